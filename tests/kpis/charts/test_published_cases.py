"""What others have published is what comes out here: centre lines, t and g charts, run rules, exact intervals."""

from __future__ import annotations

from statistics import median

import pytest

from karlemose_model.kpis.charts import ChartKind, SignalKind, chart, poisson_interval
from karlemose_model.kpis.charts.limits import geometric_limits, geometric_quantile, individuals_limits, t_limits
from karlemose_model.kpis.charts.runs import Runs, runs
from tests.kpis.charts.sample import CASES, kpi, months, parts


def without(counts: list[int], left_out: list[int]) -> list[float | None]:
    return [None if place in left_out else count for place, count in enumerate(counts, start=1)]


def test_c_chart_of_montgomery_7_3() -> None:
    inputs, expected = CASES["spc_c_montgomery_7_3"]["inputs"], CASES["spc_c_montgomery_7_3"]["expected"]
    values = months(without(inputs["counts"], inputs["exclude_1based"]))
    drawn = chart(kpi(), values)
    assert drawn.kind is ChartKind.counts
    assert drawn.centre == pytest.approx(expected["cl"], abs=1e-6)
    # 26 samples were frozen, two of them left out: the first 24 that are there.
    assert drawn.baseline == (values[0].period, values[23].period)
    found = runs([value.value for value in values], expected["cl"])
    assert (len(found.longest), found.crossings) == (expected["anhoej_longest_run"], expected["anhoej_crossings"])
    assert (found.longest_usual, found.fewest_usual) == (
        expected["anhoej_longest_run_max"], expected["anhoej_crossings_min"],
    )  # fmt: skip
    assert (found.long or found.seldom_crosses) == expected["anhoej_signal"]


def test_u_chart_of_montgomery_7_4() -> None:
    inputs, expected = CASES["spc_u_montgomery_7_4"]["inputs"], CASES["spc_u_montgomery_7_4"]["expected"]
    counts = inputs["counts"]
    values = parts(counts, [inputs["size"]] * len(counts), 1.0)
    # All of them are the baseline there.
    drawn = chart(kpi("rate", per=1), values, baseline=(values[0].period.start, values[-1].period.end))
    assert drawn.kind is ChartKind.rates
    assert drawn.centre == pytest.approx(expected["cl"], abs=1e-6)
    found = runs([value.value for value in values], expected["cl"])
    assert (len(found.longest), found.crossings) == (expected["anhoej_longest_run"], expected["anhoej_crossings"])
    assert not found.long
    assert not found.seldom_crosses


def test_p_chart_of_montgomery_7_4() -> None:
    inputs, expected = CASES["spc_p_montgomery_7_4"]["inputs"], CASES["spc_p_montgomery_7_4"]["expected"]
    values = parts(inputs["x"], inputs["n"], 100.0)
    drawn = chart(kpi("share"), values, baseline=(values[0].period.start, values[-1].period.end))
    assert drawn.kind is ChartKind.shares
    assert drawn.centre == pytest.approx(100 * expected["cl"], rel=1e-9)


def test_individuals_chart_of_montgomery_6_5() -> None:
    inputs, expected = CASES["spc_i_montgomery_6_5"]["inputs"], CASES["spc_i_montgomery_6_5"]["expected"]
    found = individuals_limits(inputs["values"][: inputs["freeze"]])
    assert found == pytest.approx((expected["lcl"], expected["cl"], expected["ucl"]), abs=1e-6)


def test_t_chart_of_montgomery_7_6() -> None:
    inputs, expected = CASES["spc_t_montgomery_7_6"]["inputs"], CASES["spc_t_montgomery_7_6"]["expected"]
    assert t_limits(inputs["hours"]) == pytest.approx((expected["lcl"], expected["cl"], expected["ucl"]), rel=1e-8)


def test_g_chart() -> None:
    inputs, expected = CASES["spc_g_formula"]["inputs"], CASES["spc_g_formula"]["expected"]
    days = inputs["days_between"]
    lower, middle, upper = expected["prob_limits_0_00135_0_5_0_99865"]
    mean = sum(days) / len(days)
    assert mean == expected["mean"]
    assert median(days) == expected["median"]
    assert geometric_limits(mean) == (lower, upper)
    assert geometric_quantile(0.5, mean) == middle


def test_run_rules() -> None:
    case = CASES["spc_anhoej_limits"]
    bounds = [Runs(n, (), 0) for n in case["inputs"]["n"]]
    assert [one.longest_usual for one in bounds] == case["expected"]["longest_run_max"]
    assert [one.fewest_usual for one in bounds] == case["expected"]["crossings_min"]


def test_exact_poisson_intervals() -> None:
    case = CASES["ci_poisson_exact"]
    rows = list(zip(*(case["expected"][key] for key in ("low", "high", "method")), strict=True))
    exact = [
        (x, low, high) for x, (low, high, method) in zip(case["inputs"]["x"], rows, strict=True) if method == "Exact"
    ]
    assert [x for x, *_ in exact] == [1, 5]
    for x, low, high in exact:
        assert poisson_interval(x) == pytest.approx((low, high), abs=1e-6)


def test_a_chart_of_these_counts_tells_what_lies_outside() -> None:
    drawn = chart(kpi(), months(CASES["spc_c_montgomery_7_3"]["inputs"]["counts"]))
    # The two samples that the book leaves out for this reason; and the rules of runs call, as they do there.
    assert [(one.kind, one.period.written) for one in drawn.signals] == [
        (SignalKind.outside, "2020-06"), (SignalKind.outside, "2021-08"), (SignalKind.crossings, "2021-12"),
    ]  # fmt: skip
