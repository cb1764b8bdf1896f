"""The pages on law as checks: made from the catalogue, whole, and each ends by sending the reader to whoever decides."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from karlemose_model.reference import PAGES, law, pages
from karlemose_model.rules.law.catalogue import CHECKS, GROUPS
from karlemose_model.rules.law.check import Check

DOCS = Path(__file__).parents[2] / "docs"
ASK = {"en": "Ask your data-protection officer.", "da": "Spørg jeres databeskyttelsesrådgiver."}
both = pytest.mark.parametrize("language", ASK)
each = pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)


def written(check: Check, language: str) -> str:
    return (DOCS / language / law.file_of(check.id, language)).read_text("utf-8")


def test_there_is_a_page_for_each_check_and_no_other() -> None:
    for language, name in (("en", "law"), ("da", "lov")):
        assert {path.name for path in (DOCS / language).glob(f"{name}-l*.md")} == {
            law.file_of(id_, language) for id_ in CHECKS
        }
    assert ("en/law-l05.md", "da/lov-l05.md") in PAGES


def test_the_committed_pages_are_what_the_code_gives() -> None:
    made = {file: text for file, text in pages().items() if re.match(r"(en/law|da/lov)", file)}
    assert len(made) == 2 * (len(CHECKS) + 1)
    assert [file for file, text in made.items() if (DOCS / file).read_text("utf-8") != text] == [], (
        "run `make reference`"
    )


@both
@each
def test_the_last_line_sends_the_reader_to_the_data_protection_officer(check: Check, language: str) -> None:
    assert written(check, language).splitlines()[-1] == ASK[language]


@both
@each
def test_all_that_a_check_says_of_itself_stands_there(check: Check, language: str) -> None:
    text = written(check, language)
    for one in check.references:
        assert f"]({one.url}) |" in text
        assert f"| {one.checked} |" in text
    for code in check.codes:
        assert re.search(rf"^- \[{code}\]\((findings|fund)\.md#[\w-]+\): \S", text, re.MULTILINE)
    assert len(re.findall("^- ", text.rpartition("\n## ")[2], re.MULTILINE)) == len(check.cannot)
    if check.inference:
        assert re.search({"en": "^Our inference: ", "da": "^Vores slutning: "}[language], text, re.MULTILINE)


@both
@each
def test_codes_lead_to_their_own_place_among_the_findings(check: Check, language: str) -> None:
    findings = (DOCS / language / {"en": "findings.md", "da": "fund.md"}[language]).read_text("utf-8")
    led = re.findall(r"^- \[(KM\d+)\]\((?:findings|fund)\.md#([\w-]+)\)", written(check, language), re.MULTILINE)
    assert [code for code, _ in led] == list(check.codes)
    for code, anchor in led:
        assert re.search(rf'<a id="{anchor}"></a>(?:\*\*)?{code}\b', findings)


@both
def test_a_check_with_rules_of_its_own_has_their_examples(language: str) -> None:
    assert written(CHECKS["L05"], language).count("```yaml") == 4
    assert written(CHECKS["L08"], language).count("```yaml") == 2
    assert "```yaml" not in written(CHECKS["L01"], language)


@both
def test_the_catalogue_leads_to_each_and_says_whose_law_it_is(language: str) -> None:
    text = (DOCS / language / {"en": "law.md", "da": "lov.md"}[language]).read_text("utf-8")
    assert re.findall(r"^\| \[(L\d\d) [^]]+\]\(", text, re.MULTILINE) == [id_ for ids in GROUPS.values() for id_ in ids]
    denmark = {"en": "Denmark", "da": "Danmark"}[language]
    assert {row.split(" ")[1][1:] for row in text.splitlines() if row.endswith(f"| {denmark} |")} == {
        "L05",
        "L06",
        "L08",
    }
    assert text.splitlines()[-1] == ASK[language]
