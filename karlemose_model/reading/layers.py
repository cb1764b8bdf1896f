"""One playbook's own files to one layer: a file, or a folder with a file per section."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from karlemose_model.files import shipped, shipped_playbooks
from karlemose_model.problems import Place, Problem, Related
from karlemose_model.reading.merging import find_empties
from karlemose_model.reading.origins import Origin, Tree
from karlemose_model.reading.reach import is_relative, link_out
from karlemose_model.reading.shapes import SECTIONS, Form, playbook_shape
from karlemose_model.reading.text_files import entries_of
from karlemose_model.reading.yaml_files import drop_free_keys, read_yaml_file

MAIN = "playbook.yml"
YAML_ENDINGS = (".yml", ".yaml")


@dataclass(slots=True)
class Layer:
    """What one playbook's own files say. `tree` is None when its main file could not be read."""

    folder: Path
    main: str
    name: Callable[[Path], str]
    tree: Tree | None = None
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    """Sections whose file could not be read: nothing is said of what refers to them."""
    claimed: dict[str, Tree] = field(default_factory=dict)
    """The tree as it is laid over others, for each language that its plain texts may be in."""


def shown_name(path: Path) -> str:
    """A path as messages show it: below the current folder as it is there, else whole."""
    full = Path(os.path.normpath(path.absolute()))
    try:
        return full.relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return full.as_posix()


def shipped_name(path: Path) -> str:
    """How messages show a file that comes with the tool, wherever it is installed: `karlemose/meetings.yml`."""
    return path.relative_to(shipped("playbooks")).as_posix()


def main_file(path: Path) -> Path:
    """The file that holds the head: the one given, or `playbook.yml` in the folder given."""
    return path / MAIN if path.is_dir() else path


def read_layer(path: Path, name: Callable[[Path], str] = shown_name) -> Layer:
    """The layer that a playbook's files hold, with everything that is wrong in how they are written.

    `name` gives the name that messages show for a file.
    """
    main = main_file(path)
    layer = Layer(main.parent, name(main), name)
    if path.is_dir() and not main.exists():
        found = sorted(entry.name for entry in path.glob("*.y*ml") if entry.is_file())
        near = difflib.get_close_matches(MAIN, found, n=1, cutoff=0.5)
        data = {"folder": name(path), "suggestion": near[0] if near else ""}
        layer.problems.append(Problem("KM003", Place(name(path)), data))
        return layer
    layer.tree = _read(main, layer)
    if layer.tree is None:
        return layer
    if not isinstance(layer.tree.value, dict):
        layer.problems.append(Problem("KM114", layer.tree.origin.place))
        layer.tree = None
        return layer
    if path.is_dir() or main.name == MAIN:
        _add_sections(layer, main)
    drop_free_keys(layer.tree.value, layer.tree.origin)
    layer.problems += find_empties(layer.tree, playbook_shape())
    return layer


def _read(path: Path, layer: Layer) -> Tree | None:
    name = layer.name(path)
    if link := link_out(path, layer.folder, name):
        layer.problems.append(link)
        return None
    read = read_yaml_file(path, name)
    layer.problems += read.problems
    if read.text is not None:
        layer.texts[name] = read.text
    return read.tree


def _add_sections(layer: Layer, main: Path) -> None:
    assert layer.tree is not None
    files, refused = entries_of(main.parent, layer.name(main.parent))
    layer.problems += [refused] if refused else []
    for file in files:
        if file == main or file.suffix not in YAML_ENDINGS or file.is_dir():
            continue
        section = file.stem
        if section not in SECTIONS or file.suffix != ".yml":
            near = difflib.get_close_matches(section, SECTIONS, n=1, cutoff=0.75)
            if near:
                data = {"file": file.name, "suggestion": f"{near[0]}.yml"}
                layer.problems.append(Problem("KM010", Place(layer.name(file)), data))
            continue
        if section in layer.tree.value:
            first = layer.tree.origin.children[section].name_place
            problem = Problem(
                "KM011",
                Place(layer.name(file)),
                {"section": section, "line": first.line},
                related=(Related(first, "also_here"),),
            )
            layer.problems.append(problem)
            continue
        tree = _read(file, layer)
        if tree is None:
            layer.broken.add(section)
            continue
        shape = playbook_shape().fields[section]
        if shape.form is not Form.list and isinstance(tree.value, dict) and set(tree.value) == {section}:
            place = tree.origin.children[section].name_place
            layer.problems.append(Problem("KM012", place, {"section": section, "file": file.name}))
            tree = Tree(tree.value[section], tree.origin.children[section])
        layer.tree.value[section] = tree.value
        layer.tree.origin.children[section] = Origin(tree.origin.place, children=tree.origin.children)


def find_extended(wanted: str, folder: Path) -> Path | None:
    """The playbook that `extends` names: a shipped id, or a path relative to the folder; None if there is none."""
    if wanted in shipped_playbooks():
        return shipped("playbooks") / wanted
    if not is_relative(wanted) or not (wanted.startswith(".") or "/" in wanted):
        return None
    path = folder / wanted
    try:
        file = main_file(path)
        return path if file.suffix in YAML_ENDINGS and file.is_file() else None
    except (OSError, ValueError):  # a name that no file can have
        return None
