"""What a place's own template may be written with: a part of Jinja that names, repeats and chooses, and makes nothing else."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from jinja2 import Environment, TemplateSyntaxError, nodes

from karlemose_model.problems import Place, Problem

FILTERS = frozenset(
    {
        # Jinja's own: none that reaches for attributes by other ways, or makes much out of little.
        "abs", "capitalize", "count", "d", "default", "dictsort", "first", "float", "groupby", "int", "items", "join", "last",
        "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "replace", "reverse", "round", "select",
        "selectattr", "sort", "string", "sum", "title", "trim", "truncate", "upper", "wordcount",
        # Ours.
        "anchor", "clock", "fill", "full_date", "listed", "long_date", "mail_link", "month_day", "number", "paragraphs",
        "phone_link", "said",
    }
)  # fmt: skip
TESTS = frozenset(
    {
        "boolean", "defined", "divisibleby", "eq", "equalto", "even", "false", "float", "ge", "greaterthan", "gt", "in", "integer",
        "iterable", "le", "lessthan", "lower", "lt", "mapping", "ne", "none", "number", "odd", "sameas", "sequence", "string",
        "true", "undefined", "upper", "==", "!=", "<", "<=", ">", ">=",
    }
)  # fmt: skip
TAGS = ("for", "if", "include", "set", "with")
"""The tags of the parts below."""
MAX_DEPTH = 40
MAX_LOOPS = 8
"""Loops inside loops: what lies deeper Python itself does not read."""

_PARTS = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.For, nodes.If, nodes.Assign, nodes.With,
    nodes.Include, nodes.Call, nodes.Keyword, nodes.Filter, nodes.Test, nodes.Getattr, nodes.Getitem, nodes.Slice, nodes.Tuple,
    nodes.List, nodes.Dict, nodes.Pair, nodes.CondExpr, nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand,
    nodes.Concat, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Neg, nodes.Pos,
)  # fmt: skip
_TAGS: Mapping[type[nodes.Node], str] = {
    nodes.AssignBlock: "set … endset", nodes.Block: "block", nodes.CallBlock: "call", nodes.Extends: "extends",
    nodes.FilterBlock: "filter … endfilter", nodes.FromImport: "from … import", nodes.Import: "import",
    nodes.Macro: "macro", nodes.NSRef: "namespace", nodes.ScopedEvalContextModifier: "autoescape",
}  # fmt: skip
_NOT_NAMES = frozenset({"self", "caller", "super", "varargs", "kwargs"})
# What would be HTML, or an address that opens by itself, on the page. Links are looked at when the page is there.
_HTML = re.compile("<")


def parsed(text: str, file: str) -> tuple[nodes.Template | None, Problem | None]:
    """The template's tree, or why it can't be read. Never raises for what stands in it."""
    try:
        return Environment().parse(text), None  # noqa: S701 - it is only parsed here; documents/ renders it, sandboxed
    except TemplateSyntaxError as error:
        return None, Problem("KM041", Place(file, max(1, error.lineno)), {"said": error.message or ""})
    except (RecursionError, ValueError, MemoryError):
        # Brackets in brackets without end, or a number of thousands of digits.
        return None, Problem("KM182", Place(file))


def wrong_parts(tree: nodes.Template, file: str, shipped: Collection[str]) -> Iterator[Problem]:
    """A problem for each part of a template that no template here may have, at its line; `shipped` can be taken in."""
    for node, depth, loops in _parts(tree, 0, 0):
        place = Place(file, max(1, node.lineno or 1))
        if depth > MAX_DEPTH or loops > MAX_LOOPS:
            # One is enough: what lies inside is deeper still.
            yield Problem("KM182", place)
            return
        if said := _not_ours(node, shipped):
            yield Problem("KM055", place, {"part": said})
        elif isinstance(node, nodes.TemplateData) and (found := _HTML.search(node.data)):
            line = place.line + node.data.count("\n", 0, found.start())
            yield Problem("KM057", Place(file, line), {"found": "html"})


def circles(trees: Mapping[str, nodes.Template], files: Mapping[str, str]) -> Iterator[Problem]:
    """A problem for each template that takes itself in, by way of others too. `trees` are all by their names, `files` one's own."""
    takes = {name: dict(_taken_in(tree)) for name, tree in trees.items()}
    for name, file in files.items():
        way = _way_back(name, takes)
        if way:
            yield Problem("KM056", Place(file, takes[name][way[1]]), {"circle": " → ".join(way)})


def _taken_in(tree: nodes.Template) -> Iterator[tuple[str, int]]:
    for node in tree.find_all(nodes.Include):
        if isinstance(node.template, nodes.Const) and isinstance(node.template.value, str):
            yield node.template.value, node.lineno


def _way_back(name: str, takes: Mapping[str, Mapping[str, int]]) -> list[str]:
    """The shortest way from a template to itself; empty if there is none."""
    ways = [[name, next_] for next_ in takes.get(name, ())]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        if way[-1] == name:
            return way
        if way[-1] not in seen:
            seen.add(way[-1])
            ways += [[*way, next_] for next_ in takes.get(way[-1], ())]
    return []


def _parts(node: nodes.Node, depth: int, loops: int) -> Iterator[tuple[nodes.Node, int, int]]:
    """Every part with how deep it lies, and in how many loops. No deeper than MAX_DEPTH, whatever the template."""
    loops += isinstance(node, nodes.For)
    yield node, depth, loops
    if depth <= MAX_DEPTH:
        for child in node.iter_child_nodes():
            yield from _parts(child, depth + 1, loops)


def _not_ours(node: nodes.Node, shipped: Collection[str]) -> str:
    """What the part is called, if no template here may have it; else empty."""
    kind = type(node)
    if kind in _TAGS:
        return _TAGS[kind]
    if kind not in _PARTS:
        return kind.__name__.lower()
    if isinstance(node, nodes.For) and node.recursive:
        return "recursive"
    if isinstance(node, nodes.Include):
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        return "" if isinstance(name, str) and name in shipped else f"include {name or '…'}"
    if isinstance(node, nodes.Filter):
        return "" if node.name in FILTERS else node.name
    if isinstance(node, nodes.Test):
        return "" if node.name in TESTS else f"is {node.name}"
    if isinstance(node, nodes.Name):
        return node.name if node.name in _NOT_NAMES else ""
    if isinstance(node, nodes.Getattr):
        return node.attr if node.attr.startswith("_") else ""
    return ""
