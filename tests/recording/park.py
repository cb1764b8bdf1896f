"""A small place whose meetings can be recorded: its playbook, and the records of two meetings."""

from __future__ import annotations

HEAD = """\
schema: 1
id: park
version: 1
kind: estate
name: {da: Park, en: Park}
languages: [da, en]
extends: {playbook: karlemose, version: 1}
timeline: [{phase: clear, from: 2026-01-05}]
meetings:
  operational: {cadence: {clear: {weekday: tuesday, at: 10:00, location: {da: 'Beboerhuset: mødelokale 1', en: 'Beboerhuset: mødelokale 1'}}}}
  steering: {cadence: {clear: {weekday: thursday, nth: 2, at: 14:00}}}
"""
FIRST = """\
schema: 1
meeting: operational
date: 2026-01-06
actions:
  - {text: 'Bed om lys: den nordlige parkeringsplads', partner: housing, role: housing-contact, due: 2026-01-12}
  - {text: Tal med klubben, partner: municipality, due: 2026-02-20}
"""
SECOND = """\
schema: 1
meeting: operational
date: 2026-01-13
present: {police: police-contact, housing: housing-contact}
apologies:
  social-project: {deputy: {partner: social-project, position: Jobvejleder}}
  municipality: {why: Kursus}
readiness: {referred: true, checklist: false}
"""
TREE = {
    "playbook.yml": HEAD,
    "records/meetings/2026-01-06-operational.yml": FIRST,
    "records/meetings/2026-01-13-operational.yml": SECOND,
}
