"""On a phone a table that is too wide becomes one short card per row, and stays a table to who hears it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.chromium import DESKTOP, PHONE, Visitor
from tests.browser.conftest import Sites
from tests.browser.doing import resize
from tests.browser.sites import pages_of

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

ROWS = "article .km-table >> nth=0 >> tbody tr"
HEIGHTS = "(rows) => rows.map((row) => row.offsetHeight / parseFloat(getComputedStyle(row).lineHeight))"
BEFORE = "(cells) => cells.map((cell) => [cell.dataset.kmBefore, cell.dataset.kmAfter])"


@pytest.fixture
def agenda(sites: Sites) -> str:
    found = next(page for page in pages_of(sites.example, "partners", "da") if page.kind == "agenda")
    return sites.address["partners"] + found.address


def test_the_items_of_an_agenda_take_few_lines(agenda: str, visitor: Callable[..., Visitor]) -> None:
    tab = visitor(viewport=PHONE).open(agenda)
    rows = tab.locator(ROWS)
    assert rows.count() > 10
    heights = rows.evaluate_all(HEIGHTS)
    # Nearly a line of padding and border comes to it.
    assert max(heights) < 5
    assert sum(heights) / len(heights) < 3.5
    # The heading is said only where the words don't tell it: here nowhere.
    first = rows.first.locator("td").evaluate_all(BEFORE)
    assert first == [["", ""], [" · ", " min."], [" · ", ""], [" · ", ""]]


def test_a_row_table_is_still_a_table(agenda: str, visitor: Callable[..., Visitor]) -> None:
    tab = visitor(viewport=PHONE).open(agenda)
    table = tab.get_by_role("table").first
    heads = table.get_by_role("columnheader").all_inner_texts()
    assert len(heads) == 4
    row = table.get_by_role("row").nth(1)
    assert row.get_by_role("cell").count() == len(heads)


def test_there_is_nothing_of_it_on_a_desk(agenda: str, visitor: Callable[..., Visitor]) -> None:
    tab = visitor(viewport=PHONE).open(agenda)
    resize(tab, DESKTOP)
    said = "(cell) => [getComputedStyle(cell).display, getComputedStyle(cell, '::before').content]"
    assert tab.locator(ROWS).first.locator("td").nth(1).evaluate(said) == ["table-cell", "none"]


def test_what_is_not_plain_is_told_by_its_heading(sites: Sites, visitor: Callable[..., Visitor]) -> None:
    tab = visitor(viewport=PHONE).open(sites.address["partners"] + "en/walks.html")
    said = tab.locator(ROWS).first.locator("td").evaluate_all(BEFORE)
    heads = tab.locator("article .km-table >> nth=0 >> thead th").all_text_contents()
    # Two dates in a row: which is which must be read.
    assert [before for before, _ in said][-2:] == [f" · {heads[-2]}: ", f" · {heads[-1]}: "]
    assert said[0] == ["", ""]


def test_what_is_left_for_a_pen_has_its_heading(sites: Sites, visitor: Callable[..., Visitor]) -> None:
    tab = visitor(viewport=PHONE).open(sites.address["partners"] + "en/papers/information-sharing.html")
    table = tab.locator(".km-table:has(.km-pen)")
    said = table.locator("tbody tr").first.locator(".km-pen").evaluate_all(BEFORE)
    assert [before for before, _ in said] == [f"{head}:" for head in table.locator("th").all_text_contents()[-2:]]
