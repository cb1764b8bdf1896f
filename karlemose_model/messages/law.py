"""Words for what the rules on law find. KM364 to KM389."""

from __future__ import annotations

from karlemose_model.messages.message import N_, Message

LAW: dict[str, Message] = {
    "KM364": Message(
        N_("{path} hands on information about persons and is marked public"),
        N_("write audience: partners, or take the persons out of what is told and write legal_basis: anonymous"),
        N_("what may be told to one receiver may not therefore be told to everybody"),
    ),
    "KM365": Message(
        N_("{path} hands on information about persons and does not say how long it is kept"),
        N_("write retention: and how long, or by whose rules"),
        N_("personal data may not be kept longer than its purpose needs"),
    ),
    "KM366": Message(
        N_(
            "{path} rests on {basis}, and {partner} is neither an authority nor a self-owned institution with public tasks"
        ),
        N_(
            "take the partner out of this flow, or move the matter to the authorities' own forum. If it is such an institution, write self_owned_institution: true under partners: {partner}, and ask your data-protection officer"
        ),
        N_("retsplejeloven § 115 lets authorities tell each other about persons, and no one else"),
    ),
    "KM367": Message(
        N_(
            "{path} rests on housing_63d, which is for the police to tell those who let social housing, and names {partner}"
        ),
        N_(
            "write from: and the police, to: and the housing organisation; for anything else another basis, after asking your data-protection officer. That a municipality or an institution lets social housing itself may be said in a comment # karlemose: ignore[KM367]"
        ),
        N_("almenboligloven § 63 d speaks of the police and of those who let social housing"),
    ),
    "KM368": Message(
        N_('{path} rests on {basis}, and its purpose speaks of investigation: "{word}"'),
        N_(
            "write the preventive purpose, or take the flow out: what an investigation needs goes another way, which is for the police to say"
        ),
        N_("retsplejeloven § 115, stk. 2, does not let it be told for the investigation of criminal cases"),
    ),
    "KM369": Message(
        N_("cameras are part of the work here, and {path} lacks {lacking}"),
        N_(
            "write it under agreements: {path}: cctv: (laws: beside it), or closed_rooms: true for locked cellars and laundries; without cameras leave the activity out by an adaptation"
        ),
        N_("whoever watches others must be able to show that it is allowed, told of and limited"),
    ),
    "KM370": Message(
        N_("recordings are kept {days} days"),
        N_("write at most 30, and set the recorder so; only what a specific reported case needs is kept longer"),
        N_("tv-overvågningsloven § 4 c, stk. 4, wants recordings deleted after 30 days at the latest"),
    ),
    "KM371": Message(
        N_("cameras installed on {installed} were not registered with the police within 14 days"),
        N_("register them in POLCAM now if that has not been done, and write the day under registered:"),
        N_(
            "non-private operators of cameras on areas with ordinary traffic have to register them; there is a fine for not doing so"
        ),
    ),
    "KM372": Message(
        N_("the permit runs until {expires}, more than five years from {granted}"),
        N_(
            "check the day against the permit, and write the day it was granted under signed:; ask the police how long a permit may run now"
        ),
        N_("by the wording of 2010 a permit is given for at most five years at a time"),
    ),
    "KM373": Message(
        N_("the work has begun, and these agreements lack a day: {agreements}"),
        N_("have them signed, then write under agreements: {example}"),
        N_("who works by an agreement that nobody signed has none, and one without a day of review grows old unseen"),
    ),
    "KM374": Message(
        N_('{path} counts people by their origin: "{word}"'),
        N_(
            "leave the KPI out; the share that the official list uses goes into records/list-status.csv. If there is a reason to count so, ask your data-protection officer, and write it in a comment # karlemose: ignore[KM374]"
        ),
        N_("ethnic origin is sensitive, and one estate is small"),
    ),
    "KM375": Message(
        N_('a record tells of somebody\'s origin: "{word}"'),
        N_("write what happened, and where, without who they were"),
        N_("ethnic origin is sensitive, and those who live there know who is meant"),
    ),
    "KM376": Message(
        N_('{path} goes into calendars and tells too much: "{word}"'),
        N_("give it a neutral name, e.g. Operational meeting; what it is about stands in its purpose"),
        N_("a calendar is seen on shared screens, and its entries travel by mail"),
    ),
    "KM377": Message(
        N_("this playbook is seen on a fixed day and has records, and nothing says what they are"),
        N_(
            'write notice: with what every page must say, e.g. "This place is fictional, and all numbers are synthetic.", or delete as_of:'
        ),
        N_("who reads figures of a demonstration must not take them for true, and no demonstration uses real ones"),
    ),
}
