"""What a person probably meant by what can't stand there: hours, days, numbers, rhythms, ids and words, as suggestions."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from datetime import date

from karlemose_model.reading.hints.danish_words import KEYS, MONTHS, ORDINALS, TRUTHS, UNITS, VALUES

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "é": "e", "è": "e"})
_AROUND = " \t\u00a0.,;:!?\"'“”„«»‘’`*()[]"
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_CLOCK = re.compile(r"(?:kl\.?|klokken|at)?\s*(\d{1,2})(?:\s*[.:,;h]\s*|(?<=\d)(?=\d\d$))?(\d\d)?\s*(am|pm)?")
_ISO = re.compile(r"(\d{4})\s*[-./–—]?\s*(\d{1,2})\s*[-./–—]?\s*(\d{1,2})")
_DANISH_DAY = re.compile(r"(\d{1,2})\s*[./–—-]\s*(\d{1,2})\s*[-./–—\s]\s*(\d{4}|\d{2})")
_DAY_IN_WORDS = re.compile(r"(?:[a-z]+\s+)?(?:d\.?\s*|den\s+)?(\d{1,2})\.?\s*([a-z]+)\.?\s*,?\s*(\d{4})")
_MONTH_FIRST = re.compile(r"(\d{1,2})\s*[./–—-]\s*(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-./–—m]?\s*(\d{1,2})")
_MONTH_IN_WORDS = re.compile(r"([a-z]+)\.?\s*,?\s*(\d{4})")
_NUMBER = re.compile(r"([-+]?)(\d{1,15}|\d{1,3}(?:[ .]\d{3})+)(,\d{1,9})?\s*(?:%|[a-z]+\.?)?(?:\s+[a-z]+\.?)*")
_POINT = re.compile(r"([-+]?\d{1,15}\.\d{1,9})\s*(?:%|[a-z]+\.?)?")
_RHYTHM = re.compile(
    r"(?:(?:1|en|een) gang (?:om|hver|i|pr\.?) ?)?(?:hver(?:t)?|every|each|om|pr\.?|per)?\s*(\d{1,2}|[a-z]+)?\.?\s+([a-z]+)"
)
_BETWEEN = re.compile(r"[;,/&]| og | and ")
_FORTNIGHT = 14
_LONGEST = 200
_MOST_COMPARED = 50_000
"""Of so many pairs of signs: a word of 25 among 100 of 20. To compare more takes long, and no person needs it."""


def plain(text: str) -> str:
    """The text in the form of the tables: no capitals, no signs around it, ae, oe and aa."""
    return _SPACES.sub(" ", text[:_LONGEST].strip(_AROUND).lower().translate(_LETTERS))


def key(said: str, allowed: Collection[str]) -> str:
    """The key that was meant, if it can stand there: the same but for capitals, a Danish word, or one letter off."""
    return _word(said, allowed, KEYS) or _near(said, allowed)


def known_key(said: str, allowed: Collection[str]) -> str:
    """The same without guessing at spelling."""
    return _word(said, allowed, KEYS)


def choice(said: str, choices: Collection[str]) -> str:
    """The value that was meant, if it is one of those that can stand there; or several, with commas."""
    parts = [_word(part, choices, VALUES) for part in _BETWEEN.split(said[:_LONGEST])]
    if len(parts) > 1 and all(parts):
        return ", ".join(parts)
    return _word(said, choices, VALUES) or _near(said, choices)


def _word(said: str, allowed: Collection[str], danish: Mapping[str, tuple[str, ...]]) -> str:
    word = plain(said)
    for form in (word, word.replace(" ", "_"), word.replace(" ", "-"), word.replace("-", "_")):
        if form in allowed:
            return form
    return next((english for english in danish.get(word.replace("_", " "), ()) if english in allowed), "")


def _near(said: str, allowed: Collection[str]) -> str:
    return nearest(plain(said), allowed)


def nearest(said: str, known: Collection[str], cutoff: float = 0.6) -> str:
    """The known word that looks most like what was said; an empty text if none does, or there are too many to look at."""
    if len(said) * sum(map(len, known)) > _MOST_COMPARED:
        return ""
    near = difflib.get_close_matches(said, known, n=1, cutoff=cutoff)
    return near[0] if near else ""


def truth(said: str) -> str:
    """`true` or `false` for a yes or no."""
    return TRUTHS.get(plain(said), "")


def slug(said: str) -> str:
    """An id made of a name: Sønder Høj gives soender-hoej. Empty when nothing of it can be one."""
    words = re.findall(r"[a-z0-9]+", plain(said))
    return "-".join(words)[:60].rstrip("-") if words and words[0][0].isalpha() else ""


def clock(said: str) -> str:
    """The hour as 09:30 for `kl. 9`, `9.30`, `930`; empty when it is none."""
    match = _CLOCK.fullmatch(said[:_LONGEST].strip(_AROUND).lower())
    if match is None:
        return ""
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3] and not 1 <= hour <= 12:
        return ""
    hour = hour % 12 + (12 if match[3] == "pm" else 0) if match[3] else hour
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def day(said: str) -> str:
    """The day as 2026-12-03 for `3.12.2026`, `3/12-26`, `3. december 2026`; empty when it is none, or might be two."""
    text = plain(said)
    if match := _ISO.fullmatch(text):
        year, month, number = (int(part) for part in match.groups())
        return _in_calendar(year, month, number) or _in_calendar(year, number, month)
    if match := _DANISH_DAY.fullmatch(text):
        number, month, year = (int(part) for part in match.groups())
        if re.fullmatch(r"\d\d-\d\d-\d\d", text) and _in_calendar(2000 + number, month, year):
            # 27-01-04 is the 27th in a letter and the 4th in a file's name: nobody can tell.
            return ""
        return _in_calendar(year + 2000 if year < 100 else year, month, number)
    if match := _DAY_IN_WORDS.fullmatch(text):
        return _in_calendar(int(match[3]), MONTHS.get(match[2], 0), int(match[1]))
    return ""


def month(said: str) -> str:
    """The month as 2025-01 for `januar 2025`, `1/2025`, `2025-1`, `2025-01-15`; empty when it is none."""
    text = plain(said)
    if match := _MONTH_FIRST.fullmatch(text):
        return _in_calendar(int(match[2]), int(match[1]), 1)[:7]
    if match := _YEAR_FIRST.fullmatch(text):
        return _in_calendar(int(match[1]), int(match[2]), 1)[:7]
    if match := _MONTH_IN_WORDS.fullmatch(text):
        return _in_calendar(int(match[2]), MONTHS.get(match[1], 0), 1)[:7]
    return day(said)[:7]


def _in_calendar(year: int, month: int, number: int) -> str:
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return ""


def number(said: str, *, whole: bool = False) -> str:
    """The number as YAML writes it for `12,5`, `1 550` and `90 %`; empty for what can be read in two ways."""
    text = plain(said)
    if match := _POINT.fullmatch(text):
        digits = match[1]
        return "" if whole or re.fullmatch(r"[-+]?[1-9]\d{0,2}\.\d{3}", digits) else digits
    match = _NUMBER.fullmatch(text)
    if match is None or (match[3] and (whole or re.fullmatch(r",\d{3}", match[3]))):
        return ""
    return f"{match[1]}{re.sub('[ .]', '', match[2])}{(match[3] or '').replace(',', '.')}"


def which(said: str) -> str:
    """Which such weekday of the month, as a number: `-1` for the last, `2` for `anden` and `2.`; empty when it is none."""
    text = plain(said)
    if text in ("sidste", "last", "den sidste"):
        return "-1"
    count = ORDINALS.get(text) or {"forste": 1, "foerste": 1, "first": 1}.get(text, 0)
    return str(count) if 1 <= count <= 4 else ""


def several(said: str) -> str:
    """The list as YAML writes it for `28-30` and `28; 29`; empty when it is none."""
    if match := re.fullmatch(r"(?:uge )?(\d{1,2}) ?[-–] ?(\d{1,2})", plain(said)):
        first, last = int(match[1]), int(match[2])
        return f"[{', '.join(map(str, range(first, last + 1)))}]" if first < last else ""
    parts = [part.strip() for part in said.replace(";", ",").split(",")]
    return f"[{', '.join(parts)}]" if len(parts) > 1 else ""


def rhythm(said: str) -> str:
    """How often, as `2 weeks` for `hver anden uge` and `hver 14. dag`; empty when it is no rhythm of a playbook."""
    text = plain(said)
    if text in UNITS:
        return UNITS[text]
    if text in ("hveranden uge", "fortnightly", "14-dages", "biweekly"):
        return "2 weeks"
    match = _RHYTHM.fullmatch(text) or _RHYTHM.fullmatch(f" {text}")
    if match is None or match[2] not in UNITS:
        return ""
    unit, often = UNITS[match[2]], match[1] or "1"
    count = int(often) if often.isdigit() else ORDINALS.get(often, 1 if often in ("hver", "hvert", "en", "et") else 0)
    if unit == "day" and count % 7 == 0:
        unit, count = "week", count // 7
    if count < 1 or count > _FORTNIGHT:
        return ""
    return unit if count == 1 else f"{count} {unit}s"


def known_value(said: str, choices: Collection[str]) -> str:
    """The value that was meant, without guessing at spelling."""
    return _word(said, choices, VALUES)


def as_written(value: object, length: int, *, hour: bool = False) -> str:
    """A number as the person wrote it in so many characters: 9.30 is read as 9.3, an hour of 0930 as 930."""
    text = str(value)
    if isinstance(value, bool):
        return text.lower()
    if isinstance(value, float):
        forms = [f"{value:.{places}f}" for places in ((2,) if hour else range(1, 7))]
        padded = [form.zfill(length) if hour else form for form in forms]
        return next((form for form in padded if len(form) == length and float(form) == value), text)
    return text.zfill(length) if hour and isinstance(value, int) and length <= len("0930") else text
