"""`karlemose check --format … --output …`: the same codes in every format, right columns, people's text never in a machine's."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import jsonschema
import pytest
import xmlschema

from karlemose_model.reports.formats import FORMATS
from tests.conftest import Ran
from tests.reports.samples import SCHEMAS, schema

HEAD = "schema: 1\nid: park\nversion: 1\nkind: model\nname: {da: Park, en: Park}\nextends: {playbook: karlemose, version: 1}\n"
TYPO = HEAD + "meetings:\n  operational:\n    participants:\n      polise: core\n"
WARNED = HEAD.replace("{da: Park, en: Park}", "Park")
SHIPPED = Path(__file__).parents[2] / "karlemose_model" / "reports" / "findings.schema.json"
Run = Callable[..., Ran]
Files = Callable[[dict[str, str | bytes]], Path]


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """No terminal's wishes and no GitHub around the tests."""
    for name in ("NO_COLOR", "GITHUB_ACTIONS", "GITHUB_WORKSPACE", "TERM"):
        monkeypatch.delenv(name, raising=False)


def checked_json(text: str) -> Any:
    document = json.loads(text)
    jsonschema.Draft7Validator(json.loads(SHIPPED.read_text("utf-8"))).validate(document)
    return document


def checked_sarif(text: str) -> Any:
    document = json.loads(text)
    jsonschema.Draft4Validator(schema("sarif-schema-2.1.0.json")).validate(document)
    return document


def checked_junit(text: str) -> Any:
    xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd", allow="local").validate(text)
    return Xml.fromstring(text)


VALID = {"json": checked_json, "sarif": checked_sarif, "junit": checked_junit}


# --- exit codes and streams ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("text", "arguments", "code"),
    [
        (HEAD, (), 0),
        (WARNED, (), 0),
        (WARNED, ("--strict",), 1),
        (TYPO, (), 1),
        ("a: b: c\n", (), 1),
        (HEAD, ("nowhere",), 2),
        (TYPO, (".", "nowhere"), 2),
    ],
)
@pytest.mark.parametrize("output", [False, True])
def test_the_code_is_the_same_in_every_format(
    files: Files, karlemose: Run, name: str, text: str, arguments: tuple[str, ...], code: int, output: bool
) -> None:
    folder = files({"playbook.yml": text})
    ran = karlemose("check", *arguments, "--format", name, *(("--output", "out") if output else ()))
    assert ran.code == code
    report = (folder / "out").read_text("utf-8") if output else ran.out
    if name in VALID:
        VALID[name](report)


@pytest.mark.parametrize("name", FORMATS)
def test_wrong_usage_is_2_in_every_format(files: Files, karlemose: Run, name: str) -> None:
    files({"playbook.yml": HEAD})
    assert karlemose("check", "--format", name, "--nonsense").code == 2
    assert karlemose("check", "--format", "pdf").code == 2


@pytest.mark.parametrize("name", [name for name, each in FORMATS.items() if each.for_programs])
def test_people_read_stderr_while_stdout_is_a_program_s(files: Files, karlemose: Run, name: str) -> None:
    files({"playbook.yml": TYPO})
    ran = karlemose("check", "--format", name, "--lang", "en")
    line = "1 playbook checked: 1 error, no warnings\n"
    assert line not in ran.out
    assert ran.err.endswith(line)
    if name != "github":
        assert ran.err == line


@pytest.mark.parametrize("name", ["full", "concise"])
def test_people_read_stdout(files: Files, karlemose: Run, name: str) -> None:
    files({"playbook.yml": TYPO})
    ran = karlemose("check", "--format", name, "--lang", "en")
    assert "playbook.yml:10:7: KM201 " in ran.out
    assert ran.out.endswith("1 playbook checked: 1 error, no warnings\n")
    assert ran.err == ""


# --- into a file --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_gets_the_format_and_people_the_text(files: Files, karlemose: Run, name: str) -> None:
    folder = files({"playbook.yml": TYPO})
    alone = karlemose("check", "--format", name)
    ran = karlemose("check", "--format", name, "--output", "reports/out")
    assert (folder / "reports" / "out").read_text("utf-8") == alone.out
    assert ran.out == karlemose("check").out
    assert ran.err == ""
    assert [path.name for path in (folder / "reports").iterdir()] == ["out"]


def test_without_a_format_a_file_gets_the_full_text(files: Files, karlemose: Run) -> None:
    folder = files({"playbook.yml": TYPO})
    ran = karlemose("check", "--output", "out.txt")
    assert (folder / "out.txt").read_text("utf-8") == ran.out


def test_a_folder_is_refused(files: Files, karlemose: Run) -> None:
    files({"playbook.yml": TYPO, "there/x": ""})
    ran = karlemose("check", "--format", "json", "--output", "there")
    assert (ran.code, ran.out) == (2, "")
    assert "'there' is a directory" in ran.err


