"""Where nothing has changed the builder does not run; where anything has, it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from karlemose_model.files import temporary_of
from karlemose_model.manifest import MANIFEST
from karlemose_model.site import Built, WarmBuilder, build_pages, builder
from karlemose_model.text import Text
from tests.site.conftest import Fake, page, pages, site, tree

ONE = ("da",)


@pytest.fixture
def fake() -> Fake:
    return Fake()


def build(out: Path, warm: WarmBuilder, body: str = "# Front\n") -> Built:
    made = replace(page("index.md", "Front", "da"), body=body)
    return build_pages(site(languages=ONE, name=Text({"da": "Prøve"})), {"da": (made,)}, out, warm)


def test_the_builder_does_not_run_again(tmp_path: Path, fake: Fake) -> None:
    first = build(tmp_path, fake)
    before = tree(tmp_path)
    second = build(tmp_path, fake)
    assert (first.unchanged, second.unchanged, fake.runs) == (False, True, 1)
    assert (second.folder, second.source, second.problems) == (first.folder, first.source, ())
    assert tree(tmp_path) == before


def edit(folder: Path) -> None:
    (folder / "index.html").write_text("mine", encoding="utf-8")


def lose(folder: Path) -> None:
    (folder / "other.html").unlink()


def half(folder: Path) -> None:
    page = folder / "index.html"
    temporary_of(page).write_text(page.read_text(encoding="utf-8")[:2], encoding="utf-8")


def forget(folder: Path) -> None:
    manifest = folder / MANIFEST
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("made_from", "x"), encoding="utf-8")


@pytest.mark.parametrize("happens", [edit, lose, half, forget])
def test_a_site_that_is_not_as_it_was_built_is_built_again(
    tmp_path: Path, fake: Fake, happens: Callable[[Path], None]
) -> None:
    folder = build(tmp_path, fake).folder
    assert folder
    happens(folder)
    again = build(tmp_path, fake)
    assert (again.unchanged, fake.runs) == (False, 2)
    assert [problem.code for problem in again.problems] == (["KM032"] if happens is edit else [])
    assert sorted(path.name for path in folder.iterdir()) == [MANIFEST, "index.html", "other.html"]
    assert build(tmp_path, fake).unchanged


def test_somebodys_own_file_in_it_is_still_refused(tmp_path: Path, fake: Fake) -> None:
    folder = build(tmp_path, fake).folder
    assert folder
    (folder / "mine.html").write_text("mine", encoding="utf-8")
    again = build(tmp_path, fake)
    assert ([problem.code for problem in again.problems], again.unchanged, fake.runs) == (["KM031"], False, 1)


def test_another_page_another_day_or_another_theme_is_a_change(
    tmp_path: Path, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, fake)
    assert not build(tmp_path, fake, "# Other\n").unchanged
    assert not build_pages(
        replace(site(languages=ONE), as_of=date(2026, 11, 27)), {"da": pages()["da"]}, tmp_path, fake
    ).unchanged
    build(tmp_path, fake)
    monkeypatch.setattr("karlemose_model.site.source._theme", lambda: {"main.html": b"other"})
    assert not build(tmp_path, fake).unchanged


def test_another_builder_or_another_version_is_a_change(
    tmp_path: Path, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, fake)
    other = Fake()
    other.name = "zensical"
    assert not build(tmp_path, other).unchanged
    assert not build(tmp_path, fake).unchanged
    assert build(tmp_path, fake).unchanged
    monkeypatch.setattr(builder, "_version", lambda package: "999")
    assert not build(tmp_path, fake).unchanged


def test_the_versions_are_those_that_are_installed() -> None:
    names = [each.split()[0] for each in WarmBuilder().versions]
    assert "mkdocs-material" in names
    assert not [each for each in WarmBuilder().versions if each.endswith("unknown")]
