"""Several periods of a KPI put together, by what sort of figure it is: never a mean of shares."""

from __future__ import annotations

from collections.abc import Sequence

from karlemose_model.kpis.periods import fill
from karlemose_model.kpis.values import Value
from karlemose_model.model import Kpi, Measure, Period


def together(kpi: Kpi, values: Sequence[Value], period: Period) -> Value | None:
    """The value of a longer period, out of those of its parts; None where a part is missing, or what lies behind it.

    Numbers add up, of levels the newest stands, shares and rates are the sum of their numerators over the sum of their
    denominators (for rates: what one part came to on average), means are weighted by how many lie behind each.
    """
    parts = [one for one in values if period.start <= one.period.start and one.period.end <= period.end]
    parts.sort(key=lambda one: one.period.start)
    if not fill(period, [one.period for one in parts]):
        return None
    counts = [one.n for one in parts]
    n = sum(one for one in counts if one is not None) if None not in counts else None
    id_ = parts[0].kpi
    match kpi.measure:
        case Measure.number:
            return Value(id_, period, sum(one.value for one in parts), n=n)
        case Measure.level:
            return Value(id_, period, parts[-1].value, n=parts[-1].n, at_least=parts[-1].at_least)
        case Measure.mean:
            weighted = sum(one.value * one.n for one in parts if one.n is not None)
            return Value(id_, period, weighted / n, n=n) if n else None
        case Measure.share | Measure.rate:
            return _ratio(kpi, id_, parts, period, n)


def _ratio(kpi: Kpi, id_: str, parts: Sequence[Value], period: Period, n: int | None) -> Value | None:
    over = [one.numerator for one in parts if one.numerator is not None]
    under = [one.denominator for one in parts if one.denominator is not None]
    if len(over) < len(parts) or len(under) < len(parts) or not sum(under):
        return None
    per = 100.0 if kpi.measure is Measure.share else kpi.per or 1.0
    return Value(id_, period, per * sum(over) / sum(under), sum(over), sum(under), n)
