"""Findings as one JSON document for programs; `findings.schema.json` beside this file says what it holds."""

from __future__ import annotations

import json
from typing import Any

from karlemose_model.problems import Severity
from karlemose_model.reports.findings import TOOL, Finding, Findings, tool_version
from karlemose_model.reports.spots import Spot, printable

FORMAT = "karlemose-findings"
VERSION = 1
"""Rises when a program that reads the document would have to change; a new key alone is no reason."""


def envelope(findings: Findings) -> str:
    """The document, the same bytes for the same findings."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "tool": {"name": TOOL, "version": tool_version()},
        "language": findings.language,
        "strict": findings.strict,
        "checked": [printable(name) for name in findings.playbooks],
        "files": [printable(name) for name in findings.files],
        "law_not_checked": list(findings.unchecked),
        "summary": {
            "errors": findings.count(Severity.error),
            "warnings": findings.count(Severity.warning),
            "ignored": len(findings.left_out),
        },
        "findings": [_one(finding) for finding in findings.found],
        "ignored": [
            {**_one(finding), "reason": finding.reason, "allowed": finding.allowed} for finding in findings.left_out
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _one(finding: Finding) -> dict[str, Any]:
    words = finding.words
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        **_where(finding.spot),
        "end_column": finding.spot.end_column,
        "what": words.what,
        "why": words.why,
        "help": words.help,
        "suggestion": finding.meant,
        "related": [{**_where(spot), "note": note} for spot, note in finding.related],
    }


def _where(spot: Spot) -> dict[str, Any]:
    return {"file": spot.file, "line": spot.line, "column": spot.column}
