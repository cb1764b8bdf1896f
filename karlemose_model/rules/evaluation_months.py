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
from dataclasses import dataclass
from datetime import date

from karlemose_model.model import Evaluation, Window
from karlemose_model.problems import Problem, Severity
from karlemose_model.reading.figures_in_words import months_in_words
from karlemose_model.rules.examined import Examined

CODES = ("KM557", "KM558")

_YEAR = 12


@dataclass(frozen=True, slots=True)
class Offered:
    """Another window that goes with the one on the other side of the start, its months numbered from the year 0 on."""

    key: str
    months: range
    instead_of: range

    @property
    def written(self) -> str:
        """As it is written in the playbook."""
        return f"{self.key}: {{from: {_written(self.months[0])}, to: {_written(self.months[-1])}}}"

    @property
    def dropped(self) -> int:
        """How many months are no longer looked at."""
        return len(set(self.instead_of) - set(self.months))

    @property
    def added(self) -> int:
        """How many months have to be counted that were not asked for before."""
        return len(set(self.months) - set(self.instead_of))


def check(examined: Examined) -> Iterator[Problem]:
    """A problem where the windows hold other months of the year, else a warning where they are shorter than a year."""
    evaluation = examined.evaluation
    if evaluation is None or not evaluation.before.months or not evaluation.after.months:
        return
    before, after = evaluation.before.months, evaluation.after.months
    alike = are_alike(evaluation.start, _numbers(evaluation.before), _numbers(evaluation.after))
    if not alike:
        first, second = offers(evaluation)
        data: dict[str, object] = {
            "before": len(before), "before_months": months_in_words(before), "after": len(after),
            "after_months": months_in_words(after), "first": first.written, "dropped": first.dropped, "added": first.added,
            "second": second.written, "second_dropped": second.dropped, "second_added": second.added,
        }  # fmt: skip
        yield examined.finding("KM557", ("evaluation", first.key), data)
    # Of one window alone that is short the first problem tells: it is to be as long as the other.
    if min(len(before), len(after)) < _YEAR and (alike or max(len(before), len(after)) < _YEAR):
        data = {"before": len(before), "after": len(after)}
        yield examined.finding("KM558", ("evaluation", "before"), data, Severity.warning)


def are_alike(start: date, before: range, after: range) -> bool:
    """Whether the windows are as long and hold the same months of the year, with nothing left out that could be chosen."""
    if len(before) != len(after):
        return False
    left_out = len(before) % _YEAR == 0 and start.day > 1 and after[0] - before[-1] - 1 <= 1
    return (after[0] - before[0]) % _YEAR == 0 or left_out


def offers(evaluation: Evaluation) -> list[Offered]:
    """A window after the start that goes with the one before, and the other way round; first what throws least away."""
    before, after = _numbers(evaluation.before), _numbers(evaluation.after)
    start = _number(evaluation.start)
    first, last = start + (evaluation.start.day > 1), start - 1
    # As near to the start as they fit; within a year one begins with the same month.
    later = (range(first + shift, first + shift + len(before)) for shift in range(_YEAR))
    earlier = (range(last - shift - len(after) + 1, last - shift + 1) for shift in range(_YEAR))
    found = [
        Offered("after", next(one for one in later if are_alike(evaluation.start, before, one)), after),
        Offered("before", next(one for one in earlier if are_alike(evaluation.start, one, after)), before),
    ]
    return sorted(found, key=lambda one: (one.dropped, one.added))


def _numbers(window: Window) -> range:
    return range(_number(window.from_), _number(window.to) + 1)


def _number(day: date) -> int:
    return day.year * _YEAR + day.month - 1


def _written(number: int) -> str:
    return f"{number // _YEAR:04}-{number % _YEAR + 1:02}"
