"""The months before end before the start, and the months after begin with it or later.

A month that lies on both sides, or on the wrong one, hides an effect or makes one up. Where the work began in the middle
of a month, that month belongs to neither side.

Fails:

    evaluation:
      start: 2025-01-13
      fixed: 2024-11-20
      before: {from: 2024-01, to: 2024-12}
      after: {from: 2025-01, to: 2025-12}
      areas:
        here: {kind: estate, name: The estate, covers: [Eksempelvej]}
        north: {kind: comparison, name: The north, covers: [Nordvej], why: As many homes as here.}
      outcomes:
        burglary: {name: Burglaries in homes, initiated: victim, primary: true}

Passes:

    evaluation:
      start: 2025-01-13
      fixed: 2024-11-20
      before: {from: 2024-01, to: 2024-12}
      after: {from: 2025-02, to: 2026-01}
      areas:
        here: {kind: estate, name: The estate, covers: [Eksempelvej]}
        north: {kind: comparison, name: The north, covers: [Nordvej], why: As many homes as here.}
      outcomes:
        burglary: {name: Burglaries in homes, initiated: victim, primary: true}
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator

from karlemose_model.model import Evaluation
from karlemose_model.problems import Problem
from karlemose_model.reading.figures_in_words import day_in_words, month_in_words
from karlemose_model.rules.examined import Examined

CODES = ("KM559",)


def check(examined: Examined) -> Iterator[Problem]:
    """A problem for each window that reaches over the start."""
    evaluation = examined.evaluation
    if evaluation is None:
        return
    start = evaluation.start
    month = start.year * 12 + start.month - 1
    wrong = reaching_over(evaluation)
    for key, window in (("before", evaluation.before), ("after", evaluation.after)):
        if key in wrong and window.months:
            data: dict[str, object] = {
                "path": f"evaluation.{key}", "from": month_in_words(window.from_), "to": month_in_words(window.to),
                "start": day_in_words(start), "ends": _month(month - 1), "begins": _month(month + (start.day > 1)),
            }  # fmt: skip
            yield examined.finding("KM559", ("evaluation", key), data)


def reaching_over(evaluation: Evaluation) -> tuple[str, ...]:
    """Which of `before` and `after` do not lie on their side of the start."""
    last, start = evaluation.before.to, evaluation.start
    ends = last.replace(day=monthrange(last.year, last.month)[1])
    wrong = {"before": ends >= start, "after": evaluation.after.from_ < start}
    return tuple(key for key, is_wrong in wrong.items() if is_wrong)


def _month(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"
