"""The answers that a repository was generated from, read from `.karlemose/answers.json`; what is wrong there as Problems."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from karlemose_model.privacy import how_sure
from karlemose_model.problems import Place, Problem, in_order
from karlemose_model.reading.unfolding import hits
from karlemose_model.scaffold.generating import has_braces

ANSWERS = ".karlemose/answers.json"
TEMPLATES = ("district", "estate")
DERIVED = frozenset({"__weekday"})
"""Follows from another answer. Older repositories hold it; taken from there it would stand against an answer that was changed."""

_VERSION = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,6}){0,3})(?:(?:a|b|rc|\.dev|\.post)[0-9]{1,6})*")
_SPACE = re.compile(r"[ \t\r\n]*")
_JSON = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Answers:
    """From which template and version a repository was generated, with which answers, and where each of them stands.

    `base` is the checksum of what was generated.
    """

    template: str
    version: str
    answers: Mapping[str, str]
    base: str | None = None
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Questions:
    """What a template asks: its version, its questions with what may be answered, and since which version it asks them.

    `asked` are the questions, `hidden` those that can be answered without being asked.
    """

    version: str
    asked: tuple[str, ...]
    hidden: tuple[str, ...]
    choices: Mapping[str, tuple[str, ...]]
    since: Mapping[str, str]


def read_questions(template: Path) -> Questions:
    """The questions of a cookiecutter template. Raises OSError, ValueError or KeyError when it is none of ours."""
    said: dict[str, Any] = json.loads((template / "cookiecutter.json").read_text("utf-8"))
    return Questions(
        said["_template_version"],
        tuple(key for key in said if not key.startswith("_")),
        tuple(key for key in said if key.startswith("__") and not key.endswith("__")),
        {key: tuple(value) for key, value in said.items() if isinstance(value, list) and not key.startswith("_")},
        said.get("_asked_since", {}),
    )


def release(version: str) -> tuple[int, ...]:
    """A version as numbers that can be compared; what is before or after a release counts as that release."""
    found = _VERSION.fullmatch(version)
    numbers = [int(number) for number in found[1].split(".")] if found else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def read_answers(text: str, shown: str, templates: Path) -> tuple[Answers | None, tuple[Problem, ...]]:
    """The answers in the text of the file, or everything that is wrong with them: somebody has edited it by hand."""
    start = _SPACE.match(text)
    assert start is not None
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        return None, (Problem("KM525", _place(text, shown, error.pos, error.pos + 1)),)
    except (ValueError, RecursionError):
        return None, (Problem("KM525", Place(shown)),)
    if not isinstance(whole, dict):
        return None, (_form(text, shown, _Member("", 0, 0, whole, start.end(), len(text.rstrip())), "map"),)
    problems = [
        Problem("KM310", Place(shown, hit.line, hit.column, hit.length), {"found": how_sure(hit.digits)})
        for hit in hits(shown, text)
    ]
    top = _by_key(text, shown, start.end(), problems)
    for key, form in (("template", "text"), ("version", "text"), ("answers", "map"), ("base", "text")):
        if key not in top:
            if key == "base":
                continue
            problems.append(Problem("KM526", Place(shown), {"missing": key}))
        elif not isinstance(top[key].value, dict if form == "map" else str):
            problems.append(_form(text, shown, top.pop(key), form))
    questions = None
    if template := top.get("template"):
        if template.value in TEMPLATES:
            questions = read_questions(templates / template.value)
        else:
            data = {"value": template.value, "known": ", ".join(TEMPLATES)} | _near(template.value, TEMPLATES)
            problems.append(Problem("KM528", template.place(text, shown), data))
    if (version := top.get("version")) and not _VERSION.fullmatch(version.value):
        problems.append(Problem("KM529", version.place(text, shown), {"value": version.value}))
        del top["version"]
    elif version and questions and release(version.value) > release(questions.version):
        data = {"version": version.value, "has": questions.version}
        problems.append(Problem("KM530", version.place(text, shown), data))
        # Of a newer template nobody here knows what it asks.
        questions = None
    if answers := top.get("answers"):
        given = _by_key(text, shown, answers.start, problems)
        problems += _wrong_answers(text, shown, given, questions)
        if questions and (version := top.get("version")):
            problems += _missing(text, shown, answers, given, questions, version.value)
    if problems or questions is None:
        return None, in_order(problems)
    known = {*questions.asked, *questions.hidden} - DERIVED
    given_ = {key: value for key, value in whole["answers"].items() if key in known}
    places = {key: member.place(text, shown) for key, member in given.items()}
    return Answers(whole["template"], whole["version"], given_, whole.get("base"), places), ()


@dataclass(frozen=True, slots=True)
class _Member:
    """A key with its value, and where both stand in the text."""

    key: str
    key_start: int
    key_end: int
    value: Any
    start: int
    end: int

    def place(self, text: str, shown: str) -> Place:
        return _place(text, shown, self.start, self.end)


def _wrong_answers(
    text: str, shown: str, given: Mapping[str, _Member], questions: Questions | None
) -> Iterator[Problem]:
    """Answers that can't be used, whatever the version."""
    for key, member in given.items():
        if not isinstance(member.value, str):
            yield _form(text, shown, member, "text")
        elif has_braces(member.value):
            yield Problem("KM531", member.place(text, shown), {"question": key})
        elif questions and key in questions.choices and member.value not in questions.choices[key]:
            choices = questions.choices[key]
            data = {"value": member.value, "question": key, "choices": ", ".join(f'"{one}"' for one in choices)}
            yield Problem("KM532", member.place(text, shown), data | _near(member.value, choices))


