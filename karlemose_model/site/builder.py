"""The site builder, kept warm in processes of its own: one language's source after the other; says why one failed."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import IO, Literal

BuilderName = Literal["mkdocs", "zensical"]

_TIME_LIMIT = 600
_LAST_BREATH = 2.0
# By these a system or a person ends a process, e.g. where memory runs short; a program that crashes ends by others.
_FROM_OUTSIDE = frozenset({signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)})
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_WORKER = Path(__file__).with_name("worker.py")
# What decides on the bytes of a page, besides its source.
_PACKAGES: dict[BuilderName, tuple[str, ...]] = {
    "mkdocs": ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2"),
    "zensical": ("zensical", "markdown", "pymdown-extensions"),
}


@dataclass(frozen=True, slots=True)
class Run:
    """One run: where the source of a language lies, and the folder that its pages go to."""

    language: str
    source: Path
    target: Path


class BuilderFailed(RuntimeError):
    """The site builder stopped; `language` is the run's, `output` is all that it said."""

    def __init__(self, language: str, output: str) -> None:
        super().__init__(f"the site builder failed on the pages in {language!r}:\n{output}")
        self.language = language
        self.output = output


class BuilderKilled(RuntimeError):
    """The site builder's process was ended from outside, by the signal of that number; our pages are not the cause."""

    def __init__(self, number: int) -> None:
        super().__init__(f"the site builder's process was ended by signal {number}")
        self.number = number


class BuilderMissing(RuntimeError):
    """The builder that was asked for is not installed: its `package`, which comes with an `extra` of ours."""

    def __init__(self, package: str) -> None:
        super().__init__(f"{package} is not installed")
        self.package = self.extra = package


class WarmBuilder:
    """A site builder that has been imported once and stays for the next run, until the `with` block ends.

    At most `processes` of it run beside each other (as many as there are processors), each started when there is work for
    it. Raises BuilderMissing when it is not installed.
    """

    def __init__(
        self, name: BuilderName = "mkdocs", processes: int | None = None, time_limit: float = _TIME_LIMIT
    ) -> None:
        if find_spec(name) is None:
            raise BuilderMissing(name)
        self.name: BuilderName = name
        self._most = processes or os.cpu_count() or 1
        self._time_limit = time_limit
        self._idle: list[_Process] = []
        self._busy: set[_Process] = set()
        self._stopped = False

    def __enter__(self) -> WarmBuilder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes; one that builds fails with that. The next run starts new ones."""
        for process in list(self._busy):
            process.kill()
            # What it was writing it has written, or never will.
            process.wait()
        while self._idle:
            self._idle.pop().end()

    @property
    def versions(self) -> tuple[str, ...]:
        """The packages whose versions decide on what a page becomes, e.g. `mkdocs 1.6.1`."""
        return tuple(f"{package} {_version(package)}" for package in _PACKAGES[self.name])

    def build(self, runs: Sequence[Run], as_of: date) -> None:
        """Do these runs beside each other, seen on that day.

        Raises what the first run that failed gave: BuilderFailed with the builder's words, where warnings count as failures;
        BuilderKilled; or OSError, e.g. on a full disk.
        """
        self._stopped = False
        with ThreadPoolExecutor(max(1, min(self._most, len(runs)))) as threads:
            try:
                failures = list(threads.map(lambda run: self._one(run, as_of), runs))
            except BaseException:
                # A thread waits for its process: without them, all come to an end at once. One that Ctrl-C met in its start is
                # waited for by nobody: it must not begin any more.
                self._stopped = True
                self.close()
                raise
        for failure in failures:
            if failure is not None:
                raise failure

    def _one(self, run: Run, as_of: date) -> BuilderFailed | BuilderKilled | OSError | None:
        try:
            process = self._idle.pop()
        except IndexError:
            process = _Process()
        self._busy.add(process)
        if self._stopped:
            self._busy.discard(process)
            process.end()
            return None
        failure = process.ask(self.name, run, as_of, self._time_limit)
        self._busy.discard(process)
        if process.alive:
            self._idle.append(process)
        else:
            process.end()
        return failure


class _Process:
    """One process that builds; its words go into a file, so that no full pipe can stop it."""

    def __init__(self) -> None:
        # Both write and read at the same place of it, but never at once: it is read when an answer has come.
        self._words: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed in `end`
        # -P: nothing that lies in the current folder may pass for a module.
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and script
            [sys.executable, "-P", str(_WORKER)],
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._words,
            text=True,
            encoding="utf-8",
        )

    @property
    def alive(self) -> bool:
        """Whether it can be asked once more."""
        return self._process.poll() is None

    def ask(
        self, builder: str, run: Run, as_of: date, time_limit: float
    ) -> BuilderFailed | BuilderKilled | OSError | None:
        """Why the run failed, if it did; after a crash or too long a time the process is gone."""
        assert self._process.stdin
        assert self._process.stdout
        begin = self._words.seek(0, os.SEEK_END)
        question = {
            "builder": builder,
            "source": str(run.source),
            "target": str(run.target),
            "epoch": str(max(0, int(datetime.combine(as_of, time(), tzinfo=UTC).timestamp()))),
        }
        too_long = threading.Event()

        def stop() -> None:
            too_long.set()
            self.kill()

        clock = threading.Timer(time_limit, stop)
        clock.start()
        try:
            self._process.stdin.write(json.dumps(question) + "\n")
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
        except OSError:
            answer = ""  # it was gone before it could be asked
        finally:
            clock.cancel()
        if answer and not too_long.is_set():
            told = json.loads(answer)
            if "errno" in told:
                return OSError(told["errno"], os.strerror(told["errno"]), told["file"])
            return self._failed(run, self._said(begin)) if told["failed"] else None
        # Without an answer it has ended, or is about to.
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_LAST_BREATH)
        killed = -(self._process.poll() or 0)
        self.kill()
        code = self._process.wait()
        if killed in _FROM_OUTSIDE and not too_long.is_set():
            return BuilderKilled(killed)
        why = f"stopped after {time_limit:g} seconds" if too_long.is_set() else f"its process ended with {code}"
        return self._failed(run, f"{self._said(begin).rstrip()}\n{why}")

    @staticmethod
    def _failed(run: Run, said: str) -> BuilderFailed:
        return BuilderFailed(run.language, said.replace(f"{run.source}{os.sep}", "").strip())

    def kill(self) -> None:
        """End it, whatever it does."""
        self._process.kill()

    def wait(self) -> None:
        """Wait until it is gone."""
        self._process.wait()

    def end(self) -> None:
        """End it, wait until it is gone, and give back what it had open."""
        self.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._words):
            # What it did not read any more can't be handed over.
            with contextlib.suppress(OSError):
                if stream:
                    stream.close()

    def _said(self, begin: int) -> str:
        self._words.seek(begin)
        return _COLOUR.sub("", self._words.read().decode("utf-8", "replace"))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"
