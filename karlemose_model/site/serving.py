"""Shows a built site to the browsers of this machine, and has them load a page anew when the site changes."""

from __future__ import annotations

import json
import os
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from karlemose_model.text import LANGUAGES
from karlemose_model.wording import translator

HOST = "127.0.0.1"
"""Never another: what the partners read is shown to nobody else on the network."""

_SCRIPT_PATH = "/karlemose-reload.js"
_STATE_PATH = "/karlemose-reload"
_FAILED = "failed"
_SCRIPT = """// Loads the page anew when the site that it belongs to was built again, and says so while that fails.
(function () {
  "use strict";
  var shown = document.currentScript.dataset.shown;
  var words = WORDS;
  var bar = null;
  function tell(failed) {
    if (failed && !bar) {
      bar = document.createElement("div");
      bar.id = "karlemose-failed";
      bar.setAttribute("role", "alert");
      // Not as an attribute or a style sheet, which the page's security policy forbids.
      Object.assign(bar.style, {
        position: "sticky", top: "0", zIndex: "1000", padding: "12px 16px", textAlign: "center",
        background: "#8a1c1c", color: "#ffffff", font: "bold 16px/1.4 sans-serif"
      });
      document.body.insertBefore(bar, document.body.firstChild);
      bar.textContent = words[document.documentElement.lang] || words.en;
    } else if (!failed && bar) {
      bar.remove();
      bar = null;
    }
  }
  setInterval(function () {
    fetch("/karlemose-reload", { cache: "no-store" })
      .then(function (answer) { return answer.text(); })
      .then(function (now) {
        if (now.split(" ")[0] !== shown) location.reload();
        else tell(now !== shown);
      })
      .catch(function () { /* the server was stopped: the page stays as it is */ });
  }, 1000);
})();
"""


def _script() -> bytes:
    """The script, with its words in all languages: a site has pages in several."""
    words = {}
    for language in LANGUAGES:
        _ = translator(language)
        words[language] = _(
            "There is an error; the terminal says where. What you see is the last version without errors."
        )
    return _SCRIPT.replace("WORDS", json.dumps(words)).encode()


class SiteServer(ThreadingHTTPServer):
    """Serves one folder, which may be another one later. Raises OSError when the port is taken.

    `waiting` is what stands on the page while there is no site yet, as HTML.
    """

    daemon_threads = True

    def __init__(self, port: int, waiting: str) -> None:
        self.folder: Path | None = None
        self.waiting = waiting
        self._built = 0
        self._failed = False
        super().__init__((HOST, port), _Handler)

    def server_bind(self) -> None:
        """Bind without asking the name service what the machine is called, as HTTPServer would: that may leave the machine."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.socket.getsockname()[1]

    @property
    def address(self) -> str:
        """Where a browser finds the site."""
        return f"http://{HOST}:{self.server_port}/"

    @property
    def state(self) -> str:
        """Another word after each build, and after each start; a second word while the last build failed."""
        return f"{self.shown} {_FAILED}" if self._failed and self.folder else self.shown

    @property
    def shown(self) -> str:
        """What tells one build's pages from another's."""
        return f"{os.getpid()}.{self._built}"

    def show(self, folder: Path) -> None:
        """Serve this folder from now on, and have the pages that are open load anew."""
        self.folder = folder
        self._built += 1

    def tell(self, failed: bool) -> None:
        """Have the pages that are open say whether the last build failed."""
        self._failed = failed

    def start(self) -> None:
        """Answer from now on, beside what else the process does; `close` ends it."""
        Thread(target=partial(self.serve_forever, poll_interval=0.1), daemon=True).start()

    def close(self) -> None:
        """Answer no more."""
        self.shutdown()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes on to the next page hangs up: that is no news."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    server: SiteServer

    def __init__(self, *arguments: Any) -> None:
        # While there is no site the folder is never asked for.
        super().__init__(*arguments, directory=str(arguments[2].folder or os.devnull))

    def do_HEAD(self) -> None:
        """Answer as to GET, without the content."""
        self.do_GET()

    def do_GET(self) -> None:
        """Answer with a file of the site; a page gets the script that loads it anew."""
        # A page from elsewhere that has its own name lead to this machine would read what the partners read.
        if self.headers.get("Host") not in self._names():
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        path = urlsplit(self.path).path
        if path == _SCRIPT_PATH:
            self._answer(_script(), "text/javascript; charset=utf-8")
        elif path == _STATE_PATH:
            self._answer(self.server.state.encode(), "text/plain; charset=utf-8")
        elif self.server.folder is None:
            self._answer(self._with_script(self.server.waiting.encode()), "text/html; charset=utf-8")
        else:
            file = Path(self.translate_path(self.path))
            page = file / "index.html" if file.is_dir() and path.endswith("/") else file
            # No file is called so, or it is a link to what lies elsewhere.
            if "\0" in str(file) or not file.resolve().is_relative_to(self.server.folder.resolve()):
                self.send_error(HTTPStatus.NOT_FOUND)
            elif page.suffix == ".html" and page.is_file():
                self._answer(self._with_script(page.read_bytes()), "text/html; charset=utf-8")
            elif self.command == "HEAD":
                super().do_HEAD()
            else:
                super().do_GET()

    def list_directory(self, path: Any) -> None:
        """A folder is no page."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        """Nothing is kept by the browser: the next build's page stands at the same address."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """The terminal is for findings."""

    def _names(self) -> set[str]:
        """What this server may be called by; browsers leave out the port that every web server has."""
        port = self.server.server_port
        return {
            f"{name}{end}"
            for name in (HOST, "localhost")
            for end in ((f":{port}", "") if port == 80 else (f":{port}",))
        }

    def _with_script(self, page: bytes) -> bytes:
        script = f'<script src="{_SCRIPT_PATH}" data-shown="{self.server.shown}"></script>'.encode()
        head, end, rest = page.rpartition(b"</body>")
        return head + script + end + rest if end else page + script

    def _answer(self, content: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)
