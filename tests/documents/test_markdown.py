"""Whatever stands in a value shows as text, wherever it stands on a page."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import markdown as python_markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from karlemose_model.documents.markdown import (
    Markdown,
    anchor,
    escape,
    fill,
    folded,
    link,
    listed,
    mail_link,
    paragraphs,
    phone_link,
    tidy,
)

EXTENSIONS = [
    "tables", "attr_list", "md_in_html", "def_list", "footnotes", "abbr", "admonition", "fenced_code", "sane_lists",
    "toc", "pymdownx.tasklist", "pymdownx.tilde", "pymdownx.caret", "pymdownx.mark", "pymdownx.keys", "pymdownx.details",
    "pymdownx.superfences", "pymdownx.critic", "pymdownx.emoji", "pymdownx.blocks.admonition",
]  # fmt: skip
# The site's own set, and everything that Material's users switch on.
DIALECTS = [["tables", "sane_lists", "pymdownx.tasklist", "toc"], EXTENSIONS]

NASTY = [
    "<script>alert(1)</script>",
    "{{ 7 * 7 }} {% raw %}",
    "{: .secret } {#id}",
    'O\'Neill "The Pipe" | Brown',
    "# not a heading",
    "1. not a list",
    "12) neither",
    "- no",
    "+ no",
    "* no",
    "=====",
    ": no definition",
    "> no quote",
    "!!! note",
    "??? note",
    "/// note",
    "~~~",
    "```",
    "~~struck~~ ~sub~ ^sup^ ==marked== ++ctrl++",
    "[text](http://example.org) ![picture](x.png) [^1] [ ] [x]",
    "*[abbr]: long",
    "&lt; &amp; &#124; &nbsp;",
    "a\\|b \\* \\",
    "snake_case_name __init__ **bold**",
    ":smile: 12:30:45",
    "$x$ and $$y$$",
    "@citation someone@example.org",
    "two\nlines\n\n# and a heading",
    "{++ added ++}",
    "---",
    "- [x] done",
    "[TOC]",
    "http://example.org/a_b_c",
    "&",
    "x\u0002wzxhzdk:0\u0003y",
]


class _Shown(HTMLParser):
    """Collects the text that a reader sees, and the marks around it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def shown(source: str, extensions: list[str]) -> tuple[str, list[str]]:
    parser = _Shown()
    parser.feed(python_markdown.markdown(source, extensions=extensions))
    parser.close()
    return " ".join("".join(parser.text).split()), parser.tags


def spaced(text: str) -> str:
    return " ".join(folded(text).split())


anything = st.text(min_size=1, max_size=60).filter(lambda text: bool(folded(text)))
marks = st.text(st.sampled_from("\\`*_[]{}()#|~^$<>&!+-=:;.1 ax\n\"'@/?%"), min_size=1, max_size=40).filter(
    lambda text: bool(folded(text))
)


def shown_in_gfm(source: str) -> tuple[str, list[str]]:
    gfm = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser = _Shown()
    parser.feed(gfm.render(source))
    parser.close()
    return " ".join("".join(parser.text).split()), parser.tags


@given(value=st.one_of(st.sampled_from(NASTY), anything, marks))
def test_any_value_comes_out_equal_in_gfm(value):
    assert shown_in_gfm(f"{escape(value)}\n") == (spaced(value), ["p"])
    text, tags = shown_in_gfm(f"| h | i |\n| --- | --- |\n| {escape(value)} | b |\n")
    assert text == f"h i {spaced(value)} b"
    assert tags.count("td") == 2


