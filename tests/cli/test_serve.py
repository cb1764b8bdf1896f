"""`karlemose serve`: what is saved is on the page, what is wrong is in the terminal, and the last good site stays."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest

from karlemose_model.cli.serve import LOOK_AGAIN
from karlemose_model.files import shipped
from tests.conftest import Ran

PATIENCE = 120
"""Seconds until a test gives up; nothing is asserted about how long anything takes."""


@dataclass
class Served:
    """A running command, what it has said so far, and the address that it named."""

    process: subprocess.Popen[bytes]
    said: Path
    address: str = ""

    def words(self) -> str:
        return self.said.read_text("utf-8")

    def page(self, path: str = "") -> str:
        with urlopen(self.address + path, timeout=30) as answer:
            return str(answer.read().decode("utf-8"))

    def builds(self) -> int:
        return self.words().count("The site is up to date")

    def children(self) -> list[str]:
        lists = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return [child for each in lists for child in each.read_text("utf-8").split()]

    def until(self, true: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE
        while not true():
            assert self.process.poll() is None, self.words()
            assert time.monotonic() < end, self.words()
            time.sleep(0.1)


def runs(process: str) -> bool:
    try:
        # What has ended and was not asked about yet is listed as a zombie.
        return ") Z " not in Path(f"/proc/{process}/stat").read_text("utf-8")
    except OSError:
        return False


@contextmanager
def serving(folder: Path, said: Path, *options: str) -> Iterator[Served]:
    command = [sys.executable, "-m", "karlemose_model", "serve", ".", "--port", "0", "--lang", "en", *options]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(Path(__file__).parents[2])}
    with said.open("wb") as out:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=out, stderr=subprocess.STDOUT)
    served = Served(process, said)
    try:
        served.until(lambda: "in a browser" in served.words())
        served.address = next(word for word in served.words().split() if word.startswith("http://"))
        yield served
    finally:
        process.kill()
        process.wait()


@pytest.mark.slow
def test_what_is_saved_is_shown_and_what_is_wrong_is_told(tmp_path: Path) -> None:
    place = tmp_path / "place"
    shutil.copytree(shipped("playbooks") / "eksempelparken", place)
    playbook, own = place / "playbook.yml", place / "docs/en/repairs.md"
    right = playbook.read_text("utf-8")
    with serving(place, tmp_path / "said.txt", "--audience", "public") as served:
        served.until(lambda: "The site is up to date" in served.words())
        assert "Eksempelparken" in served.page()
        assert "karlemose-reload.js" in served.page("en/index.html")
        # What is published lies in build/<id>, and no trial goes over it.
        assert (place / "build/serve/eksempelparken/public/index.html").is_file()
        assert [one.name for one in (place / "build").iterdir()] == ["serve"]
        shown = served.page("karlemose-reload")

        playbook.write_text(right.replace("schema: 1", "schema: 1\npartnrs: {}"), "utf-8")
        served.until(lambda: "The last good site stays" in served.words())
        assert "partnrs" in served.words()
        assert "Traceback" not in served.words()
        assert served.page("karlemose-reload") == f"{shown} failed"
        assert "Eksempelparken" in served.page()

        playbook.write_text(right, "utf-8")
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text("---\naudience: public\n---\n# Repairs\n\nTell us at once.\n", "utf-8")
        served.until(lambda: served.page("karlemose-reload") not in (shown, f"{shown} failed"))
        assert "Tell us at once." in served.page("en/own/repairs.html")

        served.process.send_signal(signal.SIGINT)
        assert served.process.wait(PATIENCE) == 0


HEAD = """\
schema: 1
id: prove
version: 1
kind: estate
name: Prøve
languages: [da]
extends: {playbook: karlemose, version: 1}
"""


@pytest.mark.slow
def test_what_is_saved_meanwhile_counts_and_what_is_made_here_does_not(tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    (place / "playbook.yml").write_text(HEAD, "utf-8")
    # The pages come into the playbook's own folder, which is watched.
    with serving(place, tmp_path / "said.txt", "--audience", "public", "--out", ".") as served:
        served.until(lambda: "The site is being built" in served.words())
        (place / "playbook.yml").write_text(HEAD.replace("Prøve", "Lunden"), "utf-8")
        served.until(lambda: served.builds() and "Lunden" in served.page("index.html"))
        time.sleep(10 * LOOK_AGAIN)
        # Once when it was saved, and at most once more because files had come.
        assert served.builds() <= 3


@pytest.mark.slow
def test_a_folder_that_is_deleted_and_put_back_is_shown_again(tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    (place / "playbook.yml").write_text(HEAD, "utf-8")
    with serving(place, tmp_path / "said.txt", "--audience", "public") as served:
        served.until(served.builds)
        shutil.rmtree(place)
        served.until(lambda: "The last good site stays" in served.words())
        place.mkdir()
        (place / "playbook.yml").write_text(HEAD.replace("Prøve", "Lunden"), "utf-8")
        served.until(lambda: served.builds() > 1)
        assert "Lunden" in served.page("index.html")
        assert "Traceback" not in served.words()


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="only Linux tells a process's children in files")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_with_the_command_the_processes_that_build_end(tmp_path: Path, number: signal.Signals) -> None:
    place = tmp_path / "place"
    place.mkdir()
    (place / "playbook.yml").write_text(HEAD, "utf-8")
    with serving(place, tmp_path / "said.txt", "--audience", "public") as served:
        served.until(served.children)
        building = served.children()
        served.process.send_signal(number)
        assert served.process.wait(PATIENCE) == {signal.SIGTERM: 143, signal.SIGKILL: -9}[number]
        end = time.monotonic() + PATIENCE
        while any(map(runs, building)):
            assert time.monotonic() < end
            time.sleep(0.1)
        assert "Traceback" not in served.words()


@pytest.mark.slow
def test_a_playbook_that_is_wrong_from_the_start_is_shown_once_it_is_mended(tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    (place / "playbook.yml").write_text(HEAD + "meetings: [", "utf-8")
    with serving(place, tmp_path / "said.txt") as served:
        served.until(lambda: "There is no site yet" in served.words())
        assert "The site is being built …" in served.words()
        assert "the terminal tells of errors" in served.page("index.html")
        (place / "playbook.yml").write_text(HEAD, "utf-8")
        served.until(lambda: "The site is up to date" in served.words())
        assert "Prøve" in served.page("index.html")


def test_without_a_playbook_nothing_is_served(karlemose: Callable[..., Ran], tmp_path: Path) -> None:
    ran = karlemose("serve", str(tmp_path / "gone"), "--port", "0")
    assert (ran.code, "KM001" in ran.err, ran.out) == (2, True, "")


def test_a_port_that_is_taken_is_said(karlemose: Callable[..., Ran]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = karlemose("serve", str(shipped("playbooks") / "eksempelparken"), "--port", str(port), "--lang", "en")
    assert (ran.code, f"port {port}" in ran.err, "Traceback" in ran.err) == (2, True, False)
