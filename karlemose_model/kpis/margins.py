"""A KPI's figures that are or can become public: its periods, the totals over them, and what the register says of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from karlemose_model.kpis.disclosure import DIVIDED, PROFILES, Profile, counts_of, is_small
from karlemose_model.kpis.history import values
from karlemose_model.kpis.longer_periods import totals
from karlemose_model.kpis.values import Value
from karlemose_model.model import Disclosure, Kpi, Period, ReleasedFigure, Rollout
from karlemose_model.reading.periods import read_period

Days = tuple[date, date]
"""A period's first and last day: a figure's name, however its period was written."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure in the register: the number of its release there, its own number in that release, and what it says."""

    release: int
    figure: int
    says: ReleasedFigure
    period: Period

    @property
    def days(self) -> Days:
        """What the figure is named by."""
        return self.period.start, self.period.end


@dataclass(frozen=True, slots=True)
class Item:
    """One figure of a KPI: what the records say, if they still do, and what the register said of it, the newest last.

    `reported` is False for totals that are added up here.
    """

    period: Period
    value: Value | None
    entries: tuple[Entry, ...]
    disclosure: Disclosure
    reported: bool = True

    @property
    def days(self) -> Days:
        """What the figure is named by."""
        return self.period.start, self.period.end

    @property
    def profile(self) -> Profile | None:
        """The profile that it is held to."""
        return PROFILES.get(self.disclosure)

    @property
    def last_shown(self) -> ReleasedFigure | None:
        """What the register last showed of it: what was public once stays known."""
        return next((entry.says for entry in reversed(self.entries) if not entry.says.hidden), None)

    def is_small(self, kpi: Kpi) -> bool:
        """Whether its profile hides it, whatever else is shown.

        What the register hides and no record tells any more is held to be small: nobody can say that it is not.
        """
        if self.profile is None:
            return False
        if self.value is None:
            return self.last_shown is None
        return is_small(self.profile, counts_of(kpi, self.value))


def register(rollout: Rollout, kpi_id: str) -> tuple[Entry, ...]:
    """What was released of a KPI up to the day the Rollout is seen on, the oldest first."""
    return tuple(
        Entry(number, place, figure, period)
        for number, release in enumerate(rollout.records.releases)
        if release.on <= rollout.as_of
        for place, figure in enumerate(release.figures)
        if figure.kpi == kpi_id and (period := read_period(figure.period)) is not None
    )


def items(rollout: Rollout, kpi_id: str) -> tuple[Item, ...]:
    """A KPI's figures, shorter periods before the totals over them. KeyError for an unknown KPI."""
    kpi = rollout.playbook.kpis[kpi_id]
    # Nothing out of nothing is no share.
    own = [value for value in values(rollout, kpi_id) if kpi.measure not in DIVIDED or value.denominator != 0]
    # Where nothing is hidden, anybody can add up what is shown.
    added = totals(kpi, own) if kpi.disclosure in PROFILES else ()
    known = {(value.period.start, value.period.end): value for value in (*own, *added)}
    told: dict[Days, list[Entry]] = {}
    for entry in register(rollout, kpi_id):
        told.setdefault(entry.days, []).append(entry)
    found = []
    for days in {**known, **told}:
        value, entries = known.get(days), tuple(told.get(days, ()))
        # A figure in the register is held to its own profile; where that is none, to the KPI's.
        own_profile = entries[-1].says.profile if entries else Disclosure.none
        disclosure = own_profile if own_profile in PROFILES else kpi.disclosure
        period = value.period if value else entries[-1].period
        found.append(Item(period, value, entries, disclosure, value not in added))
    return tuple(sorted(found, key=lambda item: (_length(item.period), item.period.start)))


def _length(period: Period) -> int:
    """How long a period is, in days; all months are equally long, and so are quarters and half-years."""
    days = (period.end - period.start).days + 1
    return days if days < 28 else 30 * round(days / 30.4)
