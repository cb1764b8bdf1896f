"""What is fixed of an evaluation: each slip is told at its line, as an error where no honest result is left."""

from __future__ import annotations

import re
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
from karlemose_model.text import Text
from karlemose_model.wording import word
from tests.conftest import looked_at
from tests.reading.test_evaluation_counts import EVALUATION
from tests.reading.test_meeting_records import HEAD

Files = Callable[[dict[str, str | bytes]], Path]
Look = Callable[..., list[Problem]]
CODES = {f"KM{number}" for number in range(550, 570)} | {f"KM{number}" for number in range(590, 600)}
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
        # Windows that reach over the start are one mistake: what months they then have is seen afterwards.
        ([(BEFORE, "before: {from: 2024-01, to: 2025-02}")], [("KM559", 5, ERROR)]),
        # A wrong year of the start is one mistake, whatever else then seems to lie after it.
        ([(START, "start: 2024-01-01")], [("KM559", 5, ERROR)]),
        ([(FIXED, "fixed: 2025-01-01")], []),
        ([(FIXED, "fixed: 2025-01-02")], [("KM561", 4, WARNING)]),
        ([(FIXED, "fixed: 2025-12-31")], [("KM561", 4, WARNING)]),
        ([(FIXED, "fixed: 2026-01-01")], [("KM560", 4, ERROR)]),
        ([("kind: estate", "kind: comparison, why: {da: x, en: y}")], [("KM562", 7, ERROR)]),
        ([("kind: comparison", "kind: estate")], [("KM562", 9, ERROR)]),
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


BOTH_YEARS = "before: {from: 2023-01, to: 2024-12}"


FIRST_HALF = "before: {from: 2024-07, to: 2024-12}"
OfferedWindows = tuple[tuple[str, ...], int, int]


@pytest.mark.parametrize(
    ("start", "before", "after", "offered"),
    [
        (START, BEFORE, "after: {from: 2025-01, to: 2025-11}", [(("after: {from: 2025-01, to: 2025-12}",), 0, 1)]),
        (START, BEFORE, "after: {from: 2025-01, to: 2025-09}", [((AFTER,), 0, 3)]),
        # A year more on one side: it is counted on the other side too, or a year is lost.
        (START, BOTH_YEARS, AFTER, [(("after: {from: 2025-01, to: 2026-12}",), 0, 12), ((BEFORE,), 12, 0)]),
        (START, BEFORE, "after: {from: 2025-01, to: 2026-12}", [((BOTH_YEARS,), 0, 12), ((AFTER,), 12, 0)]),
        # Who would lose most of the months is not offered that.
        (START, "before: {from: 2022-01, to: 2024-12}", AFTER, [(("after: {from: 2025-01, to: 2027-12}",), 0, 24)]),
        (START, BEFORE, "after: {from: 2025-03, to: 2026-02}", [((AFTER,), 2, 2)]),
        ("start: 2025-02-15", BEFORE, "after: {from: 2025-05, to: 2026-04}", [(("before: {from: 2024-02, to: 2025-01}", "after: {from: 2025-03, to: 2026-02}"), 3, 3)]),
        ("start: 2025-01-13", BOTH_YEARS, "after: {from: 2025-02, to: 2026-01}", [(("after: {from: 2025-02, to: 2027-01}",), 0, 12), ((BEFORE,), 12, 0)]),
        # Less than a year, or more than whole years, is offered to nobody.
        (START, FIRST_HALF, "after: {from: 2025-07, to: 2025-11}", [((BEFORE, AFTER), 0, 13)]),
        (START, FIRST_HALF, AFTER, [((BEFORE,), 0, 6)]),
        (START, "before: {from: 2023-11, to: 2024-12}", "after: {from: 2025-01, to: 2026-01}", [((BEFORE, AFTER), 3, 0)]),
    ],
)  # fmt: skip
def test_the_ways_to_make_windows_alike_are_offered_and_fit(
    look: Look, start: str, before: str, after: str, offered: list[OfferedWindows]
) -> None:
    changes = [(START, start), (BEFORE, before), (AFTER, after)]
    (problem,) = [one for one in look(*changes) if one.code != "KM558"]
    said = [
        f"{' and '.join(windows)} (months that drop out: {dropped}, new ones: {added})"
        for windows, dropped, added in offered
    ]
    assert word(problem, "en").help.endswith(f"are the same: {' or '.join(said)}")
    # It is told at the window that is best changed.
    assert (problem.code, line(problem)) == ("KM557", {"before": 5, "after": 6}[offered[0][0][-1].partition(":")[0]])
    for windows, _, _ in offered:
        new = {"before": before, "after": after} | {one.partition(":")[0]: one for one in windows}
        assert look((START, start), (BEFORE, new["before"]), (AFTER, new["after"])) == []


