"""The project's own docs: the sites' look, each page in its own language with a link to its twin, and the same policy."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from karlemose_model.site.source import theme_words
from tests.site.html_pages import find, read

# What these tests look at is built once, in one worker.
pytestmark = pytest.mark.xdist_group("docs-look")

ROOT = Path(__file__).parents[2]
PAGES = {"da": "da/it", "en": "en/it"}


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    # Whether all pages are in the navigation is another test's matter: no --strict.
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "-f", str(ROOT / "mkdocs.yml"), "-d", str(folder)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return folder


def settings() -> dict[str, Any]:
    read_settings: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    return read_settings


def policy(page: Path) -> str:
    (meta,) = find(read(page), "meta", http_equiv="Content-Security-Policy")
    return meta["content"]


def test_the_docs_say_what_the_sites_say() -> None:
    assert settings()["extra"]["words"] == {language: theme_words(language) for language in ("da", "en")}


def test_each_page_tells_its_language_and_its_twin(docs: Path) -> None:
    for language, other in (("da", "en"), ("en", "da")):
        page = docs / f"{PAGES[language]}.html"
        elements = read(page)
        assert find(elements, "html")[0]["lang"] == language
        (link,) = find(elements, "a", hreflang=other)
        assert (page.parent / link["href"]).resolve() == docs / f"{PAGES[other]}.html"
        assert find(elements, "nav")[0]["aria-label"] == {"da": "Sider", "en": "Pages"}[language]


def test_the_list_of_pages_is_in_the_pages_language(docs: Path) -> None:
    for language in ("da", "en"):
        page = docs / f"{PAGES[language]}.html"
        links = find(read(page), "a", class_="km-nav__link")
        assert links
        assert {(page.parent / link["href"]).resolve().parent.name for link in links} == {language}
        assert [link["href"] for link in links if link["aria-current"]] == ["it.html"]


def test_the_headers_for_the_server_are_the_pages_own_policy_and_more(docs: Path) -> None:
    # `file:` is for pages that come from no server; frames are what only a server can forbid.
    header = policy(docs / "en/it.html").replace(" file:", "") + "; frame-ancestors 'none'"
    for language in ("da", "en"):
        text = (ROOT / f"docs/{PAGES[language]}.md").read_text(encoding="utf-8")
        assert re.findall(r"Content-Security-Policy:? \"?(default-src[^\"\n]*)", text) == [header] * 3
