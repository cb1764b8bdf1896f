"""The detector finds what the kept figures say, in every disguise; whoever changes it runs `python -m tests.trials.cpr` and looks."""

from __future__ import annotations

import random
from datetime import date

import pytest

from karlemose_model.privacy import cpr_like
from tests.trials.cpr import AHEAD, DISGUISES, FRIENDS, NOBODY_CAN_TELL, number, searched
from tests.trials.results import results


def test_it_finds_what_is_kept_of_the_last_trial() -> None:
    kept, now = results()["cpr"], searched()
    assert now.texts >= 100_000
    assert (now.texts, now.missed, now.figures) == (kept.runs, kept.found, dict(kept.figures))


def test_nothing_is_missed_and_what_has_another_shape_gives_hardly_an_alarm() -> None:
    kept = results()["cpr"]
    assert kept.found == 0
    assert float(kept.figures["precision without ten digits by chance"]) > 99.5
    assert set(NOBODY_CAN_TELL) < set(FRIENDS)


def test_every_number_in_the_corpus_is_nobodys() -> None:
    chance = random.Random(1)
    for _each in range(2_000):
        digits = number(chance)
        # By the century table: what begins with 4 to 9 here was or will be given to people born from 2000 on.
        born = date(2000 + int(digits[4:6]), int(digits[2:4]), int(digits[:2]))
        assert born >= AHEAD
        assert digits[6] in "456789"
        assert digits[6] not in "49" or born.year <= 2036


@pytest.mark.parametrize("kind", DISGUISES)
def test_a_disguise_is_one(kind: str) -> None:
    chance = random.Random(2)
    written = {DISGUISES[kind]("3112575000", chance) for _each in range(30)}
    assert all([one.digits for one in cpr_like(each)] == ["3112575000"] for each in written)
