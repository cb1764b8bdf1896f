"""An evaluation and its plan from the command line: in both languages, for programs, into a file; and what stops it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.problems import NotInstalled
from tests.conftest import Files, Ran
from tests.network.sample import tree
from tests.network.test_evaluations import AGREEING

Run = Callable[..., Ran]

PLAYBOOK = """\
schema: 1
id: park
version: 1
kind: estate
name: {da: Park, en: Park}
notice: {da: Parken er opdigtet., en: The park is fictional.}
languages: [da, en]
extends: {playbook: karlemose, version: 1}
"""
EVALUATION = """\
evaluation:
  start: 2025-01-01
  fixed: 2024-11-20
  before: {from: 2024-01, to: 2024-12}
  after: {from: 2025-01, to: 2025-12}
  areas:
    here: {kind: estate, name: Parken, covers: [Parkvej]}
    there: {kind: comparison, name: Skoven, covers: [Skovvej], why: {da: Lige så stor., en: As large.}}
  outcomes:
    burglary: {name: {da: Indbrud i boliger, en: Burglaries in homes}, initiated: victim, primary: true}
    violence: {name: {da: Vold, en: Violence}, initiated: victim}
    drugs: {name: {da: Narkotika, en: Drug offences}, initiated: police}
"""
SERIES = [5, 6, 4, 5, 7, 3, 5, 5, 4, 6, 5, 5]
COUNTS = "area,outcome,month,count,source\n" + "".join(
    f"{area},burglary,2024-{month:02d},{count},Synthetic\n"
    for area in ("here", "there")
    for month, count in enumerate(SERIES, start=1)
)
AFTER = "area,outcome,month,count,source\n" + "".join(
    f"{area},burglary,2025-{month:02d},{count - fewer},Synthetic\n"
    for area, fewer in (("here", 3), ("there", 0))
    for month, count in enumerate(SERIES, start=1)
)
TREE: Files = {"playbook.yml": PLAYBOOK + EVALUATION, "records/evaluation/counts.csv": COUNTS}
SEEN_ON = ("--as-of", "2025-01-02")


@pytest.fixture
def park(files: Callable[[Files], Path]) -> Path:
    return files(TREE)


def test_the_plan_says_what_can_be_found(park: Path, karlemose: Run) -> None:
    said = karlemose("evaluate", "plan", "--lang", "en", *SEEN_ON)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("# Evaluation: what it can find\n")
    assert "The park is fictional." in said.out
    assert "What is counted: Burglaries in homes." in said.out
    assert (
        "With 5.0 offences a month in the estate, 12 months before and 12 after, and a comparison of the same size, a true fall "
        "of 30 per cent would be found in about 26 of 100 cases. The smallest true fall that would be found in four of five "
        "cases is 57 per cent."
    ) in said.out
    assert "| with 24 months before and 24 after | 46 |" in said.out
    assert "| 50 per cent | from 5.0 to 2.5 | 67 |" in said.out


def test_it_is_in_the_playbooks_language_without_another(park: Path, karlemose: Run) -> None:
    said = karlemose("evaluate", "plan", "-p", park, *SEEN_ON)
    assert said.code == 0
    assert "Med 5,0 anmeldelser om måneden i boligområdet, 12 måneder før og 12 efter" in said.out
    assert "vil et reelt fald på 30 procent blive påvist i omkring 26 ud af 100 tilfælde." in said.out
    assert "| 50 procent | fra 5,0 til 2,5 | 67 |" in said.out
    assert "Der tælles: Indbrud i boliger." in said.out


def test_a_program_gets_numbers(park: Path, karlemose: Run) -> None:
    said = karlemose("evaluate", "plan", "--format", "json", *SEEN_ON)
    assert said.code == 0
    document = json.loads(said.out)
    assert (document["format"], document["version"]) == ("karlemose-evaluation-plan", 1)
    assert (document["playbook"], document["as_of"], document["missing"]) == ("park", "2025-01-02", None)
    plan = document["plan"]
    assert (plan["outcome"], plan["mean"], plan["months"], plan["method"]) == ("burglary", 5.0, 12, "exact")
    assert [one["fall"] for one in plan["powers"]] == [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]
    assert plan["improvements"][0]["data"] == {"months": 24}
    assert said.out == karlemose("evaluate", "plan", "--format", "json", *SEEN_ON).out


@pytest.mark.parametrize("format_", ["text", "json"])
def test_it_goes_into_a_file_which_is_known_again_and_no_others(
    park: Path, karlemose: Run, tmp_path: Path, format_: str
) -> None:
    file = tmp_path / "plan.txt"
    for lang in ("da", "en"):
        call = ("evaluate", "plan", "--format", format_, "--output", file, "--lang", lang, *SEEN_ON)
        assert karlemose(*call).code == 0
        plain = karlemose("evaluate", "plan", "--format", format_, "--lang", lang, *SEEN_ON).out
        assert file.read_text("utf-8") == plain
    file.write_text("# Our own notes\n", "utf-8")
    refused = karlemose("evaluate", "plan", "--output", file, *SEEN_ON)
    assert refused.code == 2
    assert "KM189" in refused.err
    assert file.read_text("utf-8") == "# Our own notes\n"


def test_the_result_is_told_when_the_months_after_are_over(files: Callable[[Files], Path], karlemose: Run) -> None:
    files({**TREE, "records/evaluation/after.csv": AFTER})
    said = karlemose("evaluate", "--lang", "en", "--as-of", "2026-01-01")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("# Evaluation: the result\n")
    assert "| Parken | 60 | 24 | down 60 per cent |" in said.out
    assert "| The comparison area | 60 | 60 | unchanged |" in said.out
    assert "Ratio of rates: 0.40" in said.out
    # What the picture of the months shows is told on one line.
    assert ".svg" not in said.out
    assert "Recorded offences by month" not in said.out
    assert (
        "\nFrom January 2024 to December 2025, start 1 January 2025. By month: the estate 5.0 before, 2.0 after; the comparison, "
        "brought to its level before, 5.0 after.\n"
    ) in said.out
    danish = karlemose("evaluate", "-p", ".", "--as-of", "2026-01-01").out
    assert danish.startswith("# Effektmåling: resultatet\n")
    # One comparison area may have gone its own way.
    assert "**Konklusion: peger på.**" in danish
    assert "Det kræver mindst to sammenligningsområder" in danish


def test_until_then_it_says_why_there_is_none(files: Callable[[Files], Path], karlemose: Run) -> None:
    files({**TREE, "records/evaluation/after.csv": AFTER})
    said = karlemose("evaluate", "--lang", "en", "--as-of", "2025-12-31")
    assert said.code == 0
    assert "**No result.**" in said.out
    assert "| Parken |" not in said.out


def test_a_program_gets_all_figures_of_the_result(
    files: Callable[[Files], Path], karlemose: Run, tmp_path: Path
) -> None:
    files({**TREE, "records/evaluation/after.csv": AFTER})
    file = tmp_path / "result.json"
    call = ("evaluate", "--format", "json", "--output", file, "--as-of", "2026-01-01")
    assert [karlemose(*call).code, karlemose(*call).code] == [0, 0]
    document = json.loads(file.read_text("utf-8"))
    assert (document["format"], document["version"], document["missing"]) == ("karlemose-evaluation", 1, None)
    impact = document["impact"]
    assert (impact["strength"], impact["doubts"]) == ("points_to", ["comparison_untested"])
    assert impact["ratio"]["method"] == "exact"
    assert impact["segmented"] == {"why": "too_few_months", "data": {"months": 12, "needed": 24}}


COSTS = """\
economy: {currency: DKK, price_year: 2025, first_year: 2025, horizon: 1, questions: [case]}
sources:
  books: {title: {da: Regnskab, en: Accounts}, publisher: {da: Parken, en: The park}, published: "2025"}
