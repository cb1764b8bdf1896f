"""Levels: an estate, its municipality and its district each have what holds at their own level, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.model import Level
from karlemose_model.problems import Place, Problem, Severity
from karlemose_model.reading import Reading, Tree, playbook_shape, read_playbook, references, value_at
from karlemose_model.reading.levels import EVERYWHERE, Levels
from karlemose_model.reading.origins import Loc, Origin
from karlemose_model.rules import checked
from tests.conftest import AS_OF

UPPER = "levels: [district, municipality]"
MODEL = f"""\
schema: 1
id: model
version: 1
kind: model
name: Model
languages: [en]
sources:
  slides: {{title: Slides}}
partners:
  police: {{name: Police, kind: police}}
  chief: {{name: The district, kind: police, {UPPER}}}
  town-hall: {{name: The town hall, kind: municipality, levels: [municipality]}}
  towns: {{name: The towns, kind: municipality, levels: [district]}}
roles:
  chair: {{name: Chair, purpose: Chairs}}
  lead: {{name: Lead, purpose: Leads, partner: chief, {UPPER}}}
phases:
  clear: {{name: Clear, purpose: Calm}}
  spread: {{name: Spread, purpose: More estates, {UPPER}}}
meetings:
  weekly:
    name: Weekly
    purpose: Status
    participants: {{police: core}}
    chair: chair
    minutes: 60
    agenda:
      status: {{title: Status, minutes: 30, role: chair}}
    cadence: {{clear: {{every: week}}}}
    core: [cadence.clear.every]
  council:
    {UPPER}
    name: Council
    purpose: Spreading
    participants: {{chief: core, town-hall: core, towns: core}}
    chair: lead
    quorum: {{partners: 2, including: [chief]}}
    agenda:
      estates: {{title: Estates, minutes: 30, role: lead}}
      towns: {{title: Towns, minutes: 10, role: lead, levels: [district]}}
    cadence: {{spread: {{every: quarter}}}}
checklists:
  next:
    name: The next estate
    role: lead
    phase: spread
    {UPPER}
    tasks: {{ask: {{text: Ask the housing company.}}}}
rationale:
  weekly: {{component: meetings.weekly, text: Rhythm., source: slides}}
