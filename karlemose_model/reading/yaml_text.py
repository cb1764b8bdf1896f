"""YAML text to values and origins: libyaml's events, YAML 1.2's core schema, bounded, every problem with its place."""

from __future__ import annotations

import math
import re
from typing import Any

import yaml

from karlemose_model.problems import Place, Problem
from karlemose_model.reading.hints.at_fault import at_fault, quoted
from karlemose_model.reading.hints.look_alikes import in_scalar, may_hold_any, unquoted
from karlemose_model.reading.hints.unmeant import cut_off, parted, stands_alone, tight_hashes, two_numbers
from karlemose_model.reading.origins import Key, Origin, Tree

MAX_DEPTH = 40
MAX_NODES = 200_000
MAX_PROBLEMS = 1_000
"""After so many the file is wrong as a whole, and more would only hide it."""

_NULL = {"", "~", "null", "Null", "NULL"}
_TRUE = {"true", "True", "TRUE"}
_FALSE = {"false", "False", "FALSE"}
_INT = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEX = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_INFINITE = re.compile(r"[-+]?\.(inf|Inf|INF)")
_TAGS = {"tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq", "!"}
_MAX_DIGITS = 18


def scalar(text: str) -> Any:
    """What a plain scalar means in YAML 1.2's core schema (https://yaml.org/spec/1.2.2/#103-core-schema).

    `12:30`, `no` and `2026-12-03` are text. A number of more digits than 18 stays text, and so does 1e999, which no
    computer holds: neither is a count of anything.
    """
    if text in _NULL:
        return None
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    if len(text) <= _MAX_DIGITS:
        if _INT.fullmatch(text):
            return int(text)
        if _OCTAL.fullmatch(text):
            return int(text[2:], 8)
        if _HEX.fullmatch(text):
            return int(text[2:], 16)
        if _FLOAT.fullmatch(text) and math.isfinite(number := float(text)):
            return number
    if _INFINITE.fullmatch(text) or text in {".nan", ".NaN", ".NAN"}:
        return text
    return text


