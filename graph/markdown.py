"""Text as Markdown that shows just this text: what stands in a file is data and never becomes markup."""

import re

_MARKS = re.compile(r"([\\`*_\[\]<>|~$])")


def escape(text: str) -> str:
    r"""Return text as Markdown that shows just this text, on one line.

    >>> escape("a *b* <c> | [d]")
    'a \\*b\\* \\<c\\> \\| \\[d\\]'
    """
    return _MARKS.sub(r"\\\1", " ".join(text.split())).replace("&", "&amp;")
