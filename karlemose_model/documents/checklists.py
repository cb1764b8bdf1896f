"""The checklists, for partners: an overview, and one page with boxes to tick for each list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from karlemose_model.documents.desk import Desk
from karlemose_model.documents.markdown import Markdown, listed
from karlemose_model.documents.page import Page, Translate
from karlemose_model.documents.view import View
from karlemose_model.model import Checklist, Stage, Task


def pages(view: View) -> Iterator[Page]:
    """The overview first, then each checklist in its order."""
    if not view.playbook.checklists:
        return
    _ = view.translate
    groups = _groups(view)
    yield view.page("checklists.md.j2", "checklists.md", _("All checklists"), "checklists", "checklists", groups=groups)
    for name in (name for _heading, names in groups for name in names):
        item = view.playbook.checklists[name]
        yield view.page(
            "checklist.md.j2",
            f"checklists/{name}.md",
            view.words(item.name),
            "checklist",
            "checklists",
            item=item,
            stage=stage_name(item.stage, _) if item.stage else "",
            groups=_by_owner(view, item),
        )


def links_to(view: View, path: str, names: Iterable[str]) -> Markdown:
    """Links from the page at `path` to these checklists, one after the other."""
    desk = Desk(view, path)
    return listed(desk.link(view.playbook.checklists[name].name, f"checklists/{name}.md") for name in names)


def stage_name(stage: Stage, _: Translate) -> str:
    """What a set-up stage is called."""
    return {
        Stage.exploration: _("exploration"),
        Stage.installation: _("installation"),
        Stage.initial: _("initial implementation"),
        Stage.full: _("full implementation"),
    }[stage]


def _groups(view: View) -> list[tuple[str, list[str]]]:
    """The checklists by what they are for: setting up, a phase, a role, or any time."""
    _ = view.translate
    groups: dict[str, list[str]] = {
        _("For setting up"): [],
        _("For a phase"): [],
        _("For a role"): [],
        _("For any time"): [],
    }
    setting_up, phase, role, any_time = groups.values()
    for name, item in view.playbook.checklists.items():
        if item.stage:
            setting_up.append(name)
        elif item.phase:
            phase.append(name)
        elif item.role:
            role.append(name)
        else:
            any_time.append(name)
    setting_up.sort(key=lambda name: list(Stage).index(view.playbook.checklists[name].stage or Stage.full))
    return [(heading, names) for heading, names in groups.items() if names]


def _by_owner(view: View, checklist: Checklist) -> list[tuple[str, list[Task]]]:
    """The tasks under a heading for who does them; the checklist's own role first."""
    _ = view.translate
    playbook = view.playbook
    owned: dict[str, list[Task]] = {}
    if checklist.role and checklist.role in playbook.roles:
        owned[view.words(playbook.roles[checklist.role].name)] = []
    for task in checklist.tasks.values():
        role = task.role or ("" if task.partner else checklist.role or "")
        if role in playbook.roles:
            owner = view.words(playbook.roles[role].name)
        elif task.partner in playbook.partners:
            owner = view.words(playbook.partners[task.partner or ""].name)
        else:
            owner = _("Everybody")
        owned.setdefault(owner, []).append(task)
    return [(owner, tasks) for owner, tasks in owned.items() if tasks]
