"""What the generated pages have in common: tables, code among words, headings and the links to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from markdown.extensions.toc import slugify


def written(title: str, *paragraphs: str) -> str:
    """A page's text: its title, then the paragraphs, tables and headings, with an empty line between; empty ones are left out."""
    return _bound("\n\n".join([f"# {title}", *(text for text in paragraphs if text)]) + "\n")


def _bound(text: str) -> str:
    """The text with no line break between a section of law and its number; code stays as it is."""
    parts = _CODE.split(text)
    parts[::2] = [_NUMBERED.sub(lambda found: found[0].replace(" ", "\N{NO-BREAK SPACE}"), part) for part in parts[::2]]
    return "".join(parts)


_CODE = re.compile(r"(```.*?```|`[^`\n]*`)", re.DOTALL)
_NUMBERED = re.compile(r"(?:§|\b(?:stk\.|nr\.|artikel|[Ss]ection|[Aa]rticle)) \d+(?: [a-h]\b)?|\blitra [a-z]\b")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table, or nothing without rows; columns that are empty in all rows are left out."""
    rows = list(rows)
    kept = [at for at in range(len(head)) if any(row[at] for row in rows)]
    lines = [f"| {' | '.join(_cell(row[at]) for at in kept)} |" for row in (head, *rows)]
    return "\n".join([lines[0], "|---" * len(kept) + "|", *lines[1:]]) if rows else ""


def heading(words: str, level: int = 2) -> str:
    """A heading below the title, or below another one."""
    return f"{'#' * level} {words}"


def code(word: object) -> str:
    """A word as it is written in a file or on the command line."""
    return f"`{word}`"


def codes(words: Iterable[object]) -> str:
    """Several of them, with commas between."""
    return ", ".join(code(word) for word in words)


def to(words: str, heading: str) -> str:
    """A link to the heading on the same page."""
    return f"[{words}](#{slug(heading)})"


def slug(heading: str) -> str:
    """What the address of a heading ends in."""
    return str(slugify(heading.replace("`", ""), "-"))


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "&#124;")
