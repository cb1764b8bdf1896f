"""What would be released to the public, and whether the register and the release keep small numbers secret."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from karlemose_model.kpis.cells import cells
from karlemose_model.kpis.disclosure import DIVIDED, Shown, show
from karlemose_model.kpis.margins import Entry, Item, items, register
from karlemose_model.kpis.shown_figures import tells_small
from karlemose_model.kpis.suppression import Cell, is_protected, suppress
from karlemose_model.model import Frequency, Kpi, Release, ReleasedFigure, Rollout
from karlemose_model.problems import Place, Problem

REGISTER = "records/published.yml"

PlaceOf = Callable[[Entry], Place]


def in_the_register(_: Entry) -> Place:
    """The register, for whoever does not know the line."""
    return Place(REGISTER)


@dataclass(frozen=True, slots=True)
class Plan:
    """The figures that are not in the register yet, each as it would be shown, and why figures of other KPIs can't be."""

    figures: tuple[Shown, ...]
    problems: tuple[Problem, ...] = ()

    def release(self, on: date) -> Release:
        """The figures as a release of that day."""
        return Release(on=on, figures=tuple(_released(figure) for figure in self.figures))


def plan(rollout: Rollout, kpi_ids: Collection[str] | None = None, place_of: PlaceOf = in_the_register) -> Plan:
    """What can be released of all KPIs (or of those named): finished periods and totals that are not in the register.

    What was released is fixed: new figures are hidden until it and they together keep what is hidden secret. Nothing is
    released of a KPI whose register gives a hidden figure away, or shows something else than the records now say.
    """
    figures: list[Shown] = []
    problems: list[Problem] = []
    for id_, kpi in rollout.playbook.kpis.items():
        if kpi_ids is not None and id_ not in kpi_ids:
            continue
        found = items(rollout, id_)
        wrong = [Problem("KM344", place_of(entry), _named(entry)) for entry in giving_away(rollout, id_)]
        wrong = wrong or [Problem("KM480", place_of(entry), _named(entry)) for entry in _changed(kpi, found)]
        problems += wrong
        if not wrong:
            figures += sorted(_new(kpi, found), key=lambda figure: (figure.period.end, figure.period.start))
    return Plan(tuple(figures), tuple(problems))


def giving_away(rollout: Rollout, kpi_id: str) -> Iterator[Entry]:
    """What the register shows of a KPI although its profile hides it, or although a hidden figure follows from it.

    Of figures that give one away together it is the one that was released last. KeyError for an unknown KPI.
    """
    kpi = rollout.playbook.kpis[kpi_id]
    entries = [entry for entry in register(rollout, kpi_id) if not entry.says.hidden]
    if not entries:
        return
    small = [entry for entry in entries if tells_small(kpi, entry.says)]
    yield from small
    found = items(rollout, kpi_id)
    if not any(item.profile for item in found):
        return
    by_days = {item.days: item for item in found}
    changed = list(_changed(kpi, found))
    shown: list[Entry] = []
    for entry in entries:
        if kpi.measure in DIVIDED and entry.says.denominator is None and by_days[entry.days].profile is not None:
            # A share without its parts: nobody can tell how many lie behind it.
            yield entry
            continue
        if entry in small or entry in changed:
            # A record that was changed since makes an outdated figure, not one that gives something away.
            continue
        item = by_days[entry.days]
        # A weaker profile beside a figure does not make it public.
        weaker = replace(item, disclosure=kpi.disclosure).is_small(kpi) if item.value is not None else False
        if item.is_small(kpi) or weaker:
            yield entry
        else:
            shown.append(entry)
    made = cells(kpi, found)
    if not any(cell.secrets for cell in made):
        return
    while shown and not _safe(made, shown):
        # The more is shown, the narrower it gets: half of what is left tells on which side the first too many stands.
        low, high = 0, len(shown)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if _safe(made, shown[:middle]) else (low, middle)
        yield shown.pop(high - 1)


def outdated(rollout: Rollout, kpi_id: str) -> tuple[Entry, ...]:
    """What the register shows of a KPI otherwise than the records now say. KeyError for an unknown KPI."""
    kpi = rollout.playbook.kpis[kpi_id]
    return tuple(_changed(kpi, items(rollout, kpi_id))) if any(register(rollout, kpi_id)) else ()


def _safe(made: Sequence[Cell], shown: Sequence[Entry]) -> bool:
    days = {entry.days for entry in shown}
    return is_protected(made, {cell.name for cell in made if cell.name not in days})


def _new(kpi: Kpi, found: Sequence[Item]) -> Iterator[Shown]:
    """The figures that are not in the register, as they would be shown beside those that are."""
    new = [item for item in found if not item.entries]
    hidden: frozenset[object] | None = frozenset()
    if new and any(item.profile for item in found):
        shown = [item.days for item in found if item.last_shown is not None]
        hidden = suppress(
            cells(kpi, found), shown, [item.days for item in found if item.entries and not item.last_shown]
        )
    for item in new:
        assert item.value is not None, "what is not in the register comes from the records"
        if hidden is None or item.days in hidden:
            # The period of a court case is the day of its judgment: that there was one would be told.
            if kpi.frequency is Frequency.case:
                continue
            yield Shown(item.value.kpi, item.period, item.disclosure, hidden=True)
        else:
            yield show(kpi, item.value, item.disclosure)


def _changed(kpi: Kpi, found: Sequence[Item]) -> Iterator[Entry]:
    """Figures in the register that would be shown otherwise today, since the records were changed."""
    for item in found:
        if item.value is None or item.last_shown is None or item.entries[-1].says.hidden:
            continue
        now, was = show(kpi, item.value, item.last_shown.profile), item.last_shown
        pairs = ((now.value, was.value), (now.numerator, was.numerator), (now.denominator, was.denominator))
        if not all(a == b or (a is not None and b is not None and math.isclose(a, b, abs_tol=1e-6)) for a, b in pairs):
            yield item.entries[-1]


def _named(entry: Entry) -> dict[str, object]:
    return {"kpi": entry.says.kpi, "period": entry.says.period}


def _released(figure: Shown) -> ReleasedFigure:
    return ReleasedFigure(
        kpi=figure.kpi,
        period=figure.period.written,
        value=figure.value,
        numerator=figure.numerator,
        denominator=figure.denominator,
        hidden=figure.hidden,
        profile=figure.profile,
    )
