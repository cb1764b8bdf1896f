"""Cameras are used with a permit, signs, a day on which recordings go, and a place in the police's register.

A housing organisation that watches places with ordinary traffic needs the permission of the police. The agreement of the kind
`cctv_permit` holds what is asked for: the permit's number and end, signs, after how many days recordings are deleted, when
the cameras were installed and registered, who is the data controller, who may see recordings, and the law it rests on. The rule
asks for them once the work has begun in a place that has the activity, or once cameras are installed. Closed rooms such as
locked cellars need no permit: write `closed_rooms: true`. If there are no cameras, leave the activity out.

Recordings that are kept longer than 30 days are an error. Cameras that were registered later than 14 days after they were put up,
and a permit that runs for more than five years, are warnings. The five years are the wording of 2010; the amendments of 2025
that we read leave that sentence alone.

Fails:

    timeline:
      - {phase: clear, from: 2026-01-05}
    agreements:
      cctv-permit:
        signed: 2026-01-12
        cctv:
          expires: 2032-01-12
          installed: 2026-02-02
          registered: 2026-03-09
          retention_days: 60

Passes:

    timeline:
      - {phase: clear, from: 2026-01-05}
    agreements:
      cctv-permit:
        signed: 2026-01-12
        cctv:
          permit: EXAMPLE-7
          expires: 2031-01-12
          signs: true
          installed: 2026-02-02
          registered: 2026-02-09
          retention_days: 30
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from karlemose_model.model import Agreement, AgreementKind, Cctv
from karlemose_model.problems import Problem, Severity
from karlemose_model.reading.origins import Loc
from karlemose_model.rules.examined import Examined

CODES = ("KM369", "KM370", "KM371", "KM372")

RECORDINGS_LAST = 30
REGISTERED_WITHIN = timedelta(days=14)
OLD_CAMERAS_BY = date(2021, 9, 1)
"""Cameras that hung there before the duty began had until this day (https://jlalarm.dk/polcam.html)."""
PERMIT_LASTS = 5
_OF_A_PERMIT = ("permit", "expires", "signs", "installed", "registered")
"""What is asked where there is ordinary traffic, and not of closed rooms."""


def check(examined: Examined) -> Iterator[Problem]:
    """A warning for what a permit lacks, an error for recordings that are kept too long, warnings for days that do not fit."""
    playbook = examined.playbook
    for id_, agreement in playbook.agreements.items() if playbook else ():
        if agreement.kind is AgreementKind.cctv_permit:
            yield from _of(examined, ("agreements", id_), agreement)


def _of(examined: Examined, loc: Loc, agreement: Agreement) -> Iterator[Problem]:
    said, day = agreement.cctv or Cctv(), examined.as_of
    here = (*loc, "cctv")
    late = _registered_late(said, day)
    if _in_use(examined, agreement):
        lacking = [name for name in _lacking(agreement, said) if not (late and name == "registered")]
        if lacking:
            yield examined.finding("KM369", here, {"path": loc[-1], "lacking": ", ".join(lacking)}, Severity.warning)
    if said.retention_days is not None and said.retention_days > RECORDINGS_LAST:
        yield examined.finding("KM370", (*here, "retention_days"), {"days": said.retention_days})
    if late:
        key = "registered" if said.registered else "installed"
        yield examined.finding("KM371", (*here, key), {"installed": str(said.installed)}, Severity.warning)
    granted = agreement.signed or day
    if said.expires and said.expires > _years_on(granted, PERMIT_LASTS):
        data: dict[str, object] = {"expires": said.expires.isoformat(), "granted": granted.isoformat()}
        yield examined.finding("KM372", (*here, "expires"), data, Severity.warning)


def _in_use(examined: Examined, agreement: Agreement) -> bool:
    """Whether cameras hang there: it says so, or the work has begun in a place that has the activity."""
    assert examined.playbook is not None
    if agreement.cctv is not None and agreement.cctv.installed is not None:
        return agreement.cctv.installed <= examined.as_of
    wanted = agreement.activity is None or agreement.activity in examined.playbook.activities
    return examined.is_rollout and examined.has_begun and wanted


def _lacking(agreement: Agreement, said: Cctv) -> Iterator[str]:
    for name in (*(() if said.closed_rooms else _OF_A_PERMIT), "retention_days", "controller", "access"):
        if not getattr(said, name) and (name, said.retention_days) != ("retention_days", 0):
            yield name
    if not agreement.laws:
        yield "laws"


def _registered_late(said: Cctv, day: date) -> bool:
    if said.installed is None or said.closed_rooms:
        return False
    return (said.registered or day) > max(said.installed + REGISTERED_WITHIN, OLD_CAMERAS_BY)


def _years_on(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes the 28th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
