"""A window of months begins before it ends.

A year that was mistyped leaves a window without a single month, and nothing could be compared.

Fails:

    evaluation:
      start: 2025-01-01
      fixed: 2024-11-20
      before: {from: 2024-12, to: 2024-01}
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

from collections.abc import Iterator

from karlemose_model.problems import Problem
from karlemose_model.reading.figures_in_words import month_in_words
from karlemose_model.rules.examined import Examined

CODES = ("KM556",)


def check(examined: Examined) -> Iterator[Problem]:
    """A problem for each window whose last month lies before its first."""
    evaluation = examined.evaluation
    for key in ("before", "after") if evaluation else ():
        window = getattr(evaluation, key)
        if not window.months:
            data: dict[str, object] = {
                "path": f"evaluation.{key}", "from": month_in_words(window.from_), "to": month_in_words(window.to),
            }  # fmt: skip
            yield examined.finding("KM556", ("evaluation", key), data)
