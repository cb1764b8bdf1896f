"""An optional KPI is followed by those only who have taken it up."""

from __future__ import annotations

from datetime import date

import pytest

from karlemose_model.kpis.followed import follows
from karlemose_model.model import Observation, Playbook, Records, Rollout
from karlemose_model.problems import Place
from karlemose_model.reading.periods import read_period

KPI = {"name": "k", "definition": "d", "unit": "u", "kind": "output", "direction": "up", "frequency": "month"}


def rollout(*observed: str, **more: object) -> Rollout:
    park = {"schema": 1, "id": "park", "version": 1, "kind": "estate", "name": "Park"}
    playbook = Playbook.model_validate({**park, "kpis": {"one": {**KPI, **more}, "other": KPI}})
    period = read_period("2026-10")
    assert period is not None
    seen = tuple(Observation(kpi, period, 1, None, "", None, "", Place("o.csv")) for kpi in observed)
    return Rollout(playbook, date(2026, 11, 26), Records(seen))


@pytest.mark.parametrize(
    ("more", "followed"),
    [
        ({}, True),
        ({"optional": True}, False),
        ({"optional": True, "targets": [{"value": 3}]}, True),
        ({"optional": True, "baseline": 3}, True),
    ],
)
def test_by_what_the_playbook_says(more: dict[str, object], followed: bool) -> None:
    assert follows(rollout(**more), "one") is followed


def test_by_an_observation_of_its_own() -> None:
    assert follows(rollout("one", optional=True), "one")
    assert not follows(rollout("other", optional=True), "one")


def test_an_unknown_kpi_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        follows(rollout(), "two")
