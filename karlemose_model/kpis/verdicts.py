"""Values and targets to verdicts: met, near, missed, no data, not scored."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from karlemose_model.kpis.disclosed import disclosed_value, is_total, released
from karlemose_model.kpis.followed import follows, follows_in_public
from karlemose_model.kpis.history import History, history
from karlemose_model.kpis.values import Value
from karlemose_model.model import Direction, Kpi, Rollout, Target
from karlemose_model.schedule import phase_on


class Status(StrEnum):
    """What is said of a KPI's newest value."""

    met = "met"
    near = "near"
    """Not met, but no further from the target than the KPI's `near`."""
    missed = "missed"
    no_data = "no data"
    """There is no value: that is never good news."""
    not_scored = "not scored"
    """It has no direction or no target: it is shown and nothing is said of it."""
    not_shown = "not shown"
    """To the public: its newest value is hidden, or none was released."""


PATIENCE = 2
"""So many periods may be over without a figure, for figures come late; after that the newest one says nothing any more."""


class Why(StrEnum):
    """Why a KPI is not scored or has no verdict."""

    judged = "judged"
    no_value = "no value"
    outdated = "outdated"
    """Its newest value is of a time too long past: several periods are over of which nobody told."""
    no_direction = "no direction"
    no_target = "no target"
    hidden = "hidden"
    """The newest value was released as hidden, to protect people."""
    not_released = "not released"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A KPI with its newest value, the target in force at the end of that value's period, and what follows.

    `history` is all that the verdict's value was taken from.
    """

    id: str
    kpi: Kpi
    status: Status
    why: Why
    value: Value | None
    target: Target | None
    history: History


def judge(rollout: Rollout, kpi_ids: Collection[str] | None = None) -> tuple[Verdict, ...]:
    """The verdict of every KPI that the place follows, or of those named, in the playbook's order."""
    return tuple(_verdict(rollout, id_, rollout.playbook.kpis[id_]) for id_ in _asked(rollout, kpi_ids, follows))


def judge_public(rollout: Rollout, kpi_ids: Collection[str] | None = None) -> tuple[Verdict, ...]:
    """The verdicts that the public may see: `judge`, but of what was released, as it was shown, and of nothing else."""
    asked = _asked(rollout, kpi_ids, follows_in_public)
    return tuple(_public_verdict(rollout, id_, rollout.playbook.kpis[id_]) for id_ in asked)


def _asked(
    rollout: Rollout, kpi_ids: Collection[str] | None, followed: Callable[[Rollout, str], bool]
) -> Iterator[str]:
    for id_ in rollout.playbook.kpis:
        if followed(rollout, id_) if kpi_ids is None else id_ in kpi_ids:
            yield id_


def target_on(rollout: Rollout, kpi: Kpi, day: date) -> Target | None:
    """The target in force on a day: one of that day's phase before one of all phases, then the newest."""
    phase = phase_on(rollout.playbook, day)
    in_force = [
        target
        for target in kpi.targets
        if (target.from_ is None or target.from_ <= day) and target.phase in (None, phase)
    ]
    return max(in_force, key=lambda target: (target.phase is not None, target.from_ or date.min), default=None)


def _verdict(rollout: Rollout, id_: str, kpi: Kpi) -> Verdict:
    known = history(rollout, id_)
    return _judged(rollout, id_, kpi, known.latest, known)


def _public_verdict(rollout: Rollout, id_: str, kpi: Kpi) -> Verdict:
    figures = released(rollout, id_)
    newest = figures[-1] if figures else None
    value = disclosed_value(kpi, newest) if newest else None
    own = (disclosed_value(kpi, figure) for figure in figures if not is_total(kpi, figure))
    known = History(id_, tuple(one for one in own if one is not None))
    if value is None:
        why = Why.hidden if newest else Why.not_released
        return Verdict(id_, kpi, Status.not_shown, why, None, None, known)
    return _judged(rollout, id_, kpi, value, known)


def _judged(rollout: Rollout, id_: str, kpi: Kpi, value: Value | None, known: History) -> Verdict:
    target = target_on(rollout, kpi, value.period.end if value else rollout.as_of)
    if kpi.direction is Direction.none:
        return Verdict(id_, kpi, Status.not_scored, Why.no_direction, value, None, known)
    if target is None:
        return Verdict(id_, kpi, Status.not_scored, Why.no_target, value, None, known)
    if value is None:
        return Verdict(id_, kpi, Status.no_data, Why.no_value, None, target, known)
    if len(known.awaited) > PATIENCE:
        return Verdict(id_, kpi, Status.no_data, Why.outdated, value, target, known)
    status = status_of(value.value, target.value, kpi.direction, kpi.near or 0.0)
    return Verdict(id_, kpi, status, Why.judged, value, target, known)


def status_of(value: float, target: float, direction: Direction, near: float) -> Status:
    """met, near or missed. As planned (`plan`) means within `near` of the target on either side.

    Differences that come from decimal fractions only (0.1 + 0.2) do not count.
    """
    match direction:
        case Direction.up:
            short = target - value
        case Direction.down:
            short = value - target
        case Direction.plan:
            return Status.met if _at_most(abs(value - target), near) else Status.missed
        case Direction.none:
            return Status.not_scored
    if _at_most(short, 0.0):
        return Status.met
    return Status.near if _at_most(short, near) else Status.missed


def _at_most(amount: float, limit: float) -> bool:
    return amount <= limit or math.isclose(amount, limit, rel_tol=1e-9, abs_tol=1e-9)
