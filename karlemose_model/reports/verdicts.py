"""Verdicts, given to every format: what was judged, when, for whom, and which of them fail the check."""

from __future__ import annotations

from dataclasses import dataclass

from karlemose_model.kpis import Status, Verdict
from karlemose_model.kpis.words import STATUS_WORDS, amount, value_words, verdict_words
from karlemose_model.messages import N_
from karlemose_model.reports.spots import Repository, printable
from karlemose_model.wording import translator

NO_KPIS = N_("no KPIs")


@dataclass(frozen=True, slots=True)
class Line:
    """A KPI in words: its name, its newest value with its period, the target, the verdict, and where the value stands."""

    id: str
    name: str
    value: str
    period: str
    target: str
    verdict: str
    status: Status
    fails: bool

    def sentence(self, language: str) -> str:
        """All of it as one line."""
        _ = translator(language)
        parts = [self.verdict]
        if self.value:
            parts.append(_("{value} in {period}").format(value=self.value, period=self.period))
        if self.target:
            parts.append(_("target {target}").format(target=self.target))
        return f"{self.name}: {'; '.join(parts)}"


@dataclass(frozen=True, slots=True)
class Judged:
    """Everything that a format needs, and nothing that changes from one machine or day to another.

    `verdicts` are those of the audience: for the public they rest on what was released alone. `as_of` is the day written
    2026-11-26. With `require_data` a KPI that has a target and no value fails.
    """

    playbook: str
    as_of: str
    verdicts: tuple[Verdict, ...]
    language: str = "en"
    public: bool = False
    require_data: bool = False
    repository: Repository = Repository()  # noqa: RUF009 - it is frozen

    def fails(self, verdict: Verdict) -> bool:
        """Whether this verdict alone lets the check fail."""
        return verdict.status is Status.missed or (self.require_data and verdict.status is Status.no_data)

    def lines(self) -> list[Line]:
        """The KPIs in words, in the playbook's order."""
        return [self.line(verdict) for verdict in self.verdicts]

    def line(self, verdict: Verdict) -> Line:
        """One KPI in words."""
        value, target, kpi, language = verdict.value, verdict.target, verdict.kpi, self.language
        return Line(
            verdict.id,
            printable(kpi.name.said_in(language)),
            printable(value_words(value, kpi, language)) if value else "",
            printable(value.period.written) if value else "",
            printable(amount(target.value, kpi, language)) if target else "",
            printable(verdict_words(verdict, language)),
            verdict.status,
            self.fails(verdict),
        )


def worst_first(judged: Judged) -> list[Line]:
    """The lines, those that fail first, then near ones and those without data; otherwise in the playbook's order."""
    order = [Status.missed, Status.near, Status.no_data]

    def rank(line: Line) -> tuple[bool, int]:
        return not line.fails, order.index(line.status) if line.status in order else len(order)

    return sorted(judged.lines(), key=rank)


def counts(judged: Judged) -> str:
    """One line that counts the verdicts; what there is none of is left out."""
    _ = translator(judged.language)
    found = {status: sum(one.status is status for one in judged.verdicts) for status in Status}
    said = [f"{count} {_(STATUS_WORDS[status])}" for status, count in found.items() if count]
    return ", ".join(said) or _(NO_KPIS)
