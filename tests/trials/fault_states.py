"""The states that the trial `faults` begins from: a folder as people left it, and the command that is struck in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from karlemose_model.scaffold import generating, updating
from karlemose_model.site import WarmBuilder
from tests.recording.park import HEAD, TREE
from tests.scaffold.versions import ANSWERS, commit, git, templates
from tests.trials.struck import run_in
from tests.trials.writing_calls import Fault

_SEEN_ON = ("--as-of", "2026-01-20")
_FILLED = """\
schema: 1
meeting: operational
date: 2026-01-20
agenda_sent: 2026-01-19
start: 10:00
end: 10:50
chair: chair
minute_taker: minute-taker
statement_read: true
present: {police: police-contact, housing: housing-contact, social-project: social-contact, municipality: municipality-contact}
items:
  # Skrevet i hånden: skal stå her bagefter.
  police-status: {note: 'Roligt, og æblerne er spist'}
reports:
  2026-01-06-operational/1: {status: done}
approves: 2026-01-13-operational
readiness: {referred: true, checklist: false}
next_meeting: 2026-01-27
"""
_EVENTS = "# Egne ord\nschema: 1\nevents:\n- action: 2026-01-06-operational/2   # vigtig\n  on: 2026-01-10\n  status: open\n  due: 2026-02-25\n  why: Sygdom\n"
_TWO_YEARS = {
    "playbook.yml": HEAD.replace("from: 2026-01-05", "from: 2025-11-03"),
    "records/meetings/2025-12-02-operational.yml": TREE["records/meetings/2026-01-06-operational.yml"]
    .replace("2026-01-06", "2025-12-02")
    .replace("2026-01-12", "2025-12-12"),
    "records/meetings/2026-01-13-operational.yml": TREE["records/meetings/2026-01-13-operational.yml"],
}


@dataclass(frozen=True)
class State:
    """`prepare` fills a folder; `arguments` are the command's there. `once` says that a second run is refused, with 2, when
    the first one did its work. `within` patches the process that is struck. `sites` are folders that change as a whole.
    """

    name: str
    arguments: tuple[str, ...]
    prepare: Callable[[Path], None]
    once: bool = False
    within: Callable[[Path], None] = lambda _home: None
    sites: tuple[str, ...] = ()
    in_builder: bool = False
    """The site builder's process is struck."""
    faults: tuple[Fault, ...] = tuple(Fault)


def _tree(files: Mapping[str, str]) -> Callable[[Path], None]:
    def prepare(folder: Path) -> None:
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")

    return prepare


def _built(builder: str) -> Callable[[Path], None]:
    """A place whose site was built, then edited by hand, and then something changed in the playbook."""

    def prepare(folder: Path) -> None:
        _tree({**TREE, "docs/da/om.md": "---\naudience: public\n---\n# Om os\n\nFørst.\n"})(folder)
        ran = run_in(folder, _BUILD[builder], _WITHIN[builder])
        assert ran.code == 0, ran.said
        home = folder / "build/park"
        page = home / ("public/own/om.html" if builder == "mkdocs" else "markdown/public/da/own/om.md")
        for edited in (page, home / "source/public/da/docs/own/om.md"):
            edited.write_text("Rettet i hånden", "utf-8")
        (folder / "docs/da/om.md").unlink()
        (folder / "docs/da/nyt.md").write_text("---\naudience: public\n---\n# Nyt\n\nSå.\n", "utf-8")

    return prepare


def from_shelf(home: Path) -> None:
    """Have this process write what the builder once made of these pages, for it takes seconds and is the same each time.

    Where nothing has been made of them yet the builder makes it, and it is kept.
    """
    from karlemose_model.manifest import checksums, digest

    build = WarmBuilder.build

    def shelved(self: WarmBuilder, runs: Any, as_of: Any) -> None:
        for run in runs:
            key = digest(repr(sorted(checksums(run.source).items())).encode())
            shelf = home / "shelf" / key
            if not shelf.is_dir():
                build(self, [run], as_of)
                shutil.copytree(run.target, shelf)
                continue
            shutil.copytree(shelf, run.target, copy_function=shutil.copyfile)

    WarmBuilder.build = shelved  # type: ignore[method-assign]


