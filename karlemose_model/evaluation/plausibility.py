"""Totals that sources state, added up again: a value whose own figures contradict each other carries no balance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from karlemose_model.evaluation.balance_results import Check, Trace
from karlemose_model.model import Playbook, StatedTotal


def checks(playbook: Playbook, used: Iterable[str]) -> Iterator[Check]:
    """A check for each total that is stated at one of the paths used, e.g. `unit_values.prison-day.value`."""
    for path in dict.fromkeys(one.rpartition(".")[0] for one in used):
        section, _, rest = path.partition(".")
        totals: tuple[StatedTotal, ...] = ()
        sources: tuple[str, ...] = ()
        if section == "unit_values":
            value = playbook.unit_values[rest]
            totals, sources = value.totals, value.source
        elif section == "costs" and (counted := playbook.costs[rest.partition(".")[0]].counted) is not None:
            totals, sources = counted.totals, counted.source
        for stated in totals:
            names = tuple(part.name for part in stated.parts)
            yield Check(Trace(f"{path}.totals", sources), stated.total, stated.added, stated.holds, names)
