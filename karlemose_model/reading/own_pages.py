"""A place's own pages, `docs/<language>/<name>.md`: what can be shown of them, and everything that is wrong in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from karlemose_model.files import is_device
from karlemose_model.model import Audience, OwnPage
from karlemose_model.privacy import MASK, cpr_like, find_cpr, how_sure, masked
from karlemose_model.problems import MAX_TOLD, Place, Problem, Severity, has_errors
from karlemose_model.reading.hints.meant import plain as in_plain_letters
from karlemose_model.reading.layers import shown_name
from karlemose_model.reading.text_files import read_text, refused_link

if TYPE_CHECKING:
    from karlemose_model.reading.plain_markdown import Node

FOLDER = "docs"
ENDING = ".md"
MAX_BYTES = 200_000
MARKERS = ("UDFYLD", "FILL IN")
"""What templates of pages write where somebody has to fill something in."""

_README = "readme.md"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.md")
"""Names that are the same on every machine and in every address; of them Windows keeps some for itself."""
_BETWEEN_WORDS = re.compile(r"[^a-z0-9]+")
_LINE_ENDS = re.compile(r"\r\n?")
_FENCE = re.compile(r"---[ \t]*")
_HEAD = re.compile(r"audience:[ \t]+([\"']?)(public|partners)\1[ \t]*(?:#.*)?")
_SAYS_NOTHING = re.compile(r"[ \t]*(?:#.*)?")
_DIGIT = re.compile(r"\d")
_MARKER = re.compile(rf"\b(?:{'|'.join(MARKERS)})\b")
_NOT_OURS = {"html_block": "html", "html_inline": "html", "image": "picture", "fence": "code", "code_block": "code"}


@dataclass(slots=True)
class OwnPages:
    """The pages that can be shown, what is wrong, and the files' text for snippets."""

    pages: list[OwnPage] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)


def read_own_pages(folder: Path, languages: Sequence[str]) -> OwnPages:
    """The pages below a playbook's folder; a missing folder holds none. Never raises for what stands in them.

    `languages` are the playbook's. A README is for whoever opens the folder, and no page.
    """
    found = OwnPages()
    top = folder / FOLDER
    if link := refused_link(top, shown_name(top)):
        found.problems.append(link)
        return found
    for path in sorted(top.rglob("*")) if top.is_dir() else ():
        inside = path.relative_to(top)
        hidden = any(part.startswith(".") for part in inside.parts)
        if hidden or path.name.lower() == _README:
            continue
        name = shown_name(path)
        if link := refused_link(path, name):
            found.problems.append(link)
            continue
        if path.suffix != ENDING or not path.is_file():
            continue
        if any(find_cpr(str(inside))):
            # The name would become the page's address; the rule tells of it.
            continue
        text, problem = read_text(path, name, max_bytes=MAX_BYTES)
        if text is not None:
            # What must not be known is looked for in pages that nobody will see, too.
            found.texts[name] = text = _LINE_ENDS.sub("\n", text)
        if len(inside.parts) != 2 or inside.parts[0] not in languages:
            known = ", ".join(f"{FOLDER}/{language}" for language in languages)
            found.problems.append(Problem("KM044", Place(name), {"known": known}, Severity.warning))
            continue
        if text is None:
            found.problems += [problem] if problem else []
            continue
        page, problems = read_own_page(text, name, path.name, inside.parts[0])
        found.problems += problems
        for problem in problems:
            if problem.code == "KM310":
                found.texts[name] = _without_digits(found.texts[name], problem.place.line)
        if page is not None:
            found.pages.append(page)
    return found


def read_own_page(text: str, name: str, file: str, language: str) -> tuple[OwnPage | None, list[Problem]]:
    """One page from its file's text, if nothing in it is an error, and all that is wrong in it.

    `name` is what messages call the file, `file` its name in its folder.
    """
    # Nobody waits for the reader of Markdown whose place has no pages of its own.
    from karlemose_model.reading.plain_markdown import MAX_CELLS, too_many_cells, tree

    problems: list[Problem] = []
    if not _can_be_called(file):
        problems.append(Problem("KM043", Place(name), {"file": file, "kept": _name_for(file)}))
    # What can be seen in the file is found there by the rule; here, only what the Markdown hides.
    lines = masked(_LINE_ENDS.sub("\n", text)).split("\n")
    audience, wrong = _take_head(lines, name)
    problems += wrong
    body = "\n".join(lines)
    if number := too_many_cells(body):
        return None, [*problems, Problem("KM197", _place(name, number, lines[number - 1]), {"limit": MAX_CELLS})]
    root = tree(body)
    if numbers := list(dict.fromkeys(_numbers(root, lines, name))):
        # No other message may repeat what stands there.
        return None, [*problems, *(Problem("KM310", place, {"found": sure}) for place, sure in numbers)]
    # Where a head has no end, nobody can tell what the page begins with.
    title, wrong = ("", []) if _FENCE.fullmatch(lines[0]) else _title(root, lines, name)
    to_fill_in = list(_markers(lines, name))
    problems += [*wrong, *_parts(root, lines, name), *to_fill_in]
    if has_errors(problems):
        return None, problems
    page = OwnPage(file.removesuffix(ENDING), language, audience, title, body, name, unfinished=bool(to_fill_in))
    return page, problems


def _name_for(file: str) -> str:
    """A name that the file can have."""
    words = _BETWEEN_WORDS.sub("-", in_plain_letters(file.removesuffix(ENDING))).strip("-")
    return next(name for name in (f"{words}{ENDING}", f"page-{words}{ENDING}", f"page{ENDING}") if _can_be_called(name))


