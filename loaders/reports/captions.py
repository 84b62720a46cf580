"""The caption of a claim: a short sentence that ends with who says so."""

from graph.claims import Claim
from graph.sentences import concession_name, loss_name, quantity_words, transfer_name
from graph.words import SpeakerRole, Stance, Subject

_ROLES = {
    SpeakerRole.NAMED_OFFICIAL: "an official",
    SpeakerRole.UNNAMED_OFFICIAL: "an official not named",
    SpeakerRole.ANONYMOUS_SOURCE: "anonymous sources",
    SpeakerRole.OUTLET: None,
    SpeakerRole.DOCUMENT: "a document",
    SpeakerRole.DATA_SET: None,
}

_STANCES = {Stance.ASSERTS: "", Stance.DENIES: ": denied", Stance.DECLINES: ": comment declined"}


def caption(claim: Claim, origins: tuple[str, ...]) -> str:
    """Return the caption of a claim; ``origins`` are the names of the sources it rests on, else of its own source."""
    return f"{_sentence(claim)}{_STANCES[claim.stance]} ({_attribution(claim, origins)})"


def _sentence(claim: Claim) -> str:
    item = claim.item.name if claim.item else None
    category = claim.category.name if claim.category else None
    match claim.subject:
        case Subject.TRANSFER:
            quantity = quantity_words(claim.quantity_low, claim.quantity_high, claim.quantity_basis)
            what = item or (f"“{claim.item_text}”" if claim.item_text else None)
            return transfer_name(_name(claim.supplier), _name(claim.recipient), claim.kind, quantity, what, claim.act)
        case Subject.LOSS:
            return loss_name(_name(claim.loser), claim.outcome, claim.count_low, claim.item_text or item or category)
        case Subject.CONCESSION:
            return concession_name(_name(claim.grantor), _name(claim.grantee), claim.text, claim.act)
        case Subject.CONTEXT:
            return f"{claim.topic}: {claim.text}"


def _name(actor: object) -> str | None:
    return getattr(actor, "name", None)


def _attribution(claim: Claim, origins: tuple[str, ...]) -> str:
    speaker = claim.speaker or (_ROLES[claim.speaker_role] if claim.speaker_role else "speaker not named")
    parts = [speaker, *origins] if speaker else origins
    return ", ".join(dict.fromkeys(parts))
