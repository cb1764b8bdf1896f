"""The page on fidelity: its commands run on a copy of Eksempelparken, its rating is read, and its numbers are the code's."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.files import shipped
from karlemose_model.kpis.fidelity import BANDS_SOURCE, CORE_WEIGHT, ENOUGH, WEAK_BELOW
from tests.conftest import Ran
from tests.docs.test_docs import ROOT, blocks

PAGES = {"da": ROOT / "docs" / "da" / "modeltroskab.md", "en": ROOT / "docs" / "en" / "fidelity.md"}


@pytest.mark.parametrize("language", PAGES)
def test_its_commands_run_and_its_rating_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, karlemose: Callable[..., Ran], language: str
) -> None:
    shutil.copytree(shipped("playbooks"), tmp_path / "playbooks")
    monkeypatch.chdir(tmp_path / "playbooks" / "eksempelparken")
    first, second = [shlex.split(line)[1:] for line in blocks(PAGES[language], "sh")[0].splitlines()]
    assert karlemose(*first, "--as-of", "2026-12-03").code == 0
    assert karlemose(*second).code == 0
    form, outside = (Path("records") / "fidelity" / f"2026-12-03{added}.yml" for added in ("", "-outside"))
    assert form.is_file()
    assert outside.is_file()
    outside.unlink()
    (rating,) = blocks(PAGES[language], "yaml")
    form.write_text(rating, "utf-8")
    checked = karlemose("check", "--format", "concise", "--lang", language, "--as-of", "2026-12-03")
    assert [line.split()[1] for line in checked.out.splitlines() if "fidelity" in line] == ["KM466"], checked.out
    assert karlemose("fidelity", "--lang", language, "--as-of", "2026-12-03").code == 0


@pytest.mark.parametrize(("language", "per_cent"), [("da", "procent"), ("en", "per cent")])
def test_its_numbers_are_those_of_the_code(language: str, per_cent: str) -> None:
    text = PAGES[language].read_text("utf-8")
    assert BANDS_SOURCE in text
    assert f"{int(100 * ENOUGH)} {per_cent}" in text
    assert f" {CORE_WEIGHT}, " in text
    assert {"da": f"under {WEAK_BELOW}", "en": f"below {WEAK_BELOW}"}[language] in text