def test_windows_that_differ_are_told_with_their_months(look: Look) -> None:
    (problem,) = look((AFTER, "after: {from: 2025-01, to: 2025-11}"))
    danish, english = word(problem, "da"), word(problem, "en")
    assert danish.what.startswith(
        "before: har 12 måneder (januar 2024 – december 2024), og after: har 11 (januar 2025 – november 2025);"
    )
    assert (
        "has 12 months (January 2024 – December 2024) and after: has 11 (January 2025 – November 2025)" in english.what
    )
    assert "after: {from: 2025-01, to: 2025-12} (months that drop out: 0, new ones: 1)" in english.help
    assert "after: {from: 2025-01, to: 2025-12} (måneder, der går ud: 0, nye: 1)" in danish.help


def test_one_short_window_is_one_problem_and_two_are_told_of_the_year(look: Look) -> None:
    later = "after: {from: 2025-07, to: 2025-11}"
    assert [one.code for one in look((BEFORE, FIRST_HALF))] == ["KM557"]
    assert [one.code for one in look((BEFORE, FIRST_HALF), (AFTER, later))] == ["KM558", "KM557"]


@given(
    st.dates(date(2000, 1, 1), date(2090, 12, 31)),
    st.integers(1, 40),
    st.integers(1, 40),
    st.integers(0, 30),
    st.integers(0, 30),
)
def test_any_window_that_is_offered_has_the_same_months(
    start: date, length: int, other: int, gap: int, later: int
) -> None:
    def month(number: int) -> str:
        return f"{number // 12:04}-{number % 12 + 1:02}"

    last = start.year * 12 + start.month - 2 - gap
    before = {"from": month(last - length + 1), "to": month(last)}
    after = {"from": month(last + 1 + later), "to": month(last + other + later)}
    values = {"start": start.isoformat(), "fixed": start.isoformat(), "before": before, "after": after}
    written = Evaluation.model_validate(values)

    def alike(one: Evaluation) -> bool:
        return evaluation_months.are_alike(one.start, *(evaluation_months._numbers(w) for w in (one.before, one.after)))

    found = evaluation_months.offers(written)
    assert found
    for offered in found:
        changes = {}
        for one in offered.written:
            assert re.fullmatch(r"(before|after): \{from: [0-9]{4}-[0-9]{2}, to: [0-9]{4}-[0-9]{2}\}", one)
            key, ends = one.partition(": ")[::2]
            changes[key] = dict(part.split(": ") for part in ends.strip("{}").split(", "))
        changed = Evaluation.model_validate(values | changes)
        assert changed.after.from_ >= start or set(changes) == {"before"}
        assert changed.before.to < start
        assert alike(changed)
        assert len(changed.before.months) % 12 == 0
        lengths = [len(months) for months in offered.windows.values()]
        assert offered.dropped - offered.added == sum(map(len, offered.instead_of.values())) - sum(lengths) - sum(
            len(months) for key, months in offered.instead_of.items() if key not in changes
        )
        assert offered.keeps_most or set(changes) == {"before", "after"}
        for held in (written, changed):
            if alike(held):
                assert sorted(m.month for m in held.before.months) == sorted(m.month for m in held.after.months)


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


