"""What is fixed of an evaluation: each slip is told at its line, as an error where no honest result is left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.model import Evaluation
from karlemose_model.problems import Problem, Severity
from karlemose_model.reading import read_playbook
from karlemose_model.rules import evaluation_months
from karlemose_model.wording import word
from tests.conftest import looked_at
from tests.reading.test_evaluation_counts import EVALUATION
from tests.reading.test_meeting_records import HEAD

Files = Callable[[dict[str, str | bytes]], Path]
Look = Callable[..., list[Problem]]
CODES = {f"KM{number}" for number in range(550, 570)}
FIRST = "area,outcome,month,count\n"


@pytest.fixture
def look(files: Files) -> Look:
    """What is wrong with the evaluation, with each of the changes made in its text, and with those counts."""

    def at(*changes: tuple[str, str], counts: str = "", kind: str = "estate") -> list[Problem]:
        text = EVALUATION
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        tree: dict[str, str | bytes] = {"playbook.yml": HEAD.replace("kind: estate", f"kind: {kind}") + text}
        if counts:
            tree["records/evaluation/counts.csv"] = FIRST + counts
        found = [one for one in looked_at(files(tree)).problems if one.code in CODES]
        for problem in found:
            assert word(problem, "da").what != word(problem, "en").what
            assert word(problem, "da").help != word(problem, "en").help
        return [one for one in found if counts or one.code != "KM568"]

    return at


def rows(area: str, first: int, last: int, count: int = 2, *, but: tuple[int, ...] = ()) -> str:
    """A row for each month from January 2024 on, by its number from 1."""
    months = [number for number in range(first, last + 1) if number not in but]
    return "".join(f"{area},burglary,{2024 + (n - 1) // 12}-{(n - 1) % 12 + 1:02},{count}\n" for n in months)


def line(problem: Problem) -> int:
    """The line within `EVALUATION`, from its own first one."""
    return problem.place.line - HEAD.count("\n")


def test_what_is_whole_is_not_told_of(look: Look) -> None:
    assert look() == []
    assert look(counts=rows("here", 1, 24) + rows("north", 1, 24)) == []


def told(found: list[Problem]) -> list[tuple[str, int, Severity]]:
    return [(one.code, line(one), one.severity) for one in found]


ERROR, WARNING = Severity.error, Severity.warning
BEFORE, AFTER = "before: {from: 2024-01, to: 2024-12}", "after: {from: 2025-01, to: 2025-12}"
START, FIXED = "start: 2025-01-01", "fixed: 2024-11-20"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([(BEFORE, "before: {from: 2024-12, to: 2024-01}")], [("KM556", 5, ERROR)]),
        ([(AFTER, "after: {from: 2025-12, to: 2025-01}")], [("KM556", 6, ERROR)]),
        ([(AFTER, "after: {from: 2025-01, to: 2026-01}")], [("KM557", 6, ERROR)]),
        ([(AFTER, "after: {from: 2025-03, to: 2026-02}")], [("KM557", 6, ERROR)]),
        # A start in the middle of a month leaves that month out, but no more.
        ([(START, "start: 2025-01-13"), (AFTER, "after: {from: 2025-02, to: 2026-01}")], []),
        ([(START, "start: 2025-01-13"), (AFTER, "after: {from: 2025-03, to: 2026-02}")], [("KM557", 6, ERROR)]),
        (
            [(BEFORE, "before: {from: 2024-07, to: 2024-12}"), (AFTER, "after: {from: 2025-07, to: 2025-12}")],
            [("KM558", 5, WARNING)],
        ),
        ([(BEFORE, "before: {from: 2023-01, to: 2024-12}"), (AFTER, "after: {from: 2025-01, to: 2026-12}")], []),
        ([(START, "start: 2024-12-31")], [("KM559", 5, ERROR)]),
        ([(START, "start: 2025-01-02")], [("KM559", 6, ERROR)]),
        (
            [
                (AFTER, "after: {from: 2024-01, to: 2024-12}"),
                (START, "start: 2024-07-01"),
                (FIXED, "fixed: 2024-06-01"),
            ],
            [("KM559", 5, ERROR), ("KM559", 6, ERROR)],
        ),
        ([(FIXED, "fixed: 2025-01-01")], []),
        ([(FIXED, "fixed: 2025-01-02")], [("KM561", 4, WARNING)]),
        ([(FIXED, "fixed: 2025-12-31")], [("KM561", 4, WARNING)]),
        ([(FIXED, "fixed: 2026-01-01")], [("KM560", 4, ERROR)]),
        ([("kind: estate", "kind: comparison, why: {da: x, en: y}")], [("KM562", 7, ERROR)]),
        ([("kind: comparison", "kind: estate")], [("KM562", 7, ERROR)]),
        ([("kind: comparison", "kind: buffer")], [("KM562", 7, ERROR)]),
        ([(", why: {da: Ligner., en: Alike.}", "")], [("KM563", 9, ERROR)]),
        ([("{da: Ligner., en: Alike.}", "{unknown: Nobody knows.}")], [("KM563", 9, ERROR)]),
        ([("[Nordvej]", '[Nordvej, "  PRØVEVEJ "]')], [("KM564", 9, ERROR)]),
        ([("[Nordvej]", "[Nordvej, nordvej]")], []),
        ([(", primary: true", "")], [("KM565", 10, ERROR)]),
        ([("initiated: victim", "initiated: police")], [("KM566", 11, ERROR)]),
        ([(AFTER, f"{AFTER}\n  placebo: 2024-07")], []),
        ([(AFTER, f"{AFTER}\n  placebo: 2024-06")], [("KM567", 7, WARNING)]),
        ([(AFTER, f"{AFTER}\n  placebo: 2024-08")], [("KM567", 7, WARNING)]),
        ([(AFTER, f"{AFTER}\n  placebo: 2024-01")], [("KM567", 7, ERROR)]),
        ([(AFTER, f"{AFTER}\n  placebo: 2025-01")], [("KM567", 7, ERROR)]),
    ],
)
def test_each_slip_is_told_at_its_line(
    look: Look, changes: list[tuple[str, str]], expected: list[tuple[str, int, Severity]]
) -> None:
    assert told(look(*changes)) == expected


def test_the_window_that_is_offered_fits(look: Look) -> None:
    for start, after, offered in (
        ("start: 2025-01-01", "{from: 2025-03, to: 2026-02}", "{from: 2025-01, to: 2025-12}"),
        ("start: 2025-01-01", "{from: 2025-02, to: 2026-02}", "{from: 2025-01, to: 2025-12}"),
        ("start: 2025-02-15", "{from: 2025-05, to: 2026-04}", "{from: 2026-01, to: 2026-12}"),
    ):
        changes = [(START, start), (AFTER, f"after: {after}")]
        (problem,) = look(*changes)
        assert problem.data["example"] == offered
        assert look((START, start), (AFTER, f"after: {offered}")) == []


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(1, 40), st.integers(0, 30), st.integers(0, 30))
def test_any_window_that_is_offered_has_the_same_months(start: date, length: int, gap: int, later: int) -> None:
    def month(number: int) -> str:
        return f"{number // 12:04}-{number % 12 + 1:02}"

    last = start.year * 12 + start.month - 2 - gap
    before = {"from": month(last - length + 1), "to": month(last)}
    after = {"from": month(last + 1 + later), "to": month(last + length + later)}
    values = {"start": start.isoformat(), "fixed": start.isoformat(), "before": before, "after": after}
    evaluation = Evaluation.model_validate(values)
    written = evaluation_months._fitting(evaluation).strip("{}").replace("from: ", "").replace("to: ", "").split(", ")
    offered = Evaluation.model_validate(values | {"after": dict(zip(("from", "to"), written, strict=True))})
    assert offered.after.from_ >= start
    assert evaluation_months._alike(offered)
    for one in (evaluation, offered):
        if evaluation_months._alike(one):
            assert sorted(m.month for m in one.before.months) == sorted(m.month for m in one.after.months)


def test_what_overlaps_or_is_primary_twice_names_both_places(look: Look) -> None:
    (shared,) = look(("[Nordvej]", "[Nordvej, prøvevej]"))
    assert (shared.related[0].place.line, shared.place.length) == (shared.place.line - 1, len("prøvevej"))
    more = "primary: true}\n    drugs: {name: {da: Narkotika, en: Drugs}, initiated: police, primary: true}"
    twice, police = look(("primary: true}", more))
    assert told([twice, police]) == [("KM565", 12, ERROR), ("KM566", 12, ERROR)]
    assert twice.related[0].place.line == twice.place.line - 1
    assert "10.1007/s10940-021-09496-8" in word(police, "da").why


def test_a_police_outcome_that_is_not_primary_is_output(look: Look) -> None:
    more = "primary: true}\n    drugs: {name: {da: Narkotika, en: Drugs}, initiated: police}"
    assert look(("primary: true}", more)) == []


def test_a_municipality_may_leave_the_areas_and_outcomes_to_its_estates(look: Look) -> None:
    head, _, outcomes = EVALUATION.partition("  areas:")
    assert look((EVALUATION, head), kind="municipality") == []
    assert {one.code for one in look((EVALUATION, head))} == {"KM562", "KM565"}
    only_comparison = "  areas:" + outcomes.replace("kind: estate", "kind: comparison, why: {da: x, en: y}")
    assert [one.code for one in look(("  areas:" + outcomes, only_comparison), kind="municipality")] == ["KM562"]


def test_fixed_when_all_that_was_counted_could_be_seen(look: Look) -> None:
    both = rows("here", 1, 18) + rows("north", 1, 18)
    late = (FIXED, "fixed: 2025-07-01")
    assert [one.code for one in look(late, counts=both) if one.code != "KM568"] == ["KM560"]
    assert [one.code for one in look((FIXED, "fixed: 2025-06-30"), counts=both) if one.code != "KM568"] == ["KM561"]
    # What was counted of the months before alone says nothing of what came after.
    before = rows("here", 1, 12) + rows("north", 1, 12)
    assert [one.code for one in look(late, counts=before) if one.code != "KM568"] == ["KM561"]


def test_a_month_between_is_an_error_and_one_at_the_end_may_still_come(look: Look) -> None:
    found = look(counts=rows("here", 1, 22, but=(3, 5, 6, 7)) + rows("north", 1, 24))
    assert [(one.code, one.place.line, one.severity, one.data["missing"]) for one in found] == [
        ("KM568", 19, ERROR, "2024-03, 2024-05 – 2024-07"),
        ("KM568", 19, WARNING, "2025-11 – 2025-12"),
    ]
    assert found[0].place.file == "records/evaluation/counts.csv"


def test_an_area_without_a_row_is_told_where_the_playbook_names_it(look: Look) -> None:
    found = look(counts=rows("here", 1, 24))
    assert told(found) == [("KM568", 9, WARNING)]
    assert found[0].data["missing"] == "2024-01 – 2025-12"


def test_an_outcome_without_a_row_is_told_once(files: Files) -> None:
    problems = looked_at(files({"playbook.yml": HEAD + EVALUATION})).problems
    assert told([one for one in problems if one.code == "KM568"]) == [("KM568", 11, WARNING)]


def test_a_month_that_is_not_over_is_not_missing(look: Look) -> None:
    later = (AFTER, "after: {from: 2026-01, to: 2026-12}")
    start = (START, "start: 2026-01-01")
    before = (BEFORE, "before: {from: 2025-01, to: 2025-12}")
    # The tests look on 26 November 2026: October is over, November is not.
    found = look(later, start, before, counts=rows("here", 13, 34) + rows("north", 13, 33))
    assert [(one.code, one.data["area"], one.data["missing"]) for one in found] == [("KM568", "north", "2026-10")]


@pytest.mark.parametrize(("primary", "severity"), [("primary: true", ERROR), ("primary: false", WARNING)])
def test_zero_everywhere_is_told(look: Look, primary: str, severity: Severity) -> None:
    zeros = rows("here", 1, 24, 0) + rows("north", 1, 24, 0)
    found = [one for one in look(("primary: true", primary), counts=zeros) if one.code == "KM569"]
    assert told(found) == [("KM569", 11, severity)]
    once = zeros.replace("north,burglary,2025-12,0", "north,burglary,2025-12,1")
    assert "KM569" not in {one.code for one in look(("primary: true", primary), counts=once)}
    # After a few months nobody knows yet.
    few = rows("here", 1, 6, 0) + rows("north", 1, 6, 0)
    assert "KM569" not in {one.code for one in look(("primary: true", primary), counts=few)}


def test_months_outside_the_windows_are_passed_over(look: Look) -> None:
    more = rows("here", -35, 34) + rows("north", 1, 24)
    assert look(counts=more) == []
    zeros = rows("here", 1, 24, 0) + rows("north", 1, 24, 0) + rows("north", 25, 30, 7)
    assert [one.code for one in look(counts=zeros)] == ["KM569"]


def test_a_month_that_has_not_begun_is_asked_about(files: Files) -> None:
    counts = FIRST.replace("count", "count,stated") + "here,burglary,2027-01,3,\nnorth,burglary,2027-01,3,2027-02-01\n"
    folder = files({"playbook.yml": HEAD + EVALUATION, "records/evaluation/a.csv": counts})
    assert [(one.code, one.place.line) for one in looked_at(folder).problems if one.code == "KM341"] == [("KM341", 2)]


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("2024-01", "januar 2024", "KM550", "2024-01"),
        ("2024-01", "1/2024", "KM550", "2024-01"),
        ("2024-01", "2024-1", "KM550", "2024-01"),
        ("2024-01", "2024-01-01", "KM550", "2024-01"),
        ("2024-01", "202401", "KM550", "2024-01"),
        ("2024-01", "2024-13", "KM550", ""),
        ("2024-01", "2024", "KM550", ""),
        ("covers: [Prøvevej]", "covers: [Prøvevej], residents: 0", "KM137", ""),
        ("fixed: 2024-11-20", "fixed: 20.11.2024", "KM138", "2024-11-20"),
        ("initiated: victim", "initiated: offer", "KM135", "victim"),
        ("[Prøvevej]", "[]", "KM154", ""),
    ],
)
def test_what_the_form_refuses_is_said_in_our_words(files: Files, old: str, new: str, code: str, said: str) -> None:
    (problem,) = read_playbook(files({"playbook.yml": HEAD + EVALUATION.replace(old, new)})).problems
    assert (problem.code, problem.data.get("suggestion", "")) == (code, said)
    for language in ("da", "en"):
        assert word(problem, language).help


def test_no_residents_are_said_to_be_too_few(files: Files) -> None:
    text = EVALUATION.replace("[Prøvevej]", "[Prøvevej], residents: 0")
    (problem,) = read_playbook(files({"playbook.yml": HEAD + text})).problems
    assert word(problem, "en").what.endswith("residents is beyond what is possible; it takes more than 0")
    assert word(problem, "da").what.endswith("residents er uden for det mulige; det skal være mere end 0")
