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
        N_("{path} lets {code} pass, and nothing of that kind stands there any more"),
        N_("delete the entry, or write the line in which it now stands"),
        N_("something else in its place would pass unseen"),
    ),
    "KM505": Message(
        N_("what looks like a person's name stands beside a word on {found}; it is not repeated"),
        N_(
            "write what happened without saying who; the case belongs with the authority that handles it. If it is no person's name, let it pass under allowed: with finding: KM505, value: and reason:"
        ),
        N_("records are read by partners that may not know such things of persons, and history keeps what is deleted"),
    ),
}

UNSAID = frozenset({"KM505"})
"""Findings that no report may repeat: it makes unreadable where they stand in the line that it shows."""
