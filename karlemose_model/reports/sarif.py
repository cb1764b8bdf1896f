"""Findings as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), for code scanning and editors."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from karlemose_model.problems import Severity
from karlemose_model.reports.findings import TOOL, Finding, Findings, tool_version
from karlemose_model.reports.spots import Repository, Spot, is_whole
from karlemose_model.reports.summary import of_law
from karlemose_model.wording import in_general, translator

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
SHIPPED = "KARLEMOSE"
"""Stands for the folder of the shipped playbooks, wherever the tool is installed."""


def sarif(findings: Findings) -> str:
    """One run: a rule for each code that was found, a result for each finding; what is ignored is suppressed, law not checked a notification."""
    everything = (*findings.found, *findings.left_out)
    codes = sorted({finding.code for finding in everything})
    prints = _fingerprints(everything)
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": TOOL,
                "version": tool_version(),
                "rules": [_rule(code, everything, findings.language) for code in codes],
            }
        },
        "language": findings.language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            ROOT: {"description": {"text": "The root of the repository."}},
            SHIPPED: {"description": {"text": f"The playbooks that come with {TOOL}."}},
        },
        "results": [
            _result(finding, print_, codes, findings, suppressed=number >= len(findings.found))
            for number, (finding, print_) in enumerate(zip(everything, prints, strict=True))
        ],
    }
    if law := of_law(findings):
        note = {"level": "note", "message": {"text": law}}
        run["invocations"] = [{"executionSuccessful": True, "toolConfigurationNotifications": [note]}]
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, everything: Sequence[Finding], language: str) -> dict[str, Any]:
    words = in_general(code, language)
    errors = any(finding.code == code and finding.severity is Severity.error for finding in everything)
    return {
        "id": code,
        "shortDescription": {"text": linkless(words.what)},
        "fullDescription": {"text": linkless(f"{words.what}: {words.why}" if words.why else words.what)},
        "help": {"text": linkless(words.help)},
        "defaultConfiguration": {"level": "error" if errors else "warning"},
    }


def _result(
    finding: Finding, fingerprint: str, codes: Sequence[str], findings: Findings, *, suppressed: bool
) -> dict[str, Any]:
    _ = translator(findings.language)
    words, repository = finding.words, findings.repository
    help_ = _("help")
    text = "\n".join(part for part in (words.what, words.suggestion, f"{help_}: {words.help}") if part)
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": str(finding.severity),
        "message": {"text": linkless(text)},
        "locations": [{"physicalLocation": _location(finding.spot, repository)}],
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": linkless(note)}, "physicalLocation": _location(spot, repository)}
            for number, (spot, note) in enumerate(finding.related, start=1)
        ]
    result["partialFingerprints"] = {"lineAndCode/v1": fingerprint}
    # The standard wants it at every result or at none.
    kind = "external" if finding.allowed else "inSource"
    result["suppressions"] = [{"kind": kind, "justification": finding.reason}] if suppressed else []
    return result


def _location(spot: Spot, repository: Repository) -> dict[str, Any]:
    region = {"startLine": spot.line, "startColumn": spot.column}
    if spot.known:
        region["endColumn"] = spot.end_column
    return {"artifactLocation": _artifact(spot, repository), "region": region}


def _artifact(spot: Spot, repository: Repository) -> dict[str, str]:
    path = repository.path_of(spot.name)
    if path is not None:
        return {"uri": quote(path), "uriBaseId": ROOT}
    if not is_whole(spot.name):
        return {"uri": quote(spot.file), "uriBaseId": SHIPPED}
    # Outside the repository there is nothing that it could be relative to.
    return {"uri": f"file:///{quote(spot.file.removeprefix('/'), safe='/:')}"}


def _fingerprints(everything: Sequence[Finding]) -> list[str]:
    """What stays the same when lines are put in above: the code and the line's own text, counted where they come again.
    Where there is no line, the file's name takes its place.

    The line has nothing private in it any more: a hash of a CPR number could be guessed.
    """
    seen: Counter[tuple[str, str]] = Counter()
    prints = []
    for finding in everything:
        mark = hashlib.sha256(f"{finding.code}\n{finding.line or finding.spot.file}".encode()).hexdigest()[:32]
        seen[finding.spot.file, mark] += 1
        prints.append(f"{mark}:{seen[finding.spot.file, mark]}")
    return prints


def linkless(text: str) -> str:
    """Text in which no value is read as one of SARIF's links."""
    return text.replace("](", "] (")
