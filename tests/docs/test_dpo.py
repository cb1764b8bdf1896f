"""The page for the data-protection officer holds: limits, files, sources, and what a search of the history finds."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from karlemose_model.files import shipped
from karlemose_model.model.minutes import CaseReference
from karlemose_model.model.section import MAX_NOTE, MAX_SHORT
from karlemose_model.reading import read_playbook
from karlemose_model.reading.happenings import FEW_WORDS, NOTE
from tests.docs.test_docs import ROOT, blocks

PAGES = {"da": ROOT / "docs" / "da" / "dpo.md", "en": ROOT / "docs" / "en" / "dpo.md"}
WORD = {"da": "SØGEORD", "en": "WORD"}


@pytest.mark.parametrize(("language", "thousands"), [("da", "."), ("en", ",")])
def test_its_limits_are_those_of_the_models(language: str, thousands: str) -> None:
    text = PAGES[language].read_text("utf-8")
    (reference,) = [limit.max_length for limit in CaseReference.model_fields["reference"].metadata if limit.max_length]
    assert reference == FEW_WORDS
    for number in (FEW_WORDS, NOTE, MAX_SHORT, MAX_NOTE):
        said = f"{number:,}".replace(",", thousands)
        assert re.search(rf"\b{re.escape(said)}\b", text), said


@pytest.mark.parametrize("language", PAGES)
def test_every_kind_of_record_is_in_its_table(language: str) -> None:
    text = PAGES[language].read_text("utf-8")
    kept = {path.name + "/" * path.is_dir() for path in (shipped("playbooks") / "eksempelparken" / "records").iterdir()}
    for name in kept - {"README.md"}:
        assert re.search(rf"^\|[^|]* ?records/{re.escape(name)}[ ,]", text, re.MULTILINE), name


@pytest.mark.parametrize("language", PAGES)
def test_what_it_says_of_law_has_a_source_of_the_model(language: str) -> None:
    model = read_playbook(shipped("playbooks") / "karlemose").playbook
    assert model is not None
    known = {source.url for source in model.sources.values()}
    linked = set(re.findall(r"\]\((https?://[^)]+)\)", PAGES[language].read_text("utf-8")))
    assert len(linked) == 5
    assert linked <= known


@pytest.mark.parametrize(("language", "months"), [("da", "24 måneder"), ("en", "24 months")])
def test_what_it_says_of_the_model(language: str, months: str) -> None:
    model = read_playbook(shipped("playbooks") / "karlemose").playbook
    assert model is not None
    assert {meeting.keep_months for meeting in model.meetings.values()} == {24}
    assert months in PAGES[language].read_text("utf-8")
    sharing = model.agreements["information-sharing"].flows
    assert {flow.legal_basis for flow in sharing.values() if "housing" in (flow.from_, *flow.to)} >= {"anonymous"}
    assert model.agreements["dpia"].kind == "dpia"


def git(folder: Path, *arguments: str) -> str:
    ran = subprocess.run(
        ["git", "-c", "user.name=Sekretariatet", "-c", "user.email=post@example.org", *arguments],
        cwd=folder, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return ran.stdout


@pytest.mark.parametrize("language", PAGES)
def test_its_search_finds_what_was_deleted_and_who_saved(tmp_path: Path, language: str) -> None:
    git(tmp_path, "init", "--quiet")
    for name in ("gone", "here"):
        (tmp_path / f"{name}.yml").write_text("note: Spørg Ørnereden.\n", "utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "Første møde")
    (tmp_path / "gone.yml").unlink()
    git(tmp_path, "commit", "--quiet", "-a", "-m", "Ryd op efter ørnereden")

    (block,) = [block for block in blocks(PAGES[language], "sh") if "git grep" in block]
    files, changes, messages, authors = [shlex.split(line)[1:] for line in block.splitlines()]
    assert all(WORD[language] in one for one in (files, changes, messages, authors))

    def searched(command: list[str], word: str) -> list[str]:
        return git(tmp_path, *(word if part == WORD[language] else part for part in command)).splitlines()

    assert [line.split(":")[0] for line in searched(files, "Ørnereden")] == ["here.yml"]
    assert [line.split(" ", 1)[1] for line in searched(changes, "Ørnereden")] == [
        "Ryd op efter ørnereden",
        "Første møde",
    ]
    assert len(searched(messages, "ryd op")) == 1
    assert set(searched(authors, "Sekretariatet")) == {"Sekretariatet <post@example.org>"}
