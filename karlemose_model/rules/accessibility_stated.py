"""Each site has an accessibility statement.

Its page says how far the site meets WCAG 2.1, level AA, what not everybody can use, and where to tell of a fault. In Denmark
the law asks public bodies for a statement for each website, and social housing organisations too. A warning: until there is
one, the page says that there is none.

Fails:

    timeline:
      - {phase: clear, from: 2026-01-05}

Passes:

    accessibility:
      status: full
      checked: 2026-11-02
      feedback: {email: site@example.org, audience: public}
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.model import Playbook, laws_on_accessibility
from karlemose_model.problems import Problem, Severity
from karlemose_model.rules.examined import Examined

CODES = ("KM360",)


def check(examined: Examined) -> Iterator[Problem]:
    """A warning for a playbook that makes a site and has no statement, or one of a day that is still to come."""
    playbook = examined.playbook
    if playbook is None or not examined.is_rollout:
        return
    stated = playbook.accessibility
    # A reconstruction is seen on a day long before its site was made.
    if stated is None or (playbook.as_of is None and stated.checked > examined.as_of):
        loc = ("accessibility",) if stated is None else ("accessibility", "checked")
        yield examined.finding("KM360", loc, {"law": law_in_brackets(playbook)}, Severity.warning)


def law_in_brackets(playbook: Playbook) -> str:
    """The law that asks for a statement, as it ends a sentence; empty in a country whose law is not known."""
    laws = laws_on_accessibility(playbook.agreements)
    return f" ({laws[0].reference})" if laws else ""
