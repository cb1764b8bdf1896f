"""What the readers of a finished file read in it, whatever its kind; and what keeps one from being put in place.

Two texts may come together on a page to what neither of them is, or a page's marks may join digits: so what is written is
searched once more for what is shaped like a CPR number, before it takes its place.
"""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from karlemose_model.privacy import cpr_like
from karlemose_model.problems import Place, Problem, Refused

BREAK = "\n\n"
"""What stands between two pieces that nobody reads as one: cells, items of a list, paragraphs."""

IN_A_LINE = (
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp",
    "small", "span", "strong", "sub", "sup", "time", "tspan", "u", "var", "wbr",
)  # fmt: skip
"""Elements that part no words; what any other element holds stands for itself, e.g. a cell of a table."""

_DIGIT = re.compile(rb"[0-9]")
# None of these goes back over what it has taken, nor on from a place that another match has passed: each is linear.
_TAG = re.compile(r"<[^<>]*>")
_INSIDE_WORDS = re.compile(rf"</?(?:{'|'.join(IN_A_LINE)})(?=[\s/>])[^<>]*>", re.IGNORECASE)
_WITH_DIGITS = re.compile(r"<[^<>0-9]*+[0-9][^<>0-9]*+[0-9][^<>]*+>")
_SAID = re.compile(r"""(?<![\w:-])(?!(?:d|points)=)[\w:-]++=("[^"]*"|'[^']*')""")
_MARKS = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_LINK = re.compile(r"\[([^\[\]]*+)\]\(([^()\s]*+)[^()]*+\)")
_NEXT_LINE = re.compile(r"\n(?=[ \t]*(?:[-+*>|#]|\d{1,9}[.)])[ \t])|\n[ \t]*\n")
_FOLD = re.compile(r"\r?\n[ \t]")
_OFFICE_BREAK = re.compile(
    r"</(?:w:p|w:tc|w:tr|a:p|text:p|text:h|table:table-cell|si|c|is|comment|text|row|dc:\w+|cp:\w+|meta:\w+|vt:\w+)>"
    r"|<(?:w:br|w:cr|text:line-break)\b[^<>]*>|(?<=\?>)"
)
_OFFICE_TAB = re.compile(r"<(?:w:tab|w:ptab|text:tab)\b[^<>]*>")
_OFFICE_CELL = re.compile(r"</w:p>\s?</w:tc>")
_CELL = re.compile(r"\s?</t[dh]>\s?<t[dh]\b[^<>]*>\s?")
_OFFICE_BLANK = re.compile(r"<text:s\b[^<>]*>")
_OFFICE_SAID = re.compile(
    r"""(?<![\w:])(?:\w++:)?(?:name|displayName|title|descr|description|alt|altText|altTextSummary|comment|author|initials|userId"""
    r"""|prompt|promptTitle|error|errorTitle|Target|href|tooltip|display|instr|v)="([^"]*)\""""
)
_OFFICE_VALUE = re.compile(
    r"""<(?:\w++:)?(?:filter|customFilter|item|inputCells|docVar|alias|tag)\s[^<>]*?\bval="([^"]*)\""""
)
"""Values that somebody wrote; most others are numbers of parts and places, of any length."""
_OFFICE = (".docx", ".odt", ".xlsx", ".ods")
_WITHOUT_WORDS = (".css", ".js", ".map", ".woff", ".woff2", ".ttf", ".otf", ".png", ".ico", ".gz", ".pdf")


def held_back(files: Iterable[tuple[str, bytes | str]], let_pass: frozenset[str] = frozenset()) -> tuple[Problem, ...]:
    """A Problem for each finished file, given by its path, that holds or is named by what is shaped like a CPR number.

    Of a file that nobody can look into its words are given instead of its bytes. `let_pass` are the digits that may stand
    there all the same.
    """
    return tuple(
        Problem("KM504", Place(path), {"file": path})
        for path, content in files
        if _is_held(path, let_pass) or any(_is_held(piece, let_pass) for piece in words(path, content))
    )


def refuse(path: object, content: bytes | str, language: str, let_pass: frozenset[str] = frozenset()) -> None:
    """Raises Refused, to be told in that language, when a file may not be put in place; as `held_back`."""
    for problem in held_back([(str(path), content)], let_pass):
        raise Refused(problem, language)


