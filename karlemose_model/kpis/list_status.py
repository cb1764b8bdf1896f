"""Figures of the yearly lists of housing areas to a status, the distance to each limit, and what known court results would do.

For partners only: a forecast stigmatises. Denmark's law only (almenboligloven §§ 61 a–b, `model/list_criteria.py`).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from karlemose_model.model import ListCriterion, ListFigure, Rollout
from karlemose_model.model.list_criteria import AVERAGES, Limit, ListRules, Side, rules_of
from karlemose_model.problems import Place

Figures = Mapping[tuple[int, ListCriterion], ListFigure]


class Standing(StrEnum):
    """Which of the lists an area stands on; each name but the second means the ones before it too."""

    none = "none"
    prevention = "prevention area"
    vulnerable = "vulnerable area"
    parallel = "parallel society"
    transformation = "transformation area"


class Missing(StrEnum):
    """Why it can't be told whether a criterion is met."""

    figure = "figure"
    """The figure of the list's year."""
    earlier = "earlier"
    """The count of the year before, for a mean of two years."""
    counts = "counts"
    """Only a share is known, and persons can't be added to it."""
    average = "average"
    """The country's average."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure held against one limit.

    `value` and `threshold` are in per cent, of residents a count. `counted` of `of` persons lie behind the value, in all of
    the limit's years together; from `needed` on the limit is met. They are None where no persons are counted or only a
    share is known. `met` is None when `missing` says what it lacks.
    """

    limit: Limit
    value: float | None = None
    threshold: float | None = None
    met: bool | None = None
    missing: Missing | None = None
    counted: float | None = None
    of: float | None = None
    needed: int | None = None

    @property
    def apart(self) -> float | None:
        """How far the value lies above the threshold, in per cent points; below it is negative."""
        return None if self.value is None or self.threshold is None else self.value - self.threshold


@dataclass(frozen=True, slots=True)
class Assessment:
    """An area held against the criteria of one year's list.

    `standing` is the farthest status that the figures show, None if they do not even show that there is none. `undecided`
    are those beyond it that they do not rule out.
    """

    year: int
    rules: ListRules
    residents: Measured
    vulnerable: tuple[Measured, ...]
    prevention: tuple[Measured, ...]
    parallel_share: Measured
    prevention_share: Measured | None
    parallel: bool | None
    standing: Standing | None
    undecided: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """The next list without and with the court results that are known, if all else stays as it was.

    `expected` counts residents among those convicted, `carried` are the criteria whose newest figure is used again.
    """

    year: int
    expected: int
    before: Assessment
    after: Assessment
    carried: tuple[ListCriterion, ...]


@dataclass(frozen=True, slots=True)
class ListStatus:
    """The status on one list, on those before it of which it can be told (the oldest first), and the outlook on the next.

    `figures` are those that `now` and `outlook` rest on, by year, with the cases that are expected.
    """

    now: Assessment
    history: tuple[Assessment, ...]
    outlook: Outlook | None
    figures: tuple[ListFigure, ...]


def list_status(rollout: Rollout, year: int | None = None) -> ListStatus | None:
    """The status on the list of that year, else on the newest list that there are figures of by the day of the view.

    None in another country than Denmark, above the estates (the law asks about one housing area), without figures, and for a
    year that no rules are written down for. Figures that were stated after the day of the view are not known. What is lacking is said, never filled in: only the outlook uses
    figures again, and names them.
    """
    place = rollout.playbook.place
    if rollout.playbook.above_estates or (place is not None and place.country != "DK"):
        return None
    known = [one for one in rollout.records.list_figures if one.stated is None or one.stated <= rollout.as_of]
    figures = {**_averages(rollout.as_of), **_newest(one for one in known if not one.expected)}
    years = sorted({of for of, criterion in figures if criterion is not ListCriterion.national_convicted})
    out = [of for of in years if date(of, 12, 1) <= rollout.as_of]
    if year is None:
        year = out[-1] if out else years[0] if years else None
    if year is None or rules_of(year) is None:
        return None
    before = [_assess(figures, of) for of in out if of < year]
    cases = [one for one in known if one.expected and one.year == year + 1]
    used = [*(one for (of, _), one in figures.items() if year - 1 <= of <= year + 1), *cases]
    return ListStatus(
        _assess(figures, year),
        tuple(one for one in before if one.standing is not None),
        _outlook(figures, year, sum(int(one.numerator) for one in cases)),
        tuple(
            sorted(used, key=lambda one: (one.year, one.expected, list(ListCriterion).index(one.criterion), one.place))
        ),
    )


def _newest(known: Iterable[ListFigure]) -> Figures:
    """Each figure as it was stated last."""
    return {
        (one.year, one.criterion): one for one in sorted(known, key=lambda one: (one.stated or date.min, one.place))
    }


def _outlook(figures: Figures, year: int, expected: int) -> Outlook | None:
    """The list after that of `year`; None if no court result is known."""
    if not expected:
        return None
    ahead = dict(figures)
    carried: list[ListCriterion] = []
    for criterion in ListCriterion:
        last = figures.get((year, criterion))
        if (year + 1, criterion) not in ahead and last is not None:
            ahead[(year + 1, criterion)] = replace(last, year=year + 1)
            carried.append(criterion)
    before = _assess(ahead, year + 1)
    return Outlook(year + 1, expected, before, _assess(ahead, year + 1, expected), tuple(carried))


