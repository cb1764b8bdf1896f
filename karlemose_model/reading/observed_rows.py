"""One row of a table to an observation, held against what its KPI's values can be; everything wrong in it at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from karlemose_model.model import Frequency, Measure, Observation, Period
from karlemose_model.problems import Place
from karlemose_model.reading.amounts import Amount, TwoWays, read_amount
from karlemose_model.reading.list_figures import NOTE, SOURCE
from karlemose_model.reading.observed_kpis import ObservedKpi, ObservedKpis
from karlemose_model.reading.periods import DAY, kind_of, period_with, understood
from karlemose_model.reading.sheets import Cells, Sheet, Typed
from karlemose_model.reading.tables import Row, iso_day
from karlemose_model.reading.wide_tables import Wide

_NEVER_NEGATIVE = frozenset({Measure.number, Measure.level, Measure.share, Measure.rate})


@dataclass(slots=True)
class ObservedRows:
    """Makes observations of the rows of one sheet; what is wrong is added to the sheet's problems."""

    sheet: Sheet
    kpis: ObservedKpis

    def observation(self, row: Row, said: Sequence[str], *, is_form: bool) -> Observation | None:
        """The observation of a row of a long table; `said` are its cells in the order of `NAMES`.

        In a form that the tool wrote (`is_form`) a row without a value waits for one, and is passed over.
        """
        kpi_said, period_said, value_said, numerator_said, n_said, source, stated_said, note, computed_said = said
        if is_form and not value_said.strip() and not numerator_said.strip():
            return None
        problems = row.problems
        before = len(problems)
        # Most pairs come back in other files: they are looked at once.
        known = self.kpis.understood.get((kpi_said, period_said))
        kpi, period = known or (self._kpi(row, row["kpi"], "kpi"), None)
        if known is None:
            period = self._period(row, row["period"], "period", kpi)
            if kpi is not None and period is not None:
                self.kpis.understood[(kpi_said, period_said)] = kpi, period
        value = self._amount(row, value_said, "value", kpi) if value_said else None
        numerator = self._amount(row, numerator_said, "numerator", None) if numerator_said else None
        n = self._n(row, n_said) if n_said else None
        stated = (iso_day(stated_said) or row.day("stated")) if stated_said else None
        computed = bool(row.truth("computed")) if computed_said else False
        if kpi is None or period is None:
            for column in ("kpi", "period"):
                if not row[column]:
                    row.refuse("KM412", column, column=column)
        if value is None and numerator is None and not value_said.strip() and not numerator_said.strip():
            row.refuse("KM412", "value", column="value")
        for column, words, limit in (("source", source, SOURCE), ("note", note, NOTE)):
            # Most are short, and there are thousands.
            if len(words) > limit:
                row.words(column, limit)
        if len(problems) > before or kpi is None or period is None:
            return None
        if stated is not None and stated < period.start:
            row.refuse("KM450", "stated", stated=stated.isoformat(), period=period.written)
        worked_out = self._worked_out(row, kpi, numerator, n) if numerator is not None or n == 0 else None
        if value is not None:
            self._check(row, value, "value", kpi)
            if worked_out is not None and abs(worked_out - value.value) > _rounding(value.digits):
                shown = {"value": value_said.strip(), "computed": f"{round(worked_out, 4):.10g}"}
                row.refuse("KM448", "value", **shown, numerator=numerator_said.strip(), n=n)
        figure = worked_out if value is None else value.value
        if len(problems) > before or figure is None:
            return None
        parts = numerator.value if numerator else None
        place = self._place(row)
        return Observation(kpi.id, period, figure, n, source.strip(), stated, note.strip(), place, parts, computed)

    def wide(self, line: int, cells: Cells, wide: Wide) -> Iterator[Observation | None]:
        """The observations of a row of a wide table."""
        columns = {"kpi": wide.key, **wide.beside}
        row = Row(self.sheet, line, cells, columns, self.sheet.problems)
        filled = [number for number in wide.periods if number < len(cells) and cells[number].strip()]
        self._unknown(cells, wide)
        if not filled:
            return
        kpi = self._kpi(row, row["kpi"], "kpi")
        if not row["kpi"]:
            row.refuse("KM412", "kpi", column="kpi")
        stated = row.day("stated")
        if kpi is None:
            yield None
            return
        header = Row(self.sheet, wide.line, [], {}, self.sheet.problems)
        for number in filled:
            problems = len(self.sheet.problems)
            cell = Row(self.sheet, line, cells, {"value": number}, self.sheet.problems)
            period = self._period(header, wide.periods[number], number, kpi)
            value = self._amount(cell, cells[number], "value", kpi)
            if value is not None:
                self._check(cell, value, "value", kpi)
            if period is not None and stated is not None and stated < period.start:
                row.refuse("KM450", "stated", stated=stated.isoformat(), period=period.written)
            if len(self.sheet.problems) > problems or period is None or value is None:
                yield None
                continue
            place = self.sheet.locate(line, number)
            yield Observation(kpi.id, period, value.value, None, row["source"], stated, row["note"], place)

    def _unknown(self, cells: Cells, wide: Wide) -> None:
        """Figures below what is neither a period nor a column that is known would be lost without a word; told once."""
        for number, said in list(wide.unknown.items()):
            if number < len(cells) and cells[number].strip():
                del wide.unknown[number]
                Row(self.sheet, wide.line, [], {}, self.sheet.problems).refuse("KM458", number, column=said)

    def _kpi(self, row: Row, said: str, where: str) -> ObservedKpi | None:
        found = self.kpis.find(said) if said else None
        if said and found is None:
            row.refuse("KM405", where, kpi=said, known=", ".join(self.kpis.ids), suggestion=self.kpis.near(said))
        return found

    def _period(self, row: Row, said: str, where: str | int, kpi: ObservedKpi | None) -> Period | None:
        """The period, if the KPI has such ones. The first day of one is that one: Excel makes a date of 2026-11."""
        if not said:
            return None
        found = understood(said)
        if found is None:
            row.refuse("KM406", where, value=said)
            return None
        if isinstance(found, TwoWays):
            row.refuse("KM440", where, value=said, first=found.first, second=found.second)
            return None
        frequency = kpi.frequency if kpi else None
        if kpi is None or frequency is None or frequency is Frequency.case:
            return found
        kind = kind_of(found)
        if kind == frequency.value:
            return found
        meant = period_with(frequency, found.start)
        if kind != DAY:
            row.refuse(
                "KM441",
                where,
                kpi=kpi.id,
                period=found.written,
                found=kind,
                expected=frequency.value,
                example=meant.written,
            )
            return None
        if meant.start != found.start:
            row.refuse("KM442", where, value=said, kpi=kpi.id, expected=frequency.value, example=meant.written)
            return None
        return meant

    def _amount(self, row: Row, said: str, column: str, kpi: ObservedKpi | None) -> Amount | None:
        """The number; only a share may carry a unit, the per cent sign."""
        if type(said) is str:
            plain = read_amount(said, self.sheet.comma)
            if type(plain) is Amount and not plain.unit:
                return plain
        found = row.amount(column)
        if found is None:
            return None
        cell = row.cells[row.columns[column]]
        if kpi is not None and kpi.measure is Measure.share and isinstance(cell, Typed) and 0 < found.value <= 1:
            # A cell that shows 92 % holds 0.92.
            row.refuse("KM444", column, value=found.digits, percent=f"{found.value * 100:.10g}")
            return None
        if found.unit and not (found.unit == "%" and kpi is not None and kpi.measure in (Measure.share, None)):
            unit = kpi.unit if kpi else ""
            row.refuse("KM443", column, value=said.strip(), number=found.digits, unit=unit or "–")
            return None
        return found

    def _n(self, row: Row, said: str) -> int | None:
        """A whole number, so a point before three digits can only stand between thousands."""
        if type(said) is str and said.isdigit() and said.isascii() and len(said) <= len("999999999999999"):
            return int(said)
        text = said.strip()
        if not text:
            return None
        found = row.amount("n") if isinstance(said, Typed) else read_amount(text, self.sheet.comma)
        whole = found.first if isinstance(found, TwoWays) else found.digits if found and not found.unit else ""
        if whole.isdigit():
            return int(whole)
        if not isinstance(said, Typed) or found is not None:
            row.refuse("KM407", "n", column="n", value=text)
        return None

    def _worked_out(self, row: Row, kpi: ObservedKpi, numerator: Amount | None, n: int | None) -> float | None:
        """The value that numerator and n give."""
        factor = kpi.factor
        if numerator is None:
            if factor is not None:
                row.refuse("KM449", "n", kpi=kpi.id)
            return None
        if factor is None or not n:
            row.refuse("KM449", "numerator", kpi=kpi.id)
            return None
        if numerator.value < 0:
            row.refuse("KM445", "numerator", value=row["numerator"], kpi=kpi.id)
            return None
        if kpi.measure is Measure.share and not kpi.planned and numerator.value > n:
            row.refuse("KM447", "numerator", numerator=row["numerator"], n=n)
            return None
        return factor * numerator.value / n

    def _check(self, row: Row, value: Amount, column: str, kpi: ObservedKpi) -> None:
        if value.value < 0 and kpi.measure in _NEVER_NEGATIVE:
            row.refuse("KM445", column, value=row[column], kpi=kpi.id)
        if value.value > 100 and kpi.measure is Measure.share and not kpi.planned:
            row.refuse("KM446", column, value=row[column], kpi=kpi.id)

    def _place(self, row: Row) -> Place:
        """Where the row names its KPI; looked for only if it stands behind other cells, or in a spreadsheet."""
        number = row.columns["kpi"]
        if number or self.sheet.name:
            return row.place(number)
        return Place(self.sheet.file, row.line, 1, len(row.cells[0]) or 1)


def _rounding(digits: str) -> float:
    """Half of the last decimal that was written, and a little for how machines keep decimals."""
    return 0.5 * 10.0 ** -len(digits.partition(".")[2]) + 1e-9
