"""What an evaluation found, in sentences that say no more than the figures allow; for its pages and the command.

Every interval of a place has the chance that it fell more beside it. Where nothing can be said, no word is
used that tells of an effect.
"""

from __future__ import annotations

from karlemose_model.documents.evaluation_numbers import (
    between_words,
    chance_number,
    fewer_or_more,
    per_cent,
    ratio_number,
    whole,
)
from karlemose_model.evaluation.results import (
    Displacement,
    Impact,
    Prevented,
    Ratio,
    Sign,
    Strength,
    Together,
    Towards,
)
from karlemose_model.messages import N_
from karlemose_model.wording import translator

STRENGTH_WORDS = {
    Strength.conclusive: N_("conclusive"),
    Strength.points_to: N_("points to"),
    Strength.cannot_say: N_("cannot say"),
}
_VERDICT = {
    (Strength.conclusive, Towards.fell_more): N_(
        "The number of recorded offences developed better in the estate than in the comparison areas, and chance is no likely reason."
    ),
    (Strength.conclusive, Towards.fell_less): N_(
        "The number of recorded offences developed worse in the estate than in the comparison areas, and chance is no likely reason."
    ),
    (Strength.points_to, Towards.fell_more): N_(
        "The figures point to the number of recorded offences having developed better in the estate than in the comparison areas. That is not certain."
    ),
    (Strength.points_to, Towards.fell_less): N_(
        "The figures point to the number of recorded offences having developed worse in the estate than in the comparison areas. That is not certain."
    ),
}
_CANNOT_SAY = N_("The figures do not tell whether the estate developed otherwise than the comparison areas.")


def verdict_words(impact: Impact, language: str) -> str:
    """What may be said of the outcome, never stronger than its strength."""
    _ = translator(language)
    # A result that goes neither way says nothing, however narrow it is.
    said = _(_VERDICT.get((impact.strength, impact.towards), _CANNOT_SAY))
    if fall_said(impact) and displaced(impact):
        said = " ".join((said, _("But the surroundings developed worse than the comparison areas: part of it may have moved there.")))  # fmt: skip
    return said


def strength_words(impact: Impact, language: str) -> str:
    """The strength in two words, for the top of the page."""
    _ = translator(language)
    said = (impact.strength, impact.towards) in _VERDICT
    return _(STRENGTH_WORDS[impact.strength if said else Strength.cannot_say])


def something_said(impact: Impact) -> bool:
    """Whether the result says anything about a difference."""
    return (impact.strength, impact.towards) in _VERDICT


def fall_said(impact: Impact) -> bool:
    """Whether the result says that the estate developed better: only what fell can have moved, or have fallen by itself."""
    return something_said(impact) and impact.towards is Towards.fell_more


def displaced(impact: Impact) -> bool:
    """Whether the surroundings got worse than the comparison, by more than chance explains."""
    return isinstance(impact.displacement, Displacement) and impact.displacement.sign is Sign.displaced


def brief_words(impact: Impact, language: str) -> str:
    """What may be said in three words, for a table: how sure, and which way."""
    _ = translator(language)
    strength = strength_words(impact, language)
    if not something_said(impact):
        return strength
    form = _("{strength}: better") if impact.towards is Towards.fell_more else _("{strength}: worse")
    return form.format(strength=strength)


def chance_words(chance: float, language: str) -> str:
    """How likely the estate fell more than the comparison."""
    _ = translator(language)
    form = _("The chance that the estate fell more than the comparison is {chance} per cent.")
    return form.format(chance=chance_number(chance, _))


def interval_words(ratio: Ratio, language: str) -> str:
    """A ratio with its interval, e.g. 0.52, 95 per cent interval from 0.39 to 0.69; without a stop at its end."""
    _ = translator(language)
    return _("{value}, {level} per cent interval {ends}").format(
        value=ratio_number(ratio.value, language),
        level=per_cent(ratio.level, language),
        ends=between_words(ratio.low, ratio.high, language),
    )


