"""One estate is compared with at least one area like it, each area says why it was chosen, and no two overlap.

Without a comparison nobody can tell what would have happened anyway. With another comparison the answer may be another
one, so the reason is part of the data. An offence in a street that belongs to two areas would count on both sides.

Fails:

    evaluation:
      start: 2025-01-01
      fixed: 2024-11-20
      before: {from: 2024-01, to: 2024-12}
      after: {from: 2025-01, to: 2025-12}
      areas:
        north: {kind: comparison, name: The north, covers: [Nordvej, Eksempelvej]}
        ring: {kind: buffer, name: The streets around, covers: [Ringvej, eksempelvej], why: The streets next to it.}
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
        ring: {kind: buffer, name: The streets around, covers: [Ringvej], why: The streets next to it.}
      outcomes:
        burglary: {name: Burglaries in homes, initiated: victim, primary: true}
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.model import AreaKind, Evaluation, Kind
from karlemose_model.problems import Problem, Related
from karlemose_model.reading.origins import Loc
from karlemose_model.rules.examined import Examined

CODES = ("KM562", "KM563", "KM564")


def check(examined: Examined) -> Iterator[Problem]:
    """A problem where the areas are not those that a comparison takes, have no reason, or share a street."""
    evaluation = examined.evaluation
    if evaluation is None or examined.playbook is None:
        return
    estates, comparisons = (evaluation.areas_of(kind) for kind in (AreaKind.estate, AreaKind.comparison))
    # A municipality may fix windows and outcomes for estates that name the areas.
    is_whole = examined.playbook.kind is Kind.estate or bool(evaluation.areas)
    if is_whole and (len(estates) != 1 or not comparisons):
        data: dict[str, object] = {"estates": len(estates), "comparisons": len(comparisons)}
        where: Loc = ("evaluation", "areas", estates[1], "kind") if len(estates) > 1 else ("evaluation", "areas")
        yield examined.finding("KM562", where, data)
    for id_, area in evaluation.areas.items():
        if area.kind is not AreaKind.estate and (area.why is None or area.why.unknown):
            path: Loc = ("evaluation", "areas", id_)
            yield examined.finding("KM563", path, {"path": f"evaluation.areas.{id_}"})
    yield from _shared(examined, evaluation)


def _shared(examined: Examined, evaluation: Evaluation) -> Iterator[Problem]:
    """Streets that stand in two areas, however they are written."""
    first: dict[str, tuple[str, Loc]] = {}
    for id_, area in evaluation.areas.items():
        for number, covers in enumerate(area.covers):
            loc: Loc = ("evaluation", "areas", id_, "covers", number)
            name = " ".join(covers.split()).casefold()
            taken = first.setdefault(name, (id_, loc))
            if taken[0] != id_:
                origin, _found = examined.tree.origin.walk(taken[1])
                data: dict[str, object] = {"covers": covers, "area": taken[0], "other": id_}
                related = (Related(origin.place, "also_here"),)
                yield examined.finding("KM564", loc, data, value=True, related=related)
