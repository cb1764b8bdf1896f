"""What a spreadsheet's own files say and its reader does not: how far its cells reach, and formulas without a value."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat  # only whether it is XML; types of documents, and so entities, are refused

_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_CELL = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\br=["']([A-Z]{1,3})([0-9]{1,7})["'][^>]*(?<!/)>""")
_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\br=["']([0-9]{1,7})["'][^>]*(?<!/)>""")
_NAMELESS = re.compile(rb"""<(?:\w+:)?c\b(?![^>]*\br=)""")
_FORMULA = re.compile(
    rb"""<(?:\w+:)?c\b([^>]*)><(?:\w+:)?f\b(?:[^>]*/>|[^>]*>([^<]*)</(?:\w+:)?f>)"""
    rb"""(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>([^<]*)</(?:\w+:)?v>)?"""
)
_ODS = re.compile(
    rb"<(?P<end>/)?table:(?P<what>table|table-row|table-cell|covered-table-cell)(?=[\s/>])(?P<said>[^>]*?)(?P<alone>/)?>"
)
_ODS_TEXT = re.compile(rb"office:value-type|calcext:value-type")
_SHOWN_FORMULAS = 100
"""Places of so many formulas are kept."""

_CONTENT = "content.xml"
_WORKBOOK = "xl/workbook.xml"


@dataclass(slots=True)
class Parts:
    """How many rows and columns a sheet has up to the last cell that is filled in, and where formulas have no value.

    Each of those is row and column (from 0), and the formula.
    """

    rows: int = 0
    columns: int = 0
    without_value: list[tuple[int, int, str]] = field(default_factory=list)


def parts_of(files: Mapping[str, bytes]) -> dict[str, Parts]:
    """The parts by the sheets' names, from the unpacked files of an .xlsx or .ods. Raises ValueError if it is neither."""
    if _CONTENT in files:
        return _of_ods(files[_CONTENT])
    if _WORKBOOK not in files:
        raise ValueError("neither an .xlsx nor an .ods file")
    relations = {
        said["Id"]: said.get("Target", "")
        for said in map(_attributes, _RELATION.findall(files.get("xl/_rels/workbook.xml.rels", b"")))
        if "Id" in said
    }
    found = {}
    for said in map(_attributes, _SHEET.findall(files[_WORKBOOK])):
        target = next(
            (relations[value] for key, value in said.items() if key.endswith(":id") and value in relations), ""
        )
        name = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        found[said.get("name", "")] = _of_xlsx(files.get(name, b""))
    return found


def check_well_formed(files: Mapping[str, bytes]) -> None:
    """Raises ValueError unless every XML file is one, without definitions of its own: some broken ones never end."""
    for name, content in files.items():
        if not name.endswith((".xml", ".rels")):
            continue
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = _refuse
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, LookupError) as error:
            raise ValueError(f"{name} is no XML") from error


def _refuse(*_: object) -> None:
    raise ValueError("a spreadsheet defines no types of documents")


def _attributes(written: bytes) -> dict[str, str]:
    text = written.decode("utf-8", "replace")
    return {name: html.unescape(double or single) for name, double, single in _ATTRIBUTE.findall(text)}


def _of_xlsx(content: bytes) -> Parts:
    part = Parts()
    letters: set[bytes] = set()
    last = 0
    for match in _CELL.finditer(content):
        letters.add(match[1])
        last = max(last, int(match[2]))
    part.columns = max((_column(each) + 1 for each in letters), default=0)
    if _NAMELESS.search(content):
        # Cells that do not say which they are follow each other in the row around them.
        part.columns = max(part.columns, *(len(_NAMELESS.findall(row)) for row in content.split(b"row ")))
    part.rows = max(last, max((int(row) for row in _ROW.findall(content)), default=0))
    for match in _FORMULA.finditer(content) if b"f>" in content or b"<f" in content else ():
        said = _attributes(match[1])
        reference = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7})", said.get("r", ""))
        empty = said.get("t") == "e" or not match[3]
        if empty and reference and len(part.without_value) < _SHOWN_FORMULAS:
            formula = html.unescape((match[2] or b"").decode("utf-8", "replace"))
            part.without_value.append((int(reference[2]) - 1, _column(reference[1].encode()), f"={formula}"))
    return part


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def _of_ods(content: bytes) -> dict[str, Parts]:
    """Repeated rows and cells count as often as they are repeated, if anything stands in them."""
    found: dict[str, Parts] = {}
    part = Parts()
    row = column = times = 0
    filled = False
    for match in _ODS.finditer(content):
        what = match["what"]
        said = _attributes(match["said"]) if match["said"] else {}
        if what == b"table" and not match["end"]:
            part = found.setdefault(said.get("table:name", ""), Parts())
            row = 0
        elif what == b"table-row" and not match["end"]:
            column, filled, times = 0, False, _times(said, "rows")
            if match["alone"]:
                row += times
        elif what == b"table-row":
            row += times
            part.rows = max(part.rows, row) if filled else part.rows
        elif not match["end"]:
            repeated = _times(said, "columns")
            formula = said.get("table:formula", "")
            if not match["alone"] or _ODS_TEXT.search(match["said"]):
                filled, part.columns = True, max(part.columns, column + repeated)
            if formula and not _value_in(said) and len(part.without_value) < _SHOWN_FORMULAS:
                filled, part.columns = True, max(part.columns, column + repeated)
                part.without_value.append((row, column, formula.removeprefix("of:")))
            column += repeated
    return found


def _times(said: Mapping[str, str], what: str) -> int:
    times = said.get(f"table:number-{what}-repeated", "1")
    return int(times) if times.isdigit() else 1


def _value_in(said: Mapping[str, str]) -> bool:
    """Whether the program left the formula's value in the cell; an error is none."""
    kind = said.get("office:value-type", "")
    return bool(kind) and said.get("calcext:value-type") != "error"
