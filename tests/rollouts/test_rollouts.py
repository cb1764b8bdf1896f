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
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

import pytest
import yaml

from karlemose_model.documents import Page, agenda_markdown, pages
from karlemose_model.documents.agenda import coming
from karlemose_model.followup import written
from karlemose_model.kpis import values
from karlemose_model.model import Audience, Rollout
from karlemose_model.network import index
from karlemose_model.network.rollouts import read_network
from karlemose_model.problems import Problem, has_errors
from karlemose_model.reading import Reading, read_playbook
from karlemose_model.rules import checked
from karlemose_model.schedule import meeting_occurrences
from karlemose_model.site import build_site
from tests.documents.way import steps
from tests.site.public_words import told_out_of_turn

HERE = Path(__file__).parent
DANISH = ("kredsråd", "lokalråd", "polcam", "§ 115", "almenbolig", "retspleje", "datatilsynet", "tv-overvågningsloven")
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

    @cached_property
    def readings(self) -> dict[str, Reading]:
        return {name: read_playbook(self.folder / name) for name in self.story["new"]}

    def rollout(self, name: str, as_of: date | None = None) -> Rollout:
        seen = self.readings[name].seen_on(as_of or self.as_of)
        assert seen is not None
        return seen

    @cached_property
    def sites(self) -> dict[str, dict[tuple[Audience, str], tuple[Page, ...]]]:
        """The pages of each rollout, by their readers and their language."""
        rollouts = {name: self.rollout(name) for name in self.story["new"]}
        return {
            name: {
                (readers, each): pages(seen, readers, each) for readers in Audience for each in seen.playbook.languages
            }
            for name, seen in rollouts.items()
        }

    def problems(self, name: str) -> tuple[Problem, ...]:
        return checked(self.readings[name], self.as_of).problems


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


# Each story is told once, in one worker: no test changes what came of it.
pytestmark = pytest.mark.xdist_group("rollouts")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Made]:
    return cache(lambda name: make(name, tmp_path_factory.mktemp(name)))


@pytest.fixture(params=STORIES)
def made(request: pytest.FixtureRequest, told: Callable[[str], Made]) -> Made:
    return told(request.param)


@pytest.fixture
def borough(told: Callable[[str], Made]) -> Made:
    return told("english-borough")


@pytest.fixture
def chain(told: Callable[[str], Made]) -> Made:
    return told("danish-chain")


@pytest.fixture
def five(told: Callable[[str], Made]) -> Made:
    return told("five-estates")


def test_they_are_what_the_story_says(made: Made) -> None:
    assert {path.name for path in made.folder.iterdir()} == set(made.story["new"])


def test_their_own_check_finds_no_error(made: Made) -> None:
    for name in made.story["new"]:
        assert not has_errors(made.problems(name)), (name, made.problems(name))


def test_every_page_says_that_the_place_is_invented(made: Made) -> None:
    for name, site in made.sites.items():
        for found in site.values():
            for page in found:
                assert "opdigtet" in page.body or "invented" in page.body, (name, page.path)


def test_every_page_is_at_most_three_steps_from_the_first(made: Made) -> None:
    for name, site in made.sites.items():
        for (_readers, language), found in site.items():
            reached = steps(found)
            assert [page.path for page in found if reached.get(page.path, 4) > 3] == [], (name, language)


def test_no_public_page_tells_a_contact_an_hour_or_a_meeting_to_come(made: Made, tmp_path: Path) -> None:
    for name in made.story["new"]:
        rollout = made.rollout(name)
        built = build_site(rollout, Audience.public, tmp_path, "none")
        assert told_out_of_turn(rollout, built.source) == [], name


def first_agenda(made: Made, name: str) -> str:
    """The agenda of the first meeting, as it was on its day."""
    began = made.rollout(name).playbook.timeline[0].from_
    rollout = made.rollout(name, began)
    (first,) = (one for one in coming(rollout) if one.date == began)
    return agenda_markdown(rollout, first, rollout.playbook.languages[0])


def test_the_first_agendas_are_as_expected(made: Made) -> None:
    for name in AGENDAS[made.name]:
        assert first_agenda(made, name) == (HERE / made.name / "expected" / f"{name}.md").read_text("utf-8"), name


