"""What the work cost and what it was worth: each figure by hand, traced to its lines, and nothing that nobody measured."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from karlemose_model.evaluation.balance import balance
from karlemose_model.evaluation.balance_results import Balance, Frame, Line, LineKind, PerOffence, Scope, Uncounted
from karlemose_model.evaluation.measured import Effect
from karlemose_model.evaluation.results import Lack, Missing
from karlemose_model.model import LayerName, Payer, Rollout
from karlemose_model.text import Text
from tests.evaluation.economy_sample import PLAYBOOK, counted, normal, nothing_measured, rollout, unit, worked_out

RATE = 1.035


def line(found: Balance, key: str) -> Line:
    return next(one for one in found.lines if one.key == key)


def frame(found: Balance, *, with_sentences: bool = False) -> Frame:
    return next(one for one in found.frames if one.with_sentences is with_sentences)


def account(shown: Frame, payer: Payer) -> Any:
    return next(one for one in shown.ledgers.accounts if one.payer is payer)


def test_a_yearly_cost_is_discounted_year_by_year() -> None:
    found = line(worked_out(), "coordinator")
    assert found.flows == {2025: 300_000, 2026: 300_000}
    assert found.present == pytest.approx(300_000 + 300_000 / RATE)
    assert [(trace.path, trace.sources) for trace in found.traces] == [
        ("costs.coordinator.counted.amount", ("invented",))
    ]


def test_a_cost_paid_once_is_spread_over_its_years() -> None:
    found = line(worked_out({"costs": {"coordinator": {"counted": {"every": "once"}}}}), "coordinator")
    assert found.flows == {2025: 150_000, 2026: 150_000}


def test_a_measured_benefit_is_what_was_prevented_over_the_months_after() -> None:
    found = line(worked_out(), "burglaries")
    assert found.flows == {2025: 350_000, 2026: 350_000}
    assert found.number.value == 20
    assert [trace.path for trace in found.traces] == [
        "unit_values.burglary.value", "evaluation.outcomes.burglary", "benefits.burglaries",
    ]  # fmt: skip


def test_attribution_takes_its_share_and_what_happened_anyway_is_not_taken_out_again() -> None:
    found = line(worked_out({"benefits": {"burglaries": {"attribution": 0.5}}}), "burglaries")
    assert found.undiscounted == pytest.approx(350_000)


def test_years_beyond_the_measured_ones_are_an_average_year_less_the_drop_off() -> None:
    found = line(worked_out({"benefits": {"burglaries": {"years": 4, "drop_off": 0.2}}}), "burglaries")
    assert found.flows == pytest.approx({2025: 350_000, 2026: 350_000, 2027: 280_000, 2028: 224_000})


def test_of_a_number_what_would_have_happened_anyway_is_taken_out() -> None:
    changes = {"benefits": {"pupils": {"deadweight": 0.5, "years": 2, "drop_off": 0.1, "from": 2026}}}
    assert line(worked_out(changes), "pupils").flows == pytest.approx({2026: 50_000, 2027: 45_000})


def test_months_after_are_counted_in_the_years_they_lie_in() -> None:
    changes = {"evaluation": {"after": {"from": "2025-07", "to": "2026-06"}}}
    assert line(worked_out(changes), "burglaries").flows == pytest.approx({2025: 350_000, 2026: 350_000})


def test_amounts_of_another_year_come_into_the_balances_prices_by_the_index() -> None:
    index = {"name": "x", "values": [{"year": 2020, "index": 90}, {"year": 2025, "index": 108}], "source": "invented"}
    changes = {"costs": {"coordinator": {"counted": {"price_year": 2020}}}, "economy": {"price_index": index}}
    found = line(worked_out(changes), "coordinator")
    assert found.amount.value == pytest.approx(360_000)
    assert not found.unadjusted


def test_without_an_index_that_is_known_they_stand_as_they_are_and_say_so() -> None:
    changes = {
        "costs": {"coordinator": {"counted": {"price_year": 2020}}},
        "economy": {"price_index": {"unknown": "None at hand."}},
    }
    found = worked_out(changes)
    assert line(found, "coordinator").amount.value == 300_000
    assert line(found, "coordinator").unadjusted
    assert found.unadjusted


def test_every_ledger_by_hand() -> None:
    shown = frame(worked_out())
    over_two_years = 1 + 1 / RATE
    burglaries = 350_000 * over_two_years
    assert account(shown, Payer.municipality).all.costs == pytest.approx(300_000 * over_two_years)
    assert account(shown, Payer.police).all.benefits == pytest.approx(burglaries / 4)
    assert account(shown, Payer.victims).all.benefits == pytest.approx(burglaries * 3 / 4)
    assert shown.ledgers.public.benefits == pytest.approx(burglaries / 4 + 100_000)
    # A burglary less gives nobody's budget money back; a place in a school that is not needed does.
    assert shown.ledgers.cashable.benefits == pytest.approx(100_000)
    assert shown.ledgers.society.benefits == pytest.approx(burglaries * (0.75 + 0.25 * 1.28) + 100_000 * 1.28)
    assert shown.ledgers.society.costs == pytest.approx(300_000 * over_two_years * 1.28)


def test_a_transfer_counts_for_the_budget_and_not_for_society() -> None:
    shown = frame(worked_out({"unit_values": {"school": {"transfer": True}}}))
    over_two_years = 1 + 1 / RATE
    assert shown.ledgers.public.benefits == pytest.approx(350_000 * over_two_years / 4 + 100_000)
    assert shown.ledgers.society.benefits == pytest.approx(350_000 * over_two_years * (0.75 + 0.25 * 1.28))


def test_imprisonment_is_a_cost_that_is_shown_with_and_without() -> None:
    found = worked_out()
    assert [one.with_sentences for one in found.frames] == [True, False]
    difference = frame(found, with_sentences=True).ledgers.public.costs - frame(found).ledgers.public.costs
    assert difference == pytest.approx(2_000_000 * (1 + 1 / RATE))
    assert len(worked_out({"economy": {"sentences": []}}).frames) == 1


def test_what_is_not_counted_is_named_with_the_reason() -> None:
    changes = {
        "costs": {
            "abroad": {"text": "x", "counted": counted(1, currency="EUR")},
            "old": {"text": "x", "counted": counted(1, price_year=2020)},
            "before": {"text": "x", "counted": counted(1, **{"from": 2020, "to": 2021})},
            "begun": {"text": "x", "counted": counted(1, **{"from": 2024})},
        },
        "unit_values": {"uk": unit(1, only_sensitivity=True)},
        "benefits": {
            "uk": {"text": "x", "number": {"low": 1, "value": 1, "high": 1}, "unit_value": "uk", "source": "invented"}
        },
    }
    found = {one.path: one for one in worked_out(changes, nothing_measured).not_counted}
    assert {path: one.why for path, one in found.items()} == {
        "costs.unknown": Uncounted.no_amount,
        "costs.abroad": Uncounted.other_currency,
        "costs.old": Uncounted.no_index,
        "costs.before": Uncounted.outside_years,
        "costs.begun": Uncounted.outside_years,
        "benefits.uk": Uncounted.only_sensitivity,
        "benefits.burglaries": Uncounted.not_measured,
    }
    assert [path for path, one in found.items() if one.partly] == ["costs.begun"]
    assert found["benefits.burglaries"].missing == Missing(Lack.not_over)


def test_what_is_told_of_for_context_lacks_no_amount_and_counts_where_it_is_counted() -> None:
    told = {"costs": {"unknown": {"context": True}, "coordinator": {"context": True}}}
    found = worked_out(told)
    assert "costs.unknown" not in {one.path for one in found.not_counted}
    assert "coordinator" in {one.key for one in found.lines}
    assert "costs.unknown" in {one.path for one in worked_out().not_counted}


def test_only_a_cost_of_the_years_counted_lacks_an_amount() -> None:
    changes = {
        "costs": {
            "abroad": {"text": "x", "counted": counted(1, currency="EUR")},
            "before": {"text": "x", "counted": counted(1, **{"from": 2020, "to": 2021})},
            "begun": {"text": "x", "counted": counted(1, **{"from": 2024})},
        }
    }
    found = worked_out(changes, nothing_measured).not_counted
    assert {one.path for one in found if one.lacks_amount} == {"costs.unknown", "costs.abroad"}
    assert "benefits.burglaries" in {one.path for one in found}


def test_what_a_municipality_says_is_the_places_own_and_not_the_models() -> None:
    name = Text({"da": "x"})
    layers = tuple(LayerName(id_, 1, name) for id_ in ("karlemose", "kommunen", "opdigtet"))
    for writer, own in (("karlemose", False), ("kommunen", True), ("opdigtet", True)):
        seen = replace(rollout(), layers=layers, written={"costs.unknown": writer})
        found = balance(seen, normal(20, 8))
        assert isinstance(found, Balance)
        assert [one.own for one in found.not_counted if one.path == "costs.unknown"] == [own]


def test_the_balance_says_where_the_offences_were() -> None:
    scope = Scope(20.0, 5.0, False)
    effects = normal(20, 8)

    def around(seen: Rollout, outcome: str) -> Effect:
        found = effects(seen, outcome)
        assert isinstance(found, Effect)
        return replace(found, scope=scope)

    assert worked_out(effects=around).scopes == {"burglary": scope}
    assert worked_out(effects=nothing_measured).scopes == {}
    assert [Scope(20.0, one, clear).counted for one, clear in ((5.0, False), (5.0, True), (-3.0, False), (None, False))] == [0, 5, -3, 0]  # fmt: skip


def test_a_cost_that_was_told_later_is_not_there_yet() -> None:
    changes = {"costs": {"coordinator": {"amount": {"value": 300_000, "stated": "2028-01-01", "source": "invented"}}}}
    found = worked_out(changes)
    assert "coordinator" not in {one.key for one in found.lines}
    assert "costs.coordinator" not in {one.path for one in found.not_counted}


def test_without_economy_or_costs_or_rates_there_is_no_balance() -> None:
    assert balance(rollout(without=("economy",)), normal(1, 1)) == Missing(Lack.no_economy)
    no_costs = {"economy": {"first_year": 2040}}
    assert balance(rollout(no_costs), normal(1, 1)) == Missing(Lack.no_costs)
    assert balance(rollout({"place": {"country": "SE"}}), normal(1, 1)) == Missing(Lack.no_rates)


def test_rates_and_factors_say_where_they_come_from() -> None:
    found = worked_out()
    assert found.rates.steps == ((0, 0.035), (36, 0.025), (71, 0.015))
    assert (found.net_tax_factor.value, found.distortion.value) == (1.28, 1)
    assert found.rates.trace.sources == ("fm-economic-guidance-2023",)
    own = {
        "economy": {"discount": {"steps": [{"from_year": 0, "rate": 0}], "stated": "2026-01-01", "source": "invented"}}
    }
    assert worked_out(own).rates.trace.path == "economy.discount"
    assert line(worked_out(own), "coordinator").present == 600_000


def test_break_even_asks_how_many_would_have_to_be_prevented() -> None:
    (asked,) = frame(worked_out()).questions
    cost = 300_000 * (1 + 1 / RATE)
    assert asked.number is not None
    assert asked.number.value == pytest.approx(cost / 35_000)
    assert asked.number.low == pytest.approx(cost / 80_000)
    assert asked.number.high == pytest.approx(cost / 20_000)
    assert [trace.path for trace in asked.traces] == ["unit_values.burglary.value", "costs.coordinator.counted.amount"]


def test_a_value_of_another_country_is_only_asked_of_with_a_rate_and_a_label() -> None:
    changes: dict[str, Any] = {
        "unit_values": {"uk": unit(1_000, currency="GBP", only_sensitivity=True)},
        "economy": {"questions": ["uk"]},
    }
    (asked,) = frame(worked_out(changes)).questions
    assert (asked.number, asked.why) == (None, Uncounted.other_currency)
    changes["economy"]["exchange"] = [{"currency": "GBP", "rate": 9, "source": "invented"}]
    (asked,) = frame(worked_out(changes)).questions
    assert asked.sensitivity
    assert asked.number is not None
    assert asked.number.value == pytest.approx(300_000 * (1 + 1 / RATE) / 9_000)


def test_the_cost_of_an_offence_prevented_has_no_limit_where_none_may_have_been() -> None:
    strong = frame(worked_out(effects=normal(20, 2))).per_offence
    assert isinstance(strong, PerOffence)
    assert strong.cost.value == pytest.approx(300_000 * (1 + 1 / RATE) / 20)
    assert strong.cost.high is not None
    weak = frame(worked_out(effects=normal(20, 30))).per_offence
    assert isinstance(weak, PerOffence)
    assert weak.cost.high is None
    assert frame(worked_out(effects=normal(-3, 2))).per_offence == Missing(Lack.no_fall)


def test_at_the_switching_value_costs_and_benefits_are_equal() -> None:
    bar = next(one for one in frame(worked_out()).tornado if one.trace.path == "unit_values.burglary.value")
    assert bar.switching is not None
    at = bar.switching
    shown = frame(worked_out({"unit_values": {"burglary": {"value": at, "low": at, "high": at}}}))
    assert shown.ledgers.society.net == pytest.approx(0, abs=1e-6)


def test_the_tornado_tells_what_the_balance_is_at_each_end() -> None:
    shown = frame(worked_out(), with_sentences=True)
    assert next(bar.trace.path for bar in shown.tornado) == "costs.prison.counted.amount"
    bar = shown.tornado[0]
    dear = frame(worked_out({"costs": {"prison": {"counted": {"amount": 4_000_000}}}}), with_sentences=True)
    assert bar.net_at_high == pytest.approx(dear.ledgers.society.net)
    assert [one.swing for one in shown.tornado] == sorted((one.swing for one in shown.tornado), reverse=True)


def test_a_weak_study_gives_a_wide_answer() -> None:
    strong, weak = (frame(worked_out(effects=normal(20, sd))).simulation for sd in (2, 30))
    assert strong is not None
    assert weak is not None
    assert weak.society.sd > 3 * strong.society.sd
    assert weak.shares[0].trace.path == "evaluation.outcomes.burglary"
    assert sum(one.share for one in weak.shares) == pytest.approx(1)
    assert sum(one.draws for one in weak.society.bins) == weak.draws
    assert weak.society.p5 < weak.society.p50 < weak.society.p95


def test_costs_alone_have_no_chance_to_be_worth_it() -> None:
    shown = frame(worked_out({"benefits": {"pupils": {"number": None, "outcome": "burglary"}}}, nothing_measured))
    assert shown.simulation is None
    assert shown.internal_rate is None
    assert shown.per_offence == Missing(Lack.not_over)


def test_totals_that_a_source_states_are_added_up_again() -> None:
    total = {"total": 5_400_000, "parts": [{"name": "young people", "number": 150, "value": 105_000}]}
    (check,) = worked_out({"unit_values": {"school": {"totals": [total]}}}).checks
    assert (check.trace.path, check.trace.sources) == ("unit_values.school.totals", ("invented",))
    assert (check.stated, check.added, check.holds) == (5_400_000, 15_750_000, False)


AMOUNTS = st.floats(0, 1e7)
SHARES = st.lists(st.integers(1, 10), min_size=6, max_size=6)


@settings(max_examples=25)
@given(st.lists(st.tuples(AMOUNTS, SHARES), min_size=1, max_size=4), SHARES)
def test_the_ledgers_add_up_to_the_whole(costs: list[tuple[float, list[int]]], saved: list[int]) -> None:
    def shares(parts: list[int]) -> dict[str, float]:
        return {payer.value: part / sum(parts) for payer, part in zip(Payer, parts, strict=True)}

    changes = {
        "costs": {
            f"cost-{number}": {"text": "x", "counted": counted(amount, paid_by=shares(parts))}
            for number, (amount, parts) in enumerate(costs)
        },
        "unit_values": {"burglary": {"paid_by": shares(saved)}},
    }
    found = worked_out(changes, normal(20, 8, 50))
    whole = found.frames[0].ledgers
    spent = sum(one.present for one in found.lines if one.kind is LineKind.cost)
    won = sum(one.present for one in found.lines if one.kind is LineKind.benefit)
    assert sum(one.all.costs for one in whole.accounts) == pytest.approx(spent)
    assert sum(one.all.benefits for one in whole.accounts) == pytest.approx(won)
    victims = next(one for one in whole.accounts if one.payer is Payer.victims).all
    assert whole.public.costs + victims.costs == pytest.approx(spent)
    assert whole.society.net == pytest.approx(whole.public.net * 1.28 + victims.net, abs=1e-3)


@settings(max_examples=10)
@given(st.permutations(list(PLAYBOOK["costs"])), st.permutations(list(PLAYBOOK["benefits"])))
def test_the_order_of_the_entries_changes_nothing_but_the_order(costs: list[str], benefits: list[str]) -> None:
    from karlemose_model.model import Playbook

    data = PLAYBOOK | {
        "costs": {key: PLAYBOOK["costs"][key] for key in costs},
        "benefits": {key: PLAYBOOK["benefits"][key] for key in benefits},
    }
    effects = normal(20, 8, 500)
    found = balance(Rollout(Playbook.model_validate(data), rollout().as_of), effects)
    usual = worked_out(effects=effects)
    assert isinstance(found, Balance)
    for ours, theirs in zip(found.frames, usual.frames, strict=True):
        assert ours.ledgers.society.net == pytest.approx(theirs.ledgers.society.net)
        assert [bar.trace for bar in ours.tornado] == [bar.trace for bar in theirs.tornado]
        assert ours.simulation is not None
        assert theirs.simulation is not None
        assert ours.simulation.society.p5 == pytest.approx(theirs.simulation.society.p5)
        assert [one.trace for one in ours.simulation.shares] == [one.trace for one in theirs.simulation.shares]
    assert {one.key: one.present for one in found.lines} == {one.key: one.present for one in usual.lines}


def test_the_types_of_a_balance_need_no_numpy() -> None:
    program = (
        "import sys, karlemose_model.evaluation.balance_results, karlemose_model.rules; "
        "assert not {'numpy', 'scipy', 'statsmodels'} & set(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
