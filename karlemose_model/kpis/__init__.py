"""Observations and records to values, verdicts and charts."""

from karlemose_model.kpis.criteria import CriterionState, Fulfilment, criterion_state
from karlemose_model.kpis.disclosed import disclosed_value, public_rollout, released
from karlemose_model.kpis.disclosure import PROFILES, Profile, Shown
from karlemose_model.kpis.history import History, history, latest_value, values
from karlemose_model.kpis.releases import Plan, giving_away, plan
from karlemose_model.kpis.together import together
from karlemose_model.kpis.values import Beside, Origin, Value
from karlemose_model.kpis.verdicts import Status, Verdict, Why, judge, judge_public, status_of, target_on

__all__ = [
    "PROFILES", "Beside", "CriterionState", "Fulfilment", "History", "Origin", "Plan", "Profile", "Shown", "Status",
    "Value", "Verdict", "Why", "criterion_state", "disclosed_value", "giving_away", "history", "judge", "judge_public",
    "latest_value", "plan", "public_rollout", "released", "status_of", "target_on", "together", "values",
]  # fmt: skip
