"""The pictures of the example's pages that the project's own pages show, and the words that stand on each."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page

from tests.browser.chromium import DESKTOP, PHONE, Visitor
from tests.browser.sites import ROOT, pages_of

FOLDER = ROOT / "docs" / "assets" / "screens"
MOST_BYTES = 120_000
LANGUAGES = ("da", "en")


@dataclass(frozen=True)
class Screen:
    """One picture: its name, of which site, the page's address or else the first page of a kind, the window's size."""

    name: str
    audience: str
    address: str
    kind: str
    width: int
    height: int
    scale: int

    def file(self, language: str) -> Path:
        return FOLDER / f"{self.name}.{language}.png"

    def words(self, language: str) -> Path:
        """Where the page's words are kept that the picture shows the beginning of."""
        return self.file(language).with_suffix(".txt")

    def page(self, example: Path, language: str) -> str:
        """The address of the page below its site's root."""
        pages = pages_of(example, self.audience, language)
        found = [page.address for page in pages if page.kind == self.kind and page.address.endswith(self.address)]
        assert found, f"{self.name}: no page of the kind {self.kind} at {self.address or 'any address'}"
        return quote(found[0])


def _phone(name: str, audience: str, kind: str, address: str = "") -> Screen:
    return Screen(name, audience, address, kind, PHONE["width"], PHONE["height"], 2)


def _desktop(name: str, audience: str, kind: str, address: str = "") -> Screen:
    return Screen(name, audience, address, kind, DESKTOP["width"], 720, 1)


SCREENS = (
    _phone("this-week", "partners", "home"),
    _phone("agenda", "partners", "agenda"),
    _phone("partner", "partners", "partner", "partners/police.html"),
    _phone("checklist", "partners", "checklist", "checklists/role-chair.html"),
    _phone("public", "public", "home"),
    _phone("contents", "partners", "contents"),
    _desktop("kpi", "partners", "kpi", "kpis/actions-on-time.html"),
    _desktop("plan", "partners", "plan"),
)


def shown(visitor: Visitor, address: str, screen: Screen, example: Path, language: str) -> Page:
    """The page as the picture shows it: no scroll bar, no blinking mark."""
    tab = visitor.open(address + screen.page(example, language))
    tab.wait_for_load_state("networkidle")
    return tab


def said_on(tab: Page) -> str:
    """The words of the page's article as they are seen, one line each."""
    lines = (" ".join(line.split()) for line in tab.locator("article").inner_text().splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height in dots, from the head of the file."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    return width, height
