"""A meeting's quorum can be met by those who take part in it.

A quorum of more partners than are invited, or of a partner that comes only as a guest, would keep the meeting from ever
deciding.

Fails:

    meetings:
      operational:
        quorum: {partners: 9, including: [police]}

Passes:

    meetings:
      operational:
        quorum: {partners: 3, including: [police]}
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.model import Attendance
from karlemose_model.problems import Problem
from karlemose_model.rules.examined import Examined

CODES = ("KM312",)


def check(examined: Examined) -> Iterator[Problem]:
    """A problem for each meeting that could never decide."""
    for id_, meeting in (pair for playbook in examined.as_used for pair in playbook.meetings.items()):
        quorum = meeting.quorum
        if quorum is None:
            continue
        invited = [partner for partner, how in meeting.participants.items() if how is not Attendance.guest]
        absent = [partner for partner in quorum.including if partner not in invited]
        if quorum.partners > len(invited) or absent:
            data: dict[str, object] = {
                "path": f"meetings.{id_}.quorum", "partners": quorum.partners, "invited": ", ".join(invited),
                "absent": ", ".join(absent),
            }  # fmt: skip
            yield examined.finding("KM312", ("meetings", id_, "quorum"), data)
