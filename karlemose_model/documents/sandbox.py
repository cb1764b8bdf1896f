"""The sandbox that templates of pages are rendered in: they reach nothing but data, and a page of one's own template has an end.

Jinja's own sandbox keeps templates from Python's inside, but not from methods of the objects that they are given (pydantic's
can read files and run code), nor from work without end. Here only what is listed can be reached. What a page costs is
counted, never timed, so that the same input always gives the same page.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from datetime import date, time, timedelta
from enum import Enum
from functools import wraps
from string import Formatter
from types import BuiltinMethodType, MethodType
from typing import Any

from jinja2 import meta
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel

from karlemose_model.documents.template_amounts import BEFORE, NotForTemplates, limited_range, plain, power, product
from karlemose_model.documents.template_cost import spend, weigh
from karlemose_model.documents.template_steps import COUNTING_FILTERS, CountingGenerator
from karlemose_model.reading.template_dialect import FILTERS, TESTS
from karlemose_model.text import Text

_CALL = 50
"""What a call of a tool costs, in steps."""

_METHODS: tuple[tuple[type | tuple[type, ...], frozenset[str]], ...] = (
    # Before texts: some of ours are both.
    (Enum, frozenset({"name", "value"})),
    (
        str,
        frozenset(
            {
                "capitalize", "endswith", "format", "lower", "lstrip", "partition", "removeprefix", "removesuffix", "rpartition",
                "rstrip", "split", "splitlines", "startswith", "strip", "title", "upper",
            }
        ),
    ),
    (Mapping, frozenset({"get", "items", "keys", "values"})),
    (date, frozenset({"day", "isocalendar", "isoformat", "isoweekday", "month", "weekday", "year"})),
    (time, frozenset({"hour", "isoformat", "minute"})),
    (timedelta, frozenset({"days", "seconds"})),
    (Text, frozenset({"languages", "said_in", "spoken", "unknown"})),
    (
        LoopContext,
        frozenset(
            {
                "changed", "cycle", "depth", "depth0", "first", "index", "index0", "last", "length", "nextitem", "previtem",
                "revindex", "revindex0",
            }
        ),
    ),
)  # fmt: skip
"""What can be reached of each kind of data; of anything that is not listed, nothing."""


def _may_reach(obj: object, name: str) -> bool:
    if name.startswith("_") or isinstance(obj, type):
        return False
    for kind, known in _METHODS:
        if isinstance(obj, kind):
            return name in known
    if isinstance(obj, BaseModel):
        # Its own fields, and what our models add: pydantic's own methods copy, read files and run what they read.
        return name in type(obj).model_fields or not hasattr(BaseModel, name)
    return dataclasses.is_dataclass(obj) and type(obj).__module__.startswith("karlemose_model.")


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment: only listed filters, tests and attributes; `own` says that a place's own templates are among its."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, *, own: bool, **settings: Any) -> None:
        # Nothing is worked out while a template is read: neither unseen by the counting, nor where no line is known.
        super().__init__(optimized=False, **settings)
        if own:
            self.code_generator_class = CountingGenerator
        self._parts: dict[str, frozenset[str]] = {}
        self.globals = {"range": limited_range}
        filters: Mapping[str, Any] = self.filters
        tests: Mapping[str, Any] = self.tests
        self.filters = {name: _weighed(filters[name], name) for name in FILTERS & filters.keys()}
        self.tests = {name: _weighed(tests[name], name) for name in TESTS}
        self.filters |= COUNTING_FILTERS

    def add_filter(self, name: str, made: Callable[..., Any]) -> None:
        """A filter of ours, which templates use by that name."""
        self.filters[name] = _weighed(made, name)

    def parts(self, name: str) -> frozenset[str]:
        """The template and all that it takes in, by way of others too."""
        if name not in self._parts:
            assert self.loader
            found, new = {name}, [name]
            while new:
                source, _file, _fresh = self.loader.get_source(self, new.pop())
                more = set(filter(None, meta.find_referenced_templates(self.parse(source)))) - found
                found |= more
                new += more
            self._parts[name] = frozenset(found)
        return self._parts[name]

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What stands there, if templates may reach it; asked before anything of the object is touched."""
        if (attribute.startswith("_") or hasattr(type(obj), attribute)) and not _may_reach(obj, attribute):
            # A phase is called clear, and so is what empties a table of phases.
            if isinstance(obj, Mapping) and attribute in obj:
                return obj[attribute]
            raise NotForTemplates(attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """The entry of that key; where there is none, what `getattr` gives."""
        try:
            return obj[argument]
        except (TypeError, LookupError):
            return self.getattr(obj, argument) if isinstance(argument, str) else self.undefined(obj=obj, name=argument)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may reach it, where an instance has what its class has not."""
        if not _may_reach(obj, attr):
            raise NotForTemplates(attr)
        return True

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """`format` of a text fills in `{name}` and no more; its other kind is not for templates."""
        if not isinstance(value, MethodType | BuiltinMethodType) or not isinstance(value.__self__, str):
            return None
        if value.__name__ == "format_map":
            raise NotForTemplates(value.__name__)
        words = value.__self__
        return (lambda *args, **more: _Filled().vformat(words, args, more)) if value.__name__ == "format" else None

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """What the operator gives, unless it would be too much."""
        if operator == "%" and isinstance(left, str | bytes):
            raise NotForTemplates("%")
        if operator == "**":
            spend(power(left, right))
        elif operator == "*":
            spend(product(left, right))
        else:
            spend(weigh(left) + weigh(right))
        return super().call_binop(context, operator, left, right)

    # Jinja's own names for what comes first: what a template names its arguments must not meet them.
    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Calls a tool or a method, and weighs what goes in and comes out."""
        spend(_CALL + weigh((args, tuple(kwargs.values()))) + weigh(getattr(__obj, "__self__", None)))
        made = super().call(__context, __obj, *args, **kwargs)
        spend(weigh(made))
        return made


class _Filled(Formatter):
    """`{name}` in a text, filled with a text or a number; nothing inside a value is reached, and no width is given."""

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> Any:
        if not re.fullmatch(r"\w+", field_name):
            raise NotForTemplates(field_name)
        return super().get_field(field_name, args, kwargs)

    def convert_field(self, value: Any, conversion: Any) -> Any:
        if conversion:
            raise NotForTemplates(f"!{conversion}")
        return value

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec:
            raise NotForTemplates(f":{format_spec}")
        made = plain(value)
        spend(len(made))
        return made


def _weighed(made: Callable[..., Any], name: str) -> Callable[..., Any]:
    """The filter or test, with what goes in and comes out weighed."""

    @wraps(made)
    def weighed(*args: Any, **kwargs: Any) -> Any:
        # Jinja hands some of them its own context or environment first, which are no values.
        spend(1 + weigh([one for one in args if not isinstance(one, Context | ImmutableSandboxedEnvironment)]))
        spend(weigh(tuple(kwargs.values())))
        if name in BEFORE:
            args, kwargs = BEFORE[name](*args, **kwargs), {}
        given = made(*args, **kwargs)
        spend(weigh(given))
        return given

    return weighed
