"""Ticks on a checklist: named, by keyboard, kept in this browser only, per item, and gone with one button."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.chromium import PHONE, Visitor
from tests.browser.conftest import Sites
from tests.browser.sites import LANGUAGES

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

PAGE = "checklists/initial.html"
OTHER = "checklists/role-chair.html"
CLEAR = {"da": "Fjern flueben", "en": "Clear ticks"}


def boxes(tab: Page) -> Locator:
    return tab.locator("article input.km-tick[type=checkbox]")


def ticked(tab: Page) -> list[int]:
    """Which of the boxes are ticked, by number."""
    states: list[bool] = boxes(tab).evaluate_all("(boxes) => boxes.map((box) => box.checked)")
    return [number for number, state in enumerate(states) if state]


def in_language(language: str, page: str) -> str:
    return page if language == "da" else f"en/{page}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_task_has_a_box_named_by_its_text(sites: Sites, visitor: Callable[..., Visitor], language: str) -> None:
    source = sites.example / "source" / "partners" / language / "docs" / "checklists" / "initial.md"
    tasks = [line for line in source.read_text("utf-8").splitlines() if line.lstrip().startswith("- [ ] ")]
    assert len(tasks) > 3
    tab = visitor(viewport=PHONE).open(sites.address["partners"] + in_language(language, PAGE))
    expect(boxes(tab)).to_have_count(len(tasks))
    for number in range(len(tasks)):
        box = boxes(tab).nth(number)
        expect(box).to_be_enabled()
        text = box.locator("xpath=ancestor::li[1]").inner_text().split("\n")[0]
        name = box.evaluate("(box) => [...box.labels].map((label) => label.innerText).join(' ')").strip()
        name = name or box.get_attribute("aria-label") or ""
        assert name, text
        assert " ".join(text.split())[:20] in " ".join(name.split()) or " ".join(name.split())[:20] in " ".join(
            text.split()
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_ticks_survive_and_belong_to_their_item(sites: Sites, visitor: Callable[..., Visitor], language: str) -> None:
    someone = visitor(viewport=PHONE)
    tab = someone.open(sites.address["partners"] + in_language(language, PAGE))
    assert ticked(tab) == []
    for number in (0, 2):
        boxes(tab).nth(number).focus()
        tab.keyboard.press("Space")
    assert ticked(tab) == [0, 2]
    tab.reload()
    assert ticked(tab) == [0, 2]
    keys = tab.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('karlemose:'))")
    assert keys
    assert all(PAGE.removesuffix(".html") in key for key in keys)
    # Neither another checklist nor another person has them.
    tab.goto(sites.address["partners"] + in_language(language, OTHER))
    assert ticked(tab) == []
    assert ticked(visitor(viewport=PHONE).open(sites.address["partners"] + in_language(language, PAGE))) == []
    tab.goto(sites.address["partners"] + in_language(language, PAGE))
    boxes(tab).nth(0).focus()
    tab.keyboard.press("Space")
    tab.reload()
    assert ticked(tab) == [2]


def test_two_tabs_do_not_undo_each_other(sites: Sites, visitor: Callable[..., Visitor]) -> None:
    someone = visitor(viewport=PHONE)
    one, other = (someone.open(sites.address["partners"] + PAGE) for _ in range(2))
    boxes(one).nth(0).check()
    boxes(other).nth(1).check()
    for tab in (one, other):
        tab.reload()
        assert ticked(tab) == [0, 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_says_where_they_stay_and_one_button_clears_them(
    sites: Sites, visitor: Callable[..., Visitor], language: str
) -> None:
    tab = visitor(viewport=PHONE).open(sites.address["partners"] + in_language(language, PAGE))
    note, button = tab.locator(".km-ticks"), tab.locator(".km-ticks__clear")
    expect(note).to_be_visible()
    assert "browser" in note.inner_text()
    expect(button).to_have_accessible_name(CLEAR[language])
    for number in (0, 1, 3):
        boxes(tab).nth(number).check()
    button.focus()
    tab.keyboard.press("Enter")
    assert ticked(tab) == []
    tab.reload()
    assert ticked(tab) == []
    assert tab.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('karlemose:'))") == []


def test_without_a_script_there_are_boxes_for_a_pen(sites: Sites, visitor: Callable[..., Visitor]) -> None:
    tab = visitor(java_script_enabled=False).open(sites.address["partners"] + PAGE)
    tab.emulate_media(media="print")
    drawn = (
        tab.locator("article li").filter(has=tab.locator(".km-box, input")).locator(".km-box:visible, input:visible")
    )
    source = sites.example / "source" / "partners" / "da" / "docs" / "checklists" / "initial.md"
    assert drawn.count() == source.read_text("utf-8").count("- [ ] ")
    expect(tab.locator(".km-ticks__clear:visible")).to_have_count(0)


OWN = """<!doctype html><html lang="en"><title>List</title><article><h1>List</h1>{lists}</article>
<div class="km-ticks" data-km-site="park:public" data-km-path="en/own/" hidden><p class="km-ticks__kept">kept</p>
<p class="km-ticks__lost" hidden>lost</p><button class="km-ticks__clear">Clear</button><p role="status"></p></div>
<script src="/assets/ticks.js"></script></html>"""


def own_page(sites: Sites, someone: Visitor, **lists: tuple[str, ...]) -> Page:
    """A page of one's own, with the script of the sites: headings, and the items under each."""
    items = {
        head: "".join(f'<li class="task-list-item"><span class="km-box"></span> {item}</li>' for item in each)
        for head, each in lists.items()
    }
    body = OWN.format(lists="".join(f"<h2>{head}</h2><ul>{each}</ul>" for head, each in items.items()))
    someone.context.unroute("**/own.html")
    someone.context.route("**/own.html", lambda route: route.fulfill(body=body, content_type="text/html"))
    return someone.open(sites.address["public"] + "own.html")


