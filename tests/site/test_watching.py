"""What a look at the files sees: every change of a person's file, and nothing that editors or we put beside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from karlemose_model.site.watching import seen, wait_for_change


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for name in (
        "place/playbook.yml",
        "place/records/2026-11-26-operational.yml",
        "place/build/x.html",
        "below/kpis.yml",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("a", "utf-8")
    return tmp_path


def test_each_kind_of_change_is_seen(home: Path) -> None:
    paths = [home / "place", home / "below/kpis.yml", home / "gone.yml"]
    before = seen(paths)
    assert {Path(name).name for name in before} == {"playbook.yml", "2026-11-26-operational.yml", "x.html", "kpis.yml"}
    assert seen(paths) == before
    (home / "place/records/2026-12-03-operational.yml").write_text("", "utf-8")
    added = seen(paths)
    assert len(added) == len(before) + 1
    (home / "below/kpis.yml").write_text("ab", "utf-8")
    longer = seen(paths)
    assert longer != added
    os.utime(home / "place/playbook.yml", ns=(1, 1))
    touched = seen(paths)
    assert touched != longer
    (home / "place/playbook.yml").unlink()
    assert len(seen(paths)) == len(touched) - 1


@pytest.mark.parametrize(
    "name", [".playbook.yml.swp", ".git/index", "~$form.docx", "playbook.yml~", "a.tmp", "build/y.html"]
)
def test_what_is_no_text_of_theirs_is_not(home: Path, name: str) -> None:
    paths, skip = [home / "place"], [home / "place/build"]
    before = seen(paths, skip)
    (home / "place" / name).parent.mkdir(exist_ok=True)
    (home / "place" / name).write_text("b", "utf-8")
    assert seen(paths, skip) == before


def test_a_link_that_leads_round_in_a_circle_ends(home: Path) -> None:
    (home / "place/self").symlink_to(home / "place")
    assert len(seen([home / "place"])) == 3


def test_it_waits_until_what_changed_stands_still() -> None:
    looks = iter([{"a": (1, 1)}, {"a": (1, 1)}, {"a": (2, 1)}, {"a": (3, 1)}, {"a": (3, 1)}, {"a": (4, 1)}])
    wait_for_change(lambda: next(looks), {"a": (1, 1)}, 0)
    assert list(looks) == [{"a": (4, 1)}]
