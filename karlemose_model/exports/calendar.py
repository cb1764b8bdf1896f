"""A rollout's dates as a calendar file (RFC 5545) for partners' own calendars: meetings, visits and deadlines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, vText

from karlemose_model.followup import LONGEST_NOTICE, cancelled_between, concerns, dates_between, deadlines_of
from karlemose_model.manifest import digest
from karlemose_model.model import Playbook, Rollout
from karlemose_model.schedule import ClosedKind, DatedDeadline, Occurrence
from karlemose_model.wording import translator

PRODUCT = "-//karlemose_model//karlemose calendar//EN"
# A property of our own, which other programs pass over: the checksum of the file without it.
_SUM = re.compile(rb"X-KARLEMOSE-SUM:([0-9a-f]*)\r\n")
_BEGIN = b"BEGIN:VCALENDAR\r\n"


def calendar(rollout: Rollout, first: date, last: date, language: str, role: str | None = None) -> bytes:
    """The dates from `first` to `last`, both included, as a calendar; with `role` only those that concern it.

    Titles are neutral and no place is named: a calendar is seen on shared screens and telephones. A date keeps its UID
    when it is moved, since the UID is made of the planned day; SEQUENCE counts how often a record changed it, and a
    meeting that was called off is there as cancelled, so that it leaves the calendars that hold it. The same rollout gives
    the same bytes: DTSTAMP is the rollout's `as_of`. Empty bytes when there is no date. Raises KeyError when the playbook
    has no such role.
    """
    # A deadline may lie long before its meeting.
    coming = dates_between(rollout, first, last + LONGEST_NOTICE)
    events = [event for one in coming for day, event in _events(rollout, one, language, role) if first <= day <= last]
    for one, _why in cancelled_between(rollout, first, last + LONGEST_NOTICE):
        gone = _events(rollout, replace(one, changes=1), language, role)
        events += [_called_off(event, language) for day, event in gone if first <= day <= last]
    if not events:
        return b""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", rollout.playbook.name.said_in(language))
    stamp = datetime.combine(rollout.as_of, time(), UTC)
    for event in events:
        event.add("dtstamp", stamp)
        event.add("class", "PRIVATE")
        made.add_component(event)
    # Outlook needs the zone's rules in the file; they begin and end with the dates that stand in it.
    made.add_missing_timezones(first, last + timedelta(days=366))
    return bytes(made.to_ical())


def signed(content: bytes) -> bytes:
    """The calendar with its checksum in it, by which `is_untouched` knows it again; it stays as long as a line may be."""
    return content.replace(_BEGIN, _BEGIN + f"X-KARLEMOSE-SUM:{digest(content)[:32]}\r\n".encode(), 1)


def is_untouched(written: bytes) -> bool:
    """Whether a calendar of ours is just as it was written."""
    found = _SUM.search(written)
    return found is not None and digest(_SUM.sub(b"", written, count=1))[:32].encode() == found[1]


def _events(rollout: Rollout, occurrence: Occurrence, language: str, role: str | None) -> Iterator[tuple[date, Event]]:
    """What an occurrence puts into the calendar, each with its day."""
    playbook, _ = rollout.playbook, translator(language)
    if concerns(playbook, occurrence, role):
        # A visit's own name could tell who reads it over a shoulder where the police will be.
        meeting = playbook.meetings[occurrence.id] if occurrence.kind == "meeting" else None
        title = meeting.name.said_in(language) if meeting else _("Appointment in the area")
        yield occurrence.date, _held(playbook, occurrence, title, language)
    for deadline in deadlines_of(playbook, occurrence, role):
        yield deadline.date, _deadline(playbook, occurrence, deadline, language)


def _held(playbook: Playbook, occurrence: Occurrence, title: str, language: str) -> Event:
    event = Event()
    event.add("uid", _uid(playbook, occurrence))
    event.add("summary", title)
    event.add("sequence", occurrence.changes)
    if occurrence.start is not None:
        event.add("dtstart", occurrence.start)
        if occurrence.end is not None:
            event.add("dtend", occurrence.end)
    else:
        event.add("dtstart", occurrence.date)
    event.add("transp", "OPAQUE" if occurrence.start is not None else "TRANSPARENT")
    event.add("status", "CONFIRMED")
    if occurrence.moved is not None:
        event.add("description", _why_moved(occurrence, language))
    return event


def _called_off(event: Event, language: str) -> Event:
    """What belongs to a meeting that is not held; why is not said, as it may be about somebody."""
    _ = translator(language)
    event["summary"] = vText(_("Cancelled: {what}").format(what=event["summary"]))
    event["status"] = "CANCELLED"
    event["transp"] = "TRANSPARENT"
    return event


def _deadline(playbook: Playbook, occurrence: Occurrence, deadline: DatedDeadline, language: str) -> Event:
    _ = translator(language)
    event = Event()
    event.add("uid", f"{deadline.id}.{_uid(playbook, occurrence)}")
    words = _("Deadline: {what}").format(what=deadline.name.said_in(language))
    event.add("summary", words)
    event.add("sequence", occurrence.changes)
    event.add("dtstart", deadline.date)
    event.add("transp", "TRANSPARENT")
    return event


def _uid(playbook: Playbook, occurrence: Occurrence) -> str:
    # An extra meeting may be held on a day for which one was planned.
    extra = ".extra" if occurrence.extra else ""
    return f"{occurrence.planned.isoformat()}.{occurrence.id}{extra}.{playbook.id}@karlemose-model"


def _why_moved(occurrence: Occurrence, language: str) -> str:
    """From which day, and why if a holiday did it; why the partners moved it stands in the minutes."""
    _ = translator(language)
    day = occurrence.planned.isoformat()
    if occurrence.moved is None or occurrence.moved.kind is ClosedKind.partners:
        return _("Moved from {day}").format(day=day)
    return _("Moved from {day}: {why}").format(day=day, why=occurrence.moved.name.said_in(language))
