"""Pages to what the site builder reads: Markdown files, its settings and our theme, one folder per language."""

from __future__ import annotations

import html
import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import quote

import yaml

from karlemose_model.documents.markdown import sentence
from karlemose_model.documents.page import ARCHIVE, GROUPS, Page, group_title
from karlemose_model.files import shipped
from karlemose_model.kpis.verdicts import Status
from karlemose_model.kpis.words import STATUS_WORDS
from karlemose_model.model import Audience
from karlemose_model.text import Text
from karlemose_model.wording import translator

LANGUAGE_NAMES = {"da": "Dansk", "en": "English"}
THEME_FOLDER = "theme"
PAGES_FOLDER = "docs"
# Pages that every page links to, under the names that the templates know them by.
LINKED = {"accessibility": "accessibility.md", "contents": "contents.md"}


@dataclass(frozen=True, slots=True)
class Site:
    """What is the same on every page of a site. The first of the languages stands at the site's root.

    `contacts` are the ways to reach somebody that everybody may see, in the form in which they are compared.
    """

    id: str
    name: Text
    audience: Audience
    languages: tuple[str, ...]
    as_of: date
    contacts: frozenset[str] = frozenset()


def site_folder(site: Site, language: str) -> str:
    """Where the pages in that language lie inside the site: empty for its root, else e.g. `en/`."""
    return "" if language == site.languages[0] else f"{language}/"


def twin(site: Site, page: Page, other: str, paths: frozenset[str]) -> str:
    """The address of the same page in the other language, relative, so that it leads there from a file too.

    `paths` are the pages that there are in that language; where this one is not among them, it is the front page.
    """
    here = site_folder(site, page.language) + page_address(page.path)
    there = site_folder(site, other) + page_address(page.path if page.path in paths else "index.md")
    return quote(posixpath.relpath(there, posixpath.dirname(here) or "."))


def page_address(path: str) -> str:
    """Where the page of that Markdown file lies: `agenda/next.md` becomes `agenda/next.html`."""
    return f"{path.removesuffix('.md')}.html"


def language_source(
    site: Site, pages: Sequence[Page], language: str, twins: Mapping[str, frozenset[str]]
) -> dict[str, bytes]:
    """The files of one language's builder run: relative path → bytes.

    `twins` holds the paths of the pages that there are in each language. Raises ValueError for a page that is above the
    site's audience or in another language: a mistake of ours that must never be published.
    """
    files = {f"{THEME_FOLDER}/{path}": content for path, content in _theme().items()}
    for page in pages:
        if page.language != language or (site.audience is Audience.public and page.audience is not Audience.public):
            raise ValueError(f"{page.path} ({page.language}, {page.audience}) is not for this site")
        path = f"{PAGES_FOLDER}/{page.path}"
        if path in files:
            raise ValueError(f"two pages are called {page.path}")
        files[path] = (_front_matter(site, page, twins) + page.body).encode("utf-8")
        files |= {f"{PAGES_FOLDER}/{name}": content.encode("utf-8") for name, content in page.pictures}
    settings = yaml.safe_dump(_settings(site, pages, language), allow_unicode=True, sort_keys=False, width=1000)
    files["mkdocs.yml"] = settings.encode("utf-8")
    return files


def _front_matter(site: Site, page: Page, twins: Mapping[str, frozenset[str]]) -> str:
    # Titles are HTML to the theme and to the search's result list: written as such once, here and in the navigation.
    head: dict[str, Any] = {"title": _as_html(page.title), "kind": page.kind}
    there = {other: twin(site, page, other, twins[other]) for other in site.languages if other != page.language}
    if there:
        head["twins"] = there
    return f"---\n{yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=1000)}---\n\n"


def _as_html(title: str) -> str:
    # Zensical looks for links in the heads of pages too, and fails where one leads nowhere.
    return html.escape(title).replace("[", "&#91;")


