"""Documents that are zip archives of XML (.xlsx, .ods, .docx, .odt) to their parts, within limits, whatever somebody packed."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from xml.parsers import expat  # only whether it is XML; types of documents, and so entities, are refused

MAX_UNPACKED = 100_000_000
"""Bytes that the parts of a document may hold once they are unpacked."""
_MAX_ENTRIES = 10_000
_IS_ENTRY = b"PK\x01\x02"
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Kinds of packing that documents use."""
_ENCRYPTED = 0x1


class Locked(ValueError):
    """There is a password."""


class TooLarge(ValueError):
    """Unpacked it would be more than is read."""


def unpack(content: bytes, is_wanted: Callable[[str], bool] = lambda _: True) -> dict[str, bytes]:
    """The parts by their names, in their order; nothing is written anywhere.

    Raises TooLarge, Locked, and ValueError for everything else that is no such document.
    """
    if content.count(_IS_ENTRY) > _MAX_ENTRIES:
        raise TooLarge
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [one for one in archive.infolist() if not one.is_dir()]
            names = {one.filename.lower() for one in entries}
            if len(names) < len(entries) or not all(map(_stays_inside, names)):
                raise ValueError("two parts have one name, or one leads out of the archive")
            wanted = [one for one in entries if is_wanted(one.filename)]
            if any(map(is_locked, wanted)):
                raise Locked
            if not all(map(is_bounded, wanted)):
                raise ValueError("packed in a way that documents are not")
            if sum(one.file_size for one in wanted) > MAX_UNPACKED:
                raise TooLarge
            return {one.filename: content_of(archive, one) for one in wanted}
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise ValueError("no archive, or a broken one") from error


def is_locked(part: zipfile.ZipInfo) -> bool:
    """Whether a part asks for a password."""
    return bool(part.flag_bits & _ENCRYPTED)


def is_bounded(part: zipfile.ZipInfo) -> bool:
    """Whether a part is packed so that it can be unpacked bit by bit: of other kinds a kilobyte may unfold to gigabytes at once."""
    return part.compress_type in _PACKED


def content_of(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """What a bounded part holds. No more of it is unpacked than the archive says that it holds. Raises what zipfile does."""
    with archive.open(part) as stream:
        # Not `archive.read`: that unpacks up to two gigabytes before it cuts them off.
        return stream.read(part.file_size)


def pack(parts: Mapping[str, bytes], *, smaller: bool = False) -> bytes:
    """An archive of these parts: nothing comes out of it but what was looked at. The same bytes for the same parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            # The kind of an .odt must be readable without unpacking it.
            entry.compress_type = zipfile.ZIP_DEFLATED if smaller and name != "mimetype" else zipfile.ZIP_STORED
            archive.writestr(entry, content)
    return packed.getvalue()


def root_of(content: bytes) -> str:
    """The name of the first element of an XML file, without its prefix.

    Raises ValueError unless the whole of it is XML without definitions of its own: some that is broken is never read to its
    end, and entities unfold to anything.
    """
    roots: list[str] = []
    parser = expat.ParserCreate()

    def first(element: str, _: Mapping[str, str]) -> None:
        roots.append(element.rpartition(":")[2])
        parser.StartElementHandler = None

    parser.StartElementHandler = first
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError) as error:
        raise ValueError("no XML") from error
    return roots[0]


def is_markup(content: bytes) -> bool:
    """Whether it begins as XML does, in any encoding of Unicode."""
    return content[:200].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<")


def _refuse(*_: object) -> None:
    raise ValueError("a document defines no types of documents")


def _stays_inside(name: str) -> bool:
    return not name.startswith("/") and "\\" not in name and ":" not in name and ".." not in name.split("/")
