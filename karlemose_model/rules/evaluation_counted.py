"""Every month of both windows is counted in every area, and something was counted at all.

A month that is missing is not a month without offences: that is written 0. Months that are missing among those that are
counted are an error; those that are not there yet, though they are over, are a warning. Where nothing was recorded
anywhere before the start, nothing can fall: of the primary outcome that is an error, of another a warning.

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
    # records/evaluation/offences.csv
    area;outcome;jan 2024;feb 2024;mar 2024;apr 2024;maj 2024;jun 2024;jul 2024;aug 2024;sep 2024;okt 2024;nov 2024;dec 2024
    here;burglary;0;0;0;0;0;0;0;0;0;0;0;0
    north;burglary;0;0;0;0;;0;0;0;0;0;0;0

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
from collections.abc import Iterator, Sequence
from datetime import date

from karlemose_model.model import MonthCount
from karlemose_model.problems import Problem, Severity
from karlemose_model.reading.origins import Loc
from karlemose_model.rules.examined import Examined

CODES = ("KM568", "KM569")


def check(examined: Examined) -> Iterator[Problem]:
    """A problem for each area whose counts of an outcome lack months, and for each outcome of which there was none."""
    evaluation = examined.evaluation
    if evaluation is None:
        return
    window = frozenset((*evaluation.before.months, *evaluation.after.months))
    counts = [one for one in examined.reading.records.counts if one.month in window]
    for outcome, one in evaluation.outcomes.items():
        of_it = [count for count in counts if count.outcome == outcome]
        if of_it:
            for area in evaluation.areas:
                found = [count for count in of_it if count.area == area]
                yield from _missing(examined, ("areas", area), area, outcome, found)
        else:
            yield from _missing(examined, ("outcomes", outcome), ", ".join(evaluation.areas), outcome, [])
        all_before = set(evaluation.before.months) <= {count.month for count in of_it}
        if of_it and all_before and not any(count.count for count in of_it):
            severity = Severity.error if one.primary else Severity.warning
            yield examined.finding("KM569", ("evaluation", "outcomes", outcome), {"outcome": outcome}, severity)


def _missing(
    examined: Examined, where: Loc, area: str, outcome: str, counts: Sequence[MonthCount]
) -> Iterator[Problem]:
    """Months that are over and were not counted: those before the last one that was, and those that may still come.

    They are told at the last row, or where the playbook names what has none.
    """
    evaluation = examined.evaluation
    assert evaluation is not None
    counted = {count.month for count in counts}
    over = [
        month
        for month in (*evaluation.before.months, *evaluation.after.months)
        if month.replace(day=monthrange(month.year, month.month)[1]) < examined.as_of and month not in counted
    ]
    last = max(counted, default=date.min)
    for months, severity in (
        ([month for month in over if month < last], Severity.error),
        ([month for month in over if month > last], Severity.warning),
    ):
        if months:
            data: dict[str, object] = {"area": area, "outcome": outcome, "missing": _stretches(months)}
            if counts:
                yield Problem("KM568", counts[-1].place, data, severity)
            else:
                yield examined.finding("KM568", ("evaluation", *where), data, severity)


def _stretches(months: Sequence[date]) -> str:
    """The months in words, with those that follow each other put together: 2024-03, 2024-05 – 2024-07."""
    found: list[list[date]] = []
    for month in months:
        if found and (month.year - found[-1][-1].year) * 12 + month.month - found[-1][-1].month == 1:
            found[-1].append(month)
        else:
            found.append([month])
    return ", ".join(f"{one[0]:%Y-%m}" + (f" – {one[-1]:%Y-%m}" if len(one) > 1 else "") for one in found)
