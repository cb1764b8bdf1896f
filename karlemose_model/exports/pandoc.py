"""Runs the pandoc that comes with the extra `office`: Markdown to its tree of blocks, and that tree to a file format."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from karlemose_model.exports.errors import MissingExtra, ToolFailed
from karlemose_model.files import shipped

Tree = dict[str, Any]
"""A document as pandoc writes it in JSON: `blocks`, `meta` and the version of that format."""

DIALECT = "commonmark+pipe_tables+task_lists-raw_html"
"""Our one plain dialect and nothing else: no raw HTML or TeX, no attributes, no formulas, no citations, no metadata."""


@cache
def pandoc_path() -> Path:
    """The pandoc that was installed with the tool, never another of the machine: the same input gives the same bytes.

    Raises MissingExtra when it is not there.
    """
    found = importlib.util.find_spec("pypandoc")
    if found is not None and found.origin is not None:
        name = "pandoc.exe" if sys.platform == "win32" else "pandoc"
        path = Path(found.origin).parent / "files" / name
        if path.is_file():
            return path
    raise MissingExtra("pypandoc-binary")


def read_markdown(text: str, as_of: date) -> Tree:
    """The tree of a Markdown text in our dialect. Raises MissingExtra and ToolFailed."""
    tree: Tree = json.loads(_run(["--sandbox", "--from", DIALECT, "--to", "json"], text.encode("utf-8"), as_of))
    return tree


def write_tree(tree: Tree, to: str, as_of: date, options: Sequence[str] = ()) -> bytes:
    """The tree in pandoc's format `to`, dated that day. Raises MissingExtra and ToolFailed."""
    # Not in pandoc's sandbox, where it is always 1970: a tree with its pictures inside and no raw text but ours gives it
    # nothing to fetch.
    text = json.dumps(tree, ensure_ascii=False)
    return _run(["--from", "json", "--to", to, "--output", "-", *options], text.encode("utf-8"), as_of)


def epoch(as_of: date) -> datetime:
    """The moment that everything made on that view is dated: the day's beginning in UTC."""
    return datetime.combine(as_of, time(), UTC)


def _run(arguments: Sequence[str], given: bytes, as_of: date) -> bytes:
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(int(epoch(as_of).timestamp())),
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
    }
    # The user's own folder of pandoc's templates and defaults would change what comes out.
    command = [str(pandoc_path()), "--data-dir", str(shipped("templates") / "papers"), *arguments]
    # S603: the program is the one of our own environment, and no argument is a shell's.
    ran = subprocess.run(command, input=given, capture_output=True, env=environment, check=False)  # noqa: S603
    if ran.returncode:
        raise ToolFailed("pandoc", ran.stderr.decode("utf-8", "replace").strip())
    return ran.stdout
