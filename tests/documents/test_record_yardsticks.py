"""Minutes, action log and agenda against the yardstick lists: each point has a field that feeds it and a place that shows it.

MI01–MI13, AL01–AL12 and AG01–AG16 are the points that such papers of other partnerships hold.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from karlemose_model.documents import pages
from karlemose_model.documents.agenda import agenda_markdown
from karlemose_model.followup import next_held
from karlemose_model.model import ActionEvent, Audience, MeetingRecord, Records, Rollout
from tests.acceptance.test_shipped_playbooks import rollout

DAY = date(2026, 11, 26)

MINUTES: dict[str, Any] = {
    "schema": 1,
    "meeting": "operational",
    "date": "2026-11-05",
    "agenda_sent": "2026-11-03",
    "start": "13:31",
    "end": "14:23",
    "place": {"da": "Prøvelokalet", "en": "The trial room"},
    "chair": "mentor-lead",
    "minute_taker": "tenants-contact",
    "present": {"police": {"position": {"da": "Vagtleder", "en": "Duty leader"}}},
    "apologies": {
        "housing": {
            "why": {"da": "Et kursus", "en": "A course"},
            "deputy": {"partner": "housing", "position": {"da": "Varmemester", "en": "Caretaker"}},
        }
    },
    "observers": [{"organisation": {"da": "Nabokommunen", "en": "The neighbours"}, "signed": True}],
    "statement_read": True,
    "items": {
        "concerns": {
            "note": {"da": "Baggrunden her.", "en": "The background here."},
            "decision": {"da": "Besluttet sådan.", "en": "Decided so."},
            "economy": {"da": "Koster lidt.", "en": "Costs a little."},
            "absent": ["sports-club"],
        },
        "police-status": {"closed": {"authority": "police", "reference": "2026-118"}},
    },
    "actions": [
        {"text": {"da": "Sæt en lampe op.", "en": "Put up a lamp."}, "partner": "housing", "due": "2026-11-12"}
    ],
    "reports": {
        "2026-10-22-operational/1": {
            "status": "not_possible",
            "why": {"da": "Jorden er frossen.", "en": "The ground is frozen."},
        }
    },
    "next_meeting": "2026-11-19",
    "closing": {
        "on": "2026-11-06",
        "classification": "partners",
        "delete_after": "2028-11-05",
        "seal": "0123456789abcdef",
    },
}
RAISED: dict[str, Any] = {
    "schema": 1,
    "meeting": "operational",
    "date": "2026-10-22",
    "actions": [
        {
            "text": {"da": "Grav et kabel ned.", "en": "Dig a cable down."},
            "partner": "housing",
            "role": "mentor-lead",
            "support": ["municipality"],
            "due": "2026-11-02",
            "about": "activities.mentoring",
        }
    ],
}
EVENTS: list[dict[str, Any]] = [
    {
        "action": "2026-10-22-operational/1",
        "on": "2026-11-07",
        "status": "not_possible",
        "outcome": {"da": "Prøves til foråret.", "en": "Tried again in spring."},
        "escalated_to": "steering",
    }
]


@dataclass(frozen=True)
class Point:
    """One point of a list: where its value stands in the record, the heading (or column) it stands under, and its words."""

    id: str
    field: str
    heading: str
    words: str


MI = [
    Point("MI01", "meeting", "The meeting", "Operational meeting"),
    Point("MI02", "date", "The meeting", "Thursday 5 November 2026"),
    Point("MI02", "start", "The meeting", "13:31"),
    Point("MI02", "end", "The meeting", "14:23"),
    Point("MI02", "place", "The meeting", "The trial room"),
    Point("MI03", "chair", "The meeting", "Mentor lead"),
    Point("MI03", "minute_taker", "The meeting", "Tenants' contact"),
    Point("MI04", "present", "Attendance", "Duty leader"),
    Point("MI05", "apologies", "Attendance", "A course"),
    Point("MI05", "apologies.housing.deputy", "Attendance", "Caretaker"),
    Point("MI06", "observers", "Observers", "The neighbours: the statement is signed"),
    Point("MI07", "statement_read", "Confidentiality", "The statement was read at the start."),
    Point("MI08", "items.concerns.note", "10. Emerging concerns and priorities", "The background here."),
    Point("MI08", "items.concerns.decision", "10. Emerging concerns and priorities", "Decided so."),
    Point("MI08", "items.concerns.economy", "10. Emerging concerns and priorities", "Costs a little."),
    Point("MI08", "items.concerns.absent", "10. Emerging concerns and priorities", "The sports club"),
    Point("MI09", "items.police-status.closed", "5. Status from the police", "2026-118"),
    Point("MI10", "actions", "New actions", "Put up a lamp."),
    Point("MI11", "reports", "What became of earlier actions", "could not be done"),
    Point("MI11", "reports.2026-10-22-operational/1.why", "What became of earlier actions", "The ground is frozen."),
    Point("MI12", "next_meeting", "Next meeting", "19 November 2026"),
    Point("MI13", "closing", "Who may read this, and until when", "for the partners only"),
    Point("MI13", "closing", "Who may read this, and until when", "5 November 2028"),
]
AL = [
    Point("AL01", "meetings.0.actions", "Action", "no. 1"),
    Point("AL02", "meetings.0.date", "Action", "agreed 22 Oct 2026"),
    Point("AL03", "meetings.0.actions.0.text", "Action", "Dig a cable down."),
    Point("AL04", "meetings.0.actions.0.partner", "Who", "The housing administration"),
    Point("AL04", "meetings.0.actions.0.role", "Who", "Mentor lead"),
    Point("AL05", "meetings.0.actions.0.support", "Who", "The municipality"),
    Point("AL06", "meetings.0.actions.0.due", "Due", "2 Nov 2026"),
    Point("AL07", "events.0.status", "Status", "Could not be done"),
    Point("AL08", "events.0.on", "Status", "7 Nov 2026"),
    Point("AL09", "meetings.1", "Status", "Carried over once."),
    Point("AL10", "events.0.outcome", "Status", "Tried again in spring."),
    Point("AL11", "meetings.0.actions.0.about", "Action", "Mentor programme"),
    Point("AL12", "events.0.escalated_to", "Status", "Taken to: Steering group meeting"),
]

# What a record can't do without is given another value, so that the one that was shown is gone all the same.
OTHER: dict[str, Any] = {
    "meeting": "steering",
    "date": "2026-11-04",
    "meetings.0.date": "2026-10-21",
    "meetings.0.actions.0.text": "x",
    "meetings.0.actions.0.partner": "kindergarten",
    "meetings.0.actions.0.due": "2026-11-03",
    "events.0.status": "done",
    "events.0.on": "2026-11-08",
}


def without(data: Any, field: str) -> Any:
    """The data with the value at that path taken away, or changed where it can't be."""
    changed = copy.deepcopy(data)
    *way, last = field.split(".")
    holder: Any = changed
    for key in way:
        holder = holder[int(key)] if isinstance(holder, list) else holder[key]
    place: Any = int(last) if isinstance(holder, list) else last
    if field in OTHER:
        holder[place] = OTHER[field]
    else:
        del holder[place]
    return changed


