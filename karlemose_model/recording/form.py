"""The form that a coordinator fills in at a meeting: a record with all that is known already, and words on the rest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

import yaml
from babel.dates import format_date

from karlemose_model.agenda import Agenda, OpenAction
from karlemose_model.model import PartnerKind, Playbook, Rollout, Shows
from karlemose_model.reading.yaml_text import scalar
from karlemose_model.recording.form_lines import folded, noted
from karlemose_model.text import Text
from karlemose_model.wording import translator

_LONGEST = 90
"""So many characters of an action remind of what it was about."""
_LOCALES = {"da": "da_DK", "en": "en_GB"}
_PLAIN = re.compile(r"[A-Za-zÆØÅæøå0-9][\w .,/()-]*\Z")


def minutes_form(rollout: Rollout, agenda: Agenda, language: str, schema: str = "") -> str:
    """The text of a new record for that meeting, in YAML; `schema` is where the editor finds the schema, if anywhere.

    The same agenda gives the same text. Raises ValueError for a standing agenda, which has no day.
    """
    if agenda.occurrence is None:
        raise ValueError("a record needs a day")
    return "\n".join(_Form(rollout, agenda, language).lines(schema)) + "\n"


class _Form:
    """One form while it is written."""

    def __init__(self, rollout: Rollout, agenda: Agenda, language: str) -> None:
        assert agenda.occurrence is not None
        self.playbook: Playbook = rollout.playbook
        self.agenda = agenda
        self.held = agenda.occurrence
        self.language = language
        self.translate = translator(language)

    def lines(self, schema: str) -> Iterator[str]:
        """All lines, without their ends."""
        if schema:
            yield f"# yaml-language-server: $schema={schema}"
        yield from self._head()
        yield from self._people()
        yield from self._items()
        yield from self._actions()
        yield from self._decisions()

    def _head(self) -> Iterator[str]:
        _ = self.translate
        name = f"{self.held.date.isoformat()}-{self.agenda.meeting_id}"
        title = _("Minutes: {meeting}, {day}").format(meeting=self._words(self.agenda.meeting.name), day=self._day())
        for line in (
            title,
            _(
                "Write behind the colons. What stands after # is help and may be deleted; what stays empty does not count."
            ),
            _("No names, no CPR numbers, no cases: what identifies a person belongs in the authority's own system."),
            _("When the meeting is over: karlemose minutes close {name}").format(name=name),
        ):
            yield f"# {folded(line)}"
        yield "schema: 1"
        yield f"meeting: {self.agenda.meeting_id}"
        yield f"date: {self.held.date.isoformat()}"
        status = "extra" if self.held.extra else "held"
        yield noted(f"status: {status}", _("cancelled, moved (with instead_of: and the planned day) or extra"))
        extra = self.held.extra if isinstance(self.held.extra, str) else self._words(self.held.extra)
        why = f" {_scalar(extra)}" if extra else ""
        yield noted(f"why:{why}", _("only if it was cancelled, moved or called"))
        yield noted("agenda_sent:", _("the day the agenda was sent, e.g. {day}").format(day=self._sent()))
        yield f"start: {self.held.start:%H:%M}" if self.held.start else noted("start:", _("e.g. 13:30"))
        end = f"{self.held.end:%H:%M}" if self.held.end else "14:30"
        yield noted("end:", _("e.g. {hour}").format(hour=end))
        # What is written as a value is in the playbook's first language, whatever the help is in.
        first = self.playbook.languages[0]
        place = f" {_scalar(self.held.location.said_in(first))}" if self.held.location else ""
        yield f"place:{place}"

    def _people(self) -> Iterator[str]:
        _ = self.translate
        yield noted(f"chair:{_of(self.agenda.chair)}", _("the role that chaired"))
        yield f"minute_taker:{_of(self.agenda.minute_taker)}"
        yield noted("present:", _("delete who did not come, and write them under apologies:"))
        for partner in (*self.agenda.core, *self.agenda.regular):
            role = self._role_of(partner)
            note = self._words(self.playbook.partners[partner].name) if partner in self.playbook.partners else ""
            yield noted(f"  {partner}:{_of(role)}", note if role else _("{partner}: a role").format(partner=note))
        for partner in self.agenda.guests:
            yield f"  # {partner}:{_of(self._role_of(partner))}"
        yield noted("apologies:", _("who could not come, with a deputy if there was one:"))
        why, who = _("A course"), self._example()
        position = _("Head of section") if self.playbook.above_estates else _("Community police officer")
        yield f"  # {who}: {{why: {why}, deputy: {{partner: {who}, position: {position}}}}}"
        yield noted("observers:", _("who listened in: an organisation, and true if the statement was signed:"))
        organisation = _("The neighbouring municipality")
        yield f"  # - {{organisation: {organisation}, signed: true}}"
        yield noted("statement_read:", _("true when the statement on confidentiality was read"))

    def _items(self) -> Iterator[str]:
        _ = self.translate
        yield noted("items:", _("a few sentences where there is something to write; nothing about persons"))
        more = _(
            "Beside note: and decision: there may stand economy: (what it costs, who pays) and absent: [{partner}]; or, of a closed "
            "matter, closed: {{authority: {partner}, reference: 2026-118}} and nothing else."
        )
        yield f"  # {more.format(partner=self._example())}"
        for number, entry in enumerate(self.agenda.items, start=1):
            yield noted(f"  {entry.id}:", f"{number}. {self._words(entry.item.title)}")
            if entry.item.closed:
                yield noted("    closed:", _("closed: nothing but the authority and its own case's number"))
                yield "      authority:"
                yield "      reference:"
            else:
                yield "    note:"
                yield "    decision:"

    def _actions(self) -> Iterator[str]:
        _ = self.translate
        yield noted("actions:", _("new actions, a line each, with the partner that does it and the day it is done by:"))
        following = self.agenda.next_occurrence
        due = (following.date if following else self.held.date).isoformat()
        partner = self._owner_of_lamps()
        example = _("Ask for a lamp by the northern car park.")
        yield f"  # - {{text: {example}, partner: {partner}{self._role_in_line(partner)}, due: {due}}}"
        asked = (*self.agenda.matters.actions, *self.agenda.matters.escalated)
        if not asked:
            return
        yield noted("reports:", _("what became of open actions: done, not_possible, not_done, open or cancelled"))
        for one in asked:
            yield f"  {one.action.id}:"
            yield f"    # {folded(self._reminder(one))}"
            yield "    status:"
            yield "    outcome:"
            yield noted("    why:", _("if it is not done"))
            yield noted("    due:", _("the new day, if it is open"))
            if (one.asks_why or one.goes_on) and (above := self._above()):
                yield noted("    escalated_to:", _("if it is taken there: {meetings}").format(meetings=above))

    def _decisions(self) -> Iterator[str]:
        _ = self.translate
        waiting = self.agenda.matters.unapproved
        if waiting:
            yield noted(f"approves: {waiting[-1].id}", _("delete this if the minutes were not approved"))
            yield noted("corrections:", _("what they should have said:"))
            text = _("The due date was the 14th.")
            yield f"  # - {{minutes: {waiting[-1].id}, text: {text}}}"
        if self.agenda.meeting.shows(Shows.readiness):
            yield noted("readiness:", _("true or false to both; no number, no date"))
            yield noted("  referred:", _("handed on to the authorities' own forum"))
            yield noted("  checklist:", _("the checklist on readiness for releases is filled in"))
        if self.agenda.meeting.shows(Shows.phase_gate):
            yield noted("phase:", _("only if a change of phase was decided:"))
            phases = ", ".join(self.playbook.phases)
            yield noted("  phase:", phases)
            yield noted("  from:", _("the day it begins"))
            yield "  reason:"
        following = self.agenda.next_occurrence
        yield f"next_meeting:{_of(following.date.isoformat() if following else None)}"

    def _reminder(self, one: OpenAction) -> str:
        """Who owes what, since when: a comment, on one line."""
        _ = self.translate
        action = one.action
        text = folded(self._words(action.text))
        text = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
        said = [_("due {day}").format(day=self._day(action.due))]
        if one.overdue:
            said.append(_("overdue"))
        if action.carried:
            times = _("carried over once") if action.carried == 1 else _("carried over {count} times")
            said.append(times.format(count=action.carried))
        if one.asks_why:
            said.append(_("give the reasons"))
        if action.escalated_to is not None:
            taken = self.playbook.meetings.get(action.escalated_to)
            said.append(
                _("taken to: {meeting}").format(meeting=self._words(taken.name) if taken else action.escalated_to)
            )
        partner = self.playbook.partners.get(action.partner)
        owner = self._words(partner.name) if partner else action.partner
        return f"{owner}: {text} ({', '.join(said)})"

    def _example(self) -> str:
        """A partner to show how a line is written: the police, where they take part, else the first partner."""
        partners = self.playbook.partners
        police = (name for name, partner in partners.items() if partner.kind is PartnerKind.police)
        return next(iter((*police, *partners)), "police")

    def _owner_of_lamps(self) -> str:
        """A partner that could do what the line shows: the housing organisation, where it takes part, else the first."""
        invited = (*self.agenda.core, *self.agenda.regular)
        partners = self.playbook.partners
        housing = (name for name in invited if name in partners and partners[name].kind is PartnerKind.housing)
        return next(iter((*housing, *invited)), self._example())

    def _above(self) -> str:
        """The meetings to which an action can be taken."""
        return ", ".join(name for name, one in self.playbook.meetings.items() if one.shows(Shows.escalations))

    def _role_of(self, partner: str) -> str | None:
        """The role that usually speaks for a partner: its contact, else one of its own, else the first that it fills."""
        own = [
            name
            for name, role in self.playbook.roles.items()
            if partner in (role.partner, role.holder.partner if role.holder else None)
        ]
        contacts = [name for name in own if name.endswith("contact")]
        # A role that belongs to the partner speaks for it before one that somebody of its staff happens to fill.
        bound = [name for name in own if self.playbook.roles[name].partner == partner]
        return next(iter([*contacts, *bound, *own]), None)

    def _role_in_line(self, partner: str) -> str:
        role = self._role_of(partner)
        return f", role: {role}" if role else ""

    def _sent(self) -> str:
        before = [deadline.date for deadline in self.agenda.deadlines]
        return (before[-1] if before else self.held.date).isoformat()

    def _day(self, day: date | None = None) -> str:
        form = "d. MMMM y" if self.language == "da" else "d MMMM y"
        return format_date(day or self.held.date, form, locale=_LOCALES[self.language])

    def _words(self, text: Text | None) -> str:
        return text.said_in(self.language) if text is not None else ""


def _of(value: str | None) -> str:
    return f" {value}" if value else ""


def _scalar(value: str) -> str:
    """A text as one YAML value on one line."""
    value = folded(value)
    # Text to everybody's YAML, and to ours: `0E0` is text to YAML 1.1 and a number to 1.2.
    is_text = yaml.safe_load(value) == value == scalar(value) if _PLAIN.match(value) else False
    if is_text and ": " not in value and " #" not in value:
        return value
    return json.dumps(value, ensure_ascii=False)
