"""A meeting's name says nothing that must not stand in a calendar: it is seen on shared screens and leaves the house by mail.

A calendar file names a meeting and its deadlines as the playbook does, and nothing else: no place, no agenda, and of a visit
not even the name. So the name of a meeting or a deadline that speaks of gangs, violence, drugs, arrests, release or illness is a
warning. Each language is read with its own words.

Fails:

    meetings:
      operational:
        name: Meeting on the gang and its arrests

Passes:

    meetings:
      operational:
        name: Operational meeting
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from karlemose_model.problems import Problem, Severity
from karlemose_model.reading import dotted
from karlemose_model.reading.origins import Loc
from karlemose_model.rules.examined import Examined
from karlemose_model.text import Text

CODES = ("KM376",)

_TOLD = {
    "da": re.compile(
        r"\b(?:bande|vold|trusler|narko|hash|våben|anholdel|ransag|razzia|efterforsk|fængs|løslad|straffe"
        r"|radikaliser|ekstremis|misbrug|psyk|tvangsfjern)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:gang|violen|threat|drug|weapon|arrest|raid|investigat|prison|release|offend|convict"
        r"|radicalis|extremis|addict|psych)",
        re.IGNORECASE,
    ),
}


def check(examined: Examined) -> Iterator[Problem]:
    """A warning for each name that a calendar would show and that tells too much."""
    playbook = examined.playbook
    for id_, meeting in playbook.meetings.items() if playbook else ():
        named: list[tuple[Loc, Text]] = [(("meetings", id_, "name"), meeting.name)]
        named += [(("meetings", id_, "deadlines", key, "name"), one.name) for key, one in meeting.deadlines.items()]
        for loc, name in named:
            if word := _tells(name):
                yield examined.finding("KM376", loc, {"path": dotted(loc), "word": word}, Severity.warning)


def _tells(name: Text) -> str:
    found = (hit for language, words in name if (told := _TOLD.get(language)) and (hit := told.search(words)))
    hit = next(found, None)
    return hit[0] if hit else ""
