"""The fidelity score: published bands, a rating worked out by hand, and what adaptations, gaps and weak core items do."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.kpis.fidelity import (
    Band,
    Rating,
    Standing,
    band_of,
    core_share,
    newest,
    rate,
    ratings,
)
from karlemose_model.model import FidelityRecord, Playbook, Records, Rollout, SeenFrom

CASES = {
    case["id"]: case
    for case in json.loads((Path(__file__).parents[1] / "cases" / "fidelity.json").read_text())["cases"]
}
DAY = "2026-09-15"

# Weights: rhythm 2 and agenda 1 on the meetings, 2 on the patrol, 1 on the dialogue; 6 in all.
ITEMS = {
    "rhythm": ("meetings.operational", True),
    "agenda": ("meetings.operational", False),
    "patrol": ("activities.patrol", True),
    "dialogue": ("activities.dialogue", False),
}
ADAPTATIONS = {
    "agreed": {"changes": "meetings.operational", "what": "w", "why": "y", "status": "approved", "when": "2026-09-01"},
    "undated": {"changes": "meetings.operational", "what": "w", "why": "y", "status": "approved"},
    "later": {"changes": "meetings.operational", "what": "w", "why": "y", "status": "approved", "when": "2026-09-16"},
    "wished": {"changes": "meetings.operational", "what": "w", "why": "y", "status": "proposed"},
}


def playbook(items: dict[str, tuple[str, bool]] = ITEMS) -> Playbook:
    return Playbook.model_validate(
        {
            "schema": 1, "id": "park", "version": 1, "kind": "estate", "name": "Park",
            "fidelity": {
                id_: {
                    "text": id_, "component": component, "core": core,
                    "anchors": {mark: f"{id_} {mark}" for mark in "01234"},
                }
                for id_, (component, core) in items.items()
            },
            "adaptations": ADAPTATIONS,
        }
    )  # fmt: skip


def record(marks: dict[str, Any], day: str = DAY, seen_from: str = "inside") -> FidelityRecord:
    """A rating; a plain number is a mark with evidence."""
    written = {id_: {"mark": one, "evidence": "seen"} if isinstance(one, int) else one for id_, one in marks.items()}
    return FidelityRecord.model_validate(
        {"schema": 1, "date": day, "seen_from": seen_from, "rater": "coordinator", "marks": written}
    )


def rated(marks: dict[str, Any]) -> Rating:
    return rate(playbook(), record(marks))


def adapted(mark: int, adaptation: str) -> dict[str, Any]:
    return {"mark": mark, "evidence": "seen", "adaptation": adaptation}


def test_the_published_bands() -> None:
    case = CASES["fidelity_percent_bands"]
    assert [band_of(percent).value for percent in case["inputs"]["percent"]] == case["expected"]["band"]


def test_a_rating_worked_out_by_hand() -> None:
    # Meetings: (2·3 + 1·1) / (4·3) = 7/12, weight 3; patrol 2/4, weight 2; dialogue 4/4, weight 1.
    # (3·7/12 + 2·1/2 + 1) / 6 = 3.75 / 6 = 62.5 per cent.
    found = rated({"rhythm": 3, "agenda": 1, "patrol": 2, "dialogue": 4})
    assert found.score == Fraction(125, 2)
    assert found.points == 63
    assert (found.coverage, found.covered) == (Fraction(1), 100)
    assert (found.band, found.lowered, found.weak) == (Band.moderate, False, ())
    assert [item.standing for item in found.items] == [Standing.drift] * 3 + [Standing.followed]


def test_an_item_without_a_mark_is_stood_for_by_the_others_of_its_component() -> None:
    # Meetings: 4/4 of the rhythm alone, weight 3; patrol 2/4, weight 2; dialogue 4/4, weight 1: 5/6.
    found = rated({"rhythm": 4, "agenda": {"cannot": "no minutes"}, "patrol": 2, "dialogue": 4})
    assert found.score == Fraction(500, 6)
    assert found.coverage == Fraction(5, 6)
    assert found.band is Band.high
    assert [item.id for item in found.which(Standing.unrated)] == ["agenda"]


def test_without_enough_of_the_model_there_is_no_band() -> None:
    found = rated({"rhythm": 4, "agenda": 4, "dialogue": 4})
    assert (found.score, found.coverage, found.band) == (Fraction(100), Fraction(4, 6), None)
    assert [item.id for item in found.unrated_core] == ["patrol"]
    # Exactly four fifths are enough.
    five = playbook({f"i{number}": ("meetings.operational", False) for number in range(5)})
    assert rate(five, record({f"i{number}": 4 for number in range(4)})).band is Band.high


def test_nothing_rated_gives_no_score() -> None:
    found = rated({})
    assert (found.score, found.points, found.covered, found.band) == (None, None, 0, None)
    assert rate(playbook({}), record({})).score is None


@pytest.mark.parametrize(
    ("patrol", "band", "lowered"), [(4, Band.high, False), (1, Band.low, True), (2, Band.moderate, False)]
)
def test_a_weak_core_item_takes_the_band_down_by_one(patrol: int, band: Band, lowered: bool) -> None:
    found = rated({"rhythm": 4, "agenda": 4, "patrol": patrol, "dialogue": 1})
    # With 1 the score is still moderate: (3 + 2/4 + 1/4) / 6 = 62.5.
    assert (found.band, found.lowered) == (band, lowered)
    assert [item.id for item in found.weak] == (["patrol"] if lowered else [])


def test_a_weak_item_that_is_no_core_item_does_not() -> None:
    found = rated({"rhythm": 4, "agenda": 4, "patrol": 4, "dialogue": 0})
    assert (found.points, found.band, found.lowered) == (83, Band.high, False)


def test_low_stays_low() -> None:
    found = rated(dict.fromkeys(ITEMS, 0))
    assert (found.points, found.band, found.lowered) == (0, Band.low, False)


def test_an_approved_adaptation_is_kept_apart() -> None:
    found = rated({"rhythm": adapted(0, "agreed"), "agenda": 4, "patrol": 4, "dialogue": 4})
    assert (found.score, found.weak) == (Fraction(100), ())
    assert [item.id for item in found.which(Standing.adapted)] == ["rhythm"]
    # It is no part of what the score stands for: who adapts a third of the model away has no band.
    assert (found.coverage, found.band) == (Fraction(4, 6), None)


@pytest.mark.parametrize(
    ("adaptation", "standing"),
    [
        ("agreed", Standing.adapted),
        ("undated", Standing.adapted),
        ("later", Standing.drift),
        ("wished", Standing.drift),
        ("nowhere", Standing.drift),
    ],
)
def test_only_what_was_approved_on_the_day_is_no_drift(adaptation: str, standing: Standing) -> None:
    found = rated({"agenda": adapted(1, adaptation), "rhythm": 4, "patrol": 4, "dialogue": 4})
    assert found.items[1].standing is standing
    assert (found.score == 100) is (standing is Standing.adapted)


def test_what_can_not_be_rated_because_of_an_adaptation_is_one() -> None:
    found = rated({"agenda": {"cannot": "left out", "adaptation": "agreed"}, "rhythm": 4, "patrol": 4, "dialogue": 4})
    assert found.items[1].standing is Standing.adapted


def test_the_highest_mark_needs_no_excuse() -> None:
    assert rated({"rhythm": adapted(4, "agreed")}).items[0].standing is Standing.followed


def test_the_next_anchor_is_that_of_the_next_mark() -> None:
    found = rated({"rhythm": 2, "agenda": 4})
    rhythm, agenda, patrol, _ = found.items
    assert [text.said_in("en") if text else None for text in (rhythm.reached, rhythm.next_anchor)] == [
        "rhythm 2", "rhythm 3",
    ]  # fmt: skip
    assert (agenda.next_anchor, patrol.reached, patrol.next_anchor) == (None, None, None)


def test_the_share_of_core_items_with_the_highest_mark() -> None:
    book = playbook()
    assert core_share(book, record({"rhythm": 4, "agenda": 4, "patrol": 3})) == (1, 2)
    assert core_share(book, record({"rhythm": adapted(2, "agreed"), "patrol": 4})) == (1, 1)
    assert core_share(book, record({"rhythm": {"cannot": "no"}, "dialogue": 4})) == (0, 0)


def rollout(*records: FidelityRecord, as_of: str = "2026-11-26") -> Rollout:
    return Rollout(playbook(), date.fromisoformat(as_of), Records(fidelity=records))


def test_sides_are_never_mixed_and_the_oldest_comes_first() -> None:
    seen = rollout(
        record({"rhythm": 3}, "2026-09-15"),
        record({"rhythm": 1}, "2026-03-15"),
        record({"rhythm": 2}, "2026-09-15", "outside"),
    )
    assert [one.record.date.month for one in ratings(seen, SeenFrom.inside)] == [3, 9]
    assert [(one.record.seen_from, one.items[0].mark) for one in newest(seen)] == [
        (SeenFrom.inside, 3), (SeenFrom.outside, 2),
    ]  # fmt: skip


def test_only_what_was_rated_by_the_day_counts() -> None:
    first, second = record({"rhythm": 1}, "2026-03-15"), record({"rhythm": 3}, "2026-09-15")
    assert newest(rollout(first, second, as_of="2026-09-14"))[0].items[0].mark == 1
    assert newest(rollout(first, second, as_of="2026-09-15"))[0].items[0].mark == 3
    assert newest(rollout(first, second), date(2026, 6, 1))[0].items[0].mark == 1
    # A later day than that of the view shows nothing more.
    assert newest(rollout(first, second, as_of="2026-04-01"), date(2026, 12, 1))[0].items[0].mark == 1


def test_a_form_without_a_mark_is_no_rating() -> None:
    assert newest(rollout(record({"rhythm": {"cannot": "not looked at"}}))) == ()
    assert newest(rollout(record({"gone": 4}))) == ()


MARKS = st.dictionaries(st.sampled_from([*ITEMS]), st.integers(0, 4))


@given(MARKS)
def test_the_score_lies_between_0_and_100_and_a_better_mark_never_lowers_it(marks: dict[str, int]) -> None:
    found = rated(marks)
    if not marks:
        return
    assert found.score is not None
    assert 0 <= found.score <= 100
    for id_, mark in marks.items():
        if mark < 4:
            better = rated({**marks, id_: mark + 1})
            assert better.score is not None
            assert better.score > found.score
            assert found.band is None or (
                better.band is not None and [*Band].index(better.band) >= [*Band].index(found.band)
            )


def test_scoring_imports_nothing_heavy() -> None:
    script = (
        "import sys, karlemose_model.kpis.fidelity\n"
        "heavy = {'scipy', 'numpy', 'python_calamine'} & set(sys.modules)\n"
        "sys.exit(f'imported: {heavy}' if heavy else 0)\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
