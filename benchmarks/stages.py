"""Stages: one estate from its files to its sites, stage by stage, beside the floor: writing the same bytes."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.measuring import Times, beside, command, fresh, once, repeat, writing
from benchmarks.tables import Row, Table

if TYPE_CHECKING:
    from karlemose_model import Audience, Page, Reading, Rollout

_TIMES = 3
_YEAR = timedelta(days=365)


def measure() -> Table:
    """Every stage the first time in a process and warm, then the commands from end to end."""
    first = [fresh(_first_times) for _ in range(_TIMES)]
    rows = [Row(f"{stage}, first", Times(tuple(each[stage] for each in first))) for stage in first[0]]
    rows += fresh(_warm)
    rows += fresh(_builder)
    rows += _end_to_end(fresh(_example))
    notes = (
        "eksempelparken; pages and sites of both audiences in both languages. `first`: in a process that has done "
        "nothing before, its imports included.",
        "floor: the bytes that come out (of reading: that go in), written plainly into a new folder. Rules and schedule "
        "give no bytes.",
    )
    return Table("stages", "one estate from its files to its sites", tuple(rows), notes)


def _example() -> Path:
    from karlemose_model.files import shipped

    return shipped("playbooks") / "eksempelparken"


def _opened() -> tuple[Reading, Rollout]:
    """The example, seen on the day that it names."""
    from karlemose_model import read_playbook

    reading = read_playbook(_example())
    assert reading.playbook is not None
    assert reading.playbook.as_of is not None
    rollout = reading.seen_on(reading.playbook.as_of)
    assert rollout is not None
    return reading, rollout


def _documents(rollout: Rollout) -> dict[Audience, dict[str, tuple[Page, ...]]]:
    """All pages for both audiences in the languages of the playbook."""
    from karlemose_model import Audience, pages

    languages = rollout.playbook.languages
    return {audience: {language: pages(rollout, audience, language) for language in languages} for audience in Audience}


def _findings(reading: Reading, rollout: Rollout) -> Reading:
    from karlemose_model import checked

    return checked(reading, rollout.as_of)


def _first_times() -> dict[str, int]:
    """Each stage once, in the order in which a build comes to it."""
    spent = {}
    spent["reading"], (reading, rollout) = once(_opened)
    spent["rules"], _ = once(lambda: _findings(reading, rollout))
    spent["documents"], _ = once(lambda: _documents(rollout))
    return spent


def _warm() -> list[Row]:
    """The stages up to the site's source, each again and again."""
    from karlemose_model import Audience, build_site, occurrences, read_playbook
    from karlemose_model.site import Site, build_pages

    path = _example()
    reading, rollout = _opened()
    playbook, day = rollout.playbook, rollout.as_of
    made = _documents(rollout)
    bodies = {
        f"{audience}/{language}/{page.path}": page.body.encode("utf-8")
        for audience, by_language in made.items()
        for language, pages in by_language.items()
        for page in pages
    }
    texts = {name: text.encode("utf-8") for name, text in reading.texts.items()}
    rows = [
        Row("reading", repeat(lambda: read_playbook(path)), writing(texts)),
        Row("rules", repeat(lambda: _findings(reading, rollout))),
        Row("schedule, two years", repeat(lambda: occurrences(playbook, day - _YEAR, day + _YEAR))),
        Row(f"documents, {len(bodies)} pages", repeat(lambda: _documents(rollout), seconds=2), writing(bodies)),
    ]
    with TemporaryDirectory() as name:
        numbers = count()
        here = Path(name)

        def next_folder() -> None:
            nonlocal here
            here = Path(name, str(next(numbers)))

        def source() -> None:
            for audience in Audience:
                site = Site(playbook.id, playbook.name, audience, playbook.languages, day)
                build_pages(site, made[audience], here, "none")

        def build() -> None:
            for audience in Audience:
                build_site(rollout, audience, here, "none")

        written = repeat(source, before=next_folder)
        floor = writing(_contents(here))
        rows += [
            Row("site source, into a new folder", written, floor),
            Row("site source, nothing changed", repeat(source), floor),
            Row("documents and site source, nothing changed", repeat(build, seconds=2), floor),
        ]
    return rows


def _builder() -> list[Row]:
    """Everything after the rules with the site builder, warm but for the builder's own processes."""
    from karlemose_model import Audience, build_site

    _, rollout = _opened()
    with TemporaryDirectory() as name:
        out = Path(name)

        def build() -> None:
            for audience in Audience:
                build_site(rollout, audience, out)

        times = repeat(build, least=_TIMES, most=_TIMES)
        return [Row("documents, site source and mkdocs", times, writing(_contents(out)))]


def _end_to_end(example: Path) -> list[Row]:
    """The command as a person runs it, in a fresh process."""
    with TemporaryDirectory() as name:
        build: list[str | Path] = [beside("karlemose"), "build", example, "--out", name]
        sources = command([*build, "--builder", "none"], times=_TIMES)
        floor = writing(_contents(Path(name)))
        sites = command(build, times=_TIMES, unmeasured=0)
        return [
            Row("karlemose build --builder none, nothing changed", sources, floor),
            Row("karlemose build", sites, writing(_contents(Path(name)))),
        ]


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
