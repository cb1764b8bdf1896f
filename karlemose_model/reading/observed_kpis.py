"""What a table of observations has to know of the playbook's KPIs: how they are called, and what their values can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from karlemose_model.model import Direction, Frequency, Measure, Period
from karlemose_model.reading.named_entries import NamedEntries


@dataclass(frozen=True, slots=True)
class ObservedKpi:
    """A KPI as far as it can be told from the playbook's values, valid or not; None where nobody can tell."""

    id: str
    measure: Measure | None = None
    per: float = 1.0
    frequency: Frequency | None = None
    unit: str = ""
    planned: bool = False
    """It is held against a plan, of which there can be more than the whole: money spent of what was agreed."""

    @property
    def factor(self) -> float | None:
        """What a numerator divided by its denominator is multiplied with; None for KPIs that have neither."""
        if self.measure is Measure.share:
            return 100.0
        return self.per if self.measure is Measure.rate else None


class ObservedKpis:
    """The KPIs of a playbook, found by id, by code (K15) or by name in either language."""

    def __init__(self, values: Mapping[str, Any], language: str) -> None:
        """`values` is the playbook's section `kpis`, merged; `language` the one that units are told in."""
        self._named = NamedEntries(values, also=("code",))
        self.understood: dict[tuple[str, str], tuple[ObservedKpi, Period]] = {}
        """What was understood of a KPI and a period as they were written; tables say the same again and again."""
        self._found = {id_: _observed(id_, said, language) for id_, said in values.items()}

    @property
    def ids(self) -> tuple[str, ...]:
        """The KPIs' ids, in their order."""
        return self._named.ids

    def find(self, said: str) -> ObservedKpi | None:
        """The KPI of that id, code or name."""
        return self._found.get(said) or self._found.get(self._named.find(said))

    def near(self, said: str) -> str:
        """The id of the KPI that was probably meant; empty if none is near."""
        return self._named.near(said)


def _observed(id_: str, said: Any, language: str) -> ObservedKpi:
    values = said if isinstance(said, dict) else {}
    measure, frequency, per, unit = (values.get(key) for key in ("measure", "frequency", "per", "unit"))
    return ObservedKpi(
        id_,
        Measure(measure)
        if measure in list(Measure)
        else Measure.number
        if "measure" not in values and values
        else None,
        float(per) if isinstance(per, int | float) and not isinstance(per, bool) and per > 0 else 1.0,
        Frequency(frequency) if frequency in list(Frequency) else None,
        str(unit.get(language) or next(iter(unit.values()), "")) if isinstance(unit, dict) else str(unit or ""),
        values.get("direction") == Direction.plan,
    )
