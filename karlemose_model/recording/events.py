"""Adds to records/actions.yml what became of an action between two meetings."""

from __future__ import annotations

from pathlib import Path

from ruamel.yaml.comments import CommentedMap

from karlemose_model.model import ActionEvent
from karlemose_model.reading.records import ACTIONS
from karlemose_model.recording.in_place import add_to_list
from karlemose_model.wording import translator


def add_event(folder: Path, event: ActionEvent, first: str, language: str) -> Path:
    """Add the event at the end of the file below a playbook's folder, which begins with the first one; says which file.

    A text in `first`, the playbook's first language, is written plain, any other under its language; a new file says in
    `language` what it is. Raises what `add_to_list` raises.
    """
    _ = translator(language)
    path = folder / ACTIONS
    head = _("What became of actions between meetings. Written by: karlemose actions done")
    add_to_list(path, "events", _in_yaml(event, first), f"# {head}\nschema: 1\nevents:\n")
    return path


def _in_yaml(event: ActionEvent, first: str) -> CommentedMap:
    said = CommentedMap(action=event.action, on=event.on, status=event.status.value)
    for key in ("outcome", "why"):
        text = getattr(event, key)
        if text is not None:
            words = dict(text)
            said[key] = words[first] if set(words) == {first} else words
    if event.due is not None:
        said["due"] = event.due
    if event.escalated_to is not None:
        said["escalated_to"] = event.escalated_to
    return said
