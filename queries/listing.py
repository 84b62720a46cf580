"""How a question is listed: its topic, and its entry in the JSON that scripts rely on."""

from typing import Any

from queries.files import plain
from queries.library import OWN
from queries.question import Question


def topic_of(question: Question) -> str:
    """Return the topic of a question; a person's own have one of theirs."""
    return question.topic if question.trusted else OWN


def as_entry(question: Question) -> dict[str, Any]:
    """Return a question as ``python -m queries list --format json`` tells it; keys are added, never renamed."""
    return {
        "name": question.name,
        "title": question.title,
        "description": question.description,
        "topic": topic_of(question),
        "tags": list(question.tags),
        "params": {
            p.name: {"type": f"list of {p.type}" if p.many else p.type, "default": plain(p.default), "help": p.help}
            | {"required": p.required, "minimum": plain(p.minimum), "maximum": plain(p.maximum)}
            for p in question.parameters
        },
        "columns": {c.name: f"list of {c.type}" if c.many else c.type for c in question.columns},
        "view": {"kind": question.view.kind, **question.view.columns},
        "sentence": question.sentence,
        "caveat": question.caveat,
    }
