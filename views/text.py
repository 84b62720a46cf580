"""Text from the graph, made safe for Markdown: it is never HTML, a link, a formula or an icon."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:&^=])")


def as_text(value: str) -> str:
    """Escape a text so that Streamlit's Markdown shows it as it stands.

    >>> print(as_text("<b>[Mi-17](x)</b> :red[no] $5"))
    \\<b\\>\\[Mi\\-17\\]\\(x\\)\\</b\\> \\:red\\[no\\] \\$5
    """
    return _SPECIAL.sub(r"\\\1", " ".join(value.split()))
