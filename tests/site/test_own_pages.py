"""Sites and papers with pages that a place wrote itself: built with warnings as errors, whatever stands on them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.exports import FORMATS
from karlemose_model.model import Audience
from karlemose_model.reading import read_playbook
from karlemose_model.site import build_site
from tests.conftest import AS_OF, Ran
from tests.documents.test_markdown import NASTY
from tests.exports.samples import DAY
from tests.recording.park import HEAD
from tests.site.html_pages import find, read

Files = Callable[[dict[str, str]], Path]
Run = Callable[..., Ran]

STATEMENT = (
    "---\naudience: public\n---\n# {title}\n\nTell us where a page can't be read: [write](https://example.org/).\n"
)
MORE = ["{{ config.site_name }}", "{% raw %}", "--8<-- '/etc/hostname'", "{.a onclick=x}",
        "[gone](gone.md) [place](roles.md#gone) [up](../../x.md) [page](residents.md)", "```{=html}`` x", "\\newpage", "/admonition | x"]  # fmt: skip


def nasty() -> str:
    """Everything that means something to some reader of Markdown and is no HTML, in every kind of block."""
    words = [
        value
        for value in (*NASTY, *MORE)
        if "<" not in value and "![" not in value and not value.startswith(("~~~", "```"))
    ]
    words.append("```{=html}`` x")
    shapes = ("{}", "- {}", "> {}", "## {}", "| a | b |\n|---|---|\n| {} | c |")
    return (
        "# {{ config }} & *T*\n\n"
        + "\n\n".join(shape.format(value) for value in words for shape in shapes)
        + "\n\n[unused]: javascript:alert(1)\n"
    )


@pytest.fixture
def place(files: Files) -> Path:
    return files(
        {
            "playbook.yml": HEAD,
            "docs/da/tilgaengelighed.md": STATEMENT.format(title="Sig til"),
            "docs/en/accessibility.md": STATEMENT.format(title="Tell us"),
            "docs/da/nasty.md": nasty(),
            "docs/en/partners.md": "# Only here\n\n[back](../partners.md) [statement](accessibility.md)\n",
        }
    )


@pytest.mark.slow
def test_a_site_with_nasty_pages_is_built_and_they_are_text(place: Path, karlemose: Run) -> None:
    ran = karlemose("build", "--as-of", "2026-01-15", "--lang", "en")
    assert ran.code == 0, ran.err
    partners, public = (place / "build/park" / audience for audience in ("partners", "public"))
    page = read(partners / "own/nasty.html")
    assert [element.text for element in find(page, "h1")] == ["{{ config }} & T"]
    inside = [element for element in page if "article" in element.inside]
    assert not [
        element
        for element in inside
        if element.tag in ("script", "img", "iframe", "form", "code", "div") and element["class"] != "km-table"
    ]
    links = {
        element["href"].partition("#")[0]
        for element in inside
        if element.tag == "a" and element["class"] != "headerlink"
    }
    assert {each for each in links if each.startswith(("javascript", "data"))} == set()
    assert "../residents.html" in links
    # What is for partners is nowhere on the public site, and each language has its own pages.
    assert sorted(path.relative_to(public).as_posix() for path in public.rglob("own/*.html")) == [
        "en/own/accessibility.html",
        "own/tilgaengelighed.html",
    ]
    assert "nasty" not in (public / "search/search_index.json").read_text("utf-8")
    titles = [element.text for element in find(read(public / "index.html"), "a", class_="km-nav__link")]
    assert titles[-1] == "Sig til"


def test_without_a_twin_the_language_link_of_a_page_leads_to_the_front_page(place: Path) -> None:
    rollout = read_playbook(place).seen_on(DAY)
    assert rollout
    source = build_site(rollout, Audience.partners, place / "out", "none").source
    assert "  en: ../en/index.html\n" in (source / "da/docs/own/tilgaengelighed.md").read_text("utf-8")
    assert "  da: ../../index.html\n" in (source / "en/docs/own/accessibility.md").read_text("utf-8")
    both = "docs/en/tilgaengelighed.md"
    (place / both).write_text("# Here too\n", "utf-8")
    rollout = read_playbook(place).seen_on(DAY)
    assert rollout
    build_site(rollout, Audience.partners, place / "out", "none")
    assert "  en: ../en/own/tilgaengelighed.html\n" in (source / "da/docs/own/tilgaengelighed.md").read_text("utf-8")


@pytest.mark.parametrize("to", FORMATS)
def test_nasty_pages_become_papers(place: Path, to: str, karlemose: Run) -> None:
    ran = karlemose(
        "export", "own/nasty", "own/tilgaengelighed", "--to", to, "--as-of", "2026-01-15", "--output", "papers"
    )
    assert ran.code == 0, ran.err
    assert sorted(path.name for path in (place / "papers/own").iterdir()) == [f"nasty.{to}", f"tilgaengelighed.{to}"]


def test_check_tells_of_links_that_lead_nowhere_as_warnings(place: Path, karlemose: Run) -> None:
    ran = karlemose("check", "--as-of", AS_OF, "--lang", "en")
    assert ran.code == 0
    assert 'KM048 warning: the link leads to "gone.md"' in ran.out
    assert karlemose("check", "--as-of", AS_OF, "--strict").code == 1
    (place / "docs/da/nasty.md").write_text("# T\n\n[x](javascript:alert)\n", "utf-8")
    ran = karlemose("check", "--as-of", AS_OF, "--lang", "en")
    assert ran.code == 1
    assert "docs/da/nasty.md:3:5: KM048 the link leads to" in ran.out
    assert not (place / "build").exists()


def test_lines_of_a_page_for_partners_are_not_told_where_the_public_reads(place: Path, karlemose: Run) -> None:
    (place / "docs/da/nasty.md").write_text("# Secret UDFYLD\n", "utf-8")
    (place / "docs/da/tilgaengelighed.md").write_text("---\naudience: public\n---\n# Known UDFYLD\n", "utf-8")
    ran = karlemose("build", "--builder", "none", "--audience", "public", "--as-of", "2026-01-15")
    assert ran.code == 0
    assert "docs/da/nasty.md:1:10: KM049" in ran.err
    assert "Secret" not in ran.err
    assert "Known" in ran.err
    (place / "docs/da/nasty.md").write_text("---\naudience: public\n---\n# Secret\n\n<b>\n", "utf-8")
    (place / "docs/da/more.md").write_text("# Secret <b>\n", "utf-8")
    ran = karlemose("build", "--builder", "none", "--audience", "public", "--as-of", "2026-01-15")
    assert ran.code == 1
    assert "docs/da/more.md:1:10: KM047" in ran.err
    assert "Secret" not in ran.err
