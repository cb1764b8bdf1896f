"""A stranger's reference document gives papers its looks; what would fetch or run something is refused or left behind."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.exports import BadReference, UnsafeReference
from karlemose_model.exports.reference import ours
from tests.conftest import Ran
from tests.exports.samples import made, page
from tests.recording.park import HEAD

Run = Callable[..., Ran]
FOOT = {"title": "x", "whom": "y", "page": "p", "of": "o"}
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OUTSIDE = f'<Relationship Id="rId9" Type="{OFFICE}/{{}}" Target="{{}}" TargetMode="External"/>'
FIELD = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
SAYS = "<w:r><w:instrText>{}</w:instrText></w:r>"
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
DRAW = 'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'


def reference(folder: Path, kind: str, change: Callable[[dict[str, bytes]], None]) -> Path:
    """Our own reference document, changed by a stranger."""
    with zipfile.ZipFile(io.BytesIO(ours(kind, FOOT))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    file = folder / f"theirs.{kind}"
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file


def put(parts: dict[str, bytes], name: str, before: str, more: str) -> None:
    text = parts[name].decode("utf-8")
    assert before in text
    parts[name] = text.replace(before, more + before, 1).encode("utf-8")


def paper(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made(page("Ord."), file.suffix[1:], file))) as archive:  # type: ignore[arg-type]
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    ("foot", "found"),
    [
        (FIELD.format(SAYS.format('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"')), "field"),
        (FIELD.format(SAYS.format("DDE") + SAYS.format("AUTO excel x")), "field"),
        (FIELD.format(SAYS.format(FIELD.format("")) + SAYS.format("QUOTE 68 68 69")), "field"),
        (FIELD.format(SAYS.format(" includetext \\\\\\\\example.org\\\\x ")), "field"),
        ('<w:p><w:fldSimple w:instr="INCLUDEPICTURE &quot;https://example.org/x.png&quot; \\d"/></w:p>', "field"),
        ('<w:p><w:fldSimple w:instr="MACROBUTTON Auto x"/></w:p>', "field"),
        ('<w:p><w:fldSimple w:instr="HYPERLINK &quot;file:///etc/passwd&quot;"/></w:p>', "outside"),
        ('<w:p><w:fldSimple w:instr="HYPERLINK \\\\\\\\example.org\\\\x"/></w:p>', "outside"),
        ("<w:p><w:r><w:object/></w:r></w:p>", "program"),
        ("<w:p><w:r><w:control/></w:r></w:p>", "program"),
        ('<w:altChunk xmlns:r="x" r:id="rId1"/>', "program"),
        ('<w:p><w:r><w:pict><v:imagedata xmlns:v="v" src="https://example.org/x.png"/></w:pict></w:r></w:p>', "outside"),
        ('<w:p><w:r><w:pict><a:blip xmlns:a="a" xmlns:r="r" r:link="rId9"/></w:pict></w:r></w:p>', "outside"),
    ],
)  # fmt: skip
def test_a_foot_that_fetches_or_runs_something_is_refused(tmp_path: Path, foot: str, found: str) -> None:
    file = reference(tmp_path, "docx", lambda parts: put(parts, "word/footer1.xml", "</w:ftr>", foot))
    with pytest.raises(UnsafeReference) as stopped:
        paper(file)
    assert (stopped.value.found, stopped.value.path) == (found, file)


@pytest.mark.parametrize(
    "relation",
    [
        OUTSIDE.format("image", "https://example.org/x.png"),
        OUTSIDE.format("image", "file:///etc/passwd"),
        OUTSIDE.format("oleObject", "\\\\example.org\\x"),
        OUTSIDE.format("hyperlink", "javascript:alert(1)"),
        OUTSIDE.format("hyperlink", "file:///etc/passwd"),
    ],
)
def test_a_foot_that_leads_elsewhere_is_refused(tmp_path: Path, relation: str) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["word/_rels/footer1.xml.rels"] = RELS.format(relation).encode()

    with pytest.raises(UnsafeReference, match="outside"):
        paper(reference(tmp_path, "docx", change))


def test_what_word_itself_puts_there_stays(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        foot = FIELD.format(SAYS.format(" PAGE \\* MERGEFORMAT ")) + '<w:p><w:fldSimple w:instr="NUMPAGES"/></w:p>'
        mail = FIELD.format(SAYS.format(' HYPERLINK "mailto:post@example.org" \\o "Skriv" '))
        put(parts, "word/footer1.xml", "</w:ftr>", foot + mail)
        parts["word/_rels/footer1.xml.rels"] = RELS.format(OUTSIDE.format("hyperlink", "https://example.org/")).encode()

    assert b"mailto:post@example.org" in paper(reference(tmp_path, "docx", change))["word/footer1.xml"]


def test_the_template_and_the_mail_merge_of_a_document_stay_behind(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        merge = '<w:mailMerge><w:query w:val="SELECT"/></w:mailMerge>'
        attached = f'<w:attachedTemplate xmlns:r="{OFFICE}" r:id="rId9"/>'
        put(parts, "word/settings.xml", "</w:settings>", attached + merge)
        relation = OUTSIDE.format("attachedTemplate", "https://example.org/x.dotm")
        parts["word/_rels/settings.xml.rels"] = RELS.format(relation).encode()
        more = OUTSIDE.format("image", "https://example.org/x.png") + OUTSIDE.format("frame", "https://example.org/")
        put(parts, "word/_rels/document.xml.rels", "</Relationships>", more.replace("rId9", "rId77"))
        parts["word/vbaProject.bin"] = parts["word/embeddings/oleObject1.bin"] = b"program"

    whole = paper(reference(tmp_path, "docx", change))
    assert not [name for name, content in whole.items() if b"example.org" in content or b"attachedTemplate" in content]
    assert not [name for name, content in whole.items() if b"mailMerge" in content or b"program" in content]
    assert b"Ord." in whole["word/document.xml"]


@pytest.mark.parametrize(
    ("foot", "found"),
    [
        (f'<draw:frame {DRAW}><draw:image {XLINK} xlink:href="https://example.org/x.png"/></draw:frame>', "outside"),
        (f'<draw:frame {DRAW}><draw:image {XLINK} xlink:href="../../x.png"/></draw:frame>', "outside"),
        (f'<draw:frame {DRAW}><draw:object {XLINK} xlink:href="./Object 1"/></draw:frame>', "program"),
        (f'<draw:frame {DRAW}><draw:plugin {XLINK} xlink:href="https://example.org"/></draw:frame>', "program"),
        (f'<text:a {XLINK} xlink:href="macro:///Standard.Module1.Main">x</text:a>', "outside"),
        (f'<text:a {XLINK} xlink:href="vnd.sun.star.script:x">x</text:a>', "outside"),
        ("<text:script>x</text:script>", "program"),
        ("<text:execute-macro/>", "program"),
        ("<text:dde-connection/>", "program"),
    ],
)
def test_a_foot_of_an_odt_that_fetches_or_runs_something_is_refused(tmp_path: Path, foot: str, found: str) -> None:
    more = f"<text:p>{foot}</text:p>"
    file = reference(tmp_path, "odt", lambda parts: put(parts, "styles.xml", "</style:footer>", more))
    with pytest.raises(UnsafeReference, match=found):
        paper(file)


def test_of_an_odt_nothing_but_looks_and_pictures_comes_along(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        for name in ("Basic/Standard/Module1.xml", "Basic/script-lc.xml", "Scripts/python/x.py", "Object 1/content.xml",
                     "Configurations2/accelerator/current.xml", "Dialogs/x.xml", "Pictures/x.exe"):  # fmt: skip
            parts[name] = b"<x>program</x>"
        # As LibreOffice writes it, with a type of document of its own.
        parts["Basic/script-lc.xml"] = (
            b'<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd"><x/>'
        )
        parts["Pictures/logo.png"] = b"logo"
        frame = f'<text:p><draw:frame {DRAW}><draw:image {XLINK} xlink:href="Pictures/logo.png"/></draw:frame></text:p>'
        put(parts, "styles.xml", "</style:footer>", frame)

    whole = paper(reference(tmp_path, "odt", change))
    assert set(whole) == {
        "mimetype",
        "META-INF/manifest.xml",
        "meta.xml",
        "content.xml",
        "styles.xml",
        "Pictures/logo.png",
    }
    manifest = whole["META-INF/manifest.xml"].decode()
    assert "Pictures/logo.png" in manifest
    assert not [name for name in ("Basic", "Scripts", "Object", "Configurations2") if name in manifest]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Pictures/../x.png", b"x"),
        ("/Pictures/x.png", b"x"),
        ("STYLES.XML", b"<x/>"),
        ("more.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"),
        ("more.xml", b"<x>"),
        ("large.xml", b" " * 101_000_000),
    ],
    ids=["up", "whole", "twice", "entities", "broken", "large"],
)
def test_a_document_that_leads_out_or_unfolds_is_none(tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(BadReference):
        paper(reference(tmp_path, "odt", lambda parts: parts.update({name: content})))


def test_the_command_says_what_it_is_and_writes_nothing(
    files: Callable[[dict[str, str]], Path], karlemose: Run, tmp_path: Path
) -> None:
    park = files({"playbook.yml": HEAD})
    field = FIELD.format(SAYS.format("DDEAUTO x"))
    file = reference(tmp_path, "docx", lambda parts: put(parts, "word/footer1.xml", "</w:ftr>", field))
    ran = karlemose("export", "roles", "--reference-doc", file.name, "--as-of", "2026-01-15", "--lang", "en")
    assert ran.code == 2
    assert "theirs.docx: KM181 the reference document has a field that fetches" in ran.err
    assert "(DDEAUTO)" in ran.err
    assert not (park / "build").exists()