def test_days_and_months_are_written_as_people_do(look: Look) -> None:
    for changes, danish, english in (
        ((FIXED, "fixed: 2026-01-05"), "den 5. januar 2026, efter den sidste måned med tal, december 2025", "on 5 January 2026, after the data's last month, December 2025"),
        ((FIXED, "fixed: 2025-01-05"), "den 5. januar 2025, da indsatsen havde været i gang siden den 1. januar 2025", "on 5 January 2025, when the work had been going on since 1 January 2025"),
        ((START, "start: 2025-01-02"), "er januar 2025 til december 2025 og ligger ikke på sin egen side af starten, den 2. januar 2025", "is January 2025 to December 2025, and does not lie on its side of the start, 2 January 2025"),
        ((AFTER, "after: {from: 2025-12, to: 2025-01}"), "slutter med januar 2025, før den begynder med december 2025", "ends with January 2025, before it begins with December 2025"),
        ((AFTER, f"{AFTER}\n  placebo: 2024-06"), "placebo juni 2024", "the placebo June 2024"),
    ):  # fmt: skip
        (problem,) = look(changes)
        assert danish in word(problem, "da").what
        assert english in word(problem, "en").what


def test_a_window_on_the_wrong_side_is_told_the_months_that_it_may_have(look: Look) -> None:
    for start, before, after in (("2025-01-02", "2024-12", "2025-02"), ("2025-02-01", "2025-01", "2025-02")):
        problem = look((START, f"start: {start}"))[0]
        assert (problem.code, problem.data["ends"], problem.data["begins"]) == ("KM559", before, after)


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
    # At the row before the first month that is missing.
    assert [(one.code, one.place.line, one.severity, missing(one, "en")) for one in found] == [
        ("KM568", 3, ERROR, "March 2024, May 2024 – July 2024"),
        ("KM568", 19, WARNING, "November 2025 – December 2025"),
    ]
    assert found[0].place.file == "records/evaluation/counts.csv"
    assert missing(found[0], "da") == "marts 2024, maj 2024 – juli 2024"


def missing(problem: Problem, language: str) -> str:
    said = problem.data["missing"]
    assert isinstance(said, Text)
    return said.said_in(language)


def test_the_first_months_are_told_at_the_first_row(look: Look) -> None:
    found = look(counts=rows("here", 4, 24) + rows("north", 1, 24))
    assert [(one.code, one.place.line, missing(one, "en")) for one in found] == [
        ("KM568", 2, "January 2024 – March 2024")
    ]


def test_the_same_month_missing_in_several_areas_is_told_once(look: Look) -> None:
    found = look(counts=rows("here", 1, 24, but=(5,)) + rows("north", 1, 24, but=(5,)))
    assert [(one.code, one.place.line, one.data["area"], missing(one, "en")) for one in found] == [
        ("KM568", 5, "here, north", "May 2024")
    ]
    apart = look(counts=rows("here", 1, 24, but=(5,)) + rows("north", 1, 24, but=(6,)))
    assert [one.data["area"] for one in apart] == ["here", "north"]


WRONG_CELLS = [
    ("here,burglary,2024-05,2", "here,burglary,2024-05,many", "KM553"),
    ("here,burglary,2024-05,2", "here,burglary,2024-05,", "KM412"),
    ("here,burglary,2024-05,2", "here,burglary,maj-24,2", "KM552"),
    ("here,burglary,2024-05,2", "heer,burglary,2024-05,2", "KM551"),
    ("here,burglary,2024-05,2", "here,burglery,2024-05,2", "KM551"),
    ("here,burglary,2024-05,2", "here,burglary,2024-05,2,3", "KM403"),
    ("here,burglary,2024-05,2", "here,burglary,2024-04,2", "KM554"),
    ("area,outcome,month,count", "area,outcome,when,count", "KM404"),
]


@pytest.mark.parametrize(("old", "new", "code"), WRONG_CELLS)
def test_a_count_that_is_there_and_wrong_is_not_missing_too(files: Files, old: str, new: str, code: str) -> None:
    counts = FIRST + rows("here", 1, 24) + rows("north", 1, 24)
    assert counts.count(old) == 1
    tree: dict[str, str | bytes] = {
        "playbook.yml": HEAD + EVALUATION, "records/evaluation/counts.csv": counts.replace(old, new),
    }  # fmt: skip
    problems = [one for one in looked_at(files(tree)).problems if one.code != "KM402"]
    assert [one.code for one in problems] == [code]


