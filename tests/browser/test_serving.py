"""A page that `karlemose serve` shows says so while the last build failed, and no longer when that is mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from karlemose_model.site.serving import SiteServer
from tests.browser.axe import SCHEMES, faults, prepare
from tests.browser.chromium import DESKTOP, PHONE, Visitor
from tests.browser.conftest import Sites

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]


@pytest.fixture
def server(sites: Sites) -> Iterator[SiteServer]:
    server = SiteServer(0, "")
    server.show(sites.example / "partners")
    server.start()
    yield server
    server.close()


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
@pytest.mark.parametrize(
    ("page", "words"),
    [("plan.html", "Der er en fejl; terminalen"), ("en/plan.html", "There is an error; the terminal")],
)
def test_a_bar_stands_on_the_page_while_there_is_an_error(
    server: SiteServer, visitor: Callable[..., Visitor], page: str, words: str, size: dict[str, int]
) -> None:
    tab = visitor(viewport=size).open(server.address + page)
    bar = tab.get_by_role("alert").filter(has_text=words)
    expect(bar).to_have_count(0)
    server.tell(failed=True)
    expect(bar).to_be_in_viewport()
    # Who writes far down on a page sees it as well.
    tab.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(bar).to_be_in_viewport()
    tab.evaluate("scrollTo(0, 0)")
    prepare(tab)
    assert [fault for scheme in SCHEMES for fault in faults(tab, scheme, page)] == []
    server.tell(failed=False)
    expect(bar).to_have_count(0)


def test_a_page_that_is_opened_meanwhile_and_one_that_is_loaded_anew_say_what_holds(
    server: SiteServer, sites: Sites, visitor: Callable[..., Visitor]
) -> None:
    server.tell(failed=True)
    tab = visitor().open(f"{server.address}plan.html")
    bar = tab.get_by_role("alert").filter(has_text="Der er en fejl")
    expect(bar).to_be_visible()
    with tab.expect_event("load"):
        server.show(sites.example / "partners")
        server.tell(failed=False)
    expect(bar).to_have_count(0)
