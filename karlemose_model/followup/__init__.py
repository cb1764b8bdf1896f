"""What became of what was agreed: the action log, computed from the records."""

from karlemose_model.followup.actions import STATUS_WORDS, LoggedAction, action_log

__all__ = ["STATUS_WORDS", "LoggedAction", "action_log"]
