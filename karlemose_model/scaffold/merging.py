"""One file from three: what was generated before, what the new version generates, and what a person made of it."""

from __future__ import annotations

from dataclasses import dataclass

from karlemose_model.scaffold.git import merge_texts

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Merged:
    """What the file holds from now on, and whether a person has to choose between two versions in it."""

    content: bytes
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class _Plain:
    """A text without what editors add to it, and what that was: Windows' line ends, a byte order mark."""

    text: str
    mark: bool
    crlf: bool

    def shaped(self, text: str) -> bytes:
        """Another text with the line ends and the mark of this one."""
        content = text.encode()
        return (_BOM if self.mark else b"") + (content.replace(b"\n", b"\r\n") if self.crlf else content)


def merge(mine: bytes, before: bytes | None, new: bytes, labels: tuple[str, str]) -> Merged | None:
    """What becomes of `mine`, made from `before` (None: nothing is known of it), when `new` is generated instead.

    Where only one of the two changed, that one counts; where both did, both do, and only where they changed the same
    lines both stand there between markers with the labels (mine, new). Line ends and byte order mark stay those of mine.
    None when both changed what is not text. Raises what `merge_texts` raises.
    """
    if new in (mine, before):
        return Merged(mine)
    if mine == before:
        return Merged(new)
    mine_, before_, new_ = _plain(mine), _plain(before or b""), _plain(new)
    if mine_ is None or before_ is None or new_ is None:
        return None
    if new_.text in (mine_.text, before_.text):
        return Merged(mine)
    if mine_.text == before_.text:
        return Merged(mine_.shaped(new_.text))
    text, conflict = merge_texts(mine_.text, before_.text, new_.text, labels)
    return Merged(mine_.shaped(text), conflict)


def same(mine: bytes, before: bytes | None) -> bool:
    """Whether both hold the same, apart from line ends and a byte order mark."""
    if mine == before:
        return True
    mine_, before_ = _plain(mine), _plain(before) if before is not None else None
    return mine_ is not None and before_ is not None and mine_.text == before_.text


def _plain(content: bytes) -> _Plain | None:
    """The content as text in UTF-8; None when it is something else. Line ends of two kinds stay as they are."""
    if b"\0" in content:
        return None
    crlf = b"\n" in content and content.count(b"\n") == content.count(b"\r\n")
    unified = content.replace(b"\r\n", b"\n") if crlf else content
    try:
        return _Plain(unified.removeprefix(_BOM).decode(), unified.startswith(_BOM), crlf)
    except UnicodeDecodeError:
        return None
