"""What the words of a code are made of, for the modules that hold them."""

from __future__ import annotations

from dataclasses import dataclass


def N_(message: str) -> str:
    """Mark a message for translation without translating it here."""
    return message


@dataclass(frozen=True, slots=True)
class Message:
    """The words of one code: English msgids with `{name}` places for the problem's data."""

    what: str
    help: str
    why: str = ""
