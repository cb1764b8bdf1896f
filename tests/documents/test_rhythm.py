"""How often something takes place, in words."""

from __future__ import annotations

from datetime import date

import pytest

from karlemose_model.documents.rhythm import in_words
from karlemose_model.model import Cadence

DAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("cadence", "words"),
    [
        ({"every": "week"}, "every week"),
        ({"every": "week", "weekday": "thursday"}, "every Thursday"),
        ({"every": "2 weeks", "weekday": "thursday", "at": "13:30"}, "every second Thursday, at 13:30"),
        ({"every": "3 weeks", "weekday": "monday"}, "every 3 weeks on Monday"),
        (
            {"every": "month", "weekday": "wednesday", "nth": 3, "not_in": ["july"]},
            "every month, on the third Wednesday, not in July",
        ),
        ({"every": "quarter", "weekday": "friday", "nth": -1}, "every quarter, on the last Friday"),
        ({"every": "2 months", "location": "The house"}, "every 2 months, The house"),
        ({"every": "day"}, "every day"),
        ({"every": "year", "weekday": "monday"}, "every year, on a Monday"),
    ],
)
def test_a_cadence_in_words(cadence, words):
    assert in_words(Cadence.model_validate(cadence), DAY, "en") == words


def test_weekdays_are_said_in_danish():
    assert "torsdag" in in_words(Cadence.model_validate({"every": "week", "weekday": "thursday"}), DAY, "da")


def test_what_changed_is_said_and_what_will_change_is_announced():
    cadence = Cadence.model_validate(
        {
            "every": "week",
            "weekday": "monday",
            "at": "09:00",
            "changes": [{"from": "2026-11-01", "weekday": "tuesday"}, {"from": "2027-01-01", "every": "2 weeks"}],
        }
    )
    assert in_words(cadence, date(2026, 10, 31), "en") == "every Monday, at 09:00; it changes on 1 November 2026"
    assert in_words(cadence, DAY, "en") == "every Tuesday, at 09:00; it changes on 1 January 2027"
    assert in_words(cadence, date(2027, 1, 1), "en") == "every second Tuesday, at 09:00"
