"""Sites built once for the tests of this folder, from pages made by hand with names that want to break out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from karlemose_model.claims import LOCK
from karlemose_model.documents.page import Page
from karlemose_model.model import Audience
from karlemose_model.site import Built, Site, WarmBuilder, build_pages
from karlemose_model.text import Text

HOSTILE = """Boks & "klub" </title><script>alert('x')</script> {{ config.site_name }} {% raw %} | *Æ*"""
AS_OF = date(2026, 11, 26)
BODY = """# {title}

> Notice.

Text with a [link]({up}index.md) and [a place]({up}checklists/list.md#part).

| Time | Item |
|---|---|
| 13:30 | Welcome |

## Part

- [ ] to do
- [x] has been done

## Another
"""


def page(path: str, title: str, language: str, group: str = "", audience: Audience = Audience.public) -> Page:
    shown = title.replace("&", "&amp;").replace("<", "&lt;").replace("*", "\\*").replace("|", "&#124;")
    body = BODY.format(title=shown, up="../" * path.count("/"))
    return Page(path, title, audience, language, "test", group, body)


def pages(audience: Audience = Audience.public) -> Mapping[str, tuple[Page, ...]]:
    return {
        language: (
            page("index.md", "Front", language, audience=audience),
            page("meetings/next.md", "Mødet" if language == "da" else "The meeting", language, "meetings", audience),
            page("meetings/later.md", "Senere" if language == "da" else "Later", language, "meetings", audience),
            page("checklists/list.md", HOSTILE, language, "checklists", audience),
            page("checklists/other.md", "Andet" if language == "da" else "Other", language, "checklists", audience),
        )
        for language in ("da", "en")
    }


def site(audience: Audience = Audience.public, **others: object) -> Site:
    said = {"id": "proeve", "name": Text({"da": HOSTILE, "en": "Try"}), "languages": ("da", "en"), **others}
    return Site(audience=audience, as_of=AS_OF, **said)  # type: ignore[arg-type]


def tree(folder: Path) -> dict[str, bytes]:
    """The files in the folder, but that by which one build at a time is let in: it stays whatever a build does."""
    found = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.name != LOCK}
    return {name: path.read_bytes() for name, path in found.items() if path.is_file()}


class Fake(WarmBuilder):
    """Writes a page instead of building, and counts how often. The page says who built it, and when, or what is given."""

    runs = 0

    def __init__(self, says: str = "") -> None:
        super().__init__()
        self.says = says

    def build(self, runs: Any, as_of: date) -> None:
        for run in runs:
            self.runs += 1
            run.target.mkdir()
            (run.target / "index.html").write_text(self.says or f"{self.name} {as_of}", encoding="utf-8")
            (run.target / "other.html").write_text("other", encoding="utf-8")


@dataclass(frozen=True)
class Twice:
    """The same pages built into two folders, and one of them once more over itself."""

    first: Built
    second: Built

    @property
    def folder(self) -> Path:
        assert self.first.folder
        return self.first.folder


@pytest.fixture(scope="session")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Twice:
    one, other = (tmp_path_factory.mktemp(name) for name in ("one", "other"))
    return Twice(build_pages(site(), pages(), one), build_pages(site(), pages(), other))
