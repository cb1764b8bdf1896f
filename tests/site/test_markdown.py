"""The pages without a builder: on GitHub and GitLab every link leads to a file and a place there, and nothing is noise."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from karlemose_model.files import shipped
from karlemose_model.model import Audience
from karlemose_model.reading import read_playbook
from karlemose_model.site import Built, build_pages, build_site
from tests.site.conftest import HOSTILE, pages, site

# What these tests look at is built once, in one worker.
pytestmark = pytest.mark.xdist_group("site-markdown")

_NAME = re.compile(r'<a name="([^"]+)">')


@dataclass
class Read:
    """What GitHub makes of a file: the places that links can lead to, where its own lead, its pictures, its raw HTML."""

    places: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    first: str = ""


def slug(title: str) -> str:
    """The id that GitHub gives a heading: small letters, blanks as hyphens, punctuation gone, all letters kept."""
    return re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-")


def read(text: str) -> Read:
    out, seen = Read(), Counter[str]()
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)
    out.first = tokens[0].tag
    for index, token in enumerate(tokens):
        for each in (token, *(token.children or ())):
            out.links += [str(each.attrs[name]) for name in ("href", "src") if name in each.attrs]
            if each.type in ("html_block", "html_inline"):
                out.html.append(each.content)
                out.places |= set(_NAME.findall(each.content))
        if token.type == "heading_open":
            made = slug("".join(words(tokens[index + 1])))
            number = seen[made]
            seen[made] += 1
            out.places.add(f"{made}-{number}" if number else made)
    return out


def words(token: Token) -> Iterator[str]:
    return (each.content for each in token.children or () if each.type in ("text", "code_inline", "text_special"))


@pytest.fixture(scope="module", params=list(Audience))
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    reading = read_playbook(shipped("playbooks") / "eksempelparken")
    assert reading.playbook
    assert reading.playbook.as_of
    rollout = reading.seen_on(reading.playbook.as_of)
    assert rollout
    return build_site(rollout, request.param, tmp_path_factory.mktemp("markdown"), "none")


def files(built: Built) -> dict[str, str]:
    assert built.markdown
    return {
        path.relative_to(built.markdown).as_posix(): path.read_text(encoding="utf-8")
        for path in built.markdown.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def test_every_link_leads_to_a_file_and_a_place_in_it(built: Built) -> None:
    found = files(built)
    made = {path: read(text) for path, text in found.items() if path.endswith(".md")}
    wrong, followed = [], 0
    for path, page in made.items():
        for link in page.links:
            if ":" in link:
                continue
            followed += 1
            to, _, place = unquote(link).partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), to)) if to else path
            if target not in found or (place and place not in made[target].places):
                wrong.append((path, link))
    assert followed > 100
    assert wrong[:5] == []


def test_every_page_is_reached_from_the_readme(built: Built) -> None:
    found = files(built)
    reached, ahead = {"README.md"}, ["README.md"]
    while ahead:
        path = ahead.pop()
        for link in read(found[path]).links:
            to = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(link).partition("#")[0]))
            if to in found and to not in reached:
                reached.add(to)
                ahead += [to] if to.endswith(".md") else []
    assert set(found) - reached == set()


def test_pages_begin_with_their_title_and_hold_no_html_but_places(built: Built) -> None:
    for path, text in files(built).items():
        if path.endswith(".md"):
            page = read(text)
            assert page.first == "h1", path
            assert [each for each in page.html if not re.fullmatch(r'<a name="[a-z0-9.-]+">|</a>', each)] == [], path


def test_everything_that_the_site_shows_is_there(built: Built) -> None:
    for language in ("da", "en"):
        docs = built.source / language / "docs"
        assert built.markdown
        kept = {path.relative_to(docs) for path in docs.rglob("*") if path.is_file()}
        there = built.markdown / language
        assert kept == {path.relative_to(there) for path in there.rglob("*") if path.is_file()}
        for path in kept:
            if path.suffix != ".md":
                assert (docs / path).read_bytes() == (there / path).read_bytes()


def test_the_folder_says_whose_it_is_and_for_whom(tmp_path: Path) -> None:
    for audience, notice in ((Audience.public, 0), (Audience.partners, 1)):
        made = build_pages(site(audience), pages(audience), tmp_path, "none")
        assert made.folder is None
        assert made.markdown == tmp_path / "proeve/markdown" / audience
        text = (made.markdown / "README.md").read_text(encoding="utf-8")
        assert text.count("Do not pass on or publish") == text.count("Må ikke gives videre") == notice
        page = read(text)
        assert page.links == ["da/index.md", "en/index.md"]
        assert page.html == []
        title = MarkdownIt("commonmark").parse(text)[1]
        assert "".join(words(title)) == HOSTILE


def test_somebodys_own_file_in_it_is_refused_and_edits_are_kept(tmp_path: Path) -> None:
    made = build_pages(site(), pages(), tmp_path, "none")
    assert made.markdown
    (made.markdown / "da/index.md").write_text("mine", encoding="utf-8")
    again = build_pages(site(), pages(), tmp_path, "none")
    assert [problem.code for problem in again.problems] == ["KM032"]
    (made.markdown / "mine.md").write_text("mine", encoding="utf-8")
    assert [problem.code for problem in build_pages(site(), pages(), tmp_path, "none").problems] == ["KM031"]
