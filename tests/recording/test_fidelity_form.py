"""The form for a rating: whatever stands in the playbook, it is YAML that reads as a rating not begun, and once filled in as one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from karlemose_model.files import shipped
from karlemose_model.model import FidelityRecord, Playbook, SeenFrom
from karlemose_model.problems import Severity, has_errors
from karlemose_model.reading import read_playbook
from karlemose_model.reading.fidelity_records import read_fidelity_record
from karlemose_model.reading.record_files import RecordFile
from karlemose_model.recording.fidelity_form import fidelity_form
from tests.documents.sample import PLAYBOOK
from tests.recording.test_form import NASTY

DAY = date(2026, 12, 3)


def read_back(text: str, folder: Path) -> RecordFile[FidelityRecord]:
    path = folder / f"{DAY.isoformat()}.yml"
    path.write_text(text, "utf-8")
    return read_fidelity_record(path, PLAYBOOK, "en")


@settings(max_examples=60)
@given(NASTY, st.sampled_from(["da", "en"]), st.sampled_from(SeenFrom))
def test_whatever_is_repeated_in_it_the_form_has_no_fault(
    tmp_path_factory: pytest.TempPathFactory, words: str, language: str, seen_from: SeenFrom
) -> None:
    # The model refuses words that are none.
    assume(words.strip())
    weekly = {**PLAYBOOK["fidelity"]["weekly"], "text": words, "anchors": dict.fromkeys("01234", words)}
    playbook = Playbook.model_validate(
        {**PLAYBOOK, "name": words, "fidelity": {**PLAYBOOK["fidelity"], "weekly": weekly}}
    )
    text = fidelity_form(playbook, DAY, seen_from, language)
    read = read_back(text, tmp_path_factory.mktemp("form"))
    assert [one.code for one in read.problems if one.severity is Severity.error] == []
    assert read.record is not None
    assert (read.record.date, read.record.seen_from, read.record.marks) == (DAY, seen_from, {})
    assert "311257-5000" not in text


def test_filled_in_it_is_a_rating(tmp_path: Path) -> None:
    playbook = Playbook.model_validate(PLAYBOOK)
    text = fidelity_form(playbook, DAY, SeenFrom.outside, "en")
    for old, new in (
        ("body:", "body: A university"),
        ("    mark:", "    mark: 3"),
        ("    evidence:", "    evidence: Minutes"),
    ):
        assert old in text
        text = text.replace(old, new)
    read = read_back(text, tmp_path)
    assert not has_errors(read.problems), read.problems
    assert read.record is not None
    assert {id_: mark.mark for id_, mark in read.record.marks.items()} == dict.fromkeys(PLAYBOOK["fidelity"], 3)


def test_it_asks_every_question_with_every_anchor_and_names_the_adaptations() -> None:
    playbook = read_playbook(shipped("playbooks") / "eksempelparken").playbook
    assert playbook is not None
    text = fidelity_form(playbook, DAY, SeenFrom.inside, "da", "../../.karlemose/schema/fidelity-record.json")
    lines = text.splitlines()
    assert lines[0] == "# yaml-language-server: $schema=../../.karlemose/schema/fidelity-record.json"
    assert "# Vurdering af modeltroskab: Eksempelparken, 3. december 2026" in lines
    assert any(line.startswith("rater: coordinator ") for line in lines)
    for id_, item in playbook.fidelity.items():
        assert f"  {id_}:" in lines
        assert item.text.said_in("da") in text
        assert all(f"    #    {mark}: {words.said_in('da')}" in lines for mark, words in item.anchors.items())
    assert text.count("(kerne)") == sum(item.core for item in playbook.fidelity.values())
    assert text.count("every-second-week, no-cctv") == len(playbook.fidelity)


def test_a_rater_from_outside_is_an_organisation() -> None:
    text = fidelity_form(Playbook.model_validate(PLAYBOOK), DAY, SeenFrom.outside, "en")
    assert "\nrater:" not in text
    assert "\nbody: " in text
    assert "seen_from: outside" in text


def test_the_same_playbook_gives_the_same_form() -> None:
    playbook = Playbook.model_validate(PLAYBOOK)
    forms = {fidelity_form(playbook, DAY, SeenFrom.inside, "en") for _ in range(3)}
    assert len(forms) == 1
