"""Ethnic origin is kept as the figure of the official list, and never about a person, an event or a count of the partners' own.

Almenboligloven names the share of residents with roots in non-western countries among the criteria of the lists of housing
areas. That figure has its own table, records/list-status.csv, and is of the whole area. A KPI that counts by origin, an
incident or a note beside a figure that tells of somebody's origin, is a warning: a place that has a good reason writes it down.

Fails:

    kpis:
      ethnic-share:
        name: Share of young people with a non-western background
        definition: Of those stopped on the estate, so many.
        unit: per cent
        kind: output
        direction: none
        frequency: month
    # records/incidents.csv
    date,kind,zone,reported,serious
    2026-11-02,fight between immigrants,playground,yes,no

Passes:

    kpis:
      young-people:
        name: Young people reached
        definition: Young people whom the mobile station talked with.
        unit: persons
        kind: output
        direction: up
        frequency: month
    # records/incidents.csv
    date,kind,zone,reported,serious
    2026-11-02,fight,playground,yes,no
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from karlemose_model.model import Kpi
from karlemose_model.personal_names import WORD, kind_of
from karlemose_model.problems import Place, Problem, Severity
from karlemose_model.reading import dotted
from karlemose_model.rules.examined import Examined

CODES = ("KM374", "KM375")

_PHRASE = re.compile(
    r"\b(?:skin colou?r|(?:foreign|danish|other|dual|no|by|their) citizenship|country of citizenship)", re.IGNORECASE
)
_ELSEWHERE = re.compile(r"(?:udvis|deport|alien|radikal|radical|efterkommer\Z|descendant)", re.IGNORECASE)
"""Words on the list that tell of origin beside a name, and of something else as often where nobody is named."""


def check(examined: Examined) -> Iterator[Problem]:
    """A warning for each KPI that counts by origin, and for each row of a record that tells of it."""
    playbook = examined.playbook
    if playbook is None:
        return
    for id_, kpi in playbook.kpis.items():
        if word := _in_kpi(kpi):
            loc = ("kpis", id_)
            yield examined.finding("KM374", loc, {"path": dotted(loc), "word": word}, Severity.warning)
    records = examined.reading.records
    rows: list[tuple[Place, tuple[str, ...]]] = [
        (incident.place, (incident.kind, incident.zone)) for incident in records.incidents
    ]
    rows += [(observation.place, (observation.note,)) for observation in records.observations]
    rows += [(count.place, (count.note,)) for count in records.counts]
    for place, texts in rows:
        if word := next((hit for text in texts if (hit := _origin(text))), ""):
            yield Problem("KM375", place, {"word": word}, Severity.warning)


def _in_kpi(kpi: Kpi) -> str:
    """The first word of origin in what the KPI counts, or nothing; what it warns of may name it."""
    for text in (kpi.name, kpi.definition, kpi.unit, kpi.numerator, kpi.denominator):
        for _language, words in text or ():
            if found := _origin(words):
                return found
    return ""


def _origin(words: str) -> str:
    """The first word in a text that tells of origin, or nothing."""
    if found := _PHRASE.search(words):
        return found[0]
    return next((word for word in WORD.findall(words) if _is_origin(word)), "")


def _is_origin(word: str) -> bool:
    return any(kind_of(part) == "origin" and not _ELSEWHERE.match(part) for part in (word, *word.split("-")))
