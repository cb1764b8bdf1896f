"""The sites that the browser opens: built once for all workers, and each served on an address of its own."""

from __future__ import annotations

import fcntl
import os
import posixpath
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import yaml

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "playbooks" / "eksempelparken"
LANGUAGES = ("da", "en")
AUDIENCES = ("partners", "public")

_BANNERLESS = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}


@dataclass(frozen=True)
class BuiltPage:
    """One page of a built site: its address below the site's root, its file, what it is of, how much stands on it, and the
    address of the same page in the other language, if there is one.
    """

    address: str
    file: Path
    language: str
    kind: str
    length: int
    twin: str


def build_sites(playbook: Path, out: Path, *more: str) -> Path:
    """Builds the sites of a playbook by the command, and gives the folder that holds one folder per audience."""
    command = [
        sys.executable,
        "-m",
        "karlemose_model",
        "build",
        str(playbook),
        "--out",
        str(out),
        "--lang",
        "en",
        *more,
    ]
    _run(command, out.parent)
    (folder,) = out.iterdir()
    return folder


def build_docs(out: Path) -> None:
    """Builds the project's own pages. That they are built without warnings is what `make docs` sees to."""
    _run([sys.executable, "-m", "mkdocs", "build", "-f", str(ROOT / "mkdocs.yml"), "--site-dir", str(out)], ROOT)


def _run(command: Sequence[str], folder: Path) -> None:
    ran = subprocess.run(
        command, cwd=folder, env={**os.environ, **_BANNERLESS}, capture_output=True, encoding="utf-8", check=False
    )
    if ran.returncode:
        raise RuntimeError(f"{command} ended with {ran.returncode}:\n{ran.stdout}{ran.stderr}")


def build_once(folder: Path) -> Path:
    """Builds the example's sites and the docs below the folder, unless another worker has done it already."""
    folder.mkdir(parents=True, exist_ok=True)
    ready = folder / "ready"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ready.exists():
            build_sites(EXAMPLE, folder / "sites")
            build_docs(folder / "docs")
            ready.touch()
    return folder


def pages_of(folder: Path, audience: str, language: str) -> list[BuiltPage]:
    """The pages of one language of a site, as the front matter of their source tells them; not those of an error."""
    source = folder / "source" / audience / language / "docs"
    below = "" if language == LANGUAGES[0] else f"{language}/"
    found = []
    for path in sorted(source.rglob("*.md")):
        text = path.read_text("utf-8")
        address = f"{below}{path.relative_to(source).with_suffix('.html').as_posix()}"
        head = yaml.safe_load(text.split("---\n")[1])
        twin = posixpath.join(posixpath.dirname(address), *head["twins"].values())
        file = folder / audience / address
        found.append(BuiltPage(address, file, language, head["kind"], len(text), posixpath.normpath(twin)))
    return found


def docs_pages(built: Path) -> list[BuiltPage]:
    """The project's own pages; the kind is the one that Diátaxis knows."""
    found = []
    for path in sorted((ROOT / "docs").rglob("*.md")):
        text = path.read_text("utf-8")
        head = yaml.safe_load(text.split("---\n")[1]) if text.startswith("---\n") else {}
        address = path.relative_to(ROOT / "docs").with_suffix(".html").as_posix()
        language, kind = head.get("lang", "en"), head.get("type", address)
        twin = head.get("twin", "").replace(".md", ".html")
        found.append(BuiltPage(address, built / address, language, kind, len(text), twin))
    return found


def longest_of_each_kind(pages: Sequence[BuiltPage]) -> list[BuiltPage]:
    """One page per kind: the longest, where most can be wrong."""
    longest = {page.kind: page for page in sorted(pages, key=lambda page: page.length)}
    return [longest[kind] for kind in sorted(longest)]


class _Files(SimpleHTTPRequestHandler):
    """The files of a folder, as any web host gives them."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - so it is in the standard library
        **SimpleHTTPRequestHandler.extensions_map,
        ".ics": "text/calendar",
        ".svg": "image/svg+xml",
    }

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Says nothing."""

    def do_GET(self) -> None:
        # A browser that goes on to the next page hangs up.
        try:
            super().do_GET()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A connection that the browser ends is no news; what it misses, it tells itself."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serves a folder on this machine only, on a free port; gives its address, with a slash at the end."""
    with _Server(("127.0.0.1", 0), partial(_Files, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
