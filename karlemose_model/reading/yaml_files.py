"""One YAML file of a person's to values with origins: its text as editors count lines, and everything wrong in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from karlemose_model.problems import Place, Problem
from karlemose_model.reading.origins import Origin, Tree
from karlemose_model.reading.text_files import read_text
from karlemose_model.reading.yaml_text import read_yaml

_LONE_RETURN = re.compile(r"\r(?!\n)")
_NO_LINE_ENDS = {0x85: " ", 0x2028: " ", 0x2029: " "}


@dataclass(frozen=True, slots=True)
class YamlFile:
    """What a file holds. `text` is None when it could not be read, `tree` when it is not YAML or empty."""

    text: str | None
    tree: Tree | None
    problems: tuple[Problem, ...]


def read_yaml_file(path: Path, name: str) -> YamlFile:
    """The file at that path; `name` is what messages call it. Never raises for what stands in it."""
    text, problem = read_text(path, name)
    if text is None:
        return YamlFile(None, None, (problem,) if problem else ())
    # YAML's parser counts these as the ends of lines; the people's editors do not, or do not show them as one.
    text = _LONE_RETURN.sub("\n", text).translate(_NO_LINE_ENDS)
    tree, problems = read_yaml(text, name)
    if tree is None and not problems:
        return YamlFile(text, None, (Problem("KM009", Place(name)),))
    if tree is not None and tree.value is None:
        return YamlFile(text, None, (*problems, Problem("KM009", Place(name))))
    return YamlFile(text, tree, problems)


def drop_free_keys(value: Any, origin: Origin) -> None:
    """`x-…` keys belong to the person who wrote them; no later stage sees them."""
    if isinstance(value, dict):
        for key in [key for key in value if key.startswith("x-")]:
            del value[key]
            origin.children.pop(key, None)
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in children:
        if key in origin.children:
            drop_free_keys(below, origin.children[key])
