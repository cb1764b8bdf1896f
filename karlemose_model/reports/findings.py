"""Problems laid out for a person: place, what, snippet with a caret, related places, why and what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from karlemose_model.privacy import masked
from karlemose_model.problems import Place, Problem, Severity
from karlemose_model.wording import note, translator, word

MAX_LINE = 120


def full(problems: Iterable[Problem], texts: Mapping[str, str], language: str) -> str:
    """Every problem with its snippet; `texts` maps a file's shown name to what stands in it."""
    _ = translator(language)
    return "\n".join(_one(problem, texts, language) for problem in problems)


def summary(problems: Iterable[Problem], checked: int, language: str) -> str:
    """One line that counts: how many playbooks were read, how many errors and warnings were found."""
    _ = translator(language)
    found = list(problems)
    errors = sum(problem.severity is Severity.error for problem in found)
    line = _("{checked} playbook(s) checked: {errors} error(s), {warnings} warning(s)")
    return line.format(checked=checked, errors=errors, warnings=len(found) - errors)


def _one(problem: Problem, texts: Mapping[str, str], language: str) -> str:
    _ = translator(language)
    # Outside the f-strings below: messages inside one are not gathered on every Python.
    see, why, help_ = _("see"), _("why"), _("help")
    words = word(problem, language)
    place = problem.place
    kind = "" if problem.severity is Severity.error else _("warning: ")
    lines = [f"{place.file}:{place.line}:{place.column}: {problem.code} {kind}{words.what}"]
    lines += _snippet(place, texts, words.suggestion)
    for related in problem.related:
        there = related.place
        lines.append(f"  {see}: {there.file}:{there.line}:{there.column}: {note(related.note, language)}")
    if words.why:
        lines.append(f"  {why}: {words.why}")
    lines.append(f"  {help_}: {words.help}")
    return "\n".join(lines) + "\n"


def _snippet(place: Place, texts: Mapping[str, str], suggestion: str) -> list[str]:
    text = texts.get(place.file)
    lines = text.split("\n") if text else []
    if not 1 <= place.line <= len(lines):
        return [f"     | {suggestion}"] if suggestion else []
    first = max(1, place.line - 2)
    width = max(4, len(str(place.line)))
    shown = [f"{number:>{width}} | {_clean(lines[number - 1])}".rstrip() for number in range(first, place.line + 1)]
    line = lines[place.line - 1]
    if place.column > MAX_LINE:
        return [*shown, f"{'':>{width}} | {suggestion}"] if suggestion else shown
    caret = "^" * max(1, min(place.length, len(line.rstrip()) - place.column + 1, MAX_LINE - place.column))
    before = "".join("\t" if character == "\t" else " " for character in line[: place.column - 1])
    return [*shown, f"{'':>{width}} | {before}{caret} {suggestion}".rstrip()]


def _clean(line: str) -> str:
    line = masked(line.rstrip("\r"))
    line = "".join(character if character.isprintable() or character == "\t" else "?" for character in line)
    return line if len(line) <= MAX_LINE else line[: MAX_LINE - 1] + "…"