def seen(meetings: list[dict[str, Any]], events: list[dict[str, Any]]) -> Rollout:
    records = Records(
        meetings=tuple(MeetingRecord.model_validate(one) for one in meetings),
        events=tuple(ActionEvent.model_validate(one) for one in events),
    )
    return replace(rollout("eksempelparken"), records=records, as_of=DAY)


def bodies(meetings: list[dict[str, Any]], events: list[dict[str, Any]]) -> dict[str, str]:
    """The text of each page by its path."""
    return _bodies(json.dumps([meetings, events]))


@cache
def _bodies(records: str) -> dict[str, str]:
    # Half of the tests look at the same records.
    found = pages(seen(*json.loads(records)), Audience.partners, "en")
    return {one.path: one.body.replace("\\", "").replace("&#39;", "'") for one in found}


def under(body: str, heading: str) -> str:
    """What stands under a heading, down to the next one."""
    match = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", body, re.MULTILINE | re.DOTALL)
    return match[1] if match else ""


def minutes_under(data: dict[str, Any], point: Point) -> str:
    return under(bodies([RAISED, data], []).get(f"minutes/{data['date']}-{data['meeting']}.md", ""), point.heading)


def cells_under(data: dict[str, Any], point: Point) -> str:
    """What stands in a column of the action log, among the open ones or the closed ones."""
    log = bodies(data["meetings"], data["events"])
    lines = [
        line
        for path in ("actions.md", "actions-closed.md")
        for line in log.get(path, "").splitlines()
        if line[:1] == "|"
    ]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    columns = [number for number, cell in enumerate(cells[0]) if cell == point.heading] if cells else []
    return " ".join(row[columns[0]] for row in cells[2:] if columns and len(row) > columns[0])