def names(tab: Page) -> list[str]:
    found: list[str] = boxes(tab).evaluate_all("(boxes) => boxes.map((box) => box.labels[0].textContent.trim())")
    return found


ANNA, BO = "Call <strong>Anna</strong>", "Call <strong>Bo</strong>"


def test_items_that_begin_alike_are_told_apart(sites: Sites, visitor: Callable[..., Visitor]) -> None:
    someone = visitor()
    proof = "Send it. <strong>Proof:</strong> A copy."
    tab = own_page(sites, someone, First=(ANNA, BO, proof, "Over<ul><li>Under</li></ul>"), Second=(BO,))
    assert names(tab) == ["Call Anna", "Call Bo", "Send it.", "Over", "Call Bo"]
    boxes(tab).nth(0).check()
    boxes(tab).nth(4).check()
    assert ticked(own_page(sites, someone, First=(ANNA, BO), Second=(BO,))) == [0, 2]
    # The tick goes with its item and never jumps to what looks alike.
    assert ticked(own_page(sites, someone, First=(BO,), Second=(BO,))) == [1]
    assert ticked(own_page(sites, someone, First=("New", BO, ANNA))) == [2]


def test_what_is_written_twice_under_one_heading_keeps_no_tick(sites: Sites, visitor: Callable[..., Visitor]) -> None:
    someone = visitor()
    tab = own_page(sites, someone, First=(ANNA, BO, ANNA))
    boxes(tab).nth(2).check()
    boxes(tab).nth(1).check()
    tab.reload()
    assert ticked(tab) == [1]
    assert ticked(own_page(sites, someone, First=(ANNA, BO))) == [1]


def test_a_browser_that_becomes_full_is_told_of(sites: Sites, visitor: Callable[..., Visitor]) -> None:
    someone = visitor()
    tab = own_page(sites, someone, First=(ANNA, BO))
    boxes(tab).nth(0).check()
    tab.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
    )
    expect(tab.locator(".km-ticks__kept")).to_be_visible()
    boxes(tab).nth(1).check()
    expect(tab.locator(".km-ticks__kept")).to_be_hidden()
    expect(tab.locator(".km-ticks__lost")).to_be_visible()
    assert ticked(tab) == [0, 1]
    tab.locator(".km-ticks__clear").click()
    tab.reload()
    assert ticked(tab) == []


def test_what_is_done_in_one_tab_is_seen_in_the_other(sites: Sites, visitor: Callable[..., Visitor]) -> None:
    someone = visitor(viewport=PHONE)
    one, other = (someone.open(sites.address["partners"] + PAGE) for _ in range(2))
    boxes(one).nth(0).check()
    expect(boxes(other).nth(0)).to_be_checked()
    other.locator(".km-ticks__clear").click()
    expect(boxes(one).nth(0)).not_to_be_checked()


def test_the_ticks_of_one_audience_are_not_the_others(sites: Sites, visitor: Callable[..., Visitor]) -> None:
    someone = visitor(viewport=PHONE)
    tab = someone.open(sites.address["partners"] + PAGE)
    boxes(tab).nth(0).check()
    (key,) = tab.evaluate("Object.keys(localStorage)")
    assert key.startswith("karlemose:eksempelparken:partners:")
