"""How far society's result moves when one input goes from its lowest to its highest value, the widest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from karlemose_model.evaluation.balance_results import Bar, Line, LineKind, Range, Trace
from karlemose_model.evaluation.break_even import net, slope, switching
from karlemose_model.evaluation.ledgers import Weighing


def inputs(lines: Sequence[Line]) -> Iterator[tuple[Trace, Range]]:
    """Every amount and every number that lines rest on, each once, though several lines may share it."""
    seen: set[str] = set()
    for line in lines:
        used = [(line.traces[0], line.amount)]
        if line.kind is LineKind.benefit:
            used.append((line.traces[1], line.number))
        for trace, values in used:
            if trace.path not in seen:
                seen.add(trace.path)
                yield trace, values


def tornado(lines: Sequence[Line], weighing: Weighing) -> tuple[Bar, ...]:
    """A bar for each input that has a range, sorted by swing, then by path."""
    base = net(lines, weighing)
    bars = []
    for trace, values in inputs(lines):
        if values.low is None or values.high is None or values.low == values.high:
            continue
        by_one = slope(lines, weighing, trace.path)
        at_low, at_high = (base + by_one * (end - values.value) for end in (values.low, values.high))
        bars.append(Bar(trace, values, at_low, at_high, switching(base, values.value, by_one)))
    return tuple(sorted(bars, key=lambda bar: (-bar.swing, bar.trace.path)))
