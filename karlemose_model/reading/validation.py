"""pydantic's findings to Problems: each at the place in the person's file, with the keys as the person wrote them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from karlemose_model.files import shipped_playbooks
from karlemose_model.model import Playbook, Section
from karlemose_model.problems import MAX_TOLD, Place, Problem, Related
from karlemose_model.reading.figures_in_words import number_in_words
from karlemose_model.reading.hints import meant
from karlemose_model.reading.hints.belonging import Belonging
from karlemose_model.reading.hints.examples import entry_example, example
from karlemose_model.reading.hints.patterns import pattern_problem
from karlemose_model.reading.merging import form_of
from karlemose_model.reading.origins import Loc, Origin, Tree, dotted
from karlemose_model.reading.shapes import Form, shape_at
from karlemose_model.text import LANGUAGES

S = TypeVar("S", bound=Section)

_CODES = {
    "extra_forbidden": "KM130", "missing": "KM131",
    "dict_type": "KM132", "model_type": "KM132", "model_attributes_type": "KM132", "figure_form": "KM152",
    "tuple_type": "KM133", "list_type": "KM133",
    "string_type": "KM134", "string_too_short": "KM120", "string_too_long": "KM145",
    "enum": "KM135", "literal_error": "KM135",
    "int_type": "KM136", "int_parsing": "KM136", "int_parsing_size": "KM136", "int_from_float": "KM136",
    "float_type": "KM136", "float_parsing": "KM136", "finite_number": "KM136", "bool_type": "KM146",
    "greater_than_equal": "KM137", "less_than_equal": "KM137", "greater_than": "KM137", "less_than": "KM137",
    "day_form": "KM138", "day_impossible": "KM139", "clock_form": "KM140", "string_pattern_mismatch": "KM141",
    "reason_missing": "KM147", "closure_form": "KM148", "closure_order": "KM149", "due_form": "KM150",
    "adaptation_form": "KM151", "closed_item": "KM424", "meeting_why": "KM425", "meeting_moved": "KM426",
    "meeting_hours": "KM427", "zone_unknown": "KM153", "too_short": "KM154",
    "listed_twice": "KM103", "allowed_form": "KM500", "allowed_value": "KM501",
    "device_name": "KM183", "month_form": "KM550",
}  # fmt: skip

_LARGEST_FACTOR = 5
"""What may be larger is no share and no factor."""

_MEANT = {
    "KM138": meant.day, "KM139": meant.day, "KM140": meant.clock, "KM146": meant.truth, "KM152": meant.number,
    "KM550": meant.month,
}  # fmt: skip


def validate(tree: Tree) -> tuple[Playbook | None, list[Problem]]:
    """The playbook that a tree holds, or everything that keeps it from being one."""
    return validate_as(Playbook, tree)


def validate_as(model: type[S], tree: Tree) -> tuple[S | None, list[Problem]]:
    """What a tree of the model's shape holds, or everything that keeps it from being that."""
    try:
        return model.model_validate(tree.value), []
    except ValidationError as error:
        return None, list(_problems(error.errors(include_url=False), tree))


def _problems(found: list[ErrorDetails], tree: Tree) -> Iterator[Problem]:
    """pydantic's findings as problems: of each file the first, with what was probably meant; the others only counted."""
    belonging = Belonging(tree)
    places = ((_place(details, tree), details) for details in _own_faults(found, tree, belonging))
    told: Counter[str] = Counter()
    more: dict[str, tuple[Place, int]] = {}
    for place, details in sorted(places, key=lambda one: one[0]):
        told[place.file] += 1
        if told[place.file] <= MAX_TOLD:
            yield _problem(details, tree, belonging)
        else:
            first, count = more.get(place.file, (place, 0))
            more[place.file] = (first, count + 1)
    yield from (Problem("KM196", first, {"count": count}) for first, count in more.values())


