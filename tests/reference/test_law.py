"""The pages on law as checks: made from the catalogue, whole, and each ends by sending the reader to whoever decides."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from karlemose_model.messages import MESSAGES
from karlemose_model.reading import read_playbook
from karlemose_model.reference import PAGES, law, law_samples, pages
from karlemose_model.rules import checked
from karlemose_model.rules.law import RULES
from karlemose_model.rules.law.catalogue import CHECKS, GROUPS
from karlemose_model.rules.law.check import Check
from karlemose_model.rules.pages import rule_page, whole_example
from tests.conftest import AS_OF

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
    # A table is no YAML.
    assert written(CHECKS["L16"], language).count("```text\ndate,kind,") == 2
    assert not re.search(r"^# records/", written(CHECKS["L16"], language), re.MULTILINE)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__.rpartition(".")[2])
def test_the_danish_examples_are_danish_and_are_found_too(
    files: Callable[[dict[str, str]], Path], rule: ModuleType
) -> None:
    page = rule_page(rule)
    for number, (english, has_findings) in enumerate(((page.fails, True), (page.passes, False))):
        danish = law_samples.said(english, "da")
        assert law_samples.said(english, "en") == english
        assert [text for text in re.findall(r": ([A-Z][a-z]+ .+)$", english, re.MULTILINE) if text in danish] == []
        example = {
            f"{number}/{name}": text.replace("languages: [en]", "languages: [da]")
            for name, text in whole_example(danish).items()
        }
        found = {problem.code for problem in checked(read_playbook(files(example) / str(number)), AS_OF).problems}
        assert (set(rule.CODES) <= found) is has_findings


def test_a_finding_is_told_in_one_case_with_all_that_it_names() -> None:
    assert law_samples.SAMPLES.keys() == {code for check in CHECKS.values() for code in check.codes}
    for code, data in law_samples.SAMPLES.items():
        assert set(re.findall(r"\{(\w+)\}", MESSAGES[code].what)) == data.keys(), code
    assert all(
        any(text in rule_page(rule).fails + rule_page(rule).passes for rule in RULES) for text in law_samples.WORDS
    )
    assert "likely is one" in written(CHECKS["L01"], "en")
    assert "‹" not in written(CHECKS["L01"], "da")


@both
@each
def test_a_page_leads_back_to_all_checks_above_and_below(check: Check, language: str) -> None:
    back = {"en": "[All checks](law.md)", "da": "[Alle kontroller](lov.md)"}[language]
    assert written(check, language).splitlines().count(back) == 2


@both
def test_no_line_ends_between_a_section_and_its_number(language: str) -> None:
    text = written(CHECKS["L05"], language)
    assert re.search(
        {"en": "^# L05 Section\N{NO-BREAK SPACE}115", "da": "^# L05 §\N{NO-BREAK SPACE}115"}[language], text, re.M
    )
    assert {"en": "section 63 d", "da": "§ 63 d"}[language].replace(" ", "\N{NO-BREAK SPACE}") in text
    assert not re.search(r"(?:§|[Ss]ection) \d", text)


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
