"""What a trial found is kept and told in both languages, and the docs' pages are those that the kept results give."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.trials.page import DOCS, page, pages
from tests.trials.results import FOLDER, results, write
from tests.trials.words import TRIALS


def test_the_pages_in_the_docs_are_those_of_the_results() -> None:
    # If not: make reference
    for file, text in pages().items():
        assert (DOCS / file).read_text("utf-8") == text, file


def test_every_result_has_words() -> None:
    assert {file.stem for file in FOLDER.glob("*")} <= TRIALS.keys()
    for name, trial in TRIALS.items():
        for said in (trial.title, trial.does, trial.run, trial.found, *trial.figures.values()):
            assert said.keys() == {"da", "en"}, name
            assert said["da"] != said["en"], name


def test_a_result_is_told_with_its_numbers_day_and_versions(tmp_path: Path) -> None:
    notes = {"da": "Tre gange gik strømmen.", "en": "The power went three times."}
    file = write(
        "soak",
        runs=2000,
        found=0,
        figures={"growth": 1.5, "kept": "yes", "of": "43 / 2000"},
        notes=notes,
        programs={"chromium": "1.2.3"},
        folder=tmp_path,
    )
    kept = json.loads(file.read_text("utf-8"))
    assert list(kept) == sorted(kept)
    assert kept["versions"]["karlemose-model"]
    (found,) = results(tmp_path).items()
    assert found[0] == "soak"
    english, danish = (page(language, dict([found])) for language in ("en", "da"))
    for text, runs, number in ((english, "| 2,000 | 0 |", "1.5"), (danish, "| 2.000 | 0 |", "1,5")):
        assert runs in text
        assert f"| `growth` | {number} |" in text
        assert f"| `of` | 43 / {runs[2:7]} |" in text
        assert f"karlemose-model {kept['versions']['karlemose-model']}" in text
        assert kept["python"] in text
        assert "chromium 1.2.3" in text
        assert kept["commit"] in text
    assert notes["en"] in english
    assert notes["da"] in danish


def test_what_went_as_promised_is_told_in_a_line_and_the_rest_in_rows(tmp_path: Path) -> None:
    figures: dict[str, int | float | str] = {
        "precision": 99.5,
        "false alarms: CVR": "0 / 2200",
        "false alarms: P number": "1280 / 2200",
        "found: space": "2199 / 2200",
        "found: tab": "2200 / 2200",
    }
    write("cpr", runs=8800, found=1, figures=figures, folder=tmp_path)
    write("audit", runs=0, found=0, figures={"service": "not reached"}, folder=tmp_path)
    english, danish = (page(language, results(tmp_path)) for language in ("en", "da"))
    assert "| 8,800 | 1, and 1,280 false alarms |" in english
    assert "| production unit numbers" not in english
    assert "| false alarms: production unit numbers (ten digits) | 1,280 / 2,200 |" in english
    assert "There was no false alarm over: company numbers (CVR)." in english
    assert "| found: a space | 2,199 / 2,200 |" in english
    assert "All numbers were found that were written so: a tab." in english
    assert english.index("| right of all") < english.index("| found: a space") < english.index("| false alarms: prod")
    # Nobody answered: that is no 0.
    assert "| intet svar | – |" in danish
    assert "| liste, der svarede | ingen |" in danish
    # The versions are the same of both.
    assert english.count("babel ") == danish.count("babel ") == 1


def test_a_trial_without_a_result_is_said_to_be_not_yet_run() -> None:
    assert page("en", {}).count("| not yet run |") == len(TRIALS)
    assert page("da", {}).count("\nIkke kørt endnu.\n") == len(TRIALS)


def test_what_cannot_be_told_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no words for the trial"):
        write("dance", runs=1, found=0, figures={}, folder=tmp_path)
    with pytest.raises(ValueError, match="in Danish and in English"):
        write("soak", runs=1, found=0, figures={}, notes={"en": "Only in English."}, folder=tmp_path)
    assert not list(tmp_path.iterdir())
