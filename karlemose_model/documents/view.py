"""A View: one rollout for one audience in one language, and what the pages' templates may ask of it."""

from __future__ import annotations

import posixpath
import re
import traceback
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from karlemose_model.documents import rhythm
from karlemose_model.documents.environment import environment, long_date, number, together, words
from karlemose_model.documents.markdown import Markdown, anchor, escape, fill, inside, link, listed, tidy
from karlemose_model.documents.page import Page
from karlemose_model.kpis.followed import follows, follows_in_public
from karlemose_model.model import (
    Audience,
    Basis,
    Cadence,
    Claim,
    Figure,
    Flow,
    Kpi,
    LayerName,
    Playbook,
    Rollout,
    Stated,
)
from karlemose_model.problems import Place, Problem, Refused
from karlemose_model.reading.shapes import description_at
from karlemose_model.text import Text
from karlemose_model.wording import translator


class View:
    """What one audience may see of a rollout, in one language.

    `paths` are the paths of all pages made for this audience; a link to any other page is written as plain text. `more`
    are pages that were made elsewhere and stand beside them.
    """

    def __init__(
        self, rollout: Rollout, audience: Audience, language: str, paths: Iterable[str], more: Sequence[Page] = ()
    ) -> None:
        self.rollout = rollout
        self.playbook: Playbook = rollout.playbook
        self.audience = audience
        self.language = language
        self.paths = frozenset(paths) | {page.path for page in more}
        self.more = tuple(more)
        self.translate = translator(language)

    @property
    def for_partners(self) -> bool:
        """Whether the partners are the readers."""
        return self.audience is Audience.partners

    @cached_property
    def source_numbers(self) -> dict[str, int]:
        """The number of each source that this audience may see, in the playbook's order, from 1."""
        shown = (
            name
            for name, source in self.playbook.sources.items()
            if self.for_partners or source.audience is Audience.public
        )
        return {name: count for count, name in enumerate(shown, start=1)}

    @property
    def below(self) -> list[LayerName]:
        """The playbooks that this one builds on, lowest first."""
        return [layer for layer in self.rollout.layers if layer.id != self.playbook.id]

    @cached_property
    def followed_kpis(self) -> dict[str, Kpi]:
        """The KPIs that the place follows, in the playbook's order."""
        followed = follows if self.for_partners else follows_in_public
        return {name: kpi for name, kpi in self.playbook.kpis.items() if followed(self.rollout, name)}

    def words(self, text: Text | str | None) -> str:
        """What a Text says in this view's language, as plain text."""
        return words(text, self.language, self.translate)

    def public_knowledge(self, claim: Claim) -> bool:
        """Whether public sources, and only they, say it."""
        names = [name.partition("/")[0] for name in claim.source]
        sources = self.playbook.sources
        return (
            claim.basis is Basis.source
            and bool(names)
            and all(name in sources and sources[name].audience is Audience.public for name in names)
        )

    def of_this_place(self, path: str) -> bool:
        """Whether what stands there in the playbook is of this place: the model's own words are of where it began."""
        return not self.below or self.rollout.written.get(path, self.playbook.id) != self.below[0].id

    def stated_by_now(self, figure: Figure | None) -> bool:
        """Whether anything of the figure was stated by the day of the view; so is what has no figure, or an unknown one."""
        return figure is None or figure.unknown is not None or bool(figure.history(self.rollout.as_of))

    def page(
        self,
        template: str,
        path: str,
        title: str,
        kind: str,
        group: str,
        *,
        pictures: tuple[tuple[str, str], ...] = (),
        **context: Any,
    ) -> Page:
        """The page that a template gives, with its heading, the playbook's notice and the footer."""
        body = self._rendered(template, {**Desk(self, path).tools(), **context})
        return self.framed(path, title, kind, group, body, pictures)

    def framed(
        self, path: str, title: str, kind: str, group: str, body: str, pictures: tuple[tuple[str, str], ...] = ()
    ) -> Page:
        """The page with this body, which is Markdown, with its heading, the playbook's notice and the footer."""
        return Page(path, title, self.audience, self.language, kind, group, self._framed(path, title, body), pictures)

    def _rendered(self, template: str, context: dict[str, Any]) -> str:
        """What a template gives. Raises Refused when one of the place's own stops."""
        own = self.rollout.templates
        made = environment(self.language, tuple(sorted((name, one.text) for name, one in own.items())))
        try:
            return made.get_template(template).render(**context)
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            stopped = [(frame.filename, frame.lineno or 1) for frame in frames if frame.filename in own]
            if not stopped:
                raise
            name, line = stopped[-1]
            problem = Problem("KM042", Place(own[name].file, line), {"said": str(error) or type(error).__name__})
            raise Refused(problem, self.language) from error

    def retitled(self, page: Page) -> Page:
        """The page with the name of its file added to its title, in the title and in the heading."""
        title = f"{page.title} ({posixpath.splitext(page.path)[0]})"
        _heading, _line, rest = page.body.partition("\n")
        return replace(page, title=title, body=f"# {escape(title)}\n{rest}")

    def _framed(self, path: str, title: str, body: str) -> str:
        notice = f"> {escape(self.words(self.playbook.notice))}\n\n" if self.playbook.notice else ""
        return tidy(f"# {escape(title)}\n\n{notice}{body}\n\n---\n\n{self._footer(path, body)}\n")

    def _footer(self, path: str, body: str) -> Markdown:
        """For whom, as of when, from which playbooks and by which sources the page was made."""
        _ = self.translate
        playbook = self.playbook
        whom = _("For the partners only.") if self.for_partners else _("For everybody.")
        made = _("As of {day}. Made from the playbook {name} ({id}), version {version}.").format(
            day=long_date(self.rollout.as_of, self.language),
            name=self.words(playbook.name),
            id=playbook.id,
            version=playbook.version,
        )
        below = self.below
        parts = [escape(whom), escape(made)]
        if below:
            names = [
                _("{name} ({id}), version {version}").format(
                    name=self.words(layer.name), id=layer.id, version=layer.version
                )
                for layer in below
            ]
            parts.append(fill(_("It builds on {layers}."), layers=listed(names, "; ")))
        if path != SOURCES and SOURCES in self.paths:
            parts.append(self._cited(path, body))
        return Markdown(" ".join(parts))

    def _cited(self, path: str, body: str) -> Markdown:
        """The sources that the page cites, by their numbers; else where all of them stand."""
        _ = self.translate
        desk = Desk(self, path)
        page = desk.link(_("Sources"), SOURCES)
        cited = set(_CITED.findall(body))
        numbers = [
            desk.link(str(number), SOURCES, f"source.{name}")
            for name, number in self.source_numbers.items()
            if name in cited
        ]
        if not numbers:
            return fill(_("Sources: see the page {page}."), page=page)
        return fill(_("Sources, by their number on the page {page}: {numbers}."), page=page, numbers=listed(numbers))


def role_path(name: str) -> str:
    """The path of a role's page."""
    return f"roles/{name}.md"


SOURCES = "sources.md"
"""The page that all citations lead to."""
_CITED = re.compile(r"\]\((?:\.\./)*sources\.md#source\.([^).]+)")

_SHORT = 60
"""So many characters remind of a sentence that stands elsewhere in full."""


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[:_SHORT].rsplit(' ', 1)[0]} …"


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
        target = "" if path == self.path else posixpath.relpath(path, posixpath.dirname(self.path) or ".")
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
