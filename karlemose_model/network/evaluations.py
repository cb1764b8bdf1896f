"""The evaluations of the estates below a district or municipality, and what they find together; a page for its partners.

Of each estate its result is told, and never a count: those are its own partners' to know. Nothing of it is worked out
before an estate says how it is evaluated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from karlemose_model.documents import evaluation_found
from karlemose_model.documents.blocks import Block, Row
from karlemose_model.documents.evaluation_numbers import between_words, chance_number, per_cent, ratio_number
from karlemose_model.documents.evaluation_pooled_words import agreement_words, pooled_verdict, pooled_words
from karlemose_model.documents.evaluation_reasons import lack_words
from karlemose_model.documents.evaluation_words import brief_words
from karlemose_model.documents.markdown import Markdown, escape, fill, listed
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.evaluation.results import Impact, Missing
from karlemose_model.messages import N_
from karlemose_model.model import AreaKind, Audience, Evaluation, Kind, Rollout
from karlemose_model.network.index import name_of, notices
from karlemose_model.network.rollouts import Listed, Network

PATH = "estates-evaluation.md"
TITLE = N_("Evaluation of the estates together")
FEWEST = 2
"""So many estates with a result make a common figure."""


@dataclass(frozen=True, slots=True)
class Together:
    """What the estates found together, in sentences; without a common figure the reason alone."""

    why: str
    verdict: str = ""
    figure: tuple[str, ...] = ()
    agreement: str = ""
    left_out: Markdown | None = None
    outcomes_differ: bool = False
    sharing: Markdown | None = None


@dataclass(frozen=True, slots=True)
class _Seen:
    """An estate by the name that the page gives it, what its primary outcome is called, and its result if it has one."""

    name: str
    one: Listed
    outcome: str
    result: Impact | Missing | None


def pages(rollout: Rollout, network: Network, language: str) -> tuple[Page, ...]:
    """One page, if an estate below says how it is evaluated; for the partners of the playbook above.

    Raises NotInstalled without statsmodels, as soon as two estates have a result.
    """
    view = View(rollout, Audience.partners, language, {PATH})
    estates = list(_estates(view, network.rollouts))
    if not any(_evaluation(one) for _name, one in estates):
        return ()
    _ = view.translate
    seen = [_Seen(name, one, _outcome(view, one), _result(one)) for name, one in estates]
    page = view.page(
        "network_evaluation.md.j2",
        PATH,
        _(TITLE),
        "network-evaluation",
        "kpis",
        table=_table(view, seen),
        without=[(one.name, why) for one in seen if (why := _why_none(view, one))],
        together=_together(view, seen),
        notices=list(notices(view, (one for _name, one in estates))),
    )
    return (page,)


def _estates(view: View, listed_: Sequence[Listed], above: str = "") -> Iterator[tuple[str, Listed]]:
    """Every estate below by its name, and by its municipality's where a municipality lies between."""
    _ = view.translate
    for one in listed_:
        name = name_of(view, one)
        if one.rollout is not None and one.rollout.playbook.kind is Kind.municipality:
            yield from _estates(view, one.below, name)
        else:
            yield (_("{estate}, {municipality}").format(estate=name, municipality=above) if above else name), one


def _evaluation(one: Listed) -> Evaluation | None:
    return one.rollout.playbook.evaluation if one.rollout else None


def _outcome(view: View, one: Listed) -> str:
    evaluation = _evaluation(one)
    primary = evaluation.primary if evaluation else None
    return view.words(evaluation.outcomes[primary].name) if evaluation and primary else ""


def _result(one: Listed) -> Impact | Missing | None:
    return evaluation_found.result_of(one.rollout) if one.rollout and _evaluation(one) else None


def _table(view: View, seen: Sequence[_Seen]) -> Block:
    """Each estate's own result, the chance beside the interval."""
    _, language = view.translate, view.language
    found = [(one, one.result) for one in seen if isinstance(one.result, Impact)]
    rows = tuple(
        Row(
            (
                escape(one.name),
                escape(one.outcome),
                escape(ratio_number(impact.ratio.value, language)),
                escape(between_words(impact.ratio.low, impact.ratio.high, language)),
                escape(_("{chance} per cent").format(chance=chance_number(impact.chance_fell_more, _))),
                escape(brief_words(impact, language)),
            )
        )
        for one, impact in found
    )
    columns = (
        _("Estate"),
        _("What is counted"),
        _("Ratio of rates"),
        _("{level} per cent interval").format(level=per_cent(found[0][1].ratio.level, language)) if found else "",
        _("Chance that it fell more"),
        _("What may be said"),
    )
    return Block(columns=columns, rows=rows)


def _why_none(view: View, seen: _Seen) -> str:
    """Why an estate has no result; empty if it has one."""
    _ = view.translate
    if seen.one.rollout is None:
        return _("It could not be read.")
    evaluation = _evaluation(seen.one)
    if evaluation is None:
        return _("It has no evaluation in its playbook.")
    if isinstance(seen.result, Missing):
        names = {id_: view.words(area.name) for id_, area in evaluation.areas.items()}
        return lack_words(seen.result, view.language, names)
    return ""


def _together(view: View, seen: Sequence[_Seen]) -> Together:
    _ = view.translate
    studies = {str(at): one.result.study for at, one in enumerate(seen) if isinstance(one.result, Impact)}
    if len(studies) < FEWEST:
        return Together(_("There is no common figure: it takes two estates with a result of their own."))
    from karlemose_model.evaluation.pooled import pooled

    common = pooled(studies)
    if isinstance(common, Missing):
        return Together(_("There is no common figure: the counts are too small to work one out."))
    told = [seen[int(at)] for at in common.estates]
    return Together(
        "",
        pooled_verdict(common, view.language),
        tuple(pooled_words(common, view.language)),
        agreement_words(common, view.language),
        listed((seen[int(at)].name for at in studies if at not in common.estates), "; "),
        len({one.outcome for one in told}) > 1,
        listed(_sharing(view, told), "; "),
    )


def _sharing(view: View, seen: Iterable[_Seen]) -> Iterator[Markdown]:
    """Pairs of estates whose evaluations count in places of the same name: what is counted twice looks surer than it is."""
    _ = view.translate
    for one, other in combinations(seen, 2):
        if _covered(one.one) & _covered(other.one):
            yield fill(_("{one} and {other}"), one=one.name, other=other.name)


def _covered(one: Listed) -> frozenset[str]:
    """The streets and blocks that the ratio is worked out from."""
    evaluation = _evaluation(one)
    areas = evaluation.areas.values() if evaluation else ()
    return frozenset(name.casefold() for area in areas if area.kind is not AreaKind.buffer for name in area.covers)


def evaluations_markdown(rollout: Rollout, network: Network, language: str) -> str:
    """The same page as Markdown; empty where no estate below says how it is evaluated. Raises as `pages` does."""
    return "".join(page.body for page in pages(rollout, network, language))