def _can_be_called(file: str) -> bool:
    return _NAME.fullmatch(file) is not None and not is_device(file)


def _take_head(lines: list[str], name: str) -> tuple[Audience, list[Problem]]:
    """For whom the head between two lines --- says that the page is; the head's lines are made empty, and stay lines."""
    audience = Audience.partners
    if not _FENCE.fullmatch(lines[0]):
        return audience, []
    end = next((number for number, line in enumerate(lines[1:], 1) if _FENCE.fullmatch(line)), None)
    if end is None:
        return audience, [Problem("KM045", Place(name, 1, 1, 3), {"line": "---"})]
    problems = []
    said = False
    for number, line in enumerate(lines[1:end], 2):
        if _SAYS_NOTHING.fullmatch(line):
            continue
        found = _HEAD.fullmatch(line)
        if found is None or said:
            problems.append(Problem("KM045", _place(name, number, line), {"line": line.strip()}))
            continue
        audience, said = Audience(found[2]), True
    lines[: end + 1] = [""] * (end + 1)
    return audience, problems


def _title(root: Node, lines: list[str], name: str) -> tuple[str, list[Problem]]:
    """The words of the heading that the page begins with."""
    from karlemose_model.reading.plain_markdown import is_comment, plain

    first = next((node for node in root.children if not is_comment(node)), None)
    if first is not None and first.type == "heading" and first.tag == "h1":
        title = " ".join(plain(first).split())
        if any(sign.isalnum() for sign in title):
            return title, []
    number = first.map[0] + 1 if first is not None and first.map else 1
    return "", [Problem("KM046", _place(name, number, lines[number - 1]))]


def _parts(root: Node, lines: list[str], name: str) -> Iterator[Problem]:
    """A problem for each part that our pages do not have, and for each link to an address that they may not have."""
    from karlemose_model.reading.plain_markdown import is_comment, leads_out, names_a_page, target

    told = 0
    for node, span in spans(root):
        # What is one too many is counted and not told: its lines are not searched for it.
        within = span if told < MAX_TOLD else (span[0], span[0])
        if node.type in _NOT_OURS and not is_comment(node):
            told += 1
            data = {"found": _NOT_OURS[node.type]}
            first = "![" if node.type == "image" else node.content.strip().partition("\n")[0]
            yield Problem("KM047", where(lines, within, name, "" if node.type == "fence" else first), data)
        if node.type == "link" and not leads_out(target(node)) and not names_a_page(target(node)):
            told += 1
            yield Problem("KM048", link_place(lines, within, name, target(node)), {"target": target(node)})


def _numbers(root: Node, lines: list[str], name: str) -> Iterator[tuple[Place, str]]:
    """Where a part begins whose words, as its readers see them, hold what is shaped like a CPR number, and how sure that is; so
    for addresses.
    """
    from karlemose_model.reading.plain_markdown import plain, target

    for node, span in spans(root):
        said = plain(node) if node.type == "inline" else unquote(target(node)) if node.type == "link" else ""
        for number in cpr_like(said):
            yield _place(name, span[0] + 1, lines[span[0]], whole=False), how_sure(number.digits)


def _without_digits(text: str, line: int) -> str:
    """The text with the digits of the part that begins in that line made unreadable, for it is shown beside messages."""
    lines = text.split("\n")
    end = next((number for number in range(line, len(lines)) if not lines[number].strip()), len(lines))
    lines[line - 1 : end] = [_DIGIT.sub(MASK, one) for one in lines[line - 1 : end]]
    return "\n".join(lines)


def _markers(lines: list[str], name: str) -> Iterator[Problem]:
    """A warning at the first place that somebody has to fill in."""
    for number, line in enumerate(lines, 1):
        if found := _MARKER.search(line):
            place = Place(name, number, found.start() + 1, len(found[0]))
            yield Problem("KM049", place, {"marker": found[0]}, Severity.warning)
            return


Span = tuple[int, int]
"""The lines that a part stands in: the first, and the one behind the last, from 0."""


def spans(node: Node, span: Span = (0, 1)) -> Iterator[tuple[Node, Span]]:
    """Every part below, each with its lines, in the order of the page."""
    for child in node.children:
        # Parts inside a line have no lines of their own: they stand in those of what they are in.
        own = child.map if child.type != "root" and (child.token or child.nester_tokens) else None
        inner = own or span
        yield child, inner
        yield from spans(child, inner)


def link_place(lines: list[str], span: Span, name: str, target: str) -> Place:
    """Where a link's target stands."""
    for before in ("](", "](<", "<"):
        place = where(lines, span, name, before + target)
        if place.length > 1:
            return Place(name, place.line, place.column + len(before), max(1, len(target)))
    return where(lines, span, name, target)


def where(lines: list[str], span: Span, name: str, words: str) -> Place:
    """Where these words first stand in those lines, else where the lines begin."""
    for number in range(span[0], min(span[1], len(lines))):
        column = lines[number].find(words) if words else -1
        if column >= 0:
            return Place(name, number + 1, column + 1, len(words))
    return _place(name, span[0] + 1, lines[span[0]], whole=False)


def _place(name: str, number: int, line: str, *, whole: bool = True) -> Place:
    """The line from its first sign on; `whole` marks all of it."""
    begin = len(line) - len(line.lstrip())
    return Place(name, number, begin + 1, max(1, len(line.strip())) if whole else 1)
