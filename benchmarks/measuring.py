"""Times and memory of a function repeated, of a command, and of a function in a fresh process; for every topic."""

from __future__ import annotations

import gc
import multiprocessing
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter_ns
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

# Linux counts in KiB, macOS in bytes.
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
_LAUNCHER = Path(__file__).with_name("launcher.py")


class CommandFailed(RuntimeError):
    """A command did not end as it should; says what it said. A failure is not worth a number."""


@dataclass(frozen=True, slots=True)
class Times:
    """How long one thing took each time it was done, in nanoseconds, and the most memory it had, in bytes (0: not known)."""

    each: tuple[int, ...]
    peak: int = 0

    @property
    def median(self) -> float:
        """The middle of all times."""
        return statistics.median(self.each)

    @property
    def best(self) -> int:
        """The time that was least disturbed by what else the machine did."""
        return min(self.each)


def repeat(
    work: Callable[[], object],
    *,
    before: Callable[[], object] = lambda: None,
    seconds: float = 1.0,
    least: int = 5,
    most: int = 200,
) -> Times:
    """Do the work again and again for about that long; `before` runs ahead of each time and is not counted.

    The first time warms what is kept between calls and is not counted either. The garbage collector stays on, as it is
    on for everybody.
    """
    before()
    work()
    gc.collect()
    times: list[int] = []
    while len(times) < least or (sum(times) < seconds * 1e9 and len(times) < most):
        before()
        start = perf_counter_ns()
        work()
        times.append(perf_counter_ns() - start)
    return Times(tuple(times))


def once(work: Callable[[], T]) -> tuple[int, T]:
    """How long the work took the first time, and what it gave."""
    start = perf_counter_ns()
    result = work()
    return perf_counter_ns() - start, result


def command(
    words: Sequence[str | Path], *, times: int = 10, unmeasured: int = 1, ends: Collection[int] = (0,)
) -> Times:
    """Run a command that many times, each in a process of its own; the peak is the largest of them.

    The files it reads are in the machine's cache after the unmeasured runs: cold is the process, not the disk.
    Raises CommandFailed when it does not end with one of `ends`.
    """
    spent, peak = [], 0
    with tempfile.NamedTemporaryFile() as said:
        launched = [sys.executable, "-I", "-S", _LAUNCHER, said.name, *words]
        for number in range(unmeasured + times):
            told = subprocess.run(launched, capture_output=True, text=True, check=True).stdout
            taken, end, most = map(int, told.split())
            if end not in ends:
                text = Path(said.name).read_text(encoding="utf-8", errors="replace")
                raise CommandFailed(f"{' '.join(map(str, words[:3]))} … ended with {end}:\n{text}")
            if number >= unmeasured:
                spent.append(taken)
                peak = max(peak, most * _PEAK_UNIT)
    return Times(tuple(spent), peak)


def fresh(work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """What the function gives in a new interpreter, which knows nothing of what was measured before."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *arguments, **named).result()


def peak_here() -> int:
    """The most memory that this process has had so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _PEAK_UNIT


def beside(name: str) -> Path:
    """A command that is installed beside this interpreter."""
    return Path(sys.executable).with_name(name)


def writing(files: Mapping[str, bytes]) -> Times:
    """The floor of whatever ends as files: the same bytes written to a new folder."""
    with tempfile.TemporaryDirectory() as folder:
        number = 0

        def next_folder() -> None:
            nonlocal number
            number += 1

        def write() -> None:
            for name, content in files.items():
                path = Path(folder, str(number), name.lstrip("/"))
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)

        return repeat(write, before=next_folder, seconds=0.3, most=30)
