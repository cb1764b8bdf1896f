"""Evaluation: how long an impact takes, and of many drawn studies how often the tool's word is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.measuring import CommandFailed, Times, fresh, once, repeat
from benchmarks.tables import Row, Table

if TYPE_CHECKING:
    from karlemose_model.evaluation.results import Impact, Study

RUNS = 10_000
"""Studies by row: a rate of 5 per cent is then known to within half of one."""
SEED = 20171206
_TIMES = 5
_MOST = 0.06
"""The benchmark fails where more false alarms come than 999 of 1,000 seeds would bring at this rate."""

Pair = tuple[float, float]
"""Offences a month before and after."""


@dataclass(frozen=True, slots=True)
class _Told:
    """Of many studies: the shares whose interval excludes 1, that are called conclusive, and that WDD alone calls an effect."""

    excluding: float
    conclusive: float
    wdd: float
    times: Times


def measure() -> Table:
    """One impact, first in a process and warm; then false alarms by dispersion, a fall that all share, and true falls."""
    rows = [
        Row("one impact, 24 + 24 months, first in a process", Times(tuple(fresh(_first) for _ in range(_TIMES)))),
        Row("one impact, 24 + 24 months", fresh(_warm)),
    ]
    notes = [
        f"Simulations: {RUNS:,} studies of 12 months before and after each, all drawn with the same seed; a row's time is "
        "that of one of them, few draws of the number prevented.",
    ]
    most = _at_most(_MOST)
    for what, none, work in _simulations():
        told = fresh(work)
        rows.append(Row(what, told.times))
        notes.append(
            f"{what}: the interval excludes 1 in {told.excluding:.1%}, conclusive {told.conclusive:.1%}; unscaled WDD "
            f"alone {told.wdd:.1%}."
        )
        if none and max(told.excluding, told.conclusive) > most:
            raise CommandFailed(f"{what}: an effect where there is none in {told.excluding:.1%}")
    return Table("evaluation", "counts by month to impact, and how often its word is wrong", tuple(rows), tuple(notes))


def _at_most(rate: float) -> float:
    from scipy.stats import binom

    return float(binom.ppf(0.999, RUNS, rate)) / RUNS


def _simulations() -> list[tuple[str, bool, Callable[[], _Told]]]:
    """What is drawn, and whether there is no effect in it."""
    found: list[tuple[str, bool, Callable[[], _Told]]] = [
        (
            f"no change, {mean:g} a month, dispersion {spread:g}",
            True,
            partial(_simulated, (mean, mean), (mean, mean), spread),
        )
        for mean in (1.0, 5.0, 10.0)
        for spread in (1.0, 1.5, 2.0)
    ]
    for mean in (5.0, 10.0):
        for spread in (1.0, 2.0):
            what = f"all fall by 40 %, comparison four times as large, {mean:g} a month, dispersion {spread:g}"
            found.append((what, True, partial(_simulated, (mean, mean * 0.6), (4 * mean, 4 * mean * 0.6), spread)))
    for fall in (0.3, 0.5):
        what = f"the estate alone falls by {fall:.0%}, 5 a month, dispersion 1"
        found.append((what, False, partial(_simulated, (5.0, 5.0 * (1 - fall)), (5.0, 5.0), 1.0)))
    return found


def _simulated(estate: Pair, comparison: Pair, spread: float) -> _Told:
    """The comparison is two areas, for with one nothing is called conclusive."""
    import numpy as np

    from karlemose_model.evaluation.choosing import impact_of
    from karlemose_model.evaluation.differences import wdd
    from karlemose_model.evaluation.results import Strength
    from tests.evaluation.sample import drawn

    generator = np.random.default_rng(SEED)
    before, after = comparison
    means = (estate, *((before / 2, after / 2),) * 2)
    studies = [drawn(generator, means, 12, spread) for _ in range(RUNS)]
    found: list[Impact] = []
    taken, _ = once(lambda: found.extend(impact_of(one, draws=20) for one in studies))
    return _Told(
        sum(one.ratio.excludes_one for one in found) / RUNS,
        sum(one.strength is Strength.conclusive for one in found) / RUNS,
        sum(abs(wdd(one.totals[:2], one.totals[2:]).z) > 1.96 for one in studies) / RUNS,
        Times((taken // RUNS,)),
    )


def _study() -> Study:
    import numpy as np

    from tests.evaluation.sample import drawn

    return drawn(np.random.default_rng(SEED), ((8, 5), (8, 8), (6, 6)), 24, 1.5)


def _first() -> int:
    """What it imports included."""

    def work() -> object:
        from karlemose_model.evaluation.choosing import impact_of

        return impact_of(_study())

    return once(work)[0]


def _warm() -> Times:
    from karlemose_model.evaluation.choosing import impact_of

    study = _study()
    return repeat(lambda: impact_of(study), least=_TIMES)
