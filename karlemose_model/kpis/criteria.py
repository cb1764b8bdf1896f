"""The criteria of a phase that can be followed by number: how far each is met."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from karlemose_model.kpis.history import history
from karlemose_model.kpis.values import Value
from karlemose_model.kpis.verdicts import PATIENCE
from karlemose_model.model import Criterion, Rollout


class Fulfilment(StrEnum):
    """Whether a criterion is met."""

    met = "met"
    not_met = "not met"
    no_data = "no data"
    """A value is missing, or there are not yet enough in a row."""
    to_be_judged = "to be judged"
    """It has no number: the meeting judges it."""


@dataclass(frozen=True, slots=True)
class CriterionState:
    """A criterion with the values that it is judged by, the oldest first."""

    id: str
    criterion: Criterion
    fulfilment: Fulfilment
    values: tuple[Value, ...] = ()


def criterion_state(rollout: Rollout, id_: str, criterion: Criterion) -> CriterionState:
    """How far a criterion is met by the newest values; without `periods` the newest one alone decides."""
    if criterion.kpi is None or criterion.kpi not in rollout.playbook.kpis:
        return CriterionState(id_, criterion, Fulfilment.to_be_judged)
    if criterion.at_least is None and criterion.at_most is None:
        return CriterionState(id_, criterion, Fulfilment.to_be_judged)
    wanted = criterion.periods or 1
    found = history(rollout, criterion.kpi)
    newest = found.values[-wanted:]
    if len(found.awaited) > PATIENCE:
        return CriterionState(id_, criterion, Fulfilment.no_data, newest)
    if len(newest) < wanted or (wanted > 1 and found.gaps and found.gaps[-1].end > newest[0].period.end):
        return CriterionState(id_, criterion, Fulfilment.no_data, newest)
    met = all(_holds(criterion, value) for value in newest)
    return CriterionState(id_, criterion, Fulfilment.met if met else Fulfilment.not_met, newest)


def _holds(criterion: Criterion, value: Value) -> bool:
    enough = criterion.at_least is None or value.value >= criterion.at_least
    return enough and (criterion.at_most is None or value.value <= criterion.at_most)
