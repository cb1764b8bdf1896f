"""The page of all activities, for partners: what is done, by whom, how much of it, and why it should help."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View


def pages(view: View) -> Iterator[Page]:
    """One page, if the playbook has activities."""
    _ = view.translate
    playbook = view.playbook
    if not playbook.activities:
        return
    rationale = {
        name: [(key, item) for key, item in playbook.rationale.items() if item.component == f"activities.{name}"]
        for name in playbook.activities
    }
    yield view.page("activities.md.j2", "activities.md", _("Activities"), "activities", "plan", rationale=rationale)
