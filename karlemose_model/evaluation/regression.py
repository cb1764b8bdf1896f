"""A Poisson regression whose errors are widened by its own dispersion, from statsmodels (extra `evaluation`)."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from karlemose_model.problems import NotInstalled


@dataclass(frozen=True, slots=True)
class Fitted:
    """Coefficients on the scale of logarithms, and their standard errors at a dispersion of 1."""

    coefficients: tuple[float, ...]
    errors: tuple[float, ...]
    dispersion: float
    """Pearson's chi-square by `freedom`."""
    freedom: int


def fit(
    counts: Sequence[float], design: Sequence[Sequence[float]], offset: Sequence[float] | None = None
) -> Fitted | None:
    """Regress counts on the columns of the design (a row for each count); None where no answer is found.

    Raises NotInstalled without statsmodels, and ValueError for a design with as many columns as counts.
    """
    try:
        from statsmodels.genmod.families import Poisson
        from statsmodels.genmod.generalized_linear_model import GLM
        from statsmodels.tools.sm_exceptions import PerfectSeparationError
    except ModuleNotFoundError as error:
        raise NotInstalled("evaluation", "statsmodels") from error
    matrix = np.asarray(design, dtype=float)
    if len(matrix) <= matrix.shape[1]:
        raise ValueError("a regression needs more counts than columns")
    with warnings.catch_warnings():
        # What they warn of is seen below: a fit that did not end, or errors that are no numbers.
        warnings.simplefilter("ignore")
        try:
            model = GLM(np.asarray(counts, dtype=float), matrix, family=Poisson(), offset=offset)
            # By the coefficients: the deviance by so small a dispersion never comes to rest where the fit is very good.
            found = model.fit(scale="X2", tol_criterion="params")
        except (PerfectSeparationError, np.linalg.LinAlgError, ValueError):
            return None
        dispersion = float(found.scale)
        errors = np.sqrt(np.diag(found.normalized_cov_params))
    if not (found.converged and np.isfinite([*found.params, *errors, dispersion]).all()):
        return None
    return Fitted(tuple(map(float, found.params)), tuple(map(float, errors)), dispersion, int(found.df_resid))
