"""From RTF to the text that it shows: one line a paragraph, tabs between cells.

Only what the register needs: letters, tabs, ends of paragraphs, cells and rows of tables. Fonts, styles, pictures and
whatever else a writer puts in are left out.
"""

import codecs
import re
from dataclasses import dataclass, field

_START = b"{\\rtf"
_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,40})(?P<number>-?[0-9]{1,9})? ?"
    rb"|\\'(?P<byte>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z])|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)|\\"
)
# Groups whose text is not shown, by their first word; "*" begins every group that a reader may leave out.
_HIDDEN = frozenset(
    b"* fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf"
    b" footnote fldinst listtable listoverridetable rsidtbl generator themedata datastore xmlnstbl".split()
)
_SHOWN = {
    b"tab": "\t",
    b"cell": "\t",
    b"nestcell": " ",
    b"emdash": "—",
    b"endash": "–",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"bullet": "•",
    b"emspace": " ",
    b"enspace": " ",
}
_ENDS = frozenset((b"par", b"line", b"sect", b"page"))
_SIGNS = {b"~": " ", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\t": "\t"}
_UNDECODABLE = "surrogateescape"


@dataclass(slots=True)
class _Group:
    """What holds between two braces: whether its text is shown, and how many letters stand in for one of Unicode."""

    is_shown: bool = True
    fallback: int = 1
    is_new: bool = True


@dataclass(slots=True)
class _Shown:
    """The text so far; ``skip`` is how many letters to leave out, since the one that they stand in for is there."""

    groups: list[_Group] = field(default_factory=lambda: [_Group()])
    parts: list[str] = field(default_factory=list)
    letters: bytearray = field(default_factory=bytearray)
    encoding: str = "cp1252"
    is_in_cell: bool = False
    skip: int = 0

    def add_letters(self, letters: bytes) -> None:
        """Add letters in the file's encoding."""
        self.skip, letters = max(0, self.skip - len(letters)), letters[self.skip :]
        self.letters += letters

    def add(self, text: str) -> None:
        """Add a text after the letters that came before it."""
        if self.letters:
            self.parts.append(self.letters.decode(self.encoding, _UNDECODABLE))
            self.letters.clear()
        self.parts.append(text)

    def end_row(self) -> None:
        """End a line after the last cell, whose own tab only closes it."""
        self.add("")
        while self.parts and not self.parts[-1]:
            self.parts.pop()
        if self.parts and self.parts[-1] == "\t":
            self.parts.pop()
        self.add("\n")
        self.is_in_cell = False


def is_rtf(content: bytes) -> bool:
    r"""Say whether bytes are RTF, by how they begin.

    >>> is_rtf(rb"{\rtf1 Peru}"), is_rtf(b"Peru")
    (True, False)
    """
    return content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_START)


def read_text(content: bytes) -> tuple[str, bool]:
    r"""Return the text that RTF shows, and whether the file is whole: False where it ends inside a group.

    The cells of a table's row have tabs between them, and so have those that are set with tabs. A paragraph that ends
    inside a cell becomes a blank.

    >>> read_text(rb"{\rtf1\ansi{\fonttbl Arial;}{\b Chile}\par{\b S:} Peru\tab (12)\par}")
    ('Chile\nS: Peru\t(12)\n', True)
    >>> read_text(rb"{\rtf1 \trowd\intbl No.\par ordered\cell T\'fcrkiye\cell\row}")
    ('No. ordered\tTürkiye\n', True)
    """
    shown = _Shown()
    groups = shown.groups
    for token in _TOKEN.finditer(content):
        here = groups[-1]
        if token["brace"]:
            shown.skip = 0
            if token["brace"] == b"{":
                groups.append(_Group(here.is_shown, here.fallback))
            elif len(groups) > 1:
                groups.pop()
            continue
        if here.is_new and (token["sign"] == b"*" or token["word"] in _HIDDEN):
            here.is_shown = False
        here.is_new = False
        if not here.is_shown:
            continue
        if token["text"] is not None:
            shown.add_letters(token["text"])
        elif token["byte"]:
            shown.add_letters(bytes([int(token["byte"], 16)]))
        elif token["word"]:
            _obey(shown, token["word"], token["number"])
        elif token["sign"] in _SIGNS:
            shown.add(_SIGNS[token["sign"]])
    shown.add("")
    return "".join(shown.parts), len(groups) == 1


def _obey(shown: _Shown, word: bytes, number: bytes | None) -> None:
    """Do what a control word says; those that only change how a text looks do nothing."""
    if word == b"u" and number:
        point = int(number) % 65536
        shown.add("\ufffd" if 0xD800 <= point < 0xE000 else chr(point))
        shown.skip = shown.groups[-1].fallback
    elif word == b"uc":
        shown.groups[-1].fallback = max(0, int(number or 1))
    elif word == b"ansicpg" and number:
        shown.encoding = _find_encoding(number.decode())
    elif word in _ENDS:
        shown.add(" " if shown.is_in_cell else "\n")
    elif word == b"row":
        shown.end_row()
    elif word in (b"intbl", b"trowd"):
        shown.is_in_cell = True
    elif word == b"pard":
        shown.is_in_cell = False
    elif word in _SHOWN:
        shown.add(_SHOWN[word])


def _find_encoding(page: str) -> str:
    """The name of a code page as Python knows it; cp1252, which RTF itself means, for any other."""
    try:
        return codecs.lookup(f"cp{page}").name
    except LookupError:
        return "cp1252"
