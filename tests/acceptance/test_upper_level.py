"""What the model gives a police district or a municipality for a rollout of its own, and that no level sees another's."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from karlemose_model.documents import pages
from karlemose_model.files import shipped
from karlemose_model.kpis import values
from karlemose_model.model import Audience, Disclosure, Entry, Feed, Kind, Level, Playbook, Rollout, Section, Stage
from karlemose_model.reading import read_playbook
from karlemose_model.rules import checked
from karlemose_model.text import Text
from tests.conftest import AS_OF, STILL_ASKED

UPPER = {Kind.district: Level.district, Kind.municipality: Level.municipality}
MUNICIPAL = {Kind.district: "municipalities", Kind.municipality: "municipal-administration"}

SECTIONS = {
    "problem": {"several-estates", "starting-from-nothing"},
    "rationale": {"coordination-meeting", "choosing-by-criteria", "fidelity-in-each-estate", "learning-passed-on"},
    "phases": {"prepare", "first-estate", "spread", "anchor"},
    "meetings": {"coordination"},
    "activities": set(),
    "roles": {
        "rollout-coordinator", "coordination-chair", "coordination-minute-taker", "police-lead", "municipality-lead",
        "housing-lead",
    },
    "checklists": {
        *(f"next-estate-{stage}" for stage in Stage),
        "role-rollout-coordinator", "role-coordination-chair", "role-coordination-minute-taker", "role-police-lead",
        "role-municipality-lead", "role-housing-lead",
    },
    "agreements": {"coordination-terms-of-reference"},
    "kpis": {
        "estates-running", "estates-weekly", "coordination-held", "coordination-attendance",
        "coordination-actions-on-time", "time-to-first-meeting", "estates-assessed",
    },
    "fidelity": {
        "coordination-rhythm", "chosen-by-criteria", "fidelity-rated", "estates-answered", "no-ranking",
        "learning-shared",
    },
    "risks": {
        "faster-than-staff", "copy-without-fidelity", "name-without-core", "displacement-between-estates",
        "league-tables", "lonely-coordinators", "small-figures-between-levels", "late-start",
    },
}  # fmt: skip
"""What a rollout of either kind has from the model, beside partners, costs, evidence and lessons."""


def model() -> Playbook:
    found = read_playbook(shipped("playbooks") / "karlemose").playbook
    assert found is not None
    return found


MODEL = model()


def above(entries: dict[str, Any]) -> set[str]:
    """The entries that are not for estates."""
    return {id_ for id_, entry in entries.items() if entry.levels and Level.estate not in entry.levels}


def parts(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """A value and all that it is made of, each with its path."""
    yield path, value
    if isinstance(value, Section):
        for field in type(value).model_fields:
            yield from parts(getattr(value, field), f"{path}.{field}")
    elif isinstance(value, dict):
        for key, below in value.items():
            yield from parts(below, f"{path}.{key}")
    elif isinstance(value, tuple) and not isinstance(value, Text):
        for number, below in enumerate(value):
            yield from parts(below, f"{path}.{number}")


def upper_parts() -> Iterator[tuple[str, Any]]:
    for section in type(MODEL).model_fields:
        entries = getattr(MODEL, section)
        if isinstance(entries, dict) and section != "sources":
            for id_ in above(entries):
                yield from parts(entries[id_], f"{section}.{id_}")


CADENCE = {
    phase: {"every": "quarter", "weekday": "thursday", "nth": 3, "at": "10:00", "anchor": "2026-01-15"}
    for phase in ("prepare", "first-estate", "spread", "anchor")
}


def playbook_of(kind: Kind, extends: str, **sections: Any) -> str:
    """A rollout as YAML (JSON is YAML)."""
    written = {
        "schema": 1, "id": f"synthetic-{kind.value}", "version": 1, "kind": kind.value,
        "name": {"da": "Opdigtet", "en": "Fictional"}, "languages": ["da", "en"],
        "extends": {"playbook": extends, "version": 1}, "place": {"country": "DK"}, **sections,
    }  # fmt: skip
    return json.dumps(written, ensure_ascii=False, indent=2)


def upper_rollout(
    folder: Path, kind: Kind, as_of: date = AS_OF, extends: str = "karlemose", **sections: Any
) -> Rollout:
    """A rollout above the estates that began in 2026; it has no finding but what every new place is asked for."""
    timeline = [{"phase": "prepare", "from": "2026-01-05"}, {"phase": "first-estate", "from": "2026-06-01"}]
    meetings = {"coordination": {"cadence": CADENCE}}
    folder.mkdir(exist_ok=True)
    given = {"timeline": timeline, "meetings": meetings, **sections}
    (folder / "playbook.yml").write_text(playbook_of(kind, extends, **given), "utf-8")
    reading = checked(read_playbook(folder), as_of)
    assert [one for one in reading.problems if one.code not in STILL_ASKED] == []
    found = reading.seen_on(as_of)
    assert found is not None
    return found


# --- what is there ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("section", SECTIONS)
def test_the_model_has_it_for_both_kinds(section: str) -> None:
    entries = getattr(MODEL, section)
    assert above(entries) == SECTIONS[section]
    assert all(set(entries[id_].levels) == set(UPPER.values()) for id_ in SECTIONS[section])


def test_each_kind_has_its_partners() -> None:
    both = {"police-district", "housing-organisations", "social-projects", "probation-service"}
    found = {
        kind: {id_ for id_ in above(MODEL.partners) if level in MODEL.partners[id_].levels}
        for kind, level in UPPER.items()
    }
    assert found == {kind: both | {MUNICIPAL[kind]} for kind in UPPER}


def test_everything_is_said_in_both_languages() -> None:
    texts = [(path, value) for path, value in upper_parts() if isinstance(value, Text)]
    assert len(texts) > 500
    assert [path for path, text in texts if text.languages != ("da", "en")] == []


def test_what_names_danish_law_is_for_denmark_only() -> None:
    danish = re.compile(r"§|retsplejelov|almenboliglov|kredsråd|lokalråd|SSP|PSP|KSP")
    bare = []
    for path, value in upper_parts():
        if isinstance(value, Entry) and value.country is None:
            own = [getattr(value, field) for field in type(value).model_fields if field != "reason"]
            bare += [path for text in own if isinstance(text, Text) and danish.search(text.said_in("da"))]
    assert bare == []


def test_the_meeting_is_held_every_quarter_and_fits_its_time() -> None:
    meeting = MODEL.meetings["coordination"]
    assert {cadence.every for cadence in meeting.cadence.values()} == {"quarter"}
    assert set(meeting.cadence) == SECTIONS["phases"]
    assert meeting.minutes is not None
    assert sum(item.minutes for item in meeting.agenda.values()) <= meeting.minutes <= 90
    assert 10 <= len(meeting.agenda) <= 13
    assert all(item.bring and (item.role or item.partner) for item in meeting.agenda.values())


def test_the_statement_forbids_persons_small_figures_single_events_and_league_tables() -> None:
    statement = MODEL.meetings["coordination"].confidentiality
    assert statement is not None
    for language, words in (
        ("da", ("personoplysninger", "små", "enkelt hændelse", "rangliste")),
        ("en", ("personal data", "small", "single event", "rank")),
    ):
        assert [word for word in words if word not in statement.said_in(language)] == []


def test_the_terms_of_reference_cover_their_list() -> None:
    terms = MODEL.agreements["coordination-terms-of-reference"].terms.values()
    covered = {point for term in terms for point in term.covers}
    assert sorted(covered) == [f"TR{number:02}" for number in range(1, 21)]


def test_taking_the_model_further_has_a_checklist_for_each_stage_and_each_role_has_its_own() -> None:
    lists = [MODEL.checklists[id_] for id_ in SECTIONS["checklists"]]
    assert {one.stage for one in lists if one.stage} == set(Stage)
    assert {one.role for one in lists if not one.stage} == SECTIONS["roles"]
    # Run again for each estate, they have no days to count from.
    assert [path for one in lists if one.stage for path, task in one.tasks.items() if task.due] == []


def test_the_kpis_count_estates_and_meetings_and_those_of_the_meeting_are_worked_out() -> None:
    kpis = [MODEL.kpis[id_] for id_ in MODEL.kpis if id_ in SECTIONS["kpis"]]
    assert [kpi.code for kpi in kpis] == [f"U{number:02}" for number in range(1, 8)]
    assert all(kpi.disclosure is Disclosure.none and kpi.disclosure_reason for kpi in kpis)
    fed = {kpi.fed_by[0] for kpi in kpis if kpi.meeting == "coordination"}
    assert fed == {Feed.meetings_held, Feed.core_attendance, Feed.actions_on_time}


# --- what each level sees -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", UPPER)
def test_a_rollout_has_what_is_its_own_and_nothing_of_an_estate(tmp_path: Path, kind: Kind) -> None:
    seen = upper_rollout(tmp_path / "own", kind).playbook
    # The model's problem is nobody else's: each place writes its own.
    expected = SECTIONS | {"problem": set()}
    assert {section: set(getattr(seen, section)) for section in SECTIONS} == expected
    assert MUNICIPAL[kind] in seen.partners
    assert len(set(MUNICIPAL.values()) & set(seen.partners)) == 1
    assert set(seen.meetings["coordination"].participants) == set(seen.partners)
    quorum = seen.meetings["coordination"].quorum
    assert quorum is not None
    assert set(quorum.including) == {"police-district", MUNICIPAL[kind]}
    assert set(seen.agreements["coordination-terms-of-reference"].parties) == set(seen.partners)


def test_an_estate_below_both_has_nothing_of_theirs(tmp_path: Path) -> None:
    upper_rollout(tmp_path / "district", Kind.district)
    upper_rollout(tmp_path / "municipality", Kind.municipality, extends="../district")
    (tmp_path / "estate").mkdir()
    (tmp_path / "estate" / "playbook.yml").write_text(playbook_of(Kind.estate, "../municipality"), "utf-8")
    found = checked(read_playbook(tmp_path / "estate"), AS_OF).playbook
    assert found is not None
    assert set(found.meetings) == {"operational", "steering"}
    for section in type(found).model_fields:
        entries = getattr(found, section)
        if isinstance(entries, dict) and section != "sources":
            assert not above(getattr(MODEL, section)) & set(entries), section
    assert found.timeline == ()


@pytest.mark.parametrize("kind", UPPER)
def test_evidence_lessons_and_costs_that_hold_at_all_levels_are_shown_at_each(tmp_path: Path, kind: Kind) -> None:
    seen = upper_rollout(tmp_path / "own", kind).playbook
    assert {"clear-hold-build", "cure-violence", "clear-hold-build-spread", "local-council"} <= set(seen.evidence)
    assert {"spread", "fidelity-when-spreading"} <= set(seen.lessons)
    assert {"total", "rollout-coordinator"} <= set(seen.costs)
    assert "police-resources" not in seen.costs


@pytest.mark.parametrize("kind", UPPER)
def test_outside_denmark_nothing_of_danish_councils_is_left(tmp_path: Path, kind: Kind) -> None:
    place = {"country": "GB", "time_zone": "Europe/London", "holidays": {"subdivision": "ENG"}}
    seen = upper_rollout(tmp_path / "own", kind, place=place).playbook
    assert "local-council" not in seen.evidence
    assert "danish-forums" not in seen.agreements["coordination-terms-of-reference"].terms
    assert seen.agreements["coordination-terms-of-reference"].laws == {}
    assert "yearly-council-plan" not in seen.checklists["role-rollout-coordinator"].tasks


@pytest.mark.parametrize("kind", UPPER)
@pytest.mark.parametrize("audience", list(Audience))
def test_it_has_its_pages_in_both_languages_and_none_of_an_estates(
    tmp_path: Path, kind: Kind, audience: Audience
) -> None:
    seen = upper_rollout(tmp_path / "own", kind)
    for language in ("da", "en"):
        paths = {page.path for page in pages(seen, audience, language)}
        assert not [path for path in paths if re.search(r"operational|cctv|mobile|kindergarten|mentor", path)]
        for_partners = {"meetings/coordination.md", "papers/coordination-terms-of-reference.md", "plan.md"}
        held = {path.removeprefix(f"{language}/") for path in paths}
        assert (for_partners <= held) == (audience is Audience.partners)


# --- what its records give ----------------------------------------------------------------------------------------


def minutes(folder: Path, kind: Kind, day: str, status: str = "held", **more: Any) -> None:
    record = {
        "schema": 1, "meeting": "coordination", "date": day, "status": status, "agenda_sent": day,
        "chair": "coordination-chair", "minute_taker": "coordination-minute-taker", "statement_read": True,
        "present": {"police-district": "police-lead", MUNICIPAL[kind]: "municipality-lead"}, **more,
    }  # fmt: skip
    path = folder / "records" / "meetings" / f"{day}-coordination.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(record), "utf-8")


@pytest.mark.parametrize("kind", UPPER)
def test_its_minutes_give_its_kpis(tmp_path: Path, kind: Kind) -> None:
    own = tmp_path / "own"
    action = {
        "text": {"da": "Find en tovholder", "en": "Find a coordinator"}, "partner": "police-district",
        "role": "police-lead", "due": "2026-05-29",
    }  # fmt: skip
    minutes(own, kind, "2026-01-15", actions=[action])
    # The third Thursday is the 16th; a fortnight later is still the same quarter's meeting.
    minutes(
        own, kind, "2026-04-30", "moved", instead_of="2026-04-16", why={"da": "Sygdom", "en": "Illness"},
        present={"police-district": "police-lead"},
        reports={"2026-01-15-coordination/1": {"status": "done"}},
    )  # fmt: skip
    seen = upper_rollout(own, kind, date(2026, 10, 2))

    def told(kpi: str) -> dict[str, tuple[float | None, float | None]]:
        return {one.period.written: (one.numerator, one.denominator) for one in values(seen, kpi)}

    # Of the third quarter no record tells anything.
    assert told("coordination-held") == {"2026-Q1": (1, 1), "2026-Q2": (1, 1)}
    assert told("coordination-attendance") == {"2026-Q1": (1, 1), "2026-Q2": (0, 1)}
    assert told("coordination-actions-on-time") == {"2026-Q2": (1, 1)}
