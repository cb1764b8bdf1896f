"""`karlemose check`: findings with snippet, next step and "did you mean", and design.md's exit codes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.cli import main
from tests.conftest import Ran

# A model: of a place much more is asked before it is clean.
HEAD = "schema: 1\nid: park\nversion: 1\nkind: model\nname: {da: Park, en: Park}\nextends: {playbook: karlemose, version: 1}\n"
Run = Callable[..., Ran]
Files = Callable[[dict[str, str | bytes]], Path]

TYPO = HEAD + "meetings:\n  operational:\n    participants:\n      polise: core\n"


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests may themselves run on GitHub, or for a person who asks for no colour."""
    for name in ("GITHUB_ACTIONS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


def test_a_clean_playbook(files: Files, karlemose: Run) -> None:
    files({"playbook.yml": HEAD})
    ran = karlemose("check", "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "1 playbook checked: no errors, no warnings\n"


def test_a_typo_is_shown_with_what_was_meant(files: Files, karlemose: Run) -> None:
    files({"playbook.yml": TYPO})
    ran = karlemose("check", "--lang", "en")
    assert ran.code == 1
    assert 'playbook.yml:10:7: KM201 unknown partner "polise" in meetings.operational.participants\n' in ran.out
    assert '  10 |       polise: core\n     |       ^^^^^^ did you mean "police"?\n' in ran.out
    assert "  see: karlemose/partners.yml:" in ran.out
    assert "  help: " in ran.out


def test_the_same_in_danish(files: Files, karlemose: Run) -> None:
    files({"playbook.yml": TYPO})
    ran = karlemose("check")
    assert "KM201 ukendt partner" in ran.out
    assert 'mente du "police"?' in ran.out
    assert "did you mean" not in ran.out


def test_warnings_alone_are_clean_unless_strict(files: Files, karlemose: Run) -> None:
    files({"playbook.yml": HEAD.replace("{da: Park, en: Park}", "Park")})
    assert karlemose("check").code == 0
    assert karlemose("check", "--strict").code == 1


def test_a_missing_playbook_could_not_run(files: Files, karlemose: Run) -> None:
    files({})
    ran = karlemose("check", "nowhere", "--lang", "en")
    assert ran.code == 2
    assert ran.out.startswith("nowhere: KM001 ")
    assert "nowhere:1:1" not in ran.out


def test_wrong_usage_could_not_run(karlemose: Run) -> None:
    assert karlemose("check", "--nonsense").code == 2
    assert karlemose("chekc").code == 2


def test_several_playbooks_at_once(files: Files, karlemose: Run) -> None:
    files({"a/playbook.yml": HEAD, "b/playbook.yml": TYPO})
    ran = karlemose("check", "a", "b", "--lang", "en")
    assert ran.code == 1
    assert ran.out.endswith("2 playbooks checked: 1 error, no warnings\n")


def test_what_is_named_twice_is_said_once(files: Files, karlemose: Run) -> None:
    files({"playbook.yml": TYPO})
    ran = karlemose("check", "playbook.yml", ".", "--lang", "en")
    assert ran.out.count("KM201") == 1
    assert ran.out.endswith("1 playbook checked: 1 error, no warnings\n")


def test_what_is_ignored_is_counted_apart(files: Files, karlemose: Run) -> None:
    files({"playbook.yml": HEAD.replace("{da: Park, en: Park}", "Park # karlemose: ignore[KM303] It is on the sign.")})
    ran = karlemose("check", "--strict", "--lang", "en")
    assert (ran.code, ran.out) == (0, "1 playbook checked: no errors, no warnings, 1 finding ignored\n")


def test_a_long_value_is_not_repeated_whole(files: Files, karlemose: Run) -> None:
    files({"playbook.yml": HEAD + f"place: {{time_zone: {'x' * 4000}}}\n"})
    ran = karlemose("check", "--lang", "en")
    assert "x" * 121 not in ran.out


def test_a_fault_of_the_tool_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(path: Path) -> None:
        raise ZeroDivisionError

    monkeypatch.delenv("KARLEMOSE_TRACEBACK", raising=False)
    monkeypatch.setattr("karlemose_model.cli.check.read_playbook", broken)
    with pytest.raises(SystemExit) as stopped:
        main(["check"])
    assert stopped.value.code == 70
    error = capsys.readouterr().err
    assert "Traceback" not in error
    assert "an error of the tool itself" in error


def test_a_file_that_cannot_be_read_is_told_in_its_own_language(files: Files, karlemose: Run) -> None:
    files({"playbook.yml": HEAD + "languages: [da, en]\nplace:\n\tcountry: DK\n"})
    assert "hjælp:" in karlemose("check").out
