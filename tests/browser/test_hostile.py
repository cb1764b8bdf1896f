"""Hostile texts in every field, opened in the browser without the site's policy: what they hold would run here if anything did.

`python -m tests.trials.hostile` opens every page of whole sites.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.chromium import Visitor
from tests.browser.hostile import ALARM, faults
from tests.browser.sites import served
from tests.site.hostile import as_html, hostile_pages, longest_of_each_kind

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

Arrive = Callable[..., Visitor]


def bare(body: str) -> str:
    """A page without any policy; `alert` tells the console, which fails the visit."""
    return f"<!doctype html><meta charset=utf-8><title>x</title><script>{ALARM}</script><main>{body}</main>"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    # Browsers ask for it.
    (folder / "favicon.ico").touch()
    made = longest_of_each_kind(hostile_pages())
    for number, page in enumerate(made):
        # Pictures are looked at by themselves; beside a page of another folder they are not found.
        body = as_html(page).replace("<img", "<span")
        (folder / f"{number:03}.html").write_text(bare(body), "utf-8")
    for path, content in {name: text for page in hostile_pages() for name, text in page.pictures}.items():
        (folder / path.replace("/", "-")).write_text(content, "utf-8")
    return folder


def test_nothing_runs_and_nothing_is_fetched(folder: Path, visitor: Arrive) -> None:
    files = sorted(folder.glob("*.html"))
    assert len(files) > 20
    guest = visitor()
    with served(folder) as address:
        tab = guest.open(address + files[0].name)
        for file in files:
            tab.goto(address + file.name)
            assert faults(tab, scripts=1) == [], file.name


WITHOUT_WORDS = {"evaluation-cost-spread.svg"}
"""A picture with numbers alone: nothing that somebody wrote stands in it."""


def test_nor_in_pictures_opened_by_themselves(folder: Path, visitor: Arrive) -> None:
    files = sorted(folder.glob("*.svg"))[:8]
    assert files
    guest = visitor()
    with served(folder) as address:
        tab = guest.open(address + files[0].name)
        for file in files:
            tab.goto(address + file.name)
            assert faults(tab, scripts=0) == [], file.name
            if file.name not in WITHOUT_WORDS:
                assert "kanarie" in (tab.locator("svg").first.text_content() or ""), file.name


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
     "<img src=https://example.org/x.png>", "<iframe src=javascript:alert(1)></iframe>", "<a href=javascript:alert(1)>X</a>"],
)  # fmt: skip
def test_the_alarm_rings(text: str, tmp_path: Path, visitor: Arrive) -> None:
    (tmp_path / "x.html").write_text(bare(text), "utf-8")
    guest = visitor()
    with served(tmp_path) as address:
        tab = guest.open(f"{address}x.html")
        tab.wait_for_load_state("networkidle")
        ran = [each for each in guest.wrong if "favicon" not in each]
        assert ran or faults(tab, scripts=1)
    guest.wrong.clear()
