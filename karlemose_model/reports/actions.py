"""Actions laid out for a person: by the partner that owns them, overdue ones first."""

from __future__ import annotations

from collections.abc import Sequence

from babel.dates import format_date

from karlemose_model.followup import STATUS_WORDS, LoggedAction
from karlemose_model.model import ActionStatus, Rollout
from karlemose_model.wording import said, translator

_LOCALES = {"da": "da", "en": "en_GB"}
WHOLE = 2_000


def actions_text(actions: Sequence[LoggedAction], rollout: Rollout, language: str) -> str:
    """A heading for each partner in the playbook's order, under it the actions: overdue, then by their day."""
    _ = translator(language)
    lines: list[str] = []
    for id_, partner in rollout.playbook.partners.items():
        own = [action for action in actions if action.partner == id_]
        own.sort(key=lambda action: (not action.overdue_on(rollout.as_of), action.due, action.id))
        if own:
            lines += [
                partner.name.said_in(language),
                *(line for action in own for line in _one(action, rollout, language)),
                "",
            ]
    overdue = sum(action.overdue_on(rollout.as_of) for action in actions)
    words = _("{count} actions, {overdue} of them overdue") if len(actions) != 1 else _("1 action, {overdue} overdue")
    lines.append(words.format(count=len(actions), overdue=overdue))
    return "\n".join(lines) + "\n"


def _one(action: LoggedAction, rollout: Rollout, language: str) -> list[str]:
    _ = translator(language)
    day = format_date(action.due, "d. MMMM y" if language == "da" else "d MMMM y", locale=_LOCALES[language])
    due = _("OVERDUE since {day}") if action.overdue_on(rollout.as_of) else _("due {day}")
    facts = [due.format(day=day)]
    if not action.is_open:
        facts = [_(STATUS_WORDS[action.status])]
    if action.carried:
        times = _("carried over once") if action.carried == 1 else _("carried over {count} times")
        facts.append(times.format(count=action.carried))
    if action.escalated_to and action.escalated_to in rollout.playbook.meetings:
        meeting = rollout.playbook.meetings[action.escalated_to].name.said_in(language)
        facts.append(_("taken to: {meeting}").format(meeting=meeting))
    lines = [f"  {action.id}  {said(action.text.said_in(language), WHOLE)}", f"    {', '.join(facts)}"]
    # Why it was open once is no news of what is done.
    reason = action.outcome if action.status is ActionStatus.done else action.why or action.outcome
    return [*lines, f"    {said(reason.said_in(language), WHOLE)}"] if reason else lines
