"""What must be known before a filter or a sign of reckoning makes much out of little: how much that would be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2.filters import make_attrgetter
from jinja2.runtime import Undefined

from karlemose_model.documents.template_cost import TooMuch, spend, weigh
from karlemose_model.text import Text

_MAX_RANGE = 1_000
_MAX_DIGITS = 15
_MAX_BITS = 4_096


class NotForTemplates(Exception):
    """A template reached for `part`, which none may have."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


def plain(value: object) -> str:
    """A text or a number as text: what a list or a thing of Python's own would print is for no page."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        # StrictUndefined says itself which name is not known.
        raise TypeError(str(value) if isinstance(value, Undefined) else f"a template joins {type(value).__name__}")
    return value if isinstance(value, str) else str(value)


def power(left: Any, right: Any) -> int:
    """What a power costs. Raises TooMuch for a number of thousands of digits, NotForTemplates for what is no number."""
    if not isinstance(left, int | float) or not isinstance(right, int | float):
        raise NotForTemplates("**")
    if isinstance(left, int) and isinstance(right, int) and left.bit_length() * abs(right) > _MAX_BITS:
        raise TooMuch
    return 1


def product(left: Any, right: Any) -> int:
    """What a product costs: a text or a list as many times as it is asked for. Raises TooMuch as `power` does."""
    if isinstance(left, int | float) and isinstance(right, int | float):
        bits = sum(one.bit_length() for one in (left, right) if isinstance(one, int))
        if bits > _MAX_BITS:
            raise TooMuch
        return 1
    times, what = (left, right) if isinstance(left, int) else (right, left)
    return max(0, times) * weigh(what) if isinstance(times, int) else 1


def limited_range(*bounds: int) -> range:
    """Jinja's `range`, of at most a thousand numbers. Raises TooMuch for more."""
    made = range(*bounds)
    # Not len(): it fails where the number is greater than a machine counts to.
    if made and (made[-1] - made[0]) // made.step >= _MAX_RANGE:
        raise TooMuch
    return made


def _before_join(context: Any, value: Iterable[Any], d: str = "", attribute: Any = None) -> tuple[Any, ...]:
    each = make_attrgetter(context.environment, attribute) if attribute is not None else lambda part: part
    parts = [plain(each(part)) for part in value]
    spend(weigh(parts) + len(parts) * len(plain(d)))
    return context, parts, d


def _before_replace(context: Any, s: Any, old: Any, new: Any, count: int | None = None) -> tuple[Any, ...]:
    s, old, new = plain(s), plain(old), plain(new)
    spend(len(s) + s.count(old) * len(new))
    return context, s, old, new, count


def _before_round(value: Any, precision: int = 0, method: Any = "common") -> tuple[Any, ...]:
    if abs(precision) > _MAX_DIGITS:
        raise TooMuch
    return value, precision, method


def _before_string(value: Any) -> tuple[Any, ...]:
    return (value if isinstance(value, Text) else plain(value),)


def _before_sum(environment: Any, iterable: Any, attribute: Any = None, start: Any = 0) -> tuple[Any, ...]:
    if not isinstance(start, int | float):
        raise NotForTemplates("sum(start)")
    return environment, iterable, attribute, start


BEFORE: Mapping[str, Callable[..., tuple[Any, ...]]] = {
    "join": _before_join,
    "replace": _before_replace,
    "round": _before_round,
    "string": _before_string,
    "sum": _before_sum,
}
"""What is done first, by the filter: it gives the arguments that the filter then gets."""
