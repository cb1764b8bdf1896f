"""Nothing shaped like a CPR number stands anywhere in a playbook or its records, comments included.

The tool stands between police, housing and youth work, and its files travel: what identifies a person belongs in the
authority's own system. Found are six digits that are a day, and four more, with or without a hyphen or spaces between.
The message never repeats what stands there. This finding can't be ignored. The sample below is nobody's: its birth date
lies in the future.

Fails:

    risks:
      slip: {text: Ask about 311257-5000.}

Passes:

    risks:
      slip: {text: Ask the authority about its case.}
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from karlemose_model.privacy import find_cpr
from karlemose_model.problems import Place, Problem
from karlemose_model.reading import Reading
from karlemose_model.reading.spreadsheets import cell_at

CODES = ("KM310",)


def check(reading: Reading) -> Iterator[Problem]:
    """An error at each place; the message never repeats what stands there."""
    for file, text in reading.texts.items():
        for start, end in _found(text):
            line, before = text.count("\n", 0, start) + 1, text[text.rfind("\n", 0, start) + 1 : start]
            cell = cell_at(reading.sheets.get(file, ()), line, before)
            yield Problem("KM310", Place(file, line, len(before) + 1, end - start, cell=cell))


@lru_cache(maxsize=512)
def _found(text: str) -> tuple[tuple[int, int], ...]:
    """The same text, e.g. the model's, is searched once, however many playbooks build on it."""
    return tuple(find_cpr(text))
