"""The playbook: what is agreed, from its head to its adaptations."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from karlemose_model.messages.message import N_
from karlemose_model.model.accessibility import Accessibility
from karlemose_model.model.agreements import Agreement
from karlemose_model.model.allowed import Allowed
from karlemose_model.model.economy import Benefit, Economy, UnitValue
from karlemose_model.model.evaluation import Evaluation
from karlemose_model.model.head import Extends, Kind, Language, Source
from karlemose_model.model.knowledge import Adaptation, Cost, Evidence, Mechanism, Risk, Statement
from karlemose_model.model.kpis import FidelityItem, Kpi
from karlemose_model.model.meetings import Meeting
from karlemose_model.model.people import Partner, Role
from karlemose_model.model.phases import Phase, Spell
from karlemose_model.model.place import Estate
from karlemose_model.model.section import Day, Id, Section
from karlemose_model.model.work import Activity, Checklist, Stage
from karlemose_model.text import Text


class Playbook(Section):
    """What is agreed. It builds on another playbook, and through it on the model."""

    schema_version: Literal[1] = Field(alias="schema", description=N_("The version of this file format; always 1."))
    id: Id = Field(description=N_("A short name for folders and links: lower-case letters, digits and hyphens."))
    version: Annotated[int, Field(ge=1)] = Field(
        description=N_("The version of this playbook; raise it when something in it changes.")
    )
    kind: Kind = Field(description=N_("What the playbook describes: model, district, municipality or estate."))
    stage: Stage | None = Field(
        None,
        description=N_(
            "How far setting up has come: exploration, installation, initial or full; without it, a timeline that has begun counts as initial."
        ),
    )
    name: Text = Field(description=N_("The name that people know it by."))
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = Field(
        ("da", "en"), description=N_("The languages of the pages: da, en or both; plain texts are in the first one.")
    )
    extends: Extends | None = Field(None, description=N_("The playbook that this one builds on."))
    as_of: Day | None = Field(
        None, description=N_("The day it is seen on; only for reconstructions and demonstrations.")
    )
    notice: Text | None = Field(
        None, description=N_("What must stand on every page, e.g. that the place is fictional.")
    )
    accessibility: Accessibility | None = Field(
        None, description=N_("The accessibility statement of this playbook's site.")
    )
    sources: dict[Id, Source] = Field({}, description=N_("Where the facts come from."))
    place: Estate | None = Field(None, description=N_("The place: size, municipality, holidays."))
    problem: dict[Id, Statement] = Field({}, description=N_("What is wrong here, with sources."))
    rationale: dict[Id, Mechanism] = Field({}, description=N_("Why each component should help."))
    partners: dict[Id, Partner] = Field({}, description=N_("The organisations that take part."))
    roles: dict[Id, Role] = Field({}, description=N_("The functions that somebody fills."))
    phases: dict[Id, Phase] = Field({}, description=N_("The phases of the work."))
    timeline: tuple[Spell, ...] = Field((), description=N_("Which phase began when, oldest first."))
    meetings: dict[Id, Meeting] = Field({}, description=N_("The meetings that take place again and again."))
    activities: dict[Id, Activity] = Field({}, description=N_("What partners do beside meeting."))
    checklists: dict[Id, Checklist] = Field({}, description=N_("Tasks for roles, phases and set-up stages."))
    agreements: dict[Id, Agreement] = Field({}, description=N_("Terms of reference, flows of information, permits."))
    kpis: dict[Id, Kpi] = Field({}, description=N_("What is followed by number."))
    fidelity: dict[Id, FidelityItem] = Field({}, description=N_("How faithfully the model is run."))
    risks: dict[Id, Risk] = Field({}, description=N_("What can go wrong."))
    costs: dict[Id, Cost] = Field({}, description=N_("What it costs."))
    unit_values: dict[Id, UnitValue] = Field(
        {}, description=N_("What one of something is worth in money, with sources.")
    )
    benefits: dict[Id, Benefit] = Field({}, description=N_("Results that are worth money."))
    economy: Economy | None = Field(None, description=N_("How costs and benefits are made into a balance."))
    evaluation: Evaluation | None = Field(
        None, description=N_("How it is found out whether the work does any good: fixed before the figures are seen.")
    )
    evidence: dict[Id, Evidence] = Field({}, description=N_("Results that sources report."))
    lessons: dict[Id, Statement] = Field({}, description=N_("What was learnt."))
    adaptations: dict[Id, Adaptation] = Field({}, description=N_("What is different here from the model, and why."))
    allowed: dict[Id, Allowed] = Field(
        {}, description=N_("What may stand although a check on privacy finds it, and why.")
    )
    estates: tuple[str, ...] = Field(
        (), description=N_("For a district or municipality: relative paths of the rollouts below it.")
    )

    @property
    def above_estates(self) -> bool:
        """Whether it is about a district or municipality with its estates, and not about a place where people live."""
        return self.kind in (Kind.district, Kind.municipality)

    @property
    def reconstruction(self) -> bool:
        """Whether others than the partners tell of a place: it is seen on a fixed day, and has no day on which a phase began."""
        return self.kind is Kind.estate and self.as_of is not None and not self.timeline
