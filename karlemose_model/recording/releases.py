"""Adds to records/published.yml what is released to the public, for a person to read and commit."""

from __future__ import annotations

from pathlib import Path

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from karlemose_model.model import Release, ReleasedFigure
from karlemose_model.reading.records import PUBLISHED
from karlemose_model.recording.in_place import add_to_list
from karlemose_model.wording import translator


def add_release(folder: Path, release: Release, language: str) -> Path:
    """Add the release at the end of the file below a playbook's folder, which begins with the first one; says which file.

    A new file says in `language` what it is. Raises what `add_to_list` raises.
    """
    _ = translator(language)
    path = folder / PUBLISHED
    head = _("What the public is shown of the KPIs. Written by: karlemose kpi publish")
    said = CommentedMap(on=release.on, figures=CommentedSeq(_in_yaml(figure) for figure in release.figures))
    add_to_list(path, "releases", said, f"# {head}\nschema: 1\nreleases:\n")
    return path


def _in_yaml(figure: ReleasedFigure) -> CommentedMap:
    """The figure on a line of its own."""
    said = CommentedMap(kpi=figure.kpi, period=figure.period)
    for key in ("value", "numerator", "denominator"):
        number = getattr(figure, key)
        if number is not None:
            said[key] = int(number) if float(number).is_integer() else number
    if figure.hidden:
        said["hidden"] = True
    said["profile"] = figure.profile.value
    said.fa.set_flow_style()
    return said
