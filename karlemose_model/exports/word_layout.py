"""What pandoc can't say in Word's own XML: sections held sideways, real widths of columns, hanging indents of tasks, bare pictures."""

from __future__ import annotations

import copy
import io
import zipfile
from xml.etree import ElementTree as ET

from karlemose_model.exports.paper import TASK

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
"""The namespace of boxes that can be ticked."""

_PREFIXES = {
    "w": _W,
    "w14": W14,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
for _prefix, _name in _PREFIXES.items():
    ET.register_namespace(_prefix, _name)

_A4 = {"w": 11906, "h": 16838, "left": 1134, "right": 1134}
_SIDEWAYS = "00000002"
_END = '<w:p><w:pPr><w:sectPr w:rsidR="{}"/></w:pPr></w:p>'

END_UPRIGHT = _END.format("00000001")
END_SIDEWAYS = _END.format(_SIDEWAYS)
"""Where a section ends; what its paper is like is filled in by `laid_out`."""


def laid_out(document: bytes, table_style: str) -> bytes:
    """The document with its sections, tables and tasks finished; tables get that style, if it is not empty."""
    # S314: pandoc has just written it; nobody else's bytes are in it.
    root = ET.fromstring(document)  # noqa: S314
    body = root.find(_w("body"))
    assert body is not None
    last = body.find(_w("sectPr"))
    if last is None:
        last = ET.SubElement(body, _w("sectPr"))
    _paper_size(last)
    tables: list[ET.Element] = []
    for block in body:
        if block.tag == _w("tbl"):
            tables.append(block)
        end = last if block is last else _end_section(block, last)
        if end is not None:
            for table in tables:
                _finish_table(table, _room(end), table_style)
                if _is_sideways(end):
                    _in_small_letters(table)
            tables = []
    for paragraph in body.iter(_w("p")):
        _hang(paragraph)
    for named in body.iter(f"{{{_PREFIXES['pic']}}}cNvPr"):
        # Pandoc names a picture by its whole content here; its words stand in its frame.
        named.attrib.pop("descr", None)
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written


def table_style(reference: bytes) -> str:
    """The id of the style that tables get: the reference document's `Table`, else its plain grid, so that lines are seen."""
    with zipfile.ZipFile(io.BytesIO(reference)) as archive:
        root = ET.fromstring(archive.read("word/styles.xml"))  # noqa: S314
    names = {
        name.get(_w("val"), ""): style.get(_w("styleId"), "")
        for style in root.findall(_w("style"))
        if style.get(_w("type")) == "table" and (name := style.find(_w("name"))) is not None
    }
    return names.get("Table") or names.get("Table Grid", "")


def _w(name: str) -> str:
    return f"{{{_W}}}{name}"


def _paper_size(section: ET.Element) -> None:
    """A reference document that says nothing of its paper is printed on A4."""
    if section.find(_w("pgSz")) is None:
        ET.SubElement(section, _w("pgSz"), {_w("w"): str(_A4["w"]), _w("h"): str(_A4["h"])})


def _end_section(block: ET.Element, last: ET.Element) -> ET.Element | None:
    """The section that ends in this block, if one does: with the margins, the head and the foot of the whole document."""
    properties = block.find(_w("pPr"))
    mark = properties.find(_w("sectPr")) if properties is not None else None
    if properties is None or mark is None:
        return None
    properties.clear()
    # The paragraph itself must not push a full sheet's text to the next.
    low = {_w("before"): "0", _w("after"): "0", _w("line"): "20", _w("lineRule"): "exact"}
    ET.SubElement(properties, _w("spacing"), low)
    section = copy.deepcopy(last)
    properties.append(section)
    size = section.find(_w("pgSz"))
    assert size is not None
    if mark.get(_w("rsidR")) == _SIDEWAYS:
        wide, high = size.get(_w("h"), ""), size.get(_w("w"), "")
        size.attrib.update({_w("w"): wide, _w("h"): high, _w("orient"): "landscape"})
    return section


def _is_sideways(section: ET.Element) -> bool:
    size = section.find(_w("pgSz"))
    return size is not None and size.get(_w("orient")) == "landscape"


def _room(section: ET.Element) -> int:
    """How wide the text of a section is, in twentieths of a point."""
    size, margins = section.find(_w("pgSz")), section.find(_w("pgMar"))
    assert size is not None
    left, right = (
        int(margins.get(_w(side), _A4[side])) if margins is not None else _A4[side] for side in ("left", "right")
    )
    return int(size.get(_w("w"), _A4["w"])) - left - right


def _finish_table(table: ET.Element, width: int, style: str) -> None:
    """Real widths, for programs that don't reckon them, no row divided between sheets, and lines that can be seen."""
    grid = table.find(_w("tblGrid"))
    properties = table.find(_w("tblPr"))
    assert grid is not None
    assert properties is not None
    before = [int(column.get(_w("w"), "0")) for column in grid]
    widths = [round(width * each / sum(before)) for each in before]
    for column, each in zip(grid, widths, strict=True):
        column.set(_w("w"), str(each))
    for row in table.findall(_w("tr")):
        rules = row.find(_w("trPr"))
        if rules is None:
            rules = ET.Element(_w("trPr"))
            row.insert(0, rules)
        rules.insert(0, ET.Element(_w("cantSplit")))
        for cell, each in zip(row.findall(_w("tc")), widths, strict=True):
            cell_properties = cell.find(_w("tcPr"))
            assert cell_properties is not None
            cell_properties.insert(0, ET.Element(_w("tcW"), {_w("w"): str(each), _w("type"): "dxa"}))
    named = properties.find(_w("tblStyle"))
    if named is not None and style:
        named.set(_w("val"), style)


def _in_small_letters(table: ET.Element) -> None:
    """A table of many columns in smaller letters, its longest words hyphenated where Word can do it."""
    for paragraph in table.iter(_w("p")):
        properties = paragraph.find(_w("pPr"))
        if properties is not None:
            at = 1 if properties.find(_w("pStyle")) is not None else 0
            properties.insert(at, ET.Element(_w("suppressAutoHyphens"), {_w("val"): "0"}))
    for run in table.iter(_w("r")):
        properties = run.find(_w("rPr"))
        if properties is None:
            properties = ET.Element(_w("rPr"))
            run.insert(0, properties)
        for name in ("sz", "szCs"):
            ET.SubElement(properties, _w(name), {_w("val"): "17"})


def _hang(paragraph: ET.Element) -> None:
    """Words of a task stand beside its box, also where the reference document has no style for tasks."""
    properties = paragraph.find(_w("pPr"))
    style = properties.find(_w("pStyle")) if properties is not None else None
    if properties is not None and style is not None and style.get(_w("val")) == TASK:
        ET.SubElement(properties, _w("ind"), {_w("left"): "397", _w("hanging"): "397"})
