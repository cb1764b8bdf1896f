"""The Karlemose model as validated playbooks, and the agendas, checklists and sites made from them.

What others may build on; each name is fetched from its module when it is first used:

- `read_playbook` reads a playbook with its layers and records into a `Reading`; `checked` adds what the rules find.
- `Reading.seen_on(day)` is a `Rollout`: a `Playbook` and its `Records` on one day. The stages below are given that.
- `occurrences`, `agenda_for`, `judge` and `pages` say what falls when, what a meeting has before it, how the KPIs
  stand, and what the pages say.
- `build_site` writes and builds a site for one `Audience`; `papers` makes Word documents, ODT or PDF of pages.
- A `Problem` is what is wrong in a user's file; `word` says it in Danish or English.
"""

from __future__ import annotations

import importlib

# Type checkers take it for true. From `typing` it would cost more time than all else that the command needs to begin.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from karlemose_model.agenda import Agenda, agenda_for
    from karlemose_model.documents import Page, pages
    from karlemose_model.exports import papers
    from karlemose_model.kpis import Status, Verdict, judge
    from karlemose_model.model import Audience, Playbook, Records, Rollout
    from karlemose_model.problems import Place, Problem, Severity
    from karlemose_model.reading import Reading, read_playbook
    from karlemose_model.rules import checked
    from karlemose_model.schedule import Occurrence, occurrences
    from karlemose_model.site import build_site
    from karlemose_model.text import Text
    from karlemose_model.wording import word

_WHERE = {
    "agenda": ("Agenda", "agenda_for"),
    "documents": ("Page", "pages"),
    "exports": ("papers",),
    "kpis": ("Status", "Verdict", "judge"),
    "model": ("Audience", "Playbook", "Records", "Rollout"),
    "problems": ("Place", "Problem", "Severity"),
    "reading": ("Reading", "read_playbook"),
    "rules": ("checked",),
    "schedule": ("Occurrence", "occurrences"),
    "site": ("build_site",),
    "text": ("Text",),
    "wording": ("word",),
}
_MODULES = {name: module for module, names in _WHERE.items() for name in names}

__all__ = [
    "Agenda", "Audience", "Occurrence", "Page", "Place", "Playbook", "Problem", "Reading", "Records", "Rollout",
    "Severity", "Status", "Text", "Verdict", "agenda_for", "build_site", "checked", "judge", "occurrences", "pages",
    "papers", "read_playbook", "word",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
