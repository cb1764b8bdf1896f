"""Three fictional rollouts from `karlemose new` to their sites and first agendas: each as a person would make it.

A story says what is typed, in its order, and what people then write into the folders. `python -m tests.rollouts.test_rollouts`
writes the expected agendas anew.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pytest
import yaml

from karlemose_model.documents import agenda_markdown, pages
from karlemose_model.documents.agenda import coming
from karlemose_model.model import Audience, Rollout
from karlemose_model.problems import Problem, has_errors
from karlemose_model.reading import read_playbook
from karlemose_model.rules import checked

HERE = Path(__file__).parent
STORIES = ("danish-chain", "english-borough", "five-estates")
AGENDAS = {
    "danish-chain": ("proevekredsen", "proevekoebing-kommune", "proeveengen"),
    "english-borough": ("samplebourne-borough-council", "sample-green"),
    "five-estates": ("moensterkredsen", "moensterparken"),
}


@dataclass(frozen=True)
class Made:
    """A story as it came to stand in a folder."""

    name: str
    folder: Path
    as_of: date

    @cached_property
    def story(self) -> dict[str, dict[str, list[str]]]:
        told: dict[str, dict[str, list[str]]] = _story(self.name)
        return told

    def rollout(self, name: str, as_of: date | None = None) -> Rollout:
        seen = read_playbook(self.folder / name).seen_on(as_of or self.as_of)
        assert seen is not None
        return seen

    def problems(self, name: str) -> tuple[Problem, ...]:
        return checked(read_playbook(self.folder / name), self.as_of).problems


def _story(name: str) -> dict[str, dict[str, list[str]]]:
    told: dict[str, dict[str, list[str]]] = yaml.safe_load((HERE / name / "story.yml").read_text("utf-8"))
    return told


def make(name: str, folder: Path) -> Made:
    """What the story types and writes, in that folder."""
    from karlemose_model.cli import main

    story = _story(name)
    with contextlib.chdir(folder):
        for typed in story["new"].values():
            with pytest.raises(SystemExit) as ended:
                main(["new", *typed, "--no-input", "--package", ""])
            assert ended.value.code == 0, typed
    for place, paths in story.get("lists", {}).items():
        playbook = folder / place / "playbook.yml"
        listed = "estates:\n" + "".join(f"  - {path}\n" for path in paths)
        text, count = re.subn(r"# estates:\n#   - [^\n]*\n", listed, playbook.read_text("utf-8"))
        assert count == 1
        playbook.write_text(text, "utf-8")
    shutil.copytree(HERE / name / "files", folder, dirs_exist_ok=True)
    return Made(name, folder, date.fromisoformat(str(story["as_of"])))


@pytest.fixture(scope="module", params=STORIES)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    name: str = request.param
    return make(name, tmp_path_factory.mktemp(name))


pytestmark = pytest.mark.xdist_group("rollouts")


def test_they_are_what_the_story_says(made: Made) -> None:
    assert {path.name for path in made.folder.iterdir()} == set(made.story["new"])


def test_their_own_check_finds_no_error(made: Made) -> None:
    for name in made.story["new"]:
        assert not has_errors(made.problems(name)), (name, made.problems(name))


def test_every_page_says_that_the_place_is_invented(made: Made) -> None:
    for name in made.story["new"]:
        rollout = made.rollout(name)
        for audience in Audience:
            for language in rollout.playbook.languages:
                for page in pages(rollout, audience, language):
                    assert "opdigtet" in page.body or "invented" in page.body, (name, page.path)


def first_agenda(made: Made, name: str) -> str:
    """The agenda of the first meeting, as it was on its day."""
    began = made.rollout(name).playbook.timeline[0].from_
    rollout = made.rollout(name, began)
    (first,) = (one for one in coming(rollout) if one.date == began)
    return agenda_markdown(rollout, first, rollout.playbook.languages[0])


def test_the_first_agendas_are_as_expected(made: Made) -> None:
    for name in AGENDAS[made.name]:
        assert first_agenda(made, name) == (HERE / made.name / "expected" / f"{name}.md").read_text("utf-8"), name


def write_expected() -> None:
    """Write the expected agendas."""
    for story, names in AGENDAS.items():
        with tempfile.TemporaryDirectory() as folder:
            made = make(story, Path(folder))
            for name in names:
                file = HERE / story / "expected" / f"{name}.md"
                file.parent.mkdir(exist_ok=True)
                file.write_text(first_agenda(made, name), "utf-8")


if __name__ == "__main__":
    os.environ["LANG"] = "C"
    write_expected()
