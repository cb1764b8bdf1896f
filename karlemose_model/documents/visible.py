"""What somebody can read in a finished file of a site, or in a paper: its text, and what links, pictures and the search say; for checks."""

from __future__ import annotations

import html
import json
import re
from html.parser import HTMLParser

from karlemose_model.finished import BREAK, IN_A_LINE, leaves, of_ics, words

_READ = frozenset({"href", "src", "alt", "title", "content", "value", "placeholder", "aria-label", "aria-description"})
"""Attributes that say something to a person, or to the program that he opens a link with."""
_UNSEEN = frozenset({"script", "style", "template"})
_WEB = re.compile(r"https?://[^\s\"'<>)\]]+", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_IN_MARKS = (".html", ".svg", ".xml")
_TEXTS = (".md", ".txt")
_PAPERS = (".docx", ".odt")


def is_read(name: str) -> bool:
    """Whether a file of that name holds words that came from the playbook, and not only the look of the site."""
    return name.endswith((*_IN_MARKS, *_TEXTS, ".json", ".ics", ".webmanifest"))


def visible(name: str, content: bytes | str) -> str:
    """What can be read in a file of that name, a line for each thing said; addresses on the web are left out.

    Empty for files that are not read. What is no text is read as far as it is. Words given instead of bytes are all read.
    """
    if isinstance(content, str):
        return _WEB.sub(" ", content)
    if name.endswith(_PAPERS):
        return _WEB.sub(" ", BREAK.join(words(name, content)))
    if not is_read(name):
        return ""
    text = content.decode("utf-8", "replace")
    if name.endswith(_IN_MARKS):
        said = _of_marks(text)
    elif name.endswith((".json", ".webmanifest")):
        said = _of_json(text)
    elif name.endswith(".ics"):
        said = of_ics(text)
    else:
        said = _of_marks(_ESCAPED.sub(r"\1", text))
    return _WEB.sub(" ", said)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        # Said beside the text: it stands between no two words of it.
        self.asides: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        if tag not in IN_A_LINE:
            self.said.append("\n")
        self.asides += [value for name, value in attrs if value and name in _READ]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in _UNSEEN:
            self._unseen -= 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        if tag not in IN_A_LINE:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.said.append(data)

    def handle_comment(self, data: str) -> None:
        """Nobody sees it on the page, and everybody who looks at its source."""
        self.asides.append(data)


def _of_marks(text: str) -> str:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return "\n".join(["".join(reader.said), *reader.asides])


def _of_json(text: str) -> str:
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return "\n".join(_of_marks(html.unescape(said)) for said in leaves(values) if isinstance(said, str))
