"""pydantic's findings to Problems: each at the place in the person's file, with the keys as the person wrote them."""

from __future__ import annotations

import difflib
from enum import Enum
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from karlemose_model.model import Playbook
from karlemose_model.problems import Problem
from karlemose_model.reading.merging import form_of
from karlemose_model.reading.origins import Loc, Tree, dotted
from karlemose_model.reading.shapes import Form, shape_at

MAX_SHOWN = 120

_CODES = {
    "extra_forbidden": "KM130", "missing": "KM131",
    "dict_type": "KM132", "model_type": "KM132", "model_attributes_type": "KM132", "figure_form": "KM152",
    "tuple_type": "KM133", "list_type": "KM133",
    "string_type": "KM134", "string_too_short": "KM120", "string_too_long": "KM145",
    "enum": "KM135", "literal_error": "KM135",
    "int_type": "KM136", "int_parsing": "KM136", "int_from_float": "KM136", "float_type": "KM136", "float_parsing": "KM136",
    "finite_number": "KM136", "bool_type": "KM146",
    "greater_than_equal": "KM137", "less_than_equal": "KM137", "greater_than": "KM137", "less_than": "KM137",
    "day_form": "KM138", "day_impossible": "KM139", "clock_form": "KM140", "string_pattern_mismatch": "KM141",
    "reason_missing": "KM147", "closure_form": "KM148", "closure_order": "KM149", "due_form": "KM150",
    "adaptation_form": "KM151", "zone_unknown": "KM153", "too_short": "KM154",
}  # fmt: skip
_INNER = {"[key]", "entries"}


def validate(tree: Tree) -> tuple[Playbook | None, list[Problem]]:
    """The playbook that a tree holds, or everything that keeps it from being one."""
    try:
        return Playbook.model_validate(tree.value), []
    except ValidationError as error:
        # What is empty has been told as empty when the file was read.
        found = [details for details in error.errors(include_url=False) if not _is_empty(details)]
        return None, [_problem(details, tree) for details in found]


def _is_empty(details: ErrorDetails) -> bool:
    return details["type"] != "missing" and details["input"] in (None, "")


def _problem(details: ErrorDetails, tree: Tree) -> Problem:
    loc: Loc = tuple(details["loc"])
    kind = details["type"]
    code = _CODES.get(kind, "KM199")
    origin, found = tree.origin.walk(loc)
    data: dict[str, object] = {
        "path": dotted(found),
        "value": _shown(details["input"]),
        "key": str(loc[-1]) if loc else "",
    }
    place = origin.place
    if kind == "missing":
        place = origin.name_place
        data |= {"path": dotted(found), "suggestion": _namesake(found, tree.value)}
    elif kind == "extra_forbidden":
        place = origin.name_place
        data |= _unknown_key(found, tree.value)
    elif loc and loc[-1] == "[key]":
        place = origin.name_place
        code = "KM142" if _is_text(found) else "KM143"
        data["key"] = str(loc[-2])
    elif code == "KM141":
        code, more = _pattern(details, loc)
        data |= more
    elif code == "KM135":
        data |= _choices(details)
    elif code in ("KM132", "KM133", "KM134", "KM136", "KM146"):
        data["found"] = form_of(details["input"])
        if _is_text(found) and code == "KM132":
            code = "KM134"
    elif code == "KM137":
        data["limit"] = str(next(iter(details.get("ctx", {}).values()), ""))
    elif code == "KM199":
        data["said"] = details["msg"]
    return Problem(code, place, data)


def _is_text(loc: Loc) -> bool:
    shape = shape_at(loc)
    if shape is None or shape.form is not Form.text:
        shape = shape_at(loc[:-1])
    return shape is not None and shape.form is Form.text


def _namesake(found: Loc, value: Any) -> str:
    """The id of another entry that this one, not complete in itself, may have been meant for."""
    parent = shape_at(found[:-1])
    if not found or parent is None or parent.form is not Form.map:
        return ""
    for key in found[:-1]:
        value = value[key]
    near = difflib.get_close_matches(str(found[-1]), [key for key in value if key != found[-1]], n=1, cutoff=0.75)
    return near[0] if near else ""


def _unknown_key(found: Loc, value: Any) -> dict[str, object]:
    parent = shape_at(found[:-1])
    allowed = list(parent.fields) if parent and parent.form is Form.record else []
    near = difflib.get_close_matches(str(found[-1]), allowed, n=1, cutoff=0.6) if found else []
    return {
        "key": str(found[-1]) if found else "",
        "path": dotted(found[:-1]),
        "allowed": ", ".join(allowed),
        "suggestion": near[0] if near else "",
    }


_PATTERNS = {
    "every": "KM144", "version": "KM136", "url": "KM155", "country": "KM156", "optional": "KM157", "code": "KM158",
}  # fmt: skip


def _pattern(details: ErrorDetails, loc: Loc) -> tuple[str, dict[str, object]]:
    name = next((key for key in reversed(loc) if isinstance(key, str)), "")
    if name == "id":
        return "KM143", {"key": str(details["input"])}
    if name in ("component", "core", "removes", "changes"):
        return "KM159", {}
    if name == "languages":
        near = {"dk": "da", "gb": "en", "uk": "en", "dansk": "da", "engelsk": "en"}.get(
            str(details["input"]).lower(), ""
        )
        return "KM142", {"key": str(details["input"]), "suggestion": near}
    return _PATTERNS.get(name, "KM141"), {}


def _choices(details: ErrorDetails) -> dict[str, object]:
    expected = str(details.get("ctx", {}).get("expected", ""))
    choices = [choice.strip(" '\"") for choice in expected.replace(" or ", ",").split(",")]
    near = difflib.get_close_matches(str(details["input"]).lower(), choices, n=1, cutoff=0.6)
    return {"choices": ", ".join(choices), "suggestion": near[0] if near else _danish(str(details["input"]), choices)}


_DANISH_WORDS = {
    "mandag": "monday", "tirsdag": "tuesday", "onsdag": "wednesday", "torsdag": "thursday", "fredag": "friday",
    "lørdag": "saturday", "søndag": "sunday", "januar": "january", "februar": "february", "marts": "march",
    "maj": "may", "juni": "june", "juli": "july", "oktober": "october", "boligområde": "estate", "kommune": "municipality",
    "politi": "police", "bolig": "housing", "op": "up", "ned": "down", "ingen": "none", "godkendt": "approved",
    "foreslået": "proposed", "fast": "regular", "gæst": "guest", "kerne": "core",
}  # fmt: skip


def _danish(word: str, choices: list[str]) -> str:
    english = _DANISH_WORDS.get(word.lower(), "")
    return english if english in choices else ""


def _shown(value: Any) -> str:
    if isinstance(value, Enum):
        value = value.value
    text = str(value) if isinstance(value, str | int | float | bool) else form_of(value)
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"
