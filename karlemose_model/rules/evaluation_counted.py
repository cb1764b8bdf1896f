"""Every month of both windows is counted in every area, and something was counted at all.

A month that is missing is not a month without offences: that is written 0. Months that are missing among those that are
counted are an error; those that are not there yet, though they are over, are a warning. A count that is there and could
not be read is told at its cell, and is not missing. Where nothing was recorded anywhere before the start, nothing can fall, and
where the comparison areas together had nothing, nothing can be compared: of the primary outcome that is an error, of another a warning.

Fails:

    evaluation:
      start: 2025-01-01
      fixed: 2024-11-20
      before: {from: 2024-01, to: 2024-12}
      after: {from: 2025-01, to: 2025-12}
      areas:
        here: {kind: estate, name: The estate, covers: [Eksempelvej]}
        north: {kind: comparison, name: The north, covers: [Nordvej], why: As many homes as here.}
      outcomes:
        burglary: {name: Burglaries in homes, initiated: victim, primary: true}
        arson: {name: Fires that were set, initiated: victim}
    # records/evaluation/offences.csv
    area;outcome;jan 2024;feb 2024;mar 2024;apr 2024;maj 2024;jun 2024;jul 2024;aug 2024;sep 2024;okt 2024;nov 2024;dec 2024
    here;burglary;0;0;0;0;0;0;0;0;0;0;0;0
    north;burglary;0;0;0;0;;0;0;0;0;0;0;0
    here;arson;1;0;0;2;0;0;1;0;0;0;1;0
    north;arson;0;0;0;0;0;0;0;0;0;0;0;0

Passes:

    evaluation:
      start: 2025-01-01
      fixed: 2024-11-20
      before: {from: 2024-01, to: 2024-12}
      after: {from: 2025-01, to: 2025-12}
      areas:
        here: {kind: estate, name: The estate, covers: [Eksempelvej]}
        north: {kind: comparison, name: The north, covers: [Nordvej], why: As many homes as here.}
      outcomes:
        burglary: {name: Burglaries in homes, initiated: victim, primary: true}
    # records/evaluation/before.csv
    area;outcome;jan 2024;feb 2024;mar 2024;apr 2024;maj 2024;jun 2024;jul 2024;aug 2024;sep 2024;okt 2024;nov 2024;dec 2024
    here;burglary;3;2;4;1;0;2;5;3;2;4;3;6
    north;burglary;2;3;3;1;2;1;4;2;3;3;4;5
    # records/evaluation/after.csv
    area;outcome;jan 2025;feb 2025;mar 2025;apr 2025;maj 2025;jun 2025;jul 2025;aug 2025;sep 2025;okt 2025;nov 2025;dec 2025
    here;burglary;2;2;1;3;0;1;2;2;1;3;2;4
    north;burglary;3;2;2;1;2;2;3;2;3;4;3;5
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from karlemose_model.model import AreaKind, Evaluation, Initiated, MonthCount
from karlemose_model.problems import Place, Problem, Severity
from karlemose_model.reading.figures_in_words import months_in_words
from karlemose_model.rules.examined import Examined

CODES = ("KM568", "KM569", "KM590")

_Months = tuple[date, ...]


def check(examined: Examined) -> Iterator[Problem]:
    """A problem for the areas whose counts of an outcome lack the same months, and for each outcome of which there was none."""
    evaluation = examined.evaluation
    if evaluation is None:
        return
    window = frozenset((*evaluation.before.months, *evaluation.after.months))
    counts = [one for one in examined.reading.records.counts if one.month in window]
    for outcome, one in evaluation.outcomes.items():
        of_it = [count for count in counts if count.outcome == outcome]
        yield from _lacking(examined, outcome, of_it)
        all_before = set(evaluation.before.months) <= {count.month for count in of_it}
        severity = Severity.error if one.primary else Severity.warning
        where = ("evaluation", "outcomes", outcome)
        if of_it and all_before and not any(count.count for count in of_it):
            yield examined.finding("KM569", where, {"outcome": outcome}, severity)
        elif one.initiated is Initiated.victim and (areas := _nothing_to_compare(evaluation, of_it)):
            yield examined.finding("KM590", where, {"outcome": outcome, "areas": ", ".join(areas)}, severity)


def _nothing_to_compare(evaluation: Evaluation, counts: list[MonthCount]) -> tuple[str, ...]:
    """The comparison areas, if all their months before were counted and nothing was recorded in any of them."""
    areas = evaluation.areas_of(AreaKind.comparison)
    before = {(area, month) for area in areas for month in evaluation.before.months}
    found = {(one.area, one.month): one.count for one in counts}
    return areas if before and before <= found.keys() and not any(found[one] for one in before) else ()


def _lacking(examined: Examined, outcome: str, counts: list[MonthCount]) -> Iterator[Problem]:
    """Months that are over and have no count: what the same months lack in several areas is told once.

    Where an area was counted it is told at the row before the gap, else where the playbook names what has no row.
    """
    evaluation = examined.evaluation
    assert evaluation is not None
    found: dict[tuple[_Months, Severity, bool], list[tuple[str, Place | None]]] = {}
    for area in evaluation.areas:
        rows = sorted((count for count in counts if count.area == area), key=lambda count: count.month)
        for months, severity in _missing(examined, area, outcome, rows):
            before = [row for row in rows if row.month < months[0]] or rows[:1]
            told = found.setdefault((months, severity, bool(rows)), [])
            told.append((area, before[-1].place if before else None))
    for (months, severity, _), areas in found.items():
        data: dict[str, object] = {
            "area": ", ".join(area for area, _ in areas), "outcome": outcome, "missing": months_in_words(months),
        }  # fmt: skip
        place = areas[0][1]
        if place is not None:
            yield Problem("KM568", place, data, severity)
        else:
            where = ("areas", areas[0][0]) if counts else ("outcomes", outcome)
            yield examined.finding("KM568", ("evaluation", *where), data, severity)


def _missing(examined: Examined, area: str, outcome: str, rows: list[MonthCount]) -> Iterator[tuple[_Months, Severity]]:
    """Months before the last one that was counted, and those after it, which may still come."""
    evaluation = examined.evaluation
    assert evaluation is not None
    counted = {row.month for row in rows}
    lacking = [
        month
        for month in (*evaluation.before.months, *evaluation.after.months)
        if month.replace(day=monthrange(month.year, month.month)[1]) < examined.as_of
        and month not in counted
        and not any(one.may_be(area, outcome, month) for one in examined.reading.unread_counts)
    ]
    last = max(counted, default=date.min)
    for months, severity in (
        (tuple(month for month in lacking if month < last), Severity.error),
        (tuple(month for month in lacking if month > last), Severity.warning),
    ):
        if months:
            yield months, severity
