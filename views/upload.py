"""Loading a file on the page: detected, checked, previewed, then loaded with progress, or refused with all reasons.

Nothing of an upload is kept: the bytes stay in this session's memory until the load, and only claims are written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from graph.holdings import HeldReport, tell_moment
from graph.store.errors import StoreError
from graph.totals import tell_stated
from loaders.contract import Issue, IssueKind, LoadOptions, RefusedFile, SourceFile
from loaders.files import make_file
from loaders.manifest import Manifest
from views.plain_table import Column, show_facts, show_table
from views.preview import Ask, Preview, issue_row, issues_of, preview, recognise, tell_checked, tell_unknown
from views.text import as_text
from views.writing import (
    HOW_TO_ALLOW,
    alone,
    may_load,
    read_again,
    tell_exposed,
    tell_load,
    tell_writing,
    write,
)

SIZE_LIMIT = 200
"""Megabytes of an upload, packed or not."""
_SHOWN = 50
"""Issues of each kind that are shown; all are in the file that can be downloaded."""

_TURN = "upload_turn"
_READ = "upload_read"
_WRITTEN = "written"
_WANTED = "upload_wanted"
"""The file that a person wants loaded, kept until it is: another press may end a run of the page before."""

_ISSUE_COLUMNS = (Column("where"), Column("what is wrong"), Column("found"), Column("expected"))


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of the upload in this session: with which options, and what the file alone leaves open."""

    sha256: str
    source: str
    options: LoadOptions
    asks: frozenset[Ask]
    preview: Preview


def show_upload(reports: Sequence[HeldReport]) -> None:
    """Show the upload; ``reports`` are those that are loaded."""
    st.header("Load a file", anchor=False)
    if not may_load():
        st.markdown(HOW_TO_ALLOW)
        return
    exposed = tell_exposed(st.get_option("server.address"))
    if exposed:
        st.warning(as_text(exposed))
    written = st.session_state.get(_WRITTEN)
    if written is not None:
        st.info(as_text(written))
        st.session_state.pop(_WRITTEN)
    uploaded = st.file_uploader(
        "A register or its tables, licences, losses, a table of components or names, or a typed report as YAML; packed "
        "as .gz if you like",
        key=f"upload_{st.session_state.get(_TURN, 0)}",
        max_upload_size=SIZE_LIMIT,
    )
    st.markdown(
        f":small[:gray[At most {SIZE_LIMIT} MB. The file is checked first, and nothing is loaded before you say so. "
        "The file itself is not kept.]]"
    )
    if uploaded is None:
        st.session_state.pop(_READ, None)
        st.session_state.pop(_WANTED, None)
        return
    try:
        file = make_file(uploaded.name, uploaded.getvalue())
    except RefusedFile as refused:
        _show_issues(refused.issues, IssueKind.REFUSED, uploaded.name)
        return
    manifest = _recognised(file)
    if manifest is not None:
        _show_file(manifest, file, reports)


def _recognised(file: SourceFile) -> Manifest | None:
    """Return the source of a file; where several loaders know it, the person chooses."""
    found = recognise(file)
    if not found:
        st.error(as_text(tell_unknown(file)))
        return None
    if len(found) == 1:
        st.markdown(f"Read as: {as_text(found[0].source.name)}.")
        return found[0]
    names = {manifest.source.id: manifest for manifest in found}
    chosen = st.radio("Several loaders know this file", list(names), format_func=lambda one: names[one].source.name)
    return names[chosen]


def _show_file(manifest: Manifest, file: SourceFile, reports: Sequence[HeldReport]) -> None:
    read = _read(manifest.source.id, file)
    checked = read.preview.checked
    if checked.report is None:
        st.error(as_text(tell_checked(checked)))
        _show_issues(checked.issues, IssueKind.REFUSED, file.name)
        return
    st.markdown(as_text(tell_checked(checked)))
    report = checked.report.report
    window = f"{report.window_from} to {report.window_to}" if report.window_from is not None else "not stated"
    facts = [
        ("Report", report.name),
        ("Source", report.source.name),
        ("Id", report.id),
        ("Layout", report.layout or ""),
        ("Edition", report.edition or ""),
        ("Window", window if Ask.WINDOW in read.asks or report.window_from is not None else ""),
        ("Loaded already", _tell_loaded(report.id, file, reports)),
    ]
    show_facts(facts, key="upload_report", heading="The report in this file")
    if read.asks:
        _ask(manifest.source.id, file, read)
    st.subheader("First rows" if checked.report.compared else "First claims", anchor=False)
    sentences = [[sentence] for sentence in read.preview.sentences]
    show_table([], sentences, key="upload_claims", aloud="First claims of this file")
    for kind in IssueKind:
        _show_issues(issues_of(checked, kind), kind, file.name)
    words = f"Load {tell_stated(checked.report.claims, checked.report.compared)}"
    st.button(words, type="primary", key="load", on_click=_want, args=(file.sha256,))
    if st.session_state.get(_WANTED) == file.sha256:
        _load(manifest.source.id, file, read.options)
    st.session_state.pop(_WANTED, None)


