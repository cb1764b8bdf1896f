"""Numbers as offices write them (1.234,5; 1 234; 92 %; −3) to what they say, for the tables of records; nothing is guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_SPACES = " \u00a0\u2007\u2009\u202f"
"""What stands between thousands: a space, one that does not break, a figure's width, a thin one."""
_WRITTEN = re.compile(
    r"(?P<before>[^\W\d_]{1,10}\.?|[$£€])?\s*(?P<minus>-?)"
    rf"(?P<digits>[0-9](?:[0-9.,{_SPACES}]{{0,40}}[0-9])?)"
    r"\s*(?P<unit>%|(?:[^\W\d_]|[$£€])[^0-9]{0,40})?"
)
_GROUPED = re.compile(rf"[1-9][0-9]{{0,2}}(?P<mark>[.,{_SPACES}])[0-9]{{3}}(?:(?P=mark)[0-9]{{3}})*")
_LONGEST = 15
"""So many digits before or behind the decimal mark: more than a number holds exactly is no figure of anybody's."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, with the unit that stood beside it: `%`, a word, or nothing. `digits` is the number in plain digits."""

    value: float
    unit: str = ""
    digits: str = ""


@dataclass(frozen=True, slots=True)
class TwoWays:
    """What can be read in two ways, and how to write each so that it can't."""

    first: str
    second: str


@lru_cache(maxsize=65_536)
def read_amount(text: str, comma: bool) -> Amount | TwoWays | None:
    """The number in a cell's text; None if there is none.

    `comma` says that the table comes from a Danish office program (semicolons or tabs between cells, or a spreadsheet):
    there a comma is the decimal mark, and a single point before three digits may be either mark. Elsewhere a point is the
    decimal mark, and a single comma before three digits may be either. Two different marks, or one that comes back, can be
    read in one way only.
    """
    match = _WRITTEN.fullmatch(text.strip().replace("\u2212", "-"))
    if match is None:
        return None
    minus, digits = match["minus"], match["digits"]
    if len(digits) <= _LONGEST and digits.isdigit():
        plain = digits
    else:
        found = _plain(digits, comma)
        if isinstance(found, TwoWays):
            return TwoWays(minus + found.first, minus + found.second)
        if found is None:
            return None
        plain = found
    unit = (match["unit"] or match["before"] or "").strip()
    return Amount(float(minus + plain), unit, minus + plain)


def _plain(digits: str, comma: bool) -> str | TwoWays | None:
    """The digits with a point as the only mark; None if the marks make no sense."""
    marks = [sign for sign in digits if not sign.isdigit()]
    last = marks[-1] if marks else ""
    whole, fraction = digits, ""
    if last in (".", ",") and marks.count(last) == 1:
        alone = len(marks) == 1
        doubtful = last == "." if comma else last == ","
        if alone and doubtful and _GROUPED.fullmatch(digits):
            decimal = digits.replace(".", ",") if comma else digits.replace(",", ".")
            return TwoWays(digits.replace(last, ""), decimal)
        whole, _, fraction = digits.rpartition(last)
    if not whole.isdigit():
        grouped = _GROUPED.fullmatch(whole)
        if grouped is None or grouped["mark"] == (last if fraction else ""):
            return None
        whole = whole.replace(grouped["mark"], "")
    if len(whole) > _LONGEST or len(fraction) > _LONGEST or (fraction and not fraction.isdigit()):
        return None
    return f"{whole}.{fraction}" if fraction else whole
