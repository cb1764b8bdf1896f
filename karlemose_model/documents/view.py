"""A View: one rollout for one audience in one language, and the pages that templates make of it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from karlemose_model.documents.desk import SOURCES, Desk
from karlemose_model.documents.environment import environment, long_date, words
from karlemose_model.documents.markdown import Markdown, escape, fill, listed, tidy
from karlemose_model.documents.page import Page
from karlemose_model.documents.template_cost import counted
from karlemose_model.kpis.followed import follows, follows_in_public
from karlemose_model.model import Audience, Basis, Claim, Figure, Kpi, LayerName, Playbook, Rollout
from karlemose_model.problems import Refused
from karlemose_model.text import Text
from karlemose_model.wording import translator

_CITED = re.compile(r"\]\((?:\.\./)*sources\.md#source\.([^).]+)")


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
        shown = (name for name, source in self.playbook.sources.items() if self.for_partners or source.is_public)
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
            and all(name in sources and sources[name].is_public for name in names)
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
        """What a template gives. Raises Refused when one of the place's own stops, or writes what no page may hold."""
        own = self.rollout.templates
        made = environment(self.language, tuple(sorted((name, one.text) for name, one in own.items())))
        if not own or own.keys().isdisjoint(made.parts(template)):
            return made.get_template(template).render(**context)
        from karlemose_model.documents.own_templates import problem_of, wrong_output

        try:
            with counted():
                body = made.get_template(template).render(**context)
        except Exception as error:
            if problem := problem_of(error, template, self.rollout):
                raise Refused(problem, self.language) from error
            raise
        if problem := wrong_output(body, template, self.rollout):
            raise Refused(problem, self.language)
        return body

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
