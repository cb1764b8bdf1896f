"""Runs the Typst that comes with the extra `office`: its own language to a file, in the fonts that come with the tool."""

from __future__ import annotations

import importlib
import re
from functools import cache
from threading import Lock
from typing import Any

from karlemose_model.exports.errors import MissingExtra, SignNotShown, ToolFailed
from karlemose_model.files import shipped

FONT = "Source Sans 3"

_NOT_SHOWN = re.compile("the text `(.{1,40}?)` could not be displayed")
_ONE_AT_A_TIME = Lock()


def run_typst(text: bytes, title: str, **settings: object) -> bytes:
    """What Typst makes of a text in its own language; `settings` are those of its `compile`.

    Raises MissingExtra, SignNotShown, and ToolFailed with what it said; the last two name the page by its title.
    """
    with _ONE_AT_A_TIME:
        compiler, failed = _compiler()
        try:
            made: bytes = compiler.compile(input=text, **settings)
        except failed as error:
            if found := _NOT_SHOWN.search(str(error)):
                raise SignNotShown(title, found[1].strip('"')) from error
            raise ToolFailed("typst", f"{title}: {error}") from error
    return made


def quoted(text: str) -> str:
    """The text as Typst's language writes it among code, where it can be nothing but a text."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@cache
def _compiler() -> tuple[Any, type[Exception]]:
    """One compiler for the whole process, since a warm one is many times faster; and what it raises."""
    try:
        typst = importlib.import_module("typst")
    except ImportError as error:
        raise MissingExtra("typst") from error
    folder = shipped("templates") / "papers"
    # A machine's own fonts would change what comes out.
    return typst.Compiler(
        root=str(folder), font_paths=[str(folder / "fonts")], ignore_system_fonts=True
    ), typst.TypstError
