"""Every text of a playbook and its records has a marked word: the public site shows those of the fields listed here, and no other.

A new field is for partners only until somebody lists it here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest
from pydantic import BaseModel

from karlemose_model.files import shipped
from karlemose_model.model import (
    Activity,
    Allowed,
    Audience,
    Basis,
    CadenceChange,
    Cctv,
    Contact,
    Discount,
    Exchange,
    Factor,
    Figure,
    Meeting,
    PriceIndex,
    RateStep,
    Rollout,
    Source,
    StatedTotal,
    Statement,
)
from karlemose_model.model.economy import IndexYear, PartOfTotal
from karlemose_model.reading import read_playbook
from karlemose_model.site import Built, build_site
from karlemose_model.text import Text
from tests.site.planting import Planted, bare, plant, text_fields
from tests.site.test_canaries import said

# What these tests look at is built once, in one worker.
pytestmark = pytest.mark.xdist_group("every-field")

PUBLIC = {
    "name", "notice", "place.municipality", "place.residents.unknown",
    # The page on accessibility.
    "accessibility.responsible", "accessibility.method", "accessibility.supervision", "accessibility.exceptions.*.text",
    "accessibility.exceptions.*.reason", "accessibility.exceptions.*.alternative", "accessibility.feedback(public).label",
    "accessibility.feedback(public).email", "accessibility.feedback(public).phone",
    "agreements.*.laws.*(on accessibility).text", "agreements.*.laws.*(on accessibility).reference",
    # The model: who takes part, what is done, and why.
    "partners.*.name", "partners.*.organisation", "partners.*.why", "phases.*.name", "phases.*.purpose",
    "meetings.*.name", "meetings.*.purpose", "activities.*.name", "activities.*.text",
    # Whom residents can reach.
    "partners.*.contact(public).label", "partners.*.contact(public).email", "partners.*.contact(public).phone",
    "roles.*.name", "roles.*.contact(public).label", "roles.*.contact(public).email", "roles.*.contact(public).phone",
    # What public sources say, and the sources.
    "problem.*(public sources).text", "problem.*(public sources).when", "evidence.*(public sources).text",
    "evidence.*(public sources).unit", "evidence.*(public sources).figure.unknown", "lessons.*(public sources).text",
    "lessons.*(public sources).when",
    "evidence.*(public sources).figure.entries.*.said_by", "place.dwellings.entries.*.said_by",
    "sources.*(public).title", "sources.*(public).publisher",
    "sources.*(public).published", "sources.*(public).parts.*",
    # What is followed, and how to read it.
    "kpis.*.name", "kpis.*.definition", "kpis.*.unit", "kpis.*.numerator", "kpis.*.denominator", "kpis.*.lag",
    "kpis.*.caveat", "kpis.*.why_direction",
}  # fmt: skip
"""The fields that everybody may read."""
NOWHERE = {
    # Of a result without a number; and of KPIs whose profile hides something.
    "evidence.*(other sources).unit", "kpis.*.disclosure_reason",
    # Nobody but the person who keeps the accounts needs it.
    "records.spending.*.note",
    # An index of which is said that it is unknown has no name.
    "economy.price_index.name",
    # Nor anybody but who draws the counts.
    "records.counts.*.note",
    # A change that still lies ahead, until the day comes.
    "activities.*.cadence.*.changes.*.location",
}  # fmt: skip
"""The fields that no page shows."""
EMPTY = {"place.dwellings.unknown", "place.residents.entries.*.said_by"}
"""Of the place's two figures one is known and the other is not."""

M = TypeVar("M", bound=BaseModel)
E = TypeVar("E", Meeting, Activity)


