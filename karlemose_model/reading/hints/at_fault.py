"""The line that a person has to mend when a file can't be parsed, which is often not the one where the parser gave up."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from karlemose_model.problems import Place, Problem
from karlemose_model.reading.hints.look_alikes import CURLY, in_line

_SAID = (
    ("mapping values are not allowed", "KM104"),
    ("could not find expected ':'", "KM105"),
    ("unexpected end of stream", "KM106"),
    ("did not find expected ',' or", "KM106"),
    ("cannot start any token", "KM107"),
    ("control characters are not allowed", "KM115"),
)
"""What libyaml says, and the code that stands for it when nothing better is found."""

_LEAD = r"(?P<lead>[ ]*(?:- +)*(?:[^\s\"'#{\[&*!|>%@`-][^:#]*:[ ]+|\"[^\"]*\":[ ]+)?)"
_SPECIAL = re.compile(_LEAD + r"(?P<value>[@%`*&|>,\]}?!].*|[\[{].*[\]}]\s*[^\s#,\]}].*)$")
_HYPHEN = re.compile(r"[ ]*(?:- +)*[\w-]+:[ ]+(?P<at>-)[ ]")
_COLON = re.compile(r"(?P<lead>[ ]*(?:- +)*[^\s:#\"'{\[][^:#]*:[ ]+)(?P<value>[^\s\"'\[{|>#].*?:(?:[ ].*)?)$")
_UNSPACED = re.compile(r"(?P<lead>[ ]*(?:- +)*)(?P<key>[\w-]+):(?P<rest>[^\s:].*)$")
_BARE = re.compile(r"(?P<lead>[ ]*(?:- +)*)(?P<key>\w[\w-]*)[ ]*(?:[=;][ ]*)?(?P<rest>.*)$")
_OPENING = re.compile(r"""(?m)(?:^[ ]*(?:- +)*|[:,][ \t]+|[\[{,])(?P<mark>["'])|(?:^|[ \t])#[^\n]*""")
_CLOSING = {'"': re.compile(r'(?s)(?:[^"\\]++|\\.)*+"'), "'": re.compile(r"(?:[^']++|'')*+'")}
_CLOSERS = {"{": "}", "[": "]"}
_LONG = 100
_WIDEST = 2000


def at_fault(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """The problem that a syntax error stands for, at the line to mend."""
    fault = _Fault.of(error, text, file)
    for look in _LOOKS:
        problem = look(fault)
        if problem is not None:
            return problem
    code = next((code for words, code in _SAID if words in fault.said), "KM101")
    return fault.problem(code, fault.number, fault.column - 1, quoted=fault.rest, mark=fault.closer or '"')


def quoted(text: str) -> str:
    """The text in quotation marks, as YAML wants it; of a long one only the beginning and the end."""
    text = text.strip()
    if len(text) > _LONG:
        text = f"{text[: _LONG // 2].rstrip()} … {text[-_LONG // 2 :].lstrip()}"
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


@dataclass(frozen=True, slots=True)
class _Fault:
    """Where the parser gave up and what it said; lines and columns from 1. `began` is where it had begun what failed."""

    file: str
    text: str
    lines: list[str]
    number: int
    column: int
    said: str
    began: tuple[int, int] | None

    @classmethod
    def of(cls, error: yaml.YAMLError, text: str, file: str) -> _Fault:
        lines = text.split("\n")
        said = str(getattr(error, "problem", None) or error)
        mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
        if mark is None:
            position = getattr(error, "position", 0)
            before = text[: position if isinstance(position, int) else 0]
            return cls(file, text, lines, before.count("\n") + 1, len(before) - before.rfind("\n"), said, None)
        began = (context.line + 1, context.column + 1) if context is not None else None
        if mark.line >= len(lines):
            # Of a text without a line end at its end the parser says the line behind it.
            return cls(file, text, lines, len(lines), len(lines[-1]) + 1, said, began)
        return cls(file, text, lines, mark.line + 1, mark.column + 1, said, began)

    def at(self, number: int) -> str:
        """A line, or what a person would see of it; empty where there is none."""
        return self.lines[number - 1][:_WIDEST] if 0 < number <= len(self.lines) else ""

    @property
    def line(self) -> str:
        return self.at(self.number)

    @property
    def before(self) -> int:
        """The number of the last line above that says something; 0 if there is none."""
        return next((above for above in range(self.number - 1, 0, -1) if self.at(above).strip()), 0)

    @property
    def rest(self) -> str:
        """From where the parser gave up to the end of the text or of the entry, in quotation marks."""
        return quoted(re.split(r"[,}\]]", self.line[self.column - 1 :])[0])

    @property
    def closer(self) -> str:
        """What would close the bracket that had begun; empty if none had."""
        number, column = self.began or (0, 0)
        return _CLOSERS.get(self.at(number)[column - 1 : column], "")

    def problem(self, code: str, number: int, start: int, length: int = 1, **data: object) -> Problem:
        """A problem in a line, from an offset that counts from 0."""
        return Problem(code, Place(self.file, number, start + 1, max(1, length)), data)


def _tab(fault: _Fault) -> Problem | None:
    indent = fault.line[: len(fault.line) - len(fault.line.lstrip())]
    return fault.problem("KM102", fault.number, indent.index("\t")) if "\t" in indent else None


def _fence(fault: _Fault) -> Problem | None:
    line = fault.line.strip()
    return fault.problem("KM168", fault.number, fault.line.index("`"), len(line)) if line.startswith("```") else None


def _escape(fault: _Fault) -> Problem | None:
    """A backslash, which means something between double quotation marks."""
    if "escape character" not in fault.said:
        return None
    start, end = fault.line.rfind('"', 0, fault.column), fault.line.find('"', fault.column)
    return fault.problem(
        "KM175", fault.number, fault.column - 1, quoted=quoted(fault.line[start + 1 : end if end > 0 else None])
    )


def _quotation(fault: _Fault) -> Problem | None:
    """A quotation mark that is not closed where it was meant to be, or closed too early."""
    at, place = 0, _offset(fault)
    in_brackets = "expected ',' or" in fault.said
    while (opening := _OPENING.search(fault.text, at)) is not None and opening.start() <= place:
        if not opening["mark"]:
            at = opening.end()
            continue
        start = opening.start("mark")
        closing = _CLOSING[opening["mark"]].match(fault.text, start + 1)
        if closing is None:
            return _unclosed(fault, start, opening["mark"]) if "end of stream" in fault.said else None
        at = closing.end()
        rest = fault.text[at:].split("\n", 1)[0]
        if place < at or "\n" in fault.text[at:place] or rest.strip()[:1] in ("", "#", ":"):
            continue
        if in_brackets and rest.strip()[0] in ",}]":
            continue
        inside = fault.text[start:at]
        if "\n" in inside:
            return _unclosed(fault, start, opening["mark"])
        rest = re.split(r" #|[,}\]]" if in_brackets else " #", rest)[0]
        number, column = _line_of(fault, start)
        return fault.problem("KM170", number, column, at - start, quoted=quoted(inside + rest))
    return None


def _offset(fault: _Fault) -> int:
    return sum(len(line) + 1 for line in fault.lines[: fault.number - 1]) + fault.column - 1


def _line_of(fault: _Fault, offset: int) -> tuple[int, int]:
    """The number of the line at an offset of the text, and the offset in it."""
    return fault.text.count("\n", 0, offset) + 1, offset - (fault.text.rfind("\n", 0, offset) + 1)


def _unclosed(fault: _Fault, start: int, mark: str) -> Problem:
    number, column = _line_of(fault, start)
    line = fault.at(number).rstrip()
    curly = next((at for at in range(len(line) - 1, column, -1) if line[at] in CURLY), None)
    if curly is not None and not line[curly + 1 :].strip(" ,}]"):
        return fault.problem("KM173", number, curly, quoted=quoted(line[column + 1 : curly]))
    return fault.problem("KM106", number, column, len(line) - column, mark=mark)


def _look_alike(fault: _Fault) -> Problem | None:
    for number in (fault.number, fault.before):
        found = in_line(fault.at(number))
        if found:
            return fault.problem(found.code, number, found.start, found.length, **found.data)
    return None


def _first_character(fault: _Fault) -> Problem | None:
    """A text that begins with a character that means something else to YAML."""
    hyphen = _HYPHEN.match(fault.line)
    if hyphen and fault.column > hyphen.start("at"):
        start = hyphen.start("at")
        return fault.problem("KM171", fault.number, start, len(fault.line) - start, quoted=quoted(fault.line[start:]))
    special = _SPECIAL.match(fault.line)
    if special is None or fault.column <= special.start("value"):
        return None
    value = special["value"].rstrip()
    return fault.problem("KM107", fault.number, special.start("value"), len(value), quoted=quoted(value))


def _between_brackets(fault: _Fault) -> Problem | None:
    """Braces and brackets: closed in the same line, what is between them is wrong; else they are never closed."""
    if fault.began is None or "expected ',' or" not in fault.said:
        return None
    number, column = fault.began
    closer = fault.closer
    if number == fault.number and closer and closer in fault.line[fault.column - 1 :]:
        return fault.problem("KM172", number, fault.column - 1)
    comment = re.search(r"[ \t]#", fault.at(number)[column:])
    if comment and closer in fault.at(number)[column + comment.start() :]:
        start = column + comment.start() + 1
        return fault.problem("KM129", number, start, len(fault.at(number).rstrip()) - start, mark=closer)
    return fault.problem("KM106", number, column - 1, len(fault.at(number).rstrip()) - column + 1, mark=closer)


def _colon_in_text(fault: _Fault) -> Problem | None:
    found = _COLON.match(fault.line.rstrip())
    if found is None or fault.column <= found.start("value"):
        return None
    value = found["value"]
    return fault.problem("KM176", fault.number, found.start("value"), len(value), quoted=quoted(value))


def _no_colon(fault: _Fault) -> Problem | None:
    """A key that lacks its colon, or the space after it: the line just above, or the one where the key was begun."""
    if not any(words in fault.said for words in ("mapping values", "expected ':'")):
        return None
    number = fault.began[0] if fault.began else fault.before
    line = fault.at(number).rstrip()
    unspaced = _UNSPACED.match(line)
    if unspaced:
        key, rest = unspaced["key"], unspaced["rest"]
        start, whole = unspaced.start("key"), f"{key}:{rest}"
        return fault.problem("KM127", number, start, len(whole), key=whole, suggestion=f"{key}: {rest}")
    bare = _BARE.match(line)
    if bare is None or re.search(r":(\s|$)", line):
        return None
    key, rest = bare["key"], bare["rest"]
    suggestion = f"{key}: {rest}" if rest else f"{key}:"
    return fault.problem("KM105", number, bare.start("key"), len(key), key=key, suggestion=suggestion)


def _indentation(fault: _Fault) -> Problem | None:
    line, above = fault.line, fault.at(fault.before)
    found, expected = (len(each) - len(each.lstrip(" ")) for each in (line, above))
    if found == expected or not (": " in f"{line.strip()} " or line.lstrip().startswith("- ")):
        return None
    if not any(words in fault.said for words in ("mapping values", "did not find expected")):
        return None
    return fault.problem("KM116", fault.number, 0, found, found_spaces=found, expected_spaces=expected)


_LOOKS = (
    _tab, _fence, _escape, _quotation, _look_alike, _first_character, _between_brackets, _colon_in_text, _no_colon, _indentation,
)  # fmt: skip
"""In this order: what is surely the fault comes before what it may be."""
