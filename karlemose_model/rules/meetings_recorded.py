"""A record of a meeting belongs to a meeting that the playbook plans, moved or called, and to one only.

The days follow from the cadence. A record on another day says how it came to be there: `status: moved` with
`instead_of:` and the planned day, or `status: extra`, each with the reason. A form that nobody has written in yet is only
told of: it can go.

Fails:

    timeline:
      - {phase: clear, from: 2026-01-05}
    meetings:
      operational:
        cadence:
          clear: {weekday: tuesday, at: 10:00}
    # records/meetings/2026-01-06-operational.yml
    schema: 1
    meeting: operational
    date: 2026-01-06
    # records/meetings/2026-01-07-operational.yml
    schema: 1
    meeting: operational
    date: 2026-01-07
    # records/meetings/2026-01-08-operational.yml
    schema: 1
    meeting: operational
    date: 2026-01-08
    status: moved
    instead_of: 2026-01-06
    why: The room was taken.
    # records/meetings/2026-01-13-operational.yml
    schema: 1
    meeting: operational
    date: 2026-01-13
    status: extra
    why: Shots were heard.
    approves: 2026-01-12-operational
    # records/meetings/2026-01-14-operational.yml
    schema: 1
    meeting: operational
    date: 2026-01-14
    chair: chair
    minute_taker: minute-taker
    present: {police: police-contact, housing: housing-contact, social-project: social-contact, municipality: municipality-contact}

Passes:

    timeline:
      - {phase: clear, from: 2026-01-05}
    meetings:
      operational:
        cadence:
          clear: {weekday: tuesday, at: 10:00}
    # records/meetings/2026-01-08-operational.yml
    schema: 1
    meeting: operational
    date: 2026-01-08
    status: moved
    instead_of: 2026-01-06
    why: The room was taken.
    # records/meetings/2026-01-09-operational.yml
    schema: 1
    meeting: operational
    date: 2026-01-09
    status: extra
    why: Shots were heard.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from karlemose_model.followup import is_blank_form, meetings_between
from karlemose_model.model import MeetingRecord, MeetingStatus, Playbook, Rollout
from karlemose_model.problems import Place, Problem, Related, Severity
from karlemose_model.reading import Tree
from karlemose_model.reading.origins import Loc
from karlemose_model.reading.phase_gates import as_decided
from karlemose_model.rules.examined import Examined
from karlemose_model.schedule import meeting_occurrences

CODES = ("KM332", "KM333", "KM339", "KM340", "KM357")


def check(examined: Examined) -> Iterator[Problem]:
    """A problem for each record of a meeting that was not planned for its day, and for each second one of a meeting."""
    if examined.playbook is None:
        return
    playbook = as_decided(examined.playbook, examined.reading.records.meetings)
    # A cadence without a weekday plans no day, so none can be the wrong one; that it lacks one is told elsewhere.
    dated = {id_ for id_ in playbook.meetings if _plans_days(playbook, id_)}
    first: dict[tuple[str, date], Place] = {}
    for record in examined.reading.records.meetings:
        tree = examined.reading.record_trees.get(record.id)
        if tree is None:
            continue
        yield from _earlier(examined, record, tree)
        if record.meeting not in dated:
            continue
        if record.status in (MeetingStatus.extra, MeetingStatus.moved):
            seen = Rollout(playbook, date.max, examined.reading.records)
            if len(meetings_between(seen, record.date, record.date, record.meeting)) > 1:
                data = {"meeting": record.meeting, "date": record.date.isoformat()}
                yield Problem("KM340", tree.origin.children["date"].place, data)
        if record.status is MeetingStatus.extra:
            continue
        place = _place(record, tree)
        planned = _planned(record, playbook)
        if planned is None:
            day = record.instead_of or record.date
            data = {"meeting": record.meeting, "date": day.isoformat()}
            # Nobody has written anything into it yet: it waits for another day, and nothing is lost with it.
            blank = is_blank_form(playbook, record)
            yield Problem("KM357", place, data, Severity.warning) if blank else Problem("KM332", place, data)
            continue
        one = first.setdefault((record.meeting, planned), place)
        if one != place:
            yield Problem("KM333", place, {"date": planned.isoformat()}, related=(Related(one, "also_here"),))


def _earlier(examined: Examined, record: MeetingRecord, tree: Tree) -> Iterator[Problem]:
    """What it approves or corrects are minutes of an earlier meeting of the same kind, kept here or deleted in time."""
    kept = [one for one in examined.reading.records.meetings if one.meeting == record.meeting]
    oldest = min((one.date for one in kept), default=record.date)
    named: list[tuple[Loc, str]] = [(("approves",), record.approves)] if record.approves else []
    named += [(("corrections", n, "minutes"), one.minutes) for n, one in enumerate(record.corrections)]
    for loc, name in named:
        day, meeting = date.fromisoformat(name[:10]), name[11:]
        there = any(one.id == name for one in kept) or day < oldest
        if meeting != record.meeting or day >= record.date or not there:
            yield Problem("KM339", tree.origin.walk(loc)[0].place, {"key": str(loc[0]), "name": name})


def _plans_days(playbook: Playbook, meeting: str) -> bool:
    return any(
        meeting_occurrences(playbook, meeting, spell.from_, _month(spell.from_, 13)) for spell in playbook.timeline
    )


def _place(record: MeetingRecord, tree: Tree) -> Place:
    return tree.origin.children["instead_of" if record.instead_of else "date"].place


def _planned(record: MeetingRecord, playbook: Playbook) -> date | None:
    """The planned day that the record is of; a meeting moved by a holiday may be named by either of its days."""
    day = record.instead_of or record.date
    for occurrence in meeting_occurrences(playbook, record.meeting, day, day):
        return occurrence.planned
    if record.status is not MeetingStatus.held:
        # What was planned may have been moved away from the day already, e.g. by a holiday.
        around = meeting_occurrences(playbook, record.meeting, _month(day, -1), _month(day, 1))
        return next((occurrence.planned for occurrence in around if occurrence.planned == day), None)
    return None


def _month(day: date, step: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + 31 * step, 1), date.max.toordinal()))
