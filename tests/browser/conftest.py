"""Built sites, their addresses and a browser, for the tests of this folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import Visitor, launched, visiting
from tests.browser.sites import build_once, served


@dataclass(frozen=True)
class Sites:
    """The example's folder with a site for each audience, the folder of the docs, and the address of each."""

    example: Path
    docs: Path
    address: dict[str, str]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launched(playwright)
        yield started
        started.close()


@pytest.fixture(scope="session")
def sites(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    # Without a browser nothing is built: that is why it is asked for first.
    folder = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        folder = folder.parent
    built = build_once(folder / "browser")
    example = built / "sites" / "eksempelparken"
    with ExitStack() as servers:
        folders = {"partners": example / "partners", "public": example / "public", "docs": built / "docs"}
        addresses = {name: servers.enter_context(served(each)) for name, each in folders.items()}
        yield Sites(example, built / "docs", addresses)


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Callable[..., Visitor]]:
    """Gives visitors; what a page did wrong before they left fails the test."""
    with ExitStack() as leaving:

        def arrive(**wishes: Any) -> Visitor:
            return leaving.enter_context(visiting(browser, **wishes))

        yield arrive
