"""Denmark's municipalities and police districts, and which of them somebody means, for the questions of `karlemose new`."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_DATA = Path(__file__).resolve().parent / "denmark.yml"
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
# What every name ends with says nothing about which one is meant.
_ENDING = re.compile(r" (regionskommune|kommune|politi|politikreds)$")


@dataclass(frozen=True, slots=True)
class Found:
    """What somebody may mean: `name` if it is one for certain, else the names that come near, best first."""

    name: str = ""
    near: tuple[str, ...] = ()


@cache
def municipalities() -> tuple[str, ...]:
    """The 98 municipalities of Denmark by their official names, in Danish order."""
    return tuple(sorted((name for names in _districts().values() for name in names), key=danish_order))


@cache
def police_districts() -> tuple[str, ...]:
    """The 12 police districts of Denmark, in Danish order."""
    return tuple(sorted(_districts(), key=danish_order))


def district_of(municipality: str) -> str:
    """The police district that a municipality of `municipalities()` belongs to; empty for any other name."""
    return next((district for district, names in _districts().items() if municipality in names), "")


def find(written: str, names: tuple[str, ...]) -> Found:
    """Which of the names is meant: with or without Kommune or Politi, in any case, `koege` for Køge; else what comes near."""
    key = _folded(written)
    if not key:
        return Found()
    keys = {name: _folded(name) for name in names}
    for name, other in keys.items():
        # København is the town of Københavns Kommune.
        if other in (key, f"{key}s"):
            return Found(name)
    begin = tuple(name for name, other in keys.items() if other.startswith(key))
    if begin:
        return Found(near=begin)
    by_key = {other: name for name, other in keys.items()}
    within = tuple(name for name, other in keys.items() if len(key) > 2 and key in other)
    close = difflib.get_close_matches(key, by_key, n=3, cutoff=0.7)
    return Found(near=tuple(dict.fromkeys([*within, *(by_key[other] for other in close)])))


def danish_order(name: str) -> tuple[int, ...]:
    """The key that sorts names as Danish does: æ, ø and å after z, and aa as å."""
    letters = name.lower().replace("aa", "å")
    return tuple(_LETTERS.find(letter) for letter in letters)


def _folded(name: str) -> str:
    plain = " ".join(re.sub(r"[-\s]+", " ", name.casefold()).split())
    for letter, spelled in (("æ", "ae"), ("ø", "oe"), ("å", "aa")):
        plain = plain.replace(letter, spelled)
    return _ENDING.sub("", plain)


@cache
def _data() -> dict[str, Any]:
    data = yaml.safe_load(_DATA.read_text("utf-8"))
    assert isinstance(data, dict)
    return data


def _districts() -> dict[str, list[str]]:
    districts: dict[str, list[str]] = _data()["districts"]
    return districts
