"""What can stand under an item of an agenda or of minutes: sentences, lines and tables, in Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from karlemose_model.agenda import Agenda
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import long_date
from karlemose_model.documents.markdown import Markdown
from karlemose_model.documents.page import Translate
from karlemose_model.documents.view import View
from karlemose_model.model import Playbook


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table under an item; cells are Markdown already."""

    cells: tuple[Markdown, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One thing that stands under an item: a sentence, then lines, or a table with its headings."""

    words: Markdown | None = None
    lines: tuple[Markdown, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Around:
    """What everything that makes blocks is given."""

    view: View
    desk: Desk
    agenda: Agenda

    @property
    def playbook(self) -> Playbook:
        """The playbook as it holds on the day of the view."""
        return self.view.playbook

    @property
    def translate(self) -> Translate:
        """Texts of the page in its language."""
        return self.view.translate

    def long(self, day: date) -> str:
        """The day in words."""
        return long_date(day, self.view.language)
