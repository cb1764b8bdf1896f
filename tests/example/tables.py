"""The tables beside the records: incidents and money, by chance within what the story allows."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from random import Random

from tests.example.plan import Year
from tests.example.story import STORY

Rows = Iterable[Sequence[object]]

_NORTH, _BASEMENTS, _PATH, _PLAYGROUNDS = (
    "Den nordlige parkeringsplads", "Kældrene", "Stien langs Åstien", "Legepladserne",
)  # fmt: skip
_FIRST = (
    ("Åbenlyst stofsalg", _BASEMENTS, True), ("Åbenlyst stofsalg", _PLAYGROUNDS, True), ("Trusler", _BASEMENTS, True),
    ("Graffiti", "Gavlene", False), ("Hærværk", _BASEMENTS, True), ("Knuste lamper", _PATH, False),
)  # fmt: skip
_QUIET = (("Graffiti", "Gavlene", False), ("Støj", "Grillpladserne", False), ("Hærværk", "Affaldsskurene", True))
_AGAIN = (
    ("Knuste lamper", _NORTH, True), ("Hærværk", _NORTH, True), ("Trusler", _NORTH, True), ("Støj", _NORTH, False),
    ("Drenge kontaktet", _NORTH, True), ("Åbenlyst stofsalg", _NORTH, True),
)  # fmt: skip
_SERIOUS = (
    (date(2025, 11, 15), "Trusler med kniv", _BASEMENTS), (date(2025, 12, 13), "Brand sat i en opgang", "Opgangene"),
    (date(2026, 9, 4), "Trusler med kniv", _NORTH), (date(2026, 9, 18), "Brand sat i et skur", _NORTH),
    (date(2026, 10, 17), "Trusler med kniv", _NORTH),
)  # fmt: skip

_HOW_MANY = {
    "2025-11": (4, _FIRST), "2025-12": (3, _FIRST), "2026-01": (3, _FIRST), "2026-02": (2, _FIRST), "2026-03": (1, _QUIET),
    "2026-04": (1, _QUIET), "2026-06": (1, _QUIET), "2026-08": (2, _AGAIN[:2]), "2026-09": (3, _AGAIN), "2026-10": (3, _AGAIN),
    "2026-11": (1, _AGAIN),
}  # fmt: skip


def table(head: str, rows: Rows) -> str:
    """A table as text; cells hold neither commas nor quotation marks."""
    return "".join(f"{line}\n" for line in (head, *(",".join(str(cell) for cell in row) for row in rows)))


def incidents(year: Year, random: Random) -> str:
    """What happened, without persons: fewer and fewer until summer, then at the northern car park.

    What lies before the work is what housing staff had noted.
    """
    extra = next(held.day for held in year.meetings if held.chapter.extra and held.kind == "operational")
    found = [
        (date(2025, 12, 31), "Brand i affald", _PLAYGROUNDS, True),
        # What the extra meeting was called for.
        (extra - timedelta(days=2), "Trusler", _NORTH, True),
        (extra - timedelta(days=2), "Hærværk", _NORTH, True),
        *((day, kind, zone, True) for day, kind, zone in _SERIOUS),
    ]
    for month, (count, kinds) in _HOW_MANY.items():
        first = date.fromisoformat(f"{month}-01")
        last = min(calendar.monthrange(first.year, first.month)[1], year.last.day - 7 if month == "2026-11" else 31)
        begins = 4 if month == "2025-11" else 1
        for _ in range(count):
            day = first.replace(day=begins + int(random.random() * (last - begins + 1)))
            found.append((day, *kinds[int(random.random() * len(kinds))]))
    rows = (
        (day, kind, zone, "ja" if told else "nej", "ja" if (day, kind, zone) in _SERIOUS else "nej")
        for day, kind, zone, told in sorted(found)
    )
    before = (STORY / "incidents-before.csv").read_text("utf-8").splitlines()
    return table("date,kind,zone,reported,serious", (*([line] for line in before), *rows))


def spending(year: Year, random: Random) -> str:
    """The coordinator's salary month by month, hall and coaches of the youth evenings from January on."""
    rows: list[tuple[date, str, int, str]] = []
    first = year.playbook.timeline[0].from_
    for number in range(12):
        month = date(first.year + (first.month - 1 + number) // 12, (first.month - 1 + number) % 12 + 1, 1)
        pay = year.working_day(month.replace(day=calendar.monthrange(month.year, month.month)[1]), -1)
        rows.append((pay, "coordinator", 26_200 + 50 * int(random.random() * 10), "syntetisk; løn"))
        if month.year == 2026 and month.month != 7:
            note = "syntetisk; hal og trænere"
            rows.append(
                (year.working_day(month.replace(day=10)), "club-evenings", 4_800 + 50 * int(random.random() * 8), note)
            )
    return table("date,cost,amount,note", sorted(rows))
