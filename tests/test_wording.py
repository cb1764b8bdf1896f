"""Every code has words, in both languages, and no catalogue entry is missing, unsure or left over."""

from __future__ import annotations

import gettext
import io
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.frontend import CommandLineInterface
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from karlemose_model.messages import FORMS, MESSAGES
from karlemose_model.problems import Place, Problem
from karlemose_model.wording import word

# What these tests look at is built once, in one worker.
pytestmark = pytest.mark.xdist_group("wording")

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "karlemose_model"
PO = PACKAGE / "locale" / "da" / "LC_MESSAGES" / "karlemose.po"


@pytest.fixture(scope="module")
def danish() -> Catalog:
    with PO.open("rb") as stream:
        return read_po(stream, locale="da")


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What `make messages` gathers: the same command, with the mappings of pyproject.toml."""
    pot = tmp_path_factory.mktemp("messages") / "karlemose.pot"
    mappings = str(ROOT / "pyproject.toml")
    CommandLineInterface().run(
        ["pybabel", "--quiet", "extract", "-F", mappings, "-k", "N_:1", "-o", str(pot), str(ROOT)]
    )
    with pot.open("rb") as stream:
        return {str(message.id) for message in read_po(stream) if message.id}


def test_every_message_is_in_danish(danish: Catalog, used: set[str]) -> None:
    translated = {str(entry.id) for entry in danish if entry.string}
    assert sorted(used - translated) == []


def test_no_translation_is_unsure_or_left_over(danish: Catalog, used: set[str]) -> None:
    assert [entry.id for entry in danish if entry.fuzzy and entry.id] == []
    assert list(danish.obsolete) == []
    assert sorted({str(entry.id) for entry in danish if entry.id} - used) == []


def test_translations_keep_the_places_for_data(danish: Catalog) -> None:
    for entry in danish:
        if entry.id and isinstance(entry.string, str):
            assert set(re.findall(r"{\w+}", str(entry.id))) == set(re.findall(r"{\w+}", entry.string)), entry.id


def test_the_compiled_catalogue_is_the_one_in_text(danish: Catalog) -> None:
    stream = io.BytesIO()
    write_mo(stream, danish)
    assert stream.getvalue() == PO.with_suffix(".mo").read_bytes()


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_every_code_says_what_and_what_next(code: str) -> None:
    problem = Problem(code, Place("a.yml"), {"path": "a.b", "found": "list", "suggestion": "x"})
    english, danish = word(problem, "en"), word(problem, "da")
    assert english.what
    assert english.help
    assert danish.what != english.what
    assert danish.help != english.help
    assert danish.suggestion == 'mente du "x"?'


def test_every_code_that_is_raised_has_words() -> None:
    sources = [path.read_text("utf-8") for path in PACKAGE.rglob("*.py") if path.parent.name != "messages"]
    raised = {code for text in sources for code in re.findall(r'"(KM\d{3})"', text)}
    assert raised == set(MESSAGES)


def test_forms_are_translated() -> None:
    danish = gettext.translation("karlemose", PACKAGE / "locale", ["da"])
    assert danish.gettext(FORMS["map"]) != FORMS["map"]
    assert danish.gettext(FORMS["role"]) == "rolle"


def test_no_text_is_translated_where_the_extraction_does_not_look() -> None:
    direct = [
        str(path)
        for path in PACKAGE.rglob("*.py")
        if re.search(r'translator\([^()]*\)\(\s*f?["\']', path.read_text("utf-8"))
    ]
    assert direct == []
