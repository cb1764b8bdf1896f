"""`karlemose export`: which pages, which format, where they go, and what is said when they can't be made."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.cli import export as command
from karlemose_model.exports import Locked, ToolFailed
from karlemose_model.files import shipped
from karlemose_model.manifest import MANIFEST
from karlemose_model.scaffold.installed_from import install_with
from tests.conftest import Ran

PARK = shipped("playbooks") / "eksempelparken"
AGENDA = "meetings/2026-12-03-operational"
Run = Callable[..., Ran]


def written(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST
    )


def test_a_page_into_the_folder_of_its_playbook_and_language(
    karlemose: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = karlemose("export", AGENDA, "-p", PARK)
    assert (ran.code, ran.out) == (0, f"Dokumenter gemt: 1, i {Path('build/eksempelparken/papers/da')}\n")
    assert "kun for partnerne" in ran.err
    assert written(tmp_path / "build") == [f"eksempelparken/papers/da/{AGENDA}.docx"]


def test_several_pages_however_they_are_written(karlemose: Run, tmp_path: Path) -> None:
    names = [f"{AGENDA}.md", "checklists\\initial", "./agreements.pdf", "agreements"]
    ran = karlemose("export", *names, "-p", PARK, "--to", "pdf", "--output", tmp_path, "--lang", "en")
    assert ran.code == 0, ran.err
    assert written(tmp_path) == ["agreements.pdf", "checklists/initial.pdf", f"{AGENDA}.pdf"]
    assert all(path.read_bytes().startswith(b"%PDF") for path in tmp_path.rglob("*.pdf"))


@pytest.mark.slow
def test_all_pages_without_a_name(karlemose: Run, tmp_path: Path) -> None:
    ran = karlemose("export", "-p", PARK, "--output", tmp_path)
    assert ran.code == 0, ran.err
    assert {"index.docx", "plan.docx", "partners/police.docx", f"{AGENDA}.docx"} <= set(written(tmp_path))
    assert ran.err.count("\n") == 1, "no bar where nobody sees it"


def test_the_public_gets_only_its_pages_in_a_folder_of_their_own(
    karlemose: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = karlemose("export", "-p", PARK, "--audience", "public", "--to", "odt")
    assert (ran.code, ran.err) == (0, "")
    papers = written(tmp_path / "build/eksempelparken/papers-public/da")
    assert [paper for paper in papers if not paper.startswith("kpis/")] == [
        "accessibility.odt",
        "contents.odt",
        "index.odt",
        "kpis.odt",
        "model.odt",
        "residents.odt",
        "sources.odt",
    ]
    refused = karlemose("export", AGENDA, "-p", PARK, "--audience", "public")
    assert refused.code == 2


def test_one_page_into_a_file_whose_ending_is_the_format(karlemose: Run, tmp_path: Path) -> None:
    file = tmp_path / "Next meeting.PDF"
    assert karlemose("export", AGENDA, "-p", PARK, "--output", file).code == 0
    assert file.read_bytes().startswith(b"%PDF")
    assert written(tmp_path) == [file.name]
    again = karlemose("export", "agreements", "-p", PARK, "--output", file, "--lang", "en")
    assert again.code == 2
    assert again.err.startswith("Already there, and not made here")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("agreements", "plan", "--output", "x.docx"), "--output names a file, but there are 2 pages"),
        (("agreements", "--to", "pdf", "--output", "x.docx"), "are two formats"),
        (("--to", "pdf", "--reference-doc", PARK / "playbook.yml"), "goes with docx and odt"),
        (("--to", "rtf"), "'rtf' is not one of"),
        (("--reference-doc", "missing.docx"), "KM193 there is no missing.docx"),
    ],
)
def test_what_does_not_fit_together(karlemose: Run, arguments: tuple[object, ...], said: str) -> None:
    ran = karlemose("export", "-p", PARK, *arguments)
    assert ran.code == 2
    assert said in ran.err


@pytest.mark.parametrize(
    ("name", "near"),
    [("agrements", "agreements"), ("polise", "partners/police"), ("meetings/opertional", "meetings/operational")],
)
def test_a_page_that_is_not_there(karlemose: Run, name: str, near: str) -> None:
    ran = karlemose("export", name, "-p", PARK, "--lang", "en")
    assert ran.code == 2
    assert ran.err.startswith(f"There is no page {name}.")
    assert f'Did you mean "{near}"?' in ran.err


def test_a_reference_document_of_ones_own_and_one_that_is_none(karlemose: Run, tmp_path: Path) -> None:
    style = tmp_path / "style.docx"
    assert karlemose("export", "plan", "-p", PARK, "--output", style).code == 0
    out = tmp_path / "out"
    assert karlemose("export", "plan", "-p", PARK, "--reference-doc", style, "--output", out).code == 0
    before = (out / "plan.docx").read_bytes()
    style.write_bytes(b"\xd0\xcf\x11\xe0 an old .doc")
    ran = karlemose("export", "plan", "-p", PARK, "--reference-doc", style, "--output", out)
    assert (ran.code, ran.err) == (
        2,
        f"{style} kan ikke bruges som docx-dokument. Åbn det i Word eller LibreOffice, gem det som .docx, og brug den fil.\n",
    )
    assert (out / "plan.docx").read_bytes() == before


def test_a_missing_extra_is_one_line_with_the_command(
    karlemose: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from karlemose_model.exports import typst

    typst._compiler.cache_clear()
    monkeypatch.setitem(sys.modules, "typst", None)
    ran = karlemose("export", "plan", "-p", PARK, "--to", "pdf", "--output", tmp_path / "out", "--lang", "en")
    assert ran.code == 2
    assert ran.err == (
        "Papers need more packages (typst is missing). Install the tool once more from where you got it, with [office]: "
        f"{install_with('office', 'en')}\n"
    )
    assert not (tmp_path / "out").exists()


def test_a_sign_without_a_font(karlemose: Run, tmp_path: Path) -> None:
    model = (
        "schema: 1\nid: proeve\nversion: 1\nkind: estate\nname: {da: Prøve, en: Sample 😀}\nlanguages: [en, da]\n"
        "extends: {playbook: karlemose, version: 1}\n"
    )
    (tmp_path / "playbook.yml").write_text(model, "utf-8")
    ran = karlemose(
        "export", "sources", "-p", tmp_path, "--as-of", "2026-11-26", "--to", "pdf", "--output", tmp_path / "out"
    )
    assert ran.code == 2
    assert (
        ran.err
        == "No font for PDF has the sign 😀, which stands on the page Sources. Leave it out, or choose --to docx.\n"
    )


def test_a_file_open_in_word(karlemose: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(folder: Path, files: object) -> None:
        raise Locked((folder / "plan.docx",))

    monkeypatch.setattr(command, "write_folder", locked)
    ran = karlemose("export", "plan", "-p", PARK, "--output", tmp_path)
    assert ran.code == 2
    assert "Luk den dér" in ran.err


def test_an_edited_paper_is_kept_and_told_of(karlemose: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    karlemose("export", "plan", "-p", PARK, "--output", out)
    (out / "plan.docx").write_bytes(b"my notes")
    ran = karlemose("export", "plan", "-p", PARK, "--output", out, "--lang", "en")
    assert ran.code == 0
    assert "KM032" in ran.err
    assert (tmp_path / "out.edited" / "plan.docx").read_bytes() == b"my notes"


def test_a_fault_of_pandocs_is_ours(karlemose: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_arguments: object) -> None:
        raise ToolFailed("pandoc", "something it did not like")

    monkeypatch.setattr(command, "papers_with_words", fails)
    ran = karlemose("export", "plan", "-p", PARK, "--lang", "en")
    assert ran.code == 70
    assert "something it did not like" in ran.err
