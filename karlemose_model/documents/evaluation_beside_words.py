"""What was looked at beside the estate's own ratio, in sentences: surroundings, harm, another month, every month, every area."""

from __future__ import annotations

from karlemose_model.documents.evaluation_numbers import (
    chance_number,
    less_or_more,
    month_words,
    p_words,
    per_cent,
    ratio_number,
)
from karlemose_model.documents.evaluation_words import fall_said, interval_words
from karlemose_model.evaluation.results import (
    Displacement,
    Harm,
    Impact,
    Permutation,
    Placebo,
    Ratio,
    Segmented,
    Sign,
    Trial,
)
from karlemose_model.messages import N_
from karlemose_model.wording import translator

_SIGN = {
    Sign.none: N_(
        "No sign of displacement: the whole interval of the surroundings lies below {margin}, the limit that was agreed beforehand."
    ),
    Sign.displaced: N_(
        "A sign of displacement: the surroundings developed worse than the comparison areas, by more than chance explains."
    ),
    Sign.cannot_say: N_(
        "Whether offences have moved to the surroundings cannot be said: the interval does not stay below {margin}, the limit that was agreed beforehand."
    ),
}
_NOTHING_FELL = {
    Sign.displaced: N_(
        "The surroundings developed worse than the comparison areas, by more than chance explains. That is no displacement: the estate is not found to have done better, so nothing can be said to have moved there."
    ),
    None: N_(
        "The estate is not found to have done better than the comparison, so nothing can be said to have moved to the surroundings."
    ),
}
_TRIAL = {
    Trial.quiet: N_("Tried out on {month}, when nothing began: no difference is seen, as it should be."),
    Trial.difference: N_(
        "Tried out on {month}, when nothing began: a difference is seen, though there should be none."
    ),
    Trial.too_little: N_(
        "Tried out on {month}, when nothing began: no difference is seen, but the offences are too few for that to tell anything."
    ),
}


def surroundings_title(impact: Impact, language: str) -> str:
    """The heading above the surroundings: what did not fall cannot have moved."""
    _ = translator(language)
    return _("Did it move to the surroundings?") if fall_said(impact) else _("The surroundings")


def displacement_verdict(displacement: Displacement, fell: bool, language: str) -> str:
    """What may be said of the surroundings; `fell` is whether a fall was found in the estate."""
    _ = translator(language)
    if not fell:
        return _(_NOTHING_FELL.get(displacement.sign, _NOTHING_FELL[None]))
    return _(_SIGN[displacement.sign]).format(margin=ratio_number(displacement.margin, language))


def displacement_words(displacement: Displacement, fell: bool, chance: float, language: str) -> list[str]:
    """What the surroundings say; `chance` is the one that they fell more than the comparison, `fell` as above."""
    _ = translator(language)
    return [
        displacement_verdict(displacement, fell, language),
        _("Ratio of rates of the surroundings: {interval}.").format(
            interval=interval_words(displacement.ratio, language)
        ),
        buffer_chance_words(chance, language),
    ]


def buffer_chance_words(chance: float, language: str) -> str:
    """How likely the surroundings fell more than the comparison."""
    _ = translator(language)
    form = _("The chance that the surroundings fell more than the comparison is {chance} per cent.")
    return form.format(chance=chance_number(chance, _))


def harm_words(harm: Harm, impact: Impact, language: str) -> list[str]:
    """The difference weighted by harm, with its interval and the chance."""
    _ = translator(language)
    # Of a harm more is worse: its sign is turned, so that it reads as the number does.
    form = _("Each offence weighted by its harm: {amount}; {level} per cent interval from {low} to {high}.")
    chance = _("The chance that there was less harm than if it had developed like the comparison areas is {chance} per cent.")  # fmt: skip
    counted_in = [_("The surroundings are counted in.")] if impact.study.buffers else []
    return [
        form.format(
            amount=less_or_more(-harm.value, language),
            level=per_cent(impact.ratio.level, language),
            low=less_or_more(-harm.high, language),
            high=less_or_more(-harm.low, language),
        ),
        chance.format(chance=chance_number(harm.chance_fell, _)),
        *counted_in,
        _("The unit is that of the weights."),
    ]


def placebo_words(placebo: Placebo, result: Ratio, language: str) -> str:
    """What the same calculation shows in a month in which nothing began, and what that tells of the result."""
    _ = translator(language)
    said = _(_TRIAL[placebo.beside(result)]).format(month=month_words(placebo.month, language))
    interval = _("Ratio of rates there: {interval}.").format(interval=interval_words(placebo.ratio, language))
    return f"{said} {interval} {placebo_chance_words(placebo, language)}"


def placebo_chance_words(placebo: Placebo, language: str) -> str:
    """How likely the estate fell more there; near a half where nothing is seen."""
    _ = translator(language)
    form = _("The chance that the estate fell more than the comparison from {month} on is {chance} per cent.")
    return form.format(month=month_words(placebo.month, language), chance=chance_number(placebo.chance_fell_more, _))


def segmented_words(segmented: Segmented, language: str) -> list[str]:
    """The change of level at the start beside the comparison, and that of the trend."""
    _ = translator(language)
    form = _(
        "Segmented regression over {months} months: change of level at the start beside the comparison {interval}. The trend changed by a factor of {slope} a month; dispersion {dispersion}."
    )
    chance = _("The chance that the estate fell more than the comparison by this regression is {chance} per cent.")
    return [
        form.format(
            months=segmented.months,
            interval=interval_words(segmented.ratio, language),
            slope=ratio_number(segmented.slope, language),
            dispersion=ratio_number(segmented.dispersion, language),
        ),
        chance.format(chance=chance_number(segmented.ratio.chance_below, _)),
    ]


def permutation_words(permutation: Permutation, language: str) -> str:
    """How many of the comparison areas changed as much as the estate."""
    _ = translator(language)
    form = _("Each of the {areas} comparison areas taken for the estate: {count} changed as much or more ({p}).")
    return form.format(
        areas=permutation.areas, count=permutation.as_extreme, p=p_words(permutation.p, language)
    )  # fmt: skip
