"""One build at a time in a folder: the second waits or is told, and a process that dies stands in nobody's way."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import pytest

from karlemose_model.claims import LOCK, Taken, alone
from karlemose_model.files import shipped
from karlemose_model.problems import Severity
from karlemose_model.site import build_pages
from tests.site.conftest import Fake, pages, site, tree

HERE = Path(__file__).parents[1]


def test_one_at_a_time(tmp_path: Path) -> None:
    with alone(tmp_path):
        with pytest.raises(Taken), alone(tmp_path, 0.1):
            pass
        with alone(tmp_path / "other", 0):
            pass
    with alone(tmp_path, 0):
        pass
    assert (tmp_path / LOCK).exists()


def test_who_waits_comes_in_when_the_other_has_ended(tmp_path: Path) -> None:
    entered, came = threading.Event(), []

    def first() -> None:
        with alone(tmp_path):
            entered.set()
            threading.Event().wait(0.3)
            came.append("first")

    thread = threading.Thread(target=first)
    thread.start()
    entered.wait()
    with alone(tmp_path):
        came.append("second")
    thread.join()
    assert came == ["first", "second"]


def test_an_error_ends_the_claim(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), alone(tmp_path):
        raise KeyboardInterrupt
    with alone(tmp_path, 0):
        pass


def test_a_process_that_is_killed_leaves_no_claim(tmp_path: Path) -> None:
    script = "import sys\nfrom pathlib import Path\nfrom karlemose_model.claims import alone\nwith alone(Path(sys.argv[1])):\n    print('in', flush=True)\n    sys.stdin.read()\n"
    process = subprocess.Popen(
        [sys.executable, "-c", script, tmp_path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(HERE)},
    )
    assert process.stdout
    assert process.stdin
    assert process.stdout.readline().strip() == b"in"
    with pytest.raises(Taken), alone(tmp_path, 0):
        pass
    process.kill()
    process.communicate()
    with alone(tmp_path, 0):
        pass


def test_a_build_that_comes_second_touches_nothing_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("karlemose_model.site.alone", partial(alone, patience=0))
    home = tmp_path / "proeve"
    warm = Fake()
    with alone(home):
        built = build_pages(site(), pages(), tmp_path, warm)
        (problem,) = built.problems
        assert (problem.code, problem.severity, problem.data["folder"]) == ("KM052", Severity.error, str(home))
        assert (built.folder, built.unchanged, warm.runs, tree(tmp_path)) == (None, False, 0, {})
    assert build_pages(site(languages=("da",)), pages(), tmp_path, warm).problems == ()


@pytest.mark.slow
def test_two_commands_at_once_build_one_after_the_other(tmp_path: Path) -> None:
    def place(name: str) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        text = (shipped("playbooks") / "karlemoseparken/playbook.yml").read_text("utf-8")
        (folder / "playbook.yml").write_text(text, "utf-8")
        (folder / "docs/da").mkdir(parents=True)
        (folder / f"docs/da/{name}.md").write_text(f"---\naudience: public\n---\n# Side {name}\n\nOrd.\n", "utf-8")
        return folder

    def begun(folder: Path) -> subprocess.Popen[bytes]:
        command = [
            sys.executable,
            "-m",
            "karlemose_model",
            "build",
            str(folder),
            "--audience",
            "public",
            "--out",
            str(out),
        ]
        environment = {**os.environ, "PYTHONPATH": str(HERE)}
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    out, names = tmp_path / "out", ("ra", "rb")
    both = [begun(place(name)) for name in names]
    for one in both:
        said, _ = one.communicate(timeout=120)
        assert one.returncode == 0, said.decode()
    home = out / "karlemoseparken"
    assert sorted(path.name for path in home.iterdir()) == [LOCK, "public", "source"]
    built = [name for name in names if (home / f"public/own/{name}.html").exists()]
    assert len(built) == 1
    assert [path.name for path in (home / "source/public/da/docs/own").iterdir()] == [f"{built[0]}.md"]
