"""Cadences that never give a date, for the rule that reports them."""

from __future__ import annotations

from datetime import date, timedelta

from karlemose_model.model import Cadence, Playbook
from karlemose_model.schedule.occurrences import Series, outcome, series
from karlemose_model.schedule.recurrence import LATEST, interval, is_pattern
from karlemose_model.schedule.spells import DatedSpell, spells

_LOOKED_AT = timedelta(days=3 * 366)
_SOME_DAY = date(2025, 1, 1)
"""A beginning for phases that the timeline does not name."""

_DAYS_IN = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
_SECTIONS = {"meeting": "meetings", "activity": "activities"}


def never_occurs(playbook: Playbook) -> tuple[tuple[str, str, str], ...]:
    """(section, id, phase) of every dated cadence that holds nothing in three years of its phase without end.

    A cadence without a weekday is a pattern and says no dates, so it is left alone.
    """
    begun = {spell.phase: spell.start for spell in spells(playbook)}
    return tuple(
        (_SECTIONS[each.kind], each.id, phase)
        for each in series(playbook)
        for phase, cadence in each.cadence.items()
        if _is_dated(cadence)
        and not _ever(playbook, each, cadence, DatedSpell(phase, begun.get(phase, _SOME_DAY), None))
    )


def _is_dated(cadence: Cadence) -> bool:
    every, on = cadence.every, cadence.weekday
    states = [(every, on)]
    for change in cadence.changes:
        every, on = change.every or every, change.weekday or on
        states.append((every, on))
    return any(not is_pattern(*state) for state in states)


def _ever(playbook: Playbook, each: Series, cadence: Cadence, spell: DatedSpell) -> bool:
    changed = max([spell.start, *(change.from_ for change in cadence.changes)])
    number, unit = interval(cadence.every)
    # An anchor may put off what is held every tenth year: two rounds are looked at then.
    rounds = timedelta(days=2 * number * _DAYS_IN[unit])
    last = min(changed, LATEST) + max(_LOOKED_AT, rounds)
    return bool(outcome(playbook, each, [spell], spell.start, last)[0])