"""
Read = Callable[..., Reading]


def head(id_: str, kind: str, below: str) -> str:
    return (
        f"schema: 1\nid: {id_}\nversion: 1\nkind: {kind}\nname: {id_}\nlanguages: [en]\n"
        f"extends: {{playbook: ../{below}, version: 1}}\n"
    )


@pytest.fixture
def read(files: Callable[[dict[str, str]], Path]) -> Read:
    """Reads one of the chain estate → town → county → model, each with what it says."""

    def build(asked: str = "estate", **said: str) -> Reading:
        root = files(
            {
                "model/playbook.yml": MODEL + said.get("model", ""),
                "county/playbook.yml": head("county", "district", "model") + said.get("county", ""),
                "town/playbook.yml": head("town", "municipality", "county") + said.get("town", ""),
                "estate/playbook.yml": head("estate", "estate", "town") + said.get("estate", ""),
            }
        )
        return checked(read_playbook(root / asked), AS_OF)

    return build


def told(reading: Reading, *codes: str) -> list[Problem]:
    return [problem for problem in reading.problems if problem.code in codes]


def faults(reading: Reading) -> list[Problem]:
    return [problem for problem in reading.problems if problem.severity is Severity.error]


def ids(reading: Reading, section: str) -> list[str]:
    assert reading.playbook is not None
    return list(getattr(reading.playbook, section))


def at(reading: Reading, path: str) -> Any:
    assert reading.tree is not None
    return value_at(reading.tree.value, tuple(path.split(".")))


@pytest.mark.parametrize(
    ("asked", "meetings", "partners", "items"),
    [
        ("estate", ["weekly"], ["police"], None),
        ("town", ["council"], ["chief", "town-hall"], ["estates"]),
        ("county", ["council"], ["chief", "towns"], ["estates", "towns"]),
        (
            "model",
            ["weekly", "council"],
            ["police", "chief", "town-hall", "towns"],
            ["estates", "towns"],
        ),
    ],
)
def test_each_level_has_what_holds_there(
    read: Read, asked: str, meetings: list[str], partners: list[str], items: list[str] | None
) -> None:
    reading = read(asked)
    assert faults(reading) == []
    assert ids(reading, "meetings") == meetings
    assert ids(reading, "partners") == partners
    agenda = at(reading, "meetings.council.agenda")
    assert (agenda and list(agenda)) == items
    assert ids(reading, "sources") == ["slides"]
    assert ids(reading, "rationale") == (["weekly"] if "weekly" in meetings else [])


def test_references_to_what_does_not_hold_go_without_being_told_as_departures(read: Read) -> None:
    reading = read("town")
    assert list(at(reading, "meetings.council.participants")) == ["chief", "town-hall"]
    assert reading.departures == ()
    rollout = reading.seen_on(AS_OF)
    assert rollout is not None
    assert rollout.differences == ()


def test_what_a_district_writes_holds_there_and_in_all_that_builds_on_it(read: Read) -> None:
    county = (
        "partners: {library: {name: Library, kind: other}, court: {name: Court, kind: other, levels: [district]}}\n"
    )
    found = {asked: set(ids(read(asked, county=county), "partners")) for asked in ("county", "town", "estate")}
    assert {asked for asked, partners in found.items() if "library" in partners} == {"county", "town", "estate"}
    assert {asked for asked, partners in found.items() if "court" in partners} == {"county"}


def test_the_first_writer_counts_not_the_last(read: Read) -> None:
    county = "meetings: {weekly: {minutes: 45}}\n"
    assert ids(read("county", county=county), "meetings") == ["council"]
    assert at(read("estate", county=county), "meetings.weekly.minutes") == 45


def test_a_place_takes_a_meeting_over_by_naming_its_own_level(read: Read) -> None:
    reading = read("estate", estate="meetings: {council: {levels: [estate]}}\n")
    assert ids(reading, "meetings") == ["weekly", "council"]
    assert at(reading, "meetings.council.participants") == {}


def test_a_duty_of_phases_that_hold_elsewhere_is_no_duty_in_all_phases(read: Read) -> None:
    duties = (
        "partners: {chief: {duties: {both: {text: A, phases: [clear, spread]}, one: {text: B, phases: [clear]}}}}\n"
    )
    targets = "kpis: {calls: {name: Calls, definition: D, unit: calls, kind: process, direction: up, frequency: month, levels: [district], owner: chief, targets: [{value: 1, phase: clear}, {value: 2, phase: clear}, {value: 3}]}}\n"
    reading = read("county", county=duties + targets)
    assert at(reading, "partners.chief.duties") == {"both": {"text": {"en": "A"}, "phases": ["spread"]}}
    assert at(reading, "kpis.calls.targets") == [{"value": 3}]


def test_a_checklist_of_a_phase_that_is_left_out_does_not_become_one_for_all(read: Read) -> None:
    model = "adaptations: {}\n"
    estate = (
        "adaptations: {none: {removes: phases.clear, what: No clearing, why: It is calm, status: approved, by: All, "
        "when: 2026-01-02}}\n"
    )
    town = "checklists: {doors: {name: Doors, role: chair, phase: clear, tasks: {see: {text: See to the doors.}}}}\n"
    assert ids(read("estate", model=model, town=town), "checklists") == ["doors"]
    assert ids(read("estate", model=model, town=town, estate=estate), "checklists") == []


def test_an_adaptation_is_told_where_what_it_speaks_of_holds(read: Read) -> None:
    county = """\
adaptations:
  no-towns: {removes: partners.towns, what: No towns, why: One town only, status: approved, by: All, when: 2026-01-02}
  no-police: {removes: partners.police, what: No police, why: Far away, status: approved, by: All, when: 2026-01-02}
  monthly: {changes: meetings.weekly.cadence.clear.every, what: Monthly, why: Few, status: approved, by: All, when: 2026-01-02}
