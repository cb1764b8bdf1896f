"""The catalogue of checks of law: whole, true to the code, with dates; and which of it runs in which country."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from karlemose_model.messages import MESSAGES
from karlemose_model.problems import Severity
from karlemose_model.reading import read_playbook
from karlemose_model.rules import ALL, checked, law
from karlemose_model.rules.law.catalogue import CHECKS, GROUPS, checks_in, oldest_in
from karlemose_model.rules.law.check import Check
from karlemose_model.rules.privacy import BY_VALUE, allowing, no_cpr_numbers
from tests.conftest import AS_OF
from tests.rules.law.test_sharing import HEAD

Files = Callable[[dict[str, str]], Path]
ROOT = Path(__file__).parents[3]
each = pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)


def test_all_but_two_of_the_eighteen_are_there_each_in_one_group() -> None:
    assert list(CHECKS) == [f"L{number:02}" for number in range(1, 19) if number not in (7, 9)]
    assert sorted(id_ for ids in GROUPS.values() for id_ in ids) == list(CHECKS)


@each
def test_each_has_law_with_an_address_and_a_day_and_says_what_it_cannot_decide(check: Check) -> None:
    assert check.references
    for one in check.references:
        assert re.match(r"https://\S+$", one.url)
        assert one.says
        assert one.stands_in
        assert date(2026, 11, 23) <= one.checked <= AS_OF
    assert check.checked == min(one.checked for one in check.references)
    assert check.looks_at
    assert check.cannot


@each
def test_each_is_done_by_codes_or_tests_that_are_there(check: Check) -> None:
    assert check.codes or check.proven
    assert set(check.codes) <= set(MESSAGES)
    assert all((ROOT / test).is_file() for test in check.proven)


def test_every_rule_on_law_belongs_to_a_check_of_the_same_country() -> None:
    for rule in law.RULES:
        of = [check for check in CHECKS.values() if set(rule.CODES) <= set(check.codes)]
        assert len(of) == 1, rule
        country = next((name for name, rules in law.PACKS.items() if rule in rules), "")
        assert of[0].country == country, rule


def test_every_finding_on_privacy_stands_under_a_check() -> None:
    of_rules = {code for rule in (*BY_VALUE, no_cpr_numbers, allowing) for code in rule.CODES}
    # Those below are found by the tool where it writes and where it commits.
    assert of_rules | {"KM504", "KM506", "KM508"} <= {code for check in CHECKS.values() for code in check.codes}


def test_no_rule_of_a_country_runs_everywhere_too() -> None:
    assert not set(law.EVERYWHERE) & {rule for rules in law.PACKS.values() for rule in rules}
    everywhere = {rule for rule in ALL if rule not in law.RULES}
    assert not everywhere & set(law.RULES)


def test_another_country_has_the_checks_of_privacy_and_no_danish_ones() -> None:
    assert {check.id for check in CHECKS.values()} - {check.id for check in checks_in("NO")} == {"L05", "L06", "L08"}
    assert {check.id for check in checks_in("DK")} == set(CHECKS)


@pytest.mark.parametrize(
    ("place", "unchecked"),
    [("", ()), ("place: {country: DK}\n", ()), ("place: {country: NO, time_zone: Europe/Oslo}\n", ("NO",))],
)
def test_the_country_is_that_of_the_place(files: Files, place: str, unchecked: tuple[str, ...]) -> None:
    reading = read_playbook(files({"playbook.yml": HEAD + place}))
    assert law.unchecked_countries([reading.tree, reading.tree]) == unchecked


def test_the_country_is_known_where_the_playbook_is_wrong_and_denmark_where_there_is_none(files: Files) -> None:
    reading = read_playbook(files({"playbook.yml": HEAD + "place: {country: SE, dwellings: many}\n"}))
    assert reading.playbook is None
    assert law.unchecked_countries([reading.tree]) == ("SE",)
    assert law.unchecked_countries([None]) == ()


def old(files: Files, day: date, place: str = "") -> list[tuple[str, str, int]]:
    reading = checked(read_playbook(files({"playbook.yml": HEAD + place})), day)
    found = [one for one in reading.problems if one.code == "KM316"]
    assert all(one.severity is Severity.warning for one in found)
    return [(str(one.data["path"]), str(one.data["date"]), one.place.line) for one in found]


def test_law_read_more_than_a_year_ago_is_told_once(files: Files) -> None:
    assert old(files, date(2027, 11, 23)) == []
    # The model's own references are as old; one warning is enough for what comes with the tool.
    assert [day for _path, day, _line in old(files, date(2028, 11, 26))] == ["2026-11-23"]


def test_a_danish_act_is_not_told_of_elsewhere() -> None:
    assert oldest_in("DK") == (date(2026, 11, 23), "L12")
    assert oldest_in("NO") == (date(2026, 11, 26), "L02")


def test_where_no_law_of_the_model_holds_the_checks_own_age_is_told(files: Files) -> None:
    place = "place: {country: NO, time_zone: Europe/Oslo}\n"
    assert old(files, date(2027, 11, 23), place) == []
    assert old(files, date(2028, 11, 26), place) == [("L02", "2026-11-26", 8)]
