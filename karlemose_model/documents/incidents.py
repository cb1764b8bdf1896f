"""Incidents for partners: dated, without persons, so that the quiet years have their evidence too."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents.blocks import Block, Row
from karlemose_model.documents.environment import short_date
from karlemose_model.documents.markdown import escape
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View

PATH = "incidents.md"


def pages(view: View) -> Iterator[Page]:
    """One page, if any incident was recorded."""
    _ = view.translate
    incidents = sorted(
        (one for one in view.rollout.records.incidents if one.day <= view.rollout.as_of),
        key=lambda one: (one.day, one.kind, one.zone),
        reverse=True,
    )
    if not incidents:
        return
    yes, no = _("yes"), _("no")
    # Nobody has to say which were serious; where nobody did, there is nothing to show.
    graded = any(one.serious is not None for one in incidents)
    rows = tuple(
        Row(
            (
                escape(short_date(one.day, view.language)),
                escape(_("No incidents") if one.quiet else one.kind),
                escape("–" if one.quiet else one.zone),
                escape("–" if one.quiet else yes if one.reported else no),
                *((escape("–" if one.quiet or one.serious is None else yes if one.serious else no),) if graded else ()),
            )
        )
        for one in incidents
    )
    columns = (_("Date"), _("Kind"), _("Zone"), _("Reported to the police"), *((_("Serious"),) if graded else ()))
    yield view.page(
        "incidents.md.j2", PATH, _("Incidents"), "incidents", "plan", incidents=Block(columns=columns, rows=rows)
    )
