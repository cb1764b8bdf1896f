"""How complete the description is, for partners and evaluators: held against EUCPN's and TIDieR's tables, with what lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from karlemose_model.documents.evaluation_result import result_in_short
from karlemose_model.documents.evaluation_yardsticks import yardsticks
from karlemose_model.documents.markdown import Markdown
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.model import Claim
from karlemose_model.rules.profiles import PROFILES, Answer, Profile, Result, Standing, asks, judge
from karlemose_model.rules.profiles.words import (
    FULL_TABLE,
    MEANINGS,
    STATUS_WORDS,
    counted,
    in_one_line,
    lacking,
    origins,
    statuses,
)

PATH = "completeness.md"


@dataclass(frozen=True, slots=True)
class Row:
    """A criterion's line in its table; without counts it is not asked here."""

    name: str
    status: str
    counts: str


@dataclass(frozen=True, slots=True)
class Table:
    """One framework's table."""

    title: str
    source: str
    rows: tuple[Row, ...]
    evaluated: Markdown


@dataclass(frozen=True, slots=True)
class Behind:
    """What lies behind the counts: one thing that is asked, by which criteria, and what was found."""

    words: str
    path: str
    asked_by: str
    told: str
    others: tuple[str, ...]
    lacking: tuple[str, ...]
    told_by: Claim
    origins: tuple[str, ...]


def pages(view: View) -> Iterator[Page]:
    """One page; the yardsticks ask about the practice where people live, so a district or municipality has none."""
    if PATH not in view.paths:
        return
    _ = view.translate
    evaluated = yardsticks(view.rollout)
    judged = [(profile, judge(view.rollout, profile, evaluated)) for profile in PROFILES.values()]
    found = statuses(result for _profile, results in judged for result in results)
    yield view.page(
        "completeness.md.j2",
        PATH,
        _("How complete the description is"),
        "completeness",
        "background",
        full_table=_(FULL_TABLE),
        of_a_place=bool(view.below),
        tables=[_table(view, profile, results) for profile, results in judged],
        meanings=[(_(STATUS_WORDS[status]), _(MEANINGS[status])) for status in found],
        behind=_behind(view, judged),
    )


def _table(view: View, profile: Profile, results: tuple[Result, ...]) -> Table:
    _ = view.translate
    rows = tuple(
        Row(
            f"{result.criterion.number}. {_(result.criterion.name)}",
            _(STATUS_WORDS[result.status]),
            in_one_line(result, view.language, _),
        )
        for result in results
    )
    asks_for_it = any(asks.EVALUATION in result.criterion.asks for result in results)
    return Table(
        _(profile.title),
        profile.source if profile.source in view.source_numbers else "",
        rows,
        result_in_short(view) if asks_for_it else Markdown(""),
    )


def _behind(view: View, judged: list[tuple[Profile, tuple[Result, ...]]]) -> list[Behind]:
    """Each thing that is asked once, however many criteria ask it, in the order of the first."""
    asked: dict[str, list[str]] = {}
    answers: dict[str, Answer] = {}
    for profile, results in judged:
        for result in results:
            for answer in result.answers:
                answers.setdefault(answer.ask.words, answer)
                asked.setdefault(answer.ask.words, []).append(f"{profile.short} {result.criterion.number}")
    return [_one(view, answer, ", ".join(asked[words])) for words, answer in answers.items()]


def _one(view: View, answer: Answer, asked_by: str) -> Behind:
    _ = view.translate
    said, others = counted(answer, _)
    told = answer.which(Standing.told)
    return Behind(
        _(answer.ask.words),
        answer.ask.path,
        asked_by,
        said,
        tuple(others),
        tuple(lacking(answer, view.language, _)),
        Claim(source=tuple(dict.fromkeys(source for point in told for source in point.sources))),
        tuple(origins(answer, view.rollout, view.language)),
    )
