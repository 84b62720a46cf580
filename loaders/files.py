"""From paths on a command line to the bytes that a loader reads."""

import sys
import zlib
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from loaders.contract import Issue, IssueKind, RefusedFile, SourceFile

_GZIP = b"\x1f\x8b"
SIZE_LIMIT = 512 * 1024 * 1024
"""Bytes of an unpacked file above which it is refused: ten times the greatest file known."""


def expand(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield files: a folder stands for the files in it, and in folders below, that are not hidden, by name."""
    for path in paths:
        if path.is_dir():
            inside = (found.relative_to(path) for found in sorted(path.rglob("*")) if found.is_file())
            yield from (path / found for found in inside if not any(part.startswith(".") for part in found.parts))
        else:
            yield path


def read_file(path: Path) -> SourceFile:
    """Read a file, unpacking gzip by its content; ``-`` is standard input.

    Raises RefusedFile where the file is not there, cannot be read, is damaged as gzip, or is too large.
    """
    if str(path) == "-":
        return make_file("-", sys.stdin.buffer.read())
    try:
        return make_file(path.name, path.read_bytes())
    except OSError as error:
        raise _refused(path.name, f"the file cannot be read: {error.strerror}", "a file that you may read") from error


def make_file(name: str, packed: bytes) -> SourceFile:
    """Unpack bytes and take their digest; raises RefusedFile where they are damaged as gzip, or too large.

    >>> make_file("a.csv", b"x").sha256[:8]
    '2d711642'
    """
    content = packed
    if packed.startswith(_GZIP):
        try:
            content = _unpack(packed)
        except (zlib.error, EOFError) as error:
            raise _refused(name, "the gzip file is cut short or damaged", "a whole .gz file; fetch it again") from error
    if len(content) > SIZE_LIMIT:
        raise _refused(name, "the file is too large", f"at most {SIZE_LIMIT // 1024**2} MB unpacked")
    return SourceFile(name, content, sha256(content).hexdigest())


def _unpack(packed: bytes) -> bytes:
    """Unpack all parts of a gzip file one behind the other, and stop at what is too large."""
    parts, left, rest = [], SIZE_LIMIT + 1, packed
    while left and rest.strip(b"\0"):
        part = zlib.decompressobj(wbits=31)
        parts.append(part.decompress(rest, left))
        left -= len(parts[-1])
        if left and not part.eof:
            raise EOFError
        rest = part.unused_data
    return b"".join(parts)


def _refused(name: str, reason: str, expected: str) -> RefusedFile:
    return RefusedFile([Issue(kind=IssueKind.REFUSED, file=name, reason=reason, expected=expected)])
