"""The timeline as spells with a first and a last day, for everything that asks which phase held when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from karlemose_model.model import Playbook
from karlemose_model.text import Text


@dataclass(frozen=True, slots=True)
class DatedSpell:
    """A phase from its first day to its last, both included; the newest spell has no end."""

    phase: str
    start: date
    end: date | None
    reason: Text | None = None

    def holds(self, day: date) -> bool:
        """Whether that day belongs to the spell."""
        return self.start <= day and (self.end is None or day <= self.end)


def spells(playbook: Playbook) -> tuple[DatedSpell, ...]:
    """The timeline in order of time, each spell lasting until the day before the next one.

    Of two that begin on the same day the later one in the file holds: an order that is wrong is a rule's business.
    """
    begun = sorted(playbook.timeline, key=lambda spell: spell.from_)
    dated = [
        DatedSpell(spell.phase, spell.from_, following.from_ - timedelta(days=1), spell.reason)
        for spell, following in pairwise(begun)
        if following.from_ > spell.from_
    ]
    dated += [DatedSpell(spell.phase, spell.from_, None, spell.reason) for spell in begun[-1:]]
    return tuple(dated)


def spell_on(playbook: Playbook, day: date) -> DatedSpell | None:
    """The spell that the day belongs to; None before the timeline begins."""
    return next((spell for spell in spells(playbook) if spell.holds(day)), None)


def phase_on(playbook: Playbook, day: date) -> str | None:
    """The id of the phase that held on the day; None before the timeline begins."""
    spell = spell_on(playbook, day)
    return spell.phase if spell else None
