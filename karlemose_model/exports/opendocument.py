"""A paper as ODT for LibreOffice: boxes for tasks, tables with lines, wide tables on sheets held sideways."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from karlemose_model.exports.pandoc import write_tree
from karlemose_model.exports.paper import TASK, Node, is_sideways, raw, styled, tasks
from karlemose_model.exports.picture import picture
from karlemose_model.exports.sheet import Sheet
from karlemose_model.files import shipped

_CONTENT = "content.xml"
_END = '<text:p text:style-name="To_20_{}"/>'

# Pandoc writes the looks of cells and of quotations into the text itself, where no reference document reaches them.
_CELL = 'fo:border="none" fo:border-bottom="0.5pt solid #b9c4cc" fo:padding="0.08cm" style:vertical-align="top"'
_LOOKS = (
    (r'(style:name="TableRowCell"[^>]*>\s*<style:table-cell-properties )fo:border="none"', rf"\1{_CELL}"),
    (
        r'(style:name="TableHeaderRowCell"[^>]*>\s*<style:table-cell-properties )fo:border="none"',
        rf'\1fo:background-color="#e1e8ed" {_CELL} fo:border-top="1pt solid #1f3a4d"',
    ),
    (r'(style:parent-style-name="Quotations"[^>]*>)\s*<style:paragraph-properties [^>]*/>', r"\1"),
    (
        r'text:list-tab-stop-position="0\.5in" fo:text-indent="-0\.25in" fo:margin-left="0\.5in"',
        'text:list-tab-stop-position="0.5cm" fo:text-indent="-0.5cm" fo:margin-left="0.5cm"',
    ),
    # A picture stands in its line like a letter, and its words belong inside its frame, where pandoc writes none.
    (r"<draw:frame (.*?)(</draw:frame>)(<svg:desc>[^<]*</svg:desc>)", r'<draw:frame text:anchor-type="as-char" \1\3\2'),
)


def odt(sheet: Sheet, reference: bytes) -> bytes:
    """The paper as an ODT that looks as the reference document does. Raises MissingExtra and ToolFailed."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "reference.odt")
        file.write_bytes(reference)
        template = shipped("templates") / "papers" / "body.opendocument"
        options = ["--template", str(template), "--reference-doc", str(file)]
        made = write_tree(sheet.tree(_blocks(sheet.blocks)), "odt", sheet.as_of, options)
    return _finished(made, sheet.as_of)


def _blocks(blocks: list[Node]) -> list[Node]:
    """The blocks with what ODT has of its own: a box and a tab before a task, the turns of the sheet, a picture's words."""
    out: list[Node] = []
    for block in blocks:
        found = tasks(block)
        if found is not None:
            for task in found:
                box = raw("opendocument", f"{'☒' if task.done else '☐'}<text:tab/>", inline=True)
                out.append(styled(TASK, [{"t": "Para", "c": [box, *task.words]}]))
        elif (drawn := picture(block)) is not None:
            shown = drawn.paragraph()
            said = raw("opendocument", f"<svg:desc>{escape(drawn.alt)}</svg:desc>", inline=True)
            out.append({"t": "Para", "c": [*shown["c"], said]} if shown["c"][0]["t"] == "Image" else shown)
        elif is_sideways(block):
            turns = [raw("opendocument", _END.format(to)) for to in ("sideways", "upright")]
            out += [turns[0], *block["c"][1], turns[1]]
        else:
            out.append(block)
    return out


def _finished(made: bytes, as_of: date) -> bytes:
    # Stored as it is: what a machine packs depends on its library, and these bytes must not.
    when = (max(as_of.year, 1980), as_of.month, as_of.day, 0, 0, 0)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as before, zipfile.ZipFile(packed, "w") as after:
        for entry in before.infolist():
            content = before.read(entry)
            if entry.filename == _CONTENT:
                text = content.decode("utf-8")
                for pattern, looks in _LOOKS:
                    text = re.sub(pattern, looks, text)
                content = text.encode("utf-8")
            after.writestr(zipfile.ZipInfo(entry.filename, when), content)
    return packed.getvalue()
