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
from karlemose_model.problems import Place, Problem, Severity
from karlemose_model.reading import dotted
from karlemose_model.rules.examined import Examined

CODES = ("KM374", "KM375")

ORIGIN = re.compile(
    r"\b(?:etnisk|etnicitet|ikke-?vestlig|indvandrer|efterkommere\b|herkomst|nationalitet|statsborger|hudfarve"
    r"|ethnic|non-?western|immigrant|nationalit|citizenship|skin colou?r)",
    re.IGNORECASE,
)


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
    for place, texts in rows:
        if found := next((hit for text in texts if (hit := ORIGIN.search(text))), None):
            yield Problem("KM375", place, {"word": found[0]}, Severity.warning)


def _in_kpi(kpi: Kpi) -> str:
    """The first word of origin in what the KPI counts, or nothing; what it warns of may name it."""
    for text in (kpi.name, kpi.definition, kpi.unit, kpi.numerator, kpi.denominator):
        for _language, words in text or ():
            if found := ORIGIN.search(words):
                return found[0]
    return ""
