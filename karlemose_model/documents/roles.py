"""The roles, for partners: the list of them, and a page for each with what it does, who fills it, and where it meets."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents.attendance import filled_by
from karlemose_model.documents.checklists import links_to
from karlemose_model.documents.desk import Desk, role_path
from karlemose_model.documents.onboarding import led_items, meetings_of_role, onboarding_path
from karlemose_model.documents.page import ARCHIVE, Page
from karlemose_model.documents.view import View

LIST = "roles.md"


def pages(view: View) -> Iterator[Page]:
    """The list first, then each role in the playbook's order."""
    _ = view.translate
    roles = view.playbook.roles
    if not roles:
        return
    desk = Desk(view, LIST)
    filled = {name: filled_by(desk, role.holder) if role.holder else "" for name, role in roles.items()}
    yield view.page("roles.md.j2", LIST, _("Roles"), "roles", "partners", filled=filled)
    for name in roles:
        yield _page(view, name)


def _page(view: View, name: str) -> Page:
    _ = view.translate
    role, path = view.playbook.roles[name], role_path(name)
    desk = Desk(view, path)
    own = (id_ for id_, checklist in view.playbook.checklists.items() if checklist.role == name)
    return view.page(
        "role.md.j2",
        path,
        _("Role: {role}").format(role=view.words(role.name)),
        "role",
        ARCHIVE,
        id_=name,
        item=role,
        holder=filled_by(desk, role.holder) if role.holder else "",
        deputy=filled_by(desk, role.deputy) if role.deputy else "",
        meetings=[(id_, view.playbook.meetings[id_]) for id_ in meetings_of_role(desk, name)],
        led=led_items(desk, name),
        deadlines=[
            (id_, deadline)
            for id_, meeting in view.playbook.meetings.items()
            for deadline in meeting.deadlines.values()
            if deadline.role == name
        ],
        checklists=links_to(view, path, own),
        onboarding=desk.link(_("the first week and month"), onboarding_path(name)),
    )
