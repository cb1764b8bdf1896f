"""Every format, with nothing, with warnings only and with a thousand nasty findings, is what its own schema asks for."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
import xmlschema

from karlemose_model.problems import Severity
from karlemose_model.reports.findings import Findings, Style
from karlemose_model.reports.formats import FORMATS
from karlemose_model.text import LANGUAGES
from tests.reports.samples import CPR, SCHEMAS, nothing, plain, schema, thousand, warnings_only

CASES = {
    "nothing": nothing,
    "warnings": warnings_only,
    "plain": plain,
    "thousand": thousand,
    "thousand-da": lambda: thousand("da"),
}
ENVELOPE = json.loads(files("karlemose_model.reports").joinpath("findings.schema.json").read_text("utf-8"))
case = pytest.mark.parametrize("given", CASES.values(), ids=CASES)
Given = Callable[[], Findings]


@case
def test_json(given: Given) -> None:
    jsonschema.Draft7Validator(ENVELOPE).validate(json.loads(FORMATS["json"].lay_out(given())))


@case
def test_sarif(given: Given) -> None:
    jsonschema.Draft4Validator(schema("sarif-schema-2.1.0.json")).validate(
        json.loads(FORMATS["sarif"].lay_out(given()))
    )


@case
@pytest.mark.parametrize("strict", [False, True])
def test_junit(given: Given, strict: bool) -> None:
    xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd", allow="local").validate(
        FORMATS["junit"].lay_out(replace(given(), strict=strict))
    )


def test_the_shipped_schema_is_one_and_explains_every_key() -> None:
    jsonschema.Draft7Validator.check_schema(ENVELOPE)
    assert ENVELOPE["properties"]["language"]["enum"] == sorted(LANGUAGES)
    unexplained = []

    def walk(node: Any, path: str) -> None:
        if isinstance(node, dict):
            if node.get("type") == "object":
                assert node["additionalProperties"] is False, path
                assert set(node["required"]) == set(node["properties"]), path
            for key, below in node.get("properties", {}).items():
                target = ENVELOPE["definitions"][below["$ref"].rpartition("/")[2]] if "$ref" in below else below
                if not target.get("description"):
                    unexplained.append(f"{path}.{key}")
            for key, below in node.items():
                walk(below, f"{path}.{key}")

    walk(ENVELOPE, "")
    assert unexplained == []


@pytest.mark.parametrize("broken", [{"version": 2}, {"extra": 1}, {"findings": [{}]}, {"language": "sv"}])
def test_the_shipped_schema_refuses(broken: dict[str, Any]) -> None:
    document = json.loads(FORMATS["json"].lay_out(plain())) | broken
    assert not jsonschema.Draft7Validator(ENVELOPE).is_valid(document)


# Only `full` is drawn in styles.
@pytest.mark.parametrize(
    ("name", "style"), [*((name, Style.plain) for name in FORMATS), ("full", Style.colour), ("full", Style.words)]
)
def test_a_thousand_findings_come_through(name: str, style: Style) -> None:
    findings = replace(thousand(), style=style)
    text = FORMATS[name].lay_out(findings)
    assert text.encode("utf-8") == FORMATS[name].lay_out(replace(findings)).encode("utf-8")
    # Nothing private, nothing that a terminal obeys, and of no value more than 120 characters.
    assert CPR not in text
    assert "x" * 121 not in text
    allowed = {"\n", "\t"} | ({"\x1b"} if style is Style.colour else set())
    assert {character for character in text if not character.isprintable()} <= allowed


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("concise", lambda text: len(text.splitlines())),
        ("github", lambda text: sum(line.startswith(("::error ", "::warning ")) for line in text.splitlines())),
        ("json", lambda text: len(json.loads(text)["findings"])),
        ("sarif", lambda text: sum(not result["suppressions"] for result in json.loads(text)["runs"][0]["results"])),
        ("junit", lambda text: text.count("<failure ") + text.count("<system-out>")),
    ],
)
def test_none_is_lost(name: str, count: Callable[[str], int]) -> None:
    findings = thousand()
    assert (findings.count(Severity.error), findings.count(Severity.warning)) == (700, 300)
    assert count(FORMATS[name].lay_out(findings)) == 1000
