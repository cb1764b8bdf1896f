"""Files to a checked Playbook and Records: YAML, positions, layers, tables."""

from karlemose_model.reading.leaving_out import nearest_path, resolve, value_at
from karlemose_model.reading.merging import Change
from karlemose_model.reading.origins import Origin, Tree, dotted
from karlemose_model.reading.playbooks import Reading, read_playbook, with_problems
from karlemose_model.reading.shapes import playbook_shape, references

__all__ = [
    "Change", "Origin", "Reading", "Tree", "dotted", "nearest_path", "playbook_shape", "read_playbook", "references",
    "resolve", "value_at", "with_problems",
]  # fmt: skip
