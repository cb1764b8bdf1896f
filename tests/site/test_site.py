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

# What these tests look at is built once, in one worker.
pytestmark = pytest.mark.xdist_group("site-twice")

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
    assert {"search/search_index.json", "index.html", "en/index.html"} <= set(everything(twice.folder))


def test_nothing_is_left_beside_the_site(twice: Twice) -> None:
    assert sorted(path.name for path in twice.folder.parent.iterdir()) == [".karlemose-lock", "public", "source"]


def test_a_title_that_wants_to_break_out_is_text(twice: Twice) -> None:
    elements = read(twice.folder / LIST)
    assert [element.text.strip() for element in find(elements, "title")] == [HOSTILE]
    front = find(read(twice.folder / "index.html"), "title")
    assert [element.text.strip() for element in front] == [f"Front – {HOSTILE}"]
    assert [element.text for element in find(elements, "h1")] == [HOSTILE]
    assert HOSTILE in [element.text for element in find(elements, "a", class_="km-nav__link")]
    assert not [element for element in find(elements, "script") if "alert" in element.text]
    assert [element.text for element in find(elements, "span", class_="km-name__text")] == [HOSTILE]


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


def test_every_asset_is_loaded_by_a_page(twice: Twice) -> None:
    for top in (twice.folder, twice.folder / "en"):
        loaded = {
            (top / (element["href"] or element["src"])).resolve()
            for element in read(top / "index.html")
            if element.tag in ("link", "script")
        }
        assert {path for path in (top / "assets").rglob("*") if path.is_file()} == loaded


def test_a_site_with_no_address_has_no_map_of_addresses(twice: Twice) -> None:
    assert not [path for path in everything(twice.folder) if "sitemap" in path]


def test_what_the_pages_bring_along_stays(tmp_path: Path) -> None:
    picture = replace(
        page("a.md", "A", "da"), body="# A\n\n![A](assets/own.svg)\n", pictures=(("assets/own.svg", "<svg/>"),)
    )
    built = build_pages(site(languages=("da",)), {"da": (*pages()["da"], picture)}, tmp_path)
    assert built.folder
    assert (built.folder / "assets/own.svg").is_file()


def test_the_page_for_a_wrong_address_has_menu_and_search(twice: Twice) -> None:
    elements = read(twice.folder / "404.html")
    links = {element["href"] for element in find(elements, "a", class_="km-nav__link")}
    # It is shown in place of any page: all that it leads to begins at the root.
    assert "/checklists/list.html" in links
    assert all(link.startswith("/") for link in links)
    assert find(elements, "dialog", id="km-find")[0]["data-km-base"] == "/index.html"
    assert find(elements, "button", class_="km-menu")


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
    # No script but ours, which names no host, and none of the builder's, which does.
    for path in twice.folder.rglob("*.html"):
        sources = [element["src"] for element in read(path) if element.tag == "script"]
        assert {source.rpartition("/")[2] for source in sources} == {"karlemose.js", "search.js", "ticks.js"}
    for path in twice.folder.glob("assets/*.js"):
        assert "//" not in re.sub(r"^\s*//.*$", "", path.read_text(encoding="utf-8"), flags=re.M), path


def test_the_policy_allows_what_is_ours_and_nothing_else(twice: Twice) -> None:
    for path in twice.folder.rglob("*.html"):
        elements = read(path)
        (policy,) = find(elements, "meta", http_equiv="Content-Security-Policy")
        said = dict(each.strip().split(" ", 1) for each in policy["content"].split(";"))
        assert said.pop("img-src") == "'self' file: data:"
        assert {said.pop(name) for name in ("script-src", "style-src")} == {"'self' file:"}
        assert said.pop("connect-src") == "'self'"
        assert said == {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}
        # Before anything that it has to judge, and with nothing on the page that it would refuse.
        assert elements.index(policy) < min(elements.index(each) for each in elements if each.tag in ("link", "script"))
        assert not find(elements, "style")
        assert not [each for each in elements if each["style"]]
        assert not [each for each in elements if any(name.startswith("on") for name in each.attributes)]
        assert all(each["src"] for each in find(elements, "script"))


def test_columns_keep_their_alignment_without_styles(tmp_path: Path) -> None:
    aligned = replace(page("a.md", "A", "da"), body="# A\n\n| a | b |\n|:-:|--:|\n| 1 | 2 |\n")
    built = build_pages(site(languages=("da",)), {"da": (*pages()["da"], aligned)}, tmp_path)
    assert built.folder
    elements = read(built.folder / "a.html")
    assert [each["class"] for each in find(elements, "td")] == ["km-centre", "km-right"]
    assert not [each for each in elements if each["style"]]


def test_boxes_to_tick_are_no_dead_controls(twice: Twice) -> None:
    elements = read(twice.folder / "en" / LIST)
    inputs = [element for element in elements if element.tag == "input" and "article" in element.inside]
    assert inputs == []
    boxes = find(elements, "span", class_="km-box")
    assert [element["aria-hidden"] for element in boxes] == ["true", "true"]
    assert [element.text for element in find(elements, "span", class_="km-unseen")] == ["Done:"]


def test_the_note_on_ticks_says_where_they_stay(twice: Twice) -> None:
    elements = read(twice.folder / "en" / LIST)
    (note,) = find(elements, "div", class_="km-ticks")
    # Hidden until the script has made the boxes real ones.
    assert "hidden" in note.attributes
    assert (note["data-km-site"], note["data-km-path"]) == ("proeve:public", f"en/{LIST}")
    assert "stay in this browser" in find(elements, "p", class_="km-ticks__kept")[0].text
    assert find(elements, "button", class_="km-ticks__clear")[0].text == "Clear ticks"


