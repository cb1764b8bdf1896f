"""Observations to values and verdicts."""

from karlemose_model.kpis.values import latest_value
from karlemose_model.kpis.verdicts import Status, Verdict, Why, judge, status_of, target_on

__all__ = ["Status", "Verdict", "Why", "judge", "latest_value", "status_of", "target_on"]
