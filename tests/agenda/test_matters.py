"""What a meeting has before it: the last minutes, open actions in their order, absences, escalations, money, dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from karlemose_model.agenda import Matters
from karlemose_model.agenda.matters import matters_before
from karlemose_model.documents.agenda import agenda_markdown
from karlemose_model.followup import next_held
from karlemose_model.model import Rollout
from tests.conftest import looked_at
from tests.recording.park import HEAD

MORE = """\
costs:
  lamps: {text: {da: Lamper, en: Lamps}, amount: {value: 50000}}
adaptations:
  no-cctv: {removes: activities.cctv, what: Ingen kameraer, why: Beboerne sagde nej, status: proposed}
agreements:
  terms-of-reference: {signed: 2025-01-05, review: 2026-01-10}
"""


def record(day: str, body: str, meeting: str = "operational") -> tuple[str, str]:
    return f"records/meetings/{day}-{meeting}.yml", f"schema: 1\nmeeting: {meeting}\ndate: {day}\n{body}"


RECORDS = dict(
    [
        record(
            "2026-01-06",
            """\
present: {police: police-contact, housing: housing-contact, social-project: social-contact}
actions:
  - {text: Sen, partner: municipality, due: 2026-01-12}
  - {text: Senere, partner: police, due: 2026-01-08}
  - {text: Til tiden, partner: housing, due: 2026-03-01}
  - {text: Også til tiden, partner: police, due: 2026-03-02}
  - {text: Gjort, partner: police, due: 2026-01-12}
readiness: {referred: true, checklist: true}
""",
        ),
        record(
            "2026-01-13",
            """\
