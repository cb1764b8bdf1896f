"""Nothing shaped like a CPR number stands anywhere in a playbook or its records, comments included."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.privacy import find_cpr
from karlemose_model.problems import Place, Problem
from karlemose_model.reading import Reading


def check(reading: Reading) -> Iterator[Problem]:
    """An error at each place; the message never repeats what stands there."""
    for file, text in reading.texts.items():
        for number, line in enumerate(text.split("\n"), start=1):
            for start, end in find_cpr(line):
                yield Problem("KM310", Place(file, number, start + 1, end - start))
