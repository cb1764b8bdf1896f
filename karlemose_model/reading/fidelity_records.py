"""The ratings of fidelity to checked values: one file for each rater and day, named for the day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from karlemose_model.model import FidelityRecord, SeenFrom
from karlemose_model.problems import Place, Problem, Severity
from karlemose_model.reading.layers import shown_name
from karlemose_model.reading.origins import Tree
from karlemose_model.reading.record_files import RecordFile, check_record, read_record

FIDELITY = Path("records") / "fidelity"
OUTSIDE = "outside"
"""What is added to the day in the name of a rating from outside."""
_NAME = re.compile(r"\d{4}-\d{2}-\d{2}(-[a-z0-9]+)*")


def read_fidelity_record(path: Path, values: Mapping[str, Any], language: str) -> RecordFile[FidelityRecord]:
    """One rating; `values` are those of the playbook, merged, and plain texts are in `language`.

    Never raises for what stands in the file.
    """
    if path.suffix != ".yml" or not _NAME.fullmatch(path.stem):
        name = shown_name(path)
        return RecordFile(name, problems=[Problem("KM460", Place(name), {"file": path.name})])
    found = read_record(path, FidelityRecord, values, language)
    check_record(found, FidelityRecord, values)
    if found.record is not None and found.tree is not None:
        found.problems += _unlikely(found.record, found.tree, path.stem)
        found.problems += _unexplained(found.record, found.tree, values)
    return found


def _unlikely(record: FidelityRecord, tree: Tree, name: str) -> Iterator[Problem]:
    """What is well written and can't be so, or is not enough."""
    day, added = record.date.isoformat(), name[10:]
    if name[:10] != day:
        yield Problem("KM461", tree.origin.children["date"].place, {"file": f"{name}.yml", "name": f"{day}{added}.yml"})
    stands = tree.origin.children["seen_from"]
    if OUTSIDE in added.split("-") and record.seen_from is SeenFrom.inside:
        yield Problem("KM465", stands.place, {"file": f"{name}.yml"})
    for id_, given in record.marks.items():
        origin, _ = tree.origin.walk(("marks", id_))
        if given.mark is not None and given.evidence is None:
            yield Problem("KM462", origin.children["mark"].name_place, {"id": id_})
        if given.mark is not None and given.cannot is not None:
            yield Problem("KM463", origin.children["cannot"].name_place, {"id": id_})
    # A form that nobody has begun with need not say who will.
    if record.rater is None and record.body is None and any(one.mark is not None for one in record.marks.values()):
        yield Problem("KM464", stands.name_place)


def _unexplained(record: FidelityRecord, tree: Tree, values: Mapping[str, Any]) -> Iterator[Problem]:
    """Items of the playbook that have no mark, and of which nobody says why."""
    items = values.get("fidelity")
    if not isinstance(items, dict):
        return
    silent = [
        id_
        for id_ in items
        if (given := record.marks.get(id_)) is None or (given.mark is None and given.cannot is None)
    ]
    if silent:
        place = tree.origin.children.get("marks", tree.origin.children["date"]).name_place
        data = {"count": len(silent), "total": len(items), "missing": ", ".join(silent)}
        yield Problem("KM466", place, data, Severity.warning)
