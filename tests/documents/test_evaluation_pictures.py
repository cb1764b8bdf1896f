"""The evaluation's pictures: whole XML that stands for itself, says what it shows, and keeps everything inside."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from karlemose_model.documents import evaluation_found
from karlemose_model.documents.chart_picture import WIDTH
from karlemose_model.documents.evaluation_ratio_picture import ratio_description, ratio_svg
from karlemose_model.documents.evaluation_series_picture import scaled_comparison, series_description, series_svg
from karlemose_model.documents.view import View
from karlemose_model.evaluation.results import Impact, Method, Placebo, Ratio, Study
from karlemose_model.model import Audience
from tests.documents.evaluation_sample import ALL, CLEAR, STUDY, evaluated

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def _chance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluation_found, "buffer_chance", lambda _study: 0.46)


def view(language: str = "en", **changes: object) -> View:
    return View(evaluated(changes), Audience.partners, language, ())


def drawn(svg: str) -> ET.Element:
    assert not re.search(r"<script|href|url\(|@import|<image|onload|\bid=|None|nan", svg)
    return ET.fromstring(svg)


def texts(root: ET.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def paths(root: ET.Element, css: str) -> list[str]:
    return [element.get("d", "") for element in root.iter(f"{SVG}path") if css in element.get("class", "").split()]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("impact", ALL.values())
def test_both_pictures_say_what_they_show_in_their_language(impact: Impact, language: str) -> None:
    seen = view(language)
    for svg, said in (
        (series_svg(impact.study, seen), series_description(impact.study, seen)),
        (ratio_svg(impact, seen), ratio_description(impact, seen)),
    ):
        root = drawn(svg)
        assert root.get("role") == "img"
        assert root.get("lang") == language
        assert root[0].tag == f"{SVG}title"
        assert root[0].text
        assert root[1].tag == f"{SVG}desc"
        assert root[1].text == said
        style = root.find(f"{SVG}style")
        assert style is not None
        assert "prefers-color-scheme: dark" in (style.text or "")


def test_the_series_are_one_scale_and_the_start_is_marked() -> None:
    root = drawn(series_svg(STUDY, view()))
    # The estate has lines before and after and points; the comparison is dashed; each has a sample in the key.
    assert len([path for path in paths(root, "c-data-line") if "L" in path]) == 2
    assert len([path for path in paths(root, "c-limit-line") if "L" in path]) == 2
    assert "The work began on 1 January 2025." in texts(root)
    assert "start" in texts(root)
    assert scaled_comparison(STUDY) is not None
    assert sum((scaled_comparison(STUDY) or ())[:6]) == pytest.approx(STUDY.estate.total_before)
    assert series_description(STUDY, view()) == (
        "Recorded offences by month from January 2024 to June 2025: KANARIE-estate and the comparison areas. "
        "KANARIE-estate: 10.0 a month before, 5.0 after. The comparison, brought to the estate's level before: 10.0 a month "
        "before, 10.0 after. The work began on 1 January 2025."
    )


def test_a_comparison_without_offences_before_is_not_drawn() -> None:
    empty = replace(STUDY, comparisons=tuple(replace(one, before=(0,) * 6) for one in STUDY.comparisons))
    root = drawn(series_svg(empty, view()))
    assert not paths(root, "c-limit-line")
    assert "cannot be drawn on the same scale" in series_description(empty, view())


def test_a_start_in_the_middle_of_a_month_lies_there() -> None:
    early, late = (
        drawn(series_svg(STUDY, view(start=day, fixed="2024-01-01"))) for day in ("2025-01-01", "2025-01-20")
    )
    place = [float(paths(root, "c-target-line")[0].split()[0].strip("M")) for root in (early, late)]
    assert 5 < place[1] - place[0] < WIDTH / 18


def test_every_ratio_has_a_row_with_its_figures() -> None:
    root = drawn(ratio_svg(CLEAR, view()))
    assert "0.52 (from 0.39 to 0.69)" in texts(root)
    assert "The surroundings" in texts(root)
    assert "Apr 2024: nothing began" in texts(root)
    assert "the agreed limit: 1.25" in texts(root)
    assert "The chance that the estate fell more than the comparison is 97 per cent." in ratio_description(
        CLEAR, view()
    )


def test_what_lies_beyond_the_picture_ends_with_an_arrow() -> None:
    bare = replace(ALL["alone"], placebo=ALL["leans"].placebo)
    inside = replace(bare, ratio=Ratio(1.0, 0.6, 1.5, 0.9, Method.exact))
    beyond = replace(bare, ratio=Ratio(0.0, 0.0, math.inf, 0.9, Method.exact))
    assert not paths(drawn(ratio_svg(inside, view())), "c-data")
    assert len(paths(drawn(ratio_svg(beyond, view())), "c-data")) == 2
    assert not isinstance(bare.placebo, Placebo)


def _numbers(root: ET.Element) -> list[float]:
    """The x of everything that is drawn at a place of its own."""
    found = [float(element.get("x", 0)) for element in root.iter(f"{SVG}text")]
    for element in root.iter(f"{SVG}path"):
        found += [float(number) for number in re.findall(r"[ML](-?[\d.]+) ", element.get("d", ""))]
    return found


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=1, max_size=60),
    st.floats(0, 50) | st.just(math.inf),
)
def test_nothing_lies_outside(counts: list[tuple[int, int]], ratio: float) -> None:
    months = [date(2015 + place // 12, place % 12 + 1, 1) for place in range(2 * len(counts))]
    here, there = zip(*counts, strict=True)
    study = Study(
        "burglary",
        tuple(months[: len(counts)]),
        tuple(months[len(counts) :]),
        replace(STUDY.estate, before=here, after=here[::-1]),
        (replace(STUDY.comparisons[0], before=there, after=there[::-1]),),
    )
    impact = replace(CLEAR, study=study, ratio=Ratio(ratio, ratio / 2, ratio * 2, 0.5, Method.exact))
    seen = view()
    for svg in (series_svg(study, seen), ratio_svg(impact, seen)):
        assert all(0 <= place <= WIDTH for place in _numbers(drawn(svg)))
        assert svg == series_svg(study, seen) or svg == ratio_svg(impact, seen)
