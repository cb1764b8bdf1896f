"""Built sites: titles are text, languages are twins, nothing comes from elsewhere, the same input gives the same bytes."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest

from karlemose_model.model import Audience
from karlemose_model.site import BuilderFailed, build_pages
from tests.site.conftest import HOSTILE, Twice, page, pages, site
from tests.site.html_pages import find, read

LIST = "checklists/list.html"


def everything(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_same_input_same_bytes(twice: Twice) -> None:
    assert twice.second.folder
    assert everything(twice.folder) == everything(twice.second.folder)
    assert everything(twice.first.source) == everything(twice.second.source)
    assert {"sitemap.xml.gz", "search/search_index.json", "index.html", "en/index.html"} <= set(
        everything(twice.folder)
    )


def test_nothing_is_left_beside_the_site(twice: Twice) -> None:
    assert sorted(path.name for path in twice.folder.parent.iterdir()) == ["public", "source"]


def test_a_title_that_wants_to_break_out_is_text(twice: Twice) -> None:
    elements = read(twice.folder / LIST)
    assert [element.text.strip() for element in find(elements, "title")] == [f"{HOSTILE} – {HOSTILE}"]
    assert [element.text for element in find(elements, "h1")] == [HOSTILE]
    assert HOSTILE in [element.text for element in find(elements, "a", class_="km-nav__link")]
    assert not [element for element in find(elements, "script") if "alert" in element.text]
    assert [element.text for element in find(elements, "a", class_="km-name")] == [HOSTILE]


def test_the_search_index_holds_no_markup_of_a_title(twice: Twice) -> None:
    assert "<script" not in (twice.folder / "search/search_index.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ["index.html", LIST, "meetings/next.html"])
def test_the_language_link_leads_to_the_same_page(twice: Twice, path: str) -> None:
    for language, other, here, there in (("da", "en", path, f"en/{path}"), ("en", "da", f"en/{path}", path)):
        elements = read(twice.folder / here)
        assert find(elements, "html")[0]["lang"] == language
        (link,) = find(elements, "a", hreflang=other)
        assert link["lang"] == other
        assert ((twice.folder / here).parent / link["href"]).resolve() == (twice.folder / there).resolve()


def test_without_a_twin_the_link_leads_to_the_front_page(tmp_path: Path) -> None:
    made = {"da": (*pages()["da"], page("only.md", "Kun", "da")), "en": pages()["en"]}
    build_pages(site(), made, tmp_path, "none")
    source = (tmp_path / "proeve/source/public/da/docs/only.md").read_text(encoding="utf-8")
    assert "en: en/index.html\n" in source


def test_one_language_has_no_language_link(tmp_path: Path) -> None:
    built = build_pages(site(languages=("en",)), {"en": pages()["en"]}, tmp_path)
    assert built.folder
    elements = read(built.folder / "index.html")
    assert find(elements, "html")[0]["lang"] == "en"
    assert not [element for element in elements if element["hreflang"]]


def test_every_link_leads_to_a_file(twice: Twice) -> None:
    for path in twice.folder.rglob("*.html"):
        if path.name == "404.html":
            continue
        for element in read(path):
            target = (element["href"] or element["src"]).partition("#")[0]
            if target:
                assert (path.parent / target).resolve().is_file(), (path, target)


def test_no_browser_fetches_anything_from_another_host(twice: Twice) -> None:
    elsewhere = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:)?//", re.I)
    fetched = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)", re.I)
    for path in twice.folder.rglob("*.html"):
        for element in read(path):
            addresses = [element["src"], element["srcset"], element["data"], element["poster"], element["action"]]
            addresses += [element["href"]] if element.tag in ("link", "use", "image", "base") else []
            assert not [each for each in addresses if elsewhere.match(each)], (path, element)
            assert not [each for each in fetched.findall(element["style"]) if elsewhere.match("".join(each))]
    for path in twice.folder.rglob("*.css"):
        addresses = ["".join(each) for each in fetched.findall(path.read_text(encoding="utf-8"))]
        assert not [each for each in addresses if elsewhere.match(each)], path
    # The theme's script loads diagrams from elsewhere, but only on a page that holds one.
    assert not [path for path in twice.folder.rglob("*.html") if find(read(path), "pre", class_="mermaid")]


def test_boxes_to_tick_are_no_dead_controls(twice: Twice) -> None:
    elements = read(twice.folder / "en" / LIST)
    inputs = [element for element in elements if element.tag == "input" and "article" in element.inside]
    assert inputs == []
    boxes = find(elements, "span", class_="km-box")
    assert [element["aria-hidden"] for element in boxes] == ["true", "true"]
    assert [element.text for element in find(elements, "span", class_="km-unseen")] == ["Done:"]


def test_navigations_and_dialogs_have_names_of_their_own(twice: Twice) -> None:
    elements = read(twice.folder / LIST)
    names = [element["aria-label"] for element in find(elements, "nav")]
    assert len(names) == len(set(names)) == 2
    assert all(names)
    assert all(element["aria-label"] for element in elements if element["role"] == "dialog")
    assert find(elements, "a", class_="md-skip")
    assert all(element["tabindex"] == "0" for element in find(elements, "div", class_="km-table"))


def test_a_public_site_takes_no_page_for_partners(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is not for this site"):
        build_pages(site(), pages(Audience.partners), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_partner_site_says_so(tmp_path: Path) -> None:
    built = build_pages(site(Audience.partners, languages=("en",)), {"en": pages(Audience.partners)["en"]}, tmp_path)
    assert built.folder
    elements = read(built.folder / LIST)
    assert find(elements, "meta", name="robots")
    assert "partners only" in find(elements, "aside")[0].text


def test_a_broken_link_stops_the_build_with_the_builders_words(tmp_path: Path) -> None:
    broken = replace(page("broken.md", "Broken", "da"), body="# Broken\n\n[gone](gone.md)\n")
    with pytest.raises(BuilderFailed, match=r"gone\.md") as failure:
        build_pages(site(languages=("da",)), {"da": (*pages()["da"], broken)}, tmp_path)
    assert failure.value.language == "da"
    assert [path.name for path in (tmp_path / "proeve").iterdir()] == ["source"]
