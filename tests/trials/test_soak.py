"""A short sample of the many builds; and each thing that could grow is seen when it does."""

from __future__ import annotations

import functools
import gc
import os
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from tests.trials import soak
from tests.trials.soak import Seen, Soaked

pytestmark = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="it is read from Linux's /proc")


@pytest.fixture(autouse=True, scope="module")
def all_is_looked_at() -> Iterator[None]:
    """Also what was there before the tests began, which `conftest.py` spares Python to look at."""
    gc.unfreeze()
    yield
    gc.freeze()


# What is kept as long as the process lives: without a key, or for keys that are few whatever a user writes.
FOR_GOOD = {
    "exports.pandoc.pandoc_path": "no key",
    "exports.typst._compiler": "no key",
    "personal_names._lists": "no key",
    "personal_names._sensitive": "no key",
    "reading.chain.shipped_layer": "the playbooks that come with the tool",
    "reading.own_templates._shipped": "no key",
    "reading.own_templates._shipped_trees": "no key",
    "reading.plain_markdown._reader": "no key",
    "reading.shapes.shape_of": "the models of the package",
    "scaffold.places._data": "no key",
    "scaffold.places.municipalities": "no key",
    "scaffold.places.police_districts": "no key",
    "site.source._theme": "no key",
    "wording.translator": "the two languages",
}


def test_builds_leave_nothing_behind() -> None:
    ran = soak.soak(15, warm=9, every=2, kinds=("place", "broken", "broken"), peaks=False)
    assert ran.wrong == ()
    assert ran.builds == {"place": 5, "broken": 10}
    assert {name: more for name, more in ran.grown().items() if name != "blocks"} == {}
    # So few builds still fill caches that have an end; the long run waits until they are full.
    assert ran.grown().get("blocks", 0) < 30_000


def test_no_cache_of_the_package_can_grow_without_end() -> None:
    # Whatever else this process has loaded, and by itself what a build needs.
    import karlemose_model.exports.papers
    import karlemose_model.site  # noqa: F401

    endless = {
        f"{cache.__module__}.{cache.__qualname__}".removeprefix("karlemose_model.")
        for cache in soak.caches()
        if cache.cache_parameters()["maxsize"] is None
    }
    # The docs' reference is made from the code alone, and by nobody who builds.
    assert {name for name in endless if not name.startswith("reference.")} <= FOR_GOOD.keys()
    assert endless >= {"wording.translator", "reading.chain.shipped_layer"}


SEEN = Seen(memory=100.0, blocks=700_000, handles=5, threads=1, children=0, files=0, cached=10)


@pytest.mark.parametrize(
    ("more", "grown"),
    [
        ({}, {}),
        ({"memory": 107.9}, {}),
        ({"memory": 108.1}, {"memory": 8.1}),
        ({"blocks": 705_900}, {}),
        ({"blocks": 706_100}, {"blocks": 6_100}),
        ({"handles": 6}, {"handles": 1}),
        ({"threads": 3}, {"threads": 2}),
        ({"children": 1}, {"children": 1}),
        ({"files": 1}, {"files": 1}),
        ({"cached": 11}, {"cached": 1}),
    ],
)
def test_what_may_grow_and_what_may_not(more: dict[str, float], grown: dict[str, float]) -> None:
    readings = (SEEN, SEEN, SEEN, Seen(**{**asdict(SEEN), **more}))
    assert Soaked(Counter(), (), readings, every=100, peaks=(1_000, 1_000)).grown() == grown


def test_a_higher_peak_is_seen() -> None:
    ran = Soaked(Counter(), (), (SEEN, SEEN), every=1, peaks=(1_000, 1_019))
    assert ran.grown() == {}
    assert replace(ran, peaks=(1_000, 1_021)).grown() == {"peak": 21}


def a_handle() -> Callable[[], object]:
    reading, writing = os.pipe()

    def end() -> None:
        os.close(reading)
        os.close(writing)

    return end


def a_thread() -> Callable[[], object]:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()

    def end() -> None:
        stop.set()
        thread.join()

    return end


def a_child() -> Callable[[], object]:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    return lambda: child.communicate(b"\n")


def a_file() -> Callable[[], object]:
    handle, name = tempfile.mkstemp()
    os.close(handle)
    return Path(name).unlink


def a_cache() -> Callable[[], object]:
    kept = functools.cache(str)
    kept.__module__ = "karlemose_model.invented"
    kept(1)
    return kept.cache_clear


@pytest.mark.parametrize(
    ("leak", "name"),
    [(a_handle, "handles"), (a_thread, "threads"), (a_child, "children"), (a_file, "files"), (a_cache, "cached")],
)
def test_what_is_left_is_counted(leak: Callable[[], Callable[[], object]], name: str) -> None:
    with soak.own_folders() as (temporary, out, _):
        before = asdict(soak.seen(temporary, out))
        end = leak()
        try:
            assert asdict(soak.seen(temporary, out))[name] > before[name]
        finally:
            end()
