"""The warm builder: the same bytes first or tenth, no hang, no process left behind, and the words of whatever failed."""

from __future__ import annotations

import errno
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from karlemose_model.site import BuilderFailed, BuilderKilled, BuilderMissing, WarmBuilder, build_pages, builder
from karlemose_model.site.builder import Run
from tests.site.conftest import AS_OF, pages, site, tree


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source of a small site in two languages."""
    return build_pages(site(), pages(), tmp_path_factory.mktemp("warm"), "none").source


@pytest.fixture
def instead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A script that stands in for the process that builds."""
    script = tmp_path / "worker.py"
    monkeypatch.setattr(builder, "_WORKER", script)
    return iter([script])


def broken(source: Path, folder: Path) -> Path:
    """A copy of the source with a link that leads nowhere."""
    shutil.copytree(source / "da", folder)
    (folder / "docs/index.md").write_text("# Front\n\n[gone](gone.md)\n", encoding="utf-8")
    return folder


def processes(warm: WarmBuilder) -> list[subprocess.Popen[str]]:
    return [each._process for each in (*warm._idle, *warm._busy)]


@pytest.mark.parametrize("name", ["mkdocs", pytest.param("zensical", marks=pytest.mark.slow)])
def test_the_same_bytes_whether_a_run_comes_first_or_later(source: Path, tmp_path: Path, name: str) -> None:
    with WarmBuilder(name, 1) as warm:  # type: ignore[arg-type]
        runs = [Run(language, source / language, tmp_path / f"{language}1") for language in ("da", "en")]
        warm.build(runs, AS_OF)
        # What comes between is another day, and a run that fails.
        warm.build([Run("da", source / "da", tmp_path / "other")], date(2020, 2, 2))
        with pytest.raises(BuilderFailed, match=r"gone\.md"):
            warm.build([Run("da", broken(source, tmp_path / "broken"), tmp_path / "failed")], AS_OF)
        warm.build([Run(each, source / each, tmp_path / f"{each}2") for each in ("en", "da")], AS_OF)
        assert len(processes(warm)) == 1
    with WarmBuilder(name, 1) as fresh:  # type: ignore[arg-type]
        fresh.build([Run("en", source / "en", tmp_path / "en3")], AS_OF)
    first = {language: tree(tmp_path / f"{language}1") for language in ("da", "en")}
    assert first["da"]["index.html"] != first["en"]["index.html"]
    assert [tree(tmp_path / name) for name in ("da2", "en2", "en3")] == [first["da"], first["en"], first["en"]]


def test_a_failure_is_told_once_and_does_not_come_again(source: Path, tmp_path: Path) -> None:
    with WarmBuilder(processes=1) as warm:
        folder = broken(source, tmp_path / "broken")
        told = []
        for number in range(2):
            with pytest.raises(BuilderFailed) as failure:
                warm.build([Run("da", folder, tmp_path / str(number))], AS_OF)
            told.append(failure.value.output)
        assert told[0] == told[1]
        assert told[0].count("gone.md") == 1
        assert str(folder) not in told[0]
        warm.build([Run("da", source / "da", tmp_path / "fine")], AS_OF)


def test_no_process_is_left(source: Path, tmp_path: Path) -> None:
    with WarmBuilder(processes=2) as warm:
        warm.build([Run(each, source / each, tmp_path / each) for each in ("da", "en")], AS_OF)
        started = processes(warm)
        assert 1 <= len(started) <= 2
        assert [each.poll() for each in started] == [None] * len(started)
    assert None not in [each.poll() for each in started]


def test_a_crash_is_a_failure_with_its_words(source: Path, tmp_path: Path, instead: Iterator[Path]) -> None:
    next(instead).write_text(
        "import os, sys\nsys.stdin.readline()\nprint('oh no', file=sys.stderr, flush=True)\nos._exit(9)\n",
        encoding="utf-8",
    )
    with WarmBuilder() as warm:
        with pytest.raises(BuilderFailed, match=r"oh no\n.*ended with 9") as failure:
            warm.build([Run("da", source / "da", tmp_path / "da")], AS_OF)
        assert failure.value.language == "da"
        assert processes(warm) == []


def test_a_process_that_never_begins_is_a_failure(source: Path, tmp_path: Path, instead: Iterator[Path]) -> None:
    next(instead).write_text("raise SystemExit('not today')\n", encoding="utf-8")
    with WarmBuilder() as warm, pytest.raises(BuilderFailed, match="not today"):
        warm.build([Run("da", source / "da", tmp_path / "da")], AS_OF)


