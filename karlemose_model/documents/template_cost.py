"""What a page of a place's own template costs: counted in steps and signs, never timed, so that it is the same everywhere."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, MappingView
from contextlib import contextmanager
from contextvars import ContextVar

from pydantic import BaseModel

MOST = 4_000_000
"""So much may one page of a place's own template cost: a step, a sign and a part of a list count one, a tool more."""

_left: ContextVar[int | None] = ContextVar("left", default=None)


class TooMuch(Exception):
    """A page of a place's own template costs more than MOST."""


@contextmanager
def counted() -> Iterator[None]:
    """In this block what templates do is counted, and TooMuch is raised when it is more than MOST."""
    token = _left.set(MOST)
    try:
        yield
    finally:
        _left.reset(token)


def spend(cost: int) -> None:
    """Count so much work. Raises TooMuch before it is done."""
    left = _left.get()
    if left is not None:
        if cost > left:
            raise TooMuch
        _left.set(left - cost)


def weigh(value: object) -> int:
    """How much a value holds: its signs, or the parts of a list and all that is in them. Raises TooMuch beyond what is left.

    Where nothing is counted, nothing is weighed.
    """
    most = _left.get()
    if most is None:
        return 0
    total, waiting = 0, [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str | bytes):
            total += len(one)
        elif isinstance(one, int):
            total += 1 + one.bit_length() // 8
        elif isinstance(one, Mapping):
            total += 1 + len(one)
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, list | tuple | set | frozenset):
            total += 1 + len(one)
            waiting += one
        elif isinstance(one, MappingView | range):
            total += 1 + len(one)
        else:
            total += 1
            # Whoever compares an entry, or looks it up, goes through all that it holds.
            waiting += [part for part in _fields(one) if isinstance(part, tuple | Mapping)]
        if total > most:
            raise TooMuch
    return total


def _fields(value: object) -> Iterable[object]:
    """What stands in the fields of an entry of ours."""
    if isinstance(value, BaseModel):
        return vars(value).values()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return (getattr(value, each.name) for each in dataclasses.fields(value))
    return ()
