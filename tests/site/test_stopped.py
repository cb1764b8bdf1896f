"""A build that is stopped, at whatever it was about to write, leaves nothing that the next one does not put right."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from karlemose_model.manifest import checksums, standing
from karlemose_model.site import Built, build_pages
from tests.site.conftest import Fake, page, site
from tests.site.test_output import without_manifest

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is copied to be stopped")]

WRITES = frozenset({"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod"})


def build(out: Path, title: str) -> Built:
    front, other = page("index.md", title, "da"), page(f"{title.lower()}.md", "Another", "da")
    return build_pages(site(languages=("da",)), {"da": (front, other)}, out, Fake(title))


def stopped_at(number: int, how: Callable[[], None], work: Callable[[], object]) -> bool:
    """Do the work in a process that is stopped at the call of that number which changes a file; whether it came so far."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the copy has one thread, and asks nothing of the others
        child = os.fork()
    if child == 0:
        left = [number]

        def hook(event: str, arguments: tuple[object, ...]) -> None:
            opens = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
            if event in WRITES or opens:
                left[0] -= 1
                if left[0] == 0:
                    how()

        code = 1
        try:
            sys.addaudithook(hook)
            work()
            code = 0
        except KeyboardInterrupt:
            code = 9
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 9)
    return code == 9


def killed() -> None:
    os._exit(9)


def interrupted() -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("how", [killed, interrupted])
@pytest.mark.parametrize("first", [True, False])
def test_a_stop_at_any_call_is_put_right_by_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: Callable[[], None], first: bool
) -> None:
    monkeypatch.setattr("karlemose_model.site.source._theme", lambda: {"main.html": b"theme"})
    number, again = 0, True
    while again:
        number += 1
        out = tmp_path / str(number)
        if not first:
            build(out, "Before")
        again = stopped_at(number, how, partial(build, out, "After"))
        target = out / "proeve/public"
        if target.exists():
            # No reader ever sees half a site.
            whole = standing(target)
            assert whole.ours
            assert (whole.edited, whole.strangers, whole.left_over) == ((), (), ())
            assert len(set(without_manifest(target).values())) == 2
        # What puts it right may be stopped too.
        stopped_at(1 + number * 7 % 11, how, partial(build, out, "After"))
        assert build(out, "After").problems == ()
        assert sorted(path.name for path in (out / "proeve").iterdir()) == [".karlemose-lock", "public", "source"]
        assert {name: content for name, content in without_manifest(target).items() if name == "index.html"} == {
            "index.html": b"After"
        }
        assert sorted(path.name for path in (out / "proeve/source/public/da/docs").iterdir()) == [
            "after.md",
            "index.md",
        ]
        assert standing(out / "proeve/source/public").strangers == ()
        assert checksums(target)
    assert number > 20
