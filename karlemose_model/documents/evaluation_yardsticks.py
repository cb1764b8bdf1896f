"""What an evaluation answers of what yardsticks ask for, each answer there or with the reason why it is not."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from karlemose_model.documents import evaluation_found
from karlemose_model.documents.environment import long_date
from karlemose_model.documents.evaluation_beside_words import displacement_verdict
from karlemose_model.documents.evaluation_protocol import fixed_words
from karlemose_model.documents.evaluation_reasons import lack_words
from karlemose_model.documents.evaluation_words import verdict_words
from karlemose_model.evaluation.results import Displacement, Impact, Missing, Sign, Strength, Towards
from karlemose_model.model import Evaluation, Rollout
from karlemose_model.rules.profiles import asks
from karlemose_model.text import LANGUAGES, Text
from karlemose_model.wording import translator


def yardsticks(rollout: Rollout) -> Mapping[str, Text | None]:
    """By the path of what is asked: nothing where it is there, else why it is not; empty without an evaluation.

    A result of any strength is an evaluation that was made. Only one that is conclusive, for the better and without a
    sign of displacement is proof.
    """
    evaluation = rollout.playbook.evaluation
    if evaluation is None:
        return {}
    found = evaluation_found.result_of(rollout)
    return {
        asks.EVALUATION_FIXED.path: _fixed_late(evaluation, rollout),
        asks.EVALUATION.path: _lack(found, evaluation) if isinstance(found, Missing) else None,
        asks.EVALUATION_PROOF.path: _in_both(_no_result) if isinstance(found, Missing) else no_proof(found),
    }


def no_proof(impact: Impact) -> Text | None:
    """Why the result does not prove that things got better; nothing if it does."""
    if (impact.strength, impact.towards) != (Strength.conclusive, Towards.fell_more):
        return _in_both(lambda language: verdict_words(impact, language))
    displacement = impact.displacement
    if isinstance(displacement, Displacement) and displacement.sign is Sign.displaced:
        return _in_both(lambda language: displacement_verdict(displacement, True, language))
    return None


def _fixed_late(evaluation: Evaluation, rollout: Rollout) -> Text | None:
    if evaluation.fixed > rollout.as_of:
        return _in_both(lambda language: _fixed_later(evaluation, language))
    if evaluation.fixed > evaluation.start:
        return _in_both(lambda language: fixed_words(evaluation, language))
    return None


def _fixed_later(evaluation: Evaluation, language: str) -> str:
    _ = translator(language)
    return _("It was not fixed before {day}.").format(day=long_date(evaluation.fixed, language))


def _no_result(language: str) -> str:
    _ = translator(language)
    return _("There is no result.")


def _lack(missing: Missing, evaluation: Evaluation) -> Text:
    def words(language: str) -> str:
        names = {id_: area.name.said_in(language) for id_, area in evaluation.areas.items()}
        return lack_words(missing, language, names)

    return _in_both(words)


def _in_both(words: Callable[[str], str]) -> Text:
    return Text({language: words(language) for language in LANGUAGES})
