"""A place is edited, broken, checked, built and put back, in any order, and comes out the same; `make soak` runs it long."""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, Verbosity, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from karlemose_model.cli import main as karlemose
from karlemose_model.problems import has_errors
from karlemose_model.reading import read_playbook
from karlemose_model.rules import checked
from tests.trials.results import FOLDER, write
from tests.trials.room import in_memory

PLAYBOOK = """\
schema: 1
id: tiny
version: 1
kind: estate
name: Invented estate
languages: [en]
notice: Invented.
timeline: [{phase: now, from: 2026-01-05}]
phases: {now: {name: Now, purpose: All}}
partners: {us: {name: Us, kind: other}}
roles: {us-chair: {name: Chair, partner: us, purpose: Leads}}
meetings:
  weekly:
    name: Weekly
    purpose: To talk
    minutes: 30
    participants: {us: core}
    chair: us-chair
    agenda:
      round: {title: Round, minutes: 10, role: us-chair}
    cadence: {now: {every: week, weekday: tuesday, at: 10:00}}
"""
RECORD = """\
schema: 1
meeting: weekly
date: 2026-01-06
actions:
  - {text: Ask for a lamp, partner: us, role: us-chair, due: 2026-01-20}
"""
RECORDED = "records/meetings/2026-01-06-weekly.yml"
PAGE = "docs/en/cellar.md"
PLACE: Mapping[str, bytes] = {"playbook.yml": PLAYBOOK.encode(), RECORDED: RECORD.encode()}

# What a person may do to a file: its name, what stands there, and what is written in its place.
RIGHT = (
    ("playbook.yml", "name: Invented estate", "name: Another invented estate"),
    ("playbook.yml", "minutes: 30", "minutes: 45"),
    ("playbook.yml", "at: 10:00", "at: 11:30"),
    ("playbook.yml", "purpose: To talk", "purpose: '{{ 7 * 7 }} <b>and</b> [listen](javascript:x)'"),
    ("playbook.yml", "notice: Invented.", "notice: Invented.\nx-note: ours"),
    ("playbook.yml", "version: 1", "version: 2"),
    (RECORDED, "due: 2026-01-20", "due: 2026-03-20"),
    (RECORDED, "Ask for a lamp", "Ask for two lamps"),
)
WRONG = (
    ("playbook.yml", "schema: 1", "schema: [1"),
    ("playbook.yml", "chair: us-chair", "chair: us-char"),
    ("playbook.yml", "purpose: Leads", "purpose: Leads 311257-5000"),
    ("playbook.yml", "kind: estate", "kind: estte"),
    # The meeting that was held is then none that was planned.
    ("playbook.yml", "weekday: tuesday", "weekday: thursday"),
    ("playbook.yml", "name: Invented estate", "name: Invented estate\nname: Twice"),
    (RECORDED, "date: 2026-01-06", "date: 2026-02-31"),
    (RECORDED, "partner: us", "partner: them"),
    (RECORDED, "text: Ask", "text: 'Ask"),
)
PAGES = (
    b"---\naudience: public\n---\n\n# The cellar\n\nIs open. See [the residents' page](../residents.md).\n",
    b"# The cellar\n\nKey with the caretaker.\n",
    b"# The cellar\n\n<script>alert(1)</script>\n",
    b"# The \xe6ldre cellar\n",
    b"",
)
DAYS = ("2026-01-05", "2026-01-07", "2026-02-01")
AUDIENCES = ((), ("--audience", "public"), ("--audience", "partners"))


@dataclass
class Counted:
    """How much was done in all."""

    edits: int = 0
    checks: int = 0
    builds: int = 0
    refused: int = 0
    ways: int = 0


COUNTED = Counted()

Held = Mapping[str, tuple[bytes, int]]
"""The files below a folder: their bytes, and when they were last written."""