meetings: {weekly: {cadence: {clear: {every: month}}}}
"""
    gone = {asked: read(asked, county=county) for asked in ("county", "town", "estate")}
    assert {asked: ids(one, "adaptations") for asked, one in gone.items()} == {
        "county": ["no-towns"], "town": [], "estate": ["no-police", "monthly"],
    }  # fmt: skip
    assert {one.adaptation for one in gone["county"].departures} == {"no-towns"}
    assert gone["town"].departures == ()
    assert {one.adaptation for one in gone["estate"].departures} == {"no-police"}
    # The district's writer is asked for the adaptation, not only those who build on it.
    assert told(gone["county"], "KM301") == []
    unsaid = "meetings: {weekly: {cadence: {clear: {every: month}}}}\n"
    assert [one.place.file for one in told(read("county", county=unsaid), "KM301")] == ["county/playbook.yml"]


def test_what_a_place_says_of_itself_is_not_taken_over(read: Read) -> None:
    town = """\
place: {municipality: Town, dwellings: 9000, residents: 20000, boundary: All of it, time_zone: Europe/Oslo}
timeline: [{phase: spread, from: 2026-01-05}]
"""
    below, above = read("town", town=town), read("estate", town=town)
    assert below.playbook is not None
    assert above.playbook is not None
    assert below.playbook.place is not None
    assert above.playbook.place is not None
    assert (below.playbook.place.dwellings is not None, len(below.playbook.timeline)) == (True, 1)
    place = above.playbook.place
    assert (place.dwellings, place.residents, place.boundary) == (None, None, None)
    assert (place.time_zone, above.playbook.timeline) == ("Europe/Oslo", ())
    assert not [one for one in above.problems if one.place.file != "estate/playbook.yml" and one.code < "KM300"]


def test_what_a_district_writes_for_estates_is_checked_where_it_is_written(read: Read) -> None:
    county = """\
meetings:
  board: {name: Board, purpose: Talk, participants: {polise: core}, chair: chair, minutos: 20, levels: [estate]}
"""
    reading = read("county", county=county)
    assert ids(reading, "meetings") == ["council"]
    assert [(one.code, one.place.file) for one in faults(reading)] == [
        ("KM201", "county/playbook.yml"), ("KM130", "county/playbook.yml"),
    ]  # fmt: skip


def test_what_a_district_writes_for_itself_is_no_matter_of_its_estates(read: Read) -> None:
    county = "meetings: {court: {name: Court, purpose: Talk, participants: {polise: core}, levels: [district]}}\n"
    assert [one.code for one in faults(read("county", county=county))] == ["KM304", "KM201"]
    assert faults(read("estate", county=county)) == []


@pytest.mark.parametrize("levels", ["estate", "[estat]", "[]", "[estate, kreds]", "{estate: true}"])
def test_levels_that_are_written_wrongly_are_told_and_leave_nothing_out(read: Read, levels: str) -> None:
    reading = read("estate", estate=f"partners: {{library: {{name: Library, kind: other, levels: {levels}}}}}\n")
    (problem,) = [one for one in faults(reading) if one.code < "KM200"]
    assert problem.place.file == "estate/playbook.yml"
    assert problem.code in ("KM133", "KM135", "KM154")
    if "kreds" in levels or "estat]" in levels:
        assert problem.data["suggestion"] == ("district" if "kreds" in levels else "estate")


@pytest.mark.parametrize(
    ("levels", "code", "column"),
    [("[null]", "KM120", 59), ("[estate, '']", "KM120", 67), ("[estate, estate]", "KM103", 67)],
)
def test_levels_that_name_nothing_or_the_same_twice_are_told_where_they_do(
    read: Read, levels: str, code: str, column: int
) -> None:
    reading = read("estate", estate=f"partners: {{library: {{name: Library, kind: other, levels: {levels}}}}}\n")
    (problem,) = faults(reading)
    assert (problem.code, problem.place.file, problem.place.column) == (code, "estate/playbook.yml", column)
    assert problem.data.get("key", "estate") == "estate"
    assert problem.data.get("line", problem.place.line) == problem.place.line
    assert reading.playbook is None


def test_what_a_municipality_writes_does_not_come_to_hold_in_districts(read: Read) -> None:
    town = "partners: {library: {name: Library, kind: other, levels: [district]}}\n"
    (problem,) = told(read("town", town=town), "KM349")
    assert (problem.data["path"], problem.place.file) == ("partners.library", "town/playbook.yml")
    town = "meetings: {local: {name: Local, purpose: Talk, participants: {towns: core}, chair: lead}}\n"
    (problem,) = told(read("town", town=town), "KM348")
    assert (problem.data["here"], problem.data["there"]) == ("estate, municipality", "district")


def test_a_core_of_another_level_takes_no_adaptation(read: Read) -> None:
    county = "meetings: {council: {core: [quorum.partners]}}\n"
    changed = "meetings: {council: {core: [chair]}}\n"
    assert [one.place.file for one in told(read("town", county=county, town=changed), "KM301")] == ["town/playbook.yml"]
    estate = read("estate", county=county, estate=changed)
    assert told(estate, "KM301") == []
    assert [one.data["path"] for one in told(estate, "KM349")] == ["meetings.council"]


REMOVED = """\
adaptations:
  without: {removes: PATH, what: Without, why: Nobody, status: approved, by: All, when: 2026-01-02}
