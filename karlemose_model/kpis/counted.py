"""Records to values: meetings, attendance, agendas, actions, walks, incidents and money, counted period by period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from karlemose_model.followup import LoggedAction, absent_core, action_log, written
from karlemose_model.kpis.fidelity import core_share, ratings
from karlemose_model.kpis.periods import ended_periods, period_of
from karlemose_model.kpis.values import Beside, Origin, Value
from karlemose_model.model import (
    ActionStatus,
    Cost,
    Feed,
    Frequency,
    Kpi,
    MeetingRecord,
    MeetingStatus,
    Period,
    Rollout,
    SeenFrom,
)
from karlemose_model.schedule import Occurrence, interval, iso_week, meeting_occurrences, working_day_before

FOLLOW_UP = relativedelta(months=6)
"""A walk whose record names no day for it is followed up after half a year (domain: tryghedsvandring)."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What the records give for one KPI: a value for each period, and the periods in which there was nothing to count.

    `whole` are the periods of which every record is there that there should be: no later report is needed for them.
    """

    values: dict[Period, Value]
    idle: frozenset[Period] = frozenset()
    whole: frozenset[Period] = frozenset()


@dataclass(frozen=True, slots=True)
class _Tally:
    """What was counted in one period."""

    numerator: float
    denominator: float
    beside: tuple[tuple[Beside, int], ...] = ()


def counted(rollout: Rollout, kpi_id: str) -> Counted:
    """What the records give for a KPI by `as_of`. KeyError for an unknown KPI."""
    kpi = rollout.playbook.kpis[kpi_id]
    for feed in kpi.fed_by:
        if feed is not Feed.observations:
            return _COUNTS[feed](rollout, kpi_id, kpi)
    return Counted({})


# --- meetings -----------------------------------------------------------------------------------------------------


def _meetings_held(rollout: Rollout, kpi_id: str, kpi: Kpi) -> Counted:
    """Each planned meeting, and whether it was held, on its day or near it (`_stands_for`). Extra ones stand beside."""
    records = _records(rollout, kpi)
    if not records:
        return Counted({})
    held = {
        (one.meeting, one.instead_of or one.date): one.date
        for one in records
        if one.took_place and one.status is not MeetingStatus.extra
    }
    said: dict[Period, list[bool]] = {}
    for one in _planned(rollout, kpi, records):
        period = period_of(one.planned, kpi.frequency)
        if period is not None:
            days = [held[one.id, day] for day in (one.planned, one.date) if (one.id, day) in held]
            said.setdefault(period, []).append(any(_stands_for(rollout, one, day) for day in days))
    extra = Counter(period_of(one.date, kpi.frequency) for one in records if one.status is MeetingStatus.extra)
    recorded = {period_of(one.instead_of or one.date, kpi.frequency) for one in records}
    tallies = {
        # A month of which no record tells anything is one that nobody knows of, not one without meetings.
        period: _Tally(sum(meetings), len(meetings), ((Beside.extra, extra[period]),))
        for period, meetings in said.items()
        if period in recorded
    }
    first = min(one.instead_of or one.date for one in records)
    return _shares(rollout, kpi_id, kpi, first, tallies, set(said), _whole(rollout, kpi, records))


def _core_attendance(rollout: Rollout, kpi_id: str, kpi: Kpi) -> Counted:
    return _of_held(rollout, kpi_id, kpi, lambda record: not absent_core(rollout.playbook, record))


def _agenda_on_time(rollout: Rollout, kpi_id: str, kpi: Kpi) -> Counted:
    def in_time(record: MeetingRecord) -> bool:
        sent = record.agenda_sent
        return sent is not None and sent <= working_day_before(rollout.playbook, record.date, 1)

    return _of_held(rollout, kpi_id, kpi, in_time)


def _of_held(rollout: Rollout, kpi_id: str, kpi: Kpi, good: Callable[[MeetingRecord], bool]) -> Counted:
    """Of the meetings that took place, extra ones included, those of which something is true."""
    records = _records(rollout, kpi)
    held = [record for record in records if record.took_place]
    if not held:
        return Counted({})
    tallies = _by_period(kpi, ((record.date, good(record)) for record in held))
    whole = _whole(rollout, kpi, records)
    # A month whose meetings were all called off had nothing to count; one without its records is a gap.
    lacking = {period for period in ended_periods(kpi.frequency, records[0].date, rollout.as_of) if period not in whole}
    return _shares(rollout, kpi_id, kpi, records[0].date, tallies, set(tallies) | lacking, whole)


def _records(rollout: Rollout, kpi: Kpi) -> list[MeetingRecord]:
    """The records that count, the oldest first; a form that nobody has filled in tells of no meeting."""
    meetings = rollout.playbook.meetings
    found = (one for one in written(rollout) if one.meeting in meetings and kpi.meeting in (None, one.meeting))
    return sorted(found, key=lambda one: (one.date, one.meeting))


def _stands_for(rollout: Rollout, planned: Occurrence, held: date) -> bool:
    """Whether a meeting held on that day is the planned one: in its week, or, where the rhythm is a quarter or longer,
    in its quarter. A week's delay of what is held four times a year loses nothing.
    """
    if iso_week(held) == iso_week(planned.date):
        return True
    cadence = rollout.playbook.meetings[planned.id].cadence[planned.phase or ""]
    changed = [(one.from_, one.every) for one in cadence.changes if one.every and one.from_ <= planned.planned]
    every = max(changed)[1] if changed else cadence.every
    if interval(every)[1] not in ("quarter", "year"):
        return False
    return period_of(held, Frequency.quarter) == period_of(planned.planned, Frequency.quarter)


def _planned(rollout: Rollout, kpi: Kpi, records: list[MeetingRecord]) -> Iterator[Occurrence]:
    """The planned meetings since the period of the oldest record."""
    day = min(one.instead_of or one.date for one in records)
    period = period_of(day, kpi.frequency)
    first = period.start if period else day
    for meeting in rollout.playbook.meetings if kpi.meeting is None else (kpi.meeting,):
        if meeting not in rollout.playbook.meetings:
            continue
        yield from meeting_occurrences(rollout.playbook, meeting, first, rollout.as_of)


def _whole(rollout: Rollout, kpi: Kpi, records: list[MeetingRecord]) -> frozenset[Period]:
    """The periods in which every planned meeting has its record, from the first day of the work on."""
    begun = [spell.from_ for spell in rollout.playbook.timeline] or [record.date for record in records]
    if not begun:
        return frozenset()
    start = min(begun)
    there = {(one.meeting, one.instead_of or one.date) for one in records}
    periods = ended_periods(kpi.frequency, start, rollout.as_of)
    lacking: set[Period | None] = set()
    for meeting in rollout.playbook.meetings if kpi.meeting is None else (kpi.meeting,):
        if meeting in rollout.playbook.meetings:
            for one in meeting_occurrences(rollout.playbook, meeting, start, rollout.as_of):
                if not {(meeting, one.planned), (meeting, one.date)} & there:
                    lacking.add(period_of(one.planned, kpi.frequency))
    return frozenset(period for period in periods if period not in lacking)


# --- actions, walks, incidents, money -----------------------------------------------------------------------------


def _actions_on_time(rollout: Rollout, kpi_id: str, kpi: Kpi) -> Counted:
    """Each action by the day it was first due: a day that was put off does not make it one on time."""
    log = [
        one
        for one in action_log(rollout)
        if one.status is not ActionStatus.cancelled and kpi.meeting in (None, one.meeting)
    ]
    if not log:
        return Counted({})
    beside: dict[Period | None, Counter[Beside]] = {}
    for one in log:
        how = _how_else(one)
        if how is not None:
            beside.setdefault(period_of(one.first_due, kpi.frequency), Counter())[how] += 1
    tallies = {
        period: _Tally(tally.numerator, tally.denominator, tuple(sorted(beside.get(period, Counter()).items())))
        for period, tally in _by_period(kpi, ((one.first_due, _on_time(one)) for one in log)).items()
    }
    first = min(one.raised for one in log)
    whole = _whole(rollout, kpi, _records(rollout, kpi))
    return _shares(rollout, kpi_id, kpi, first, tallies, set(tallies), whole)


def _on_time(action: LoggedAction) -> bool:
    done = action.status is ActionStatus.done
    return done and action.status_date is not None and action.status_date <= action.first_due


def _how_else(action: LoggedAction) -> Beside | None:
    """What became of an action that was not done on time."""
    if _on_time(action):
        return None
    return {
        ActionStatus.done: Beside.late,
        ActionStatus.not_possible: Beside.not_possible,
        ActionStatus.not_done: Beside.not_done,
        ActionStatus.open: Beside.still_open,
    }[action.status]


def _walk_findings(rollout: Rollout, kpi_id: str, kpi: Kpi) -> Counted:
    """The findings of the walks that were followed up in the period, and those mended by then."""
    walks = [
        (walk.follow_up or walk.date + FOLLOW_UP, walk) for walk in rollout.records.walks if walk.date <= rollout.as_of
    ]
    ended = [(day, walk) for day, walk in walks if day <= rollout.as_of and walk.findings]
    if not ended:
        return Counted({})
    said = (
        (day, finding.fixed is not None and finding.fixed <= day) for day, walk in ended for finding in walk.findings
    )
    tallies = _by_period(kpi, said)
    return _shares(rollout, kpi_id, kpi, min(day for day, _ in ended), tallies, set(tallies), frozenset(tallies))


def _serious_incidents(rollout: Rollout, kpi_id: str, kpi: Kpi) -> Counted:
    """The days from the last serious incident to the end of each period; before the first, from the first entry on."""
    known = sorted((one for one in rollout.records.incidents if one.day <= rollout.as_of), key=lambda one: one.day)
    if not any(one.serious is not None for one in known):
        return Counted({})
    found: dict[Period, Value] = {}
    for period in ended_periods(kpi.frequency, known[0].day, rollout.as_of):
        # Nobody who has written anything down since the period began has looked, as far as is known.
        if known[-1].day < period.start:
            break
        serious = [one.day for one in known if one.serious and one.day <= period.end]
        since = serious[-1] if serious else known[0].day
        found[period] = Value(
            kpi_id, period, float((period.end - since).days), origin=Origin.records, at_least=not serious
        )
    # A month is told of to its end only by a line that was written after it.
    return Counted(found, whole=frozenset(period for period in found if period.end <= known[-1].day))


def _spend(rollout: Rollout, kpi_id: str, kpi: Kpi) -> Counted:
    """Spent in the year up to the end of the period, of what was agreed for that part of the year.

    Only costs of so much a year count, from the first period on for which their amount was agreed.
    """
    costs = {name: cost for name, cost in rollout.playbook.costs.items() if cost.yearly}
    spending = [one for one in rollout.records.spending if one.day <= rollout.as_of and one.cost in costs]
    if not spending:
        return Counted({})
    tallies: dict[Period, _Tally] = {}
    for period in ended_periods(kpi.frequency, min(one.day for one in spending), rollout.as_of):
        # Books that stop before a period tell nothing of it: that is a gap, not a quarter without spending.
        if max(one.day for one in spending) < period.start:
            break
        agreed = {name: amount for name, cost in costs.items() if (amount := _agreed(cost, period)) is not None}
        spent = sum(
            one.amount
            for one in spending
            if one.day.year == period.end.year and one.day <= period.end and one.cost in agreed
        )
        share = period.end.month / 12
        if agreed:
            tallies[period] = _Tally(round(spent, 2), round(sum(agreed.values()) * share, 2))
    first = min(one.day for one in spending)
    # Books that stop within a period may not be whole: then what the owner reports for it holds.
    last = max(one.day for one in spending)
    whole = frozenset(period for period in tallies if period.end < last)
    return _shares(rollout, kpi_id, kpi, first, tallies, set(tallies), whole, money=True)


def _agreed(cost: Cost, period: Period) -> float | None:
    """What was agreed for the year that the period lies in, by the end of the period."""
    latest = cost.amount.latest(period.end) if cost.amount else None
    return latest.value if latest else None


def _fidelity(rollout: Rollout, kpi_id: str, kpi: Kpi) -> Counted:
    """Core items with the highest mark, of those rated, by the newest of the partners' own ratings in each period."""
    tallies: dict[Period, _Tally] = {}
    own = ratings(rollout, SeenFrom.inside)
    for rating in own:
        period = period_of(rating.record.date, kpi.frequency)
        if period is not None:
            tallies[period] = _Tally(*core_share(rollout.playbook, rating.record))
    if not own:
        return Counted({})
    return _shares(rollout, kpi_id, kpi, own[0].record.date, tallies, set(tallies), frozenset(tallies))


