"""The words in any file, for the search before a commit: plain text, what office programs save, and whatever else as far as it is text."""

from __future__ import annotations

import html
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header

from karlemose_model.finished import BREAK, of_office_xml, words
from karlemose_model.reading.archives import content_of, is_bounded, is_locked
from karlemose_model.reading.spreadsheet_words import SHEETS, as_printed
from karlemose_model.reading.spreadsheets import spreadsheet_in

MOST_BYTES = 60_000_000
"""So much is unpacked of one file, its parts together."""
MOST_PARTS = 5_000
_DEEPEST = 2
"""A workbook inside a document inside a zip."""

_PDF, _ZIP = b"%PDF-", (b"PK\x03\x04", b"PK\x05\x06")
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, LookupError)
"""What a damaged zip ends in."""
_WORKBOOK = "xl/workbook.xml"
_KIND, _OPEN_SPREADSHEET = "mimetype", b"application/vnd.oasis.opendocument.spreadsheet"
"""Where an open document says what it is (OpenDocument 1.3, part 2, 3.3), and what an .ods says."""
_COMPRESSED = (
    b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd",
    *(b"BZh%d1AY&SY" % level for level in range(1, 10)),
)  # fmt: skip
"""gzip, 7-Zip, RAR, xz, Zstandard and bzip2: what they hold is not unpacked here."""
_ZEROS = re.compile(rb"\x00{4,}+")
_TAR_AT, _TAR = 257, b"ustar"
PACKED = (_PDF, *_ZIP, *_COMPRESSED)
"""How files begin that hold their words packed, though they may look like text."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_VALUES = re.compile(r'\b(?:value|val|alias)="([^"]*)"')
"""What office programs note in attributes besides what they say to people there."""


class Unreadable(Exception):
    """Nobody can look into the file; `why` is a word of FORMS: large, locked, packed or pdf."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def text_of(content: bytes) -> str | None:
    """The file as plain text, in whatever way it was saved; None for one that is none."""
    if content[:2] in _UTF_16:
        return content.decode("utf-16", "replace")
    if b"\x00" in content:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def packed_texts(content: bytes) -> Iterator[str]:
    """The words of a file that is no plain text, its names of parts among them; of an unknown kind, all that is text in it.

    Raises Unreadable when it can't be looked into, or only in part.
    """
    yield from _packed(content, _Budget())


def _packed(content: bytes, budget: _Budget) -> Iterator[str]:
    if content.startswith(_PDF):
        raise Unreadable("pdf")
    if content.startswith(_ZIP):
        yield from _of_zip(content, budget, 0)
        # Told last: what can be read beside it has been searched by then.
        if budget.has_compressed:
            raise Unreadable("packed")
    else:
        yield _of_unknown(content)
        if _is_compressed(content):
            raise Unreadable("packed")


def mail_texts(content: bytes) -> Iterator[str]:
    """The words of a saved e-mail: its heading, its text however that is encoded, and what is attached to it.

    Raises Unreadable as `packed_texts` does.
    """
    budget = _Budget()
    try:
        parts = list(message_from_bytes(content).walk())
    except RecursionError:
        raise Unreadable("large") from None
    for part in parts:
        for value in part.values():
            yield str(value)
            with suppress(MessageError, LookupError, ValueError):
                yield str(make_header(decode_header(value)))
        inside = part.get_payload(decode=True)
        if not isinstance(inside, bytes):
            continue
        text = None if inside.startswith(PACKED) else text_of(inside)
        if text is None:
            yield from _packed(inside, budget)
        else:
            yield text.replace("\r\n", " ").replace("\n", " ")
            yield from words("part.html", inside, rows=True) if part.get_content_type() == "text/html" else ()


def _of_unknown(content: bytes) -> str:
    # Old office files write each letter with a zero beside it; more of them stand between two things, as in a tar.
    return _ZEROS.sub(b"\n", content).replace(b"\x00", b"").decode("latin-1")


def _is_compressed(content: bytes) -> bool:
    """Whether it may hold words that can't be seen in it. A tar's can, but not those of the documents in it."""
    return content.startswith(_COMPRESSED) or content.startswith(_TAR, _TAR_AT)


class _Budget:
    """What may still be unpacked, and whether something was met that is not."""

    def __init__(self) -> None:
        self.bytes = MOST_BYTES
        self.parts = MOST_PARTS
        self.has_compressed = False

    def take(self, size: int) -> None:
        """Count one more part, of that size. Raises Unreadable when it is too much."""
        self.parts -= 1
        self.bytes -= size
        if self.parts < 0 or self.bytes < 0:
            raise Unreadable("large")


def _of_zip(content: bytes, budget: _Budget, depth: int) -> Iterator[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from _comment(archive.comment)
            has_cells = _has_cells(archive)
            if has_cells:
                # As cells: a row's stand beside each other there, and a number is written out.
                cells = spreadsheet_in(content, "").text or ""
                budget.take(len(cells))
                yield cells
            for part in archive.infolist():
                if depth > _DEEPEST:
                    raise Unreadable("large")
                yield part.filename
                yield from _comment(part.comment)
                if is_locked(part):
                    raise Unreadable("locked")
                budget.take(part.file_size if is_bounded(part) else 0)
                if not is_bounded(part):
                    budget.has_compressed = True
                elif not part.is_dir():
                    yield from _of_part(part.filename, content_of(archive, part), budget, depth, has_cells)
    except RuntimeError:  # packed in a way that is not known here
        raise Unreadable("locked") from None
    except _BROKEN:
        yield content.decode("latin-1")


def _has_cells(archive: zipfile.ZipFile) -> bool:
    kinds = (part for part in archive.infolist() if part.filename == _KIND and is_bounded(part) and not is_locked(part))
    return _WORKBOOK in archive.namelist() or any(
        content_of(archive, part).startswith(_OPEN_SPREADSHEET)
        for part in kinds
        if part.file_size < 2 * len(_OPEN_SPREADSHEET)
    )


def _comment(said: bytes) -> Iterator[str]:
    if said:
        yield said.decode("utf-8", "replace")


def _of_part(name: str, content: bytes, budget: _Budget, depth: int, has_cells: bool) -> Iterator[str]:
    if content.startswith(_ZIP):
        yield from _of_zip(content, budget, depth + 1)
        return
    if _is_compressed(content):
        budget.has_compressed = True
    text = text_of(content)
    if text is None:
        yield _of_unknown(content)
    elif name.endswith((".xml", ".rels")):
        for said in _of_xml(text):
            yield said
            if not has_cells:
                # Over two paragraphs or rows, or with a digit in each cell of a form.
                yield " ".join(said.split())
            if name.startswith(SHEETS) and "&" in said:
                yield as_printed(said)
    else:
        yield text


def _of_xml(text: str) -> Iterator[str]:
    """What an office document says, with a line for each paragraph and cell: a number may go on behind a hyphen in the next one."""
    for said in of_office_xml(text, rows=True):
        yield said.replace(BREAK, "\n")
    yield html.unescape("\n".join(_VALUES.findall(text)))
