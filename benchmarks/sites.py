"""Sites: Markdown source to HTML by each builder, cold, warm and with nothing to do, beside the floor: copying the bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.measuring import Times, beside, command, fresh, once, repeat, writing
from benchmarks.tables import Row, Table

if TYPE_CHECKING:
    from karlemose_model.site.builder import BuilderName

_TIMES = 3
_DAY = date(2026, 11, 26)
_SIZES = (100, 1000)


def measure() -> Table:
    """One run of each builder cold and warm at two sizes, then the example's sites and the command from end to end."""
    known: tuple[BuilderName, ...] = ("mkdocs", "zensical")
    builders = [name for name in known if find_spec(name)]
    rows = []
    for size in _SIZES:
        for name in builders:
            rows += fresh(_runs, name, size)
    for name in builders:
        rows += fresh(_example_sites, name)
    rows += fresh(_markdown)
    rows += _end_to_end(fresh(_example), (*builders, "none"))
    notes = (
        "pages: one language of a made-up site, each page with a table, a list and links. cold: the process of the builder "
        "is started for it; warm: it is there from the run before.",
        "the example: eksempelparken's pages for both audiences in both languages, made before; its source is written or "
        "compared, too. end to end: the command, with reading, rules and pages.",
        "floor: the bytes that come out, written plainly into a new folder. A builder that is not installed is left out.",
    )
    return Table("sites", "site source to HTML", tuple(rows), notes)


@dataclass
class _Place:
    """New folders to build into."""

    top: Path
    numbers: Iterator[int]
    here: Path

    def next(self) -> None:
        self.here = self.top / str(next(self.numbers))


@contextmanager
def _place() -> Iterator[_Place]:
    with TemporaryDirectory() as name:
        yield _Place(Path(name), count(), Path(name, "first"))


def _runs(name: BuilderName, size: int) -> list[Row]:
    from karlemose_model.site.builder import Run, WarmBuilder

    with _place() as place:
        source = _source(place.top / "source", size)

        def build(warm: WarmBuilder) -> None:
            warm.build([Run("en", source, place.here)], _DAY)

        def cold() -> int:
            place.next()
            with WarmBuilder(name) as warm:
                return once(lambda: build(warm))[0]

        starts = Times(tuple(cold() for _ in range(_TIMES)))
        with WarmBuilder(name) as warm:
            again = repeat(lambda: build(warm), before=place.next, least=_TIMES, most=_TIMES)
            floor = writing(_contents(place.here))
    return [Row(f"{name}, {size:,} pages, cold", starts, floor), Row(f"{name}, {size:,} pages, warm", again, floor)]


def _source(folder: Path, size: int) -> Path:
    """The source of a site with that many pages in one language; they are invented."""
    from karlemose_model.documents.page import Page
    from karlemose_model.files import write_bytes
    from karlemose_model.model import Audience
    from karlemose_model.site.source import Site, language_source
    from karlemose_model.text import Text

    row = "| 13:30 | Welcome, and [another page](page-0001.md) | the chair |\n"
    item = "- [ ] something to do, as [agreed](index.md)\n"
    body = (
        "# {title}\n\nWords.\n\n## Part\n\n| Time | Item | Who |\n|---|---|---|\n"
        + row * 12
        + "\n## List\n\n"
        + item * 12
    )
    titles = {"index.md": "Front"} | {f"page-{number:04d}.md": f"Page {number}" for number in range(1, size)}
    pages = [
        Page(path, title, Audience.public, "en", "test", "", body.format(title=title)) for path, title in titles.items()
    ]
    site = Site("made", Text({"en": "Made"}), Audience.public, ("en",), _DAY)
    for path, content in language_source(site, pages, "en", {"en": frozenset(titles)}).items():
        write_bytes(folder / path, content)
    return folder


def _example() -> Path:
    from karlemose_model.files import shipped

    return shipped("playbooks") / "eksempelparken"


def _example_sites(name: BuilderName) -> list[Row]:
    """Both audiences in both languages, and once more with nothing to do."""
    from karlemose_model import Audience, pages, read_playbook
    from karlemose_model.site import Site, WarmBuilder, build_pages

    rollout = read_playbook(_example()).seen_on(_DAY)
    assert rollout is not None
    playbook = rollout.playbook
    sites = {each: Site(playbook.id, playbook.name, each, playbook.languages, _DAY) for each in Audience}
    made = {each: {language: pages(rollout, each, language) for language in playbook.languages} for each in Audience}
    with _place() as place, WarmBuilder(name) as warm:

        def build() -> None:
            for each, site in sites.items():
                build_pages(site, made[each], place.here, warm)

        all_of_it = repeat(build, before=place.next, least=_TIMES, most=_TIMES)
        floor = writing(_contents(place.here))
        nothing = repeat(build)
    return [Row(f"{name}, the example, warm", all_of_it, floor), Row(f"{name}, the example, nothing changed", nothing)]


def _markdown() -> list[Row]:
    """The same pages without a builder."""
    from karlemose_model import Audience, pages, read_playbook
    from karlemose_model.site import Site, build_pages

    rollout = read_playbook(_example()).seen_on(_DAY)
    assert rollout is not None
    playbook = rollout.playbook
    with _place() as place:
        made = {
            each: {language: pages(rollout, each, language) for language in playbook.languages} for each in Audience
        }

        def build() -> None:
            for each in Audience:
                site = Site(playbook.id, playbook.name, each, playbook.languages, _DAY)
                build_pages(site, made[each], place.here, "none")

        new = repeat(build, before=place.next, least=_TIMES, most=_TIMES)
        floor = writing(_contents(place.here))
        return [Row("none, the example", new, floor), Row("none, the example, nothing changed", repeat(build))]


def _end_to_end(example: Path, builders: Sequence[str]) -> list[Row]:
    """The command as a person runs it: the first time, then with nothing to do."""
    rows = []
    for name in builders:
        with TemporaryDirectory() as folder:
            out = Path(folder)
            words: list[str | Path] = [beside("karlemose"), "build", example, "--builder", name, "--out"]
            new = [command([*words, out / str(number)], times=1, unmeasured=0) for number in range(_TIMES)]
            times = Times(tuple(time for one in new for time in one.each), max(one.peak for one in new))
            rows.append(Row(f"karlemose build --builder {name}", times))
            again = command([*words, out / "0"], times=_TIMES, unmeasured=0)
            rows.append(Row(f"karlemose build --builder {name}, nothing changed", again))
    return rows


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
