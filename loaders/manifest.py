"""The manifest of a source: ``loaders/<id>/source.yml``, read and checked."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
_OPTIONAL = {"ignored_columns", "questions"}


class _Loader(yaml.SafeLoader):
    """Refuses a key that stands in a mapping twice: YAML would take the last one and drop the others unseen."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key) for key, _ in node.value]
        twice = sorted({str(key) for key in keys if keys.count(key) > 1})
        if twice:
            raise ValueError(f"line {node.start_mark.line + 1}: keys that stand there twice {twice}")
        return super().construct_mapping(node, deep)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a source's folder says of itself.

    ``covers`` and ``does_not_cover`` are sentences for people; ``expected_claims`` is the least number of
    claims of a whole file, by layout; ``seen`` says of each layout whether a real file of it was ever loaded. In the
    file it is a mapping from layouts to true or false, or one of the two for all layouts of ``expected_claims``.
    ``ignored_columns`` are those that the loader leaves out by name, and ``questions`` the shipped saved queries that
    answer what this source tells; both may be left out.
    """

    source: Source
    covers: str
    does_not_cover: str
    expected_claims: dict[str, int]
    seen: dict[str, bool]
    ignored_columns: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()

    @property
    def layouts_seen(self) -> list[str]:
        """The layouts of which a real file was loaded."""
        return [layout for layout, seen in self.seen.items() if seen]

    @property
    def layouts_not_seen(self) -> list[str]:
        """The layouts of which only invented samples were loaded so far."""
        return [layout for layout, seen in self.seen.items() if not seen]


def read_manifest(folder: Path) -> Manifest:
    """Read ``source.yml`` of a source's folder.

    Raises ValueError naming each key that is missing, unknown or there twice, and each layout with an expected size of
    which ``seen`` says nothing.
    """
    path = folder / "source.yml"
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except ValueError as error:
        raise ValueError(f"{path.parent.name}/source.yml: {error}") from error
    keys = set(content)
    if not _KEYS <= keys <= _KEYS | _OPTIONAL:
        missing, unknown = sorted(_KEYS - keys), sorted(keys - _KEYS - _OPTIONAL)
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
        seen=_read_seen(path, content["seen"], content["expected_claims"]),
        ignored_columns=tuple(content.get("ignored_columns", ())),
        questions=tuple(content.get("questions", ())),
    )


def _read_seen(path: Path, seen: object, layouts: Iterable[str]) -> dict[str, bool]:
    """Return of each layout whether a real file was loaded."""
    where = f"{path.parent.name}/source.yml: seen"
    if isinstance(seen, bool):
        return dict.fromkeys(layouts, seen)
    if not isinstance(seen, dict) or not all(isinstance(value, bool) for value in seen.values()):
        raise ValueError(f"{where}: found {seen!r}, expected true, false, or one of them for each layout")
    left = [layout for layout in layouts if layout not in seen]
    if left:
        raise ValueError(f"{where}: says nothing of the layouts {left}; expected true or false for each")
    return seen


def list_manifests() -> list[Manifest]:
    """Read the manifests of all sources, by id."""
    return [read_manifest(path.parent) for path in sorted(FOLDER.glob("*/source.yml"))]
