"""How well CPR numbers are found: more than 100,000 strings, made here from a seed, with a number in every disguise and without one.

`python -m tests.trials.cpr` writes docs/assets/trials/cpr.json; the quick tests ask for the same figures. All numbers are
nobody's: their birth dates lie ahead by the century table.
"""

from __future__ import annotations

import hashlib
import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from karlemose_model.privacy import cpr_like

SEED = 20171206
OF_EACH_DISGUISE = 2_200
OF_EACH_FRIEND = 2_200
AHEAD = date(2026, 11, 27)
"""The first day of birth that a sample may have: the day after the one that the tests look from."""

Chance = random.Random
Disguise = Callable[[str, Chance], str]
Friend = Callable[[Chance], str]

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\ufe58"
BLANKS = " \u00a0\u2000\u2002\u2003\u2007\u2009\u200a\u202f\u205f\u3000"
UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u180e\ufe0f"
BIDI = "\u200e\u200f\u202a\u202c\u202d\u2066\u2069\u061c"
COMBINING = "\u0332\u0335\u0336\u0301\u20dd\u20e3"
WRITINGS = "\uff10\u0660\u06f0\u0966\u09e6\u0e50\U0001d7ce\U0001d7d8\U0001d7f6\u1040"
"""The nought of ten other writings; the nine other digits follow it."""


def number(chance: Chance) -> str:
    """Ten digits whose day of birth lies ahead by the century table, and so nobody's."""
    seventh = chance.choice("456789")
    last = date(2036 if seventh in "49" else 2057, 12, 31)
    born = AHEAD + timedelta(days=chance.randrange((last - AHEAD).days + 1))
    return f"{born:%d%m%y}{seventh}{chance.randrange(1000):03}"


def _written(digits: str, chance: Chance) -> str:
    """In one of the ways in which people write it."""
    return digits[:6] + chance.choice(("-", "", " ")) + digits[6:]


def _strewn(text: str, signs: str, chance: Chance) -> str:
    """The text with one to three of the signs after some of its own, and at least one between two digits."""
    out = [sign + "".join(chance.choices(signs, k=chance.randrange(3))) for sign in text]
    at = chance.randrange(len(out) - 1)
    out[at] += chance.choice(signs)
    return "".join(out).rstrip(signs)


def _other_digits(digits: str, chance: Chance) -> str:
    nought = ord(chance.choice(WRITINGS))
    return "".join(chr(nought + int(sign)) if sign.isdecimal() else sign for sign in _written(digits, chance))


def _pairs(digits: str, between: str, before: str) -> str:
    return between.join((digits[:2], digits[2:4], digits[4:6])) + before + digits[6:]


