"""Marked words that only partners may know: in the partner site, and nowhere in the public one or its source."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import pytest

from karlemose_model.files import shipped
from karlemose_model.kpis.disclosed import has_released
from karlemose_model.model import Audience, Rollout
from karlemose_model.reading import read_playbook
from karlemose_model.site import Built, build_site
from tests.site.public_words import told_out_of_turn

# What these tests look at is built once, in one worker.
pytestmark = pytest.mark.xdist_group("canaries")

# What stands in the fictional playbook, and the canary that takes its place.
CANARIES = {
    "meetings.yml": {"Beboerhuset, mødelokale 1": "Kanariested", "at: 13:30": "at: 13:47"},
    "partners.yml": {"lokalpolitiet@politi.example.org": "kanariepost@politi.example.org"},
    "playbook.yml": {"De tolv blokke": "Kanariegrænsen"},
}
SHOWN_AS = ("Kanariested", "13.47", "13:47", "kanariepost", "Kanariegrænsen")


def seen(path: Path) -> Rollout:
    reading = read_playbook(path)
    assert reading.playbook
    assert reading.playbook.as_of
    rollout = reading.seen_on(reading.playbook.as_of)
    assert rollout
    return rollout


def example() -> Rollout:
    return seen(shipped("playbooks") / "eksempelparken")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[Audience, Built]:
    home = tmp_path_factory.mktemp("canaries")
    shutil.copytree(shipped("playbooks") / "eksempelparken", home / "playbook")
    for name, replaced in CANARIES.items():
        file = home / "playbook" / name
        text = file.read_text(encoding="utf-8")
        for words, canary in replaced.items():
            assert words in text, f"{name} does not say {words!r} any more"
            text = text.replace(words, canary)
        file.write_text(text, encoding="utf-8")
    rollout = seen(home / "playbook")
    return {audience: build_site(rollout, audience, home / "build") for audience in Audience}


def words_of(path: Path) -> str:
    """A file as a reader has it: unpacked, and JSON without its way of writing æ, ø and å."""
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8", "replace")
    return json.dumps(json.loads(text), ensure_ascii=False) if path.suffix == ".json" else text


def said(*folders: Path | None) -> str:
    """Everything in the folders, and the names of their files, as one text."""
    words = []
    for folder in folders:
        assert folder
        for path in sorted(folder.rglob("*")):
            words.append(path.relative_to(folder).as_posix())
            if path.is_file():
                words.append(words_of(path))
    return "\n".join(words)


def test_partners_see_what_is_theirs(sites: dict[Audience, Built]) -> None:
    words = said(sites[Audience.partners].folder)
    assert [canary for canary in SHOWN_AS if canary not in words] == []


# Where a partner meets each of them: on the pages, in what the search reads, in the source, in the files for a calendar.
CHANNELS = {
    "*.html": set(SHOWN_AS),
    "search_index.json": set(SHOWN_AS),
    "*.md": set(SHOWN_AS),
    "*.ics": {"T134700"},
}


@pytest.mark.parametrize("channel", CHANNELS)
def test_each_channel_tells_the_partners_and_nobody_else(sites: dict[Audience, Built], channel: str) -> None:
    told = {}
    for audience, built in sites.items():
        assert built.folder
        files = [file for top in (built.folder, built.source) for file in top.rglob(channel)]
        told[audience] = "\n".join(words_of(file) for file in files)
    assert {canary for canary in CHANNELS[channel] if canary in told[Audience.partners]} == CHANNELS[channel]
    assert [canary for canary in (*SHOWN_AS, "T134700") if canary in told[Audience.public]] == []


def test_a_picture_is_public_only_where_the_figure_is_released(sites: dict[Audience, Built]) -> None:
    own = {}
    for audience, built in sites.items():
        assert built.folder
        found = {file.relative_to(built.folder) for file in built.folder.rglob("*.svg") if "assets" not in file.parts}
        own[audience] = {path.as_posix().removeprefix("en/") for path in found}
    rollout = example()
    released = {f"kpis/{name}.svg" for name in rollout.playbook.kpis if has_released(rollout, name)}
    assert own[Audience.public] == released
    # The plan tells of what lies ahead, and of most figures nothing is released.
    assert {"timeline.svg", "kpis/youth-jobs.svg"} <= own[Audience.partners] - released


def test_nothing_of_it_is_public(sites: dict[Audience, Built]) -> None:
    public = sites[Audience.public]
    words = said(public.folder, public.source)
    assert [canary for canary in SHOWN_AS if canary in words] == []


def test_no_address_hour_or_coming_day_is_public(sites: dict[Audience, Built]) -> None:
    reading = read_playbook(shipped("playbooks") / "eksempelparken")
    assert reading.playbook
    assert reading.playbook.as_of
    rollout = reading.seen_on(reading.playbook.as_of)
    public = sites[Audience.public].folder
    assert rollout
    assert public
    assert told_out_of_turn(rollout, public) == []
    # And only the partners' site has calendar files.
    assert list(public.rglob("*.ics")) == []
    assert len(list((sites[Audience.partners].folder or Path()).rglob("*.ics"))) > 10


def test_both_sites_are_built_without_a_problem(sites: dict[Audience, Built]) -> None:
    assert [built.problems for built in sites.values()] == [(), ()]
    assert all((built.folder or Path()).joinpath("index.html").is_file() for built in sites.values())
