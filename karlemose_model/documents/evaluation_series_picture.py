"""Estate and comparison by month as an SVG picture, with the start marked; read aloud it says what is drawn."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from karlemose_model.documents.chart_axes import number_ticks, period_ticks
from karlemose_model.documents.chart_picture import DARK, LIGHT, WIDTH, picture_template
from karlemose_model.documents.chart_words import short_number
from karlemose_model.documents.environment import long_date
from karlemose_model.documents.evaluation_found import area_names
from karlemose_model.documents.evaluation_numbers import decimal, month_words
from karlemose_model.documents.markdown import folded
from karlemose_model.documents.view import View
from karlemose_model.evaluation.results import Study
from karlemose_model.model import Frequency, Period

_PLOT = 200
_SIGN = 8.6
"""The width of a sign at size 15 in a wide font."""
_NOTE = 54
"""So many signs at size 14 fit beside a mark."""


@dataclass(frozen=True, slots=True)
class _Tick:
    """A label of an axis; below the plot perhaps with the year under it."""

    place: float
    text: str
    year: str = ""


@dataclass(frozen=True, slots=True)
class _Note:
    """A line of the key below the plot; the first line of each has its line's sample before it."""

    text: str
    y: float
    sample: str


def scaled_comparison(study: Study) -> tuple[float, ...] | None:
    """The comparison areas together by month, brought to the estate's level before; None where they had nothing then."""
    before = study.comparison[0]
    if not before:
        return None
    scale = study.estate.total_before / before
    months = zip(*((*one.before, *one.after) for one in study.comparisons), strict=True)
    return tuple(scale * sum(month) for month in months)


def series_svg(study: Study, view: View) -> str:
    """The picture as an SVG file's text. The same study gives the same text."""
    picture = _Picture(study, view)
    template = picture_template("evaluation_series.svg.j2")
    return template.render(p=picture, light=LIGHT, dark=DARK, language=view.language)


def series_description(study: Study, view: View) -> str:
    """What the picture shows, in words: the months, the mean of each line before and after, and the start."""
    _, language = view.translate, view.language
    months = (*study.months_before, *study.months_after)
    said = [
        _("Recorded offences by month from {first} to {last}: {estate} and the comparison areas.").format(
            first=month_words(months[0], language), last=month_words(months[-1], language), estate=_estate(study, view)
        ),
        _("{estate}: {before} a month before, {after} after.").format(
            estate=_estate(study, view), **_numbers(study.estate.before, study.estate.after, language)
        ),
    ]
    scaled = scaled_comparison(study)
    if scaled is None:
        said.append(_("The comparison areas had no offences before, so they cannot be drawn on the same scale."))
    else:
        cut = len(study.months_before)
        said.append(
            _("The comparison, brought to the estate's level before: {before} a month before, {after} after.").format(
                **_numbers(scaled[:cut], scaled[cut:], language)
            )
        )
    said.append(_start_words(view))
    return folded(" ".join(said))


def series_in_short(study: Study, view: View) -> str:
    """The same on one line, where there is no picture: the months, the start and the means."""
    _, language = view.translate, view.language
    evaluation = view.playbook.evaluation
    assert evaluation is not None
    cut = len(study.months_before)
    scaled = scaled_comparison(study)
    form = (
        _("From {first} to {last}, start {day}. By month: the estate {before} before, {after} after.")
        if scaled is None
        else _("From {first} to {last}, start {day}. By month: the estate {before} before, {after} after; the comparison, brought to its level before, {there} after.")
    )  # fmt: skip
    return form.format(
        first=month_words(study.months_before[0], language),
        last=month_words(study.months_after[-1], language),
        day=long_date(evaluation.start, language),
        before=decimal(study.estate.total_before / cut, language),
        after=decimal(study.estate.total_after / len(study.months_after), language),
        there=decimal(sum((scaled or ())[cut:]) / len(study.months_after), language),
    )


def _numbers(before: Sequence[float], after: Sequence[float], language: str) -> dict[str, str]:
    """The means of both windows as they are read."""
    return {
        "before": decimal(sum(before) / len(before), language),
        "after": decimal(sum(after) / len(after), language),
    }


