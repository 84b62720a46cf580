"""The report that a file is: which edition of the register, and which years it covers."""

from graph.reports import Report, Source
from loaders.contract import LoadOptions, SourceFile
from loaders.sipri.identity import report_id
from loaders.sipri.preamble import Preamble

_NOT_STATED = "edition not stated in the file"
_ALL = "all countries"

Window = tuple[int | None, int | None]


def make_report(source: Source, file: SourceFile, layout: str, preamble: Preamble, options: LoadOptions) -> Report:
    """Return the report; what a person adds fills in what the file itself does not say. ``layout`` is its name."""
    generated = preamble.generated or options.generated
    edition = options.edition or (f"generated {generated}" if generated else _NOT_STATED)
    first, last = find_window(preamble, options) or (None, None)
    return Report(
        id=report_id(file.sha256),
        source=source,
        name=f"SIPRI trade register, {_tell_choice(preamble, edition)}",
        language="en",
        generated=generated,
        edition=edition,
        window_from=first,
        window_to=last,
        layout=layout,
        file=file.name,
        sha256=file.sha256,
    )


def find_window(preamble: Preamble, options: LoadOptions) -> Window | None:
    """Return the window of years: the file's, each open end filled in by the option; None where nobody says.

    >>> find_window(Preamble(window=(2000, None)), LoadOptions(window=(1990, 2025)))
    (2000, 2025)
    """
    added: Window = options.window or (None, None)
    if preamble.window is None:
        return options.window
    first, last = preamble.window
    return (added[0] if first is None else first, added[1] if last is None else last)


def find_conflicts(preamble: Preamble, options: LoadOptions) -> list[tuple[str, str, str]]:
    """Return each option that the file contradicts: its name, what was given, and what the file says instead."""
    found = []
    stated = preamble.generated
    if options.generated is not None and stated not in (None, options.generated):
        found.append(("--generated", str(options.generated), str(stated)))
    window = find_window(preamble, options)
    if options.window is not None and window != options.window:
        found.append(("--window", tell_window(options.window), tell_window(window)))
    return found


def _tell_choice(preamble: Preamble, edition: str) -> str:
    """What was chosen at the download; the edition where the file does not tell."""
    if preamble.supplier is None or preamble.recipient is None:
        return edition
    parts = []
    for name, role in ((preamble.supplier, "supplier"), (preamble.recipient, "recipient")):
        if name.casefold() != _ALL:
            parts.append(f"{name[:80]} as {role}")
    parts = parts or [_ALL]
    if preamble.window is not None:
        parts.append(tell_window(preamble.window))
    return ", ".join(parts)


def tell_window(window: Window | None) -> str:
    """A window in words.

    >>> tell_window((2000, 2025)), tell_window((2000, None)), tell_window((None, None))
    ('2000 to 2025', 'from 2000', 'all years')
    """
    first, last = window or (None, None)
    if first is None and last is None:
        return "all years"
    if first is None:
        return f"to {last}"
    return f"from {first}" if last is None else f"{first} to {last}"
