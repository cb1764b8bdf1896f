"""The picture of the architecture, drawn from the floors in pyproject.toml; `python -m tests.docs.architecture` writes it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).parents[2]
FILES = {"da": ROOT / "docs/assets/arkitektur.svg", "en": ROOT / "docs/assets/architecture.svg"}

# What a floor gives, by its first room. A floor without words here is not drawn, and the test of the picture says so.
GIVES = {
    "__main__": {"da": "starter det hele; opslag i vejledningen", "en": "starts it all; the docs' reference"},
    "cli": {"da": "kommandoer; nøgletal som test", "en": "commands; KPIs as tests"},
    "reports": {"da": "fund og bedømmelser, sat op", "en": "findings and verdicts, laid out"},
    "scaffold": {"da": "et nyt steds arkiv, og dets fornyelse", "en": "a new place's repository; its updates"},
    "network": {"da": "mange områder set under ét", "en": "many estates seen together"},
    "site": {"da": "sider som websted", "en": "pages as a site"},
    "exports": {"da": "sider til Word, ODT og PDF; kalendere", "en": "pages as Word, ODT and PDF; calendars"},
    "documents": {"da": "sider, hver til én kreds og ét sprog", "en": "pages for one audience and language"},
    "evaluation": {"da": "virkning, og hvad det koster", "en": "impact, and what it costs"},
    "recording": {"da": "referater og opgaver, til folk", "en": "minutes and actions, for people"},
    "rules": {"da": "hvad der er galt", "en": "what is wrong"},
    "agenda": {"da": "hvad et møde skal behandle", "en": "what one meeting has before it"},
    "kpis": {"da": "værdier, bedømmelser, skjulte små tal", "en": "values, verdicts, small numbers hidden"},
    "followup": {"da": "hvad der blev af det aftalte", "en": "what became of what was agreed"},
    "schedule": {"da": "mødernes rytme som datoer", "en": "rhythms as dates"},
    "reading": {"da": "filer som drejebog og registreringer", "en": "files as playbook and records"},
    "model": {"da": "hvad der kan siges", "en": "what may be said"},
    "problems": {"da": "fund, ord, to sprog, sikre filer", "en": "findings, two languages, safe files"},
}  # fmt: skip

# What the floors from here down have in common, until the next of these.
BANDS = {
    "__main__": {"da": "Dørene: kun her ses der på uret", "en": "The doors: only here is the clock read"},
    "reports": {"da": "Det, der kommer ud", "en": "What comes out"},
    "documents": {"da": "Beregnet: intet ur, intet net", "en": "Computed: no clock, no network"},
    "reading": {"da": "Filerne kommer ind", "en": "The files come in"},
    "model": {"da": "Det, som alle kender", "en": "What all may know"},
}  # fmt: skip

# Between reading and all that is computed stands the one thing that is handed over.
HANDED_OVER = {
    "da": ("Rollout", "drejebog og registreringer på én dag"),
    "en": ("Rollout", "playbook and records on one day"),
}

TITLE = {"da": "Arkitekturen i karlemose_model", "en": "The architecture of karlemose_model"}
DESCRIPTION = {
    "da": "Etager, oppefra og ned. En etage kender kun dem under sig. Oplysninger går den anden vej, nedefra og op: ",
    "en": "Floors, from the top down. A floor knows only those below it. Information goes the other way, upwards: ",
}
ARROWS = {"da": ("kender", "oplysninger"), "en": ("knows", "information")}

# Every text is at least 4.5:1 on what it stands on, in both schemes.
LIGHT = {"paper": "#ffffff", "text": "#1f2933", "soft": "#47535f", "floor": "#eef4f4", "edge": "#5b7c80", "hand": "#0b5c63", "on-hand": "#ffffff"}  # fmt: skip
DARK = {"paper": "#1b2226", "text": "#f1f5f6", "soft": "#c3ced3", "floor": "#263238", "edge": "#8fb3b7", "hand": "#9fdde2", "on-hand": "#10262a"}  # fmt: skip

WIDTH, LEFT, RIGHT, LINE, GAP = 360, 34, 326, 17, 6


def floors(pyproject: str, package: Path) -> list[list[str]]:
    """The rooms of each floor, from the top, as the contract `floors` has them; only what is there already."""
    contracts = tomllib.loads(pyproject)["tool"]["importlinter"]["contracts"]
    (layers,) = [contract["layers"] for contract in contracts if contract["id"] == "floors"]
    found = [[room.strip(" ()") for room in re.split(r"[|:]", layer)] for layer in layers]
    there = [[room for room in floor if is_room(package / room)] for floor in found]
    return [floor for floor in there if floor]


def is_room(path: Path) -> bool:
    return (path / "__init__.py").is_file() or path.with_suffix(".py").is_file()


def drawn(language: str, rooms: list[list[str]]) -> str:
    """The picture as SVG: 360 wide, so that a phone shows it in its own size."""
    shapes, y = [], 40
    top = bottom = inlet = 0
    for floor in rooms:
        first = floor[0]
        if first == "reading":
            shapes += handed_over(language, y)
            y += 46 + GAP
        if first in BANDS:
            shapes.append(text(LEFT, y + 14, BANDS[first][language], "soft", weight="bold"))
            y += 22
        names = list(wrapped(floor, 30))
        height = 12 + LINE * (len(names) + 1)
        shapes.append(
            f'<rect class="c-floor c-edge-line" x="{LEFT}" y="{y}" width="{RIGHT - LEFT}" height="{height}" rx="4" '
            f'fill="{LIGHT["floor"]}" stroke="{LIGHT["edge"]}"/>'
        )
        top = top or y
        for number, line in enumerate(names):
            shapes.append(room_names(LEFT + 10, y + 18 + LINE * number, line))
        shapes.append(text(LEFT + 10, y + 18 + LINE * len(names), GIVES[first][language], "text"))
        y += height + GAP
        bottom = y - GAP
        inlet = bottom if first == "reading" else inlet
    knows, information = ARROWS[language]
    arrows = [
        f'<path class="c-hand-line" d="M17 {top}V{bottom - 4}M11 {bottom - 12}l6 9l6-9" fill="none" stroke="{LIGHT["hand"]}" stroke-width="2"/>',
        f'<path class="c-hand-line" d="M343 {inlet}V{top + 4}M337 {top + 12}l6-9l6 9" fill="none" stroke="{LIGHT["hand"]}" stroke-width="2"/>',
        text(10, 24, f"↓ {knows}", "soft"),
        text(WIDTH - 10, 24, f"{information} ↑", "soft", anchor="end"),
    ]
    said = "; ".join(f"{', '.join(floor)}: {GIVES[floor[0]][language]}" for floor in rooms)
    dark = "".join(f".c-{name}{{fill:{colour}}}.c-{name}-line{{stroke:{colour}}}" for name, colour in DARK.items())
    body = "\n  ".join([*arrows, *shapes])
    height = bottom + 14
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" role="img" lang="{language}" xml:lang="{language}" aria-labelledby="title desc" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif" font-size="14">
  <title id="title">{escape(TITLE[language])}</title>
  <desc id="desc">{escape(DESCRIPTION[language] + said)}.</desc>
  <style>@media screen and (prefers-color-scheme: dark) {{{dark}}}</style>
  <rect class="c-paper" width="100%" height="100%" rx="6" fill="{LIGHT["paper"]}"/>
  {body}
</svg>
"""


