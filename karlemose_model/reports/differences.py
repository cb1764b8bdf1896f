"""Differences between two playbooks laid out for a person or a machine: what was added, changed and left out, and where."""

from __future__ import annotations

import json
from collections.abc import Sequence

from karlemose_model.messages import N_
from karlemose_model.model import Difference, Way
from karlemose_model.privacy import masked
from karlemose_model.problems import Place
from karlemose_model.reading.values_in_words import one_line
from karlemose_model.wording import translator

_HEADINGS = {Way.changed: N_("Changed"), Way.added: N_("Added"), Way.removed: N_("Left out")}


def differences_text(found: Sequence[Difference], language: str) -> str:
    """The differences under three headings, each with its values in one line and its place."""
    _ = translator(language)
    lines: list[str] = []
    for way, heading in _HEADINGS.items():
        here = [one for one in found if one.way is way]
        if here:
            lines += [f"{_(heading)} ({len(here)})", *(line for one in here for line in _lines(one, language)), ""]
    return "\n".join(lines) if lines else _("Nothing is different.") + "\n"


def differences_json(found: Sequence[Difference]) -> str:
    """The same as one JSON object; texts stay in all their languages."""
    data = {
        "format": "karlemose-differences",
        "version": 1,
        "differences": [
            {"path": one.path, "way": one.way.value, "was": one.was, "now": one.now,
             "was_place": _place(one.was_place), "place": _place(one.place)}
            for one in found
        ],
    }  # fmt: skip
    return masked(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def _place(place: Place | None) -> dict[str, object] | None:
    return {"file": place.file, "line": place.line, "column": place.column} if place else None


def _lines(one: Difference, language: str) -> list[str]:
    place = one.place or one.was_place
    where = f"  ({place.file}:{place.line})" if place else ""
    if one.way is Way.changed:
        return [f"  {one.path}{where}", f"    - {one_line(one.was, language)}", f"    + {one_line(one.now, language)}"]
    value = one.now if one.way is Way.added else one.was
    return [f"  {one.path}: {one_line(value, language)}{where}"]
