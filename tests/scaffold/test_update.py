"""`karlemose update` over three versions of a template, with what people do to a repository in between."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model import privacy
from karlemose_model.files import shipped, temporary_of, write_bytes
from karlemose_model.scaffold import standing, updating
from karlemose_model.scaffold.answers import read_questions
from karlemose_model.scaffold.generating import generate
from karlemose_model.scaffold.standing import checksum, contents
from karlemose_model.scaffold.updating import NotUpdatable, Outcome, Plan, carry_out, plan_update
from tests.conftest import Ran
from tests.scaffold.versions import NEWER, NEWEST, OLDEST, base_checksum, commit, git, repository, templates, tree

Update = Callable[..., Ran]
OWN = ("records/", "docs/", "templates/")


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A repository made from version 0.1.0."""
    return repository(tmp_path)


@pytest.fixture
def update(tmp_path: Path, karlemose: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> Update:
    """Runs the command, with a version of the template in the place of the shipped ones."""

    def run(folder: Path, version: str, *arguments: str) -> Ran:
        these = templates(tmp_path, version)
        monkeypatch.setattr(updating, "shipped", lambda _name: these)
        monkeypatch.chdir(folder)
        return karlemose("update", *arguments)

    return run


def rendered(files: dict[str, bytes] | object, name: str) -> bytes:
    assert isinstance(files, dict)
    content: bytes = files[name]
    return content.replace(b"{{ cookiecutter.name }}", "Prøveparken".encode())


def edit(folder: Path, name: str, old: bytes, new: bytes) -> None:
    content = (folder / name).read_bytes()
    assert old in content
    (folder / name).write_bytes(content.replace(old, new))


def own(folder: Path) -> dict[str, str]:
    """The hashes of what belongs to people."""
    return {name: hashlib.sha256(content).hexdigest() for name, content in tree(folder).items() if name.startswith(OWN)}


def plan(folder: Path, tmp_path: Path, version: str = "0.2.0") -> Plan:
    return plan_update(folder, "en", templates(tmp_path, version))


def refused(folder: Path, tmp_path: Path, version: str = "0.2.0") -> list[str]:
    """The codes of a refusal, which has left everything as it was."""
    before = tree(folder)
    with pytest.raises(NotUpdatable) as stopped:
        plan(folder, tmp_path, version)
    assert tree(folder) == before
    return [problem.code for problem in stopped.value.problems]


# --- three versions --------------------------------------------------------------------------------------------------


def test_an_untouched_repository_becomes_what_the_new_version_makes(made: Path, tmp_path: Path, update: Update) -> None:
    before = own(made)
    ran = update(made, "0.2.0")
    assert (ran.code, ran.err) == (0, "")
    fresh = repository(tmp_path / "fresh", "0.2.0")
    theirs = {name: content for name, content in tree(made).items() if not name.startswith(OWN)}
    assert theirs == {name: content for name, content in tree(fresh).items() if not name.startswith(OWN)}
    # Nothing of what people own was touched, not even with what the template newly has there.
    assert own(made) == before
    assert "records/new.csv" not in tree(made)
    assert "Updated from version 0.1.0 to 0.2.0." in ran.out


def test_a_file_too_large_to_be_looked_at_is_told_and_stays(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(made, "README.md", b"One.", b"Ours.\n" * 2000)
    commit(made)
    assert plan(made, tmp_path).writes["README.md"]
    monkeypatch.setattr(standing, "LARGEST", 10_000)
    assert refused(made, tmp_path) == ["KM007"]
    assert len(standing.content_of(made / "README.md") or b"") == 10_001


def test_three_versions_with_edits_in_between(made: Path, update: Update) -> None:
    edit(made, "playbook.yml", b"# line 7\n", b"# our line\n")
    edit(made, "README.md", b"One.", b"Ours.")
    edit(made, "older.txt", b"older", b"ours")
    (made / "ci.sh").unlink()
    (made / "-options.txt").rename(made / "options.txt")
    (made / "new.txt").write_bytes(b"ours\n")
    (made / "logo.png").write_bytes(b"\x89PNG\0ours")
    (made / "own.txt").write_bytes(b"own\n")
    edit(made, "records/README.md", b"1", b"ours")
    edit(made, "docs/da/page.md", b"1", b"ours")
    commit(made)
    kept = own(made)

    ran = update(made, "0.2.0", "--lang", "en")
    assert ran.code == 1
    assert ran.out == (
        "Updated from version 0.1.0 to 0.2.0.\n\n"
        "To be solved: you and the new version changed the same lines:\n  README.md\n  new.txt\n\n"
        "To be solved: it is not text, so the new version lies beside it, with .new after its name:\n  logo.png\n\n"
        "Your changes and the new version's put together:\n  playbook.yml\n\n"
        "Removed: the new version has no such file:\n  old.txt\n\n"
        "Kept: the new version has no such file, but you changed it:\n  older.txt\n\n"
        "Not brought back: you deleted it:\n  -options.txt\n  ci.sh\n\n"
        "Files of the tool itself in .karlemose/: 11\n\n"
        "Next:\n"
        "  1. Look at what changed: git diff\n"
        "  2. Solve what is listed above: choose between the lines from <<<<<<< to >>>>>>>, and delete the markers\n"
        "  3. Check the playbook: karlemose check .\n"
        "  4. Commit it all: git add --all, git commit\n"
    )
    there = tree(made)
    assert there["playbook.yml"] == rendered(NEWER, "playbook.yml").replace(b"# line 7\n", b"# our line\n")
    assert there["README.md"] == (
        "# Prøveparken\n\n<<<<<<< yours\nOurs.\n=======\nTwo.\n>>>>>>> version 0.2.0\n".encode()
    )
    assert there["new.txt"] == b"<<<<<<< yours\nours\n=======\nnew in two\n>>>>>>> version 0.2.0\n"
    assert (there["logo.png"], there["logo.png.new"]) == (b"\x89PNG\0ours", NEWER["logo.png"])
    assert (there["older.txt"], there["own.txt"], there["options.txt"]) == (b"ours\n", b"own\n", b"one\n")
    assert not {"old.txt", "ci.sh", "-options.txt", ".karlemose/schema/old.json"} & set(there)
    assert there[".karlemose/base/README.md"] == rendered(NEWER, "README.md")
    assert json.loads(there[".karlemose/answers.json"])["version"] == "0.2.0"
    assert own(made) == kept

    # Somebody solves what is to be solved, and goes on working.
    (made / "README.md").write_bytes(rendered(NEWER, "README.md").replace(b"Two.", b"Ours and two."))
    (made / "new.txt").write_bytes(b"ours\n")
    (made / "logo.png.new").replace(made / "logo.png")
    commit(made)
    assert update(made, "0.2.0").code == 0
    assert update(made, "0.2.0", "--check").code == 0

    ran = update(made, "0.3.0", "--lang", "da")
    assert ran.code == 1
    assert "Fjernet: den nye version har ingen sådan fil:\n  .github/old/workflow.yml\n" in ran.out
    there = tree(made)
    twelve = rendered(NEWEST, "playbook.yml").replace(b"# line 7\n", b"# our line\n")
    assert there["playbook.yml"] == twelve
    assert b"<<<<<<< jeres\nOurs and two.\n=======\nThree.\n>>>>>>> version 0.3.0\n" in there["README.md"]
    assert (there["logo.png"], there["new.txt"]) == (NEWER["logo.png"], b"ours\n")
    assert not (made / ".github").exists()
    assert own(made) == kept


def test_from_the_oldest_to_the_newest_at_once(made: Path, update: Update) -> None:
    edit(made, "playbook.yml", b"# line 7\n", b"# our line\n")
    commit(made)
    assert update(made, "0.3.0").code == 0
    assert (made / "playbook.yml").read_bytes() == rendered(NEWEST, "playbook.yml").replace(
        b"# line 7\n", b"# our line\n"
    )


# --- running it again ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("committed", [True, False])
def test_a_second_update_changes_nothing(made: Path, update: Update, committed: bool) -> None:
    edit(made, "playbook.yml", b"# line 7\n", b"# our line\n")
    commit(made)
    assert update(made, "0.2.0").code == 0
    if committed:
        commit(made)
    before = tree(made)
    ran = update(made, "0.2.0", "--lang", "en")
    assert ran.code == 0
    assert ran.out == "Nothing new: all is up to date with version 0.2.0, and nothing was changed.\n"
    assert tree(made) == before


def test_what_is_to_be_solved_is_told_again_until_it_is_committed(made: Path, update: Update) -> None:
    edit(made, "README.md", b"One.", b"Ours.")
    commit(made)
    assert update(made, "0.2.0").code == 1
    before = tree(made)
    ran = update(made, "0.2.0", "--lang", "en")
    assert ran.code == 1
    assert ran.out.startswith("The update to version 0.2.0 is in place; something is still to be solved.\n")
    assert tree(made) == before
    # Half solved, nobody can tell any more whose the lines are.
    edit(made, "README.md", b"=======", b"")
    ran = update(made, "0.2.0", "--lang", "en")
    assert ran.code == 2
    assert "README.md" in ran.err


def test_an_update_that_was_interrupted_anywhere_is_run_again(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(made, "playbook.yml", b"# line 7\n", b"# our line\n")
    edit(made, "README.md", b"One.", b"Ours.")
    commit(made)
    whole = plan(made, tmp_path)
    assert Outcome.conflict in dict(whole.outcomes).values()
    shutil.copytree(made, tmp_path / "whole")
    carry_out(whole, tmp_path / "whole")
    ends = tree(tmp_path / "whole")
    real = write_bytes
    written = sum(content is not None for content in whole.writes.values())
    for stops_at in range(written):
        folder = tmp_path / f"stopped-{stops_at}"
        shutil.copytree(made, folder)
        left = [stops_at]

        def failing(path: Path, content: bytes, left: list[int] = left) -> bool:
            if not left[0]:
                raise OSError(28, "No space left on device", str(path))
            left[0] -= 1
            return real(path, content)

        monkeypatch.setattr(updating, "write_bytes", failing)
        with pytest.raises(OSError, match="No space left"):
            carry_out(plan(folder, tmp_path), folder)
        assert json.loads((folder / ".karlemose/answers.json").read_text("utf-8"))["version"] == "0.1.0"
        monkeypatch.setattr(updating, "write_bytes", real)
        again = plan(folder, tmp_path)
        assert again.outcomes == whole.outcomes
        carry_out(again, folder)
        assert tree(folder) == ends


@pytest.mark.parametrize("written", [0, 20, None])
@pytest.mark.parametrize("name", ["playbook.yml", ".karlemose/base/new.txt", ".karlemose/answers.json"])
def test_what_a_killed_update_had_not_renamed_is_taken_away(
    made: Path, tmp_path: Path, update: Update, name: str, written: int | None
) -> None:
    """`write_bytes` writes beside the file first, and nothing can be tidied away by a process that was killed."""
    whole = plan(made, tmp_path).writes[name]
    assert whole is not None
    left = temporary_of(made / name)
    left.write_bytes(whole[:written])
    assert update(made, "0.2.0", "--check", "--lang", "en").code == 1
    assert left.exists()
    assert update(made, "0.2.0", "--lang", "en").code == 0
    assert not left.exists()
    assert json.loads((made / ".karlemose/answers.json").read_text("utf-8"))["version"] == "0.2.0"


def test_a_persons_file_that_is_called_like_one_that_was_left_over(made: Path, tmp_path: Path) -> None:
    (made / ".playbook.yml.personal").write_bytes(b"mine\n")
    assert refused(made, tmp_path) == ["KM523"]
    commit(made)
    carry_out(plan(made, tmp_path), made)
    assert (made / ".playbook.yml.personal").read_bytes() == b"mine\n"


def test_a_full_disk_is_told_in_words(made: Path, update: Update, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, _content: bytes) -> bool:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(updating, "write_bytes", full)
    ran = update(made, "0.2.0")
    assert ran.code == 2
    assert "KM191 -options.txt could not be written: there is no room left on the disk" in ran.err


# --- only looking ----------------------------------------------------------------------------------------------------


def test_check_lists_what_would_change_and_writes_nothing(made: Path, update: Update) -> None:
    before = tree(made)
    ran = update(made, "0.2.0", "--check", "--lang", "en")
    assert ran.code == 1
    assert ran.out.startswith("An update from version 0.1.0 to 0.2.0 would change:\n")
    assert "\nNew:\n  new.txt\n" in ran.out
    assert ran.out.endswith("\nNothing was written. karlemose update does it.\n")
    assert tree(made) == before
    assert git(made, "status", "--porcelain") == ""
    assert update(made, "0.1.0", "--check").code == 0


def test_check_looks_at_what_is_not_committed_too(made: Path, update: Update) -> None:
    (made / "notes.txt").write_text("notes", "utf-8")
    assert update(made, "0.1.0", "--check").code == 0
    edit(made, "README.md", b"One.", b"Ours.")
    ran = update(made, "0.2.0", "--check", "--lang", "en")
    assert ran.code == 1
    assert "the same lines:\n  README.md\n" in ran.out


# --- refused ---------------------------------------------------------------------------------------------------------


def test_without_git(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refused(made, tmp_path) == ["KM521"]


def test_outside_a_repository(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    shutil.rmtree(made / ".git")
    assert refused(made, tmp_path) == ["KM520"]


def test_what_git_says_is_told(made: Path, tmp_path: Path) -> None:
    (made / ".git" / "config").write_text("[core\n", "utf-8")
    with pytest.raises(NotUpdatable) as stopped:
        plan(made, tmp_path)
    (problem,) = stopped.value.problems
    assert problem.code == "KM522"
    assert "bad config" in str(problem.data["said"])


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: edit(folder, "README.md", b"One.", b"Ours."),
        lambda folder: edit(folder, "records/README.md", b"1", b"2"),
        lambda folder: (folder / "ci.sh").unlink(),
        lambda folder: (folder / "notes.txt").write_text("not added"),
        lambda folder: (folder / "-p.txt").write_text("not added"),
        lambda folder: (folder / "new.txt").write_text("just what a new file would be called"),
        lambda folder: edit(folder, ".karlemose/base/README.md", b"One.", b"Ours."),
        lambda folder: edit(folder, ".karlemose/answers.json", "Prøveparken".encode(), b"Another"),
    ],
)
def test_what_is_not_committed(made: Path, tmp_path: Path, change: Callable[[Path], object]) -> None:
    change(made)
    assert refused(made, tmp_path) == ["KM523"]


def test_what_is_staged_only(made: Path, tmp_path: Path) -> None:
    edit(made, "README.md", b"One.", b"Ours.")
    git(made, "add", "README.md")
    assert refused(made, tmp_path) == ["KM523"]


def test_before_the_first_commit_and_where_git_ignores_it_all(made: Path, tmp_path: Path) -> None:
    shutil.rmtree(made / ".git")
    git(made, "init", "--quiet")
    assert refused(made, tmp_path) == ["KM523"]
    shutil.rmtree(made / ".git")
    git(tmp_path, "init", "--quiet")
    (tmp_path / ".gitignore").write_text("*\n", "utf-8")
    assert refused(made, tmp_path) == ["KM523"]


def test_what_git_ignores_does_not_matter(made: Path, tmp_path: Path) -> None:
    (made / ".gitignore").write_text("/build/\n", "utf-8")
    commit(made)
    (made / "build").mkdir()
    (made / "build" / "page.html").write_text("made anew", "utf-8")
    assert plan(made, tmp_path).new == "0.2.0"


def test_a_repository_inside_another_folder_of_a_repository(made: Path, tmp_path: Path) -> None:
    """A municipality may keep several rollouts in one repository: only the one that is named counts."""
    shutil.rmtree(made / ".git")
    git(made.parent, "init", "--quiet")
    commit(made.parent)
    (made.parent / "elsewhere.txt").write_text("not committed", "utf-8")
    edit(made, "README.md", b"One.", b"Ours.")
    assert refused(made, tmp_path) == ["KM523"]
    git(made, "checkout", "--", ".")
    carry_out(plan(made, tmp_path), made)
    assert plan(made, tmp_path).pending == ()


def test_a_hook_of_another_repository_does_not_lead_astray(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere" / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    assert plan(made, tmp_path).new == "0.2.0"


def test_what_a_repository_asks_git_to_run_is_not_run(made: Path, tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{tmp_path}/was-run'\n", "utf-8")
    program.chmod(0o755)
    git(made, "config", "core.fsmonitor", str(program))
    plan(made, tmp_path)
    assert not (tmp_path / "was-run").exists()


def test_a_folder_that_is_not_there(made: Path, update: Update) -> None:
    ran = update(made, "0.2.0", "-p", "../nowhere", "--lang", "en")
    assert ran.code == 2
    assert "KM001" in ran.err


def test_the_playbooks_file_may_be_named_instead_of_its_folder(made: Path, update: Update) -> None:
    assert update(made, "0.2.0", "-p", "playbook.yml").code == 0
    assert (made / "new.txt").is_file()


def test_a_folder_that_was_not_made_by_new(made: Path, tmp_path: Path) -> None:
    (made / ".karlemose/answers.json").unlink()
    commit(made)
    assert refused(made, tmp_path) == ["KM524"]


def test_a_repository_from_a_newer_version(made: Path, tmp_path: Path, update: Update) -> None:
    newer = repository(tmp_path / "newer", "0.3.0")
    assert refused(newer, tmp_path) == ["KM530"]
    ran = update(newer, "0.2.0", "--lang", "da")
    assert ran.code == 2
    assert ".karlemose/answers.json:8:14: KM530" in ran.err
    assert 'pip install --upgrade "' in ran.err


def test_answers_that_were_edited_wrongly_are_told_with_their_lines(made: Path, update: Update) -> None:
    edit(made, ".karlemose/answers.json", b'"da, en"', b'"dansk"')
    edit(made, ".karlemose/answers.json", "Prøveparken".encode(), b"{{ cookiecutter._template }}")
    ran = update(made, "0.2.0", "--lang", "en")
    assert ran.code == 2
    assert '.karlemose/answers.json:3:18: KM532 "dansk" can\'t be chosen for "languages"' in ran.err
    assert '.karlemose/answers.json:4:13: KM531 the answer to "name" has double curly brackets in it' in ran.err


def test_an_answer_that_the_template_refuses_is_told_at_its_line(made: Path, update: Update) -> None:
    edit(made, ".karlemose/answers.json", "Prøveparken".encode(), b"Forbudt")
    commit(made)
    ran = update(made, "0.2.0", "--lang", "en")
    assert ran.code == 2
    assert (
        ".karlemose/answers.json:4:13: KM539 the template refuses the answer: name: it may not be called that"
        in ran.err
    )


def test_where_ci_has_the_program_from_is_said_to_be_renewed_by_hand(
    made: Path, tmp_path: Path, update: Update
) -> None:
    (made / ".karlemose/package").write_text(".karlemose/old.whl\n", "utf-8")
    commit(made)
    told = "Let CI have version 0.2.0 too: it still installs what .karlemose/package names (.karlemose/old.whl)."
    assert told in update(made, "0.2.0", "--lang", "en").out
    assert (made / ".karlemose/package").read_text("utf-8") == ".karlemose/old.whl\n"
    commit(made)
    assert "package" not in update(made, "0.2.0", "--lang", "en").out


def test_an_answer_on_the_package_that_ci_does_not_go_by_is_told(
    tmp_path: Path, karlemose: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = generate("estate", {"__package": "git+https://example.org/a.git"}, tmp_path / "made")
    git(folder, "init", "--quiet")
    commit(folder)
    monkeypatch.chdir(folder)
    assert "__package" not in karlemose("update", "--lang", "en").out
    edit(folder, ".karlemose/answers.json", b"org/a.git", b"org/b.git")
    commit(folder)
    told = '"__package" in .karlemose/answers.json (git+https://example.org/b.git), but by what .karlemose/package says (git+https://example.org/a.git)'
    assert told in karlemose("update", "--lang", "en").out
    edit(folder, ".karlemose/package", b"org/a.git", b"org/b.git")
    commit(folder)
    assert "__package" not in karlemose("update", "--lang", "en").out


def test_an_answer_that_was_changed_rightly_is_taken_over(made: Path, update: Update) -> None:
    edit(made, "playbook.yml", b"# line 7\n", b"# our line\n")
    edit(made, ".karlemose/answers.json", "Prøveparken".encode(), "Søparken".encode())
    commit(made)
    looked = update(made, "0.1.0", "--check", "--lang", "en")
    assert looked.out.startswith("Bringing it up to date with version 0.1.0 would change:\n")
    ran = update(made, "0.1.0", "--lang", "da")
    assert ran.code == 0
    assert ran.out.startswith("Bragt ajour med version 0.1.0.\n")
    content = rendered(OLDEST, "playbook.yml").replace("Prøveparken".encode(), "Søparken".encode())
    assert (made / "playbook.yml").read_bytes() == content.replace(b"# line 7\n", b"# our line\n")


@pytest.mark.parametrize("name", ["README.md", ".karlemose/base/README.md", ".karlemose/schema/playbook.json"])
def test_a_link_that_leads_elsewhere(made: Path, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside.md"
    outside.write_bytes(b"# outside\n")
    (made / name).unlink()
    (made / name).symlink_to(outside)
    if "base" in name:
        edit_checksum(made)
    commit(made)
    assert refused(made, tmp_path) == ["KM535"]
    assert outside.read_bytes() == b"# outside\n"


def edit_checksum(made: Path) -> None:
    """As if the base had always been like this, so that what comes after that question is seen."""
    answers = json.loads((made / ".karlemose/answers.json").read_text("utf-8"))
    base = made / ".karlemose/base"
    plain = {name: content for name, content in contents(base).items() if not (base / name).is_symlink()}
    answers["base"] = checksum({name: content for name, content in plain.items() if updating._is_owned(name)})
    (made / ".karlemose/answers.json").write_text(json.dumps(answers), "utf-8")


@pytest.mark.parametrize("name", [".github", ".karlemose"])
def test_a_folder_that_is_a_link(made: Path, tmp_path: Path, name: str) -> None:
    (made / name).rename(tmp_path / "outside")
    (made / name).symlink_to(tmp_path / "outside")
    commit(made)
    before = tree(tmp_path / "outside")
    with pytest.raises(NotUpdatable):
        plan_update(made, "en", templates(tmp_path, "0.3.0", {**NEWEST, ".github/a.yml": b"a\n"}))
    assert tree(tmp_path / "outside") == before


def test_a_link_to_a_file_that_the_template_leaves_alone(made: Path, tmp_path: Path) -> None:
    (made / ".github/old/workflow.yml").unlink()
    (made / ".github/old/workflow.yml").symlink_to("/dev/zero")
    commit(made)
    carry_out(plan(made, tmp_path), made)
    assert (made / ".github/old/workflow.yml").is_symlink()
    commit(made)
    assert dict(plan(made, tmp_path, "0.3.0").outcomes)[".github/old/workflow.yml"] is Outcome.kept


def test_a_folder_in_a_files_place_and_a_file_that_is_called_new(made: Path, tmp_path: Path) -> None:
    (made / "new.txt").mkdir()
    (made / "new.txt" / "inside").write_bytes(b"inside\n")
    (made / "logo.png").write_bytes(b"\x89PNG\0ours")
    (made / "logo.png.new").write_bytes(b"ours\n")
    commit(made)
    assert refused(made, tmp_path) == ["KM535", "KM535"]


def test_markers_that_were_left_over(made: Path, update: Update) -> None:
    edit(made, "README.md", b"One.", b"Ours.")
    commit(made)
    assert update(made, "0.2.0").code == 1
    commit(made)
    ran = update(made, "0.3.0", "--lang", "en")
    assert ran.code == 2
    assert "README.md:3:1: KM536 markers from an earlier update still stand here" in ran.err
    assert "   3 | <<<<<<< yours" in ran.err


@pytest.mark.parametrize(
    "left", [b"<<<<<<< yours\nOurs.\n=======\nTwo.\n>>>>>>> version 0.2.0\n", b">>>>>>> version 0.2.0\n"]
)
@pytest.mark.parametrize("arguments", [[], ["--check"]])
def test_markers_that_were_left_over_are_told_also_when_nothing_else_is_new(
    made: Path, update: Update, left: bytes, arguments: list[str]
) -> None:
    (made / "ci.sh").write_bytes(b"#!/bin/sh\n" + left)
    commit(made)
    before = tree(made)
    ran = update(made, "0.1.0", *arguments, "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert "ci.sh:2:1: KM536 markers from an earlier update still stand here" in ran.err
    assert tree(made) == before


def test_check_right_after_an_update_does_not_take_its_markers_for_done(made: Path, update: Update) -> None:
    edit(made, "README.md", b"One.", b"Ours.")
    commit(made)
    assert update(made, "0.2.0").code == 1
    ran = update(made, "0.2.0", "--check", "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert "README.md:3:1: KM536" in ran.err


def test_a_heading_underlined_with_seven_signs_is_no_marker(made: Path, update: Update) -> None:
    edit(made, "README.md", b"One.", b"Vores ting\n=======\n\n> <<<<<<< yours")
    commit(made)
    assert update(made, "0.1.0", "--check").code == 0


def test_what_people_own_may_hold_markers(made: Path, update: Update) -> None:
    edit(made, "docs/da/page.md", b"# Side 1", b"<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> main")
    commit(made)
    assert update(made, "0.2.0").code == 0


# --- what was generated ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        lambda base: shutil.rmtree(base),
        lambda base: (base / "README.md").unlink(),
        lambda base: edit(base, "README.md", "Prøveparken".encode(), b"Ours"),
        lambda base: (base / "more.txt").write_text("more"),
    ],
)
def test_a_base_that_was_changed_by_hand(made: Path, tmp_path: Path, change: Callable[[Path], object]) -> None:
    """Merging with it would take a person's lines for the template's own, and throw them out."""
    change(made / ".karlemose/base")
    commit(made)
    assert refused(made, tmp_path) == ["KM538"]


def test_an_empty_base_whose_checksum_is_right(made: Path, tmp_path: Path) -> None:
    shutil.rmtree(made / ".karlemose/base")
    edit_checksum(made)
    commit(made)
    assert refused(made, tmp_path) == ["KM538"]


def test_without_its_checksum_a_base_is_not_trusted(made: Path, tmp_path: Path) -> None:
    """Else a file that a person put there would be deleted from the repository, as one that the template dropped."""
    answers = json.loads((made / ".karlemose/answers.json").read_text("utf-8"))
    del answers["base"]
    (made / ".karlemose/answers.json").write_text(json.dumps(answers), "utf-8")
    for name in ("own.txt", ".karlemose/base/own.txt"):
        (made / name).write_bytes(b"own\n")
    commit(made)
    assert refused(made, tmp_path) == ["KM538"]
    assert (made / "own.txt").exists()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="every name there is Unicode")
def test_a_name_that_is_not_utf_8_among_what_was_generated(made: Path, update: Update) -> None:
    (made / ".karlemose/base" / os.fsdecode(b"\xff.txt")).write_bytes(b"own\n")
    commit(made)
    ran = update(made, "0.2.0", "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert "KM538" in ran.err


@pytest.mark.parametrize("also", [False, True])
def test_windows_line_ends_are_no_changes(made: Path, tmp_path: Path, also: bool) -> None:
    """A checkout may give them to the files of people only, or also to what was generated."""
    edit(made, "playbook.yml", b"# line 7\n", b"# our line\n")
    for name, content in tree(made).items():
        if b"\0" not in content and (also or not name.startswith(".karlemose/")):
            (made / name).write_bytes(content.replace(b"\n", b"\r\n"))
    commit(made)
    made_plan = plan(made, tmp_path)
    assert Outcome.conflict not in dict(made_plan.outcomes).values()
    carry_out(made_plan, made)
    there = tree(made)
    expected = rendered(NEWER, "playbook.yml").replace(b"# line 7\n", b"# our line\n")
    assert there["playbook.yml"] == expected.replace(b"\n", b"\r\n")
    assert there["README.md"].replace(b"\r", b"") == rendered(NEWER, "README.md")
    assert "old.txt" not in there


@pytest.mark.parametrize(
    "name", ["records/README.md", "Records/README.md", "docs/da/page.md", ".karlemose/answers.json"]
)
def test_what_somebody_put_among_the_generated_files_never_reaches_what_people_own(
    made: Path, tmp_path: Path, name: str
) -> None:
    if not (made / name).exists():
        (made / name).parent.mkdir()
        (made / name).write_bytes(b"ours\n")
    planted = made / ".karlemose/base" / name
    planted.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(made / name, planted)
    edit_checksum(made)
    commit(made)
    before = (made / name).read_bytes() if name != ".karlemose/answers.json" else b""
    carry_out(plan(made, tmp_path), made)
    assert (made / name).is_file()
    assert name == ".karlemose/answers.json" or (made / name).read_bytes() == before


def test_what_a_system_leaves_in_a_folder_is_no_change(made: Path, tmp_path: Path) -> None:
    (made / ".gitignore").write_text(".DS_Store\n", "utf-8")
    commit(made)
    (made / ".karlemose/base/.DS_Store").write_bytes(b"\0\0")
    carry_out(plan(made, tmp_path), made)
    assert plan(made, tmp_path).pending == ()


def test_the_checksum_of_the_template_is_the_one_that_is_asked_for(made: Path) -> None:
    assert json.loads((made / ".karlemose/answers.json").read_text("utf-8"))["base"] == base_checksum(made)


def test_a_program_can_be_run(made: Path, tmp_path: Path) -> None:
    top = templates(tmp_path, "0.2.0", {**NEWER, "run.sh": b"#!/bin/sh\n"})
    os.chmod(top / "estate/{{cookiecutter.__slug}}/run.sh", 0o755)  # noqa: PTH101
    carry_out(plan_update(made, "en", top), made)
    assert os.access(made / "run.sh", os.X_OK)
    assert not os.access(made / "new.txt", os.X_OK)


# --- the templates that come with the tool ---------------------------------------------------------------------------


@pytest.mark.parametrize("template", ["estate", "district"])
def test_the_shipped_templates_bring_an_older_repository_to_their_version(template: str, tmp_path: Path) -> None:
    now = shipped("templates")
    then = tmp_path / "then" / "templates"
    shutil.copytree(now, then)
    shutil.copytree(shipped("playbooks") / "schema", tmp_path / "then" / "playbooks" / "schema")
    (tmp_path / "then" / "karlemose_model").mkdir()
    shutil.copyfile(Path(privacy.__file__), tmp_path / "then" / "karlemose_model" / "privacy.py")
    version = read_questions(now / template).version
    edit(then, f"{template}/cookiecutter.json", f'"{version}"'.encode(), b'"0.0.9"')
    edit(then, "common/repository/ci.sh", b"#!/bin/sh\n", b"#!/bin/sh\n# once\n")
    (tmp_path / "then/playbooks/schema/gone.json").write_text("{}", "utf-8")
    # Its path leads out of the temporary folder in which the new version is generated: nobody may follow it there.
    answers = {"name": "Prøveparken 'Nord'", "builds_on": "../koege", "__package": "git+https://example.org/a.git"}
    old = generate(template, answers, tmp_path / "old", then)
    git(old, "init", "--quiet")
    edit(old, "playbook.yml", b"schema: 1\n", b"# ours\nschema: 1\n")
    (old / "docs/da").mkdir(parents=True)
    (old / "docs/da/own.md").write_text("# Vores side\n", "utf-8")
    commit(old)
    kept = own(old)
    assert json.loads((old / ".karlemose/answers.json").read_text("utf-8"))["base"] == base_checksum(old)

    update_plan = plan_update(old, "da")
    assert (update_plan.old, update_plan.new) == ("0.0.9", version)
    assert Outcome.conflict not in dict(update_plan.outcomes).values()
    carry_out(update_plan, old)

    new = tree(generate(template, answers, tmp_path / "new"))
    there = tree(old)
    assert own(old) == kept
    assert there.pop("playbook.yml") == new.pop("playbook.yml").replace(b"schema: 1\n", b"# ours\nschema: 1\n")
    assert {name: content for name, content in there.items() if not name.startswith(OWN)} == {
        name: content for name, content in new.items() if not name.startswith(OWN)
    }
    assert plan_update(old, "da").pending == ()
    commit(old)
    assert plan_update(old, "da", only_look=True).outcomes == ()


@pytest.mark.parametrize("held", [True, False], ids=["as an older version noted it", "as it is noted now"])
def test_another_first_meeting_brings_its_own_weekday(held: bool, tmp_path: Path) -> None:
    old = generate("estate", {"name": "Prøveparken", "first_meeting": "2027-01-12"}, tmp_path / "old")
    assert b"__weekday" not in (old / ".karlemose/answers.json").read_bytes()
    if held:
        edit(old, ".karlemose/answers.json", b'"answers": {', b'"answers": {\n    "__weekday": "tuesday",')
    edit(old, ".karlemose/answers.json", b"2027-01-12", b"2027-01-14")
    git(old, "init", "--quiet")
    commit(old)
    carry_out(plan_update(old, "da"), old)
    assert b"clear: {weekday: thursday" in (old / "playbook.yml").read_bytes()
    assert b"__weekday" not in (old / ".karlemose/answers.json").read_bytes()
