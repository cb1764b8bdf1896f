"""The records of the meetings and of what became of actions between them: from the year to values, and to sealed text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from dateutil.relativedelta import relativedelta

from karlemose_model.model import Meeting, MeetingStatus
from karlemose_model.reading.record_files import seal_of
from karlemose_model.reading.yaml_text import read_yaml
from karlemose_model.schedule import deadlines
from tests.example.layout import yaml_text
from tests.example.plan import Held, Year
from tests.example.story import Action, Item, Told, Words

HEAD = """\
# Syntetisk: Eksempelparken er opdigtet. / Synthetic: Eksempelparken is fictional.
# yaml-language-server: $schema={schema}
"""
STEERING_APPROVES = 10
"""The steering group approves its minutes in writing, so many working days later."""

_COMES = {
    "police": "police-contact", "housing": "chair", "social-project": "coordinator",
    "municipality": "municipality-contact", "tenants": "tenants-contact", "kindergarten": "kindergarten-contact",
    "sports-club": "sports-club-contact",
}  # fmt: skip
_STEERS: dict[str, Any] = {
    "police": "police-contact",
    "housing": {"position": {"da": "Direktør i boligselskabet", "en": "Director of the housing company"}},
    "social-project": "coordinator", "municipality": "steering-chair", "tenants": "tenants-contact",
}  # fmt: skip
_ALWAYS = {"operational": ("police", "housing", "social-project", "municipality"), "steering": tuple(_STEERS)}


class Minutes:
    """The records of a year; `random` decides what nobody in the story cares about: the minute when a meeting ended."""

    def __init__(self, year: Year, random: Random) -> None:
        self.year = year
        self.random = random
        self.reports: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
        self.events: list[dict[str, Any]] = []
        for held in year.meetings:
            for number, action in enumerate(held.chapter.actions, start=1):
                self._follow(held, f"{held.name}/{number}", action)
        self.events.sort(key=lambda event: (event["on"], event["action"]))

    def _follow(self, held: Held, id_: str, action: Action) -> None:
        """Puts what was told of an action where it was told."""
        due, last = self.year.due(held, action.due), held.day
        for told in action.told:
            at = self.year.told_at(held, told, last)
            if at is None:
                assert told.days is not None
                step = 1 if told.days > 0 else -1
                last = max(self.year.working_day(due + timedelta(days=told.days), step), held.day)
                self.events.append({"action": id_, "on": last, **self._report(held, told, last)})
            else:
                last = at.day
                self.reports[at.name][id_] = self._report(held, told, last)

    def _report(self, held: Held, told: Told, day: date) -> dict[str, Any]:
        return {
            "status": told.status,
            "outcome" if told.status == "done" else "why": told.words,
            "due": self.year.due(held, told.due, day) if told.due else None,
            "escalated_to": "steering" if told.up else None,
        }

    def files(self) -> Iterator[tuple[str, str]]:
        """Each record's path below records/ with its text."""
        for held in self.year.meetings:
            text = HEAD.format(schema="../../../schema/meeting-record.json") + yaml_text(self.values(held))
            closed = self._closed_on(held)
            if closed is not None:
                text += yaml_text({"closing": self._closing(held, closed, text)})
            yield f"meetings/{held.name}.yml", text
        text = yaml_text({"schema": 1, "events": self.events})
        yield "actions.yml", HEAD.format(schema="../../schema/action-events.json") + text

    def values(self, held: Held) -> dict[str, Any]:
        """One record, in the order of the form, without what closing adds."""
        chapter, occurrence = held.chapter, held.occurrence
        why = chapter.cancelled or chapter.why or (chapter.moved.why if chapter.moved else None)
        values: dict[str, Any] = {
            "schema": 1,
            "meeting": held.kind,
            "date": held.day,
            "status": held.status.value,
            "why": why,
            "instead_of": occurrence.planned if held.status is MeetingStatus.moved else None,
        }
        if held.took_place:
            values |= self._hours(held) | self._people(held)
            values["items"] = self._items(held)
            values["actions"] = [self._action(held, action) for action in chapter.actions]
            values["reports"] = dict(sorted(self.reports[held.name].items()))
            values |= self._approval(held)
        if held.spell is not None:
            reason = dict(held.spell.reason) if held.spell.reason else None
            values["phase"] = {"phase": held.spell.phase, "from": held.spell.from_, "reason": reason}
        if chapter.readiness is not None:
            values["readiness"] = dict(zip(("referred", "checklist"), chapter.readiness, strict=True))
        values["next_meeting"] = self.year.planned_after(held.kind, held.planned, held.day)[0]
        return values

    def _hours(self, held: Held) -> dict[str, Any]:
        occurrence = held.occurrence
        assert occurrence.start is not None
        (sent,) = (one.date for one in deadlines(self.year.playbook, occurrence) if one.id == "agenda")
        late = held.chapter.sent_late
        if late is None:
            late = 1 if self.random.random() < 0.15 else 0
        while late:
            sent, late = self.year.working_day(sent + timedelta(days=1)), late - 1
        begun = occurrence.start + timedelta(minutes=int(self.random.random() * 5) if self.random.random() < 0.4 else 0)
        length = (self._meeting(held).minutes or 60) - 13 + int(self.random.random() * 15)
        if not self._decides(held):
            length //= 2
        ended = occurrence.start + timedelta(minutes=length)
        place = dict(occurrence.location) if occurrence.location else None
        return {"agenda_sent": sent, "start": f"{begun:%H:%M}", "end": f"{ended:%H:%M}", "place": place}

    def _people(self, held: Held) -> dict[str, Any]:
        chapter, meeting = held.chapter, self._meeting(held)
        roles = _STEERS if held.kind == "steering" else _COMES
        came = [partner for partner in roles if partner in self._invited(held) and partner not in chapter.away]
        apologies = {}
        for partner, away in chapter.away.items():
            deputy = {"partner": partner, "position": away.deputy} if away.deputy else None
            apologies[partner] = {"why": away.why, "deputy": deputy}
        return {
            "chair": meeting.chair,
            "minute_taker": meeting.minute_taker,
            "present": {partner: roles[partner] for partner in came},
            "apologies": apologies,
            "observers": [{"organisation": words, "signed": True} for words in chapter.observers],
            "statement_read": chapter.statement_read,
        }

    def _items(self, held: Held) -> dict[str, Any]:
        agenda = list(self._meeting(held).agenda)
        items = sorted(held.chapter.items.items(), key=lambda one: agenda.index(one[0]))
        return {id_: _item(item) for id_, item in items}

    def _action(self, held: Held, action: Action) -> dict[str, Any]:
        partner, _, role = action.owner.partition("/")
        return {
            "text": action.text,
            "partner": partner,
            "role": role,
            "support": action.support,
            "due": self.year.due(held, action.due),
            "about": action.about,
        }

    def _approval(self, held: Held) -> dict[str, Any]:
        before = [one for one in self.year.meetings if one.kind == held.kind and one.day < held.day and one.took_place]
        if not before or not self._decides(held):
            return {}
        corrected: Words | None = held.chapter.corrections
        return {
            "approves": before[-1].name,
            "corrections": [{"minutes": before[-1].name, "text": corrected}] if corrected else [],
        }

    def _closed_on(self, held: Held) -> date | None:
        """The day the minutes were approved and closed; None while they are a draft."""
        approved = next((one.day for one in self.year.after(held) if self._decides(one)), None)
        if held.kind == "steering":
            # In writing, for it meets seldom; unless it meets before that.
            written = self._working_days_on(held.day, STEERING_APPROVES)
            return min(written, approved) if approved else written
        return approved

    def _closing(self, held: Held, on: date, text: str) -> dict[str, Any]:
        tree, problems = read_yaml(text, held.name)
        assert tree is not None
        assert not problems
        kept = self._meeting(held).keep_months
        assert kept is not None
        return {
            "on": on,
            "classification": "partners",
            "delete_after": held.day + relativedelta(months=kept),
            "seal": seal_of(tree.value),
        }

    def _decides(self, held: Held) -> bool:
        """Whether enough partners, and the right ones, were there."""
        quorum, away = self._meeting(held).quorum, held.chapter.away
        assert quorum is not None
        there = {one for one in self._invited(held) if one not in away or away[one].deputy}
        return len(there) >= quorum.partners and there.issuperset(quorum.including)

    def _invited(self, held: Held) -> tuple[str, ...]:
        return (*_ALWAYS[held.kind], *held.chapter.present)

    def _meeting(self, held: Held) -> Meeting:
        return self.year.playbook.meetings[held.kind]

    def _working_days_on(self, day: date, n: int) -> date:
        later = day
        while n > 0:
            later, n = self.year.working_day(later + timedelta(days=1)), n - 1
        return later


def _item(item: Item) -> dict[str, Any]:
    return {
        "note": item.note,
        "decision": item.decision,
        "economy": item.economy,
        "absent": item.absent,
        "closed": item.closed,
    }
