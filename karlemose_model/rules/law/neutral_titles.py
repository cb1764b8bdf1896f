"""A meeting's name says nothing that must not stand in a calendar: it is seen on shared screens and leaves the house by mail.

A calendar file names a meeting and its deadlines as the playbook does, and nothing else: no place, no agenda, and of a visit
not even the name. So the name of a meeting or a deadline that speaks of gangs, violence, drugs, arrests, release from prison or
illness is a warning. Each language is read with its own words; the names of the place, its municipality and the partners
may stand there.

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

from karlemose_model.model import Playbook
from karlemose_model.problems import Problem, Severity
from karlemose_model.reading import dotted
from karlemose_model.reading.origins import Loc
from karlemose_model.rules.examined import Examined
from karlemose_model.text import Text

CODES = ("KM376",)

_TOLD = {
    "da": re.compile(
        r"\b(?:bande|vold(?!park|gade|sted|by)|trusler|narko|hash(?!øj)|våben|anholdel|ransag|razzia|efterforsk|fængs|løslad|straffe"
        r"|radikaliser|ekstremis|misbrug|psyk|tvangsfjern)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:gang|violen|threat|drug|weapon|arrest|raid|investigat|prison|released?\s+from\b|offend|convict"
        r"|radicalis|extremis|addict|psych)",
        re.IGNORECASE,
    ),
}


def check(examined: Examined) -> Iterator[Problem]:
    """A warning for each name that a calendar would show and that tells too much."""
    playbook = examined.playbook
    known = _known(playbook) if playbook else None
    for id_, meeting in playbook.meetings.items() if playbook else ():
        named: list[tuple[Loc, Text]] = [(("meetings", id_, "name"), meeting.name)]
        named += [(("meetings", id_, "deadlines", key, "name"), one.name) for key, one in meeting.deadlines.items()]
        for loc, name in named:
            if word := _tells(name, known):
                yield examined.finding("KM376", loc, {"path": dotted(loc), "word": word}, Severity.warning)


def _tells(name: Text, known: re.Pattern[str] | None) -> str:
    for language, words in name:
        told = _TOLD.get(language)
        if told and (hit := told.search(known.sub(" ", words) if known else words)):
            return hit[0]
    return ""


def _known(playbook: Playbook) -> re.Pattern[str] | None:
    """The names of the place and of who takes part, as whole words, in any language."""
    place = playbook.place
    texts = [playbook.name, *((place.municipality, place.police_district) if place else ())]
    texts += [partner.name for partner in playbook.partners.values()]
    names = sorted({words.strip() for text in texts for _language, words in text or ()} - {""}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE) if names else None
