"""Outputs stay in the current folder unless somebody names another place; what is printed moves no cursor."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from karlemose_model.cli import main
from karlemose_model.files import shipped
from karlemose_model.reports.formats import FORMATS
from karlemose_model.wording import for_terminal

HEAD = "schema: 1\nid: park\nversion: 1\nkind: estate\nname: {da: Park, en: Park}\nextends: {playbook: karlemose, version: 1}\n"


@dataclass
class Ran:
    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("LANG", "C.UTF-8")

    def run_(folder: Path, *arguments: str) -> Ran:
        monkeypatch.chdir(folder)
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        said = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Ran(ended.value.code, said.out, said.err)

    return run_


@pytest.fixture
def here(tmp_path: Path) -> Path:
    folder = tmp_path / "here"
    (folder / "p").mkdir(parents=True)
    (folder / "p/playbook.yml").write_text(HEAD, "utf-8")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/kept").write_text("kept", "utf-8")
    return folder


EXAMPLE = ("-p", str(shipped("playbooks") / "eksempelparken"))


@pytest.mark.parametrize(
    ("link", "arguments"),
    [
        ("report.json", ("check", "p", "--format", "json", "--output", "report.json")),
        ("build", ("build", "--builder", "none", EXAMPLE[1])),
        ("build/eksempelparken", ("build", "--builder", "none", EXAMPLE[1])),
        ("build/eksempelparken/source", ("build", "--builder", "none", EXAMPLE[1])),
        ("build/eksempelparken/markdown", ("build", "--builder", "none", EXAMPLE[1])),
        ("build/eksempelparken/papers/en/partners", ("export", "partners/police", "--lang", "en", *EXAMPLE)),
        ("public", ("build", "--builder", "none", "--out", "public", EXAMPLE[1])),
        ("dates.ics", ("calendar", "--output", "dates.ics", *EXAMPLE)),
        ("schema", ("schema", "--folder", "schema")),
        ("sheet.csv", ("kpi", "template", "--out", "sheet.csv", *EXAMPLE)),
        ("kpi.xml", ("kpi", "--format", "junit", "--output", "kpi.xml", *EXAMPLE)),
    ],
)
def test_a_link_out_of_the_folder_is_not_written_through(
    here: Path, run: Run, link: str, arguments: tuple[str, ...]
) -> None:
    path, elsewhere = here / link, here.parent / "elsewhere"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(elsewhere / "new" if path.suffix else elsewhere)
    ran = run(here, *arguments)
    assert ran.returncode == 2, ran.stderr
    assert "KM188" in ran.stderr
    assert [one.name for one in elsewhere.iterdir()] == ["kept"]


def test_a_place_that_is_named_is_written_to(here: Path, run: Run) -> None:
    target = here.parent / "elsewhere" / "report.json"
    for named in (str(target), "../elsewhere/report.json"):
        assert run(here, "check", "p", "--format", "json", "--output", named).returncode == 0
        assert json.loads(target.read_text("utf-8"))["checked"] == ["p/playbook.yml"]
        target.unlink()
    (here / "inside").mkdir()
    (here / "link.json").symlink_to("inside/report.json")
    assert run(here, "check", "p", "--format", "json", "--output", "link.json").returncode == 0
    assert (here / "inside/report.json").is_file()


TO_A_FILE = {
    "check": ("check", "p", "--output"),
    "check --staged": ("check", "--staged", "--output"),
    "kpi": ("kpi", "-p", "p", "--output"),
    "kpi --format": ("kpi", "-p", "p", "--format", "sarif", "--output"),
    # The small place has no date, and so no calendar.
    "calendar": ("calendar", *EXAMPLE, "--output"),
    "kpi template": ("kpi", "template", "-p", "p", "--out"),
    "export": ("export", "plan", "-p", "p", "--output"),
}
THEIRS = {
    "risks.yml": "risks:\n  noise: {name: Støj}\n",
    "sheet.csv": "kpi,period,value\nmeetings-held,2026,3\n",
    "plan.docx": "mine",
    "notes.json": '{\n  "format": "mine"\n}\n',
    "link.txt": "roles:\n",
}


@pytest.mark.parametrize("command", TO_A_FILE)
def test_no_output_goes_over_a_person_s_file(here: Path, run: Run, command: str) -> None:
    subprocess.run(["git", "init", "-q", here], check=True)
    for name, text in THEIRS.items():
        if name == "link.txt":
            (here / name).symlink_to("roles.yml")
        (here / name).write_text(text, "utf-8")
        ran = run(here, *TO_A_FILE[command], name)
        assert (here / name).read_text("utf-8") == text
        assert (ran.returncode, ran.stdout) == (2, ""), ran.stderr
        if command in ("check", "check --staged", "kpi", "kpi --format"):
            assert "KM189" in ran.stderr


@pytest.mark.parametrize("language", ["en", "da"])
@pytest.mark.parametrize("command", [("kpi", "-p"), ("check",)])
def test_a_report_takes_the_place_of_any_earlier_one(
    here: Path, run: Run, command: tuple[str, ...], language: str
) -> None:
    wrong = here / "wrong"
    wrong.mkdir()
    (wrong / "playbook.yml").write_text(HEAD + "dwelings: 9\n", "utf-8")
    # Findings to tell are in the faulty one, figures in the example.
    playbooks = ("wrong", "p") if command == ("check",) else (EXAMPLE[1], "p")
    for playbook in playbooks:
        for name in (*FORMATS, "full"):
            assert run(here, *command, playbook, "--lang", language, "--format", name, "--output", "r").returncode < 2
            # Nobody has written into it, so there is nothing to keep.
            assert not list(here.glob("r.edited*"))
    (here / "r").write_bytes(b"")
    assert run(here, *command, playbooks[0], "--output", "r").returncode < 2
    assert (here / "r").read_bytes()


@pytest.mark.parametrize("name", ["full", "concise", "json", "junit", "sarif"])
def test_a_report_with_somebodys_notes_in_it_is_kept_beside(here: Path, run: Run, name: str) -> None:
    to_file = ("check", "p", "--format", name, "--output", "r.txt")
    assert run(here, *to_file).returncode == 0
    written = (here / "r.txt").read_text("utf-8")
    with_notes = f"MINE\n{written}" if name in ("full", "concise") else f"{written}MINE\n"
    (here / "r.txt").write_text(with_notes, "utf-8")
    ran = run(here, *to_file)
    assert (ran.returncode, "KM060" in ran.stderr) == (0, True)
    assert (here / "r.edited.txt").read_text("utf-8") == with_notes
    assert (here / "r.txt").read_text("utf-8") == written
    assert "KM060" not in run(here, *to_file).stderr
    (here / "p/playbook.yml").write_text(HEAD + "dwelings: 9\n", "utf-8")
    assert "KM060" not in run(here, *to_file).stderr


HOSTILE = "\x1b[2J\x1b]8;;https://evil.example\x07click\x1b]8;;\x07\x9b31m\r\b\u202etxt\u200b\u2066\u0085\u2028"
"""Clears the screen, hides an address behind a word, turns the line round, writes over what stood there."""


def test_what_is_printed_has_nothing_in_it_that_a_terminal_obeys() -> None:
    shown = for_terminal(f"a\tb\n{HOSTILE} æ\u00a0– \x1b[31mred\x1b[0m")
    assert shown.startswith("a\tb\n")
    assert shown.endswith(" æ\u00a0– \x1b[31mred\x1b[0m")
    assert all(
        sign.isprintable() or sign in "\t\n\u00a0" for sign in shown.replace("\x1b[31m", "").replace("\x1b[0m", "")
    )
    assert for_terminal("plain æøå") == "plain æøå"
    for odd in ("\x1b[8m", "\x1b[38;5;1m", "\x1b[31", "\x1b[A", "\x1bc", "\x1b"):
        assert "\x1b" not in for_terminal(odd)


def in_yaml(text: str) -> str:
    return json.dumps(text, ensure_ascii=True)


def test_every_command_says_hostile_texts_without_obeying_them(here: Path, run: Run) -> None:
    """Names, texts, ids and files of a stranger's, in each command that tells of them and each format."""
    park = here / "park"
    text = in_yaml(f"Park {HOSTILE}")
    (park / "records/meetings").mkdir(parents=True)
    (park / f"odd{HOSTILE.replace('/', '')}.yml").write_text("x: 1", "utf-8")
    (park / "playbook.yml").write_text(
        HEAD.replace("{da: Park, en: Park}", f"{{da: {text}, en: {text}}}")
        + f"partners: {{police: {{name: {{da: {text}, en: {text}}}}}}}\n"
        + f"kpis: {{meetings-held: {{name: {{da: {text}, en: {text}}}}}}}\n"
        + "timeline: [{phase: clear, from: 2026-01-05}]\n",
        "utf-8",
    )
    (park / "records/actions.yml").write_text(
        f"schema: 1\n{in_yaml('k' + HOSTILE)}: {text}\nevents: [{{action: {text}}}]\n", "utf-8"
    )
    (park / "records/observations.csv").write_bytes(
        f"kpi;period;value\n{HOSTILE};\x1b[2J;x\n".encode().replace(b"\r", b"")
    )
    (park / "kpi\x1b[2J.yml").write_text("a: 1", "utf-8")
    for arguments in (
        *(("check", "park", "--format", name) for name in ("full", "concise", "json", "github", "junit", "sarif")),
        ("explain", "-p", "park", "partners.police"),
        ("kpi", "-p", "park"),
        ("actions", "-p", "park"),
        ("agenda", "-p", "park"),
        ("build", "park\x1b[2J"),
        ("check", f"nowhere{HOSTILE}"),
    ):
        ran = run(here, *arguments)
        assert ran.returncode in (0, 1, 2), ran.stderr
        for stream in (ran.stdout, ran.stderr):
            seen = stream.replace("\n", "").replace("\t", "")
            assert seen.replace("\u00a0", " ").isprintable(), (
                arguments,
                [one for one in seen if not one.isprintable()],
            )
        if arguments[-1] == "github":
            assert all(line.startswith("::") or " " in line for line in ran.stdout.splitlines())
            assert not any(line.startswith(("::set-", "::add-", "::stop")) for line in ran.stdout.splitlines())
