"""`karlemose new`: answers become a repository that passes its own check, or nothing is made and the reason is told."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from babel.dates import format_date
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from karlemose_model.claims import alone
from karlemose_model.cli import main
from karlemose_model.cli import new as command
from karlemose_model.problems import has_errors
from karlemose_model.reading import read_playbook
from karlemose_model.rules import checked
from karlemose_model.scaffold.generating import SCRATCH, NotGenerated, generate
from tests.conftest import AS_OF, Ran

TODAY = command._today
EXPECTED = Path(__file__).parent / "expected"
ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent

Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in, on a day that is known."""
    place = tmp_path / "place"
    place.mkdir()
    monkeypatch.chdir(place)
    monkeypatch.setattr(command, "_today", lambda: AS_OF)
    monkeypatch.delenv("KARLEMOSE_PACKAGE", raising=False)
    return place


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Answers the questions one after the other, as somebody at a terminal does; an exception is raised instead."""

    def answer(*lines: str | type[BaseException]) -> None:
        left = iter(lines)

        def read(prompt: str) -> str:
            said = next(left, EOFError)
            if not isinstance(said, str):
                raise said
            print(f"{prompt}{said}".rstrip())
            return said

        monkeypatch.setattr("builtins.input", read)
        monkeypatch.setattr(sys, "stdin", Terminal())

    return answer


class Terminal:
    def isatty(self) -> bool:
        return True


def made(folder: Path) -> dict[str, str]:
    """What the repository says that it was asked; it has no errors."""
    reading = checked(read_playbook(folder), AS_OF)
    assert reading.playbook is not None, reading.problems
    assert not has_errors(reading.problems), reading.problems
    noted = json.loads((folder / ".karlemose" / "answers.json").read_text("utf-8"))["answers"]
    assert isinstance(noted, dict)
    return noted


# --- options ----------------------------------------------------------------------------------------------------


def test_options_alone_make_an_estates_repository(karlemose: Run, somewhere: Path) -> None:
    ran = karlemose(
        "new", "estate", "--name", "Åparken", "--municipality", "koege", "--first-meeting", "2027-01-12", "--no-input"
    )
    assert (ran.code, ran.err) == (0, "")
    answers = made(somewhere / "aaparken")
    assert answers["name"] == "Åparken"
    assert answers["municipality"] == "Køge Kommune"
    assert answers["police_district"] == "Midt- og Vestsjællands Politi"
    assert (answers["__notice"], answers["__time_zone"]) == ("", "Europe/Copenhagen")
    assert [path.name for path in somewhere.iterdir()] == ["aaparken"]


def test_without_any_answer_the_place_is_made_up_and_every_page_says_so(karlemose: Run, somewhere: Path) -> None:
    ran = karlemose("new", "estate", "--no-input", "--languages", "en")
    assert ran.code == 0
    assert "Every page says: This place is fictional" in ran.out
    playbook = read_playbook(somewhere / "soender-hoej").playbook
    assert playbook is not None
    assert playbook.notice is not None
    assert "fictional" in playbook.notice.said_in("en")
    both = karlemose("new", "district", "--no-input")
    assert both.code == 0
    assert "Stedet er opdigtet" in both.out
    assert "This place is fictional" in both.out
    assert made(somewhere / "eksempelpolitiet")["__notice"]


def test_another_country_has_its_own_names_holidays_and_time_zone(karlemose: Run, somewhere: Path) -> None:
    ran = karlemose(
        "new", "estate", "--no-input", "--name", "Mill Lane", "--country", "GB-ENG", "--municipality", "Borough of Example",
        "--police-district", "Example Police", "--first-meeting", "2027-07-13", "--notice", "Mill Lane is fictional.",
    )  # fmt: skip
    assert ran.code == 0, ran.err
    answers = made(somewhere / "mill-lane")
    assert (answers["__time_zone"], answers["languages"], answers["__notice"]) == (
        "Europe/London", "en", "Mill Lane is fictional.",
    )  # fmt: skip
    playbook = read_playbook(somewhere / "mill-lane").playbook
    assert playbook is not None
    assert playbook.place is not None
    assert (playbook.place.country, playbook.place.holidays.subdivision) == ("GB", "ENG")


def test_names_elsewhere_are_never_made_up(karlemose: Run, somewhere: Path) -> None:
    ran = karlemose("new", "estate", "--no-input", "--country", "SE")
    assert ran.code == 2
    assert [line.split(":")[0] for line in ran.err.splitlines()] == [
        "--name", "--municipality", "--police-district", "Nothing was made.",
    ]  # fmt: skip
    assert not any(somewhere.iterdir())


def test_an_estate_is_built_on_its_municipality_in_the_version_that_it_has(karlemose: Run, somewhere: Path) -> None:
    assert karlemose("new", "district", "--kind", "kommune", "--name", "Køge", "--no-input").code == 0
    upper = somewhere / "koege-kommune" / "playbook.yml"
    upper.write_text(upper.read_text("utf-8").replace("\nversion: 1\n", "\nversion: 3\n"), "utf-8")
    ran = karlemose(
        "new", "estate", "--name", "Åparken", "--municipality", "Køge", "--builds-on", "../koege-kommune", "--no-input"
    )
    assert ran.code == 0, ran.err
    assert made(somewhere / "aaparken")["__builds_on_version"] == "3"
    assert ran.out.endswith(
        "\n\nFor ../koege-kommune to show it in its overview of estates, this goes into its playbook.yml:\n"
        "     estates:\n       - ../aaparken\n"
    )


UPPER = """\
schema: 1
id: testtown
version: 1
kind: {kind}
name: A fictional town
languages: [en]
extends: {{playbook: karlemose, version: 1}}
"""


def test_a_name_that_a_playbook_below_has_is_refused(karlemose: Run, somewhere: Path) -> None:
    (somewhere / "town").mkdir()
    (somewhere / "town" / "playbook.yml").write_text(UPPER.format(kind="municipality"), "utf-8")
    for name, builds_on, flag in (
        ("Karlemose", "karlemose", "--name"),
        ("Eksempelparken", "karlemose", "--name"),
        ("Testtown", "../town", "--builds-on"),
    ):
        ran = karlemose("new", "estate", "--no-input", "--name", name, "--notice", "Fictional.", "--municipality", "Testtown",
                        "--police-district", "Test Police", "--builds-on", builds_on, "--lang", "en")  # fmt: skip
        assert ran.code == 2
        assert ran.err.startswith(f"{flag}: "), ran.err
        assert name.lower() in ran.err
    assert [path.name for path in somewhere.iterdir()] == ["town"]


def test_a_name_is_asked_for_again_when_the_playbook_below_has_it(
    karlemose: Run, typed: Callable[..., None], somewhere: Path
) -> None:
    (somewhere / "town").mkdir()
    (somewhere / "town" / "playbook.yml").write_text(UPPER.format(kind="municipality"), "utf-8")
    typed("Testtown", "Testtown Nord", "", "Køge", "", "", "", "", "")
    ran = karlemose("new", "estate", "--builds-on", "../town", "--lang", "en")
    assert ran.code == 0, ran.out + ran.err
    assert "is one with the id testtown as well" in ran.out
    assert made(somewhere / "testtown-nord")["name"] == "Testtown Nord"


@pytest.mark.parametrize(
    ("template", "text", "reason"),
    [
        ("estate", "id: [\n", "has an error: "),
        ("estate", UPPER.format(kind="estate"), "kind estate"),
        ("estate", UPPER.format(kind="district").replace("version: 1}", "version: 99}"), "has an error: "),
        ("municipality", UPPER.format(kind="estate"), "kind estate"),
        ("district", UPPER.format(kind="municipality"), "kind municipality"),
    ],
)
def test_nothing_is_built_on_a_playbook_that_has_errors_or_stands_below(
    karlemose: Run, somewhere: Path, template: str, text: str, reason: str
) -> None:
    (somewhere / "town").mkdir()
    (somewhere / "town" / "playbook.yml").write_text(text, "utf-8")
    what = ["estate"] if template == "estate" else ["district", "--kind", template]
    ran = karlemose("new", *what, "--no-input", "--builds-on", "../town", "--lang", "en")
    assert ran.code == 2, ran.out
    assert ran.err.startswith("--builds-on: The playbook at ../town ")
    assert reason in ran.err
    assert [path.name for path in somewhere.iterdir()] == ["town"]


def test_all_that_is_wrong_is_told_at_once_and_nothing_is_made(karlemose: Run, somewhere: Path) -> None:
    ran = karlemose(
        "new", "estate", "--name", "Park {{ cookiecutter }}", "--country", "XX", "--municipality", "Kjøge", "--languages",
        "de", "--first-meeting", "2027-12-24", "--leave-out", "police", "--builds-on", "../koege",
        "--package", "--help", "--lang", "da",
    )  # fmt: skip
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err == (EXPECTED / "wrong-options.da.txt").read_text("utf-8")
    assert not any(somewhere.iterdir())


def test_a_sentence_for_every_page_is_judged_as_well(karlemose: Run, somewhere: Path) -> None:
    ran = karlemose("new", "estate", "--no-input", "--notice", "{% x %}")
    assert (ran.code, ran.err.splitlines()[0]) == (
        2,
        "--notice: Double braces can't be used here; leave one of them out.",
    )
    assert not any(somewhere.iterdir())


def test_the_environment_names_the_package_unless_an_option_does(
    karlemose: Run, somewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KARLEMOSE_PACKAGE", "git+https://example.org/k.git@abc")
    assert karlemose("new", "estate", "--no-input").code == 0
    assert (somewhere / "soender-hoej/.karlemose/package").read_text("utf-8") == "git+https://example.org/k.git@abc\n"
    assert karlemose("new", "estate", "--no-input", "--into", "other", "--package", "").code == 0
    assert not (somewhere / "other/.karlemose/package").exists()


def test_a_wheel_goes_along_so_that_no_path_of_this_computer_is_written_down(karlemose: Run, somewhere: Path) -> None:
    wheel = somewhere / "karlemose_model-0.1.0-py3-none-any.whl"
    wheel.write_bytes(b"a wheel")
    assert karlemose("new", "estate", "--no-input", "--package", wheel).code == 0
    place = somewhere / "soender-hoej"
    assert (place / f".karlemose/{wheel.name}").read_bytes() == b"a wheel"
    assert (place / ".karlemose/package").read_text("utf-8") == f".karlemose/{wheel.name}\n"
    texts = [path.read_text("utf-8") for path in place.rglob("*") if path.is_file() and path.suffix != ".whl"]
    assert not [text for text in texts if str(somewhere) in text]


@pytest.mark.parametrize("name", ["Lyngby Hede Kommune", "opdigtet", "fictional"])
@pytest.mark.parametrize(("language", "hint"), [("en", "does not exist, say so with --notice"), ("da", "med --notice")])
def test_a_name_that_is_on_no_list_leads_to_the_option_for_a_fictional_place(
    karlemose: Run, somewhere: Path, name: str, language: str, hint: str
) -> None:
    for arguments in (
        ["estate", "--municipality", name],
        ["estate", "--police-district", name],
        ["district", "--name", name],
        ["district", "--kind", "municipality", "--name", name],
    ):
        ran = karlemose("new", *arguments, "--no-input", "--lang", language)
        assert (ran.code, ran.out) == (2, "")
        assert [line.startswith(arguments[-2]) and hint in line for line in ran.err.splitlines()] == [True, False]
    assert not any(somewhere.iterdir())


def test_a_notice_lets_a_place_be_made_up_and_its_help_says_so(karlemose: Run, somewhere: Path) -> None:
    ran = karlemose(
        "new", "estate", "--name", "Prøvehaven", "--municipality", "Lyngby Hede Kommune", "--police-district",
        "Hedepolitiet", "--notice", "Prøvehaven er opdigtet.", "--no-input",
    )  # fmt: skip
    assert ran.code == 0, ran.err
    assert made(somewhere / "proevehaven")["municipality"] == "Lyngby Hede Kommune"
    for template in ("estate", "district"):
        said = " ".join(karlemose("new", template, "--help").out.split())
        assert "fictional: its municipality and police district then need not exist." in said


@pytest.mark.parametrize("template", ["estate", "district"])
def test_a_first_meeting_in_a_weekend_is_refused_with_the_reason(
    karlemose: Run, somewhere: Path, template: str
) -> None:
    ran = karlemose("new", template, "--first-meeting", "2027-01-16", "--no-input", "--lang", "da")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("--first-meeting: 2027-01-16 er en lørdag, og ")
    assert not any(somewhere.iterdir())


def test_where_the_tool_comes_from_is_said_to_be_missing_only_where_it_is(karlemose: Run, somewhere: Path) -> None:
    for template in ("estate", "district"):
        ran = karlemose("new", template, "--no-input", "--into", template, "--lang", "en")
        pinned = (somewhere / template / "requirements.txt").read_text("utf-8").splitlines()[-1]
        [step] = [line for line in ran.out.splitlines() if "requirements.txt names" in line]
        assert pinned.replace("==", " ") + ", which can be fetched only once that version is released" in step
        assert "--package" in step
        assert ".karlemose/package" in step
        said = karlemose(
            "new", template, "--no-input", "--into", f"{template}-2", "--package", "git+https://example.org/k.git"
        )
        assert said.code == 0
        assert "requirements.txt" not in said.out


# --- the dialogue -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "template", "lines"),
    [
        (
            "da",
            "estate",
            [
                "con",
                "Grønhøj",
                "Danmark",
                "",
                "kjøge",
                "",
                "",
                "de",
                "",
                "2027-05-06",
                "2027-05-08",
                "2027-05-11",
                "",
                "politi",
                "tenants",
                "",
            ],
        ),
        (
            "en",
            "estate",
            ["Mill Lane", "GB-LON", "GB-ENG", "Borough of Example", "Example Police", "", "2027-05-11", "", "", ""],
        ),
        (
            "da",
            "district",
            [
                "kommune",
                "",
                "?",
                "eksempelby",
                "opdigtet",
                "Opdigtet",
                "Eksempelby Kommune",
                "Eksempelpolitiet",
                "",
                "",
                "",
                "",
                "",
            ],
        ),
        ("en", "district", ["", "", "sydøst", "", "en, da", "", "", "../nowhere", "", ""]),
    ],
    ids=["estate-da", "estate-en", "district-da", "district-en"],
)
def test_it_asks_one_question_at_a_time_until_each_answer_can_be_used(
    karlemose: Run, typed: Callable[..., None], somewhere: Path, language: str, template: str, lines: list[str]
) -> None:
    (somewhere / ".git").mkdir()
    typed(*lines)
    ran = karlemose("new", template, "--lang", language)
    assert ran.code == 0, ran.out + ran.err
    expected = EXPECTED / f"new-{template}.{language}.txt"
    if os.environ.get("KARLEMOSE_WRITE_EXPECTED"):
        expected.write_text(ran.out, "utf-8")
    assert ran.out == expected.read_text("utf-8")
    [folder] = [path for path in somewhere.iterdir() if path.name != ".git"]
    made(folder)


def test_a_wrong_option_is_told_and_asked_for_at_the_terminal(
    karlemose: Run, typed: Callable[..., None], somewhere: Path
) -> None:
    typed("2027-01-12", "", "", "")
    ran = karlemose(
        "new", "estate", "--name", "Åparken", "--country", "DK", "--municipality", "Køge", "--police-district", "Midt- og Vestsjællands Politi",
        "--languages", "da", "--first-meeting", "2027-01-01", "--lang", "en",
    )  # fmt: skip
    assert ran.code == 0
    assert ran.err == "--first-meeting: On 2027-01-01 nobody meets: New Year's Day. Choose another day.\n"
    assert made(somewhere / "aaparken")["first_meeting"] == "2027-01-12"


@pytest.mark.parametrize("answered", range(9))
def test_ctrl_c_leaves_nothing(karlemose: Run, typed: Callable[..., None], somewhere: Path, answered: int) -> None:
    typed(*["Åparken", "", "Køge", "", "", "", "", "", ""][:answered], KeyboardInterrupt)
    assert karlemose("new", "estate").code == 130
    assert not any(somewhere.iterdir())


def test_ctrl_c_while_it_is_made_leaves_nothing(
    karlemose: Run, somewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_arguments: object, output_dir: str, **_options: object) -> str:
        (Path(output_dir) / "half").mkdir(parents=True)
        raise KeyboardInterrupt

    monkeypatch.setattr("cookiecutter.main.cookiecutter", stopped)
    assert karlemose("new", "estate", "--no-input").code == 130
    assert not any(somewhere.iterdir())


def test_a_process_that_is_ended_leaves_nothing(
    karlemose: Run, somewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(*_arguments: object, output_dir: str, **_options: object) -> str:
        (Path(output_dir) / "half").mkdir(parents=True)
        os.kill(os.getpid(), signal.SIGTERM)
        raise AssertionError("it goes on")

    monkeypatch.setattr("cookiecutter.main.cookiecutter", ended)

    def ours(_number: int, _frame: object) -> None:
        raise AssertionError("nobody listens")

    before = signal.signal(signal.SIGTERM, ours)
    try:
        assert karlemose("new", "estate", "--no-input").code == 143
        assert signal.getsignal(signal.SIGTERM) is ours
    finally:
        signal.signal(signal.SIGTERM, before)
    assert not any(somewhere.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes them there in another way")
@pytest.mark.parametrize(
    ("closed", "code"), [("0<&-", 2), ("--no-input 0<&-", 0), ("--no-input 1>&-", 0), ("--no-input 2>&-", 0)]
)
def test_a_process_without_one_of_its_streams(somewhere: Path, closed: str, code: int) -> None:
    """Services and some schedulers start one so."""
    ran = subprocess.run(
        f"'{sys.executable}' -m karlemose_model new estate --lang en {closed}",
        shell=True, capture_output=True, encoding="utf-8", check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert ran.returncode == code, ran.stderr
    if code:
        assert ran.stderr.strip() == "Nobody is there to answer: give --name, or --no-input. Nothing was made."
    assert [path.name for path in somewhere.iterdir()] == ([] if code else ["soender-hoej"])


@pytest.mark.skipif(sys.platform == "win32", reason="every argument there is Unicode")
@pytest.mark.parametrize("option", ["--name", "--into"])
def test_letters_that_the_terminal_is_not_set_to_are_told_as_such(somewhere: Path, option: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, "-m", "karlemose_model", "new", "estate", "--no-input", "--lang", "en"]
    ran = subprocess.run(
        [*command, option, "Sønder Høj".encode()], capture_output=True, encoding="utf-8", check=False, env=environment
    )
    assert ran.returncode == 2
    assert ran.stderr.startswith(f"{option}: Some of its letters can't be read: this terminal is set to ")
    assert not any(somewhere.iterdir())


def test_where_nobody_can_answer_it_says_how_to_go_on(
    karlemose: Run, somewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builtins.input", lambda _prompt: (_ for _ in ()).throw(EOFError))
    ran = karlemose("new", "estate", "--name", "Åparken", "--country", "DK")
    assert ran.code == 2
    assert ran.err == "Nobody is there to answer: give --municipality, or --no-input. Nothing was made.\n"
    assert not any(somewhere.iterdir())


# --- what is next -----------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["", "Åparken i Køge", "."])
def test_what_it_says_is_next_works_as_it_stands_there(
    karlemose: Run, somewhere: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    # They are run on the day that it is, so the first meeting is proposed for that day too.
    monkeypatch.setattr(command, "_today", TODAY)
    ran = karlemose("new", "estate", "--no-input", "--lang", "da", *(["--into", folder] if folder else []))
    steps = [line.strip() for line in ran.out.splitlines() if line.startswith("     ")]
    assert len(steps) == (4 if folder == "." else 5)
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "PYTHONUTF8": "1"}
    script = " && ".join(steps)
    if folder:
        # The sites are built in the first case: in the others it matters that the step is said for the right folder.
        script, said = script.replace("karlemose build .", "karlemose build . --builder none"), script
        assert script != said
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    place = somewhere / (folder or "soender-hoej")
    first = date.fromisoformat(made(place)["first_meeting"])
    assert format_date(first, "d. MMMM y", locale="da") in done.stdout
    assert (place / ".git").is_dir()
    built = "markdown/public/README.md" if folder else "public/index.html"
    assert (place / "build" / "soender-hoej" / built).is_file()


def test_git_is_named_only_where_it_is_and_is_needed(
    karlemose: Run, somewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "git init" in karlemose("new", "estate", "--no-input").out
    monkeypatch.setenv("PATH", str(somewhere))
    assert "git init" not in karlemose("new", "estate", "--no-input", "--into", "without").out
    monkeypatch.undo()
    (somewhere / ".git").mkdir()
    monkeypatch.chdir(somewhere)
    assert "git init" not in karlemose("new", "estate", "--no-input", "--into", "inside").out
    (somewhere / ".git").rmdir()
    subprocess.run(["git", "init", "--quiet"], check=True)
    (somewhere / ".gitignore").write_text("ignored/\n")
    assert "git init" not in karlemose("new", "estate", "--no-input", "--into", "inside-too").out
    assert "git init" in karlemose("new", "estate", "--no-input", "--into", "ignored/park").out


# --- where it is made -------------------------------------------------------------------------------------------


def test_a_folder_with_something_in_it_is_never_written_into(karlemose: Run, somewhere: Path) -> None:
    (somewhere / "soender-hoej").mkdir()
    (somewhere / "soender-hoej" / "mine.txt").write_text("mine", "utf-8")
    (somewhere / "a-file").write_text("mine", "utf-8")
    (somewhere / "empty").mkdir()
    (somewhere / "a-link").symlink_to("empty")
    for options in (
        [],
        ["--into", "soender-hoej"],
        ["--into", "a-file"],
        ["--into", "a-link"],
        ["--into", "a-file/below"],
    ):
        ran = karlemose("new", "estate", "--no-input", *options)
        assert (ran.code, ran.out) == (2, ""), options
        assert "Nothing was made." in ran.err
    assert sorted(path.name for path in somewhere.rglob("*")) == [
        "a-file",
        "a-link",
        "empty",
        "mine.txt",
        "soender-hoej",
    ]


def test_an_empty_folder_is_taken_and_stays_the_same_folder(karlemose: Run, somewhere: Path) -> None:
    before = somewhere.stat().st_ino
    ran = karlemose("new", "estate", "--no-input", "--into", ".")
    assert ran.code == 0
    assert "cd " not in ran.out
    assert somewhere.stat().st_ino == before
    made(somewhere)
    assert not list(somewhere.glob(".karlemose-new-*"))


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that nobody can write into")
def test_a_folder_that_cannot_be_written_is_told(karlemose: Run) -> None:
    ran = karlemose("new", "estate", "--no-input", "--into", "/proc/self/new")
    assert ran.code == 2
    assert "/proc/self/new can't be written:" in ran.err
    assert "Traceback" not in ran.err


def test_a_folder_name_with_something_invisible_is_refused(karlemose: Run, somewhere: Path) -> None:
    assert karlemose("new", "estate", "--no-input", "--into", "a\u202eb").code == 2
    assert karlemose("new", "estate", "--no-input", "--into", "a\nb").code == 2
    assert not any(somewhere.iterdir())


@pytest.mark.parametrize(
    ("folder", "reason"),
    [
        ("con", "Windows gives no folder the name con."), ("NUL.txt", "the name NUL.txt."), ("aux/here", "the name aux."),
        ("-x", "begins with a dash"), ("~", "instead of ~"), ("~/here", "instead of ~"), ("a/~user", "instead of ~"),
        ("park-311257-5000", "looks like a CPR number"), ("a" * 300, "can't be written"),
    ],
)  # fmt: skip
def test_a_folder_name_that_others_stumble_over_is_refused(
    karlemose: Run, somewhere: Path, folder: str, reason: str
) -> None:
    ran = karlemose("new", "estate", "--no-input", f"--into={folder}", "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert reason in ran.err
    assert ran.err.endswith("\nNothing was made.\n")
    assert not any(somewhere.iterdir())


def test_where_a_folder_lies_that_is_there_already_is_nobodys_mistake(karlemose: Run, somewhere: Path) -> None:
    (somewhere / "aux").mkdir()
    assert karlemose("new", "estate", "--no-input", "--into", somewhere / "aux" / "contents").code == 0
    made(somewhere / "aux" / "contents")


def test_a_folder_that_is_taken_is_told_before_anything_is_asked(
    karlemose: Run, typed: Callable[..., None], somewhere: Path
) -> None:
    (somewhere / "taken").mkdir()
    (somewhere / "taken" / "mine.txt").write_text("mine", "utf-8")
    typed(AssertionError)
    ran = karlemose("new", "estate", "--into", "taken", "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "taken is there already and is not empty. Nothing was made.\n"


def test_a_failed_move_is_undone(somewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def fails(path: Path, target: Path) -> Path:
        if path.name == "playbook.yml" and target.parent == somewhere:
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(NotGenerated, match="Permission denied"):
        generate("estate", {}, somewhere)
    assert not any(somewhere.iterdir())


@pytest.mark.parametrize("inside", [True, False])
def test_what_a_killed_run_has_left_is_in_nobodys_way(somewhere: Path, karlemose: Run, inside: bool) -> None:
    into = somewhere / "estate"
    left = into / SCRATCH if inside else somewhere / f".estate{SCRATCH}"
    (left / "made/half").mkdir(parents=True)
    (left / ".karlemose-lock").touch()
    ran = karlemose("new", "estate", "--no-input", "--into", "estate", "--lang", "en")
    assert ran.code == 0, ran.err
    assert (into / "playbook.yml").is_file()
    assert not left.exists()


def test_a_move_that_was_killed_is_completed(somewhere: Path, karlemose: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (somewhere / "here").mkdir()
    generate("estate", {}, somewhere / "whole")
    whole = {path.relative_to(somewhere / "whole") for path in (somewhere / "whole").rglob("*")}
    rename = Path.rename

    def killed(path: Path, target: Path) -> Path:
        if path.name == "playbook.yml":
            shutil.copytree(somewhere / "here", somewhere / "killed")
        return rename(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", killed)
        generate("estate", {}, somewhere / "here")
    (somewhere / "killed/README.md").write_text("Somebody has begun to write.", "utf-8")
    ran = karlemose("new", "estate", "--no-input", "--into", "killed", "--lang", "en")
    assert ran.code == 2
    assert ran.err.startswith("killed is whole now: a run that was stopped had made it")
    assert {path.relative_to(somewhere / "killed") for path in (somewhere / "killed").rglob("*")} == whole
    assert (somewhere / "killed/README.md").read_text("utf-8") == "Somebody has begun to write."


def test_two_at_once_make_one(somewhere: Path) -> None:
    with alone(somewhere / f".estate{SCRATCH}"):
        with pytest.raises(NotGenerated, match="another karlemose is making"):
            generate("estate", {}, somewhere / "estate")
        assert not (somewhere / "estate").exists()
        assert (somewhere / f".estate{SCRATCH}").exists()


# --- the template -----------------------------------------------------------------------------------------------


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A folder of templates with a small one in it, whose hook speaks and may refuse."""
    folder = tmp_path / "templates" / "small"
    (folder / "hooks").mkdir(parents=True)
    (folder / "{{cookiecutter.__slug}}").mkdir()
    (folder / "cookiecutter.json").write_text('{"name": "Høj", "__slug": "hoej"}', "utf-8")
    (folder / "{{cookiecutter.__slug}}" / "name.txt").write_text("{{ cookiecutter.name }}", "utf-8")
    (folder / "hooks" / "pre_gen_project.py").write_text(
        "import sys\nprint('heard')\nif '{{ cookiecutter.name }}' == 'no':\n    sys.exit('Navnet går ikke.')\n", "utf-8"
    )
    return folder.parent