def _own_faults(found: list[ErrorDetails], tree: Tree, belonging: Belonging) -> Iterator[ErrorDetails]:
    """pydantic's findings without those that only follow from another one."""
    if not isinstance(tree.value.get("extends", {}), dict):
        # Without the playbook below, nearly everything seems to be missing.
        found = [details for details in found if details["loc"][0] == "extends"]
    locs = {tuple(details["loc"]) for details in found}
    renamed = {
        (*loc[:-1], meant.key(str(loc[-1]), _allowed(loc[:-1], tree)))
        for loc in (tuple(details["loc"]) for details in found if details["type"] == "extra_forbidden")
    }
    entries = {loc[:length] for loc in locs for length in range(2, len(loc) + 1)}
    slipped = {loc: False for loc in entries if belonging.has_slipped_out(loc)}
    for details in found:
        kind, loc, said = details["type"], tuple(details["loc"]), details["input"]
        entry = next((loc[:length] for length in range(1, len(loc) + 1) if loc[:length] in slipped), None)
        if entry is not None:
            if not slipped[entry]:
                slipped[entry] = True
                yield {**details, "type": "slipped", "loc": entry}
        elif kind == "missing":
            if loc not in renamed:
                yield details
        # What is empty was told when the file was read; a list that lost its only entry is not empty to a person; of a
        # number's two kinds the wider one tells.
        elif not (
            said in (None, "")
            or (kind == "too_short" and said)
            or (loc[-1:] == ("int",) and (*loc[:-1], "float") in locs)
        ):
            yield details


def _place(details: ErrorDetails, tree: Tree) -> Place:
    """Where a finding stands: at the key of what is missing or can't be there, else at the value."""
    origin, _found = tree.origin.walk(tuple(details["loc"]))
    at_key = details["type"] in ("missing", "extra_forbidden", "slipped") or details["loc"][-1:] == ("[key]",)
    return origin.name_place if at_key else origin.place


def _problem(details: ErrorDetails, tree: Tree, belonging: Belonging) -> Problem:
    loc: Loc = tuple(details["loc"])
    kind, said = details["type"], details["input"]
    code = _CODES.get(kind, "KM199")
    origin, found = tree.origin.walk(loc)
    written = meant.as_written(said, origin.place.length, hour=code == "KM140")
    data: dict[str, object] = {"path": dotted(found), "value": written if _is_plain(said) else form_of(said)}
    place = _place(details, tree)
    if kind == "missing":
        code, data = _missing(str(loc[-1]), found, tree)
    elif kind in ("extra_forbidden", "slipped"):
        code, data = _unknown_key(found, tree, belonging)
    elif kind == "device_name":
        data = {"id": said}
    elif loc[-1:] == ("[key]",):
        code, data = _unfit_key(str(loc[-2]), found, tree)
    elif code == "KM141":
        code, more = pattern_problem(written, loc)
        data |= more
    elif code == "KM135":
        choices = _choices(details)
        data |= {"choices": ", ".join(choices), "suggestion": meant.choice(written, choices)}
        if isinstance(said, dict | list):
            code, data = "KM177", {"path": dotted(found), "found": form_of(said), "choices": ", ".join(choices)}
    elif code == "KM136":
        data["suggestion"] = _number_meant(written, found, whole=kind.startswith("int"))
    elif code in ("KM132", "KM133", "KM134"):
        code, more = _other_form(code, said, written, found, tree)
        data |= more
    elif code in ("KM137", "KM145"):
        limit = next(iter(details.get("ctx", {}).values()), "")
        data |= {"limit": number_in_words(limit) if isinstance(limit, float) else str(limit), "expected": kind}
        if said == 0 and kind.startswith("greater") and _may_be_left_out(found, tree):
            code, data = "KM198", data | {"key": found[-1]}
        elif code == "KM137" and kind == "less_than_equal" and isinstance(limit, float):
            data["suggestion"] = _of_per_cent(float(said), limit)
    elif code == "KM103":
        first, second = (origin.children[details["ctx"][which]].place for which in ("first", "second"))
        place, data = second, {"key": said[details["ctx"]["second"]], "line": first.line}
    elif code == "KM199":
        data["said"] = details["msg"]
    elif code in _MEANT:
        data["suggestion"] = _MEANT[code](written)
    return Problem(code, place, data, related=_seen_from(origin, tree))


def _seen_from(origin: Origin, tree: Tree) -> tuple[Related, ...]:
    """The line that builds on the playbook in which the fault is, when that is not the one asked for."""
    extends = tree.origin.children.get("extends")
    if extends is None or origin.layer == tree.origin.layer:
        return ()
    return (Related(extends.name_place, "built_on_here"),)


def _number_meant(written: str, found: Loc, *, whole: bool) -> str:
    if found[-1:] == ("nth",):
        return meant.which(written)
    number = meant.number(written, whole=whole)
    is_share = found[-1:] in (("attribution",), ("deadweight",), ("drop_off",)) or found[-2:-1] == ("paid_by",)
    # Shares go from 0 to 1: 40 per cent is 0.4.
    return f"{float(number) / 100:g}" if number and is_share and "%" in written else number


