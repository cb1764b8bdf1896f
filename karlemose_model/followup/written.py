"""Which records somebody has written: a form that is as it was made tells of no meeting."""

from __future__ import annotations

from karlemose_model.model import Attendance, MeetingRecord, MeetingStatus, Playbook, Rollout


def written(rollout: Rollout) -> tuple[MeetingRecord, ...]:
    """The records of meetings until the rollout's day, in their order, without forms that nobody has written in."""
    return tuple(
        record
        for record in rollout.records.meetings
        if record.date <= rollout.as_of and not is_blank_form(rollout.playbook, record)
    )


def is_blank_form(playbook: Playbook, record: MeetingRecord) -> bool:
    """Whether the record is still the form that was made for the meeting.

    The form already holds the hour, the chair, all who are invited, and what is to be approved; so of these only a
    change tells that somebody was there. Where nobody chairs, a form can't be told from a short record: that counts.
    """
    meeting = playbook.meetings.get(record.meeting)
    if meeting is None or meeting.chair is None or record.status not in (MeetingStatus.held, MeetingStatus.extra):
        return False
    invited = {name for name, how in meeting.participants.items() if how is not Attendance.guest}
    # Where no role belongs to a partner, the form may have had nobody to name for it.
    named = invited & {role.partner for role in playbook.roles.values()}
    as_made = (
        (record.chair, record.minute_taker) == (meeting.chair, meeting.minute_taker)
        and named <= set(record.present) <= invited
        and not (record.place and record.place not in {cadence.location for cadence in meeting.cadence.values()})
    )
    return as_made and not any(
        (
            record.agenda_sent, record.end, record.apologies, record.observers, record.statement_read is not None,
            record.items, record.actions, record.reports, record.corrections, record.phase, record.readiness,
            record.closing,
        )
    )  # fmt: skip
