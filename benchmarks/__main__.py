"""`python -m benchmarks [TOPIC…]`: prints a table per topic and writes all of it to build/bench/results.json."""

from __future__ import annotations

import argparse
import compileall
import importlib
import json
import sys
from pathlib import Path

from benchmarks.machine import in_a_line, machine
from benchmarks.measuring import CommandFailed
from benchmarks.tables import Table

TOPICS = (
    "start_up", "reading", "checking", "others", "stages", "sites", "papers", "kpis", "new", "privacy", "evaluation",
)  # fmt: skip
PACKAGE = Path(__file__).parents[1] / "karlemose_model"
RESULTS = Path("build", "bench", "results.json")


def main() -> int:
    """Measure the topics that are named, else all; 1 when a command that should be measured failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("topics", nargs="*", metavar="TOPIC", help=", ".join(TOPICS))
    topics = parser.parse_args().topics or list(TOPICS)
    if unknown := [topic for topic in topics if topic not in TOPICS]:
        parser.error(f"there is no topic {unknown[0]}; there are {', '.join(TOPICS)}")
    # As after an install, also where the environment forbids Python to write what it compiles.
    compileall.compile_dir(PACKAGE, quiet=1)
    about = machine()
    print(in_a_line(about), end="\n\n", flush=True)
    tables: list[Table] = []
    failed = 0
    for topic in topics:
        try:
            tables.append(importlib.import_module(f"benchmarks.{topic}").measure())
        except CommandFailed as error:
            failed = 1
            print(f"{topic}: not measured, {error}", end="\n\n", flush=True)
        else:
            print(tables[-1].as_text(), end="\n\n", flush=True)
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    results = {**about, "topics": {table.topic: table.as_data() for table in tables}}
    RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"Written to {RESULTS}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
