"""No person is named beside an offence, an illness or an origin, in records and on pages of one's own.

The operational meeting's flows are anonymous: the housing organisation, the social project and the tenants are not among
those that the Administration of Justice Act, § 115, lets exchange personal data. So whoever is spoken of stays without a
name; the case belongs with the authority that handles it. Looked for are given names and surnames that are common in
Denmark, initials such as A.K., and words with a capital letter inside a sentence that the playbook does not know as a
partner, a place or a source; and, in the same sentence or the one beside it, a word on offences, health, ethnic origin or
religion. It is a heuristic: a name in small letters is not found, and what is found may be no person. Then it is let pass
by its words under `allowed:`, or in a YAML file with a comment, with the reason. The message never repeats the name.

The names in these examples are invented.

Fails:

    timeline:
      - {phase: clear, from: 2026-01-05}
    meetings:
      operational:
        cadence:
          clear: {weekday: tuesday, at: 10:00}
    # records/meetings/2026-01-06-operational.yml
    schema: 1
    meeting: operational
    date: 2026-01-06
    items:
      concerns:
        note: It is said that Ali M. sells hashish by the car park.

Passes:

    timeline:
      - {phase: clear, from: 2026-01-05}
    meetings:
      operational:
        cadence:
          clear: {weekday: tuesday, at: 10:00}
    # records/meetings/2026-01-06-operational.yml
    schema: 1
    meeting: operational
    date: 2026-01-06
    items:
      concerns:
        note: It is said that hashish is sold by the car park. The police have what there is to know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from karlemose_model.personal_names import capitalised, named_beside, without_genitive
from karlemose_model.problems import Place, Problem, Severity
from karlemose_model.reading.spreadsheets import ENDINGS, cell_at
from karlemose_model.reading.unfolding import TABLES
from karlemose_model.rules.examined import Examined

CODES = ("KM505",)

_NEW_PASSAGE = re.compile(
    r"^(?=[ \t]*(?:$|#|[-*+][ \t]|\d+\.[ \t]|>|\||(?:\"[^\"\n]*\"|[\w./-]+):(?:[ \t]|$)))", re.MULTILINE
)
"""Where something new is spoken of: an empty line, a key, an item of a list, a comment, a heading, a row of a table."""


def check(examined: Examined, allowed: frozenset[str]) -> Iterator[Problem]:
    """A warning for each name, except those that are allowed."""
    reading = examined.reading
    known: frozenset[str] | None = None
    passed = {without_genitive(words) for words in allowed}
    for file in reading.files:
        if not _is_searched(examined, file):
            continue
        text, table = reading.texts[file], file.lower().endswith((*TABLES, *ENDINGS))
        if not _found(text, table, frozenset()):
            continue
        if known is None:
            known = _known(examined)
        for start, end, kind in _found(text, table, known):
            if without_genitive(text[start:end]) in passed:
                continue
            place = Place.in_text(file, text, start, end)
            before = text[start - place.column + 1 : start]
            cell = cell_at(reading.sheets.get(file, ()), place.line, before)
            yield Problem("KM505", replace(place, cell=cell), {"found": kind}, Severity.warning)


def _is_searched(examined: Examined, file: str) -> bool:
    return "/records/" in f"/{file}" or file in examined.reading.own_pages.texts


def _known(examined: Examined) -> frozenset[str]:
    """The words that what is agreed writes with a capital letter."""
    texts = examined.reading.texts.items()
    return frozenset[str]().union(*(_capitalised(text) for name, text in texts if not _is_searched(examined, name)))


@lru_cache(maxsize=256)
def _capitalised(text: str) -> frozenset[str]:
    """The same text, e.g. the model's, is searched once, however many playbooks build on it."""
    return capitalised(text)


@lru_cache(maxsize=512)
def _found(text: str, table: bool, known: frozenset[str]) -> tuple[tuple[int, int, str], ...]:
    """The same text is searched once, however often it is asked what is allowed."""
    return tuple(
        (at + beside.start, at + beside.end, beside.kind)
        for at, passage in _passages(text, table)
        for beside in named_beside(passage, known)
    )


def _passages(text: str, table: bool) -> Iterator[tuple[int, str]]:
    """What is said in one place, with where it begins: a row of a table, else what stands under one key or in one paragraph."""
    at = 0
    for passage in text.splitlines(keepends=True) if table else _NEW_PASSAGE.split(text):
        yield at, passage
        at += len(passage)
