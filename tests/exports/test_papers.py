"""All papers of a rollout: the same bytes each time, in the order of the pages; nothing heavy before it is asked for."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from karlemose_model.exports import FORMATS, Format, MissingExtra, ToolFailed, paper_path, papers, pdf, typst
from karlemose_model.exports.pandoc import pandoc_path, read_markdown, write_tree
from karlemose_model.exports.reference import ours
from tests.exports.samples import DAY, made, page, park_pages

SOME = ("meetings/2026-12-03-operational", "checklists/initial", "papers/information-sharing", "partners/police")


@pytest.mark.parametrize("to", FORMATS)
def test_the_same_pages_give_the_same_bytes_whatever_the_machine(to: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = [park_pages("da")[name] for name in SOME]
    first = list(papers(chosen, DAY, to))
    for name, value in {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "HOME": "/nonexistent",
        "SOURCE_DATE_EPOCH": "1",
    }.items():
        monkeypatch.setenv(name, value)
    typst._compiler.cache_clear()
    assert list(papers(chosen, DAY, to)) == first
    assert [name for name, _content in first] == [f"{name}.{to}" for name in SOME]


@pytest.mark.parametrize("to", FORMATS)
def test_another_day_gives_other_bytes(to: Format) -> None:
    assert made(page("x"), to) != dict(papers([page("x")], DAY.replace(day=1), to))[f"a/paper.{to}"]


def test_nobodys_own_pandoc_folder_changes_a_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = made(page("x"), "docx")
    (tmp_path / "pandoc").mkdir()
    (tmp_path / "pandoc" / "reference.docx").write_bytes(b"not a document")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert made(page("x"), "docx") == before


def test_a_reference_document_for_a_pdf_is_the_callers_mistake(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no reference"):
        list(papers([page("x")], DAY, "pdf", tmp_path / "a.docx"))


def test_what_pandoc_or_typst_say_is_kept() -> None:
    with pytest.raises(ToolFailed) as stopped:
        write_tree(read_markdown("x", DAY), "nonsense", DAY)
    assert stopped.value.tool == "pandoc"
    assert "nonsense" in stopped.value.output
    from karlemose_model.exports.sheet import sheet

    with pytest.raises(ToolFailed, match="typst") as failed:
        pdf.typeset(b"#let x = ", sheet(page("x"), DAY))
    assert "A paper" in failed.value.output


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    pandoc_path.cache_clear()
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(MissingExtra) as stopped:
        list(papers([page("x")], DAY, "docx"))
    assert stopped.value.package == "pypandoc-binary"
    monkeypatch.undo()
    pandoc_path.cache_clear()
    typst._compiler.cache_clear()
    # Python's way of saying that a module can't be imported.
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MissingExtra) as stopped:
        made(page("x"), "pdf")
    assert stopped.value.package == "typst"
    monkeypatch.undo()
    assert made(page("x"), "pdf")


def test_importing_the_exports_imports_neither_pandoc_nor_typst() -> None:
    code = "import sys, karlemose_model.exports; print([name for name in ('pypandoc', 'typst') if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_the_name_of_a_paper() -> None:
    assert paper_path("meetings/operational.md", "odt") == "meetings/operational.odt"


def test_our_own_reference_holds_the_words_of_the_footer_as_words() -> None:
    words = {"title": "A & B <c> $x", "whom": "w", "page": "p", "of": "o"}
    assert b"A &amp; B &lt;c&gt; $x" in b"".join(_parts(ours("docx", words)))


def _parts(content: bytes) -> list[bytes]:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name) for name in archive.namelist()]
