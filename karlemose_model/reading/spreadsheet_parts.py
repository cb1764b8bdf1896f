"""What a spreadsheet's own files say and its reader does not: how far its cells reach, how long their texts are, and formulas
without a value."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat  # only what is said of cells, in what `root_of` has looked at

from karlemose_model.reading.archives import root_of

_REFERENCE = re.compile(r"([A-Za-z]{1,9})([0-9]{1,12})")
_SHOWN_FORMULAS = 100
"""Places of so many formulas are kept."""
_MAX_SHEETS = 1_000

_CONTENT = "content.xml"
_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_ROOT_RELATIONS = "_rels/.rels"


@dataclass(slots=True)
class Parts:
    """How many rows and columns a sheet has up to the last cell that is filled in, how many characters its cells unfold to
    beyond those in the file, and where formulas have no value.

    Each of those is row and column (from 0), and the formula.
    """

    rows: int = 0
    columns: int = 0
    characters: int = 0
    without_value: list[tuple[int, int, str]] = field(default_factory=list)

    def without(self, row: int, column: int, formula: str) -> None:
        """Keeps the place of such a formula, if there are not too many."""
        if len(self.without_value) < _SHOWN_FORMULAS:
            self.without_value.append((row, column, formula))


def parts_of(files: Mapping[str, bytes]) -> list[tuple[str, Parts]]:
    """The parts of each sheet with its name, from the unpacked files of an .xlsx or .ods.

    A sheet that stands in the book twice is there twice; one that stands in none goes by its file's name. Raises
    ValueError if it is neither kind of file, or a part of it is no XML or has definitions of its own.
    """
    # What Excel writes as VML, for the frames of comments, is often no XML; it is only searched.
    roots = {
        name: root_of(content) for name, content in files.items() if name != "mimetype" and not name.endswith(".vml")
    }
    if _CONTENT in files:
        table = _Tables()
        _parse(files[_CONTENT], table.start, table.end, table.text)
        return table.found
    if _WORKBOOK not in files:
        raise ValueError("neither an .xlsx nor an .ods file")
    for said in _elements(files.get(_ROOT_RELATIONS, b"<none/>"), "Relationship"):
        if said.get("Type", "").endswith("/officeDocument") and said.get("Target", "").lstrip("/") != _WORKBOOK:
            raise ValueError("the workbook lies where it is not looked for")
    strings = [_strings(files[name]) for name, root in roots.items() if root == "sst"]
    if len(strings) > 1:
        raise ValueError("two tables of texts")
    sheets = {name.lower(): name for name, root in roots.items() if root == "worksheet"}
    parts = {name: _worksheet(files[name], strings[0] if strings else ()) for name in sheets.values()}
    relations = {said.get("Id", ""): said.get("Target", "") for said in _elements(files.get(_RELATIONS, b"<none/>"), "Relationship")}  # fmt: skip
    found = []
    for said in _elements(files[_WORKBOOK], "sheet"):
        target = next((relations[value] for key, value in said.items() if key.endswith(":id") and value in relations), "")  # fmt: skip
        path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        name = sheets.pop(path.lower(), None) or next((one for one in parts if one.lower() == path.lower()), "")
        found.append((said.get("name", ""), parts.get(name, Parts())))
        if len(found) > _MAX_SHEETS:
            raise ValueError("too many sheets")
    return [*found, *((name, parts[name]) for name in sheets.values())]


def _parse(content: bytes, start: object, end: object = None, text: object = None) -> None:
    """Hands what is known to be XML to these, piece by piece."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text  # type: ignore[assignment]
    parser.Parse(content, True)


def _local(name: str) -> str:
    """The name without the prefix of its namespace, which every program chooses as it likes."""
    return name.rpartition(":")[2]


def _elements(content: bytes, wanted: str) -> list[Mapping[str, str]]:
    """What the elements of that name say."""
    found: list[Mapping[str, str]] = []
    _parse(content, lambda name, said: found.append(said) if _local(name) == wanted else None)
    return found


def _strings(content: bytes) -> list[int]:
    """How long each of the texts is that cells name by number."""
    lengths: list[int] = []

    def start(name: str, _: Mapping[str, str]) -> None:
        if _local(name) == "si":
            lengths.append(0)

    def text(said: str) -> None:
        if lengths:
            lengths[-1] += len(said)

    _parse(content, start, text=text)
    return lengths


def _worksheet(content: bytes, strings: Sequence[int]) -> Parts:
    sheet = _Worksheet(strings)
    _parse(content, sheet.start, text=sheet.text)
    sheet.close()
    return sheet.part


