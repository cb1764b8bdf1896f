"""Values, periods and verdicts as people read them, in both languages."""

from __future__ import annotations

import pytest

from karlemose_model.kpis import Beside, Value
from karlemose_model.kpis.words import beside_words, value_words
from karlemose_model.model import Kpi
from karlemose_model.reading.periods import read_period
from tests.kpis.sample import kpi


@pytest.mark.parametrize(
    ("fields", "value", "danish", "english"),
    [
        (
            {"measure": "share"},
            {"value": 200 / 3, "numerator": 2, "denominator": 3},
            "66,7 u (2 af 3)",
            "66.7 u (2 of 3)",
        ),
        ({"measure": "share"}, {"value": 50.0}, "50 u", "50 u"),
        ({"measure": "share"}, {"value": 10.0, "numerator": 0.4, "denominator": 4.0}, "10 u", "10 u"),
        ({"measure": "number"}, {"value": 12345.0}, "12.345 u", "12,345 u"),
        ({"measure": "level"}, {"value": 21.0, "at_least": True}, "mindst 21 u", "at least 21 u"),
        ({"measure": "mean"}, {"value": 3.456}, "3,46 u", "3.46 u"),
    ],
)
def test_values(fields: dict[str, str], value: dict[str, object], danish: str, english: str) -> None:
    period, one = read_period("2026-01"), Kpi.model_validate(kpi(**fields))
    assert period is not None
    given = Value("k", period, **value)  # type: ignore[arg-type]
    assert (value_words(given, one, "da"), value_words(given, one, "en")) == (danish, english)


def test_what_stands_beside() -> None:
    period = read_period("2026-01")
    assert period is not None
    value = Value("k", period, 50.0, beside=((Beside.late, 1), (Beside.still_open, 2)))
    assert beside_words(value, "en") == "done late: 1, still open: 2"
    assert beside_words(value, "da") == "udført for sent: 1, stadig åbne: 2"
    assert beside_words(Value("k", period, 50.0), "da") == ""
