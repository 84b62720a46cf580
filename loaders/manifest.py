"""The manifest of a source: ``loaders/<id>/source.yml``, read and checked."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from graph.reports import Source
from graph.words import SourceKind

FOLDER = Path(__file__).parent

_KEYS = {
    "id",
    "name",
    "publisher",
    "kind",
    "url",
    "data_licence",
    "citation",
    "covers",
    "does_not_cover",
    "expected_claims",
    "seen",
}


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a source's folder says of itself.

    ``covers`` and ``does_not_cover`` are sentences for people; ``expected_claims`` is the least number of
    claims of a whole file, by layout; ``seen`` says whether a real file of it was ever loaded.
    """

    source: Source
    covers: str
    does_not_cover: str
    expected_claims: dict[str, int]
    seen: bool


def read_manifest(folder: Path) -> Manifest:
    """Read ``source.yml`` of a source's folder; raises ValueError naming each key that is missing or unknown."""
    path = folder / "source.yml"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    keys = set(content)
    if keys != _KEYS:
        missing, unknown = sorted(_KEYS - keys), sorted(keys - _KEYS)
        raise ValueError(f"{path.parent.name}/source.yml: missing keys {missing}, unknown keys {unknown}")
    source = Source(
        id=content["id"],
        name=content["name"],
        publisher=content["publisher"],
        kind=SourceKind(content["kind"]),
        url=content["url"],
        data_licence=content["data_licence"],
        citation=content["citation"],
    )
    return Manifest(
        source=source,
        covers=content["covers"],
        does_not_cover=content["does_not_cover"],
        expected_claims=content["expected_claims"],
        seen=content["seen"],
    )


def list_manifests() -> list[Manifest]:
    """Read the manifests of all sources, by id."""
    return [read_manifest(path.parent) for path in sorted(FOLDER.glob("*/source.yml"))]
