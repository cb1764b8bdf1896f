"""Every text is written in every language of the playbook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from karlemose_model.problems import Problem, Severity
from karlemose_model.reading import Reading, dotted, playbook_shape
from karlemose_model.reading.origins import Loc
from karlemose_model.reading.shapes import Form, Shape
from karlemose_model.text import LANGUAGES


def check(reading: Reading) -> Iterator[Problem]:
    """A warning for each text that lacks a language: pages show it in the other one."""
    tree = reading.tree
    assert tree is not None
    wanted = tree.value.get("languages") or list(LANGUAGES)
    if not isinstance(wanted, list) or not all(language in LANGUAGES for language in wanted):
        return
    for loc, text in _texts(tree.value, playbook_shape(), ()):
        lacking = [language for language in wanted if language not in text]
        if lacking:
            origin, _ = tree.origin.walk(loc)
            names = ", ".join(lacking)
            data = {"path": dotted(loc), "languages": names, "example": f"{lacking[0]}: …"}
            yield Problem("KM303", origin.name_place, data, Severity.warning)


def _texts(value: Any, shape: Shape, loc: Loc) -> Iterator[tuple[Loc, dict[str, Any]]]:
    if shape.form is Form.text:
        said = value.get("unknown", value) if isinstance(value, dict) else None
        if isinstance(said, dict):
            yield loc, said
    elif isinstance(value, dict) and shape.form is Form.figure:
        if isinstance(value.get("unknown"), dict):
            yield loc, value["unknown"]
    elif isinstance(value, dict):
        for key, below in value.items():
            if child := shape.child(key):
                yield from _texts(below, child, (*loc, key))
    elif isinstance(value, list) and shape.item:
        for number, below in enumerate(value):
            yield from _texts(below, shape.item, (*loc, number))
