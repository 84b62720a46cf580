"""Text from the graph, made safe for Markdown: it is never HTML, a link, a formula or an icon."""

import re

_ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
"""Where Markdown would see the beginning of an address, even in plain text."""
_JOINER = "\u2060"
"""Takes no room and ends no word; an address that it parts is no link."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:&^=])")


def as_text(value: str) -> str:
    """Escape a text so that Streamlit's Markdown shows it as it stands.

    >>> print(as_text("<b>[Mi-17](x)</b> :red[no] $5"))
    \\<b\\>\\[Mi\\-17\\]\\(x\\)\\</b\\> \\:red\\[no\\] \\$5
    >>> as_text("http://x").count(_JOINER)
    1
    """
    return _SPECIAL.sub(r"\\\1", _ADDRESS.sub(_JOINER, " ".join(value.split())))
