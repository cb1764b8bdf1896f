"""What a component's `core:` lists carries its effect: changing it takes an adaptation.

The model names for each meeting and activity the parts that its effect rests on, e.g. how often the operational meeting
is held while the crisis lasts. A place may change them, but knowingly: an adaptation says what, why, who approved it
and when. Setting weekday, hour and place is no adaptation.

Fails:

    meetings:
      operational:
        cadence:
          clear: {every: month}

Passes:

    meetings:
      operational:
        cadence:
          clear: {every: month}
    adaptations:
      monthly:
        changes: meetings.operational.cadence.clear.every
        what: The operational meeting is held once a month.
        why: Three partners share one coordinator with another estate.
        status: approved
        by: The steering group
        when: 2026-01-12
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from karlemose_model.problems import Problem, Related
from karlemose_model.reading import Change, Tree, value_at
from karlemose_model.reading.origins import Loc
from karlemose_model.rules.examined import Examined

CODES = ("KM301",)

_COMPONENTS = ("meetings", "activities")


def check(examined: Examined) -> Iterator[Problem]:
    """A problem at each changed line, with the line it lies over beside it."""
    tree = examined.at_levels_below.tree
    adaptations = tree.value.get("adaptations")
    declared = [
        adaptation.get("changes")
        for adaptation in (adaptations.values() if isinstance(adaptations, dict) else ())
        if isinstance(adaptation, dict)
    ]
    for loc, component, related, place in _changed(examined.reading.changes, tree):
        path = ".".join(str(key) for key in loc)
        if not any(isinstance(wide, str) and (path + ".").startswith(wide + ".") for wide in declared):
            yield Problem("KM301", place, {"path": path, "component": component}, related=related)


def _changed(changes: tuple[Change, ...], tree: Tree) -> Iterator[tuple[Loc, str, tuple[Related, ...], Any]]:
    core = {loc: component for component, locs in _core(tree).items() for loc in locs}
    for change in changes:
        for loc, component in core.items():
            if change.loc[: len(loc)] == loc:
                yield change.loc, component, (Related(change.old_place, "model_says"),), change.place
        if change.loc[-1] == "core" and change.loc[0] in _COMPONENTS:
            yield change.loc, _dotted(change.loc[:2]), (Related(change.old_place, "model_says"),), change.place
    for loc, component in core.items():
        yield from _dated_changes(tree, loc, component)


def _dated_changes(tree: Tree, loc: Loc, component: str) -> Iterator[tuple[Loc, str, tuple[Related, ...], Any]]:
    """A cadence may also change from a day on; that changes the component just as well."""
    if len(loc) < 3 or loc[2] != "cadence":
        return
    cadence, field = loc[:4], loc[4] if len(loc) > 4 else "every"
    dated = value_at(tree.value, (*cadence, "changes"))
    for number, item in enumerate(dated if isinstance(dated, list) else ()):
        if isinstance(item, dict) and field in item and item[field] != value_at(tree.value, (*cadence, field)):
            origin, _ = tree.origin.walk((*cadence, "changes", number, field))
            base, _ = tree.origin.walk((*cadence, field))
            yield (*cadence, field), component, (Related(base.place, "model_says"),), origin.place


def _core(tree: Tree) -> dict[str, list[Loc]]:
    found: dict[str, list[Loc]] = {}
    for section in _COMPONENTS:
        entries = tree.value.get(section)
        for id_, entry in entries.items() if isinstance(entries, dict) else ():
            paths = entry.get("core") if isinstance(entry, dict) else None
            for path in paths if isinstance(paths, list) else ():
                found.setdefault(f"{section}.{id_}", []).append((section, id_, *str(path).split(".")))
    return found


def _dotted(loc: Loc) -> str:
    return ".".join(str(key) for key in loc)
