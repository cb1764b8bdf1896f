"""A CPR-shaped string anywhere is an error whose message never repeats it. The sample's birth date lies ahead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from tests.conftest import Ran

HEAD = "schema: 1\nid: park\nversion: 1\nkind: estate\nname: {da: Park, en: Park}\nextends: {playbook: karlemose, version: 1}\n"
CSV = "kpi,period,value,n,source,stated,note\n"
SAMPLE = "311257-5000"


@pytest.mark.parametrize(
    "tree",
    [
        {"playbook.yml": HEAD + f"risks: {{one: {{text: {{da: A {SAMPLE}, en: B}}}}}}\n"},
        {"playbook.yml": HEAD + f"# {SAMPLE}\n"},
        {"playbook.yml": HEAD + f"'{SAMPLE}': x\n"},
        {"playbook.yml": HEAD + f"timeline: {SAMPLE}\n"},
        {"playbook.yml": HEAD + f"place:\n\tcountry: {SAMPLE}\n"},
        {"playbook.yml": HEAD, "risks.yml": f"one: {{text: {{da: '{SAMPLE}', en: B}}}}\n"},
        {"playbook.yml": HEAD, "records/observations.csv": CSV + f"mentees,2026-10,1,1,x,,{SAMPLE}\n"},
        {"playbook.yml": HEAD, "records/observations.csv": CSV + f"{SAMPLE},2026-10,1,1,x,,\n"},
    ],
)
def test_it_is_an_error_and_never_repeated(
    files: Callable[[dict[str, str]], Path], karlemose: Callable[..., Ran], tree: dict[str, str]
) -> None:
    files(tree)
    for command in (["check"], ["build", "--builder", "none"], ["kpi"]):
        ran = karlemose(*command)
        assert ran.code == 1
        said = ran.out + ran.err
        assert "KM310" in said
        assert SAMPLE not in said
        assert "5000" not in said
    assert not Path("build").exists()


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


def test_a_number_that_a_cell_holds_as_a_number_is_found(
    files: Callable[[dict[str, str]], Path], karlemose: Callable[..., Ran]
) -> None:
    folder = files({"playbook.yml": HEAD, "records/observations/a.csv": CSV})
    with xlsxwriter.Workbook(str(folder / "records/observations/b.xlsx")) as book:
        sheet = book.add_worksheet("Ark1")
        sheet.write_row(0, 0, ["kpi", "period", "value", "n"])
        sheet.write_row(1, 0, ["mentees", "2026-10", 7, int(SAMPLE.replace("-", ""))])
    assert "(Ark1!D2): KM310" in karlemose("check").out
