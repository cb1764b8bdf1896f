"""What each word of a closed list means, for the JSON Schema, so that an editor explains the choices that it offers."""

from __future__ import annotations

from enum import StrEnum

from karlemose_model.messages import N_
from karlemose_model.model import (
    AccessibilityStatus,
    ActionStatus,
    AdaptationStatus,
    AgreementKind,
    AreaKind,
    Attendance,
    Audience,
    Basis,
    Classification,
    Direction,
    Disclosure,
    Every,
    Feed,
    Frequency,
    Initiated,
    Kind,
    KpiKind,
    LegalBasis,
    Level,
    Measure,
    MeetingStatus,
    Month,
    PartnerKind,
    SeenFrom,
    Shows,
    Stage,
    Weekday,
    WhenClosed,
)

PLAIN: frozenset[type[StrEnum]] = frozenset({Weekday, Month})
"""Lists whose words need no explanation."""

# By value, not by member: members of two lists that are spelled alike count as the same key.
MEANINGS: dict[type[StrEnum], dict[str, str]] = {
    AccessibilityStatus: {
        "full": N_("it meets all of it"),
        "partial": N_("it meets most of it; what is lacking stands under exceptions"),
        "none": N_("it does not meet most of it"),
    },
    AdaptationStatus: {
        "proposed": N_("takes effect, and is a warning until it is approved"),
        "approved": N_("has been approved, by the body or role named under by"),
    },
    AgreementKind: {
        "terms_of_reference": N_("how the partners work together: aim, members, meetings, decisions"),
        "information_sharing": N_("what the partners tell each other, and what lets them"),
        "cctv_permit": N_("a permit for video surveillance"),
        "dpia": N_("an assessment of what processing personal data may do to those concerned (GDPR art. 35)"),
        "cooperation": N_("any other agreement to work together"),
    },
    AreaKind: {
        "estate": N_("the place where the work is done that is evaluated"),
        "comparison": N_("a place like it where the work is not done"),
        "buffer": N_("the surroundings of the estate, where crime may have moved to"),
    },
    Attendance: {
        "core": N_("core: without it or its deputy the meeting does not count as held"),
        "regular": N_("invited every time"),
        "guest": N_("comes when an item concerns it"),
    },
    Audience: {
        "public": N_("everybody"),
        "partners": N_("only the partners"),
    },
    Basis: {
        "source": N_("a source says it"),
        "inference": N_("we conclude it; the reason says from what"),
    },
    ActionStatus: {
        "open": N_("not finished yet"),
        "done": N_("done"),
        "not_possible": N_("it could not be done"),
        "not_done": N_("it was not done"),
        "cancelled": N_("no longer wanted"),
    },
    MeetingStatus: {
        "held": N_("held as planned"),
        "cancelled": N_("not held"),
        "moved": N_("held on another day than the one planned"),
        "extra": N_("held though none was planned"),
    },
    Classification: {
        "partners": N_("the partners may read them, and nobody else"),
    },
    Direction: {
        "up": N_("more is better"),
        "down": N_("less is better"),
        "plan": N_("as planned, neither more nor less"),
        "none": N_("neither: it is shown and never scored"),
    },
    Disclosure: {
        "nhs7-round5": N_("counts from 1 to 7 are hidden, all others are rounded to the nearest 5"),
        "dst3": N_("counts below 3 are hidden (the rule of Statistics Denmark)"),
        "uvm5": N_("counts below 5 are hidden (the rule of the Danish Ministry of Education)"),
        "none": N_("shown as it is: only for what cannot point at a person"),
    },
    Every: {
        "once": N_("once, for the whole time"),
        "year": N_("for each year"),
    },
    Feed: {
        "observations": N_("a partner reports them, in records/observations.csv"),
        "meetings_held": N_("worked out from records: meetings held of those planned"),
        "core_attendance": N_("worked out from records: meetings with all core partners of those held"),
        "agenda_on_time": N_("worked out from records: agendas sent a working day before of meetings held"),
        "actions_on_time": N_("worked out from records: actions done by their first due date of those due"),
        "walk_findings": N_("worked out from records: findings of walks mended by the follow-up of all found"),
        "serious_incidents": N_("worked out from records: days since the last serious incident"),
        "spend": N_("worked out from records: money spent of what was agreed for the year so far"),
        "fidelity": N_("worked out from records: core components with the highest mark of all that were marked"),
    },
    Frequency: {
        "week": N_("every week"),
        "month": N_("every month"),
        "quarter": N_("every quarter"),
        "half_year": N_("every half year"),
        "year": N_("every year"),
        "case": N_("with every court case that ends"),
    },
    Initiated: {
        "victim": N_("somebody reports it, e.g. burglary or violence"),
        "police": N_("the police find it themselves, e.g. drugs: never primary"),
    },
    Kind: {
        "model": N_("the model itself, which others build on"),
        "district": N_("a police district"),
        "municipality": N_("a municipality"),
        "estate": N_("a housing estate: where the work is done"),
    },
    KpiKind: {
        "process": N_("process: whether the work is done"),
        "output": N_("output: what the work produced"),
        "outcome": N_("outcome: what became different for people"),
    },
    LegalBasis: {
        "ssp_115": N_("the Administration of Justice Act § 115, crime prevention among the young (SSP)"),
        "psp_115": N_("the Administration of Justice Act § 115, vulnerable persons (PSP)"),
        "ksp_115": N_("the Administration of Justice Act § 115, release and resocialisation (KSP)"),
        "housing_63d": N_("the Social Housing Act § 63 d"),
        "data_act_8": N_("the Data Protection Act § 8"),
        "consent": N_("consent"),
        "anonymous": N_("nothing personal is told"),
    },
    Level: {
        "estate": N_("a housing estate: where the work is done"),
        "municipality": N_("a municipality, with its estates"),
        "district": N_("a police district, with its municipalities"),
    },
    Measure: {
        "number": N_("so many of something; periods add up"),
        "level": N_("so many at one time, or a length of time; the newest value stands for the whole"),
        "share": N_("so many out of so many, in per cent"),
        "rate": N_("so many for each of something else, e.g. for each resident"),
        "mean": N_("an average, e.g. of answers; periods are put together by how many lie behind each"),
    },
    PartnerKind: {
        "police": N_("the police"),
        "housing": N_("a housing organisation"),
        "social_project": N_("a social housing project"),
        "municipality": N_("a municipality"),
        "tenants": N_("the tenants' own board or association"),
        "institution": N_("an institution, e.g. a kindergarten or a school"),
        "association": N_("an association, e.g. a sports club"),
        "other": N_("something else"),
    },
    SeenFrom: {
        "inside": N_("the partners rate themselves"),
        "outside": N_("somebody who does not take part rates them"),
    },
    Shows: {
        "absences": N_("core partners that were missing last time"),
        "last_minutes": N_("the last minutes, for approval"),
        "open_actions": N_("open actions, overdue ones first"),
        "readiness": N_("the two answers on readiness for releases, as they were given last time"),
        "signals": N_("KPIs, and who brings their figures"),
        "criteria": N_("the criteria of the phase"),
        "fidelity": N_("the newest rating of fidelity; until there is one, what is to be rated"),
        "budget": N_("what was spent, beside what was agreed"),
        "risks": N_("the risks and their signs"),
        "escalations": N_("actions that another meeting could not get done"),
        "adaptations": N_("adaptations that wait for approval"),
        "phase_gate": N_("the phase that holds; this meeting may decide on another one"),
        "legal": N_("agreements and permits with their dates"),
    },
    Stage: {
        "exploration": N_("finding out whether this is for us"),
        "installation": N_("getting people, agreements and rooms in place"),
        "initial": N_("the first time of running it"),
        "full": N_("it runs as intended"),
    },
    WhenClosed: {
        "next_day": N_("it is held on the next working day"),
        "previous_day": N_("it is held on the last working day before"),
        "next_week": N_("it is held on the same weekday a week later"),
        "skip": N_("it is not held"),
    },
}  # fmt: skip
