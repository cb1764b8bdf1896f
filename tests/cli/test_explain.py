"""`karlemose explain`: where a value comes from, what differs, what a code means; its exit codes and its JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.files import shipped
from karlemose_model.messages import MESSAGES
from tests.conftest import Ran

Run = Callable[..., Ran]
Files = Callable[[dict[str, str | bytes]], Path]
PARK = shipped("playbooks") / "eksempelparken"
KARLEMOSEPARKEN = shipped("playbooks") / "karlemoseparken"


def test_a_value_with_its_layers_and_source(karlemose: Run) -> None:
    ran = karlemose("explain", "meetings.operational.cadence.clear.every", "-p", PARK, "--lang", "en")
    assert ran.code == 0
    first, *rest = ran.out.splitlines()
    assert first == "meetings.operational.cadence.clear.every: 2 weeks"
    said = "\n".join(rest)
    assert "eksempelparken/meetings.yml:" in said
    assert "(The Karlemose model, karlemose 1): week" in said
    assert "carry the effect of meetings.operational" in said
    assert "every-second-week" in said
    assert "source: " in said


def test_a_whole_entry_is_shown_as_yaml(karlemose: Run) -> None:
    ran = karlemose("explain", "meetings.operational.cadence.hold", "-p", PARK, "--lang", "en")
    assert "\n    every: month\n" in ran.out
    assert "\n    weekday: " in ran.out


def test_what_was_left_out(karlemose: Run) -> None:
    ran = karlemose("explain", "activities.cctv", "-p", PARK, "--lang", "en")
    assert ran.out.startswith("activities.cctv: left out\n")
    assert "no-cctv" in ran.out
    assert "karlemose/activities.yml:" in ran.out


def test_the_same_in_danish(karlemose: Run) -> None:
    ran = karlemose("explain", "meetings.operational.cadence.clear.every", "-p", PARK, "--lang", "da")
    assert "kilde: " in ran.out
    assert "source: " not in ran.out


def test_as_json(karlemose: Run) -> None:
    ran = karlemose("explain", "meetings.operational.minutes", "-p", PARK, "--json")
    said = json.loads(ran.out)
    assert (said["format"], said["version"], said["value"]) == ("karlemose-explanation", 1, 60)
    assert said["layers"][-1]["playbook"] == "karlemose"
    assert said["layers"][-1]["line"] > 1


@pytest.mark.parametrize(
    ("path", "meant"),
    [("partners.polise", "partners.police"), ("meetings.operationel.minutes", "meetings.operational")],
)
def test_nothing_there_names_the_nearest(karlemose: Run, path: str, meant: str) -> None:
    ran = karlemose("explain", path, "-p", PARK, "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert meant in ran.err


def test_all_that_differs_as_text_and_json(karlemose: Run) -> None:
    text = karlemose("explain", "--diff", "-p", PARK, "--lang", "en").out
    assert "Left out (" in text
    assert "  activities.cctv: Video surveillance  (" in text
    assert "    - week\n    + 2 weeks\n" in text
    said = json.loads(karlemose("explain", "--diff", "-p", PARK, "--json").out)
    ways = {one["path"]: one["way"] for one in said["differences"]}
    assert ways["meetings.operational.cadence.clear.every"] == "changed"
    assert ways["partners.sports-club"] == "added"
    assert ways["activities.cctv"] == "removed"
    assert text.count("\n  ") >= len(ways)


@pytest.mark.parametrize("code", sorted(MESSAGES))
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_code_has_a_page(karlemose: Run, code: str, language: str) -> None:
    ran = karlemose("explain", code.lower(), "--lang", language)
    assert ran.code == 0
    assert ran.out.startswith(f"{code}: ")
    assert "{" not in ran.out.splitlines()[0]
    assert all(len(line) <= 160 for line in ran.out.splitlines())


def test_a_rule_shows_its_examples(karlemose: Run) -> None:
    out = karlemose("explain", "KM301", "--lang", "en").out
    assert "This fails:" in out
    assert "every: month" in out
    assert "This passes:" in out


def test_an_unknown_code(karlemose: Run) -> None:
    assert karlemose("explain", "KM999", "--lang", "en").code == 2


@pytest.mark.parametrize("arguments", [[], ["KM301", "--diff"], ["--diff", "--upgrade"]])
def test_one_question_at_a_time(karlemose: Run, arguments: list[str]) -> None:
    assert karlemose("explain", *arguments).code == 2


def test_a_playbook_with_errors_can_still_be_asked(files: Files, karlemose: Run) -> None:
    head = "schema: 1\nid: park\nversion: 1\nkind: estate\nname: Park\nlanguages: [en]\nextends: {playbook: karlemose, version: 1}\n"
    files({"playbook.yml": head + "place: {dwellings: many}\n"})
    ran = karlemose("explain", "place.dwellings")
    assert (ran.code, ran.out.splitlines()[0]) == (0, "place.dwellings: many")
    files({"playbook.yml": head + "place:\n\tdwellings: 1\n"})
    assert karlemose("explain", "place.dwellings").code == 1
    assert karlemose("explain", "place.dwellings", "-p", "nowhere").code == 2


def test_what_is_shaped_like_a_cpr_number_is_not_repeated(files: Files, karlemose: Run) -> None:
    files({"playbook.yml": "schema: 1\nid: park\nversion: 1\nkind: estate\nname: A 311257-5000\n"})
    assert "5000" not in karlemose("explain", "name").out
    assert "5000" not in karlemose("explain", "name", "--json").out
