"""The impact of the work on one outcome: one function that chooses the method, and what may be said by rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

from karlemose_model.evaluation import chances, differences
from karlemose_model.evaluation.dispersion import ENOUGH, dispersion
from karlemose_model.evaluation.permuted import alike, permutation
from karlemose_model.evaluation.placebo import placebo
from karlemose_model.evaluation.ratios import chosen
from karlemose_model.evaluation.results import (
    Dispersion,
    Displacement,
    Doubt,
    Harm,
    Impact,
    Lack,
    Missing,
    Placebo,
    Ratio,
    Sign,
    Strength,
    Study,
    Towards,
    Trial,
    is_likely,
)
from karlemose_model.evaluation.segmented import segmented
from karlemose_model.evaluation.series import incomplete
from karlemose_model.evaluation.series import study as study_of
from karlemose_model.model import Evaluation, Initiated, Rollout


def impact(rollout: Rollout, outcome: str | None = None) -> Impact | Missing:
    """What the counts say of one outcome's change, the primary one's if none is named; or what is lacking.

    An outcome that the police find is no answer, named or not: more patrol finds more of it. The same input is worked
    out once in a process. Raises NotInstalled where a regression is due and statsmodels is not there.
    """
    evaluation = rollout.playbook.evaluation
    if evaluation is None:
        return Missing(Lack.no_evaluation)
    id_ = evaluation.primary if outcome is None else outcome
    if id_ is None or id_ not in evaluation.outcomes or evaluation.outcomes[id_].initiated is Initiated.police:
        return Missing(Lack.no_outcome, {} if id_ is None else {"outcome": id_})
    found = study_of(rollout, id_)
    if isinstance(found, Missing):
        return found
    late = evaluation.fixed > evaluation.start
    worked_out = _worked_out(found, evaluation.margin, evaluation.placebo, late)
    result = replace(worked_out, harm=_harm(rollout, evaluation))
    lacking = incomplete(rollout, id_)
    return replace(result, displacement=lacking, together=lacking) if lacking else result


def impact_of(
    study: Study, margin: float = 1.25, month: date | None = None, late: bool = False, draws: int = chances.DRAWS
) -> Impact:
    """All that one outcome's counts say; its harm is that of all outcomes together and is not known here.

    `margin` is the ratio up to which there is no sign of displacement, `month` the placebo's, `late` whether it was fixed
    after the work had begun. Dispersion comes first: it
    chooses between the exact and the quasi-Poisson ratio, and whatever else has an interval is widened by it.
    """
    spread = dispersion(study.cells)
    ratio = chosen(*study.totals, spread)
    chance = chances.fell_more(*study.totals, spread.used)
    difference = differences.of_study(study, spread)
    earlier = placebo(study, month)
    strength, doubts = verdict(ratio, spread, chance, earlier, alike(study, spread), late)
    return Impact(
        study=study,
        dispersion=spread,
        ratio=ratio,
        chance_fell_more=chance,
        prevented=chances.prevented(replace(study, buffers=()), spread, draws),
        together=chances.together(study, spread, draws) if study.buffers else Missing(Lack.no_buffer),
        wdd=difference,
        displacement=_displacement(study, ratio, margin),
        segmented=segmented(study),
        placebo=earlier,
        permutation=permutation(study),
        harm=Missing(Lack.no_harm),
        strength=strength,
        towards=_towards(ratio),
        doubts=doubts,
        seed=chances.SEED,
        draws=draws,
    )


def verdict(
    ratio: Ratio, spread: Dispersion, chance: float, earlier: Placebo | Missing, same: bool | None, late: bool
) -> tuple[Strength, tuple[Doubt, ...]]:
    """What may be said, and what keeps it from being conclusive.

    Conclusive is what no doubt is left of. `chance` is that the estate fell more, `same` whether the comparison areas
    changed alike, None where that cannot be seen; `late` whether all was fixed after the work had begun.
    """
    trial = earlier.beside(ratio) if isinstance(earlier, Placebo) else None
    doubted = {
        Doubt.interval_holds_one: not ratio.excludes_one,
        Doubt.no_dispersion: spread.freedom < ENOUGH,
        Doubt.no_placebo: trial is None,
        Doubt.placebo_not_quiet: trial is Trial.difference,
        # Beside a result that is none, a trial that shows none either is no doubt of its own.
        Doubt.placebo_too_little: trial is Trial.too_little and ratio.excludes_one,
        Doubt.comparison_differs: same is False,
        Doubt.comparison_untested: same is None,
        Doubt.fixed_late: late,
    }
    doubts = tuple(doubt for doubt, there in doubted.items() if there)
    if not doubts:
        return Strength.conclusive, doubts
    if is_likely(chance):
        return Strength.points_to, doubts
    return Strength.cannot_say, doubts


@lru_cache(maxsize=64)
def _worked_out(study: Study, margin: float, month: date | None, late: bool) -> Impact:
    return impact_of(study, margin, month, late)


def _towards(ratio: Ratio) -> Towards:
    if round(ratio.value, 2) == 1:
        return Towards.same
    return Towards.fell_more if ratio.value < 1 else Towards.fell_less


def _displacement(study: Study, estate: Ratio, margin: float) -> Displacement | Missing:
    """The buffers together, held against the comparison by the same choice of method.

    What lies clearly above 1 is displaced, be it within the margin or not.
    """
    if not study.buffers:
        return Missing(Lack.no_buffer)
    t0, t1, c0, c1 = study.totals
    ring = study.buffer
    cells = [months for one in (*study.buffers, *study.comparisons) for months in (one.before, one.after)]
    ratio = chosen(*ring, c0, c1, dispersion(cells))
    if ratio.low > 1:
        sign = Sign.displaced
    else:
        # As the end is shown, beside the margin.
        sign = Sign.none if round(ratio.high, 2) < margin else Sign.cannot_say
    return Displacement(
        ratio=ratio,
        sign=sign,
        margin=margin,
        quotient=differences.quotient((t0, t1), (c0, c1), ring, ratio=estate),
        net=differences.net((t0, t1), (c0, c1), ring),
    )


def _harm(rollout: Rollout, evaluation: Evaluation) -> Harm | Missing:
    """The change in harm over all outcomes that somebody reports and that have a weight."""
    parts = []
    for id_, outcome in evaluation.outcomes.items():
        if outcome.harm is None or outcome.initiated is Initiated.police:
            continue
        found = study_of(rollout, id_)
        if isinstance(found, Study):
            parts.append((id_, differences.of_study(found, dispersion(found.cells)), outcome.harm))
        # What was recorded nowhere did no harm before or after.
        elif found.why is not Lack.all_zero:
            return replace(found, data={**found.data, "outcome": id_})
    return differences.harm(parts) if parts else Missing(Lack.no_harm)
