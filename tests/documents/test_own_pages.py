"""A place's own pages: for whom they are, where their links lead, and that nothing of them but words reaches a page."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import markdown as python_markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from karlemose_model.documents import Page, pages, paths
from karlemose_model.documents.own_markdown import rewritten
from karlemose_model.documents.own_pages import FOLDER, wrong_links
from karlemose_model.files import shipped
from karlemose_model.model import Audience, OwnPage, Rollout
from karlemose_model.reading import read_playbook
from karlemose_model.reading.own_pages import read_own_page
from tests.documents.test_markdown import DIALECTS, NASTY, spaced
from tests.exports.samples import DAY, park
from tests.reading.test_own_pages import HIDDEN


def own(text: str, name: str = "side", language: str = "da") -> OwnPage:
    page, problems = read_own_page(text, f"docs/{language}/{name}.md", f"{name}.md", language)
    assert page is not None, problems
    return page


def park_with(*own_pages: OwnPage) -> Rollout:
    return replace(park(), own_pages=own_pages)


def made(rollout: Rollout, audience: Audience, language: str) -> dict[str, Page]:
    return {page.path: page for page in pages(rollout, audience, language)}


PUBLIC = own(
    "---\naudience: public\n---\n# Tilgængelighed\n\nSe [siden](side.md) og [for alle](residents.md).\n", "alle"
)
PARTNERS = own("# Vores vej\n\nSe [roller](../roles.md), [mødet](meetings/operational.md) og [alle](alle.md).\n")


def test_a_page_is_shown_to_its_readers_in_its_language_only() -> None:
    rollout = park_with(PUBLIC, PARTNERS)
    seen = {
        (audience, language): {path for path in made(rollout, audience, language) if path.startswith("own/")}
        for audience in Audience
        for language in ("da", "en")
    }
    assert seen == {
        (Audience.partners, "da"): {"own/alle.md", "own/side.md"},
        (Audience.public, "da"): {"own/alle.md"},
        (Audience.partners, "en"): set(),
        (Audience.public, "en"): set(),
    }


def test_a_page_stands_in_the_frame_of_all_others() -> None:
    page = made(park_with(PARTNERS), Audience.partners, "da")["own/side.md"]
    assert (page.title, page.group, page.kind) == ("Vores vej", "own", "own")
    lines = page.body.split("\n")
    assert lines[0] == "# Vores vej"
    assert lines[2].startswith("> ")  # that the place is fictional
    assert lines[-2].startswith("Kun for partnerne. Pr. 26. november 2026.")
    assert "Eksempelparken (eksempelparken), version" in lines[-2]


def test_links_lead_to_pages_that_the_readers_have_and_are_words_elsewhere() -> None:
    rollout = park_with(PUBLIC, PARTNERS)
    partners, public = (made(rollout, audience, "da") for audience in (Audience.partners, Audience.public))
    links = "[roller](../roles.md), [mødet](../meetings/operational.md) og [alle](alle.md)"
    assert links in partners["own/side.md"].body
    assert "Se [siden](side.md) og [for alle](../residents.md)" in partners["own/alle.md"].body
    assert "Se siden og [for alle](../residents.md)" in public["own/alle.md"].body


def test_the_page_of_all_pages_lists_them_last() -> None:
    contents = made(park_with(PUBLIC, PARTNERS), Audience.public, "da")["contents.md"].body
    listed = [line for line in contents.split("\n") if line.startswith("- [")]
    assert listed[-1] == "- [Tilgængelighed](own/alle.md): en side, som stedet selv har skrevet"
    assert "Vores vej" not in contents
    assert "own/" not in made(park_with(PUBLIC), Audience.partners, "en")["contents.md"].body


def test_titles_that_are_equal_are_told_apart() -> None:
    there = made(park_with(own("# Roller\n", "a"), own("# Roller\n", "b")), Audience.partners, "da")
    assert there["own/a.md"].title == "Roller (own/a)"
    assert there["own/a.md"].body.startswith("# Roller (own/a)\n")


@pytest.mark.parametrize("id_", ["eksempelparken", "karlemoseparken", "karlemose"])
def test_no_page_of_the_tool_lies_in_their_folder(id_: str) -> None:
    rollout = read_playbook(shipped("playbooks") / id_).seen_on(DAY)
    assert rollout
    assert not [path for path in paths(rollout, Audience.partners) if path.startswith(f"{FOLDER}/")]


@pytest.mark.parametrize(
    ("page", "suggestions"),
    [
        ("# T\n\n[x](role.md) [y](gone.md) [z](side.md)\n", ["roles.md", ""]),
        ("# T\n\n[x](roles.html) [y](roles.md#x) [z](../../etc/passwd)\n", ["roles.md", "roles.md", ""]),
        ("---\naudience: public\n---\n# T\n\n[x](roles.md) [y](residents.md)\n", [""]),
        ("# T\n\n[x](alle.md) [y](all.md) [z](%61lle.md) [w](https://example.org/a#b) [u](mailto:a@example.org)\n", ["alle.md"]),
    ],
)  # fmt: skip
def test_a_link_that_leads_nowhere_is_a_warning_with_what_was_meant(page: str, suggestions: list[str]) -> None:
    found = list(wrong_links(park_with(PUBLIC, own(page, "side"))))
    ours = [problem for problem in found if problem.place.file == "docs/da/side.md"]
    assert [(problem.code, problem.severity, problem.data["suggestion"]) for problem in ours] == [
        ("KM048", "warning", suggestion) for suggestion in suggestions
    ]
    assert len({problem.place for problem in ours}) == len(suggestions)
    # What is suggested is no warning.
    for problem in ours:
        if suggestion := str(problem.data["suggestion"]):
            mended = page.replace(f"]({problem.data['target']})", f"]({suggestion})")
            assert len(list(wrong_links(park_with(PUBLIC, own(mended, "side"))))) < len(found)


@pytest.mark.parametrize("text", [text for text, _line in HIDDEN])
def test_a_cpr_number_that_comes_this_far_is_not_written(text: str) -> None:
    page = OwnPage("side", "da", Audience.partners, "T 311257-5000", f"# T\n\n{text}\n", "docs/da/side.md")
    there = made(park_with(page), Audience.partners, "da")
    assert "T •••••••••••" in there["contents.md"].body
    shown = _Elements(python_markdown.markdown(there["own/side.md"].body, extensions=DIALECTS[0]))
    assert not re.search(r"311257.{0,3}5000", shown.text)
    assert not [1 for _tag, attributes in shown.found if "5000" in (attributes.get("href") or "")]


def test_a_place_without_own_pages_has_no_wrong_links() -> None:
    assert list(wrong_links(park())) == []


class _Elements(HTMLParser):
    """The elements of a page with their attributes, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(text: str, extensions: list[str]) -> _Elements:
    leads = {"next.md": "next.md", "https://example.org": "https://example.org"}
    return _Elements(python_markdown.markdown(rewritten(text, leads.get), extensions=extensions))


