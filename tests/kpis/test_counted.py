"""What the records give: who was there, what was done in time, what was mended, spent, and how long it was quiet."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from karlemose_model.kpis import Beside, Origin, Value, history, values
from karlemose_model.model import ActionEvent, FidelityRecord, MeetingRecord, Records, Rollout
from tests.kpis.sample import event, incident, kpi, meeting, on, seen, share, spent, walk

JANUARY = ("2026-01-06", "2026-01-13", "2026-01-20", "2026-01-27")


def held(*days: str) -> tuple[MeetingRecord, ...]:
    return tuple(meeting(day) for day in days)


def told(rollout: Rollout, kpi_id: str) -> dict[str, tuple[float | None, float | None]]:
    return {one.period.written: (one.numerator, one.denominator) for one in values(rollout, kpi_id)}


def the_one(rollout: Rollout, kpi_id: str) -> Value:
    (value,) = values(rollout, kpi_id)
    return value


# --- meetings -----------------------------------------------------------------------------------------------------


def test_meetings_held_of_those_planned() -> None:
    cancelled = meeting("2026-01-20", status="cancelled", why="Ice")
    value = the_one(
        on("2026-02-01", Records(meetings=(*held("2026-01-06", "2026-01-13", "2026-01-27"), cancelled))), "held"
    )
    assert (value.numerator, value.denominator, value.value, value.n) == (3, 4, 75.0, 4)
    assert value.origin is Origin.records


def test_a_meeting_without_a_record_was_not_held() -> None:
    assert told(on("2026-02-01", Records(meetings=held("2026-01-06", "2026-01-27"))), "held") == {"2026-01": (2, 4)}


def test_a_month_counts_once_it_is_over() -> None:
    records = Records(meetings=held(*JANUARY))
    assert told(on("2026-01-30", records), "held") == {}
    assert told(on("2026-01-31", records), "held") == {"2026-01": (4, 4)}


@pytest.mark.parametrize(("day", "kept"), [("2026-01-22", 4), ("2026-01-26", 3)])
def test_a_meeting_moved_within_its_week_was_held(day: str, kept: int) -> None:
    moved = meeting(day, status="moved", why="Ice", instead_of="2026-01-20")
    records = Records(meetings=(*held("2026-01-06", "2026-01-13", "2026-01-27"), moved))
    assert told(on("2026-02-01", records), "held") == {"2026-01": (kept, 4)}


def quarterly(day: str) -> Rollout:
    """A meeting on the second Tuesday of each quarter's first month, the one of 13 January held on another day."""
    cadence = {"every": "month", "weekday": "tuesday", "nth": 2}
    change = {"from": "2026-01-12", "every": "quarter"}
    meetings = {"weekly": {"name": "W", "purpose": "p", "cadence": {"clear": {**cadence, "changes": [change]}}}}
    moved = meeting(day, status="moved", why="Ice", instead_of="2026-01-13", present={})
    kpis = {"held": share("meetings_held", meeting="weekly", frequency="quarter")}
    return on("2026-04-01", Records(meetings=(moved,)), meetings=meetings, kpis=kpis)


@pytest.mark.parametrize(("day", "kept"), [("2026-01-29", 1), ("2026-03-31", 1), ("2026-04-01", 0)])
def test_a_meeting_of_a_quarters_rhythm_moved_within_its_quarter_was_held(day: str, kept: int) -> None:
    assert told(quarterly(day), "held") == {"2026-Q1": (kept, 1)}


def test_extra_meetings_stand_beside() -> None:
    extra = meeting("2026-01-29", status="extra", why="A threat")
    value = the_one(on("2026-02-01", Records(meetings=(*held(*JANUARY), extra))), "held")
    assert (value.numerator, value.denominator, value.beside) == (4, 4, ((Beside.extra, 1),))


def test_a_month_without_any_record_is_a_gap_and_not_nought() -> None:
    found = history(on("2026-04-05", Records(meetings=held(*JANUARY, "2026-03-03"))), "held")
    assert [value.period.written for value in found.values] == ["2026-01", "2026-03"]
    assert [period.written for period in found.gaps] == ["2026-02"]


