"""Figures with their history, and texts in their languages."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import BaseModel, ValidationError

from karlemose_model.model import Figure, Playbook
from karlemose_model.text import Text


def figure(value: object) -> Figure:
    return Figure.model_validate(value)


def test_a_plain_number_is_a_figure() -> None:
    latest = figure(640).latest(date(2020, 1, 1))
    assert latest is not None
    assert latest.value == 640


def test_only_what_was_stated_by_then_is_shown() -> None:
    convictions = figure(
        [
            {"value": 13, "stated": "2019-04-03"},
            {"value": 20, "stated": "2018-12-06"},
            {"value": 9, "stated": "2021-02-01"},
        ]
    )
    assert [entry.value for entry in convictions.history(date(2018, 12, 6))] == [20]
    assert [entry.value for entry in convictions.history(date(2021, 3, 1))] == [20, 13, 9]
    latest = convictions.latest(date(2021, 3, 1))
    assert latest is not None
    assert latest.value == 9
    assert convictions.latest(date(2018, 12, 5)) is None


def test_unknown_with_its_reason() -> None:
    unknown = figure({"unknown": "The slides do not tell."})
    assert unknown.unknown is not None
    assert unknown.latest(date(2020, 1, 1)) is None


@pytest.mark.parametrize("value", ["1.550", True, [], {"amount": 3}, None])
def test_what_is_no_figure(value: object) -> None:
    if value == []:
        assert figure(value).entries == ()
        return
    with pytest.raises(ValidationError):
        figure(value)


class Holds(BaseModel):
    """A model with one Text."""

    text: Text


def test_a_text_answers_in_the_language_asked_for_or_in_its_first() -> None:
    text = Holds.model_validate({"text": {"da": "Møde", "en": "Meeting"}}).text
    assert (text.said_in("en"), text.spoken("en")) == ("Meeting", "en")
    only = Holds.model_validate({"text": {"da": "Møde"}}).text
    assert (only.said_in("en"), only.spoken("en")) == ("Møde", "da")


@pytest.mark.parametrize("value", [7, True, {}, {"dk": "Møde"}, {"da": ""}, {"da": 7}, ["Møde"]])
def test_what_is_no_text(value: object) -> None:
    with pytest.raises(ValidationError):
        Holds.model_validate({"text": value})


def test_every_field_has_a_description() -> None:
    schema = Playbook.model_json_schema()
    without = [
        f"{name}.{field}"
        for name, model in [*schema["$defs"].items(), ("Playbook", schema)]
        for field, about in model.get("properties", {}).items()
        if not about.get("description")
    ]
    assert without == []