present: {housing: housing-contact}
apologies: {social-project: {deputy: {partner: social-project, position: Jobvejleder}}, police: {why: Vagt}}
reports: {2026-01-06-operational/5: {status: done}}
approves: 2026-01-06-operational
""",
        ),
        record("2026-01-20", "status: cancelled\nwhy: Sne\n"),
        record("2026-01-27", "present: {housing: housing-contact}\nreadiness: {referred: false}\n"),
    ]
)


@pytest.fixture
def park(files: Callable[[dict[str, str]], Path]) -> Callable[..., Rollout]:
    def build(as_of: str, *without: str, **more: str) -> Rollout:
        tree = {"playbook.yml": HEAD + MORE, **RECORDS, **more}
        for name in without:
            del tree[f"records/meetings/{name}.yml"]
        rollout = looked_at(files(tree)).seen_on(date.fromisoformat(as_of))
        assert rollout is not None
        return rollout

    return build


Park = Callable[..., Rollout]


def before(rollout: Rollout, day: str, meeting: str = "operational") -> Matters:
    return matters_before(rollout, meeting, date.fromisoformat(day))


def test_overdue_first_the_longest_on_top_then_by_owner(park: Park) -> None:
    found = before(park("2026-01-13"), "2026-01-13").actions
    # Due on the same day: the police stand before the municipality in the playbook.
    assert [(one.action.id[-1], one.overdue) for one in found] == [
        ("2", True),
        ("5", True),
        ("1", True),
        ("4", False),
        ("3", False),
    ]
    partners = list(park("2026-01-12").playbook.partners)
    later = [one.action.partner for one in found if not one.overdue]
    # Seen the day before, what is due on that day is not overdue yet.
    assert [one.overdue for one in before(park("2026-01-12"), "2026-01-13").actions].count(True) == 1
    assert later == sorted(later, key=partners.index)


def test_what_was_done_is_no_longer_before_the_meeting(park: Park) -> None:
    assert "2026-01-06-operational/5" in [one.action.id for one in before(park("2026-01-12"), "2026-01-13").actions]
    assert "2026-01-06-operational/5" not in [one.action.id for one in before(park("2026-01-14"), "2026-01-20").actions]


def test_reasons_are_asked_for_at_the_third_time_and_then_it_goes_on(park: Park) -> None:
    def first(as_of: str, day: str) -> tuple[int, bool, bool]:
        one = next(one for one in before(park(as_of), day).actions if one.action.id.endswith("/2"))
        return one.action.carried, one.asks_why, one.goes_on

    # A cancelled meeting carries nothing over.
    assert first("2026-01-14", "2026-01-20") == (1, False, False)
    assert first("2026-01-28", "2026-02-03") == (2, True, False)
    fourth = dict([record("2026-02-03", "present: {housing: housing-contact}\n")])
    rollout = park("2026-02-04", **fourth)
    one = next(one for one in before(rollout, "2026-02-10").actions if one.action.id.endswith("/2"))
    assert (one.action.carried, one.asks_why, one.goes_on) == (3, False, True)
    # Without a meeting above its own there is nowhere to go.
    alone = {name: meeting for name, meeting in rollout.playbook.meetings.items() if name != "steering"}
    below = replace(rollout, playbook=rollout.playbook.model_copy(update={"meetings": alone}))
    one = next(one for one in before(below, "2026-02-10").actions if one.action.id.endswith("/2"))
    assert (one.action.carried, one.asks_why, one.goes_on) == (3, False, False)
    up = before(rollout, "2026-04-09", "steering")
    assert [one.action.id for one in up.escalated] == ["2026-01-06-operational/2", "2026-01-06-operational/1"]
    assert before(rollout, "2026-02-10").escalated == ()


def test_what_was_taken_to_a_meeting_is_before_it_at_once(park: Park) -> None:
    told = "schema: 1\nevents: [{action: 2026-01-06-operational/3, on: 2026-01-28, status: open, escalated_to: steering}]\n"
    rollout = park("2026-01-28", **{"records/actions.yml": told})
    assert [one.action.id for one in before(rollout, "2026-04-09", "steering").escalated] == [
        "2026-01-06-operational/3"
    ]


def test_the_last_meeting_and_who_was_missing_there(park: Park) -> None:
    matters = before(park("2026-01-14"), "2026-01-20")
    assert matters.last is not None
    assert (matters.last.id, matters.absent) == ("2026-01-13-operational", ("police",))
    assert [one.id for one in matters.unapproved] == ["2026-01-13-operational"]
    # The meeting of the 20th was cancelled; there is nothing of it to approve.
    later = before(park("2026-01-28"), "2026-02-03")
    assert [one.id for one in later.unapproved] == ["2026-01-13-operational", "2026-01-27-operational"]
    assert later.absent == ("police", "social-project")


def test_the_answers_on_readiness_are_the_newest(park: Park) -> None:
    first = before(park("2026-01-14"), "2026-01-20").readiness
    assert first is not None
    assert (first.referred, first.checklist) == (True, True)
    last = before(park("2026-01-28"), "2026-02-03").readiness
    assert last is not None
    assert (last.referred, last.checklist) == (False, None)


def test_the_meetings_own_record_and_later_ones_are_not_before_it(park: Park) -> None:
    on_the_day = before(park("2026-01-13"), "2026-01-13")
    assert on_the_day.last is not None
    assert on_the_day.last.id == "2026-01-06-operational"
    # Seen a month later, the meeting of January still had what it had.
    assert before(park("2026-02-20"), "2026-01-13") == on_the_day


def test_what_was_told_after_the_meeting_is_not_before_it(park: Park) -> None:
    told = "schema: 1\nevents: [{action: 2026-01-06-operational/2, on: 2026-01-14, status: done}]\n"
    rollout = park("2026-01-28", **{"records/actions.yml": told})
    assert "2026-01-06-operational/2" in [one.action.id for one in before(rollout, "2026-01-13").actions]
    assert "2026-01-06-operational/2" not in [one.action.id for one in before(rollout, "2026-02-03").actions]


def test_nothing_is_known_without_records(park: Park) -> None:
    matters = before(park("2026-01-05"), "2026-01-06")
    assert (matters.last, matters.unapproved, matters.actions, matters.readiness) == (None, (), (), None)


def test_money_of_the_year_beside_what_was_agreed(park: Park) -> None:
    table = "date,cost,amount,note\n2025-12-30,lamps,1000,\n2026-02-01,lamps,2000.5,\n2026-05-01,lamps,4000,\n"
    rollout = park("2026-04-01", **{"records/spend.csv": table})
    # What the model tells of money elsewhere is no budget here.
    (line,) = before(rollout, "2026-04-09", "steering").budget
    assert (line.cost, line.spent, line.year) == ("lamps", 2000.5, 2026)
    assert before(rollout, "2026-04-07").budget == ()


def test_what_waits_for_approval_and_what_has_passed_its_day(park: Park) -> None:
    matters = before(park("2026-04-01"), "2026-04-09", "steering")
    assert matters.adaptations == ("no-cctv",)
    legal = {one.agreement: one for one in matters.legal}
    assert legal["terms-of-reference"].passed
    assert legal["terms-of-reference"].review == date(2026, 1, 10)
    assert not legal["information-sharing"].passed


def test_the_day_of_an_agreement_is_on_the_agenda_before_it(park: Park) -> None:
    rollout = park("2026-01-05")
    for day, there in ((date(2026, 1, 6), True), (date(2026, 1, 27), False)):
        found = next_held(rollout, day, "operational")
        assert found is not None
        assert (
            "10 January 2026: Terms of reference is to be looked at again" in agenda_markdown(rollout, found, "en")
        ) is there


COUNCIL = """\
  council:
    name: {da: Lokalråd, en: Local council}
    purpose: {da: Ser på tværs., en: Looks across.}
    participants: {police: core}
    agenda: {up: {title: {da: Op, en: Up}, minutes: 5, shows: [escalations]}}
"""


def test_what_was_taken_to_one_meeting_is_not_before_another(park: Park) -> None:
    told = "schema: 1\nevents: [{action: 2026-01-06-operational/3, on: 2026-01-28, status: open, escalated_to: steering}]\n"
    rollout = park("2026-01-28", **{"records/actions.yml": told, "playbook.yml": HEAD + COUNCIL + MORE})
    assert before(rollout, "2026-04-09", "council").escalated == ()
    assert len(before(rollout, "2026-04-09", "steering").escalated) == 1