def test_a_month_with_nothing_planned_is_no_gap() -> None:
    july = {"place": {"country": "DK", "closures": {"all": {"name": "July", "from": "2026-07-01", "to": "2026-07-31"}}}}
    days = ("2026-06-02", "2026-06-09", "2026-06-16", "2026-06-23", "2026-06-30", "2026-08-04")
    found = history(on("2026-08-31", Records(meetings=held(*days)), **july), "held")
    assert [value.period.written for value in found.values] == ["2026-06", "2026-08"]
    assert found.gaps == ()


def test_a_month_that_is_over_and_not_told_of_is_awaited() -> None:
    found = history(on("2026-03-31", Records(meetings=held(*JANUARY))), "held")
    assert [period.written for period in found.awaited] == ["2026-02", "2026-03"]


def test_only_the_kpis_own_meeting_counts() -> None:
    other = MeetingRecord.model_validate({"schema": 1, "meeting": "other", "date": "2026-01-08"})
    assert told(on("2026-02-01", Records(meetings=(*held(*JANUARY), other))), "core") == {"2026-01": (4, 4)}
    every = {"kpis": {"core": share("core_attendance")}}
    assert told(on("2026-02-01", Records(meetings=(*held(*JANUARY), other)), **every), "core") == {"2026-01": (4, 5)}


def test_core_partners_or_their_deputies() -> None:
    alone = {"present": {"police": {"position": "p"}}}
    deputy = meeting("2026-01-13", **alone, apologies={"housing": {"deputy": {"partner": "housing", "position": "d"}}})
    missing = meeting("2026-01-20", **alone, apologies={"housing": {}})
    records = Records(meetings=(*held("2026-01-06"), deputy, missing))
    assert told(on("2026-02-01", records), "core") == {"2026-01": (2, 3)}


@pytest.mark.parametrize(("sent", "kept"), [("2026-01-02", 1), ("2026-01-05", 1), ("2026-01-06", 0), (None, 0)])
def test_an_agenda_is_on_time_a_working_day_before(sent: str | None, kept: int) -> None:
    # A Tuesday: the working day before is Monday.
    fields = {"agenda_sent": sent} if sent else {}
    assert told(on("2026-02-01", Records(meetings=(meeting("2026-01-06", **fields),))), "agendas") == {
        "2026-01": (kept, 1)
    }


# --- actions ------------------------------------------------------------------------------------------------------

RAISED = "2026-01-06-weekly"


def actions(*due: str) -> MeetingRecord:
    return meeting("2026-01-06", actions=[{"text": "Do it", "partner": "housing", "due": day} for day in due])


def test_actions_done_by_the_day_they_were_first_due_and_what_became_of_the_others() -> None:
    events: tuple[ActionEvent, ...] = (
        event(f"{RAISED}/1", "2026-01-12", status="done"),
        event(f"{RAISED}/2", "2026-01-14", status="done"),
        event(f"{RAISED}/3", "2026-01-12", status="not_possible", why="w"),
        event(f"{RAISED}/4", "2026-01-12", status="not_done", why="w"),
        event(f"{RAISED}/6", "2026-01-12", status="cancelled", why="w"),
        event(f"{RAISED}/7", "2026-01-10", status="open", due="2026-02-20"),
        event(f"{RAISED}/7", "2026-01-12", status="done"),
    )
    records = Records(meetings=(actions(*["2026-01-13"] * 7),), events=events)
    value = the_one(on("2026-02-01", records), "actions")
    assert (value.numerator, value.denominator) == (2, 6)
    assert value.beside == (
        (Beside.late, 1), (Beside.not_done, 1), (Beside.not_possible, 1), (Beside.still_open, 1),
    )  # fmt: skip


def test_putting_an_action_off_does_not_make_it_one_on_time() -> None:
    events = (
        event(f"{RAISED}/1", "2026-01-12", status="open", due="2026-02-20"),
        event(f"{RAISED}/1", "2026-02-10", status="done"),
    )
    records = Records(meetings=(actions("2026-01-13"),), events=events)
    assert told(on("2026-03-01", records), "actions") == {"2026-01": (0, 1)}


# --- walks, incidents, money --------------------------------------------------------------------------------------


def test_findings_are_counted_when_the_walk_is_followed_up() -> None:
    walked = walk("2026-01-20", ("2026-02-01", "2026-02-01"), ("2026-02-01", "2026-07-21"), ("2026-02-01", None))
    records = Records(walks=(walked,))
    assert told(on("2026-07-19", records), "walked") == {}
    assert told(on("2026-12-30", records), "walked") == {}
    assert told(on("2026-12-31", records), "walked") == {"2026-H2": (1, 3)}


