"""Impact: the method by the months' dispersion, words by rule, and the same input worked out once."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from karlemose_model.evaluation import choosing
from karlemose_model.evaluation.choosing import impact, impact_of, verdict
from karlemose_model.evaluation.differences import of_study
from karlemose_model.evaluation.ratios import exact
from karlemose_model.evaluation.results import (
    Dispersion,
    Displacement,
    Doubt,
    Harm,
    Impact,
    Lack,
    Method,
    Missing,
    Permutation,
    Placebo,
    Segmented,
    Sign,
    Strength,
    Together,
    Towards,
)
from tests.evaluation.sample import AREAS as ONE_COMPARISON
from tests.evaluation.sample import EVALUATION as SAMPLE
from tests.evaluation.sample import OUTCOMES, drawn, rollout, study, table, totals

PLAIN = Dispersion(1.0, 44.0, 44)
CLEAR, OPEN = exact(100, 50, 100, 100), exact(20, 15, 20, 20)
QUIET, LOUD, DEAF = (
    Placebo(date(2024, 1, 1), one, 0.6) for one in (exact(100, 100, 100, 100), CLEAR, exact(9, 9, 9, 9))
)

AREAS = {**ONE_COMPARISON, "beyond": {"kind": "comparison", "name": "Mark", "covers": ["Markvej"], "why": "as old"}}
EVALUATION = {**SAMPLE, "areas": AREAS}
COUNTS = {
    ("here", "burglary"): (10, 5),
    ("there", "burglary"): (10, 10),
    ("ring", "burglary"): (10, 9),
    ("here", "violence"): (2, 1),
    ("there", "violence"): (2, 2),
    ("ring", "violence"): (2, 2),
    ("here", "drugs"): (2, 9),
    ("there", "drugs"): (2, 2),
    ("ring", "drugs"): (2, 2),
}
COUNTS |= {("beyond", outcome): COUNTS["there", outcome] for outcome in OUTCOMES}


@pytest.mark.parametrize(
    ("ratio", "spread", "chance", "earlier", "same", "strength", "doubts"),
    [
        (CLEAR, PLAIN, 0.99, QUIET, True, Strength.conclusive, ()),
        (CLEAR, PLAIN, 0.99, LOUD, True, Strength.points_to, (Doubt.placebo_not_quiet,)),
        (CLEAR, PLAIN, 0.99, DEAF, True, Strength.points_to, (Doubt.placebo_too_little,)),
        (CLEAR, PLAIN, 0.99, Missing(Lack.too_few_months), True, Strength.points_to, (Doubt.no_placebo,)),
        (CLEAR, PLAIN, 0.99, QUIET, False, Strength.points_to, (Doubt.comparison_differs,)),
        (CLEAR, PLAIN, 0.99, QUIET, None, Strength.points_to, (Doubt.comparison_untested,)),
        (CLEAR, Dispersion(1.0, 19.0, 19), 0.99, QUIET, True, Strength.points_to, (Doubt.no_dispersion,)),
        (OPEN, PLAIN, 0.9, QUIET, True, Strength.points_to, (Doubt.interval_holds_one,)),
        (OPEN, PLAIN, 0.9, DEAF, True, Strength.points_to, (Doubt.interval_holds_one,)),
        (OPEN, PLAIN, 0.1, QUIET, True, Strength.points_to, (Doubt.interval_holds_one,)),
        (OPEN, PLAIN, 0.89, QUIET, True, Strength.cannot_say, (Doubt.interval_holds_one,)),
        (OPEN, PLAIN, 0.11, LOUD, False, Strength.cannot_say,
         (Doubt.interval_holds_one, Doubt.placebo_not_quiet, Doubt.comparison_differs)),
    ],
)  # fmt: skip
def test_words_by_rule(ratio, spread, chance, earlier, same, strength: Strength, doubts: tuple[Doubt, ...]) -> None:
    assert verdict(ratio, spread, chance, earlier, same, late=False) == (strength, doubts)
    # Fixed after the start nothing is conclusive.
    late = Strength.points_to if strength is Strength.conclusive else strength
    assert verdict(ratio, spread, chance, earlier, same, late=True) == (late, (*doubts, Doubt.fixed_late))


def test_the_word_is_that_of_the_chance_as_it_is_shown() -> None:
    words = [verdict(OPEN, PLAIN, chance, QUIET, True, late=False)[0] for chance in (0.8949, 0.8951, 0.1049, 0.1051)]
    assert words == [Strength.cannot_say, Strength.points_to, Strength.points_to, Strength.cannot_say]


def test_what_was_fixed_after_the_start_is_never_conclusive() -> None:
    found = impact(rollout(table(COUNTS), {**EVALUATION, "fixed": "2025-01-02"}))
    assert isinstance(found, Impact)
    assert (found.strength, found.doubts) == (Strength.points_to, (Doubt.fixed_late,))


def test_without_offences_to_compare_with_there_is_no_figure() -> None:
    none = COUNTS | {(area, "burglary"): (0, 4) for area in ("there", "beyond")}
    assert impact(rollout(table(none), EVALUATION)) == Missing(Lack.no_comparison_counts)
    once = COUNTS | {("there", "burglary"): (0, 4)}
    assert isinstance(impact(rollout(table(once), EVALUATION)), Impact)


def test_all_that_is_found() -> None:
    found = impact(rollout(table(COUNTS), EVALUATION))
    assert isinstance(found, Impact)
    assert found.study.outcome == "burglary"
    assert found.ratio.method is Method.exact
    assert found.ratio.value == pytest.approx(0.5, rel=0.01)
    assert (found.strength, found.towards, found.doubts) == (Strength.conclusive, Towards.fell_more, ())
    assert found.chance_fell_more > 0.999
    alone = of_study(replace(found.study, buffers=()), found.dispersion)
    # The estate's 120, and apart from it 24 of the buffer, which fell as well.
    assert found.prevented.value == pytest.approx(120)
    # WDD says the same, for the comparison is scaled to the estate's size by what was recorded before.
    assert found.wdd.local == pytest.approx(-120)
    assert found.wdd.local_ends == pytest.approx((alone.low, alone.high))
    assert isinstance(found.together, Together)
    assert found.together.fewer.value == pytest.approx(120 + 24)
    assert found.together.chance > 0.99
    assert isinstance(found.displacement, Displacement)
    assert found.displacement.net == pytest.approx(found.together.fewer.value)
    assert (found.displacement.sign, found.displacement.margin) == (Sign.none, 1.25)
    assert found.displacement.quotient.value == pytest.approx(24 / 120)
    assert isinstance(found.segmented, Segmented)
    assert isinstance(found.placebo, Placebo)
    assert found.placebo.month == date(2024, 1, 1)
    assert found.permutation == Missing(Lack.too_few_areas, {"areas": 2, "needed": 10})
    assert (found.seed, found.draws) == (20171206, 100_000)


def test_one_comparison_area_alone_is_never_conclusive() -> None:
    found = impact(rollout(table(COUNTS), SAMPLE))
    assert isinstance(found, Impact)
    assert (found.strength, found.doubts) == (Strength.points_to, (Doubt.comparison_untested,))


def test_what_the_surroundings_did_never_turns_the_estates_own_number() -> None:
    found = impact_of(totals(100, 80, 100, 100, ring=(100, 160)), draws=2_000)
    assert found.prevented.value == pytest.approx(20)
    assert isinstance(found.together, Together)
    assert found.together.fewer.value == pytest.approx(-40)
    assert found.together.chance < 0.2 < 0.8 < found.chance_fell_more


def test_harm_is_that_of_all_outcomes_that_somebody_reports() -> None:
    found = impact(rollout(table(COUNTS), EVALUATION))
    assert isinstance(found, Impact)
    assert isinstance(found.harm, Harm)
    assert found.harm.outcomes == ("burglary", "violence")
    assert found.harm.value == pytest.approx(10 * -144 + 100 * -24)


def test_no_harm_is_seen_in_a_fall_that_all_share_however_many_live_there() -> None:
    """The estate is a hot spot: as many offences as areas in which four times as many people live."""
    areas = {id_: area | {"residents": 1000 if id_ == "here" else 4000} for id_, area in AREAS.items()}
    shared = {key: (10, 6) if key[1] == "burglary" else (5, 3) for key in COUNTS}
    found = impact(rollout(table(shared), {**EVALUATION, "areas": areas}))
    assert isinstance(found, Impact)
    assert isinstance(found.harm, Harm)
    assert found.harm.value == pytest.approx(0)
    assert found.harm.chance_fell == pytest.approx(0.5)
    assert found.wdd.value == found.prevented.value == pytest.approx(0)


def test_harm_without_weights_or_counts() -> None:
    light = {id_: {key: value for key, value in one.items() if key != "harm"} for id_, one in OUTCOMES.items()}
    found = impact(rollout(table(COUNTS), {**EVALUATION, "outcomes": light}))
    assert isinstance(found, Impact)
    assert found.harm == Missing(Lack.no_harm)
    burglary = {key: value for key, value in COUNTS.items() if key[1] == "burglary"}
    found = impact(rollout(table(burglary), EVALUATION))
    assert isinstance(found, Impact)
    assert isinstance(found.harm, Missing)
    assert found.harm.why is Lack.no_counts
    assert found.harm.data["outcome"] == "violence"
    none = {key: (0, 0) for key in COUNTS if key[1] == "violence"}
    found = impact(rollout(table(burglary | none), EVALUATION))
    assert isinstance(found, Impact)
    assert isinstance(found.harm, Harm)
    assert found.harm.outcomes == ("burglary",)


def test_another_outcome_by_name_and_what_the_police_find_never() -> None:
    given_ = rollout(table(COUNTS), EVALUATION)
    found = impact(given_, "violence")
    assert isinstance(found, Impact)
    assert found.study.outcome == "violence"
    assert impact(given_, "drugs") == Missing(Lack.no_outcome, {"outcome": "drugs"})
    assert impact(given_, "arson") == Missing(Lack.no_outcome, {"outcome": "arson"})
    police = {"drugs": {**OUTCOMES["drugs"], "primary": True}}
    assert impact(rollout([], {**EVALUATION, "outcomes": police})) == Missing(Lack.no_outcome, {"outcome": "drugs"})
    assert impact(rollout([], {**EVALUATION, "outcomes": {}})) == Missing(Lack.no_outcome)
    assert impact(rollout([], None)) == Missing(Lack.no_evaluation)
    assert impact(rollout(table(COUNTS), EVALUATION, as_of="2025-06-01")) == Missing(
        Lack.not_over, {"until": date(2027, 1, 1)}
    )


def test_displacement_without_a_buffer_or_with_months_missing() -> None:
    areas = {id_: area for id_, area in AREAS.items() if id_ != "ring"}
    found = impact(rollout(table(COUNTS), {**EVALUATION, "areas": areas}))
    assert isinstance(found, Impact)
    assert found.displacement == found.together == Missing(Lack.no_buffer)
    found = impact(
        rollout([one for one in table(COUNTS) if (one.area, one.month) != ("ring", date(2025, 1, 1))], EVALUATION)
    )
    assert isinstance(found, Impact)
    assert found.displacement == found.together == Missing(Lack.no_counts, {"areas": ("ring",), "months": 1})
    assert found.prevented.value == pytest.approx(120)


@pytest.mark.parametrize(
    ("ring", "sign"),
    [
        ((400, 400), Sign.none),  # upper bound below 1.25
        ((60, 60), Sign.cannot_say),
        ((100, 120), Sign.cannot_say),
        ((400, 700), Sign.displaced),
        ((20_000, 21_000), Sign.displaced),  # within the margin, and yet clearly above 1
    ],
)
def test_the_margin_of_displacement(ring: tuple[int, int], sign: Sign) -> None:
    found = impact_of(totals(100, 60, 50_000, 50_000, ring=ring), draws=100).displacement
    assert isinstance(found, Displacement)
    assert found.sign is sign


def test_the_margin_is_the_agreed_one() -> None:
    one = totals(100, 60, 50_000, 50_000, ring=(400, 400))
    found = impact_of(one, margin=1.1, draws=100).displacement
    assert isinstance(found, Displacement)
    assert (found.sign, found.margin) == (Sign.cannot_say, 1.1)


@pytest.mark.parametrize(
    ("after", "towards"), [(300, Towards.fell_more), (401, Towards.same), (500, Towards.fell_less)]
)
def test_which_way(after: int, towards: Towards) -> None:
    assert impact_of(totals(400, after, 400, 400), draws=100).towards is towards


def test_months_that_vary_choose_quasi_poisson_everywhere() -> None:
    one = study(([0, 12] * 12, [2, 10] * 12), ([1, 13] * 12, [0, 14] * 12), buffers=[([0, 9] * 12, [0, 9] * 12)])
    found = impact_of(one, draws=100)
    assert found.ratio.method is Method.quasi
    assert isinstance(found.displacement, Displacement)
    assert found.displacement.ratio.method is Method.quasi
    assert isinstance(found.placebo, Placebo)
    assert found.placebo.ratio.method is Method.quasi
    assert found.wdd.local_se > impact_of(totals(*one.totals), draws=100).wdd.local_se


def test_from_ten_comparison_areas_on_they_are_permuted() -> None:
    found = impact_of(drawn(np.random.default_rng(1), [(5, 5)] * 11), draws=100)
    assert isinstance(found.permutation, Permutation)
    assert found.permutation.areas == 10


def test_the_same_input_is_worked_out_once() -> None:
    choosing._worked_out.cache_clear()
    first = impact(rollout(table(COUNTS), EVALUATION))
    again = impact(rollout(table(COUNTS), EVALUATION))
    assert choosing._worked_out.cache_info().misses == 1
    assert first == again
    impact(rollout(table(COUNTS), {**EVALUATION, "margin": 1.5}))
    assert choosing._worked_out.cache_info().misses == 2


def test_the_same_input_gives_the_same_result_in_another_process() -> None:
    code = (
        "from tests.evaluation.sample import drawn; import numpy as np;"
        "from karlemose_model.evaluation.choosing import impact_of;"
        "print(repr(impact_of(drawn(np.random.default_rng(4), [(5, 3), (5, 5)], 24, 2.0))))"
    )
    here = repr(impact_of(drawn(np.random.default_rng(4), [(5, 3), (5, 5)], 24, 2.0)))
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == here


WINDOW = st.lists(st.one_of(st.integers(0, 2), st.integers(0, 1_000_000)), min_size=13, max_size=13)


@given(st.lists(st.tuples(WINDOW, WINDOW), min_size=3, max_size=4), st.booleans())
@settings(max_examples=60)
def test_no_counts_raise(windows: list[tuple[list[int], list[int]]], ring: bool) -> None:
    estate, *others = windows
    found = impact_of(study(estate, *others[:-1] if ring else others, buffers=others[-1:] if ring else ()), draws=100)
    assert found.ratio.low <= found.ratio.value <= found.ratio.high
    assert 0 <= found.chance_fell_more <= 1
    assert found.prevented.low <= found.prevented.value <= found.prevented.high


@pytest.mark.parametrize("module", ["karlemose_model.evaluation", "karlemose_model.evaluation.results"])
def test_words_of_results_import_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print(sorted({{'numpy', 'scipy', 'statsmodels', 'pandas'}} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_choosing_imports_statsmodels_only_for_a_regression() -> None:
    code = "import sys, karlemose_model.evaluation.choosing, karlemose_model.evaluation.pooled; print('statsmodels' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