def words(path: str, content: bytes | str, *, rows: bool = False) -> Iterator[str]:
    """What the readers of a file read in it, and what its own writing says beside: titles, addresses, notes.

    With `rows` a table is said once more, its cells in a row with tabs between: so a person may have typed a number.
    """
    if isinstance(content, str):
        yield content
        return
    ending = f".{path.rpartition('.')[2].lower()}"
    if ending in _WITHOUT_WORDS:
        return
    if ending in _OFFICE:
        yield from _of_office(content)
        return
    if not _DIGIT.search(content) and content.isascii():
        return
    text = content.decode("utf-8", "replace")
    if ending in (".html", ".svg", ".xml"):
        yield from _of_html(text, rows=rows)
    elif ending == ".md":
        yield from _of_markdown(text)
    elif ending == ".ics":
        yield of_ics(text)
    elif ending == ".json":
        yield from _of_json(text)
    else:
        yield text


def _is_held(text: str, let_pass: frozenset[str]) -> bool:
    return any(found.digits not in let_pass for found in cpr_like(text))


def _of_html(text: str, *, rows: bool = False) -> Iterator[str]:
    text, comments = without(text, "<!--", "-->")
    yield BREAK.join(comments)
    for program in ("script", "style"):
        text, _theirs = without(text, f"<{program}", f"</{program}>")
    # The end of a line is a blank to whoever reads a page.
    text = " ".join(text.split())
    shown = _INSIDE_WORDS.sub("", text)
    yield html.unescape(_TAG.sub(BREAK, shown))
    if rows:
        yield html.unescape(_TAG.sub(BREAK, _CELL.sub("\t", shown)))
    # In tags with two digits or more: pages have thousands of others.
    said = html.unescape(BREAK.join(value[1:-1] for tag in _WITH_DIGITS.findall(text) for value in _SAID.findall(tag)))
    yield said
    if "%" in said:
        yield unquote(said)


def without(text: str, begin: str, end: str) -> tuple[str, list[str]]:
    """The text without the parts between two signs, and those parts. What has no end stays."""
    left, parts, at = [], [], 0
    while (start := text.find(begin, at)) >= 0 and (stop := text.find(end, start + len(begin))) >= 0:
        left.append(text[at:start])
        at = stop + len(end)
        parts.append(text[start:at])
    return "".join([*left, text[at:]]), parts


def _of_markdown(text: str) -> Iterator[str]:
    """The text as it is, and as a page shows it: without marks, a paragraph's lines as one, a table's cells side by side."""
    yield text
    shown = _NEXT_LINE.sub(BREAK, _MARKS.sub("", _LINK.sub(r"\1", text)))
    yield from _of_html(shown.replace("*", "").replace("`", "").replace(BREAK, "<p>"))
    yield unquote(html.unescape(BREAK.join(link[2] for link in _LINK.finditer(text))))


def _of_json(text: str) -> Iterator[str]:
    try:
        said = json.loads(text)
    except ValueError:
        yield text
        return
    # Each is one piece, as a tag would make it.
    yield from _of_html("<p>".join(str(one) for one in leaves(said) if one is not None and not isinstance(one, bool)))


def leaves(said: Any) -> Iterator[object]:
    """The keys and the single values of what a JSON file says, in their order."""
    if isinstance(said, Mapping):
        for key, below in said.items():
            yield key
            yield from leaves(below)
    elif isinstance(said, list):
        for below in said:
            yield from leaves(below)
    else:
        yield said


def of_ics(text: str) -> str:
    """What a calendar file says, its lines whole and without escapes."""
    return _FOLD.sub("", text).replace("\\n", BREAK).replace("\\", "")


def _of_office(content: bytes) -> Iterator[str]:
    """The words of an office document: those of its sheets, of what stands above and below them, and of what is said of it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                yield from of_office_xml(archive.read(name).decode("utf-8", "replace"))


def of_office_xml(text: str, *, rows: bool = False) -> Iterator[str]:
    """The words of one part of an office document, and what its tags say to people; `rows` as for `words`."""
    first, *sections = text.split("<![CDATA[")
    # In such a section a < begins no tag.
    literal = (html.escape(said) + after for said, _end, after in (one.partition("]]>") for one in sections))
    whole = _OFFICE_BLANK.sub(" ", _OFFICE_TAB.sub("\t", "".join([first, *literal])))
    yield _office_words(whole)
    if rows and (joined := _OFFICE_CELL.sub("\t", whole)) != whole:
        yield _office_words(joined)
    yield unquote(html.unescape(BREAK.join([*_OFFICE_SAID.findall(text), *_OFFICE_VALUE.findall(text)])))


def _office_words(text: str) -> str:
    return html.unescape(_TAG.sub("", _OFFICE_BREAK.sub(BREAK, text)))
