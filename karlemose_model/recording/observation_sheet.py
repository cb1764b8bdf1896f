"""An empty sheet for the next observations, with each KPI's definition beside its row, as CSV or XLSX for whoever reports."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from karlemose_model.kpis.followed import follows
from karlemose_model.model import Feed, Frequency, Kpi, Period, Records, Rollout
from karlemose_model.reading.periods import period_with, periods_between
from karlemose_model.wording import translator

HEADERS: Final[dict[str, tuple[str, ...]]] = {
    "en": ("kpi", "period", "value", "numerator", "n", "source", "stated", "note", "name", "definition", "unit", "owner"),
    "da": ("nøgletal", "periode", "værdi", "tæller", "n", "kilde", "opgjort", "bemærkning", "navn", "definition", "enhed", "ejer"),
}  # fmt: skip
"""The columns by language, in one order; those from the name on are for people and not read."""
_TO_FILL_IN = 6
"""So many empty cells stand between the period and the name."""
_WIDTHS = (20, 11, 10, 10, 8, 18, 12, 28, 34, 70, 18, 26)
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "|", "%")
"""Excel calculates these, in full width too; an old way to start a program begins with | or %."""

_BLANKS = frozenset("\t\r\n\v\f")
_INVISIBLE = " \t\r\n\v\f\u00a0\u200b\u2060\ufeff"

_COUNTED: Final[dict[Feed, Callable[[Records], object]]] = {
    Feed.meetings_held: lambda records: records.meetings,
    Feed.core_attendance: lambda records: records.meetings,
    Feed.agenda_on_time: lambda records: records.meetings,
    Feed.actions_on_time: lambda records: records.meetings,
    Feed.walk_findings: lambda records: records.walks,
    Feed.serious_incidents: lambda records: records.incidents,
    Feed.spend: lambda records: records.spending,
    Feed.fidelity: lambda records: records.fidelity,
}
"""The records that a KPI is worked out from, where they are kept."""


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A value that is asked for: whose, for which period (None: whenever there is one), and what it is of."""

    kpi: str
    period: Period | None
    name: str
    definition: str
    unit: str
    owner: str


def asked_for(rollout: Rollout, language: str, period: Period | None = None) -> tuple[AskedFor, ...]:
    """A row for each KPI that is followed and reported, in the playbook's order.

    Its period is the one after the newest observation, without one the last that ended before the day of the view, or the
    first of the work or of its targets if that comes later. With
    `period` there are rows for each of the KPI's periods that end in it. A KPI that is worked out from records that are
    kept is not asked for.
    """
    rows = []
    for id_, kpi in rollout.playbook.kpis.items():
        if not follows(rollout, id_) or not _is_reported(kpi, rollout.records):
            continue
        partner = rollout.playbook.partners.get(kpi.owner) if kpi.owner else None
        name, definition, unit = (text.said_in(language) for text in (kpi.name, kpi.definition, kpi.unit))
        owner = partner.name.said_in(language) if partner else ""
        rows += [AskedFor(id_, each, name, definition, unit, owner) for each in _periods(rollout, id_, kpi, period)]
    return tuple(rows)


def period_of(rows: Sequence[AskedFor]) -> Period | None:
    """The shortest period of a row, of equally short ones the one that most rows have; None when none has one."""
    counted = Counter(row.period for row in rows if row.period is not None)
    return min(counted, key=lambda period: (period.end - period.start, -counted[period]), default=None)


def as_csv(rows: Sequence[AskedFor], language: str) -> bytes:
    """The sheet as a Danish Excel opens it right: semicolons, UTF-8 with a byte order mark, no text that it calculates.

    A month is written as Statistics Denmark does, 2026M11: of 2026-11 Excel makes a date, and writes nov-26 into the file.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADERS[language])
    for row in rows:
        explained = (row.name, row.definition, row.unit, row.owner)
        written = row.period.written if row.period else ""
        if row.period and len(written) == len("2026-11") and written[5:].isdigit():
            written = written.replace("-", "M")
        writer.writerow([row.kpi, written, *[""] * _TO_FILL_IN, *(escaped(each) for each in explained)])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Sequence[AskedFor], language: str, as_of: datetime) -> bytes:
    """The sheet for Excel, with text as text. Raises ModuleNotFoundError without the extra `office`."""
    import xlsxwriter

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": as_of})
        _ = translator(language)
        sheet = book.add_worksheet(_("Observations"))
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        text = book.add_format({"num_format": "@", "valign": "top"})
        number = book.add_format({"num_format": "0.###", "valign": "top"})
        explained = book.add_format({"text_wrap": True, "valign": "top", "font_color": "#444444"})
        forms = (text, text, number, number, number, text, text, text, explained, explained, explained, explained)
        for column, (name, width, form) in enumerate(zip(HEADERS[language], _WIDTHS, forms, strict=True)):
            sheet.set_column(column, column, width, form)
            sheet.write_string(0, column, name, head)
        sheet.freeze_panes(1, 2)
        for line, row in enumerate(rows, start=1):
            sheet.write_string(line, 0, row.kpi, text)
            sheet.write_string(line, 1, row.period.written if row.period else "", text)
            for column, word in enumerate((row.name, row.definition, row.unit, row.owner), start=2 + _TO_FILL_IN):
                sheet.write_string(line, column, word, explained)
    return content.getvalue()


def escaped(text: str) -> str:
    """A text for a cell of a CSV file that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip(_INVISIBLE).startswith(_STARTS_A_FORMULA) or text[:1] in _BLANKS else text


def midnight(rollout: Rollout) -> datetime:
    """The beginning of the day that everything is seen on, as files say when they were made."""
    return datetime(rollout.as_of.year, rollout.as_of.month, rollout.as_of.day, tzinfo=UTC)


def _is_reported(kpi: Kpi, records: Records) -> bool:
    return Feed.observations in kpi.fed_by and not any(
        _COUNTED[feed](records) for feed in kpi.fed_by if feed in _COUNTED
    )


def _periods(rollout: Rollout, id_: str, kpi: Kpi, within: Period | None) -> list[Period | None]:
    if kpi.frequency is Frequency.case:
        return [None]
    if within is not None:
        return list(periods_between(kpi.frequency, within.start, within.end))
    ends = [one.period.end for one in rollout.records.observed(id_)]
    if ends:
        return [period_with(kpi.frequency, max(ends) + timedelta(days=1))]
    last = period_with(kpi.frequency, period_with(kpi.frequency, rollout.as_of).start - timedelta(days=1))
    first = _begins(rollout, kpi)
    return [last if first is None or first <= last.end else period_with(kpi.frequency, first)]


def _begins(rollout: Rollout, kpi: Kpi) -> date | None:
    """The day from which figures are wanted: the work has begun, and a target holds if all of them name a day."""
    starts = [min(spell.from_ for spell in rollout.playbook.timeline)] if rollout.playbook.timeline else []
    targets = [target.from_ for target in kpi.targets]
    if kpi.baseline is None or kpi.baseline.unknown is not None:
        starts += [min(day for day in targets if day is not None)] if targets and None not in targets else []
    return max(starts, default=None)