def test_other_templates_can_stand_in_for_those_that_come_with_the_tool(
    templates: Path, somewhere: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert generate("small", {"name": "Ny", "unknown": "x"}, somewhere / "a" / "b", templates) == somewhere / "a" / "b"
    assert (somewhere / "a" / "b" / "name.txt").read_text("utf-8") == "Ny"
    assert capfd.readouterr() == ("", "")


def test_what_a_hook_says_when_it_refuses_is_told_in_its_own_words(
    templates: Path, somewhere: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(NotGenerated) as refused:
        generate("small", {"name": "no"}, somewhere / "new", templates)
    assert "Navnet går ikke." in str(refused.value)
    assert "Traceback" not in str(refused.value)
    assert capfd.readouterr() == ("", "")
    assert not any(somewhere.iterdir())


def test_an_answer_is_never_run_as_a_template(templates: Path, somewhere: Path) -> None:
    for answer in ("{{ 7 * 7 }}", "{% raw %}", "{# x", "}}"):
        with pytest.raises(NotGenerated, match="double braces"):
            generate("small", {"name": answer}, somewhere / "new", templates)
    assert not any(somewhere.iterdir())


def test_nothing_of_the_persons_own_is_read_and_nothing_is_left_elsewhere(tmp_path: Path, somewhere: Path) -> None:
    home, temporary = tmp_path / "home", tmp_path / "temporary"
    home.mkdir()
    temporary.mkdir()
    (home / ".cookiecutterrc").write_text('default_context: {name: "Fra hjemmemappen", __at: "23:00"}\n', "utf-8")
    environment = {
        **os.environ, "HOME": str(home), "TMPDIR": str(temporary), "PYTHONPATH": str(Path(__file__).parents[2]),
        "COOKIECUTTER_CONFIG": str(home / ".cookiecutterrc"), "PYTHONUTF8": "1",
    }  # fmt: skip
    ran = subprocess.run(
        [sys.executable, "-m", "karlemose_model", "new", "estate", "--no-input"],
        capture_output=True, text=True, check=False, env=environment,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    answers = made(somewhere / "soender-hoej")
    assert (answers["name"], answers["__at"]) == ("Sønder Høj", "10:00")
    assert [path.name for path in home.iterdir()] == [".cookiecutterrc"]
    assert not any(temporary.iterdir())


def test_cookiecutter_is_imported_only_when_something_is_made() -> None:
    script = (
        "import sys\nimport karlemose_model.cli.new\nfrom karlemose_model.cli import main\n"
        "try:\n    main(['new', 'estate', '--help'])\nexcept SystemExit:\n    pass\n"
        "sys.exit('imported' if 'cookiecutter' in sys.modules else 0)\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


# --- names ------------------------------------------------------------------------------------------------------


def tried(name: str) -> tuple[int, Path]:
    """The exit code for an estate of that name, and the folder that it was made in, which held nothing before."""
    place = Path(tempfile.mkdtemp(dir=Path.cwd()))
    before = set(Path.cwd().iterdir())
    os.chdir(place)
    try:
        with pytest.raises(SystemExit) as stopped:
            main(
                [
                    "new",
                    "estate",
                    "--name",
                    name,
                    "--municipality",
                    "Køge",
                    "--first-meeting",
                    "2027-01-12",
                    "--no-input",
                ]
            )
    finally:
        os.chdir(place.parent)
    assert set(Path.cwd().iterdir()) == before, "something was written outside"
    assert isinstance(stopped.value.code, int)
    return stopped.value.code, place


def judge(name: str) -> bool:
    """Whether it was made: then it is a repository that passes its check, and says the name as it was given."""
    code, place = tried(name)
    folders = list(place.iterdir())
    if code == 2:
        assert folders == []
        return False
    assert code == 0
    [folder] = folders
    made(folder)
    playbook = read_playbook(folder).playbook
    assert playbook is not None
    assert playbook.name.said_in("da") == playbook.name.said_in("en")
    return True


@pytest.fixture
def strict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KARLEMOSE_TRACEBACK", "1")


@pytest.mark.parametrize(
    ("name", "is_made"),
    [
        ("Den 'grønne' \"gård\"", True),
        ("Nord/Syd", True),
        ("..", False),
        ("../../etc", True),  # a name like any other: its folder is called etc
        ("Parken 🎉", True),
        ("🎉", False),
        ("x" * 300, False),
        ("{{ cookiecutter.name }}", False),
        ("{% include '/etc/passwd' %}", False),
        ("$(touch pwned); `id` && rm -rf ~ | cat > x", True),
        ("حي السلام", True),
        ("Park\u202egnik", False),
        ("CON", False),
        ("com1", False),
        ("3B", False),
        ("Høj: # - ! & * % @ |", True),
        ("true", False),
        ("Null", False),
        ("Høj\\n", True),
        ("Høj\nGård", False),
        ("Høj 311257-5000", False),
        ("", False),
        ("   ", False),
    ],
)
@pytest.mark.usefixtures("strict")
def test_a_name_gives_a_repository_or_a_reason(name: str, is_made: bool, capsys: pytest.CaptureFixture[str]) -> None:
    assert judge(name) is is_made
    assert bool(capsys.readouterr().err) is not is_made


@pytest.mark.slow
@pytest.mark.usefixtures("strict")
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(st.text(max_size=20), st.text("abØ'\"\\/.{}%#$`:-! \t@*&|>[]", min_size=1, max_size=15).map("P{}".format))
)
def test_any_name_gives_a_repository_or_a_reason(name: str) -> None:
    if name.startswith("-") or "\0" in name:
        return
    judge(name)
