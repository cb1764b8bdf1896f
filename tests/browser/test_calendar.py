"""The calendar page: its links give files that a calendar program reads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.browser.chromium import PHONE, Visitor
from tests.browser.conftest import Sites
from tests.browser.sites import LANGUAGES

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_link_downloads_a_calendar(
    sites: Sites, visitor: Callable[..., Visitor], language: str, tmp_path: Path
) -> None:
    address = "calendar.html" if language == "da" else "en/calendar.html"
    tab = visitor(viewport=PHONE).open(sites.address["partners"] + address)
    links = tab.locator("article a[href$='.ics']")
    events = {}
    for number in range(links.count()):
        name = (links.nth(number).get_attribute("href") or "").rpartition("/")[2]
        with tab.expect_download() as started:
            links.nth(number).click()
        file = tmp_path / name
        started.value.save_as(file)
        calendar = Calendar.from_ical(file.read_bytes())
        assert not calendar.errors
        events[name] = {str(event["UID"]) for event in calendar.walk("VEVENT")}
    assert len(events) > 3
    assert events["all.ics"]
    # A role's own calendar is never empty-handed by mistake: some have events, and all of them are in the whole.
    assert any(ids for name, ids in events.items() if name != "all.ics")
    assert events["all.ics"] >= set().union(*events.values())


def test_the_public_site_has_no_calendar_of_meetings(sites: Sites) -> None:
    assert not (sites.example / "public" / "calendar.html").exists()
    assert list((sites.example / "public").rglob("*.ics")) == []
