"""Verdicts in every format: letter by letter for a small example, by its own schema for a nasty one, worst first."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree as Xml

import jsonschema
import pytest
import xmlschema

from karlemose_model.reports.formats import FORMATS
from karlemose_model.reports.spots import Repository
from karlemose_model.reports.verdict_formats import VERDICT_FORMATS
from karlemose_model.reports.verdict_texts import markdown
from karlemose_model.reports.verdicts import Judged
from tests.reports.judged import empty, judged, nasty
from tests.reports.samples import SCHEMAS, schema

EXPECTED = Path(__file__).parent / "expected_verdicts"
CASES = {
    "full.txt": "full",
    "concise.txt": "concise",
    "verdicts.json": "json",
    "github.txt": "github",
    "junit.xml": "junit",
    "verdicts.sarif": "sarif",
}
ENVELOPE = json.loads(files("karlemose_model.reports").joinpath("verdicts.schema.json").read_text("utf-8"))
case = pytest.mark.parametrize("given", [judged, nasty, empty])
Given = Callable[[], Judged]


def laid_out(file: str, language: str) -> str:
    given = judged(language)
    text = markdown(given) if file == "summary.md" else VERDICT_FORMATS[CASES[file]](given)
    return text.replace(f'"version": "{version("karlemose-model")}"', '"version": "VERSION"')


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("file", [*CASES, "summary.md"])
def test_the_example(file: str, language: str) -> None:
    assert laid_out(file, language) == (EXPECTED / language / file).read_text("utf-8")


def test_the_formats_are_those_of_findings() -> None:
    assert list(VERDICT_FORMATS) == list(FORMATS)


@case
def test_json(given: Given) -> None:
    jsonschema.Draft7Validator.check_schema(ENVELOPE)
    jsonschema.Draft7Validator(ENVELOPE).validate(json.loads(VERDICT_FORMATS["json"](given())))


@case
def test_sarif(given: Given) -> None:
    document = json.loads(VERDICT_FORMATS["sarif"](given()))
    jsonschema.Draft4Validator(schema("sarif-schema-2.1.0.json")).validate(document)


@case
def test_junit(given: Given) -> None:
    text = VERDICT_FORMATS["junit"](given())
    xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd", allow="local").validate(text)
    root = Xml.fromstring(text)
    assert root.get("failures") == str(len(list(root.iter("failure"))))
    assert root.get("tests") == str(len(list(root.iter("testcase"))))


@case
@pytest.mark.parametrize("name", ["full", "concise", "github"])
def test_a_kpi_is_one_line_whatever_it_is_called(given: Given, name: str) -> None:
    text = VERDICT_FORMATS[name](given())
    count = len(given().verdicts)
    assert not [character for character in text if character != "\n" and not character.isprintable()]
    assert text.count("\n") <= count + 4
    if name == "github":
        assert all(line.startswith(("::error ", "::warning ")) for line in text.splitlines())


def test_nothing_in_a_name_leaves_its_cell_in_the_summary() -> None:
    lines = markdown(nasty()).splitlines()
    rows = [line for line in lines if line.startswith("|")]
    assert len(rows) == 1002
    assert all(row.replace("\\|", "").count("|") == 6 for row in rows)
    assert not [row for row in rows if "](" in row or "<b>" in row]


def test_what_fails_stands_on_top_of_the_summary() -> None:
    rows = [line.split(" | ")[0] for line in markdown(judged()).splitlines() if line.startswith("| ")]
    assert rows[2:5] == ["| **missed**", "| near", "| no data \\(there is no value yet\\)"]


@pytest.mark.parametrize(("require_data", "failing"), [(False, ["missed"]), (True, ["missed", "none"])])
def test_what_fails(require_data: bool, failing: list[str]) -> None:
    given = replace(judged(), require_data=require_data)
    assert [verdict.id for verdict in given.verdicts if given.fails(verdict)] == failing
    root = Xml.fromstring(VERDICT_FORMATS["junit"](given))
    assert [one.get("name") for one in root.iter("testcase") if one.find("failure") is not None] == failing


def test_a_command_leads_to_the_line_that_reported_the_value() -> None:
    text = VERDICT_FORMATS["github"](replace(judged(), repository=Repository("", "estates/park")))
    assert "::error file=estates/park/records.yml,line=1,title=KPI missed::" in text
    outside = replace(judged(), repository=Repository(shipped=frozenset({"records.yml"})))
    assert "::error title=KPI missed::" in VERDICT_FORMATS["github"](outside)


if __name__ == "__main__":
    for each in ("da", "en"):
        for name in [*CASES, "summary.md"]:
            path = EXPECTED / each / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(laid_out(name, each), "utf-8")
