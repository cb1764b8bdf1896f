"""Observations and records to values, verdicts and charts."""

from karlemose_model.kpis.values import Beside, Origin, Value, latest_value, values
from karlemose_model.kpis.verdicts import Status, Verdict, Why, judge, status_of, target_on

__all__ = [
    "Beside", "Origin", "Status", "Value", "Verdict", "Why", "judge", "latest_value", "status_of", "target_on", "values",
]  # fmt: skip
