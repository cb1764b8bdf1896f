"""`make faults`: at each call that writes, a command is killed or its disk fails; every file must be the old or the new one.

`python -m tests.trials.faults [--command "minutes close"] [--jobs N]`. What was found is kept for the page of trials.
"""

from __future__ import annotations

import argparse
import gc
import json
import multiprocessing
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from karlemose_model.files import left_over_of
from karlemose_model.manifest import MANIFEST
from tests.trials.fault_states import STATES, State, tree
from tests.trials.results import write
from tests.trials.room import in_memory
from tests.trials.struck import Ran, run_in, warm
from tests.trials.writing_calls import GIVES_BACK, Fault

_AT_EACH_CALL = (Fault.killed, Fault.no_room, Fault.denied)
"""What strikes at every call; the other faults take turns."""
_TOLD = frozenset({0, 1, 2, 130, 143})
_SURVIVED = frozenset(Fault) - {Fault.killed, Fault.killed_after}


@dataclass
class Trial:
    """What was tried of one command, and what was found."""

    runs: Counter[str] = field(default_factory=Counter)
    found: list[str] = field(default_factory=list)
    calls: int = 0


def points(calls: int, faults: Sequence[Fault] = tuple(Fault), *, in_turn: bool = False) -> list[tuple[int, Fault]]:
    """At which calls what strikes: at each of them a kill, a full disk and a refusal, and one of the other faults in turn.

    With `in_turn` each call is struck once.
    """
    at_each = [] if in_turn else [fault for fault in _AT_EACH_CALL if fault in faults]
    others = [fault for fault in faults if fault not in at_each]
    return [
        (at, fault)
        for at in range(1, calls + 1)
        for fault in (*at_each, *(others[at % len(others) :][:1] if others else ()))
    ]