# --- what they share ----------------------------------------------------------------------------------------------


def _by_period(kpi: Kpi, said: Iterable[tuple[date, bool]]) -> dict[Period, _Tally]:
    """How many in each period are so, of how many."""
    found: dict[Period, list[bool]] = {}
    for day, good in said:
        period = period_of(day, kpi.frequency)
        if period is not None:
            found.setdefault(period, []).append(good)
    return {period: _Tally(sum(several), len(several)) for period, several in found.items()}


def _shares(
    rollout: Rollout,
    kpi_id: str,
    kpi: Kpi,
    first: date,
    tallies: dict[Period, _Tally],
    asked: set[Period],
    whole: frozenset[Period],
    *,
    money: bool = False,
) -> Counted:
    """Shares in per cent of the periods that have ended; `asked` are those in which there was something to count."""
    ended = ended_periods(kpi.frequency, first, rollout.as_of)
    found = {
        period: Value(
            kpi_id,
            period,
            100 * tally.numerator / tally.denominator,
            tally.numerator,
            tally.denominator,
            None if money else int(tally.denominator),
            Origin.records,
            beside=tuple((what, count) for what, count in tally.beside if count),
        )
        for period in ended
        if (tally := tallies.get(period)) is not None and tally.denominator
    }
    return Counted(found, frozenset(period for period in ended if period not in asked), whole)


_COUNTS: dict[Feed, Callable[[Rollout, str, Kpi], Counted]] = {
    Feed.meetings_held: _meetings_held,
    Feed.core_attendance: _core_attendance,
    Feed.agenda_on_time: _agenda_on_time,
    Feed.actions_on_time: _actions_on_time,
    Feed.walk_findings: _walk_findings,
    Feed.serious_incidents: _serious_incidents,
    Feed.spend: _spend,
    Feed.fidelity: _fidelity,
}