def _settings(site: Site, pages: Sequence[Page], language: str) -> dict[str, Any]:
    up = "" if language == site.languages[0] else "../"
    paths = {page.path for page in pages}
    return {
        "site_name": _as_html(site.name.said_in(language)),
        "docs_dir": PAGES_FOLDER,
        "use_directory_urls": False,
        "strict": True,
        "theme": {
            "name": "material",
            "custom_dir": THEME_FOLDER,
            "language": language,
            # Nothing is fetched from other hosts.
            "font": False,
        },
        "plugins": [{"search": {"lang": [language]}}],
        # Sane lists: numbers below bullets stay numbers, as everywhere else where the same page is read.
        "markdown_extensions": ["tables", "sane_lists", "pymdownx.tasklist", {"toc": {"toc_depth": "1-3"}}],
        "validation": {
            "nav": {"omitted_files": "warn", "not_found": "warn", "absolute_links": "warn"},
            "links": {"not_found": "warn", "anchors": "warn", "absolute_links": "warn", "unrecognized_links": "warn"},
        },
        "extra": {
            "generator": False,
            "audience": str(site.audience),
            "site_id": f"{site.id}:{site.audience}",
            "words": {language: theme_words(language)},
            "states": _states(language),
            **{name: page_address(path) for name, path in LINKED.items() if path in paths},
            "alternate": [
                {"name": LANGUAGE_NAMES[each], "link": f"{up}{site_folder(site, each)}index.html", "lang": each}
                for each in site.languages
            ],
        },
        "nav": _navigation(pages, language),
        # They are many, and the page that lists them is in the navigation.
        "not_in_nav": "".join(f"/{each}\n" for each in _archived(pages)),
    }


def _archived(pages: Sequence[Page]) -> list[str]:
    """The pages that are left out of the navigation: the folders of those that are many, and single ones."""
    left_out = [page.path for page in pages if page.group == ARCHIVE]
    return sorted({f"{folder}/" if (folder := posixpath.dirname(path)) else path for path in left_out})


def _navigation(pages: Sequence[Page], language: str) -> list[dict[str, Any]]:
    _ = translator(language)
    out: list[dict[str, Any]] = []
    for group in GROUPS:
        entries: list[dict[str, Any]] = [{_as_html(page.title): page.path} for page in pages if page.group == group]
        if not entries:
            continue
        # A group of one is its page.
        out += [{_as_html(group_title(group, _)): entries}] if group and len(entries) > 1 else entries
    return out


def theme_words(language: str) -> dict[str, str]:
    """What the theme says by itself; the builder's templates know no gettext."""
    _ = translator(language)
    return {
        "partners_only": _("For the partners only."),
        "keep_it": _("Do not pass on or publish."),
        "for_all": _("For everybody"),
        "accessibility": _("Accessibility statement"),
        "skip": _("Skip to the content"),
        "pages": _("Pages"),
        "on_this_page": _("On this page"),
        "menu": _("Menu"),
        "search": _("Search"),
        "close": _("Close"),
        "found_none": _("Nothing was found."),
        "found_hint": _("Try another word, or look for the page in the list:"),
        "all_pages": _("All pages"),
        "found_one": _("Found on one page."),
        "found_many": _("Found on {count} pages."),
        "found_more": _("Found on {count} pages. The best {shown} are shown."),
        "search_failed": _("The search could not be loaded."),
        "search_file": _("Search needs a web server. Pages opened from a folder can't be searched; use the menu."),
        "table": _("Table"),
        "done": _("Done:"),
        "ticks": _("Ticks"),
        "ticks_kept": _("Ticks stay in this browser and are sent nowhere."),
        "ticks_lost": _("This browser keeps no ticks: they are gone when you leave the page. They are sent nowhere."),
        "ticks_clear": _("Clear ticks"),
        "ticks_cleared": _("The ticks are cleared."),
        "not_found": _("There is no such page"),
        "to_start": _("Go to the front page"),
    }


def _states(language: str) -> list[dict[str, str]]:
    """The words for how something stands: the theme shows them with a sign and a colour."""
    _ = translator(language)
    judged = [(str(status), _(STATUS_WORDS[status])) for status in (Status.met, Status.near, Status.missed)]
    late = [("overdue", word) for word in (_("overdue"), sentence(_("overdue")))]
    return [{"kind": kind, "word": html.escape(word, quote=False)} for kind, word in (*judged, *late)]


@cache
def _theme() -> dict[str, bytes]:
    """The theme's overrides, style sheet and script: relative path → bytes."""
    folder = shipped("templates") / "site"
    found = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
