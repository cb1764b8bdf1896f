"""Output folders: somebody's own files are never touched, edits are kept, a stopped run is completed or undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from karlemose_model.claims import LOCK
from karlemose_model.files import temporary_of, write_bytes
from karlemose_model.manifest import MANIFEST, checksums, standing, write_manifest
from karlemose_model.problems import Severity
from karlemose_model.site import Built, build_pages, output
from tests.site.conftest import AS_OF, Fake, pages, site, tree

A, B = b"first\n", b"second\n"


def built(target: Path, files: dict[str, bytes]) -> Path:
    """A work folder with these files built in it, ready to be swapped."""
    work = output.work_folder(target)
    for path, content in files.items():
        (work / "new" / path).parent.mkdir(parents=True, exist_ok=True)
        (work / "new" / path).write_bytes(content)
    return work


def without_manifest(folder: Path) -> dict[str, bytes]:
    return {path: content for path, content in tree(folder).items() if path != MANIFEST}


def build(out: Path) -> Built:
    return build_pages(site(languages=("da",)), {"da": pages()["da"]}, out, "none")


def test_swap_replaces_the_whole_folder(tmp_path: Path) -> None:
    target = tmp_path / "public"
    output.swap(built(target, {"a.html": A, "deep/b.html": A}), target)
    assert output.refused(target) == ()
    assert output.swap(built(target, {"a.html": B}), target) == ()
    assert without_manifest(target) == {"a.html": B}
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


@pytest.mark.parametrize("name", ["public", "source/public"])
def test_a_folder_with_somebodys_own_files_is_refused_and_untouched(tmp_path: Path, name: str) -> None:
    own = tmp_path / "proeve" / name
    own.mkdir(parents=True)
    (own / "thesis.docx").write_bytes(A)
    before = tree(tmp_path)
    (problem,) = build_pages(site(), pages(), tmp_path).problems
    assert (problem.code, problem.severity) == ("KM030", Severity.error)
    assert problem.data["files"] == "thesis.docx"
    assert tree(tmp_path) == before


def test_an_own_file_among_ours_is_refused_and_untouched(tmp_path: Path) -> None:
    source = build(tmp_path).source
    (source / "da" / "docs" / "mine.md").write_bytes(A)
    before = tree(tmp_path)
    result = build(tmp_path)
    assert [problem.code for problem in result.problems] == ["KM031"]
    assert tree(tmp_path) == before


@pytest.mark.parametrize("manifest", [b"", b"{}", b"[]", b'{"made_by": "karlemose_model"}', b"\xff"])
def test_a_broken_manifest_makes_nothing_ours(tmp_path: Path, manifest: bytes) -> None:
    source = build(tmp_path).source
    (source / MANIFEST).write_bytes(manifest)
    assert [problem.code for problem in build(tmp_path).problems] == ["KM030"]


def test_a_target_that_is_a_file_or_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "public").write_bytes(A)
    assert output.refused(tmp_path / "public")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    assert output.refused(tmp_path / "link")


def test_an_edited_file_is_kept_beside_and_reported(tmp_path: Path) -> None:
    source = build(tmp_path).source
    edited = source / "da" / "docs" / "index.md"
    ours = edited.read_bytes()
    for number, kept in ((1, "index.md"), (2, "index.2.md")):
        edited.write_bytes(f"my words {number}\n".encode())
        (problem,) = build(tmp_path).problems
        assert (problem.code, problem.severity) == ("KM032", Severity.warning)
        assert edited.read_bytes() == ours
        assert (source.with_name("public.edited") / "da/docs" / kept).read_bytes() == f"my words {number}\n".encode()
    assert build(tmp_path).problems == ()


def test_an_edited_page_of_a_site_is_kept_beside(tmp_path: Path) -> None:
    target = tmp_path / "public"
    output.swap(built(target, {"a.html": A}), target)
    (target / "a.html").write_bytes(b"mine")
    assert [problem.code for problem in output.swap(built(target, {"a.html": B}), target)] == ["KM032"]
    assert (tmp_path / "public.edited/a.html").read_bytes() == b"mine"
    assert (target / "a.html").read_bytes() == B


def test_source_that_did_not_change_is_not_written(tmp_path: Path) -> None:
    target = tmp_path / "source"
    output.write_source(target, {"a.md": A, "old/b.md": A})
    stamp = (target / "a.md").stat().st_mtime_ns, (target / "a.md").stat().st_ino
    output.write_source(target, {"a.md": A, "new/c.md": B})
    assert ((target / "a.md").stat().st_mtime_ns, (target / "a.md").stat().st_ino) == stamp
    assert without_manifest(target) == {"a.md": A, "new/c.md": B}
    assert not (target / "old").exists()


def test_what_file_managers_leave_is_nobodys(tmp_path: Path) -> None:
    source = build(tmp_path).source
    (source / "da" / ".DS_Store").write_bytes(A)
    assert build(tmp_path).problems == ()


def test_source_writing_that_was_stopped_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "source"
    output.write_source(target, {"a.md": A, "b.md": A})
    written: list[Path] = []

    def stop_at_second(path: Path, content: bytes) -> bool:
        if written:
            temporary_of(path).write_bytes(content[:2])
            raise KeyboardInterrupt
        written.append(path)
        return bool(path.write_bytes(content))

    with monkeypatch.context() as patched:
        patched.setattr(output, "write_bytes", stop_at_second)
        with pytest.raises(KeyboardInterrupt):
            output.write_source(target, {"a.md": B, "c.md": B})
    assert output.refused(target) == ()
    assert standing(target).edited == ()
    assert output.write_source(target, {"a.md": B, "c.md": B}) == ()
    assert {path: content for path, content in without_manifest(target).items() if path[0] != "."} == {
        "a.md": B,
        "c.md": B,
    }


def stopped(target: Path, *, renamed: int, ready: bool = True) -> None:
    """The state that a machine leaves which stopped after that many of the two renames."""
    output.swap(built(target, {"a.html": A}), target)
    work = built(target, {"a.html": B})
    (work / "new" / MANIFEST).write_text('{"made_by": "karlemose_model", "files": {}}')
    if ready:
        (work / "ready").touch()
    if renamed > 0:
        target.rename(work / "old")
    if renamed > 1:
        (work / "new").rename(target)


@pytest.mark.parametrize(
    ("renamed", "ready", "expected"), [(0, False, A), (0, True, A), (1, True, B), (1, False, A), (2, True, B)]
)
def test_a_stopped_swap_is_completed_or_undone(tmp_path: Path, renamed: int, ready: bool, expected: bytes) -> None:
    target = tmp_path / "public"
    stopped(target, renamed=renamed, ready=ready)
    output.recover(target)
    assert (target / "a.html").read_bytes() == expected
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


@pytest.mark.parametrize("how", [KeyboardInterrupt, PermissionError])
def test_a_swap_that_is_stopped_between_its_renames_is_undone_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: type[BaseException]
) -> None:
    target = tmp_path / "public"
    output.swap(built(target, {"a.html": A}), target)
    (target / "a.html").write_bytes(b"mine")
    work, rename = built(target, {"a.html": B}), Path.rename

    def stops(path: Path, to: Path) -> Path:
        if path.name == "new":
            raise how
        return rename(path, to)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", stops)
        with pytest.raises(how):
            output.swap(work, target)
    assert (target / "a.html").read_bytes() == b"mine"
    output.recover(target)
    assert (target / "a.html").read_bytes() == b"mine"
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_a_page_whose_name_changes_its_case_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where both names are one file, what goes must go before what comes is written."""
    target = tmp_path / "source"
    output.write_source(target, {"Page.md": A})
    calls: list[str] = []
    unlink = Path.unlink

    def written(path: Path, content: bytes) -> bool:
        calls.append(path.name)
        return write_bytes(path, content)

    def gone(path: Path, missing_ok: bool = False) -> None:
        calls.append(f"-{path.name}")
        unlink(path, missing_ok)

    monkeypatch.setattr(output, "write_bytes", written)
    monkeypatch.setattr(Path, "unlink", gone)
    output.write_source(target, {"page.md": B})
    assert calls == ["-Page.md", "page.md"]
    assert without_manifest(target) == {"page.md": B}


