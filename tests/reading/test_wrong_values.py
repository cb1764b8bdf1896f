"""A value of any kind in any place of a playbook is at most a finding: rules, differences and explanations hold."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from karlemose_model.reading import read_playbook
from karlemose_model.reading.differences import differences
from karlemose_model.reading.origins import dotted
from karlemose_model.reading.provenance import explain
from karlemose_model.rules import checked
from tests.conftest import AS_OF

SAMPLE = yaml.safe_load("""
schema: 1
id: park
version: 1
kind: estate
name: {da: P, en: P}
languages: [da, en]
extends: {playbook: karlemose, version: 1}
sources: {a: {title: x, checked: '2020-01-01', parts: {p: q}}}
place: {dwellings: {value: 4, stated: '2020-01-01', source: a}, residents: [{value: 1}]}
timeline: [{phase: clear, from: '2026-01-01'}]
partners: {p: {name: x, kind: police}}
roles: {chair: {holder: {partner: police, position: x}}}
meetings:
  operational:
    quorum: {partners: 9}
    core: [minutes]
    cadence: {clear: {every: month, changes: [{from: '2026-03-01', every: week}]}}
checklists: {l: {name: L, tasks: {t: {text: x, due: {days_after_start: 3}}}}}
agreements:
  terms-of-reference: {review: '2020-01-01', laws: {l: {text: x, reference: y, checked: '2020-01-01'}}}
kpis: {convictions: {targets: [{value: 1}], denominator: x}}
costs: {c: {text: x, amount: {value: 1}}}
evaluation:
  start: '2025-01-01'
  fixed: '2024-11-20'
  before: {from: 2024-01, to: 2024-12}
  after: {from: 2025-01, to: 2025-12}
  placebo: 2024-07
  areas: {here: {kind: estate, name: x, covers: [y]}, north: {kind: comparison, name: x, covers: [z], why: x}}
  outcomes: {burglary: {name: x, initiated: victim, primary: true}}
adaptations: {x: {removes: activities.cctv, what: a, why: b, status: approved}}
""")
WRONG = [None, [], {}, "", -1, "x", ["x"], {"a": 1}, [[1]]]


def places(value: Any, loc: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in items:
        yield (*loc, key)
        yield from places(below, (*loc, key))


@pytest.mark.parametrize("section", list(SAMPLE))
def test_nothing_raises(tmp_path: Path, section: str) -> None:
    file = tmp_path / "playbook.yml"
    locs = [loc for loc in places(SAMPLE) if loc[0] == section]
    for number, loc in enumerate(locs):
        # Each kind of value comes to each kind of place, and half of them to one place: there are many alike.
        for wrong in WRONG[number % 2 :: 2]:
            values = copy.deepcopy(SAMPLE)
            holder = values
            for key in loc[:-1]:
                holder = holder[key]
            holder[loc[-1]] = wrong
            file.write_text(yaml.safe_dump(values, sort_keys=False), "utf-8")
            reading = checked(read_playbook(file), AS_OF)
            if reading.tree is None:
                assert reading.problems
                continue
            if reading.below is not None:
                differences(reading.below, reading.tree)
            for other in locs:
                explain(reading, dotted(other))
