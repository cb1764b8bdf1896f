"""Thousands of builds in one process, none of which may leave anything behind; `make soak` runs them, Linux only."""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import functools
import gc
import io
import os
import sys
import tempfile
import threading
import tracemalloc
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

from karlemose_model.cli import main as karlemose
from karlemose_model.files import left_over_of, shipped
from tests.trials.results import FOLDER, write
from tests.trials.room import in_memory

PARK = shipped("playbooks") / "eksempelparken"
FIRST_DAY = date(2026, 9, 1)

# Twenty builds are a round. Most are of a small place whose every text is new each time: what keeps a user's text grows with it.
ROUND = (
    "place", "park", "place", "public", "place", "broken", "place", "reconstruction", "place", "public",
    "place", "park", "place", "public", "place", "broken", "place", "place", "place", "place",
)  # fmt: skip

PLACE = """\
schema: 1
id: place
version: {n}
kind: estate
name: {{da: Opdigtet område {n}, en: Invented estate {n}}}
languages: [da, en]
extends: {{playbook: karlemose, version: 1}}
notice: {{da: Opdigtet {n}., en: Invented {n}.}}
meetings:
  operational:
    purpose: {{da: Formål {n}, en: Purpose {n}}}
    minutes: {minutes}
kpis:
  meetings-held:
    baseline: [{{value: {minutes}, stated: {day}, source: invented, said_by: Nobody {n}}}]
sources:
  invented: {{title: Invented {n}, url: "https://eksempel.dk/{n}"}}
"""

# What a stranger may hand in: each is refused with a finding, and nothing of it may stay in the process.
BROKEN = (
    "schema: 1\nid: place\nversion: {n}\nkind: estate\nnam: Wrong {n}\n",
    "schema: 1\nname: [{n}\n",
    "schema: 1\nid: place\nversion: 1\nkind: estate\nname: 311257-5000 {n}\nextends: {{playbook: karlemose, version: 1}}\n",
    "a: &a [{n}, {n}]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: &d [*c, *c, *c, *c]\ne: [*d, *d, *d, *d]\n",
    "schema: 1\nid: place\nversion: 1\nkind: estate\nname: '{{{{ {n} ** 99999 }}}}'\nextends: {{playbook: none-{n}}}\n",
    "schema: 1\n" + "".join(f"{'  ' * depth}k{depth}:\n" for depth in range(200)) + "#{n}\n",
)

# What may differ between the readings after the warm-up and those at the end, in a process that keeps nothing: memory comes in
# pages, and caches that have an end are still being filled.
MEMORY_MB, BLOCKS_PER_BUILD, PEAK_SHARE = 8.0, 20.0, 1.02


@dataclass(frozen=True)
class Seen:
    """What the process holds at one moment, after a collection: memory in MB, and the numbers of everything else."""

    memory: float
    blocks: int
    handles: int
    threads: int
    children: int
    files: int
    cached: int


def seen(temporary: Path, out: Path) -> Seen:
    """Read it from the system. `temporary` is where temporary files come to lie, `out` where the sites do."""
    gc.collect()
    _give_back()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return Seen(
        memory=round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6, 1),
        blocks=sys.getallocatedblocks(),
        # The listing itself holds one.
        handles=sum(1 for _ in Path("/proc/self/fd").iterdir()) - 1,
        threads=threading.active_count(),
        children=sum(_parent(stat) == os.getpid() for stat in Path("/proc").glob("[0-9]*/stat")),
        files=sum(1 for _ in temporary.rglob("*")) + sum(bool(left_over_of(path.name)) for path in out.rglob(".*")),
        cached=sum(cache.cache_info().currsize for cache in caches() if cache.cache_parameters()["maxsize"] is None),
    )


def _give_back() -> None:
    """Have the C library give back to the system what it keeps free: gaps between what is held are no growth."""
    with contextlib.suppress(OSError, AttributeError):  # a C library other than glibc
        ctypes.CDLL(None).malloc_trim(0)


def caches() -> list[functools._lru_cache_wrapper[object]]:
    """Every cache of the package that is loaded."""
    return [
        one for one in gc.get_objects()
        if isinstance(one, functools._lru_cache_wrapper) and one.__module__.startswith("karlemose_model")
    ]  # fmt: skip


@contextlib.contextmanager
def own_folders() -> Iterator[tuple[Path, Path, Path]]:
    """A folder for temporary files, one for sites and one for playbooks, which are gone afterwards."""
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix="karlemose-soak-", dir=in_memory()) as folder:
        temporary, out, playbooks = (Path(folder, name) for name in ("temporary", "out", "playbooks"))
        for each in (temporary, out, playbooks):
            each.mkdir()
        tempfile.tempdir = str(temporary)
        try:
            yield temporary, out, playbooks
        finally:
            tempfile.tempdir = before


