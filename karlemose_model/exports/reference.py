"""The document that a paper takes its looks from: ours, made from its shipped parts, or the municipality's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

from karlemose_model.exports.errors import BadReference
from karlemose_model.files import shipped
from karlemose_model.reading.archives import TooLarge, pack, root_of, unpack

# What must be in the file for pandoc to take its styles, in each kind of document.
_PARTS = {"docx": ("[Content_Types].xml", "word/document.xml", "word/styles.xml"), "odt": ("mimetype", "styles.xml")}
MAX_BYTES = 20_000_000
_PROGRAMS = ("Basic/", "Configurations2/", "Dialogs/", "Scripts/")
"""What an .odt keeps its macros and menus in: no looks, and LibreOffice itself writes definitions of its own into them."""


def ours(kind: str, footer: Mapping[str, str]) -> bytes:
    """Our own document of that kind (`docx`, `odt`), with the words of the footer in their places."""
    folder = shipped("templates") / "papers" / kind
    words = {name: escape(text) for name, text in footer.items()}
    parts = {
        path.relative_to(folder).as_posix(): Template(path.read_text("utf-8")).safe_substitute(words).encode("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    return pack(parts, smaller=True)


def theirs(path: Path, kind: str) -> bytes:
    """Somebody's own document, packed anew. Raises BadReference when it is none of that kind, OSError if it can't be read."""
    if path.exists() and not path.is_file():
        raise BadReference(path, kind)
    with path.open("rb") as stream:
        content = stream.read(MAX_BYTES + 1)
    try:
        if len(content) > MAX_BYTES:
            raise TooLarge
        parts = unpack(content, lambda name: not name.startswith(_PROGRAMS))
        for name, text in parts.items():
            if name.endswith((".xml", ".rels")):
                root_of(text)
        if not parts.keys() >= set(_PARTS[kind]):
            raise ValueError("a part is missing")
    except ValueError as error:
        raise BadReference(path, kind) from error
    return pack(parts, smaller=True)
