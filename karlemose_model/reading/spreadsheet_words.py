"""The words of a spreadsheet beside its cells: names of sheets, comments, properties, headings for print; for what must not stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from karlemose_model.finished import of_office_xml, without

_CONTENT = "content.xml"
_NAMES = re.compile(r"<table:table [^<>]*+>")
_NOT_WORDS = ("sharedStrings.xml", "styles.xml", "theme/")
"""Those of the cells, which are read as cells, and no words at all."""


def beside_the_cells(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Each part of an unpacked .xlsx or .ods that says something beside its cells: its name and its words, in pieces with blank
    lines between.
    """
    for name, content in sorted(files.items()):
        if not name.endswith((".xml", ".rels")) or any(part in name for part in _NOT_WORDS):
            continue
        text = content.decode("utf-8", "replace")
        if name == _CONTENT:
            _rest, notes = without(text, "<office:annotation", "</office:annotation>")
            text = "".join([*notes, *_NAMES.findall(text)])
        elif name.startswith("xl/worksheets/"):
            text, _cells = without(text, "<sheetData", "</sheetData>")
        said = "\n\n".join(of_office_xml(text))
        if any(sign.isdigit() for sign in said):
            yield name, said
