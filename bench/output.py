"""How a run of measures is printed: a Markdown table to paste, or JSON."""

import json
from dataclasses import dataclass, field

from bench.figures import Figure
from bench.machine import describe_machine, tell_machine


@dataclass
class Findings:
    """What a run found: figures, and of each measure without figures why."""

    register: str
    runs: int
    busy: float
    """How many cores other programs kept busy in the minute before."""
    code_changed: bool = False
    """Whether somebody edited the code during the run: then the figures are of no one version."""
    figures: list[Figure] = field(default_factory=list)
    not_measured: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)


def as_text(found: Findings) -> str:
    """Return a Markdown table, with the machine above it and where the time went below."""
    lines = [f"Measured on {tell_machine()}, {found.busy:.1f} of the cores busy before it began;"]
    lines += [
        f"with {found.register}; times are medians of {found.runs} runs or more, but of the copies, loaded once.",
        "",
    ]
    lines += ["| figure | measured | baseline | ratio | budget | holds |", "|---|---:|---:|---:|---|---|"]
    lines += [_row(figure) for figure in found.figures]
    lines += [f"| {name} | not measured | – | – | – | – |" for name in (*found.not_measured, *found.failed)]
    reasons = [f"{name} was not measured: {reason}" for name, reason in found.not_measured.items()]
    reasons += [f"{name} failed: {reason}" for name, reason in found.failed.items()]
    if found.code_changed:
        reasons.insert(0, "**the code was edited during the run: these figures are of no one version**")
    notes = [note for figure in found.figures for note in figure.notes]
    if reasons or notes:
        lines += ["", *(f"- {note}" for note in (*reasons, *notes))]
    return "\n".join(lines)


def as_json(found: Findings) -> str:
    """Return the same as JSON, for scripts."""
    figures = [
        {
            "measure": figure.measure,
            "name": figure.name,
            "unit": figure.unit.value,
            "measured": round(figure.measured, 4),
            "baseline": None if figure.baseline is None else round(figure.baseline, 4),
            "ratio": None if figure.ratio is None else round(figure.ratio, 4),
            "budget": None if figure.budget is None else figure.budget_words,
            "holds": figure.holds,
            "notes": list(figure.notes),
        }
        for figure in found.figures
    ]
    told = {
        "machine": describe_machine(),
        "register": found.register,
        "runs": found.runs,
        "busy_cores_before": round(found.busy, 2),
        "code_changed": found.code_changed,
        "figures": figures,
        "not_measured": found.not_measured,
        "failed": found.failed,
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _row(figure: Figure) -> str:
    baseline = "–" if figure.baseline is None else figure.unit.tell(figure.baseline)
    ratio = "–" if figure.ratio is None else f"{figure.ratio:.2f} ×"
    holds = {None: "–", True: "yes", False: "**no**"}[figure.holds]
    cells = (figure.name, figure.unit.tell(figure.measured), baseline, ratio, figure.budget_words, holds)
    return f"| {' | '.join(cells)} |"
