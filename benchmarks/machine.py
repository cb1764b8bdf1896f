"""Where and with what a measurement was made, for whoever compares two of them; it names no host and no person."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGES = (
    "karlemose-model", "babel", "check-jsonschema", "click", "holidays", "jinja2", "mkdocs", "mkdocs-material",
    "pydantic", "pyyaml", "yamale", "zensical",
)  # fmt: skip


def machine() -> dict[str, object]:
    """The day, the processor, how busy it was, the Python and the versions of what was measured."""
    return {
        "date": datetime.now(UTC).isoformat(timespec="minutes"),
        "system": f"{platform.system()} {platform.machine()}",
        "processor": _processor(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 2),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "versions": {name: found for name in _PACKAGES if (found := _version(name))},
    }


def in_a_line(about: dict[str, object]) -> str:
    """The same for the terminal, without the versions."""
    return "{date}  {system}, {processor}, {cores} cores, load {load}, {python}".format(**about)


def _processor() -> str:
    listed = Path("/proc/cpuinfo")
    if listed.is_file():
        for line in listed.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
