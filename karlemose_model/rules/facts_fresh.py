"""What was true on a day is looked at again: figures of the place, legal references, agreements due for review.

The size of a place and what things cost there are asked again after three years, a legal reference after one year, since the
law on housing estates is amended almost every year. What comes with the tool, the references of its checks of law among it, is
told once. An agreement names its own day. All are warnings: time alone breaks
nothing that worked yesterday.

Fails:

    sources:
      annual-report: {title: Annual report of the housing organisation, published: "2019"}
    place:
      dwellings: {value: 410, stated: 2019-12-31, source: annual-report}
    agreements:
      terms-of-reference: {review: 2026-01-15}
      information-sharing:
        laws:
          local-rule: {text: The municipality's own rule on sharing., reference: Rule 4, checked: 2024-02-01}

Passes:

    sources:
      annual-report: {title: Annual report of the housing organisation, published: "2025"}
    place:
      dwellings: {value: 410, stated: 2025-12-31, source: annual-report}
    agreements:
      terms-of-reference: {review: 2027-01-15}
      information-sharing:
        laws:
          local-rule: {text: The municipality's own rule on sharing., reference: Rule 4, checked: 2026-06-01}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from karlemose_model.model import Figure, Playbook
from karlemose_model.problems import Problem, Severity
from karlemose_model.reading import dotted
from karlemose_model.reading.origins import Loc
from karlemose_model.rules.examined import Examined
from karlemose_model.rules.law import country_of
from karlemose_model.rules.law.catalogue import oldest_in

CODES = ("KM315", "KM316", "KM317")

FIGURES_LAST = 3
LAW_LASTS = 1


def older_than(day: date, years: int, today: date) -> bool:
    """Whether the day lies more than so many years back. No date is counted out: there may be none that far ahead."""
    return (day.year + years, day.month, day.day) < (today.year, today.month, today.day)


def check(examined: Examined) -> Iterator[Problem]:
    """A warning for each date that lies too far back on the day of the check."""
    playbook, day = examined.playbook, examined.as_of
    if playbook is None:
        return
    for loc, figure in _figures(playbook):
        latest = figure.latest(day)
        is_here = examined.is_rollout and examined.is_own(loc)
        if is_here and latest and latest.stated and older_than(latest.stated, FIGURES_LAST, day):
            yield _old(examined, "KM315", loc, latest.stated)
    aged = [(loc, checked) for loc, checked in _laws(playbook) if older_than(checked, LAW_LASTS, day)]
    yield from (_old(examined, "KM316", loc, checked) for loc, checked in aged if examined.is_own(loc))
    # Those of a lower layer and of the tool can't be mended here: one of them, the oldest, says that its newest version is due.
    below = [(checked, loc, dotted(loc)) for loc, checked in aged if not examined.is_own(loc)]
    read, known = oldest_in(country_of(examined.tree))
    if examined.is_rollout and older_than(read, LAW_LASTS, day):
        below.append((read, ("place", "country"), known))
    if below:
        checked, loc, path = min(below, key=lambda found: found[0])
        yield examined.finding("KM316", loc, {"path": path, "date": checked.isoformat()}, Severity.warning)
    for loc, review in _reviews(playbook):
        if review < day:
            yield _old(examined, "KM317", loc, review)


def _old(examined: Examined, code: str, loc: Loc, day: date) -> Problem:
    return examined.finding(code, loc, {"path": dotted(loc), "date": day.isoformat()}, Severity.warning)


def _figures(playbook: Playbook) -> Iterator[tuple[Loc, Figure]]:
    if playbook.place is not None:
        for name in ("dwellings", "residents"):
            if (figure := getattr(playbook.place, name)) is not None:
                yield ("place", name), figure
    for id_, cost in playbook.costs.items():
        if cost.amount is not None:
            yield ("costs", id_, "amount"), cost.amount


def _laws(playbook: Playbook) -> Iterator[tuple[Loc, date]]:
    for id_, agreement in playbook.agreements.items():
        for law_id, law in agreement.laws.items():
            yield ("agreements", id_, "laws", law_id, "checked"), law.checked
    for id_, source in playbook.sources.items():
        if source.checked is not None:
            yield ("sources", id_, "checked"), source.checked


def _reviews(playbook: Playbook) -> Iterator[tuple[Loc, date]]:
    for id_, agreement in playbook.agreements.items():
        if agreement.review is not None:
            yield ("agreements", id_, "review"), agreement.review
        if agreement.cctv is not None and agreement.cctv.expires is not None:
            yield ("agreements", id_, "cctv", "expires"), agreement.cctv.expires
