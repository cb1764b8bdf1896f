"""Zensical gives the same site as MkDocs: paths, titles, headings with their places, links, pictures, words, languages."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from karlemose_model.files import shipped
from karlemose_model.model import Audience
from karlemose_model.reading import read_playbook
from karlemose_model.site import BuilderFailed, Built, WarmBuilder, build_pages, build_site
from tests.site.conftest import page, pages, site
from tests.site.html_pages import Element, find, read

# What these tests look at is built once, in one worker.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("parity")]


@dataclass(frozen=True)
class Both:
    """One site as each of the builders makes it."""

    mkdocs: Path
    zensical: Path


@pytest.fixture(scope="module")
def builders(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Audience, Both]:
    reading = read_playbook(shipped("playbooks") / "eksempelparken")
    assert reading.playbook
    assert reading.playbook.as_of
    rollout = reading.seen_on(reading.playbook.as_of)
    assert rollout
    out = tmp_path_factory.mktemp("parity")
    made: dict[tuple[str, Audience], Built] = {}
    for name in ("mkdocs", "zensical"):
        with WarmBuilder(name) as warm:
            for audience in Audience:
                made[name, audience] = build_site(rollout, audience, out / name, warm)
    assert not [built for built in made.values() if built.problems or built.folder is None]
    return {each: Both(folder(made["mkdocs", each]), folder(made["zensical", each])) for each in Audience}


def folder(built: Built) -> Path:
    assert built.folder
    return built.folder


def names(top: Path, *endings: str) -> set[str]:
    return {path.relative_to(top).as_posix() for path in top.rglob("*") if path.suffix in endings}


def address(page: str, written: str) -> str:
    """Where that link of the page leads: the same place can be written in several ways."""
    path, mark, place = written.partition("#")
    if ":" in path:
        return written
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path) if path else page) + mark + place


def shown(elements: list[Element], where: str) -> list[Element]:
    return [each for each in elements if where in each.inside]


def facts(top: Path, path: str) -> dict[str, object]:
    """What must be the same on a page, whoever builds it."""
    elements = read(top / path)
    article, nav = shown(elements, "article"), shown(elements, "nav")
    # Zensical puts the place that the link past the head leads to into a link of its own.
    places = [each["id"] for each in article if each["id"] and each["id"] != "__skip"]
    return {
        "language": [each["lang"] for each in find(elements, "html")],
        "title": [each.text for each in find(elements, "title")],
        "headings": [
            (each.tag, each["id"], each.text.strip()) for each in article if each.tag in ("h1", "h2", "h3")
        ],
        "places": places,
        "links": [(address(path, each["href"]), each.text) for each in find(article, "a") if each["href"]],
        "pictures": [(address(path, each["src"]), each["alt"]) for each in find(article, "img")],
        "navigation": [(address(path, each["href"]), each.text.strip()) for each in find(nav, "a")],
        "other languages": [(address(path, each["href"]), each["lang"]) for each in elements if each.tag == "a" and each["hreflang"]],
        "search": len(find(elements, "dialog", id="km-find")),
        "words": [" ".join(each.text.split()) for each in find(elements, "article")],
    }  # fmt: skip


@pytest.mark.parametrize("audience", list(Audience))
def test_the_same_pages_and_pictures(builders: Mapping[Audience, Both], audience: Audience) -> None:
    both = builders[audience]
    assert names(both.mkdocs, ".html") == names(both.zensical, ".html")
    ours = {path for path in names(both.mkdocs, ".svg", ".ics", ".css", ".js", ".png") if "assets/" not in path}
    assert ours <= names(both.zensical, ".svg", ".ics", ".css", ".js", ".png")
    for path in ours:
        assert (both.mkdocs / path).read_bytes() == (both.zensical / path).read_bytes()


@pytest.mark.parametrize("audience", list(Audience))
def test_every_page_says_the_same(builders: Mapping[Audience, Both], audience: Audience) -> None:
    both = builders[audience]
    paths = sorted(path for path in names(both.mkdocs, ".html") if not path.endswith("404.html"))
    assert len(paths) > {Audience.partners: 250, Audience.public: 20}[audience]
    differences = []
    for path in paths:
        one, other = facts(both.mkdocs, path), facts(both.zensical, path)
        assert one["headings"]
        assert one["navigation"]
        assert one["search"] == 1
        differences += [(path, what, one[what], other[what]) for what in one if one[what] != other[what]]
    assert differences[:3] == []


@pytest.mark.parametrize(
    "link", ["[gone](gone.md)", "[no place](index.md#nowhere)", "![gone](gone.svg)", "[root](/index.html)"]
)
def test_a_broken_link_stops_zensical_too(tmp_path: Path, link: str) -> None:
    wrong = replace(page("broken.md", "Broken", "da"), body=f"# Broken\n\n{link}\n")
    with pytest.raises(BuilderFailed, match=r"broken\.(md|html)"):
        build_pages(site(languages=("da",)), {"da": (*pages()["da"], wrong)}, tmp_path, "zensical")
    assert sorted(path.name for path in (tmp_path / "proeve").iterdir()) == [".karlemose-lock", "source"]


def test_a_title_that_wants_to_break_out_is_text(tmp_path: Path) -> None:
    made = build_pages(site(), pages(), tmp_path / "zensical", "zensical")
    other = build_pages(site(), pages(), tmp_path / "mkdocs", "mkdocs")
    for path in ("checklists/list.html", "en/checklists/list.html"):
        assert facts(folder(made), path) == facts(folder(other), path)
    elements = read(folder(made) / "checklists/list.html")
    assert not [each for each in find(elements, "script") if "alert" in each.text]