class _Worksheet:
    """Follows the cells of an .xlsx sheet. Those that do not say which they are follow each other."""

    def __init__(self, strings: Sequence[int]) -> None:
        self.part = Parts()
        self.strings = strings
        self.row = self.column = -1
        self.kind = ""
        self.filled = self.has_formula = False
        self.value: list[str] = []
        self.formula: list[str] = []
        self.into: list[str] | None = None

    def start(self, name: str, said: Mapping[str, str]) -> None:
        """A cell begins, or something in it."""
        self.into = None
        element = _local(name)
        if element == "v":
            self.filled, self.into = True, self.value
        elif element == "c":
            self.close()
            self.kind, self.value = said.get("t", ""), []
            if "r" in said:
                self.row, self.column = _position(said["r"])
            else:
                self.column += 1
        elif element == "row":
            self.close()
            self.row = int(said["r"]) - 1 if said.get("r", "").isdecimal() else self.row + 1
            self.column = -1
        elif element == "f":
            self.filled = self.has_formula = True
            self.into = self.formula = []
        elif element == "is":
            self.filled = True

    def text(self, said: str) -> None:
        """What stands in the element that began last."""
        if self.into is not None:
            self.into.append(said)

    def close(self) -> None:
        """The cell is whole, if one had begun."""
        if not self.filled:
            return
        part, value = self.part, "".join(self.value).strip()
        part.rows, part.columns = max(part.rows, self.row + 1), max(part.columns, self.column + 1)
        if self.kind == "s" and value:
            number = int(value)
            part.characters += self.strings[number] if 0 <= number < len(self.strings) else 0
        if self.has_formula and (self.kind == "e" or not value):
            part.without(self.row, self.column, f"={''.join(self.formula)}")
        self.filled = self.has_formula = False


def _position(reference: str) -> tuple[int, int]:
    """Row and column (from 0) of B7. Raises ValueError for what is no cell."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise ValueError(f"{reference} is no cell")
    number = 0
    for letter in found[1].upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, number - 1


class _Tables:
    """Follows the cells of an .ods file. Repeated rows and cells count as often as they are repeated, if anything stands in them."""

    def __init__(self) -> None:
        self.found: list[tuple[str, Parts]] = []
        self.part = Parts()
        self.row = self.column = 0
        self.rows = self.columns = 1
        self.filled = self.in_cell = False
        self.characters = self.in_row = 0

    def start(self, name: str, said: Mapping[str, str]) -> None:
        """A table, a row or a cell begins, or something in a cell."""
        element = _local(name)
        if element in ("table-cell", "covered-table-cell"):
            self.columns, self.in_cell = _times(said, "columns"), True
            # A value may stand in the element itself.
            self.characters = sum(map(len, said.values()))
            formula = said.get("table:formula", "")
            if formula and not _value_in(said):
                self.part.without(self.row, self.column, formula.removeprefix("of:"))
            if formula or any(key.endswith(":value-type") for key in said):
                self._fill()
        elif element == "table-row":
            self.rows, self.column, self.filled, self.in_row = _times(said, "rows"), 0, False, 0
        elif element == "table":
            self.part, self.row = Parts(), 0
            self.found.append((said.get("table:name", ""), self.part))
        elif self.in_cell:
            self._fill()
            if element == "s":
                self.characters += _number(next((value for key, value in said.items() if _local(key) == "c"), ""))

    def end(self, name: str) -> None:
        """A row or a cell ends."""
        element = _local(name)
        if element in ("table-cell", "covered-table-cell"):
            self.in_row += self.characters * self.columns
            self.column += self.columns
            self.in_cell = False
        elif element == "table-row":
            self.row += self.rows
            if self.filled:
                self.part.rows = max(self.part.rows, self.row)
                self.part.characters += self.in_row * self.rows

    def text(self, said: str) -> None:
        """What stands in a cell, or between two."""
        if self.in_cell:
            self.characters += len(said)

    def _fill(self) -> None:
        self.filled, self.part.columns = True, max(self.part.columns, self.column + self.columns)


def _times(said: Mapping[str, str], what: str) -> int:
    return _number(next((value for key, value in said.items() if key.endswith(f":number-{what}-repeated")), ""))


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else 1


def _value_in(said: Mapping[str, str]) -> bool:
    """Whether the program left the formula's value in the cell; an error is none."""
    kind = said.get("office:value-type", "")
    return bool(kind) and said.get("calcext:value-type") != "error"
