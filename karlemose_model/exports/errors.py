"""What can stop an export: each with the data that the command needs to say it in the user's language."""

from __future__ import annotations

from pathlib import Path


class ExportStopped(Exception):
    """The root of what stops an export for a reason that its user can do something about."""


class MissingExtra(ExportStopped):
    """The packages of the extra `office` are not installed; `package` is the first that is missing."""

    def __init__(self, package: str) -> None:
        super().__init__(f"{package} is not installed")
        self.package = package


class BadReference(ExportStopped):
    """The user's own reference document is not a document of the kind asked for; `kind` is `docx` or `odt`."""

    def __init__(self, path: Path, kind: str) -> None:
        super().__init__(f"{path} is not a document of the kind {kind}")
        self.path = path
        self.kind = kind


class UnsafeReference(ExportStopped):
    """The user's own reference document holds what would fetch or run something out of every paper.

    `found` is `outside`, `program` or `field`, `said` what it is called there; `path` is known once papers are made.
    """

    def __init__(self, found: str, said: str, path: Path = Path()) -> None:
        super().__init__(f"{path}: {found} {said}")
        self.found = found
        self.said = said
        self.path = path


class SignNotShown(ExportStopped):
    """A sign on a page is in none of the fonts for PDF: a reader would see an empty box."""

    def __init__(self, title: str, sign: str) -> None:
        super().__init__(f"{sign!r} on the page {title}")
        self.title = title
        self.sign = sign


class InTheWay(ExportStopped):
    """Files stand where papers should be written that were not made by us; nothing was written."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        super().__init__(", ".join(map(str, paths)))
        self.paths = paths


class LeadsOut(ExportStopped):
    """A link below the folder leads away from where a paper should be written; nothing was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class Locked(ExportStopped):
    """Files could not be replaced, most often because another program has them open; the others are written."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        super().__init__(", ".join(map(str, paths)))
        self.paths = paths


class ToolFailed(Exception):
    """Pandoc or Typst stopped on what we gave it: a mistake of ours. `output` is what it said."""

    def __init__(self, tool: str, output: str) -> None:
        super().__init__(f"{tool} stopped")
        self.tool = tool
        self.output = output
