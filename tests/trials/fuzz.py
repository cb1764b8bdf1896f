"""`make fuzz`: atheris throws bytes at readers and writers, each for a time, and what was found is written down.

`python -m tests.trials.fuzz [TARGET…] [--seconds 60] [--keep]`: with --keep, what reached new code is taken into the corpus.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from hashlib import sha256
from pathlib import Path

from karlemose_model.privacy import find_cpr
from tests.trials.fuzzed import CORPUS, TARGETS
from tests.trials.results import write
from tests.trials.room import in_memory

WORK = Path("build") / "fuzz"
MOST_FILES = 50
"""So many inputs are kept of each target."""
MOST_BYTES = 4_000
SAMPLES = frozenset({"3112575000", "2902566000"})
"""Their birth dates lie ahead: they are nobody's."""
_RUNS = re.compile(r"^stat::number_of_executed_units: +(\d+)", re.MULTILINE)


def one(target: str, seconds: int) -> tuple[int, list[Path]]:
    """How many inputs a target was given in that time, and those that broke it."""
    folder = WORK / target
    folder.mkdir(parents=True, exist_ok=True)
    for file in (CORPUS / target).glob("*"):
        shutil.copyfile(file, folder / file.name)
    before = set(WORK.glob(f"{target}-*"))
    limits = (f"-max_total_time={seconds}", "-timeout=20", f"-max_len={MOST_BYTES}", "-rss_limit_mb=2048")
    ran = _atheris(target, *limits, f"-artifact_prefix={WORK / target}-", "-print_final_stats=1", str(folder))
    (WORK / f"{target}.log").write_text(ran.stderr, "utf-8")
    runs = _RUNS.search(ran.stderr)
    broken = sorted(set(WORK.glob(f"{target}-*")) - before)
    if ran.returncode and not broken:
        sys.exit(f"{target}: {ran.stderr[-2000:]}")
    return int(runs[1]) if runs else 0, broken


def keep(target: str) -> None:
    """Take the smallest set of inputs that reaches as much as all of them into the corpus; of very many, some of every length."""
    small = WORK / f"small-{target}"
    shutil.rmtree(small, ignore_errors=True)
    small.mkdir()
    _atheris(target, "-merge=1", str(small), str(WORK / target))
    kept = sorted((path.read_bytes() for path in small.iterdir()), key=lambda content: (len(content), content))
    folder = CORPUS / target
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    fit = [content for content in kept if len(content) < MOST_BYTES and not _has_number(content)]
    # Short ones and long ones.
    for content in fit[:: max(1, -(-len(fit) // MOST_FILES))]:
        (folder / sha256(content).hexdigest()[:16]).write_bytes(content)


def _has_number(content: bytes) -> bool:
    """Whether what is shaped like a CPR number stands in it: no file of ours holds one that could be somebody's."""
    texts = (content.decode(encoding, "replace") for encoding in ("utf-8", "utf-16", "cp1252"))
    found = (text[start:end] for text in texts for start, end in find_cpr(text))
    return any("".join(str(unicodedata.digit(sign)) for sign in one if sign.isdigit()) not in SAMPLES for one in found)


def _atheris(target: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.trials.fuzz_target", target, *arguments]
    # It is ended without tidying up after itself. In memory where the machine can: a file is written for each input.
    with tempfile.TemporaryDirectory(dir=in_memory()) as folder:
        environment = {**os.environ, "TMPDIR": folder}
        return subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace", check=False)


def main() -> None:
    """Every target asked for, one after the other; ends with 1 if one broke."""
    parser = argparse.ArgumentParser(prog="tests.trials.fuzz")
    parser.add_argument("targets", nargs="*", choices=[*TARGETS, []], default=[])
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--keep", action="store_true")
    asked = parser.parse_args()
    figures: dict[str, int | float | str] = {"seconds_each": asked.seconds}
    found: list[Path] = []
    total = 0
    for target in asked.targets or TARGETS:
        runs, broken = one(target, asked.seconds)
        print(f"{target}: {runs} inputs, {len(broken)} broke it {' '.join(map(str, broken))}", flush=True)
        if asked.keep:
            keep(target)
        figures[target] = runs
        total += runs
        found += broken
    figures["corpus"] = sum(1 for file in CORPUS.rglob("*") if file.is_file())
    if not asked.targets:
        write("fuzz", runs=total, found=len(found), figures=figures)
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