def handed_over(language: str, y: int) -> list[str]:
    name, words = HANDED_OVER[language]
    return [
        f'<rect class="c-hand" x="{LEFT}" y="{y}" width="{RIGHT - LEFT}" height="46" rx="4" fill="{LIGHT["hand"]}"/>',
        text(LEFT + 10, y + 19, name, "on-hand", weight="bold"),
        text(LEFT + 10, y + 36, words, "on-hand"),
    ]


def text(x: int, y: int, words: str, colour: str, *, weight: str = "normal", anchor: str = "start") -> str:
    return (
        f'<text class="c-{colour}" x="{x}" y="{y}" font-size="13" font-weight="{weight}" text-anchor="{anchor}" fill="{LIGHT[colour]}">'
        f"{escape(words)}</text>"
    )


def room_names(x: int, y: int, rooms: list[str]) -> str:
    names = " · ".join(f'<tspan class="c-text room">{escape(room)}</tspan>' for room in rooms)
    return f'<text class="c-text" x="{x}" y="{y}" font-weight="bold" fill="{LIGHT["text"]}">{names}</text>'


def wrapped(rooms: list[str], width: int) -> Iterator[list[str]]:
    """The rooms of a floor, in as many lines as they need."""
    line: list[str] = []
    for room in rooms:
        if line and len(" · ".join([*line, room])) > width:
            yield line
            line = []
        line.append(room)
    yield line


def ours() -> list[list[str]]:
    return floors((ROOT / "pyproject.toml").read_text("utf-8"), ROOT / "karlemose_model")


def main() -> None:
    for language, file in FILES.items():
        file.write_text(drawn(language, ours()), "utf-8")
        print(file.relative_to(ROOT))


if __name__ == "__main__":
    main()
