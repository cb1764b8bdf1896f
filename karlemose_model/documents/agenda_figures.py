"""What stands under the items that look at figures: KPIs off their targets, what stands out, what is due, the criteria."""

from __future__ import annotations

from karlemose_model.documents.blocks import Around, Block
from karlemose_model.documents.chart_words import period_words, signal_words
from karlemose_model.documents.markdown import Markdown, bold, escape, fill
from karlemose_model.kpis import CriterionState, Fulfilment, Status, Verdict
from karlemose_model.kpis.words import FULFILMENT_WORDS, STATUS_WORDS, figure, value_words

_OFF = (Status.missed, Status.near)


def signals(at: Around) -> list[Block]:
    """How the KPIs stand, which are off their targets, what stands out, and which figures are still to be reported."""
    return [block for block in (_standing(at), _news(at), _due(at)) if block is not None]


def criteria(at: Around) -> list[Block]:
    """The criteria for the end of the phase, each with how far it is met."""
    _ = at.translate
    phase = at.playbook.phases.get(at.agenda.phase or "")
    states = at.agenda.matters.figures.criteria
    if phase is None or not states:
        return []
    words = _("{phase} ends when:").format(phase=at.view.words(phase.name))
    return [Block(escape(words), lines=tuple(_criterion(at, one) for one in states))]


def _standing(at: Around) -> Block | None:
    """The count, and those that are missed or near."""
    _ = at.translate
    verdicts = at.agenda.matters.figures.verdicts
    scored = [one for one in verdicts if one.status is not Status.not_scored]
    if not scored:
        return None
    counts = [
        _("{count} {status}").format(count=count, status=_(STATUS_WORDS[status]))
        for status in Status
        if status is not Status.not_scored and (count := sum(one.status is status for one in scored))
    ]
    words = _("KPIs with a target: {counts}.").format(counts=", ".join(counts))
    off = sorted((one for one in scored if one.status in _OFF), key=lambda one: _OFF.index(one.status))
    return Block(escape(words), lines=tuple(_off(at, one) for one in off))


def _off(at: Around, verdict: Verdict) -> Markdown:
    """A KPI that is off its target: short enough to be read aloud."""
    _ = at.translate
    value, target, language = verdict.value, verdict.target, at.view.language
    assert value is not None
    assert target is not None
    status = _(STATUS_WORDS[verdict.status])
    return fill(
        _("{status}: {kpi}, {value}, {period}; target {target}"),
        status=bold(status) if verdict.status is Status.missed else escape(status),
        kpi=at.desk.kpi(verdict.id),
        value=value_words(value, verdict.kpi, language),
        period=period_words(value.period, language),
        target=figure(target.value, verdict.kpi, language),
    )


def _news(at: Around) -> Block | None:
    _ = at.translate
    lines: list[Markdown] = []
    for one in at.agenda.matters.figures.news:
        kpi = at.playbook.kpis[one.kpi]
        for signal in one.signals:
            words = signal_words(signal, one.chart, kpi, at.view.language)
            lines.append(fill("{kpi}: {words}", kpi=at.desk.kpi(one.kpi), words=words))
    if not lines:
        return None
    return Block(
        escape(_("Worth discussing, since it is unusual here. It says nothing about why:")),
        lines=tuple(lines),
    )


def _due(at: Around) -> Block | None:
    _ = at.translate
    lines = []
    for one in at.agenda.matters.figures.due:
        owner = at.playbook.kpis[one.kpi].owner
        period = period_words(one.period, at.view.language)
        if owner is None:
            lines.append(fill("{kpi}, {period}", kpi=at.desk.kpi(one.kpi), period=period))
        else:
            words = _("{kpi}, {period}: {partner}")
            lines.append(fill(words, kpi=at.desk.kpi(one.kpi), period=period, partner=at.desk.partner(owner)))
    return Block(escape(_("Figures still to be reported:")), lines=tuple(lines)) if lines else None


def _criterion(at: Around, state: CriterionState) -> Markdown:
    """Whether it is met, what it says, and the values that tell."""
    _ = at.translate
    one, language = state.criterion, at.view.language
    said = escape(at.view.words(one.text))
    how = _(FULFILMENT_WORDS[state.fulfilment])
    if one.kpi is None or one.kpi not in at.playbook.kpis:
        return fill("{text} ({how})", text=said, how=how)
    kpi = at.playbook.kpis[one.kpi]
    shown = bold(how) if state.fulfilment in (Fulfilment.met, Fulfilment.not_met) else escape(how)
    if not state.values:
        return fill("{text} ({kpi}: {how})", text=said, kpi=at.desk.kpi(one.kpi), how=shown)
    numbers = ", ".join(figure(value.value, kpi, language) for value in state.values)
    return fill(
        _("{text} ({kpi}: {how}; {values} {unit} up to {period})"),
        text=said,
        kpi=at.desk.kpi(one.kpi),
        how=shown,
        values=numbers,
        unit=at.view.words(kpi.unit),
        period=period_words(state.values[-1].period, language),
    )
