"""A KPI has all that makes it one: what is counted, divided by what, owned by whom, from where to where.

A share or a rate says what stands above and below the line; a number or a level has no denominator. A place says what it
aims at, and, once the stage Installation is over, where it began; of a KPI marked `optional: true` only once it has
written one of the two. Where more is neither better nor worse (`direction: none`), a target would reward volume and is an
error. A baseline that nobody knows is written `unknown:` with the reason.

Fails:

    kpis:
      convictions:
        targets: [{value: 20}]
      open-doors:
        name: Doors that lock
        definition: Doors to stairwells that lock, on the day of the walk.
        unit: doors
        kind: output
        direction: up
        frequency: quarter
        owner: housing
        denominator: All doors.
      doors-share:
        name: Share of doors that lock
        definition: Doors to stairwells that lock, of all doors.
        unit: per cent
        measure: share
        kind: output
        direction: up
        frequency: quarter
        owner: housing

Passes:

    kpis:
      recorded-crime: {targets: [{value: 4}]}
      perceived-safety: {targets: [{value: 75}]}
      share-convicted: {targets: [{value: 1.4}]}
      mentees: {targets: [{value: 5}]}
      mentee-success: {targets: [{value: 70}]}
      police-presence: {targets: [{value: 4}]}
      fidelity: {targets: [{value: 70}]}
      days-since-serious-incident: {targets: [{value: 90, phase: hold}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.model import Direction, Kpi, Measure
from karlemose_model.problems import Problem, Severity
from karlemose_model.rules.examined import Examined

CODES = ("KM318", "KM319", "KM320")

_SAMPLES = {
    "numerator": "…",
    "denominator": "…",
    "baseline": "{value: …, stated: 2026-01-31, source: …}",
    "targets": "[{value: …}]",
}
_DIVIDED = (Measure.share, Measure.rate)


def check(examined: Examined) -> Iterator[Problem]:
    """A finding for each KPI that lacks something, or says something that its kind has not."""
    playbook = examined.playbook
    for id_, kpi in playbook.kpis.items() if playbook else ():
        path = f"kpis.{id_}"
        if lacking := list(_lacking(kpi, examined)):
            sample = ", ".join(f"{name}: {_SAMPLES[name]}" for name in lacking)
            data: dict[str, object] = {
                "path": path, "lacking": ", ".join(lacking), "example": f"{id_}: {{{sample}}}",
            }  # fmt: skip
            yield examined.finding("KM318", ("kpis", id_), data, Severity.warning)
        if kpi.denominator is not None and kpi.measure not in _DIVIDED:
            data = {"path": path, "measure": kpi.measure.value}
            yield examined.finding("KM319", ("kpis", id_, "denominator"), data, Severity.warning)
        if kpi.targets and kpi.direction is Direction.none:
            yield examined.finding("KM320", ("kpis", id_, "targets"), {"path": path})


def _lacking(kpi: Kpi, examined: Examined) -> Iterator[str]:
    if kpi.measure in _DIVIDED:
        if kpi.numerator is None:
            yield "numerator"
        if kpi.denominator is None:
            yield "denominator"
    if not examined.is_rollout or (kpi.optional and kpi.baseline is None and not kpi.targets):
        return
    if kpi.baseline is None and examined.has_begun:
        yield "baseline"
    if not kpi.targets and kpi.direction is not Direction.none:
        yield "targets"
