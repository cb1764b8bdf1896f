"""Karlemoseparken, honestly: the known costs, what is unknown, no benefit, and how much would have to be prevented."""

from __future__ import annotations

from datetime import date

import pytest

from karlemose_model.evaluation.balance import balance
from karlemose_model.evaluation.balance_results import Balance, Frame, Uncounted
from karlemose_model.files import shipped
from karlemose_model.reading import read_playbook
from tests.evaluation.economy_sample import nothing_measured


@pytest.fixture(scope="module")
def found() -> Balance:
    reading = read_playbook(shipped("playbooks") / "karlemoseparken")
    rollout = reading.seen_on(date(2018, 12, 6))
    assert rollout is not None
    worked_out = balance(rollout, nothing_measured)
    assert isinstance(worked_out, Balance)
    return worked_out


def number(frame: Frame, unit_value: str) -> float:
    asked = next(one for one in frame.questions if one.unit_value == unit_value)
    assert asked.number is not None
    return asked.number.value


def test_only_what_sources_give_is_counted_and_every_line_has_a_source(found: Balance) -> None:
    assert {line.key for line in found.lines} == {"task-force", "safety-grant", "sentences"}
    assert all(trace.sources for line in found.lines for trace in line.traces)


def test_what_is_unknown_is_said_to_be(found: Balance) -> None:
    unknown = {one.path for one in found.not_counted if one.why is Uncounted.no_amount}
    # Not the sum of them, a share, or what was paid for other estates.
    assert unknown == {
        f"costs.{one}" for one in ("coordinator", "police-resources", "cctv", "mentoring", "mobile-station")
    }
    # They are the model's words, not the estate's.
    assert not any(one.own for one in found.not_counted)
    # Told in 2020 and 2021.
    assert not {"costs.equalisation", "costs.ellemarken"} & {one.path for one in found.not_counted}


def test_no_benefit_is_invented(found: Balance) -> None:
    assert all(frame.ledgers.society.benefits == 0 for frame in found.frames)
    assert all(frame.simulation is None for frame in found.frames)


def test_the_sentences_are_what_the_sources_make_them(found: Balance) -> None:
    amount = next(line.amount for line in found.lines if line.key == "sentences")
    assert amount.low == 20 * 3 * 365 * 1878
    assert amount.high == 20 * 8 * 365 * 1878
    assert amount.value == (amount.low + amount.high) / 2


def test_how_many_would_have_to_be_kept_from_reoffending(found: Balance) -> None:
    with_sentences, without = found.frames
    known = 500_000 * (1 + 1 / 1.035) + sum(200_000 / 1.035**year for year in range(4))
    assert number(without, "reoffending-avoided") == pytest.approx(known / 505_300)
    assert number(with_sentences, "reoffending-avoided") > 100


def test_the_sources_own_figures_add_up_and_prices_are_said_to_differ(found: Balance) -> None:
    assert found.checks
    assert all(check.holds for check in found.checks)
    assert found.unadjusted
