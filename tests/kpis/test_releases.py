"""A plan adds to what was released, protects it, and refuses what would undo it; no message tells a hidden number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from karlemose_model.kpis import giving_away, plan
from karlemose_model.model import Rollout
from karlemose_model.wording import word
from tests.kpis.tables import LATER, after, planned, released, rollout, shown

APRIL, JULY = date(2025, 4, 5), date(2025, 7, 5)
FIRST = {"2025-Q1": 2}


def codes(seen: Rollout) -> list[tuple[str, object]]:
    return [(problem.code, problem.data["period"]) for problem in plan(seen).problems]


def test_only_finished_periods_and_whole_totals_are_planned() -> None:
    values = {"2025-Q1": 9, "2025-Q2": 8, "2025-Q3": 7}
    assert shown(plan(rollout(values, as_of=JULY))) == {"2025-Q1": 9, "2025-Q2": 8, "2025-H1": 17}
    assert set(shown(plan(rollout(values)))) == {*values, "2025-H1"}


def test_months_make_quarters_half_years_and_a_year() -> None:
    values = {f"2025-{month:02}": 5 for month in range(1, 13)}
    found = planned(values, frequency="month")
    totals = {"2025-Q1": 15, "2025-Q2": 15, "2025-Q3": 15, "2025-Q4": 15, "2025-H1": 30, "2025-H2": 30, "2025": 60}
    assert found == values | totals
    # Levels do not add up, and where nothing is hidden anybody can add for himself.
    assert planned(values, frequency="month", measure="level") == values
    assert planned(values, frequency="month", disclosure="none") == values


def test_what_is_released_is_not_planned_again() -> None:
    seen = rollout({"2025-Q1": 9, "2025-Q2": 8})
    again = after(seen, plan(seen))
    assert shown(plan(again)) == {}
    assert plan(again).problems == ()


def test_a_release_counts_from_its_day_on() -> None:
    seen = released(rollout({"2025-Q1": 9}), [{"period": "2025-Q1", "value": 9}], on=date(2026, 2, 1))
    assert shown(plan(seen)) == {"2025-Q1": 9}


def test_a_new_total_that_would_undo_an_earlier_release_is_hidden() -> None:
    early = rollout({"2025-Q1": 2}, as_of=APRIL)
    seen = after(early, plan(early))
    later = rollout({"2025-Q1": 2, "2025-Q2": 9, "2025-Q3": 9, "2025-Q4": 9})
    later = replace(later, records=replace(later.records, releases=seen.records.releases))
    found = shown(plan(later))
    assert plan(later).problems == ()
    # Of the second quarter and the half-year one has to go, and with the half-year the year.
    assert found["2025-Q2"] is None or (found["2025-H1"] is None and found["2025"] is None)
    assert list(giving_away(after(later, plan(later)), "joined")) == []


def test_a_total_that_was_released_first_hides_a_part() -> None:
    seen = released(rollout({"2025-Q1": 2, "2025-Q2": 9}), [{"period": "2025-H1", "value": 11}])
    assert shown(plan(seen)) == {"2025-Q1": None, "2025-Q2": None}


def test_a_register_edited_by_hand_is_refused_with_the_figure_that_does_it() -> None:
    seen = released(
        rollout({"2025-Q1": 2, "2025-Q2": 9}),
        [{"period": "2025-Q1", "hidden": True}, {"period": "2025-Q2", "value": 9}],
        [{"period": "2025-H1", "value": 11}],
    )
    assert codes(seen) == [("KM344", "2025-H1")]
    assert plan(seen).figures == ()
    (entry,) = giving_away(seen, "joined")
    assert (entry.release, entry.figure) == (1, 0)


@pytest.mark.parametrize(
    ("changes", "values", "figure"),
    [
        ({}, {"2025-Q1": 2}, {"value": 2}),
        # Written as unprotected, though the KPI is protected.
        ({}, {"2025-Q1": 2}, {"value": 2, "profile": "none"}),
        ({"disclosure": "nhs7-round5"}, {"2025-Q1": 3}, {"value": 5}),
        # Written under a weaker profile than the KPI has.
        ({"disclosure": "nhs7-round5"}, {"2025-Q1": 5}, {"value": 5, "profile": "dst3"}),
        ({"measure": "share"}, {"2025-Q1": (2, 9)}, {"numerator": 2, "denominator": 9}),
        # A share without its parts tells what its parts would.
        ({"measure": "share"}, {"2025-Q1": (20, 40)}, {"value": 50}),
        ({"measure": "level"}, {"2025-Q1": 1}, {"value": 1}),
    ],
)
def test_a_register_that_shows_what_is_hidden_is_refused(
    changes: Mapping[str, object], values: Mapping[str, object], figure: Mapping[str, object]
) -> None:
    seen = released(rollout(values, changes), [{"period": "2025-Q1", **figure}])
    assert codes(seen) == [("KM344", "2025-Q1")]
    assert plan(seen).figures == ()


def test_a_period_left_out_of_the_register_is_no_hiding_place() -> None:
    values = {"2025-Q1": 2, "2025-Q2": 9, "2025-Q3": 9, "2025-Q4": 9}
    rest = [{"period": period, "value": 9} for period in list(values)[1:]]
    seen = released(rollout(values), [*rest, {"period": "2025", "value": 29}])
    assert codes(seen) == [("KM344", "2025")]


def test_a_period_that_no_record_is_about_is_protected_too() -> None:
    # The second quarter was never reported, but it is the half-year less the first.
    assert planned({"2025-Q1": 9, "2025-H1": 11}) in ({"2025-Q1": None, "2025-H1": 11}, {"2025-Q1": 9, "2025-H1": None})


def test_a_reported_total_that_is_no_sum_is_hidden() -> None:
    assert planned({"2025-Q1": 9, "2025-Q2": 9, "2025-H1": 20}) == {"2025-Q1": 9, "2025-Q2": 9, "2025-H1": None}


@pytest.mark.parametrize(
    ("changes", "value", "figure", "expected"),
    [
        ({}, 9, {"value": 8}, ["KM480"]),
        ({}, 9, {"value": 9}, []),
        # Of a rounded figure only what changes the rounding counts.
        ({"disclosure": "nhs7-round5"}, 12, {"value": 10}, []),
        ({"disclosure": "nhs7-round5"}, 13, {"value": 10}, ["KM480"]),
        ({"measure": "share"}, (10, 20), {"numerator": 10, "denominator": 21}, ["KM480"]),
        ({}, 9, {"hidden": True}, []),
    ],
)
def test_a_figure_that_changed_after_its_release(
    changes: Mapping[str, object], value: object, figure: Mapping[str, object], expected: list[str]
) -> None:
    seen = released(rollout({"2025-Q1": value, "2025-Q2": value}, changes), [{"period": "2025-Q1", **figure}])
    found = plan(seen)
    assert [problem.code for problem in found.problems] == expected
    assert bool(found.figures) is not bool(expected)


def test_a_corrected_figure_is_released_anew_by_hand() -> None:
    wrong = released(rollout({"2025-Q1": 9, "2025-Q2": 8}), [{"period": "2025-Q1", "value": 8}])
    right = released(wrong, [{"period": "2025-Q1", "value": 9}])
    assert shown(plan(right)) == {"2025-Q2": 8, "2025-H1": 17}


def test_what_was_public_once_stays_known() -> None:
    seen = released(
        rollout({"2025-Q1": 2, "2025-Q2": 9}),
        [{"period": "2025-Q2", "value": 9}],
        [{"period": "2025-Q2", "hidden": True}, {"period": "2025-Q1", "hidden": True}],
    )
    assert shown(plan(seen)) == {"2025-H1": None}


def test_what_was_hidden_and_deleted_stays_secret() -> None:
    hidden = [{"period": "2025-Q1", "hidden": True}, {"period": "2025-Q2", "value": 9}]
    seen = released(rollout({"2025-H1": 11}), hidden)
    assert shown(plan(seen)) == {"2025-H1": None}


def test_a_kpi_that_is_refused_does_not_stop_the_others() -> None:
    seen = released(rollout({"2025-Q1": 2}), [{"period": "2025-Q1", "value": 2}])
    kpi = seen.playbook.kpis["joined"]
    observations = (*seen.records.observations, replace(seen.records.observations[0], kpi="left", value=9.0))
    playbook = seen.playbook.model_copy(update={"kpis": {"joined": kpi, "left": kpi}})
    both = replace(seen, playbook=playbook, records=replace(seen.records, observations=observations))
    found = plan(both)
    assert [(one.kpi, one.value) for one in found.figures] == [("left", 9)]
    assert [problem.code for problem in found.problems] == ["KM344"]
    assert plan(both, ["left"]).problems == ()


def test_no_message_tells_a_hidden_number() -> None:
    secret = 4711
    cases = [
        released(rollout({"2025-Q1": (secret, "2"), "2025-Q2": 9}), [{"period": "2025-Q1", "value": 5.0}]),
        released(rollout({"2025-Q1": secret, "2025-Q2": 9}), [{"period": "2025-Q1", "value": 12}]),
    ]
    for seen in cases:
        for problem in plan(seen).problems:
            for language in ("da", "en"):
                told = word(problem, language)
                assert str(secret) not in f"{told.what} {told.why} {told.help}"
        assert plan(seen).problems


def test_a_plan_becomes_a_release() -> None:
    made = plan(rollout({"2025-Q1": 2, "2025-Q2": 9})).release(LATER)
    assert made.on == LATER
    assert [(one.period, one.value, one.hidden) for one in made.figures] == [
        ("2025-Q1", None, True),
        ("2025-H1", 11, False),
        ("2025-Q2", None, True),
    ]
