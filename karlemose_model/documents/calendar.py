"""The page of the calendar files, for partners: one with all dates and one for each role; the site lays the files beside it."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents.markdown import link
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.followup import CALENDAR_AHEAD, roles_with_dates
from karlemose_model.model import Rollout

PATH = "calendar.md"


def calendar_files(rollout: Rollout) -> dict[str | None, str]:
    """The path of each calendar file beside the pages: None for that of all dates, then by the roles that have a date.

    Empty when nothing is ahead.
    """
    whose = roles_with_dates(rollout, rollout.as_of, rollout.as_of + CALENDAR_AHEAD)
    # A role may be called "all" as well.
    return {role: f"calendar/role-{role}.ics" if role else "calendar/all.ics" for role in whose}


def pages(view: View) -> Iterator[Page]:
    """One page, if a date is ahead."""
    if PATH not in view.paths:
        return
    _ = view.translate
    files = calendar_files(view.rollout)
    roles = view.playbook.roles
    yield view.page(
        "calendar.md.j2",
        PATH,
        _("Calendar"),
        "calendar",
        "meetings",
        last=view.rollout.as_of + CALENDAR_AHEAD,
        everything=link(_("All dates"), files[None]),
        by_role=[link(view.words(roles[role].name), path) for role, path in files.items() if role is not None],
    )
