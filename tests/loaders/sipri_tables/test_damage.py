"""Whatever happens to a table, every row is a total or refused with a reason."""

import os
import random

import pytest

from loaders.checking import check
from loaders.contract import LoadOptions
from loaders.files import make_file
from tests.loaders.sipri.test_damage import damage
from tests.loaders.sipri_tables.test_tables import SAMPLE

FILES = [path.read_bytes().split(b"\n") for path in sorted(SAMPLE.glob("*.csv"))]
ROUNDS = int(os.environ.get("MUTATIONS", "200"))


@pytest.mark.parametrize("part", range(4))
def test_a_damaged_table_is_never_lost_in_silence(part: int) -> None:
    """`check` itself stops where rows read are not totals and refused rows."""
    read = 0
    for seed in range(part, ROUNDS, 4):
        chance = random.Random(seed)
        lines = list(chance.choice(FILES))
        for _ in range(chance.randint(1, 3)):
            damage(lines, chance)
        found = check("sipri_tables", make_file("table.csv", b"\n".join(lines)), LoadOptions())
        if found.report is None:
            assert found.issues and all(issue.reason for issue in found.issues), f"seed {seed}"
            continue
        read += 1
        assert found.rows_read == len(found.totals) + len(found.refusals), f"seed {seed}"
        assert all(issue.line and issue.reason for issue in found.refusals), f"seed {seed}"
        assert all(issue.sentence().isprintable() for issue in found.issues), f"seed {seed}"
        assert all(total.raw.encode() and total.name.encode() for total in found.totals), f"seed {seed}"
        assert found.report.report.name.encode(), f"seed {seed}"
    assert read > ROUNDS // 16
