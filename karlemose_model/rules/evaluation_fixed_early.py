"""An evaluation is fixed before the work begins.

What is fixed while the work is going on may already be shaped by what one sees. It can still be used, and the pages say
when it was fixed. What is fixed when all figures are there is an error of its own.

Fails:

    evaluation:
      start: 2025-01-01
      fixed: 2025-03-10
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

from collections.abc import Iterator

from karlemose_model.problems import Problem, Severity
from karlemose_model.reading.figures_in_words import day_in_words
from karlemose_model.rules import evaluation_fixed, evaluation_start
from karlemose_model.rules.examined import Examined

CODES = ("KM561",)


def check(examined: Examined) -> Iterator[Problem]:
    """A warning where the evaluation was fixed after the start, if it was not after all figures too.

    Of a start that does not lie between the windows nobody can tell whether it is the right one.
    """
    evaluation = examined.evaluation
    if evaluation is None or evaluation.fixed <= evaluation.start:
        return
    if any(evaluation_fixed.check(examined)) or any(evaluation_start.check(examined)):
        return
    data: dict[str, object] = {"fixed": day_in_words(evaluation.fixed), "start": day_in_words(evaluation.start)}
    yield examined.finding("KM561", ("evaluation", "fixed"), data, Severity.warning)
