"""What a stranger's reference document may bring into our papers: its looks, and nothing that fetches or runs something.

Pandoc takes over more than styles: heads and feet with their fields, the way to the template that the document was made from
(https://learn.microsoft.com/office/open-xml, attachedTemplate), and of an ODT every file in it, macros among them.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import NoReturn
from xml.etree import ElementTree as ET

from karlemose_model.exports.errors import ToolFailed, UnsafeReference

Parts = Mapping[str, bytes]

_FIELDS = frozenset(
    {
        "AUTHOR", "COMMENTS", "CREATEDATE", "DATE", "DOCPROPERTY", "FILENAME", "HYPERLINK", "IF", "KEYWORDS", "LASTSAVEDBY",
        "NUMPAGES", "PAGE", "PAGEREF", "PRINTDATE", "REVNUM", "SAVEDATE", "SECTION", "SECTIONPAGES", "STYLEREF", "SUBJECT", "TIME", "TITLE",
        "USERADDRESS", "USERINITIALS", "USERNAME", "=",
    }
)  # fmt: skip
"""Fields that say something of the document itself. Others fetch (INCLUDEPICTURE, LINK), run (DDE, MACROBUTTON) or put such
ones together (QUOTE).
"""
_PROGRAMS = frozenset(
    {
        # Word.
        "altChunk", "control", "movie", "object", "objectEmbed", "objectLink", "OLEObject", "subDoc",
        # OpenDocument.
        "applet", "database-display", "database-next", "database-row-select", "dde-connection", "dde-connection-decl",
        "dde-source", "event-listener", "event-listeners", "execute-macro", "floating-frame", "form", "object-ole", "plugin",
        "script", "scripts", "section-source",
    }
)  # fmt: skip
_WEB = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_INSIDE = re.compile(r"(?:\.?/?(?:Pictures|media|theme|fonts)/[\w. -]+|#[^\s]*)?")
_PICTURE = re.compile(r"(?:word/media|Pictures)/[\w. -]+\.(?:bmp|emf|gif|jpe?g|png|svg|tiff?|wmf)", re.IGNORECASE)
_LEADS_OUT = re.compile(
    r'HYPERLINK\s+(?:\\l\s+"?\w+"?|"?(?:https?://|mailto:|tel:)[^\s"\\]+"?)(?:\s+\\[hnot](?:\s+"[^"]*")?)*',
    re.IGNORECASE,
)
"""A place in the document, or an address of the web, with what Word says of how it opens."""
_LINKS = frozenset({"href", "src", "link"})
_TEMPLATE = re.compile(rb"<(?P<tag>(?:\w+:)?(?:attachedTemplate|mailMerge))\b(?:[^>]*/>|.*?</(?P=tag)\s*>)", re.DOTALL)
_SETTINGS_RELS = "word/_rels/settings.xml.rels"
_DOCUMENT, _DOCUMENT_RELS = "word/document.xml", "word/_rels/document.xml.rels"
_ODT_PARTS = frozenset({"mimetype", "content.xml", "styles.xml", "meta.xml", "settings.xml", "META-INF/manifest.xml"})
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_ENTRY = re.compile(rb"<manifest:file-entry\b[^<>]*>")
_PATH = re.compile(rb'manifest:full-path="([^"]*)"')


def safe_docx(made: bytes) -> bytes:
    """A DOCX made by a reference document, without the way to its template. Raises UnsafeReference for what stays unsafe."""
    parts = _read(made)
    parts.pop(_SETTINGS_RELS, None)
    for name in parts:
        if name == "word/settings.xml":
            parts[name] = _TEMPLATE.sub(b"", parts[name])
        elif name == _DOCUMENT_RELS:
            parts[name] = _used(parts)
    for name, content in parts.items():
        if name.endswith(".rels"):
            _check_relations(content)
        elif name.endswith((".xml", ".svg")):
            _check_xml(content)
        elif not _is_picture(name):
            _refuse("program", name.rpartition("/")[2])
    return _written(made, parts)


def safe_odt(made: bytes) -> bytes:
    """An ODT made by a reference document, with its pictures and nothing else of it. Raises UnsafeReference as above."""
    parts = {name: content for name, content in _read(made).items() if name in _ODT_PARTS or _is_picture(name)}
    manifest = parts.get("META-INF/manifest.xml", b"")
    parts["META-INF/manifest.xml"] = _ENTRY.sub(lambda entry: entry[0] if _listed(entry[0], parts) else b"", manifest)
    for name, content in parts.items():
        if name.endswith((".xml", ".svg")) and not name.startswith("META-INF/"):
            _check_xml(content)
    return _written(made, parts)


def _is_picture(name: str) -> bool:
    return _PICTURE.fullmatch(name) is not None


def _listed(entry: bytes, parts: Parts) -> bool:
    found = _PATH.search(entry)
    return found is not None and (found[1] == b"/" or found[1].decode("utf-8") in parts)


def _used(parts: Parts) -> bytes:
    """The document's relations without those that pandoc took over and nothing in it leads to."""
    root = _tree(parts[_DOCUMENT_RELS])
    document = parts[_DOCUMENT]
    for relation in list(root):
        outside = relation.get("TargetMode") == "External"
        missing = not outside and f"word/{relation.get('Target', '')}" not in parts
        if missing or (outside and f'"{relation.get("Id", "")}"'.encode() not in document):
            root.remove(relation)
    ET.register_namespace("", _RELATIONS.strip("{}"))
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written


