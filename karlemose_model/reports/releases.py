"""What would be released, laid out as a table for a person: figures as the public would see them, and no other."""

from __future__ import annotations

from collections.abc import Sequence

from babel.numbers import format_decimal

from karlemose_model.kpis import Shown
from karlemose_model.model import Playbook
from karlemose_model.wording import translator


def releases_table(figures: Sequence[Shown], playbook: Playbook, language: str) -> str:
    """One line for each figure: the KPI's name and id, the period, and what is shown of it."""
    _ = translator(language)
    rows = [(_("KPI"), "id", _("period"), _("shown to the public"))]
    rows += [
        (
            playbook.kpis[one.kpi].name.said_in(language),
            one.kpi,
            one.period.written,
            shown_words(one, playbook, language),
        )
        for one in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = ["  ".join([*(row[n].ljust(width) for n, width in enumerate(widths)), row[3]]) for row in rows]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def shown_words(shown: Shown, playbook: Playbook, language: str) -> str:
    """The figure in words, as it is shown; why one is not shown is never told, since the reason would tell something."""
    _ = translator(language)
    if shown.hidden:
        return _("not shown")
    if shown.numerator is not None and shown.denominator is not None:
        words = _("{numerator} of {denominator}")
        above, below = (str(format_decimal(part, locale=language)) for part in (shown.numerator, shown.denominator))
        return words.format(numerator=above, denominator=below)
    value = str(format_decimal(shown.value or 0.0, locale=language))
    return f"{value} {playbook.kpis[shown.kpi].unit.said_in(language)}"
