"""Which files are reports that were made here, for whoever is about to write a new one over them."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from pathlib import Path

from karlemose_model.kpis.words import STATUS_WORDS
from karlemose_model.reports import envelope, evaluation_documents, verdict_documents
from karlemose_model.reports.findings import TOOL
from karlemose_model.reports.sarif import SCHEMA
from karlemose_model.reports.summary import PLAYBOOKS
from karlemose_model.reports.verdicts import NO_KPIS
from karlemose_model.wording import translator

_SECOND = 1_000_000_000
_ENOUGH = 4096
"""So many bytes of either end of a file tell what it is, however large it is."""


def is_report(path: Path) -> bool:
    """Whether the file is empty, or in one of the formats and languages that findings and verdicts are written in.

    Raises OSError when it can't be read.
    """
    with path.open("rb") as file:
        head = file.read(_ENOUGH).decode("utf-8", "replace").replace("\r\n", "\n")
        size = os.fstat(file.fileno()).st_size
        file.seek(max(0, size - _ENOUGH))
        tail = file.read().decode("utf-8", "replace")
    if not head:
        return True
    lines = tail.splitlines() or [""]
    return _for_programs(head) or _for_people(head.splitlines()[0] if head.strip() else "", lines[-1])


def mark_written(path: Path) -> None:
    """Note in the file's time that it is as it was just written, for `is_untouched`. Raises OSError.

    A report is the same in a file as on the screen, in formats that other programs read: no checksum can stand in it. The time
    at which it was written says nothing below the second, so that part of it is the checksum.
    """
    written = path.stat().st_mtime_ns
    marked = written // _SECOND * _SECOND + _mark(path.read_bytes())
    # Never later than it is.
    os.utime(path, ns=(written, marked if marked <= written else marked - _SECOND))


def is_untouched(path: Path) -> bool:
    """Whether nobody has written into the report since; a copy of it, which has a time of its own, counts as touched.

    Raises OSError when it can't be read.
    """
    content = path.read_bytes()
    return not content or path.stat().st_mtime_ns % _SECOND == _mark(content)


def _mark(content: bytes) -> int:
    """Nanoseconds, in whole microseconds: a finer time some file systems don't keep."""
    return int.from_bytes(hashlib.sha256(content).digest()[:8]) % 1_000_000 * 1_000


def _for_programs(head: str) -> bool:
    if head.startswith('{\n  "$schema": '):
        return SCHEMA in head and f'"name": "{TOOL}"' in head
    begins = (
        *(
            f'{{\n  "format": "{each}"'
            for each in (
                envelope.FORMAT,
                verdict_documents.FORMAT,
                *evaluation_documents.FORMATS,
            )
        ),
        *(f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="karlemose {each}"' for each in ("check", "kpi")),
        *(f"::{each} " for each in ("error", "warning", "notice")),
    )
    return head.startswith(begins)


def _for_people(first: str, last: str) -> bool:
    """By the last line, which counts, or by lines of which each says a verdict."""
    status = _any_of(STATUS_WORDS.values())
    counted = rf"\d+ {status}(, \d+ {status})*|{_any_of([NO_KPIS])}"
    verdict = rf"[a-z0-9-]+: [^:]+.*: {status}\b.*"
    return bool(
        re.match(rf"{_any_of(PLAYBOOKS)}: ", last)
        or re.fullmatch(counted, last)
        or (re.fullmatch(verdict, first) and re.fullmatch(verdict, last))
        or _is_evaluation(first)
    )


def _is_evaluation(first: str) -> bool:
    """By the heading of the page that is written."""
    # What makes pages takes long to import, and few files come this far.
    from karlemose_model.documents import evaluation_cost, evaluation_plan_words, evaluation_result
    from karlemose_model.network import evaluations

    titles = (evaluation_plan_words.TITLE, evaluation_result.TITLE, evaluation_cost.TITLE, evaluations.TITLE)
    return bool(re.fullmatch(f"# {_any_of(titles)}", first))


def _any_of(texts: Iterable[str]) -> str:
    """A pattern for any of the texts in any language, with any number where a count stands."""
    said = [translator(language)(text) for language in ("en", "da") for text in texts]
    return f"(?:{'|'.join(r'[0-9]+'.join(map(re.escape, one.split('{count}'))) for one in said)})"
