"""One YAML file of a record to a checked value: for the records of meetings, of walks and of actions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from karlemose_model.model import Section
from karlemose_model.problems import Place, Problem
from karlemose_model.reading.chain import SCHEMA
from karlemose_model.reading.hints import meant
from karlemose_model.reading.layers import shown_name
from karlemose_model.reading.leaving_out import resolve
from karlemose_model.reading.merging import claim_texts, find_empties
from karlemose_model.reading.origins import Origin, Tree, dotted
from karlemose_model.reading.shapes import references, shape_of
from karlemose_model.reading.validation import validate_as
from karlemose_model.reading.yaml_files import drop_free_keys, read_yaml_file

S = TypeVar("S", bound=Section)

_NOUNS = {
    "partners": "partner", "roles": "role", "phases": "phase", "meetings": "meeting", "kpis": "KPI",
    "fidelity": "fidelity item", "adaptations": "adaptation",
}  # fmt: skip
CLOSING = "closing"


@dataclass(slots=True)
class RecordFile(Generic[S]):
    """What a file holds: the record if it is one, its values with their origins, all that is wrong, and the text.

    `blanks` are the keys that nobody has written anything behind yet; `seal` is what the values come to, without what
    closing added.
    """

    name: str
    record: S | None = None
    tree: Tree | None = None
    problems: list[Problem] = field(default_factory=list)
    blanks: list[Problem] = field(default_factory=list)
    text: str | None = None
    seal: str = ""


def read_record(path: Path, model: type[S], values: Mapping[str, Any], language: str) -> RecordFile[S]:
    """The record in a file; `values` are those of the playbook, merged, and plain texts are in `language`.

    A record is written bit by bit: a key with nothing behind it counts as not written. Never raises for what stands in
    the file.
    """
    name = shown_name(path)
    found: RecordFile[S] = RecordFile(name)
    read = read_yaml_file(path, name)
    found.problems += read.problems
    found.text = read.text
    if read.tree is None:
        return found
    if not isinstance(read.tree.value, dict):
        found.problems.append(Problem("KM114", read.tree.origin.place))
        return found
    shape = shape_of(model)
    origin = read.tree.origin.stamped(name)
    drop_free_keys(read.tree.value, origin)
    empties = find_empties(read.tree, shape)
    # A key without a space behind its colon is a slip of the pen, not something that is still to be written.
    found.problems += [one for one in empties if one.code == "KM127"]
    found.blanks = [one for one in empties if one.code != "KM127"]
    _drop_blanks(read.tree.value, origin)
    found.seal = seal_of(read.tree.value)
    found.tree = Tree(claim_texts(read.tree.value, origin, shape, language), origin, shape)
    return found


def check_record(found: RecordFile[S], model: type[S], values: Mapping[str, Any]) -> None:
    """Adds the record, or what keeps the values from being one, and ids that the playbook does not have."""
    tree = found.tree
    if tree is None:
        return
    if tree.value.get("schema", SCHEMA) != SCHEMA:
        found.problems.append(Problem("KM025", tree.origin.children["schema"].place, {"value": tree.value["schema"]}))
        return
    found.record, wrong = validate_as(model, tree)
    found.problems += [*wrong, *_unknown(tree, values)]


def seal_of(values: Mapping[str, Any]) -> str:
    """Sixteen hexadecimal digits that change with any value of a record; what closing adds does not count.

    Comments, order and layout are not values: a file may be laid out anew without its seal breaking.
    """
    said = {key: value for key, value in values.items() if key != CLOSING}
    written = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _drop_blanks(value: dict[str, Any], origin: Origin) -> None:
    """Takes out keys with nothing behind them, and maps in which nothing is left."""
    for key, below in list(value.items()):
        child = origin.children.get(key)
        if isinstance(below, dict) and below and child is not None:
            _drop_blanks(below, child)
            blank = not below
        else:
            blank = below is None or below == ""
        if blank:
            del value[key]
            origin.children.pop(key, None)


def _unknown(tree: Tree, values: Mapping[str, Any]) -> Iterator[Problem]:
    """A problem for each id that the playbook does not have."""
    assert tree.shape is not None
    for reference in references(tree.value, tree.shape):
        origin, _ = tree.origin.walk(reference.loc)
        place: Place = origin.name_place if reference.is_key else origin.place
        path = dotted(reference.loc[:-1] if reference.is_key else reference.loc)
        if reference.section == "*":
            if resolve(values, reference.id) is None:
                yield Problem("KM204", place, {"id": reference.id, "path": path, "suggestion": ""})
            continue
        entries = values.get(reference.section)
        if isinstance(entries, dict) and reference.id not in entries:
            yield Problem(
                "KM201",
                place,
                {
                    "id": reference.id, "path": path, "section": _NOUNS[reference.section],
                    "listed": reference.section, "known": ", ".join(entries),
                    "suggestion": meant.choice(reference.id, list(entries)),
                },
            )  # fmt: skip