"""


def test_what_is_brought_back_has_the_levels_that_it_had(read: Read) -> None:
    county = REMOVED.replace("PATH", "meetings.weekly")
    weekly = "meetings: {weekly: {name: Weekly, purpose: Status, participants: {police: core}, chair: chair}}\n"
    town = read("town", county=county, town=weekly)
    assert faults(town) == []
    assert ids(town, "meetings") == ["council"]
    estate = read("estate", county=county, town=weekly)
    assert ids(estate, "meetings") == ["weekly"]
    assert faults(estate) == []
    # So has a part of it, and what it says anew counts.
    county = REMOVED.replace("PATH", "meetings.council")
    council = (
        "meetings: {council: {name: Council, purpose: Spreading, participants: {chief: core}, chair: lead, agenda: "
        "{towns: {title: Towns, minutes: 10, role: lead}, all: {title: All, minutes: 5, role: lead}}LEVELS}}\n"
    )
    town = read("town", county=county, town=council.replace("LEVELS", ""))
    assert list(at(town, "meetings.council.agenda")) == ["all"]
    assert ids(read("estate", county=county, town=council.replace("LEVELS", "")), "meetings") == ["weekly"]
    estate = read("estate", county=county, town=council.replace("LEVELS", ", levels: [estate]"))
    assert ids(estate, "meetings") == ["weekly", "council"]


def test_explain_says_of_what_is_taken_away_at_another_level_that_it_holds_there(
    read: Read, karlemose: Callable[..., Any]
) -> None:
    read("county", county=REMOVED.replace("PATH", "meetings.weekly.agenda.status"))
    for path in ("meetings.weekly.agenda.status", "meetings.weekly.agenda.status.minutes"):
        ran = karlemose("explain", path, "-p", "county", "--lang", "en")
        assert ran.code == 0
        assert f"{path}: does not hold at this level" in ran.out
        assert "it holds at another level only: estate" in ran.out
        assert "the adaptation without speaks of it: Nobody" in ran.out
    ran = karlemose("explain", "meetings.weekly.agenda.status", "-p", "estate", "--lang", "en")
    assert "left out by the adaptation without" in ran.out


@pytest.mark.parametrize(
    ("kind", "found", "is_told"),
    [
        ("district", "estate", True), ("municipality", "estate", True), ("model", "estate", True),
        ("district", "municipality", True), ("estate", "estate", False), ("municipality", "district", False),
        ("estate", "district", False), ("municipality", "municipality", False),
    ],
)  # fmt: skip
def test_no_playbook_builds_on_a_level_below(
    files: Callable[[dict[str, str]], Path], kind: str, found: str, is_told: bool
) -> None:
    root = files(
        {
            "model/playbook.yml": MODEL,
            "one/playbook.yml": head("one", found, "model"),
            "two/playbook.yml": head("two", kind, "one"),
        }
    )
    problems = told(checked(read_playbook(root / "two"), AS_OF), "KM179")
    assert [(one.place.file, one.place.line, one.data["found"]) for one in problems] == (
        [("two/playbook.yml", 7, found)] if is_told else []
    )


@pytest.mark.parametrize(
    ("one", "two", "below"), [("model", "two", "model"), ("one", "one", "one"), ("one", "model", "model")]
)
def test_no_two_playbooks_that_build_on_each_other_have_one_id(
    files: Callable[[dict[str, str]], Path], one: str, two: str, below: str
) -> None:
    """What each layer wrote is told by its id, so anything else that is said of them would be wrong."""
    root = files(
        {
            "model/playbook.yml": MODEL,
            "one/playbook.yml": head(one, "district", "model"),
            "two/playbook.yml": head(two, "estate", "one"),
        }
    )
    reading = checked(read_playbook(root / "two"), AS_OF)
    (problem,) = reading.problems
    upper = "one" if one == "model" else "two"
    assert (problem.code, problem.place.file, problem.place.line) == ("KM180", f"{upper}/playbook.yml", 2)
    assert problem.data == {"id": below, "file": f"{below}/playbook.yml"}
    assert [(other.place.file, other.place.line) for other in problem.related] == [(f"{below}/playbook.yml", 2)]


def test_a_part_for_a_level_that_the_whole_does_not_hold_at(read: Read) -> None:
    item = "meetings: {{weekly: {{agenda: {{next: {{title: Next, minutes: 5, role: chair, levels: [{}]}}}}}}}}\n"
    (never,) = told(read("county", county=item.format("district")), "KM347")
    assert (never.severity, never.data["levels"], never.data["around"]) == (Severity.error, "district", "estate")
    (partly,) = told(read("county", county=item.format("estate, district")), "KM347")
    assert (partly.severity, partly.data["levels"]) == (Severity.warning, "district")
    assert told(read("county", county=item.format("estate")), "KM347") == []


def test_a_reference_to_what_never_holds_beside_it(read: Read) -> None:
    estate = "meetings: {weekly: {participants: {chief: core}}}\n"
    (problem,) = told(read("estate", estate=estate), "KM348")
    assert (problem.severity, problem.data["here"], problem.data["there"]) == (
        Severity.error, "estate", "municipality, district",
    )  # fmt: skip
    assert [one.file for one in [problem.place, *(two.place for two in problem.related)]] == [
        "estate/playbook.yml", "model/playbook.yml",
    ]  # fmt: skip
    # Nobody is told of a reference that holds at one of several levels.
    assert told(read("county", county="meetings: {council: {participants: {police: guest}}}\n"), "KM348") != []
    assert told(read("county"), "KM348") == told(read("model"), "KM348") == []


def test_what_a_place_writes_for_a_level_above_it_has_no_effect_and_is_told(read: Read) -> None:
    estate = "meetings: {council: {agenda: {estates: {minutes: 20}}, cadence: {spread: {weekday: monday}}}}\n"
    (problem,) = told(read("estate", estate=estate), "KM349")
    assert (problem.severity, problem.data["path"]) == (Severity.warning, "meetings.council")
    assert [one.place.file for one in problem.related] == ["model/playbook.yml"]
    assert told(read("town", town=estate), "KM349") == []
    assert told(read("county", county="meetings: {weekly: {minutes: 45}}\n"), "KM349") == []
    removed = (
        "adaptations: {no-towns: {removes: partners.towns, what: No towns, why: One, status: approved, by: All, "
        "when: 2026-01-02}}\n"
    )
    (problem,) = told(read("estate", estate=removed), "KM349")
    assert (problem.data["path"], problem.data["levels"]) == ("partners.towns", "district")
    assert told(read("county", county=removed), "KM349") == []


def test_the_model_is_judged_as_each_level_has_it(read: Read) -> None:
    assert told(read("model"), "KM312", "KM304", "KM309") == []
    # Three are invited, but no level has more than two of them.
    model = MODEL.replace("partners: 2", "partners: 3")
    assert told(read("model"), "KM312") == []
    root = Path("model/playbook.yml")
    root.write_text(model)
    problems = told(checked(read_playbook(Path("model")), AS_OF), "KM312")
    assert {one.data["invited"] for one in problems} == {"chief, town-hall", "chief, towns"}


def test_explain_says_where_a_thing_holds(read: Read, karlemose: Callable[..., Any]) -> None:
    read("estate")
    ran = karlemose("explain", "meetings.council", "-p", "estate", "--lang", "en")
    assert ran.code == 0
    assert "it holds at another level only: municipality, district" in ran.out
    assert "model/playbook.yml" in ran.out
    ran = karlemose("explain", "meetings.council", "-p", "county", "--lang", "en")
    assert "another level" not in ran.out


LEVELS = st.none() | st.lists(st.sampled_from(sorted(EVERYWHERE)), min_size=1, unique=True)
IDS = ("a", "b", "c")
SAID = st.fixed_dictionaries(
    {
        **{f"partners.{id_}": LEVELS for id_ in IDS},
        **{f"phases.{id_}": LEVELS for id_ in IDS},
        **{f"activities.{id_}": LEVELS for id_ in IDS},
        **{f"partners.{id_}.duties.{id_}": LEVELS for id_ in IDS},
        **{f"meetings.{id_}": LEVELS for id_ in IDS},
        **{f"rationale.{id_}": LEVELS for id_ in IDS},
    }
)
NAMED = st.fixed_dictionaries({"partners": st.sampled_from(IDS), "phases": st.lists(st.sampled_from(IDS), unique=True)})


NOWHERE = Place("layer", 1, 1)


def tree(said: dict[str, Any], named: dict[str, Any]) -> Tree:
    """A playbook whose entries name each other, with levels as they come."""
    entries: dict[str, Any] = {
        "partners": {
            id_: {"duties": {id_: {"phases": named["phases"], "activity": id_}}, "kind": "other"} for id_ in IDS
        },
        "phases": {id_: {} for id_ in IDS},
        "activities": {
            id_: {"responsible": [*IDS], "phases": named["phases"], "cadence": {id_: {"every": "week"}}} for id_ in IDS
        },
        "meetings": {id_: {"participants": {named["partners"]: "core", id_: "guest"}} for id_ in IDS},
        "rationale": {id_: {"component": f"meetings.{id_}.participants.{named['partners']}"} for id_ in IDS},
    }
    for path, levels in said.items():
        if levels is not None:
            value_at(entries, tuple(path.split(".")))["levels"] = levels
    return Tree(entries, origin_of(entries))


def origin_of(value: Any) -> Origin:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return Origin(NOWHERE, NOWHERE, "layer", None, {key: origin_of(below) for key, below in pairs})


def expected(said: dict[str, Any], path: str, default: frozenset[str]) -> frozenset[str]:
    parts = path.split(".")
    levels = default
    for length in range(2, len(parts) + 1, 2):
        own = said.get(".".join(parts[:length]))
        levels = (frozenset(own) & (levels if length > 2 else EVERYWHERE)) if own is not None else levels
    return levels


@given(SAID, NAMED, st.sampled_from(["model", "district"]))
def test_each_level_sees_what_holds_there_and_every_reference_resolves(
    said: dict[str, Any], named: dict[str, Any], kind: str
) -> None:
    whole = tree(said, named)
    before = repr(whole.value)
    default = frozenset({"estate"}) if kind == "model" else EVERYWHERE
    for level in Level:
        levels = Levels({"layer": kind}, level.value)
        seen = levels.held(whole, levels.here, {})
        for path in said:
            loc: Loc = tuple(path.split("."))
            held = level.value in expected(said, path, default)
            there = value_at(seen.value, loc) is not None
            assert not there or held, (path, level)
            # Only what needs nothing else is surely there: a duty may belong to an activity of another level.
            if loc[0] in ("partners", "phases", "meetings") and len(loc) == 2:
                assert there == held, (path, level)
        for reference in references(seen.value, playbook_shape()):
            target = tuple(reference.id.split(".")) if reference.section == "*" else (reference.section, reference.id)
            assert value_at(seen.value, target) is not None, reference
        for id_, activity in seen.value["activities"].items():
            kept = [phase for phase in named["phases"] if phase in seen.value["phases"]]
            assert activity["phases"] == kept, id_
            assert bool(kept) == bool(named["phases"]), id_
        assert keys(seen.value) == keys_of(seen.origin)
    assert repr(whole.value) == before


def keys(value: Any) -> Any:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return {key: keys(below) for key, below in pairs}


def keys_of(origin: Origin) -> Any:
    return {key: keys_of(below) for key, below in origin.children.items()}
