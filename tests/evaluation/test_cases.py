"""Every published and computed case of evaluation is reproduced within its own tolerance."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from karlemose_model.evaluation.chances import fell_more
from karlemose_model.evaluation.differences import harm, net, quotient, wdd
from karlemose_model.evaluation.pooled import pooled
from karlemose_model.evaluation.ratios import fisher, wald
from karlemose_model.evaluation.regression import fit
from karlemose_model.evaluation.results import Missing
from tests.evaluation.sample import totals

FAMILIES = ("wdd", "wdq", "rirr", "bayes", "pooled", "its", "mde")
CASES = {
    case["id"]: case
    for family in FAMILIES
    for case in json.loads((Path(__file__).parents[1] / "cases" / f"{family}.json").read_text("utf-8"))["cases"]
}
Found = Mapping[str, Any]
Inputs = Mapping[str, Any]


def _wdd(said: Inputs) -> Found:
    sizes = said.get("area_weights", {})
    found = wdd(
        said["treated"],
        said["control"],
        said.get("disp_treated", (0, 0)),
        said.get("disp_control", (0, 0)),
        time_weights=said.get("time_weights", (1, 1)),
        area_weights=tuple(sizes.get(one, 1) for one in ("treated", "control", "disp_treated", "disp_control")),
        level=1 - said["alpha"],
    )
    return {
        "est_total": found.value,
        "se_total": found.se,
        "var_total": found.se**2,
        "z": found.z,
        "ci_low": found.low,
        "ci_high": found.high,
        "est_local": found.local,
        "se_local": found.local_se,
    }


def _harm(said: Inputs) -> Found:
    found = harm(
        [(one["name"], wdd(one["treated"], one["control"]), one["weight"]) for one in said["types"]],
        level=1 - said["alpha"],
    )
    assert len(found.outcomes) == len(said["types"])
    return {
        "harm_est": found.value,
        "se": found.se,
        "z": found.value / found.se,
        "ci_low": found.low,
        "ci_high": found.high,
    }


def _guerette(said: Inputs) -> Found:
    treated, control, buffer = ((said[f"{area}b"], said[f"{area}a"]) for area in "RCD")
    found = quotient(treated, control, buffer)
    return {
        "GE": treated[0] - treated[1],
        "NE": -found.success,
        "TNE": net(treated, control, buffer),
        "WDQ": found.value,
        "success_measure": found.success,
        "buffer_measure": found.buffer,
    }


def _wald(said: Inputs) -> Found:
    (t0, t1), (c0, c1) = said["treated"], said["control"]
    found = wald(t0, t1, c0, c1, 1 - said.get("alpha", 0.05))
    return {
        "rirr": found.value,
        "log_rirr": math.log(found.value),
        "se_log": math.log(found.high / found.low) / 2 / 1.959963984540054,
        "ci_low": found.low,
        "ci_high": found.high,
        "p": found.p,
        "RES": 1 / found.value,
    }


def _fisher(said: Inputs) -> Found:
    (t0, t1), (c0, c1) = said["treated"], said["control"]
    found = fisher(t0, t1, c0, c1, 1 - said["alpha"])
    return {"rirr": found.value, "ci_low": found.low, "ci_high": found.high, "fisher_p": found.p}


def _bayes(said: Inputs) -> Found:
    assert said["prior"] == 0.5
    return {"p": [fell_more(*one["treated"], *one["control"]) for one in said["cases"]]}


def _pooled(said: Inputs) -> Found:
    found = pooled(
        {str(number): totals(*one["treated"], *one["control"]) for number, one in enumerate(said["estates"])}
    )
    assert not isinstance(found, Missing)
    return {
        "rirr": found.ratio.value,
        "se_log": math.log(found.ratio.high / found.ratio.low) / 2 / 1.959963984540054,
        "ci_low": found.ratio.low,
        "ci_high": found.ratio.high,
        "p_null": found.ratio.p,
        "p_homogeneity": found.p_homogeneity,
    }


def _sicily(said: Inputs) -> Found:
    design = [[1.0, ban, time] for ban, time in zip(said["smokban"], said["time"], strict=True)]
    found = fit(said["aces"], design, np.log(said["stdpop"]).tolist())
    assert found is not None
    log, se = found.coefficients[1], found.errors[1]
    told = {
        "rr_level": math.exp(log),
        "rr_trend": math.exp(found.coefficients[2]),
        "quasi_dispersion": found.dispersion,
    }
    for name, spread in (("", 1.0), ("quasi_", found.dispersion)):
        reach = 1.959963984540054 * se * math.sqrt(spread)
        told |= {f"{name}ci_low": math.exp(log - reach), f"{name}ci_high": math.exp(log + reach)}
    return told


def _detectable(said: Inputs) -> Found:
    """The half of the interval with 10 per cent on each side, where all cells have the mean and nothing happened."""
    found = []
    for one in said["cases"]:
        pairs = [(one["mean"], one["mean"])] * (one["cells"] // 2)
        found.append(wdd(*pairs, level=0.8).high)
    return {"mde": found}


WAYS: Mapping[str, Callable[[Inputs], Found]] = {
    "wdd_harm": _harm,
    "wdd": _wdd,
    "wdq": _guerette,
    "rirr_wheeler": _wald,
    "rirr_wald": _wald,
    "rirr": _fisher,
    "bayes": _bayes,
    "pooled": _pooled,
    "its": _sicily,
    "mde": _detectable,
}


@pytest.mark.parametrize("id_", CASES)
def test_case(id_: str) -> None:
    case = CASES[id_]
    assert case["source"]
    way = next(way for start, way in WAYS.items() if id_.startswith(start))
    found, tolerance = way(case["inputs"]), case["tolerance"]
    for name, expected in case["expected"].items():
        if "rel" in tolerance:
            within = {"rel": tolerance["rel"]}
        else:
            within = {"rel": 0, "abs": tolerance.get(name, tolerance.get("default_abs", tolerance.get("abs")))}
        assert found[name] == pytest.approx(expected, **within), name


def test_every_family_has_its_cases() -> None:
    assert len(CASES) == 15
