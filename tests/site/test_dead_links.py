"""Links of built pages: what leads nowhere is found, what leads elsewhere is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from karlemose_model.site.links import dead_links


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en").mkdir()
    (tmp_path / "en/æ b.html").write_text("<p>no links", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "link",
    [
        '<a href="en/%C3%A6%20b.html#part">x</a>',
        '<a class="x"\n href="en&#x2f;%C3%A6%20b.html?q=1">x</a>',
        '<a href="#part">x</a>',
        '<a href="">x</a>',
        '<a href="https://example.org/gone.html">x</a>',
        '<a href="mailto:a@example.org">x</a>',
        'text that says href="gone.html" and &lt;a href="gone.html"&gt;',
        "<script>x = '<a href=\"gone.html\">'</script>",
    ],
)
def test_what_leads_somewhere_is_fine(folder: Path, link: str) -> None:
    (folder / "index.html").write_text(link, encoding="utf-8")
    assert list(dead_links(folder)) == []


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ('<a href="gone.html">x</a>', "gone.html"),
        ('<a href="en">x</a>', "en"),
        ('<img alt="x" src="gone.svg">', "gone.svg"),
        ('<link rel="stylesheet" href="../outside.css">', "../outside.css"),
        ('<a href="/index.html">x</a>', "/index.html"),
    ],
)
def test_what_leads_nowhere_is_told_once(folder: Path, link: str, address: str) -> None:
    (folder / "index.html").write_text(link + link, encoding="utf-8")
    assert list(dead_links(folder)) == [f"index.html: {address}"]


def test_the_page_for_what_is_not_there_is_left_out(folder: Path) -> None:
    (folder / "404.html").write_text('<a href="/index.html">x</a>', encoding="utf-8")
    assert list(dead_links(folder)) == []
