"""What claims about one thing say beside each other: retellings of one origin, and claims that exclude one another."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.grammar import claim_word
from graph.pair import Contradiction
from graph.sentences import quantity_words
from graph.statements import Publication, Statement
from graph.telling import long_day, tell, tell_publication
from graph.words import Act, Stance, Within

NOT_GIVEN = "not given"
_ORDER = list(Act)


@dataclass(frozen=True, slots=True)
class Retelling:
    """One claim of a report that retells an origin, as cells: what it says of act, number, day and in which words."""

    claim: str
    report: str
    act: str
    number: str
    expected_by: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """All retellings of one origin about one transfer, the oldest first and those without a day last."""

    origin: Publication
    transfer: str
    reports: int
    retellings: tuple[Retelling, ...]
    differences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """What one or several claims say alike in a disagreement, who says so, their grades, and the id of one of them."""

    who: str
    says: str
    grade: str
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Claims about one transfer that exclude each other in one matter: act, quantity, party or kind."""

    transfer: str
    about: str
    within: tuple[str, ...]
    voices: tuple[Voice, ...]


def find_retold(statements: Iterable[Statement]) -> tuple[Retold, ...]:
    """Return what was retold by at least two reports, by origin and transfer."""
    groups: dict[tuple[str, str, str], list[tuple[Publication, Statement]]] = defaultdict(list)
    for statement in statements:
        if not statement.is_register:
            for origin in statement.origins:
                groups[origin.source, origin.name, statement.transfer].append((origin, statement))
    found = []
    for (_, _, transfer), told in sorted(groups.items(), key=lambda group: group[0]):
        claims = sorted((claim for _, claim in told), key=_age)
        reports = len({(claim.report.source, claim.report.name) for claim in claims})
        if reports > 1:
            found.append(
                Retold(
                    origin=told[0][0],
                    transfer=transfer,
                    reports=reports,
                    retellings=tuple(map(_retelling, claims)),
                    differences=tuple(_differences(claims)),
                )
            )
    return tuple(found)


def find_disputes(statements: Sequence[Statement], contradictions: Iterable[Contradiction]) -> tuple[Dispute, ...]:
    """Return claims that exclude each other, side by side; what several say alike is one voice with all their names.

    The voice that the most others contradict comes first.
    """
    known = {statement.id: statement for statement in statements}
    groups: dict[tuple[str, str], list[Contradiction]] = defaultdict(list)
    for one in contradictions:
        if one.one in known and one.other in known:
            groups[one.transfer, one.about].append(one)
    return tuple(
        Dispute(
            transfer=transfer,
            about=about,
            within=tuple(sorted({one.within for one in found})),
            voices=_voices(known, Counter(claim for one in found for claim in (one.one, one.other))),
        )
        for (transfer, about), found in sorted(groups.items())
    )


def tell_dispute(dispute: Dispute) -> str:
    """Return about what claims disagree, and whether inside one report.

    >>> tell_dispute(Dispute(transfer="t", about="kind", within=("one report", "several"), voices=()))
    'About the kind, within one report and between several'
    """
    where = {Within.ONE_REPORT.value: "within one report", Within.SEVERAL.value: "between several"}
    return f"About the {dispute.about}, {' and '.join(where[one] for one in dispute.within)}"


def tell_grade_badge(claim: Statement) -> str:
    """Return the grade in short: "B3", or "not graded"."""
    if claim.is_register:
        return "a register's row"
    graded = claim.reliability is not None and claim.credibility is not None
    return f"{claim.reliability}{claim.credibility}" if graded else "not graded"


def tell_place(claim: Statement) -> str:
    """Return the report with its day and the place in it."""
    return f"{tell_publication(claim.report)}, {claim.locator}"


def _age(claim: Statement) -> tuple[bool, date, str, str, int, str]:
    act = _ORDER.index(claim.act) if claim.act is not None else len(_ORDER)
    day = claim.report.published
    return day is None, day or date.max, claim.report.source, claim.report.name, act, claim.id


def _retelling(claim: Statement) -> Retelling:
    return Retelling(
        claim=claim.id,
        report=tell_publication(claim.report),
        act=_act(claim),
        number=_number(claim),
        expected_by=_expected(claim),
        words=f"“{claim.quotation}”" if claim.quotation else "",
    )


def _act(claim: Statement) -> str:
    said = claim_word(claim.act, claim.stance, claim.kind)
    act = "" if claim.stance is Stance.ASSERTS or claim.act is None else f" ({claim.act})"
    kind = f", {claim.kind}" if claim.kind is not None else ""
    return f"{said}{act}{kind}"


def _number(claim: Statement) -> str:
    return quantity_words(claim.quantity_low, claim.quantity_high, claim.quantity_basis) or NOT_GIVEN


def _expected(claim: Statement) -> str:
    return long_day(claim.expected_by, claim.expected_by_precision) if claim.expected_by is not None else NOT_GIVEN


def _differences(claims: Sequence[Statement]) -> Iterable[str]:
    """Yield of each act what its retellings give otherwise: the number, the day, the kind."""
    by_act: dict[Act, list[Statement]] = defaultdict(list)
    for claim in claims:
        if claim.act is not None and claim.stance is Stance.ASSERTS:
            by_act[claim.act].append(claim)
    for act, own in sorted(by_act.items(), key=lambda pair: _ORDER.index(pair[0])):
        matters = {
            "number": [_number(claim) for claim in own],
            "expected by": [_expected(claim) for claim in own],
            "kind": [claim.kind.value if claim.kind is not None else NOT_GIVEN for claim in own],
        }
        for matter, told in matters.items():
            values = {value: told.count(value) for value in dict.fromkeys(told)}
            if len(values) > 1:
                yield f"{claim_word(act, Stance.ASSERTS, None)}, {matter}: " + _values(values)


def _values(values: dict[str, int]) -> str:
    return "; ".join(f"{value} ({number} claim{'' if number == 1 else 's'})" for value, number in values.items())


def _voices(known: Mapping[str, Statement], against: Counter[str]) -> tuple[Voice, ...]:
    """Make voices of claims; ``against`` counts how many contradict each, by id."""
    groups: dict[str, list[Statement]] = defaultdict(list)
    for claim in sorted((known[one] for one in against), key=_age):
        groups[tell(claim)].append(claim)
    ordered = sorted(groups.items(), key=lambda group: (-max(against[one.id] for one in group[1]), -len(group[1])))
    voices = [
        Voice(
            who=" · ".join(map(tell_place, own)),
            says=says,
            grade=", ".join(dict.fromkeys(map(tell_grade_badge, own))),
            claim=own[0].id,
        )
        for says, own in ordered
    ]
    return tuple(voices)
