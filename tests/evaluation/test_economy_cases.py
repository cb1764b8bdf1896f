"""Every published and computed case of cost and benefit is reproduced within its own tolerance."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from karlemose_model.evaluation.balance_results import Line, LineKind, Range, Trace
from karlemose_model.evaluation.break_even import break_even
from karlemose_model.evaluation.discounting import factors, internal_rate, present
from karlemose_model.evaluation.flows import ONE
from karlemose_model.evaluation.monte_carlo import simulate
from karlemose_model.model import Payer, RateStep, StatedTotal, economy_denmark

CASES = {
    case["id"]: case
    for case in json.loads((Path(__file__).parents[1] / "cases" / "economy.json").read_text("utf-8"))["cases"]
}


def case(name: str) -> tuple[dict[str, Any], dict[str, Any], dict[str, float]]:
    return CASES[name]["inputs"], CASES[name]["expected"], CASES[name]["tolerance"]


def test_every_case_has_a_source() -> None:
    assert len(CASES) == 6
    assert all(one["source"] for one in CASES.values())


def test_npv_numpy_financial() -> None:
    said, expected, within = case("npv_numpy_financial")
    chain = factors([RateStep(from_year=0, rate=said["rate"])], len(said["flows"]))
    found = present({2000 + year: flow for year, flow in enumerate(said["flows"])}, 2000, chain)
    assert found == pytest.approx(expected["npv"], abs=within["npv"])
    assert internal_rate(said["irr_flows"]) == pytest.approx(expected["irr"], abs=within["irr"])


def test_discount_dk() -> None:
    said, expected, within = case("discount_dk")
    chain = factors(economy_denmark.DISCOUNT.steps, 72)
    assert [chain[year] for year in said["t"]] == pytest.approx(expected["factor"], abs=within["abs"])


def test_cost_sum_gangs_dk_2016() -> None:
    said, expected, within = case("cost_sum_gangs_dk_2016")
    parts = [{"name": name, "value": value} for name, value in said["items"].items()]
    total = StatedTotal.model_validate({"total": expected["total"], "parts": parts, "within": within["abs"]})
    assert total.added == expected["total"]
    assert total.holds


def test_dsi_savings_plausibility() -> None:
    said, expected, within = case("dsi_savings_plausibility")
    parts = [{"name": "persons", "number": said["prevented"], "value": said["unit_value"]}]
    total = StatedTotal.model_validate({"total": said["stated_total"], "parts": parts, "within": 0.05})
    assert total.added == pytest.approx(expected["product"], abs=within["product"])
    assert total.added / total.total == pytest.approx(expected["ratio_to_stated"], abs=within["ratio_to_stated"])
    assert total.holds
    a_day = StatedTotal.model_validate(
        {
            "total": 1469,
            "parts": [
                {"name": "days", "number": said["share_prison"] / said["prison_days"], "value": said["unit_value"]}
            ],
            "within": 0.05,
        }
    )
    assert a_day.added == pytest.approx(expected["implied_kr_per_prison_day"], abs=within["implied_kr_per_prison_day"])
    assert a_day.holds


def line(kind: LineKind, path: str, amount: Range, number: Range = ONE, *more: Trace) -> Line:
    return Line(
        kind,
        "x",
        amount,
        number,
        {},
        1.0,
        {Payer.state: 1.0},
        cashable=True,
        traces=(Trace(path), *more),
        price_year=2025,
    )


def test_mc_closed_form() -> None:
    said, expected, within = case("mc_closed_form")
    draws = 500_000
    effect = np.random.default_rng(7).normal(said["E"][0], said["E"][1], draws)
    found = simulate(
        [
            line(LineKind.cost, "costs.k", Range(said["K"], said["K"], said["K"])),
            line(LineKind.benefit, "unit_values.u", Range(*said["U"]), Range(4, 20, 36), Trace("outcome")),
        ],
        lambda _line: 1.0,
        {"outcome": effect},
        draws=draws,
    )
    # The tolerances are for two million draws.
    wider = math.sqrt(2e6 / draws)
    assert found.society.mean == pytest.approx(expected["mean"], abs=within["mean"] * wider)
    assert found.society.sd == pytest.approx(expected["sd"], abs=within["sd"] * wider)
    assert found.society.chance_positive == pytest.approx(expected["p_positive"], abs=within["p_positive"] * wider)


def test_switching_value() -> None:
    said, expected, within = case("switching_value")
    found = break_even(Range(said["cost"], said["cost"], said["cost"]), Range(said["unit"], said["unit"], said["unit"]))
    assert found.value == pytest.approx(expected["n"], abs=within["abs"])
