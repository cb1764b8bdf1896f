"""What a layer writes over what everybody may see is for the partners, until that layer says that it is for everybody too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from karlemose_model.documents import pages
from karlemose_model.model import Audience
from karlemose_model.problems import Severity
from karlemose_model.reading import Reading, value_at
from tests.conftest import looked_at

DISTRICT = """\
schema: 1
id: dist
version: 1
kind: district
name: {en: District}
languages: [en]
extends: {playbook: karlemose, version: 1}
sources:
  memo: {title: Public memo, audience: public}
  report: {title: Report, url: https://example.org/a, parts: {results: Results}}
partners:
  police:
    contact: {label: Front desk, email: frontdesk@police.example.org, audience: public}
roles:
  coordinator:
    contact: {label: Office, email: office@town.example.org, audience: public}
"""
ESTATE = """\
schema: 1
id: est
version: 1
kind: estate
name: {en: Estate}
languages: [en]
extends: {playbook: ../dist, version: 1}
timeline: [{phase: setup, from: 2026-01-01}]
"""

Read = Callable[[str], Reading]


@pytest.fixture
def read(files: Callable[[dict[str, str]], Path]) -> Read:
    def build(estate: str) -> Reading:
        return looked_at(files({"dist/playbook.yml": DISTRICT, "est/playbook.yml": ESTATE + estate}) / "est")

    return build


def at(reading: Reading, path: str) -> Any:
    assert reading.tree is not None
    return value_at(reading.tree.value, tuple(path.split(".")))


def told(reading: Reading) -> list[tuple[int, object]]:
    of_it = [one for one in reading.problems if one.code == "KM509"]
    assert {one.severity for one in of_it} <= {Severity.warning}
    return [(one.place.line, one.data["path"]) for one in of_it]


def public_text(reading: Reading) -> str:
    rollout = reading.seen_on(date(2026, 6, 1))
    assert rollout
    return "\n".join(page.body for page in pages(rollout, Audience.public, "en"))


def test_a_contact_and_a_title_written_anew_are_on_no_public_page(read: Read) -> None:
    reading = read("""\
sources:
  memo: {title: CANARY internal memo}
partners:
  police:
    contact:
      label: CANARY informant desk
      email: canary@police.example.org
roles:
  coordinator: {contact: {label: CANARY at night}}
""")
    assert told(reading) == [(10, "sources.memo"), (14, "partners.police.contact"), (17, "roles.coordinator.contact")]
    first = next(one for one in reading.problems if one.code == "KM509")
    assert [(one.place.file, one.place.line) for one in first.related] == [("dist/playbook.yml", 9)]
    assert at(reading, "partners.police.contact.audience") == "partners"
    assert "canary" not in public_text(reading).lower()


def test_what_is_left_as_it_was_stays_for_everybody(read: Read) -> None:
    reading = read("partners: {police: {contact: {label: Front desk}}}\n")
    assert told(reading) == []
    assert "frontdesk@police.example.org" in public_text(reading)
    assert "Public memo" in public_text(reading)


def test_who_says_for_whom_it_is_is_believed(read: Read) -> None:
    reading = read("""\
sources:
  memo: {title: Our memo, audience: public}
  report: {title: Our report, url: https://example.org/b}
partners: {police: {contact: {label: Our desk, audience: public}}}
roles: {coordinator: {contact: {label: CANARY, audience: partners}}}
""")
    assert told(reading) == []
    text = public_text(reading)
    assert all(words in text for words in ("Our memo", "Our report", "Our desk"))
    assert "CANARY" not in text


@pytest.mark.parametrize(
    ("source", "new"),
    [
        ("report", "title: CANARY"),
        ("report", "publisher: CANARY"),
        ("report", "parts: {results: CANARY}"),
        ("report", "parts: {more: CANARY}"),
        ("eucpn-2018", "title: CANARY"),
        ("ecpa-2018", "parts: {results: CANARY}"),
    ],
)
def test_an_address_from_below_makes_no_new_words_public(read: Read, source: str, new: str) -> None:
    reading = read(f"sources:\n  {source}: {{{new}}}\n")
    assert told(reading) == [(10, f"sources.{source}")]
    assert at(reading, f"sources.{source}.audience") == "partners"
    assert "CANARY" not in public_text(reading)


def test_the_day_on_which_a_law_was_read_again_changes_nothing_for_anybody(read: Read) -> None:
    reading = read("sources:\n  report: {checked: 2026-05-01}\n")
    assert told(reading) == []
    assert at(reading, "sources.report.audience") is None


def test_what_was_for_the_partners_needs_no_word(read: Read) -> None:
    reading = read("partners: {housing: {contact: {label: Estate office}}}\n")
    assert told(reading) == []


@pytest.mark.parametrize("section", ["evidence", "lessons"])
def test_a_source_from_below_does_not_make_the_words_of_a_claim_public(read: Read, section: str) -> None:
    claim = {"evidence": "clear-hold-build", "lessons": "local-intel"}[section]
    anew = read(f"{section}: {{{claim}: {{text: CANARY}}}}\n")
    assert "CANARY" not in public_text(anew)
    said = read(f"{section}: {{{claim}: {{text: CANARY, source: report, basis: source}}}}\n")
    assert "CANARY" in public_text(said)
