"""Changes of phase that a steering group decided, laid into the timeline for everybody who asks which phase holds."""

from __future__ import annotations

from collections.abc import Iterable

from karlemose_model.model import MeetingRecord, Playbook, Spell


def as_decided(playbook: Playbook, meetings: Iterable[MeetingRecord]) -> Playbook:
    """The playbook with the spells that its meetings decided, each from the day the decision names.

    What the timeline says already is not added again. Of two spells that begin on the same day the one decided last holds.
    """
    written = {(spell.phase, spell.from_) for spell in playbook.timeline}
    gates = [
        Spell.model_validate({"phase": record.phase.phase, "from": record.phase.from_, "reason": record.phase.reason})
        for record in sorted(meetings, key=lambda record: (record.date, record.meeting))
        if record.phase is not None
        and record.took_place
        and (record.phase.phase, record.phase.from_) not in written
        and record.phase.phase in playbook.phases
    ]
    if not gates:
        return playbook
    return playbook.model_copy(update={"timeline": (*playbook.timeline, *gates)})
