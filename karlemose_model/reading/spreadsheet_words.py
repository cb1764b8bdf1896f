"""The words of a spreadsheet beside its cells: names of sheets, comments, properties, headings for print; for what must not stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from karlemose_model.finished import BREAK, of_office_xml, without

SHEETS = "xl/worksheets/"
"""Where the parts of an .xlsx lie that are its sheets."""
_CONTENT = "content.xml"
_NAMES = re.compile(r"<table:table [^<>]*+>")
_PRINTED = re.compile(r"&(?:([LCR])|K[0-9A-Fa-f]{6}|[A-Za-z]|[0-9]{1,3}|\"[^\"<>]*+\")")
"""How the headings for print say where a piece stands, and how it looks (ECMA-376, part 1, 18.3.1.39): nobody reads it."""
_NOT_WORDS = ("sharedStrings.xml", "styles.xml", "theme/")
"""Those of the cells, which are read as cells, and no words at all."""


def beside_the_cells(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Each part of an unpacked .xlsx or .ods that says something beside its cells: its name and its words, in pieces with blank
    lines between.
    """
    for name, content in sorted(files.items()):
        if not name.endswith((".xml", ".rels", ".vml")) or any(part in name for part in _NOT_WORDS):
            continue
        text = content.decode("utf-8", "replace")
        if name == _CONTENT:
            _rest, notes = without(text, "<office:annotation", "</office:annotation>")
            text = "".join([*notes, *_NAMES.findall(text)])
        elif name.startswith(SHEETS):
            text, _cells = without(text, "<sheetData", "</sheetData>")
        pieces = [*of_office_xml(text)]
        if name.startswith(SHEETS):
            pieces.append(as_printed(pieces[0]))
        said = BREAK.join(pieces)
        if any(sign.isdigit() for sign in said):
            yield name, said


def as_printed(words: str) -> str:
    """The words of an .xlsx's sheet with its headings for print as they come out on paper."""
    return _PRINTED.sub(lambda code: BREAK if code[1] else "", words)
