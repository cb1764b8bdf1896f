"""The placebo lies among the months before, with half a year at least on either side.

It is a date on which nothing began. The same sums are done as if it were the start: what they show there is what chance
and the seasons make by themselves.

Fails:

    evaluation:
      start: 2025-01-01
      fixed: 2024-11-20
      before: {from: 2024-01, to: 2024-12}
      after: {from: 2025-01, to: 2025-12}
      placebo: 2025-06
      areas:
        here: {kind: estate, name: The estate, covers: [Eksempelvej]}
        north: {kind: comparison, name: The north, covers: [Nordvej], why: As many homes as here.}
      outcomes:
        burglary: {name: Burglaries in homes, initiated: victim, primary: true}

Passes:

    evaluation:
      start: 2025-01-01
      fixed: 2024-11-20
      before: {from: 2024-01, to: 2024-12}
      after: {from: 2025-01, to: 2025-12}
      placebo: 2024-07
      areas:
        here: {kind: estate, name: The estate, covers: [Eksempelvej]}
        north: {kind: comparison, name: The north, covers: [Nordvej], why: As many homes as here.}
      outcomes:
        burglary: {name: Burglaries in homes, initiated: victim, primary: true}
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.problems import Problem, Severity
from karlemose_model.reading.figures_in_words import month_in_words
from karlemose_model.rules.examined import Examined

CODES = ("KM567",)

_HALF_A_YEAR = 6


def check(examined: Examined) -> Iterator[Problem]:
    """A problem where the placebo has no month on one of its sides, a warning where it has few."""
    evaluation = examined.evaluation
    if evaluation is None or evaluation.placebo is None or not evaluation.before.months:
        return
    months = evaluation.before.months
    earlier = sum(month < evaluation.placebo for month in months)
    later = len(months) - earlier
    if min(earlier, later) < _HALF_A_YEAR:
        severity = Severity.warning if earlier and later else Severity.error
        data: dict[str, object] = {
            "placebo": month_in_words(evaluation.placebo), "earlier": earlier, "later": later,
        }  # fmt: skip
        yield examined.finding("KM567", ("evaluation", "placebo"), data, severity)
