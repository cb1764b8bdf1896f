"""What is written for some levels of the work can come to hold, and meets what it names.

A police district, a municipality and an estate share a playbook's lines, and each has only those that hold at its level.
A part holds at no level that the entry around it does not hold at. A meeting of estates can't be attended by a partner
that is there in districts only: the name would quietly be left out. What a playbook writes for other levels than its own
and those that build on it never takes effect. `sources` hold everywhere.

Fails:

    partners:
      police-district: {name: The police district, kind: police, levels: [district]}
    meetings:
      operational:
        participants: {police-district: core}
        agenda:
          next-estate: {title: The next estate, minutes: 5, role: chair, levels: [district]}

Passes:

    partners:
      police-district: {name: The police district, kind: police, levels: [district, estate]}
    meetings:
      operational:
        participants: {police-district: guest}
        agenda:
          next-estate: {title: The next estate, minutes: 5, role: chair, levels: [estate]}
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.model import Level
from karlemose_model.problems import Problem, Related, Severity
from karlemose_model.reading import Tree, dotted, playbook_shape, references, value_at
from karlemose_model.reading.leaving_out import target_of
from karlemose_model.reading.levels import Held, Levels
from karlemose_model.rules.examined import Examined

CODES = ("KM347", "KM348", "KM349")


def check(examined: Examined) -> Iterator[Problem]:
    """A problem for each part, each reference and each text of this playbook that comes to hold nowhere it could."""
    whole, levels = examined.reading.whole, examined.reading.levels
    if whole is None:
        return
    in_vain: list[Held] = []
    for held in levels.entries(whole):
        origin = whole.origin.at(*held.loc)
        if origin is None or origin.layer != examined.own:
            continue
        if held.said is not None and held.said - held.around and _is_own_line(examined, whole, held):
            yield _beyond(held, whole)
        elif not held.levels & levels.reach and not any(held.loc[: len(one.loc)] == one.loc for one in in_vain):
            in_vain.append(held)
            yield _in_vain(held, whole, levels)
    yield from _adaptations(examined, whole, levels)
    for reference in references(examined.own_parts_of(whole).value, playbook_shape()):
        target, here = target_of(reference), levels.at(whole, reference.loc)
        there = levels.at(whole, target)
        if here & levels.reach and not here & there and value_at(whole.value, target) is not None:
            origin, _ = whole.origin.walk(reference.loc)
            named = whole.origin.at(*target)
            data: dict[str, object] = {
                "path": dotted(reference.loc[:-1] if reference.is_key else reference.loc), "id": reference.id,
                "here": _words(here), "there": _words(there),
            }  # fmt: skip
            place = origin.name_place if reference.is_key else origin.place
            related = (Related(named.name_place, "comes_from"),) if named is not None else ()
            yield Problem("KM348", place, data, related=related)


def _words(levels: frozenset[str]) -> str:
    """The levels as they are written, the smallest first."""
    return ", ".join(level.value for level in Level if level.value in levels)


def _is_own_line(examined: Examined, whole: Tree, held: Held) -> bool:
    origin = whole.origin.at(*held.loc, "levels")
    return origin is not None and origin.layer == examined.own


def _beyond(held: Held, whole: Tree) -> Problem:
    assert held.said is not None
    origin, _ = whole.origin.walk((*held.loc, "levels"))
    data: dict[str, object] = {
        "path": dotted(held.loc), "levels": _words(held.said - held.around), "around": _words(held.around),
        "entry": dotted(held.loc[:2]),
    }  # fmt: skip
    return Problem("KM347", origin.name_place, data, Severity.warning if held.levels else Severity.error)


def _in_vain(held: Held, whole: Tree, levels: Levels) -> Problem:
    origin, _ = whole.origin.walk(held.loc)
    data: dict[str, object] = {"path": dotted(held.loc), "levels": _words(held.levels), "kind": str(levels.kind)}
    below = origin.overrode
    related = (Related(below.name_place, "comes_from"),) if below is not None else ()
    return Problem("KM349", origin.name_place, data, Severity.warning, related)


def _adaptations(examined: Examined, whole: Tree, levels: Levels) -> Iterator[Problem]:
    """Adaptations of what does not hold here, nor in what builds on this."""
    for (section, id_), about in examined.reading.about.items():
        origin = whole.origin.at(section, id_)
        if origin is None or origin.layer != examined.own or about & levels.reach:
            continue
        entry = value_at(whole.value, (section, id_))
        word = "removes" if "removes" in entry else "changes"
        data: dict[str, object] = {"path": str(entry[word]), "levels": _words(about), "kind": str(levels.kind)}
        yield Problem("KM349", origin.children[word].place, data, Severity.warning)
