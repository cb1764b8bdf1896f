"""Reading: YAML with places and origins beside plain CSafeLoader, then pydantic, then whole playbooks with their layers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from benchmarks.measuring import Times, fresh, once, repeat
from benchmarks.tables import Row, Table, milliseconds

_FIRST = 5


def measure() -> Table:
    """All of it, in a process that does nothing else."""
    rows, notes = fresh(_rows)
    first = Times(tuple(fresh(_first_time) for _ in range(_FIRST)))
    rows.append(Row("read_playbook, eksempelparken, first time in a process", first))
    return Table("reading", "text to values, to a checked playbook", tuple(rows), tuple(notes))


def _rows() -> tuple[list[Row], list[str]]:
    from karlemose_model import Playbook, read_playbook
    from karlemose_model.files import shipped

    model, example = shipped("playbooks") / "karlemose", shipped("playbooks") / "eksempelparken"
    texts = read_playbook(model).texts
    meetings = {name: text for name, text in texts.items() if name.endswith("/meetings.yml")}
    rows, notes = [], ["floor: yaml.load of the same texts with CSafeLoader, values alone."]
    for what, chosen in (("meetings.yml", meetings), (f"the model, {len(texts)} files", texts)):
        lines = sum(text.count("\n") for text in chosen.values())
        found = _yaml(f"{what}, {lines:,} lines", chosen)
        rows += found
        per_500 = milliseconds(found[-1].times.median * 500 / lines)
        notes.append(f"{what}: {per_500} ms per 500 lines with places and origins.")
    floor = rows[-1].floor
    reading = read_playbook(example)
    assert reading.tree is not None
    values = reading.tree.value
    rows.append(Row("pydantic: eksempelparken's merged values", repeat(lambda: Playbook.model_validate(values))))
    rows.append(Row("read_playbook, the model itself", repeat(lambda: read_playbook(model)), floor))
    rows.append(Row("read_playbook, eksempelparken over the model", repeat(lambda: read_playbook(example))))
    notes.append("The model's layer is read once per process: only the first time pays for it.")
    return rows, notes


def _yaml(what: str, texts: Mapping[str, str]) -> list[Row]:
    import yaml

    from karlemose_model.reading.yaml_text import read_yaml

    def every(read: Callable[[str], object]) -> Times:
        return repeat(lambda: [read(text) for text in texts.values()])

    # S506: the playbooks are our own, and CSafeLoader builds no objects.
    floor = every(lambda text: yaml.load(text, Loader=yaml.CSafeLoader))
    events = every(lambda text: list(yaml.parse(text, Loader=yaml.CSafeLoader)))
    ours = every(lambda text: read_yaml(text, "playbook.yml"))
    return [
        Row(f"{what}: CSafeLoader", floor, floor),
        Row(f"{what}: events with marks", events, floor),
        Row(f"{what}: read_yaml", ours, floor),
    ]


def _first_time() -> int:
    from karlemose_model import read_playbook
    from karlemose_model.files import shipped

    example = shipped("playbooks") / "eksempelparken"
    return once(lambda: read_playbook(example))[0]
