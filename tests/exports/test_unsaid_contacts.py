"""No paper for everybody gives away how to reach or find somebody, unless it is said that everybody may: as on the public site.

Every address, number, name and plate here is invented.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.exports import FORMATS, Format
from karlemose_model.exports.reference import ours
from karlemose_model.files import shipped
from tests.conftest import Ran
from tests.exports.samples import repacked

HEAD = "schema: 1\nid: park\nversion: 1\nkind: estate\nname: {da: Park, en: Park}\nlanguages: [da]\nextends: {playbook: karlemose, version: 1}\n"
PAGE = "---\naudience: public\n---\n\n# Om stedet\n\n"
# The number's marks are gone in a paper; the mailbox is where a link leads, and in no text.
TEXT = "Ring 98 **76** 54 32.\n\n[skriv](mailto:canary@park.example.org)\n\n| Hvor |\n| --- |\n| Opdigtetvej 12 |\n\n- XY 98 765\n"
Files = Callable[[dict[str, str]], Path]
Run = Callable[..., Ran]
PUBLIC = ("export", "own/om", "--as-of", "2026-11-26", "--audience", "public", "--lang", "da")


@pytest.mark.parametrize("to", FORMATS)
def test_a_public_paper_that_gives_it_away_is_not_written(files: Files, karlemose: Run, to: Format) -> None:
    folder = files({"playbook.yml": HEAD, "docs/da/om.md": PAGE + TEXT})
    ran = karlemose(*PUBLIC, "--to", to)
    assert ran.code == 1
    assert ran.err.count(": KM506 ") == 4
    assert f"se: build/park/papers-public/da/own/om.{to}" in ran.err
    assert "docs/da/om.md:9:16: KM506" in ran.err, "where the mailbox stands in the people's own file"
    assert not any(said in ran.err for said in ("76 54", "canary", "Opdigtetvej", "98 765"))
    assert not (folder / "build").exists()
    file = folder / f"ud.{to}"
    assert karlemose(*PUBLIC, "--output", file).code == 1
    assert not file.exists()


def test_the_partners_may_have_it_and_so_may_all_where_it_is_said(files: Files, karlemose: Run) -> None:
    folder = files({"playbook.yml": HEAD, "docs/da/om.md": PAGE + TEXT})
    assert karlemose(*PUBLIC, "--audience", "partners").code == 0
    said = ("98 76 54 32", "canary@park.example.org", "Opdigtetvej 12", "XY 98 765")
    allowed = "".join(f"  a{at}: {{finding: KM506, value: {one}, reason: Opdigtet.}}\n" for at, one in enumerate(said))
    (folder / "playbook.yml").write_text(f"{HEAD}allowed:\n{allowed}")
    ran = karlemose(*PUBLIC)
    assert (ran.code, ran.err) == (0, "")


def test_what_a_reference_document_brings_along_goes_out_too(files: Files, karlemose: Run) -> None:
    whole = ours("docx", {"title": "", "whom": "", "page": "", "of": ""})
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        (footer,) = [name for name in archive.namelist() if name.startswith("word/footer")][:1]
        text = archive.read(footer).decode().replace("</w:p>", "<w:r><w:t>Tlf. 98 76 54 32</w:t></w:r></w:p>", 1)
    folder = files({"playbook.yml": HEAD, "docs/da/om.md": f"{PAGE}Et sted.\n"})
    (folder / "brev.docx").write_bytes(repacked(whole, {footer: text.encode()}))
    ran = karlemose(*PUBLIC, "--reference-doc", "brev.docx")
    assert ran.code == 1
    assert "papers-public/da/own/om.docx: KM506" in ran.err
    assert karlemose(*PUBLIC).code == 0


def test_what_the_example_shows_is_said_to_be_for_everybody(karlemose: Run, tmp_path: Path) -> None:
    park = shipped("playbooks") / "eksempelparken"
    ran = karlemose("export", "residents", "accessibility", "-p", park, "--audience", "public", "--output", tmp_path)
    assert (ran.code, ran.err) == (0, "")