def with_all_kinds(rollout: Rollout) -> Rollout:
    """The rollout with what the example has none of, so that a word can stand in every field."""
    book = rollout.playbook
    moved = (CadenceChange(from_=date(2026, 11, 30), location=Text({"da": "x"})),)
    contacts = [Contact(label=Text({"da": "x"}), email="x", phone="x", audience=each) for each in Audience]
    assert book.place
    place = book.place.model_copy(update={"residents": Figure(unknown=Text({"da": "x"}))})
    inferred = {"basis": Basis.inference, "reason": Text({"da": "x"})}
    known = next(iter(book.sources))
    said = {
        "in": Statement(text=Text({"da": "x"}), source=("internal",)),
        "by": Statement(text=Text({"da": "x"}), source=(known,), **inferred),
    }
    x = Text({"da": "x"})
    totals = (StatedTotal(total=1, parts=(PartOfTotal(name=x, value=1),)),)
    assert book.evaluation
    evaluation = book.evaluation.model_copy(
        update={
            "areas": first(book.evaluation.areas, lambda one: one.model_copy(update=inferred)),
            "outcomes": first(book.evaluation.outcomes, lambda one: one.model_copy(update=inferred)),
        }
    )
    assert book.economy
    steps = (RateStep(from_year=0, rate=0.03),)
    factor = Factor(value=1.2, stated=date(2023, 6, 22), source=(known,), **inferred)
    economy = book.economy.model_copy(
        update={
            "discount": Discount(steps=steps, stated=date(2023, 6, 22), source=(known,), **inferred),
            "net_tax_factor": factor,
            "distortion": factor,
            "price_index": PriceIndex(name=x, values=(IndexYear(year=2021, index=1), IndexYear(year=2026, index=2)), **inferred),
            "exchange": (Exchange(currency="GBP", rate=9, source=(known,), **inferred),),
            "questions": (*book.economy.questions, "uk-robbery"),
        }
    )  # fmt: skip
    coordinator = book.costs["coordinator"]
    assert coordinator.counted
    changed = {
        "evaluation": evaluation,
        "economy": economy,
        "benefits": first(book.benefits, lambda one: one.model_copy(update=inferred)),
        "costs": {
            **book.costs,
            "coordinator": coordinator.model_copy(
                update={"counted": coordinator.counted.model_copy(update={"totals": totals}), **inferred}
            ),
        },
        "place": place,
        "allowed": {"case": Allowed(finding="KM310", file="records/actions.yml", line=3, reason=Text({"da": "x"}))},
        "sources": {**book.sources, "internal": Source(title=Text({"da": "x"}), audience=Audience.partners)},
        "problem": {**book.problem, **said},
        "lessons": {**book.lessons, **said},
        "phases": first(book.phases, lambda one: one.model_copy(update=inferred)),
        "roles": {
            name: role.model_copy(update={"contact": contacts[number % 2]})
            for number, (name, role) in enumerate(book.roles.items())
        },
        "agreements": first(book.agreements, lambda one: one.model_copy(update={"cctv": Cctv(permit="x")})),
        "meetings": {name: with_changes(one, moved) for name, one in book.meetings.items()},
        "activities": {name: with_changes(one, moved) for name, one in book.activities.items()},
    }
    return replace(rollout, playbook=book.model_copy(update=changed))


def first(entries: Mapping[str, M], change: Callable[[M], M]) -> dict[str, M]:
    return {name: change(one) if number == 0 else one for number, (name, one) in enumerate(entries.items())}


def with_changes(entry: E, moved: tuple[CadenceChange, ...]) -> E:
    cadence = {phase: one.model_copy(update={"changes": moved}) for phase, one in entry.cadence.items()}
    return entry.model_copy(update={"cadence": cadence})


@pytest.fixture(scope="module")
def planted() -> Planted:
    reading = read_playbook(shipped("playbooks") / "eksempelparken")
    assert reading.playbook
    assert reading.playbook.as_of
    rollout = reading.seen_on(reading.playbook.as_of)
    assert rollout
    # As if the place had written all that is claimed itself: what the model tells of other places is not public here.
    told = {
        path: id_ for path, id_ in rollout.written.items() if not path.startswith(("problem.", "evidence.", "lessons."))
    }
    return plant(with_all_kinds(replace(rollout, written=told)))


@pytest.fixture(scope="module")
def sites(planted: Planted, tmp_path_factory: pytest.TempPathFactory) -> dict[Audience, Built]:
    out = tmp_path_factory.mktemp("planted")
    # What is public is looked at in its HTML too; that partners find theirs there, test_canaries.py tells.
    public = build_site(planted.rollout, Audience.public, out)
    return {Audience.public: public, Audience.partners: build_site(planted.rollout, Audience.partners, out, "none")}


def test_a_word_stands_in_every_text_that_there_can_be(planted: Planted) -> None:
    assert text_fields() - {bare(pattern) for pattern in planted.patterns} == EMPTY


def test_the_public_site_and_its_source_show_these_fields_and_no_other(
    planted: Planted, sites: dict[Audience, Built]
) -> None:
    site = sites[Audience.public]
    shown = planted.shown(said(site.folder, site.source))
    assert sorted(shown - PUBLIC) == []
    # Nor is anything listed here that nobody shows any more.
    assert sorted(PUBLIC - shown) == []


def test_the_partners_site_shows_all_the_rest(planted: Planted, sites: dict[Audience, Built]) -> None:
    assert planted.patterns - planted.shown(said(sites[Audience.partners].source)) == NOWHERE


def test_its_calendar_files_name_meetings_and_deadlines_and_nothing_else(
    planted: Planted, sites: dict[Audience, Built]
) -> None:
    folder = sites[Audience.partners].source
    files = sorted(folder.rglob("*.ics"))
    assert {file.parent.relative_to(folder).as_posix() for file in files} == {"da/docs/calendar", "en/docs/calendar"}
    words = "\n".join(file.read_text("utf-8").replace("\n ", "") for file in files)
    assert planted.shown(words) == {"name", "meetings.*.name", "meetings.*.deadlines.*.name"}
    public = sites[Audience.public]
    assert public.folder
    assert [path for top in (public.folder, public.source) for path in top.rglob("*") if "calendar" in path.name] == []
