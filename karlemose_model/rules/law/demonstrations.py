"""What was made for show says so on every page: records of a demonstration are synthetic, and nobody may take them for true.

A playbook with `as_of` is seen on a fixed day: that is for reconstructions and demonstrations. With records of its own and without
a `notice` its readers can't tell whether the meetings were held and the figures counted. No demonstration uses real data, and
the notice is the place to say that.

Fails:

    as_of: 2026-11-26
    # records/incidents.csv
    date,kind,zone,reported,serious
    2026-11-02,fight,playground,yes,no

Passes:

    as_of: 2026-11-26
    notice: This place is fictional, and all numbers are synthetic.
    # records/incidents.csv
    date,kind,zone,reported,serious
    2026-11-02,fight,playground,yes,no
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.model import Records
from karlemose_model.problems import Problem, Severity
from karlemose_model.rules.examined import Examined

CODES = ("KM377",)


def check(examined: Examined) -> Iterator[Problem]:
    """A warning for a playbook that is seen on a fixed day, has records, and does not say what they are."""
    playbook = examined.playbook
    if playbook is None or playbook.as_of is None or playbook.notice is not None:
        return
    if examined.reading.records != Records():
        yield examined.finding("KM377", ("as_of",), {}, Severity.warning)
