"""Verdicts for people: a table for the terminal, lines for `grep`, and a table in Markdown for a job's summary."""

from __future__ import annotations

import re

from karlemose_model.reports.verdicts import Judged, Line, counts, worst_first
from karlemose_model.wording import translator

_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|<>~&])")


def full(judged: Judged) -> str:
    """One line for each KPI: name, id, value, period, target, verdict with its reason; the verdict in words, never in
    colour alone. Below it the count.
    """
    lines = judged.lines()
    if not lines:
        return f"{counts(judged)}\n"
    _ = translator(judged.language)
    rows = [(_("KPI"), "id", _("value"), _("period"), _("target"), _("verdict"))]
    rows += [_cells(line) for line in lines]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    laid = ["  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[5]]) for row in rows]
    return "\n".join([laid[0], "-" * len(laid[0]), *laid[1:], "", counts(judged)]) + "\n"


def concise(judged: Judged) -> str:
    """A line for each KPI: its id and what there is to say."""
    return "".join(f"{line.id}: {line.sentence(judged.language)}\n" for line in judged.lines())


def markdown(judged: Judged) -> str:
    """A heading, a table with those that fail on top, and the count; for the summary of a job."""
    _ = translator(judged.language)
    heads = (_("Verdict"), _("KPI"), _("Value"), _("Period"), _("Target"))
    title = _("KPIs of {playbook}, as of {day}").format(playbook=judged.playbook, day=judged.as_of)
    lines = [
        f"## {_written(title)}",
        "",
        f"| {' | '.join(heads)} |",
        "| --- | --- | --- | --- | --- |",
    ]
    for line in worst_first(judged):
        verdict = f"**{_written(line.verdict)}**" if line.fails else _written(line.verdict)
        rest = (line.name, line.value or "–", line.period or "–", line.target or "–")
        lines.append(f"| {' | '.join([verdict, *map(_written, rest)])} |")
    return "\n".join([*lines, "", _written(counts(judged))]) + "\n\n"


def _cells(line: Line) -> tuple[str, str, str, str, str, str]:
    verdict = line.verdict.upper() if line.fails else line.verdict
    return line.name, line.id, line.value or "–", line.period or "–", line.target or "–", verdict


def _written(text: str) -> str:
    """The text so that Markdown shows it as it is."""
    return _MARKS.sub(r"\\\1", text)