@pytest.mark.parametrize("name", ["mine.txt", "deep/mine.txt"])
def test_what_a_person_lays_there_during_a_build_is_kept_beside(tmp_path: Path, name: str) -> None:
    target = tmp_path / "public"
    output.swap(built(target, {"a.html": A}), target)
    for number, kept in ((1, name), (2, name.replace("mine", "mine.2"))):
        work = built(target, {"a.html": B})
        (target / name).parent.mkdir(exist_ok=True)
        (target / name).write_bytes(f"my words {number}\n".encode())
        (problem,) = output.swap(work, target)
        assert (problem.code, problem.severity) == ("KM051", Severity.warning)
        assert (problem.data["file"], problem.data["kept"]) == (
            str(target / name),
            str(tmp_path / "public.edited" / kept),
        )
        assert (tmp_path / "public.edited" / kept).read_bytes() == f"my words {number}\n".encode()
        assert without_manifest(target) == {"a.html": B}


def test_a_link_that_is_laid_there_during_a_build_is_kept_as_a_link(tmp_path: Path) -> None:
    target = tmp_path / "public"
    output.swap(built(target, {"a.html": A}), target)
    work = built(target, {"a.html": B})
    (target / "link").symlink_to(tmp_path / "nowhere")
    assert [problem.code for problem in output.swap(work, target)] == ["KM051"]
    assert (tmp_path / "public.edited/link").is_symlink()


