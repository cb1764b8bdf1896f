"""What is wrong with what is agreed: one rule a module, each a function from what is examined to Problems."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import ModuleType

from karlemose_model.problems import Problem, in_order
from karlemose_model.reading import Reading
from karlemose_model.rules import (
    accessibility_complete,
    accessibility_stated,
    actions_followed,
    adaptations_proposed,
    agenda_fits,
    amounts_counted,
    balance_comparable,
    balance_currency,
    balance_needs,
    benefits_counted_once,
    cadence_in_each_phase,
    cadences_occur,
    core_components,
    evaluation_areas,
    evaluation_counted,
    evaluation_fixed,
    evaluation_fixed_early,
    evaluation_months,
    evaluation_placebo,
    evaluation_primary,
    evaluation_start,
    evaluation_windows,
    facts_fresh,
    figures_sourced,
    holidays_known,
    ids_used,
    ignoring,
    kpis_complete,
    kpis_fed,
    kpis_protected,
    languages,
    law,
    levels_meet,
    meetings_recorded,
    minutes_closed,
    periods_begun,
    quorum_can_be_met,
    rates_reach,
    references_resolve,
    releases_safe,
    responsible,
    roles_filled,
    tasks_reachable,
    timeline_given,
    timeline_order,
)
from karlemose_model.rules.examined import Examined
from karlemose_model.rules.privacy import BY_VALUE, allowing, no_cpr_numbers

RULES: tuple[ModuleType, ...] = (
    references_resolve, levels_meet, core_components, adaptations_proposed, languages, responsible, timeline_given, timeline_order,
    cadences_occur, cadence_in_each_phase, agenda_fits, quorum_can_be_met, roles_filled, tasks_reachable, kpis_complete,
    kpis_fed, kpis_protected, figures_sourced, facts_fresh, ids_used, holidays_known, meetings_recorded,
    actions_followed, minutes_closed, periods_begun, releases_safe, accessibility_stated, accessibility_complete,
    amounts_counted, benefits_counted_once, balance_needs, balance_currency, balance_comparable, rates_reach,
    evaluation_areas, evaluation_primary, evaluation_windows, evaluation_months, evaluation_start, evaluation_placebo, evaluation_fixed,
    evaluation_fixed_early, evaluation_counted,
)  # fmt: skip
"""The rules on what is agreed, in the order of their pages. Each has `CODES` and `check(examined)`."""

ALL: tuple[ModuleType, ...] = (*RULES, *law.RULES, *BY_VALUE, no_cpr_numbers, allowing, ignoring)
"""With those on law, on privacy and on what is left out of the count: every module whose docstring is a page."""


def checked(reading: Reading, as_of: date) -> Reading:
    """The reading with what the rules find on that day added to its problems. Rules run on what is there to be read."""
    found = [*reading.problems, *no_cpr_numbers.check(reading)]
    examined = Examined(reading, reading.tree, as_of) if reading.tree is not None else None
    if examined is not None:
        found += [problem for rule in (*RULES, *law.rules_of(examined)) for problem in rule.check(examined)]
        found += _when_allowed(examined, frozenset())
    passing = allowing.entries(reading)
    found, let_pass, unneeded = allowing.sort_out(found, passing, lambda entry: _when_allowed(examined, entry.words))
    own = reading.own_texts
    all_ran = reading.playbook is not None
    counted, ignored, wrong = ignoring.sort_out([*found, *(unneeded if all_ran else ())], own, all_rules_ran=all_ran)
    return replace(
        reading,
        problems=in_order((*counted, *wrong)),
        ignored=(*let_pass, *ignored),
        let_pass=allowing.numbers(reading, passing),
    )


def _when_allowed(examined: Examined | None, words: frozenset[str]) -> list[Problem]:
    """What the rules find that may be let pass by words, when these are."""
    return [problem for rule in BY_VALUE for problem in rule.check(examined, words)] if examined is not None else []
