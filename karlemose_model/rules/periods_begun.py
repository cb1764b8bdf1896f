"""An observation, and a count of offences, is of a period that has begun.

A value for a month that still lies ahead is mostly a slip of the year. A forecast or a plan is no observation. Values
that say under `stated` on which day they were stated are not asked about: that day can't lie before the period.

Fails:

    kpis:
      mentees: {baseline: 5}
    # records/observations.csv
    kpi,period,value,n,source,stated,note
    mentees,2027-11,7,,project,,

Passes:

    kpis:
      mentees: {baseline: 5}
    # records/observations.csv
    kpi,period,value,n,source,stated,note
    mentees,2026-11,7,,project,,
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.problems import Problem, Severity
from karlemose_model.rules.examined import Examined

CODES = ("KM341",)


def check(examined: Examined) -> Iterator[Problem]:
    """A warning for each value of a period that begins after the day of the check."""
    for one in examined.reading.records.observations:
        if one.stated is None and one.period.start > examined.as_of:
            yield Problem("KM341", one.place, {"kpi": one.kpi, "period": one.period.written}, Severity.warning)
    for count in examined.reading.records.counts:
        if count.stated is None and count.month > examined.as_of:
            data = {"kpi": count.outcome, "period": f"{count.month:%Y-%m}"}
            yield Problem("KM341", count.place, data, Severity.warning)
