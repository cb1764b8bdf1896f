"""Findings one to a line, for editors and for `grep`."""

from __future__ import annotations

from karlemose_model.problems import Severity
from karlemose_model.reports.findings import Finding, Findings
from karlemose_model.wording import translator


def concise(findings: Findings) -> str:
    """`file:line:column: code what (suggestion)`, a line for each finding."""
    return "".join(f"{_one(finding, findings.language)}\n" for finding in findings.found)


def _one(finding: Finding, language: str) -> str:
    _ = translator(language)
    kind = "" if finding.severity is Severity.error else _("warning: ")
    suggestion = f" ({finding.words.suggestion})" if finding.words.suggestion else ""
    return f"{finding.spot}: {finding.code} {kind}{finding.words.what}{suggestion}"
