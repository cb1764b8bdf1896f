"""What fuzzing found stays found, and the promises that it holds against random data hold for hypothesis' data too."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from karlemose_model.reading.yaml_text import read_yaml
from tests.trials.fuzz import _has_number
from tests.trials.fuzzed import CORPUS, TARGETS

INPUTS = sorted(path for path in CORPUS.rglob("*") if path.is_file())
PIECES = {
    "yaml": ["a: ", "- ", "\n", "  ", "&a ", "*a", "{", "}", "[", "]", ", ", "'", '"', "|\n", "#", "“", "\t", "? ", ": ", "1.550", "• ", "---", "x"],
    "csv": ["kpi;period;value\n", "held;", "2026-11;", "9", "\n", ";", '"', '""', "nov-26", "sep=;\n", "1.234", " %", "\r\n", "\t", ",", "=1+1", "æ"],
    "period": ["2026", "-", "Q", "H", "W", "11", "1", ".", " ", "kvartal", "halvår", "uge", "nov", "/", "M", "k", "3"],
    "markdown": ["*", "_", "[", "](", ")", "`", "<b>", "&lt;", "\n", "#", "1. ", "- ", "|", "{:", "}", "\\", "~~", "a", " ", "$", "!!!", "http://"],
    "cpr": ["311257", "-", "5000", " ", "5", "\u200b", "\u00a0", "３", "x", "12345678", ".", "\n"],
}  # fmt: skip


@pytest.mark.parametrize("target", TARGETS)
def test_every_input_that_is_kept_still_holds(target: str) -> None:
    kept = [path for path in INPUTS if path.parent.name == target]
    assert kept
    for path in kept:
        TARGETS[target](path.read_bytes())


def test_the_corpus_is_small_and_holds_nobody() -> None:
    assert len(INPUTS) <= 300
    for path in INPUTS:
        content = path.read_bytes()
        assert len(content) < 4_000
        assert path.parent.name in TARGETS
        assert not _has_number(content), path


@pytest.mark.parametrize("target", TARGETS)
def test_whatever_is_put_together_holds_too(target: str) -> None:
    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.one_of(st.sampled_from(PIECES[target]), st.text(max_size=4)), max_size=14))
    def holds(pieces: list[str]) -> None:
        TARGETS[target]("".join(pieces).encode("utf-8", "replace"))

    holds()


def test_a_promise_that_is_broken_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The targets can fail: with a reader that counts lines wrongly, a mask that masks nothing, an escape that escapes nothing."""
    from karlemose_model.problems import Place, Problem
    from karlemose_model.reading import yaml_files
    from tests.trials import fuzzed

    monkeypatch.setattr(
        yaml_files, "read_yaml", lambda text, file: (read_yaml(text, file)[0], (Problem("KM101", Place(file, 99)),))
    )
    monkeypatch.setattr(fuzzed, "masked", lambda text: text)
    monkeypatch.setattr(fuzzed, "escape", lambda text: text)
    for target, data in (("yaml", b"a: 1\n"), ("cpr", b"311257-5000"), ("markdown", b"\x00<b>x</b>")):
        with pytest.raises(AssertionError):
            TARGETS[target](data)


def test_a_number_that_may_be_somebodys_is_not_kept() -> None:
    number = f"x 3112{58 - 1}-{4000 + 1001} y"
    assert _has_number(number.encode())
    assert _has_number(number.encode("utf-16"))
    assert not _has_number(b"x 311257-5000 y")
    assert not _has_number(b"x 12345678 y")
