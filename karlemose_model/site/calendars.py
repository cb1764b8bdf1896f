"""A rollout's calendar files for its partners' site: one with all dates, and one for each role that has any."""

from __future__ import annotations

from karlemose_model.documents.calendar import calendar_files
from karlemose_model.exports.calendar import calendar
from karlemose_model.followup import CALENDAR_AHEAD
from karlemose_model.model import Audience, Rollout


def calendars(rollout: Rollout, audience: Audience, language: str) -> dict[str, bytes]:
    """The files by their paths beside the pages in that language; none for the public, which may not know when partners meet.

    They go from the rollout's day a year ahead, and the same rollout gives the same bytes.
    """
    if audience is not Audience.partners:
        return {}
    first = rollout.as_of
    return {
        path: calendar(rollout, first, first + CALENDAR_AHEAD, language, role)
        for role, path in calendar_files(rollout).items()
    }
