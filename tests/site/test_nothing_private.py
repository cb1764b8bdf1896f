"""Before a site takes its place it is searched: whatever brought digits together, nothing of it is written and the old site stays.

The check is passed over here: a CPR-shaped string stands in every text, as if no rule had looked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from karlemose_model.files import shipped
from karlemose_model.finished import held_back, words
from karlemose_model.model import Audience, OwnPage, Rollout
from karlemose_model.privacy import cpr_like
from karlemose_model.problems import Problem
from karlemose_model.reading import read_playbook
from karlemose_model.site import Built, build_pages, build_site
from karlemose_model.text import Text
from tests.conftest import Ran
from tests.documents.sample import rollout as small
from tests.site import planting
from tests.site.conftest import Fake, page, pages, site, tree
from tests.site.test_every_field import NOWHERE, with_all_kinds

SAMPLE = "311257-5000"
FIRST = date(2037, 1, 1)
HEAD = "schema: 1\nid: park\nversion: 1\nkind: estate\nname: {da: Park, en: Park}\nlanguages: [en]\nextends: {playbook: karlemose, version: 1}\n"


def nobodys(_word: str, count: int) -> str:
    """A number that is nobody's, another one in each text."""
    return f"{FIRST + timedelta(days=count % 7_000):%d%m%y}-{5000 + count // 7_000}"


def example() -> Rollout:
    reading = read_playbook(shipped("playbooks") / "eksempelparken")
    assert reading.playbook
    assert reading.playbook.as_of
    rollout = reading.seen_on(reading.playbook.as_of)
    assert rollout
    return rollout


@pytest.fixture(scope="module")
def planted() -> planting.Planted:
    made = planting.plant(with_all_kinds(example()), nobodys)
    digits = {
        nobodys("", count).replace("-", ""): pattern for count, pattern in enumerate(made.words.values(), start=1)
    }
    return replace(made, words=digits)


@pytest.fixture(scope="module")
def refused(
    planted: planting.Planted, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Built, dict[str, bytes]]:
    """Where the partners' site would have been built, what came of it, and the files that were searched."""
    looked_into: dict[str, bytes] = {}

    def recorded(given: Iterable[tuple[str, bytes]], let_pass: frozenset[str]) -> tuple[Problem, ...]:
        looked_into.update(given)
        return held_back(looked_into.items(), let_pass)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("karlemose_model.site.held_back", recorded)
        out = tmp_path_factory.mktemp("refused")
        return out, build_site(planted.rollout, Audience.partners, out, "none"), looked_into


def test_it_is_seen_in_every_field_that_a_page_shows(
    planted: planting.Planted, refused: tuple[Path, Built, dict[str, bytes]]
) -> None:
    found = {
        one.digits for path, content in refused[2].items() for piece in words(path, content) for one in cpr_like(piece)
    }
    seen = {planted.words[digits] for digits in found if digits in planted.words}
    assert planted.patterns - seen - NOWHERE == set()


def test_nothing_of_such_a_site_is_written(
    planted: planting.Planted, refused: tuple[Path, Built, dict[str, bytes]], tmp_path: Path
) -> None:
    out, partners, _files = refused
    public = build_site(planted.rollout, Audience.public, tmp_path, "none")
    for folder, built in ((out, partners), (tmp_path, public)):
        assert {problem.code for problem in built.problems} == {"KM504"}
        assert (built.folder, built.markdown) == (None, None)
        assert tree(folder) == {}
    # Every file that shows one is named: pages, pictures, calendars.
    endings = {problem.place.file.rpartition(".")[2] for problem in partners.problems}
    assert endings >= {"md", "ics", "yml"}


def test_digits_that_come_together_only_on_the_page_are_held_back_and_the_old_site_stays(tmp_path: Path) -> None:
    with Fake() as builder:
        first = build_pages(site(), pages(), tmp_path, builder)
    assert first.folder
    before = tree(first.folder)
    together = {language: replace(page("b.md", "B", language), body="# B\n\n311257\n5000\n") for language in pages()}
    joined = {language: (*each, together[language]) for language, each in pages().items()}
    builder = Fake()
    with builder:
        again = build_pages(site(), joined, tmp_path, builder)
    assert builder.runs == 0
    assert {(one.code, one.place.file) for one in again.problems} == {
        ("KM504", "da/docs/b.md"), ("KM504", "en/docs/b.md"),
    }  # fmt: skip
    assert tree(first.folder) == before


def test_what_the_builder_brings_together_is_held_back_too(tmp_path: Path) -> None:
    with Fake() as builder:
        first = build_pages(site(), pages(), tmp_path, builder)
    assert first.folder
    before = tree(first.folder)
    with Fake("<p>311257<b>-</b>5000</p>") as builder:
        changed = {**pages(), "da": (*pages()["da"], page("b.md", "Ny", "da"))}
        again = build_pages(site(), changed, tmp_path, builder)
    assert again.folder is None
    assert {(one.code, one.place.file) for one in again.problems} == {
        ("KM504", "en/index.html"),
        ("KM504", "index.html"),
    }
    assert tree(first.folder) == before
    # Nor does it lie about in the source, or beside the site.
    assert not any(path.suffix in (".md", ".html") for path in again.source.rglob("*"))
    assert [path.name for path in first.folder.parent.iterdir() if "work" in path.name] == []


def test_a_case_number_that_is_let_pass_may_stand_before_partners_and_never_before_all(tmp_path: Path) -> None:
    rollout = small()
    notice = rollout.playbook.model_copy(update={"notice": Text({"da": f"Sag {SAMPLE}.", "en": f"Case {SAMPLE}."})})
    known = replace(rollout, playbook=notice, let_pass=frozenset({"3112575000"}))
    assert build_site(known, Audience.partners, tmp_path, "none").problems == ()
    assert "3112575000" not in str(build_site(known, Audience.partners, tmp_path, "none"))
    public = build_site(known, Audience.public, tmp_path, "none")
    assert {one.code for one in public.problems} == {"KM504"}
    assert public.markdown is None


def test_two_fields_that_come_together_are_told_with_the_page_and_not_repeated(
    files: Callable[[dict[str, str]], Path], karlemose: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    template = "# {{ title }}\n\n{{ playbook.place.municipality | said }}-{{ playbook.place.boundary | said }}\n"
    files({
        "playbook.yml": f"{HEAD}place: {{municipality: '311257', boundary: '5000'}}\n",
        "templates/documents/background.md.j2": template.replace("{{ title }}", "T"),
    })  # fmt: skip
    assert "KM310" not in karlemose("check").out
    for command in (
        ["build", "--builder", "none", "--lang", "en"],
        ["export", "background", "--to", "docx", "--lang", "en"],
    ):
        ran = karlemose(*command)
        assert ran.code == 1
        assert "background" in ran.err
        assert "KM504" in ran.err
        assert "nothing was written" in ran.err
        assert "5000" not in ran.out + ran.err
    # What is for everybody shows no such page, and is built.
    assert {path.parts[3] for path in Path("build").rglob("*.md") if path.parts[2] == "markdown"} == {"public"}
    assert not list(Path("build").rglob("*.docx"))


def test_an_own_page_with_one_that_may_pass_shows_it_to_nobody(tmp_path: Path) -> None:
    rollout = small()
    own = OwnPage("a", "da", Audience.partners, "T", f"# T\n\nSag {SAMPLE}.\n", "docs/da/a.md", unfinished=False)
    made: Any = build_site(replace(rollout, own_pages=(own,)), Audience.partners, tmp_path, "none")
    assert made.problems == ()
    assert SAMPLE not in (made.markdown / "da/own/a.md").read_text("utf-8")