_BUILD = {one: ("build", "--audience", "public", "--builder", one, *_SEEN_ON) for one in ("mkdocs", "none")}
_WITHIN: Mapping[str, Callable[[Path], None]] = {"mkdocs": from_shelf, "none": lambda _home: None}


def _updatable(folder: Path) -> None:
    generating.generate("estate", ANSWERS, folder / "made", templates(folder.parent / "templates", "0.1.0"))
    for path in (folder / "made").iterdir():
        path.rename(folder / path.name)
    (folder / "made").rmdir()
    for name, old, new in (("playbook.yml", "# line 7\n", "# vores linje\n"), ("README.md", "One.", "Vores.")):
        text = (folder / name).read_text("utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), "utf-8")
    (folder / "eget.txt").write_text("eget\n", "utf-8")
    git(folder, "init", "--quiet")
    commit(folder)


def _newer_templates(home: Path) -> None:
    these = templates(home / "templates", "0.2.0")
    vars(updating)["shipped"] = lambda _name: these


def _with_calendar(folder: Path) -> None:
    _tree(TREE)(folder)
    ran = run_in(folder, ("calendar", "--output", "dates.ics", *_SEEN_ON, "--to", "2026-03-01"))
    assert ran.code == 0, ran.said
    text = (folder / "dates.ics").read_bytes()
    (folder / "dates.ics").write_bytes(text.replace(b"SUMMARY:", "SUMMARY:Husk æbler ".encode(), 1))


def _inside(folder: Path) -> None:
    (folder / "here").mkdir()


STATES: tuple[State, ...] = (
    State("build", _BUILD["mkdocs"], _built("mkdocs"), within=from_shelf, sites=("build/park/public",)),
    State(
        "build, in the builder's process",
        _BUILD["mkdocs"],
        _built("mkdocs"),
        sites=("build/park/public",),
        in_builder=True,
        # Who stops a command stops it in the process that it was started as.
        faults=(Fault.killed, Fault.killed_after, Fault.no_room, Fault.half, Fault.denied, Fault.read_only),
    ),
    State("build --builder none", _BUILD["none"], _built("none")),
    State(
        "minutes close",
        ("minutes", "close", "2026-01-20-operational", *_SEEN_ON),
        _tree({**TREE, "records/meetings/2026-01-20-operational.yml": _FILLED}),
        once=True,
    ),
    State(
        "actions done",
        ("actions", "done", "2026-01-06-operational/1", "--outcome", "Lyset er sat op", *_SEEN_ON),
        _tree({**TREE, "records/actions.yml": _EVENTS}),
        once=True,
    ),
    State("records close-year", ("records", "close-year", "--as-of", "2026-12-03"), _tree(_TWO_YEARS)),
    State("update", ("update", "--lang", "en"), _updatable, within=_newer_templates),
    State("minutes new", ("minutes", "new", *_SEEN_ON), _tree(TREE), once=True),
    State("new", ("new", "estate", "--no-input", "--into", "here"), _inside, once=True),
    State("calendar", ("calendar", "--output", "dates.ics", *_SEEN_ON), _with_calendar),
    State("export", ("export", "agreements", "plan", *_SEEN_ON), _tree(TREE)),
    State("kpi template", ("kpi", "template", *_SEEN_ON), _tree(TREE), once=True),
)


def tree(folder: Path) -> dict[str, bytes]:
    """What stands below the folder, but what git keeps for itself and the file by which one build at a time is let in."""
    found: dict[str, bytes] = {}
    for top, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in (".git", "home")]
        here = Path(top)
        for name in names:
            if name != ".karlemose-lock":
                path = here / name
                found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found