def test_a_walk_may_name_the_day_of_its_follow_up() -> None:
    walked = walk("2026-01-20", ("2026-02-01", "2026-03-01"), follow_up="2026-04-01")
    assert told(on("2026-06-30", Records(walks=(walked,))), "walked") == {"2026-H1": (1, 1)}


def test_days_since_the_last_serious_incident() -> None:
    records = Records(
        incidents=(incident("2026-01-10", False), incident("2026-02-08", True), incident("2026-02-20", False))
    )
    first, second = values(on("2026-03-31", records), "quiet")
    assert (first.value, first.at_least) == (21.0, True)
    assert (second.value, second.at_least) == (20.0, False)


def test_only_a_month_that_somebody_wrote_of_was_quiet() -> None:
    rows = (incident("2026-02-08", True), incident("2026-02-20", False))
    silent = history(on("2026-04-30", Records(incidents=rows)), "quiet")
    assert [(one.period.written, one.value) for one in silent.values] == [("2026-02", 20.0)]
    assert [period.written for period in silent.awaited] == ["2026-03", "2026-04"]
    looked = Records(incidents=(*rows, incident("2026-04-01", quiet=True)))
    assert [one.value for one in values(on("2026-04-30", looked), "quiet")] == [20.0, 51.0, 81.0]
    # What is reported for a month that is told of in part holds.
    told_of = Records((seen("quiet", "2026-04", 5),), incidents=looked.incidents)
    assert values(on("2026-04-30", told_of), "quiet")[-1].value == 5.0


def test_books_that_stop_tell_nothing_of_what_came_after() -> None:
    spending = (spent("2026-01-31", 100), spent("2026-05-30", 200))
    quarters = values(on("2027-01-31", Records(spending=spending)), "cost")
    assert [one.period.written for one in quarters] == ["2026-Q1", "2026-Q2"]
    reported = Records((seen("cost", "2026-Q2", 97.5),), spending=spending)
    assert [round(one.value) for one in values(on("2027-01-31", reported), "cost")] == [33, 98]


def test_a_month_whose_records_are_gone_is_a_gap_of_attendance_too() -> None:
    found = history(on("2026-04-05", Records(meetings=held(*JANUARY, "2026-03-03"))), "core")
    assert [period.written for period in found.gaps] == ["2026-02"]
    off = tuple(
        meeting(day, status="cancelled", why="Ice") for day in ("2026-02-03", "2026-02-10", "2026-02-17", "2026-02-24")
    )
    called_off = history(on("2026-04-05", Records(meetings=(*held(*JANUARY, "2026-03-03"), *off))), "core")
    assert called_off.gaps == ()


def test_the_first_month_counts_from_the_beginning_of_the_work() -> None:
    assert told(on("2026-02-01", Records(meetings=held(*JANUARY[1:]))), "held") == {"2026-01": (3, 4)}


def test_nobody_who_says_what_is_serious_means_no_value() -> None:
    assert values(on("2026-03-31", Records(incidents=(incident("2026-01-10"),))), "quiet") == ()


def test_money_spent_of_what_was_agreed_for_the_year_so_far() -> None:
    spending = (
        spent("2026-01-31", 100),
        spent("2026-06-30", 200),
        spent("2026-06-30", 77, "once"),
        spent("2026-07-01", 5),
    )
    quarters = values(on("2026-08-01", Records(spending=spending)), "cost")
    assert [(one.period.written, one.numerator, one.denominator) for one in quarters] == [
        ("2026-Q1", 100.0, 300.0), ("2026-Q2", 300.0, 600.0),
    ]  # fmt: skip
    assert [one.n for one in quarters] == [None, None]


def test_money_spent_before_anything_was_agreed_has_no_share() -> None:
    assert values(on("2026-01-31", Records(spending=(spent("2025-11-30", 100),))), "cost") == ()


# --- reports beside records -----------------------------------------------------------------------------------------


def test_while_the_records_are_there_they_win() -> None:
    report = seen("held", "2026-01", 50, n=4, stated="2026-02-05")
    assert the_one(on("2026-02-10", Records((report,), held(*JANUARY))), "held").value == 100.0


