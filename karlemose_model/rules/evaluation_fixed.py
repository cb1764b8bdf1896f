"""What is evaluated is fixed before the data are seen.

Start, months, areas and outcomes can be chosen so that they show what one hopes for, and nobody need want to. So they are
written down with the day on which they were fixed, and that day lies before the data's last month is over: before the
end of the window, and before the end of the last month after the start that has been counted.

Fails:

    evaluation:
      start: 2025-01-01
      fixed: 2026-02-01
      before: {from: 2024-01, to: 2024-12}
      after: {from: 2025-01, to: 2025-12}
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
      areas:
        here: {kind: estate, name: The estate, covers: [Eksempelvej]}
        north: {kind: comparison, name: The north, covers: [Nordvej], why: As many homes as here.}
      outcomes:
        burglary: {name: Burglaries in homes, initiated: victim, primary: true}
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator

from karlemose_model.problems import Problem
from karlemose_model.reading.figures_in_words import day_in_words, month_in_words
from karlemose_model.rules.examined import Examined

CODES = ("KM560",)


def check(examined: Examined) -> Iterator[Problem]:
    """A problem where all that was counted after the start could be seen on the day on which the evaluation was fixed."""
    evaluation = examined.evaluation
    if evaluation is None or not evaluation.after.months:
        return
    months = frozenset(evaluation.after.months)
    reading = examined.reading
    counted = {count.month for count in reading.records.counts} | {
        one.month for one in reading.unread_counts if one.month
    }
    last = max(counted & months, default=evaluation.after.to)
    if evaluation.fixed > last.replace(day=monthrange(last.year, last.month)[1]):
        data: dict[str, object] = {"fixed": day_in_words(evaluation.fixed), "last": month_in_words(last)}
        yield examined.finding("KM560", ("evaluation", "fixed"), data)
