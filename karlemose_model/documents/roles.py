"""The page of all roles, for partners: what each does, who fills it by organisation and position, and its checklists."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents.checklists import links_to
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View


def pages(view: View) -> Iterator[Page]:
    """One page, if the playbook has roles."""
    _ = view.translate
    if not view.playbook.roles:
        return
    own = {
        role: links_to(view, "roles.md", (name for name, item in view.playbook.checklists.items() if item.role == role))
        for role in view.playbook.roles
    }
    yield view.page("roles.md.j2", "roles.md", _("Roles"), "roles", "partners", checklists=own)
