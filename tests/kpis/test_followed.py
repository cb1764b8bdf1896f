"""An optional KPI is followed by those only who have taken it up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from karlemose_model.kpis.followed import follows, follows_in_public
from karlemose_model.model import Observation, Playbook, Records, Release, Rollout
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


def test_an_observation_counts_once_it_is_known() -> None:
    seen = rollout("one", optional=True)
    assert not follows(replace(seen, as_of=date(2026, 10, 30)), "one")
    assert follows(replace(seen, as_of=date(2026, 10, 31)), "one")


def test_the_public_knows_it_from_the_playbook_or_a_release_alone() -> None:
    seen = rollout("one", optional=True)
    assert not follows_in_public(seen, "one")
    assert follows_in_public(seen, "other")
    figure = {"kpi": "one", "period": "2026-10", "value": 9, "profile": "dst3"}
    release = Release.model_validate({"on": "2026-11-20", "figures": [figure]})
    released = replace(seen, records=replace(seen.records, releases=(release,)))
    assert follows_in_public(released, "one")
    assert not follows_in_public(replace(released, as_of=date(2026, 11, 19)), "one")
