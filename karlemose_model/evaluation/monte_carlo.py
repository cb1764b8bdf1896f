"""All inputs of a balance drawn at once: how sure the result is, and which input makes it unsure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from karlemose_model.evaluation.balance_results import Bin, Distribution, Line, Range, Simulation, Trace, VarianceShare
from karlemose_model.evaluation.ledgers import Weighing, public_share
from karlemose_model.evaluation.measured import DRAWS, SEED
from karlemose_model.evaluation.tornado import inputs

Draws = NDArray[np.float64]

_BINS = 40
_OUTERMOST = (0.5, 99.5)
"""Between these percentiles lie the bins; what is beyond stands in the outermost ones."""


def simulate(
    lines: Sequence[Line], society: Weighing, effects: Mapping[str, Draws], *, draws: int = DRAWS, seed: int = SEED
) -> Simulation:
    """Net results over that many draws.

    `effects` are draws of the numbers that an evaluation found, by path (`evaluation.outcomes.burglary`); every other
    input is drawn triangular between its lowest, most likely and highest value. Each input has a generator of its own,
    seeded by its path, so that the order of the entries changes nothing.
    """
    drawn: dict[str, Draws] = {}
    traces: dict[str, Trace] = {}
    for trace, values in inputs(lines):
        generator = np.random.default_rng([seed, crc32(trace.path.encode())])
        traces[trace.path] = trace
        if trace.path in effects:
            drawn[trace.path] = _as_many(effects[trace.path], draws, generator)
        else:
            drawn[trace.path] = _triangular(values, draws, generator)
    public, of_society = np.zeros(draws), np.zeros(draws)
    for line in lines:
        number = drawn[line.traces[1].path] if len(line.traces) > 1 else line.number.value
        worth = line.sign * drawn[line.traces[0].path] * number * line.weight
        public += worth * public_share(line)
        of_society += worth * society(line)
    return Simulation(distribution(public), distribution(of_society), _shares(drawn, traces, of_society), draws, seed)


def _as_many(found: Draws, draws: int, generator: np.random.Generator) -> Draws:
    return found if len(found) == draws else generator.choice(found, size=draws)


def _triangular(values: Range, draws: int, generator: np.random.Generator) -> Draws:
    low, high = values.low, values.high
    if low is None or high is None or low >= high:
        return np.full(draws, values.value)
    return generator.triangular(low, values.value, high, size=draws)


def distribution(results: Draws) -> Distribution:
    """Mean, standard deviation, percentiles, the chance to be above 0, and bins for a chart."""
    p5, p50, p95 = (float(one) for one in np.percentile(results, [5, 50, 95]))
    low, high = np.percentile(results, _OUTERMOST)
    counts, edges = np.histogram(np.clip(results, low, high), bins=_BINS) if high > low else (np.empty(0), np.empty(0))
    bins = tuple(
        Bin(float(first), float(last), int(count)) for first, last, count in zip(edges, edges[1:], counts, strict=False)
    )
    return Distribution(
        float(np.mean(results)), float(np.std(results)), p5, p50, p95, float(np.mean(results > 0)), bins
    )


def _shares(drawn: Mapping[str, Draws], traces: Mapping[str, Trace], results: Draws) -> tuple[VarianceShare, ...]:
    """Squared rank correlations with the result, as parts of their sum, the largest first."""
    from scipy.stats import spearmanr

    squared = {
        path: float(spearmanr(values, results).statistic) ** 2
        for path, values in drawn.items()
        if np.ptp(values) > 0 and np.ptp(results) > 0
    }
    added = sum(squared.values())
    found = [VarianceShare(traces[path], part / added) for path, part in squared.items() if added > 0]
    return tuple(sorted(found, key=lambda one: (-one.share, one.trace.path)))
