"""Who was at a meeting: partners that came or sent a deputy, core partners that were missing, and whether it could decide."""

from __future__ import annotations

from karlemose_model.model import Attendance, MeetingRecord, Playbook


def represented(record: MeetingRecord) -> frozenset[str]:
    """The partners that came, themselves or by a deputy."""
    deputies = (partner for partner, apology in record.apologies.items() if apology.deputy is not None)
    return frozenset((*record.present, *deputies))


def absent_core(playbook: Playbook, record: MeetingRecord) -> tuple[str, ...]:
    """The core partners that neither came to that meeting nor sent a deputy. KeyError when there is no such meeting."""
    came = represented(record)
    who = playbook.meetings[record.meeting].participants
    return tuple(partner for partner, how in who.items() if how is Attendance.core and partner not in came)


def quorum_was_met(playbook: Playbook, record: MeetingRecord) -> bool:
    """Whether enough partners were represented, and those that must be among them; so it is without a quorum."""
    quorum, came = playbook.meetings[record.meeting].quorum, represented(record)
    return quorum is None or (len(came) >= quorum.partners and came.issuperset(quorum.including))
