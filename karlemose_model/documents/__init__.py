"""Rollout → pages in Markdown, each for one audience and one language; for the site, the exports and the commands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from karlemose_model.documents import (
    accessibility,
    action_log,
    activities,
    agenda,
    agreements,
    annual_wheel,
    background,
    calendar,
    checklists,
    completeness,
    contents_page,
    differences,
    evaluation_appendix,
    evaluation_cost,
    evaluation_plan,
    evaluation_protocol,
    evaluation_result,
    fidelity_report,
    hand_over,
    home,
    incidents,
    information_sharing,
    kpis,
    list_status_page,
    meetings_page,
    minutes,
    model_page,
    not_said,
    onboarding,
    own_pages,
    partners,
    plan,
    practice,
    raci,
    residents_page,
    roles,
    safety_walk,
    sources,
    steering_report,
    terms_of_reference,
    walks,
)
from karlemose_model.documents.agenda import agenda_markdown, standing_markdown
from karlemose_model.documents.contents import paths
from karlemose_model.documents.page import ARCHIVE, GROUPS, Page, group_title
from karlemose_model.documents.view import View
from karlemose_model.model import Audience, Rollout

__all__ = ["GROUPS", "Page", "agenda_markdown", "group_title", "pages", "paths", "standing_markdown"]

# In the order of the navigation. What only partners may see is never asked for anybody else.
_FOR_ALL = (home, residents_page, contents_page, kpis, model_page, sources, accessibility, own_pages)
_FOR_PARTNERS = (
    home, not_said, contents_page, partners, roles, onboarding, meetings_page, agenda, calendar, action_log, minutes, steering_report,
    checklists, plan, annual_wheel, activities, walks, safety_walk, incidents, kpis, fidelity_report, list_status_page,
    evaluation_protocol, evaluation_plan, evaluation_result, evaluation_cost, evaluation_appendix,
    agreements, terms_of_reference, information_sharing, raci, hand_over, practice, model_page, residents_page, background,
    differences, completeness, sources,
    accessibility, own_pages,
)  # fmt: skip


def pages(rollout: Rollout, audience: Audience, language: str, more: Sequence[Page] = ()) -> tuple[Page, ...]:
    """All pages for that audience, in the order of the navigation; their titles differ from one another.

    `more` are pages made elsewhere, for the same audience and language: the first page links to them.
    """
    view = View(rollout, audience, language, own_pages.all_paths(rollout, audience, language), more)
    kinds = _FOR_PARTNERS if audience is Audience.partners else _FOR_ALL
    made = [*(page for kind in kinds for page in kind.pages(view)), *more]
    order = [*GROUPS, ARCHIVE]
    made.sort(key=lambda page: order.index(page.group))
    return tuple(_told_apart(made, view))


def _told_apart(made: list[Page], view: View) -> list[Page]:
    """Pages whose titles are equal get the name of their file added, in the title and in the heading."""
    counts = Counter(page.title for page in made)
    return [view.retitled(page) if counts[page.title] > 1 else page for page in made]