def _missing(
    text: str, shown: str, answers: _Member, given: Mapping[str, _Member], questions: Questions, version: str
) -> Iterator[Problem]:
    """Questions that this version of the template had and that have no answer, and answers to none that it has.

    What a newer version asks for the first time is answered by its own default; what it no longer asks is let go.
    """
    for key in questions.asked:
        if key not in given and release(questions.since.get(key, "0")) <= release(version):
            yield Problem("KM527", _place(text, shown, answers.start, answers.start + 1), {"question": key})
    if release(version) == release(questions.version):
        known = (*questions.asked, *questions.hidden)
        for key in given:
            if key not in known:
                place = _place(text, shown, given[key].key_start, given[key].key_end)
                yield Problem(
                    "KM533", place, {"question": key, "known": ", ".join(questions.asked)} | _near(key, known)
                )


def _by_key(text: str, shown: str, at: int, problems: list[Problem]) -> dict[str, _Member]:
    """The members of the object that begins there; a key that stands there twice is a problem."""
    found: dict[str, _Member] = {}
    for member in _members(text, at):
        if member.key in found:
            place = _place(text, shown, member.key_start, member.key_end)
            problems.append(Problem("KM537", place, {"key": member.key}))
        found[member.key] = member
    return found


def _members(text: str, at: int) -> Iterator[_Member]:
    """Reads on in a text that is known to be JSON: Python's own reader does not say where things stand."""
    at = _after_space(text, at + 1)
    while text[at] != "}":
        key, end = _JSON.raw_decode(text, at)
        start = _after_space(text, _after_space(text, end) + 1)
        value, stop = _JSON.raw_decode(text, start)
        yield _Member(key, at, end, value, start, stop)
        at = _after_space(text, stop)
        if text[at] == ",":
            at = _after_space(text, at + 1)


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    assert found is not None
    return found.end()


def _form(text: str, shown: str, member: _Member, expected: str) -> Problem:
    found = next(
        (form for kind, form in _FORMS.items() if isinstance(member.value, kind)), "nothing"
    )  # fmt: skip
    return Problem("KM534", member.place(text, shown), {"found": found, "expected": expected})


_FORMS = {dict: "map", list: "list", str: "text", bool: "truth", int: "number", float: "number"}


def _near(value: str, known: tuple[str, ...]) -> dict[str, str]:
    return {"suggestion": near[0]} if (near := difflib.get_close_matches(value, known, n=1)) else {}


def _place(text: str, shown: str, start: int, end: int) -> Place:
    # A value over several lines is marked in its first one.
    stop = text.find("\n", start, end)
    return Place.in_text(shown, text, start, end if stop < 0 else stop)