def _averages(by: date) -> Figures:
    """The country's averages that are written down here, of the lists that were out by that day."""
    return {
        (year, ListCriterion.national_convicted): ListFigure(
            year, ListCriterion.national_convicted, known.value, None, False, known.source, None, "", Place("")
        )
        for year, known in AVERAGES.items()
        if date(year, 12, 1) <= by
    }


# --- one list ---------------------------------------------------------------------------------------------------------


def _assess(figures: Figures, year: int, expected: int = 0) -> Assessment:
    rules = rules_of(year)
    assert rules is not None

    def measure(limit: Limit) -> Measured:
        return _measure(figures, year, limit, expected if limit.times_average else 0)

    residents = measure(rules.residents)
    vulnerable, prevention = tuple(map(measure, rules.vulnerable)), tuple(map(measure, rules.prevention))
    parallel_share = measure(rules.parallel)
    prevention_share = measure(rules.prevention_share) if rules.prevention_share else None
    on = _all(residents.met, _enough(vulnerable, rules.at_least))
    parallel = _all(on, parallel_share.met)
    shown: dict[Standing, bool | None] = {
        Standing.transformation: _all(parallel, _transformed(figures, year, rules)),
        Standing.parallel: parallel,
        Standing.vulnerable: on,
        Standing.prevention: _all(residents.met, prevention_share.met, _enough(prevention, rules.at_least))
        if prevention_share
        else False,
    }
    standing = next((one for one, holds in shown.items() if holds), None)
    undecided = []
    for one, holds in shown.items():
        if one is standing:
            break
        if holds is None:
            undecided.append(one)
    if standing is None and not undecided:
        standing = Standing.none
    return Assessment(
        year, rules, residents, vulnerable, prevention, parallel_share, prevention_share, parallel, standing,
        tuple(reversed(undecided)),
    )  # fmt: skip


def _transformed(figures: Figures, year: int, rules: ListRules) -> bool | None:
    """Whether the area was a parallel society on each of the lists before this one that the law looks back on."""
    if rules.transformation_years is None:
        return None
    before = range(year - rules.transformation_years + 1, year)
    return _all(*(_assess(figures, of).parallel if rules_of(of) else None for of in before))


def _all(*holds: bool | None) -> bool | None:
    """Whether all hold; None if that depends on one that can't be told."""
    if False in holds:
        return False
    return None if None in holds else True


def _enough(measured: tuple[Measured, ...], at_least: int) -> bool | None:
    """Whether so many criteria are met, whatever those that can't be told turn out to be; else None."""
    met = sum(one.met is True for one in measured)
    if met >= at_least:
        return True
    return None if met + sum(one.met is None for one in measured) >= at_least else False


# --- one criterion ----------------------------------------------------------------------------------------------------


def _measure(figures: Figures, year: int, limit: Limit, more: int = 0) -> Measured:
    """One limit; `more` persons are added to the newest year's count."""
    threshold = _threshold(figures, year, limit)
    share = _share(figures, year, limit, more)
    if isinstance(share, Missing):
        return Measured(limit, threshold=_plain(threshold), missing=share)
    value, counted, of = share
    if threshold is None:
        return Measured(limit, float(value), missing=Missing.average, counted=_plain(counted), of=_plain(of))
    met = {Side.above: value > threshold, Side.at_least: value >= threshold, Side.below: value < threshold}[limit.side]
    needed = None
    if of is not None and limit.criterion is not ListCriterion.income:
        bound = threshold * of / 100
        needed = math.ceil(bound) if limit.side is Side.at_least else math.floor(bound) + 1
    return Measured(limit, float(value), float(threshold), met, None, _plain(counted), _plain(of), needed)


def _threshold(figures: Figures, year: int, limit: Limit) -> Fraction | None:
    if not limit.times_average:
        return _exact(limit.value)
    average = figures.get((year, ListCriterion.national_convicted))
    if average is None:
        return None
    return _exact(limit.value) * _percent(average)


def _share(
    figures: Figures, year: int, limit: Limit, more: int
) -> tuple[Fraction, Fraction | None, Fraction | None] | Missing:
    """The value, and what was counted of how many; of two years the counts of both together.

    The law asks for the mean of two years and does not say whether of their shares or of their counts. Both are the same
    when as many live there in both years; counts of both years together say how many persons are missing to the limit.
    """
    newest = figures.get((year, limit.criterion))
    if newest is None:
        return Missing.figure
    if limit.criterion is ListCriterion.residents:
        return _exact(newest.numerator), None, None
    if newest.denominator is None:
        # As published: the mean of two years is made already.
        return Missing.counts if more else (_percent(newest), None, None)
    used = [newest]
    for back in range(1, limit.years):
        earlier = figures.get((year - back, limit.criterion))
        if earlier is None or earlier.denominator is None:
            return Missing.earlier
        used.append(earlier)
    counted = sum((_exact(one.numerator) for one in used), Fraction(more))
    of = sum((_exact(one.denominator or 0.0) for one in used), Fraction())
    return 100 * counted / of, counted, of


def _percent(figure: ListFigure) -> Fraction:
    if figure.denominator is None:
        return _exact(figure.numerator)
    return 100 * _exact(figure.numerator) / _exact(figure.denominator)


def _exact(number: float) -> Fraction:
    """The number as it was written: 0.725 is not quite 0.725 in binary digits, and a limit is met or not."""
    return Fraction(repr(number))


def _plain(number: Fraction | None) -> float | None:
    return None if number is None else float(number)
