"""A CPR-shaped string anywhere is an error whose message never repeats it. The sample's birth date lies ahead."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter

from karlemose_model.privacy import find_cpr
from karlemose_model.reports.findings import Findings, Style
from karlemose_model.reports.full import full
from karlemose_model.rules.law.on_files import CHECKS
from karlemose_model.rules.pages import rule_page
from karlemose_model.rules.privacy import no_cpr_numbers
from karlemose_model.wording import translator
from tests.conftest import Ran, looked_at
from tests.reading.test_spreadsheets import ods, ods_row

HEAD = "schema: 1\nid: park\nversion: 1\nkind: estate\nname: {da: Park, en: Park}\nextends: {playbook: karlemose, version: 1}\n"
CSV = "kpi,period,value,n,source,stated,note\n"
SAMPLE = "311257-5000"
FORMATS = ("full", "concise", "json", "github", "junit", "sarif")
TRACES = re.compile("5000|31[^0-9]*1257|u0033|0xB9|3\\.112|3_112|311257")
"""What of the samples in this file nobody may read, however it was written."""


TREES = [
    {"playbook.yml": HEAD + f"risks: {{one: {{text: {{da: A {SAMPLE}, en: B}}}}}}\n"},
    {"playbook.yml": HEAD + f"# {SAMPLE}\n"},
    {"playbook.yml": HEAD + f"'{SAMPLE}': x\n"},
    {"playbook.yml": HEAD + f"timeline: {SAMPLE}\n"},
    {"playbook.yml": HEAD + f"place:\n\tcountry: {SAMPLE}\n"},
    {"playbook.yml": HEAD, "risks.yml": f"one: {{text: {{da: '{SAMPLE}', en: B}}}}\n"},
    {"playbook.yml": HEAD, "records/observations.csv": CSV + f"mentees,2026-10,1,1,x,,{SAMPLE}\n"},
    {"playbook.yml": HEAD, "records/observations.csv": CSV + f"{SAMPLE},2026-10,1,1,x,,\n"},
    {"playbook.yml": HEAD, "records/observations.csv": CSV + "mentees,2026-10,311257,5000,x,,\n"},
    {"playbook.yml": HEAD + "risks: {one: {text: {da: A 311257\n  5000, en: B}}}\n"},
    {"playbook.yml": HEAD + 'risks: {one: {text: {da: "\\u0033\\u0031\\u0031257-5000", en: B}}}\n'},
    {"playbook.yml": HEAD + "timeline: 0xB9862018\n"},
    {"playbook.yml": HEAD + "timeline: 3.112575e9\n"},
    {"playbook.yml": HEAD + "x-mine: 3_112_575_000\n"},
    {"playbook.yml": HEAD + "x-mine: >\n  it is 311257\n  5000\n"},
    {"playbook.yml": HEAD + f"# {SAMPLE[0]}\u200b{SAMPLE[1:]}\n"},
    {"playbook.yml": HEAD + "# 311257-\n# 5000\n"},
    {"playbook.yml": HEAD, "templates/documents/home.md.j2": f"# {SAMPLE}\n"},
    {
        "playbook.yml": HEAD,
        "records/walks/2026-04-15.yml": "schema: 1\ndate: 2026-04-15\nroute: about 311257\n  5000\n",
    },
    {"playbook.yml": HEAD, "records/published.yml": f"schema: 1\nreleases: []\n# {SAMPLE}\n"},
    {
        "playbook.yml": HEAD,
        "records/fidelity/2026-04-15.yml": f"schema: 1\ndate: 2026-04-15\nitems: {{{SAMPLE}: {{mark: 1}}}}\n",
    },
]
"""Files with the sample in them, each in another place or in another way of writing."""
TOLD_IN_EVERY_WAY = (0, 8, 9, 10, 15)
"""Those of them that are put through every format and several commands: in sight, and where only reading brings them together."""


@pytest.mark.parametrize("tree", TREES)
def test_it_is_an_error_and_never_repeated(files: Callable[[dict[str, str]], Path], tree: dict[str, str]) -> None:
    reading = looked_at(files(tree))
    assert {"KM310"} <= {one.code for one in reading.problems}
    findings = Findings(reading.problems, reading.texts)
    assert "KM310" in full(findings)
    assert not TRACES.search(full(findings))
    assert not TRACES.search(full(replace(findings, style=Style.words)))


@pytest.mark.parametrize("number", TOLD_IN_EVERY_WAY)
def test_no_command_repeats_it_in_any_format(
    files: Callable[[dict[str, str]], Path], karlemose: Callable[..., Ran], number: int
) -> None:
    files(TREES[number])
    for command in (
        *(["check", "--format", name] for name in FORMATS),
        ["check", "--output", "report.txt"],
        ["build", "--builder", "none"],
        ["kpi"],
    ):
        ran = karlemose(*command)
        assert ran.code == 1
        said = ran.out + ran.err
        assert "KM310" in said
        assert not TRACES.search(said), said
    assert not TRACES.search(Path("report.txt").read_text("utf-8"))
    assert not Path("build").exists()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (f"records/meetings/{SAMPLE}.yml", "records/meetings/•••••••••••.yml"),
        ("records/311257/5000.csv", "records/•••••••••••.csv"),
        (f"docs/da/sag-{SAMPLE}.md", "docs/da/sag-•••••••••••.md"),
        (f"docs/{SAMPLE}/a.md", "docs/•••••••••••"),
        (f"templates/documents/{SAMPLE}.md.j2", "templates/documents/•••••••••••.md.j2"),
        (f"{SAMPLE}.txt", "•••••••••••.txt"),
        ("records/observations/3\u200b11257 5000.csv", "records/observations/••••••••••••.csv"),
    ],
)
def test_a_name_of_a_file_or_folder_is_an_error_and_never_repeated(
    files: Callable[[dict[str, str]], Path], karlemose: Callable[..., Ran], name: str, told: str
) -> None:
    files({"playbook.yml": HEAD, name: "# T\n"})
    assert [one.place.file for one in looked_at(Path()).problems if one.code == "KM503"] in ([name], [name[:-5]])
    ran = karlemose("check")
    assert ran.code == 1
    assert re.search(rf"{re.escape(told)}(:1:1)?: KM503", ran.out)
    assert not TRACES.search(ran.out + ran.err)


def test_no_format_repeats_a_name(files: Callable[[dict[str, str]], Path], karlemose: Callable[..., Ran]) -> None:
    files({"playbook.yml": HEAD, f"docs/da/sag-{SAMPLE}.md": "# T\n", f"records/meetings/{SAMPLE}.yml": "x: 1\n"})
    for name in FORMATS:
        ran = karlemose("check", "--format", name)
        assert ran.code == 1
        assert "KM503" in ran.out
        assert not TRACES.search(ran.out + ran.err)
    assert karlemose("build", "--builder", "none").code == 1
    assert not Path("build").exists()


def test_where_the_repository_lies_is_no_affair_of_the_playbooks(
    files: Callable[[dict[str, str]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = files({f"{SAMPLE}/park/playbook.yml": HEAD, "other/x": ""})
    monkeypatch.chdir(folder / "other")
    assert [one for one in looked_at(folder / SAMPLE / "park").problems if one.code == "KM503"] == []
    assert [one.code for one in looked_at(folder / SAMPLE).problems if one.code == "KM503"] == ["KM503"]


def test_it_says_how_sure_it_is(files: Callable[[dict[str, str]], Path], karlemose: Callable[..., Ran]) -> None:
    files({"playbook.yml": HEAD + "# 311257-5000\n# 311257-5005\n"})
    said = karlemose("check", "--format", "concise", "--lang", "en").out
    assert "playbook.yml:7:3: KM310 something here is shaped like a CPR number and could be one" in said
    assert "playbook.yml:8:3: KM310 something here is shaped like a CPR number and likely is one" in said


@pytest.mark.parametrize("hidden", [False, True])
def test_it_is_found_in_a_cell_of_a_spreadsheet_and_the_cell_is_named(
    files: Callable[[dict[str, str]], Path], karlemose: Callable[..., Ran], hidden: bool
) -> None:
    folder = files({"playbook.yml": HEAD, "records/observations/a.csv": CSV})
    with xlsxwriter.Workbook(str(folder / "records/observations/b.xlsx")) as book:
        first = book.add_worksheet("Ark1")
        first.write_row(0, 0, ["kpi", "period", "value", "note"])
        first.write_row(1, 0, ["mentees", "2026-10", 7, ""])
        second = book.add_worksheet("Noter")
        second.write_row(0, 0, ["kpi", "period", "value", "note"])
        second.write_row(2, 0, ["mentees", "2026-11", 7, f"talk to {SAMPLE}"])
        if hidden:
            second.hide()
    ran = karlemose("check")
    assert ran.code == 1
    assert "KM310" in ran.out
    assert "(Noter!D3): KM310" in ran.out
    assert "5000" not in ran.out + ran.err


@pytest.mark.parametrize(
    "cells", [[7, int(SAMPLE.replace("-", ""))], [7, 101575000], [311257, 5000], ["311257-", "5000"]]
)
def test_a_number_that_cells_hold_as_numbers_is_found(
    files: Callable[[dict[str, str]], Path], karlemose: Callable[..., Ran], cells: list[object]
) -> None:
    folder = files({"playbook.yml": HEAD, "records/observations/a.csv": CSV})
    with xlsxwriter.Workbook(str(folder / "records/observations/b.xlsx")) as book:
        sheet = book.add_worksheet("Ark1")
        sheet.write_row(0, 0, ["kpi", "period", "value", "n"])
        sheet.write_row(1, 0, ["mentees", "2026-10", *cells])
    ran = karlemose("check")
    assert ("(Ark1!D2): KM310" if cells[0] == 7 else "(Ark1!C2): KM310") in ran.out
    assert not re.search("5000|101575", ran.out + ran.err)


@pytest.mark.parametrize("where", ["name", "comment", "title", "header", "note to a cell"])
def test_what_a_spreadsheet_says_beside_its_cells_is_found(
    files: Callable[[dict[str, str]], Path], karlemose: Callable[..., Ran], where: str
) -> None:
    folder = files({"playbook.yml": HEAD, "records/observations/a.csv": CSV})
    with xlsxwriter.Workbook(str(folder / "records/observations/b.xlsx")) as book:
        sheet = book.add_worksheet(SAMPLE if where == "name" else "Ark1")
        sheet.write_row(0, 0, ["kpi", "period", "value", "n"])
        if where == "comment":
            sheet.write_comment("B1", f"talk to {SAMPLE}")
        elif where == "title":
            book.set_properties({"title": SAMPLE})
        elif where == "header":
            sheet.set_header(f"&C{SAMPLE}")
        elif where == "note to a cell":
            options = {"validate": "integer", "criteria": ">", "value": 0, "input_title": "x", "input_message": SAMPLE}
            sheet.data_validation("C2", options)
    ran = karlemose("check", "--format", "concise")
    assert ran.code == 1
    assert ran.out.count("KM310") >= 1
    assert "5000" not in ran.out + ran.err


@pytest.mark.parametrize("cells", ["3112,575000e6;1", "+3112575000;1", "1;+3112575000", "1;3.112575e9", "1;101575e3,"])
@pytest.mark.parametrize("format_", ["concise", "full", "json"])
def test_what_is_no_figure_in_a_table_is_not_repeated(
    files: Callable[[dict[str, str]], Path], karlemose: Callable[..., Ran], cells: str, format_: str
) -> None:
    rows = f"kpi;period;value;n;source;stated;note\nvandalism-cost;2026-Q3;{cells};x;;\n"
    files({"playbook.yml": HEAD, "records/observations/a.csv": rows})
    ran = karlemose("check", "--format", format_)
    assert ran.code == 1
    assert "KM407" in ran.out
    found = "KM310" in ran.out
    assert found == ("101575e3" not in cells)
    assert not found or not re.search("5000|575", ran.out + ran.err)


def test_an_open_document_is_looked_into_as_well(
    files: Callable[[dict[str, str]], Path], karlemose: Callable[..., Ran]
) -> None:
    note = "<office:annotation><text:p>talk to <text:span>311257</text:span>-5000</text:p></office:annotation>"
    cell = f'<table:table-cell office:value-type="string"><text:p>kpi</text:p>{note}</table:table-cell>'
    folder = files({"playbook.yml": HEAD, "records/observations/a.csv": CSV})
    path = ods(folder / "records/observations/b.ods", f'<table:table table:name="Ark1">{ods_row(cell)}</table:table>')
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("meta.xml", "<m xmlns:dc='d'><dc:title>290256-6000</dc:title></m>")
    ran = karlemose("check", "--format", "concise")
    assert ran.out.count("(content.xml!") == 1
    assert ran.out.count("(meta.xml!") == 1
    assert not re.search("5000|6000", ran.out + ran.err)


@pytest.mark.parametrize("language", ["en", "da"])
def test_the_pages_tell_which_writings_are_not_found(language: str) -> None:
    _ = translator(language)
    (not_found,) = [_(words) for check in CHECKS if check.id == "L01" for words in check.cannot if "5000" in words]
    assert not_found in [_(paragraph) for paragraph in rule_page(no_cpr_numbers).paragraphs]
    writings = re.findall(r"[0-9][0-9 .-]+[0-9]", not_found)
    assert len(writings) == 9
    assert not [writing for writing in writings if any(find_cpr(writing))]
