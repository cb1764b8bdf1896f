"""The months before and after are the same months of the year, and as many, of a year at least.

Crime has seasons. Six summer months before and six winter months after differ even where nobody has done anything. In
fewer than 12 months not all seasons are there, and the bad half-year because of which the work began passes by itself: that
looks like an effect. Whole years have the same months wherever they begin, so that a start in the middle of a month may
leave that month out.

Fails:

    evaluation:
      start: 2025-01-01
      fixed: 2024-11-20
      before: {from: 2024-01, to: 2024-06}
      after: {from: 2025-03, to: 2025-08}
      areas:
        here: {kind: estate, name: The estate, covers: [Eksempelvej]}
        north: {kind: comparison, name: The north, covers: [Nordvej], why: As many homes as here.}
      outcomes:
        burglary: {name: Burglaries in homes, initiated: victim, primary: true}

Passes:

    evaluation:
      start: 2025-01-13
      fixed: 2024-11-20
      before: {from: 2024-01, to: 2024-12}
      after: {from: 2025-02, to: 2026-01}
      areas:
        here: {kind: estate, name: The estate, covers: [Eksempelvej]}
        north: {kind: comparison, name: The north, covers: [Nordvej], why: As many homes as here.}
      outcomes:
        burglary: {name: Burglaries in homes, initiated: victim, primary: true}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from karlemose_model.model import Evaluation
from karlemose_model.problems import Problem, Severity
from karlemose_model.rules.examined import Examined

CODES = ("KM557", "KM558")

_YEAR = 12


def check(examined: Examined) -> Iterator[Problem]:
    """A problem where the windows hold other months of the year, and a warning where they are shorter than a year."""
    evaluation = examined.evaluation
    if evaluation is None or not evaluation.before.months or not evaluation.after.months:
        return
    before, after = evaluation.before.months, evaluation.after.months
    if not _alike(evaluation):
        data: dict[str, object] = {
            "before": f"{before[0]:%Y-%m} – {before[-1]:%Y-%m}", "after": f"{after[0]:%Y-%m} – {after[-1]:%Y-%m}",
            "example": _fitting(evaluation),
        }  # fmt: skip
        yield examined.finding("KM557", ("evaluation", "after"), data)
    if min(len(before), len(after)) < _YEAR:
        data = {"before": len(before), "after": len(after)}
        key = "before" if len(before) < _YEAR else "after"
        yield examined.finding("KM558", ("evaluation", key), data, Severity.warning)


def _alike(evaluation: Evaluation) -> bool:
    before, after = evaluation.before.months, evaluation.after.months
    if len(before) != len(after):
        return False
    between = _number(after[0]) - _number(before[-1]) - 1
    left_out = len(before) % _YEAR == 0 and evaluation.start.day > 1 and between <= 1
    return before[0].month == after[0].month or left_out


def _fitting(evaluation: Evaluation) -> str:
    """A window after the start that goes with the one before."""
    start, before = evaluation.start, evaluation.before.months
    first = _number(start) + (start.day > 1)
    first += (_number(before[0]) - first) % _YEAR
    return f"{{from: {_month(first)}, to: {_month(first + len(before) - 1)}}}"


def _number(day: date) -> int:
    return day.year * _YEAR + day.month - 1


def _month(number: int) -> str:
    return f"{number // _YEAR:04}-{number % _YEAR + 1:02}"