def _of_per_cent(number: float, limit: float) -> str:
    """What is meant by a number of per cent where shares go to 1, or factors a little beyond: 50 is 0.5, 25 per cent more 1.25.

    Empty for what is near enough to the limit to be a slip of the pen.
    """
    meant_by = number / 100 if limit <= 1 or number >= 100 else 1 + number / 100
    return f"{meant_by:g}" if limit <= _LARGEST_FACTOR and number >= 2 * limit and meant_by <= limit else ""


def _may_be_left_out(found: Loc, tree: Tree) -> bool:
    parent = shape_at(found[:-1], tree.shape)
    return parent is not None and parent.form is Form.record and found[-1] not in parent.required


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int | float)


def _missing(key: str, found: Loc, tree: Tree) -> tuple[str, dict[str, object]]:
    if not found and key == "schema":
        return "KM166", {}
    code = "KM178" if _in_braces(found, tree) else "KM131"
    return code, {"path": dotted(found), "key": key, "suggestion": _namesake(found, tree)}


def _in_braces(found: Loc, tree: Tree) -> bool:
    """Whether the keys there stand on one line between { and }: a line below would belong to nothing."""
    origin, there = tree.origin.walk(found)
    keys = [(child.key.line, child.key.column) for child in origin.children.values() if child.key is not None]
    # A map begins with the first of its keys, or with the brace before it.
    begins = (origin.place.line, origin.place.column)
    return there == found and bool(keys) and min(keys) > begins and min(keys)[0] == max(keys)[0] == begins[0]


def _namesake(found: Loc, tree: Tree) -> str:
    """The id of another entry that this one, not complete in itself, may have been meant for."""
    parent = shape_at(found[:-1], tree.shape)
    if not found or parent is None or parent.form is not Form.map:
        return ""
    value = tree.value
    for key in found[:-1]:
        value = value[key]
    others = [key for key in value if key != found[-1]]
    return meant.nearest(str(found[-1]), others, cutoff=0.75) or meant.known_value(str(found[-1]), others)


def _allowed(loc: Loc, tree: Tree) -> list[str]:
    parent = shape_at(loc, tree.shape)
    return list(parent.fields) if parent and parent.form is Form.record else []


def _unknown_key(found: Loc, tree: Tree, belonging: Belonging) -> tuple[str, dict[str, object]]:
    key, path = str(found[-1]) if found else "", dotted(found[:-1])
    allowed = _allowed(found[:-1], tree)
    suggestion = meant.known_key(key, allowed)
    if not suggestion and found and (under := belonging.under(found)):
        return "KM165", {"key": key, "path": path, "under": under}
    return "KM130", {
        "key": key, "path": path, "allowed": ", ".join(allowed), "suggestion": suggestion or meant.key(key, allowed),
    }  # fmt: skip


def _unfit_key(key: str, found: Loc, tree: Tree) -> tuple[str, dict[str, object]]:
    if _is_text(found, tree):
        return "KM142", {"key": key, "path": dotted(found[:-1]), "suggestion": meant.known_key(key, LANGUAGES)}
    return "KM143", {"key": key, "suggestion": meant.slug(key)}


def _is_text(loc: Loc, tree: Tree) -> bool:
    return any(
        shape is not None and shape.form is Form.text
        for shape in (shape_at(loc, tree.shape), shape_at(loc[:-1], tree.shape))
    )


def _choices(details: ErrorDetails) -> list[str]:
    expected = str(details.get("ctx", {}).get("expected", ""))
    return [choice.strip(" '\"") for choice in expected.replace(" or ", ",").split(",")]


def _other_form(code: str, said: Any, written: str, found: Loc, tree: Tree) -> tuple[str, dict[str, object]]:
    """Keys, a list or a text where one of the others is."""
    data: dict[str, object] = {"found": form_of(said)}
    shape = shape_at(found, tree.shape)
    if code == "KM133":
        data["example"] = f"- {example(shape.item if shape else None)}"
        if isinstance(said, str) and (suggestion := meant.several(said)):
            data["suggestion"] = suggestion
    elif _is_text(found, tree):
        code = "KM134"
    elif code == "KM132":
        data["example"] = entry_example(found, shape, tree.value)
        if found == ("extends",) and said in shipped_playbooks():
            data["suggestion"] = f"{{playbook: {said}, version: 1}}"
    elif form_of(said) in ("number", "truth"):
        pattern, more = pattern_problem(written, found)
        code, data = (pattern, data | more) if pattern != "KM141" else ("KM174", data)
    return code, data
