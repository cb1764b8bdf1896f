"""Names beside sensitive words: recall and precision on invented sentences, and the forms that names have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.personal_names import capitalised, kind_of, named_beside, without_genitive
from tests.names_corpus import NAMED, NAMELESS, UNSEEN_NAMED, UNSEEN_NAMELESS

FIGURES = {"settled": (0.95, 0.98), "unseen": (0.95, 0.80)}
"""The least recall and precision: what is found less, or more that is none, has to be said here.

The sentences by which the words and rules were settled say little. Of the unseen ones all names were found at first sight,
and 24 of 29 findings were right; without a playbook that knows its partners, a name of a company or a pub is one of them.
"""


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in named_beside(text)]


@pytest.mark.parametrize(
    ("corpus", "named", "nameless"), [("settled", NAMED, NAMELESS), ("unseen", UNSEEN_NAMED, UNSEEN_NAMELESS)]
)
def test_recall_and_precision_on_invented_sentences(corpus: str, named: tuple[str], nameless: tuple[str]) -> None:
    recall, precision = FIGURES[corpus]
    right = [text for text in named if found(text)]
    wrong = [text for text in nameless if found(text)]
    missed = [text for text in named if text not in right]
    assert len(right) / len(named) >= recall, missed
    assert len(right) / (len(right) + len(wrong)) >= precision, wrong


@pytest.mark.parametrize("text", ["Vi så mikkel med hash.", "zubayr er løsladt", "Zubayr er løsladt."])
def test_what_is_known_not_to_be_found(text: str) -> None:
    """The docs say so: names in small letters, and names on no list where a sentence begins."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ali M. er dømt", "Ali M"),
        ("Og så er Jens P. Hansens søn dømt", "Jens P. Hansens"),
        ("A.K. er dømt", "A.K."),
        ("set: Anne-Marie er syg", "Anne-Marie"),
        ("Vold: El-Hassan var der", "El-Hassan"),
        ("han hedder O'Neill og er dømt", "O'Neill"),
    ],
)
def test_the_whole_name_is_marked(text: str, name: str) -> None:
    assert found(text) == [name]


def test_the_kind_is_that_of_the_nearest_word() -> None:
    text = "Mikkel er syg, siger en nabo. Der var tyveri."
    assert [one.kind for one in named_beside(text)] == ["health"]
    assert [one.kind for one in named_beside("Yusuf er somalisk")] == ["origin"]
    assert [one.kind for one in named_beside("Yusuf er dømt")] == ["offence"]


def test_two_sentences_away_is_not_beside() -> None:
    assert found("Mikkel låser op. Kaffen er klar. Vi taler om hash.") == []


def test_what_the_playbook_knows_names_no_person() -> None:
    text = "Der sælges hash bag Kløverglad og Qaderi."
    assert len(list(named_beside(text))) == 2
    known = capitalised("Kløverglad ligger her. Mikkel, Qaderi.")
    assert "Mikkel" not in known
    assert [text[one.start : one.end] for one in named_beside(text, known - {"Qaderi"})] == ["Qaderi"]


@pytest.mark.parametrize(
    ("word", "kind"),
    [("Hashsalg", "offence"), ("butikstyveriet", "offence"), ("psykiatrien", "health"), ("muslimer", "origin"),
     ("bold", ""), ("fence", ""), ("afhængig", ""), ("sygdomme", "health")],
)  # fmt: skip
def test_sensitive_words(word: str, kind: str) -> None:
    assert kind_of(word) == kind


def test_a_genitive_is_the_same_name() -> None:
    assert without_genitive("Jens  Hansens") == without_genitive("jens hansen")
    assert without_genitive("Mikkel's") == without_genitive("Mikkel")


@given(st.text(alphabet="AaBbÅåÉ .,;:'-’\n|\"(!?19", max_size=200))
def test_any_text_gives_places_inside_it(text: str) -> None:
    for one in named_beside(text + " hash"):
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start].isupper()


def test_a_megabyte_takes_no_longer_than_its_length() -> None:
    """Not timed: with a square in it, it would never end."""
    for long in (
        "Ab " * 50_000,
        "A." * 50_000,
        "a" * 1_000_000,
        "A-" * 200_000,
        "hash'" * 50_000,
        "Mikkel hash. " * 3_000,
    ):
        assert list(named_beside(long)) is not None
