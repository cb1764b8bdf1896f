"""A KPI's card tells which target the newest figure is held against, and the one of today where that is another."""

from __future__ import annotations

from datetime import date

from karlemose_model.documents import pages
from karlemose_model.files import shipped
from karlemose_model.model import Audience
from karlemose_model.reading import read_playbook


def test_the_target_says_of_when_it_is() -> None:
    rollout = read_playbook(shipped("playbooks") / "eksempelparken").seen_on(date(2026, 11, 26))
    assert rollout
    cards = {page.title[:4]: page.body for page in pages(rollout, Audience.partners, "en") if page.kind == "kpi"}
    stands = {name: line for name, body in cards.items() for line in body.splitlines() if "; target" in line}
    assert stands.pop("K03 ").endswith("; target for 2025: 62 per cent (now 68 per cent)")
    # Where there is one target, it is today's.
    alone = {kpi.code for kpi in rollout.playbook.kpis.values() if len(kpi.targets) == 1}
    lines = [line for name, line in stands.items() if name.strip() in alone]
    assert lines
    assert not [line for line in lines if "(now" in line]
