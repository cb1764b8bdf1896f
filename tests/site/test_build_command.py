"""`karlemose build`: both sites by default, one on request, and a refusal that touches nothing."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from karlemose_model.cli.build import build
from karlemose_model.files import shipped


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(build, [str(each) for each in arguments])
    return result.exit_code, result.output


PLAYBOOK = shipped("playbooks") / "karlemoseparken"


def test_both_audiences_without_being_asked(tmp_path: Path) -> None:
    code, said = run(PLAYBOOK, "--out", tmp_path, "--builder", "none", "--lang", "en")
    assert code == 0
    assert sorted(path.name for path in (tmp_path / "karlemoseparken/source").iterdir()) == ["partners", "public"]
    assert str(tmp_path / "karlemoseparken/source/public") in said


def test_one_audience(tmp_path: Path) -> None:
    code, said = run(PLAYBOOK, "--out", tmp_path, "--audience", "public")
    assert code == 0
    assert sorted(path.name for path in (tmp_path / "karlemoseparken").iterdir()) == ["public", "source"]
    assert str(tmp_path / "karlemoseparken/public/index.html") in said


def test_somebodys_folder_is_refused_with_2(tmp_path: Path) -> None:
    own = tmp_path / "karlemoseparken/public/own.txt"
    own.parent.mkdir(parents=True)
    own.write_text("mine", encoding="utf-8")
    code, said = run(PLAYBOOK, "--out", tmp_path, "--lang", "en")
    assert code == 2
    assert "KM030" in said
    assert "own.txt" in said
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [own]


def test_a_folder_without_a_playbook_is_2(tmp_path: Path) -> None:
    assert run(tmp_path, "--out", tmp_path / "build")[0] == 2
    assert not (tmp_path / "build").exists()
