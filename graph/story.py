"""The story of the first page: transfers that reports tell of, each in one claim, with what stands around it.

Everything here is a pure function of what was read (``graph.story_rows``). Nothing is told as a fact: each sentence
is a claim's, and what was counted here says of what.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph.actors import Actor
from graph.exchanges import IN_EXCHANGE, Exchange, tell_exchanges
from graph.statements import Publication, Statement
from graph.summaries import count
from graph.telling import tell, tell_disagreement, tell_publication, tell_since
from graph.words import Act, ActorKind, Kind, Precision, Stance, Standing

_ROOTS = 3
"""How many recorded losses are told, the largest first; what they contain comes with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """A transfer of which claims tell; ``statements`` are these claims, the one that leads among them.

    ``registers`` is the number of data sets that list the transfer, ``reports`` that of the reports with a claim here.
    """

    id: str
    supplier: Actor | None
    recipient: Actor | None
    status: Act | None
    standing: Standing
    registers: int
    reports: int
    leading: Statement
    statements: tuple[Statement, ...]
    exchanges: tuple[Exchange, ...] = ()
    expected_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A report that others rest on, with the number of loaded reports that name it."""

    publication: Publication
    loaded: bool
    retellings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """A warning that a report gives about some of the transfers."""

    text: str
    claim: str
    report: Publication
    transfers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LossTold:
    """A recorded loss, as a floor; ``told_by`` is the id of the report that says so.

    ``part_of`` is the id of the loss that contains it, None where none does.
    """

    id: str
    name: str
    count_low: int | None
    claim: str
    told_by: str
    report: Publication
    origins: tuple[Publication, ...]
    part_of: str | None = None
    captured_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What the first page tells. ``total`` counts the transfers, of which ``episodes`` are the first.

    ``in_registers``: no other report tells of a transfer, so the newest rows of registers stand here instead.
    ``cited`` are the ids of the reports that the story rests on, and of the registers against which it was checked.
    """

    episodes: tuple[Episode, ...] = ()
    total: int = 0
    in_registers: bool = False
    has_register: bool = False
    publications: tuple[Publication, ...] = ()
    origins: tuple[Origin, ...] = ()
    warnings: tuple[Warned, ...] = ()
    losses: tuple[LossTold, ...] = ()
    cited: tuple[str, ...] = ()


def choose_leading(statements: Sequence[Statement], status: Act | None, kind: Kind | None) -> Statement:
    """Return the claim that leads wherever a transfer is told in one; raises ValueError where there is no claim.

    Among the claims that count and say the transfer's status: one of its kind, then one that is graded, then the one
    that names most. Start, Explore and what is beside a transfer all choose by this one rule.
    """
    if not statements:
        raise ValueError("a transfer without claims cannot be told")
    saying = [one for one in statements if one.counts and one.act is status]
    return max(
        saying or statements,
        key=lambda claim: (claim.kind is kind, claim.reliability is not None, *_fullness(claim)),
    )


def _fullness(claim: Statement) -> tuple[bool, ...]:
    """Rank claims of one act by what they name; the first of equals stays first."""
    parties = claim.supplier is not None and claim.recipient is not None
    return parties, _is_numbered(claim), claim.item is not None


def _is_numbered(claim: Statement) -> bool:
    return claim.quantity_low is not None or claim.quantity_high is not None


def tell_heading(story: Story) -> str:
    """Return the heading: whom most of the transfers have in common, and the months of the reports.

    >>> tell_heading(Story())
    'What reports say'
    """
    if story.in_registers:
        return "Newest in the registers"
    common = _common(story.episodes)
    about = f" about {' and '.join(common)}" if common else ""
    months = _months([one for one in story.publications if one.published is not None])
    return f"What reports say{about}" + (f", {months}" if months else "")


def _common(episodes: Sequence[Episode]) -> list[str]:
    """Return who takes part in more than half of several transfers: one, or the two of a pair."""
    parties: Counter[str] = Counter()
    for episode in episodes:
        known = (one for one in (episode.supplier, episode.recipient) if one and one.kind is not ActorKind.UNKNOWN)
        parties.update({one.name for one in known})
    most = max(parties.values(), default=0)
    if len(episodes) > 1 and most * 2 <= len(episodes):
        return []
    names = sorted(name for name, number in parties.items() if number == most)
    return names if len(names) <= 2 else []