@pytest.mark.parametrize("computed", [True, False])
def test_when_some_of_them_are_deleted_what_was_reported_stands(computed: bool) -> None:
    report = seen("held", "2026-01", 75, n=4, stated="2026-02-05", computed=computed)
    value = the_one(on("2026-02-10", Records((report,), held("2026-01-27"))), "held")
    assert (value.value, value.origin) == (75.0, Origin.kept if computed else Origin.reported)


def test_actions_raised_in_minutes_that_are_deleted_are_still_counted() -> None:
    kept = seen("actions", "2026-01", 80, n=5, computed=True)
    raised = meeting("2026-01-20", actions=[{"text": "t", "partner": "police", "due": "2026-01-25"}])
    records = Records((kept,), (*held("2026-01-06", "2026-01-13"), raised, meeting("2026-01-27")))
    assert the_one(on("2026-02-10", records), "actions").value == 80.0


def test_a_report_by_hand_outdoes_what_was_kept() -> None:
    rows = (seen("held", "2026-01", 75, n=4, computed=True), seen("held", "2026-01", 50, n=4))
    for order in (rows, rows[::-1]):
        assert the_one(on("2026-02-10", Records(order)), "held").value == 50.0


@pytest.mark.parametrize(
    ("fields", "value", "n", "parts"),
    [
        ({"measure": "share"}, 66.7, 3, (2.0, 3.0)),
        ({"measure": "share"}, 88.1, 1250, (1101.0, 1250.0)),
        ({"measure": "share"}, 88.13, 1250, (1101.625, 1250.0)),
        ({"measure": "share"}, 50.0, None, (None, None)),
        ({"measure": "rate", "per": 1000}, 12.5, 1200, (15.0, 1200.0)),
        ({"measure": "number"}, 7.0, 7, (None, None)),
    ],
)
def test_the_parts_behind_a_report(fields: dict[str, Any], value: float, n: int | None, parts: tuple[Any, Any]) -> None:
    rollout = on("2026-02-10", Records((seen("k", "2026-01", value, n=n),)), kpis={"k": kpi(**fields)})
    found = the_one(rollout, "k")
    assert (found.numerator, found.denominator) == pytest.approx(parts) if None not in parts else parts


def test_the_lag_is_kept() -> None:
    rollout = on("2026-02-10", Records((seen("mentees", "2026-01", 3, stated="2026-02-05"),)))
    assert the_one(rollout, "mentees").lag == 5
    assert history(rollout, "mentees").latest is not None
    assert rollout.as_of == date(2026, 2, 10)


def test_core_items_with_the_highest_mark_of_those_rated_inside() -> None:
    item = {"text": "q", "component": "meetings.weekly", "anchors": {str(mark): "a" for mark in range(5)}}
    items = {"a": {**item, "core": True}, "b": {**item, "core": True}, "c": item}

    def rated(day: str, seen_from: str, **marks: int) -> FidelityRecord:
        said = {id_: {"mark": mark, "evidence": "e"} for id_, mark in marks.items()}
        return FidelityRecord.model_validate(
            {"schema": 1, "date": day, "seen_from": seen_from, "body": "b", "marks": said}
        )

    records = Records(
        fidelity=(
            rated("2026-02-01", "inside", a=1, b=1),
            rated("2026-03-01", "inside", a=4, b=2, c=4),
            rated("2026-03-02", "outside", a=4, b=4),
            rated("2026-08-01", "inside", c=4),
        )
    )
    sections = {"fidelity": items, "kpis": {"model": share("fidelity", frequency="quarter")}}
    # Only the newest of the partners' own ratings in each quarter counts; one of no core item gives no share.
    assert told(on("2026-12-31", records, **sections), "model") == {"2026-Q1": (1, 2)}


def test_an_extra_meeting_on_a_planned_day_stands_beside_and_not_in_its_place() -> None:
    off = meeting("2026-01-13", status="cancelled", why="Ice")
    extra = meeting("2026-01-13", status="extra", why="A threat")
    value = the_one(
        on("2026-02-01", Records(meetings=(*held("2026-01-06", "2026-01-20", "2026-01-27"), off, extra))), "held"
    )
    assert (value.numerator, value.denominator, value.beside) == (3, 4, ((Beside.extra, 1),))
