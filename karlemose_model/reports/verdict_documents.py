"""Verdicts for programs: JSON (`verdicts.schema.json` says what it holds), GitHub's commands, JUnit and SARIF."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as Xml

from karlemose_model.kpis import Status, Value, Verdict
from karlemose_model.reports.findings import TOOL, tool_version
from karlemose_model.reports.github import command
from karlemose_model.reports.junit import xml_text
from karlemose_model.reports.sarif import ROOT, SCHEMA, linkless
from karlemose_model.reports.spots import printable
from karlemose_model.reports.verdicts import Judged, counts
from karlemose_model.wording import translator

FORMAT = "karlemose-verdicts"
VERSION = 1
"""Rises when a program that reads the document would have to change; a new key alone is no reason."""
_SKIPPED = frozenset(status for status in Status if status not in (Status.met, Status.near, Status.missed))


def envelope(judged: Judged) -> str:
    """One JSON document, the same bytes for the same verdicts."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "tool": {"name": TOOL, "version": tool_version()},
        "language": judged.language,
        "playbook": judged.playbook,
        "as_of": judged.as_of,
        "audience": "public" if judged.public else "partners",
        "require_data": judged.require_data,
        "summary": {status.name: sum(verdict.status is status for verdict in judged.verdicts) for status in Status},
        "kpis": [_one(judged, verdict) for verdict in judged.verdicts],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def github(judged: Judged) -> str:
    """A command for each KPI that fails, and a warning for each that is near its target or has no data."""
    lines = []
    for verdict in judged.verdicts:
        kind = "error" if judged.fails(verdict) else "warning" if verdict.status in _WARNED else None
        if kind is None:
            continue
        where = _where(judged, verdict.value)
        lines.append(command(kind, {**where, "title": f"KPI {verdict.id}"}, _sentence(judged, verdict)))
    return "".join(f"{line}\n" for line in lines)


def junit(judged: Judged) -> str:
    """One suite with a case for each KPI: it fails, passes, or is skipped with the reason."""
    root = Xml.Element("testsuites", name="karlemose kpi")
    suite = Xml.SubElement(root, "testsuite", name=xml_text(judged.playbook))
    properties = Xml.SubElement(suite, "properties")
    said = {"playbook": judged.playbook, "as_of": judged.as_of, "audience": "public" if judged.public else "partners"}
    for name, value in said.items():
        Xml.SubElement(properties, "property", name=name, value=xml_text(value))
    failures = skipped = 0
    for verdict in judged.verdicts:
        case = Xml.SubElement(suite, "testcase", classname=f"karlemose.kpi.{judged.playbook}", name=verdict.id)
        sentence = xml_text(_sentence(judged, verdict))
        if judged.fails(verdict):
            failures += 1
            Xml.SubElement(case, "failure", type=verdict.status.name, message=sentence).text = sentence
        elif verdict.status in _SKIPPED:
            skipped += 1
            Xml.SubElement(case, "skipped", message=sentence)
        else:
            Xml.SubElement(case, "system-out").text = sentence
    for name, count in (("tests", len(judged.verdicts)), ("failures", failures), ("errors", 0)):
        suite.set(name, str(count))
        root.set(name, str(count))
    suite.set("skipped", str(skipped))
    Xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def sarif(judged: Judged) -> str:
    """One run of SARIF 2.1.0: a rule for each KPI, a result for each that fails, is near, or has no data."""
    told = [verdict for verdict in judged.verdicts if judged.fails(verdict) or verdict.status in _WARNED]
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": TOOL,
                "version": tool_version(),
                "rules": [_rule(judged, verdict) for verdict in told],
            }
        },
        "language": judged.language,
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
        "results": [_result(judged, verdict, number) for number, verdict in enumerate(told)],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


_WARNED = (Status.near, Status.no_data)


def _one(judged: Judged, verdict: Verdict) -> dict[str, Any]:
    value, target = verdict.value, verdict.target
    return {
        "id": verdict.id,
        "code": verdict.kpi.code or "",
        "name": printable(verdict.kpi.name.said_in(judged.language)),
        "unit": printable(verdict.kpi.unit.said_in(judged.language)),
        "direction": str(verdict.kpi.direction),
        "status": verdict.status.name,
        "why": verdict.why.name,
        "fails": judged.fails(verdict),
        "value": None if value is None else _value(value),
        "target": None
        if target is None
        else {
            "value": target.value,
            "from": target.from_.isoformat() if target.from_ else "",
            "phase": target.phase or "",
        },
        "sentence": _sentence(judged, verdict),
    }


def _value(value: Value) -> dict[str, Any]:
    return {
        "value": value.value,
        "numerator": value.numerator,
        "denominator": value.denominator,
        "n": value.n,
        "period": value.period.written,
        "start": value.period.start.isoformat(),
        "end": value.period.end.isoformat(),
        "origin": value.origin.name,
        "source": printable(value.source),
        "stated": value.stated.isoformat() if value.stated else "",
    }


def _sentence(judged: Judged, verdict: Verdict) -> str:
    return judged.line(verdict).sentence(judged.language)


def _where(judged: Judged, value: Value | None) -> dict[str, str]:
    """The line that reported the value, if it lies in the repository."""
    path = judged.repository.path_of(value.place.file) if value and value.place else None
    return {"file": path, "line": str(value.place.line)} if path and value and value.place else {}


def _rule(judged: Judged, verdict: Verdict) -> dict[str, Any]:
    _ = translator(judged.language)
    text = printable(verdict.kpi.name.said_in(judged.language))
    return {
        "id": verdict.id,
        "shortDescription": {"text": linkless(text)},
        "fullDescription": {"text": linkless(printable(verdict.kpi.definition.said_in(judged.language)))},
        "help": {"text": linkless(counts(judged))},
        "defaultConfiguration": {"level": "error"},
    }


def _result(judged: Judged, verdict: Verdict, number: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": verdict.id,
        "ruleIndex": number,
        "level": "error" if judged.fails(verdict) else "warning",
        "message": {"text": linkless(_sentence(judged, verdict))},
    }
    where = _where(judged, verdict.value)
    if where:
        artifact = {"uri": quote(where["file"]), "uriBaseId": ROOT}
        region = {"startLine": int(where["line"])}
        result["locations"] = [{"physicalLocation": {"artifactLocation": artifact, "region": region}}]
    return result
