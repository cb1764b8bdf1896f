"""The visitor sees what a page must not do, so that the silence of the other tests means something."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium
from tests.browser.axe import faults, prepare
from tests.browser.chromium import visiting
from tests.browser.sites import served

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

POLICY = "<meta http-equiv='Content-Security-Policy' content=\"script-src 'self'\">"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<img alt='' src='http://example.org/a.png'>", "asks http://example.org/a.png"),
        ("<link rel='stylesheet' href='https://fonts.example.org/a.css'>", "asks https://fonts.example.org/a.css"),
        ("<script src='gone.js'></script>", "404"),
        ("<script>console.error('something is wrong')</script>", "something is wrong"),
        ("<script>nowhere()</script>", "nowhere is not defined"),
        (f"{POLICY}<script>1</script>", "Content Security Policy"),
    ],
)
def test_what_a_page_does_wrong_is_told(browser: Browser, tmp_path: Path, body: str, told: str) -> None:
    (tmp_path / "index.html").write_text(f"<!doctype html><link rel='icon' href='data:,'>{body}", "utf-8")
    with (
        served(tmp_path) as address,
        pytest.raises(AssertionError, match=told.replace(".", r"\.")),
        visiting(browser) as visitor,
    ):
        visitor.open(address).wait_for_load_state("networkidle")


def test_axe_measures_both_schemes(browser: Browser, tmp_path: Path) -> None:
    dark = "@media (prefers-color-scheme: dark) { body { color: #333; background: #111 } }"
    body = f"<title>T</title><style>{dark} * {{ transition: color 9s }}</style><main><h1>Title</h1></main>"
    (tmp_path / "index.html").write_text(f"<!doctype html><html lang='en'><link rel='icon' href='data:,'>{body}")
    with served(tmp_path) as address, visiting(browser) as visitor:
        tab = visitor.open(address)
        prepare(tab)
        assert faults(tab, "light", "page") == []
        (found,) = faults(tab, "dark", "page")
        assert found.startswith("page, dark, 1280 px: color-contrast: <h1>Title</h1>")


def test_without_a_browser_the_tests_are_left_out_here_and_fail_where_they_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("KARLEMOSE_CHROMIUM", raising=False)
    monkeypatch.delenv("CI", raising=False)
    assert chromium.program() is None
    with pytest.raises(pytest.skip.Exception, match="apt-get install chromium"):
        chromium.needed()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="apt-get install chromium"):
        chromium.needed()
    monkeypatch.delenv("CI")
    monkeypatch.setenv("KARLEMOSE_CHROMIUM", "/gone/chromium")
    with pytest.raises(pytest.fail.Exception, match="KARLEMOSE_CHROMIUM"):
        chromium.needed()