def _estate(study: Study, view: View) -> str:
    return area_names(view).get(study.estate.area, study.estate.area)


def _start_words(view: View) -> str:
    _ = view.translate
    assert view.playbook.evaluation is not None
    return _("The work began on {day}.").format(day=long_date(view.playbook.evaluation.start, view.language))


class _Picture:
    """Where everything lies, in the units of the view box."""

    def __init__(self, study: Study, view: View) -> None:
        _ = view.translate
        assert view.playbook.evaluation is not None
        self.width = WIDTH
        self.title = _("Recorded offences by month")
        self.description = series_description(study, view)
        self.top, self.bottom = 62.0, 62.0 + _PLOT
        estate = (*study.estate.before, *study.estate.after)
        scaled = scaled_comparison(study)
        ticks = number_ticks(0.0, max([1.0, *estate, *(scaled or ())]), whole=True)
        self._high = ticks[-1]
        texts = [short_number(tick, view.language) for tick in ticks]
        self.left = round(16 + _SIGN * max(map(len, texts)), 1)
        self.right = WIDTH - 14.0
        self.numbers = [_Tick(self._y(tick), text) for tick, text in zip(ticks, texts, strict=True)]
        months = [_slot(month) for month in (*study.months_before, *study.months_after)]
        self._first = months[0]
        self._step = (self.right - self.left) / (months[-1] - months[0] + 1)
        self.periods = self._months(months, view.language)
        cut = len(study.months_before)
        self.estate = [self._line(months[:cut], estate[:cut]), self._line(months[cut:], estate[cut:])]
        self.dots = "".join(
            f"M{self._x(month)} {self._y(value)}h0" for month, value in zip(months, estate, strict=True)
        )
        self.dot = 7 if len(months) <= 36 else 5
        self.comparison = (
            [] if scaled is None else [self._line(months[:cut], scaled[:cut]), self._line(months[cut:], scaled[cut:])]
        )
        start = view.playbook.evaluation.start
        # Drawn at the day itself: a start in the middle of a month lies in the middle of its slot.
        place = self.left + (_slot(start) - self._first + (start.day - 1) / 31) * self._step
        self.start = round(min(max(place, self.left), self.right), 1)
        self.start_label = _("start")
        self.start_anchor = "end" if self.start > (self.left + self.right) / 2 else "start"
        self._lay_key(_estate(study, view), scaled is not None, view)

    def _months(self, months: Sequence[int], language: str) -> list[_Tick]:
        periods = [(slot, Period("", _day(slot), _day(slot))) for slot in months]
        ticks = period_ticks(periods, Frequency.month, language, (self.right - self.left) / _SIGN)
        return [_Tick(self._x(tick.slot), tick.label, tick.year) for tick in ticks]

    def _lay_key(self, estate: str, compared: bool, view: View) -> None:
        _ = view.translate
        said = [("estate", folded(estate))]
        if compared:
            said.append(("comparison", _("the comparison areas together, brought to the estate's level before")))
        said.append(("start", _start_words(view)))
        y = self.bottom + 66.0
        self.notes: list[_Note] = []
        for sample, text in said:
            for row, line in enumerate(textwrap.wrap(text, _NOTE, max_lines=3, placeholder="…") or [""]):
                self.notes.append(_Note(line, y, sample if row == 0 else ""))
                y += 19
            y += 4
        self.height = round(y - 6)

    def _line(self, months: Sequence[int], values: Sequence[float]) -> str:
        points = (f"{self._x(month)} {self._y(value)}" for month, value in zip(months, values, strict=True))
        return f"M{'L'.join(points)}"

    def _x(self, slot: int) -> float:
        return round(self.left + (slot - self._first + 0.5) * self._step, 1)

    def _y(self, value: float) -> float:
        return round(self.bottom - value / self._high * _PLOT, 1)


def _slot(month: date) -> int:
    """The month's number, counted from the year 0, as the axis counts."""
    return month.year * 12 + month.month - 1


def _day(slot: int) -> date:
    return date(slot // 12, slot % 12 + 1, 1)
