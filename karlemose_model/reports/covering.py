"""A file's text as reports may show it: what a finding says that it does not repeat is made unreadable wherever it stands."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from karlemose_model.contact_points import ContactPoint, Way, contact_points
from karlemose_model.messages import UNSAID
from karlemose_model.privacy import MASK
from karlemose_model.problems import Place, Problem

CONTACT = "KM506"
NAME = "KM505"
_BETWEEN = r"[\W_]{0,4}"
"""What may stand between two signs of what is written in another way: blanks, marks, the end of a line."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_ESCAPED = re.compile(r"\\(?:x(?P<two>[0-9a-fA-F]{2})|u(?P<four>[0-9a-fA-F]{4})|(?P<sign>[!-/:-@\[-`{-~]))")
_MARKS = re.compile(r"<[^<>\n]{0,200}>|[*`~]|(?<!\w)_|_(?!\w)")


@dataclass(frozen=True)
class Unsaid:
    """What no report on these problems repeats: where it stands by file, and how it is found at other places."""

    places: Mapping[str, tuple[Place, ...]]
    words: tuple[re.Pattern[str], ...]
    """Names, days and hours: made unreadable in these files alone, for elsewhere they may be anything."""
    ways: tuple[re.Pattern[str], ...]
    contacts: frozenset[str] | None
    """The contact points in the form in which they are compared; None where no finding is about one."""

    @classmethod
    def by(cls, problems: Iterable[Problem], texts: Mapping[str, str]) -> Unsaid:
        """What these problems must not repeat; `texts` are the files that they stand in."""
        places: dict[str, list[Place]] = {}
        names, points, others = set[str](), set[ContactPoint](), set[str]()
        with_contacts = False
        for problem in problems:
            if problem.code not in UNSAID:
                continue
            places.setdefault(problem.place.file, []).append(problem.place)
            with_contacts = with_contacts or problem.code == CONTACT
            written = _written(problem.place, texts.get(problem.place.file, ""))
            if problem.code == CONTACT:
                points.update(contact_points(written))
            elif problem.code == NAME:
                # Who is named once in full is often named by one name behind it.
                names |= {written, *(word for word in _WORD.findall(written) if word[0].isupper())}
            else:
                others.add(written)
        return cls(
            {file: tuple(found) for file, found in places.items()},
            _patterns(_pattern(one, whole=True) for one in sorted(names | others)),
            _patterns(_pattern(_core(point)) for point in sorted(points)),
            frozenset(_core(point) for point in points) if with_contacts else None,
        )

    def covered(self, file: str, text: str) -> str:
        """The file's text without it, as long as before so that columns stay."""
        starts = [0, *(found.end() for found in re.finditer("\n", text))]
        spans = [
            (start, start + place.length)
            for place in self.places.get(file, ())
            if place.line <= len(starts)
            for start in (starts[place.line - 1] + place.column - 1,)
        ]
        patterns = (*self.words, *self.ways) if spans else self.ways
        spans += [found.span() for pattern in patterns for found in pattern.finditer(text)]
        if self.contacts is None:
            return _cover(text, spans)
        spans += [(point.start, point.end) for point in contact_points(text)]
        lines = _cover(text, spans).split("\n")
        # Written with escapes, entities or marks, or in a way that nobody thought of: then nothing of the line is shown.
        return "\n".join(_cover(line, [(0, len(line))]) if _tells(line, self.contacts) else line for line in lines)


def _written(place: Place, text: str) -> str:
    lines = text.split("\n")
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    return line[place.column - 1 : place.column - 1 + place.length]


def _core(point: ContactPoint) -> str:
    """What of a contact point stands in each way of writing it: of a telephone number abroad its last eight digits."""
    return point.same[-8:] if point.way is Way.phone else point.same


def _patterns(made: Iterable[re.Pattern[str] | None]) -> tuple[re.Pattern[str], ...]:
    return tuple(pattern for pattern in made if pattern is not None)


def _pattern(words: str, *, whole: bool = False) -> re.Pattern[str] | None:
    signs = [re.escape(sign) for sign in words if sign.isalnum()]
    if not signs:
        return None
    joined = _BETWEEN.join(signs)
    return re.compile(rf"(?<!\w){joined}(?!(?!s\b)\w)" if whole else joined, re.IGNORECASE)


def _cover(text: str, spans: Iterable[tuple[int, int]]) -> str:
    signs = list(text)
    for start, end in spans:
        for at in range(start, min(end, len(signs))):
            if signs[at] not in "\r\n":
                signs[at] = MASK
    return "".join(signs)


def _tells(line: str, contacts: Collection[str]) -> bool:
    """Whether a line gives a contact point to whoever sees the page that is made of it."""
    for read in _readings(line):
        plain = re.sub(r"\W", "", read).casefold()
        if any(re.sub(r"\W", "", contact) in plain for contact in contacts) or any(contact_points(read)):
            return True
    return False


def _readings(line: str) -> Iterator[str]:
    read = _ESCAPED.sub(lambda found: found["sign"] or chr(int(found["two"] or found["four"], 16)), line)
    read = unquote(html.unescape(read))
    yield read
    yield _MARKS.sub("", read)
