"""Nothing shaped like a CPR number stands anywhere in a playbook or its records, comments included.

The tool stands between police, housing and youth work, and its files travel: what identifies a person belongs in the
authority's own system. Found are six digits that are a day, and four more, in all the ways in which people usually
write them: with a hyphen, blanks, other marks or invisible signs between, in pairs, with the month's name, as a figure
with thousands marks, over two lines, as YAML's escapes, in two cells of a table, or in a file's name. The message never
repeats what stands there. This finding can't be ignored; what is no person's number may be let pass under `allowed`.
The sample below is nobody's: its birth date lies in the future.

Not found is a number whose parts may as well be a day with an hour, an amount or other numbers: behind a year in full
with a blank after it (31.12.2057 5000), also with the month's name, with the year first (2057-12-31 5000,
2057-12-31-5000, 571231-5000), behind a day with dots or slashes and a blank, a comma or a parenthesis (31.12.57 5000),
with the day or the month in one digit (1.2.57-5000), with the last four alone in pairs (311257 50 00, 31-12-57 50 00),
in pairs with commas or colons between, among further pairs, or as two hours or two years (12 1000-1430). Nor is one
with a vertical bar or a colon behind the pairs of its day, one in words, or one in a picture. Nor is one
with a digit in each cell of a table or a sheet, except in a Word file.

Fails:

    risks:
      slip: {text: Ask about 311257-5000.}
    # records/meetings/311257-5000.yml
    schema: 1
    meeting: operational
    date: 2026-01-06

Passes:

    risks:
      slip: {text: Ask the authority about its case.}
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from karlemose_model.privacy import find_cpr, how_sure
from karlemose_model.problems import Place, Problem
from karlemose_model.reading import Reading
from karlemose_model.reading.layers import main_file
from karlemose_model.reading.spreadsheets import cell_at
from karlemose_model.reading.unfolding import Hit, hits

CODES = ("KM310", "KM503")


def check(reading: Reading) -> Iterator[Problem]:
    """An error at each place; the message never repeats what stands there."""
    yield from (problem for problem, _digits in found(reading))
    for name in _names(reading):
        yield Problem("KM503", Place(name))


def found(reading: Reading) -> Iterator[tuple[Problem, str]]:
    """What stands in files: each Problem with the ten digits, for whoever has to know which may pass; they are not told."""
    for file, text in reading.texts.items():
        for hit in hits(file, text):
            cell = _cell(reading, file, text, hit)
            place = Place(file, hit.line, hit.column, hit.length, cell=cell)
            yield Problem("KM310", place, {"found": how_sure(hit.digits)}), hit.digits


def _cell(reading: Reading, file: str, text: str, hit: Hit) -> str:
    """The cell of a spreadsheet in which it begins."""
    starts = reading.sheets.get(file, ())
    return cell_at(starts, hit.line, text.split("\n")[hit.line - 1][: hit.column - 1]) if starts else ""


def _names(reading: Reading) -> Iterator[str]:
    """The names of files and folders that hold one below the playbook's folder, and its own; each named once."""
    above = main_file(reading.path).absolute().parent.parent
    read = (*reading.names, *reading.texts, *(problem.place.file for problem in reading.problems))
    told: list[str] = []
    for name in sorted(set(read)):
        # What lies above the playbook's folder is where somebody keeps it, and goes nowhere with it.
        inside = os.path.relpath(name, above) if Path(name).is_absolute() else name
        if any(find_cpr(inside)) and not any(name.startswith(f"{one}/") for one in told):
            told.append(name)
    yield from told
