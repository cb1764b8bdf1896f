"""What programs read as a page of the docs: the JSON of `check`, `kpi`, `explain` and `evaluate`, with examples; and the other formats."""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from karlemose_model.cli.findings import repository
from karlemose_model.files import shipped
from karlemose_model.kpis import judge
from karlemose_model.messages import N_
from karlemose_model.reading import read_playbook
from karlemose_model.reading.provenance import explain as explained
from karlemose_model.reference.document_kinds import SEEN_ON
from karlemose_model.reference.page import code, heading, table, written
from karlemose_model.reports import envelope, verdict_documents
from karlemose_model.reports.explanations import explanation_json
from karlemose_model.reports.findings import Findings
from karlemose_model.reports.verdicts import Judged
from karlemose_model.rules import checked
from karlemose_model.wording import translator

WRONG = """schema: 1
id: park
version: 1
kind: estate
name: {da: Park, en: Park}
extends: {playbook: karlemose, version: 1}
meetings:
  operational:
    participants:
      polise: core
"""
"""A playbook with one slip of the pen, of which the example of findings tells."""
PARK = "eksempelparken"
TOLD_OF = ("meetings-held", "recorded-crime")
"""The KPIs that the example of verdicts is cut down to."""
PATH = "meetings.operational.minutes"

SCHEMAS = {"check": "findings.schema.json", "kpi": "verdicts.schema.json"}
"""The schemas that lie beside the code, by command."""

EXPLANATION = {
    "format": N_("Says that this is such a document."),
    "version": N_("Rises when a program that reads the document would have to change."),
    "path": N_("The path that was asked for."),
    "value": N_("The value, with all its languages; null for nothing."),
    "default": N_("What holds where nobody wrote anything."),
    "layers": N_("Who says it, the one that counts first: playbook, version, file, line, column, value."),
    "holds_elsewhere": N_("The levels that it holds at, if not at this one."),
    "core_of": N_("The component whose effect it carries; empty for none."),
    "adaptations": N_("The ids of the adaptations that speak of it."),
    "left_out_by": N_("The id of the adaptation that leaves it out; empty for none."),
    "statement": N_("The path of the statement that it belongs to; empty for none."),
    "sourced_by": N_("The playbook whose sources are told."),
    "sources": N_("The sources: id, part, title, part_title, published, url."),
    "reason": N_("Why we conclude it; null where a source says it."),
}
"""The keys of `karlemose explain PATH --json`."""

DIFFERENCES = {
    "format": N_("Says that this is such a document."),
    "version": N_("Rises when a program that reads the document would have to change."),
    "differences": N_("A list: path, way (changed, added or removed), was, now, was_place and place, each place with file, line and column."),
}  # fmt: skip
"""The keys of `karlemose explain --diff --json`."""

EVALUATION = {
    "format": N_("Says that this is such a document: karlemose-evaluation, karlemose-evaluation-plan or karlemose-evaluation-cost."),
    "version": N_("Rises when a program that reads the document would have to change."),
    "playbook": N_("The playbook's id."),
    "as_of": N_("The day it is seen on."),
    "missing": N_("Why there is no result: why and data; null where there is one. The same stands wherever a part could not be worked out."),
    "plan": N_("Of `evaluate plan`: what can be found, by the size of the fall, and what would be stronger."),
    "balance": N_("Of `evaluate cost`: every line with its source, ledgers, break-evens, tornado and draws."),
    "impact": N_("Of `evaluate`: what follows here."),
    "impact.study": N_("The counts by area and month that it was worked out from."),
    "impact.strength": N_("conclusive, points_to or cannot_say."),
    "impact.towards": N_("fell_more, fell_less or same: how the estate went beside the comparison."),
    "impact.doubts": N_("What keeps it from being conclusive."),
    "impact.ratio": N_("The ratio of rates: value, low, high, p, method, level; an end without limit is null."),
    "impact.chance_fell_more": N_("The chance that the estate fell more than the comparison, 0 to 1."),
    "impact.dispersion": N_("How much months vary: chi_square by freedom."),
    "impact.prevented": N_("How many fewer in the estate, held against the comparison's change in per cent; negative: more."),
    "impact.together": N_("The same with the surroundings, and the chance that there were fewer."),
    "impact.wdd": N_("The weighted displacement difference; negative: a fall."),
    "impact.displacement": N_("The surroundings held against the comparison: ratio, sign, margin, quotient, net."),
    "impact.segmented": N_("The regression by month."),
    "impact.placebo": N_("The same ratio for a month in which nothing began."),
    "impact.permutation": N_("Every comparison area taken for the estate."),
    "impact.harm": N_("The difference weighted by harm; negative: less."),
    "impact.seed": N_("The seed of the random draws."),
    "impact.draws": N_("How often was drawn."),
}  # fmt: skip
"""The keys of `karlemose evaluate --format json`, and of its two commands."""

