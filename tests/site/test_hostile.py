"""Hostile texts in every text of a playbook and its records: pages show them as they were written, and hold nothing of theirs."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from karlemose_model.documents.markdown import escape
from karlemose_model.documents.own_markdown import rewritten
from karlemose_model.documents.view import View
from karlemose_model.model import Audience, Source
from karlemose_model.problems import has_errors
from karlemose_model.reading import read_playbook
from karlemose_model.reading.own_pages import read_own_page
from tests.recording.park import HEAD
from tests.site.hostile import (
    ADDRESSES,
    STRINGS,
    as_html,
    folded,
    hostile_pages,
    leads_where_it_may,
    look_at,
    planted,
)


@pytest.fixture(scope="module")
def seen() -> dict[str, str]:
    """The words of each page; nothing but our own elements stands around them."""
    words = {}
    for page in hostile_pages():
        found = look_at(as_html(page))
        assert not found.wrong, f"{page.path}: {found.wrong[:3]}"
        words[page.path] = found.words
    return words


@pytest.mark.parametrize("text", STRINGS, ids=[each[:40] for each in STRINGS])
def test_a_text_is_shown_as_it_was_written(text: str, seen: dict[str, str]) -> None:
    # Its marked word follows, in one of the fields that have it: so it is the whole text.
    ones = [word for number, word in enumerate(planted().words, 1) if STRINGS[number % len(STRINGS)] == text]
    said = [folded(f"{text} {word}") for word in ones]
    # A text that begins a sentence gets a capital letter.
    everything = "\n".join(seen.values()).lower()
    assert [each for each in said if each.lower() in everything], f"of {len(said)} fields none shows {text!r}"


def test_nothing_in_a_text_is_reckoned_or_filled_in(seen: dict[str, str]) -> None:
    everything = "\n".join(seen.values())
    assert "{{ 7*7 }}" in everything
    assert "49X" not in everything
    assert "root:" not in everything


@pytest.mark.parametrize(
    "id_", ["<script>alert(1)</script>", "x' onclick='alert(1)", "../../x", "x](javascript:alert(1))", "{{ 7*7 }}"]
)
def test_an_id_that_is_more_than_a_name_is_an_error(id_: str, tmp_path: Path) -> None:
    (tmp_path / "playbook.yml").write_text(
        f"{HEAD}partners:\n  {json.dumps(id_)}: {{name: {{da: X, en: X}}}}\n", "utf-8"
    )
    assert has_errors(read_playbook(tmp_path).problems)


def test_pictures_are_xml_without_anything_that_acts() -> None:
    pictures = {path: content for page in hostile_pages() for path, content in page.pictures}
    assert pictures
    for path, content in pictures.items():
        for node in ET.fromstring(content).iter():
            name = str(node.tag).rpartition("}")[2]
            assert name not in ("script", "foreignObject", "use", "image", "a", "animate", "set", "iframe"), path
            assert not [key for key in node.attrib if key.rpartition("}")[2].lower().startswith(("on", "href"))], path


def test_ones_own_page_is_refused_or_holds_nothing_of_theirs() -> None:
    """Whole as the page, in its title, and escaped as somebody would who knows how."""
    taken = 0
    for text in STRINGS:
        for body in (text, f"# T\n\n{text}\n", f"# T {folded(text)}\n\nOrd.\n", f"# T\n\n- {text}\n\n> {folded(text)}\n",
                     f"# T\n\n{escape(text)}\n", f"# T\n\n| a |\n|---|\n| {folded(text)} |\n"):  # fmt: skip
            page, problems = read_own_page(body, "docs/da/x.md", "x.md", "da")
            assert page or problems
            if page:
                taken += 1
                view = View(planted().rollout, Audience.partners, "da", ())
                made = view.framed("own/x.md", page.title, "own", "own", rewritten(page.text, lambda _target: None))
                assert look_at(as_html(made)).wrong == [], body
    assert taken > len(STRINGS)


@pytest.mark.parametrize("address", ADDRESSES["refused"])
def test_an_address_of_no_web_page_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="url"):
        Source.model_validate({"title": "x", "url": address})


@pytest.mark.parametrize("address", ADDRESSES["taken"])
def test_an_address_of_the_web_is_taken(address: str) -> None:
    assert Source.model_validate({"title": "x", "url": address}).url == address
    assert leads_where_it_may(address)


def test_the_reader_of_these_tests_sees_what_is_wrong() -> None:
    for text in ("<script>", "<p onclick=x>", '<a href="javascript:x">', '<a href="java\tscript:x">', '<a href="//x">',
                 '<img src="https://x">', "<!-- x -->", "<?x?>", "<svg>", "<![CDATA[x]]>"):  # fmt: skip
        assert look_at(f"<p>{text}</p>").wrong, text
    assert not look_at('<p><a href="https://example.org/">x</a> &lt;script&gt;</p>').wrong
