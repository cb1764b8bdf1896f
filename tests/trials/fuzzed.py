"""What `make fuzz` throws bytes at: a reader or a writer each, with what must hold whatever the bytes are."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from markdown import Markdown

from karlemose_model.documents.markdown import escape, folded
from karlemose_model.model import Period
from karlemose_model.privacy import find_cpr, masked
from karlemose_model.problems import Place, Problem
from karlemose_model.reading.observations import read_observations
from karlemose_model.reading.observed_kpis import ObservedKpis
from karlemose_model.reading.origins import Origin
from karlemose_model.reading.periods import understood
from karlemose_model.reading.yaml_files import read_yaml_file
from karlemose_model.text import LANGUAGES
from karlemose_model.wording import word
from tests.documents.test_markdown import DIALECTS, _Shown, shown_in_gfm

CORPUS = Path(__file__).resolve().parent / "corpus"
"""Inputs that once reached a new piece of code, or broke something: a folder for each target."""

_KPIS = ObservedKpis(
    {
        "held": {"code": "K15", "name": {"da": "Afholdte møder", "en": "Meetings held"}, "measure": "share", "frequency": "month"},
        "mentees": {"code": "K10", "name": {"da": "Unge i forløb", "en": "Mentees"}, "measure": "level", "frequency": "quarter"},
    },
    "da",
)  # fmt: skip
_SAMPLE = "311257-5000"
_WHERE: tuple[tuple[str, list[str], str, str], ...] = (
    ("{}\n", ["p"], "", ""),
    ("before {} after\n", ["p"], "before ", " after"),
    ("- {}\n", ["ul", "li"], "", ""),
    ("# {}\n", ["h1"], "", ""),
    ("> {}\n", ["blockquote", "p"], "", ""),
    ("**{}**\n", ["p", "strong"], "", ""),
)
"""Where a value stands in a line, with the marks around it and the words beside it."""


def yaml(data: bytes) -> None:
    """A file of YAML: every problem can be said and stands in the file, and so does every value."""
    file = _written(data, "a.yml")
    read = read_yaml_file(file, "a.yml")
    assert read.text is not None or read.problems
    _told(read.problems, read.text)
    if read.tree is not None:
        assert read.text is not None
        lines = read.text.split("\n")
        for place in _places(read.tree.origin):
            _stands_in(place, lines)


def csv(data: bytes) -> None:
    """A table of an office's: every problem can be said and stands in the file, and so does every observation."""
    table = read_observations(_written(data, "a.csv"), "a.csv", _KPIS)
    _told(table.problems, None)
    if table.text is None:
        assert table.problems
        assert not table.rows
        return
    lines = table.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for place in (*(row.place for row in table.rows), *(problem.place for problem in table.problems)):
        _stands_in(place, lines)


def period(data: bytes) -> None:
    """A period in words: read once more from its ISO form it is the same; what can be two is two."""
    found = understood(data.decode("utf-8", "replace"))
    if found is None:
        return
    if isinstance(found, Period):
        assert understood(found.written) == found
        assert found.start <= found.end
    else:
        assert found.first != found.second


def markdown(data: bytes) -> None:
    """A value on a page: what a reader sees is what was written, wherever it stands and in three dialects."""
    value = data[1:].decode("utf-8", "replace")
    text = " ".join(folded(value).split())
    if not text:
        return
    around, tags, before, after = _WHERE[data[0] % len(_WHERE)]
    source = around.format(escape(value))
    text = f"{before}{text}{after}"
    assert shown_in_gfm(source) == (text, tags)
    for number in range(len(DIALECTS)):
        page = _Shown()
        page.feed(_dialect(number).reset().convert(source))
        page.close()
        assert (" ".join("".join(page.text).split()), page.tags) == (text, tags)


def cpr(data: bytes) -> None:
    """A text with numbers: masked, none is left and nothing else is touched; a sample beside it is always found."""
    text = data.decode("utf-8", "replace")
    spans = list(find_cpr(text))
    hidden = masked(text)
    assert len(hidden) == len(text)
    assert not any(find_cpr(hidden))
    assert all(a == b or any(start <= at < end for start, end in spans) for at, (a, b) in enumerate(zip(text, hidden, strict=True)))  # fmt: skip
    more = f"{text} x {_SAMPLE} y"
    assert any(more[start:end] == _SAMPLE for start, end in find_cpr(more))


TARGETS: dict[str, Callable[[bytes], None]] = {one.__name__: one for one in (yaml, csv, period, markdown, cpr)}


def _written(data: bytes, name: str) -> Path:
    """A file that holds the bytes, the same one for every input."""
    (_folder() / name).write_bytes(data)
    return _folder() / name


@cache
def _folder() -> Path:
    folder = tempfile.mkdtemp(prefix="karlemose-fuzz-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


@cache
def _dialect(number: int) -> Markdown:
    """Made once: it takes a hundred times longer than a line does."""
    return Markdown(extensions=DIALECTS[number])


def _told(problems: Iterable[Problem], text: str | None) -> None:
    """Each can be said in every language, without a sign that a terminal obeys; its place is in the text, if that is given."""
    lines = text.split("\n") if text is not None else None
    for problem in problems:
        for language in LANGUAGES:
            words = word(problem, language)
            assert words.what
            assert words.help
            assert (words.what + words.why + words.help + words.suggestion).isprintable()
        if lines is not None:
            _stands_in(problem.place, lines)


def _places(origin: Origin) -> Iterable[Place]:
    yield origin.place
    if origin.key is not None:
        yield origin.key
    for child in origin.children.values():
        yield from _places(child)


def _stands_in(place: Place, lines: list[str]) -> None:
    """One column behind the end of a line is where something is missing."""
    assert 1 <= place.line <= len(lines), place
    assert 1 <= place.column <= len(lines[place.line - 1]) + 1, place
    assert place.column + place.length <= len(lines[place.line - 1]) + 2, place
