"""A paper as DOCX for Word: boxes that can be ticked, real table headers, wide tables on sheets held sideways."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from karlemose_model.exports.pandoc import write_tree
from karlemose_model.exports.paper import TASK, Node, Task, is_sideways, raw, styled, tasks
from karlemose_model.exports.picture import picture
from karlemose_model.exports.sheet import Sheet
from karlemose_model.exports.word_layout import END_SIDEWAYS, END_UPRIGHT, W14, laid_out, table_style
from karlemose_model.files import shipped

_DOCUMENT, _NUMBERING = "word/document.xml", "word/numbering.xml"
_INDENT = re.compile(rb'(<w:ind w:left=")(\d+)(" w:hanging="360")')
_FONT = "MS Gothic"
_BOX = (
    f'<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="{W14}"><w14:checked w14:val="{{state}}"/>'
    f'<w14:checkedState w14:val="2612" w14:font="{_FONT}"/><w14:uncheckedState w14:val="2610" w14:font="{_FONT}"/>'
    f'</w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" '
    f'w:eastAsia="{_FONT}" w:hint="eastAsia"/></w:rPr><w:t>{{box}}</w:t></w:r></w:sdtContent></w:sdt>'
    "<w:r><w:tab/></w:r>"
)


def docx(sheet: Sheet, reference: bytes) -> bytes:
    """The paper as a DOCX that looks as the reference document does. Raises MissingExtra and ToolFailed."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "reference.docx")
        file.write_bytes(reference)
        template = shipped("templates") / "papers" / "body.openxml"
        options = ["--template", str(template), "--reference-doc", str(file)]
        made = write_tree(sheet.tree(_blocks(sheet.blocks)), "docx", sheet.as_of, options)
    return _finished(made, sheet.as_of, table_style(reference))


def _blocks(blocks: list[Node]) -> list[Node]:
    """The blocks with what Word has of its own: boxes to tick, and the ends of sections; and with the pictures."""
    out: list[Node] = []
    for block in blocks:
        found = tasks(block)
        if found is not None:
            out += [_task(task) for task in found]
        elif (drawn := picture(block)) is not None:
            out.append(drawn.paragraph())
        elif is_sideways(block):
            out += [raw("openxml", END_UPRIGHT), *block["c"][1], raw("openxml", END_SIDEWAYS)]
        else:
            out.append(block)
    return out


def _task(task: Task) -> Node:
    box = _BOX.format(state="1" if task.done else "0", box="☒" if task.done else "☐")
    return styled(TASK, [{"t": "Para", "c": [raw("openxml", box, inline=True), *task.words]}])


def _finished(made: bytes, as_of: date, style: str) -> bytes:
    """Pandoc's file with the sections, the widths of tables and the indents that it can't write itself."""
    # Stored as it is: what a machine packs depends on its library, and these bytes must not.
    when = (max(as_of.year, 1980), as_of.month, as_of.day, 0, 0, 0)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as before, zipfile.ZipFile(packed, "w") as after:
        for entry in before.infolist():
            content = before.read(entry)
            if entry.filename == _DOCUMENT:
                content = laid_out(content, style)
            elif entry.filename == _NUMBERING:
                content = _INDENT.sub(_shallower, content)
            after.writestr(zipfile.ZipInfo(entry.filename, when), content)
    return packed.getvalue()


def _shallower(indent: re.Match[bytes]) -> bytes:
    """Pandoc indents lists by twice what they need."""
    return indent[1] + str(int(indent[2]) - 360).encode() + indent[3]