def sample(every: Sequence[tuple[int, Fault]], runs: int) -> list[tuple[int, Fault]]:
    """So many of the points, evenly spread, half of them among the last ones: there things are put into their places."""
    if len(every) <= runs:
        return list(every)
    edge = every[-(runs // 2) :]
    rest = every[: len(every) - len(edge)]
    wanted = runs - len(edge)
    return [*(rest[number * len(rest) // wanted] for number in range(wanted)), *edge]


def tried(state: State, room: Path, runs: int | None = None, share: int = 0, shares: int = 1) -> Trial:
    """Strike one command at all its points, each time in a fresh copy of its state.

    `runs` takes a sample of so many points, `share` of `shares` every so-manieth of them, for processes side by side.
    """
    trial = Trial()
    begin, folder, home = room / "begin", room / "work", room / "home"
    for path in (begin, folder, home):
        shutil.rmtree(path, ignore_errors=True)
    begin.mkdir(parents=True)
    state.prepare(begin)
    old = tree(begin)
    shutil.copytree(begin, folder, symlinks=True)
    whole = run_in(folder, state.arguments, state.within, in_builder=state.in_builder)
    new = tree(folder)
    trial.calls = len(whole.calls)
    if whole.escaped:
        trial.found.append(f"{state.name}: these calls write unseen: {', '.join(whole.escaped[:5])}")
    if whole.code not in (0, 1) or not trial.calls or new == old:
        trial.found.append(f"{state.name}: undisturbed it ends with {whole.code}: {whole.said[-300:]}")
        return trial
    again: dict[str, list[str]] = {}
    # The builder takes seconds, and writes into a folder of its own.
    every = points(trial.calls, state.faults, in_turn=state.in_builder)
    for at, fault in (every if runs is None else sample(every, runs))[share::shares]:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(home / "tmp", ignore_errors=True)
        shutil.copytree(begin, folder, symlinks=True)
        ran = run_in(folder, state.arguments, state.within, at, fault, in_builder=state.in_builder)
        trial.runs[fault] += 1
        stands = tree(folder)
        wrong = [*_ended(ran, fault, stands, new), *_mixed(state, stands, old, new, fault, whole.calls[at - 1])]
        key = _key(stands)
        if key not in again:
            # What the next run makes of it depends on nothing else.
            again[key] = list(_put_right(folder, state, whole, stands, new))
        trial.found += [
            f"{state.name}, call {at} ({whole.calls[at - 1]}), {fault}: {what}" for what in (*wrong, *again[key])
        ]
    return trial


def _ended(ran: Ran, fault: Fault, stands: Mapping[str, bytes], new: Mapping[str, bytes]) -> Iterator[str]:
    """Whether the command ended as it should, and said why."""
    if fault not in _SURVIVED:
        return
    if ran.code not in _TOLD or "Traceback" in ran.said or "an error of the tool itself" in ran.said:
        yield f"it ended with {ran.code}: {ran.said[-400:]}"
    elif ran.code == 2 and not ran.said.strip():
        yield "it ended with 2 and no word"
    elif ran.code == 0 and {name: content for name, content in stands.items() if not _is_ours(name)} != {
        name: content for name, content in new.items() if not _is_ours(name)
    }:
        yield "it ended with 0, and its work was not done"


def _mixed(
    state: State,
    stands: Mapping[str, bytes],
    old: Mapping[str, bytes],
    new: Mapping[str, bytes],
    fault: Fault,
    call: str,
) -> Iterator[str]:
    """Files that are neither the old nor the new ones, and what is left over and should not be."""
    for name in sorted({*stands, *old, *new}):
        now = stands.get(name)
        if any(name.startswith(f"{site}/") for site in state.sites):
            continue
        if now in (old.get(name), new.get(name)):
            continue
        if _is_ours(name):
            if fault in (Fault.half, Fault.interrupted, Fault.ended, Fault.denied) and call not in GIVES_BACK:
                yield f"{name} is left over"
        elif name.rpartition("/")[2] == MANIFEST:
            json.loads(now or b"{}")
        else:
            yield f"{name} is neither the old nor the new one"
    for site in state.sites:
        now_, old_, new_ = (
            {name: content for name, content in where.items() if name.startswith(f"{site}/")}
            for where in (stands, old, new)
        )
        # Between the two renames there is none.
        if now_ not in (old_, new_) and (now_ or fault in (Fault.half, Fault.interrupted, Fault.ended)):
            yield f"{site} is neither the old nor the new one"


def _put_right(
    folder: Path, state: State, whole: Ran, stands: Mapping[str, bytes], new: Mapping[str, bytes]
) -> Iterator[str]:
    """Whether the same command, run once more, ends as if nothing had happened."""
    ran = run_in(folder, state.arguments, state.within)
    if ran.code != whole.code and not (state.once and ran.code == 2 and _whole(stands, new)):
        yield f"the next run ends with {ran.code}: {ran.said[-400:]}"
    after = tree(folder)
    if after != new:
        names = sorted(name for name in {*after, *new} if after.get(name) != new.get(name))
        yield f"after the next run these are not what they would be: {', '.join(names[:5])}"


def _whole(stands: Mapping[str, bytes], new: Mapping[str, bytes]) -> bool:
    return all(stands.get(name) == content or _waits(stands, name, content) for name, content in new.items())


def _waits(stands: Mapping[str, bytes], name: str, content: bytes) -> bool:
    """Whether the file is made and has only to be moved, which the next run does."""
    last = name.rpartition("/")[2]
    return any(_is_ours(path) and path.endswith(f"/{last}") and held == content for path, held in stands.items())


def _is_ours(name: str) -> bool:
    """Whether the name alone says that it may be taken away."""
    parts = name.split("/")
    return bool(left_over_of(name)) or any(part.endswith((".karlemose-work", ".karlemose-making")) for part in parts)


def _key(stands: Mapping[str, bytes]) -> str:
    one = sha256()
    for name, content in sorted(stands.items()):
        one.update(f"{name}\0{len(content)}\0".encode() + content)
    return one.hexdigest()


def _share(job: tuple[str, Path, int, int]) -> Trial:
    name, room, share, shares = job
    [state] = (state for state in STATES if state.name == name)
    return tried(state, room / f"{name.replace(' ', '-')}-{share}", share=share, shares=shares)


def main(arguments: list[str] | None = None) -> int:
    """Run the trial and keep what it found; 1 if a file was lost or something else was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--command", help="only this command; then nothing is kept for the page")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes side by side")
    asked = parser.parse_args(arguments)
    warm()
    gc.freeze()
    room = Path(tempfile.mkdtemp(prefix="karlemose-faults-", dir=in_memory()))
    trials: dict[str, Trial] = {}
    try:
        with multiprocessing.get_context("fork").Pool(asked.jobs) as pool:
            for state in STATES:
                if asked.command not in (None, state.name):
                    continue
                jobs = [(state.name, room, share, asked.jobs) for share in range(asked.jobs)]
                shares = pool.map(_share, jobs, chunksize=1)
                trial = trials[state.name] = Trial(calls=shares[0].calls)
                for one in shares:
                    trial.runs += one.runs
                    trial.found += one.found
                print(f"{state.name}: {trial.calls} calls, {trial.runs.total()} runs, {len(trial.found)} findings")
                print("".join(f"  {what}\n" for what in trial.found), end="", flush=True)
    finally:
        shutil.rmtree(room, ignore_errors=True)
    found = sum(len(trial.found) for trial in trials.values())
    if asked.command is None:
        write(
            "faults",
            runs=sum(trial.runs.total() for trial in trials.values()),
            found=found,
            figures={
                "calls": sum(trial.calls for trial in trials.values()),
                **{name: trial.runs.total() for name, trial in trials.items()},
            },
        )
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
