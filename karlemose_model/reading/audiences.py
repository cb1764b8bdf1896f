"""For whom something is that a layer writes over what everybody may see: for the partners, until that layer says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from karlemose_model.model import Audience
from karlemose_model.problems import Problem, Related, Severity
from karlemose_model.reading.origins import Key, Loc, Origin, Tree, dotted
from karlemose_model.reading.shapes import Shape

_SAYS = "audience"
_SHOWS = "url"
"""An address on the web makes a source one that everybody may see."""
_NO_WORDS = frozenset({_SAYS, "after", "country", "levels", "checked", "stated"})
"""What may be written anew without saying for whom: places in the order and days, no words of anybody's."""


def for_partners(lower: Tree, upper: Tree, merged: Tree, shape: Shape, loc: Loc) -> Problem | None:
    """Makes `merged`, a record of that shape, one for the partners if the upper layer changes what the lower one published.

    That the lower layer chose everybody tells nothing of words it had not seen. Returns the warning at the first of them.
    """
    public_by = _public_by(lower.value, shape)
    said = (_SAYS, _SHOWS) if _SHOWS in shape.fields else (_SAYS,)
    if public_by is None or any(upper.value.get(key) for key in said):
        return None
    new = next((key for key in upper.value if _is_new(key, lower.value, merged.value, shape)), None)
    if new is None:
        return None
    origin = upper.origin
    merged.value[_SAYS] = Audience.partners.value
    merged.origin.children[_SAYS] = Origin(
        origin.name_place, None, origin.layer, lower.origin.children.get(_SAYS), children={}
    )
    place = origin.children.get(new, origin).name_place
    related = (Related(lower.origin.children.get(public_by, lower.origin).name_place, "value_here"),)
    return Problem("KM509", place, {"path": dotted(loc)}, Severity.warning, related)


def _public_by(values: Mapping[str, Any], shape: Shape) -> str | None:
    """The key that makes it something everybody may see, if there is one."""
    if _SAYS in values:
        return _SAYS if values[_SAYS] == Audience.public else None
    return _SHOWS if _SHOWS in shape.fields and values.get(_SHOWS) else None


def _is_new(key: Key, before: Mapping[str, Any], after: Mapping[str, Any], shape: Shape) -> bool:
    return key in shape.fields and key not in _NO_WORDS and before.get(str(key)) != after.get(str(key))
