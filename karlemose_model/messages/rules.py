"""Words for what the rules find: references, and what is agreed. KM2xx and KM3xx."""

from __future__ import annotations

from karlemose_model.messages.message import N_, Message

RULES: dict[str, Message] = {
    "KM201": Message(
        N_('unknown {section} "{id}" in {path}'),
        N_("what can stand here is listed under {listed}:, here or in the playbook below"),
    ),
    "KM202": Message(
        N_('{section} "{id}" in {path} is left out of this playbook'),
        N_("delete the reference here, or the adaptation {adaptation} that leaves it out"),
    ),
    "KM203": Message(N_('the source "{id}" has no part "{part}"'), N_("write one of its parts: {parts}")),
    "KM204": Message(
        N_('"{id}" in {path} points at nothing'),
        N_("write the path of a component that is there, e.g. activities.mentoring"),
    ),
    "KM301": Message(
        N_('"{path}" carries the effect of {component} and is changed here without an adaptation'),
        N_("undo the change, or write an adaptation with changes: {path}, what, why, by and when"),
        N_("who changes what the effect rests on should know and say so"),
    ),
    "KM302": Message(
        N_("the adaptation {id} is proposed but not approved; it takes effect all the same"),
        N_("have the steering group decide, then write status: approved, by: and when:"),
    ),
    "KM303": Message(
        N_("{path} is not written in {languages}"),
        N_("add the missing language: {example}"),
        N_("the pages come in every language of the playbook"),
    ),
    "KM304": Message(N_("nobody is responsible for {path}"), N_("name a partner or a role that is still there")),
    "KM305": Message(
        N_("the spell from {from} stands after a later one"), N_("put the spells in order, the oldest first")
    ),
    "KM306": Message(
        N_("{path} never gives a date"),
        N_("check weekday, nth and not_in against each other"),
    ),
    "KM307": Message(
        N_("{path} has no weekday, though the timeline says that {phase} has begun"),
        N_("write weekday: and at:, so that dates can be worked out"),
        N_("without them no agenda has a date"),
    ),
    "KM308": Message(
        N_("the phase {phase} is in the timeline, but {path} has no cadence for it"), N_("write a cadence for {phase}")
    ),
    "KM309": Message(
        N_("the items of {path} take {minutes} minutes, the meeting lasts {length}"),
        N_("shorten items or lengthen the meeting"),
    ),
    "KM310": Message(
        N_("something here is shaped like a CPR number; it is not repeated"),
        N_(
            "delete it; personal data belongs in the authority's own system. If it was committed, tell your data protection officer"
        ),
        N_("nothing about persons may be stored in playbooks and records"),
    ),
    "KM311": Message(
        N_("no public holidays are known for {place}"),
        N_("check the code (ISO 3166), or write the holidays under place.holidays.optional as month-day"),
        N_("a meeting could fall on a holiday unnoticed"),
    ),
}
