"""A district with a municipality of two estates and an estate of its own; marked words stand where no index may show them."""

from __future__ import annotations

CANARY = "KANARIE"
"""Stands in every value of an estate that the index must not tell."""

HEAD = """schema: 1
id: {id}
version: 1
kind: {kind}
name: {{da: {da}, en: {en}}}
notice: {{da: Alt her er opdigtet., en: All of this is fictional.}}
partners:
  police:
    name: {{da: Politiet, en: The police}}
    kind: police
    contact: {{label: {{da: {canary}-kontakt, en: {canary}-kontakt}}, email: kanarie@example.org}}
roles:
  chair: {{name: {{da: Mødeleder, en: Chair}}, purpose: {{da: At lede, en: To chair}}, holder: {{partner: police, position: {{da: {canary}-stilling, en: {canary}-stilling}}}}, deputy: {{partner: police, position: {{da: {canary}-vikar, en: {canary}-vikar}}}}}}
phases:
  first: {{name: {{da: Begyndelse, en: Start}}, purpose: {{da: At begynde, en: To begin}}}}
timeline: [{{phase: first, from: 2026-02-02}}]
meetings:
  deciding:
    name: {{da: Styregruppe, en: Steering group}}
    purpose: {{da: At beslutte, en: To decide}}
    minutes: 60
    chair: chair
    participants: {{police: core}}
    agenda:
      gate: {{title: {{da: Faseskift, en: Change of phase}}, minutes: 30, role: chair, shows: [phase_gate]}}
      any: {{title: {{da: Eventuelt, en: Any other business}}, minutes: 20, role: chair}}
    cadence:
      first: {{every: quarter, weekday: tuesday, nth: {nth}, at: "13:47", location: {{da: {canary}-sted, en: {canary}-sted}}}}
"""

KPIS = """kpis:
  held: {{name: {{da: Møder holdt, en: Meetings held}}, definition: {{da: andel, en: share}}, unit: {{da: procent, en: per cent}}, kind: process, measure: share, direction: up, frequency: quarter, owner: police, disclosure: none, disclosure_reason: {{da: Kun møder., en: Only meetings.}}, fed_by: [observations], targets: [{{value: 90}}]}}
  crime: {{name: {{da: Anmeldelser, en: Reported crime}}, definition: {{da: antal, en: count}}, unit: {{da: antal, en: count}}, kind: outcome, measure: number, direction: down, frequency: quarter, owner: police, disclosure: nhs7-round5, fed_by: [observations], targets: [{{value: 20}}]}}
  calm: {{name: {{da: Tryghed, en: Safety}}, definition: {{da: antal, en: count}}, unit: {{da: antal, en: count}}, kind: outcome, measure: number, direction: up, frequency: quarter, owner: police, disclosure: nhs7-round5, fed_by: [observations], targets: [{{value: 20}}]}}
  secret: {{name: {{da: {canary}-valgfri, en: {canary}-valgfri}}, definition: {{da: antal, en: count}}, unit: {{da: antal, en: count}}, kind: outcome, measure: number, direction: up, frequency: quarter, owner: police, disclosure: nhs7-round5, optional: true, fed_by: [observations]}}
"""

OBSERVATIONS = """kpi,period,value,numerator,n,source,stated,note
held,2026-Q2,80,8,10,police,2026-07-02,KANARIE-note
held,2026-Q3,100,10,10,police,2026-10-02,
crime,2026-Q3,4711,,,police,2026-10-02,KANARIE-tal
calm,2026-Q3,8899,,,police,2026-10-02,
secret,2026-Q3,5533,,,police,2026-10-02,
"""

PUBLISHED = """schema: 1
releases:
  - on: 2026-10-20
    figures:
    - {kpi: held, period: 2026-Q2, numerator: 8, denominator: 10, profile: none}
"""

MINUTES = """schema: 1
meeting: deciding
date: 2026-10-06
status: held
present:
  police: {position: KANARIE-person}
items:
  gate: {note: KANARIE-referat}
"""


def head(kind: str, id_: str, da: str, en: str, *, nth: int = 1) -> str:
    return HEAD.format(kind=kind, id=id_, da=da, en=en, nth=nth, canary=CANARY)


def estate(id_: str, da: str, en: str, *, nth: int = 1) -> str:
    return head("estate", id_, da, en, nth=nth) + KPIS.format(canary=CANARY)


def listing(*paths: str) -> str:
    return "estates:\n" + "".join(f"  - {path}\n" for path in paths)


def tree() -> dict[str, str]:
    """The files, by path; the district's folder is `kreds`."""
    return {
        "kreds/playbook.yml": head("district", "kreds", "Kredsen", "The district", nth=3)
        + listing("../aaby", "../solbakken"),
        "aaby/playbook.yml": head("municipality", "aaby", "Åby Kommune", "Municipality of Åby", nth=2)
        + listing("../vestervang", "../birkely"),
        "vestervang/playbook.yml": estate("vestervang", "Vestervang", "Vestervang"),
        "vestervang/records/observations.csv": OBSERVATIONS,
        "vestervang/records/published.yml": PUBLISHED,
        "vestervang/records/meetings/2026-10-06-deciding.yml": MINUTES,
        "birkely/playbook.yml": estate("birkely", "Birkely", "Birkely"),
        "solbakken/playbook.yml": estate("solbakken", "Solbakken", "Solbakken"),
    }
