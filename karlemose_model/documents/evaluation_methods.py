"""The formulas of an evaluation with their sources, and the programs that work them out; for the appendix."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from karlemose_model.messages import N_

PROGRAMS = ("numpy", "scipy", "statsmodels")


@dataclass(frozen=True, slots=True)
class Formula:
    """A method: its name and its formula in the letters of the page, and who described it, where."""

    name: str
    formula: str
    source: str
    url: str


LETTERS = N_("T is the estate, C the comparison areas together, D the surroundings; 0 is before the start, 1 after.")
FORMULAS = (
    Formula(
        N_("Dispersion"),
        N_("Pearson's chi-square of the monthly counts around the means of their area and window, by its degrees of freedom; up to 1.2 it is taken for 1, for it is then as chance makes it"),
        "McCullagh & Nelder, Generalized Linear Models, 1989",
        "https://doi.org/10.1007/978-1-4899-3242-6",
    ),
    Formula(
        N_("Ratio of rates (RIRR)"),
        "(T1 / T0) / (C1 / C0)",
        "Farrington et al., J. Exp. Criminol., 2007",
        "https://link.springer.com/article/10.1007/s11292-007-9024-2",
    ),
    Formula(
        N_("Exact interval"),
        N_("the odds ratio of the table T1, T0, C1, C0, given its margins, with the mid-p value"),
        "SciPy, scipy.stats.contingency.odds_ratio",
        "https://docs.scipy.org/doc/scipy/reference/generated/scipy.stats.contingency.odds_ratio.html",
    ),
    Formula(
        N_("Chance that the estate fell more"),
        N_("P(p < q) for p ~ Beta(T1 + ½, T0 + ½) and q ~ Beta(C1 + ½, C0 + ½); each number divided by the dispersion first, where that is above 1.2"),
        "SciPy, scipy.stats.beta",
        "https://docs.scipy.org/doc/scipy/reference/generated/scipy.stats.beta.html",
    ),
    Formula(
        N_("Weighted displacement difference (WDD)"),
        "((T1 − T0) − (C1 − C0)) + ((D1 − D0) − (C1 − C0))",
        "Wheeler & Ratcliffe, Crime Science 7:11, 2018",
        "https://crimesciencejournal.biomedcentral.com/articles/10.1186/s40163-018-0085-5",
    ),
    Formula(
        N_("WDD with weights for time and area"),
        N_("each count X by the size w of its area, which is what was recorded there before: X / w in the difference, X / w² in the variance"),
        "Wheeler, 2021",
        "https://andrewpwheeler.com/2021/02/23/the-wdd-test-with-different-area-sizes/",
    ),
    Formula(
        N_("WDD with weights for harm"),
        N_("the WDD of each kind of offence times its weight, added up; the variances times the weight squared"),
        "Wheeler, 2020",
        "https://andrewpwheeler.com/2020/11/19/amending-the-wdd-test-to-incorporate-harm-weights/",
    ),
    Formula(
        N_("Weighted displacement quotient (WDQ)"),
        "(D1 / C1 − D0 / C0) / (T1 / C1 − T0 / C0)",
        "POP Center, Guide 10",
        "https://popcenter.org/tools/displacement/10",
    ),
    Formula(
        N_("Total net effect (TNE)"),
        "(T0 · C1 / C0 − T1) + (D0 · C1 / C0 − D1)",
        "POP Center, Guide 10",
        "https://popcenter.org/tools/displacement/10",
    ),
    Formula(
        N_("Segmented regression"),
        N_("quasi-Poisson regression of the months, with level and trend of both places before and after the start"),
        "Lopez Bernal et al., Int. J. Epidemiol., 2017",
        "https://doi.org/10.1093/ije/dyw098",
    ),
)  # fmt: skip


def program_versions() -> tuple[tuple[str, str], ...]:
    """The programs that work it out with their versions; one that is not installed has an empty one."""
    found = []
    for name in PROGRAMS:
        try:
            found.append((name, version(name)))
        except PackageNotFoundError:
            found.append((name, ""))
    return tuple(found)
