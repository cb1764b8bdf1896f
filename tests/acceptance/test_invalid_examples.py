"""The faults of newcomers: what `check` says of each, in both languages, names the line to mend and is enough to mend it."""

from __future__ import annotations

import difflib
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import AS_OF, Ran

EXAMPLES = Path(__file__).parents[1] / "examples" / "invalid"
CASES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())
Run = Callable[..., Ran]

_FINDING = re.compile(r"(?m)^(?P<file>[^\s:]+)(?::(?P<line>\d+):(?P<column>\d+))?: (?P<code>KM\d{3}) ")
_OFFERED = re.compile(
    r"""\^ (?:did you mean|mente du) "(.+)"\?$|(?:quotation marks|anførselstegn)[^:\n]*: (".+?"|'.+?')(?:;|$)""",
    re.MULTILINE,
)


def expected(case: str, language: str) -> str:
    return (EXAMPLES / case / f"expected.{language}.txt").read_text("utf-8")


def findings(output: str) -> list[tuple[str, ...]]:
    """File, line, column and code of each finding; line and column are empty where only the file is known."""
    return [match.groups("") for match in _FINDING.finditer(output)]


def file_at_fault(case: str) -> str:
    """The file that the output names first: what a reader opens."""
    return findings(expected(case, "en"))[0][0]


def mended(case: str) -> Path:
    return EXAMPLES / case / f"mended{Path(file_at_fault(case)).suffix}"


@pytest.fixture
def check(karlemose: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    for name in ("GITHUB_ACTIONS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(folder: Path, language: str) -> Ran:
        monkeypatch.chdir(folder)
        return karlemose("check", "--lang", language, "--as-of", AS_OF)

    return run


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("case", CASES)
def test_the_output_is_the_one_that_was_read(case: str, language: str, check: Run) -> None:
    assert check(EXAMPLES / case, language).out == expected(case, language)


@pytest.mark.parametrize("case", CASES)
def test_once_mended_nothing_is_wrong(case: str, check: Run, tmp_path: Path) -> None:
    folder = tmp_path / case
    shutil.copytree(EXAMPLES / case, folder)
    shutil.copyfile(mended(case), folder / file_at_fault(case))
    (folder / mended(case).name).unlink()
    ran = check(folder, "en")
    assert (ran.code, ran.err) == (0, "")
    codes = {code for *_place, code in findings(expected(case, "en"))}
    assert codes.isdisjoint(code for *_place, code in findings(ran.out))


@pytest.mark.parametrize("case", CASES)
def test_the_first_change_is_in_a_line_that_the_output_names(case: str) -> None:
    file = file_at_fault(case)
    named = {int(line) for name, line, _column, _code in findings(expected(case, "en")) if name == file and line}
    if not named:
        assert case in {"utf-16-file", "word-file"}, "only a file that nobody can read has no line to name"
        return
    broken, whole = (
        path.read_bytes().decode("utf-8-sig", "replace").splitlines() for path in (EXAMPLES / case / file, mended(case))
    )
    # Of minutes that were changed after they had been closed, nobody can tell where.
    if case == "closed-minutes-changed":
        return
    changes = [each for each in difflib.SequenceMatcher(None, broken, whole).get_opcodes() if each[0] != "equal"]
    _kind, start, end, _, _ = changes[0]
    # A line that is only put in has none of its own: the one that it comes before is named.
    assert named & set(range(start + 1, max(end, start + 1) + 1))


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("case", CASES)
def test_who_writes_what_is_suggested_has_mended_it(case: str, language: str) -> None:
    """The words that the output offers to be copied stand in the mended file."""
    whole = mended(case).read_text("utf-8")
    for words in _OFFERED.findall(expected(case, language)):
        assert next(filter(None, words)) in whole


@pytest.mark.parametrize("case", CASES)
def test_both_languages_name_the_same_places(case: str) -> None:
    assert findings(expected(case, "da")) == findings(expected(case, "en")) != []
    assert expected(case, "da") != expected(case, "en")


def test_what_is_wrong_in_a_playbook_below_names_both_files() -> None:
    output = expected("fault-in-the-municipality", "en")
    assert file_at_fault("fault-in-the-municipality") == "kommune/playbook.yml"
    assert "see: playbook.yml:7:1: " in output


def test_there_are_thirty_and_each_is_complete() -> None:
    assert len(CASES) >= 30
    for case in CASES:
        names = {path.name for path in (EXAMPLES / case).iterdir()}
        assert {"playbook.yml", "expected.da.txt", "expected.en.txt", mended(case).name} <= names
