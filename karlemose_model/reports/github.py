"""Findings as commands to a GitHub Actions runner, which shows them beside the lines of a change."""

from __future__ import annotations

from karlemose_model.problems import Severity
from karlemose_model.reports.findings import Finding, Findings, worst_first
from karlemose_model.reports.summary import counts, of_law
from karlemose_model.wording import translator

SHOWN = 10
"""So many errors, and so many warnings, GitHub shows of one step
(https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations)."""


def github(findings: Findings) -> str:
    """A command for each finding, the worst first; with more than GitHub shows, the count as a notice and a line; then law not checked."""
    lines = [_one(finding, findings) for finding in worst_first(findings.found)]
    if max(findings.count(severity) for severity in Severity) > SHOWN:
        _ = translator(findings.language)
        line = _("{counts}: GitHub shows at most ten errors and ten warnings of a step, the log tells them all").format(
            counts=counts(findings)
        )
        lines += [command("notice", {"title": "karlemose check"}, line), line]
    if law := of_law(findings):
        lines.append(command("notice", {"title": "karlemose check"}, law))
    return "".join(f"{line}\n" for line in lines)


def _one(finding: Finding, findings: Findings) -> str:
    _ = translator(findings.language)
    spot, words = finding.spot, finding.words
    help_ = _("help")
    message = "\n".join(part for part in (words.what, words.suggestion, f"{help_}: {words.help}") if part)
    path = findings.repository.path_of(spot.name)
    where: dict[str, str] = {}
    if path is None or spot.cell:
        # The change can't hold the file, or shows no line of a spreadsheet, so the message names the place.
        message = f"{spot}: {message}"
    if path is not None:
        where = {"file": path, "line": str(spot.line)}
        if spot.known:
            where |= {"col": str(spot.column), "endColumn": str(spot.end_column)}
    return command(str(finding.severity), {**where, "title": finding.code}, message)


def command(name: str, properties: dict[str, str], message: str) -> str:
    """One command, escaped as the runner undoes it
    (https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts)."""
    written = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in properties.items())
    return f"::{name} {written}::{_escaped(message)}"


def _escaped(text: str, more: str = "") -> str:
    # The percent sign comes first, or it would escape the escapes.
    for character in f"%\r\n{more}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text
