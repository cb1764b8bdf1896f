"""What a study can find before it has begun, in words and tables for a steering group."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents.blocks import Block, Row
from karlemose_model.documents.environment import number
from karlemose_model.documents.evaluation_numbers import decimal, ratio_number
from karlemose_model.documents.markdown import escape
from karlemose_model.documents.view import View
from karlemose_model.evaluation.plan_results import Back, Improvement, Plan, Power, Stronger
from karlemose_model.evaluation.results import Lack, Method, Missing
from karlemose_model.messages import N_
from karlemose_model.model import AreaKind

TITLE = N_("Evaluation: what it can find")
_TYPICAL = 0.3
_SAME = 0.1
"""A comparison that is so much larger or smaller is still called of the same size."""
_LONG = 36
"""Three years: with fewer months the mean of all is mostly the bad time itself."""


class PlanWords:
    """A plan in a view's language."""

    def __init__(self, view: View, plan: Plan) -> None:
        self.view = view
        self.plan = plan
        self.translate = view.translate

    def in_short(self) -> tuple[str, ...]:
        """What the study can find, in sentences, and what it does not mean when nothing is found."""
        _ = self.translate
        plan = self.plan
        typical = next(one for one in plan.powers if one.fall == _TYPICAL)
        found = _(
            "With {mean} offences a month in the estate, {months} months before and {months} after, and {comparison}, a true fall of {fall} per cent would be found in about {cases} of 100 cases."
        ).format(
            mean=self._amount(plan.mean),
            months=plan.months,
            comparison=self._comparison(),
            fall=_per_cent(typical.fall),
            cases=_cases(typical.power),
        )
        return found, self._smallest(), self._not_found()

    def _comparison(self) -> str:
        _ = self.translate
        if abs(self.plan.relative_size - 1) < _SAME:
            return _("a comparison of the same size")
        words = _("a comparison with {times} times as many offences")
        return words.format(times=self._times(self.plan.relative_size))

    def _smallest(self) -> str:
        _ = self.translate
        if self.plan.smallest_fall is None:
            return _("Not even a fall to nothing would be found in four of five cases: there are too few offences.")
        words = _("The smallest true fall that would be found in four of five cases is {fall} per cent.")
        return words.format(fall=_per_cent(self.plan.smallest_fall))

    def _not_found(self) -> str:
        _ = self.translate
        return _(
            "A smaller fall may be real and still not be found. The answer is then that the figures cannot say, and not that the work had no effect. Agree on that before the start."
        )

    def powers(self) -> Block:
        """Each true fall, what it means in offences a month, and how often it would be found."""
        _ = self.translate
        columns = (_("True fall"), _("Offences a month in the estate"), _("Found in so many of 100 cases"))
        return Block(columns=columns, rows=tuple(map(self._power, self.plan.powers)))

    def _power(self, one: Power) -> Row:
        _ = self.translate
        change = _("from {before} to {after}").format(
            before=self._amount(self.plan.mean), after=self._amount(self.plan.mean * (1 - one.fall))
        )
        fall = _("{share} per cent").format(share=_per_cent(one.fall))
        return Row((escape(fall), escape(change), escape(str(_cases(one.power)))))

    def regression(self) -> tuple[str, ...]:
        """Regression to the mean, with the estate's own numbers."""
        _ = self.translate
        found = self.plan.regression
        why = _(
            "Work is often begun when things are at their worst. After an unusually bad time there are fewer offences again by themselves, whatever is done. Such a fall must not be told as a result."
        )
        known = _("In the {months} months before the start for which there are counts, there were {mean} offences a month in the estate.")  # fmt: skip
        said = [why, known.format(months=found.months, mean=self._amount(found.mean)), *self._expected(found.back)]
        if found.months < _LONG:
            words = _(
                "The {months} months are few to tell what is usual here: get counts of three years or more from the police, for comparison areas too."
            )
            said.append(words.format(months=found.months))
        said.append(
            _(
                "A comparison guards against it only if it had as bad a time: choose areas that had the same level and went the same way before."
            )
        )
        return tuple(said)

    def _expected(self, back: Back | None) -> Iterator[str]:
        _ = self.translate
        if back is None:
            yield _("Whether they were worse than usual cannot be told from them, and so not how much would fall by itself.")  # fmt: skip
            return
        last = _("In the last {window} of them there were {last} a month.")
        yield last.format(window=back.window, last=self._amount(back.last))
        fall = _per_cent(back.fall)
        if not fall:
            yield _("The last months were not worse than usual, so no fall is to be expected from this alone.")
            return
        words = _(
            "Back at the mean of all the months, there would be a fall of {fall} per cent, without anybody having done anything."
        )
        yield words.format(fall=fall)

    def stronger(self) -> Block:
        """What would make the study stronger, beside the study as it is planned."""
        _ = self.translate
        typical = next(one for one in self.plan.powers if one.fall == _TYPICAL)
        columns = (
            _("The study"),
            _("A fall of {fall} per cent is found in so many of 100 cases").format(fall=_per_cent(_TYPICAL)),
            _("Smallest fall found in four of five cases"),
        )
        rows = [self._study(_("as planned"), typical.power, self.plan.smallest_fall)]
        rows += [self._study(self._improved(one), one.power, one.smallest_fall) for one in self.plan.improvements]
        return Block(columns=columns, rows=tuple(rows))

    def alone(self) -> str:
        """That one comparison area is too few; empty with more of them."""
        _ = self.translate
        evaluation = self.view.playbook.evaluation
        if evaluation is None or len(evaluation.areas_of(AreaKind.comparison)) > 1:
            return ""
        return _("There is one comparison area only. It may go its own way, and nobody can see it: no result is called conclusive then. Choose two or more.")  # fmt: skip

    def _study(self, what: str, power: float, smallest: float | None) -> Row:
        _ = self.translate
        found = _("none") if smallest is None else _("{share} per cent").format(share=_per_cent(smallest))
        return Row((escape(what), escape(str(_cases(power))), escape(found)))

    def _improved(self, one: Improvement) -> str:
        _ = self.translate
        words = {
            Stronger.longer: _("with {months} months before and {months} after"),
            Stronger.larger_comparison: _("with a comparison {times} times as large, of more areas like the estate"),
            Stronger.pool: _("with {estates} such estates taken together"),
            Stronger.wider_outcome: _("with more kinds of offences counted"),
        }
        return words[one.what].format(**one.data)

    def method(self) -> tuple[str, ...]:
        """How the study will be worked out, and how its chances were."""
        _ = self.translate
        spread = self._times(self.plan.dispersion.raw)
        words = {
            Method.exact: _(
                "Before the start, months vary not clearly more than chance alone makes them (dispersion {spread}, where 1 is chance alone). The ratio of rates is then worked out exactly, with the mid-p value."
            ),
            Method.quasi: _(
                "Before the start, months vary more than chance alone makes them (dispersion {spread}, where 1 is chance alone). The ratio of rates is then worked out with quasi-Poisson and t, which takes larger falls to be sure of."
            ),
        }
        level = _(
            "A fall counts as found when the {level} per cent interval of the ratio lies below 1. It is reckoned that the comparison stays as it was, that there are as many months after, and that months go on to vary as they did."
        )
        return words[self.plan.method].format(spread=spread), level.format(level=_per_cent(self.plan.level))

    def _times(self, value: float) -> str:
        return number(round(value, 1 if value >= 1 else 2), self.view.language)

    def _amount(self, value: float) -> str:
        """A mean by month."""
        # All with one decimal, so that they can be held against each other; small ones with two.
        language = self.view.language
        return decimal(value, language) if self.plan.mean >= 1 else ratio_number(value, language)


