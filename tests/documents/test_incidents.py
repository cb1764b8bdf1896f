"""The page of incidents: what happened where, and whether it was serious if anybody said so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from karlemose_model.documents import pages
from karlemose_model.model import Audience, Incident, Rollout
from tests.documents.sample import HERE, rollout


def page(*incidents: Incident) -> str:
    sample = rollout()
    seen: Rollout = replace(sample, records=replace(sample.records, incidents=incidents))
    return next(one.body for one in pages(seen, Audience.partners, "en") if one.path == "incidents.md")


def test_whether_it_was_serious_is_shown_where_somebody_said_so() -> None:
    body = page(
        Incident(date(2026, 10, 2), "Fire", "North", True, HERE, serious=True),
        Incident(date(2026, 10, 3), "Noise", "North", False, HERE, serious=False),
        Incident(date(2026, 10, 31), "none", "", False, HERE, quiet=True),
    )
    assert "| Date | Kind | Zone | Reported to the police | Serious |" in body
    assert "| Fire | North | yes | yes |" in body
    assert "| Noise | North | no | no |" in body
    assert "| No incidents | – | – | – |" in body


def test_nothing_is_said_of_it_where_nobody_did() -> None:
    body = page(Incident(date(2026, 10, 2), "Fire", "North", True, HERE))
    assert "Serious" not in body
    assert "| Fire | North | yes |\n" in body
