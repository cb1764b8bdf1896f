"""A small sample of the trial `faults`, and that it finds what it is there to find."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from karlemose_model import files
from tests.trials.fault_states import STATES, State
from tests.trials.faults import points, sample, tried
from tests.trials.struck import warm
from tests.trials.writing_calls import Fault

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is copied to be struck")

BY_NAME = {state.name: state for state in STATES}


@pytest.fixture(autouse=True, scope="module")
def _warm() -> None:
    warm(*(f"karlemose_model.cli.{name}" for name in ("minutes", "records", "calendar")))


@pytest.mark.parametrize(("name", "runs"), [("minutes close", 8), ("records close-year", 8), ("calendar", 6)])
def test_a_sample(tmp_path: Path, name: str, runs: int) -> None:
    trial = tried(BY_NAME[name], tmp_path, runs)
    assert trial.found == []
    assert trial.runs.total() == runs


def _carelessly(_home: Path) -> None:
    """Write as a program does that does not care."""

    def put(path: Path, content: bytes, _check: object = None) -> None:
        with path.open("wb") as stream:
            stream.write(content)

    vars(files)["_put"] = put


def test_a_careless_write_is_found(tmp_path: Path) -> None:
    state: State = replace(BY_NAME["minutes close"], within=_carelessly)
    found = tried(replace(state, faults=(Fault.half,)), tmp_path, 3).found
    assert any("half written: records/meetings/2026-01-20-operational.yml is neither the old" in what for what in found)


def test_each_call_is_killed_finds_the_disk_full_and_is_refused_and_the_others_take_turns() -> None:
    every = points(10)
    for at in range(1, 11):
        struck = [fault for where, fault in every if where == at]
        assert set(struck) > {Fault.killed, Fault.no_room, Fault.denied}
        assert len(struck) == len(set(struck)) == 4
    assert {fault for _at, fault in every} == set(Fault)
    assert points(2, (Fault.half,)) == [(1, Fault.half), (2, Fault.half)]
    assert [at for at, _fault in points(16, in_turn=True)] == list(range(1, 17))
    assert {fault for _at, fault in points(16, in_turn=True)} == set(Fault)


def test_a_sample_has_the_last_calls_and_reaches_from_the_first_on() -> None:
    every = points(1000)
    assert sample(every[:50], 100) == every[:50]
    some = sample(every, 100)
    assert len(set(some)) == 100
    assert some[-50:] == every[-50:]
    assert some[0] == every[0]


def test_processes_side_by_side_share_the_points(tmp_path: Path) -> None:
    state = replace(BY_NAME["calendar"], faults=(Fault.killed,))
    shares = [tried(state, tmp_path / str(share), share=share, shares=2) for share in range(2)]
    assert sum(share.runs.total() for share in shares) == shares[0].calls == shares[1].calls > 2
