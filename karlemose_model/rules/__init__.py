"""What is wrong with what is agreed: one rule a module, each a function from a Reading to Problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from karlemose_model.problems import Problem
from karlemose_model.reading import Reading, with_problems
from karlemose_model.rules import (
    adaptations_proposed,
    agenda_fits,
    cadences,
    core_components,
    holidays_known,
    languages,
    no_cpr_numbers,
    references_resolve,
    responsible,
    timeline_order,
)

Rule = Callable[[Reading], Iterable[Problem]]

RULES: tuple[Rule, ...] = (
    references_resolve.check,
    core_components.check,
    adaptations_proposed.check,
    languages.check,
    responsible.check,
    timeline_order.check,
    cadences.check,
    agenda_fits.check,
    holidays_known.check,
)


def checked(reading: Reading, as_of: date) -> Reading:
    """The reading with what the rules find on that day added to its problems. Rules run on what is there to be read."""
    found = list(no_cpr_numbers.check(reading))
    if reading.tree is not None:
        found += [problem for rule in RULES for problem in rule(reading)]
    return with_problems(reading, tuple(found))
