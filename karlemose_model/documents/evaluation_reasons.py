"""Why something was not worked out, what speaks against a result, and why a method was taken, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from karlemose_model.documents.environment import long_date, number
from karlemose_model.documents.evaluation_numbers import ratio_number
from karlemose_model.evaluation.results import Dispersion, Doubt, Lack, Method, Missing
from karlemose_model.messages import N_
from karlemose_model.wording import translator

LACK_WORDS = {
    Lack.no_evaluation: N_("The playbook does not say how it is evaluated."),
    Lack.no_outcome: N_("No outcome is named that can answer the question: the primary one, which victims report."),
    Lack.no_estate: N_("No area is named as the estate."),
    Lack.no_comparison: N_("No area is named to compare with."),
    Lack.not_over: N_("The months after the start are not over yet. It can be worked out from {until} on."),
    Lack.no_counts: N_("Counts are missing. Months without one: {months}; areas: {areas}."),
    Lack.all_zero: N_("Nothing was recorded in any of the areas."),
    Lack.no_comparison_counts: N_(
        "In the areas to compare with nothing was recorded before the start, so their change in per cent is unknown."
    ),
    Lack.too_few_months: N_("There are too few months: {months}, where {needed} are needed."),
    Lack.too_few_offences: N_("There are too few offences: {mean} a month on average, where {needed} are needed."),
    Lack.too_few_areas: N_("There are too few areas to compare with: {areas}, where {needed} are needed."),
    Lack.no_fall: N_("It would mean nothing, as the estate did not clearly develop better than the comparison."),
    Lack.displaced: N_(
        "In the estate there were fewer than expected, but in the surroundings at least as many more: together there was no fall."
    ),
    Lack.no_harm: N_("No outcome has a weight of harm."),
    Lack.no_buffer: N_("No surroundings are named in which offences are counted."),
    Lack.did_not_fit: N_("The regression found no answer for these figures."),
    Lack.no_economy: N_("The playbook does not say how costs and benefits are counted."),
    Lack.no_costs: N_("No cost is counted in the years of the balance."),
    Lack.no_rates: N_("No discount rates and tax factors of this country are known here, and the playbook gives none."),
}
DOUBT_WORDS = {
    Doubt.interval_holds_one: N_("The interval holds 1: the figures fit no difference at all, too."),
    Doubt.placebo_not_quiet: N_(
        "In a month in which nothing began the same calculation shows a difference, too: the areas also drift apart for other reasons."
    ),
    Doubt.placebo_too_little: N_(
        "In a month in which nothing began no difference is seen, but with so few offences there one as large as this might not have been seen either."
    ),
    Doubt.no_placebo: N_("It could not be tried out on a month in which nothing began."),
    Doubt.no_dispersion: N_("How much months vary by themselves could not be worked out."),
    Doubt.comparison_differs: N_(
        "The areas that the estate is compared with did not go the same way: which of them is like the estate decides the answer."
    ),
    Doubt.fixed_late: N_(
        "Start, months, areas and outcomes were fixed only after the work had begun: what was seen by then may have had a say in the choices."
    ),
    Doubt.comparison_untested: N_(
        "Whether the estate is compared with something that went its own way cannot be seen: that takes at least two comparison areas with offences."
    ),
}
METHOD_WORDS = {
    Method.exact: N_("the exact conditional ratio of rates with the mid-p value"),
    Method.quasi: N_("the ratio of rates by quasi-Poisson regression, with the t distribution"),
}
_WHY_METHOD = {
    Method.exact: N_("It was taken because the months vary about as much as chance makes them."),
    Method.quasi: N_(
        "It was taken because the months vary more than chance makes them: the interval is wider, so that there are no more false alarms."
    ),
}


def lack_words(missing: Missing, language: str, names: Mapping[str, str] | None = None) -> str:
    """Why there is no result, in one sentence or two; `names` are the areas' names by their ids."""
    _ = translator(language)
    data = {key: _said(value, language, names or {}) for key, value in missing.data.items()}
    return _(LACK_WORDS[missing.why]).format(**data)


def _said(value: object, language: str, names: Mapping[str, str]) -> str:
    if isinstance(value, date):
        return long_date(value, language)
    if isinstance(value, int | float):
        return number(round(value, 1), language)
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, Iterable):
        return ", ".join(_said(one, language, names) for one in value)
    raise TypeError(f"no words for {type(value).__name__}")


def doubt_words(doubts: Iterable[Doubt], language: str) -> list[str]:
    """What speaks against a result, a sentence each."""
    _ = translator(language)
    return [_(DOUBT_WORDS[doubt]) for doubt in doubts]


def dispersion_words(dispersion: Dispersion, language: str) -> str:
    """How much the months vary beside what chance makes them."""
    _ = translator(language)
    if dispersion.raw <= 1:
        form = _(
            "The months vary no more than chance makes them: dispersion {raw}, chi-square {chi} on {freedom} degrees of freedom."
        )
    else:
        form = _(
            "The months vary {raw} times as much as chance makes them: chi-square {chi} on {freedom} degrees of freedom."
        )
    return form.format(
        raw=ratio_number(dispersion.raw, language),
        chi=number(round(dispersion.chi_square, 1), language),
        freedom=dispersion.freedom,
    )


def dispersion_brief(dispersion: Dispersion, language: str) -> str:
    """The same in a few words, for a page that leaves the test to the appendix."""
    _ = translator(language)
    form = _("Dispersion of the months: {raw}, where 1 is chance alone.")
    return form.format(raw=ratio_number(dispersion.raw, language))


def method_words(method: Method, language: str) -> str:
    """The method and why it was taken."""
    _ = translator(language)
    return " ".join((_("Method: {method}.").format(method=_(METHOD_WORDS[method])), _(_WHY_METHOD[method])))
