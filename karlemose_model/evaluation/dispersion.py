"""How much months vary around the mean of their area and window: what decides between the exact and the quasi-Poisson ratio."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from karlemose_model.evaluation.results import Dispersion

ENOUGH = 20
"""From this freedom on the dispersion counts as estimated: six months before and six after, here and in one comparison area.
With it, months that truly vary twice as much as chance makes them are taken for chance in fewer than one of ten studies."""


def dispersion(cells: Sequence[Sequence[int]]) -> Dispersion:
    """Pearson's chi-square of the monthly counts around the mean of their cell, by its degrees of freedom.

    A cell is an area before or after. A cell in which nothing was recorded says nothing of variation and takes no part;
    where nothing is left, the dispersion is 1 with no freedom. Trend and season within a window count as variation, so
    that intervals are rather too wide than too narrow.
    """
    told = [np.asarray(cell, dtype=float) for cell in cells if sum(cell)]
    freedom = sum(cell.size - 1 for cell in told)
    chi_square = float(sum(((cell - cell.mean()) ** 2).sum() / cell.mean() for cell in told))
    return Dispersion(chi_square / freedom if freedom else 1.0, chi_square, freedom)
