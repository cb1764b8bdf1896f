"""The form for minutes: whatever stands in the playbook and the records, it is YAML that reads as a draft without faults."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from karlemose_model.agenda import agenda_for, standing_agenda
from karlemose_model.followup import next_held
from karlemose_model.model import Playbook, Rollout
from karlemose_model.problems import has_errors
from karlemose_model.reading.meeting_records import read_meeting_record
from karlemose_model.recording.form import minutes_form
from karlemose_model.schedule import extra_meeting
from tests.documents.sample import PLAYBOOK, rollout

NASTY = st.text(min_size=1, max_size=60) | st.sampled_from(
    [
        "Bed om: lys # nu",
        "'",
        '"',
        "- x",
        "{a: b}",
        "æøå …",
        "\x07",
        "a\nb",
        "\u2028x",
        "311257-5000",
        "&x *y",
        "%",
        "|",
        "> ",
    ]
)
DAY = date(2026, 12, 3)


def read_back(text: str, folder: Path, day: date = DAY, meeting: str = "operational") -> Any:
    path = folder / f"{day.isoformat()}-{meeting}.yml"
    path.write_text(text, "utf-8")
    return read_meeting_record(path, PLAYBOOK, "en")


def with_words(words: str) -> Rollout:
    """The sample with those words wherever the form repeats some."""
    changed = rollout()

    data = {
        **PLAYBOOK,
        "partners": {id_: {**one, "name": words} for id_, one in PLAYBOOK["partners"].items()},
        "meetings": {
            **PLAYBOOK["meetings"],
            "operational": {
                **PLAYBOOK["meetings"]["operational"],
                "name": words,
                "agenda": {
                    id_: {**item, "title": words} for id_, item in PLAYBOOK["meetings"]["operational"]["agenda"].items()
                },
                "cadence": {"clear": {**PLAYBOOK["meetings"]["operational"]["cadence"]["clear"], "location": words}},
            },
        },
    }
    records = changed.records
    first = records.meetings[0]
    action = first.actions[0].model_copy(update={"text": Playbook.model_validate(data).partners["police"].name})
    told = first.model_copy(update={"actions": (action,)})
    records = replace(records, meetings=(told, *records.meetings[1:]))
    return replace(changed, playbook=Playbook.model_validate(data), records=records)


@settings(max_examples=60)
@given(NASTY, st.sampled_from(["da", "en"]))
def test_whatever_is_repeated_in_it_the_form_is_a_draft_without_faults(
    tmp_path_factory: pytest.TempPathFactory, words: str, language: str
) -> None:
    # The model refuses words that are none.
    assume(words.strip())
    seen = with_words(words)
    found = next_held(seen, DAY, "operational")
    assert found is not None
    text = minutes_form(seen, agenda_for(seen, found), language)
    read = read_back(text, tmp_path_factory.mktemp("form"))
    assert not has_errors(read.problems), read.problems
    assert read.record is not None
    assert (read.record.date, read.record.closing) == (DAY, None)
    # The open action is asked for, and nothing is told of it yet.
    assert "2026-11-05-operational/1:" in text
    assert read.record.reports == {}
    assert "311257-5000" not in text


@settings(max_examples=60)
@given(NASTY)
@example("0E0")
@example("0x1F")
def test_why_an_extra_meeting_is_held_comes_back_as_it_was_said(
    tmp_path_factory: pytest.TempPathFactory, why: str
) -> None:
    said = "".join(one if one.isprintable() else " " for one in why).split()
    assume(said and why != "311257-5000")
    seen = rollout()
    held = extra_meeting(seen.playbook, "operational", date(2026, 12, 4), why)
    text = minutes_form(seen, agenda_for(seen, held), "en")
    read = read_back(text, tmp_path_factory.mktemp("form"), date(2026, 12, 4))
    assert not has_errors(read.problems), read.problems
    assert read.record is not None
    assert read.record.why is not None
    assert read.record.why.said_in("en").split() == said


def test_the_same_agenda_gives_the_same_form() -> None:
    seen = rollout()
    found = next_held(seen, DAY, "operational")
    assert found is not None
    assert minutes_form(seen, agenda_for(seen, found), "da") == minutes_form(seen, agenda_for(seen, found), "da")


def test_a_standing_agenda_has_no_form() -> None:
    seen = rollout()
    with pytest.raises(ValueError, match="day"):
        minutes_form(seen, standing_agenda(seen, "operational"), "da")


def test_the_example_of_an_action_is_given_to_a_partner_that_could_do_it() -> None:
    seen = rollout()
    found = next_held(seen, DAY, "operational")
    assert found is not None
    (line,) = [
        one for one in minutes_form(seen, agenda_for(seen, found), "en").splitlines() if "- {text: Ask for" in one
    ]
    assert "partner: housing" in line
