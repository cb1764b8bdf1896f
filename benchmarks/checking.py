"""Checking: one playbook and many, cold (a fresh `karlemose check`) and warm (one process goes on), with memory."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter_ns

from benchmarks.estates import AS_OF, make_estates
from benchmarks.measuring import Times, beside, command, fresh, once, peak_here, repeat
from benchmarks.tables import Row, Table

ASKED = int(os.environ.get("KARLEMOSE_BENCH_PLAYBOOKS", "1000"))
_SECONDS = 60
_KEPT = 50


def measure() -> Table:
    """Cold and warm; as many of the playbooks asked for as can be checked in the time there is."""
    with TemporaryDirectory() as name:
        estates = fresh(make_estates, Path(name), ASKED)
        again = fresh(_again, estates[0])
        count = max(1, min(ASKED, int(_SECONDS * 1e9 / again.median)))
        chosen = estates[:count]
        check: list[str | Path] = [beside("karlemose"), "check", "--as-of", AS_OF]
        nothing = command([sys.executable, "-c", "pass"])
        one_cold = command([*check, estates[0]])
        others_cold = [command([*check, estate], times=1, unmeasured=0) for estate in estates[1:11]]
        many_cold = command([*check, *chosen], times=1, unmeasured=0)
        each, findings = fresh(_one_after_another, chosen)
        kept, held = fresh(_kept, estates[: _KEPT + 1])
        plain_one, plain_many = fresh(_plain, chosen)
    rows = [
        Row("1 playbook, cold", one_cold, nothing),
        Row("1 playbook, warm: the same again", again, plain_one),
        Row(f"{count:,} playbooks, cold: one process", many_cold, plain_many),
        Row(f"{count:,} playbooks, warm: one process", Times((sum(each.each),), each.peak), plain_many),
        Row(f"each of {count:,} playbooks, warm", each, plain_one),
    ]
    if others_cold:
        apart = Times(tuple(each.each[0] for each in others_cold), max(each.peak for each in others_cold))
        rows.insert(1, Row(f"{len(others_cold)} others, cold: a process for each", apart, nothing))
    notes = [
        "floor: python -c pass for a process that checks one; else yaml.load with CSafeLoader of the playbooks' own files, warm.",
        f"The playbooks are the estate template under other names and days; findings in {count:,}: {findings:,}.",
    ]
    if held:
        notes.append(f"Memory per playbook while {held} readings are kept: {kept / held / 1024:,.0f} KiB.")
    if count < ASKED:
        notes.append(f"Asked for {ASKED:,}; {count:,} is what one process checks in about {_SECONDS} seconds.")
    return Table("checking", "playbooks to findings", tuple(rows), tuple(notes))


def _again(estate: Path) -> Times:
    from karlemose_model import checked, read_playbook

    day = date.fromisoformat(AS_OF)
    times = repeat(lambda: checked(read_playbook(estate), day), seconds=3)
    return Times(times.each, peak_here())


def _one_after_another(estates: list[Path]) -> tuple[Times, int]:
    """The time of each, in a process that has read the model before; how many findings there were in all."""
    from karlemose_model import checked, read_playbook

    day = date.fromisoformat(AS_OF)
    checked(read_playbook(estates[0]), day)
    times, findings = [], 0
    for estate in estates:
        start = perf_counter_ns()
        reading = checked(read_playbook(estate), day)
        times.append(perf_counter_ns() - start)
        findings += len(reading.problems)
        if reading.playbook is None:
            raise RuntimeError(f"{estate.name} is not a right playbook: {reading.problems}")
    return Times(tuple(times), peak_here()), findings


def _kept(estates: list[Path]) -> tuple[int, int]:
    """By how many bytes the process grew over keeping the readings of all but the first, and how many those are."""
    from karlemose_model import checked, read_playbook

    day = date.fromisoformat(AS_OF)
    kept = [checked(read_playbook(estates[0]), day)]
    before = peak_here()
    kept += [checked(read_playbook(estate), day) for estate in estates[1:]]
    return peak_here() - before, len(kept) - 1


def _plain(estates: list[Path]) -> tuple[Times, Times]:
    """The floor for one playbook and for all."""
    import yaml

    def load(estate: Path) -> object:
        return yaml.load((estate / "playbook.yml").read_bytes(), Loader=yaml.CSafeLoader)

    one = repeat(lambda: load(estates[0]))
    spent, _ = once(lambda: [load(estate) for estate in estates])
    return one, Times((spent,))
