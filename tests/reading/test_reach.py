"""How far a stranger's files may lead: no link out of the rollout's folder, no path to the rest of the machine, no device."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from karlemose_model.files import leads_out
from karlemose_model.network.rollouts import read_network
from karlemose_model.reading import read_playbook
from karlemose_model.reading.reach import is_relative, reach
from karlemose_model.reading.text_files import read_content
from karlemose_model.wording import word

HEAD = "schema: 1\nid: park\nversion: 1\nkind: estate\nname: {da: Park, en: Park}\nextends: {playbook: karlemose, version: 1}\n"
SECRET = "schema: 1\nid: secret\nversion: 1\nkind: municipality\nname: {da: S, en: S}\nrisks: {hidden: {text: {da: Hemmeligt, en: Secret}}}\n"
Files = Callable[[dict[str, str | bytes]], Path]


def codes(folder: Path) -> list[str]:
    reading = read_playbook(folder)
    assert all(word(problem, "da").help for problem in reading.problems)
    assert "Hemmeligt" not in str(reading.texts) + str(reading.tree)
    return [problem.code for problem in reading.problems]


def builds_on(path: str) -> str:
    return HEAD.replace("playbook: karlemose", f'playbook: "{path}"')


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd", "/etc", "/proc/self/environ", "{root}/far/secret", "~/secret", "C:/secret", "C:\\\\secret", "\\\\\\\\host\\\\share",
        "//host/share", "file:///etc/passwd", "https://example.org/x", "..\\\\..\\\\secret", "../private.txt", "./id_rsa",
    ],
)  # fmt: skip
def test_a_path_that_is_none_of_a_playbook(files: Files, path: str) -> None:
    root = files({"p/playbook.yml": "", "p/id_rsa": SECRET, "private.txt": SECRET, "far/secret/playbook.yml": SECRET})
    (root / "p/playbook.yml").write_text(builds_on(path.replace("{root}", root.as_posix())), "utf-8")
    assert codes(root / "p") in (["KM020"], ["KM187"])


def test_what_lies_in_the_repository_or_beside_it_can_be_built_on(files: Files) -> None:
    root = files(
        {
            "x/y/z/town/playbook.yml": SECRET,
            "x/y/z/repo/.git/HEAD": "",
            "x/y/z/repo/town/playbook.yml": SECRET,
            "x/y/z/repo/a/b/park/playbook.yml": builds_on("../../../../town"),
            "x/y/z/repo/a/b/inside/playbook.yml": builds_on("../../../town/playbook.yml"),
            "x/y/far/playbook.yml": SECRET,
            "x/y/z/repo/out/playbook.yml": builds_on("../../../far"),
        }
    )
    repository = root / "x/y/z/repo"
    for folder in ("a/b/park", "a/b/inside"):
        assert "KM187" not in [one.code for one in read_playbook(repository / folder).problems]
        assert [layer.id for layer in read_playbook(repository / folder).layers] == ["secret", "park"]
    assert codes(repository / "out") == ["KM187"]


def test_without_a_repository_three_folders_up_are_within_reach(files: Files) -> None:
    files_ = {f"{up}/playbook.yml": SECRET for up in ("a", "a/b")}
    root = files(
        {
            **files_,
            "a/b/c/d/park/playbook.yml": builds_on("../../.."),
            "a/b/c/d/e/park/playbook.yml": builds_on("../../../.."),
        }
    )
    assert "KM187" not in [one.code for one in read_playbook(root / "a/b/c/d/park").problems]
    assert codes(root / "a/b/c/d/e/park") == ["KM187"]


def test_a_listed_rollout_lies_within_reach_too(files: Files) -> None:
    listing = SECRET.replace("hidden", "seen").replace("Hemmeligt", "x") + 'estates: ["../../far", "../beside"]\n'
    root = files(
        {
            "w/repo/.git/HEAD": "",
            "w/repo/town/playbook.yml": listing.replace("../beside", "../../beside").replace(
                "../../far", "../../../far"
            ),
            "w/beside/playbook.yml": HEAD,
            "far/playbook.yml": HEAD,
        }
    )
    network = read_network(read_playbook(root / "w/repo/town"), date(2026, 12, 3))
    assert "KM187" in [problem.code for problem in network.problems]
    assert [one.written for one in network.rollouts] == ["../../../far", "../../beside"]


LINKS = {
    "playbook.yml": SECRET,
    "risks.yml": "hidden: {text: {da: Hemmeligt, en: Secret}}\n",
    "records/actions.yml": SECRET,
    "records/published.yml": SECRET,
    "records/observations.csv": "Hemmeligt",
    "records/incidents.csv": "Hemmeligt",
    "records/spend.csv": "Hemmeligt",
    "records/list-status.csv": "Hemmeligt",
    "records/observations/x.csv": "Hemmeligt",
    "records/evaluation/x.csv": "Hemmeligt",
    "records/meetings/2026-01-12-operational.yml": SECRET,
    "records/walks/2026-01-12.yml": SECRET,
    "records/fidelity/2026-01-12.yml": SECRET,
    "docs/da/side.md": "# Hemmeligt\n",
    "templates/documents/agenda.md.j2": "Hemmeligt",
}


@pytest.mark.parametrize("file", LINKS)
@pytest.mark.parametrize("whole_folder", [False, True])
def test_a_link_out_of_the_folder_is_refused(files: Files, file: str, whole_folder: bool) -> None:
    root = files({"p/playbook.yml": HEAD, "elsewhere/x": LINKS[file]})
    path = root / "p" / file
    if whole_folder:
        if path.parent == root / "p":
            return
        (root / "elsewhere/x").rename(root / "elsewhere" / path.name)
        path.parent.parent.mkdir(parents=True, exist_ok=True)
        path.parent.symlink_to(root / "elsewhere", target_is_directory=True)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.symlink_to(root / "elsewhere/x")
    assert codes(root / "p") == ["KM358"]


def test_a_link_to_nothing_yet_is_refused_too(files: Files) -> None:
    """Something that is written there later would be written elsewhere."""
    root = files({"p/playbook.yml": HEAD, "p/records/README.md": ""})
    (root / "p/records/actions.yml").symlink_to(root / "not-there-yet")
    (root / "p/records/meetings").symlink_to(root / "neither")
    assert codes(root / "p") == ["KM358", "KM358"]


def test_a_link_inside_the_folder_is_followed(files: Files) -> None:
    root = files({"p/playbook.yml": HEAD, "p/shared/actions.yml": "schema: 1\nevents: []\n", "p/records/README.md": ""})
    (root / "p/records/actions.yml").symlink_to("../shared/actions.yml")
    (root / "link").symlink_to(root / "p")
    assert codes(root / "p") == []
    assert codes(root / "link") == []


def test_a_kept_version_that_is_a_link_out(files: Files) -> None:
    root = files(
        {
            "far/playbook.yml": SECRET,
            "town/playbook.yml": SECRET.replace("version: 1", "version: 2").replace("Hemmeligt", "x"),
        }
    )
    (root / "town/versions").mkdir()
    (root / "town/versions/1").symlink_to(root / "far")
    park = files({"park/playbook.yml": builds_on("../town")}) / "park"
    assert codes(park) == ["KM026"]


def test_a_chain_of_links_and_a_circle_of_links(files: Files) -> None:
    root = files({"p/playbook.yml": HEAD, "far/x.yml": SECRET})
    (root / "p/a.yml").symlink_to(root / "far/x.yml")
    (root / "p/risks.yml").symlink_to("a.yml")
    (root / "p/records").symlink_to("records")
    assert codes(root / "p") == ["KM358"]
    assert leads_out(root / "p/risks.yml", root / "p")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize(
    "file",
    [
        "playbook.yml",
        "risks.yml",
        "records/actions.yml",
        "records/observations.csv",
        "records/meetings/2026-01-12-operational.yml",
        "records/observations/a.xlsx",
        "records/evaluation/a.ods",
    ],
)
@pytest.mark.parametrize("kind", ["pipe", "socket"])
def test_a_pipe_and_a_socket_are_told_and_never_opened(
    files: Files, file: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = files({"p/playbook.yml": HEAD})
    path = root / "p" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    else:
        # The name of a socket may not be long.
        monkeypatch.chdir(path.parent)
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
    assert codes(root / "p") == ["KM184"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/proc/self/environ", "/proc/kmsg"])
def test_a_device_is_not_read(device: str) -> None:
    content, problem = read_content(Path(device), "x", 1_000)
    assert content is None or len(content) <= 1_000
    if device.startswith("/dev/"):
        assert problem is not None
        assert problem.code == "KM184"


def test_no_more_of_a_file_is_read_than_it_may_hold(tmp_path: Path) -> None:
    """A sparse file of a hundred gigabytes costs nobody anything."""
    path = tmp_path / "a.yml"
    with path.open("wb") as stream:
        stream.truncate(100_000_000_000)
    content, problem = read_content(path, "a.yml", 2_000_000)
    assert content is None
    assert problem is not None
    assert (problem.code, problem.data["megabytes"]) == ("KM007", 100_000.0)


def test_a_folder_with_the_name_of_a_file(files: Files) -> None:
    root = files(
        {
            "p/playbook.yml": HEAD,
            "p/risks.yml/x": "",
            "p/records/actions.yml/x": "",
            "p/records/meetings/2026-01-12-operational.yml/x": "",
        }
    )
    assert codes(root / "p") == ["KM002"]


@pytest.mark.parametrize("folder", ["p", "p/records/meetings", "p/templates/documents"])
def test_a_folder_that_nobody_may_look_into_is_told(files: Files, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    root = files({"p/playbook.yml": HEAD, "p/records/meetings/.keep": "", "p/templates/documents/.keep": ""})
    look = Path.iterdir

    def iterdir(path: Path) -> Iterator[Path]:
        if path == root / folder:
            raise PermissionError(13, "Permission denied")
        return look(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    assert codes(root / "p") == ["KM008"]


@pytest.mark.parametrize(
    ("path", "relative"),
    [
        ("../a", True),
        ("./a/b", True),
        ("a", True),
        ("/a", False),
        ("C:a", False),
        ("\\\\h\\s", False),
        ("~a", False),
        ("a\\b", False),
        ("x://y", False),
        (" ", False),
    ],
)
def test_relative_means_so_on_every_machine(path: str, relative: bool) -> None:
    assert is_relative(path) is relative


def test_the_reach_never_leaves_the_disk() -> None:
    assert reach(Path("/")) == Path("/")