def test_a_hang_ends_after_the_time_limit(source: Path, tmp_path: Path, instead: Iterator[Path]) -> None:
    next(instead).write_text(
        "import sys, time\nprint('thinking', file=sys.stderr, flush=True)\ntime.sleep(60)\n", encoding="utf-8"
    )
    with WarmBuilder(time_limit=0.8) as warm:
        begin = time.monotonic()
        with pytest.raises(BuilderFailed, match=r"stopped after 0\.8 seconds"):
            warm.build([Run("da", source / "da", tmp_path / "da")], AS_OF)
        assert time.monotonic() - begin < 30
        assert processes(warm) == []


def test_what_prints_does_not_pass_for_an_answer(source: Path, tmp_path: Path, instead: Iterator[Path]) -> None:
    real = builder.__file__.replace("builder.py", "worker.py")
    next(instead).write_text(
        f"import runpy\nworker = runpy.run_path({real!r})\n"
        "def chatty(source, target):\n    print('{\"failed\": false}', flush=True)\n    return False\n"
        "worker['_BUILDERS']['mkdocs'] = chatty\nworker['main']()\n",
        encoding="utf-8",
    )
    with WarmBuilder() as warm, pytest.raises(BuilderFailed, match=r"failed.*false"):
        warm.build([Run("da", source / "da", tmp_path / "da")], AS_OF)


def test_closing_ends_what_is_under_way(source: Path, tmp_path: Path, instead: Iterator[Path]) -> None:
    next(instead).write_text("import time\ntime.sleep(60)\n", encoding="utf-8")
    with WarmBuilder() as warm:
        threading.Timer(0.5, warm.close).start()
        with pytest.raises(BuilderKilled):
            warm.build([Run("da", source / "da", tmp_path / "da")], AS_OF)


def test_a_full_disk_is_the_machines_and_not_ours(source: Path, tmp_path: Path, instead: Iterator[Path]) -> None:
    real = str(Path(builder.__file__).with_name("worker.py"))
    next(instead).write_text(
        f"import errno, runpy\nworker = runpy.run_path({real!r})\n"
        "def full(source, target):\n    raise OSError(errno.ENOSPC, 'No space left', 'a.html')\n"
        "worker['_BUILDERS']['mkdocs'] = full\nworker['main']()\n",
        encoding="utf-8",
    )
    with WarmBuilder() as warm, pytest.raises(OSError, match="No space left") as stopped:
        warm.build([Run("da", source / "da", tmp_path / "da")], AS_OF)
    assert (stopped.value.errno, stopped.value.filename) == (errno.ENOSPC, "a.html")


def test_one_that_the_system_ends_is_told_so(source: Path, tmp_path: Path, instead: Iterator[Path]) -> None:
    next(instead).write_text("import os, signal\nos.kill(os.getpid(), signal.SIGTERM)\n", encoding="utf-8")
    with WarmBuilder() as warm, pytest.raises(BuilderKilled) as stopped:
        warm.build([Run("da", source / "da", tmp_path / "da")], AS_OF)
    assert stopped.value.number == signal.SIGTERM


def test_it_ends_by_itself_when_nobody_asks_any_more() -> None:
    worker = Path(builder.__file__).with_name("worker.py")
    process = subprocess.Popen([sys.executable, "-P", str(worker)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.communicate(timeout=30)[0] == b""
    assert process.returncode == 0


def test_a_builder_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builder, "find_spec", lambda name: None)
    with pytest.raises(BuilderMissing, match="zensical") as missing:
        WarmBuilder("zensical")
    assert (missing.value.package, missing.value.extra) == ("zensical", "zensical")


def test_a_thread_that_a_stop_met_in_its_start_begins_nothing(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()
    late: list[threading.Thread] = []

    class StoppedInItsStart:
        """As the pool leaves it when Ctrl-C comes inside of `Thread.start`: the thread goes on, and nobody waits for it."""

        def __init__(self, _most: int) -> None: ...

        def __enter__(self) -> StoppedInItsStart:
            return self

        def __exit__(self, *_: object) -> None: ...

        def map(self, do: Callable[[Run], object], runs: list[Run]) -> list[object]:
            late.append(threading.Thread(target=lambda: (go.wait(30), do(runs[0]))))
            late[0].start()
            raise KeyboardInterrupt

    monkeypatch.setattr(builder, "ThreadPoolExecutor", StoppedInItsStart)
    with WarmBuilder("mkdocs", 1) as warm:
        with pytest.raises(KeyboardInterrupt):
            warm.build([Run("da", source / "da", tmp_path / "out")], AS_OF)
        go.set()
        late[0].join(60)
        assert not late[0].is_alive()
        assert processes(warm) == []
    assert not (tmp_path / "out").exists()
