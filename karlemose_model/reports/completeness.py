"""How complete a description is, as plain text for a terminal: a table of the criteria, then what lacks behind each."""

from __future__ import annotations

import textwrap

from karlemose_model.documents.environment import long_date
from karlemose_model.documents.evaluation_yardsticks import yardsticks
from karlemose_model.model import Rollout
from karlemose_model.rules.profiles import PROFILES, Result, Standing, judge
from karlemose_model.rules.profiles.words import (
    FULL_TABLE,
    MEANINGS,
    STATUS_WORDS,
    counted,
    lacking,
    origins,
    statuses,
)
from karlemose_model.wording import translator

WIDTH = 100


def profile_text(rollout: Rollout, name: str, language: str) -> str:
    """The playbook held against the profile of that name (see `PROFILES`). KeyError for a name that is none."""
    _ = translator(language)
    profile = PROFILES[name]
    results = judge(rollout, profile, yardsticks(rollout))
    head = _("{playbook}: how complete the description is, held against {profile}, as of {day}").format(
        playbook=rollout.playbook.name.said_in(language),
        profile=_(profile.title),
        day=long_date(rollout.as_of, language),
    )
    meanings = [f"{_(STATUS_WORDS[status])}: {_(MEANINGS[status])}" for status in statuses(results)]
    parts = [
        _wrapped(head, "", ""),
        _table(results, language),
        *(_behind(result, rollout, language) for result in results),
    ]
    legend = [_wrapped(words, "", "  ") for words in meanings]
    return "\n\n".join([*parts, "\n".join([*legend, _wrapped(_(FULL_TABLE), "", "")])])


def _table(results: tuple[Result, ...], language: str) -> str:
    _ = translator(language)
    rows = [("", _("Criterion"), _("Status"), _("Told"))]
    for result in results:
        told = _("{told} of {asked}").format(told=result.count(Standing.told), asked=result.asked)
        name, status = _(result.criterion.name), _(STATUS_WORDS[result.status])
        rows.append((result.criterion.number, name, status, told if result.answers else "–"))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "-" * max(len(line) for line in lines), *lines[1:]])


def _behind(result: Result, rollout: Rollout, language: str) -> str:
    _ = translator(language)
    lines = [f"{result.criterion.number}  {_(result.criterion.name)}: {_(STATUS_WORDS[result.status])}"]
    for answer in result.answers:
        where = f" ({answer.ask.path})" if answer.ask.path else ""
        told, others = counted(answer, _)
        lines.append(_wrapped(f"{_(answer.ask.words)}{where}: {', '.join([told, *others])}", "   ", "     "))
        lines += [_wrapped(said, "     ", "     ") for said in lacking(answer, language, _)]
        if below := origins(answer, rollout, language):
            lines.append(_wrapped(_("The rest comes from {layers}.").format(layers=", ".join(below)), "     ", "     "))
    return "\n".join(lines)


def _wrapped(text: str, first: str, rest: str) -> str:
    return textwrap.fill(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
