"""The form for a safety walk, for partners to print: before the walk, what to look for, the places found, and afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents.desk import Desk
from karlemose_model.documents.markdown import PEN, table
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View

ACTIVITY = "safety-walks"
PATH = "papers/safety-walk.md"
ROWS = 12
"""So many places fit on a form: more are too many to mend in half a year."""


def pages(view: View) -> Iterator[Page]:
    """One form, if safety walks are an activity here. The follow-up of a walk that was held comes from its record."""
    _ = view.translate
    item = view.playbook.activities.get(ACTIVITY)
    if item is None:
        return
    desk = Desk(view, PATH)
    seen = (
        _("Light: lamps that are out or missing"),
        _("Sight lines: hedges, corners, fences"),
        _("Litter, graffiti and vandalism"),
        _("Doors, locks and cellars"),
        _("Paths, parking and bicycle sheds"),
        _("Common areas that nobody uses"),
        _("Places that people like and use"),
    )
    head = (
        _("No."),
        _("Place"),
        _("What is wrong"),
        _("What is to be done"),
        _("Who (organisation and role)"),
        _("By when"),
    )
    yield view.page(
        "safety_walk.md.j2",
        PATH,
        _("Form for a safety walk"),
        "safety-walk",
        "plan",
        item=item,
        id_=ACTIVITY,
        coming=desk.partners((*item.responsible, *item.together_with)),
        seen=seen,
        spots=table(head, ((str(number), PEN, PEN, PEN, PEN, PEN) for number in range(1, ROWS + 1))),
        blank=table((_("On the day"), _("Fill in")), ((words, PEN) for words in _header(view))),
    )


def _header(view: View) -> tuple[str, ...]:
    _ = view.translate
    return (
        _("Date and hour"),
        _("Route"),
        _("Who leads the walk (organisation and role)"),
        _("Who writes (organisation and role)"),
        _("Organisations and how many from each"),
        _("How many residents"),
        _("Weather and light"),
    )
