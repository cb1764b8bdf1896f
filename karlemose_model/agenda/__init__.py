"""What one meeting has before it: items, people, deadlines, tasks due; for documents and recording."""

from karlemose_model.agenda.agenda import Agenda, TimedItem, agenda_for, standing_agenda
from karlemose_model.agenda.figures import DueFigure, Figures, KpiNews
from karlemose_model.agenda.matters import (
    MOST_CARRIED,
    BudgetLine,
    LegalDate,
    Matters,
    OpenAction,
    matters_before,
)
from karlemose_model.agenda.tasks import DueTask, day_in_year, tasks_due

__all__ = [
    "MOST_CARRIED", "Agenda", "BudgetLine", "DueFigure", "DueTask", "Figures", "KpiNews", "LegalDate", "Matters", "OpenAction", "TimedItem",
    "agenda_for", "day_in_year", "matters_before", "standing_agenda", "tasks_due",
]  # fmt: skip
