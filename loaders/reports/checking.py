"""Whether each entry makes sense: parties, dates, numbers, quotations, grades. What the schema cannot say."""

import re
from datetime import date

from graph.words import Act, Basis, Outcome, SourceKind, SpeakerRole, Stance
from loaders.reports.entries import Entry
from loaders.reports.fields import Fields
from loaders.reports.findings import Findings
from loaders.reports.headers import check_date, check_head
from loaders.reports.parties import check_parties, read_actor
from loaders.reports.quantities import MEASURES, ends, read_quantity
from loaders.reports.references import check_references

MAX_QUOTED_WORDS = 25

_HAS_DOER = frozenset({Act.REQUESTED, Act.OFFERED, Act.AGREED, Act.REFUSED, Act.LICENCE_REFUSED})
_WITHOUT_BLANKS = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")


def check(root: Fields, entries: list[Entry], findings: Findings) -> None:
    """Add every mistake and notice about a file, beside what the schema says."""
    check_head(root, findings)
    check_references(root, entries, findings)
    published = check_date(root.under("report"), "published", findings)
    compiled = root.under("report").under("source").text("kind") == SourceKind.COMPILER
    for entry in entries:
        _check_entry(entry, published.latest if published else None, findings)
        if not compiled and entry.section in ("claims", "concessions"):
            _check_register(entry.fields.under("speaker"), findings)


def count_words(text: str) -> int:
    """Return the number of words; where a script has no blanks, two letters count as one.

    >>> count_words("habe die Anfrage abgelehnt, hieß es"), count_words("归还直升机发动机")
    (6, 4)
    """
    letters = len(_WITHOUT_BLANKS.findall(text))
    return len(_WITHOUT_BLANKS.sub(" ", text).split()) + (letters + 1) // 2


def _check_entry(entry: Entry, published: date | None, findings: Findings) -> None:
    fields = entry.fields
    check_parties(fields, entry.parties, findings)
    check_parties(fields.under("speaker"), ("for",), findings)
    happened = check_date(fields, "date", findings)
    if happened and published and happened.earliest > published:
        reason = "the date is after the report was published"
        findings.notice(fields.at("date"), reason, expected=f"{published.isoformat()} or before")
    for key in ("expected_by", "as_of"):
        check_date(fields, key, findings)
    _check_quotation(fields, findings)
    _check_act(entry, findings)
    _check_speaker(fields.under("speaker"), findings)
    _check_grade(fields, findings)
    if entry.section == "claims":
        _check_sides(entry, findings)
        _check_quantity(fields, findings)
    if entry.section == "losses":
        _check_loss(fields, findings)


def _check_register(speaker: Fields, findings: Findings) -> None:
    """Refuse that a report which passes on a data set speaks as one: registers are counted apart from sources."""
    if speaker.text("role") == SpeakerRole.DATA_SET:
        reason = "only a report of a data set itself (source kind compiler) speaks as one on a transfer"
        findings.mistake(speaker.at("role"), reason, found=SpeakerRole.DATA_SET.value, expected="document, or outlet")


def _check_quotation(fields: Fields, findings: Findings) -> None:
    number = count_words(fields.text("quotation") or "")
    if number > MAX_QUOTED_WORDS:
        reason = "the quotation is longer than what may be quoted"
        findings.mistake(
            fields.at("quotation"), reason, found=f"{number} words", expected=f"at most {MAX_QUOTED_WORDS}"
        )


def _check_act(entry: Entry, findings: Findings) -> None:
    """Who blocked is always named; who else did something is missed where the key is left out."""
    fields, act = entry.fields, entry.fields.text("act")
    named = fields.has("acted_by") and fields.values["acted_by"] != []
    if act == Act.BLOCKED and not named:
        findings.mistake(fields.at("act"), "who blocked is not named", found=act, expected="acted_by with who blocked")
    asserts = fields.text("stance") in (None, Stance.ASSERTS)
    if asserts and act in _HAS_DOER and not fields.has("acted_by"):
        reason = f"nobody is named as having {act}; give acted_by, an empty list where the report does not say"
        findings.notice(fields.at("act"), reason)


def _check_speaker(speaker: Fields, findings: Findings) -> None:
    if speaker.text("role") == SpeakerRole.NAMED_OFFICIAL and not speaker.has("name"):
        expected = f"a name, or the role {SpeakerRole.UNNAMED_OFFICIAL}"
        findings.mistake(speaker.path, "a named official has no name", expected=expected)


def _check_grade(fields: Fields, findings: Findings) -> None:
    grade = fields.under("grade")
    check_date(grade, "on", findings)
    origins = len(list(fields.any_list("rests_on")))
    if grade.whole("credibility") == 1 and origins < 2:
        reason = f"credibility 1 needs two independent origins, and the claim names {origins}"
        findings.notice(grade.at("credibility"), reason)


def _check_sides(entry: Entry, findings: Findings) -> None:
    fields = entry.fields
    if not (fields.has("supplier") or fields.has("recipient") or entry.key):
        findings.mistake(
            fields.path, "the claim names neither supplier nor recipient nor transfer", expected="at least one of them"
        )
    supplier = read_actor(fields.values.get("supplier"), entry.about)
    recipient = read_actor(fields.values.get("recipient"), entry.about)
    if supplier is not None and supplier == recipient:
        findings.mistake(
            fields.at("recipient"), "supplier and recipient are the same", found=supplier.name, expected="another"
        )


def _check_quantity(fields: Fields, findings: Findings) -> None:
    quantity = fields.under("quantity")
    basis = quantity.text("basis")
    if basis not in list(Basis):
        return
    _check_ends(quantity, *ends(quantity), Basis(basis), findings)
    act = fields.text("act")
    if act in list(Act) and Act(act) not in MEASURES and not quantity.has("measure") and basis != Basis.UNKNOWN:
        reason = f"what the number counts is not told by the act {act}"
        findings.mistake(quantity.path, reason, expected="measure, such as planned, agreed or ordered")


def _check_ends(fields: Fields, low: int | None, high: int | None, basis: Basis, findings: Findings) -> None:
    written = [key for key in ("number", "low", "high", "count") if fields.has(key)]
    if any(fields.whole(key) is None for key in written):
        return  # the schema tells what is wrong with the number
    try:
        read_quantity(low, high, basis)
    except ValueError as error:
        found = ", ".join(f"{key} {fields.whole(key)}" for key in written) or None
        expected = "number, or low and high; low alone with at least, high alone with up to; none with unknown"
        findings.mistake(fields.at("basis"), str(error), found=found, expected=expected)


def _check_loss(fields: Fields, findings: Findings) -> None:
    basis = fields.text("basis")
    if basis in list(Basis):
        _check_ends(fields, fields.whole("count"), fields.whole("count"), Basis(basis), findings)
    if fields.has("captured_by") and fields.text("outcome") != Outcome.CAPTURED:
        found = fields.text("outcome")
        findings.mistake(
            fields.at("captured_by"), "captured_by stands beside another outcome", found=found, expected="captured"
        )
