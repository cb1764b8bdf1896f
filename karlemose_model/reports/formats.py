"""The formats by their names: a new one is one function and one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from karlemose_model.reports.concise import concise
from karlemose_model.reports.envelope import envelope
from karlemose_model.reports.findings import Findings
from karlemose_model.reports.full import full
from karlemose_model.reports.github import github
from karlemose_model.reports.junit import junit
from karlemose_model.reports.sarif import sarif


@dataclass(frozen=True, slots=True)
class Format:
    """How findings are laid out, and whether a program reads them: then nothing else may stand among them."""

    lay_out: Callable[[Findings], str]
    for_programs: bool = True


FORMATS = {
    "full": Format(full, for_programs=False),
    "concise": Format(concise, for_programs=False),
    "json": Format(envelope),
    "github": Format(github),
    "junit": Format(junit),
    "sarif": Format(sarif),
}