def _check_relations(content: bytes) -> None:
    for relation in _tree(content):
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External":
            continue
        if not (relation.get("Type", "").endswith("/hyperlink") and _WEB.match(target)):
            _refuse("outside", target)


def _check_xml(content: bytes) -> None:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        _refuse("program", "DOCTYPE")
    root = _tree(content)
    for node in root.iter():
        name = _bare(node.tag)
        if name in _PROGRAMS:
            _refuse("program", name)
        for key, value in node.attrib.items():
            # What a reader follows when he likes may lead to the web; what opens by itself may not.
            if _bare(key) in _LINKS and not _INSIDE.fullmatch(value) and not (name == "a" and _WEB.match(value)):
                _refuse("outside", value)
    for said in _instructions(root):
        word = (said.split() or [""])[0].upper()
        if word not in _FIELDS:
            _refuse("field", word)
        if word == "HYPERLINK" and not _LEADS_OUT.fullmatch(said.strip()):
            _refuse("outside", word)


def _instructions(root: ET.Element) -> Iterator[str]:
    """What the fields of a part say, each in one piece: it may stand in several runs, and fields in fields."""
    open_: list[list[str]] = []
    for node in root.iter():
        name = _bare(node.tag)
        if name == "fldSimple":
            yield next((value for key, value in node.attrib.items() if _bare(key) == "instr"), "")
        elif name == "fldChar":
            kind = next((value for key, value in node.attrib.items() if _bare(key) == "fldCharType"), "")
            if kind == "begin":
                open_.append([])
            elif kind == "end" and open_:
                yield "".join(open_.pop())
        elif name in ("instrText", "delInstrText") and open_:
            open_[-1].append(node.text or "")
    yield from ("".join(said) for said in open_)


def _bare(tag: object) -> str:
    """A tag's name without its namespace; a comment has none."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _refuse(found: str, said: str) -> NoReturn:
    raise UnsafeReference(found, said)


def _tree(content: bytes) -> ET.Element:
    try:
        # S314: expat bounds what its entities may grow to, and fetches none.
        return ET.fromstring(content)  # noqa: S314
    except ET.ParseError as error:
        # What pandoc took over as it was.
        raise ToolFailed("pandoc", str(error)) from error


def _read(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def _written(before: bytes, parts: Parts) -> bytes:
    """The parts that are left, each dated as it was and stored as it is."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(before)) as was, zipfile.ZipFile(packed, "w") as after:
        for entry in was.infolist():
            if entry.filename in parts:
                after.writestr(zipfile.ZipInfo(entry.filename, entry.date_time), parts[entry.filename])
    return packed.getvalue()
