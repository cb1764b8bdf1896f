"""What a KPI's kind, direction and frequency are called, for its card and for descriptions of the practice."""

from __future__ import annotations

from karlemose_model.documents.page import Translate
from karlemose_model.model import Direction, Frequency, KpiKind


def kinds(_: Translate) -> dict[KpiKind, str]:
    """What a KPI tells about."""
    return {
        KpiKind.process: _("process: whether the work is done"),
        KpiKind.output: _("output: what the work produced"),
        KpiKind.outcome: _("outcome: what became different for people"),
    }


def directions(_: Translate) -> dict[Direction, str]:
    """Which way is better."""
    return {
        Direction.up: _("more is better"),
        Direction.down: _("less is better"),
        Direction.plan: _("as planned, neither more nor less"),
        Direction.none: _("neither: it is shown and never scored"),
    }


def frequencies(_: Translate) -> dict[Frequency, str]:
    """How often there is a new value, in words, the oftenest first."""
    return {
        Frequency.week: _("every week"),
        Frequency.month: _("every month"),
        Frequency.quarter: _("every quarter"),
        Frequency.half_year: _("every half year"),
        Frequency.year: _("every year"),
        Frequency.case: _("with every court case that ends"),
    }
