"""The page for partners on what an evaluation can find, from what was counted before the start."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents.evaluation_plan_words import TITLE, PlanWords, why_no_plan
from karlemose_model.documents.markdown import listed
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.evaluation.plan_results import Plan
from karlemose_model.evaluation.results import Missing
from karlemose_model.model import Audience, Rollout

PATH = "evaluation-plan.md"


def pages(view: View) -> Iterator[Page]:
    """One page, if the playbook says how it is evaluated."""
    if view.playbook.evaluation is None:
        return
    # Whoever evaluates nothing is spared the second that it takes to import.
    from karlemose_model.evaluation.power import plan

    yield _page(view, view.playbook.evaluation.primary, plan(view.rollout))


def plan_markdown(rollout: Rollout, found: Plan | Missing, outcome: str | None, language: str) -> str:
    """The page on a plan as Markdown for the partners, its links plain text; `outcome` is what was asked for."""
    return _page(View(rollout, Audience.partners, language, ()), outcome, found).body


def _page(view: View, outcome: str | None, found: Plan | Missing) -> Page:
    _ = view.translate
    evaluation = view.playbook.evaluation
    known = evaluation.outcomes.get(outcome) if evaluation and outcome else None
    words = PlanWords(view, found) if isinstance(found, Plan) else None
    return view.page(
        "evaluation_plan.md.j2",
        PATH,
        _(TITLE),
        "evaluation-plan",
        "kpis",
        outcome=view.words(known.name) if known else "",
        why=why_no_plan(found, view) if isinstance(found, Missing) else "",
        in_short=listed(words.in_short(), " ") if words else "",
        powers=words.powers() if words else None,
        regression=listed(words.regression(), " ") if words else "",
        stronger=words.stronger() if words else None,
        alone=words.alone() if words else "",
        method=listed(words.method(), " ") if words else "",
    )
