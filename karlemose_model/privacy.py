"""What must not pass: strings shaped like a CPR number, found and masked, for rules and for all that is written or printed."""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

# All of these are matched against a text in which every sign has its plain form (see `_plain`): digits, hyphens, blanks.
# Each part of them has an upper limit and a match begins only where a run of digits does, so from each place of a text at
# most some 150 signs are looked at: the time that a text takes grows with its length, whatever stands in it.

# The first sign of each is one of a few, and in no alternative, so that all others are passed over quickly; what must not
# stand before it comes after it.

_DAY, _MONTH = "[0-3][0-9]", "[01][0-9]"
_MONTHS = {
    "jan": "01", "feb": "02", "mar": "03", "apr": "04", "maj": "05", "may": "05", "jun": "06", "jul": "07", "aug": "08",
    "sep": "09", "okt": "10", "oct": "10", "nov": "11", "dec": "12",
}  # fmt: skip
"""How the months begin, in Danish and English."""
_FOUR = "(?P<four>(?(hyphen)(?:[0-9]{2}[ ]?[0-9]{2}|[0-9][ ][0-9]{3})|[0-9]{4}))(?![0-9])"
"""The last four digits; behind a hyphen they may stand in pairs, or as in an amount."""
_FREE = r"(?:[^\w\s$£€%]|_)"
"""A sign that is no letter, digit or blank, nor one that makes an amount of what stands beside it."""
_BETWEEN_TWO = rf"[ \t]{{0,8}}(?P<hyphen>-)[ \t]{{0,8}}|(?:[ \t]{{0,8}}{_FREE}){{0,8}}[ \t]{{0,8}}"
_OVER_TWO_LINES = r"[ ]?-[ \t]{0,8}\r?\n[ \t]{0,80}(?:[#>*][ \t]{0,8})?"
_TOGETHER = re.compile(rf"{_DAY}(?<![0-9]..){_MONTH}[0-9][0-9](?P<gap>{_BETWEEN_TWO}|{_OVER_TWO_LINES}){_FOUR}")
"""311257-5000: with anything between that people put there, Markdown's marks and the end of a line among it."""
_STEP = r"(?:[ ]?[.\-/_][ ]?|[ ]{1,2}|\t)"
_IN_PAIRS = re.compile(
    rf"{_DAY}(?<![0-9+]..)(?P<between>{_STEP}){_MONTH}(?P<then>{_STEP})[0-9][0-9]"
    rf"(?P<gap>[ ]?(?P<hyphen>-)[ ]?|[ ]{{0,2}}(?:(?![:;|]){_FREE}){{1,2}}[ ]{{0,2}}|[ ]{{1,2}}|\t){_FOUR}"
)
"""31 12 57 5000, 31.12.57-5000 and 31/12-57 5000; not 31.12.57 5000, for that is a day and an hour or an amount."""
_DAY_AND_YEAR = re.compile(rf"{_DAY}(?<![0-9+]..){_MONTH}[ ][0-9][0-9](?P<gap>[ ]?(?P<hyphen>-)[ ]?|[ ]){_FOUR}")
"""3112 57-5000: the day and the month together."""
_PARTED_ONCE = re.compile(
    rf"{_DAY}(?<![0-9+]..)(?:[ /]{_MONTH}|{_MONTH}[\-/]|[01][ ][0-9])[0-9][0-9](?P<gap>[ ]?(?P<hyphen>-)[ ]?){_FOUR}"
)
"""31 1257-5000, 3112-57-5000 and 311 257-5000."""
_WITH_MONTH = re.compile(
    rf"[0-9](?:(?<=[0-3])[0-9](?<![0-9]..)|(?<=[1-9])(?<![0-9].))\.?[ ]{{0,2}}(?P<month>(?i:{'|'.join(_MONTHS)}))(?i:[a-z]{{0,6}})[.,]?[ ]{{0,2}}"
    rf"(?:18|19|20)?[0-9][0-9](?P<gap>[ ]?(?P<hyphen>-)[ ]?|[ ]?(?:--|[/_])[ ]?){_FOUR}"
)
"""31. december 57-5000, 3 Dec. 2057-5000."""
_WHOLE_YEAR = re.compile(
    rf"{_DAY}(?<![0-9+]..)(?P<between>{_STEP})?{_MONTH}(?(between)(?P<then>{_STEP})|)"
    rf"(?:18|19|20)[0-9][0-9](?P<gap>[ ]?(?P<hyphen>-)[ ]?|[ ]?(?:--|/)[ ]?|[._]|){_FOUR}"
)
"""31122057-5000: no number is written so in the register, but who writes it so means the same person."""
_IN_BOXES = re.compile(
    r"[0-3][ ][0-9](?<![0-9]...)(?<![^0-9][0-9][ ]...)[ ][01][ ][0-9][ ][0-9][ ][0-9]"
    r"(?P<gap>[ ]|[ ]?-[ ]?)(?P<four>[0-9](?:[ ][0-9]){3})(?![ ]?[0-9])"
)
"""3 1 1 2 5 7 - 5 0 0 0: a digit in each box of a form."""
_ALL_IN_PAIRS = re.compile(
    rf"{_DAY}(?<![0-9+]..)(?P<between>[ ]?[.\-/][ ]?|[ ]{{1,2}}){_MONTH}(?P=between)[0-9][0-9]"
    r"(?P<gap>(?P=between)[ ]{0,2})(?P<four>[0-9]{2}(?P=between)[0-9]{2})(?![0-9])"
    r"(?!(?P=between)[0-9]{2,4}(?![0-9]))"
)
"""31 12 57 50 00: all of it in pairs with the same between, as a number is read aloud; no part of a row that goes on."""
_IN_THOUSANDS = re.compile(
    r"[1-3](?<![0-9].)(?P<mark>[.,' ])[0-9]{3}(?P=mark)[0-9]{3}(?P=mark)[0-9]{3}(?![0-9])(?!(?P=mark)[0-9])"
)
"""3,112,575,000: as a page writes a figure, and people an amount."""
_WITH_POWER = re.compile(
    r"[0-9.,](?<![\w.,].)(?:(?<=[0-9])[0-9]{0,14}(?:[.,][0-9]{0,20})?|(?<=[.,])[0-9]{1,20})[eE](?P<power>[+\-]?[0-9]{1,2})(?![\w.,][0-9]|\w)"
)
"""3.112575e9: as a program writes a large figure, and reads it."""
_SHAPES = (
    _TOGETHER, _IN_PAIRS, _DAY_AND_YEAR, _PARTED_ONCE, _WITH_MONTH, _WHOLE_YEAR, _IN_BOXES, _ALL_IN_PAIRS, _IN_THOUSANDS,
    _WITH_POWER,
)  # fmt: skip

