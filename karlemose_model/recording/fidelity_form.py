"""The form that a rater fills in: every item of fidelity with its question and anchors, and words on what to write."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from babel.dates import format_date

from karlemose_model.model import FidelityItem, Playbook, SeenFrom, Shows
from karlemose_model.recording.form_lines import folded, noted
from karlemose_model.text import Text
from karlemose_model.wording import translator

_FORMS = {"da": ("d. MMMM y", "da_DK"), "en": ("d MMMM y", "en_GB")}


def fidelity_form(playbook: Playbook, day: date, seen_from: SeenFrom, language: str, schema: str = "") -> str:
    """The text of a new rating of that day, in YAML; `schema` is where the editor finds the schema, if anywhere.

    The same playbook gives the same text.
    """
    lines = [
        *([f"# yaml-language-server: $schema={schema}"] if schema else []),
        *_head(playbook, day, seen_from, language),
        *_marks(playbook, language),
    ]
    return "\n".join(lines) + "\n"


def _head(playbook: Playbook, day: date, seen_from: SeenFrom, language: str) -> Iterator[str]:
    _ = translator(language)
    form, locale = _FORMS[language]
    title = _("Rating of fidelity: {name}, {day}").format(
        name=_words(playbook.name, language), day=format_date(day, form, locale=locale)
    )
    for line in (
        title,
        _("Write behind the colons. What stands after # is help and may be deleted; what stays empty does not count."),
        _("Choose the highest mark of which all is so, by what was done and noted, not by what is planned."),
        _("No names, no CPR numbers, no cases: what identifies a person belongs in the authority's own system."),
        _("When it is filled in, this shows the report: karlemose fidelity"),
    ):
        yield f"# {folded(line)}"
    yield "schema: 1"
    yield f"date: {day.isoformat()}"
    if seen_from is SeenFrom.inside:
        yield noted("seen_from: inside", _("the partners rate themselves"))
        yield noted(f"rater:{_of(_brings(playbook))}", _("the role that rates, never a person"))
    else:
        yield noted("seen_from: outside", _("somebody who does not take part rates them"))
        yield noted("body:", _("the organisation that rates, never a person"))


def _marks(playbook: Playbook, language: str) -> Iterator[str]:
    _ = translator(language)
    yield "marks:"
    known = ", ".join(playbook.adaptations)
    for number, (id_, item) in enumerate(playbook.fidelity.items(), start=1):
        yield f"  {id_}:"
        said = folded(_words(item.text, language))
        yield f"    # {number}. {_('{item} (core)').format(item=said) if item.core else said}"
        yield from _anchors(item, language)
        yield noted("    mark:", _("0 to 4"))
        yield noted("    evidence:", _("what the mark rests on"))
        yield noted("    cannot:", _("instead of both: why it can't be rated"))
        if known:
            yield noted(
                "    adaptation:", _("if one of these is why the model is not followed: {names}").format(names=known)
            )


def _anchors(item: FidelityItem, language: str) -> Iterator[str]:
    for mark, words in sorted(item.anchors.items()):
        yield f"    #    {mark}: {folded(_words(words, language))}"


def _brings(playbook: Playbook) -> str | None:
    """The role that brings fidelity to a meeting."""
    items = (item for meeting in playbook.meetings.values() for item in meeting.agenda.values())
    return next((item.role for item in items if Shows.fidelity in item.shows and item.role), None)


def _words(text: Text, language: str) -> str:
    return text.said_in(language)


def _of(value: str | None) -> str:
    return f" {value}" if value else ""