def held(folder: Path) -> Held:
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def digest(files: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name, content in sorted(files.items()):
        whole.update(f"{name}\0{len(content)}\0".encode() + content)
    return whole.hexdigest()


class Editing(RuleBasedStateMachine):
    """What is tried in any order. `built` remembers what each state of the files gave on each day: it may never give anything else."""

    def __init__(self) -> None:
        super().__init__()
        self.scratch = tempfile.TemporaryDirectory(prefix="karlemose-edits-", dir=in_memory())
        self.place, self.out = Path(self.scratch.name, "place"), Path(self.scratch.name, "out")
        self.undo_list: list[tuple[str, bytes | None]] = []
        self.built: dict[tuple[str, str, str], str] = {}
        COUNTED.ways += 1

    def put(self, name: str, content: bytes | None) -> None:
        path = self.place / name
        if content is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    def edit(self, name: str, content: bytes | None) -> None:
        path = self.place / name
        self.undo_list.append((name, path.read_bytes() if path.is_file() else None))
        self.put(name, content)
        COUNTED.edits += 1

    def run(self, *arguments: str) -> int:
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            try:
                karlemose(list(arguments))
            except SystemExit as ended:
                code = ended.code
        assert code in (0, 1), said.getvalue()
        assert "311257" not in said.getvalue()
        assert isinstance(code, int)
        return code

    def wrong(self, day: str) -> bool:
        return has_errors(checked(read_playbook(self.place), date.fromisoformat(day)).problems)

    # --- what a person does ---------------------------------------------------------------------------------------

    @initialize()
    def begin(self) -> None:
        for name, content in PLACE.items():
            self.put(name, content)
        self.first = self.made((), DAYS[0])

    @rule(change=st.sampled_from(RIGHT + WRONG))
    def replace(self, change: tuple[str, str, str]) -> None:
        name, old, new = change
        path = self.place / name
        if path.is_file() and old.encode() in (content := path.read_bytes()):
            self.edit(name, content.replace(old.encode(), new.encode(), 1))

    @rule(page=st.sampled_from(PAGES))
    def write_a_page(self, page: bytes) -> None:
        self.edit(PAGE, page)

    @precondition(lambda self: (self.place / PAGE).is_file())
    @rule()
    def remove_the_page(self) -> None:
        self.edit(PAGE, None)

    @precondition(lambda self: (self.place / RECORDED).is_file())
    @rule()
    def remove_the_record(self) -> None:
        self.edit(RECORDED, None)

    @precondition(lambda self: self.undo_list)
    @rule(steps=st.integers(1, 4))
    def undo(self, steps: int) -> None:
        for _ in range(min(steps, len(self.undo_list))):
            self.put(*self.undo_list.pop())

    # --- what the tool does ---------------------------------------------------------------------------------------

    @rule(day=st.sampled_from(DAYS))
    def check(self, day: str) -> None:
        before = held(Path(self.scratch.name))
        assert self.run("check", str(self.place), "--as-of", day) == int(self.wrong(day))
        # It reads, and writes nothing.
        assert held(Path(self.scratch.name)) == before
        COUNTED.checks += 1

    @rule(audience=st.sampled_from(AUDIENCES), day=st.sampled_from(DAYS))
    def build(self, audience: tuple[str, ...], day: str) -> None:
        self.made(audience, day)

    def made(self, audience: tuple[str, ...], day: str) -> str:
        """Build, hold what came out against all that is known; gives what tells it from anything else, or nothing for errors."""
        source, before = held(self.place), held(self.out)
        command = ("build", str(self.place), "--builder", "none", "--out", str(self.out), "--as-of", day, *audience)
        wrong = self.wrong(day)
        assert self.run(*command) == int(wrong)
        after = held(self.out)
        assert held(self.place) == source
        COUNTED.builds += 1
        if wrong:
            # What was last good stays, to the byte and untouched.
            assert after == before
            COUNTED.refused += 1
            return ""
        # Once more: nothing is written, and not even touched.
        assert self.run(*command) == 0
        assert held(self.out) == after
        state = digest({name: content for name, (content, _) in source.items()})
        made = {name: content for name, (content, _) in after.items()}
        shown = [each for each in ("public", "partners") if not audience or each == audience[1]]
        for each in shown:
            ours = digest({name: content for name, content in made.items() if f"/{each}/" in name})
            # Whatever was built before, and in whichever order: the same files on the same day give the same bytes.
            assert self.built.setdefault((state, day, each), ours) == ours
        return digest(made)

    def teardown(self) -> None:
        try:
            while self.undo_list:
                self.put(*self.undo_list.pop())
            if hasattr(self, "first"):
                assert {name: content for name, (content, _) in held(self.place).items()} == PLACE
                assert self.made((), DAYS[0]) == self.first != ""
        finally:
            self.scratch.cleanup()


def edit(ways: int, steps: int) -> None:
    """Try so many ways of so many steps at most each; raises what is wrong, with the shortest way to it."""
    run_state_machine_as_test(
        Editing,
        settings=settings(
            max_examples=ways,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
            verbosity=Verbosity.normal,
        ),
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Try many ways and keep how many as the trial's result; what is wrong is raised."""
    parser = argparse.ArgumentParser(prog="python -m tests.trials.edits", description=__doc__)
    parser.add_argument("--ways", type=int, default=300)
    parser.add_argument("--steps", type=int, default=50)
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the result is kept")
    said = parser.parse_args(arguments)
    found = 0
    try:
        edit(said.ways, said.steps)
    except AssertionError as error:
        found = 1
        print("\n".join([str(error), *getattr(error, "__notes__", ())]))
    write(
        "edits",
        runs=COUNTED.ways,
        found=found,
        figures={
            "edits": COUNTED.edits,
            "checks": COUNTED.checks,
            "builds": COUNTED.builds,
            "refused": COUNTED.refused,
        },
        folder=said.folder,
    )
    print(COUNTED)
    return found


if __name__ == "__main__":
    sys.exit(main())
