"""What templates are given, as a page of the docs: the tools of all pages, the filters, each template's own variables, and a rollout's answers."""

from __future__ import annotations

import inspect
import json
from functools import cache
from typing import Any

from jinja2 import Environment, meta, nodes

from karlemose_model.cli.help_words import one_line
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import environment, number
from karlemose_model.documents.template_cost import MOST
from karlemose_model.files import shipped
from karlemose_model.messages import N_
from karlemose_model.reading.template_dialect import FILTERS as FILTERS_OF_TEMPLATES
from karlemose_model.reading.template_dialect import TAGS
from karlemose_model.reference.document_kinds import KINDS
from karlemose_model.reference.page import code, codes, heading, table, to, written
from karlemose_model.reference.page_calls import calls
from karlemose_model.scaffold.questions import questions
from karlemose_model.wording import translator

TOOLS = {
    "playbook": N_("The playbook as it holds on the day: its sections by their names, e.g. playbook.partners."),
    "rollout": N_("The playbook with its records, seen on one day."),
    "as_of": N_("The day everything is seen on."),
    "for_partners": N_("Whether the partners are the readers, and not the public."),
    "phases": N_("Several phases' names, each leading to the plan, with commas between."),
    "agreements": N_("Several agreements' names, each leading to its text, with commas between."),
    "mark": N_("A place on the page that links can lead to."),
    "_": N_("A text of the page in its language; only texts that the tool has a translation of change."),
}
"""The tools that are no method of the Desk, whose docstring would tell what they do."""

FILTERS = {
    "said": N_("What a text says in the page's language, as plain words."),
    "paragraphs": N_("A text with its paragraphs kept apart."),
    "full_date": N_("A day with its weekday: Thursday 3 December 2026."),
    "long_date": N_("A day without its weekday: 3 December 2026."),
    "month_day": N_("A day of every year, written 12-01: 1 December."),
    "clock": N_("An hour of the day: 13:30."),
    "number": N_("A number with its signs for thousands and decimals."),
    "fill": N_("Puts values into a translated sentence with {places}, each as text and not as Markdown."),
    "listed": N_("Values one after the other, with commas between."),
    "mail_link": N_("An e-mail address as a link that writes to it."),
    "phone_link": N_("A telephone number as a link that calls it."),
    "anchor": N_("A place on the page that links can lead to."),
}

_HIDDEN = "_"
"""Answers of cookiecutter's whose names begin so are worked out, or are settings of its own."""


@cache
def tools() -> dict[str, str]:
    """What every template is given besides its own variables: each name with an English sentence about it."""
    methods = {name: value for name, value in _given().items() if inspect.ismethod(value)}
    told = {name: one_line((inspect.getdoc(method) or "").split("\n\n")[0]) for name, method in methods.items()}
    return told | TOOLS


@cache
def _given() -> dict[str, Any]:
    """The tools of a Desk; their names do not depend on the view that it stands before."""
    desk = Desk(_Anything(), "")  # type: ignore[arg-type]
    return {**desk.tools(), "_": str}


class _Anything:
    """A view of nothing."""

    def __getattr__(self, name: str) -> _Anything:
        return self


def filters() -> list[str]:
    """The filters that are ours, beside Jinja's own."""
    return sorted(FILTERS_OF_TEMPLATES - Environment().filters.keys())  # noqa: S701 - only its names are read


def templates() -> list[str]:
    """The shipped templates of pages."""
    return sorted(path.name for path in (shipped("templates") / "documents").glob("*.md.j2"))


@cache
def variables(template: str) -> list[str]:
    """What a template is given for itself: what its pages are made with, and what it and its parts ask for."""
    given = {name for call in calls() if call.template == template for name in call.variables}
    asked = {name for name in _asked(template) if name not in tools() and name not in environment("en").globals}
    return sorted(given | asked)


@cache
def parts_of(template: str) -> list[str]:
    """The templates that it takes in."""
    tree = _parsed(template)
    return sorted({name for name in meta.find_referenced_templates(tree) if name})


def _asked(template: str) -> set[str]:
    """The names that the template uses and does not make itself."""
    tree = _parsed(template)
    made = {name.name for name in tree.find_all(nodes.Name) if name.ctx == "store"}
    return meta.find_undeclared_variables(tree) - made


@cache
def _parsed(template: str) -> nodes.Template:
    text = (shipped("templates") / "documents" / template).read_text("utf-8")
    return environment("en").parse(text)


