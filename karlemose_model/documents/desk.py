"""A Desk: the names, links, sources and figures that a template has at hand while it writes one page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from karlemose_model.documents import rhythm
from karlemose_model.documents.environment import long_date, number, together
from karlemose_model.documents.markdown import Markdown, anchor, escape, fill, inside, link, listed
from karlemose_model.model import Basis, Cadence, Claim, Figure, Flow, Stated
from karlemose_model.reading.shapes import description_at
from karlemose_model.text import Text

if TYPE_CHECKING:
    from karlemose_model.documents.view import View


def role_path(name: str) -> str:
    """The path of a role's page."""
    return f"roles/{name}.md"


SOURCES = "sources.md"
"""The page that all citations lead to."""

_SHORT = 60
"""So many characters remind of a sentence that stands elsewhere in full."""


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[:_SHORT].rsplit(' ', 1)[0]} …"


# Most links of a page stand on many others too.
@lru_cache(maxsize=4096)
def _way_to(path: str, folder: str) -> str:
    return posixpath.relpath(path, folder or ".")


class Desk:
    """The tools that a template has at hand while one page is written: names, links, sources and figures."""

    def __init__(self, view: View, path: str) -> None:
        self.view = view
        self.path = path

    def tools(self) -> dict[str, Any]:
        """The names that every template knows."""
        view = self.view
        return {
            "playbook": view.playbook,
            "rollout": view.rollout,
            "as_of": view.rollout.as_of,
            "for_partners": view.for_partners,
            "link": self.link,
            "has": lambda path: path in view.paths,
            "cite": self.cite,
            "reported": self.reported,
            "here": self.here,
            "figure": self.figure,
            "partner": self.partner,
            "partners": self.partners,
            "way": self.way,
            "role": self.role,
            "phase": self.phase,
            "phases": lambda ids: listed(self.phase(name) for name in ids),
            "activity": self.activity,
            "meeting": self.meeting,
            "agreement": self.agreement,
            "paper": self.paper,
            "agreements": lambda ids: listed(self.agreement(name) for name in ids),
            "kpi": self.kpi,
            "component": self.component,
            "cadence": self.cadence,
            "mark": anchor,
        }

    def link(self, text: Text | str, path: str, place: str = "") -> Markdown:
        """A link to one of our pages, or its words alone if this audience has no such page."""
        said = escape(self.view.words(text))
        if path not in self.view.paths:
            return said
        target = "" if path == self.path else _way_to(path, posixpath.dirname(self.path))
        return link(said, f"{target}#{place}" if place else target or posixpath.basename(path))

    def partner(self, name: str) -> Markdown:
        """A partner's name, leading to its page."""
        partner = self.view.playbook.partners.get(name)
        return self.link(partner.name, f"partners/{name}.md") if partner else escape(name)

    def partners(self, names: Iterable[str]) -> Markdown:
        """Several partners as they stand in a sentence; empty if there are none."""
        return together((self.partner(name) for name in names), self.view.language)

    def way(self, flow: Flow) -> Markdown:
        """From whom to whom something is told."""
        _ = self.view.translate
        return fill(_("{sender} to {receivers}"), sender=self.partner(flow.from_), receivers=self.partners(flow.to))

    def role(self, name: str) -> Markdown:
        """A role's name, leading to what it does."""
        role = self.view.playbook.roles.get(name)
        return self.link(role.name, role_path(name)) if role else escape(name)

    def phase(self, name: str) -> Markdown:
        """A phase's name, leading to the plan."""
        phase = self.view.playbook.phases.get(name)
        return self.link(phase.name, "plan.md", f"phase.{name}") if phase else escape(name)

    def activity(self, name: str) -> Markdown:
        """An activity's name, leading to its description."""
        activity = self.view.playbook.activities.get(name)
        return self.link(activity.name, "activities.md", f"activity.{name}") if activity else escape(name)

    def meeting(self, name: str) -> Markdown:
        """A meeting's name, leading to its standing agenda."""
        meeting = self.view.playbook.meetings.get(name)
        return self.link(meeting.name, f"meetings/{name}.md") if meeting else escape(name)

    def agreement(self, name: str) -> Markdown:
        """An agreement's name, leading to its text."""
        agreement = self.view.playbook.agreements.get(name)
        return self.link(agreement.name, "agreements.md", f"agreement.{name}") if agreement else escape(name)

    def paper(self, name: str) -> Markdown:
        """An agreement's name, leading to the paper that is signed; an agreement without one leads to its text."""
        agreement = self.view.playbook.agreements.get(name)
        path = f"papers/{name}.md"
        return self.link(agreement.name, path) if agreement and path in self.view.paths else self.agreement(name)

    def phase_name(self, name: str) -> str:
        """A phase's name as plain text."""
        phase = self.view.playbook.phases.get(name)
        return self.view.words(phase.name) if phase else name

    def kpi(self, name: str) -> Markdown:
        """A KPI's name, leading to its card."""
        kpi = self.view.playbook.kpis.get(name)
        return self.link(kpi.name, f"kpis/{name}.md") if kpi else escape(name)

    def checklist(self, name: str) -> Markdown:
        """A checklist's name, leading to it."""
        checklist = self.view.playbook.checklists.get(name)
        return self.link(checklist.name, f"checklists/{name}.md") if checklist else escape(name)

    def component(self, path: str) -> Markdown:
        """What a path such as activities.mentoring points at, by its name where it has one."""
        section, _, rest = path.partition(".")
        name, _, deeper = rest.partition(".")
        known = {
            "partners": self.partner,
            "roles": self.role,
            "phases": self.phase,
            "activities": self.activity,
            "meetings": self.meeting,
            "agreements": self.agreement,
            "kpis": self.kpi,
            "checklists": self.checklist,
        }
        if section == "risks" and name in self.view.playbook.risks:
            return self.link(_short(self.view.words(self.view.playbook.risks[name].text)), "background.md")
        if section not in known or not name or name not in getattr(self.view.playbook, section):
            return escape(path)
        return Markdown(
            f"{known[section](name)}{escape(f' ({self.field(path)})') if deeper else ''}".replace(")(", ") (")
        )

    def field(self, path: str) -> str:
        """A field inside an entry in words, with the phase that it holds in, e.g. How often, Clear."""
        keys = path.split(".")[2:]
        meaning = re.split("[:;.]", description_at(path, self.view.language), maxsplit=1)[0]
        phases = [self.view.playbook.phases[key].name for key in keys if key in self.view.playbook.phases]
        return ", ".join([meaning or ".".join(keys), *(self.view.words(phase) for phase in phases)])

    def cadence(self, cadence: Cadence) -> str:
        """How often, on which day and at what hour, in words."""
        return rhythm.in_words(cadence, self.view.rollout.as_of, self.view.language)

    def cite(self, claim: Claim, brief: bool = False) -> Markdown:
        """Where a statement is known from, in brackets, with a space before; empty if it names no source.

        `brief` leaves out an inference's reason; so do all pages for the public, who find the reasons with the partners.
        """
        _ = self.view.translate
        sources = self._sources(claim.source)
        if claim.basis is Basis.inference and claim.reason is not None:
            reason = escape(self.view.words(claim.reason).rstrip(" ."))
            short = brief or not self.view.for_partners
            said = escape(_("partly inferred")) if short else fill(_("our inference: {reason}"), reason=reason)
            sources = Markdown(f"{said}; {sources}") if sources else said
        return Markdown(f" ({sources})") if sources else sources

    def here(self, path: str, text: Text | None) -> str:
        """A field's text, its path first; if it says only that the model's sources do not tell, shortly so."""
        _ = self.view.translate
        # The reason is about the place that the model comes from, and would be read as one about this place.
        if text is not None and text.unknown and not self.view.of_this_place(path):
            return _("not told by the sources of the model")
        return self.view.words(text)

    def reported(self, source: str) -> Markdown:
        """Who reported a value: a link if it is a source of the playbook, else as it was written."""
        return self._sources([source]) if source in self.view.source_numbers else escape(source)

    def _sources(self, names: Iterable[str]) -> Markdown:
        """Links to the sources, each by its number on the page of sources."""
        _ = self.view.translate
        links = []
        for name in names:
            source, _slash, part = name.partition("/")
            count = self.view.source_numbers.get(source)
            if count is None:
                links.append(escape(_("a source for partners only")))
                continue
            place = f"source.{source}.{part}" if part else f"source.{source}"
            parts = list(self.view.playbook.sources[source].parts)
            label = f"{count}.{parts.index(part) + 1}" if part in parts else str(count)
            links.append(self.link(_("source {number}").format(number=label), SOURCES, place))
        return listed(dict.fromkeys(links))

    def figure(self, figure: Figure | None, unit: Text | None = None) -> Markdown:
        """The latest value with its date and source, then the other values that were stated by this day."""
        _ = self.view.translate
        if figure is None:
            return Markdown("")
        if figure.unknown is not None:
            return escape(_("Unknown: {reason}").format(reason=self.view.words(figure.unknown)))
        history = [stated for stated in figure.history(self.view.rollout.as_of) if self._may_show(stated)]
        if not history:
            return escape(_("Not stated by {day}.").format(day=long_date(self.view.rollout.as_of, self.view.language)))
        latest = self._stated(history[-1], unit)
        if len(history) == 1:
            return latest
        before = listed((self._stated(stated, unit) for stated in reversed(history[:-1])), "; ")
        return fill(_("{latest}; stated before: {history}"), latest=latest, history=before)

    def _may_show(self, stated: Stated) -> bool:
        names = (name.partition("/")[0] for name in stated.source)
        return self.view.for_partners or all(name in self.view.source_numbers for name in names)

    def _stated(self, stated: Stated, unit: Text | None) -> Markdown:
        _ = self.view.translate
        value = number(stated.value, self.view.language)
        said = escape(f"{value} {self.view.words(unit)}" if unit else value)
        about: list[str] = []
        if stated.stated:
            about.append(inside(long_date(stated.stated, self.view.language)))
        if stated.said_by:
            about.append(inside(_("said by {who}").format(who=self.view.words(stated.said_by))))
        if stated.source:
            about.append(self._sources(stated.source))
        return Markdown(f"{said} ({', '.join(about)})") if about else said
