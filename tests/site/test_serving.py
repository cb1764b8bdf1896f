"""The server for this machine: pages of the folder it was given last, to browsers that ask for this machine by its own name."""

from __future__ import annotations

from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from karlemose_model.site.serving import HOST, SiteServer

PAGE = "<!doctype html><html><head></head><body><p>{}</p></body></html>"


@pytest.fixture
def server() -> Iterator[SiteServer]:
    server = SiteServer(0, "<p>Not yet</p>")
    server.start()
    yield server
    server.close()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site/kpis").mkdir(parents=True)
    (tmp_path / "site/index.html").write_text(PAGE.format("Æ first"), "utf-8")
    (tmp_path / "site/kpis/K01.html").write_text(PAGE.format("a figure"), "utf-8")
    (tmp_path / "site/style.css").write_text("p { color: red }", "utf-8")
    (tmp_path / "secret.html").write_text(PAGE.format("secret"), "utf-8")
    return tmp_path / "site"


def asked(server: SiteServer, path: str, host: str | None = None, how: str = "GET") -> tuple[int, str, dict[str, str]]:
    connection = HTTPConnection(HOST, server.server_port, timeout=10)
    connection.request(how, path, headers={"Host": host or f"{HOST}:{server.server_port}"})
    answer = connection.getresponse()
    given = (answer.status, answer.read().decode("utf-8"), dict(answer.getheaders()))
    connection.close()
    return given


def test_until_there_is_a_site_its_place_is_kept(server: SiteServer, site: Path) -> None:
    status, words, _ = asked(server, "/kpis/K01.html")
    assert (status, "Not yet" in words, "karlemose-reload.js" in words) == (200, True, True)
    server.show(site)
    assert "a figure" in asked(server, "/kpis/K01.html")[1]


def test_a_page_asks_whether_it_is_still_the_newest(server: SiteServer, site: Path) -> None:
    server.show(site)
    for path in ("/", "/index.html", "/index.html?q=1"):
        status, words, headers = asked(server, path)
        assert (status, "Æ first" in words, headers["Cache-Control"]) == (200, True, "no-store")
        assert f'<script src="/karlemose-reload.js" data-shown="{server.state}"></script></body>' in words
    assert asked(server, "/karlemose-reload")[1] == server.state
    assert "location.reload" in asked(server, "/karlemose-reload.js")[1]
    before = server.state
    server.show(site)
    assert asked(server, "/karlemose-reload")[1] == server.state != before


def test_a_page_can_ask_whether_the_last_build_failed(server: SiteServer, site: Path) -> None:
    server.tell(failed=True)
    # Where there is no site yet, no page shows the last one.
    assert asked(server, "/karlemose-reload")[1] == server.shown
    server.show(site)
    assert asked(server, "/karlemose-reload")[1] == f"{server.shown} failed"
    assert f'data-shown="{server.shown}"' in asked(server, "/")[1]
    server.tell(failed=False)
    assert asked(server, "/karlemose-reload")[1] == server.shown


def test_what_is_no_page_is_given_as_it_is(server: SiteServer, site: Path) -> None:
    server.show(site)
    status, words, headers = asked(server, "/style.css")
    assert (status, words, headers["Content-type"]) == (200, "p { color: red }", "text/css")


@pytest.mark.parametrize(
    "path",
    [
        "/none.html",
        "/kpis/",
        "/../secret.html",
        "/%2e%2e/secret.html",
        "//secret.html",
        "/%00",
        "/index.html%00.txt",
        "/link.html",
    ],
)
def test_what_is_not_in_the_site_is_not_there(server: SiteServer, site: Path, path: str) -> None:
    (site / "link.html").symlink_to(site.parent / "secret.html")
    server.show(site)
    status, words, _ = asked(server, path)
    assert (status, "secret" in words) == (404, False)


@pytest.mark.parametrize("host", ["evil.example.org", "evil.example.org:80", "127.0.0.1"])
def test_a_page_from_elsewhere_gets_nothing(server: SiteServer, site: Path, host: str) -> None:
    server.show(site)
    status, words, _ = asked(server, "/index.html", host)
    assert (status, "first" in words) == (403, False)


def test_only_this_machine_is_answered(server: SiteServer) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert server.address == f"http://127.0.0.1:{server.server_port}/"


@pytest.mark.parametrize("path", ["/index.html", "/style.css", "/karlemose-reload", "/none.html"])
def test_who_asks_about_a_file_is_told_the_same_without_its_content(server: SiteServer, site: Path, path: str) -> None:
    server.show(site)
    status, _, headers = asked(server, path)
    about, words, told = asked(server, path, how="HEAD")
    assert (about, words, told["Content-Length"]) == (status, "", headers["Content-Length"])
    assert asked(server, path, "evil.example.org", "HEAD")[0] == 403


def test_a_browser_that_hangs_up_is_no_news_but_our_own_errors_are(
    server: SiteServer, capsys: pytest.CaptureFixture[str]
) -> None:
    for error, told in ((BrokenPipeError(), False), (ConnectionResetError(), False), (KeyError("ours"), True)):
        try:
            raise error
        except Exception:
            server.handle_error(None, ("127.0.0.1", 1))
        assert ("Traceback" in capsys.readouterr().err) is told