@pytest.mark.parametrize("extensions", DIALECTS, ids=["site", "all"])
@pytest.mark.parametrize("value", NASTY)
def test_a_nasty_value_is_text_everywhere(value, extensions):
    for source, tags in (
        (f"{escape(value)}\n", ["p"]),
        (f"before {escape(value)} after\n", ["p"]),
        (f"- {escape(value)}\n", ["ul", "li"]),
        (f"# {escape(value)}\n", ["h1"]),
        (f"> {escape(value)}\n", ["blockquote", "p"]),
        (f"**{escape(value)}** x\n", ["p", "strong"]),
    ):
        text, found = shown(source, extensions)
        wanted = spaced(value)
        assert text in (wanted, f"before {wanted} after", f"{wanted} x")
        assert found == tags
    row = f"| {escape(value)} | b |\n"
    text, found = shown(f"| h | i |\n| --- | --- |\n{row}", extensions)
    assert text == f"h i {spaced(value)} b"
    assert found.count("td") == 2


@given(value=st.one_of(anything, marks))
@example("\\")
@example("a  b")
def test_any_value_comes_out_equal(value):
    for extensions in DIALECTS:
        text, tags = shown(f"{escape(value)}\n", extensions)
        assert text == spaced(value)
        assert tags == ["p"]


@given(first=marks, second=marks)
def test_two_values_side_by_side_make_nothing_new(first, second):
    text, tags = shown(f"x {escape(first)} ({escape(second)})\n", EXTENSIONS)
    assert text == " ".join(f"x {folded(first)} ({folded(second)})".split())
    assert tags == ["p"]


@given(value=marks)
def test_a_value_in_a_table_stays_in_its_cell(value):
    text, tags = shown(f"| h | i |\n| --- | --- |\n| {escape(value)} | b |\n", EXTENSIONS)
    assert text == " ".join(f"h i {folded(value)} b".split())
    assert tags.count("td") == 2


def test_what_is_markdown_stays_markdown():
    assert escape(Markdown("**x**")) == "**x**"
    assert paragraphs(Markdown("**x**")) == "**x**"


def test_long_texts_keep_their_paragraphs():
    assert paragraphs("one\nline\n\n# two\n \n\n- three") == "one line\n\n\\# two\n\n\\- three"


def test_a_message_is_escaped_and_its_parts_keep_their_links():
    filled = fill("*see* {page}, {who}", page=link("a|b", "x.md#y"), who="<b>")
    assert filled == r"\*see\* [a&#124;b](x.md#y), &lt;b\>"
    assert listed(["a", Markdown("*b*")]) == "a, *b*"


def test_a_part_that_is_missing_is_an_error():
    with pytest.raises(KeyError):
        fill("{there}")


def test_an_address_can_not_end_its_link():
    address = link("x", 'https://example.org/a b(c)<"`*_|&d')
    assert address == "[x](https://example.org/a%20b%28c%29%3C%22%60%2A%5F%7C&amp;d)"
    source = python_markdown.markdown(address)
    match = re.search('href="([^"]*)"', source)
    assert match is not None
    assert html.unescape(match[1]) == "https://example.org/a%20b%28c%29%3C%22%60%2A%5F%7C&d"


def test_a_tidy_page_has_single_empty_lines_and_one_end():
    assert tidy("\n\n# a  \n\n\n\nb\n\n") == "# a\n\nb\n"


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("114", "[114](tel:114)"),
        ("+45 12 34 56 78", r"[\+45 12 34 56 78](tel:+4512345678)"),
        ("12 34 56 78", "[12 34 56 78](tel:12345678)"),
        ("reception", "reception"),
    ],
)
def test_a_number_can_be_tapped(number: str, written: str) -> None:
    assert phone_link(number) == written


def test_an_address_can_be_written_to() -> None:
    assert mail_link("a_b@example.org") == r"[a\_b@example.org](mailto:a%5Fb@example.org)"


def test_a_mail_address_is_only_that() -> None:
    assert mail_link("a@example.org") == "[a@example.org](mailto:a@example.org)"
    assert mail_link("a@example.org?bcc=b@example.org&body=x").endswith(
        "(mailto:a@example.org%3Fbcc=b@example.org%26body=x)"
    )


def test_a_place_that_links_lead_to_holds_nothing_but_its_name() -> None:
    assert anchor("source.køge_1-b") == '<span id="source.køge_1-b"></span>'
    assert anchor('"><script>') == '<span id="---script-"></span>'