def sure_words(impact: Impact, language: str) -> list[str]:
    """The ratio in plain words where it says something, then with its interval and the chance."""
    _ = translator(language)
    ratio, said = impact.ratio, []
    if something_said(impact) and ratio.value <= 2:
        form = (
            _("Best estimate: {share} per cent fewer offences than if the estate had developed like the comparison areas.")
            if ratio.value < 1
            else _("Best estimate: {share} per cent more offences than if the estate had developed like the comparison areas.")
        )  # fmt: skip
        said.append(form.format(share=per_cent(abs(1 - ratio.value), language)))
    said.append(_("Ratio of rates: {interval}.").format(interval=interval_words(ratio, language)))
    said.append(chance_words(impact.chance_fell_more, language))
    said.append(_("At 1 both developed alike; below 1 the estate developed better, above 1 worse."))
    return said


def prevented_words(impact: Impact, language: str) -> list[str]:
    """The difference in number in the estate, and with the surroundings, each with its interval and its chance."""
    _ = translator(language)
    level, found = impact.ratio.level, impact.prevented
    form = _("Held against the comparison's change in per cent: {count}; {interval}.")
    said = [
        form.format(count=fewer_or_more(found.value, language), interval=_counted(found, level, language)),
        chance_words(impact.chance_fell_more, language),
    ]
    shown = [found]
    if isinstance(impact.together, Together):
        said.append(_together(impact.together, level, language))
        shown.append(impact.together.fewer)
    if any(round(one.low) <= 0 <= round(one.high) for one in shown):
        said.append(_("An interval that holds no difference leaves open whether there was one."))
    return said


def _together(together: Together, level: float, language: str) -> str:
    _ = translator(language)
    fewer = together.fewer
    form = _("With the surroundings counted in: {count}; {interval}. The chance that there were fewer in both together is {chance} per cent.")  # fmt: skip
    return form.format(
        count=fewer_or_more(fewer.value, language),
        interval=_counted(fewer, level, language),
        chance=chance_number(together.chance, _),
    )


def _counted(prevented: Prevented, level: float, language: str) -> str:
    """The interval of a difference in number, from the worse end to the better."""
    _ = translator(language)
    return _("{level} per cent interval from {low} to {high}").format(
        level=per_cent(level, language),
        low=fewer_or_more(prevented.low, language),
        high=fewer_or_more(prevented.high, language),
    )


def prevented_title(impact: Impact, language: str) -> str:
    """The heading above the difference in number: prevented only where the result and the number itself are sure."""
    _ = translator(language)
    sure = impact.strength is Strength.conclusive and impact.towards is Towards.fell_more and not displaced(impact)
    if sure and impact.prevented.low > 0:
        return _("How many offences were prevented")
    return _("The difference in number")


def caution_words(impact: Impact, language: str) -> list[str]:
    """What the result may not be read as, a sentence or two each."""
    _ = translator(language)
    said = []
    if fall_said(impact):
        said += [
            _(
                "Regression to the mean: an estate is often chosen when things are at their worst, and part of a fall then comes by itself."
            ),
            _("Displacement: offences may have moved to places or kinds that are not counted here."),
        ]
    said += [
        _(
            "Reporting: only what is recorded is counted. If residents report more or less than before, the number changes though crime does not."
        ),
        _(
            "Other reasons: the comparison takes away only what happened in both places. What else happened in the estate alone in those months is part of the figure."
        ),
    ]
    if something_said(impact):
        said.append(_("The chance is about the figures. It is not the chance that the work is the reason."))
    else:
        said.append(_("Cannot say is not no: in a study of this size most changes that are real are not seen."))
    return said


def draws_words(impact: Impact, language: str) -> str:
    """How often was drawn, and from which seed, so that anybody can draw the same."""
    _ = translator(language)
    return _("Random draws: {draws}; seed: {seed}.").format(draws=whole(impact.draws, language), seed=impact.seed)
