"""The docs hold what they say: their playbooks are clean, their commands and options exist, and so do their codes."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from karlemose_model.cli import karlemose as command
from karlemose_model.files import shipped
from karlemose_model.messages import MESSAGES
from karlemose_model.model import Shows
from tests.conftest import Ran, looked_at

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def commands() -> Iterator[tuple[str, list[str]]]:
    for page in PAGES:
        for block in blocks(page, "sh"):
            for line in block.splitlines():
                if line.startswith("karlemose "):
                    yield page.name, shlex.split(line, comments=True)[1:]


@pytest.mark.parametrize("page", ["da/playbook.md", "en/playbook.md"])
def test_the_whole_playbook_in_the_docs_has_no_error_and_one_proposal(
    files: Callable[[dict[str, str]], Path], page: str
) -> None:
    whole = next(block for block in blocks(ROOT / "docs" / page, "yaml") if block.startswith("schema:"))
    reading = looked_at(files({"playbook.yml": whole}))
    assert [problem.code for problem in reading.problems] == ["KM302"]


@pytest.mark.parametrize("page", ["da/playbook.md", "en/playbook.md"])
def test_the_levels_in_the_docs_give_each_place_what_the_text_says(
    files: Callable[[dict[str, str]], Path], page: str
) -> None:
    said = next(block for block in blocks(ROOT / "docs" / page, "yaml") if "levels:" in block)
    head = "schema: 1\nid: {0}\nversion: 1\nkind: {0}\nname: {{da: Sted, en: Place}}\nextends: {{playbook: {1}, version: 1}}\n"
    root = files(
        {
            "district/playbook.yml": head.format("district", "karlemose") + said,
            "estate/playbook.yml": head.format("estate", "../district"),
        }
    )
    readings = [looked_at(root / kind) for kind in ("district", "estate")]
    assert [reading.problems for reading in readings] == [(), ()]
    district, estate = (reading.playbook for reading in readings)
    assert district is not None
    assert estate is not None
    assert set(district.meetings["day-in-court"].participants) == {"court", "street-team"}
    assert "operational" not in district.meetings
    assert "day-in-court" not in estate.meetings
    assert ("court" in estate.partners, "street-team" in estate.partners) == (False, True)
    assert estate.meetings["operational"].minutes == 60
    assert "street-team" in estate.meetings["operational"].participants


@pytest.mark.parametrize("page", ["da/playbook.md", "en/playbook.md"])
def test_all_that_an_item_may_show_is_told(page: str) -> None:
    table = (ROOT / "docs" / page).read_text("utf-8").partition("| `shows` |")[2].partition("\n\n")[0]
    assert sorted(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == sorted(Shows)


def test_every_command_in_the_docs_is_one_with_these_options() -> None:
    seen = set()
    for page, arguments in commands():
        sub = command.get_command(click.Context(command), arguments[0])
        assert sub is not None, (page, arguments)
        # Raises UsageError for an option or a value that there is not.
        sub.make_context(arguments[0], list(arguments[1:]), resilient_parsing=False)
        seen.add(arguments[0])
    assert {"check", "build", "agenda", "kpi", "explain"} <= seen


def test_every_command_of_the_tool_is_in_the_docs_of_both_languages() -> None:
    for language in ("da", "en"):
        text = "\n".join(page.read_text("utf-8") for page in (ROOT / "docs" / language).glob("*.md"))
        missing = [name for name in command.list_commands(click.Context(command)) if f"karlemose {name}" not in text]
        assert missing == []


def test_commands_on_the_example_run(karlemose: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    asked = {tuple(arguments) for _, arguments in commands()}
    ran = 0
    for arguments in sorted(asked):
        if (
            "--require-data" not in arguments
            and arguments[0] in ("explain", "agenda", "kpi")
            and ("playbooks/eksempelparken" in arguments or (arguments[0] == "explain" and "-p" not in arguments))
        ):
            result = karlemose(*arguments)
            assert result.code == 0, (arguments, result.err)
            ran += 1
    assert ran >= 6


def test_every_code_in_the_docs_exists() -> None:
    # KM999 is the example of one that does not.
    for page in PAGES:
        assert set(re.findall(r"KM\d{3}", page.read_text("utf-8"))) <= {*MESSAGES, "KM999"}, page


def test_playbooks_named_in_the_docs_are_there() -> None:
    named = {name for page in PAGES for name in re.findall(r"playbooks[/\\](\w+)", page.read_text("utf-8"))}
    assert all((shipped("playbooks") / name).is_dir() for name in named)
