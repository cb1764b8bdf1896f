"""From the front page on a phone, in two taps: next meeting's agenda, an office's own actions, what must not be said."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from karlemose_model import Rollout, read_playbook
from karlemose_model.followup import action_log, next_held
from tests.browser.chromium import PHONE, Visitor
from tests.browser.conftest import Sites
from tests.browser.doing import home
from tests.browser.sites import EXAMPLE, LANGUAGES
from tests.conftest import AS_OF

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

WORDS = {
    "da": {"agenda": "dagsorden", "rule": "må ikke siges"},
    "en": {"agenda": "agenda", "rule": "must not be said"},
}


@pytest.fixture(scope="module")
def rollout() -> Rollout:
    seen = read_playbook(EXAMPLE).seen_on(AS_OF)
    assert seen
    return seen


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def front(sites: Sites, visitor: Callable[..., Visitor], language: str) -> Page:
    return visitor(viewport=PHONE, has_touch=True).open(sites.address["partners"] + home(language))


def link(tab: Page, word: str) -> Locator:
    """The first link in the page whose words hold that word: the one that a reader takes."""
    return tab.locator("article a").filter(has_text=re.compile(word, re.IGNORECASE)).first


def is_seen_at_once(one: Locator) -> bool:
    """Whether it is on the phone's first screen, below what stays on top, without scrolling."""
    expect(one).to_be_visible()
    box = one.bounding_box()
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= PHONE["height"]


def tap(one: Locator) -> None:
    """A tap, and the page that it leads to."""
    before = one.page.url
    one.tap()
    one.page.wait_for_url(lambda url: url != before)
    one.page.wait_for_load_state()


def test_next_meeting_s_agenda(front: Page, language: str, rollout: Rollout) -> None:
    following = next_held(rollout, rollout.as_of)
    assert following
    way = link(front, WORDS[language]["agenda"])
    assert is_seen_at_once(way)
    tap(way)
    title = front.locator("h1").inner_text().lower()
    assert WORDS[language]["agenda"] in title
    assert str(following.date.day) in title
    assert str(following.date.year) in title
    assert following.date.isoformat() in front.url


def test_each_office_s_own_open_actions(front: Page, language: str, rollout: Rollout) -> None:
    home_page = front.url
    offices = 0
    for name, partner in rollout.playbook.partners.items():
        own = [action for action in action_log(rollout) if action.is_open and action.partner == name]
        front.goto(home_page)
        way = front.locator("article a").get_by_text(partner.name.said_in(language), exact=True).first
        if not own:
            continue
        offices += 1
        assert is_seen_at_once(way), name
        tap(way)
        shown = front.locator("article").inner_text()
        for action in own:
            assert action.text.said_in(language) in shown
        # The page opens where they stand, or they are at most one more tap away.
        first = front.get_by_text(own[0].text.said_in(language)).first
        if not is_seen_at_once(first):
            ways = front.locator("article a[href^='#'], nav a[href^='#']").filter(visible=True)
            for number in range(ways.count()):
                if is_seen_at_once(ways.nth(number)):
                    tap(ways.nth(number))
                    break
        assert is_seen_at_once(first), name
    assert offices >= 3


def test_what_must_not_be_said(front: Page, language: str) -> None:
    way = link(front, WORDS[language]["rule"])
    assert is_seen_at_once(way)
    tap(way)
    assert front.url.partition("#")[0].endswith("not-said.html")
    assert WORDS[language]["rule"] in front.locator("h1").inner_text().lower()
    assert len(front.locator("article").inner_text()) > 300
