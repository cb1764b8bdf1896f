"""The cost page's pictures: whole XML that says what it shows in its language, with everything inside and no colour alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from karlemose_model.documents.chart_picture import WIDTH
from karlemose_model.documents.evaluation_cost_inputs import Inputs
from karlemose_model.documents.evaluation_cost_scale import LEFT, RIGHT, MoneyScale
from karlemose_model.documents.evaluation_cost_spread_picture import spread_description, spread_svg
from karlemose_model.documents.evaluation_cost_tables import CostTables
from karlemose_model.documents.evaluation_cost_tornado_picture import tornado_description, tornado_svg
from karlemose_model.documents.view import View
from karlemose_model.evaluation.balance import balance
from karlemose_model.evaluation.balance_results import Balance, Frame
from karlemose_model.model import Audience
from tests.documents.test_evaluation_pictures import SVG, drawn, texts
from tests.evaluation.economy_sample import normal, rollout


def made(language: str = "en", mean: float = 20) -> tuple[Frame, Inputs, CostTables]:
    seen = rollout()
    found = balance(seen, normal(mean, 8))
    assert isinstance(found, Balance)
    inputs = Inputs(View(seen, Audience.partners, language, ()), found, "evaluation-cost.md")
    return found.frames[0], inputs, CostTables(inputs)


@pytest.mark.parametrize("language", ["da", "en"])
def test_both_say_what_they_show(language: str) -> None:
    frame, inputs, tables = made(language)
    assert frame.simulation is not None
    society = frame.simulation.society
    for svg, said in (
        (tornado_svg(frame, inputs, tables), tornado_description(frame, inputs, tables)),
        (spread_svg(society, inputs, tables), spread_description(society, inputs, tables)),
    ):
        root = drawn(svg)
        assert root.get("role") == "img"
        assert root.get("lang") == language
        assert root[0].tag == f"{SVG}title"
        assert root[1].text == said
        assert "prefers-color-scheme: dark" in (root.findtext(f"{SVG}style") or "")


def test_each_figure_has_its_name_its_ends_and_an_empty_and_a_full_half() -> None:
    frame, inputs, tables = made()
    root = drawn(tornado_svg(frame, inputs, tables))
    assert [text for text in texts(root) if text.startswith("from ")] == [
        f"from {tables.end(bar.trace.path, bar.input.low)} to {tables.end(bar.trace.path, bar.input.high)}"
        for bar in frame.tornado
    ]
    rects = [one for one in root.iter(f"{SVG}rect") if one.get("height") == "14" and one.get("width") != "20"]
    outlined = [one for one in rects if "c-paper" in (one.get("class") or "")]
    assert len(rects) == 2 * len(frame.tornado)
    assert len(outlined) == len(frame.tornado)
    assert "figure at its lowest" in texts(root)


def test_results_below_nothing_are_outlines_and_both_sides_are_told() -> None:
    frame, inputs, tables = made()
    assert frame.simulation is not None
    society = replace(frame.simulation.society, chance_positive=0.728)
    root = drawn(spread_svg(society, inputs, tables))
    assert "benefits exceed costs in 73 of 100 draws →" in texts(root)
    assert "← costs exceed benefits in 27 of 100" in texts(root)
    assert len(list(root.iter(f"{SVG}rect"))) == 1 + len(society.bins)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(-1e10, 1e10, allow_nan=False), min_size=1, max_size=8))
def test_every_amount_lies_on_the_scale(amounts: list[float]) -> None:
    scale = MoneyScale(amounts, "DKK", "en")
    assert all(LEFT <= scale.x(one) <= RIGHT for one in (0.0, *amounts))
    assert 2 <= len(scale.ticks) <= 7
    assert all(0 < tick.x < WIDTH for tick in scale.ticks)
    assert "-" not in "".join(tick.text for tick in scale.ticks)
    if max(amounts) > 0:
        assert scale.x(max(amounts)) >= scale.zero


def test_the_same_balance_gives_the_same_pictures() -> None:
    frame, inputs, tables = made()
    again = made()
    assert tornado_svg(frame, inputs, tables) == tornado_svg(*again)
