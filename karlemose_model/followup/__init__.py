"""What became of what was agreed: the action log, computed from the records."""

from karlemose_model.followup.actions import LoggedAction, action_log

__all__ = ["LoggedAction", "action_log"]
