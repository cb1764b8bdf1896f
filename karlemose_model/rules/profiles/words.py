"""The words for what was found: what a status means, how many answers stand how, and what lacks, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from karlemose_model.messages import N_
from karlemose_model.model import Rollout
from karlemose_model.rules.profiles.points import Point, Standing
from karlemose_model.rules.profiles.profile import Answer, Result, Status

STATUS_WORDS = {
    Status.told: N_("Told"),
    Status.partly: N_("Partly told"),
    Status.inferred: N_("Our inference only"),
    Status.below: N_("Not told of this place"),
    Status.unknown: N_("Said to be unknown"),
    Status.missing: N_("Nothing told"),
    Status.not_applicable: N_("Does not apply"),
}
MEANINGS = {
    Status.told: N_("a source tells all of it, or those who wrote this playbook do."),
    Status.partly: N_("some of it is told."),
    Status.inferred: N_("it is described, but we have concluded it ourselves; no source tells it."),
    Status.below: N_(
        "only what this playbook builds on describes it. That says what the model is, not what was done here."
    ),
    Status.unknown: N_("it is written that no source tells it, and why."),
    Status.missing: N_("nothing that answers it is written."),
    Status.not_applicable: N_("it is asked of a place where the work is done; a model has none."),
}
_COUNTED = {
    Standing.inferred: N_("our inference: {count}"),
    Standing.below: N_("told of the model: {count}"),
    Standing.unknown: N_("unknown: {count}"),
    Standing.missing: N_("not told: {count}"),
}
_ALONE = {
    Standing.told: N_("told"),
    Standing.inferred: N_("our inference"),
    Standing.below: N_("told of the model"),
    Standing.unknown: N_("unknown"),
    Standing.missing: N_("not told"),
}
MOST = 3
"""So many names are given; the others are counted."""

FULL_TABLE = N_(
    "A full table is no mark of quality: it tells that something is described, not that it works. An empty one tells that nothing is said, not that nothing was done."
)

Translate = Callable[[str], str]


def statuses(results: Iterable[Result]) -> tuple[Status, ...]:
    """The statuses that occur, in their order."""
    found = {result.status for result in results}
    return tuple(status for status in Status if status in found)


def counted(answer: Answer, _: Translate) -> tuple[str, list[str]]:
    """How many of the answers are told, and how the others stand; of a single one only how it stands."""
    if answer.is_single:
        return _(_ALONE[answer.points[0].standing]), []
    return _told(answer, _), _others(answer, _)


def in_one_line(result: Result, language: str, _: Translate) -> str:
    """How all the answers to a criterion stand; a single one in its own words. Empty if nothing is asked."""
    if not result.answers:
        return ""
    only = result.answers[0]
    if len(result.answers) == 1 and only.is_single:
        return " ".join(lacking(only, language, _)) or _(_ALONE[only.points[0].standing])
    return ", ".join([_told(result, _), *_others(result, _)])


def _told(counts: Answer | Result, _: Translate) -> str:
    return _("told: {told} of {asked}").format(told=counts.count(Standing.told), asked=counts.asked)


def _others(counts: Answer | Result, _: Translate) -> list[str]:
    return [_(words).format(count=n) for standing, words in _COUNTED.items() if (n := counts.count(standing))]


def lacking(answer: Answer, language: str, _: Translate) -> list[str]:
    """What is unknown, each with its reason, and what is not told, each by its name; the first few of each."""
    if answer.is_single:
        point = answer.points[0]
        if point.reason:
            return [f"{_reason(point, language)}."]
        return [_(answer.ask.if_none)] if point.standing is Standing.missing and answer.ask.if_none else []
    said = []
    if unknown := answer.which(Standing.unknown):
        said.append(_("Unknown: {names}.").format(names=_some([_unknown(one, language) for one in unknown], _)))
    if missing := answer.which(Standing.missing):
        said.append(_("Not told: {names}.").format(names=_some([_name(one, language) for one in missing], _)))
    return said


def origins(answer: Answer, rollout: Rollout, language: str) -> list[str]:
    """The names of the playbooks below that the other answers come from, lowest first."""
    found = {point.layer for point in answer.points if point.standing in (Standing.inferred, Standing.below)}
    return [
        layer.name.said_in(language)
        for layer in rollout.layers
        if layer.id in found and layer.id != rollout.playbook.id
    ]


def _unknown(point: Point, language: str) -> str:
    return f"{_name(point, language)} ({_reason(point, language)})"


def _name(point: Point, language: str) -> str:
    return point.name.said_in(language).rstrip(" .") if point.name else point.path


def _reason(point: Point, language: str) -> str:
    return point.reason.said_in(language).rstrip(" .") if point.reason else ""


def _some(names: list[str], _: Translate) -> str:
    shown = "; ".join(names[:MOST])
    more = len(names) - MOST
    return _("{names}; and {count} more").format(names=shown, count=more) if more > 0 else shown
