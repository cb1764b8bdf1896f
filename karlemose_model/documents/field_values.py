"""A field's value as it is written in a playbook, in the words of its readers: names for ids, dates as people write them."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from karlemose_model.documents.environment import long_date
from karlemose_model.documents.view import View
from karlemose_model.reading.shapes import Form, Shape, shape_at
from karlemose_model.reading.values_in_words import one_line

WHOLE = 2_000
"""A difference may lie in the last word, so texts are shown to their end."""


def in_words(view: View, path: str, value: object) -> str:
    """What stands at that dotted path, in one line."""
    return _said(view, value, shape_at(tuple(path.split("."))))


def _said(view: View, value: Any, shape: Shape | None) -> str:
    if shape is None or shape.form is Form.text or not isinstance(value, dict | list | str):
        return one_line(value, view.language, WHOLE)
    if isinstance(value, list):
        between = "; " if any(isinstance(item, dict) for item in value) else ", "
        return between.join(_said(view, item, shape.item) for item in value)
    if isinstance(value, dict):
        return ", ".join(_part(view, key, below, shape) for key, below in value.items())
    if shape.ref is not None:
        return _name(view, shape.ref, value)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return long_date(date.fromisoformat(value), view.language)
    return one_line(value, view.language, WHOLE)


def _part(view: View, key: str, below: Any, shape: Shape) -> str:
    _ = view.translate
    said = _said(view, below, shape.child(key))
    if shape.key_ref is not None:
        return f"{_name(view, shape.key_ref, key)}: {said}"
    if key == "from":
        return _("from {day}").format(day=said)
    # The number itself, and names that speak for themselves, need no word before them.
    child = shape.child(key)
    return said if key == "value" or (child is not None and child.ref) else f"{key}: {said}"


def _name(view: View, section: str, id_: str) -> str:
    entry = getattr(view.playbook, section, {}).get(id_)
    name = getattr(entry, "name", None) or getattr(entry, "title", None)
    return view.words(name) if name is not None else id_