FORMATS = {
    "full": (N_("a person at the terminal"), N_("each finding with its lines, and what to do"), N_("each KPI with its value and target")),
    "concise": (N_("a person, or grep"), N_("one line for each finding: place, code, sentence"), N_("one line for each KPI")),
    "json": (N_("a program of your own"), N_("the document below"), N_("the document below")),
    "github": (N_("GitHub Actions"), N_("a command for each finding, shown at its line; by itself under GitHub Actions"), N_("a command for each KPI that is missed, near or without data")),
    "junit": (N_("GitLab, Jenkins and others"), N_("a suite for each file, a case for each finding; an error fails"), N_("one suite, a case for each KPI; a missed one fails, one without a verdict is skipped")),
    "sarif": (N_("code scanning, editors"), N_("one run: a rule for each code, a result for each finding (SARIF 2.1.0)"), N_("one run: a rule and a result for each KPI that is missed, near or without data")),
}  # fmt: skip
"""For whom each format is, and what `check` and `kpi` write in it."""


def page(language: str) -> str:
    """The page in that language."""
    _ = translator(language)
    head = (_("Format"), _("For"), _("Findings of check"), _("Verdicts of kpi"))
    commands = {"en": "commands.md", "da": "kommandoer.md"}[language]
    return written(
        _("JSON and other formats"),
        _("What `karlemose check` and `karlemose kpi` write for programs with `--format`, `karlemose explain` with `--json`, and `karlemose evaluate`. The [commands]({file}) themselves are told on a page of their own.").format(file=commands),
        _("The same input gives the same bytes. `version` rises when a program that reads a document would have to change; a new key alone is no reason."),
        heading(_("All formats")),
        table(head, ((code(name), *(_(words) for words in said)) for name, said in FORMATS.items())),
        _("With `--output FILE` the document goes into a file, and the terminal gets the text for people. The exit code is the same in every format."),
        heading(_("Findings")),
        _("What `karlemose check --format json` writes. The schema comes with the tool, in `karlemose_model/reports/{file}`.").format(file=SCHEMAS["check"]),
        *_of_schema("check", language),
        _example(findings_example(language), _("a program's output")),
        heading(_("Verdicts")),
        _("What `karlemose kpi --format json` writes. The schema comes with the tool, in `karlemose_model/reports/{file}`.").format(file=SCHEMAS["kpi"]),
        *_of_schema("kpi", language),
        _("The example is cut down to two KPIs of Eksempelparken, which is fictional; its figures are synthetic."),
        _example(verdicts_example(language), _("a program's output")),
        heading(_("Where a value comes from")),
        _("What `karlemose explain PATH --json` writes."),
        _keys(EXPLANATION, language),
        _example(explanation_example(), _("a program's output")),
        heading(_("Differences")),
        _("What `karlemose explain --diff --json` and `--upgrade --json` write."),
        _keys(DIFFERENCES, language),
        heading(_("Evaluation")),
        _("What `karlemose evaluate`, `evaluate plan` and `evaluate cost` write with `--format json`. Numbers have six decimals at most."),
        _keys(EVALUATION, language),
    )  # fmt: skip


