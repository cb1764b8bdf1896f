"""The pages that explain hold: their figures, laws and sources are those of the playbooks, and their examples do what they say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from karlemose_model.files import shipped
from karlemose_model.model import Direction, Figure, Playbook, Source
from karlemose_model.reading import read_playbook
from tests.conftest import looked_at
from tests.docs.test_docs import ROOT, blocks
from tests.kpis.tables import planned

DOCS = ROOT / "docs"
PAGES = {
    "da": ("modellen", "evidens", "hvorfor-tilpasninger", "privatliv-og-jura", "uden-retning", "beskyttelse"),
    "en": ("model", "evidence", "why-adaptations", "privacy-and-law", "no-direction", "disclosure"),
}
EACH = [(language, name) for language, names in PAGES.items() for name in names]
HEAD = """\
schema: 1
id: sample
version: 1
kind: estate
name: Sample
languages: [{0}]
extends: {{playbook: karlemose, version: 1}}
"""


def page(language: str, english: str) -> str:
    return (DOCS / language / f"{PAGES[language][PAGES['en'].index(english)]}.md").read_text("utf-8")


@cache
def playbook(name: str) -> Playbook:
    found = read_playbook(shipped("playbooks") / name).playbook
    assert found is not None
    return found


def rows(text: str, heading: str) -> list[list[str]]:
    """The cells of the first table under a heading or after a word, without its head."""
    table = re.search(r"(?:^\|.*\n)+", text.partition(heading)[2], re.MULTILINE)
    assert table, heading
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in table[0].splitlines()[2:]]


def address(source: Source) -> str | None:
    return None if source.url is None else str(source.url)


def links(text: str) -> Iterator[str]:
    # An address may itself hold a pair of brackets.
    yield from re.findall(r"\]\((https?://(?:[^()\s]|\([^()\s]*\))+)\)", text)


# --- sources ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "name"), EACH)
def test_every_source_is_one_of_the_playbooks_or_stands_with_its_date_in_the_list(language: str, name: str) -> None:
    text = (DOCS / language / f"{name}.md").read_text("utf-8")
    known = {address(source) for one in ("karlemose", "karlemoseparken") for source in playbook(one).sources.values()}
    _, _, listed = text.partition({"da": "\n## Kilder\n", "en": "\n## Sources\n"}[language])
    items = re.split(r"^- ", listed, flags=re.MULTILINE)[1:]
    dated = {
        link for item in items if re.search(r"\b20\d\d\b", re.sub(r"\(http\S+\)", "", item)) for link in links(item)
    }
    if name in ("beskyttelse", "disclosure"):
        # Its list is older, and has the method's pages without a date.
        dated = set(links(listed))
    assert set(links(text)) <= known | dated
    assert list(links(text))


@pytest.mark.parametrize("english", PAGES["en"])
def test_both_languages_name_the_same_sources(english: str) -> None:
    assert sorted(links(page("da", english))) == sorted(links(page("en", english)))


# --- the model and its story --------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", PAGES)
def test_its_figures_are_those_of_the_reconstruction(language: str) -> None:
    park = playbook("karlemoseparken")
    assert park.place is not None
    kept = [park.evidence[name].figure for name in ("convictions", "mentees", "jobplaneten-jobs")]
    kept += [park.place.dwellings, park.place.residents]
    expected = set()
    for figure in kept:
        assert isinstance(figure, Figure)
        for one in figure.entries:
            (source,) = one.source
            expected.add((one.value, str(one.stated), address(park.sources[source.partition("/")[0]])))
    heading = {"da": "## Tallene, som de er oplyst", "en": "## The figures as they were stated"}[language]
    table = rows(page(language, "model"), heading)
    told = {(float(re.sub(r"[.,]", "", number)), day, next(links(source), None)) for _, number, day, _, source in table}
    assert told == expected
    assert len(table) == len(told)


@pytest.mark.parametrize("language", PAGES)
def test_each_component_comes_from_the_slide_that_is_named(language: str) -> None:
    model = playbook("karlemose")
    heading = {"da": "## Fra sætning til drejebog", "en": "## From sentence to playbook"}[language]
    named = set()
    for _, slide, components in rows(page(language, "model"), heading):
        for path in re.findall(r"`([\w.-]+)`", components):
            section, id_ = path.split(".")
            entry = getattr(model, section)[id_]
            assert f"ecpa-2018/{slide.strip('`')}" in entry.source, path
            named.add(path)
    # All that the slides gave is told; what they did not give is said to be ours.
    assert {f"activities.{id_}" for id_ in model.activities} - named == {"activities.safety-walks"}
    assert "ecpa-2018" not in str(model.activities["safety-walks"].source)
    assert "ecpa-2018" not in str(model.meetings["steering"].source)


# --- why adaptations are recorded ---------------------------------------------------------------------------------


@pytest.mark.parametrize("language", PAGES)
def test_the_worked_example_goes_from_error_to_warning_to_nothing(
    files: Callable[[dict[str, str]], Path], language: str
) -> None:
    found = []
    for number, said in enumerate(blocks_of(language, "why-adaptations")):
        folder = files({f"{number}/playbook.yml": HEAD.format(language) + said}) / str(number)
        found.append([problem.code for problem in looked_at(folder).problems])
    assert found == [["KM301"], ["KM302"], []]


def blocks_of(language: str, english: str) -> list[str]:
    return blocks(DOCS / language / f"{PAGES[language][PAGES['en'].index(english)]}.md", "yaml")


def test_the_example_is_the_one_in_eksempelparken() -> None:
    park = playbook("eksempelparken")
    kept = park.adaptations["every-second-week"]
    assert kept.by is not None
    for language in PAGES:
        last = blocks_of(language, "why-adaptations")[-1]
        assert f"changes: {kept.changes}\n" in last
        assert f"when: {kept.when}" in last
        assert kept.by.said_in(language) in last


# --- privacy and law ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", PAGES)
def test_each_law_has_the_reference_source_and_day_of_the_model(language: str) -> None:
    model = playbook("karlemose")
    held = {
        (law.reference, address(model.sources[law.source.partition("/")[0]]), str(law.checked))
        for agreement in model.agreements.values()
        for law in agreement.laws.values()
        if law.source is not None
    }
    heading = {"da": "| henvisning |", "en": "| reference |"}[language]
    # On the page no line ends between a section and its number.
    text = page(language, "privacy-and-law").replace("\N{NO-BREAK SPACE}", " ")
    table = rows(text[: text.index(heading)] + "TABLE\n" + text[text.index(heading) :], "TABLE\n")
    for reference, *_, day in table:
        (name,), (url,) = re.findall(r"\[([^\]]+)\]", reference), list(links(reference))
        assert (name, url, day) in held
    # All but details on cameras and what two agreements share.
    left = {reference for reference, _, _ in held} - {re.findall(r"\[([^\]]+)\]", row[0])[0] for row in table}
    assert left == {
        "pligten til registrering i POLCAM", "tv-overvågningsloven § 2", "tv-overvågningslovens regel om sletning",
    }  # fmt: skip


def test_the_flows_are_what_the_page_says() -> None:
    flows = playbook("karlemose").agreements["information-sharing"].flows.values()
    personal = {(flow.legal_basis, flow.from_, *flow.to) for flow in flows if flow.legal_basis != "anonymous"}
    assert personal == {
        ("ssp_115", "police", "municipality"),
        ("ssp_115", "municipality", "police"),
        ("ksp_115", "police", "municipality"),
        ("housing_63d", "police", "housing"),
    }


# --- why enforcement counts have no direction -----------------------------------------------------------------------


@pytest.mark.parametrize("language", PAGES)
def test_the_kpis_without_direction_are_all_told(language: str) -> None:
    model = playbook("karlemose")
    without = [
        f"{kpi.code} {kpi.name.said_in(language)}" for kpi in model.kpis.values() if kpi.direction is Direction.none
    ]
    heading = {"da": "# Hvorfor tal", "en": "# Why enforcement"}[language]
    assert [row[0] for row in rows(page(language, "no-direction"), heading)] == without


@pytest.mark.parametrize("language", PAGES)
def test_its_kpi_is_clean_until_it_gets_a_target(files: Callable[[dict[str, str]], Path], language: str) -> None:
    (said,) = blocks_of(language, "no-direction")
    root = files(
        {
            "a/playbook.yml": HEAD.format(language) + said,
            "b/playbook.yml": HEAD.format(language) + said + "    targets: [{value: 5}]\n",
        }
    )
    assert [[problem.code for problem in looked_at(root / one).problems] for one in "ab"] == [[], ["KM320"]]


# --- how small numbers are protected --------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "hidden", "of"), [("da", "vises ikke", "af"), ("en", "not shown", "of")])
def test_the_examples_of_protection_are_worked_out_so(language: str, hidden: str, of: str) -> None:
    def told(cell: str) -> tuple[int, ...] | int | None:
        numbers = [int(number) for number in re.findall(r"\d+", cell)]
        return None if cell == hidden else tuple(numbers) if f" {of} " in cell else numbers[0]

    text = page(language, "disclosure")
    for true, *shown, _ in rows(text, {"da": "En andel røber", "en": "A share gives away"}[language]):
        for profile, cell in zip(("nhs7-round5", "dst3"), shown, strict=True):
            seen = planned({"2025-Q1": told(true)}, disclosure=profile, measure="share")
            assert seen == {"2025-Q1": told(cell)}, (true, profile)
    quarters = rows(text, {"da": "### Et eksempel", "en": "### An example"}[language])
    periods = ("2025-Q1", "2025-Q2", "2025-H1")
    for column, profile in ((2, "nhs7-round5"), (3, "dst3")):
        seen = planned(
            {period: told(row[1]) for period, row in zip(periods, quarters, strict=True)}, disclosure=profile
        )
        assert seen == {period: told(row[column]) for period, row in zip(periods, quarters, strict=True)}
