"""Lines of the forms that people fill in: a key with its help behind it, and words that fit into a comment."""

from __future__ import annotations

from karlemose_model.privacy import masked

_COLUMN = 30
"""Where the words on a line begin, as far as the line lets them."""


def folded(text: str) -> str:
    """The text on one line, without what YAML does not allow in a comment, and nothing private repeated."""
    return masked(" ".join("".join(one if one.isprintable() else " " for one in text).split()))


def noted(line: str, note: str) -> str:
    """A line with its help behind it."""
    return f"{line.ljust(_COLUMN)} # {folded(note)}" if note else line
