"""Escapes data for the one plain Markdown dialect of our pages, so that Python-Markdown, GFM and pandoc show it as text.

Backslashes are used for the marks that all three know as escapable, numeric entities for the others
(Python-Markdown shows the backslash of `\\~`). What is already Markdown is a `Markdown`, and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_ALWAYS = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": r"\>",
        "\\": r"\\",
        "`": r"\`",
        "*": r"\*",
        "_": r"\_",
        "[": r"\[",
        "]": r"\]",
        "{": r"\{",
        "}": r"\}",
        "#": r"\#",
        "|": "&#124;",
        "~": "&#126;",
        "^": "&#94;",
        "$": "&#36;",
    }
)

# Marks that mean something only in some places: pandoc's citations, the short names of emoji, pymdownx's == and ++.
_CITATION = re.compile(r"(?<!\w)@(?=\w)")
_EMOJI = re.compile(r":(?=[a-z][\w+-]*:)")
_MARKED = re.compile(r"=(?==)")
_KEYS = re.compile(r"\+(?=\+)")

# Marks that mean something at the beginning of a line: lists, rules, headings, definitions, admonitions, blocks.
_NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")
_START = {"-": r"\-", "+": r"\+", "!": r"\!", "=": "&#61;", ":": "&#58;", "?": "&#63;", "/": "&#47;", "%": "&#37;"}

# Python-Markdown keeps its own places with U+0002 and U+0003; no control character is text.
_CONTROL = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")


class Markdown(str):
    """Text that is Markdown already, and is put on a page as it is."""

    __slots__ = ()


PEN = Markdown("&nbsp;")
"""What stands in a cell of a table that is left to write in with a pen."""


def folded(text: str) -> str:
    """The text on one line: every run of spaces and line breaks is one space, control characters are left out."""
    return " ".join(_CONTROL.sub(" ", text).split())


def escape(value: str) -> Markdown:
    """The value on one line, written so that it shows as text wherever it stands on a page."""
    if isinstance(value, Markdown):
        return value
    text = _inline(value)
    text = _NUMBERED.sub(r"\1\\\2", text)
    if text and text[0] in _START:
        text = _START[text[0]] + text[1:]
    return Markdown(text)


@lru_cache(maxsize=4096)
def _inline(value: str) -> str:
    """What is escaped wherever it stands; what means something only at the beginning of a line is left.

    Pages say the same words again and again, names above all.
    """
    text = folded(value).translate(_ALWAYS)
    text = _CITATION.sub("&#64;", text)
    text = _EMOJI.sub("&#58;", text)
    text = _MARKED.sub("&#61;", text)
    return _KEYS.sub(r"\\+", text)


def paragraphs(value: str) -> Markdown:
    """A longer text with its blank lines as paragraphs; each paragraph is escaped like any other value."""
    if isinstance(value, Markdown):
        return value
    parts = _BLANK_LINE.split(value.replace("\r\n", "\n").strip())
    return Markdown("\n\n".join(escape(part) for part in parts if folded(part)))


def link(text: str, target: str) -> Markdown:
    """A link; `target` is an address or a path of ours."""
    return Markdown(f"[{escape(text)}]({_address(target)})")


def mail_link(address: str) -> Markdown:
    """An e-mail address that a tap writes to, with nothing else of a letter: no further receiver, no text."""
    return link(address, f"mailto:{address.translate(_ONLY_AN_ADDRESS)}")


def phone_link(number: str) -> Markdown:
    """A telephone number that a tap calls; words without a digit stay words."""
    dialled = "".join(sign for sign in number if sign in "0123456789")
    plus = "+" if number.lstrip().startswith("+") else ""
    return link(number, f"tel:{plus}{dialled}") if dialled else escape(number)


def anchor(name: str) -> Markdown:
    """A place that links can lead to, invisible in every dialect.

    Names have a dot, which the places that the site's builder makes from headings never have.
    """
    return Markdown(f'<span id="{_NOT_IN_NAMES.sub("-", name)}"></span>')


def in_language(text: str, spoken: str, around: str) -> Markdown:
    """The text in a page of the language `around`; where it is in another, browsers and screen readers are told which."""
    said = inside(text)
    return said if spoken == around else Markdown(f'<span lang="{spoken}">{said}</span>')


def bold(text: str) -> Markdown:
    """The text in bold letters."""
    return Markdown(f"**{escape(text)}**")


def sentence(text: str) -> str:
    """The words as a sentence: a capital at its beginning, and a full stop unless it ends already."""
    if isinstance(text, Markdown):
        return text
    return text[0].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "…")) else ".")


def sentences(parts: Iterable[str]) -> Markdown:
    """One sentence after the other, empty ones left out; what is Markdown already is one as it is."""
    return listed((sentence(part) for part in parts if part), " ")


def listed(values: Iterable[str], between: str = ", ") -> Markdown:
    """The values one after the other, each escaped."""
    return Markdown(between.join(escape(value) for value in values))


def fill(message: str, **parts: str) -> Markdown:
    """A message with its `{name}` places filled; message and parts are escaped, parts that are Markdown are kept."""
    pieces = re.split(r"\{(\w+)\}", message)
    out = ""
    for index, part in enumerate(pieces):
        # What means something only at the beginning of a line is left alone behind other words.
        made = parts[part] if index % 2 else part
        out += made if isinstance(made, Markdown) else piece(made, beginning=not out)
    return Markdown(out)


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Markdown:
    """A pipe table, each cell escaped; empty if there are no rows."""
    lines = [" | ".join(inside(cell) or " " for cell in row) for row in rows]
    if not lines:
        return Markdown("")
    titles = [inside(cell) for cell in head]
    between = " | ".join("---" for _ in titles)
    return Markdown("".join(f"| {line} |\n" for line in (" | ".join(titles), between, *lines)))


def bullets(lines: Iterable[str]) -> Markdown:
    """A list with one line for each; what is Markdown already is kept."""
    return Markdown("".join(f"- {escape(line)}\n" for line in lines))


def tidy(body: str) -> Markdown:
    """The page with one empty line between blocks, none at its beginning, and one line end at its end."""
    lines = [line.rstrip() for line in body.replace("\r\n", "\n").split("\n")]
    return Markdown(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n")


def inside(value: str) -> Markdown:
    """The value escaped for a place behind other words on the same line."""
    return value if isinstance(value, Markdown) else Markdown(_inline(value))


def piece(text: str, *, beginning: bool) -> str:
    """A piece of a line: escaped, and the spaces at its ends kept. `beginning` says that the line begins with it."""
    inner = escape(text) if beginning else _inline(text)
    return f"{' ' if text[:1].isspace() else ''}{inner}{' ' if inner and text[-1:].isspace() else ''}"


_ONLY_AN_ADDRESS = str.maketrans({"%": "%25", "?": "%3F", "&": "%26"})
_NOT_IN_NAMES = re.compile(r"[^\w.-]")
_UNSAFE = re.compile(r"[\s()<>\"'\\`*_\[\]{}|~^$]")


def _address(target: str) -> str:
    """An address without the marks that would end the link or mean something in Markdown: they are percent-encoded."""
    return _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match.group().encode()), target).replace(
        "&", "&amp;"
    )
