"""The picture of a chart: whole XML, nothing from outside, nothing by colour alone, and the same bytes every time."""

from __future__ import annotations

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from karlemose_model.documents.chart_picture import DARK, LIGHT, WIDTH, chart_svg
from karlemose_model.documents.chart_words import chart_description
from karlemose_model.kpis import Value
from karlemose_model.kpis.charts import Chart, chart
from karlemose_model.model import Kpi
from tests.kpis.charts.sample import kpi, month, months, parts, period

SVG = "{http://www.w3.org/2000/svg}"
STEADY = [4, 6, 5, 3, 7, 5, 4, 6, 5, 5, 6, 4]


def drawn(made: Chart, of: Kpi | None = None, **fields: float) -> ElementTree.Element:
    return ElementTree.fromstring(chart_svg(made, of or kpi(), "en", **fields))


def texts(root: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def paths(root: ElementTree.Element, css: str) -> list[str]:
    return [element.get("d", "") for element in root.iter(f"{SVG}path") if css in element.get("class", "").split()]


def lines(root: ElementTree.Element) -> list[str]:
    return [path for path in paths(root, "c-data-line") if "L" in path]


def test_it_says_what_it_shows() -> None:
    made = chart(kpi(), months([*STEADY, 14]))
    root = drawn(made, target=4)
    assert root.get("role") == "img"
    assert (root[0].tag, root[0].text) == (f"{SVG}title", "Reports")
    assert (root[1].tag, root[1].text) == (f"{SVG}desc", chart_description(made, kpi(), "en", target=4))
    assert {"reports", "limit 13", "mean 5", "target 4", "14"} <= set(texts(root))
    assert "outside the limits: worth a talk at the meeting" in texts(root)
    assert len(paths(root, "c-target-line")) == 1


def test_danish_numbers_and_months() -> None:
    root = ElementTree.fromstring(chart_svg(chart(kpi(), months([*STEADY[:11], 5])), kpi(), "da"))
    assert root.get("lang") == "da"
    assert {"jan.", "mar.", "2020", "gns. 5,1"} <= set(texts(root))


def test_names_are_text() -> None:
    name = "<b>A & \"B\"</b> 'c' \x00\x1f]]>"
    of = kpi(name=name, unit="<i>&")
    assert drawn(chart(of, months(STEADY)), of)[0].text == "<b>A & \"B\"</b> 'c' ]]>"
    svg = chart_svg(chart(of, months(STEADY)), of, "en")
    assert "<b>" not in svg
    assert "<i>" not in svg


def test_nothing_comes_from_outside() -> None:
    svg = chart_svg(chart(kpi(), months(STEADY)), kpi(), "en")
    assert svg.startswith("<svg ")
    assert not re.search(r"<script|href|url\(|@import|<image|onload|\bid=", svg)
    assert re.findall(r"https?://[^\"]+", svg) == ["http://www.w3.org/2000/svg"]


def test_the_same_chart_gives_the_same_bytes() -> None:
    values = months([*STEADY, 14])
    assert chart_svg(chart(kpi(), values), kpi(), "da") == chart_svg(chart(kpi(), values[::-1]), kpi(), "da")


def test_a_gap_breaks_the_line() -> None:
    assert len(lines(drawn(chart(kpi(), months(STEADY))))) == 1
    assert len(lines(drawn(chart(kpi(), months([4, 5, None, 6, 4]))))) == 2


def test_hidden_periods_are_marked_and_hold_no_value() -> None:
    root = drawn(chart(kpi(), months([10, 10, None, 10, None]), hidden=[month(2)]))
    bands = [one for one in root.iter(f"{SVG}rect") if one.get("class") == "c-band"]
    # One in the plot, one before the note; the last month is simply not there.
    assert len(bands) == 2
    assert "not shown, to protect small numbers" in texts(root)
    assert len(lines(root)) == 1


def test_a_signal_has_another_shape_and_its_value() -> None:
    calm, called = (drawn(chart(kpi(), months([*STEADY, last]))) for last in (13, 14))
    assert paths(calm, "c-signal") == []
    # One in the plot, one before the note.
    assert len(paths(called, "c-signal")) == 2
    assert "14" in texts(called)


def test_a_run_has_squares() -> None:
    root = drawn(chart(kpi("level"), months([5.0, 15.0] * 6 + [9.0] * 10)), kpi("level"))
    squares = [one for one in root.iter(f"{SVG}rect") if "c-data" in one.get("class", "").split()]
    assert len(squares) == 10 + 1


def test_limits_are_dashed_and_follow_the_denominator() -> None:
    def dashed(root: ElementTree.Element) -> list[str]:
        return [one.get("d", "") for one in root.iter(f"{SVG}path") if one.get("stroke-dasharray") == "7 4"]

    # The lower limit is 0: nothing can lie below it.
    assert len(dashed(drawn(chart(kpi(), months(STEADY))))) == 1
    steps = dashed(drawn(chart(kpi("share"), parts([10, 15] * 6, [20.0, 30.0] * 6, 100.0)), kpi("share")))
    assert len(steps) == 2
    assert all(path.count("V") == 11 for path in steps)
    few = dashed(drawn(chart(kpi("share"), parts([10, 15] * 6 + [3], [20.0, 30.0] * 6 + [5.0], 100.0)), kpi("share")))
    assert all(path.count("V") == 11 for path in few)


def test_a_limit_far_above_is_named_and_presses_nothing_flat() -> None:
    since = kpi("level", fed_by=["serious_incidents"])
    days = [date(2020, 1, 1)]
    for step in [3, 40, 1, 60, 2, 50, 4, 45, 1, 55, 2, 48, 3]:
        days.append(days[-1] + timedelta(days=step))
    root = drawn(chart(since, [], dates=days), since)
    assert any(text.startswith("limit ") and text.endswith("↑") for text in texts(root))


SERIES: dict[str, list[float | None]] = {
    "none": [], "one": [7], "two": [7, 3], "24": [*STEADY * 2], "60": [*STEADY * 5], "zeros": [0] * 24, "huge": [3e12 + 7] * 14,
    "gaps": [4, None, 4, None, None, 4],
}  # fmt: skip


@pytest.mark.parametrize("name", SERIES)
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("target", [None, 5.0])
def test_every_length_can_be_drawn(name: str, language: str, target: float | None) -> None:
    stays_inside(chart_svg(chart(kpi(), months(SERIES[name])), kpi(), language, target=target))


@pytest.mark.parametrize("frequency", ["week", "quarter", "half_year", "year", "case"])
def test_every_frequency_can_be_drawn(frequency: str) -> None:
    form = {"week": "{}-W09", "quarter": "{}-Q1", "half_year": "{}-H2", "year": "{}", "case": "{}-03-09"}[frequency]
    of = kpi(frequency=frequency)
    stays_inside(
        chart_svg(chart(of, [Value("k", period(form.format(year)), 3.0) for year in range(2000, 2020)]), of, "da")
    )


@settings(max_examples=60)
@given(
    st.lists(st.one_of(st.none(), st.floats(-1e9, 1e9).map(lambda number: round(number, 2))), max_size=40),
    st.sampled_from(["number", "level", "mean"]),
    st.one_of(st.none(), st.floats(-1e6, 1e6)),
)
def test_any_values_can_be_drawn(numbers: list[float | None], measure: str, target: float | None) -> None:
    stays_inside(chart_svg(chart(kpi(measure), months(numbers)), kpi(measure), "da", target=target))


def stays_inside(svg: str) -> None:
    """All that is drawn lies in the view box."""
    root = ElementTree.fromstring(svg)
    width, height = (float(number) for number in root.get("viewBox", "").split()[2:])
    assert width == WIDTH
    assert "nan" not in svg
    assert "inf" not in re.sub(r">[^<]*<", "><", svg)
    for element in root.iter():
        for name, most in (("x", width), ("cx", width), ("y", height), ("cy", height)):
            assert 0 <= float(element.get(name, 0)) <= most, ElementTree.tostring(element)
        for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", element.get("d", "")):
            assert 0 <= float(x) <= width
            assert 0 <= float(y) <= height


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2."""

    def light(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast(colours: dict[str, str]) -> None:
    for name in ("text", "limit", "target", "signal"):
        assert contrast(colours[name], colours["paper"]) >= 4.5, name
    for name in ("axis", "data"):
        assert contrast(colours[name], colours["paper"]) >= 3, name
    assert contrast(colours["text"], colours["band"]) >= 4.5


def test_only_the_screen_turns_dark() -> None:
    svg = chart_svg(chart(kpi(), months(STEADY)), kpi(), "en")
    (media,) = re.findall(r"@media ([^{]+){", svg)
    assert media.strip() == "screen and (prefers-color-scheme: dark)"
    turned = set(re.findall(r"\.(c-[\w-]+) {", svg))
    used = {css for one in re.findall(r'class="([^"]+)"', svg) for css in one.split()}
    assert used <= turned
