"""`karlemose build`: both sites by default, one on request, and a refusal that touches nothing."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from karlemose_model.claims import LOCK, PATIENCE, alone
from karlemose_model.cli.build import build
from karlemose_model.files import shipped
from karlemose_model.site import BuilderFailed, BuilderKilled, WarmBuilder, builder
from karlemose_model.site.builder import Run
from tests.site.conftest import tree

MARKDOWN = ("--builder", "none", "--audience", "public", "--lang", "en")


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(build, [str(each) for each in arguments])
    return result.exit_code, result.output


PLAYBOOK = shipped("playbooks") / "karlemoseparken"


def test_both_audiences_without_being_asked(tmp_path: Path) -> None:
    code, said = run(PLAYBOOK, "--out", tmp_path, "--builder", "none", "--lang", "en")
    assert code == 0
    assert sorted(path.name for path in (tmp_path / "karlemoseparken").iterdir()) == [LOCK, "markdown", "source"]
    assert sorted(path.name for path in (tmp_path / "karlemoseparken/markdown").iterdir()) == ["partners", "public"]
    assert str(tmp_path / "karlemoseparken/markdown/public") in said


def test_one_audience_and_nothing_to_do_the_second_time(tmp_path: Path) -> None:
    code, said = run(PLAYBOOK, "--out", tmp_path, "--audience", "public", "--lang", "en")
    assert code == 0
    assert "nothing in it has changed" not in said
    code, again = run(PLAYBOOK, "--out", tmp_path, "--audience", "public", "--lang", "en")
    assert code == 0
    assert "nothing in it has changed" in again
    assert sorted(path.name for path in (tmp_path / "karlemoseparken").iterdir()) == [LOCK, "public", "source"]
    assert str(tmp_path / "karlemoseparken/public/index.html") in said


def test_somebodys_folder_is_refused_with_2(tmp_path: Path) -> None:
    own = tmp_path / "karlemoseparken/public/own.txt"
    own.parent.mkdir(parents=True)
    own.write_text("mine", encoding="utf-8")
    code, said = run(PLAYBOOK, "--out", tmp_path, "--lang", "en")
    assert code == 2
    assert "KM030" in said
    assert "own.txt" in said
    assert list(tree(tmp_path)) == ["karlemoseparken/public/own.txt"]


def test_a_folder_where_another_build_runs_is_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("karlemose_model.site.alone", partial(alone, patience=0))
    with alone(tmp_path / "karlemoseparken"):
        code, said = run(PLAYBOOK, "--out", tmp_path, *MARKDOWN)
    assert code == 2
    assert "KM052" in said
    assert run(PLAYBOOK, "--out", tmp_path, *MARKDOWN)[0] == 0


def test_it_waits_for_another_build_as_help_and_docs_say(tmp_path: Path) -> None:
    home = tmp_path / "karlemoseparken"
    taken = ExitStack()
    taken.enter_context(alone(home))
    clock = threading.Timer(0.5, taken.close)
    clock.start()
    code, said = run(PLAYBOOK, "--out", tmp_path, *MARKDOWN)
    clock.join()
    assert (code, "KM052" in said) == (0, False)
    docs = Path(__file__).parents[2] / "docs"
    assert PATIENCE == 10
    assert "10 seconds" in " ".join((build.help or "").split())
    assert "After 10 seconds" in (docs / "en/builders.md").read_text("utf-8")
    assert "forgæves i 10 sekunder" in (docs / "da/sitebyggere.md").read_text("utf-8")


def test_a_folder_without_a_playbook_is_2(tmp_path: Path) -> None:
    assert run(tmp_path, "--out", tmp_path / "build")[0] == 2
    assert not (tmp_path / "build").exists()


def copy(folder: Path, id_: str) -> Path:
    """The example as another place."""
    shutil.copytree(PLAYBOOK, folder)
    file = folder / "playbook.yml"
    text = file.read_text(encoding="utf-8")
    assert "\nid: karlemoseparken\n" in text
    file.write_text(text.replace("\nid: karlemoseparken\n", f"\nid: {id_}\n"), encoding="utf-8")
    return folder


def test_several_playbooks_share_one_warm_builder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    used: list[WarmBuilder] = []
    ended: list[WarmBuilder] = []

    def fake(self: WarmBuilder, runs: Sequence[Run], as_of: date) -> None:
        used.append(self)
        for each in runs:
            each.target.mkdir()

    monkeypatch.setattr(WarmBuilder, "build", fake)
    monkeypatch.setattr(WarmBuilder, "close", lambda self: ended.append(self))
    code, said = run(PLAYBOOK, copy(tmp_path / "other", "other"), "--out", tmp_path / "build", "--lang", "en")
    assert code == 0
    assert len(used) == 4
    assert set(map(id, used)) == set(map(id, ended))
    assert len(ended) == 1
    assert sorted(path.name for path in (tmp_path / "build").iterdir()) == ["karlemoseparken", "other"]
    assert said.count("The site for everybody") == 2


def test_a_playbook_named_twice_is_built_once(tmp_path: Path) -> None:
    code, said = run(PLAYBOOK, PLAYBOOK / "playbook.yml", "--out", tmp_path, *MARKDOWN)
    assert code == 0
    assert said.count("The site for everybody") == 1


def test_a_wrong_playbook_does_not_keep_the_others(tmp_path: Path) -> None:
    wrong = copy(tmp_path / "wrong", "wrong")
    (wrong / "playbook.yml").write_text("schema: 1\nid: wrong\nkind: nothing\n", encoding="utf-8")
    code, said = run(wrong, PLAYBOOK, "--out", tmp_path / "build", *MARKDOWN)
    assert code == 1
    assert "wrong" in said
    assert [path.name for path in (tmp_path / "build").iterdir()] == ["karlemoseparken"]
    code, _ = run(wrong, tmp_path / "nowhere", PLAYBOOK, "--out", tmp_path / "build", *MARKDOWN)
    assert code == 2


def test_the_second_of_the_same_id_is_refused_with_2(tmp_path: Path) -> None:
    second = copy(tmp_path / "second", "karlemoseparken")
    code, said = run(PLAYBOOK, second, "--out", tmp_path / "build", *MARKDOWN)
    assert code == 2
    assert "KM050" in said
    assert str(second / "playbook.yml") in said
    assert said.count("The site for everybody") == 1


@pytest.mark.parametrize(("lang", "word"), [("en", "is missing"), ("da", "mangler")])
def test_a_builder_that_is_not_installed_is_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, word: str
) -> None:
    monkeypatch.setattr(builder, "find_spec", lambda name: None)
    code, said = run(PLAYBOOK, "--out", tmp_path, "--builder", "zensical", "--lang", lang)
    assert code == 2
    assert f"zensical {word}" in said
    assert "[zensical]" in said
    assert list(tmp_path.iterdir()) == []


def test_a_builder_that_finds_fault_is_our_bug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: WarmBuilder, runs: Sequence[Run], as_of: date) -> None:
        raise BuilderFailed("da", "its own words")

    monkeypatch.setattr(WarmBuilder, "build", fail)
    code, said = run(PLAYBOOK, "--out", tmp_path, "--audience", "public")
    assert code == 70
    assert "its own words" in said
    assert sorted(path.name for path in (tmp_path / "karlemoseparken").iterdir()) == [LOCK, "source"]


def test_a_builder_that_somebody_ends_is_told_and_the_last_site_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(self: WarmBuilder, runs: Sequence[Run], as_of: date) -> None:
        raise BuilderKilled(9)

    monkeypatch.setattr(WarmBuilder, "build", killed)
    code, said = run(PLAYBOOK, "--out", tmp_path, "--audience", "public")
    assert code == 2
    assert "KM058" in said
    assert "signal 9" in said
    assert sorted(path.name for path in (tmp_path / "karlemoseparken").iterdir()) == [LOCK, "source"]
