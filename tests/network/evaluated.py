"""Evaluated estates with invented counts, written beside the sample of a district."""

from __future__ import annotations

from tests.network.sample import estate

EVALUATION = """evaluation:
  start: 2025-01-01
  fixed: 2024-11-20
  before: {{from: 2024-01, to: 2024-12}}
  after: {{from: 2025-01, to: 2025-12}}
  areas:
    here: {{kind: estate, name: {{da: Her, en: Here}}, covers: [{id}vej], residents: 900, source: synthetic}}
    there: {{kind: comparison, name: {{da: Dér, en: There}}, covers: [{there}], residents: 900, why: {{da: Ligner., en: Alike.}}, source: synthetic}}
  outcomes:
    {outcome}: {{name: {{da: {da}, en: {en}}}, initiated: victim, primary: true, source: synthetic}}
sources:
  synthetic: {{title: {{da: Opdigtede tal, en: Invented counts}}}}
"""


def evaluated(
    id_: str, *, outcome: str = "burglary", da: str = "Indbrud", en: str = "Burglary", there: str = ""
) -> str:
    """An estate that has fixed its evaluation; by itself it has no counts."""
    words = {"id": id_, "there": there or f"{id_}-nabovej", "outcome": outcome, "da": da, "en": en}
    return estate(id_, id_.title(), id_.title()) + EVALUATION.format(**words)


def counts(here: tuple[int, int], there: tuple[int, int], *, outcome: str = "burglary", year: int = 2024) -> str:
    """A count for each month of two years and both areas: that many in each month before, and after."""
    rows = [
        f"{area},{outcome},{year + later}-{month:02},{windows[later] + (month % 2)},synthetic"
        for area, windows in (("here", here), ("there", there))
        for later in (0, 1)
        for month in range(1, 13)
    ]
    return "\n".join(["area,outcome,month,count,source", *rows, ""])
