"""What changed in the last days, for the partners' first page: minutes, decisions, actions, the phase, verdicts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from karlemose_model.documents import action_log
from karlemose_model.documents.action_words import brief_owner
from karlemose_model.documents.chart_words import period_words
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.markdown import Markdown, bold, escape, fill
from karlemose_model.documents.minutes import state
from karlemose_model.documents.onboarding import begun
from karlemose_model.documents.recorded import minutes_path, minutes_title, recorded, to_minutes
from karlemose_model.followup import STATUS_WORDS as ACTION_WORDS
from karlemose_model.followup import action_log as log_of
from karlemose_model.kpis import Status, judge
from karlemose_model.kpis.words import STATUS_WORDS, value_words

BACK = timedelta(days=7)
"""How far back the page looks: the day of a weekly meeting sees the one before."""


def lines(desk: Desk) -> list[Markdown]:
    """One line for each thing that changed, each leading to where it stands in full."""
    since = desk.view.rollout.as_of - BACK
    return [
        line
        for found in (_minutes(desk, since), _phase(desk, since), _actions(desk, since), _figures(desk, since))
        for line in found
    ]


def _minutes(desk: Desk, since: date) -> Iterator[Markdown]:
    """Minutes that are new or were closed, and what the meetings of those days decided."""
    view = desk.view
    _ = view.translate
    for record in recorded(view.rollout):
        closed = record.closing.on if record.closing and record.closing.on <= view.rollout.as_of else None
        if record.date >= since or (closed is not None and closed >= since):
            minutes = desk.link(minutes_title(view, record), minutes_path(record))
            # A draft's title says that it is one.
            yield fill("{minutes}: {state}", minutes=minutes, state=state(view, record)) if closed else minutes
        if record.date >= since:
            for item in record.items.values():
                if item.decision:
                    words = _("Decided: {decision} ({meeting})")
                    yield fill(words, decision=view.words(item.decision), meeting=to_minutes(desk, record))


def _phase(desk: Desk, since: date) -> Iterator[Markdown]:
    _ = desk.view.translate
    for spell in begun(desk.view):
        if spell.from_ >= since:
            yield fill(_("New phase: {phase}"), phase=desk.phase(spell.phase))


def _actions(desk: Desk, since: date) -> Iterator[Markdown]:
    """What was done or given up, and how much was added."""
    view = desk.view
    _ = view.translate
    log = log_of(view.rollout)
    for action in log:
        if not action.is_open and action.status_date is not None and action.status_date >= since:
            yield fill(
                "{status}: {text} ({who})",
                status=_(ACTION_WORDS[action.status]).capitalize(),
                text=view.words(action.text).rstrip("."),
                who=brief_owner(desk, action),
            )
    added = sum(action.raised >= since for action in log)
    if added:
        yield desk.link(_("New actions: {count}").format(count=added), action_log.PATH)


def _figures(desk: Desk, since: date) -> Iterator[Markdown]:
    """KPIs whose verdict is another one than before those days, and those that have a new figure and the same verdict."""
    view = desk.view
    _ = view.translate
    before = {one.id: one for one in judge(replace(view.rollout, as_of=since - timedelta(days=1)))}
    fresh = []
    for now in judge(view.rollout):
        was = before.get(now.id)
        if now.value is None:
            continue
        if was is None or was.status is now.status:
            if was is None or was.value is None or was.value.period != now.value.period:
                fresh.append(desk.kpi(now.id))
            continue
        judged = now.status is not Status.not_scored
        yield fill(
            _("{kpi}: {now}, before {before} ({value}, {period})")
            if judged
            else _("{kpi}: {now} (was: {before}; {value}, {period})"),
            kpi=desk.kpi(now.id),
            now=bold(_(STATUS_WORDS[now.status]) if judged else _("no longer judged")),
            before=_(STATUS_WORDS[was.status]),
            value=value_words(now.value, now.kpi, view.language),
            period=period_words(now.value.period, view.language),
        )
    if fresh:
        yield fill(_("New figures: {kpis}"), kpis=Markdown(", ".join(map(escape, fresh))))
