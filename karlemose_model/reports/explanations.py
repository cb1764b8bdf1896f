"""An explanation laid out for a person or a machine: the value, who set it over what, and where it is known from."""

from __future__ import annotations

import json
from collections.abc import Iterator

from karlemose_model.privacy import masked
from karlemose_model.problems import Place
from karlemose_model.reading.provenance import Cited, Explanation, Said
from karlemose_model.reading.shapes import description_at
from karlemose_model.reading.values_in_words import one_line, whole
from karlemose_model.wording import translator

WHOLE = 2_000
"""Reasons and titles are read to their end."""


def explanation_text(explained: Explanation, language: str) -> str:
    """Several lines, the value first, each place as file:line:column."""
    lines = [*_value(explained, language), *_layers(explained, language), *_claim(explained, language)]
    return masked("\n".join(lines)) + "\n"


def explanation_json(explained: Explanation) -> str:
    """The same as one JSON object; texts stay in all their languages."""
    data = {
        "format": "karlemose-explanation",
        "version": 1,
        "path": explained.path,
        "value": explained.value,
        "default": explained.default,
        "layers": [
            {"playbook": said.layer.id, "version": said.layer.version, **_place(said.place), "value": said.value}
            for said in explained.said
        ],
        "holds_elsewhere": list(explained.elsewhere),
        "core_of": explained.core_of,
        "adaptations": list(explained.adaptations),
        "left_out_by": explained.gone.adaptation if explained.gone else "",
        "statement": explained.statement,
        "sourced_by": explained.sourced_by,
        "sources": [
            {"id": cited.id, "part": cited.part, "title": cited.title, "part_title": cited.words,
             "published": cited.published, "url": cited.url}
            for cited in explained.cited
        ],
        "reason": explained.reason,
    }  # fmt: skip
    return masked(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def _place(place: Place) -> dict[str, object]:
    return {"file": place.file, "line": place.line, "column": place.column}


def _value(explained: Explanation, language: str) -> Iterator[str]:
    _ = translator(language)
    if explained.gone is not None:
        yield f"{explained.path}: " + _("left out")
    elif explained.elsewhere:
        yield f"{explained.path}: " + _("does not hold at this level")
    elif explained.value is not None:
        yield f"{explained.path}:{whole(explained.value, language, '    ')}"
    elif explained.default is None:
        yield f"{explained.path}: " + _("nothing is written here")
    else:
        yield f"{explained.path}: " + one_line(explained.default, language)
        yield "  " + _("nobody wrote it; this is what holds then")
    if description := description_at(explained.path, language):
        yield "  " + _("meaning: {description}").format(description=description)


def _layers(explained: Explanation, language: str) -> Iterator[str]:
    _ = translator(language)
    if explained.gone is not None:
        yield "  " + (
            _("left out by the adaptation {adaptation}, which removes {path}").format(
                adaptation=explained.gone.adaptation, path=explained.gone.because
            )
            if explained.gone.adaptation
            else _("it holds in another country only: {country}").format(country=explained.gone.because)
        )
    if explained.elsewhere:
        levels = ", ".join(explained.elsewhere)
        yield "  " + _("it holds at another level only: {levels}").format(levels=levels)
    for number, said in enumerate(explained.said):
        first = number == 0 and explained.gone is None
        verb = _("set in") if first else _("it stood in") if explained.gone else _("over what stands in")
        yield "  " + _layer(said, verb, language, with_value=not first)
    if explained.core_of:
        words = _("it is one of the parts that carry the effect of {component}; changing it takes an adaptation")
        yield "  " + words.format(component=explained.core_of)
    for id_, adaptation in explained.adaptations.items():
        why = one_line(adaptation.get("why"), language, WHOLE)
        yield "  " + _("the adaptation {adaptation} speaks of it: {why}").format(adaptation=id_, why=why)


def _layer(said: Said, verb: str, language: str, *, with_value: bool) -> str:
    name, place = said.layer, said.place
    where = f"{place.file}:{place.line}:{place.column}"
    line = f"{verb} {where} ({name.name.said_in(language)}, {name.id} {name.version})"
    return f"{line}: {one_line(said.value, language)}" if with_value else line


def _claim(explained: Explanation, language: str) -> Iterator[str]:
    _ = translator(language)
    if not explained.said and explained.gone is None:
        return
    if not explained.statement:
        yield "  " + _("no source is given for it")
        return
    if explained.said and explained.sourced_by != explained.said[0].layer.id:
        yield "  " + _("no source is given for what is set here")
        words = _("what {playbook} says of {statement} has this source:")
        yield "  " + words.format(playbook=explained.sourced_by, statement=explained.statement)
    elif explained.statement != explained.path:
        yield "  " + _("it belongs to the statement {statement}").format(statement=explained.statement)
    for cited in explained.cited:
        yield "  " + _("source: {source}").format(source=_source(cited, language))
    if explained.reason is not None:
        yield "  " + _("our own inference: {reason}").format(reason=one_line(explained.reason, language, WHOLE))


def _source(cited: Cited, language: str) -> str:
    parts = [one_line(words, language, WHOLE) for words in (cited.title, cited.words) if words is not None]
    parts += [words for words in (cited.published, cited.url) if words]
    shown = f"{cited.id}/{cited.part}" if cited.part else cited.id
    return f"{shown}: {', '.join(parts)}" if parts else shown