def _small_digits(digits: str, chance: Chance) -> str:
    raised_or_lowered = chance.choice(("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "₀₁₂₃₄₅₆₇₈₉₋"))
    return _written(digits, chance).translate(str.maketrans("0123456789-", raised_or_lowered))


def _all_pairs(digits: str, between: str) -> str:
    return between.join(digits[at : at + 2] for at in range(0, 10, 2))


RARE_MARKS = (
    "+", "=", "#", " & ", "'", "''", "*", "->", " -> ", " => ", "\u2192", " \u2192 ", " \u2022 ", "\u2026", " ... ", "....", "----", " ---- ",
    "\u2796", "\u2500", "\u30fc", "\\", "!", "?", "~", "^", "\u00bb-", "\u00b0", "._.",
)  # fmt: skip
_MONTHS = (
    ("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"),
    ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
)  # fmt: skip


def _figure(digits: str, chance: Chance) -> str:
    """As a page writes a number, and so without a nought in front: such a one is written otherwise."""
    mark = chance.choice((".", ",", " ", "\u00a0", "\u202f", "'", "\u2019"))
    if digits.startswith("0"):
        return _written(digits, chance)
    return mark.join((digits[0], digits[1:4], digits[4:7], digits[7:])) + chance.choice(("", " kr.", " DKK"))


def _named_month(digits: str, chance: Chance) -> str:
    month = chance.choice(_MONTHS)[int(digits[2:4]) - 1]
    month = chance.choice((month, f"{month[:3]}.", month[:3]))
    year = chance.choice(("20", "")) + digits[4:6]
    return f"{chance.choice((digits[:2], str(int(digits[:2]))))}{chance.choice(('. ', ' '))}{month} {year}{chance.choice(('-', ' - ', '/'))}{digits[6:]}"


DISGUISES: dict[str, Disguise] = {
    "hyphen": lambda digits, chance: f"{digits[:6]}-{digits[6:]}",
    "nothing between": lambda digits, chance: digits,
    "space": lambda digits, chance: f"{digits[:6]} {digits[6:]}",
    "hyphen and spaces": lambda digits, chance: f"{digits[:6]} - {digits[6:]}",
    "other dashes": lambda digits, chance: digits[:6] + chance.choice(DASHES) + digits[6:],
    "other blanks": lambda digits, chance: digits[:6] + chance.choice(BLANKS) + digits[6:],
    "slash, dot or underscore": lambda digits, chance: digits[:6] + chance.choice("/._") + digits[6:],
    "tab": lambda digits, chance: f"{digits[:6]}\t{digits[6:]}",
    "pairs with spaces": lambda digits, chance: _pairs(digits, " ", chance.choice(("-", " ", " - "))),
    "pairs with marks": lambda digits, chance: _pairs(digits, chance.choice(".-/"), chance.choice(("-", " - "))),
    "all five pairs with spaces": lambda digits, chance: _all_pairs(digits, chance.choice((" ", "  ", "\u00a0", "\u202f"))),
    "all five pairs with marks": lambda digits, chance: _all_pairs(digits, chance.choice(("-", ".", "/", " - ", ". ", "\u2013"))),
    "pairs with different marks": lambda digits, chance: chance.choice(
        ("{}/{}-{}-{}", "{}/{} {}-{}", "{}/{}-{} {}", "{}. {}. {} - {}", "{}.{}. {}-{}", "{} / {} - {} - {}")
    ).format(digits[:2], digits[2:4], digits[4:6], digits[6:]),
    "pairs with hyphens and a space": lambda digits, chance: _pairs(digits, "-", " "),
    "day and month together": lambda digits, chance: f"{digits[:4]} {digits[4:6]}{chance.choice((' ', '-', ' - '))}{digits[6:]}",
    "in parentheses": lambda digits, chance: chance.choice(("{} ({})", "({}) {}", "({})-({})", "{}({})", "{} [{}]")).format(digits[:6], digits[6:]),
    "two hyphens": lambda digits, chance: digits[:6] + chance.choice(("--", " -- ", "- -")) + digits[6:],
    "colon, comma or semicolon": lambda digits, chance: digits[:6] + chance.choice((":", ": ", " : ", ",", ", ", ";", "; ")) + digits[6:],
    "many blanks": lambda digits, chance: digits[:6] + chance.choice(" \t") * chance.randrange(2, 9) + digits[6:],
    "last four in pairs": lambda digits, chance: f"{digits[:6]}{chance.choice(('-', ' - '))}{digits[6:8]} {digits[8:]}",
    "cells of a page's table": lambda digits, chance: digits[:6] + chance.choice(("|", " | ", "    |    ")) + digits[6:],
    "whole year": lambda digits, chance: f"{digits[:4]}20{digits[4:6]}{chance.choice(('-', '', ' - '))}{digits[6:]}",
    "whole year in pairs": lambda digits, chance: chance.choice(".-/").join((digits[:2], digits[2:4], f"20{digits[4:6]}")) + "-" + digits[6:],
    "a box for each digit": lambda digits, chance: " ".join(digits[:6]) + chance.choice((" ", " - ")) + " ".join(digits[6:]),
    "full-width and other digits": _other_digits,
    "superscripts and subscripts": _small_digits,
    "invisible signs": lambda digits, chance: _strewn(_written(digits, chance), UNSEEN, chance),
    "marks of direction": lambda digits, chance: _strewn(_written(digits, chance), BIDI, chance),
    "marks over digits": lambda digits, chance: _strewn(_written(digits, chance), COMBINING, chance),
    "Markdown": lambda digits, chance: chance.choice(
        ("{}**-**{}", "**{}**-{}", "{}-*{}*", "`{}`-`{}`", "{}__-__{}", "~~{}~~ {}")
    ).format(digits[:6], digits[6:]),
    "over two lines": lambda digits, chance: digits[:6] + "-" + chance.choice(("\n", "\r\n", "\n    ", "\n# ", "\n> ")) + digits[6:],
    "figure with thousands marks": _figure,
    "parted once": lambda digits, chance: chance.choice(
        ("{0} {1}{2}-{3}", "{0}/{1}{2}-{3}", "{0}{1}-{2}-{3}", "{0}{1}/{2}-{3}", "{0}{1}/{2} - {3}")
    ).format(digits[:2], digits[2:4], digits[4:6], digits[6:]),
    "parted as an amount is": lambda digits, chance: chance.choice(
        (f"{digits[:3]} {digits[3:6]}-{digits[6:]}", f"{digits[:6]}-{digits[6]} {digits[7:]}", f"{digits[:6]} - {digits[6]} {digits[7:]}")
    ),
    "pairs with two blanks or tabs": lambda digits, chance: chance.choice(
        (_pairs(digits, "  ", "-"), _pairs(digits, "  ", " "), _pairs(digits, "  ", "  "), _pairs(digits, "\t", "\t"), _pairs(digits, "\t", "-"))
    ),
    "pairs and four with another mark": lambda digits, chance: chance.choice(
        ("{}-{}-{}, {}", "{}-{}-{} ({})", "({}-{}-{}) {}", "{}.{}.{} -- {}", "{}-{}-{}_{}", "{}_{}_{}-{}", "{}_{}_{}_{}", "{}/{}/{} \u2013 {}", "{}-{}-{} / {}")
    ).format(digits[:2], digits[2:4], digits[4:6], digits[6:]),
    "pairs and four with points": lambda digits, chance: f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}.{digits[6:]}",
    "the month's name": _named_month,
    "rare marks": lambda digits, chance: digits[:6] + chance.choice(RARE_MARKS) + digits[6:],
    "signs that are not given yet": lambda digits, chance: _strewn(_written(digits, chance), "\u2065\ufff0\ufff8\U000e0002", chance),
    "all at once": lambda digits, chance: _strewn(_other_digits(digits, chance), UNSEEN + BIDI, chance),
}  # fmt: skip
"""How a number is written, each way with its name."""

PLACES = (
    "{}", "Borger {} har klaget.", "Se sagen på {}, som politiet kender.", "CPR: {}", "CPR{}", "cpr-nr.{}.", "({})", "“{}”", "{}, {}x",
    "Ask about {} at the next meeting.", "The boy ({}) was seen by the car park on 3 December 2026.", "Ring til 12 34 56 78 om {}!",
    "# {}", "note: {} # ring", "{}: {{da: x}}", "'{}': x", "- {}", "records/meetings/{}.yml", "docs/da/sag-{}-b.md", "mentees,2026-10,1,1,x,,{}",
    "a;{};2026", '"{}","x"', "x\t{}\ty", "<td>{}</td>", "https://example.org/?cpr={}&x=1", "[{}](side.md)", "| {} | 3 |", "{{{{ '{}' }}}}",
    "den 31.12.2026 kl. 13.30: {}", "2026-12-03 {}", "1. {}", "*{}*", "FRA:{};TIL:x", "Æ{}Å", "sag nr. 2012-216-0075, {}", "{}\n", "\n\n{}\n\n",
)  # fmt: skip
"""Where a number stands: in sentences, keys, comments, names of files, cells, addresses."""


def _digits(chance: Chance, count: int) -> str:
    return "".join(chance.choices("0123456789", k=count))


def _grouped(digits: str, sizes: tuple[int, ...], between: str) -> str:
    out, at = [], 0
    for size in sizes:
        out.append(digits[at : at + size])
        at += size
    return between.join(out)


def _day(chance: Chance) -> date:
    return date(1990, 1, 1) + timedelta(days=chance.randrange(24_000))


def _phone(chance: Chance) -> str:
    eight = chance.choice("2345678") + _digits(chance, 7)
    written = chance.choice((eight, _grouped(eight, (2, 2, 2, 2), " "), _grouped(eight, (4, 4), " ")))
    return chance.choice(("+45 {}", "+45{}", "0045 {}", "tlf. {}", "{}", "(+45) {}", "tel:+45{}")).format(written)


def _foreign_phone(chance: Chance) -> str:
    return chance.choice((
        f"+46 {_grouped(_digits(chance, 9), (2, 3, 2, 2), ' ')}", f"+49 {_grouped(_digits(chance, 10), (3, 7), ' ')}",
        f"+1 {_grouped(_digits(chance, 10), (3, 3, 4), '-')}", f"+31{_digits(chance, 9)}", f"+44 {_grouped(_digits(chance, 10), (4, 6), ' ')}",
    ))  # fmt: skip


def _cvr(chance: Chance) -> str:
    eight = chance.choice("123") + _digits(chance, 7)
    written = chance.choice((eight, _grouped(eight, (2, 2, 2, 2), " "), _grouped(eight, (4, 4), " ")))
    return chance.choice(("CVR {}", "CVR-nr. {}", "CVR: {}", "DK{}", "{}")).format(written)


def _case_number(chance: Chance) -> str:
    year = str(chance.randrange(2008, 2030))
    return chance.choice((
        f"{year}-{_digits(chance, 3)}-{_digits(chance, 4)}", f"{year[2:]}/{_digits(chance, 6)}", f"{year}-{_digits(chance, 6)}",
        f"{_digits(chance, 4)}-{_digits(chance, 5)}-{_digits(chance, 5)}-{year[2:]}", f"{year} - {_digits(chance, 5)}",
        f"27.{chance.randrange(20):02}.{chance.randrange(20):02}-G01-{chance.randrange(1, 99)}-{year[2:]}", f"S{year}{_digits(chance, 7)}",
    ))  # fmt: skip


def _iso(chance: Chance) -> str:
    day, hour, minute = _day(chance), chance.randrange(24), chance.randrange(60)
    return chance.choice((
        f"{day:%Y-%m-%d}", f"{day:%Y-%m-%d} {hour:02}{minute:02}", f"{day:%Y-%m-%d}T{hour:02}:{minute:02}:00Z", f"{day:%Y%m%d}T{hour:02}{minute:02}00",
        f"{day:%Y%m%d%H%M%S}", f"{day:%Y-%m-%d}--{_day(chance):%Y-%m-%d}", f"{day:%Y%m%d}-{hour:02}{minute:02}",
    ))  # fmt: skip


def _danish_day(chance: Chance) -> str:
    day, hour, minute = _day(chance), chance.randrange(24), chance.randrange(60)
    return chance.choice((
        f"{day:%d.%m.%Y} kl. {hour:02}.{minute:02}", f"{day:%d.%m.%y} {hour:02}{minute:02}", f"{day:%d-%m-%Y} {hour:02}:{minute:02}",
        f"{day:%d/%m/%y} {hour:02}{minute:02}", f"{day:%d/%m/%Y} {hour:02}{minute:02}", f"{day:%d.%m.%y}: {chance.randrange(1000, 9999)} kr.", f"{day:%d.%m.%y} {chance.randrange(1000, 9999)} kr.",
        f"{day:%d.%m.%Y}-{_day(chance):%d.%m.%Y}", f"{day:%d.%m}-{_day(chance):%d.%m.%Y}",
    ))  # fmt: skip


def _amount(chance: Chance) -> str:
    kroner = chance.randrange(1_000, 900_000_000)
    danish = f"{kroner:,}".replace(",", ".")
    return chance.choice((f"{danish} kr.", f"{danish},{_digits(chance, 2)}", f"{kroner}", f"{kroner}.00", f"DKK {kroner:,}", f"{kroner / 1e6:.1f} mio. kr."))  # fmt: skip


def _account(chance: Chance) -> str:
    register, ten = chance.choice("0123456789") + _digits(chance, 3), _digits(chance, 10)
    return chance.choice((f"{register} {ten}", f"{register}-{ten}", f"reg. {register} konto {ten}", f"{register}{ten}"))


def _iban(chance: Chance) -> str:
    sixteen = _digits(chance, 16)
    return chance.choice((f"DK{sixteen}", f"DK{_grouped(sixteen, (2, 4, 4, 4, 2), ' ')}"))


def _path(chance: Chance) -> str:
    steps = " ".join(
        f"{chance.choice('MLHVCSQAa')}{' '.join(str(round(chance.uniform(0, 900), chance.randrange(3))) for _ in range(chance.randrange(1, 7)))}"
        for _ in range(6)
    )
    return f'<path d="{steps}"/>'


def _hash(chance: Chance) -> str:
    make = chance.choice((hashlib.md5, hashlib.sha1, hashlib.sha256))
    return make(_digits(chance, 20).encode(), usedforsecurity=False).hexdigest()


def _url(chance: Chance) -> str:
    return chance.choice((
        f"https://example.org/artikel/{_digits(chance, chance.randrange(5, 10))}", f"https://www.ft.dk/samling/20{_digits(chance, 3)}/almdel/bilag/{_digits(chance, 3)}/{_digits(chance, 7)}/index.htm",
        f"https://example.org/{_day(chance):%Y/%m/%d}/{_digits(chance, 6)}.html", f"https://example.org/?id={_hash(chance)[:16]}",
    ))  # fmt: skip


def _decimal(chance: Chance) -> str:
    return chance.choice((f"{chance.random():.10f}", f"{chance.uniform(0, 100):.{chance.randrange(1, 16)}f}", f"{chance.uniform(54, 58):.10f}, {chance.uniform(8, 13):.10f}", f"{chance.random()}"))  # fmt: skip


def _two_digits(chance: Chance, fewest: int, most: int) -> list[str]:
    return [f"{chance.randrange(100):02}" for _each in range(chance.randrange(fewest, most + 1))]


def _phones_in_pairs(chance: Chance) -> str:
    one, other = (_grouped(chance.choice("2345678") + _digits(chance, 7), (2, 2, 2, 2), " ") for _each in range(2))
    return chance.choice(
        (
            f"{one} {other}",
            f"{one}, {other}",
            f"{one} / {other}",
            f"+45 {one}",
            f"0045 {one}",
            f"45 {one}",
            f"{one} lokal {other[:2]}",
        )
    )


def _five_pairs_abroad(chance: Chance) -> str:
    return chance.choice(" .-").join(("0" + chance.choice("123456789"), *(_digits(chance, 2) for _each in range(4))))


def _account_in_pairs(chance: Chance) -> str:
    register, pairs = (
        chance.choice("0123456789") + _digits(chance, 3),
        _grouped(_digits(chance, 10), (2, 2, 2, 2, 2), " "),
    )
    return chance.choice((f"{register} {pairs}", f"{register}-{pairs}", f"reg. {register} konto {pairs}"))


def _day_and_hour_in_pairs(chance: Chance) -> str:
    day, clock = _day(chance), f"{chance.randrange(24):02}-{chance.randrange(60):02}"
    return chance.choice(
        (
            f"{day:%d-%m-%y}-{clock}",
            f"{day:%y-%m-%d}-{clock}",
            f"{day:%d-%m-%y}-{clock}-00",
            f"{day:%Y-%m-%d}-{clock}",
            f"{day:%d-%m-%Y}-{clock}",
        )
    )


def _counted(chance: Chance) -> str:
    first = chance.randrange(1, 90)
    return chance.choice((" ", "-", ".")).join(f"{one:02}" for one in range(first, first + chance.randrange(5, 9)))


def _thousands(chance: Chance) -> str:
    """An amount of thousands to billions, the larger the rarer."""
    digits = str(chance.randrange(1, 10)) + _digits(chance, chance.choice((3, 4, 5, 6, 7, 8, 9, 10, 11)))
    grouped = f"{int(digits):,}".replace(",", chance.choice((".", ",", " ", "\u00a0", "'")))
    return chance.choice(("{} kr.", "kr. {}", "{}", "{},00", "DKK {}", "{} indbyggere")).format(grouped)


def _coordinates(chance: Chance) -> str:
    east, north = chance.randrange(440_000, 900_000), chance.randrange(6_050_000, 6_400_000)
    return chance.choice((
        f"{east}, {north}", f"E {east} N {north}", f"{chance.uniform(54, 58):.6f}, {chance.uniform(8, 13):.6f}", f"{chance.uniform(54, 58):.4f},{chance.uniform(8, 13):.4f}",
        f"{chance.randrange(54, 58)}°{chance.randrange(60):02}'{chance.randrange(60):02}.{_digits(chance, 1)}\"N {chance.randrange(8, 13):02}°{chance.randrange(60):02}'{chance.randrange(60):02}\"E",
    ))  # fmt: skip


def _hours(chance: Chance) -> str:
    day = _day(chance)
    one, other = (f"{chance.randrange(24):02}{chance.choice(('00', '15', '30', '45'))}" for _each in range(2))
    dotted = f"{one[:2]}.{one[2:]}"
    return chance.choice((
        f"{day:%d/%m} {one}-{other}", f"{day:%d} {one}-{other}", f"{one}-{other}", f"{dotted}-{other[:2]}.{other[2:]}", f"{day:%d.%m.%y} kl. {one}",
        f"{day:%d.%m.%y} ({one})", f"{day:%d.%m.%y}, {one}-{other}", f"{one[:2]}:{one[2:]}:{chance.randrange(60):02}.{_digits(chance, 3)}",
    ))  # fmt: skip


def _named_day(chance: Chance) -> str:
    day, month = _day(chance), chance.choice(_MONTHS)
    named = f"{day.day}. {month[day.month - 1]} {day.year}"
    return chance.choice((
        f"{named} {chance.randrange(1000, 9999)}", f"{named}: {chance.randrange(1000, 9999)} kr.", f"{named}-{day.year + 1}", f"{named} - {day.year + 1}",
        f"{day.day}. {month[day.month - 1]}-{named}", f"{named} ({chance.randrange(1000, 9999)})", f"{named}, {chance.randrange(1000, 9999)} personer",
    ))  # fmt: skip


def _day_and_count(chance: Chance) -> str:
    day, count = _day(chance), chance.randrange(1000, 9999)
    return chance.choice((
        f"| {day:%d-%m-%y} | {count} |", f"{day:%d-%m-%y},{count}", f"{day:%d-%m-%y}: {count}", f"{day:%d-%m-%y}. {count} personer", f"{day:%d.%m.%y} ({count})",
        f"{day:%d-%m-%y}, {count} kr.", f"{day:%d/%m/%y}, {count}", f"{day:%d-%m-%y}\t{count}", f'"{day:%d-%m-%y}","{count}"',
    ))  # fmt: skip


def _school_years(chance: Chance) -> str:
    first = chance.randrange(2000, 2030)
    return chance.choice(
        (
            f"{first}/{(first + 1) % 100:02}-{first + 1}/{(first + 2) % 100:02}",
            f"{first}-{(first + 1) % 100:02} - {first + 2}",
            f"{first}/{(first + 1) % 100:02}-{first + 2}",
        )
    )


FRIENDS: dict[str, Friend] = {
    "telephone": _phone,
    "foreign telephone": _foreign_phone,
    "telephone numbers in pairs": _phones_in_pairs,
    "foreign telephone in five pairs": _five_pairs_abroad,
    "CVR": _cvr,
    "P number": lambda chance: f"P-nummer 10{_digits(chance, 8)}",
    "case number": _case_number,
    "ISO day and hour": _iso,
    "Danish day and hour": _danish_day,
    "amount": _amount,
    "amount with thousands marks": _thousands,
    "coordinates": _coordinates,
    "hours from and to": _hours,
    "day with the month's name": _named_day,
    "day and count": _day_and_count,
    "school years": _school_years,
    "American telephone": lambda chance: chance.choice(("+1 {} {}-{}", "+1 ({}) {}-{}", "+1-{}-{}-{}")).format(_digits(chance, 3), _digits(chance, 3), _digits(chance, 4)),
    "small counts over tabs": lambda chance: "\t".join(str(chance.choice((chance.randrange(100), chance.randrange(3000)))) for _ in range(chance.randrange(4, 9))),
    "account": _account,
    "account in pairs": _account_in_pairs,
    "scores": lambda chance: chance.choice((" ", "-", " - ", ", ")).join(str(chance.randrange(21)) for _each in range(chance.randrange(2, 5))),
    "counting": _counted,
    "long row of two-digit numbers": lambda chance: chance.choice((" ", "-", ".", ", ")).join(_two_digits(chance, 6, 12)),
    "five two-digit numbers": lambda chance: chance.choice((" ", "-", ".")).join(_two_digits(chance, 5, 5)),
    "day and hour in pairs": _day_and_hour_in_pairs,
    "IBAN": _iban,
    "EAN": lambda chance: f"EAN {chance.choice(('5798', '5701'))}{_digits(chance, 9)}",
    "ISBN": lambda chance: chance.choice((f"978-87-{_digits(chance, 4)}-{_digits(chance, 3)}-{_digits(chance, 1)}", f"87-{_digits(chance, 4)}-{_digits(chance, 3)}-X")),
    "long row of digits": lambda chance: _digits(chance, chance.randrange(11, 40)),
    "fraction": _decimal,
    "hash": _hash,
    "UUID": lambda chance: str(uuid.UUID(int=chance.getrandbits(128))),
    "address of a page": _url,
    "moment in seconds": lambda chance: str(chance.randrange(1_500_000_000, 1_800_000_000)),
    "counts in a table": lambda chance: "\t".join(str(chance.randrange(0, 3000)) for _ in range(8)),
    "years and counts": lambda chance: f"{chance.randrange(1990, 2030)}-{chance.randrange(1990, 2030)}: {chance.randrange(10_000)} of {chance.randrange(100_000)}",
    "version": lambda chance: f"{chance.randrange(30)}.{chance.randrange(30)}.{chance.randrange(30)}.{_digits(chance, 4)}",
    "IP address": lambda chance: ".".join(str(chance.randrange(256)) for _ in range(4)),
    "plate": lambda chance: f"{chance.choice('ABCDE')}{chance.choice('FGHJK')} {_digits(chance, 2)} {_digits(chance, 3)}",
    "picture": _path,
    "ten digits": lambda chance: _digits(chance, 10),
    "six and four digits": lambda chance: f"{_digits(chance, 6)}-{_digits(chance, 4)}",
}  # fmt: skip
"""What looks alike and is none. The last two are digits by chance: one in thirty of them is a day, and no detector can tell."""
NOBODY_CAN_TELL = (
    "ten digits", "six and four digits", "account", "P number", "moment in seconds", "account in pairs", "five two-digit numbers",
    "foreign telephone in five pairs", "day and hour in pairs",
)  # fmt: skip
"""False friends that have the very shape: ten digits, of which some are a day."""


@dataclass
class Found:
    """What was found in the corpus: of each disguise how many numbers, of each false friend how many false alarms."""

    numbers: dict[str, int] = field(default_factory=dict)
    alarms: dict[str, int] = field(default_factory=dict)
    texts: int = 0

    @property
    def missed(self) -> int:
        """The numbers that were not found."""
        return len(DISGUISES) * OF_EACH_DISGUISE - sum(self.numbers.values())

    @property
    def figures(self) -> dict[str, int | float | str]:
        """The figures as they are kept: recall and precision in per cent, then each kind."""
        there = len(DISGUISES) * OF_EACH_DISGUISE
        right, wrong = sum(self.numbers.values()), sum(self.alarms.values())
        by_chance = sum(self.alarms[kind] for kind in NOBODY_CAN_TELL)
        return {
            "recall": round(100 * right / there, 3),
            "precision": round(100 * right / (right + wrong), 3),
            "precision without ten digits by chance": round(100 * right / (right + wrong - by_chance), 3),
            **{f"found: {kind}": f"{count} / {OF_EACH_DISGUISE}" for kind, count in self.numbers.items()},
            **{f"false alarms: {kind}": f"{count} / {OF_EACH_FRIEND}" for kind, count in self.alarms.items()},
        }


def searched() -> Found:
    """The corpus, made and searched."""
    chance, found = random.Random(SEED), Found()
    for kind, disguise in DISGUISES.items():
        found.numbers[kind] = 0
        for _each in range(OF_EACH_DISGUISE):
            digits = number(chance)
            text = chance.choice(PLACES).replace("{}", disguise(digits, chance), 1).replace("{}", "x")
            found.numbers[kind] += digits in {one.digits for one in cpr_like(text)}
            found.texts += 1
    for kind, friend in FRIENDS.items():
        found.alarms[kind] = 0
        for _each in range(OF_EACH_FRIEND):
            text = chance.choice(PLACES).replace("{}", friend(chance), 1).replace("{}", "x")
            found.alarms[kind] += any(True for _one in cpr_like(text))
            found.texts += 1
    return found


def main() -> None:
    """Search the corpus and keep the figures."""
    from tests.trials.results import write

    found = searched()
    write("cpr", runs=found.texts, found=found.missed, figures=found.figures)


if __name__ == "__main__":
    main()
