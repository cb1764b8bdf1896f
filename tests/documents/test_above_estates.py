"""A district's or municipality's pages: what only a place where people live has is not there, and what is there is right."""

from __future__ import annotations

import posixpath
import re
from typing import Any

import pytest

from karlemose_model.agenda import agenda_for
from karlemose_model.documents import Page, pages, paths
from karlemose_model.documents.coordinator import coordinator
from karlemose_model.followup import next_held
from karlemose_model.kpis.list_status import list_status
from karlemose_model.model import Audience, Playbook, Rollout
from karlemose_model.recording.form import minutes_form
from tests.documents.sample import PLAYBOOK, PUBLIC_MUST_NOT_SHOW, rollout
from tests.documents.test_pages import BOTH, parts

ABOVE = ("district", "municipality")
ONLY_WHERE_PEOPLE_LIVE = {
    "residents.md", "completeness.md", "papers/practice-tidier.md", "papers/practice-5is.md", "steering-report.md",
    "list-status.md",
}  # fmt: skip


def above(kind: str = "district", **changes: Any) -> Rollout:
    """The sample as a district or municipality, with a coordinator of the rollout and without safety walks."""
    roles = {
        "chair": {"name": "Chair", "purpose": "p"},
        "rollout-coordinator": {
            "name": {"da": "Tovholder for udbredelsen", "en": "Rollout coordinator"},
            "purpose": "p",
            "contact": {"email": "rollout@example.org"},
        },
    }
    activities = {name: one for name, one in PLAYBOOK["activities"].items() if name != "safety-walks"}
    return rollout({"kind": kind, "roles": roles, "activities": activities, **changes})


def made(sample: Rollout, audience: Audience, language: str = "en") -> dict[str, Page]:
    return {page.path: page for page in pages(sample, audience, language)}


def test_the_estate_has_what_a_district_has_not() -> None:
    assert paths(rollout(), Audience.partners) >= ONLY_WHERE_PEOPLE_LIVE


@pytest.mark.parametrize("kind", ABOVE)
@pytest.mark.parametrize(("audience", "language"), BOTH)
def test_the_announced_pages_are_made_and_none_that_is_for_residents(
    kind: str, audience: Audience, language: str
) -> None:
    sample = above(kind)
    found = made(sample, audience, language)
    assert set(found) == paths(sample, audience)
    assert set(found) & ONLY_WHERE_PEOPLE_LIVE == set()
    for page in found.values():
        for words in ("residents.md", "For residents", "Til beboerne", "steering-report", "on the estate"):
            assert words not in page.body, page.path


@pytest.mark.parametrize(("audience", "language"), BOTH)
def test_every_page_is_reached_and_every_link_leads_somewhere(audience: Audience, language: str) -> None:
    found = made(above(), audience, language)
    reached = set()
    for path, page in found.items():
        for target in parts(page).links:
            file = target.partition("#")[0]
            if re.match(r"https?:|mailto:|tel:", target) or not file:
                continue
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), file))
            if there.endswith(".ics"):
                continue  # the site lays it beside the pages
            assert there in found, f"{path}: {target}"
            reached.add(there)
    assert set(found) - reached - {"index.md"} == set()


@pytest.mark.parametrize("kind", ABOVE)
def test_the_public_is_told_what_it_is_who_takes_part_and_the_model(kind: str) -> None:
    for language, words in (("en", "work for several housing areas"), ("da", "arbejder for flere boligområder")):
        found = made(above(kind), Audience.public, language)
        home, model = found["index.md"].body, found["model.md"].body
        assert words in home
        assert {"en": "- The police", "da": "- Politiet"}[language] in home
        assert "office@example.org" in home
        assert {"en": "several housing areas", "da": "flere boligområder"}[language] in model
        assert {"en": "in a housing area", "da": "i et boligområde"}[language] not in model


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_public_is_told_nothing_of_when_and_where(language: str) -> None:
    for page in made(above(), Audience.public, language).values():
        for word in (*PUBLIC_MUST_NOT_SHOW, "rollout@example.org"):
            assert word not in page.body, page.path


def test_the_coordinators_work_is_handed_over_by_the_meeting_that_decides() -> None:
    body = made(above(), Audience.partners)["papers/hand-over.md"].body
    assert "named at the meeting that decides ([Steering group](../meetings/steering.md))" in body
    assert "the estates' coordinators" in body
    assert "tenants' board" not in body
    assert "[New in the role](../onboarding/rollout-coordinator.md): the coordinator's first week and month" in body
    assert "tenants' board" in made(rollout(), Audience.partners)["papers/hand-over.md"].body


def test_whoever_is_new_is_told_how_to_reach_the_coordinator() -> None:
    found = made(above(), Audience.partners)
    assert (
        "Rollout coordinator](../roles/rollout-coordinator.md): e-mail [rollout@example.org](mailto:rollout@example.org)"
        in found["onboarding/chair.md"].body
    )
    whom = found["onboarding/rollout-coordinator.md"].body.partition("## Whom to call")[2].partition("\n## ")[0]
    assert "rollout@example.org" not in whom


@pytest.mark.parametrize(
    ("roles", "found"),
    [
        (["chair", "coordinator"], "coordinator"),
        (["chair", "rollout-coordinator"], "rollout-coordinator"),
        (["coordination-chair", "chair"], None),
        ([], None),
    ],
)
def test_the_coordinator_is_known_by_the_name_of_the_role(roles: list[str], found: str | None) -> None:
    data = PLAYBOOK | {"roles": {name: {"name": name, "purpose": "p"} for name in roles}}
    assert coordinator(Playbook.model_validate(data)) == found


def test_the_law_on_housing_areas_is_not_asked_about_a_district() -> None:
    assert list_status(rollout()) is not None
    assert list_status(above()) is None


def test_the_form_for_minutes_shows_partners_that_take_part() -> None:
    partners = {
        "schools": {"name": "Schools", "kind": "other"},
        "police-district": {"name": "The police district", "kind": "police", "authority": True},
    }
    roles = {
        "rollout-coordinator": {"name": "c", "purpose": "p", "holder": {"partner": "police-district", "position": "p"}},
        "police-lead": {"name": "l", "purpose": "p", "partner": "police-district"},
    }
    meeting = {"name": "m", "purpose": "p", "participants": {"schools": "core", "police-district": "core"}}
    cadence = {phase: {"every": "quarter", "weekday": "tuesday", "nth": 1} for phase in PLAYBOOK["phases"]}
    data = {name: PLAYBOOK[name] for name in ("schema", "id", "version", "name", "phases", "timeline")} | {
        "kind": "district", "partners": partners, "roles": roles, "meetings": {"coordination": {**meeting, "cadence": cadence}},
    }  # fmt: skip
    sample = Rollout(Playbook.model_validate(data), rollout().as_of)
    held = next_held(sample, sample.as_of)
    assert held is not None
    form = minutes_form(sample, agenda_for(sample, held), "en")
    assert "  # police-district: {why: A course, deputy: {partner: police-district, position: Head of section}}" in form
    assert "absent: [police-district]" in form
    assert "closed: {authority: police-district, reference: 2026-118}" in form
    # A role of the partner's own speaks for it, not the one that somebody there happens to fill.
    assert "  police-district: police-lead # The police district" in form
    assert not re.search(r"\bpolice\b[:\]}]", form)