def test_a_file_that_is_checked_is_not_written_over(files: Files, karlemose: Run) -> None:
    folder = files({"playbook.yml": TYPO, "records/observations.csv": "kpi,period,value,n,source,stated,note\n"})
    for name in ("playbook.yml", "records/observations.csv", folder / "playbook.yml"):
        ran = karlemose("check", "--output", name)
        assert (ran.code, ran.out) == (2, "")
        assert "one of the files that are checked" in ran.err
    assert (folder / "playbook.yml").read_text() == TYPO


@pytest.mark.skipif(os.name == "nt", reason="links and devices are not Windows'")
def test_a_link_is_followed_and_a_device_is_written_to(files: Files, karlemose: Run) -> None:
    folder = files({"playbook.yml": TYPO, "real.json": ""})
    (folder / "link.json").symlink_to("real.json")
    karlemose("check", "--format", "json", "--output", "link.json")
    assert (folder / "link.json").is_symlink()
    checked_json((folder / "real.json").read_text("utf-8"))
    assert karlemose("check", "--output", "/dev/null").code == 1
    assert not Path("/dev/null").is_file()


def test_a_file_that_can_not_be_written_is_named(files: Files, karlemose: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    files({"playbook.yml": TYPO, "file": ""})
    ran = karlemose("check", "--format", "json", "--output", "file/out.json")
    assert (ran.code, ran.out) == (2, "")
    assert "file/out.json" in ran.err


# --- columns ------------------------------------------------------------------------------------------------------

COLUMNS = {
    "windows": (TYPO.replace("\n", "\r\n").encode(), 10, 7, 13),
    "bom": (b"\xef\xbb\xbf" + TYPO.encode(), 10, 7, 13),
    "bom-first-line": (b"\xef\xbb\xbfshcema: 1\r\n" + HEAD[10:].replace("\n", "\r\n").encode(), 1, 1, 7),
    "tab": ((HEAD + 'place: {municipality: "a\tb", dwelings: 9}\n').encode(), 7, 30, 38),
    "emoji": ((HEAD + 'place: {municipality: "😀👩‍🚒é", dwelings: 9}\n').encode(), 7, 32, 40),
    "letters": ((HEAD + 'place: {municipality: "Ærø Åby", dwelings: 9}\n').encode(), 7, 34, 42),
    "all": (
        b"\xef\xbb\xbf" + (HEAD + 'place: {municipality: "😀\tÆ", dwelings: 9}\n').replace("\n", "\r\n").encode(), 7, 30, 38,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "line", "column", "end"), COLUMNS.values(), ids=COLUMNS)
def test_columns_are_right_in_every_format(
    files: Files, karlemose: Run, content: bytes, line: int, column: int, end: int
) -> None:
    files({"playbook.yml": content})
    written = content.decode("utf-8-sig").splitlines()[line - 1]
    word = written[column - 1 : end - 1]
    assert word in ("polise", "shcema", "dwelings")

    def ran(name: str) -> str:
        return str(karlemose("check", "--lang", "en", "--format", name).out)

    (finding,) = [each for each in checked_json(ran("json"))["findings"] if word in each["what"]]
    assert (finding["line"], finding["column"], finding["end_column"]) == (line, column, end)
    regions = [
        result["locations"][0]["physicalLocation"]["region"]
        for result in checked_sarif(ran("sarif"))["runs"][0]["results"]
        if word in result["message"]["text"]
    ]
    assert regions == [{"startLine": line, "startColumn": column, "endColumn": end}]
    assert f"file=playbook.yml,line={line},col={column},endColumn={end},title=" in ran("github")
    assert f"playbook.yml:{line}:{column}: " in ran("concise")
    assert f">playbook.yml:{line}:{column}: " in ran("junit")
    assert "^" * len(word) + " did you mean" in ran("full")


# --- terminals and GitHub -----------------------------------------------------------------------------------------


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Says that both streams are a terminal, or that they are none."""

    def say(answer: bool) -> None:
        for stream in (sys.stdout, sys.stderr):
            monkeypatch.setattr(stream, "isatty", lambda: answer, raising=False)

    return say


def test_colour_only_on_a_terminal(files: Files, karlemose: Run, terminal: Callable[[bool], None]) -> None:
    folder = files({"playbook.yml": TYPO})
    plain = karlemose("check")
    terminal(True)
    ran = karlemose("check", "--output", "out.txt")
    assert "\x1b[" in ran.out
    assert "│" in ran.out
    assert re.sub(r"\x1b\[[0-9;]*m", "", ran.out).replace("│", "|") == plain.out
    # A file is no terminal, and a program reads no colours.
    assert (folder / "out.txt").read_text("utf-8") == plain.out
    for name in VALID:
        assert "\x1b" not in karlemose("check", "--format", name).out


def test_each_stream_is_looked_at_by_itself(files: Files, karlemose: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    files({"playbook.yml": TYPO})
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False, raising=False)
    assert "\x1b[" in karlemose("check").out
    ran = karlemose("kpi")
    assert "KM201" in ran.err
    assert "\x1b[" not in ran.err


@pytest.mark.parametrize("on_a_terminal", [False, True])
def test_no_color_says_it_in_words(
    files: Files,
    karlemose: Run,
    monkeypatch: pytest.MonkeyPatch,
    terminal: Callable[[bool], None],
    on_a_terminal: bool,
) -> None:
    files({"playbook.yml": TYPO})
    monkeypatch.setenv("NO_COLOR", "1")
    terminal(on_a_terminal)
    ran = karlemose("check", "--lang", "en")
    assert not re.search(r"[|^\x1b\u2500-\u257f]", ran.out)
    assert '  line 10 says: polise: core\n  did you mean "police"?\n' in ran.out.replace("  at column 7: polise\n", "")
    assert "  at column 7: polise\n" in ran.out


def test_an_empty_no_color_is_none(files: Files, karlemose: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    files({"playbook.yml": TYPO})
    plain = karlemose("check").out
    monkeypatch.setenv("NO_COLOR", "")
    assert karlemose("check").out == plain


def test_a_dumb_terminal_gets_no_colour(
    files: Files, karlemose: Run, monkeypatch: pytest.MonkeyPatch, terminal: Callable[[bool], None]
) -> None:
    files({"playbook.yml": TYPO})
    monkeypatch.setenv("TERM", "dumb")
    terminal(True)
    assert "\x1b" not in karlemose("check").out


def test_github_actions_gets_its_commands_unasked(
    files: Files, karlemose: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = files({"playbook.yml": TYPO})
    plain = karlemose("check").out
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    ran = karlemose("check")
    assert ran.code == 1
    assert ran.out.startswith("::error file=playbook.yml,line=10,col=7,endColumn=13,title=KM201::")
    # The log tells all of it, with places; and a format that is asked for wins.
    assert ran.err == plain
    assert karlemose("check", "--format", "full").out == plain
    sarif = karlemose("check", "--format", "sarif", "--output", "out.sarif")
    assert sarif.out == ran.out
    checked_sarif((folder / "out.sarif").read_text("utf-8"))


@pytest.mark.parametrize("value", ["false", "", "0"])
def test_elsewhere_it_does_not(files: Files, karlemose: Run, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    files({"playbook.yml": TYPO})
    monkeypatch.setenv("GITHUB_ACTIONS", value)
    assert "::error" not in karlemose("check").out


def test_paths_begin_at_the_repository_s_root(files: Files, karlemose: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    root = files({"estates/park/playbook.yml": TYPO, "other/playbook.yml": TYPO.replace("polise", "pollice")})
    monkeypatch.chdir(root / "estates" / "park")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(root))
    out = karlemose("check", ".", "../../other", "--format", "github").out
    assert re.findall(r"file=([^,]*)", out) == ["other/playbook.yml", "estates/park/playbook.yml"]
    document = checked_sarif(karlemose("check", ".", "../../other", "--format", "sarif").out)
    places = [result["locations"][0]["physicalLocation"] for result in document["runs"][0]["results"]]
    assert {place["artifactLocation"]["uri"] for place in places} == {"other/playbook.yml", "estates/park/playbook.yml"}
    related = document["runs"][0]["results"][0]["relatedLocations"][0]["physicalLocation"]["artifactLocation"]
    assert related == {"uri": "karlemose/partners.yml", "uriBaseId": "KARLEMOSE"}


def test_the_same_bytes_again(files: Files, karlemose: Run) -> None:
    files({"playbook.yml": TYPO, "kpis.yml": "x: {}\n"})
    for name in FORMATS:
        assert karlemose("check", "--format", name).out == karlemose("check", "--format", name).out


def test_a_console_without_our_letters_is_no_fault(
    files: Files, karlemose: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files({"playbook.yml": (HEAD + "ø😀: 1\n").encode()})
    monkeypatch.setattr(type(sys.stdout), "encoding", "ascii", raising=False)
    assert "?" in karlemose("check").out


def test_what_is_ignored_comes_with_its_reason(files: Files, karlemose: Run) -> None:
    files({"playbook.yml": WARNED.replace("name: Park", "name: Park # karlemose: ignore[KM303] It is on the sign.")})
    document = checked_json(karlemose("check", "--format", "json").out)
    assert [(each["code"], each["reason"]) for each in document["ignored"]] == [("KM303", "It is on the sign.")]
    (result,) = checked_sarif(karlemose("check", "--format", "sarif").out)["runs"][0]["results"]
    assert result["suppressions"] == [{"kind": "inSource", "justification": "It is on the sign."}]
    assert checked_junit(karlemose("check", "--format", "junit").out)[0].get("skipped") == "1"
