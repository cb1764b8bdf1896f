"""Tables of observations that are made for measuring: five years of every KPI, as a Danish office would hand them in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from karlemose_model.model import Kpi, Period

AS_OF = date(2027, 1, 31)
"""The day that the tables are seen on: all their periods are over."""
_FIRST, _LAST = date(2022, 1, 1), date(2026, 12, 31)
_HEADER = "kpi,period,value,n,source,stated,note"


def five_years(kpis: Mapping[str, Kpi], estate: int) -> list[str]:
    """The header and a row for each KPI and period, the oldest period first, no two estates alike. They are invented."""
    # S311: nothing is kept secret by these numbers, they only have to be the same each time.
    numbers = Random(estate)
    told = [(period, id_, kpi) for id_, kpi in kpis.items() for period in _periods(kpi)]
    told.sort(key=lambda one: (one[0].end, one[0].start))
    return [_HEADER, *(_row(id_, kpi, period, numbers) for period, id_, kpi in told)]


def newest(rows: list[str], count: int) -> str:
    """A table of the newest rows."""
    return "\n".join([_HEADER, *rows[1:][-count:], ""])


def _periods(kpi: Kpi) -> Iterator[Period]:
    from karlemose_model.model import Frequency
    from karlemose_model.reading.periods import period_with, periods_between

    if kpi.frequency is Frequency.case:
        yield from (period_with(kpi.frequency, date(year, 5, 12)) for year in range(_FIRST.year, _LAST.year + 1))
    else:
        yield from periods_between(kpi.frequency, _FIRST, _LAST)


def _row(id_: str, kpi: Kpi, period: Period, numbers: Random) -> str:
    value, n = _value(kpi, numbers)
    stated = min(period.end + timedelta(days=15), AS_OF)
    return f"{id_},{period.written},{value:.10g},{n},synthetic,{stated.isoformat()},synthetic"


def _value(kpi: Kpi, numbers: Random) -> tuple[float, int | str]:
    """A figure such as the KPI can have, small ones among them, and what lies behind it."""
    from karlemose_model.model import Measure

    match kpi.measure:
        case Measure.share:
            n = numbers.randint(20, 400)
            return round(100 * numbers.randint(n // 2, n) / n, 1), n
        case Measure.rate:
            n = 1800
            return round((kpi.per or 1) * numbers.randint(3, 30) / n, 1), n
        case Measure.mean:
            return numbers.randint(40, 80), numbers.randint(50, 300)
        case Measure.number | Measure.level:
            return numbers.randint(0, 24), ""
