"""Verdicts laid out as a table for a person; the verdict stands in words, never in colour alone."""

from __future__ import annotations

from collections.abc import Sequence

from babel.numbers import format_decimal

from karlemose_model.kpis import Status, Verdict, Why
from karlemose_model.messages import N_
from karlemose_model.wording import translator

STATUS_WORDS = {
    Status.met: N_("met"),
    Status.near: N_("near"),
    Status.missed: N_("MISSED"),
    Status.no_data: N_("no data"),
    Status.not_scored: N_("not scored"),
}
WHY_WORDS = {
    Why.judged: "",
    Why.no_value: N_("no value has been reported"),
    Why.no_direction: N_("has no direction: more is neither better nor worse"),
    Why.no_target: N_("has no target"),
}


def table(verdicts: Sequence[Verdict], language: str) -> str:
    """One line for each KPI: name, id, value with unit, period, target, verdict with its reason."""
    _ = translator(language)
    rows = [(_("KPI"), "id", _("value"), _("period"), _("target"), _("verdict"))]
    rows += [_row(verdict, language) for verdict in verdicts]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    lines = [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[5]]) for row in rows
    ]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def summary(verdicts: Sequence[Verdict], language: str) -> str:
    """One line that counts the verdicts."""
    _ = translator(language)
    counts = {status: sum(verdict.status is status for verdict in verdicts) for status in Status}
    return ", ".join(f"{counts[status]} {_(STATUS_WORDS[status])}" for status in Status)


def verdict_words(verdict: Verdict, language: str) -> str:
    """The verdict in words, with the reason when it is not a judgement."""
    _ = translator(language)
    why = WHY_WORDS[verdict.why]
    words = _(STATUS_WORDS[verdict.status])
    return f"{words} ({_(why)})" if why else words


def _row(verdict: Verdict, language: str) -> tuple[str, str, str, str, str, str]:
    value, target = verdict.value, verdict.target
    unit = verdict.kpi.unit.said_in(language)
    return (
        verdict.kpi.name.said_in(language),
        verdict.id,
        f"{_number(value.value, language)} {unit}" if value else "–",
        value.period.written if value else "–",
        _number(target.value, language) if target else "–",
        verdict_words(verdict, language),
    )


def _number(value: float, language: str) -> str:
    return str(format_decimal(value, locale=language))