def _months(publications: Sequence[Publication]) -> str:
    days = sorted(one.published for one in publications if one.published is not None)
    if not days:
        return ""
    first, last = days[0], days[-1]
    if any(one.precision is Precision.YEAR for one in publications):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{last:%B %Y}"
    return f"{first:%B}{'' if first.year == last.year else f' {first.year}'} to {last:%B %Y}"


def tell_origins(story: Story) -> str:
    """Return how several reports that retell one count as one source; "" where none does.

    >>> said = Publication(source="Washington Post", name="n", published=date(2023, 4, 1), precision=Precision.MONTH)
    >>> tell_origins(Story(origins=(Origin(publication=said, loaded=False, retellings=2),)))
    '2 loaded reports rest on one: Washington Post, Apr 2023, not loaded itself. Together they count as one source.'
    """
    parts = []
    for origin in story.origins:
        if origin.retellings < 2:
            continue
        itself = "" if origin.loaded else ", not loaded itself"
        parts.append(
            f"{count(origin.retellings, 'loaded report')} rest on one: {tell_publication(origin.publication)}{itself}. "
            "Together they count as one source."
        )
    return " ".join(parts)


def tell_check(story: Story) -> str:
    """Return what registers say to the story as a whole; "" where they are the story, or where some list a part of it.

    >>> tell_check(Story())
    ''
    """
    if story.in_registers or not story.episodes or any(one.registers for one in story.episodes):
        return ""
    if not story.has_register:
        return "No register is loaded, so nothing here was checked against one."
    return "No register that is loaded lists any of these transfers, which is not evidence that none took place."


def tell_notes(episode: Episode, today: date) -> tuple[str, ...]:
    """Return what stands beside the leading claim: exchange, request, denials, disagreement, and what is not loaded."""
    notes = [f"{IN_EXCHANGE}, {tell_exchanges(episode.exchanges)}"] if episode.exchanges else []
    leading = episode.leading
    numbered = [one for one in episode.statements if one.counts and one.act is leading.act and _is_numbered(one)]
    if numbered and not _is_numbered(leading) and not leading.is_register:
        notes.append(f"Another claim gives a number: {tell(numbered[0])}")
    asked = [one for one in episode.statements if one.act is Act.REQUESTED and one.stance is Stance.ASSERTS]
    if asked and leading.act is not Act.REQUESTED:
        notes.append(tell(max(asked, key=_fullness)))
    denials = [one for one in episode.statements if one.stance is Stance.DENIES and one.id != leading.id]
    notes += list(dict.fromkeys(tell(one) for one in denials))[:2]
    notes += tell_disagreement(episode.statements)
    if episode.registers and not leading.is_register:
        notes.append(f"Also listed by {count(episode.registers, 'register')}.")
    if episode.expected_by is not None and episode.expected_by < today:
        since = tell_since(episode.expected_by, episode.statements)
        notes.append(f"{since[:1].upper()}{since[1:]}.")
    return tuple(notes)


def tell_losses(losses: Sequence[LossTold]) -> list[tuple[LossTold, str]]:
    """Return the largest recorded losses, each with the sentence on it and on what it contains.

    Counts that contain one another are told one inside the other and never added.
    """
    known = {loss.id for loss in losses}
    roots = [loss for loss in losses if loss.part_of not in known]
    roots.sort(key=lambda loss: (-(loss.count_low or 0), loss.id))
    return [(root, _tell_loss(root, losses)) for root in roots[:_ROOTS]]


def _tell_loss(root: LossTold, losses: Sequence[LossTold]) -> str:
    inner = _tell_parts(root, losses)
    told = "; ".join(map(tell_publication, root.origins))
    told = f"{told}; as told by {tell_publication(root.report)}" if told else tell_publication(root.report)
    added = " These counts contain one another and are never added." if inner else ""
    return f"{root.name}{inner} ({told}).{added} A loss is no transfer, so no line is drawn for it."


def _tell_parts(loss: LossTold, losses: Sequence[LossTold]) -> str:
    """Return the losses that one contains, each with what it contains itself."""
    parts = [one for one in losses if one.part_of == loss.id]
    told = (f"{_tell_part(one, loss)}{_tell_parts(one, losses)}" for one in parts)
    return f", among them {' and '.join(told)}" if parts else ""


def _tell_part(part: LossTold, whole: LossTold) -> str:
    """Return a contained loss without what the whole has said already: who lost it, and the same outcome."""
    head, recorded, outcome = (part.name.partition(": ")[2] or part.name).partition(" recorded as ")
    same = whole.name.endswith(recorded + outcome)
    return f"{head}{'' if same else recorded + outcome}{f' by {part.captured_by}' if part.captured_by else ''}"
