"""Papers: all pages of one estate as DOCX, ODT and PDF, beside the floor: writing the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.measuring import Times, beside, command, fresh, once, repeat, writing
from benchmarks.tables import Row, Table

if TYPE_CHECKING:
    from karlemose_model.documents.page import Page
    from karlemose_model.exports import Format

_TIMES = 3


def measure() -> Table:
    """Each format warm, one paper the first time in a process, and the command from end to end."""
    rows = fresh(_warm)
    formats: tuple[Format, ...] = ("docx", "pdf")
    rows += [
        Row(f"one agenda as {to}, first in a process", Times(tuple(fresh(_first, to) for _ in range(_TIMES))))
        for to in formats
    ]
    rows += _end_to_end(fresh(_example))
    notes = (
        "eksempelparken's papers for the partners, in Danish. Pandoc is a process for each paper, as many at a time as "
        "there are processors; Typst is one compiler that stays warm.",
        "floor: the same bytes, written plainly into a new folder.",
    )
    return Table("papers", "pages to papers", tuple(rows), notes)


def _example() -> Path:
    from karlemose_model.files import shipped

    return shipped("playbooks") / "eksempelparken"


def _day() -> date:
    """The day that the example names."""
    return date(2026, 11, 26)


def _agenda(every: Sequence[Page]) -> Page:
    return next(page for page in every if page.kind == "agenda")


def _pages() -> tuple[Page, ...]:
    from karlemose_model import Audience, pages, read_playbook

    rollout = read_playbook(_example()).seen_on(_day())
    assert rollout is not None
    return pages(rollout, Audience.partners, "da")


def _warm() -> list[Row]:
    from karlemose_model.exports import FORMATS, papers

    every, day = _pages(), _day()
    agenda = _agenda(every)

    def timed(pages: Sequence[Page], to: Format, least: int, most: int) -> Times:
        return repeat(lambda: list(papers(pages, day, to)), least=least, most=most)

    rows = []
    for to in FORMATS:
        made = dict(papers(every, day, to))
        rows.append(Row(f"{len(made)} papers as {to}", timed(every, to, _TIMES, _TIMES), writing(made)))
        rows.append(Row(f"one agenda as {to}", timed([agenda], to, _TIMES, 20)))
    return rows


def _first(to: Format) -> int:
    """One agenda in a process that has made no paper yet, the imports included."""
    agenda, day = _agenda(_pages()), _day()

    def make() -> None:
        from karlemose_model.exports import papers

        list(papers([agenda], day, to))

    return once(make)[0]


def _end_to_end(example: Path) -> list[Row]:
    """The command as a person runs it, in a fresh process."""
    rows = []
    for to in ("docx", "pdf"):
        with TemporaryDirectory() as name:
            export: list[str | Path] = [beside("karlemose"), "export", "-p", example, "--to", to, "--output", name]
            rows.append(Row(f"karlemose export --to {to}, all papers", command(export, times=_TIMES, unmeasured=0)))
    return rows