LOG: dict[str, Any] = {"meetings": [RAISED, {**MINUTES, "reports": {}, "actions": []}], "events": EVENTS}
CASES: list[tuple[Point, dict[str, Any], Callable[[dict[str, Any], Point], str]]] = [
    *((point, MINUTES, minutes_under) for point in MI),
    *((point, LOG, cells_under) for point in AL),
]


def name(case: object) -> str:
    return f"{case.id}-{case.field}" if isinstance(case, Point) else ""


@pytest.mark.parametrize(("point", "data", "shown"), CASES, ids=name)
def test_a_point_is_shown_where_it_belongs(point: Point, data: dict[str, Any], shown: Any) -> None:
    assert point.words in shown(data, point)


@pytest.mark.parametrize(("point", "data", "shown"), CASES, ids=name)
def test_without_its_field_it_is_not(point: Point, data: dict[str, Any], shown: Any) -> None:
    assert point.words not in shown(without(data, point.field), point)


def test_the_lists_are_whole() -> None:
    assert sorted({point.id for point in MI}) == [f"MI{number:02}" for number in range(1, 14)]
    assert sorted({point.id for point in AL}) == [f"AL{number:02}" for number in range(1, 13)]


AGENDA = [
    ("AG01", "welcome", "1. Welcome and roll call", "Say who is present"),
    ("AG02", "confidentiality", "2. Confidentiality", "Read the statement aloud"),
    ("AG03", "approval", "3. Approval of agenda and minutes", "Minutes of Operational meeting, Thursday 5 November"),
    ("AG04", "open-actions", "4. Open actions", "Put up a lamp."),
    ("AG05", "police-status", "5. Status from the police", "planned visibility"),
    ("AG06", "housing-status", "6. Status from the housing administration", "Vandalism and graffiti"),
    ("AG07", "social-status", "7. Status from the social housing project", "free mentor places"),
    ("AG08", "municipality-status", "8. Status from the municipality", "authorities' own forum"),
    ("AG09", "residents-voice", "9. The residents' voice", "fear and rumours"),
    ("AG10", "concerns", "10. Emerging concerns and priorities", "Choose three at most"),
    ("AG11", "new-actions", "11. New actions", "owner organisation and role"),
    ("AG12", "indicators", "12. Indicators and phase criteria", "ends when:"),
    ("AG13", "communication", "13. Communication", "residents and press are told"),
    ("AG14", "safety", "14. Staff safety and matters for the steering group", "unsafe or exposed"),
    ("AG15", "ahead", "15. Release readiness and dates ahead", "Referred to the authorities' own forum: yes"),
    ("AG16", "close", "16. Any other business and next meeting", "close on time"),
]


def agenda(of: Rollout) -> str:
    found = next_held(of, date(2026, 12, 3), "operational")
    assert found is not None
    return agenda_markdown(of, found, "en").replace("\\", "").replace("&#39;", "'")


def recorded() -> Rollout:
    return seen([RAISED, {**MINUTES, "readiness": {"referred": True}}], [])


@pytest.mark.parametrize(("point", "item", "heading", "words"), AGENDA, ids=[row[0] for row in AGENDA])
def test_the_agenda_shows_each_point_under_its_item(point: str, item: str, heading: str, words: str) -> None:
    before = recorded()
    entries = before.playbook.meetings["operational"].agenda
    assert point in entries[item].covers
    assert words in under(agenda(before), heading)
    left = {name: entry for name, entry in entries.items() if name != item}
    meeting = before.playbook.meetings["operational"].model_copy(update={"agenda": left})
    playbook = before.playbook.model_copy(update={"meetings": {**before.playbook.meetings, "operational": meeting}})
    assert words not in under(agenda(replace(before, playbook=playbook)), heading)


def test_what_the_records_bring_is_gone_without_them() -> None:
    bare = agenda(seen([], []))
    for point, words in [(row[0], row[3]) for row in AGENDA if row[0] in ("AG03", "AG04", "AG15")]:
        assert words not in bare, point


def test_the_agenda_list_is_whole() -> None:
    assert [row[0] for row in AGENDA] == [f"AG{number:02}" for number in range(1, 17)]
