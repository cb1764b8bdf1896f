"""A small sample of the trial `faults`, and that it finds what it is there to find."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from karlemose_model import files
from tests.trials.fault_states import STATES, State
from tests.trials.faults import points, tried
from tests.trials.struck import warm
from tests.trials.writing_calls import Fault

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is copied to be struck")

BY_NAME = {state.name: state for state in STATES}


@pytest.fixture(autouse=True, scope="module")
def _warm() -> None:
    warm(*(f"karlemose_model.cli.{name}" for name in ("minutes", "records", "calendar")))


@pytest.mark.parametrize(("name", "runs"), [("minutes close", 8), ("records close-year", 8), ("calendar", 6)])
def test_a_sample(tmp_path: Path, name: str, runs: int) -> None:
    trial = tried(BY_NAME[name], runs, tmp_path)
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
    found = tried(replace(state, faults=(Fault.half,)), 3, tmp_path).found
    assert any("half written: records/meetings/2026-01-20-operational.yml is neither the old" in what for what in found)


def test_few_calls_are_all_struck_and_of_many_the_last() -> None:
    assert len(points(3, 100)) == 3 * len(Fault)
    many = points(1000, 100)
    assert len(many) == 100
    assert {fault for _at, fault in many} == set(Fault)
    assert {at for at, _fault in many} > set(range(995, 1001))
    assert min(many) < (20, Fault.read_only)