def page(language: str) -> str:
    """The page in that language."""
    _ = translator(language)
    own = {"en": "own-templates.md", "da": "egne-skabeloner.md"}[language]
    kinds = {"en": "document-kinds.md", "da": "dokumenttyper.md"}[language]
    told = tools()
    return written(
        _("What templates are given"),
        _("The names that a template of a page can use. A template is Markdown with Jinja; where yours lies is told in [templates of your own]({file}).").format(file=own),
        _("Whatever a template prints is made safe for Markdown. A name that is not given is an error that names the line."),
        table((_("Template"), _("Pages")), ((to(code(name), name), _pages(name, language)) for name in templates())),
        heading(_("Tools of every template")),
        _("What is written with brackets is called with an id of the playbook, e.g. {call}. A link to a page that the reader does not have becomes its words alone.").format(call=code('{{ partner("police") }}')),
        table((_("Name"), _("Gives")), ((code(_called(name)), _(told[name])) for name in told)),
        heading(_("Filters")),
        _("A filter stands after a value and a stroke, e.g. {example}.").format(example=code("{{ as_of | long_date }}")),
        table((_("Name"), _("Gives")), ((code(name), _(FILTERS[name])) for name in filters())),
        _("Of Jinja's own there are {names}.").format(names=codes(sorted(FILTERS_OF_TEMPLATES - set(filters())))),
        heading(_("What a place's own template can't do")),
        _("A template of your own is read and tried by `karlemose check`. It names, repeats, chooses and takes in the tool's templates ({tags}). It reaches nothing but the values of the playbook and the records, and what stands on this page; it writes no HTML; and one page may cost {most} steps and signs at most. What goes beyond that is a finding at its line ({codes}).").format(tags=codes(TAGS), most=number(MOST, language), codes="KM054–KM057, KM182"),
        *(_template(name, kinds, language) for name in templates()),
        heading(_("Answers of a new rollout")),
        _("What `karlemose new` and cookiecutter ask, and the files of a new rollout are made from. They are kept in .karlemose/answers.json."),
        *(_answers(name, language) for name in ("estate", "district")),
    )  # fmt: skip


def _called(name: str) -> str:
    return f"{name}(…)" if callable(_given()[name]) else name


def _pages(template: str, language: str) -> str:
    _ = translator(language)
    kinds = dict.fromkeys(call.kind for call in calls() if call.template == template)
    used = [name for name in templates() if template in parts_of(name)]
    return ", ".join(_(KINDS[kind][0]) for kind in kinds) or _("a part of others: {templates}").format(
        templates=codes(used)
    )


def _template(template: str, kinds: str, language: str) -> str:
    _ = translator(language)
    own, taken = variables(template), parts_of(template)
    lines = [
        heading(template),
        _("Pages: {pages}. The kinds are told in [kinds of page]({file}).").format(pages=_pages(template, language), file=kinds),
        _("Its own variables: {names}.").format(names=codes(own)) if own else _("It has no variables of its own."),
        _("It takes in {templates}.").format(templates=codes(taken)) if taken else "",
    ]  # fmt: skip
    return "\n\n".join(line for line in lines if line)


def answers(template: str) -> dict[str, Any]:
    """The answers that a person gives to the template of a new rollout, with what is proposed."""
    said = json.loads((shipped("templates") / template / "cookiecutter.json").read_text("utf-8"))
    asked = {question.name for question in questions(template)}
    return {name: value for name, value in said.items() if not name.startswith(_HIDDEN) or name in asked}


def _answers(template: str, language: str) -> str:
    _ = translator(language)
    prompts = json.loads((shipped("templates") / template / "cookiecutter.json").read_text("utf-8"))["__prompts__"]
    asked = {question.name: question for question in questions(template)}
    rows = []
    for name, proposed in answers(template).items():
        question = asked.get(name)
        said = prompts.get(name, "")
        prompt = said["__prompt__"] if isinstance(said, dict) else said
        danish, _stroke, english = prompt.partition(" / ")
        meaning = f"{_(question.title)}. {_(question.help)}" if question else {"da": danish, "en": english}[language]
        example = proposed[0] if isinstance(proposed, list) else proposed
        rows.append(
            (
                code(name),
                meaning,
                code(question.flag) if question else "",
                code(example) if example and "{" not in example else "",
            )
        )
    title = {"estate": _("An estate"), "district": _("A police district or municipality")}[template]
    head = (_("Answer"), _("Meaning"), _("Option"), _("Proposed"))
    return f"{heading(title, 3)}\n\n{table(head, rows)}"
