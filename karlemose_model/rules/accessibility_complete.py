"""An accessibility statement is not older than a year, says what is lacking, and tells everybody where to tell of a fault.

In Denmark the law asks for it: a statement is brought up to date at least once a year, and what is left out needs a reason
and another way to get the same. All are warnings: time alone breaks nothing that worked yesterday.

Fails:

    accessibility:
      status: partial
      checked: 2025-06-02
      feedback: {email: site@example.org}

Passes:

    accessibility:
      status: partial
      checked: 2026-11-02
      exceptions:
        - text: The drawing of the timeline can't be read aloud.
          reason: It was drawn by hand.
          alternative: The same stands below it in words.
      feedback: {email: site@example.org, audience: public}
"""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.model import Accessibility, AccessibilityStatus, Audience
from karlemose_model.problems import Problem, Severity
from karlemose_model.reading import dotted
from karlemose_model.reading.origins import Loc
from karlemose_model.rules.accessibility_stated import law_in_brackets
from karlemose_model.rules.examined import Examined
from karlemose_model.rules.facts_fresh import older_than

CODES = ("KM361", "KM362", "KM363")

LASTS = 1
_HERE: Loc = ("accessibility",)


def check(examined: Examined) -> Iterator[Problem]:
    """A warning for each thing that the statement lacks."""
    playbook = examined.playbook
    if playbook is None or playbook.accessibility is None:
        return
    stated = playbook.accessibility
    if older_than(stated.checked, LASTS, examined.as_of):
        data: dict[str, object] = {"date": stated.checked.isoformat(), "law": law_in_brackets(playbook)}
        yield examined.finding("KM361", (*_HERE, "checked"), data, Severity.warning)
    feedback = stated.feedback
    if feedback is None or feedback.audience is not Audience.public or not (feedback.email or feedback.phone):
        yield examined.finding("KM362", (*_HERE, "feedback"), {}, Severity.warning)
    for loc, lacking in _lacking(stated):
        yield examined.finding("KM363", loc, {"path": dotted(loc), "lacking": lacking}, Severity.warning)


def _lacking(stated: Accessibility) -> Iterator[tuple[Loc, str]]:
    if stated.status is not AccessibilityStatus.full and not stated.exceptions:
        yield _HERE, "exceptions"
    for number, one in enumerate(stated.exceptions):
        missing = [name for name, said in (("reason", one.reason), ("alternative", one.alternative)) if said is None]
        if missing:
            yield (*_HERE, "exceptions", number), ", ".join(missing)
