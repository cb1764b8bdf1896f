"""The playbook: what is agreed, from its head to its adaptations."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from karlemose_model.model.agreements import Agreement
from karlemose_model.model.head import Extends, Kind, Language, Source
from karlemose_model.model.knowledge import Adaptation, Cost, Evidence, Mechanism, Risk, Statement
from karlemose_model.model.kpis import FidelityItem, Kpi
from karlemose_model.model.meetings import Meeting
from karlemose_model.model.people import Partner, Role
from karlemose_model.model.phases import Phase, Spell
from karlemose_model.model.place import Estate
from karlemose_model.model.section import Day, Id, Section
from karlemose_model.model.work import Activity, Checklist
from karlemose_model.text import Text


class Playbook(Section):
    """What is agreed. It builds on another playbook, and through it on the model."""

    schema_version: Literal[1] = Field(alias="schema", description="The version of this file format; always 1.")
    id: Id = Field(description="A short name for folders and links: lower-case letters, digits and hyphens.")
    version: Annotated[int, Field(ge=1)] = Field(
        description="The version of this playbook; raise it when something in it changes."
    )
    kind: Kind = Field(description="What the playbook describes: model, district, municipality or estate.")
    name: Text = Field(description="The name that people know it by.")
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = Field(
        ("da", "en"), description="The languages of the pages: da, en or both; plain texts are in the first one."
    )
    extends: Extends | None = Field(None, description="The playbook that this one builds on.")
    as_of: Day | None = Field(None, description="The day it is seen on; only for reconstructions and demonstrations.")
    notice: Text | None = Field(None, description="What must stand on every page, e.g. that the place is fictional.")
    sources: dict[Id, Source] = Field({}, description="Where the facts come from.")
    place: Estate | None = Field(None, description="The place: size, municipality, holidays.")
    problem: dict[Id, Statement] = Field({}, description="What is wrong here, with sources.")
    rationale: dict[Id, Mechanism] = Field({}, description="Why each component should help.")
    partners: dict[Id, Partner] = Field({}, description="The organisations that take part.")
    roles: dict[Id, Role] = Field({}, description="The functions that somebody fills.")
    phases: dict[Id, Phase] = Field({}, description="The phases of the work.")
    timeline: tuple[Spell, ...] = Field((), description="Which phase began when, oldest first.")
    meetings: dict[Id, Meeting] = Field({}, description="The meetings that take place again and again.")
    activities: dict[Id, Activity] = Field({}, description="What partners do beside meeting.")
    checklists: dict[Id, Checklist] = Field({}, description="Tasks for roles, phases and set-up stages.")
    agreements: dict[Id, Agreement] = Field({}, description="Terms of reference, flows of information, permits.")
    kpis: dict[Id, Kpi] = Field({}, description="What is followed by number.")
    fidelity: dict[Id, FidelityItem] = Field({}, description="How faithfully the model is run.")
    risks: dict[Id, Risk] = Field({}, description="What can go wrong.")
    costs: dict[Id, Cost] = Field({}, description="What it costs.")
    evidence: dict[Id, Evidence] = Field({}, description="Results that sources report.")
    lessons: dict[Id, Statement] = Field({}, description="What was learnt.")
    adaptations: dict[Id, Adaptation] = Field({}, description="What is different here from the model, and why.")
    estates: tuple[str, ...] = Field(
        (), description="For a district or municipality: relative paths of the rollouts below it."
    )
