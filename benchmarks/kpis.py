"""KPIs: observations of many estates read and judged, then five years of one: histories, verdicts, a release, charts."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.measuring import Times, beside, command, fresh, once, peak_here, repeat
from benchmarks.observations import AS_OF, five_years, newest
from benchmarks.tables import Row, Table

if TYPE_CHECKING:
    from karlemose_model.model import Observation, Rollout
    from karlemose_model.reading.observed_kpis import ObservedKpis

ESTATES = 1_000
ROWS_EACH = 180
_TIMES = 5
_ENDS = (0, 1)
"""A KPI that is missed is no failure of the command."""


def measure() -> Table:
    """Many estates, each way in a process of its own; one estate, first and warm; and the command."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        size = fresh(_make, folder)
        start = fresh(_only_imported)
        plain = fresh(_many, _plain, folder)
        many = {
            "csv.reader, float and int": plain,
            "a pydantic model for each row": fresh(_many, _with_pydantic, folder),
            "read_observations": fresh(_many, _read, folder),
            "judge, all read before": fresh(_judged, folder),
            "read and judged, estate by estate": fresh(_many, _read_and_judge, folder),
            "read_observations, all in one table": fresh(_many, _read_one_table, folder),
        }
    count = ESTATES * ROWS_EACH
    rows = [Row(f"{count:,} rows: {what}", times, plain) for what, times in many.items()]
    rows += fresh(_one_estate)
    for what, work in (("a full release plan", _plan), ("all charts as SVG", _draw)):
        rows.append(Row(f"{what}, first in a process", Times(tuple(fresh(_first, work) for _ in range(_TIMES)))))
    rows += _commands(fresh(_example))
    grown = max(0, many["read and judged, estate by estate"].peak - start) / 2**20
    notes = (
        f"{ESTATES:,} tables of {ROWS_EACH} rows, {size / 2**20:,.1f} MiB; one estate: the model's 26 KPIs over five years. "
        "All figures are invented.",
        "floor: csv.reader for the rows, with values and n as numbers and nothing checked; python -c pass for the commands.",
        f"peak: the whole process, of which Python, the package and a playbook are {start / 2**20:,.0f} MiB; reading and "
        f"judging estate by estate adds {grown:,.1f} MiB to that, since nothing of an estate is kept.",
        "For comparison, prototypes measured on another day read and judged as many rows in 210 ms and 15 MiB (csv with "
        "checks of its own, no places kept) and in 610 ms (a pydantic model for each row).",
    )
    return Table("kpis", "observations to verdicts, releases and charts", tuple(rows), notes)


@dataclass(frozen=True, slots=True)
class _Known:
    """The example's playbook with the model's KPIs alone, without records, and what a table must know of its KPIs."""

    rollout: Rollout
    kpis: ObservedKpis


def _example() -> Path:
    from karlemose_model.files import shipped

    return shipped("playbooks") / "eksempelparken"


def _known() -> _Known:
    from karlemose_model import read_playbook
    from karlemose_model.model import Records
    from karlemose_model.reading.observed_kpis import ObservedKpis

    reading = read_playbook(_example())
    rollout = reading.seen_on(AS_OF)
    assert rollout is not None
    assert reading.tree is not None
    # KPIs of the model have a code.
    own = {id_: kpi for id_, kpi in rollout.playbook.kpis.items() if kpi.code}
    playbook = rollout.playbook.model_copy(update={"kpis": own})
    return _Known(
        replace(rollout, playbook=playbook, records=Records()), ObservedKpis(reading.tree.value["kpis"], "da")
    )


def _with(known: _Known, observations: Sequence[Observation]) -> Rollout:
    from karlemose_model.model import Records

    return replace(known.rollout, records=Records(tuple(observations)))


# --- many estates -------------------------------------------------------------------------------------------------


def _make(folder: Path) -> int:
    """Writes the tables of all estates, and one that holds them all; how many bytes the first are."""
    kpis = _known().rollout.playbook.kpis
    tables = [newest(five_years(kpis, number), ROWS_EACH) for number in range(ESTATES)]
    for path, text in zip(_paths(folder), tables, strict=True):
        path.write_text(text, encoding="utf-8")
    header = tables[0].partition("\n")[0]
    # A value is told once for each source: here each estate is one.
    lines = [
        line.replace(",synthetic,", f",estate-{number:04d},", 1)
        for number, text in enumerate(tables)
        for line in text.splitlines()[1:]
    ]
    _one_table(folder).write_text("\n".join([header, *lines, ""]), encoding="utf-8")
    return sum(len(text) for text in tables)


def _paths(folder: Path) -> list[Path]:
    return [folder / f"estate-{number:04d}.csv" for number in range(ESTATES)]


def _one_table(folder: Path) -> Path:
    return folder / "all.csv"


def _only_imported() -> int:
    from karlemose_model.kpis import judge
    from karlemose_model.reading.observations import read_observations

    known = _known()
    assert callable(judge)
    assert callable(read_observations)
    assert known.rollout.playbook.kpis
    return peak_here()


def _many(work: Callable[[Path, _Known], int], folder: Path) -> Times:
    """How long the work takes with all tables of the folder; it must come to every row."""
    known = _known()
    if (count := work(folder, known)) != ESTATES * ROWS_EACH:
        raise RuntimeError(f"{count:,} rows instead of {ESTATES * ROWS_EACH:,}")
    times = repeat(lambda: work(folder, known), least=_TIMES)
    return Times(times.each, peak_here())


