"""Git looks at a folder that somebody else may have made, and runs nothing that the folder asks for."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.scaffold.generating import NotGenerated, generate
from karlemose_model.scaffold.git import committed, is_left_out, merge_texts, not_committed

ME = {"GIT_AUTHOR_NAME": "n", "GIT_AUTHOR_EMAIL": "n@example.org", "GIT_COMMITTER_NAME": "n", "GIT_COMMITTER_EMAIL": "n@example.org"}  # fmt: skip


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, env={**os.environ, **ME}, check=True, capture_output=True)


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    program = tmp_path / "canary"
    program.write_text(f"#!/bin/sh\ntouch '{tmp_path}/was-run'\ncat\n", "utf-8")
    program.chmod(0o755)
    return program


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, value in (("GIT_CONFIG_GLOBAL", str(tmp_path / "person")), ("GIT_CONFIG_NOSYSTEM", "1")):
        monkeypatch.setenv(name, value)
    made = tmp_path / "made"
    made.mkdir()
    git(made, "init", "--quiet")
    (made / "a.txt").write_text("one\n", "utf-8")
    (made / "--upload-pack=x").write_text("odd\n", "utf-8")
    git(made, "add", "--all")
    git(made, "commit", "--quiet", "-m", "first")
    return made


def look(folder: Path) -> None:
    """Everything that the tool asks git, with a file that was changed and one that may have been."""
    (folder / "a.txt").write_text("two\n", "utf-8")
    os.utime(folder / "--upload-pack=x", (1, 1))
    assert "a.txt" in not_committed(folder)
    assert committed(folder, "a.txt") == b"one\n"
    assert committed(folder, "--upload-pack=x") == b"odd\n"
    assert committed(folder, "not-there") is None
    assert is_left_out(folder) is False
    assert merge_texts("a\n", "a\n", "b\n", ("--help", "-x")) == ("b\n", False)


Set = Callable[[Path, str], None]


def config(name: str, value: str = "{canary}") -> Set:
    return lambda folder, canary: git(folder, "config", name, value.format(canary=canary))


def filtered(name: str, what: str) -> Set:
    """A filter that the files' attributes name, set in the repository or in a file that this includes."""

    def set_(folder: Path, canary: str) -> None:
        (folder / ".git/info").mkdir(exist_ok=True)
        (folder / ".git/info/attributes").write_text(f"* filter={name} diff={name} merge={name} text=auto\n", "utf-8")
        (folder / ".git/more").write_text(f'[filter "{name}"]\n\t{what} = {canary}\n\trequired = true\n', "utf-8")
        git(folder, "config", "include.path", str(folder / ".git/more"))

    return set_


def lacking(folder: Path, canary: str) -> None:
    """A part of the repository that is not there, to be fetched by a program."""
    git(folder, "config", "core.repositoryFormatVersion", "1")
    git(folder, "config", "extensions.partialClone", "origin")
    git(folder, "config", "remote.origin.url", f"ext::{canary} %S")
    git(folder, "config", "remote.origin.promisor", "true")
    git(folder, "config", "protocol.ext.allow", "always")
    ran = subprocess.run(["git", "rev-parse", "HEAD:a.txt"], cwd=folder, capture_output=True, text=True, check=True)
    blob = ran.stdout.strip()
    (folder / ".git/objects" / blob[:2] / blob[2:]).unlink()


HOSTILE: dict[str, Set] = {
    **{
        name: config(name)
        for name in (
            "core.fsmonitor", "core.sshCommand", "core.pager", "core.editor", "core.askPass", "core.gitProxy", "diff.external",
            "diff.x.textconv", "diff.x.command", "merge.x.driver", "sequence.editor", "gpg.program", "credential.helper", "core.alternateRefsCommand",
        )
    },
    "core.hooksPath": lambda folder, canary: git(folder, "config", "core.hooksPath", str(Path(canary).parent)),
    "alias": config("alias.status", "!{canary}"),
    "clean": filtered("x", "clean"),
    "smudge": filtered("x", "smudge"),
    "process": filtered("x", "process"),
    "filter-with-a-sign": filtered("x=y.z", "smudge"),
}  # fmt: skip


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_a_repository_names_is_not_run(hostile: str, folder: Path, canary: Path) -> None:
    HOSTILE[hostile](folder, str(canary))
    look(folder)
    assert not (canary.parent / "was-run").exists()


def test_what_a_repository_lacks_is_not_fetched(folder: Path, canary: Path) -> None:
    lacking(folder, str(canary))
    committed(folder, "a.txt")
    assert not (canary.parent / "was-run").exists()


def test_the_canary_would_sing(folder: Path, canary: Path) -> None:
    """Asked plainly, git does run them: the tests above can fail."""
    filtered("x=y.z", "smudge")(folder, str(canary))
    git(folder, "cat-file", "--filters", "HEAD:a.txt")
    assert (canary.parent / "was-run").exists()


def test_what_the_person_has_set_for_all_repositories_stays(folder: Path, canary: Path) -> None:
    """Such as LFS: without it every large file would seem changed."""
    git(folder, "config", "--global", "filter.x.smudge", str(canary))
    (folder / ".git/info").mkdir(exist_ok=True)
    (folder / ".git/info/attributes").write_text("* filter=x\n", "utf-8")
    assert committed(folder, "a.txt") == b"one\n"
    assert (canary.parent / "was-run").exists()


@pytest.mark.parametrize(
    "name", ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_EXTERNAL_DIFF", "GIT_SSH_COMMAND", "GIT_NAMESPACE"]
)
def test_what_a_hook_of_another_repository_sets_does_not_count(
    name: str, folder: Path, canary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, str(canary))
    look(folder)
    assert not (canary.parent / "was-run").exists()


@pytest.mark.parametrize(
    "slug", ["../../outside", "/tmp/karlemose-outside", "a/b", "..", "a\\b", "C:a", "-x", "", "x" * 61]
)
def test_a_folders_name_from_an_answers_file_makes_nothing_elsewhere(slug: str, tmp_path: Path) -> None:
    """Cookiecutter makes the folder that the answers name before any hook can look at them."""
    (tmp_path / "a/b/c").mkdir(parents=True)
    with pytest.raises(NotGenerated, match="__slug"):
        generate("estate", {"name": "Prøveparken", "__slug": slug}, tmp_path / "a/b/c/new")
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == ["a", "a/b", "a/b/c"]
    assert not Path("/tmp/karlemose-outside").exists()
