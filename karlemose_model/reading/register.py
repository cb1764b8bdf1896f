"""What was released to the public, from records/published.yml: checked for figures that no release can hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from karlemose_model.model import Disclosure, Register, ReleasedFigure
from karlemose_model.problems import Place, Problem, Related
from karlemose_model.reading.layers import shown_name
from karlemose_model.reading.origins import Tree
from karlemose_model.reading.periods import read_period
from karlemose_model.reading.record_files import RecordFile, check_record, read_record


def read_register(path: Path, values: Mapping[str, Any], language: str) -> RecordFile[Register]:
    """The register of releases; a missing file holds none. `values` are those of the playbook, merged."""
    if not path.exists():
        return RecordFile(shown_name(path))
    found = read_record(path, Register, values, language)
    check_record(found, Register, values)
    if found.record is not None and found.tree is not None:
        found.problems += _wrong(found.record, found.tree)
    return found


def _wrong(register: Register, tree: Tree) -> Iterator[Problem]:
    last: tuple[date, Place] | None = None
    for number, release in enumerate(register.releases):
        on = tree.origin.walk(("releases", number, "on"))[0].place
        if last is not None and release.on < last[0]:
            data = {"date": release.on.isoformat(), "earlier": last[0].isoformat()}
            yield Problem("KM478", on, data, related=(Related(last[1], "also_here"),))
        else:
            last = (release.on, on)
        seen: dict[tuple[str, date, date], Place] = {}
        for place, figure in enumerate(release.figures):
            here = tree.origin.walk(("releases", number, "figures", place))[0].place
            period = read_period(figure.period)
            if period is None:
                there = tree.origin.walk(("releases", number, "figures", place, "period"))[0].place
                yield Problem("KM475", there, {"value": figure.period})
                continue
            data = {"kpi": figure.kpi, "period": figure.period}
            if not _says_one_thing(figure):
                yield Problem("KM477", here, data)
            first = seen.setdefault((figure.kpi, period.start, period.end), here)
            if first != here:
                yield Problem("KM476", here, data, related=(Related(first, "also_here"),))


def _says_one_thing(figure: ReleasedFigure) -> bool:
    """Whether it is a value, a numerator with its denominator, or hidden by a profile that hides; and only one of these."""
    parts = (figure.numerator is not None, figure.denominator is not None)
    if figure.hidden:
        return figure.value is None and not any(parts) and figure.profile is not Disclosure.none
    return (figure.value is not None and not any(parts)) or (figure.value is None and all(parts))
