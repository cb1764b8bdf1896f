"""Cameras: what a permit lacks is told once they are in use; limits of the law hold to the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from karlemose_model.problems import Severity
from karlemose_model.reading import read_playbook
from karlemose_model.rules import checked
from karlemose_model.rules.law.cameras import _years_on
from tests.conftest import AS_OF
from tests.rules.law.test_sharing import HEAD

Files = Callable[[dict[str, str]], Path]
BEGUN = "timeline: [{phase: clear, from: 2026-01-05}]\n"
WHOLE = "permit: EXAMPLE-7, expires: 2031-01-12, signs: true, installed: 2026-02-02, registered: 2026-02-16"
CODES = {"KM369", "KM370", "KM371", "KM372"}


def told(
    files: Files, cctv: str = "", begun: str = BEGUN, signed: str = "2026-01-12", more: str = ""
) -> dict[str, str]:
    agreement = f"agreements: {{cctv-permit: {{signed: {signed}, cctv: {{{cctv}}}}}}}\n" if cctv else ""
    reading = checked(read_playbook(files({"playbook.yml": HEAD + begun + agreement + more})), AS_OF)
    found = [one for one in reading.problems if one.code in CODES]
    assert len({one.code for one in found}) == len(found)
    assert all((one.severity is Severity.error) == (one.code == "KM370") for one in found)
    return {one.code: str(one.data.get("lacking", "")) for one in found}


def test_what_is_whole_is_no_finding(files: Files) -> None:
    assert told(files, WHOLE) == {}


def test_a_place_that_has_begun_with_cameras_is_asked_for_the_permit(files: Files) -> None:
    # The model says after how many days recordings go, who answers for them and who may see them.
    assert told(files) == {"KM369": "permit, expires, signs, installed, registered"}


def test_before_it_begins_nothing_is_asked_unless_cameras_hang_there(files: Files) -> None:
    assert told(files, begun="") == {}
    assert told(files, "installed: 2026-11-20", begun="") == {"KM369": "permit, expires, signs, registered"}
    assert told(files, "installed: 2026-12-20", begun="") == {}


def test_a_place_without_cameras_is_asked_for_nothing(files: Files) -> None:
    without = "adaptations: {no-cameras: {removes: activities.cctv, what: None., why: Not wanted., status: approved, by: The steering group, when: 2026-01-05}}\n"
    assert told(files, more=without) == {}


def test_closed_rooms_need_no_permit_but_a_day_of_deletion(files: Files) -> None:
    assert told(files, "closed_rooms: true") == {}
    assert told(files, "closed_rooms: true, retention_days: 31") == {"KM370": ""}
    # In locked cellars there is no duty to register either.
    assert told(files, "closed_rooms: true, installed: 2026-02-02, registered: 2026-10-01") == {}


def test_signs_that_are_not_up_are_lacking(files: Files) -> None:
    assert told(files, WHOLE.replace("signs: true", "signs: false")) == {"KM369": "signs"}


@pytest.mark.parametrize(("days", "codes"), [(0, set()), (30, set()), (31, {"KM370"})])
def test_recordings_go_after_thirty_days(files: Files, days: int, codes: set[str]) -> None:
    assert set(told(files, f"{WHOLE}, retention_days: {days}")) == codes


@pytest.mark.parametrize(
    ("installed", "registered", "late"),
    [
        ("2026-02-02", "2026-02-16", False),
        ("2026-02-02", "2026-02-17", True),
        ("2026-11-12", None, False),
        ("2026-11-11", None, True),
        # Cameras that hung there before the duty began had until 1 September 2021.
        ("2019-05-01", "2021-09-01", False),
        ("2019-05-01", "2021-09-02", True),
    ],
)
def test_cameras_are_registered_within_a_fortnight(
    files: Files, installed: str, registered: str | None, late: bool
) -> None:
    cctv = WHOLE.replace("2026-02-02", installed).replace(
        ", registered: 2026-02-16", f", registered: {registered}" if registered else ""
    )
    expected = {"KM371"} if late else ({"KM369"} if registered is None else set())
    assert set(told(files, cctv)) == expected


@pytest.mark.parametrize(
    ("signed", "expires", "codes"),
    [
        ("2026-01-12", "2031-01-12", set()),
        ("2026-01-12", "2031-01-13", {"KM372"}),
        ("2024-02-29", "2029-02-28", set()),
        ("2024-02-29", "2029-03-01", {"KM372"}),
    ],
)
def test_a_permit_runs_for_at_most_five_years(files: Files, signed: str, expires: str, codes: set[str]) -> None:
    assert set(told(files, WHOLE.replace("2031-01-12", expires), signed=signed)) == codes


def test_five_years_on_from_a_leap_day() -> None:
    assert _years_on(date(2024, 2, 29), 4) == date(2028, 2, 29)
    assert _years_on(date(2024, 2, 29), 5) == date(2029, 2, 28)


def test_a_permit_without_law_behind_it_is_told(files: Files) -> None:
    own = "activities: {own-cameras: {name: Cameras, text: We watch., responsible: [housing], legal: [own-permit]}}\n"
    own += "agreements: {own-permit: {name: Permit, kind: cctv_permit, purpose: To watch., activity: own-cameras}}\n"
    without = "adaptations: {no-cameras: {removes: activities.cctv, what: None., why: Not wanted., status: approved, by: The steering group, when: 2026-01-05}}\n"
    lacking = told(files, more=own + without)["KM369"]
    assert lacking == "permit, expires, signs, installed, registered, retention_days, controller, access, laws"