def test_what_a_person_laid_in_a_site_is_kept_after_a_stop(tmp_path: Path) -> None:
    target = tmp_path / "public"
    stopped(target, renamed=2)
    old = tmp_path / ".public.karlemose-work/old"
    (old / "mine.txt").write_bytes(A)
    (old / "a.html").write_bytes(b"mine")
    assert sorted(problem.code for problem in output.recover(target)) == ["KM032", "KM051"]
    assert tree(tmp_path / "public.edited") == {"mine.txt": A, "a.html": b"mine"}
    assert (target / "a.html").read_bytes() == B


def test_what_is_half_deleted_never_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "public"
    stopped(target, renamed=0)

    def stop(folder: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("shutil.rmtree", stop)
        with pytest.raises(KeyboardInterrupt):
            output.recover(target)
    target.rename(tmp_path / "taken away")
    output.recover(target)
    assert [path.name for path in tmp_path.iterdir()] == ["taken away"]


@pytest.mark.parametrize("left", [[], ["old/a.html"], ["new/a.html"], ["da/a.html"]])
def test_whatever_a_stop_leaves_of_the_work_folder_is_in_nobodys_way(tmp_path: Path, left: list[str]) -> None:
    target = tmp_path / "public"
    output.swap(built(target, {"a.html": A}), target)
    work = tmp_path / ".public.karlemose-work"
    work.mkdir()
    for path in left:
        (work / path).parent.mkdir()
        (work / path).write_bytes(A)
        if path.startswith("old/"):
            write_manifest(work / "old", checksums(work / "old"))
    assert output.recover(target) == ()
    assert output.swap(built(target, {"a.html": B}), target) == ()
    assert without_manifest(target) == {"a.html": B}
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


@pytest.mark.parametrize("builder", ["none", "mkdocs"])
def test_a_folder_made_the_other_way_that_is_older_is_named(tmp_path: Path, builder: str) -> None:
    def made(how: str, day: date = AS_OF) -> tuple[list[str], list[object]]:
        one = replace(site(languages=("da",)), as_of=day)
        made_of = {"da": pages()["da"]}
        problems = build_pages(one, made_of, tmp_path, Fake() if how == "mkdocs" else "none").problems
        return [problem.code for problem in problems], [problem.data["builder"] for problem in problems]

    other = "mkdocs" if builder == "none" else "none"
    assert made(other) == ([], [])
    assert made(builder) == ([], [])
    later = date(2026, 11, 27)
    for _again in range(2):
        assert made(builder, later) == (["KM053"], [other])
    assert made(other, later) == ([], [])
    assert made(builder, later) == ([], [])


def test_somebodys_folder_in_the_place_of_the_other_is_not_spoken_of(tmp_path: Path) -> None:
    (tmp_path / "proeve/public").mkdir(parents=True)
    (tmp_path / "proeve/public/mine.txt").write_bytes(A)
    assert build(tmp_path).problems == ()


@pytest.mark.parametrize("link", ["source", "source/public", ".public.karlemose-work", "public", LOCK])
def test_a_link_further_in_is_not_written_through(tmp_path: Path, link: str) -> None:
    elsewhere, path = tmp_path / "elsewhere", tmp_path / "out" / "proeve" / link
    elsewhere.mkdir()
    path.parent.mkdir(parents=True)
    path.symlink_to(elsewhere / "new" if link == LOCK else elsewhere)
    (problem,) = build_pages(site(), pages(), tmp_path / "out", Fake()).problems
    assert problem.code == "KM188"
    assert Path(problem.place.file).is_relative_to(path)
    assert list(elsewhere.iterdir()) == []


def test_what_was_edited_is_kept_beside_where_no_link_leads_away(tmp_path: Path) -> None:
    target, elsewhere = tmp_path / "out" / "source", tmp_path / "elsewhere"
    elsewhere.mkdir()
    output.write_source(target, {"a.md": A, "deep/b.md": A})
    (target / "a.md").write_bytes(B)
    (target / "deep/b.md").write_bytes(B)
    (tmp_path / "out/source.edited").mkdir()
    (tmp_path / "out/source.edited/deep").symlink_to(elsewhere)
    kept = [one.data["kept"] for one in output.keep_edited(target)]
    assert kept == [str(tmp_path / "out/source.edited/a.md"), str(tmp_path / "out/source.edited.2/deep/b.md")]
    assert list(elsewhere.iterdir()) == []


def test_a_file_that_is_only_called_like_a_half_of_ours_is_kept(tmp_path: Path) -> None:
    target, own = tmp_path / "source", b"my own notes\n"
    output.write_source(target, {"README.md": A, "gone.md": A})
    for name in ("README.md", "gone.md", MANIFEST):
        temporary_of(target / name).write_bytes(own)
    problems = output.write_source(target, {"README.md": B})
    assert [(one.code, one.severity) for one in problems] == [("KM059", Severity.warning)] * 3
    assert [Path(str(one.data["kept"])).read_bytes() for one in problems] == [own] * 3
    assert without_manifest(target) == {"README.md": B}
    assert output.write_source(target, {"README.md": B}) == ()


def test_a_half_of_ours_goes_without_a_word(tmp_path: Path) -> None:
    target = tmp_path / "source"
    output.write_source(target, {"a.md": A, "b.md": A, "c.md": A})
    temporary_of(target / "a.md").write_bytes(B[:3])
    temporary_of(target / "b.md").write_bytes(A)
    temporary_of(target / "c.md").write_bytes(A[:2])
    temporary_of(target / MANIFEST).write_bytes((target / MANIFEST).read_bytes()[:40])
    assert output.write_source(target, {"a.md": B, "b.md": B, "c.md": A}) == ()
    assert without_manifest(target) == {"a.md": B, "b.md": B, "c.md": A}


def test_a_file_in_a_site_that_is_called_like_a_half_of_ours_outlives_the_swap(tmp_path: Path) -> None:
    target = tmp_path / "public"
    output.swap(built(target, {"a.html": A}), target)
    temporary_of(target / "a.html").write_bytes(b"mine")
    (problem,) = output.swap(built(target, {"a.html": B}), target)
    assert problem.code == "KM059"
    assert Path(str(problem.data["kept"])).read_bytes() == b"mine"
    assert problem.data["file"] == str(temporary_of(target / "a.html"))


@pytest.mark.parametrize("says", ["[" * 200_000, '{"made_by": "karlemose_model", "files": []}'], ids=["deep", "list"])
def test_a_manifest_that_is_none_of_ours_makes_no_folder_ours(tmp_path: Path, says: str) -> None:
    target = tmp_path / "source"
    target.mkdir()
    (target / MANIFEST).write_text(says)
    (target / "mine.md").write_bytes(A)
    assert not standing(target).ours
    (problem,) = output.refused(target)
    assert (problem.code, problem.data["files"]) == ("KM030", "mine.md")


def test_what_a_manifest_says_is_coming_may_be_anything(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text('{"made_by": "karlemose_model", "files": {}, "coming": ["mine.md"]}')
    (tmp_path / "mine.md").write_bytes(A)
    assert [one.code for one in output.refused(tmp_path)] == ["KM031"]
