"""The action log: what was raised, put off, carried over, escalated and closed, as it stood on a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from karlemose_model.followup import LoggedAction, action_log
from karlemose_model.model import ActionStatus
from tests.conftest import Ran, looked_at
from tests.reading.test_meeting_records import HEAD

Files = Callable[[dict[str, str]], Path]
RECORDS = {
    "2026-01-06": """\
actions:
  - {text: {da: Mere lys, en: More light}, partner: housing, role: housing-contact, due: 2026-01-12, about: activities.patrol}
  - {text: {da: Tal med klubben, en: Talk to the club}, partner: municipality, due: 2026-01-20}
  - {text: {da: Flere runder, en: More rounds}, partner: police, due: 2026-01-12}
""",
    "2026-01-13": """\
reports:
  2026-01-06-operational/1: {status: open, why: {da: På vej, en: On its way}, due: 2026-01-19}
  2026-01-06-operational/3: {status: done, outcome: {da: Gjort, en: Done so}}
""",
    "2026-01-20": """\
status: cancelled
why: Is
""",
    "2026-01-27": """\
reports:
  2026-01-06-operational/1: {status: open, why: {da: Ingen penge, en: No money}, escalated_to: steering}
  2026-01-06-operational/2: {status: not_possible, why: {da: Klubben er lukket, en: The club is closed}}
""",
    "2026-02-03": "reports: {2026-01-06-operational/1: {status: not_done}}\n",
}


@pytest.fixture
def park(files: Files) -> Path:
    tree = {"playbook.yml": HEAD}
    for day, text in RECORDS.items():
        name = f"records/meetings/{day}-operational.yml"
        tree[name] = f"schema: 1\nmeeting: operational\ndate: {day}\n{text}"
    return files(tree)


def log(park: Path, day: str) -> dict[str, LoggedAction]:
    reading = looked_at(park)
    assert reading.problems == ()
    rollout = reading.seen_on(date.fromisoformat(day))
    assert rollout is not None
    return {action.id[-1]: action for action in action_log(rollout)}


def test_nothing_is_known_before_it_was_raised(park: Path) -> None:
    assert log(park, "2026-01-05") == {}


def test_as_it_was_raised(park: Path) -> None:
    action = log(park, "2026-01-06")["1"]
    assert (action.id, action.meeting, action.raised) == ("2026-01-06-operational/1", "operational", date(2026, 1, 6))
    assert (action.partner, action.role, action.about) == ("housing", "housing-contact", "activities.patrol")
    assert (action.status, action.status_date, action.carried) == (ActionStatus.open, None, 0)
    assert not action.overdue_on(date(2026, 1, 12))
    assert action.overdue_on(date(2026, 1, 13))


def test_put_off_and_carried_over(park: Path) -> None:
    action = log(park, "2026-01-14")["1"]
    assert (action.first_due, action.due, action.carried) == (date(2026, 1, 12), date(2026, 1, 19), 1)
    assert action.why is not None
    assert action.why.said_in("en") == "On its way"
    # Its day had not come when the meeting met again.
    assert log(park, "2026-01-14")["2"].carried == 0


def test_a_cancelled_meeting_carries_nothing_over(park: Path) -> None:
    assert log(park, "2026-01-20")["1"].carried == 1
    action = log(park, "2026-01-27")["1"]
    assert (action.carried, action.escalated_to) == (2, "steering")


def test_what_could_not_be_done_is_apart_from_what_was_not(park: Path) -> None:
    actions = log(park, "2026-02-03")
    assert {id_: action.status for id_, action in actions.items()} == {
        "1": ActionStatus.not_done,
        "2": ActionStatus.not_possible,
        "3": ActionStatus.done,
    }
    assert actions["1"].carried == 2
    assert actions["3"].status_date == date(2026, 1, 13)
    assert not any(action.is_open for action in actions.values())


def test_what_was_taken_to_another_meeting_is_carried_no_further(park: Path) -> None:
    record = park / "records/meetings/2026-02-03-operational.yml"
    record.write_text("schema: 1\nmeeting: operational\ndate: 2026-02-03\n", "utf-8")
    assert log(park, "2026-02-03")["1"].carried == log(park, "2026-01-27")["1"].carried == 2


def test_the_list_has_overdue_ones_first_and_says_so(park: Path, karlemose: Callable[..., Ran]) -> None:
    out = karlemose("actions", "-p", park, "--as-of", "2026-01-25", "--lang", "en").out
    assert out.index("The housing administration") < out.index("The municipality")
    assert (
        "  2026-01-06-operational/1  More light\n    OVERDUE since 19 January 2026, carried over once\n    On its way\n"
        in out
    )
    assert "More rounds" not in out
    assert out.endswith("2 actions, 2 of them overdue\n")


def test_one_partner_and_what_is_closed(park: Path, karlemose: Callable[..., Ran]) -> None:
    out = karlemose("actions", "-p", park, "--as-of", "2026-01-25", "--lang", "da", "--all", "--partner", "police").out
    assert "Flere runder\n    udført\n    Gjort\n" in out
    assert "Mere lys" not in out
    ran = karlemose("actions", "-p", park, "--partner", "polise", "--lang", "en")
    assert (ran.code, ran.out) == (2, "")


def test_what_is_done_tells_what_came_of_it_and_not_why_it_was_open_once(
    park: Path, karlemose: Callable[..., Ran]
) -> None:
    last = park / "records" / "meetings" / "2026-02-03-operational.yml"
    told = last.read_text("utf-8").replace("{status: not_done}", "{status: done, outcome: {da: Lys, en: It is lit}}")
    last.write_text(told, "utf-8")
    out = karlemose("actions", "-p", park, "--as-of", "2026-02-04", "--lang", "en", "--all").out
    assert "It is lit" in out
    assert "No money" not in out
    last.write_text(told.replace(", outcome: {da: Lys, en: It is lit}", ""), "utf-8")
    assert "No money" not in karlemose("actions", "-p", park, "--as-of", "2026-02-04", "--lang", "en", "--all").out


def test_no_actions(files: Files, karlemose: Callable[..., Ran]) -> None:
    files({"playbook.yml": HEAD})
    assert karlemose("actions", "--lang", "en", "--as-of", "2026-01-25").out == "0 actions, 0 of them overdue\n"


def test_what_is_told_between_meetings_counts_too(park: Path) -> None:
    (park / "records" / "actions.yml").write_text(
        "schema: 1\nevents:\n"
        "  - {action: 2026-01-06-operational/2, on: 2026-01-27, status: done, outcome: {da: Aftalt, en: Agreed}}\n"
        "  - {action: 2026-01-06-operational/1, on: 2026-01-12, status: done}\n",
        "utf-8",
    )
    for day in ("2026-01-13", "2026-01-27"):
        record = park / "records" / "meetings" / f"{day}-operational.yml"
        kept = [line for line in record.read_text("utf-8").splitlines(True) if "/1:" not in line and "/2:" not in line]
        record.write_text("".join(kept).replace("reports:\n", "") if len(kept) < 5 else "".join(kept), "utf-8")
    (park / "records" / "meetings" / "2026-02-03-operational.yml").unlink()
    actions = log(park, "2026-01-27")
    # Done on the day before the meeting met: it was not carried over.
    assert (actions["1"].status, actions["1"].status_date, actions["1"].carried) == (
        ActionStatus.done,
        date(2026, 1, 12),
        0,
    )
    # Told on the day of a meeting, it was known before the meeting.
    assert (actions["2"].status, actions["2"].carried) == (ActionStatus.done, 0)
    assert log(park, "2026-01-11")["1"].is_open