def schema(command: str) -> dict[str, Any]:
    """The JSON Schema of what the command writes."""
    read: dict[str, Any] = json.loads(files("karlemose_model.reports").joinpath(SCHEMAS[command]).read_text("utf-8"))
    return read


def _of_schema(command: str, language: str) -> list[str]:
    """A table of the document's keys, and one for each object in it that has keys of its own."""
    _ = translator(language)
    whole = schema(command)
    tables = [_table(whole, whole, "", language)]
    for name, below in whole["definitions"].items():
        if "properties" in below:
            tables += [
                heading(_("In {name} of {command}").format(name=code(name), command=code(command)), 3),
                _table(below, whole, "", language),
            ]
    return tables


def _table(node: dict[str, Any], whole: dict[str, Any], prefix: str, language: str) -> str:
    _ = translator(language)
    return table((_("Key"), _("Type"), _("Meaning")), _rows(node, whole, prefix, language))


def _rows(node: dict[str, Any], whole: dict[str, Any], prefix: str, language: str) -> list[tuple[str, str, str]]:
    """A row for each key; what an object or a list holds that has no name of its own stands below it."""
    _ = translator(language)
    rows = []
    for key, below in node["properties"].items():
        named = whole["definitions"][below["$ref"].rpartition("/")[2]] if "$ref" in below else below
        meaning = named["description"]
        rows.append((code(prefix + key), _kind(below, whole, language), _(meaning)))
        inner = named.get("items", named)
        if "properties" in inner and "$ref" not in below:
            mark = "[]." if inner is not named else "."
            rows += _rows(inner, whole, f"{prefix}{key}{mark}", language)
    return rows


def _kind(node: dict[str, Any], whole: dict[str, Any], language: str) -> str:
    """The type in words."""
    _ = translator(language)
    names = {
        "string": _("text"), "integer": _("whole number"), "number": _("number"), "boolean": _("true or false"),
        "null": "null", "object": _("object"), "array": _("list"),
    }  # fmt: skip
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        below = whole["definitions"][name]
        return code(name) if "properties" in below else _kind(below, whole, language)
    if "anyOf" in node:
        return _(" or ").join(_kind(one, whole, language) for one in node["anyOf"])
    if "const" in node:
        return _("always {value}").format(value=code(node["const"]))
    if "enum" in node:
        return _(" or ").join(map(code, node["enum"]))
    if node["type"] == "array":
        return _("list: {item}").format(item=_kind(node["items"], whole, language))
    kinds = node["type"] if isinstance(node["type"], list) else [node["type"]]
    return _(" or ").join(names[kind] for kind in kinds)


def _keys(keys: dict[str, str], language: str) -> str:
    _ = translator(language)
    return table((_("Key"), _("Meaning")), ((code(key), _(said)) for key, said in keys.items()))


def _example(document: str, why: str) -> str:
    return f"<!-- not run: {why} -->\n```json\n{document}```"


def findings_example(language: str) -> str:
    """What `karlemose check --format json` writes of the playbook `WRONG`, in the folder that it lies in."""
    with TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("playbook.yml").write_text(WRONG, "utf-8")
        reading = checked(read_playbook(Path()), SEEN_ON)
        found = tuple(one for one in reading.problems if one.code == "KM201")
        return envelope.envelope(
            Findings(found, reading.texts, language, playbooks=("playbook.yml",), repository=repository())
        )


def verdicts_example(language: str) -> str:
    """What `karlemose kpi --format json --audience partners` writes of the example, cut down to two KPIs."""
    rollout = read_playbook(shipped("playbooks") / PARK).seen_on(SEEN_ON)
    assert rollout is not None
    judged = Judged(PARK, SEEN_ON.isoformat(), judge(rollout), language)
    return verdict_documents.envelope(
        replace(judged, verdicts=tuple(one for one in judged.verdicts if one.id in TOLD_OF))
    )


def explanation_example() -> str:
    """What `karlemose explain PATH --json` writes of one value of the example."""
    said = explained(read_playbook(shipped("playbooks") / PARK), PATH)
    assert said is not None
    return explanation_json(said)
