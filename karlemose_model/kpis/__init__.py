"""Observations and records to values, verdicts and charts."""

from karlemose_model.kpis.criteria import CriterionState, Fulfilment, criterion_state
from karlemose_model.kpis.history import History, history, latest_value, values
from karlemose_model.kpis.together import together
from karlemose_model.kpis.values import Beside, Origin, Value
from karlemose_model.kpis.verdicts import Status, Verdict, Why, judge, status_of, target_on

__all__ = [
    "Beside", "CriterionState", "Fulfilment", "History", "Origin", "Status", "Value", "Verdict", "Why",
    "criterion_state", "history", "judge", "latest_value", "status_of", "target_on", "together", "values",
]  # fmt: skip
