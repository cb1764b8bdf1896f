"""Others: check-jsonschema and yamale on the same file as `karlemose check`, each from its package."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.estates import AS_OF, make_estates
from benchmarks.measuring import beside, command, fresh
from benchmarks.tables import Row, Table

YAMALE_SCHEMA = Path(__file__).with_name("yamale.yml")


def measure() -> Table:
    """Each command in a fresh process, on one estate's playbook."""
    schema = fresh(_json_schema)
    notes = [
        "floor: python -c pass.",
        "karlemose also reads the model's files below, merges the layers, asks the rules and knows lines and origins; "
        "the others see the one file's shape.",
        "yamale reads YAML 1.1, where 10:00 is the number 600: its schema takes both.",
    ]
    with TemporaryDirectory() as name:
        (estate,) = fresh(make_estates, Path(name), 1)
        file = estate / "playbook.yml"
        floor = command([sys.executable, "-c", "pass"])
        timed = {
            "karlemose check": command([beside("karlemose"), "check", "--as-of", AS_OF, file]),
            "yamale": command([beside("yamale"), "-n", "1", "-s", YAMALE_SCHEMA, file]),
        }
        if schema is None:
            notes.append("check-jsonschema: skipped, there is no playbooks/schema/playbook.json.")
        else:
            timed["check-jsonschema"] = command([beside("check-jsonschema"), "--schemafile", schema, file])
    rows = tuple(Row(what, times, floor) for what, times in timed.items())
    return Table("others", "one estate's playbook of one file, cold", rows, tuple(notes))


def _json_schema() -> Path | None:
    from karlemose_model.files import shipped

    schema = shipped("playbooks") / "schema" / "playbook.json"
    return schema if schema.is_file() else None