_FEWEST = 10
MASK = "•"
"""Stands for each sign that is made unreadable."""
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_DAY_AND_HOUR = ("..", "//")
"""What stands between the parts of a day that an hour or an amount may follow after a blank."""
_SOFT = " \t,()[]"
"""What may stand between a day and what is said of it."""
_GOES_ON = re.compile(r"[ ][0-9]{2,4}(?![0-9])")
_NEXT_CELL = re.compile(r"\t[0-9]")
_MONEY = re.compile(r"[ ]?(?:kr|dkk|,-|mio|t\.kr)", re.IGNORECASE)
_HOUR = re.compile(r"(?:[01][0-9]|2[0-3])[0-5][05]")
_VERSION = re.compile(r"(?:(?<![a-z])v|ver|version)[.: ]{0,2}\Z", re.IGNORECASE)
_FROM_ABROAD = re.compile(r"\+[0-9]{1,3}[ )]{1,2}\Z")
_A_GROUP_BEFORE = re.compile(r"(?:\A|[^0-9.\-/:])[0-9]{2,4}\Z")
"""Not the end of a day or an hour, behind which a number may stand."""
_PAIR_BEFORE = re.compile(r"[0-9]{2}\Z")
_ALIKE = ("", "--", "__", *_DAY_AND_HOUR)
_UNSEEN = re.compile("[\u2065\ufff0-\ufff8\U000e0000-\U000e0fff]")
"""Signs that are not given yet and are to be shown as nothing: https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point."""
_AFTER_A_DIGIT = re.compile(r"[0-9][.\-/]")
_JSON_VALUE = re.compile(r'"(?:[^"\\]|\\.)*+"?|-?[0-9][0-9.eE+\-]*+')
_HEX = re.compile(r"[0-9a-fA-F]+")
_SHORTEST_HASH = 20


