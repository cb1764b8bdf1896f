"""No block in the docs is only looked at: it is run here, or by a test that is named here, or says why it is not.

A reader stands in a copy of Eksempelparken (fictional), beside it the repository's `playbooks/`, and does page by page, from
the top, what the page says: types the commands, writes the files, compares what is shown. What a page says of a block in a
comment above it: see `REMARKS`.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Mapping
from io import StringIO
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest
from ruamel.yaml import YAML

from karlemose_model.files import shipped
from karlemose_model.problems import Severity
from karlemose_model.reading import read_playbook
from karlemose_model.rules import checked
from tests.conftest import AS_OF, Ran
from tests.docs.fences import Block, fences
from tests.docs.walkthrough import LEFT_OUT, Command, Shell, agrees, commands

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]

ELSEWHERE = {
    "da/fund.md": "tests/docs/test_reference.py",
    "en/findings.md": "tests/docs/test_reference.py",
    "da/foerste-moede.md": "tests/docs/test_first_meeting.py",
    "en/first-meeting.md": "tests/docs/test_first_meeting.py",
    "da/referater.md": "tests/docs/test_week.py",
    "en/records.md": "tests/docs/test_week.py",
    "da/flere-omraader.md": "tests/docs/test_many_estates.py",
    "en/many-estates.md": "tests/docs/test_many_estates.py",
    "da/modeltroskab.md": "tests/docs/test_fidelity.py",
    "en/fidelity.md": "tests/docs/test_fidelity.py",
}
"""Pages that tests of their own follow, block by block."""

HEAD = """\
schema: 1
id: sample
version: 1
kind: estate
name: {{da: Sted, en: Place}}
languages: [{languages}]
extends: {{playbook: karlemose, version: 1}}
"""


def name(page: Path) -> str:
    return page.relative_to(ROOT / "docs" if page.is_relative_to(ROOT / "docs") else ROOT).as_posix()


def laid_over(below: dict[str, Any], above: Mapping[str, Any]) -> None:
    """As a person puts lines into a file: keys go into the keys that are there, the rest takes their place."""
    for key, value in above.items():
        if isinstance(below.get(key), dict) and isinstance(value, dict):
            laid_over(below[key], value)
        else:
            below[key] = value


def typed_form() -> YAML:
    """YAML as a person typed it: order, comments and quotation marks stay."""
    form = YAML()
    form.preserve_quotes = True
    form.width = 4096
    return form


def put_into(file: Path, part: str) -> None:
    """New entries come at the end, as they were typed; what is there already is changed where it stands."""
    form = typed_form()
    before = file.read_text("utf-8") if file.exists() else ""
    whole, new = form.load(before) or {}, form.load(part)
    if not set(whole) & set(new):
        file.write_text(before + part, "utf-8")
        return
    laid_over(whole, new)
    with file.open("w", encoding="utf-8") as stream:
        form.dump(whole, stream)


class Reader:
    """Somebody who follows a page in a folder of their own."""

    def __init__(self, folder: Path, page: Path, run: Callable[..., Ran], go: Callable[[Path], None]) -> None:
        self.page, self.run, self.go = page, run, go
        self.printed: set[str] = set()
        self.home = folder / "place"
        shutil.copytree(shipped("playbooks") / "eksempelparken", self.home)
        shutil.copytree(shipped("playbooks"), self.home / "playbooks")
        # The tool speaks a place's first language; a reader's is the one that the page is in.
        self.language = "da" if name(page).startswith("da/") else "en"
        for one in (self.home, self.home / "playbooks" / "eksempelparken"):
            head = one / "playbook.yml"
            text = head.read_text("utf-8")
            assert "languages: [da, en]\n" in text
            if self.language == "en":
                head.write_text(text.replace("languages: [da, en]\n", "languages: [en, da]\n"), "utf-8")
        (self.home / "build").mkdir()
        program = folder / "bin" / "karlemose"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m karlemose_model "$@"\n', "utf-8")
        program.chmod(0o755)
        environment = {
            "PATH": os.pathsep.join([str(program.parent), str(Path(sys.executable).parent), os.environ["PATH"]]),
            "PYTHONPATH": str(ROOT),
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            # A page whose `pip install` is run by mistake fetches nothing.
            "PIP_NO_INDEX": "1",
        }
        self.shell = Shell(self.home, environment)

    def follow(self, block: Block) -> None:
        if {"not run", "followed by"} & set(block.remarks):
            return
        if block.name and not block.part:
            self.write(block)
        elif block.name:
            put_into(self.shell.folder / block.name, block.text)
        elif block.language in ("sh", "console"):
            self.type(block)
        elif block.language in ("text", "json"):
            self.compare(block)
        else:
            assert block.language == "yaml", "name the file that this is (File: `…`), or say why it is not run"
            self.read(block)

    def write(self, block: Block) -> None:
        file = self.shell.folder / block.name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(block.text, "utf-8")

    def type(self, block: Block) -> None:
        if block.language == "console":
            typed = list(commands(block.text))
        else:
            lines = block.text.replace("\\\n", "").splitlines()
            typed = [Command(line, (LEFT_OUT,)) for line in lines if line and not line.startswith("#")]
        for one in typed:
            code, printed = self.ran(one.typed)
            right = int(block.remarks.get("ends with", 0)) if one is typed[-1] else 0
            assert code == right, f"$ {one.typed}\n{printed}"
            self.printed |= {line.rstrip() for line in printed.splitlines()}
            if one.shown != (LEFT_OUT,):
                assert agrees(one.shown, printed.splitlines()), f"$ {one.typed}\n{printed}"

    def ran(self, typed: str) -> tuple[int, str]:
        """Its exit code and what it prints. The tool itself runs in this process, which is quicker."""
        words = shlex.split(typed.replace("\\\n", ""), comments=True)
        if words[0] == "karlemose" and not {"|", "&&", ">"} & set(words):
            self.go(self.shell.folder)
            answer = self.run(*words[1:])
            return answer.code, answer.out + answer.err
        ran = self.shell.run(typed)
        return ran.returncode, ran.stdout

    def compare(self, block: Block) -> None:
        """What a page shows was printed by a command before it, line by line; `…` stands for a part left out."""
        for line in block.text.splitlines():
            form = ".*".join(re.escape(part) for part in line.rstrip().split(LEFT_OUT))
            assert any(re.fullmatch(form, one) for one in self.printed), f"nothing printed {line!r}"

    def read(self, block: Block) -> None:
        """Lines of a playbook: laid over a small one (or the one that is named), they give no other error than is told."""
        path = [key for key in block.remarks.get("under", "").split(".") if key]
        text = "".join(f"{'  ' * depth}{key}:\n" for depth, key in enumerate(path)) + indent(
            block.text, "  " * len(path)
        )
        said = typed_form().load(text)
        assert isinstance(said, dict), "these are no lines of a playbook; say why they are not read"
        place = self.home.parent / f"line-{block.line}"
        playbook = place / "playbook.yml"
        if "in" in block.remarks:
            shutil.copytree(shipped("playbooks") / block.remarks["in"], place)
            for section in said:
                own = place / f"{section}.yml"
                part = StringIO()
                typed_form().dump(said[section] if own.is_file() else {section: said[section]}, part)
                put_into(own if own.is_file() else playbook, part.getvalue())
        else:
            place.mkdir()
            head = HEAD.format(languages={"da": "da, en", "en": "en, da"}[self.language])
            playbook.write_text(text if "schema" in said else head + text, "utf-8")
        problems = checked(read_playbook(place), AS_OF).problems
        wrong = [problem for problem in problems if problem.severity is Severity.error]
        told = block.remarks.get("gives", "").replace(",", " ").split()
        assert sorted({problem.code for problem in wrong}) == told, wrong


@pytest.mark.parametrize("page", [page for page in PAGES if name(page) not in ELSEWHERE and fences(page)], ids=name)
def test_a_page_can_be_followed_and_shows_what_happens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, karlemose: Callable[..., Ran], page: Path
) -> None:
    reader = Reader(tmp_path, page, karlemose, monkeypatch.chdir)
    for block in fences(page):
        try:
            reader.follow(block)
        except AssertionError as fault:
            pytest.fail(f"{page.relative_to(ROOT)}:{block.line}: {fault}")


def test_what_is_followed_elsewhere_is_named_there() -> None:
    told = [(ROOT / "docs" / page, test) for page, test in ELSEWHERE.items()]
    told += [
        (page, block.remarks["followed by"])
        for page in PAGES
        for block in fences(page)
        if "followed by" in block.remarks
    ]
    for page, test in told:
        assert page.is_file(), page
        assert page.name in (ROOT / test).read_text("utf-8"), page


def test_every_reason_is_one() -> None:
    for page in PAGES:
        for block in fences(page):
            reason = block.remarks.get("not run")
            assert reason is None or len(reason.split()) > 2, f"{page}:{block.line}"
