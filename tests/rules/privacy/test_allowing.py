"""What may stand with a reason: by its place or by its words, shown wherever findings are, and told when nothing needs it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from karlemose_model.model import allowed_values
from karlemose_model.problems import Place, Problem
from karlemose_model.reading import read_playbook
from karlemose_model.rules import checked
from karlemose_model.rules.examined import Examined
from karlemose_model.wording import word
from tests.conftest import AS_OF, Ran, looked_at

HEAD = "schema: 1\nid: park\nversion: 1\nkind: estate\nname: {da: Park, en: Park}\nlanguages: [en]\nextends: {playbook: karlemose, version: 1}\n"
BY_PLACE = "allowed:\n  case: {finding: KM310, file: records/actions.yml, line: 3, reason: No person's.}\n"
RECORD = "schema: 1\nevents: []\n# 311257-5000\n"
Files = Callable[[dict[str, str]], Path]


def codes(folder: Path) -> list[str]:
    return [problem.code for problem in looked_at(folder).problems]


def test_it_is_let_pass_where_it_stands_and_nowhere_else(files: Files) -> None:
    folder = files({"playbook.yml": HEAD + BY_PLACE, "records/actions.yml": RECORD})
    assert codes(folder) == []
    (ignored,) = looked_at(folder).ignored
    assert (ignored.problem.code, ignored.problem.place.line, ignored.allowed) == ("KM310", 3, "case")
    files({"records/actions.yml": f"\n{RECORD}"})
    assert codes(folder) == ["KM502", "KM310"]


def test_also_while_something_else_is_wrong_and_then_nothing_is_said_of_entries(files: Files) -> None:
    tree = {"playbook.yml": f"{HEAD}surprise: 1\n{BY_PLACE}", "records/actions.yml": RECORD}
    assert codes(files(tree)) == ["KM130"]
    assert codes(files({"records/actions.yml": "schema: 1\nevents: []\n"})) == ["KM130"]


def test_the_file_is_named_from_the_folder_of_the_playbook_that_says_so(files: Files) -> None:
    below = HEAD.replace("park", "kommune").replace("estate", "municipality")
    tree = {
        "kommune/playbook.yml": f"{below}# 311257-5000\n",
        "kommune/allowed.yml": "case: {finding: KM310, file: playbook.yml, line: 8, reason: No person's.}\n",
        "park/playbook.yml": HEAD.replace("playbook: karlemose", "playbook: ../kommune"),
    }
    assert [one for one in codes(files(tree) / "park") if one in ("KM310", "KM502")] == []


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("finding: KM310, file: a.yml, line: 2", "KM178"),
        ("finding: KM310, file: a.yml, line: 2, reason: ''", "KM120"),
        ("finding: KM310, file: a.yml, reason: Why.", "KM500"),
        ("finding: KM505, line: 2, reason: Why.", "KM500"),
        ("finding: KM505, reason: Why.", "KM500"),
        ("finding: KM505, file: a.yml, line: 2, value: x, reason: Why.", "KM500"),
        ("finding: KM310, value: x, reason: Why.", "KM501"),
        ("finding: KM301, value: x, reason: Why.", "KM135"),
        ("finding: KM310, file: a.yml, line: 0, reason: Why.", "KM198"),
    ],
)
def test_an_entry_says_what_is_found_where_and_why(files: Files, entry: str, code: str) -> None:
    assert codes(files({"playbook.yml": f"{HEAD}allowed: {{one: {{{entry}}}}}\n"})) == [code]


def a_rule() -> ModuleType:
    """Finds the words of two risks, and of each only where its words are not allowed."""
    rule = ModuleType("karlemose_model.rules.privacy.sample")

    def check(examined: Examined, allowed: frozenset[str]) -> Iterator[Problem]:
        """Says that the words stand there."""
        for line, said in ((9, "Kim"), (10, "Bo")):
            if said not in allowed:
                yield Problem("KM505", Place("playbook.yml", line))

    rule.check = check  # type: ignore[attr-defined]
    return rule


def test_it_is_let_pass_by_its_words(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("karlemose_model.rules.BY_VALUE", (a_rule(),))
    text = HEAD + (
        "allowed:\n"
        "  kim: {finding: KM505, value: Kim, reason: The name of the house.}\n"
        "  other: {finding: KM507, value: Bo, reason: Another kind.}\n"
    )
    reading = checked(read_playbook(files({"playbook.yml": text})), AS_OF)
    found = [(one.code, one.place.line) for one in reading.problems if one.code.startswith("KM5")]
    assert found == [("KM505", 10), ("KM502", 10)] or found == [("KM502", 10), ("KM505", 10)]
    assert [(one.problem.place.line, one.allowed) for one in reading.ignored] == [(9, "kim")]
    assert reading.playbook is not None
    assert allowed_values(reading.playbook.allowed, "KM505") == {"Kim"}
    assert allowed_values(reading.playbook.allowed, "KM310") == frozenset()


def test_it_is_shown_with_its_reason_in_every_format(files: Files, karlemose: Callable[..., Ran]) -> None:
    files({"playbook.yml": HEAD + BY_PLACE, "records/actions.yml": RECORD})
    shown = karlemose("check")
    assert "Let pass:\n  records/actions.yml:3:3: KM310 let pass by allowed.case: No person's.\n" in shown.out
    told = json.loads(karlemose("check", "--format", "json").out)["ignored"]
    assert [(one["code"], one["line"], one["allowed"], one["reason"]) for one in told] == [
        ("KM310", 3, "case", "No person's.")
    ]
    (run,) = json.loads(karlemose("check", "--format", "sarif").out)["runs"]
    suppressed = [one["suppressions"] for one in run["results"] if one["suppressions"]]
    assert suppressed == [[{"kind": "external", "justification": "No person's."}]]
    assert 'skipped message="No person\'s."' in karlemose("check", "--format", "junit").out
    for name in ("full", "concise", "json", "github", "junit", "sarif"):
        ran = karlemose("check", "--format", name)
        assert "5000" not in ran.out + ran.err


@pytest.mark.parametrize(
    ("code", "danish", "english"),
    [
        ("KM310", "finding: KM310, file:, line: og reason:", "finding: KM310, file:, line: and reason:"),
        ("KM502", "linjen, som det nu står i, eller ordene", "the line in which it now stands, or the words"),
        ("KM506", "lad det passere under allowed:", "finding: KM506, value: and reason:"),
    ],
)
def test_the_help_tells_what_an_entry_holds_in_each_case(code: str, danish: str, english: str) -> None:
    problem = Problem(
        code, Place("playbook.yml"), {"found": "phone", "page": "x", "path": "allowed.x", "code": "KM505"}
    )
    assert danish in word(problem, "da").help
    assert english in word(problem, "en").help