class CprLike(NamedTuple):
    """A string shaped like a CPR number: where it begins and ends, and its ten digits."""

    start: int
    end: int
    digits: str


def find_cpr(text: str) -> Iterator[tuple[int, int]]:
    """Where strings stand that are shaped like a CPR number, from first to last: a day that has been or will be, and four digits.

    Modulus 11 is not asked for: numbers without it have been given since 2007
    (https://www.cpr.dk/cpr-systemet/personnumre-uden-kontrolciffer-modulus-11-kontrol/).
    """
    return ((found.start, found.end) for found in cpr_like(text))


def cpr_like(text: str) -> Iterator[CprLike]:
    """The same, with their digits. Two of them never overlap."""
    if len(text) < _FEWEST:
        return
    plain, where = _plain(text)
    end = 0
    for found in sorted(chain(*(_matches(shape, plain) for shape in _SHAPES))):
        if found.start >= end:
            end = found.end
            yield found if where is None else CprLike(where[found.start], where[end - 1] + 1, found.digits)


def masked(text: str) -> str:
    """The text with each such string made unreadable, as long as before and with the same ends of lines, so that columns stay.

    What is JSON stays JSON: a number becomes a string.
    """
    found = list(find_cpr(text))
    if not found:
        return text
    if text.lstrip()[:1] in ("{", "[") and _is_json(text):
        return _masked_json(text, found)
    pieces, end = [], 0
    for start, after in found:
        pieces += [text[end:start], *(sign if sign in "\r\n" else MASK for sign in text[start:after])]
        end = after
    return "".join([*pieces, text[end:]])


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _masked_json(text: str, found: list[tuple[int, int]]) -> str:
    """The same in JSON: only strings and numbers that lie in what was found, each as long as before."""
    pieces, end = [], 0
    for value in _JSON_VALUE.finditer(text):
        first = bisect_right(found, value.start(), key=itemgetter(1))
        if first == len(found) or found[first][0] >= value.end():
            continue
        said = value[0]
        if not said.startswith('"'):
            # Of two numbers that are one together each has four digits or more.
            said = f'"{MASK * (len(said) - 2)}"'
        elif "\\" in said:
            # Part of an escape would be none.
            said = f'"{MASK * (len(said) - 2)}"'
        else:
            signs = list(said)
            while first < len(found) and found[first][0] < value.end():
                start, after = found[first]
                for at in range(max(1, start - value.start()), min(len(said) - 1, after - value.start())):
                    signs[at] = MASK
                first += 1
            said = "".join(signs)
        pieces += [text[end : value.start()], said]
        end = value.end()
    return "".join([*pieces, text[end:]])


