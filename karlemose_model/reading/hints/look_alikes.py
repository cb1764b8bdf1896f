"""What word processors and web pages put in the place of YAML's own signs, found for those who read a file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from karlemose_model.problems import Data

SPACES = "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"
"""They look like a space; the first comes along with whatever is copied from a web page."""
BULLETS = "•·▪◦‣●○■□–—\uf0b7\uf0a7\uf0d8"
"""The signs of Word's lists; the last three are those of its symbol fonts. A hyphen typed in Word becomes a dash."""
COLONS = "\uff1a\ufe55\ufe13\ua789\u2236"
CURLY = "“”„‟«»″‘’‚‹›"
"""Quotation marks of print; YAML knows only the straight ones."""

_ODD = SPACES + BULLETS + COLONS + CURLY
_ANY = re.compile(f"[{_ODD}]")
_QUOTED = re.compile(rf"[{CURLY}](?P<text>[^{CURLY}]*)[{CURLY}]")
_IN_SCALAR = (
    ("KM167", re.compile(rf"(?P<at>[{SPACES}]+)|[\w-]+:(?P<after>[{SPACES}])")),
    ("KM164", re.compile(rf"(?P<at>[{BULLETS}])[\s{SPACES}]")),
    ("KM169", re.compile(rf"[\w-]+(?P<at>[{COLONS}])")),
)
_IN_LINE = (
    ("KM167", re.compile(rf"[ \t]*(?:- +)*(?P<at>[{SPACES}]+)|(?:[^:#]*:|[ ]*-)(?P<after>[{SPACES}])")),
    ("KM164", re.compile(rf"[ \t]*(?:- +)*(?P<at>[{BULLETS}*])[\s{SPACES}]")),
    ("KM169", re.compile(rf"[ \t]*(?:- +)*[\w-]+[ ]*(?P<at>[{COLONS}])")),
)


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A sign that is not what it looks like: its code, where it begins (from 0), and how long it is."""

    code: str
    start: int
    length: int
    data: Data = field(default_factory=dict)


def may_hold_any(text: str) -> bool:
    """Whether there is anything to look for; nearly every file has nothing, and pays no more than this."""
    if text.isascii() or not any(sign in text for sign in _ODD):
        return False
    return any(_may_begin(text, match.start()) for match in _ANY.finditer(text))


def _may_begin(text: str, at: int) -> bool:
    """Whether a key or a text could begin with the sign there, or it parts the two."""
    before = at - 1
    while before >= 0 and text[before] in " \t":
        before -= 1
    return text[at] in COLONS or before < 0 or text[before] in "\n\r:,-[{"


def in_scalar(text: str) -> LookAlike | None:
    """What a text without straight quotation marks begins with or stands in, if it is such a sign."""
    return _first(_IN_SCALAR, text)


def in_line(line: str) -> LookAlike | None:
    """The same for a line that can't be read."""
    return _first(_IN_LINE, line)


def unquoted(text: str) -> str | None:
    """What stands between curly quotation marks, if the whole text does."""
    match = _QUOTED.fullmatch(text)
    return match["text"] if match else None


def _first(patterns: tuple[tuple[str, re.Pattern[str]], ...], text: str) -> LookAlike | None:
    for code, pattern in patterns:
        match = pattern.match(text)
        if match:
            group = "after" if match.groupdict().get("after") else "at"
            start, end = match.span(group)
            return LookAlike(code, start, end - start, {"sign": match[group]})
    return None
