"""Every KPI of the model as a page of the docs: what is counted, how it is read, how it is protected, where it comes from."""

from __future__ import annotations

from karlemose_model.files import shipped
from karlemose_model.messages import N_
from karlemose_model.model import Basis, Kpi, Playbook
from karlemose_model.reading import read_playbook
from karlemose_model.reading.meanings import MEANINGS
from karlemose_model.reference.page import code, heading, table, to, written
from karlemose_model.text import Text
from karlemose_model.wording import translator


def page(language: str) -> str:
    """The page in that language."""
    _ = translator(language)
    model = the_model()
    reading = {"en": "kpi-reading.md", "da": "kpi-laesning.md"}[language]
    protecting = {"en": "disclosure.md", "da": "beskyttelse.md"}[language]
    rows = (
        (kpi.code or "", to(kpi.name.said_in(language), _title(kpi, language)), kpi.unit.said_in(language), _(_KINDS[kpi.kind]))
        for kpi in model.kpis.values()
    )  # fmt: skip
    return written(
        _("The model's KPIs"),
        _("All that the model follows by number, from the model's own playbook, version {version}. Those that are optional are only followed where a place takes them up.").format(version=model.version),
        _("How the figures are read is told in [how to read the figures]({reading}), how people are protected in [protecting small numbers]({protecting}).").format(reading=reading, protecting=protecting),
        table((_("Code"), _("KPI"), _("Unit"), _("Kind")), rows),
        *(_section(id_, kpi, model, language) for id_, kpi in model.kpis.items()),
    )  # fmt: skip


_KINDS = {"process": N_("Process"), "output": N_("Output"), "outcome": N_("Outcome")}


def the_model() -> Playbook:
    """The model's playbook, whole, with what holds at any level and in any country."""
    playbook = read_playbook(shipped("playbooks") / "karlemose").playbook
    assert playbook is not None
    return playbook


def _title(kpi: Kpi, language: str) -> str:
    return f"{kpi.code} {kpi.name.said_in(language)}" if kpi.code else kpi.name.said_in(language)


def _section(id_: str, kpi: Kpi, model: Playbook, language: str) -> str:
    _ = translator(language)

    def word(value: object) -> str:
        return _(MEANINGS[type(value)][str(value)])  # type: ignore[index]

    def said(text: Text | None) -> str:
        return text.said_in(language) if text else ""

    direction = word(kpi.direction) + (f". {said(kpi.why_direction)}" if kpi.why_direction else "")
    disclosure = word(kpi.disclosure) + (f". {said(kpi.disclosure_reason)}" if kpi.disclosure_reason else "")
    owner = model.partners[kpi.owner].name.said_in(language) if kpi.owner in model.partners else ""
    levels = [word(level) for level in kpi.levels]
    rows = [
        (_("Written in the playbook as"), code(f"kpis.{id_}")),
        (_("Unit"), said(kpi.unit)),
        (_("Kind"), word(kpi.kind)),
        (
            _("Sort of figure"),
            word(kpi.measure) + ("; " + _("here for each {count}").format(count=f"{kpi.per:g}") if kpi.per else ""),
        ),
        (_("Which way is better"), direction),
        (_("How often"), word(kpi.frequency)),
        (_("Above the line"), said(kpi.numerator)),
        (_("Below the line"), said(kpi.denominator)),
        (_("Where values come from"), "; ".join(word(feed) for feed in kpi.fed_by)),
        (_("Who supplies it"), owner),
        (_("When it is there"), said(kpi.lag)),
        (_("Followed"), _("only where a place takes it up") if kpi.optional else _("everywhere")),
        (_("How small numbers are protected"), f"{code(kpi.disclosure)}: {disclosure}"),
        (_("Levels"), "; ".join(levels) or _("a housing estate: where the work is done")),
        (_("Country"), kpi.country or ""),
        (_("What one must know"), said(kpi.caveat)),
        (_("Source"), _sources(kpi, model, language)),
    ]
    return "\n\n".join(
        [
            heading(_title(kpi, language)),
            said(kpi.definition),
            table((_("What"), _("How")), [row for row in rows if row[1]]),
        ]
    )


def _sources(kpi: Kpi, model: Playbook, language: str) -> str:
    """The sources by their titles, the part that is meant after a colon; an inference with its reason."""
    _ = translator(language)
    told = []
    for name in kpi.source:
        id_, _slash, part = name.partition("/")
        source = model.sources[id_]
        title = source.title.said_in(language)
        linked = f"[{title}]({source.url})" if source.url else title
        told.append(f"{linked}: {source.parts[part].said_in(language)}" if part in source.parts else linked)
    if kpi.basis is Basis.inference and kpi.reason:
        told.append(_("our inference: {reason}").format(reason=kpi.reason.said_in(language)))
    return "; ".join(told)