def _lines(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        yield from reader


def _plain(folder: Path, _: _Known) -> int:
    count = 0
    for path in _paths(folder):
        rows = [(kpi, said, float(value), int(n) if n else None) for kpi, said, value, n, *_rest in _lines(path)]
        count += len(rows)
    return count


def _with_pydantic(folder: Path, _: _Known) -> int:
    made = _row_model()
    return sum(len([made(cells) for cells in _lines(path)]) for path in _paths(folder))


def _row_model() -> Callable[[Sequence[str]], object]:
    """The simplest model that tells what is wrong in a row, where each cell is text."""
    from datetime import date

    from pydantic import TypeAdapter, create_model

    fields = {"kpi": str, "period": str, "value": float, "n": int | None, "source": str, "stated": date, "note": str}
    adapter = TypeAdapter(create_model("ObservedRow", **{name: (type_, ...) for name, type_ in fields.items()}))  # type: ignore[call-overload]
    return lambda cells: adapter.validate_python(dict(zip(fields, (cell or None for cell in cells), strict=True)))


def _read(folder: Path, known: _Known) -> int:
    return sum(len(_observations(path, known)) for path in _paths(folder))


def _read_one_table(folder: Path, known: _Known) -> int:
    return len(_observations(_one_table(folder), known))


def _read_and_judge(folder: Path, known: _Known) -> int:
    count = 0
    for path in _paths(folder):
        observations = _observations(path, known)
        _judge(_with(known, observations))
        count += len(observations)
    return count


def _judged(folder: Path) -> Times:
    """The verdicts alone; an estate's rollout is new each time."""
    known = _known()
    tables = [_observations(path, known) for path in _paths(folder)]
    times = repeat(lambda: [len(_judge(_with(known, rows))) for rows in tables], least=_TIMES)
    return Times(times.each, peak_here())


def _observations(path: Path, known: _Known) -> tuple[Observation, ...]:
    from karlemose_model.reading.observations import read_observations

    table = read_observations(path, path.name, known.kpis)
    if table.problems:
        raise RuntimeError(f"{path.name} is not a right table: {table.problems[:3]}")
    return table.rows


def _judge(rollout: Rollout) -> tuple[object, ...]:
    from karlemose_model.kpis import judge

    return judge(rollout)


# --- one estate ---------------------------------------------------------------------------------------------------


def _estate() -> Rollout:
    """Five years of one estate."""
    known = _known()
    with TemporaryDirectory() as name:
        rows = five_years(known.rollout.playbook.kpis, 1)
        path = Path(name, "observations.csv")
        path.write_text(newest(rows, len(rows)), encoding="utf-8")
        return _with(known, _observations(path, known))


def _one_estate() -> list[Row]:
    from karlemose_model.kpis import history, judge_public, plan

    rollout = _estate()
    ids, observations = tuple(rollout.playbook.kpis), rollout.records.observations

    def anew() -> Rollout:
        """As it comes from reading, with no index yet."""
        return replace(rollout, records=replace(rollout.records))

    def histories() -> list[object]:
        seen = anew()
        return [history(seen, id_) for id_ in ids]

    release = plan(rollout).release(AS_OF)
    released = replace(rollout, records=replace(rollout.records, releases=(release,)))
    what = f"{len(ids)} KPIs, {len(observations)} rows"
    return [
        Row(f"{what}: histories", repeat(histories)),
        Row(f"{what}: verdicts", repeat(lambda: _judge(anew()))),
        Row(
            f"{what}: a full release plan, {len(release.figures)} figures", repeat(lambda: _plan(anew()), least=_TIMES)
        ),
        Row(f"{what}: a plan when all is released", repeat(lambda: _plan(released), least=_TIMES)),
        Row(f"{what}: verdicts for the public, all released", repeat(lambda: judge_public(released))),
        Row(f"{what}: all charts as SVG", repeat(lambda: _draw(anew()))),
    ]


def _plan(rollout: Rollout) -> object:
    from karlemose_model.kpis import plan

    return plan(rollout)


def _draw(rollout: Rollout) -> object:
    from karlemose_model.documents.chart_picture import chart_svg
    from karlemose_model.kpis import values
    from karlemose_model.kpis.charts import known_chart

    return [
        chart_svg(known_chart(rollout, id_, values(rollout, id_)), kpi, "da")
        for id_, kpi in rollout.playbook.kpis.items()
    ]


def _first(work: Callable[[Rollout], object]) -> int:
    """The work in a process that has only read, what it imports included."""
    rollout = _estate()
    return once(lambda: work(rollout))[0]


def _commands(example: Path) -> list[Row]:
    """The command as a person runs it."""
    floor = command([sys.executable, "-c", "pass"])
    kpi: list[str | Path] = [beside("karlemose"), "kpi", "-p", example]
    return [
        Row("karlemose kpi --help", command([*kpi[:2], "--help"]), floor),
        *(
            Row(f"karlemose kpi --audience {audience}, eksempelparken", command([*kpi, "--audience", audience], ends=_ENDS), floor)
            for audience in ("public", "partners")
        ),
    ]  # fmt: skip
