"""A partner's page tells what that partner says and is told, each under its own heading, and nothing between others."""

from __future__ import annotations

import functools

import pytest

from karlemose_model.documents import pages
from karlemose_model.files import shipped
from karlemose_model.model import Audience, Rollout
from karlemose_model.reading import read_playbook


@functools.cache
def park() -> Rollout:
    reading = read_playbook(shipped("playbooks") / "eksempelparken")
    assert reading.playbook is not None
    assert reading.playbook.as_of is not None
    seen = reading.seen_on(reading.playbook.as_of)
    assert seen is not None
    return seen


@functools.cache
def made() -> dict[str, str]:
    return {page.path: page.body for page in pages(park(), Audience.partners, "en")}


def rows_under(name: str, heading: str) -> list[str]:
    part = made()[f"partners/{name}.md"].partition(f"\n### {heading}\n")[2].partition("\n#")[0]
    return [line for line in part.splitlines() if line.startswith("| ")][2:]


@pytest.mark.parametrize("name", ["police", "housing", "sports-club"])
def test_what_it_tells_and_what_it_is_told_stand_apart(name: str) -> None:
    flows = [flow for one in park().playbook.agreements.values() for flow in one.flows.values()]
    assert len(rows_under(name, "We tell the others")) == sum(flow.from_ == name for flow in flows)
    told = [flow for flow in flows if name in flow.to and flow.from_ != name]
    assert len(rows_under(name, "The others tell us")) == len(told) > 0


def test_what_the_models_sources_leave_open_has_no_reason_about_another_place() -> None:
    for path in ("partners/police.md", "activities.md"):
        assert "not told by the sources of the model" in made()[path]
        assert "Unknown:" not in made()[path]
