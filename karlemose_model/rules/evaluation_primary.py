"""One outcome is the primary one, and it is an offence that somebody reports.

Of many outcomes one falls by chance. So the one that answers the question is fixed beforehand; the others describe.
Offences that the police find themselves, such as drugs, measure the work of the police: more patrol finds more of them, and
success would look like failure
([a study of proactive patrol](https://link.springer.com/article/10.1007/s10940-021-09496-8)). They may be counted as output.

Fails:

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
        drugs: {name: Drug offences, initiated: police, primary: true}

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
        drugs: {name: Drug offences, initiated: police}
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.model import Initiated, Kind
from karlemose_model.problems import Problem, Related
from karlemose_model.reading.origins import Loc
from karlemose_model.rules.examined import Examined

CODES = ("KM565", "KM566")


def check(examined: Examined) -> Iterator[Problem]:
    """A problem where none or several outcomes are primary, and for a primary one that the police find themselves."""
    evaluation = examined.evaluation
    if evaluation is None or examined.playbook is None:
        return
    primary = [id_ for id_, outcome in evaluation.outcomes.items() if outcome.primary]
    # A municipality may fix the windows for estates that name the outcomes.
    is_whole = examined.playbook.kind is Kind.estate or bool(evaluation.outcomes)
    if is_whole and len(primary) != 1:
        where: Loc = ("evaluation", "outcomes", primary[1], "primary") if primary else ("evaluation", "outcomes")
        related: tuple[Related, ...] = ()
        if primary:
            origin, _found = examined.tree.origin.walk(("evaluation", "outcomes", primary[0], "primary"))
            related = (Related(origin.name_place, "also_here"),)
        yield examined.finding("KM565", where, {"count": len(primary)}, related=related)
    for id_ in primary:
        if evaluation.outcomes[id_].initiated is Initiated.police:
            path = f"evaluation.outcomes.{id_}"
            yield examined.finding("KM566", ("evaluation", "outcomes", id_, "primary"), {"path": path})
