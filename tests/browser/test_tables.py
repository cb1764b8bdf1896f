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
    assert first == [["", ""], ["", " min."], ["", ""], ["", ""]]


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
    assert [before for before, _ in said][-2:] == [f"{heads[-2]}: ", f"{heads[-1]}: "]
    assert said[0] == ["", ""]


def test_what_is_left_for_a_pen_has_its_heading(sites: Sites, visitor: Callable[..., Visitor]) -> None:
    tab = visitor(viewport=PHONE).open(sites.address["partners"] + "en/papers/information-sharing.html")
    table = tab.locator(".km-table:has(.km-pen)")
    said = table.locator("tbody tr").first.locator(".km-pen").evaluate_all(BEFORE)
    assert [before for before, _ in said] == [f"{head}:" for head in table.locator("th").all_text_contents()[-2:]]


WIDER = "(boxes) => boxes.filter((box) => box.scrollWidth > box.clientWidth + 1).length"


@pytest.mark.parametrize("page", ["background.html", "walks.html", "papers/information-sharing.html"])
def test_a_table_fits_its_box_on_a_desk(sites: Sites, visitor: Callable[..., Visitor], page: str) -> None:
    tab = visitor(viewport=DESKTOP).open(sites.address["partners"] + page)
    assert tab.locator(".km-table--tight").count() > 0
    assert tab.locator(".km-table").evaluate_all(WIDER) == 0


def test_no_dot_begins_or_ends_a_line(agenda: str, visitor: Callable[..., Visitor]) -> None:
    tab = visitor(viewport=PHONE).open(agenda)
    table = tab.locator("article .km-table--rows").first
    # The dot of a cell that begins a line lies outside its row, which shows nothing there.
    assert table.locator("tbody tr").first.evaluate("(row) => getComputedStyle(row).overflowX") == "clip"
    dot = "(cell) => [getComputedStyle(cell, '::after').position, getComputedStyle(cell, '::after').left]"
    assert table.locator("tbody td.km-flows").first.evaluate(dot) == ["absolute", "-12px"]


def test_code_that_runs_out_of_its_box_shows_it(sites: Sites, visitor: Callable[..., Visitor]) -> None:
    tab = visitor(viewport=PHONE).open(sites.address["docs"] + "da/lov-l05.html")
    code = tab.locator("pre.km-more").first.element_handle()
    code.evaluate("(box) => { box.scrollLeft = box.scrollWidth; }")
    tab.wait_for_function("(box) => !box.classList.contains('km-more')", arg=code)


def test_a_section_stays_with_its_number(sites: Sites, visitor: Callable[..., Visitor]) -> None:
    tab = visitor(viewport=PHONE).open(sites.address["docs"] + "da/lov-l05.html")
    said = tab.locator("article").evaluate("(article) => article.textContent")
    assert "§\u00a063\u00a0d" in said
    assert "§\u00a0115, stk.\u00a01-4" in said
    assert "§ " not in said
