"""How an entry is written, in one line, for messages that ask for one."""

from __future__ import annotations

from typing import Any

from karlemose_model.reading.leaving_out import value_at
from karlemose_model.reading.origins import Loc
from karlemose_model.reading.shapes import Form, Shape

BLANK = "…"


def example(shape: Shape | None) -> str:
    """What has that shape, with only the keys that it can't do without: `{phase: …, from: …}`."""
    if shape is None or shape.form is not Form.record:
        return BLANK
    return f"{{{', '.join(f'{name}: {BLANK}' for name in _needed(shape))}}}"


def entry_example(loc: Loc, shape: Shape | None, values: Any) -> str:
    """One line of what should stand under the key at `loc`, taken from an entry beside it where there is one."""
    if shape is None:
        return f"{BLANK}: {BLANK}"
    if shape.form is Form.record:
        return f"{_needed(shape)[0]}: {BLANK}"
    beside = value_at(values, loc[:-2]) if len(loc) > 2 else None
    for entry in beside.values() if isinstance(beside, dict) else ():
        there = entry.get(loc[-1]) if isinstance(entry, dict) else None
        for key, value in there.items() if isinstance(there, dict) else ():
            return f"{key}: {example(shape.item) if isinstance(value, dict) else value}"
    return f"{BLANK}: {example(shape.item)}"


def _needed(shape: Shape) -> list[str]:
    return [name for name in shape.fields if name in shape.required] or list(shape.fields)[:1]
