"""The browser, and a visitor who notes whatever a page does that it must not: fetch from elsewhere, fail, break its policy."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    ViewportSize,
    WebError,
)

PHONE: ViewportSize = {"width": 390, "height": 844}
NARROW: ViewportSize = {"width": 320, "height": 640}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}

_ARGUMENTS = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # The network is cut: no name but this machine's own is found.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    # Letters look the same on every machine.
    "--font-render-hinting=none",
    "--disable-lcd-text",
]


def program() -> Path | None:
    """Where Chromium is on this machine: where KARLEMOSE_CHROMIUM says, else where the system puts it."""
    said = os.environ.get("KARLEMOSE_CHROMIUM")
    if said:
        return Path(shutil.which(said) or said)
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    return Path(found) if found else None


def needed() -> Path:
    """Where Chromium is; without it, the tests fail where they count (CI) and are left out with a reason elsewhere."""
    path = program()
    if path is not None and path.exists():
        return path
    said = "Chromium is not here. As root: apt-get install chromium; or set KARLEMOSE_CHROMIUM to where it is."
    if os.environ.get("CI") or path is not None:
        pytest.fail(said, pytrace=False)
    pytest.skip(said)


def launched(playwright: Playwright) -> Browser:
    """The browser, with the network cut."""
    return playwright.chromium.launch(executable_path=needed(), args=_ARGUMENTS)


class Visitor:
    """A person with a browser window of one size, and nothing kept from before."""

    def __init__(self, browser: Browser, **wishes: Any) -> None:
        self.wrong: list[str] = []
        wishes = {"viewport": DESKTOP, "reduced_motion": "reduce", "locale": "da-DK", **wishes}
        self.context: BrowserContext = browser.new_context(**wishes)
        self.context.set_default_timeout(15_000)
        self.context.on("request", self._request)
        self.context.on("console", self._console)
        self.context.on("weberror", self._error)

    def open(self, address: str) -> Page:
        """Opens an address in a new tab."""
        page = self.context.new_page()
        page.goto(address)
        return page

    def close(self) -> None:
        """Closes everything, and fails if a page did what it must not."""
        self.context.close()
        assert not self.wrong, "\n".join(self.wrong)

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("about", "blob", "data", "file") and parts.hostname != "127.0.0.1":
            self.wrong.append(f"{request.frame.url} asks {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        # A breach of the content security policy is told here too.
        if message.type == "error":
            self.wrong.append(f"{message.page.url if message.page else ''} says: {message.text} {message.location}")

    def _error(self, error: WebError) -> None:
        self.wrong.append(f"{error.page.url if error.page else ''} fails: {error.error}")


@contextmanager
def visiting(browser: Browser, **wishes: Any) -> Iterator[Visitor]:
    """A visitor who leaves at the end, whatever happens."""
    visitor = Visitor(browser, **wishes)
    try:
        yield visitor
    except BaseException:
        visitor.context.close()
        raise
    visitor.close()
