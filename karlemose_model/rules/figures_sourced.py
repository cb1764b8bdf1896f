"""Every figure says who gives it and for which day.

A number without a source cannot be checked, and one without a day grows old unnoticed. A figure that nobody knows is
written `unknown:` with the reason; that is no finding.

Fails:

    place:
      dwellings: 410

Passes:

    sources:
      annual-report: {title: Annual report of the housing organisation, published: "2025"}
    place:
      dwellings: {value: 410, stated: 2025-12-31, source: annual-report}
      residents: {unknown: Not counted since the rebuilding.}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from karlemose_model.problems import Problem, Severity
from karlemose_model.reading import dotted, playbook_shape
from karlemose_model.reading.origins import Loc
from karlemose_model.reading.shapes import Form, Shape
from karlemose_model.rules.examined import Examined

CODES = ("KM314",)


def check(examined: Examined) -> Iterator[Problem]:
    """A warning for each value of a figure without source or day, where the playbook says it itself."""
    for loc, stated in figures(examined.own_parts.value, playbook_shape(), ()):
        lacking = [name for name in ("stated", "source") if not (isinstance(stated, dict) and stated.get(name))]
        if lacking and examined.is_own(loc):
            data: dict[str, object] = {"path": dotted(loc), "lacking": ", ".join(lacking)}
            yield examined.finding("KM314", loc, data, Severity.warning)


def figures(value: Any, shape: Shape, loc: Loc) -> Iterator[tuple[Loc, Any]]:
    """Every value that a figure has: its path, and the number or the keys that were written."""
    if shape.form is Form.figure:
        if isinstance(value, list):
            yield from (((*loc, number), below) for number, below in enumerate(value))
        elif isinstance(value, int | float) or (isinstance(value, dict) and "value" in value):
            yield loc, value
    elif isinstance(value, dict):
        for key, below in value.items():
            if child := shape.child(key):
                yield from figures(below, child, (*loc, key))
    elif isinstance(value, list) and shape.item:
        for number, below in enumerate(value):
            yield from figures(below, shape.item, (*loc, number))