def build(kind: str, number: int, playbooks: Path, out: Path) -> str:
    """Build once; says what went wrong, or nothing. Every build looks on another day."""
    audience = []
    match kind:
        case "park":
            path = PARK
        case "public":
            path, audience = PARK, ["--audience", "public"]
        case "reconstruction":
            path = shipped("playbooks") / "karlemoseparken"
        case _:
            path = playbooks / kind
            path.mkdir(exist_ok=True)
            text = PLACE if kind == "place" else BROKEN[number % len(BROKEN)]
            (path / "playbook.yml").write_text(
                text.format(n=number, minutes=60 + number % 60, day=FIRST_DAY.isoformat()), "utf-8"
            )
    day = FIRST_DAY + timedelta(days=number % 60)
    code, said = run("build", str(path), "--builder", "none", "--out", str(out), "--as-of", day.isoformat(), *audience)
    expected = 1 if kind == "broken" else 0
    return "" if code == expected else f"{kind} {number} ended with {code}: {said}"


def run(*arguments: str) -> tuple[object, str]:
    """A command in this process: how it ended, and what it said."""
    # One stream, as a process has: click keeps each that it has ever written to.
    said = _SAID
    said.seek(0)
    said.truncate()
    code: object = 0
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            karlemose(list(arguments))
        except SystemExit as ended:
            code = ended.code
    return code, said.getvalue()


_SAID = io.StringIO()


def peak(playbooks: Path, out: Path) -> int:
    """The most memory that Python holds at once in one and the same build, in bytes."""
    tracemalloc.start()
    try:
        build("park", 0, playbooks, out)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@dataclass(frozen=True)
class Soaked:
    """What a run gave: builds by kind, the wrong ends, the readings, and the peaks of the same build first and last."""

    builds: Counter[str]
    wrong: tuple[str, ...]
    readings: tuple[Seen, ...]
    every: int
    peaks: tuple[int, int]

    def grown(self) -> dict[str, float]:
        """What grew after the warm-up, and by how much; what is counted may not grow at all."""
        quarter = max(1, len(self.readings) // 4)
        first, last = self.readings[:quarter], self.readings[-quarter:]
        between = self.every * (len(self.readings) - quarter)
        growth = {
            name: max(asdict(one)[name] for one in last) - max(asdict(one)[name] for one in first)
            for name in asdict(self.readings[0])
        }
        allowed = {"memory": MEMORY_MB, "blocks": BLOCKS_PER_BUILD * between}
        found = {name: round(more, 1) for name, more in growth.items() if more > allowed.get(name, 0)}
        if self.peaks[1] > self.peaks[0] * PEAK_SHARE:
            found["peak"] = self.peaks[1] - self.peaks[0]
        return found


def soak(builds: int, warm: int, every: int, kinds: Sequence[str] = ROUND, peaks: bool = True) -> Soaked:
    """Build that many times, of which the first `warm` fill what may be kept; then look at the process after every so many."""
    done: Counter[str] = Counter()
    wrong: list[str] = []
    readings: list[Seen] = []
    with own_folders() as (temporary, out, playbooks):
        for number in range(builds):
            if number == warm:
                first = peak(playbooks, out) if peaks else 0
                readings.append(seen(temporary, out))
            kind = kinds[number % len(kinds)]
            if problem := build(kind, number + 1, playbooks, out):
                wrong.append(problem)
            done[kind] += 1
            if number >= warm and (number + 1 - warm) % every == 0:
                readings.append(seen(temporary, out))
                print(number + 1, readings[-1], flush=True)
        last = peak(playbooks, out) if peaks else 0
    return Soaked(done, tuple(wrong), tuple(readings), every, (first, last))


def main(arguments: Sequence[str] | None = None) -> int:
    """Soak, say what grew, and keep it as the trial's result; 1 when something grew or ended wrongly."""
    parser = argparse.ArgumentParser(prog="python -m tests.trials.soak", description=__doc__)
    parser.add_argument("--builds", type=int, default=2000)
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the result is kept")
    said = parser.parse_args(arguments)
    ran = soak(said.builds, warm=said.builds // 10, every=said.builds // 20)
    grown = ran.grown()
    print(f"{said.builds} builds; grown: {grown or 'nothing'}; peaks: {ran.peaks}", *ran.wrong, sep="\n")
    first, last = ran.readings[0], ran.readings[-1]
    write(
        "soak",
        runs=said.builds,
        found=len(grown) + len(ran.wrong),
        figures={
            **dict(sorted(ran.builds.items())),
            "memory first": first.memory,
            "memory last": last.memory,
            "memory most": max(one.memory for one in ran.readings),
            "blocks first": first.blocks,
            "blocks last": last.blocks,
            "handles first": first.handles,
            "handles last": last.handles,
            "threads last": last.threads,
            "children last": last.children,
            "files first": first.files,
            "files last": last.files,
            "cached first": first.cached,
            "cached last": last.cached,
        },
        folder=said.folder,
    )
    return 1 if grown or ran.wrong else 0


def _parent(stat: Path) -> int:
    try:
        return int(stat.read_text("utf-8", "replace").rpartition(")")[2].split()[1])
    except (OSError, ValueError, IndexError):
        # The process ended meanwhile.
        return 0


if __name__ == "__main__":
    sys.exit(main())
