"""The page of all meetings, for partners: the agendas ahead, what each meeting is for, and the minutes year by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from karlemose_model.documents.agenda import agenda_path, agenda_title, coming
from karlemose_model.documents.blocks import Block, Row
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.markdown import Markdown, bold, escape
from karlemose_model.documents.minutes import state
from karlemose_model.documents.page import Page
from karlemose_model.documents.recorded import how_it_went, recorded, to_minutes
from karlemose_model.documents.view import View
from karlemose_model.model import MeetingRecord

PATH = "meetings.md"


@dataclass(frozen=True, slots=True)
class Year:
    """The meetings on record of one year, the newest first."""

    year: str
    records: Block


def pages(view: View) -> Iterator[Page]:
    """One page, if the playbook has meetings."""
    _ = view.translate
    if not view.playbook.meetings:
        return
    desk = Desk(view, PATH)
    years = groupby(recorded(view.rollout), key=lambda record: record.date.year)
    yield view.page(
        "meetings.md.j2",
        PATH,
        _("Meetings and minutes"),
        "meetings",
        "meetings",
        coming=[desk.link(agenda_title(view, found), agenda_path(found)) for found in coming(view.rollout)],
        years=[Year(str(year), _table(view, desk, list(found))) for year, found in years],
    )


def _table(view: View, desk: Desk, records: list[MeetingRecord]) -> Block:
    _ = view.translate
    return Block(
        columns=(_("Meeting"), _("How it was held"), _("The minutes")),
        rows=tuple(
            Row((to_minutes(desk, record), escape(how_it_went(view, record.status)), _state(view, record)))
            for record in records
        ),
    )


def _state(view: View, record: MeetingRecord) -> Markdown:
    """Whether the minutes are closed; a draft is to be seen at once."""
    return escape(state(view, record)) if record.closing else bold(state(view, record))