def how_sure(digits: str) -> str:
    """`likely` when the last of ten digits fits the others (modulus 11), as it does in most CPR numbers, else `possible`."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return "possible" if total % 11 else "likely"


def short_of_a_zero(digits: str) -> str:
    """The ten digits that a spreadsheet may have made nine of, for it drops a nought in front; empty if they are no number.

    Nobody has the number 0000 of a day, and sums often end so.
    """
    whole = f"0{digits}"
    if len(whole) == _FEWEST and not whole.endswith("0000") and any(cpr_like(whole)):
        return whole
    return ""


def _matches(shape: re.Pattern[str], plain: str) -> Iterator[CprLike]:
    at = 0
    while found := shape.search(plain, at):
        digits = _digits(found)
        if digits and _is_day(digits) and not _is_friend(found, plain):
            yield CprLike(*found.span(), digits[:4] + digits[-6:])
            at = found.end()
        else:
            # What is none may begin before one.
            at = found.start() + 1


def _digits(found: re.Match[str]) -> str:
    """The digits of the day, the month, the year in two or four, and the last four."""
    if found.re is _WITH_POWER:
        return _worked_out(found)
    digits = "".join(sign for sign in found[0] if sign.isdecimal())
    if found.re is not _WITH_MONTH:
        return digits
    day = "".join(sign for sign in found.string[found.start() : found.start("month")] if sign.isdecimal())
    return f"{day:0>2}{_MONTHS[found['month'].lower()]}{digits.removeprefix(day)}"


def _worked_out(found: re.Match[str]) -> str:
    """The digits of a whole number of ten that is written with a power of ten; empty if it is another."""
    whole, _mark, fraction = found[0].lower().partition("e")[0].replace(",", ".").partition(".")
    short = int(found["power"]) - len(fraction)
    digits = whole + fraction
    digits = digits + "0" * short if short >= 0 else digits[:short] if not digits[short:].strip("0") else ""
    digits = digits.lstrip("0")
    return digits if len(digits) == _FEWEST else ""


def _is_day(digits: str) -> bool:
    """Whether the day, the month and the year are a real day in the century that the first of the last four digits gives.

    Table: https://www.cpr.dk/cpr-systemet/opbygning-af-cpr-nummeret/.
    """
    day, month, year, seventh = int(digits[:2]), int(digits[2:4]), int(digits[4:-4]), int(digits[-4])
    short = year % 100
    if seventh <= 3:
        century = 1900
    elif seventh in (4, 9):
        century = 2000 if short <= 36 else 1900
    else:
        century = 2000 if short <= 57 else 1800
    try:
        date(century + short, month, day)
    except ValueError:
        return False
    return year in (short, century + short)


def _is_friend(found: re.Match[str], plain: str) -> bool:
    """Whether the digits around it make it a part of something else: a telephone number, a fraction, a hash, a longer row."""
    start, end = found.span()
    if found.re is _WITH_POWER:
        return False
    if found.re is _IN_THOUSANDS:
        return _goes_before(plain, start, found["mark"])
    gap, before = found["gap"], plain[max(0, start - 2) : start]
    if found.re is _TOGETHER:
        abroad = gap in ("", " ") and before.endswith("+")
        in_pairs = " " in found["four"] and bool(_GOES_ON.match(plain, end))
        return abroad or in_pairs or (not gap and (before == "0." or _is_in_a_hash(start, end, plain)))
    if found.re is _ALL_IN_PAIRS:
        return _is_in_a_row(found, plain)
    if found.re is _WITH_MONTH:
        # From one year to another.
        return len(digits := _digits(found)) > _FEWEST and digits[4:8] <= digits[8:] < "2100"
    if found.re is _PARTED_ONCE:
        return bool(_AFTER_A_DIGIT.fullmatch(before)) or _is_from_to(found, plain)
    if found.re in (_IN_PAIRS, _WHOLE_YEAR) and found["between"]:
        marks = f"{found['between'].strip()}{found['then'].strip()}"
        if found.re is _IN_PAIRS and _follows_a_day(found, marks, before, plain):
            return True
        # With two kinds of marks it may be the end of another day and a year: 2026-12-03 1990-2029.
        if marks not in _ALIKE and _AFTER_A_DIGIT.fullmatch(before):
            return True
    if gap == "\t":
        # Counts in the cells of a row.
        return _goes_before(plain, start, "\t") or bool(_NEXT_CELL.match(plain, end))
    # Groups of digits go on behind it.
    return gap.isspace() and bool(_GOES_ON.match(plain, end))


def _follows_a_day(found: re.Match[str], marks: str, before: str, plain: str) -> bool:
    """Whether four digits behind three pairs are an hour or an amount on that day, or the last part of a version."""
    gap, end = found["gap"], found.end()
    if gap == "\t":
        return found["between"] != "\t" or found["then"] != "\t"
    if gap == ".":
        return (
            bool(_AFTER_A_DIGIT.fullmatch(before))
            or _VERSION.search(plain[max(0, found.start() - 12) : found.start()]) is not None
            or bool(re.match(r"\.[0-9]", plain[end : end + 2]))
        )
    if not gap.strip(_SOFT):
        return marks in _DAY_AND_HOUR or gap == "," or (bool(marks) and bool(_MONEY.match(plain, end)))
    # The end of a sentence.
    return gap.strip() == "." and gap.endswith(" ")


def _is_from_to(found: re.Match[str], plain: str) -> bool:
    """Whether it is two hours (12 1000-1430), two school years (2010/11-2012) or a telephone number from abroad."""
    digits = _digits(found)
    hours = found[0][2:3] == " " and _HOUR.fullmatch(digits[2:6]) and _HOUR.fullmatch(digits[6:])
    years = digits[:2] in ("19", "20") and digits[6:8] in ("19", "20")
    abroad = _FROM_ABROAD.search(plain[max(0, found.start() - 6) : found.start()])
    return bool(hours or years or abroad)


def _is_in_a_row(found: re.Match[str], plain: str) -> bool:
    """Whether five pairs of digits end a longer row, or count: 01 02 03 04 05."""
    if _goes_before(plain, found.start(), found["between"]):
        return True
    first, *others = (int(pair) for pair in re.findall("[0-9]{2}", found[0]))
    return others == [first + 1, first + 2, first + 3, first + 4]


def _goes_before(plain: str, start: int, between: str) -> bool:
    """Whether a row of groups of digits with this between them has begun before."""
    before = plain[max(0, start - len(between) - 5) : start]
    group = _A_GROUP_BEFORE if between.isspace() else _PAIR_BEFORE
    return before.endswith(between) and bool(group.search(before.removesuffix(between)))


def _is_in_a_hash(start: int, end: int, plain: str) -> bool:
    """Whether it stands in a longer row of hexadecimal digits with letters among them."""
    from_, to = max(0, start - _SHORTEST_HASH), min(len(plain), end + _SHORTEST_HASH)
    row = next(each for each in _HEX.finditer(plain, from_, to) if each.end() >= end)
    return len(row[0]) >= _SHORTEST_HASH and not row[0].isdecimal()


def _plain(text: str) -> tuple[str, Sequence[int] | None]:
    """The text with each sign in its plain form, and where its signs stood if some have gone because nobody sees them."""
    odd = {ord(sign): plain for sign in set(text) if (plain := _plain_sign(sign)) != sign}
    if not odd:
        return text, None
    if "" not in odd.values():
        return text.translate(odd), None
    where = [number for number, sign in enumerate(text) if odd.get(ord(sign)) != ""]
    return text.translate(odd), where


@lru_cache(maxsize=4_096)
def _plain_sign(sign: str) -> str:
    """A digit of any writing as 0 to 9, a dash as a hyphen, a blank as a space; nothing for what nobody sees or what is drawn
    over the sign before it."""
    if " " <= sign <= "~" or sign in "\t\r\n":
        return sign
    digit = unicodedata.digit(sign, None)
    if digit is not None:
        return str(digit)
    kind = unicodedata.category(sign)
    if kind in ("Cf", "Mn", "Me", "Cc") or (kind == "Cn" and _UNSEEN.match(sign)):
        return ""
    if kind == "Pd" or sign in "\u2212\u02d7\u2043\u207b\u208b\u2796\u2500\u2501\u30fc\uff70":
        return "-"
    if kind in ("Zs", "Zl", "Zp") or sign in "\u2800\u115f\u1160\u3164\uffa0":
        return " "
    return {
        "\uff0f": "/",
        "\u2044": "/",
        "\u2215": "/",
        "\uff0e": ".",
        "\u2024": ".",
        "\u00b7": ".",
        "\uff0b": "+",
        "\u2019": "'",
    }.get(sign, sign)