HARMLESS = {"h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "em", "strong", "a", "blockquote", "table", "thead", "tbody", "tr", "th",
            "td", "label", "input", "span"}  # fmt: skip


def is_harmless(page: _Elements) -> bool:
    for tag, attributes in page.found:
        if tag not in HARMLESS or set(attributes) - {"href", "id", "class", "type", "disabled", "checked"}:
            return False
        if attributes.get("href", "next.md") not in ("next.md", "https://example.org"):
            return False
    return True


@pytest.mark.parametrize("extensions", DIALECTS, ids=["site", "all"])
@pytest.mark.parametrize(
    "value", [*NASTY, "{{ config }}", "--8<-- 'a'", "<?php ?>", "[x](javascript:alert(1))", "![x](y.png)"]
)
def test_nasty_words_are_words(value: str, extensions: list[str]) -> None:
    for text in (
        f"# T\n\n{value}\n",
        f"# T\n\n- a\n- {value}\n",
        f"# T\n\n> {value}\n",
        f"# T\n\n| a |\n|--|\n| {value} |\n",
    ):
        assert is_harmless(shown(text, extensions))


PIECES = st.sampled_from(
    ["# T\n", "## T\n", "\n", "\n\n", "- ", "- [ ] ", "1. ", "> ", "    ", "[x](", "javascript:a", "next.md", ")", "![", "]", "`", "```\n",
     "<b>", "<script>", "<!--", "-->", "*", "**", "_", "| a | b |\n", "|---|---|\n", "[1]: next.md", "&#106;", "&lt;", "\\", "  \n", "---\n",
     "word", ": ", "{: .x }", "{#y}", "{{", "}}", "[TOC]", "!!! note\n", "??? ", "--8<-- 'x'\n", "[^1]", "[^1]: ", "*[x]: ", "\x02", "æ"]
)  # fmt: skip


@given(text=st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=25).map("".join)))
@example("# T\n\n- a\n-\n- b\n")
@example("*\xa0**[x](next.md)***")
def test_whatever_a_person_writes_becomes_nothing_but_our_own_dialect(text: str) -> None:
    for extensions in DIALECTS:
        assert is_harmless(shown(f"# T\n\n{text}", extensions))


@given(st.lists(st.text(st.sampled_from("abæ .,:;-+=#>*_[](){}|&<~^$@!?/%1\\"), max_size=30), max_size=4))
def test_words_come_out_as_they_were_written(words: list[str]) -> None:
    written = [re.sub(r"([^\w\s]|_)", r"\\\1", " ".join(each.split())) for each in words]
    for extensions in DIALECTS:
        page = shown("# T\n\n" + "\n\n".join(f"x {each}" for each in written), extensions)
        assert " ".join(page.text.split()) == spaced(" ".join(f"x {each}" for each in words))
        assert {tag for tag, _attributes in page.found} <= {"p"}


def test_all_of_our_dialect_is_kept() -> None:
    text = """# T

# One *more* title

#### Far below

Two
lines with **bold *and slanted* words** and `code`\\
here.

- [ ] to do
- [x] done
    - below

3. three

   and more

4. four

> said
> - and listed

| a | b |
|---|--:|
| [x](next.md) | c \\| d |
"""
    assert rewritten(text, lambda target: target) == (
        "## One *more* title\n\n### Far below\n\nTwo lines with **bold *and slanted* words** and code here.\n\n"
        "- [ ] to do\n- [x] done\n    - below\n\n1. three\n\n    and more\n\n1. four\n\n> said\n>\n> - and listed\n\n"
        "| a | b |\n| --- | --- |\n| [x](next.md) | c &#124; d |"
    )


def test_numbers_below_bullets_stay_numbers_on_the_site() -> None:
    page = shown("# T\n\n- a\n- b\n\n1. c\n2. d\n   - e\n", DIALECTS[0])
    assert [tag for tag, _attributes in page.found] == ["ul", "li", "li", "ol", "li", "li", "ul", "li"]
