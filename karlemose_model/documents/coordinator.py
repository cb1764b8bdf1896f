"""Which role holds the work together, for the pages that lead to it: the coordinator, or above the estates the rollout's."""

from __future__ import annotations

from karlemose_model.model import Playbook

_NAME = "coordinator"


def coordinator(playbook: Playbook) -> str | None:
    """The id of the first role that is called coordinator, or something-coordinator; None if there is none."""
    return next((name for name in playbook.roles if name == _NAME or name.endswith(f"-{_NAME}")), None)
