"""axe-core in a page: what it finds wrong, each with the element that it is about."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import axe_playwright_python
from playwright.sync_api import Page

SCRIPT = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]

# Colours change slowly in this theme; measured half-way they are neither the one nor the other.
_STILL = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("*, *::before, *::after { transition: none !important; animation: none !important }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""

_RUN = """async (tags) => {
    const found = await axe.run(document, {runOnly: tags, resultTypes: ["violations", "incomplete"]});
    const told = (results) => results.flatMap((rule) => rule.nodes.map(
        (node) => `${rule.id}: ${node.html.slice(0, 160)} (${node.any.concat(node.all, node.none)
            .map((check) => check.message).join(" ").slice(0, 200)})`));
    return [told(found.violations), told(found.incomplete.filter((rule) => rule.id === "color-contrast"))];
}"""

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


def prepare(page: Page) -> None:
    """Puts axe into the page, past its policy: as the page's reader, not as the page."""
    page.evaluate(SCRIPT)
    page.evaluate(_STILL)


def faults(page: Page, scheme: Scheme, about: str) -> list[str]:
    """What axe finds wrong in the page as it stands now, and the contrasts that it could not measure."""
    page.emulate_media(color_scheme=scheme)
    wrong, unsure = page.evaluate(_RUN, TAGS)
    size = page.viewport_size
    where = f"{about}, {scheme}, {size['width'] if size else 0} px"
    return [f"{where}: {each}" for each in wrong] + [f"{where}: not measured: {each}" for each in unsure]
