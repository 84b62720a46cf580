"""From bytes to text: which encoding a file is in, and which of its bytes are no characters.

SIPRI's site sends latin-1 in some years and plain ASCII in others; a spreadsheet saves cp1252, or UTF-8 with or
without a mark in front. A byte that is no character in the encoding becomes a lone surrogate, so that only its row
is refused.
"""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

_UNDECODABLE = "surrogateescape"

UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Control characters apart from the line feed, line ends that only Unicode knows, and undecodable bytes."""


def decode(content: bytes) -> str:
    """Return the text of a file: UTF-8 where it is valid, else cp1252, which holds all of latin-1's letters.

    A file with a UTF-8 mark, or one in which more lines with letters beyond ASCII are valid UTF-8 than not, is UTF-8
    with damaged bytes: read as cp1252, all its names would change.

    >>> decode("Türkiye".encode()), decode("Türkiye".encode("latin-1")), decode(b"\\xef\\xbb\\xbfChad")
    ('Türkiye', 'Türkiye', 'Chad')
    >>> decode(b"Ni\\x81ger")
    'Ni\\udc81ger'
    """
    marked = content.startswith(BOM_UTF8)
    content = content.removeprefix(BOM_UTF8)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        encoding = "utf-8" if marked or _is_mostly_utf_8(content) else "cp1252"
    return content.decode(encoding, _UNDECODABLE)


def is_utf_16(content: bytes) -> bool:
    """Say whether a file is UTF-16 (or UTF-32): by its mark, or by a zero byte beside most letters.

    >>> is_utf_16("Recipient,Supplier".encode("utf-16-le")), is_utf_16(b"Recipient\\x00,Supplier")
    (True, False)
    """
    start = content[:1000]
    return start.startswith((BOM_UTF16_BE, BOM_UTF16_LE, b"\0\0\xfe\xff")) or start.count(0) * 3 > len(start)


def printable(text: str) -> str:
    """Return a text that can be shown and stored: what is no character becomes its escape.

    >>> printable("Ni\\udc81ger\\x00")
    'Ni\\\\x81ger\\\\x00'
    """
    return UNPRINTABLE.sub(lambda found: f"\\x{_byte_of(found[0]):02x}", text)


def _byte_of(character: str) -> int:
    point = ord(character)
    return point - 0xDC00 if 0xDC80 <= point <= 0xDCFF else point


def _is_mostly_utf_8(content: bytes) -> bool:
    valid = 0
    for line in content.split(b"\n"):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            valid += 1
        except UnicodeDecodeError:
            valid -= 1
    return valid > 0
