"""Where a text gives a way to reach or to find somebody: e-mail, telephone, street address, licence plate; told from their form.

Danish forms first, for that is what Danish pages hold. No message repeats what is found: a Problem says the kind, and where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Way(StrEnum):
    """A kind of contact point."""

    email = "email"
    phone = "phone"
    address = "address"
    plate = "plate"


@dataclass(frozen=True, slots=True, order=True)
class ContactPoint:
    """Where a contact point begins and ends in a text, its kind, and itself in the form in which it is compared."""

    start: int
    end: int
    way: Way
    same: str


# Each part is bounded, and begins at a sign of its own: a megabyte of letters is looked at once.
_AT = re.compile(r"[@＠]|\s?[(\[{]\s?(?:at|snabel-?a)\s?[)\]}]\s?", re.IGNORECASE)
_LOCAL = re.compile(r"[\w.+%-]{1,64}\Z")
_HOST = re.compile(r"[^\W_](?:[\w-]{0,62}\.){1,8}[^\W\d_]{2,24}(?![\w-])")

_GAP = r"[ \u00a0\u2009\u202f]"
# No part of a row of numbers, of a longer one, or of an amount.
_BEFORE = rf"(?<![\w.,:/#+-])(?<!\d{_GAP})"
_AFTER = rf"(?![\w/-]|[.,:]\d|{_GAP}?(?:\d|kr\b|DKK|EUR|mio|%))"
_ABROAD = re.compile(rf"(?<![\w+])(?:\+|00)[1-9]\d{{0,2}}(?:(?:{_GAP}|[-.()]){{0,2}}\d){{6,12}}(?!\d)")
_PAIRS = re.compile(rf"{_BEFORE}\d\d(?P<gap>{_GAP}|-)\d\d(?P=gap)\d\d(?P=gap)\d\d{_AFTER}")
_FOURS = re.compile(rf"{_BEFORE}\d{{4}}{_GAP}\d{{4}}{_AFTER}")
_EIGHT = re.compile(rf"{_BEFORE}[2-9]\d{{7}}{_AFTER}")
_DIALLED = re.compile(r"\btel:(\+?\d{4,15})")
_NO_PHONE = re.compile(
    r"\b(?:CVR|SE|EAN|ISBN|ISSN|P|J\.?nr|journal|sag|sags|case|matr(?:ikel)?)[-. ]{0,2}(?:n(?:umme)?[ro]\.?|number)?[:. ]{0,3}\Z",
    re.IGNORECASE,
)
_FAR = 24
"""So many signs before a number it is looked whether it is that of a company or a case."""
_COUNTRY = re.compile(r"\A(?:\+|00)45")

_STREET = (
    r"(?:vej|gade|all[eé]|stræde|torv|torvet|plads|pladsen|boulevard|vænge|vænget|stien|toften|krogen|kajen|promenaden|"
    r"skrænten|bakken)"
)
_NO_STREET = r"(?!(?:Parkerings|Lege|Bygge|Arbejds|Bolde?|Sidde|Stå)plads)"
_UNITS = (
    r"(?:boliger|lejligheder|hjem|personer|gange|procent|pct|kr|år|timer|uger|dage|måneder|meter|homes|flats|dwellings|"
    r"persons|people|times|per\b|years|hours|weeks|days|months|metres)"
)
_NUMBER = rf"\d{{1,3}}(?:{_GAP}?[A-Za-zÆØÅæøå](?![^\W\d_]))?(?!\d|[.,:/%]\d|%|-\d{{1,2}}-\d)(?!{_GAP}{_UNITS})"
_CAPITAL = r"(?<![^\W\d_])[A-ZÆØÅÄÖÜÉ]"
_DANISH_STREET = re.compile(
    rf"(?:{_CAPITAL}[\w'’.-]{{0,30}}{_GAP}){{1,3}}(?i:{_STREET}){_GAP}{_NUMBER}"
    rf"|{_NO_STREET}{_CAPITAL}[\w-]{{0,40}}{_STREET}{_GAP}{_NUMBER}"
    rf"|(?:Torvet|Pladsen|Stien|Bakken|Promenaden){_GAP}{_NUMBER}"
)
_ENGLISH_STREET = re.compile(
    rf"(?<![\w.,])\d{{1,3}}[A-Za-z]?{_GAP}(?:[A-ZÆØÅ][\w'’-]{{1,30}}{_GAP}){{1,3}}"
    r"(?:Street|Road|Lane|Avenue|Square|Close|Drive)\b"
)
_HOME = re.compile(r"(?<![\w.])(?:st|\d{1,2})\.,? ?(?:tv|th|mf)\b\.?", re.IGNORECASE)

_PLATE = re.compile(rf"(?<![\w-])[A-HJ-PR-Z]{{2}}{_GAP}?\d{{2}}{_GAP}?\d{{3}}(?![\w-]|{_GAP}\d|[.,]\d)")
_NO_PLATE = {"KR", "US", "EU", "UK", "PC", "PR", "NR"}


def contact_points(text: str) -> Iterator[ContactPoint]:
    """All of them, by place; what is an e-mail address is no plate as well."""
    behind = 0
    for one in sorted([*find_emails(text), *find_phones(text), *find_addresses(text), *find_plates(text)]):
        if one.start >= behind:
            behind = one.end
            yield one


def find_emails(text: str) -> Iterator[ContactPoint]:
    """E-mail addresses, also with "(at)" for the sign."""
    for at in _AT.finditer(text):
        before = _LOCAL.search(text, max(0, at.start() - 64), at.start())
        after = _HOST.match(text, at.end())
        if before and after:
            yield _found(Way.email, before.start(), after.end(), f"{before[0]}@{after[0]}")


def find_phones(text: str) -> Iterator[ContactPoint]:
    """Telephone numbers: eight digits as Danes write them, and those with a country's code. Short ones, as 112, are everybody's."""
    behind = 0
    every = [*_ABROAD.finditer(text), *_PAIRS.finditer(text), *_FOURS.finditer(text), *_EIGHT.finditer(text)]
    for found in sorted([*every, *_DIALLED.finditer(text)], key=lambda one: (one.start(), -one.end())):
        if found.start() >= behind and not _is_other_number(found[0]) and not _belongs_to_other(text, found.start()):
            behind = found.end()
            yield _found(Way.phone, found.start(), found.end(), found[0])


def find_addresses(text: str) -> Iterator[ContactPoint]:
    """A street with the number of a house, and the floor and side of a home."""
    for pattern in (_DANISH_STREET, _ENGLISH_STREET, _HOME):
        for found in pattern.finditer(text):
            yield _found(Way.address, found.start(), found.end(), found[0])


def find_plates(text: str) -> Iterator[ContactPoint]:
    """Danish licence plates: two letters and five digits."""
    for found in _PLATE.finditer(text):
        if found[0][:2] not in _NO_PLATE:
            yield _found(Way.plate, found.start(), found.end(), found[0])


def same_contact(way: Way, said: str) -> str:
    """A contact point in the form in which two of them are compared, however they are written."""
    if way is Way.phone:
        return re.sub(r"\D", "", _COUNTRY.sub("", said.strip().removeprefix("tel:")))
    if way is Way.plate:
        return re.sub(r"\W", "", said).upper()
    if way is Way.email:
        local, _at, host = _AT.sub("@", said).strip().casefold().partition("@")
        return f"{local.removeprefix('mailto:')}@{host}"
    return " ".join(said.replace(",", " ").split()).casefold()


def _found(way: Way, start: int, end: int, said: str) -> ContactPoint:
    return ContactPoint(start, end, way, same_contact(way, said))


def _is_other_number(said: str) -> bool:
    """Whether eight digits are a day written 20261203, or two years."""
    digits = re.sub(r"\D", "", said)
    if len(digits) != 8 or said.startswith("+"):
        return False
    if all(half[:2] in ("19", "20") for half in (digits[:4], digits[4:])):
        return True
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return said.isdigit() and digits[:2] in ("19", "20")


def _belongs_to_other(text: str, start: int) -> bool:
    return bool(_NO_PHONE.search(text[max(0, start - _FAR) : start]))
