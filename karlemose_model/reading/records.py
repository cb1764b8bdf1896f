"""All that happened, from the folder `records/` beside a playbook: meetings, actions, walks, ratings and tables."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from karlemose_model.model import (
    ActionEvents,
    FidelityRecord,
    MeetingRecord,
    MonthCount,
    Observation,
    Records,
    Register,
    Walk,
)
from karlemose_model.problems import Place, Problem, Related, Severity
from karlemose_model.reading.evaluation_counts import Evaluated, Unread, are_counts, read_evaluation_counts
from karlemose_model.reading.fidelity_records import FIDELITY, read_fidelity_record
from karlemose_model.reading.happenings import read_incidents, read_spending
from karlemose_model.reading.layers import shown_name
from karlemose_model.reading.list_figures import read_list_figures
from karlemose_model.reading.meeting_records import MEETINGS, read_meeting_record
from karlemose_model.reading.observations import Seen, read_observations
from karlemose_model.reading.observed_kpis import ObservedKpis
from karlemose_model.reading.office_tables import TABLES
from karlemose_model.reading.origins import Tree
from karlemose_model.reading.reach import link_out
from karlemose_model.reading.record_files import RecordFile, check_record, read_record
from karlemose_model.reading.register import read_register
from karlemose_model.reading.tables import Table
from karlemose_model.reading.text_files import entries_of

FOLDER = Path("records")
ACTIONS = FOLDER / "actions.yml"
WALKS = FOLDER / "walks"
OBSERVATIONS = FOLDER / "observations.csv"
MORE_OBSERVATIONS = FOLDER / "observations"
"""A folder with further tables of observations, e.g. one for each month or partner."""
COUNTS = FOLDER / "evaluation"
"""The folder with the tables of offences by area and month."""
INCIDENTS = FOLDER / "incidents.csv"
SPENDING = FOLDER / "spend.csv"
LIST_FIGURES = FOLDER / "list-status.csv"
PUBLISHED = FOLDER / "published.yml"
_ALONE = (ACTIONS, PUBLISHED, INCIDENTS, SPENDING, LIST_FIGURES)

_FOLDERS = (MEETINGS, WALKS, FIDELITY, MORE_OBSERVATIONS, COUNTS)

_LEFT_BY_PROGRAMS = (".", "~$")
"""What Word, Excel and LibreOffice put beside a file while it is open begins so."""
_LEFT_BY_WINDOWS = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(slots=True)
class RecordsRead:
    """The records that could be read, the trees of those in YAML (meetings by name, `actions`, `published`,
    `walks/2026-04-15`, `fidelity/2026-04-15`), everything that is wrong, the files' text, for spreadsheets where their
    sheets begin in it, and the counts of the evaluation that are there and could not be read.
    """

    records: Records = field(default_factory=Records)
    trees: dict[str, Tree] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    sheets: dict[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    unread_counts: frozenset[Unread] = frozenset()

    def take(self, file: RecordFile[Any] | Table[Any], name: str) -> None:
        """Adds a file's problems, its text, and its tree under that name."""
        self.problems += file.problems
        if file.text is not None:
            self.texts[file.name if isinstance(file, RecordFile) else name] = file.text
        if isinstance(file, Table) and file.sheets:
            self.sheets[name] = file.sheets
        if isinstance(file, RecordFile) and file.tree is not None and file.record is not None:
            self.trees[name] = file.tree


def read_records(folder: Path, values: Mapping[str, Any], language: str, broken: Collection[str]) -> RecordsRead:
    """The records below a playbook's folder; `values` are those of the playbook, merged.

    Tables that name entries of a `broken` section are not read, since nobody could tell which entries there are. A file
    that is not there holds nothing. Never raises for what stands in the files.
    """
    found = RecordsRead()
    if not _is_ours(folder, FOLDER, found):
        return found
    for place in (FOLDER, *_FOLDERS):
        if (folder / place).exists() and not (folder / place).is_dir():
            name = shown_name(folder / place)
            found.problems.append(Problem("KM013", Place(name), {"path": name}))
    meetings: dict[str, MeetingRecord] = {}
    for path in _files(folder, MEETINGS, found):
        meeting = read_meeting_record(path, values, language)
        found.take(meeting, path.stem)
        if meeting.record is not None:
            meetings[path.stem] = meeting.record
    walks = tuple(_walks(folder, values, language, found))
    fidelity = sorted(_fidelity(folder, values, language, found), key=lambda record: record.date)
    is_ours = {place: _is_ours(folder, place, found) for place in _ALONE}
    events: RecordFile[ActionEvents] = RecordFile(shown_name(folder / ACTIONS))
    published: RecordFile[Register] = RecordFile(shown_name(folder / PUBLISHED))
    if is_ours[ACTIONS]:
        events = read_action_events(folder / ACTIONS, values, language)
    if is_ours[PUBLISHED]:
        published = read_register(folder / PUBLISHED, values, language)
    found.take(events, "actions")
    found.take(published, "published")
    observations = () if "kpis" in broken else tuple(_observations(folder, values, language, found))
    tables: list[tuple[Any, ...]] = [observations]
    for where, section, read in (
        (INCIDENTS, "", lambda path, shown, _: read_incidents(path, shown)),
        (SPENDING, "costs", read_spending),
        (LIST_FIGURES, "", lambda path, shown, _: read_list_figures(path, shown)),
    ):
        path, entries = folder / where, values.get(section)
        ids = tuple(entries) if isinstance(entries, dict) else ()
        skipped = section in broken or not is_ours[where]
        table: Table[Any] = Table() if skipped else read(path, shown_name(path), ids)
        found.take(table, shown_name(path))
        tables.append(table.rows)
    counts = () if "evaluation" in broken else tuple(_counts(folder, values, found))
    found.problems += list(_astray(folder, found))
    told = events.record.events if events.record else ()
    found.records = Records(
        tables[0],
        tuple(meetings.values()),
        told,
        walks,
        tables[1],
        tables[2],
        fidelity=tuple(fidelity),
        releases=published.record.releases if published.record else (),
        list_figures=tables[3],
        counts=counts,
    )
    return found