def test_a_page_without_open_boxes_has_no_note_on_ticks(tmp_path: Path) -> None:
    done = replace(page("done.md", "Done", "en"), body="# Done\n\n- [x] all of it\n")
    built = build_pages(site(languages=("en",)), {"en": (*pages()["en"], done)}, tmp_path)
    assert built.folder
    assert not find(read(built.folder / "done.html"), "div", class_="km-ticks")


def test_landmarks_and_dialogs_have_names_of_their_own(twice: Twice) -> None:
    elements = read(twice.folder / LIST)
    texts = {element["id"]: element.text for element in elements if element["id"]}
    names = [element["aria-label"] or texts[element["aria-labelledby"]] for element in find(elements, "nav")]
    assert len(names) == len(set(names)) == 2
    assert all(names)
    assert all(element["aria-label"] for element in find(elements, "dialog"))
    assert all(element["aria-label"] for element in find(elements, "div", class_="km-table"))
    first = next(
        element for element in elements if element.tag in ("a", "button", "input") and "body" in element.inside
    )
    assert first["class"] == "km-skip"
    assert find(elements, "main", id=first["href"].removeprefix("#"))
    labels = {element["for"] for element in find(elements, "label")}
    assert {element["id"] for element in find(elements, "input")} <= labels


def test_a_long_page_has_its_headings_at_its_head_too(tmp_path: Path) -> None:
    body = "# Long\n\n> Notice.\n\n## One\n\n### First\n\n### Second\n\n## Two\n\n## Three & four\n"
    made = [replace(page(f"{kind}.md", kind.title(), "en"), body=body, kind=kind) for kind in ("home", "plan")]
    built = build_pages(site(languages=("en",)), {"en": (*pages()["en"], *made)}, tmp_path)
    assert built.folder
    elements = read(built.folder / "plan.html")
    (here,) = find(elements, "details", class_="km-here")
    # Closed, and no landmark: the list beside the page is the one with that name.
    assert "open" not in here.attributes
    assert "nav" not in here.inside
    links = find(elements, "a", class_="km-here__link")
    assert [link.text for link in links] == ["One", "First", "Second", "Two", "Three & four"]
    assert [link["href"].removeprefix("#") for link in links] == [
        each["id"] for each in elements if each.tag in ("h2", "h3")
    ]
    for short in ("home.html", LIST):
        assert not find(read(built.folder / short), "details", class_="km-here")


def test_how_something_stands_is_told_by_more_than_its_word(tmp_path: Path) -> None:
    body = "# State\n\n| a | b |\n|---|---|\n| **near** | met |\n| We met | **Overdue.** Late |\n\n**missed**, and **none**\n"
    made = {"en": (*pages()["en"], replace(page("state.md", "State", "en"), body=body))}
    built = build_pages(site(languages=("en",)), made, tmp_path)
    assert built.folder
    tags = find(read(built.folder / "state.html"), "strong", class_="km-state")
    assert [(tag["class"].rpartition("--")[2], tag.text) for tag in tags] == [
        ("near", "near"),
        ("met", "met"),
        ("overdue", "Overdue."),
        ("missed", "missed"),
    ]


def test_items_that_begin_with_a_link_are_ways_to_go(tmp_path: Path) -> None:
    body = "# Ways\n\n- [Front](index.md): first\n- To the [front](index.md)\n"
    built = build_pages(
        site(languages=("en",)), {"en": (*pages()["en"], replace(page("a.md", "A", "en"), body=body))}, tmp_path
    )
    assert built.folder
    items = [each for each in find(read(built.folder / "a.html"), "li") if "article" in each.inside]
    assert [item["class"] for item in items] == ["km-way", ""]


def test_the_footer_leads_to_the_statement_where_there_is_one(twice: Twice, tmp_path: Path) -> None:
    assert not [each for each in read(twice.folder / LIST) if each.tag == "a" and "footer" in each.inside]
    made = {"en": (*pages()["en"], page("accessibility.md", "Accessibility", "en"))}
    built = build_pages(site(languages=("en",)), made, tmp_path)
    assert built.folder
    (link,) = (each for each in read(built.folder / LIST) if each.tag == "a" and "footer" in each.inside)
    assert (link["href"], link.text) == ("../accessibility.html", "Accessibility statement")


def test_the_page_itself_is_marked_in_the_list_of_pages(twice: Twice) -> None:
    elements = read(twice.folder / LIST)
    (here,) = (element for element in elements if element["aria-current"])
    assert (here["aria-current"], here.text) == ("page", HOSTILE)
    assert [("open" in each.attributes) for each in find(elements, "details")] == [False, True]


def test_a_public_site_takes_no_page_for_partners(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is not for this site"):
        build_pages(site(), pages(Audience.partners), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_partner_site_says_so(tmp_path: Path) -> None:
    built = build_pages(site(Audience.partners, languages=("en",)), {"en": pages(Audience.partners)["en"]}, tmp_path)
    assert built.folder
    elements = read(built.folder / LIST)
    assert find(elements, "meta", name="robots")
    assert find(elements, "p", class_="km-banner")[0].text == "For the partners only. Do not pass on or publish."


def test_a_broken_link_stops_the_build_with_the_builders_words(tmp_path: Path) -> None:
    broken = replace(page("broken.md", "Broken", "da"), body="# Broken\n\n[gone](gone.md)\n")
    with pytest.raises(BuilderFailed, match=r"gone\.md") as failure:
        build_pages(site(languages=("da",)), {"da": (*pages()["da"], broken)}, tmp_path)
    assert failure.value.language == "da"
    assert sorted(path.name for path in (tmp_path / "proeve").iterdir()) == [".karlemose-lock", "source"]
