"""A recorded meeting in words: where its minutes lie, what they are called, and whether it was held as planned."""

from __future__ import annotations

from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import full_date
from karlemose_model.documents.markdown import Markdown
from karlemose_model.documents.view import View
from karlemose_model.followup import written
from karlemose_model.model import MeetingRecord, MeetingStatus, Rollout


def recorded(rollout: Rollout) -> tuple[MeetingRecord, ...]:
    """The meetings on record by the day of the view, the newest first; a form that nobody has filled in is none."""
    return tuple(sorted(written(rollout), key=lambda record: (record.date, record.meeting), reverse=True))


def minutes_path(record: MeetingRecord) -> str:
    """The path of the page with a meeting's minutes."""
    return f"minutes/{record.id}.md"


def minutes_title(view: View, record: MeetingRecord) -> str:
    """The title of a meeting's minutes, which says of a draft that it is one."""
    _ = view.translate
    title = _("Minutes of {meeting}") if record.closing else _("Draft minutes of {meeting}")
    return title.format(meeting=meeting_title(view, record))


def meeting_title(view: View, record: MeetingRecord) -> str:
    """Which meeting it was, by its name and day."""
    name = view.words(view.playbook.meetings[record.meeting].name)
    return f"{name}, {full_date(record.date, view.language)}"


def to_minutes(desk: Desk, record: MeetingRecord) -> Markdown:
    """The meeting's name and day, leading to its minutes."""
    return desk.link(meeting_title(desk.view, record), minutes_path(record))


def how_it_went(view: View, status: MeetingStatus) -> str:
    """Whether the meeting was held as planned."""
    _ = view.translate
    return {
        MeetingStatus.held: _("held as planned"),
        MeetingStatus.cancelled: _("cancelled"),
        MeetingStatus.moved: _("moved"),
        MeetingStatus.extra: _("extra meeting"),
    }[status]
