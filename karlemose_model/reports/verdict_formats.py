"""The formats of verdicts by their names, the same names as those of findings: a new one is one line here."""

from __future__ import annotations

from collections.abc import Callable

from karlemose_model.reports.verdict_documents import envelope, github, junit, sarif
from karlemose_model.reports.verdict_texts import concise, full
from karlemose_model.reports.verdicts import Judged

VERDICT_FORMATS: dict[str, Callable[[Judged], str]] = {
    "full": full,
    "concise": concise,
    "json": envelope,
    "github": github,
    "junit": junit,
    "sarif": sarif,
}
FOR_PROGRAMS = frozenset({"json", "github", "junit", "sarif"})
"""What a program reads: nothing else may stand among it."""