unit_values:
  case:
    name: {da: Et indbrud, en: A burglary}
    value: 20000
    low: 10000
    high: 40000
    per: {da: ét indbrud, en: one burglary}
    price_year: 2025
    currency: DKK
    paid_by: {victims: 1}
    cashable: false
    not_covered: {da: Utryghed., en: Fear.}
    source: books
costs:
  hours:
    text: {da: Timer., en: Hours.}
    counted: {amount: 100000, low: 90000, high: 120000, every: once, from: 2025, to: 2025, price_year: 2025, currency: DKK, paid_by: {police: 1}, cashable: false, source: books}
"""


def test_the_cost_is_told_with_what_it_would_take(files: Callable[[Files], Path], karlemose: Run) -> None:
    files({"playbook.yml": PLAYBOOK + COSTS})
    said = karlemose("evaluate", "cost", "--lang", "en", "--as-of", "2026-01-01")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("# Evaluation: what it cost, and what it was worth\n")
    assert "- A burglary: 5 (from 2.2 to 12) (lines 1, 2)." in said.out
    assert "| Police | 0.10 | line 1 |" in said.out
    assert "| 1 | Hours | DKK 100,000" in said.out
    assert "<span" not in said.out
    assert "`costs.hours.counted.amount`" in said.out
    document = json.loads(karlemose("evaluate", "cost", "--format", "json", "--as-of", "2026-01-01").out)
    assert (document["format"], document["missing"]) == ("karlemose-evaluation-cost", None)
    assert [one["key"] for one in document["balance"]["lines"]] == ["hours"]


def test_a_playbook_without_an_economy_has_no_balance(park: Path, karlemose: Run) -> None:
    said = karlemose("evaluate", "cost", "--lang", "en", *SEEN_ON)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("The playbook has no economy:")


def test_what_stands_before_plan_is_meant_for_it(park: Path, karlemose: Run) -> None:
    said = karlemose("evaluate", "--lang", "en", *SEEN_ON, "plan")
    assert said.out == karlemose("evaluate", "plan", "--lang", "en", *SEEN_ON).out


def test_without_the_extra_it_says_what_to_install(
    files: Callable[[Files], Path], karlemose: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_there(*_: object) -> None:
        raise NotInstalled("evaluation", "statsmodels")

    monkeypatch.setattr("karlemose_model.evaluation.choosing.impact", not_there)
    files({**TREE, "records/evaluation/after.csv": AFTER})
    said = karlemose("evaluate", "--lang", "en", "--as-of", "2026-01-01")
    assert (said.code, said.out) == (2, "")
    assert "statsmodels is missing" in said.err
    assert "[evaluation]" in said.err


def test_what_is_missing_is_said_and_is_no_failure(park: Path, karlemose: Run) -> None:
    violence = karlemose("evaluate", "plan", "--outcome", "violence", "--lang", "en", *SEEN_ON)
    assert violence.code == 0
    assert "What is counted: Violence." in violence.out
    assert "Counts are missing in the months before, 24 in all. Areas: Parken, Skoven." in violence.out
    early = karlemose("evaluate", "plan", "--as-of", "2024-12-31", "--lang", "en")
    assert early.code == 0
    assert "Of the months before, 11 are over, and at least 12 are needed." in early.out
    document = json.loads(karlemose("evaluate", "plan", "--as-of", "2024-12-31", "--format", "json").out)
    assert document["plan"] is None
    assert document["missing"] == {"why": "too_few_months", "data": {"months": 11, "needed": 12}}


@pytest.mark.parametrize("outcome", ["drugs", "weather"])
def test_only_what_victims_report_can_be_asked_about(park: Path, karlemose: Run, outcome: str) -> None:
    said = karlemose("evaluate", "plan", "--outcome", outcome, "--lang", "en", *SEEN_ON)
    assert (said.code, said.out) == (2, "")
    assert said.err == f"There is no outcome {outcome} that victims report. There are: burglary, violence.\n"


def test_a_playbook_without_an_evaluation_has_nothing_to_plan(files: Callable[[Files], Path], karlemose: Run) -> None:
    files({"playbook.yml": PLAYBOOK})
    said = karlemose("evaluate", "plan", *SEEN_ON)
    assert (said.code, said.out) == (2, "")
    assert "Drejebogen har ikke afsnittet evaluation:" in said.err


def test_a_playbook_with_errors_is_told_first(files: Callable[[Files], Path], karlemose: Run) -> None:
    files({"playbook.yml": PLAYBOOK + EVALUATION.replace("kind: estate", "kind: castle")})
    assert karlemose("evaluate", "plan", *SEEN_ON).code == 1


@pytest.mark.parametrize(
    "arguments", [["evaluate", "--help"], ["evaluate", "plan", "--help"], ["evaluate", "cost", "--help"]]
)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    script = (
        "import sys\nfrom karlemose_model.cli import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit:\n    pass\n"
        "heavy = {'scipy', 'numpy', 'statsmodels', 'karlemose_model.evaluation'} & set(sys.modules)\n"
        "sys.exit(f'imported: {heavy}' if heavy else 0)\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize(
    ("lang", "title", "figure"),
    [
        ("en", "# Evaluation of the estates together\n", "3 estates together (Mantel–Haenszel): ratio of rates 0.58"),
        ("da", "# Effektmåling: boligområderne under ét\n", "3 boligområder under ét (Mantel–Haenszel): rateforhold 0,58"),
    ],
)  # fmt: skip
def test_of_a_district_it_says_what_the_estates_say_together(
    files: Callable[[Files], Path], karlemose: Run, tmp_path: Path, lang: str, title: str, figure: str
) -> None:
    files({**tree(), **AGREEING})
    said = karlemose("evaluate", "-p", "kreds", "--lang", lang, "--as-of", "2026-11-26")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(title)
    assert figure in said.out
    assert "<span" not in said.out
    file = tmp_path / "together.md"
    for _ in range(2):
        call = ("evaluate", "-p", "kreds", "--lang", lang, "--as-of", "2026-11-26", "--output", file)
        assert karlemose(*call).code == 0
    assert file.read_text("utf-8") == said.out


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (("evaluate", "--format", "json"), "--outcome and --format json are for one estate"),
        (("evaluate", "--outcome", "burglary"), "--outcome and --format json are for one estate"),
        (("evaluate", "plan"), "This is worked out for one estate: run the command in that estate's folder."),
        (("evaluate", "cost"), "This is worked out for one estate: run the command in that estate's folder."),
    ],
)
def test_what_is_for_one_estate_is_asked_for_in_its_folder(
    files: Callable[[Files], Path], karlemose: Run, call: tuple[str, ...], words: str
) -> None:
    files({**tree(), **AGREEING})
    said = karlemose(*call, "-p", "kreds", "--lang", "en", "--as-of", "2026-11-26")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(words)


def test_a_district_without_an_evaluated_estate_has_nothing_to_evaluate(
    files: Callable[[Files], Path], karlemose: Run
) -> None:
    files(dict(tree()))
    said = karlemose("evaluate", "-p", "kreds", "--lang", "en", "--as-of", "2026-11-26")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("None of the estates that the playbook lists has an evaluation:")
