"""What a public site gives away by its form: addresses, telephone numbers, hours of the day, and days that are still to come."""

from __future__ import annotations

import gzip
import html
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from karlemose_model.model import Audience, Contact, Partner, Playbook, Role, Rollout

READ = (".html", ".md", ".json", ".xml", ".gz", ".svg", ".yml", ".txt", ".ics")
_MONTHS = {
    "da": "januar februar marts april maj juni juli august september oktober november december".split(),
    "en": "January February March April May June July August September October November December".split(),
}
_MONTH = {name.lower(): number for names in _MONTHS.values() for number, name in enumerate(names, start=1)}
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w.,:/#-])(?:\+\d{2} ?)?\d{2}(?: ?\d{2}){3}(?![\w.,:/-]*\d)")
# The number that a tap calls; short numbers, such as 112, are everybody's.
_DIALLED = re.compile(r"tel:(\+?\d{4,})")
# 13.30, 13:30, 9:30, kl. 9.30; not 1.45, which is a number in English.
_CLOCK = re.compile(r"(?<![\w.,:/-])(?:(?:[01]\d|2[0-3])[.:]|\d:|kl\.? ?\d\.)[0-5]\d(?![\w.,:/-]*\d)")
_PART = re.compile(r"\b(?:kilde|source|del|part) \d+\.\d+", re.IGNORECASE)
_ISO = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")
_LONG = re.compile(rf"(\d{{1,2}})\.? ({'|'.join(_MONTH)}) (20\d\d)", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s\"'<>)\]]+")
_DRAWN = re.compile(
    r'\b(?:d|points|viewBox|transform)="[^"]*"|\b[a-z-]*(?:x|y|x1|x2|y1|y2|width|height|size|r|offset)="[\d.%]*"'
)


def files(folder: Path) -> Iterator[tuple[str, str]]:
    """The name and the words of every file that was made from the playbook, without web addresses and drawings' measures."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and path.suffix in READ and "/theme/" not in f"/{name}":
            content = path.read_bytes()
            text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
            yield name, _DRAWN.sub("", _WEB.sub("", html.unescape(text).replace("\\", "")))


def addresses(text: str) -> set[str]:
    """The e-mail addresses and telephone numbers."""
    return set(_ADDRESS.findall(text)) | set(_PHONE.findall(text)) | set(_DIALLED.findall(text))


def hours(text: str) -> set[str]:
    """The hours of the day."""
    return set(_CLOCK.findall(_PART.sub("", text)))


def days_after(text: str, day: date) -> set[date]:
    """The days after that one."""
    found = [(int(year), int(month), int(number)) for year, month, number in _ISO.findall(text)]
    found += [(int(year), _MONTH[month.lower()], int(number)) for number, month, year in _LONG.findall(text)]
    return {one for one in (date(*parts) for parts in found) if one > day}


def public_addresses(playbook: Playbook) -> set[str]:
    """The addresses and numbers that the playbook marks as meant for everybody."""
    owners: list[Partner | Role] = [*playbook.partners.values(), *playbook.roles.values()]
    contacts: list[Contact | None] = [owner.contact for owner in owners]
    contacts.append(playbook.accessibility.feedback if playbook.accessibility else None)
    shown = [one for one in contacts if one is not None and one.audience is Audience.public]
    said = {said for one in shown for said in (one.email, one.phone) if said}
    return said | {number.replace(" ", "") for number in said}


DATED = ("accessibility", "sources")
"""Pages that tell when a statement was made and a law was looked at: a place seen on an earlier day has later ones."""


def told_out_of_turn(rollout: Rollout, folder: Path) -> list[tuple[str, str]]:
    """What the files of a public site tell that nobody but the partners may know: the file, and the words."""
    allowed = public_addresses(rollout.playbook)
    found = []
    for name, text in files(folder):
        words = {*(addresses(text) - allowed), *hours(text)}
        # A reconstruction has no dated meeting, and tells what happened since the day that it is seen on.
        if Path(name).stem not in DATED and not rollout.playbook.reconstruction:
            words |= {day.isoformat() for day in days_after(text, rollout.as_of)}
        found += [(name, each) for each in sorted(words)]
    return found
