"""An accessibility statement is asked for where there is a site, is its own, and names a law only where that law is known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from karlemose_model.problems import Problem, Severity
from karlemose_model.reading import read_playbook
from karlemose_model.rules import checked
from karlemose_model.rules.facts_fresh import older_than
from karlemose_model.wording import word
from tests.conftest import AS_OF

HEAD = "schema: 1\nid: park\nversion: 1\nkind: {kind}\nname: Park\nlanguages: [en]\nextends: {{playbook: karlemose, version: 1}}\n"
WHOLE = "accessibility: {status: full, checked: 2026-11-02, feedback: {email: site@example.org, audience: public}}\n"
ASKED = ("KM360", "KM361", "KM362", "KM363")

Files = Callable[[dict[str, str]], Path]


def found(files: Files, text: str = "", kind: str = "estate", day: date = AS_OF) -> list[Problem]:
    reading = checked(read_playbook(files({"playbook.yml": HEAD.format(kind=kind) + text})), day)
    return [one for one in reading.problems if one.code in ASKED]


@pytest.mark.parametrize("kind", ["estate", "municipality", "district"])
def test_every_site_is_asked_for_one_and_a_model_has_no_site(files: Files, kind: str) -> None:
    (problem,) = found(files, kind=kind)
    assert (problem.code, problem.severity) == ("KM360", Severity.warning)
    assert found(files, WHOLE, kind) == []
    assert found(files, kind="model") == []


def test_the_law_is_named_in_its_own_country_only(files: Files) -> None:
    for text in ("", WHOLE.replace("2026-11-02", "2025-11-02")):
        (danish,) = found(files, text + "place: {country: DK}\n")
        (other,) = found(files, text + "place: {country: SE}\n")
        assert "lov nr. 692" in word(danish, "en").why
        assert "lov nr. 692" in word(danish, "da").why
        assert word(other, "en").why == word(danish, "en").why.partition(" (lov")[0]


def test_a_statement_is_not_taken_over_from_the_playbook_below(files: Files) -> None:
    folder = files(
        {
            "district/playbook.yml": HEAD.format(kind="district").replace("id: park", "id: lower") + WHOLE,
            "estate/playbook.yml": HEAD.format(kind="estate").replace("playbook: karlemose", "playbook: ../district"),
        }
    )
    reading = checked(read_playbook(folder / "estate"), AS_OF)
    assert reading.playbook
    assert reading.playbook.accessibility is None
    assert "KM360" in {problem.code for problem in reading.problems}


@pytest.mark.parametrize(
    ("checked_on", "codes"),
    [
        ("2025-11-26", []),
        ("2025-11-25", ["KM361"]),
        ("2026-11-26", []),
        ("2026-11-27", ["KM360"]),
        ("0001-01-01", ["KM361"]),
        ("9999-12-31", ["KM360"]),
    ],
)
def test_it_holds_for_a_year_from_its_day_on(files: Files, checked_on: str, codes: list[str]) -> None:
    assert [one.code for one in found(files, WHOLE.replace("2026-11-02", checked_on))] == codes


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_every_day_can_be_told_from_every_other(day: date) -> None:
    for other in (date(1, 1, 1), date(2024, 2, 29), date(9999, 12, 31)):
        for years in (1, 3):
            assert older_than(other, years, day) == (day.year > other.year)
    assert not older_than(date(2024, 2, 29), 1, date(2025, 2, 28))
    assert older_than(date(2024, 2, 29), 1, date(2025, 3, 1))


@pytest.mark.parametrize(
    ("address", "codes"),
    [
        ("https://was.example.org/1?a=[b]", []),
        ("'http://[x'", ["KM155"]),
        ("'http://x]/'", ["KM155"]),
        ("http://", ["KM155"]),
    ],
)
def test_its_address_is_one(files: Files, address: str, codes: list[str]) -> None:
    text = HEAD.format(kind="estate") + WHOLE.replace("status: full", f"status: full, url: '{address.strip(chr(39))}'")
    assert [one.code for one in read_playbook(files({"playbook.yml": text})).problems] == codes


def test_a_reconstruction_is_seen_on_a_day_before_its_site_was_made(files: Files) -> None:
    assert found(files, WHOLE + "as_of: 2018-12-06\n", day=date(2018, 12, 6)) == []


@pytest.mark.parametrize(
    ("feedback", "codes"),
    [
        ("{email: site@example.org, audience: public}", []),
        ("{phone: 00 00 00 00, audience: public}", []),
        ("{email: site@example.org}", ["KM362"]),
        ("{label: The office, audience: public}", ["KM362"]),
    ],
)
def test_everybody_must_see_where_to_tell(files: Files, feedback: str, codes: list[str]) -> None:
    text = f"accessibility: {{status: full, checked: 2026-11-02, feedback: {feedback}}}\n"
    assert [one.code for one in found(files, text)] == codes


@pytest.mark.parametrize(
    ("status", "exceptions", "told"),
    [
        ("full", "[]", []),
        ("partial", "[]", [("accessibility", "exceptions")]),
        ("none", "[]", [("accessibility", "exceptions")]),
        ("partial", "[{text: A, reason: B, alternative: C}]", []),
        ("partial", "[{text: A, reason: B, alternative: C}, {text: D}]", [("2", "reason, alternative")]),
        ("partial", "[{text: A, reason: B}]", [("1", "alternative")]),
    ],
)
def test_what_is_lacking_is_told_with_its_reason_and_another_way(
    files: Files, status: str, exceptions: str, told: list[tuple[str, str]]
) -> None:
    text = WHOLE.replace("status: full", f"status: {status}, exceptions: {exceptions}")
    problems = found(files, text)
    assert [one.code for one in problems] == ["KM363"] * len(told)
    for one, (where, lacking) in zip(problems, told, strict=True):
        assert where in str(one.data["path"])
        assert one.data["lacking"] == lacking
