"""Ekblom's 5Is: under which of the five headings each part of a playbook tells of the practice."""

from __future__ import annotations

from karlemose_model.messages import N_
from karlemose_model.rules.profiles import asks
from karlemose_model.rules.profiles.profile import Ask, Criterion, Profile

_RISKS = Ask("risks.*.measure", N_("What can go wrong, and what is done about it"), N_("No risk is described."))
_MEASURES = Ask("kpis.*.definition", N_("What is measured"), N_("No KPI is described."))
_RESULTS = Ask("evidence.*.text", N_("What sources report"), N_("No result is cited."))
_LESSONS = Ask("lessons.*.text", N_("What was learnt"), N_("No lesson is written."))

FIVE_IS = Profile(
    "five-is",
    "5Is",
    N_("The 5Is"),
    "five-is",
    (
        Criterion("1", N_("Intelligence: the problem and its causes"), (asks.PROBLEM, *asks.PLACE)),
        Criterion("2", N_("Intervention: how the causes are met"), (asks.WHAT, asks.WHY)),
        Criterion(
            "3",
            N_("Implementation: how it is put into practice"),
            (
                asks.MEETINGS,
                asks.RHYTHM,
                asks.DOSE,
                asks.MODE,
                asks.MATERIALS,
                asks.TRAINED_STAFF,
                asks.COST,
                _RISKS,
                asks.TIMELINE,
            ),
        ),
        Criterion(
            "4",
            N_("Involvement: who is mobilised, and how"),
            (asks.PARTNERS_HERE, asks.PARTNERS_BRING, asks.RESPONSIBLE, asks.ROLES),
        ),
        Criterion(
            "5",
            N_("Impact: what came of it, and what others can learn"),
            (_MEASURES, _RESULTS, asks.EVALUATION, _LESSONS, asks.ADAPTATIONS),
        ),
    ),
)
"""Not among the profiles that are scored: the 5Is are headings to tell under, no list of criteria."""
