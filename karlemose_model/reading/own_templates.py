"""A place's own templates of pages, which take the place of the shipped ones of the same name."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from jinja2 import nodes

from karlemose_model.files import shipped
from karlemose_model.problems import Place, Problem, Severity
from karlemose_model.reading.layers import shown_name
from karlemose_model.reading.template_dialect import circles, parsed, wrong_parts
from karlemose_model.reading.text_files import entries_of, read_text, refused_link

FOLDER = Path("templates") / "documents"
ENDING = ".md.j2"
MAX_BYTES = 100_000


@dataclass(slots=True)
class OwnTemplates:
    """The templates that can be used, by the name of the shipped one, with the names that messages call their files."""

    templates: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)


def read_own_templates(folder: Path) -> OwnTemplates:
    """The templates below a playbook's folder; a missing folder holds none. Never raises for what stands in them."""
    found = OwnTemplates()
    trees: dict[str, nodes.Template] = {}
    place = folder / FOLDER
    for above in (place.parent, place):
        if link := refused_link(above, shown_name(above)):
            found.problems.append(link)
            return found
    paths, refused = entries_of(place, shown_name(place))
    found.problems += [refused] if refused else []
    for path in paths:
        if path.name.startswith(".") or not path.name.endswith(ENDING):
            continue
        name = shown_name(path)
        if link := refused_link(path, name):
            found.problems.append(link)
            continue
        if not path.is_file():
            continue
        if path.name not in _shipped():
            near = difflib.get_close_matches(path.name, _shipped(), n=1)
            data = {"file": path.name, "known": ", ".join(_shipped()), "suggestion": "".join(near)}
            found.problems.append(Problem("KM040", Place(name), data, Severity.warning))
            continue
        text, problem = read_text(path, name, max_bytes=MAX_BYTES)
        if text is None:
            found.problems += [problem] if problem else []
            continue
        found.texts[name] = text
        tree, problem = parsed(text, name)
        wrong = [problem] if problem else list(wrong_parts(tree, name, _shipped())) if tree else []
        found.problems += wrong
        if tree is not None and not wrong:
            found.templates[path.name], found.files[path.name] = text, name
            trees[path.name] = tree
    if trees:
        found.problems += circles({**_shipped_trees(), **trees}, found.files)
    return found


@cache
def _shipped() -> tuple[str, ...]:
    return tuple(sorted(path.name for path in (shipped("templates") / "documents").glob(f"*{ENDING}")))


@cache
def _shipped_trees() -> dict[str, nodes.Template]:
    folder = shipped("templates") / "documents"
    texts = {name: (folder / name).read_text("utf-8") for name in _shipped()}
    return {name: tree for name, text in texts.items() if (tree := parsed(text, name)[0])}
