"""Texts that have a form of their own (a rhythm, a country, a web address …): which code says that one has not, and what was meant."""

from __future__ import annotations

import re
from collections.abc import Callable

from karlemose_model.reading.hints import meant
from karlemose_model.reading.origins import Loc
from karlemose_model.text import LANGUAGES


def pattern_problem(written: str, loc: Loc) -> tuple[str, dict[str, object]]:
    """The code for a text that is not in the form of its field, and the data that its words need."""
    name = next((key for key in reversed(loc) if isinstance(key, str)), "")
    code, guess = _FORMS.get(name, ("KM141", None))
    return code, {"key": written, "suggestion": guess(written) if guess else ""}


def _language(said: str) -> str:
    return meant.known_key(said, LANGUAGES)


def _country(said: str) -> str:
    word = meant.plain(said)
    return "DK" if word in ("danmark", "denmark") else word.upper() if re.fullmatch("[a-z]{2}", word) else ""


def _address(said: str) -> str:
    return f"https://{said}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", said) else ""


def _month_day(said: str) -> str:
    day = meant.day(f"{said.strip().rstrip('.')}.2024") or meant.day(f"{said} 2024")
    return day[5:]


def _path(said: str) -> str:
    words = [meant.plain(word) for word in re.split(r"[\s./>\\]+", said) if meant.plain(word)]
    return ".".join(words) if len(words) > 1 and all(re.fullmatch("[a-z0-9_-]+", word) for word in words) else ""


def _currency(said: str) -> str:
    word = meant.plain(said)
    known = {"kr": "DKK", "kroner": "DKK", "danske kroner": "DKK", "euro": "EUR", "pund": "GBP"}.get(
        word.rstrip("."), ""
    )
    return known or (word.upper() if re.fullmatch("[a-z]{3}", word) else "")


_FORMS: dict[str, tuple[str, Callable[[str], str] | None]] = {
    "id": ("KM143", meant.slug),
    "languages": ("KM142", _language),
    "every": ("KM144", meant.rhythm),
    "version": ("KM136", meant.number),
    "url": ("KM155", _address),
    "country": ("KM156", _country),
    "optional": ("KM157", _month_day),
    "each_year": ("KM157", _month_day),
    "code": ("KM158", str.upper),
    "component": ("KM159", _path),
    "core": ("KM159", _path),
    "currency": ("KM589", _currency),
    "removes": ("KM159", _path),
    "changes": ("KM159", _path),
}
