"""The plan of the year: which chapter of the story happened on which day, and when what is due."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from karlemose_model.model import MeetingStatus, Playbook, Spell
from karlemose_model.schedule import Occurrence, extra_meeting, is_working_day, meeting_occurrences
from tests.example.story import Chapter, Told, chapters

KINDS = ("operational", "steering")
_FAR = timedelta(days=400)


@dataclass(frozen=True)
class Held:
    """A meeting of the year: its chapter, its occurrence, and what follows from both. `spell` is the phase it decided."""

    chapter: Chapter
    occurrence: Occurrence
    status: MeetingStatus
    spell: Spell | None = None

    @property
    def kind(self) -> str:
        return self.occurrence.id

    @property
    def day(self) -> date:
        return self.occurrence.date

    @property
    def planned(self) -> date:
        """The day it was planned for, or was put on; the next one is planned after it."""
        return max(self.day, self.occurrence.planned)

    @property
    def name(self) -> str:
        return f"{self.day.isoformat()}-{self.kind}"

    @property
    def took_place(self) -> bool:
        return self.status is not MeetingStatus.cancelled


class Year:
    """All meetings from the first day of the timeline to the day that the playbook is seen on."""

    def __init__(self, playbook: Playbook) -> None:
        self.playbook = playbook
        assert playbook.as_of is not None
        self.last: date = playbook.as_of

    @cached_property
    def meetings(self) -> list[Held]:
        """In the order of time."""
        return sorted((held for kind in KINDS for held in self._of(kind)), key=lambda held: (held.day, held.kind))

    def _of(self, kind: str) -> list[Held]:
        planned = list(meeting_occurrences(self.playbook, kind, self.playbook.timeline[0].from_, self.last))
        found: list[Held] = []
        for chapter in chapters(kind):
            if chapter.extra is not None:
                found.append(self._extra(chapter, found[-1]))
                continue
            occurrence, status = planned.pop(0), MeetingStatus.held
            if chapter.moved is not None:
                status = MeetingStatus.moved
                occurrence = replace(occurrence, date=occurrence.planned + timedelta(days=chapter.moved.days))
            elif chapter.cancelled is not None:
                status = MeetingStatus.cancelled
            found.append(Held(chapter, occurrence, status))
        assert not planned, f"no chapter tells of {planned[0]}"
        return found

    def _extra(self, chapter: Chapter, last: Held) -> Held:
        assert chapter.extra is not None
        assert chapter.why is not None
        spell = next((one for one in self.playbook.timeline[1:] if one.phase == chapter.extra.before_phase), None)
        day = last.day + timedelta(days=chapter.extra.days_after_last)
        if spell is not None:
            day = spell.from_ - timedelta(days=chapter.extra.days)
        occurrence = extra_meeting(self.playbook, last.kind, day, chapter.why["en"], last.occurrence.at)
        return Held(chapter, replace(occurrence, location=last.occurrence.location), MeetingStatus.extra, spell)

    def after(self, held: Held) -> list[Held]:
        """The meetings of the same kind that took place afterwards."""
        return [one for one in self.meetings if one.kind == held.kind and one.day > held.day and one.took_place]

    def planned_after(self, kind: str, day: date, known: date) -> list[date]:
        """The days planned after a day, as far as phases were decided by the day `known`."""
        decided = {held.spell.from_ for held in self.meetings if held.spell is not None and held.day > known}
        timeline = tuple(spell for spell in self.playbook.timeline if spell.from_ not in decided)
        playbook = self.playbook.model_copy(update={"timeline": timeline})
        return [one.date for one in meeting_occurrences(playbook, kind, day + timedelta(days=1), day + _FAR)]

    def due(self, held: Held, said: str | int, told: date | None = None) -> date:
        """The day that an action of the meeting is due, as it was said then or, later, on the day `told`."""
        known = told or held.day
        if said == "steering":
            return self.planned_after("steering", known, known)[0]
        if str(said).startswith("next"):
            return self.planned_after(held.kind, held.planned, known)[int(str(said)[4:] or 1) - 1]
        return self.working_day(known + timedelta(days=int(said)))

    def told_at(self, held: Held, told: Told, last: date) -> Held | None:
        """The meeting at which it was told; None for what was told between meetings. `last` is when it was told last."""
        if told.days is not None:
            return None
        if told.when == "steering":
            return next(one for one in self.meetings if one.kind == "steering" and one.day > last)
        return self.after(held)[int(told.when) - 1]

    def working_day(self, day: date, step: int = 1) -> date:
        """The day, or the next working day (with `step` -1 the last one before)."""
        while not is_working_day(self.playbook, day):
            day += timedelta(days=step)
        return day
