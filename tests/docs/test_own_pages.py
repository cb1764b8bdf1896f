"""The own page that the docs show is one: it has no fault, its links lead somewhere, and it becomes the paper that they name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import AS_OF, Ran, looked_at
from tests.docs.test_docs import ROOT, blocks
from tests.recording.park import HEAD

CONTACT = "partners: {housing: {contact: {email: ejendomskontoret@bolig.example.org, audience: public}}}\n"


@pytest.mark.parametrize(
    ("page", "language", "name"),
    [("en/editors.md", "en", "repairs"), ("da/redigering.md", "da", "reparationer")],
)
def test_the_page_in_the_docs_is_whole_and_becomes_a_pdf(
    files: Callable[[dict[str, str]], Path], karlemose: Callable[..., Ran], page: str, language: str, name: str
) -> None:
    (text,) = blocks(ROOT / "docs" / page, "markdown")
    place = files({"playbook.yml": HEAD + CONTACT, f"docs/{language}/{name}.md": text})
    reading = looked_at(place)
    assert reading.problems == ()
    assert [(own.name, own.audience) for own in reading.own_pages.pages] == [(name, "public")]
    assert "KM048" not in karlemose("check", "--as-of", AS_OF).out
    command = ("export", f"own/{name}", "--to", "pdf", "--audience", "public", "--lang", language)
    assert " ".join(("karlemose", *command)) in (ROOT / "docs" / page).read_text("utf-8")
    ran = karlemose(*command, "--as-of", AS_OF)
    assert ran.code == 0, ran.err
    assert (place / f"build/park/papers-public/{language}/own/{name}.pdf").is_file()
