"""A chart as an SVG picture that stands for itself: on paper, in the dark, without colour, and read aloud."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from karlemose_model import files
from karlemose_model.documents.chart_axes import number_ticks, period_ticks, slot
from karlemose_model.documents.chart_words import (
    between,
    centre_words,
    chart_description,
    remarks,
    short_number,
    unit_words,
)
from karlemose_model.documents.environment import words
from karlemose_model.documents.markdown import folded
from karlemose_model.kpis.charts import Chart, ChartKind, Point, Side, SignalKind
from karlemose_model.model import Kpi, Period
from karlemose_model.wording import translator

WIDTH = 480
"""Drawn for a telephone: the text can still be read at 360 pixels, and is not huge at the natural 576."""
_PLOT = 200
_SIGN = 8.6
"""The width of a sign at size 15 in a wide font; other sizes in proportion. There is no font to measure with."""

LIGHT = {
    "paper": "#ffffff", "text": "#1b1b1b", "band": "#e4e4e4", "grid": "#dcdcdc", "axis": "#5c5c5c", "limit": "#555555",
    "target": "#8a4b00", "data": "#1f5fa8", "signal": "#b3261e",
}  # fmt: skip
DARK = {
    "paper": "#131b1e", "text": "#f0f0f0", "band": "#34383f", "grid": "#3a3f47", "axis": "#9aa0a8", "limit": "#b9bfc7",
    "target": "#f0b35e", "data": "#8ab8f0", "signal": "#ff9a90",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Mark:
    """A shape in the picture or before a note."""

    shape: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Label:
    """A text in the picture."""

    text: str
    y: float
    x: float = 0.0
    colour: str = "text"


@dataclass(frozen=True, slots=True)
class _Tick:
    """A tick below the plot, with its label and perhaps the year."""

    x: float
    text: str
    middle: float
    year: str


@dataclass(frozen=True, slots=True)
class _Note:
    """A line below the picture; the first line of a note may have a mark before it."""

    text: str
    y: float
    mark: _Mark | None
    indent: bool


def chart_svg(chart: Chart, kpi: Kpi, language: str, *, target: float | None = None) -> str:
    """The picture of a chart as an SVG file's text; `target` is drawn if one is in force.

    The same chart gives the same text. Raises FileNotFoundError when the templates are not installed.
    """
    picture = _Picture(chart, kpi, language, target)
    return picture_template("chart.svg.j2").render(p=picture, light=LIGHT, dark=DARK, language=language)


class _Picture:
    """Where everything lies, in the units of the view box."""

    def __init__(self, chart: Chart, kpi: Kpi, language: str, target: float | None) -> None:
        self._chart, self._language, self._ = chart, language, translator(language)
        self.width = WIDTH
        self.title = folded(words(kpi.name, language, self._))
        self.description = folded(chart_description(chart, kpi, language, target=target))
        self.heading = [_Label(line, 26 + 21 * row) for row, line in enumerate(_wrapped(self.title, 17, 2, bold=True))]
        unit = _wrapped(folded(unit_words(chart, kpi, language)), 15, 1)
        self.unit = _Label("".join(unit), self.heading[-1].y + 22)
        self.top = self.unit.y + 18
        self.bottom = self.top + _PLOT
        self._lay_numbers(target)
        self._lay_periods()
        self._lay_lines(target)
        self._lay_points()
        self._lay_notes()

    def _lay_numbers(self, target: float | None) -> None:
        chart = self._chart
        drawn = [point.value for point in chart.points] + [one for one in (chart.centre, target) if one is not None]
        high, low = max(drawn, default=1.0), min(drawn, default=0.0)
        # A limit far above everything would press the figures flat: it is only named.
        reach = [point.upper for point in chart.points if point.upper is not None and point.upper <= 3 * max(high, 1)]
        high = max([high, *reach])
        if low > 0 and (chart.kind is not ChartKind.run or low < high / 2):
            low = 0.0
        whole = all(point.value == int(point.value) for point in chart.points)
        ticks = number_ticks(low, max(high, 0.0) if low >= 0 else high, whole=whole)
        self._low, self._high = ticks[0], ticks[-1]
        texts = [short_number(tick, self._language) for tick in ticks]
        self.left = round(16 + _SIGN * max(map(len, texts)), 1)
        self.numbers = [_Label(text, self._y(tick)) for text, tick in zip(texts, ticks, strict=True)]
        self.zero = self._y(min(max(0.0, self._low), self._high))
        named = [*self._named(target)]
        longest = max((len(text) for text, *_rest in named), default=0)
        self.right = round(WIDTH - 12 - min(_SIGN * 14 / 15 * longest + 6, WIDTH / 3), 1)
        self.labels = _apart(named, self.top, self.bottom)

    def _named(self, target: float | None) -> Iterator[tuple[str, float, str]]:
        """The names of the lines with their values, for the right margin."""
        _, chart = self._, self._chart
        limited = next((point for point in reversed(chart.points) if point.upper is not None), None)
        if limited is not None and limited.upper is not None:
            above = " ↑" if limited.upper > self._high else ""
            text = _("limit {value}").format(value=self._short(limited.upper)) + above
            yield text, self._y(min(limited.upper, self._high)), "limit"
        if limited is not None and self._lower(limited):
            yield (
                _("limit {value}").format(value=self._short(limited.lower or 0.0)),
                self._y(limited.lower or 0.0),
                "limit",
            )
        if chart.centre is not None:
            mean = chart.kind in (ChartKind.counts, ChartKind.rates, ChartKind.shares)
            form = _("mean {value}") if mean else _("middle {value}") if between(chart) else _("median {value}")
            centre = round(chart.centre) if between(chart) else chart.centre
            yield form.format(value=self._short(centre)), self._y(chart.centre), "limit"
        if target is not None:
            yield _("target {value}").format(value=self._short(target)), self._y(target), "target"

    def _lay_periods(self) -> None:
        chart = self._chart
        known: list[Period] = [point.period for point in chart.points]
        self._slots = {period: slot(period, chart.frequency, place) for place, period in enumerate(known)}
        if chart.frequency is not None:
            self._slots |= {period: slot(period, chart.frequency, 0) for period in chart.hidden}
        in_order = sorted((place, period) for period, place in self._slots.items()) if self._slots else []
        self._first = in_order[0][0] if in_order else 0
        self._count = in_order[-1][0] - self._first + 1 if in_order else 1
        self._step = (self.right - self.left) / self._count
        self.periods = [
            _Tick(
                self._x(tick.slot),
                tick.label,
                self._kept_inside(self._x(tick.slot), _SIGN * len(tick.label) / 2),
                tick.year,
            )
            for tick in period_ticks(in_order, chart.frequency, self._language, (self.right - self.left) / _SIGN)
        ]
        self.bands = [
            {
                "x": round(self._x(self._slots[period]) - self._step / 2, 1),
                "middle": self._x(self._slots[period]),
                "width": round(self._step, 1),
            }
            for period in chart.hidden
            if period in self._slots
        ]

    def _lay_lines(self, target: float | None) -> None:
        chart = self._chart
        self.centre = None if chart.centre is None else self._y(chart.centre)
        self.target = None if target is None else self._y(target)
        upper = self._steps([(point, point.upper) for point in chart.points])
        lower = self._steps([(point, self._lower(point)) for point in chart.points])
        self.limits = [path for path in (upper, lower) if path]
        self.lines: list[str] = []
        for point in chart.points:
            place = f"{self._x(self._slots[point.period])} {self._y(point.value)}"
            if point.joined and self.lines:
                self.lines[-1] += f"L{place}"
            else:
                self.lines.append(f"M{place}")
        self.lines = [line for line in self.lines if "L" in line]

    def _lower(self, point: Point) -> float | None:
        """The lower limit, if something can lie below it: no count is below 0, and no day between events below 1."""
        least = 1.0 if between(self._chart) else 0.0
        return point.lower if point.lower is not None and point.lower > least else None

    def _steps(self, limits: Sequence[tuple[Point, float | None]]) -> str:
        """The path of a limit that may change from period to period."""
        values = {value for _point, value in limits}
        if len(values) == 1:
            (value,) = values
            inside = value is not None and value <= self._high
            return f"M{self.left} {self._y(value)}H{self.right}" if value is not None and inside else ""
        path, before = "", None
        for point, value in limits:
            middle = self._x(self._slots[point.period])
            start, end = round(middle - self._step / 2, 1), round(middle + self._step / 2, 1)
            if value is None or value > self._high:
                before = None
                continue
            joined = before is not None and point.joined
            path += f"V{self._y(value)}H{end}" if joined else f"M{start} {self._y(value)}H{end}"
            before = value
        return path

    def _lay_points(self) -> None:
        chart = self._chart
        in_run = {period for signal in chart.signals for period in signal.run}
        self.dot = 8 if self._count <= 30 else 6 if self._count <= 80 else 4
        # One path of points with round ends, as there may be very many.
        self.dots = ""
        self.marks, self.values = [], list[_Label]()
        for point in chart.points:
            x, y = self._x(self._slots[point.period]), self._y(point.value)
            if point.outside:
                self.marks.append(_Mark("diamond", x, y))
                self._lay_value(point, x, y)
            elif point.at_least:
                self.marks.append(_Mark("ring", x, y))
            elif point.period in in_run:
                self.marks.append(_Mark("square", x, y))
            else:
                self.dots += f"M{x} {y}h0"

    def _lay_value(self, point: Point, x: float, y: float) -> None:
        """The value of what lies outside, unless the one before leaves no room for it."""
        text = self._short(point.value)
        half = _SIGN * len(text) / 2
        if point.outside is Side.above:
            y -= 12
        elif y + 24 < self.bottom:
            y += 24
        else:
            y += 5
            x += half + 10 if x + 2 * half + 10 < WIDTH else -half - 10
        x = self._kept_inside(x, half)
        if not self.values or x - self.values[-1].x > 2 * half + 4:
            self.values.append(_Label(text, round(y, 1), x))

    def _lay_notes(self) -> None:
        _, chart = self._, self._chart
        shapes = {mark.shape for mark in self.marks}
        kinds = {signal.kind for signal in chart.signals}
        said: list[tuple[str, str]] = []
        if "diamond" in shapes:
            said.append(("diamond", _("outside the limits: worth a talk at the meeting")))
        if SignalKind.run in kinds:
            said.append(("square", _("many in a row on one side of the median: worth a talk at the meeting")))
        if SignalKind.crossings in kinds:
            said.append(
                ("", _("The figures change sides of the median unusually seldom: worth a talk at the meeting."))
            )
        if "ring" in shapes:
            said.append(("ring", _("so far: it may become more")))
        if self.bands:
            said.append(("band", _("not shown, to protect small numbers")))
        if chart.centre is not None:
            said.append(("", centre_words(chart, self._language)))
        said.extend(("", text) for text in remarks(chart, self._language))
        y = self.bottom + 64.0
        self.notes: list[_Note] = []
        for shape, text in said:
            for row, line in enumerate(_wrapped(text, 14, 4, indent=18 if shape else 0)):
                mark = _Mark(shape, 19, y - 5) if shape and row == 0 else None
                self.notes.append(_Note(line, y, mark, bool(shape)))
                y += 19
            y += 4
        self.height = round(y - 4)

    def _kept_inside(self, x: float, half: float) -> float:
        """The middle of a text that is so wide to either side, moved so that nothing of it is cut off."""
        return round(min(max(x, half + 2), WIDTH - half - 2), 1)

    def _x(self, place: int) -> float:
        return round(self.left + (place - self._first + 0.5) * self._step, 1)

    def _y(self, value: float) -> float:
        return round(self.bottom - (value - self._low) / (self._high - self._low) * _PLOT, 1)

    def _short(self, value: float) -> str:
        return short_number(value, self._language)


def _apart(named: Sequence[tuple[str, float, str]], top: float, bottom: float) -> list[_Label]:
    """The labels beside their lines, moved so that none lies on another."""
    gap = 16.0
    in_order = sorted(named, key=lambda one: one[1])
    heights: list[float] = []
    for _text, y, _colour in in_order:
        heights.append(max(y + 5, heights[-1] + gap if heights else top))
    # What was pushed below the axis is pushed back up.
    ceiling = bottom + 5
    for place in range(len(heights) - 1, -1, -1):
        heights[place] = min(heights[place], ceiling)
        ceiling = heights[place] - gap
    return [_Label(text, round(y, 1), colour=colour) for (text, _y, colour), y in zip(in_order, heights, strict=True)]


def _wrapped(text: str, size: int, most: int, *, bold: bool = False, indent: int = 0) -> list[str]:
    """The text in lines of the picture's width; what is too long ends with an ellipsis."""
    signs = int((WIDTH - 24 - indent) / (_SIGN * 0.93 * size / 15 * (1.1 if bold else 1.0)))
    return textwrap.wrap(text, signs, max_lines=most, placeholder="…") or [""]


def picture_template(name: str) -> Template:
    """One of the shipped templates of pictures. Raises FileNotFoundError when they are not installed."""
    return _pictures().get_template(name)


@lru_cache(maxsize=1)
def _pictures() -> Environment:
    """The environment of them all: it keeps each template that it has compiled."""
    return Environment(
        loader=FileSystemLoader(files.shipped("templates") / "charts", encoding="utf-8"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
