"""What must not pass: strings shaped like a CPR number, found and masked, for rules and for everything that is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

# \d is any decimal digit, full-width ones too. Between the date and the last four digits people put a hyphen, a dash, a
# space, a non-breaking one, something invisible, or nothing.
_SHAPE = re.compile(r"(?<!\d)(\d{6})[ \-\u00a0\u00ad\u2000-\u2015\u202f\u2060\u2212\ufeff]{0,3}(\d{4})(?!\d)")
_MASK = "•"


def find_cpr(text: str) -> Iterator[tuple[int, int]]:
    """Where strings stand that are shaped like a CPR number: a day that has been or will be, and four digits.

    Modulus 11 is not asked for: numbers without it have been given since 2007
    (https://www.cpr.dk/cpr-systemet/personnumre-uden-kontrolciffer-modulus-11-kontrol/).
    """
    for found in _SHAPE.finditer(text):
        if _is_day(found[1], found[2]):
            yield found.span()


def masked(text: str) -> str:
    """The text with each such string made unreadable, as long as before so that columns stay."""
    for start, end in find_cpr(text):
        text = text[:start] + _MASK * (end - start) + text[end:]
    return text


def _is_day(six: str, four: str) -> bool:
    """Whether the six digits are a real day in the century that the seventh digit gives.

    Table: https://www.cpr.dk/cpr-systemet/opbygning-af-cpr-nummeret/.
    """
    day, month, year, seventh = int(six[:2]), int(six[2:4]), int(six[4:]), int(four[0])
    if seventh <= 3:
        century = 1900
    elif seventh in (4, 9):
        century = 2000 if year <= 36 else 1900
    else:
        century = 2000 if year <= 57 else 1800
    try:
        date(century + year, month, day)
    except ValueError:
        return False
    return True
