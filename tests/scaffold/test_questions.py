"""The questions of `karlemose new`, and which answers the playbook's own models let through."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from karlemose_model.files import is_device, shipped
from karlemose_model.model.section import Id
from karlemose_model.reading import read_playbook
from karlemose_model.scaffold import checking
from karlemose_model.scaffold.generating import generate
from karlemose_model.scaffold.installed_from import cloned_to, install_with, installed_from
from karlemose_model.scaffold.questions import EXAMPLES, FICTIONAL, Question, questions
from karlemose_model.scaffold.so_far import MAX_LINE, MAX_NAME, NotListed, SoFar, Unfit
from karlemose_model.text import Text
from karlemose_model.wording import translator

TODAY = date(2026, 11, 26)
ESTATE = SoFar("estate", TODAY)
DISTRICT = SoFar("district", TODAY)


def settings(template: str) -> dict[str, object]:
    said = json.loads((shipped("templates") / template / "cookiecutter.json").read_text("utf-8"))
    assert isinstance(said, dict)
    return said


def question(template: str, name: str) -> Question:
    return next(one for one in questions(template) if one.name == name)


@pytest.mark.parametrize("template", ["estate", "district"])
def test_every_question_of_the_template_is_asked_and_what_is_answered_is_known_to_it(template: str) -> None:
    said = settings(template)
    asked = {key for key in said if not key.startswith("_")}
    assert {one.name for one in questions(template) if not one.name.startswith("__")} == asked
    assert {one.name for one in questions(template)} - asked == {"__time_zone", "__package"}
    assert {"__notice", "__builds_on_version", "__slug", "__time_zone", "__package"} <= set(said)
    assert {one.flag for one in questions(template)} == {
        "--country", "--police-district", "--time-zone", "--languages", "--first-meeting", "--builds-on", "--package",
        "--name",
    } | ({"--municipality", "--leave-out"} if template == "estate" else {"--kind", "--estates"})  # fmt: skip


@pytest.mark.parametrize("template", ["estate", "district"])
def test_choices_examples_and_partners_are_those_of_the_template(template: str) -> None:
    said = settings(template)
    for one in questions(template):
        default = said[one.name]
        assert list(one.choices) == (default if isinstance(default, list) else [])
    for (owner, name), example in EXAMPLES.items():
        assert owner != template or example in str(said[name])


def test_the_templates_own_check_refuses_what_the_command_refuses() -> None:
    """cookiecutter alone runs the hooks, which stand without this package; the values are held together here."""
    spec = importlib.util.spec_from_file_location("hooks", shipped("templates") / "common" / "hooks" / "checking.py")
    assert spec is not None
    assert spec.loader is not None
    hooks = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hooks)
    assert hooks.PARTNERS == checking.LEAVABLE
    assert (hooks.LONGEST_NAME, hooks.LONGEST_LINE) == (MAX_NAME, MAX_LINE)
    assert TypeAdapter(Id).json_schema()["maxLength"] == hooks.LONGEST_SLUG
    reserved = hooks.DEVICES | hooks.NO_TEXT
    assert all(is_device(word) or word in checking._NO_TEXT for word in reserved)
    assert len(reserved) == 27
    for word in reserved:
        assert list(hooks._slug({"name": word, "__slug": word})) != []
    languages = question("estate", "languages").choices
    assert (*hooks.LANGUAGES,) == languages
    assert question("district", "kind").choices == hooks.KINDS
    assert hooks._SIGNED_IN == checking._SIGNED_IN
    for sign in "'\"`$:#":
        assert list(hooks._path("builds_on", f"../k{sign}")) != []


def test_every_question_is_there_in_danish_too() -> None:
    danish = translator("da")
    for template in ("estate", "district"):
        for one in questions(template):
            assert danish(one.title) != one.title
            assert danish(one.help) != one.help
    assert danish(FICTIONAL) != FICTIONAL


def test_the_days_on_which_nobody_meets_are_those_of_the_playbook_that_is_made(tmp_path: Path) -> None:
    generate("estate", {}, tmp_path / "made")
    made = read_playbook(tmp_path / "made").playbook
    assert made is not None
    judged = checking._place("DK")
    assert made.place is not None
    assert judged.place is not None
    assert made.place.holidays == judged.place.holidays
    assert [one.weeks for one in made.place.closures.values()] == [one.weeks for one in judged.place.closures.values()]


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("2027-1-5", "year-month-day"),
        ("5. januar", "year-month-day"),
        ("2027-02-30", "not in the calendar"),
        ("2027-12-24", "nobody meets"),
        ("2027-05-06", "nobody meets"),
        ("2027-07-13", "nobody meets"),
        ("2027-07-17", "nobody meets"),
        ("2027-01-16", "is a {weekday}"),
        ("2027-01-17", "is a {weekday}"),
        ("0207-01-05", "between 2000 and 2100"),
        ("", "answer is needed"),
    ],
)
def test_a_first_meeting_lies_on_a_day_on_which_partners_can_meet(written: str, reason: str) -> None:
    with pytest.raises(Unfit, match=reason):
        checking.first_meeting(written, ESTATE)


def test_a_weekend_is_told_by_its_day() -> None:
    for day, weekday in (("2027-01-16", ("Saturday", "lørdag")), ("2027-01-17", ("Sunday", "søndag"))):
        with pytest.raises(Unfit) as refused:
            checking.first_meeting(day, replace(ESTATE, answers={"country": "GB-ENG"}))
        said = refused.value.data["weekday"]
        assert isinstance(said, Text)
        assert (said.said_in("en"), said.said_in("da")) == weekday
    assert checking.first_meeting("2027-01-15", ESTATE) == "2027-01-15"
    assert checking.first_meeting("2027-01-18", ESTATE) == "2027-01-18"


def test_holidays_are_those_of_the_country_and_of_its_part() -> None:
    england = replace(ESTATE, answers={"country": "GB-ENG"})
    scotland = replace(ESTATE, answers={"country": "GB-SCT"})
    # The summer bank holiday is in August in England, at the beginning of it in Scotland; Danish weeks hold in neither.
    assert checking.first_meeting("2027-07-13", england) == "2027-07-13"
    assert checking.first_meeting("2027-08-02", england) == "2027-08-02"
    with pytest.raises(Unfit) as refused:
        checking.first_meeting("2027-08-02", scotland)
    assert "Summer Bank Holiday" in refused.value.data["why"].said_in("en")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("written", "country"), [("dk", "DK"), ("GB-ENG", "GB-ENG"), ("gb_eng", "GB-ENG"), ("se", "SE")]
)
def test_a_country_is_two_letters_with_or_without_a_part(written: str, country: str) -> None:
    assert checking.country(written, ESTATE) == country


@pytest.mark.parametrize("written", ["Danmark", "D", "ZZ", "GB-XXX", "G-B", "DK-82", "{{DK}}", "../DK"])
def test_a_country_without_known_holidays_is_refused(written: str) -> None:
    with pytest.raises(Unfit):
        checking.country(written, ESTATE)


def test_the_parts_of_a_country_are_named() -> None:
    with pytest.raises(Unfit) as refused:
        checking.country("GB-LON", ESTATE)
    assert "GB-ENG" in refused.value.near


def test_danish_names_are_real_unless_the_place_is_fictional_or_elsewhere() -> None:
    assert checking.municipality("koege", ESTATE) == "Køge Kommune"
    with pytest.raises(Unfit) as refused:
        checking.municipality("Kjøge", ESTATE)
    assert refused.value.near[0] == "Køge Kommune"
    with pytest.raises(Unfit):
        checking.police_district("Eksempelpolitiet", ESTATE)
    fictional, abroad = replace(ESTATE, fictional=True), replace(ESTATE, answers={"country": "GB-ENG"})
    assert checking.municipality("Eksempelby Kommune", fictional) == "Eksempelby Kommune"
    assert checking.municipality("koege", fictional) == "Køge Kommune"
    assert checking.municipality("Borough of Example", abroad) == "Borough of Example"
    assert checking.police_district("Example Police", abroad) == "Example Police"


@pytest.mark.parametrize("check", [checking.municipality, checking.police_district])
def test_what_says_that_a_place_is_fictional_is_no_name_of_it(check: Callable[[str, SoFar], str]) -> None:
    for word in ("opdigtet", "Fictional"):
        with pytest.raises(NotListed):
            check(word, ESTATE)
        with pytest.raises(Unfit, match="Make up a name"):
            check(word, replace(ESTATE, fictional=True))
    with pytest.raises(NotListed):
        check("Lyngby Hede", ESTATE)


def test_the_partners_are_named_in_words_with_their_ids_in_brackets() -> None:
    leave_out = question("estate", "leave_out")
    model = read_playbook(shipped("playbooks") / "karlemose").playbook
    assert model is not None
    for language in ("en", "da"):
        said = translator(language)(leave_out.help).lower()
        for id_ in checking.LEAVABLE:
            name = model.partners[id_].name.said_in(language).lower()
            assert f"{name} ({id_})" in said


def test_a_district_or_municipality_is_named_from_the_list() -> None:
    assert checking.name("fyn", DISTRICT) == "Fyns Politi"
    assert checking.name("køge", replace(DISTRICT, answers={"kind": "municipality"})) == "Køge Kommune"
    with pytest.raises(Unfit):
        checking.name("Køge", DISTRICT)


def test_the_police_district_follows_from_the_municipality() -> None:
    proposed = question("estate", "police_district").propose(replace(ESTATE, answers={"municipality": "Køge Kommune"}))
    assert proposed == "Midt- og Vestsjællands Politi"
    below = replace(DISTRICT, answers={"kind": "municipality", "name": "Odense Kommune"})
    assert question("district", "police_district").propose(below) == "Fyns Politi"
    itself = replace(DISTRICT, answers={"kind": "district", "name": "Fyns Politi"})
    assert question("district", "police_district").propose(itself) == "Fyns Politi"
    assert not question("district", "police_district").asked(itself)
    unknown = replace(ESTATE, answers={"municipality": "Eksempelby Kommune"})
    assert question("estate", "police_district").propose(unknown) == ""


def test_a_time_zone_is_asked_for_only_where_a_country_has_several() -> None:
    zone = question("estate", "__time_zone")
    for country, proposed, asked in (
        ("DK", "Europe/Copenhagen", False),
        ("GB-ENG", "Europe/London", False),
        ("US-TX", "", True),
    ):
        so_far = replace(ESTATE, answers={"country": country})
        assert (zone.propose(so_far), zone.asked(so_far)) == (proposed, asked)
    american = replace(ESTATE, answers={"country": "US-TX"})
    assert "America/Chicago" in zone.listed(american)
    assert zone.answer("America/Chicago", american) == "America/Chicago"
    with pytest.raises(Unfit):
        zone.answer("Chicago", american)


def test_the_proposed_day_is_the_first_tuesday_in_three_weeks_on_which_partners_can_meet() -> None:
    def proposed(today: date) -> str:
        return question("estate", "first_meeting").propose(replace(ESTATE, today=today))

    assert proposed(TODAY) == "2026-12-22"
    assert date.fromisoformat(proposed(TODAY)).weekday() == 1
    assert proposed(date(2026, 12, 1)) == "2026-12-22"
    assert proposed(date(2026, 12, 2)) == "2026-12-29"
    # In the summer it waits until the closure is over.
    assert proposed(date(2027, 6, 22)) == "2027-08-03"


def test_what_it_builds_on_and_what_lies_below_it_is_there(tmp_path: Path) -> None:
    (tmp_path / "koege").mkdir()
    head = "schema: 1\nid: koege\nversion: 4\nkind: municipality\nname: Eksempelby\nlanguages: [da]\n"
    (tmp_path / "koege" / "playbook.yml").write_text(head + "extends: {playbook: karlemose, version: 1}\n", "utf-8")
    so_far = replace(ESTATE, into=tmp_path / "new")
    assert checking.builds_on("karlemose", so_far) == "karlemose"
    assert checking.builds_on("..\\koege", so_far) == "../koege"
    assert checking.version_of("../koege", so_far) == 4
    assert checking.version_of("karlemose", so_far) == 1
    assert checking.estates(" ../koege, ../koege,", so_far) == "../koege"
    for wrong in ("../greve", "/etc", "C:/koege", "../ko'ege", "../{{x}}"):
        with pytest.raises(Unfit):
            checking.builds_on(wrong, so_far)
        with pytest.raises(Unfit):
            checking.estates(f"../koege, {wrong}", so_far)


def test_only_partners_without_which_it_is_still_the_model_are_left_out() -> None:
    assert checking.leave_out("tenants,kindergarten , tenants", ESTATE) == "tenants, kindergarten"
    with pytest.raises(Unfit):
        checking.leave_out("police", ESTATE)


def test_choices_are_understood_in_any_case_and_in_danish() -> None:
    assert question("estate", "languages").answer("EN,DA", ESTATE) == "en, da"
    assert question("district", "kind").answer("Kommune", DISTRICT) == "municipality"
    with pytest.raises(Unfit) as refused:
        question("estate", "languages").answer("de", ESTATE)
    assert refused.value.near == ("da, en", "en, da", "da", "en")


def test_the_tool_comes_from_an_address_or_a_wheel_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "karlemose_model-0.1.0-py3-none-any.whl").write_bytes(b"")
    address = "git+https://example.org/karlemose-model.git@abc123"
    assert checking.package(address, ESTATE) == address
    assert checking.package("karlemose_model-0.1.0-py3-none-any.whl", ESTATE).startswith(str(tmp_path))
    assert checking.package("", ESTATE) == ""
    for address in ("git+ssh://git@example.org/k.git@v1", "ssh://git@example.org/k.git"):
        assert checking.package(address, ESTATE) == address
    for wrong in ("other.whl", "--help", "karlemose-model", "git+https://example.org/$(id)", "https://a b"):
        with pytest.raises(Unfit):
            checking.package(wrong, ESTATE)


@pytest.mark.parametrize(
    "address",
    [
        "git+https://me:word@example.org/k.git", "https://word@example.org/k.whl", "git+https://git@example.org/k.git",
        "git+ssh://me@example.org/k.git", "git+ssh://git:word@example.org/k.git", "https://me:w@rd@example.org/k.whl",
    ],
)  # fmt: skip
def test_what_signs_somebody_in_is_kept_in_no_repository(address: str) -> None:
    with pytest.raises(Unfit) as refused:
        checking.package(address, ESTATE)
    assert "before the @" in refused.value.words
    assert "word" not in str(refused.value.data)


class Noted:
    """An installed package that pip has left a note in."""

    def __init__(self, note: str | None) -> None:
        self.note = note

    def read_text(self, name: str) -> str | None:
        return self.note if name == "direct_url.json" else None


@pytest.mark.parametrize(
    ("note", "source"),
    [
        (
            '{"url": "https://example.org/k.git", "vcs_info": {"vcs": "git", "commit_id": "abc123"}}',
            "git+https://example.org/k.git@abc123",
        ),
        ('{"url": "file:///srv/k%20m-0.1.0-py3-none-any.whl", "archive_info": {}}', "/srv/k m-0.1.0-py3-none-any.whl"),
        ('{"url": "https://example.org/k.whl", "archive_info": {}}', "https://example.org/k.whl"),
        ('{"url": "https://me:word@example.org/k.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}}', ""),
        ('{"url": "ssh://me@example.org/k.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}}', ""),
        (
            '{"url": "ssh://git@example.org/k.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}}',
            "git+ssh://git@example.org/k.git@abc",
        ),
        ('{"url": "file:///home/me/k", "dir_info": {"editable": true}}', ""),
        ('{"url": "https://example.org/k.tar.gz", "archive_info": {}}', ""),
        ("[]", ""),
        ("{", ""),
        (None, ""),
    ],
)
def test_where_it_was_installed_from_is_what_pip_noted(note: str | None, source: str) -> None:
    assert installed_from(Noted(note)) == source  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("git+https://example.org/a.git@abc", "karlemose-model[office] @ git+https://example.org/a.git@abc"),
        ("https://example.org/a.whl", "karlemose-model[office] @ https://example.org/a.whl"),
        ("a folder/a.whl", "a folder/a.whl[office]"),
        ("", "PATH-OR-ADDRESS[office]"),
    ],
)
def test_an_extra_is_installed_from_the_same_place(source: str, wanted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[install_with.__module__], "cloned_to", lambda: "")
    monkeypatch.setattr(sys.modules[install_with.__module__], "installed_from", lambda: source)
    assert install_with("office", "en") == f'python -m pip install "{wanted}"'
    if not source:
        assert install_with("office", "da") == 'python -m pip install "STI-ELLER-ADRESSE[office]"'


@pytest.mark.parametrize(
    ("note", "folder"),
    [
        ('{"url": "file:///srv/my%20k", "dir_info": {"editable": true}}', "/srv/my k"),
        ('{"url": "file:///home/me/k", "dir_info": {}}', ""),
        ('{"url": "file:///srv/k-0.1.0-py3-none-any.whl", "archive_info": {}}', ""),
        ('{"dir_info": {"editable": true}}', ""),
        ("[]", ""),
        (None, ""),
    ],
)
def test_a_checkout_that_is_edited_is_known(note: str | None, folder: str) -> None:
    assert cloned_to(Noted(note)) == folder  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("python", "told"), [("/k/.venv/bin/python", "/k/.venv/bin/python"), ("/a b/python", '"/a b/python"')]
)
def test_in_a_checkout_the_command_works_as_it_is(python: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", python)
    monkeypatch.setattr(sys.modules[install_with.__module__], "cloned_to", lambda: "/srv/my k")
    assert install_with("office", "da") == f'{told} -m pip install --editable "/srv/my k[office]"'