def _want(sha256: str) -> None:
    st.session_state[_WANTED] = sha256


def _tell_loaded(report: str, file: SourceFile, reports: Sequence[HeldReport]) -> str:
    """Return what loading would do to a report of the same id."""
    same = next((one for one in reports if one.id == report), None)
    if same is None:
        return ""
    when = f" since {tell_moment(same.loaded_at)}" if same.loaded_at is not None else ""
    if same.sha256 == file.sha256:
        return f"yes{when}, from the same file: loading it again changes nothing but what you add to it"
    return f"yes{when}, from another file: its {same.claims:,} claims will be replaced by these"


def _read(source: str, file: SourceFile, options: LoadOptions | None = None) -> _Read:
    """Read the file once for each set of options; what it leaves open is found without any."""
    known: _Read | None = st.session_state.get(_READ)
    if known is not None and (known.sha256, known.source) == (file.sha256, source) and options in (None, known.options):
        return known
    chosen = options or LoadOptions()
    bar = st.progress(0.0, text="Reading the file …")
    found = preview(source, file, chosen, lambda done, of: _advance(bar, "Reading the file", done, of))
    bar.empty()
    asks = known.asks if options is not None and known is not None else found.asks
    read = _Read(file.sha256, source, chosen, asks, found)
    st.session_state[_READ] = read
    return read


def _advance(bar: "st.delta_generator.DeltaGenerator", words: str, done: int, of: int | None) -> None:
    bar.progress(min(1.0, done / of) if of else 0.0, text=f"{words}: {done:,} rows …")


def _ask(source: str, file: SourceFile, read: _Read) -> None:
    """Ask for what the file does not say, and read it again with the answers."""
    st.subheader("What the file does not say", anchor=False)
    with st.form("upload_options", border=False):
        edition, made, first, last = "", None, None, None
        places = iter(st.columns(4))
        if Ask.EDITION in read.asks:
            known = read.options.edition or ""
            edition = next(places).text_input("Edition", value=known, placeholder="such as 2024 edition")
        if Ask.GENERATED in read.asks:
            day = read.options.generated
            made = next(places).date_input("Day on which the file was made", value=day, max_value=date.today())
        if Ask.WINDOW in read.asks:
            years = read.options.window or (None, None)
            first = next(places).number_input("First delivery year covered", 1900, 2100, value=years[0], step=1)
            last = next(places).number_input("Last delivery year covered", 1900, 2100, value=years[1], step=1)
        if not st.form_submit_button("Check with this"):
            return
    if (first is None) is not (last is None) or (first is not None and last is not None and first > last):
        st.error("A window needs its first and its last year, the first not after the last.")
        return
    window = (int(first), int(last)) if first is not None and last is not None else None
    generated = made if isinstance(made, date) else None
    _read(source, file, LoadOptions(edition=edition.strip() or None, generated=generated, window=window))
    st.rerun()


def _show_issues(issues: Sequence[Issue], kind: IssueKind, name: str) -> None:
    """Show refused rows in full, and what was repaired or is worth knowing folded away."""
    if not issues:
        return
    words = {IssueKind.REFUSED: "Refused", IssueKind.REPAIRED: "Repaired", IssueKind.NOTICE: "Worth knowing"}[kind]
    with st.expander(f"{words}: {len(issues):,}", expanded=kind is IssueKind.REFUSED):
        rows = [issue_row(issue) for issue in issues[:_SHOWN]]
        show_table(_ISSUE_COLUMNS, rows, key=f"upload_{kind}", aloud=f"{words} rows")
        if len(issues) > _SHOWN:
            st.markdown(f":small[:gray[{_SHOWN} of {len(issues):,} are shown.]]")
            text = "\n".join(issue.sentence() for issue in issues) + "\n"
            st.download_button("Download all", text, f"{kind}.txt", "text/plain", key=f"all_{kind}_{name}")


def _load(source: str, file: SourceFile, options: LoadOptions) -> None:
    """Read the file once more and write it, telling which of the two is being done, and how far it is.

    What a person presses while it is written waits until it is done: a load is never left half way unseen.
    """
    bar = st.progress(0.0, text="Reading the file …")
    pressed: BaseException | None = None

    def advance(done: int, of: int) -> None:
        nonlocal pressed
        if pressed is not None:
            return
        try:
            bar.progress(done / of if of else 1.0, text=words)
        except BaseException as interruption:  # how Streamlit ends a run for the next one; raised again below
            pressed = interruption

    try:
        with alone():
            checked = read_again(source, file, options, lambda done, of: _advance(bar, "Reading the file", done, of))
            words = as_text(tell_writing(checked))
            bar.progress(0.0, text=words)
            outcome = write(checked, advance)
    except StoreError as error:
        bar.empty()
        st.error(as_text(f"{error} Nothing of {file.name} was loaded."))
        return
    st.session_state[_WRITTEN] = tell_load(outcome)
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    st.session_state.pop(_READ, None)
    st.session_state.pop(_WANTED, None)
    if pressed is not None:
        raise pressed
    st.rerun()
