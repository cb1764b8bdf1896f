"""Every field of a playbook and of the records as a page of the docs, from the models, with examples from the shipped playbooks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from karlemose_model.files import shipped
from karlemose_model.messages import N_
from karlemose_model.model import Figure, Playbook
from karlemose_model.reading import read_playbook
from karlemose_model.reading.evaluation_counts import COLUMNS as COUNTS
from karlemose_model.reading.happenings import INCIDENTS, SPENDING
from karlemose_model.reading.json_schema import RECORDS
from karlemose_model.reading.list_figures import COLUMNS as LIST_STATUS
from karlemose_model.reading.observations import COLUMNS as OBSERVATIONS
from karlemose_model.reading.tables import Columns
from karlemose_model.reference.fields import (
    COMMON,
    ENTRY,
    TEXT,
    Part,
    Words,
    example_values,
    fields_of,
    has_parts,
    made_up,
    parts,
)
from karlemose_model.reference.page import code, heading, table, to, written
from karlemose_model.text import LANGUAGES
from karlemose_model.wording import translator

_SHOWN = ("eksempelparken", "karlemose", "karlemoseparken")
"""The playbooks that examples are taken from, the first ones first."""
_WIDEST = 60
"""Characters of an example: more is shown in the how-to guides."""

_FILES: dict[str, str] = {
    "meeting-record": "records/meetings/*.yml",
    "action-events": "records/actions.yml",
    "walk": "records/walks/*.yml",
    "fidelity-record": "records/fidelity/*.yml",
    "published": "records/published.yml",
}
"""Where the records that are written in YAML lie, by the names of their schemas."""

TABLES: dict[str, tuple[Columns, dict[str, str]]] = {
    "records/observations.csv": (OBSERVATIONS, {
        "kpi": N_("The KPI: its id, its code (K15) or its name."),
        "period": N_("The period that the value is of, e.g. 2026-11 or 2026-Q4."),
        "value": N_("The value in the KPI's unit; a share in per cent."),
        "numerator": N_("For shares and rates: what was counted."),
        "n": N_("How many lie behind the value; for shares and rates the denominator."),
        "source": N_("Who told it: a partner, or a source of the playbook."),
        "stated": N_("The day it was stated, e.g. 2026-12-03."),
        "note": N_("What one must know; never anything about a person."),
        "computed": N_("yes where the tool worked it out from records that may be deleted by now."),
    }),
    "records/incidents.csv": (INCIDENTS, {
        "date": N_("The day it happened."),
        "kind": N_("What happened, in a few words; none for a quiet month."),
        "zone": N_("The part of the estate, never a home."),
        "reported": N_("yes if it was reported to the police, else no."),
        "serious": N_("yes if it counts as serious, else no; the column may be left out."),
    }),
    "records/spend.csv": (SPENDING, {
        "date": N_("The day it was paid."),
        "cost": N_("The id under costs: that it was spent on."),
        "amount": N_("The amount, in the currency of the playbook's cost."),
        "note": N_("A few words; never anything about a person."),
    }),
    "records/list-status.csv": (LIST_STATUS, {
        "year": N_("The year whose list of 1 December it is."),
        "criterion": N_("What is counted, e.g. residents or convicted."),
        "numerator": N_("So many; without a denominator the share in per cent, as published."),
        "denominator": N_("Of so many."),
        "expected": N_("yes for what is decided and not yet on a list."),
        "source": N_("Who says so; an address on the web becomes a link."),
        "stated": N_("The day it was said."),
        "note": N_("A few words; never anything about a person."),
    }),
    "records/evaluation/*.csv": (COUNTS, {
        "area": N_("The area: its id under evaluation: areas:, or its name."),
        "outcome": N_("The kind of offence: its id under evaluation: outcomes:, or its name."),
        "month": N_("The month in which it was recorded, e.g. 2025-01."),
        "count": N_("How many were recorded; 0 where there was none."),
        "source": N_("Who counted: a partner, or an address on the web."),
        "stated": N_("The day on which it was drawn from the register."),
        "note": N_("A few words; never anything about a person."),
    }),
}  # fmt: skip
"""The records that are tables: their columns and what each holds."""


def page(language: str) -> str:
    """The page in that language."""
    _ = translator(language)
    sections = all_parts()
    headings: dict[type[BaseModel], str] = {
        **{one.model: _heading(one.path) for one in sections if one.path},
        **{model: _(words) for model, words in COMMON.items()},
    }
    words = Words(language, headings)
    name = {"en": "playbook.md", "da": "playbook.md"}[language]
    head, *others = sections
    return written(
        _("The playbook's fields"),
        _("All that can be written in a playbook and in its records, from the program's own models. How one is written stands in [how a playbook is written]({file}).").format(file=name),
        _("In a path, ‹id› stands for a name that you give yourselves: small letters, digits and hyphens. A date is written 2026-12-03, an hour 13:30. Keys that begin with x- are your own and are not read."),
        heading(_("The playbook itself")),
        _("What stands in playbook.yml; each section may also have a file of its own, e.g. kpis.yml."),
        *_tables(head, words),
        heading(_(TEXT)),
        _("A text is a sentence in the playbook's first language, or one in each: `{{da: Formand, en: Chair}}`. What no source tells is written `{{unknown: why}}` with the reason.").format(),
        *(line for model, title in COMMON.items() for line in (heading(_(title)), _(_ABOUT[title]) if title in _ABOUT else "", *_tables(Part("", model, fields_of(model)), words))),
        *(line for one in others for line in (heading(_heading(one.path), _level(one.path)), _(one.about) if one.about else "", *_tables(one, words))),
        *(line for file, (columns, said) in TABLES.items() for line in (heading(code(file)), _columns(columns, said, language))),
    )  # fmt: skip


_ABOUT = {
    ENTRY: N_("Whatever has an id may also hold these fields, which are not told again below."),
}


def all_parts() -> list[Part]:
    """The playbook, then every model in it and in its records, each once; without what is told once for all."""
    seen: set[type[BaseModel]] = set(COMMON)
    found = list(parts("", Playbook, seen))
    for name, model in RECORDS.items():
        found += parts(_FILES[name], model, seen)
    # What only a figure holds: its values.
    return [*found, *(one for one in parts("figure", Figure, seen - {Figure}) if one.model is not Figure)]


def _heading(path: str) -> str:
    return code(path)


def _level(path: str) -> int:
    """2 for a section or a file, 3 for what stands in it."""
    _file, ending, inside = path.rpartition(".yml")
    deep = bool(inside) if ending else "." in re.sub(r"\.‹\w+›$", "", inside)
    return 3 if deep else 2


def _tables(part: Part, words: Words) -> Iterator[str]:
    """The table of the part's fields, then what those may hold that are words of a list."""
    _ = translator(words.language)
    head = (_("Field"), _("Type"), _("Meaning"), _("Example"))
    yield table(
        head,
        (
            (code(name), words.kind(info), words.meaning(info), "" if has_parts(info) else _example(part.model, name, info, words.language))
            for name, info in part.own.items()
        ),
    )  # fmt: skip
    yield "\n".join(filter(None, (words.choices(name, info) for name, info in part.own.items())))
    shared = [to(_(title), _(title)) for model, title in COMMON.items() if _has(part.model, model)]
    yield _("Also: {fields}.").format(fields=", ".join(shared)) if shared else ""


