"""Which chart fits which values, what it tells, and what it must not tell."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.kpis import Value
from karlemose_model.kpis.charts import ChartKind, Reason, Side, Signal, SignalKind, chart, days_between, news
from karlemose_model.model import Frequency
from tests.kpis.charts.sample import kpi, month, months, parts, period

STEADY = [4, 6, 5, 3, 7, 5, 4, 6, 5, 5, 6, 4]


def outside(drawn) -> list[tuple[str, Side | None]]:
    return [(one.period.written, one.side) for one in drawn.signals if one.kind is SignalKind.outside]


# --- which chart ------------------------------------------------------------------------------------------------


def test_counts_have_poisson_limits() -> None:
    drawn = chart(kpi(), months([*STEADY, 13, 12]))
    assert (drawn.kind, drawn.reason, drawn.centre, drawn.frequency) == (
        ChartKind.counts, Reason.events, 5.0, Frequency.month,
    )  # fmt: skip
    assert {(point.lower, point.upper) for point in drawn.points} == {(0.0, 13.0)}
    assert outside(drawn) == []
    assert outside(chart(kpi(), months([*STEADY, 13, 14]))) == [("2021-02", Side.above)]


def test_many_counts_can_be_too_few() -> None:
    drawn = chart(kpi(), months([20] * 12 + [8, 7]))
    assert outside(drawn) == [("2021-02", Side.below)]


def test_fewer_than_twelve_are_only_numbers() -> None:
    drawn = chart(kpi(), months(STEADY[:11]))
    assert (drawn.kind, drawn.reason, drawn.centre, drawn.baseline) == (ChartKind.numbers, Reason.too_few, None, None)
    assert [point.value for point in drawn.points] == STEADY[:11]
    assert chart(kpi(), []).reason is Reason.too_few
    assert chart(kpi("level"), months(STEADY[:11])).reason is Reason.too_few


def test_the_baseline_stays_when_more_come() -> None:
    wild = [30.0] * 11
    first = chart(kpi(), months(STEADY))
    assert chart(kpi(), months([*STEADY, *wild])).centre == first.centre
    longer = chart(kpi(), months([*STEADY, *STEADY]))
    assert chart(kpi(), months([*STEADY, *STEADY, *wild])).baseline == longer.baseline == (month(0), month(23))


def test_a_baseline_may_be_given() -> None:
    values = months([50] * 6 + STEADY + [5] * 3)
    drawn = chart(kpi(), values, baseline=(month(6).start, month(17).end))
    assert (drawn.centre, drawn.baseline) == (5.0, (month(6), month(17)))
    assert [one for one, _side in outside(drawn)] == [month(index).written for index in range(6)]
    assert chart(kpi(), values, baseline=(month(6).start, month(16).end)).reason is Reason.too_few


def test_rates_follow_their_denominator() -> None:
    of = [1000.0] * 12 + [500.0, 2000.0]
    drawn = chart(kpi("rate", per=1000), parts([*STEADY, 8, 9], of, 1000.0))
    assert (drawn.kind, drawn.centre) == (ChartKind.rates, 5.0)
    narrow, wide = drawn.points[-1], drawn.points[-2]
    assert (wide.upper, narrow.upper) == (16.0, 10.5)
    assert outside(drawn) == []
    assert outside(chart(kpi("rate", per=1000), parts([*STEADY, 9, 9], of, 1000.0))) == [("2021-01", Side.above)]


def test_shares_have_exact_limits_and_small_ones_none() -> None:
    of = [20.0] * 12 + [20.0, 9.0, 0.0]
    drawn = chart(kpi("share"), parts([10] * 12 + [1, 0, 0], of, 100.0))
    assert (drawn.kind, drawn.centre) == (ChartKind.shares, 50.0)
    assert (drawn.points[0].lower, drawn.points[0].upper) == (20.0, 80.0)
    assert [point.upper for point in drawn.points[-2:]] == [None, None]
    assert outside(drawn) == [("2021-01", Side.below)]


def test_shares_of_a_handful_are_only_numbers() -> None:
    drawn = chart(kpi("share"), parts([2] * 24, [2.0] * 24, 100.0))
    assert (drawn.kind, drawn.reason) == (ChartKind.numbers, Reason.few_behind)
    assert chart(kpi("share"), parts([2] * 5, [2.0] * 5, 100.0)).reason is Reason.too_few


@pytest.mark.parametrize("of_twenty", [0.0, 20.0])
def test_none_or_all_the_time_gives_no_limits(of_twenty: float) -> None:
    drawn = chart(kpi("share"), parts([of_twenty] * 12 + [10], [20.0] * 13, 100.0))
    assert (drawn.kind, drawn.reason, drawn.signals) == (ChartKind.numbers, Reason.all_alike, ())


def test_without_both_parts_a_share_is_a_level() -> None:
    drawn = chart(kpi("share"), months([50.0] * 6 + [60.0] * 7))
    assert (drawn.kind, drawn.reason, drawn.centre) == (ChartKind.run, Reason.parts_unknown, 55.0)


@pytest.mark.parametrize(
    "fields",
    [
        {"measure": "level"},
        {"measure": "mean"},
        {"unit": "DKK"},
        {"unit": {"da": "1.000 kr.", "en": "thousands"}},
        {"unit": "prison years"},
        {"unit": "patrol hours a month"},
        {"fed_by": ["spend"]},
        {"frequency": "case"},
    ],
)
def test_levels_means_and_amounts_have_a_median_and_no_limits(fields: dict[str, object]) -> None:
    drawn = chart(kpi(**fields), months([*STEADY, 900]))  # type: ignore[arg-type]
    assert (drawn.kind, drawn.reason, drawn.centre, drawn.signals) == (ChartKind.run, Reason.no_spread, 5.0, ())
    assert all(point.upper is None for point in drawn.points)


@pytest.mark.parametrize(
    "unit", ["visits a month", "besøg om måneden", "reports per 1,000 residents and year", "sager pr. år"]
)
def test_what_is_counted_for_a_time_is_counted(unit: str) -> None:
    assert chart(kpi(unit=unit), months(STEADY)).kind is ChartKind.counts


def test_what_is_not_whole_is_no_count() -> None:
    assert chart(kpi(), months([*STEADY, 2.5])).kind is ChartKind.run
    assert chart(kpi(), months([*STEADY, -2])).kind is ChartKind.run
    assert chart(kpi(), months([3e12] * 12)).kind is ChartKind.run
    # More than all: a share of what was agreed, e.g. a budget, is no count out of n.
    assert chart(kpi("share"), parts([10] * 12 + [25], [20.0] * 13, 100.0)).kind is ChartKind.run
    assert chart(kpi("share"), parts([3e12] * 12, [4e12] * 12, 100.0)).kind is ChartKind.run


# --- rare events ------------------------------------------------------------------------------------------------

RARE = [0, 0, 1, 0, 0, 0, 2, 0, 0, 1, 0, 0]
EVENTS = [date(2020, 1, 5) + timedelta(days=40 * index + index**2 % 17) for index in range(14)]


def test_rare_events_are_seen_by_the_days_between() -> None:
    drawn = chart(kpi(), months(RARE), dates=EVENTS, until=date(2021, 12, 31))
    assert (drawn.kind, drawn.reason, drawn.frequency) == (ChartKind.t, Reason.rare, None)
    assert len(drawn.points) == 14
    assert drawn.points[-1].at_least
    assert [one.period for one in drawn.signals] == [drawn.points[-1].period]
    assert drawn.signals[0].side is Side.above


def test_two_on_one_day_give_a_g_chart() -> None:
    drawn = chart(kpi(), months(RARE), dates=[*EVENTS, EVENTS[3]], until=EVENTS[-1])
    assert drawn.kind is ChartKind.g
    assert [point.value for point in drawn.points].count(0) == 1


def test_quiet_days_that_go_on_are_never_too_few() -> None:
    events = [date(2020, 1, 1) + timedelta(days=200 * index + index % 2) for index in range(14)]
    drawn = chart(kpi(), months(RARE), dates=events, until=events[-1] + timedelta(days=1))
    assert drawn.points[0].lower is not None
    assert drawn.points[-1].value < drawn.points[0].lower
    assert drawn.signals == ()


def test_rare_events_without_days_are_only_numbers() -> None:
    assert chart(kpi(), months(RARE)).reason is Reason.too_rare
    few = chart(kpi(), months(RARE), dates=EVENTS[:5], until=date(2021, 1, 1))
    assert (few.kind, few.reason, len(few.points)) == (ChartKind.numbers, Reason.too_rare, 12)
    assert chart(kpi(), months([0] * 30)).reason is Reason.too_rare


def test_days_since_the_last_incident_need_the_days() -> None:
    since = kpi("level", unit="days", fed_by=["serious_incidents", "observations"])
    assert chart(since, months(range(0, 900, 30))).reason is Reason.days_unknown
    assert chart(since, [], dates=EVENTS, until=date(2022, 1, 1)).kind is ChartKind.t
    assert chart(since, [], dates=EVENTS[:3]).reason is Reason.too_few
    assert chart(since, [], dates=[EVENTS[0]] * 14).reason is Reason.all_alike
    every_week = [EVENTS[0] + timedelta(days=7 * index) for index in range(14)]
    assert chart(since, [], dates=every_week).reason is Reason.all_alike


# --- periods ----------------------------------------------------------------------------------------------------


def test_a_missing_period_breaks_the_line_and_is_no_zero() -> None:
    with_gap = chart(kpi(), months([*STEADY[:4], None, *STEADY[4:]]))
    assert [point.joined for point in with_gap.points] == [False, True, True, True, False, *[True] * 7]
    assert with_gap.centre == chart(kpi(), months(STEADY)).centre


def test_periods_of_another_length_stay_out() -> None:
    drawn = chart(kpi(), [Value("k", period("2020"), 60.0), *months(STEADY), Value("k", period("2020-Q1"), 15.0)])
    assert drawn.left_out == (period("2020-Q1"), period("2020"))
    assert drawn.points == chart(kpi(), months(STEADY)).points


def test_of_two_lengths_the_kpis_own_goes_first() -> None:
    values = [Value("k", period("2020-Q1"), 3.0), Value("k", period("2020-01"), 1.0)]
    assert chart(kpi(frequency="quarter"), values).frequency is Frequency.quarter
    assert chart(kpi(), values).frequency is Frequency.month


# --- what must not be shown -------------------------------------------------------------------------------------


def test_limits_are_not_worked_out_from_what_is_left_of_hidden_values() -> None:
    hidden = [month(index) for index in (2, 5)]
    drawn = chart(kpi(), months([10, 10, None, 10, 10, None, *[10] * 10]), hidden=hidden)
    assert (drawn.kind, drawn.reason, drawn.hidden, drawn.signals) == (
        ChartKind.numbers, Reason.hidden, tuple(hidden), (),
    )  # fmt: skip
    for measure in ("level", "mean"):
        shown = [10, 10, 10, None, *[10] * 9]
        assert chart(kpi(measure), months(shown), hidden=[month(3)]).reason is Reason.hidden


def test_hidden_values_after_the_baseline_leave_its_limits() -> None:
    shown = [20.0] * 12 + [None, 40.0]
    drawn = chart(kpi(), months(shown), hidden=[month(12)])
    assert drawn.centre == 20.0
    assert outside(drawn) == [("2021-02", Side.above)]
    assert [point.joined for point in drawn.points[-2:]] == [True, False]


def test_nothing_is_told_of_runs_where_values_are_hidden() -> None:
    up = [5.0, 15.0] * 6 + [11.0] * 11
    assert SignalKind.run in {one.kind for one in chart(kpi("level"), months(up)).signals}
    assert chart(kpi("level"), months(up), hidden=[month(23)]).signals == ()


def test_a_few_left_of_many_hidden() -> None:
    drawn = chart(kpi(), months([10, 0]), hidden=[month(index) for index in range(2, 20)])
    assert (drawn.reason, len(drawn.hidden)) == (Reason.hidden, 18)


# --- signals ----------------------------------------------------------------------------------------------------


def test_a_run_is_told_with_its_side_and_its_periods() -> None:
    drawn = chart(kpi("level"), months([5.0, 15.0] * 6 + [9.0] * 9))
    (run,) = [one for one in drawn.signals if one.kind is SignalKind.run]
    assert (run.side, run.period, run.run) == (
        # Of twenty points eight are too many already.
        Side.below, month(19), tuple(month(index) for index in range(12, 21)),
    )  # fmt: skip


def test_old_signals_are_no_news() -> None:
    drawn = chart(kpi(), months([*STEADY, 14, 5, 5, 14, 5]))
    assert [one.period for one in drawn.signals] == [month(12), month(15)]
    assert news(drawn, month(15).end) == (Signal(SignalKind.outside, month(15), Side.above),)
    assert news(drawn, month(16).end) == ()


def test_more_spread_than_chance_gives_is_said_and_widens_nothing() -> None:
    calm, wild = chart(kpi(), months(STEADY)), chart(kpi(), months([0, 10] * 6))
    assert calm.centre == wild.centre == 5.0
    assert not calm.spreads_much
    assert wild.spreads_much
    assert wild.phi == pytest.approx(12 * 25 / 5 / 11)
    assert calm.points[0].upper == wild.points[0].upper


def test_the_spread_of_shares() -> None:
    drawn = chart(kpi("share"), parts([2, 18] * 6, [20.0] * 12, 100.0))
    assert drawn.phi == pytest.approx(12 * 64 / (20 * 0.5 * 0.5) / 11)


# --- what is always true ----------------------------------------------------------------------------------------

counts = st.lists(st.one_of(st.none(), st.integers(0, 60)), max_size=50)


@given(counts, st.randoms())
def test_what_is_true_of_every_chart_of_counts(numbers: list[int | None], random) -> None:
    values = months(numbers)
    drawn = chart(kpi(), values)
    mixed = list(values)
    random.shuffle(mixed)
    assert chart(kpi(), mixed) == drawn
    assert [point.value for point in drawn.points] == [number for number in numbers if number is not None]
    told = {one.period for one in drawn.signals if one.kind is SignalKind.outside}
    for point in drawn.points:
        if drawn.centre is None:
            assert (point.lower, point.upper, point.outside) == (None, None, None)
        else:
            assert point.lower is not None
            assert point.upper is not None
            assert 0 <= point.lower <= drawn.centre <= point.upper
            assert (point.period in told) == (not point.lower <= point.value <= point.upper)


@given(counts, st.integers(0, 49))
def test_where_a_gap_lies_changes_no_limits(numbers: list[int | None], place: int) -> None:
    here, there = chart(kpi(), months(numbers)), chart(kpi(), months([*numbers[:place], None, *numbers[place:]]))
    assert (here.centre, here.median, here.phi, here.kind) == (there.centre, there.median, there.phi, there.kind)
    assert [(one.value, one.lower, one.upper) for one in here.points] == [
        (one.value, one.lower, one.upper) for one in there.points
    ]
    assert [one.kind for one in here.signals] == [one.kind for one in there.signals]


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=40))
def test_what_is_true_of_every_chart_of_shares(pairs: list[tuple[int, int]]) -> None:
    pairs = [(min(pair), max(pair)) for pair in pairs]
    drawn = chart(kpi("share"), parts([some for some, _ in pairs], [float(of) for _, of in pairs], 100.0))
    for point, (_some, of) in zip(drawn.points, pairs, strict=True):
        assert (point.upper is None) == (drawn.kind is not ChartKind.shares or of < 10)
        if point.upper is None:
            assert point.outside is None
        else:
            assert point.lower is not None
            assert 0 <= point.lower <= point.upper <= 100
            assert (point.outside is None) == (point.lower - 1e-9 <= point.value <= point.upper + 1e-9)


@given(st.lists(st.integers(0, 2000), max_size=40), st.integers(0, 2100))
def test_what_is_true_of_every_chart_of_days(offsets: list[int], until: int) -> None:
    first = date(2015, 1, 1)
    events, last = [first + timedelta(days=one) for one in offsets], first + timedelta(days=until)
    drawn = chart(kpi("level", fed_by=["serious_incidents"]), [], dates=events, until=last)
    assert [point.value for point in drawn.points] == [one.value for one in days_between(events, last)]
    for point in drawn.points:
        if drawn.centre is not None:
            assert point.lower is not None
            assert point.upper is not None
            assert 0 <= point.lower <= drawn.centre <= point.upper
            assert point.outside is not Side.below or not point.at_least


def test_kpis_alone_import_no_scipy() -> None:
    program = (
        "import sys, karlemose_model.kpis; assert not {'scipy', 'numpy', 'karlemose_model.kpis.charts'} & set(sys.modules);"
        "import karlemose_model.kpis.charts; assert not {'scipy', 'numpy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
