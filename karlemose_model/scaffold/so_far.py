"""What every answer to a question of `karlemose new` has in common: what is known so far, one line, and why it can't be used."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from karlemose_model.messages.message import N_
from karlemose_model.privacy import find_cpr
from karlemose_model.scaffold.generating import has_braces, rendered

MAX_NAME = 100
MAX_LINE = 300


class Unfit(Exception):
    """Why an answer can't be used: English words for gettext with the data they name, and what may be meant."""

    def __init__(self, words: str, near: tuple[str, ...] = (), **data: object) -> None:
        super().__init__(words)
        self.words = words
        self.near = near
        self.data = data


class NotListed(Unfit):
    """A Danish name that is on no list: it is misspelled, or the place is fictional and nobody has said so."""


@dataclass(frozen=True, slots=True)
class SoFar:
    """What is known when an answer is judged: the template, the answers before it, where it all goes, and today.

    `into` is the folder that was asked for, None for one named after the place. In a `fictional` place nothing needs to
    be on the lists of real names.
    """

    template: str
    today: date
    answers: Mapping[str, str] = field(default_factory=dict)
    into: Path | None = None
    fictional: bool = False

    @property
    def country(self) -> str:
        """The country's two letters; Denmark until something else is answered."""
        return self.answers.get("country", "DK").partition("-")[0]

    @property
    def part(self) -> str:
        """The part of the country whose holidays count, if they differ."""
        return self.answers.get("country", "").partition("-")[2]

    @property
    def is_danish(self) -> bool:
        """Whether names are to be found on the lists of Denmark."""
        return self.country == "DK" and not self.fictional

    @property
    def folder(self) -> Path | None:
        """Where the repository will lie; None while neither a folder nor a name is given."""
        if self.into is not None or "name" not in self.answers:
            return self.into
        return Path(rendered(self.template, "__slug", {"name": self.answers["name"]}))


def line(written: str, limit: int = MAX_NAME) -> str:
    """A text of one line as every answer has to be. Raises Unfit."""
    said = unicodedata.normalize("NFC", " ".join(written.split(" ")).strip())
    if not said:
        raise Unfit(N_("An answer is needed here."))
    if len(said) > limit:
        raise Unfit(N_("{length} characters are too many; at most {limit}."), length=len(said), limit=limit)
    readable(said)
    if not said.isprintable():
        raise Unfit(N_("There is something invisible in it, or more than one line. Type it by hand on one line."))
    if has_braces(said):
        raise Unfit(N_("Double braces can't be used here; leave one of them out."))
    if next(find_cpr(said), None):
        raise Unfit(N_("It holds what looks like a CPR number, which must not stand in a playbook."))
    return said


def readable(written: str) -> None:
    """Raises Unfit when letters came in another encoding than the one that is set: Python keeps those as surrogates."""
    if any("\ud800" <= letter <= "\udfff" for letter in written):
        raise Unfit(
            N_(
                "Some of its letters can't be read: this terminal is set to {encoding}. Set it to UTF-8 (e.g. LC_ALL=C.UTF-8) and try again."
            ),
            encoding=sys.getfilesystemencoding(),
        )