def test_what_is_missing_beside_a_wrong_cell_is_still_told(look: Look) -> None:
    wrong = rows("here", 1, 24, but=(7,)).replace("2024-05,2", "2024-05,many") + rows("north", 1, 24)
    assert [(one.code, one.place.line) for one in look(counts=wrong)] == [("KM553", 6), ("KM568", 7)]


def test_a_last_month_that_can_not_be_read_is_there_all_the_same(look: Look) -> None:
    late = (FIXED, "fixed: 2025-12-10")
    counts = rows("here", 1, 24) + rows("north", 1, 23)
    wrong = counts.replace("here,burglary,2025-12,2", "here,burglary,2025-12,x")
    assert {one.code for one in look(late, counts=wrong)} == {"KM553", "KM561", "KM568"}


def test_an_area_without_a_row_is_told_where_the_playbook_names_it(look: Look) -> None:
    found = look(counts=rows("here", 1, 24))
    assert told(found) == [("KM568", 9, WARNING)]
    assert missing(found[0], "en") == "January 2024 – December 2025"


def test_an_outcome_without_a_row_is_told_once(files: Files) -> None:
    problems = looked_at(files({"playbook.yml": HEAD + EVALUATION})).problems
    assert told([one for one in problems if one.code == "KM568"]) == [("KM568", 11, WARNING)]


def test_a_month_that_is_not_over_is_not_missing(look: Look) -> None:
    later = (AFTER, "after: {from: 2026-01, to: 2026-12}")
    start = (START, "start: 2026-01-01")
    before = (BEFORE, "before: {from: 2025-01, to: 2025-12}")
    # The tests look on 26 November 2026: October is over, November is not.
    found = look(later, start, before, counts=rows("here", 13, 34) + rows("north", 13, 33))
    assert [(one.code, one.data["area"], missing(one, "da")) for one in found] == [("KM568", "north", "oktober 2026")]


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


@pytest.mark.parametrize(("primary", "severity"), [("primary: true", ERROR), ("primary: false", WARNING)])
def test_comparison_areas_in_which_nothing_was_recorded_before_are_told(
    look: Look, primary: str, severity: Severity
) -> None:
    none = rows("here", 1, 24) + rows("north", 1, 12, 0)
    for counts in (none + rows("north", 13, 24), none + rows("north", 13, 24, 0), none):
        found = [one for one in look(("primary: true", primary), counts=counts) if one.code in ("KM569", "KM590")]
        assert told(found) == [("KM590", 11, severity)]
        assert found[0].data["areas"] == "north"
    once = none.replace("north,burglary,2024-12,0", "north,burglary,2024-12,1") + rows("north", 13, 24)
    few = none.replace("north,burglary,2024-12,0\n", "")
    # One area in which something was recorded is enough; a month that was not counted may be that one.
    for counts in (once, few):
        assert "KM590" not in {one.code for one in look(("primary: true", primary), counts=counts)}
    police = look(("initiated: victim, primary: true", "initiated: police"), counts=none + rows("north", 13, 24))
    assert "KM590" not in {one.code for one in police}


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
        ("covers: [Prøvevej]", "covers: [Prøvevej], residents: 0", "KM198", ""),
        ("covers: [Prøvevej]", "covers: [Prøvevej], residents: -3", "KM137", ""),
        (FIXED, f"{FIXED}\n  margin: 25", "KM137", "1.25"),
        (FIXED, f"{FIXED}\n  margin: 125", "KM137", "1.25"),
        (FIXED, f"{FIXED}\n  margin: 3.5", "KM137", ""),
        (FIXED, f"{FIXED}\n  margin: 250", "KM137", "2.5"),
        (FIXED, f"{FIXED}\n  margin: 900", "KM137", ""),
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
    assert word(problem, "en").help == "correct the number, or delete the line residents: if nobody knows it"
