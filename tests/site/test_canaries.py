"""Marked words that only partners may know: in the partner site, and nowhere in the public one or its source."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest

from karlemose_model.files import shipped
from karlemose_model.model import Audience
from karlemose_model.reading import read_playbook
from karlemose_model.site import Built, build_site
from tests.site.public_words import told_out_of_turn

# What stands in the fictional playbook, and the canary that takes its place.
CANARIES = {
    "meetings.yml": {"Beboerhuset, mødelokale 1": "Kanariested", "at: 13:30": "at: 13:47"},
    "partners.yml": {"lokalpolitiet@politi.example.org": "kanariepost@politi.example.org"},
    "playbook.yml": {"De tolv blokke": "Kanariegrænsen"},
}
SHOWN_AS = ("Kanariested", "13.47", "13:47", "kanariepost", "Kanariegrænsen")


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
    reading = read_playbook(home / "playbook")
    assert reading.playbook
    assert reading.playbook.as_of
    rollout = reading.seen_on(reading.playbook.as_of)
    assert rollout
    return {audience: build_site(rollout, audience, home / "build") for audience in Audience}


def said(*folders: Path | None) -> str:
    """Everything in the folders, and the names of their files, as one text."""
    words = []
    for folder in folders:
        assert folder
        for path in sorted(folder.rglob("*")):
            words.append(path.relative_to(folder).as_posix())
            if path.is_file():
                content = path.read_bytes()
                words.append((gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8", "replace"))
    return "\n".join(words)


def test_partners_see_what_is_theirs(sites: dict[Audience, Built]) -> None:
    words = said(sites[Audience.partners].folder)
    assert [canary for canary in SHOWN_AS if canary not in words] == []


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
