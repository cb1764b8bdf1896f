"""The calendar files of a partner site: those that its page links, each with dates, the same bytes on each build."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import vobject

from karlemose_model.documents import pages
from karlemose_model.documents.calendar import calendar_files
from karlemose_model.exports import calendar
from karlemose_model.files import shipped
from karlemose_model.model import Audience, Rollout
from karlemose_model.reading import read_playbook
from karlemose_model.site import build_pages, build_site
from karlemose_model.site.calendars import calendars
from tests.site.conftest import pages as made_pages
from tests.site.conftest import site


def seen(name: str, day: date) -> Rollout:
    rollout = read_playbook(shipped("playbooks") / name).seen_on(day)
    assert rollout
    return rollout


PARK = seen("eksempelparken", date(2026, 11, 26))


def test_the_page_links_each_file_and_no_other() -> None:
    for language in ("da", "en"):
        (page,) = (one for one in pages(PARK, Audience.partners, language) if one.path == "calendar.md")
        assert (page.kind, page.group) == ("calendar", "meetings")
        files = calendars(PARK, Audience.partners, language)
        assert re.findall(r"\]\((calendar/[^)]+\.ics)\)", page.body) == list(files)
        assert "calendar/all.ics" in files
        assert "calendar/role-coordinator.ics" in files


def test_each_is_that_of_the_command_and_reaches_a_year_ahead() -> None:
    for path, content in calendars(PARK, Audience.partners, "da").items():
        role = None if path == "calendar/all.ics" else Path(path).stem.removeprefix("role-")
        assert content == calendar(PARK, date(2026, 11, 26), date(2027, 11, 26), "da", role)
        assert vobject.readOne(content.decode("utf-8")).vevent_list


def test_a_role_called_all_has_a_file_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("karlemose_model.documents.calendar.roles_with_dates", lambda *_: [None, "all", "chair"])
    files = calendar_files(PARK)
    assert files == {None: "calendar/all.ics", "all": "calendar/role-all.ics", "chair": "calendar/role-chair.ics"}


def test_a_file_that_would_take_the_place_of_another_is_a_mistake_of_ours(tmp_path: Path) -> None:
    beside = {"da": {"index.md": b"another"}}
    with pytest.raises(ValueError, match=r"index\.md"):
        build_pages(site(languages=("da",)), made_pages(), tmp_path, "none", beside)
    assert not list(tmp_path.iterdir())


def test_the_public_gets_neither_file_nor_page() -> None:
    assert calendars(PARK, Audience.public, "da") == {}
    assert "calendar.md" not in {page.path for page in pages(PARK, Audience.public, "da")}


def test_they_are_part_of_the_source_and_the_same_on_each_build(tmp_path: Path) -> None:
    def built(folder: Path) -> dict[str, bytes]:
        source = build_site(PARK, Audience.partners, folder, "none").source
        return {path.relative_to(source).as_posix(): path.read_bytes() for path in source.rglob("*.ics")}

    once = built(tmp_path / "one")
    assert once == built(tmp_path / "other")
    assert once == {
        f"{language}/docs/{path}": content
        for language in ("da", "en")
        for path, content in calendars(PARK, Audience.partners, language).items()
    }


def test_without_a_date_ahead_there_is_no_page_and_no_file(tmp_path: Path) -> None:
    rollout = seen("karlemoseparken", date(2018, 12, 6))
    assert calendars(rollout, Audience.partners, "da") == {}
    made = pages(rollout, Audience.partners, "da")
    assert [page.path for page in made if page.path == "calendar.md" or "(calendar.md)" in page.body] == []
