"""What one meeting has before it: items, people, deadlines, tasks due; for documents and recording."""

from karlemose_model.agenda.agenda import Agenda, TimedItem, agenda_for, standing_agenda
from karlemose_model.agenda.tasks import DueTask, tasks_due

__all__ = ["Agenda", "DueTask", "TimedItem", "agenda_for", "standing_agenda", "tasks_due"]