class _Stop(Exception):
    """Reading this file can't go on; carries the problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class _Builder:
    """Turns one document's events into values and origins."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.events = yaml.parse(text, Loader=yaml.CSafeLoader)
        self.problems: list[Problem] = []
        self.anchors: dict[str, tuple[Tree, int]] = {}
        self.nodes = 0
        self.look_alikes = may_hold_any(text)
        self.hashes = tight_hashes(text)
        self.last, self.width = text.count("\n"), len(text) - text.rfind("\n") - 1

    def place(self, event: Any, length: int = 1) -> Place:
        if event.start_mark.line > self.last:
            # Of a text without a line end at its end the parser says the line behind it.
            return Place(self.file, self.last + 1, self.width + 1)
        return Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1, max(1, length))

    def stop(self, code: str, event: Any, **data: object) -> _Stop:
        return _Stop(Problem(code, self.place(event), data))

    def document(self) -> Tree | None:
        tree: Tree | None = None
        seen = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                seen += 1
                if seen > 1:
                    raise self.stop("KM111", event)
                tree = self.node(next(self.events), 0)
        return tree

    def node(self, event: Any, depth: int) -> Tree:
        self.count(event, 1)
        if depth > MAX_DEPTH:
            raise self.stop("KM109", event, limit=MAX_DEPTH)
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self.anchors:
                raise self.stop("KM108", event, alias=event.anchor)
            tree, size = self.anchors[event.anchor]
            self.count(event, size)
            return tree
        before = self.nodes
        if event.tag is not None and event.tag not in _TAGS:
            raise self.stop("KM110", event, tag=event.tag)
        if isinstance(event, yaml.ScalarEvent):
            tree = self.scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            tree = self.mapping(event, depth)
        else:
            tree = self.sequence(event, depth)
        if event.anchor is not None:
            self.anchors[event.anchor] = (tree, self.nodes - before + 1)
        return tree

    def count(self, event: Any, more: int) -> None:
        self.nodes += more
        if self.nodes > MAX_NODES:
            raise self.stop("KM112", event, limit=MAX_NODES)
        if len(self.problems) >= MAX_PROBLEMS:
            raise self.stop("KM186", event, count=len(self.problems))

    def scalar(self, event: Any) -> Tree:
        if event.style not in (None, "") or event.tag is not None:
            return Tree(event.value, Origin(self.place(event, _width(event))))
        value = scalar(event.value)
        place = self.place(event, _width(event))
        if value.__class__ is float and (problem := two_numbers(event.value, place)):
            self.problems.append(problem)
        if self.look_alikes and isinstance(value, str):
            value = self.without_look_alikes(event)
        if event.end_mark.line in self.hashes and (problem := cut_off(event, self.hashes, self.file)):
            self.problems.append(problem)
        return Tree(value, Origin(place))

    def without_look_alikes(self, event: Any) -> str:
        """The text without curly quotation marks around it, so that they are told once. Other such signs end the reading."""
        said: str = event.value
        found = in_scalar(said)
        if found:
            place = self.place(event)
            place = Place(place.file, place.line, place.column + found.start, found.length)
            raise _Stop(Problem(found.code, place, found.data))
        inside = unquoted(said)
        if inside is None:
            return said
        self.problems.append(Problem("KM160", self.place(event, _width(event)), {"quoted": quoted(inside)}))
        return inside

    def mapping(self, event: Any, depth: int) -> Tree:
        values: dict[str, Any] = {}
        origin = Origin(self.place(event))
        last: Any = None
        pieces: list[Any] = []
        while not isinstance(key := next(self.events), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                raise self.stop("KM113", key)
            name = self.without_look_alikes(key) if self.look_alikes and not key.style else key.value
            following = next(self.events)
            if last is not None and stands_alone(key, following):
                pieces.append(key)
                continue
            child = self.node(following, depth + 1)
            key_place = self.place(key, _width(key))
            if pieces:
                self.problems.append(parted(last, pieces, self.file))
            if event.flow_style:
                last, pieces = following if _is_plain(following) else None, []
            if name in values:
                first = origin.children[name].name_place
                self.problems.append(Problem("KM103", key_place, {"key": name, "line": first.line}))
                continue
            values[name] = child.value
            origin.children[name] = _keyed(child.origin, key_place)
        if pieces:
            self.problems.append(parted(last, pieces, self.file))
        return Tree(values, origin)

    def sequence(self, event: Any, depth: int) -> Tree:
        values: list[Any] = []
        children: dict[Key, Origin] = {}
        while not isinstance(item := next(self.events), yaml.SequenceEndEvent):
            child = self.node(item, depth + 1)
            children[len(values)] = child.origin
            values.append(child.value)
        return Tree(values, Origin(self.place(event), children=children))


def _is_plain(event: Any) -> bool:
    return isinstance(event, yaml.ScalarEvent) and not event.style and event.value != ""


def _width(event: Any) -> int:
    """How many characters a value takes in its line; 1 if it runs over several lines."""
    start, end = event.start_mark, event.end_mark
    return end.column - start.column if end.line == start.line else 1


def _keyed(origin: Origin, key: Place) -> Origin:
    """The origin with its key; a copy when an alias has given the same value another key before."""
    if origin.key is None:
        origin.key = key
        return origin
    return Origin(origin.place, key, children=origin.children)


def read_yaml(text: str, file: str) -> tuple[Tree | None, tuple[Problem, ...]]:
    """The values of a YAML text with their origins, and what is wrong in it.

    `file` is the name that places carry. At most one error of syntax is told; after it there is no tree. A key that
    stands twice is told and its second value is left out. An empty text gives no tree and no problem.
    """
    builder = _Builder(text, file)
    try:
        tree = builder.document()
    except _Stop as stop:
        return None, (*builder.problems, stop.problem)
    except yaml.YAMLError as error:
        fault = at_fault(error, text, file)
        # What was found in that line before is a part of it.
        return None, (*(each for each in builder.problems if each.place.line != fault.place.line), fault)
    return tree, tuple(builder.problems)
