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

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from karlemose_model.model import Evaluation, Window
from karlemose_model.problems import Problem, Severity
from karlemose_model.reading.figures_in_words import months_in_words
from karlemose_model.rules import evaluation_start
from karlemose_model.rules.examined import Examined
from karlemose_model.text import LANGUAGES, Text
from karlemose_model.wording import translator

CODES = ("KM557", "KM558")

_YEAR = 12


@dataclass(frozen=True, slots=True)
class Offered:
    """Other windows of whole years, one or both, their months numbered from the year 0 on, and those that they replace."""

    windows: Mapping[str, range]
    instead_of: Mapping[str, range]

    @property
    def written(self) -> tuple[str, ...]:
        """As each is written in the playbook."""
        return tuple(
            f"{key}: {{from: {_written(months[0])}, to: {_written(months[-1])}}}"
            for key, months in self.windows.items()
        )

    @property
    def dropped(self) -> int:
        """How many months are no longer looked at."""
        return sum(len(set(self.instead_of[key]) - set(months)) for key, months in self.windows.items())

    @property
    def added(self) -> int:
        """How many months have to be counted that were not asked for before."""
        return sum(len(set(months) - set(self.instead_of[key])) for key, months in self.windows.items())

    @property
    def keeps_most(self) -> bool:
        """Whether at least half of the months that were asked for are still looked at."""
        return 2 * self.dropped <= sum(len(self.instead_of[key]) for key in self.windows)

    def said(self, language: str) -> str:
        """What to write, and what becomes of the months that were asked for."""
        _ = translator(language)
        return _("{windows} (months that drop out: {dropped}, new ones: {added})").format(
            windows=_(" and ").join(self.written), dropped=self.dropped, added=self.added
        )


def check(examined: Examined) -> Iterator[Problem]:
    """A problem where the windows hold other months of the year, else a warning where they are shorter than a year."""
    evaluation = examined.evaluation
    if evaluation is None or not evaluation.before.months or not evaluation.after.months:
        return
    before, after = evaluation.before.months, evaluation.after.months
    alike = are_alike(evaluation.start, _numbers(evaluation.before), _numbers(evaluation.after))
    # Windows that reach over the start are told of as such: which months they have is seen when that is mended.
    if not alike and not evaluation_start.reaching_over(evaluation):
        offered = offers(evaluation)
        data: dict[str, object] = {
            "before": len(before), "before_months": months_in_words(before), "after": len(after),
            "after_months": months_in_words(after),
            "example": Text({language: _said(offered, language) for language in LANGUAGES}),
        }  # fmt: skip
        yield examined.finding("KM557", ("evaluation", list(offered[0].windows)[-1]), data)
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
    """Windows of whole years to choose from: one that goes with that on the other side of the start, first what throws least
    away; where either side has no whole years, or most months would be lost, both together, as near to the start as they fit.
    """
    written = {"before": _numbers(evaluation.before), "after": _numbers(evaluation.after)}
    before, after = written.values()
    start = _number(evaluation.start)
    first, last = start + (evaluation.start.day > 1), start - 1
    found = []
    # Within a year one begins with the same month.
    if len(before) % _YEAR == 0:
        later = (range(first + shift, first + shift + len(before)) for shift in range(_YEAR))
        found.append({"after": next(one for one in later if are_alike(evaluation.start, before, one))})
    if len(after) % _YEAR == 0:
        earlier = (range(last - shift - len(after) + 1, last - shift + 1) for shift in range(_YEAR))
        found.append({"before": next(one for one in earlier if are_alike(evaluation.start, one, after))})
    alone = [one for windows in found if (one := Offered(windows, written)).keeps_most]
    years = max(1, round(min(len(before), len(after)) / _YEAR)) * _YEAR
    both = Offered({"before": range(last - years + 1, last + 1), "after": range(first, first + years)}, written)
    return sorted(alone, key=lambda one: (one.dropped, one.added)) or [both]


def _said(offered: list[Offered], language: str) -> str:
    _ = translator(language)
    return _(" or ").join(one.said(language) for one in offered)


def _numbers(window: Window) -> range:
    return range(_number(window.from_), _number(window.to) + 1)


def _number(day: date) -> int:
    return day.year * _YEAR + day.month - 1


def _written(number: int) -> str:
    return f"{number // _YEAR:04}-{number % _YEAR + 1:02}"
