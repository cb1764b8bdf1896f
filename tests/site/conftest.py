"""Sites built once for the tests of this folder, from pages made by hand with names that want to break out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from karlemose_model.documents.page import Page
from karlemose_model.model import Audience
from karlemose_model.site import Built, Site, build_pages
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
