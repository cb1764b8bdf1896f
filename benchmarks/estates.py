"""Estates that are made for measuring: the template as cookiecutter bakes it, many times under other names and days."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

AS_OF = "2027-02-01"
"""The day that the made estates are seen on: four weeks after they begin."""

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


def make_estates(folder: Path, count: int) -> list[Path]:
    """That many estates below the folder, one playbook in a file each, no two alike. They are invented."""
    pattern = _baked()
    made = []
    for number in range(1, count + 1):
        path = folder / f"estate-{number:04d}" / "playbook.yml"
        path.parent.mkdir()
        path.write_text(_varied(pattern, number), encoding="utf-8")
        made.append(path.parent)
    return made


def _baked() -> str:
    """The playbook of the estate template with its own answers."""
    from cookiecutter.main import cookiecutter

    from karlemose_model.files import shipped

    with TemporaryDirectory() as folder:
        settings = Path(folder, "settings.yml")
        settings.write_text("{}", encoding="utf-8")
        baked = cookiecutter(
            str(shipped("templates") / "estate"), no_input=True, output_dir=folder, config_file=str(settings)
        )
        return Path(baked, "playbook.yml").read_text(encoding="utf-8")


def _varied(pattern: str, number: int) -> str:
    text = re.sub(r"^id: .*$", f"id: estate-{number:04d}", pattern, count=1, flags=re.MULTILINE)
    text = re.sub(r"^(  (?:da|en): ).*$", rf"\g<1>Estate {number}", text, count=2, flags=re.MULTILINE)
    days = iter(_WEEKDAYS[(number + step) % len(_WEEKDAYS)] for step in range(text.count("weekday:")))
    return re.sub(r"weekday: \w+", lambda _: f"weekday: {next(days)}", text)