def read_action_events(path: Path, values: Mapping[str, Any], language: str) -> RecordFile[ActionEvents]:
    """What became of actions between meetings; a missing file holds nothing."""
    if not path.exists():
        return RecordFile(shown_name(path))
    events = read_record(path, ActionEvents, values, language)
    check_record(events, ActionEvents, values)
    return events


def _observations(folder: Path, values: Mapping[str, Any], language: str, found: RecordsRead) -> Iterator[Observation]:
    """Those of the file and of the folder beside it; a value that stands in two of them is told."""
    kpis = values.get("kpis")
    observed = ObservedKpis(kpis if isinstance(kpis, dict) else {}, language)
    seen: Seen = {}
    tables = [path for path in _files(folder, MORE_OBSERVATIONS, found) if path.suffix.lower() in TABLES]
    alone = [folder / OBSERVATIONS] if _is_ours(folder, OBSERVATIONS, found) else []
    for path in (*alone, *tables):
        name = shown_name(path)
        table = read_observations(path, name, observed, seen)
        found.take(table, name)
        yield from table.rows


def _counts(folder: Path, values: Mapping[str, Any], found: RecordsRead) -> Iterator[MonthCount]:
    """Those of all tables in the folder; a month that stands in two of them is told."""
    evaluated = Evaluated.of(values.get("evaluation"))
    for path in _files(folder, COUNTS, found):
        if path.suffix.lower() in TABLES:
            name = shown_name(path)
            table = read_evaluation_counts(path, name, evaluated)
            if "evaluation" not in values and table.text is not None:
                found.problems.append(Problem("KM555", Place(name), {}, Severity.warning))
            found.take(table, name)
            yield from table.rows
    found.unread_counts = frozenset(evaluated.unread)


def _astray(folder: Path, found: RecordsRead) -> Iterator[Problem]:
    """Tables directly in the records that have another name than those that are looked for, or in a folder that is none."""
    below, _refused = entries_of(folder / FOLDER, "")
    strange = [FOLDER / path.name for path in below if path.is_dir() and FOLDER / path.name not in _FOLDERS]
    for place in (FOLDER, *(one for one in strange if not one.name.startswith("."))):
        for path in _files(folder, place, found):
            ending, name = path.suffix.lower(), shown_name(path)
            if ending not in TABLES or place / path.name in (*_ALONE, OBSERVATIONS):
                continue
            if are_counts(path, name):
                yield Problem("KM470", Place(name), {"file": name, "folder": COUNTS.as_posix()}, Severity.warning)
            # Any text may be called so; only its first line could make a table of it.
            elif ending != ".txt":
                yield Problem("KM471", Place(name), {"file": name}, Severity.warning)


def _walks(folder: Path, values: Mapping[str, Any], language: str, found: RecordsRead) -> Iterator[Walk]:
    for path in _files(folder, WALKS, found):
        walk = read_record(path, Walk, values, language)
        check_record(walk, Walk, values)
        if walk.record is not None and walk.tree is not None:
            walk.problems += _unlikely(walk.record, walk.tree, path)
            yield walk.record
        found.take(walk, f"walks/{path.stem}")


def _fidelity(folder: Path, values: Mapping[str, Any], language: str, found: RecordsRead) -> Iterator[FidelityRecord]:
    for path in _files(folder, FIDELITY, found):
        rating = read_fidelity_record(path, values, language)
        found.take(rating, f"fidelity/{path.stem}")
        if rating.record is not None:
            yield rating.record


def _unlikely(walk: Walk, tree: Tree, path: Path) -> Iterator[Problem]:
    """What is well written and can't be so."""
    on = tree.origin.children["date"].place
    if path.name != f"{walk.date.isoformat()}.yml":
        yield Problem("KM432", on, {"file": path.name, "name": f"{walk.date.isoformat()}.yml"})
    for number, finding in enumerate(walk.findings):
        for key, day in (("due", finding.due), ("fixed", finding.fixed)):
            if day is not None and day < walk.date:
                origin, _ = tree.origin.walk(("findings", number, key))
                yield Problem("KM433", origin.place, {"date": day.isoformat()}, related=(Related(on, "walk_day"),))


def _files(folder: Path, place: Path, found: RecordsRead) -> Iterator[Path]:
    """What lies in a folder in the order of the names, without folders and what programs leave beside an open file.

    A link out of the rollout's folder is told and not followed, and so is a folder whose contents nobody may see.
    """
    if not _is_ours(folder, place, found):
        return
    paths, refused = entries_of(folder / place, shown_name(folder / place))
    found.problems += [refused] if refused else []
    for path in paths:
        left = path.name.startswith(_LEFT_BY_PROGRAMS) or path.name.lower() in _LEFT_BY_WINDOWS
        if not left and _is_ours(folder, place / path.name, found) and not path.is_dir():
            yield path


def _is_ours(folder: Path, place: Path, found: RecordsRead) -> bool:
    """Whether it lies in the rollout's own folder, links followed; else that is told."""
    link = link_out(folder / place, folder, shown_name(folder / place))
    if link is not None and link not in found.problems:
        found.problems.append(link)
    return link is None
