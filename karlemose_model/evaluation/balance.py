"""The balance of a rollout: what the work cost and what its results are worth, for whom, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from karlemose_model.evaluation import break_even
from karlemose_model.evaluation.balance_results import (
    Balance,
    Frame,
    Line,
    LineKind,
    PerOffence,
    Rates,
    Scope,
    Setting,
    Sum,
    Trace,
)
from karlemose_model.evaluation.discounting import internal_rate
from karlemose_model.evaluation.flows import Terms, lines, ranged
from karlemose_model.evaluation.ledgers import Weighing, ledgers, society_share
from karlemose_model.evaluation.measured import Effect, Effects, measured
from karlemose_model.evaluation.monte_carlo import Draws, simulate
from karlemose_model.evaluation.plausibility import checks
from karlemose_model.evaluation.results import Lack, Missing
from karlemose_model.evaluation.tornado import tornado
from karlemose_model.model import Discount, Factor, Playbook, Rollout, economy_denmark


def balance(rollout: Rollout, effects: Effects = measured) -> Balance | Missing:
    """The balance of all that is counted; why there is none if nothing is. `effects` gives the effect on an outcome.

    The playbook has passed the rules. Money is in the playbook's currency and price year, present values are those of
    its first year.
    """
    terms = _terms(rollout.playbook)
    if isinstance(terms, Missing):
        return terms
    found, not_counted = lines(rollout, terms, effects)
    if not any(line.kind is LineKind.cost for line in found):
        return Missing(Lack.no_costs)
    playbook, economy = rollout.playbook, terms.economy
    cases = [found] if not any(line.sentence for line in found) else [found, _without_sentences(found)]
    frames = tuple(_frame(rollout, terms, case, effects, with_sentences=case is found) for case in cases)
    used = [trace.path for line in found for trace in line.traces[:1]]
    used += [f"unit_values.{id_}.value" for id_ in economy.questions]
    return Balance(
        currency=economy.currency,
        price_year=economy.price_year,
        first_year=economy.first_year,
        horizon=economy.horizon,
        rates=_rates(terms.discount, given=economy.discount is not None),
        net_tax_factor=_setting("net_tax_factor", terms.net_tax_factor, given=economy.net_tax_factor is not None),
        distortion=_setting("distortion", terms.distortion, given=economy.distortion is not None),
        lines=found,
        not_counted=not_counted,
        frames=frames,
        checks=tuple(checks(playbook, used)),
        price_index=Trace("economy.price_index", economy.price_index.source) if economy.price_index else None,
        scopes=_scopes(rollout, found, effects),
    )


def _terms(playbook: Playbook) -> Terms | Missing:
    economy = playbook.economy
    if economy is None:
        return Missing(Lack.no_economy)
    discount, factor, distortion = economy.discount, economy.net_tax_factor, economy.distortion
    if playbook.place is None or playbook.place.country == economy_denmark.COUNTRY:
        discount = discount or economy_denmark.DISCOUNT
        factor = factor or economy_denmark.NET_TAX_FACTOR
        distortion = distortion or economy_denmark.DISTORTION
    if discount is None or factor is None or distortion is None:
        return Missing(Lack.no_rates)
    return Terms(economy, discount, factor, distortion)


def _without_sentences(found: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(line for line in found if not line.sentence)


def _frame(rollout: Rollout, terms: Terms, found: Sequence[Line], effects: Effects, *, with_sentences: bool) -> Frame:
    society = society_share(terms.to_society)
    benefits = [line for line in found if line.kind is LineKind.benefit]
    return Frame(
        with_sentences=with_sentences,
        ledgers=ledgers(found, terms.to_society),
        undiscounted=_undiscounted(found, society),
        internal_rate=internal_rate(_by_year(found, society, terms)) if benefits else None,
        per_offence=_per_offence(rollout, found, effects),
        questions=tuple(break_even.questions(rollout.playbook, terms, found)),
        tornado=tornado(found, society),
        simulation=simulate(found, society, _drawn(rollout, benefits, effects)) if benefits else None,
    )


def _undiscounted(found: Sequence[Line], society: Weighing) -> Sum:
    costs, benefits = (
        sum(line.undiscounted * society(line) for line in found if line.kind is kind)
        for kind in (LineKind.cost, LineKind.benefit)
    )
    return Sum(costs, benefits)


def _by_year(found: Sequence[Line], society: Weighing, terms: Terms) -> list[float]:
    return [sum(line.sign * line.flows.get(year, 0) * society(line) for line in found) for year in terms.years]


def _per_offence(rollout: Rollout, found: Sequence[Line], effects: Effects) -> PerOffence | Missing:
    evaluation = rollout.playbook.evaluation
    if evaluation is None:
        return Missing(Lack.no_evaluation)
    if evaluation.primary is None:
        return Missing(Lack.no_outcome)
    effect = effects(rollout, evaluation.primary)
    if isinstance(effect, Missing):
        return effect
    if effect.value <= 0 and effect.scope is not None and effect.scope.own > 0:
        return Missing(Lack.displaced)
    return break_even.per_offence(evaluation.primary, ranged(effect), found)


def _drawn(rollout: Rollout, benefits: Sequence[Line], effects: Effects) -> Mapping[str, Draws]:
    drawn: dict[str, Draws] = {}
    for line in benefits:
        outcome = rollout.playbook.benefits[line.key].outcome
        effect = effects(rollout, outcome) if outcome is not None else None
        if isinstance(effect, Effect):
            drawn[line.traces[1].path] = effect.draws
    return drawn


def _scopes(rollout: Rollout, found: Sequence[Line], effects: Effects) -> Mapping[str, Scope]:
    """Where the offences were of each outcome that a benefit or the cost of one offence rests on."""
    evaluation = rollout.playbook.evaluation
    asked = [evaluation.primary] if evaluation is not None else []
    asked += [rollout.playbook.benefits[line.key].outcome for line in found if line.kind is LineKind.benefit]
    scopes: dict[str, Scope] = {}
    for outcome in asked:
        effect = effects(rollout, outcome) if outcome is not None else None
        if outcome is not None and isinstance(effect, Effect) and effect.scope is not None:
            scopes[outcome] = effect.scope
    return scopes


def _rates(discount: Discount, *, given: bool) -> Rates:
    steps = tuple((step.from_year, step.rate) for step in discount.steps)
    return Rates(steps, discount.stated, Trace("economy.discount" if given else "", discount.source))


def _setting(name: str, factor: Factor, *, given: bool) -> Setting:
    return Setting(name, factor.value, factor.stated, Trace(f"economy.{name}" if given else "", factor.source))
