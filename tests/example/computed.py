"""The KPIs that the records give by themselves, worked out by the definitions in `playbooks/karlemose/kpis.yml`."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from karlemose_model.followup import action_log
from karlemose_model.model import ActionStatus, Attendance, MeetingRecord, MeetingStatus, Rollout
from karlemose_model.schedule import iso_week, meeting_occurrences

Share = tuple[int, int]
"""How many of how many."""
Shares = dict[str, dict[str, Share]]
"""By KPI and month."""


def computed(rollout: Rollout) -> Shares:
    """Meetings held, attendance of core partners and actions on time, for each month that has ended."""
    ended = rollout.as_of.replace(day=1)
    return {
        "meetings-held": _shares(_meetings_held(rollout), ended),
        "core-attendance": _shares(_core_attendance(rollout), ended),
        "actions-on-time": _shares(_actions_on_time(rollout), ended),
    }


def _meetings_held(rollout: Rollout) -> list[tuple[date, bool]]:
    """Each planned operational meeting, and whether it was held; one moved within its week was."""
    records = [record for record in _operational(rollout) if record.took_place]
    held = {
        record.instead_of or record.date: record.date for record in records if record.status is not MeetingStatus.extra
    }
    first = rollout.playbook.timeline[0].from_
    planned = meeting_occurrences(rollout.playbook, "operational", first, rollout.as_of)
    return [
        (one.planned, any(day in held and iso_week(held[day]) == iso_week(one.date) for day in (one.planned, one.date)))
        for one in planned
    ]


def _core_attendance(rollout: Rollout) -> list[tuple[date, bool]]:
    """Each operational meeting held, and whether all core partners or their deputies were there."""
    participants = rollout.playbook.meetings["operational"].participants
    core = {partner for partner, how in participants.items() if how is Attendance.core}
    return [(one.date, core <= _there(one)) for one in _operational(rollout) if one.took_place]


def _actions_on_time(rollout: Rollout) -> list[tuple[date, bool]]:
    """Each action that was not cancelled by the day it was first due, and whether it was done by then.

    A day that was put off does not make an action one on time.
    """
    return [
        (one.first_due, one.status is ActionStatus.done and (one.status_date or date.max) <= one.first_due)
        for one in action_log(rollout)
        if one.status is not ActionStatus.cancelled
    ]


def _operational(rollout: Rollout) -> list[MeetingRecord]:
    return [record for record in rollout.records.meetings if record.meeting == "operational"]


def _there(record: MeetingRecord) -> set[str]:
    return {*record.present, *(partner for partner, apology in record.apologies.items() if apology.deputy)}


def _shares(found: list[tuple[date, bool]], ended: date) -> dict[str, Share]:
    months: dict[str, list[bool]] = defaultdict(list)
    for day, good in found:
        if day < ended:
            months[f"{day:%Y-%m}"].append(good)
    return {month: (sum(several), len(several)) for month, several in sorted(months.items())}


def stated(month: str) -> date:
    """The day a month's figure was told: the fifth of the next one."""
    return (date.fromisoformat(f"{month}-01") + timedelta(days=31)).replace(day=5)
