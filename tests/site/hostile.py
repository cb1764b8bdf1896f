"""The hostile texts in every text of a rollout, its pages as HTML, and what a page may hold: for the tests here and in the browser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import markdown
import yaml

from karlemose_model.documents import Page, pages
from karlemose_model.files import shipped
from karlemose_model.model import Audience, Rollout
from karlemose_model.reading import read_playbook
from karlemose_model.site.source import Site, language_source
from tests.site.planting import Planted, plant

CASES = Path(__file__).parents[1] / "cases" / "hostile"
ADDRESSES: dict[str, list[str]] = yaml.safe_load((CASES / "addresses.yml").read_text("utf-8"))
STRINGS: tuple[str, ...] = tuple(
    each for kind in yaml.safe_load((CASES / "strings.yml").read_text("utf-8")).values() for each in kind
)

ALLOWED = frozenset({"http", "https", "mailto", "tel", ""})
"""The schemes of a link; one without is a place on the site."""
ELEMENTS = {
    "a": {"href"}, "blockquote": set(), "br": set(), "code": set(), "em": set(), "h1": {"id"}, "h2": {"id"}, "h3": {"id"},
    "hr": set(), "img": {"alt", "src"}, "input": {"type", "disabled", "checked"}, "li": {"class"}, "ol": set(), "p": set(),
    "span": {"id"}, "strong": set(), "table": set(), "tbody": set(), "td": {"style"}, "th": {"style"}, "thead": set(),
    "tr": set(), "ul": {"class"},
}  # fmt: skip
"""What the Markdown of our pages becomes: elements with their attributes. Anything else came out of a text."""

# What is left out of a text, or folded, before it is shown: see `documents.markdown`.
_SPACE = re.compile(r"\s+")


@cache
def example() -> Rollout:
    """The fictional example, with something in every field."""
    from tests.site.test_every_field import with_all_kinds

    reading = read_playbook(shipped("playbooks") / "eksempelparken")
    assert reading.playbook
    assert reading.playbook.as_of
    rollout = reading.seen_on(reading.playbook.as_of)
    assert rollout
    return with_all_kinds(rollout)


def said(word: str, number: int) -> str:
    """A hostile text, then the marked word of its field; it begins the field, where Markdown looks for most of its marks."""
    return f"{STRINGS[number % len(STRINGS)]} {word}"


@lru_cache(maxsize=2)
def planted(turn: int = 0) -> Planted:
    """The example with a hostile text in every field; in another `turn` each field has another one."""
    return plant(example(), lambda word, number: said(word, number + turn), ADDRESSES["taken"])


@lru_cache(maxsize=2)
def hostile_pages(turn: int = 0) -> tuple[Page, ...]:
    """Its pages for partners, in Danish."""
    return pages(planted(turn).rollout, Audience.partners, "da")


@cache
def _as_html() -> markdown.Markdown:
    """The builder's own reader of Markdown, with the settings that a site gives it."""
    made = hostile_pages()
    rollout = planted().rollout
    site = Site("x", rollout.playbook.name, Audience.partners, ("da",), rollout.as_of)
    files = language_source(site, made, "da", {"da": frozenset(page.path for page in made)})
    settings = yaml.safe_load(files["mkdocs.yml"])["markdown_extensions"]
    names = [each if isinstance(each, str) else next(iter(each)) for each in settings]
    more = {name: options for each in settings if isinstance(each, dict) for name, options in each.items()}
    return markdown.Markdown(extensions=names, extension_configs=more)


def as_html(page: Page) -> str:
    """The page's body as the builder makes it, without the theme and without its policy: nothing holds back what is in it."""
    return str(_as_html().reset().convert(page.body))


@dataclass
class Seen:
    """What a reader meets: all words, and what is wrong."""

    words: str
    wrong: list[str]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = ELEMENTS.get(tag)
        if known is None or {name for name, _value in attrs} - known:
            self.wrong.append(str(self.get_starttag_text()))
        for name, value in attrs:
            if name in ("href", "src") and not leads_where_it_may(value or ""):
                self.wrong.append(f"{name}={value}")
            if name == "src" and "//" in (value or ""):
                self.wrong.append(f"fetches {value}")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.wrong.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.wrong.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.wrong.append(f"<![{data}]>")


def leads_where_it_may(target: str) -> bool:
    """Whether it is an address of the web, of mail or of a telephone, or a place on the site; read as a browser does."""
    # Browsers leave out what is no sign, wherever it stands.
    plain = re.sub(r"[\x00-\x20]", "", target).replace("\\", "/")
    try:
        parts = urlsplit(plain)
    except ValueError:
        return False
    return parts.scheme.lower() in ALLOWED and (bool(parts.scheme) or not plain.startswith("//"))


def look_at(html: str) -> Seen:
    """Reads the HTML of a page's body."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Seen(folded("".join(reader.words)), reader.wrong)


def folded(text: str) -> str:
    """The text on one line, without what is no sign."""
    from karlemose_model.documents.markdown import folded as as_pages_do

    return _SPACE.sub(" ", as_pages_do(text)).strip()


def longest_of_each_kind(made: tuple[Page, ...]) -> list[Page]:
    """One page per kind: the longest, where most can be wrong."""
    longest = {page.kind: page for page in sorted(made, key=lambda page: len(page.body))}
    return [longest[kind] for kind in sorted(longest)]