def why_no_plan(missing: Missing, view: View) -> str:
    """Why nothing can be said before the start, and what to do about it."""
    _ = view.translate
    said = {
        Lack.no_evaluation: _("The playbook has no evaluation:, so there is nothing to plan."),
        Lack.no_outcome: _(
            "No outcome can be planned with: one that victims report has to be primary under outcomes. What the police find by looking for it tells what the police do."
        ),
        Lack.no_estate: _("No area under areas is the estate."),
        Lack.no_comparison: _(
            "No area under areas is a comparison. Without one nobody can tell the work from what happened everywhere."
        ),
        Lack.too_few_months: _(
            "Of the months before, {months} are over, and at least {needed} are needed. Let the months before begin earlier, or wait."
        ),
        Lack.no_counts: _(
            "Counts are missing in the months before, {months} in all. Areas: {areas}. Get them from the police; a month without offences is written as 0."
        ),
        Lack.all_zero: _(
            "In the months before nothing was recorded in: {areas}. Where there is nothing no fall can be found: count more kinds of offences, or more areas."
        ),
    }[missing.why]
    areas = ", ".join(_areas(missing, view))
    return said.format(**{**missing.data, "areas": areas})


def _areas(missing: Missing, view: View) -> Iterator[str]:
    evaluation = view.playbook.evaluation
    ids = missing.data.get("areas", ())
    assert isinstance(ids, tuple)
    for id_ in ids:
        yield view.words(evaluation.areas[id_].name) if evaluation else id_


def _cases(power: float) -> int:
    """Of 100 cases; nothing is found in all of them."""
    return min(99, _per_cent(power))


def _per_cent(share: float) -> int:
    return int(100 * share + 0.5)
