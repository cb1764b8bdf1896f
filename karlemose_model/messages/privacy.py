"""Words for the checks on privacy and for what a playbook lets pass. KM500 to KM511."""

from __future__ import annotations

from karlemose_model.messages.message import N_, Message

PRIVACY: dict[str, Message] = {
    "KM500": Message(
        N_("{path} says neither where it stands nor its words, or both"),
        N_("write file: and line:, or value: alone; and reason:"),
    ),
    "KM501": Message(
        N_("{path} gives words, and what is shaped like a CPR number is let pass by its place alone"),
        N_("write file: and line: instead of value:, and reason:"),
        N_("written down once more it would stand in one more file, and a hash of ten digits is guessed in seconds"),
    ),
    "KM502": Message(
        N_("{path} lets {code} pass, and there is no such finding any more"),
        N_("delete the entry, or mend what it names: the line in which it now stands, or the words as they now stand"),
        N_("something else in its place would pass unseen"),
    ),
    "KM503": Message(
        N_("the name of this file or folder is shaped like a CPR number; it is not repeated"),
        N_(
            "give it another name; what the file holds about a person belongs with the authority. If it was committed, tell your data protection officer"
        ),
        N_("names stand in addresses, lists and messages, and in the history of every copy"),
    ),
    "KM504": Message(
        N_("{file} would show something shaped like a CPR number; it is not repeated, and nothing was written"),
        N_(
            "look in the playbook, the records and your own templates for digits that come together there, from two fields or around a mark, and take them apart or out"
        ),
        N_("what a page shows, people copy and search engines keep"),
    ),
    "KM505": Message(
        N_("what looks like a person's name stands beside a word on {found}; it is not repeated"),
        N_(
            "write what happened without saying who; the case belongs with the authority that handles it. If it is no person's name, let it pass under allowed: with finding: KM505, value: and reason:"
        ),
        N_("records are read by partners that may not know such things of persons, and history keeps what is deleted"),
    ),
    "KM506": Message(
        N_(
            "{found} is to stand on the public page {page}, and nothing says that it is meant for everybody; it is not repeated"
        ),
        N_(
            "take it out; nothing was put in place. If it is a function's and everybody may have it, write audience: public at the contact, or let it pass under allowed: with finding: KM506, value: and reason:"
        ),
        N_("whoever can be reached or found can be sought out; what has been public can't be called back"),
    ),
    "KM507": Message(
        N_("this page is for everybody and tells {found} of {meeting}; it is not repeated"),
        N_(
            "take it out, or make the page one for the partners: leave out audience: public. If it is about something else, let it pass under allowed: with finding: KM507, value: and reason:"
        ),
        N_("when and where partners meet, or the police are present, is a matter of staff's and residents' safety"),
    ),
    "KM508": Message(
        N_("nobody has looked whether a CPR number stands in this file: {found}"),
        N_("look yourself before you commit it; what was committed once stays in the history"),
    ),
    "KM509": Message(
        N_("{path} is for everybody in the playbook below; what is written anew here counts as being for the partners"),
        N_("write audience: public beside it if everybody may see it too, or audience: partners if not"),
        N_("whoever chose that everybody may see it had not read what stands here"),
    ),
}

UNSAID = frozenset({"KM505", "KM506", "KM507"})
"""Findings that no report may repeat: it makes unreadable where they stand in the line that it shows."""
