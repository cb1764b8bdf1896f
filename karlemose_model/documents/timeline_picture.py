"""The timeline as an SVG picture: a row for each phase with its spells as bars, and today; read aloud it says the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date

from karlemose_model.documents.chart_picture import DARK, LIGHT, WIDTH, picture_template
from karlemose_model.documents.environment import LOCALES, long_date
from karlemose_model.documents.markdown import folded
from karlemose_model.documents.view import View
from karlemose_model.schedule import DatedSpell, spells

_LEFT, _RIGHT = 14.0, WIDTH - 14.0
_ROW = 52.0
_BAR = 18.0
_STRIDES = (1, 2, 3, 6, 12, 24, 60, 120)
"""Months between two labels, so that every January has one where not every month has."""
_MOST = 5
"""So many labels lie side by side without touching."""


@dataclass(frozen=True, slots=True)
class _Bar:
    """A spell: a phase that is still to begin is drawn as a frame, one that goes on has no end."""

    x: float
    width: float
    open: bool
    ahead: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """A phase with its name above its bars."""

    name: str
    y: float
    bars: tuple[_Bar, ...]


@dataclass(frozen=True, slots=True)
class _Tick:
    """A month below the rows."""

    x: float
    label: str


def timeline_svg(view: View) -> str:
    """The picture as an SVG file's text, empty without a timeline. The same rollout gives the same text."""
    found = spells(view.playbook)
    if not found:
        return ""
    picture = _Picture(view, found)
    return picture_template("timeline.svg.j2").render(p=picture, light=LIGHT, dark=DARK, language=view.language)


def timeline_description(view: View) -> str:
    """What the picture shows, in words: each spell with its days."""
    _ = view.translate
    said = []
    for spell in spells(view.playbook):
        name = view.words(view.playbook.phases[spell.phase].name)
        first = long_date(spell.start, view.language)
        if spell.end is None:
            said.append(_("{phase} from {day} on").format(phase=name, day=first))
        else:
            last = long_date(spell.end, view.language)
            said.append(_("{phase} from {first} to {last}").format(phase=name, first=first, last=last))
    today = _("as of {day}").format(day=long_date(view.rollout.as_of, view.language))
    return folded(_("Timeline: {spells}; {today}.").format(spells="; ".join(said), today=today))


class _Picture:
    """Where everything lies, in the units of the view box."""

    def __init__(self, view: View, found: Sequence[DatedSpell]) -> None:
        _ = view.translate
        self.width, self.left, self.right, self.bar = WIDTH, _LEFT, _RIGHT, _BAR
        self.title = _("Timeline of the phases")
        self.description = timeline_description(view)
        today = view.rollout.as_of
        self._first = found[0].start.replace(day=1)
        last = max(today, found[-1].start)
        # Some room after today, so that a spell that goes on is seen to go on.
        self._last = last + max(timedelta(days=14), (last - self._first) / 8)
        shown = [name for name in view.playbook.phases if any(spell.phase == name for spell in found)]
        self.top = 44.0
        self.rows = [
            _Row(
                folded(view.words(view.playbook.phases[name].name)),
                self.top + _ROW * place,
                tuple(self._bar(spell, today) for spell in found if spell.phase == name),
            )
            for place, name in enumerate(shown)
        ]
        self.bottom = self.top + _ROW * len(shown)
        self.ticks = [
            _Tick(self._x(day), str(format_date(day, "MMM y", locale=LOCALES[view.language]))) for day in self._months()
        ]
        self.today = self._x(today) if self._first <= today else None
        self.today_label = _("as of {day}").format(
            day=str(format_date(today, "d. MMM" if view.language == "da" else "d MMM", locale=LOCALES[view.language]))
        )
        self.height = round(self.bottom + 38)

    def _bar(self, spell: DatedSpell, today: date) -> _Bar:
        begin, end = self._x(spell.start), self._x(spell.end + timedelta(days=1)) if spell.end else _RIGHT
        # A spell of a few days is still seen.
        return _Bar(begin, round(max(end - begin - 1, 3.0), 1), spell.end is None, spell.start > today)

    def _x(self, day: date) -> float:
        share = (day - self._first).days / (self._last - self._first).days
        return round(_LEFT + share * (_RIGHT - _LEFT), 1)

    def _months(self) -> Iterator[date]:
        """The first days of the months that have a label."""
        months = (self._last.year - self._first.year) * 12 + self._last.month - self._first.month
        stride = next((one for one in _STRIDES if months // one < _MOST), _STRIDES[-1])
        begin = self._first.year * 12 + self._first.month - 1
        for count in range(-(-begin // stride) * stride, begin + months + 1, stride):
            day = date(count // 12, count % 12 + 1, 1)
            # A label needs room to the right of its line.
            if self._x(day) <= _RIGHT - 74:
                yield day
