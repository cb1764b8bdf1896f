"""The long run of hostile texts: in every field of pages, in turns; whole sites opened in Chromium, searched, and their pictures.

Run as `python -m tests.trials.hostile`, some ten minutes. In each turn every field has another text; `TURNS=185` gives each
field each text, and takes an hour.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Dialog, sync_playwright

from karlemose_model.model import Audience
from karlemose_model.site import Builder, build_site
from tests.browser.chromium import Visitor, launched
from tests.browser.hostile import faults
from tests.browser.sites import served
from tests.site.hostile import ADDRESSES, STRINGS, as_html, folded, hostile_pages, look_at, planted
from tests.trials.results import write

OUR_SCRIPTS = 3
"""The scripts of each page of ours, in its head."""
TURNS = 24


def in_every_field(turns: range) -> tuple[Counter[str], list[str]]:
    """Texts in all fields, one turn after the other; what was tried, and what is wrong on the pages."""
    tried: Counter[str] = Counter()
    wrong = []
    shown: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for turn in turns:
        whole = ""
        for page in hostile_pages(turn):
            found = look_at(as_html(page))
            whole += f"\n{found.words.lower()}"
            wrong += [f"turn {turn}, {page.path}: {each}" for each in found.wrong]
            tried["pages read"] += 1
        for number, (word, field) in enumerate(planted(turn).words.items(), 1):
            text = STRINGS[(number + turn) % len(STRINGS)]
            pairs.add((text, field))
            tried["texts planted"] += 1
            if text not in shown and folded(f"{text} {word}").lower() in whole:
                shown.add(text)
        print(f"turn {turn}: {len(wrong)} wrong", flush=True)
    tried["pairs of text and field"] = len(pairs)
    wrong += [f"nowhere shown as it was written: {text!r}" for text in STRINGS if text not in shown]
    return tried, wrong


def opened(folder: Path, browser: Browser, tried: Counter[str]) -> Iterator[str]:
    """What is wrong on the pages of a built site, in its pictures and in what its search shows."""
    with served(folder) as address:
        visitor = Visitor(browser)

        def asked(dialog: Dialog) -> None:
            visitor.wrong.append(f"{dialog.type}: {dialog.message}")
            dialog.dismiss()

        visitor.context.on("dialog", asked)
        tab = visitor.open(f"{address}index.html")
        for file in sorted(folder.rglob("*.html")):
            name = file.relative_to(folder).as_posix()
            tab.goto(address + name)
            tried["pages opened"] += 1
            yield from (f"{name}: {each}" for each in faults(tab, scripts=OUR_SCRIPTS))
        for word in ("kanarie", "script", "onerror", "7*7"):
            tab.goto(f"{address}index.html")
            tab.locator("[data-km-opens=km-find]").first.click()
            tab.locator("#km-find input").fill(word)
            tab.locator("#km-find [role=status]:not(:empty)").first.wait_for()
            tried["searches"] += 1
            yield from (f"search for {word}: {each}" for each in faults(tab, scripts=OUR_SCRIPTS))
        for file in sorted(folder.rglob("*.svg")):
            name = file.relative_to(folder).as_posix()
            tab.goto(address + name)
            tried["pictures opened"] += 1
            yield from (f"{name}: {each}" for each in faults(tab, scripts=0))
        visitor.context.close()
        # Browsers ask for an icon beside a picture that is opened by itself.
        yield from (each for each in visitor.wrong if "favicon.ico" not in each)


def in_the_browser(browser: Browser, tried: Counter[str], turns: range) -> Iterator[str]:
    """What is wrong in whole sites: of the first turn by both builders, of one in the middle by MkDocs."""
    for turn in dict.fromkeys((turns[0], turns[len(turns) // 2])):
        builders: tuple[Builder, ...] = ("mkdocs", "zensical") if turn == turns[0] else ("mkdocs",)
        for builder in builders:
            for audience in Audience:
                with tempfile.TemporaryDirectory() as folder:
                    built = build_site(planted(turn).rollout, audience, Path(folder), builder)
                    assert built.folder
                    tried["sites built"] += 1
                    wrong = list(opened(built.folder, browser, tried))
                    print(f"turn {turn}, {builder}, {audience}: {len(wrong)} wrong", flush=True)
                    yield from (f"turn {turn}, {builder}, {audience}: {each}" for each in wrong)


def main() -> None:
    """Try everything, tell what is wrong, and keep the numbers."""
    count = min(int(os.environ.get("TURNS", TURNS)), len(STRINGS))
    turns = range(0, len(STRINGS) // count * count, len(STRINGS) // count)
    tried, wrong = in_every_field(turns)
    with sync_playwright() as playwright:
        browser = launched(playwright)
        programs = {"chromium": browser.version}
        wrong += in_the_browser(browser, tried, turns)
        browser.close()
    print("\n".join(wrong) or "nothing is wrong")
    if count >= TURNS:
        figures = {
            "texts": len(STRINGS),
            "addresses": len(ADDRESSES["taken"]),
            "fields": len(planted().patterns),
            **tried,
        }
        write(
            "hostile",
            runs=tried["texts planted"] + tried["pages opened"],
            found=len(wrong),
            figures=figures,
            programs=programs,
        )
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