def _has(model: type[BaseModel], common: type[BaseModel]) -> bool:
    """Whether fields that are told once for all belong to the model too."""
    return issubclass(model, common) and model is not common


def _columns(columns: Columns, said: dict[str, str], language: str) -> str:
    _ = translator(language)
    head = (_("Column"), _("Must be there"), _("Meaning"))
    return table(
        head, ((code(name), _("yes") if name in columns.needed else "", _(said[name])) for name in columns.names)
    )


def _example(model: type[BaseModel], name: str, info: FieldInfo, language: str) -> str:
    """The first line that a shipped playbook has and that is short, else the first one, else one that is made up."""
    first = ""
    for value in _values().get((model, name), ()):
        line = _line(name, value, language)
        if line and len(line) <= _WIDEST:
            return code(line)
        first = first or line
    return code(f"{first[: _WIDEST - 1]}…" if first else _line(name, made_up(info), language))


def _line(name: str, value: Any, language: str) -> str:
    """The field as a line of YAML; a text in the page's language alone. Empty for what says nothing."""
    if isinstance(value, dict) and value and set(value) <= set(LANGUAGES):
        value = value.get(language, "")
    if value in ("", None, {}, []):
        return ""
    line = yaml.safe_dump({name: value}, default_flow_style=True, allow_unicode=True, width=10_000, sort_keys=False)
    # Records are read as texts here, and days and hours are texts to PyYAML: it would mark them as such.
    return _QUOTED.sub(r"\1", line.strip()[1:-1]).replace("`", "'")


_QUOTED = re.compile(r"'(\d{4}-\d{2}-\d{2}|\d{2}:\d{2}|\d+|true|false)'")


@cache
def _values() -> dict[tuple[type[BaseModel], str], list[Any]]:
    """What the shipped playbooks and their records write under each field, by the model that has it."""
    found: dict[tuple[type[BaseModel], str], list[Any]] = {}
    for id_ in _SHOWN:
        reading = read_playbook(shipped("playbooks") / id_)
        assert reading.tree is not None
        example_values(Playbook, reading.tree.value, found)
        for name, model in RECORDS.items():
            for file in sorted((shipped("playbooks") / id_).glob(_FILES[name])):
                example_values(model, yaml.load(file.read_text("utf-8"), yaml.BaseLoader), found)  # noqa: S506 - texts only
    return found
