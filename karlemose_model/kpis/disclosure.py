"""How small numbers are protected: the profiles, which values each hides, and how each shows the others."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from karlemose_model.kpis.values import Value
from karlemose_model.model import Disclosure, Kpi, Measure, Period


@dataclass(frozen=True, slots=True)
class Profile:
    """Counts from `low` to `high` are hidden; with a `step` every other count is shown as its nearest multiple."""

    low: int
    high: int
    step: int | None = None

    def is_small(self, count: float) -> bool:
        """Whether a count is hidden. What lies between two whole numbers, e.g. 7.2 years, is hidden with either of them."""
        return self.low - 1 < count < self.high + 1

    def shown(self, count: float) -> float:
        """The count as it is shown: a half goes up; zero stays zero."""
        return count if self.step is None else self.step * math.floor(count / self.step + 0.5)

    def meant(self, shown: float, *, whole: bool = True) -> tuple[float, float]:
        """The least and the greatest count that may stand behind what is shown."""
        if self.step is None or shown == 0:
            return shown, shown
        half = (self.step - 1) // 2 if whole else self.step / 2
        return max(self.high + 1, shown - half), shown + half


PROFILES: Mapping[Disclosure, Profile] = {
    # NHS Digital, below the national level: 1 to 7 hidden, the rest to the nearest 5, zero shown.
    Disclosure.nhs7_round5: Profile(1, 7, 5),
    # Statistics Denmark: at least three in a group.
    Disclosure.dst3: Profile(1, 2),
    # The Danish ministry of education: below five left blank.
    Disclosure.uvm5: Profile(1, 4),
}
"""The profiles that protect; `none` is not among them."""

DIVIDED = (Measure.share, Measure.rate)
"""What is shown as a numerator and a denominator."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as the public sees it: a value, or a share's or rate's two parts, or that it is hidden."""

    kpi: str
    period: Period
    profile: Disclosure
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts that a value tells or rests on; None where nobody can tell, which is treated as small.

    `line` is what adds up over periods: the number itself, or the numerator of a share or rate. `rest` is the denominator
    less the numerator; it and `whole` (the denominator) are given for shares only. `behind` are others that are tested.
    """

    line: float | None = None
    rest: float | None = None
    whole: float | None = None
    behind: tuple[float | None, ...] = ()


def counts_of(kpi: Kpi, value: Value) -> Counts:
    """The counts of a value. Of a mean only how many lie behind it counts; a level of persons is itself the count."""
    match kpi.measure:
        case Measure.share:
            above, below = _count(value.numerator), _count(value.denominator)
            rest = _count(below - above) if above is not None and below is not None else None
            return Counts(above, rest, below, (above, rest, below))
        case Measure.rate:
            above, below = _count(value.numerator), _count(value.denominator)
            return Counts(above, behind=(above, below))
        case Measure.mean:
            return Counts(behind=(_count(value.n),))
    # A sum over persons, e.g. of years: how many they are must be known, since the sum does not tell.
    amount = _count(value.value) if value.n is None else (value.value if value.value >= 0 else None)
    behind = (amount,) if value.n is None else (amount, float(value.n))
    return Counts(amount, behind=behind)


def is_small(profile: Profile, counts: Counts) -> bool:
    """Whether the profile hides a value with these counts, whatever else is shown."""
    return any(count is None or profile.is_small(count) for count in counts.behind)


def show(kpi: Kpi, value: Value, disclosure: Disclosure) -> Shown:
    """The value as the profile shows it, seen by itself."""
    profile = PROFILES.get(disclosure)
    if profile is not None and is_small(profile, counts_of(kpi, value)):
        return Shown(value.kpi, value.period, disclosure, hidden=True)
    # An average is no count: it is shown as it is, if enough lie behind it.
    rounded = profile.shown if profile is not None and kpi.measure is not Measure.mean else lambda count: count
    if kpi.measure in DIVIDED and value.numerator is not None and value.denominator is not None:
        above, below = rounded(value.numerator), rounded(value.denominator)
        return Shown(value.kpi, value.period, disclosure, numerator=above, denominator=below)
    return Shown(value.kpi, value.period, disclosure, value=rounded(value.value))


def _count(amount: float | None) -> float | None:
    """The amount if it can be a count: whole and not below zero."""
    return None if amount is None or amount < 0 or not math.isclose(amount, round(amount), abs_tol=1e-9) else amount