def everything(made: Made, name: str) -> str:
    """What all pages of one rollout say, of both sites, but for two that tell what is Danish: the sources, and what was left out."""
    return "\n".join(
        page.body
        for found in made.sites[name].values()
        for page in found
        if page.path not in ("sources.md", "differences.md")
    )


def test_the_borough_speaks_english_and_has_nothing_of_danish_law(borough: Made) -> None:
    for name in borough.story["new"]:
        assert borough.rollout(name).playbook.languages == ("en",)
        said = re.sub(r"\]\([^)]*\)", "]", everything(borough, name))
        assert [word for word in DANISH if word in said.casefold()] == [], name
        assert "no law of this country was written or checked" in said, name


def test_the_borough_keeps_its_bank_holidays(borough: Made) -> None:
    # Easter Monday and the early May bank holiday of 2027 are Mondays, on which the estate meets.
    estate = borough.rollout("sample-green").playbook
    days = [one.date for one in meeting_occurrences(estate, "operational", date(2027, 3, 22), date(2027, 5, 10))]
    assert days[:2] == [date(2027, 3, 22), date(2027, 3, 30)]
    assert date(2027, 5, 4) in days
    assert date(2027, 5, 3) not in days


def test_what_the_municipality_writes_reaches_its_estate_and_no_meeting_of_its_own_does(chain: Made) -> None:
    estate, municipality = chain.rollout("proeveengen").playbook, chain.rollout("proevekoebing-kommune").playbook
    assert "library" in estate.partners
    assert "library" in municipality.partners
    assert "library" not in chain.rollout("proevekredsen").playbook.partners
    assert set(estate.meetings) == {"operational", "steering"}
    assert set(municipality.meetings) == {"coordination"}
    assert "kindergarten" not in estate.partners
    assert [layer.id for layer in chain.rollout("proeveengen").layers] == [
        "karlemose", "proevekredsen", "proevekoebing-kommune", "proeveengen",
    ]  # fmt: skip


def test_the_next_agenda_of_the_estate_remembers_what_was_agreed(chain: Made) -> None:
    rollout = chain.rollout("proeveengen", date(2027, 2, 8))
    (second,) = (one for one in coming(rollout) if one.date == date(2027, 2, 8) and one.id == "operational")
    agenda = agenda_markdown(rollout, second, "da")
    assert "Sæt lys op mellem cykelskurene" in agenda


def test_a_form_that_nobody_has_filled_in_is_no_meeting(chain: Made) -> None:
    # Before the district named who has the roles, its form could name nobody for the municipalities.
    for name in ("proevekredsen", "proevekoebing-kommune"):
        rollout = chain.rollout(name, date(2027, 4, 2))
        assert written(rollout) == (), name
        assert not values(rollout, "coordination-held"), name
    (second,) = coming(chain.rollout("proevekredsen", date(2027, 4, 2)))[:1]
    agenda = agenda_markdown(chain.rollout("proevekredsen", date(2027, 4, 2)), second, "da")
    assert "Der er ikke noget tidligere referat at godkende." in agenda
    assert "Manglede sidst" not in agenda


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_district_sees_its_five_estates_at_a_glance(five: Made, language: str) -> None:
    reading = read_playbook(five.folder / "moensterkredsen")
    rollout = five.rollout("moensterkredsen")
    (page,) = index.pages(rollout, read_network(reading, five.as_of), language)
    names = re.findall(r"^\| (Mønster\w+) \|", page.body, re.MULTILINE)
    assert names == ["Mønsterparken", "Mønsterhøj", "Mønstervænget", "Mønstergården", "Mønsterlunden"]
    assert page.audience is Audience.partners
    begun = {"da": "ikke begyndt", "en": "not begun"}[language]
    assert [line.split(" | ")[0] for line in page.body.splitlines() if begun in line] == ["| Mønsterlunden"]
    # What is targeted in one estate is no other partnership's business until it is released.
    assert "9.1" not in page.body
    assert "58" not in page.body


@pytest.mark.slow
def test_their_sites_are_built_with_warnings_as_errors(borough: Made, chain: Made, tmp_path: Path) -> None:
    for made, name in ((borough, "samplebourne-borough-council"), (borough, "sample-green"), (chain, "proevekredsen")):
        for audience in Audience:
            built = build_site(made.rollout(name), audience, tmp_path)
            assert built.folder is not None
            assert (built.folder / "index.html").is_file()


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
