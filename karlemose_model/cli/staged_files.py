"""What is shaped like a CPR number in staged files and their names, whatever kind they are, for the check before a commit."""

from __future__ import annotations

from collections.abc import Container, Iterator

from karlemose_model.finished import words
from karlemose_model.privacy import cpr_like, how_sure, masked
from karlemose_model.problems import Place, Problem, Severity
from karlemose_model.reading.packed_texts import PACKED, Unreadable, packed_texts, text_of
from karlemose_model.reading.unfolding import hits
from karlemose_model.scaffold.git_index import Index

_PAGES = (".md", ".html", ".svg", ".xml")


def in_every_file(index: Index, searched: Container[str]) -> tuple[list[Problem], dict[str, str]]:
    """A problem for each CPR-shaped string in a staged file or its name, and the texts of files that have lines to show.

    In the files that a playbook's rules have `searched` only the name is looked at. Raises GitStopped.
    """
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    for entry, content in index.contents(path for path in index.staged if path in index.files):
        name = masked(entry.path)
        if name != entry.path:
            problems.append(_cpr_like(Place(name), next(cpr_like(entry.path)).digits))
        if content is None:
            problems.append(_not_searched(name, "large"))
        elif entry.path not in searched:
            text = None if content.startswith(PACKED) else text_of(content)
            if text is None:
                problems += _in_packed(name, content)
                continue
            here, on_page = _in_text(name, text), _on_page(name, text)
            problems += [*here, *on_page]
            # Where it can't be told which signs must be made unreadable, no line is shown.
            if here and not on_page:
                texts[name] = text
    return problems, texts


def _in_text(name: str, text: str) -> list[Problem]:
    """What stands in its lines and cells."""
    return [_cpr_like(Place(name, hit.line, hit.column, hit.length), hit.digits) for hit in hits(name, text)]


def _on_page(name: str, text: str) -> list[Problem]:
    """What only a page shows that is made of the text; where in it that comes from is not known."""
    if not name.lower().endswith(_PAGES):
        return []
    shown = {one.digits for piece in words(name, text.encode("utf-8", "replace")) for one in cpr_like(piece)}
    return [_cpr_like(Place(name), digits) for digits in sorted(shown - {hit.digits for hit in hits(name, text)})]


def _in_packed(name: str, content: bytes) -> Iterator[Problem]:
    """One finding tells of all of a document: it has no lines."""
    try:
        for text in packed_texts(content):
            if one := next(cpr_like(text), None):
                yield _cpr_like(Place(name), one.digits)
                return
    except Unreadable as error:
        yield _not_searched(name, error.why)


def _cpr_like(place: Place, digits: str) -> Problem:
    return Problem("KM310", place, {"found": how_sure(digits)})


def _not_searched(name: str, why: str) -> Problem:
    return Problem("KM508", Place(name), {"found": why}, Severity.warning)
