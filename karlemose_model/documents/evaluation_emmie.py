"""EMMIE's five questions, each with what this playbook and its records have to answer it; for the evaluation's appendix."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents import evaluation_cost, evaluation_found
from karlemose_model.documents.blocks import Block, Row
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.evaluation_beside_words import displacement_verdict
from karlemose_model.documents.evaluation_protocol import fixed_words
from karlemose_model.documents.evaluation_result import result_in_short
from karlemose_model.documents.evaluation_words import chance_words, displaced, fall_said, interval_words
from karlemose_model.documents.fidelity_words import in_short
from karlemose_model.documents.markdown import escape, fill, listed
from karlemose_model.evaluation.results import Displacement, Impact
from karlemose_model.kpis.fidelity import newest
from karlemose_model.rules.profiles import asks
from karlemose_model.rules.profiles.points import Described, Standing

BACKGROUND = "background.md"


def emmie(desk: Desk) -> Block:
    """The questions and the answers; what nobody looked into says so. The playbook says how it is evaluated."""
    _ = desk.view.translate
    lines = (
        (_("Effect"), _effect(desk)),
        (_("Mechanism"), _mechanism(desk)),
        (_("Moderators"), _moderators(desk)),
        (_("Implementation"), _implementation(desk)),
        (_("Economics"), _economics(desk)),
    )
    rows = tuple(Row((escape(name), listed(said, " "))) for name, said in lines)
    return Block(columns=(_("Question"), _("Answer")), rows=rows)


def _effect(desk: Desk) -> Iterator[str]:
    """What may be said, with the figure where there is one, and when it was fixed how that is found out."""
    view = desk.view
    _ = view.translate
    found = evaluation_found.result_of(view.rollout)
    yield result_in_short(view)
    if isinstance(found, Impact):
        yield _("Ratio of rates: {interval}.").format(interval=interval_words(found.ratio, view.language))
        yield chance_words(found.chance_fell_more, view.language)
        # That something may have moved is part of the verdict.
        if isinstance(found.displacement, Displacement) and not (fall_said(found) and displaced(found)):
            yield displacement_verdict(found.displacement, fall_said(found), view.language)
    if view.playbook.evaluation is not None and view.playbook.evaluation.fixed <= view.rollout.as_of:
        yield fixed_words(view.playbook.evaluation, view.language)


def _mechanism(desk: Desk) -> Iterator[str]:
    """For how many of what is done it is written why it should help. Counts of offences test none of it."""
    view = desk.view
    _ = view.translate
    points = Described(view.rollout, {}).points(asks.WHY.path)
    if not points:
        yield _(asks.WHY.if_none)
        return
    written = sum(point.standing not in (Standing.missing, Standing.unknown) for point in points)
    told = sum(point.standing is Standing.told for point in points)
    form = _("Why it should help is written for {written} of {asked} activities and meetings, and told of this place for {told}: {page}.")  # fmt: skip
    page = desk.link(_("Background"), BACKGROUND)
    yield fill(form, written=str(written), asked=str(len(points)), told=str(told), page=page)
    yield _("Whether it helped in that way, the counts do not show.")


def _moderators(desk: Desk) -> Iterator[str]:
    """For whom and where it works is not to be seen in one place; what was changed there is told."""
    _ = desk.view.translate
    yield _("Not looked into: it is worked out for this estate and these months alone.")
    if desk.view.playbook.adaptations:
        page = desk.link(_("What is different here, and why"), "differences.md")
        yield fill(_("What was changed here: {page}."), page=page)


def _implementation(desk: Desk) -> Iterator[str]:
    """How faithfully it was run, by the newest ratings."""
    view = desk.view
    _ = view.translate
    ratings = newest(view.rollout)
    if not ratings:
        yield _("No ratings are recorded yet.")
        return
    yield from (in_short(rating, None, view) for rating in ratings)
    yield fill(_("Whether the model is run as intended: {page}."), page=desk.link(_("Fidelity"), "fidelity.md"))


def _economics(desk: Desk) -> Iterator[str]:
    """How many costs are known, and how many go into a balance."""
    view = desk.view
    _ = view.translate
    costs = [
        cost
        for cost in view.playbook.costs.values()
        if view.stated_by_now(cost.amount) and (cost.counted is not None or not cost.context)
    ]
    if not costs:
        yield _(asks.COST.if_none)
        return
    page = desk.link(_("Background"), BACKGROUND)
    counted = sum(cost.counted is not None for cost in costs)
    if view.playbook.economy is None or not counted:
        yield fill(_("Costs that are described: {costs} ({page}). Not one goes into a balance, so it is not known whether it pays."), costs=str(len(costs)), page=page)  # fmt: skip
        return
    form = _(
        "Costs that are described: {costs} ({page}), of which {counted} go into the balance of costs and benefits."
    )
    yield fill(form, costs=str(len(costs)), counted=str(counted), page=page)
    yield fill(
        _("What pays off, and how sure that is: {page}."),
        page=desk.link(_(evaluation_cost.TITLE), evaluation_cost.PATH),
    )
