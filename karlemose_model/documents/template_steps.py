"""Puts the counting into a place's own templates: around loops, lists, comparisons and joined texts, when they become Python."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Undefined
from jinja2.visitor import NodeTransformer

from karlemose_model.documents.template_amounts import plain
from karlemose_model.documents.template_cost import spend, weigh

# No template can write these names.
_STEPS, _HELD, _JOINED, _BEGUN = "(steps)", "(held)", "(joined)", "(begun)"


def _steps(values: Iterable[Any], cost: int) -> Iterator[Any]:
    """The values of a loop; each costs what one round of it does."""
    if isinstance(values, Undefined):
        # Iterating over it tells which name is not known.
        iter(values)
    for value in values:
        spend(cost)
        yield value


def _held(value: Any) -> Any:
    """A value that a template has made or compares, weighed."""
    spend(weigh(value))
    return value


def _joined(parts: list[Any]) -> str:
    """The parts one after the other."""
    texts = [plain(part) for part in parts]
    spend(sum(map(len, texts)))
    return "".join(texts)


def _begun(cost: int) -> str:
    """A template that begins; costs what all of it does once."""
    spend(cost)
    return ""


COUNTING_FILTERS: Mapping[str, Callable[..., Any]] = {
    _STEPS: _steps, _HELD: _held, _JOINED: _joined, _BEGUN: _begun,
}  # fmt: skip
"""The filters that count, which the environment must know."""


class CountingGenerator(CodeGenerator):
    """Writes templates as Python, with the counting in them."""

    def visit_Template(self, node: nodes.Template, frame: Any = None) -> None:
        """The template, its loops, lists, comparisons and joined texts weighed."""
        cost = _cost(node)
        made: nodes.Template = _Weighing().visit(node)
        made.body.insert(0, nodes.ExprStmt(_asks(nodes.Const(cost), _BEGUN)))
        made.set_environment(self.environment)
        super().visit_Template(made, frame)


def _cost(node: nodes.Node) -> int:
    """What a part costs once: its parts and its signs."""
    data = sum(len(one.data) for one in node.find_all(nodes.TemplateData))
    return 1 + sum(1 for _ in node.find_all(nodes.Node)) + data


def _asks(node: Any, name: str, *more: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, list(more), [], None, None, lineno=node.lineno)


class _Weighing(NodeTransformer):
    """Puts the filters that count around what can cost much."""

    def visit_For(self, node: nodes.For) -> nodes.For:
        cost = _cost(node)
        self.generic_visit(node)
        node.iter = _asks(node.iter, _STEPS, nodes.Const(cost))
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:
        self.generic_visit(node)
        return _asks(nodes.List(node.nodes, lineno=node.lineno), _JOINED)

    def visit_Compare(self, node: nodes.Compare) -> nodes.Compare:
        self.generic_visit(node)
        node.expr = _asks(node.expr, _HELD)
        for each in node.ops:
            each.expr = _asks(each.expr, _HELD)
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Expr:
        self.generic_visit(node)
        if isinstance(node.arg, nodes.Slice):
            return _asks(node, _HELD)
        node.arg = _asks(node.arg, _HELD)
        return node

    def visit_List(self, node: nodes.List) -> nodes.Filter:
        self.generic_visit(node)
        return _asks(node, _HELD)

    def visit_Dict(self, node: nodes.Dict) -> nodes.Filter:
        self.generic_visit(node)
        return _asks(node, _HELD)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Expr:
        self.generic_visit(node)
        return _asks(node, _HELD) if node.ctx == "load" else node
