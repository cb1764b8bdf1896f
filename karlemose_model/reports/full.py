"""Findings for a person: place, what, snippet, related places, why and what to do next."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import click

from karlemose_model.problems import Severity
from karlemose_model.reports.findings import Finding, Findings, Style
from karlemose_model.reports.spots import Spot
from karlemose_model.wording import said, translator

MAX_LINE = 120
CONTEXT = 2
"""So many lines stand above the one that is meant."""


def full(findings: Findings) -> str:
    """Every finding with its snippet, a blank line between two; then what the playbook lets pass, and why."""
    return "\n".join([*(_one(finding, findings) for finding in findings.found), *_let_pass(findings)])


def _let_pass(findings: Findings) -> Iterator[str]:
    _ = translator(findings.language)
    if findings.let_pass:
        words = _("let pass by allowed.{id}: {reason}")
        lines = (
            f"  {finding.spot}: {finding.code} {words.format(id=finding.allowed, reason=finding.reason)}\n"
            for finding in findings.let_pass
        )
        yield "".join([_("Let pass:"), "\n", *lines])


def _one(finding: Finding, findings: Findings) -> str:
    _ = translator(findings.language)
    # Outside the f-strings below: messages inside one are not gathered on every Python.
    see, why, help_ = _("see"), _("why"), _("help")
    paint = _Paint(findings.style)
    error = finding.severity is Severity.error
    kind = "" if error else _("warning: ")
    code = paint(finding.code, fg="red" if error else "yellow", bold=True)
    lines = [f"{paint(f'{finding.spot}:', bold=True)} {code} {kind}{finding.words.what}"]
    lines += _told(finding, findings) if findings.style is Style.words else _drawn(finding, findings, paint)
    lines += [f"  {see}: {spot}: {note}" for spot, note in finding.related]
    if finding.words.why:
        lines.append(f"  {why}: {finding.words.why}")
    lines.append(f"  {help_}: {finding.words.help}")
    return "\n".join(lines) + "\n"


class _Paint:
    """Colours a piece of text when there is a terminal to show them; says no more than the text does."""

    def __init__(self, style: Style) -> None:
        self.colour = style is Style.colour
        self.bar = "│" if self.colour else "|"

    def __call__(self, text: str, *, fg: str | None = None, bold: bool = False) -> str:
        return click.style(text, fg=fg, bold=bold or None) if self.colour and text else text


def _drawn(finding: Finding, findings: Findings, paint: _Paint) -> list[str]:
    """The line and those above it, with a mark under what is meant and the suggestion beside the mark."""
    spot, suggestion = finding.spot, paint(finding.words.suggestion, bold=True)
    line = findings.line_of(spot)
    width = max(4, len(str(spot.line)))
    margin = paint(f"{'':>{width}} {paint.bar}", fg="blue")
    if line is None:
        return [f"{margin} {suggestion}"] if suggestion else []
    shown = []
    for number in range(max(1, spot.line - CONTEXT), spot.line + 1):
        above = spot.at(number)
        text = _cut(findings.line_of(above) or "", findings.shown_line_of(above))
        shown.append(f"{paint(f'{number:>{width}} {paint.bar}', fg='blue')} {text}".rstrip())
    if spot.column > MAX_LINE:
        return [*shown, f"{margin} {suggestion}"] if suggestion else shown
    mark = paint(_mark(line, spot), fg="red" if finding.severity is Severity.error else "yellow", bold=True)
    return [*shown, f"{margin} {_before(line, spot)}{mark} {suggestion}".rstrip()]


def _told(finding: Finding, findings: Findings) -> list[str]:
    """The same in words: what the line says, and what stands at the column."""
    _ = translator(findings.language)
    spot, suggestion = finding.spot, finding.words.suggestion
    line = findings.shown_line_of(spot)
    told = []
    if text := line.strip():
        told.append("  " + _("line {line} says: {text}").format(line=spot.line, text=said(text)))
        meant = line[spot.column - 1 : spot.end_column - 1].strip()
        if meant and meant != text:
            told.append("  " + _("at column {column}: {text}").format(column=spot.column, text=said(meant)))
    return [*told, f"  {suggestion}"] if suggestion else told


def _cut(line: str, shown: str) -> str:
    """The line as it is shown, its tabs kept, and no longer than a terminal is wide."""
    kept = "".join("\t" if old == "\t" else new for old, new in zip(line[:MAX_LINE], shown, strict=False))
    return kept if len(line) <= MAX_LINE else kept[: MAX_LINE - 1] + "…"


def _before(line: str, spot: Spot) -> str:
    """Blanks as wide as what stands before the mark: a tab stays a tab, an emoji takes two columns of a terminal."""
    return "".join("\t" if each == "\t" else " " * _width(each) for each in line[: spot.column - 1])


def _mark(line: str, spot: Spot) -> str:
    meant = line.rstrip()[spot.column - 1 : min(spot.end_column - 1, MAX_LINE - 1)]
    return "^" * max(1, sum(_width(each) for each in meant))


def _width(character: str) -> int:
    if not character.isprintable():
        return 1  # it is shown as a question mark
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
