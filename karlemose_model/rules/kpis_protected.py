"""Small numbers of a KPI are protected on public pages, or it says why they need not be.

A few persons, homes or cases in one estate are people whom the neighbours know. `disclosure: none` shows every number as
it is: that is right for meetings and money, and `disclosure_reason` says so to the next reader.

Fails:

    kpis:
      mentees: {disclosure: none}

Passes:

    kpis:
      mentees: {disclosure: none, disclosure_reason: The number is published already.}
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.model import Disclosure
from karlemose_model.problems import Problem, Severity
from karlemose_model.rules.examined import Examined

CODES = ("KM342",)


def check(examined: Examined) -> Iterator[Problem]:
    """A warning for each KPI that protects nothing and does not say why."""
    playbook = examined.playbook
    for id_, kpi in playbook.kpis.items() if playbook else ():
        if kpi.disclosure is Disclosure.none and kpi.disclosure_reason is None:
            yield examined.finding("KM342", ("kpis", id_, "disclosure"), {"path": f"kpis.{id_}"}, Severity.warning)
