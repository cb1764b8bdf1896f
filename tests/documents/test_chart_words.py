"""A chart in words: what is seen and worth a talk, never that crime has risen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from karlemose_model.documents.chart_words import chart_description, period_words, remarks, short_number, signal_words
from karlemose_model.kpis import Value
from karlemose_model.kpis.charts import Reason, chart
from tests.kpis.charts.sample import kpi, month, months, parts, period

STEADY = [4, 6, 5, 3, 7, 5, 4, 6, 5, 5, 6, 4]


@pytest.mark.parametrize(
    ("written", "da", "en"),
    [
        ("2026", "2026", "2026"),
        ("2026-H2", "2. halvår 2026", "second half of 2026"),
        ("2026-Q4", "4. kvartal 2026", "4th quarter 2026"),
        ("2026-11", "november 2026", "November 2026"),
        ("2026-W01", "uge 1 i 2026", "week 1 of 2026"),
        ("2026-11-19", "19. november 2026", "19 November 2026"),
    ],
)
def test_periods(written: str, da: str, en: str) -> None:
    assert (period_words(period(written), "da"), period_words(period(written), "en")) == (da, en)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0"),
        (0.074, "0,07"),
        (5.6667, "5,7"),
        (-2.9, "-2,9"),
        (1234.5, "1.234"),
        (1.25e6, "1,2\xa0mio."),
        (12, "12"),
    ],
)
def test_numbers(number: float, said: str) -> None:
    assert short_number(number, "da") == said


def test_counts() -> None:
    drawn = chart(kpi(), months([*STEADY, 14]))
    assert chart_description(drawn, kpi(), "en", target=4) == (
        "Reports (reports) from January 2020 to January 2021. Figures: 13. The latest figure, for January 2021, is 14. "
        "The mean of 5 and the limits come from January 2020 to December 2020. Usual is from 0 to 13. The target is 4. "
        "Worth discussing at the meeting: January 2021: 14 reports, above the upper limit of 13."
    )


def test_nothing_stands_out() -> None:
    assert chart_description(chart(kpi(), months(STEADY)), kpi(), "da").endswith(" Intet skiller sig ud.")


def test_an_abbreviated_unit_ends_no_sentence_twice() -> None:
    money = kpi(unit="kr.")
    drawn = chart(money, months([1.2e6] * 13))
    assert ".." not in chart_description(drawn, money, "da")


def test_every_reason_without_limits_is_told() -> None:
    few = chart(kpi(), months(STEADY[:3]))
    assert few.reason is Reason.too_few
    assert remarks(few, "en") == ["Only the numbers: limits need twelve figures."]
    assert remarks(chart(kpi(), months(STEADY)), "en") == []
    wild = chart(kpi(), [*months([0, 10] * 6), Value("k", period("2020"), 60.0)])
    assert remarks(wild, "en") == [
        "The figures vary more than by chance alone, so one outside the limits says less.",
        "Periods of another length are left out: 1.",
    ]


def test_what_is_hidden_is_told_and_nothing_else_of_it() -> None:
    drawn = chart(kpi(), months([10, None, 10]), hidden=[month(1)])
    assert "Not shown, to protect small numbers: 1 of the periods." in chart_description(drawn, kpi(), "en")
    alone = chart(kpi(), [], hidden=[month(1)])
    assert chart_description(alone, kpi(), "en").startswith("Reports: no figure can be shown.")


def test_signals_of_runs_and_crossings() -> None:
    drawn = chart(kpi("level"), months([5.0, 15.0] * 6 + [9.0] * 10))
    assert [signal_words(one, drawn, kpi("level"), "en") for one in drawn.signals] == [
        "From January 2021 to October 2021 the figures lay below the median, unusually many in a row."
    ]
    above = chart(kpi("level"), months([5.0, 15.0] * 6 + [11.0] * 10))
    assert "above the median" in signal_words(above.signals[0], above, kpi("level"), "en")
    drifting = chart(kpi("level"), months([5.0] * 6 + [15.0] * 6 + [5.0] * 6 + [15.0] * 6))
    assert [signal_words(one, drifting, kpi("level"), "en") for one in drifting.signals] == [
        "Since August 2021 the figures have changed sides of the median unusually seldom."
    ]


def test_too_low_is_told_as_well() -> None:
    drawn = chart(kpi("share"), parts([10] * 12 + [1], [20.0] * 13, 100.0))
    assert signal_words(drawn.signals[0], drawn, kpi("share", unit="per cent"), "en") == (
        "January 2021: 5 per cent, below the lower limit of 20."
    )


def test_days_between_events() -> None:
    since = kpi("level", fed_by=["serious_incidents"])
    events = [date(2020, 1, 1) + timedelta(days=200 * index + index % 2) for index in range(14)]
    quick = [*events, events[-1] + timedelta(days=1), events[-1] + timedelta(days=900)]
    drawn = chart(since, [], dates=quick, until=quick[-1] + timedelta(days=900))
    said = [signal_words(one, drawn, since, "en") for one in drawn.signals]
    assert said[0].startswith("Only 1 days passed from 14 February 2027 to 15 February 2027 between two events")
    assert said[1].startswith("899 days passed from 15 February 2027")
    assert said[2] == "900 days have passed since 2 August 2029 without an event: longer than usual."
    described = chart_description(drawn, since, "en")
    assert described.startswith("Reports: days between events from 1 January 2020 to")
    assert "900 days have passed since the last event." in described


def test_many_signals_are_counted() -> None:
    drawn = chart(kpi(), months([*STEADY, *[20] * 8]))
    assert "Earlier signals:" in chart_description(drawn, kpi(), "en")
