"""What the pages of an evaluation ask to be worked out: only here is it asked, and only then is numpy loaded."""

from __future__ import annotations

from collections.abc import Sequence

from karlemose_model.documents.view import View
from karlemose_model.evaluation.balance_results import Balance, Line, Range
from karlemose_model.evaluation.results import Impact, Missing, Study
from karlemose_model.model import Rollout


def result_of(rollout: Rollout, outcome: str | None = None) -> Impact | Missing:
    """The result for an outcome, the primary one if none is named, or why there is none."""
    from karlemose_model.evaluation.choosing import impact

    return impact(rollout, outcome)


def study_of(rollout: Rollout, outcome: str) -> Study | Missing:
    """The counts of one outcome in all areas, or why there are none."""
    from karlemose_model.evaluation.series import study

    return study(rollout, outcome)


def buffer_chance(study: Study) -> float:
    """The chance that the surroundings fell more than the comparison, 0 to 1."""
    from karlemose_model.evaluation.chances import fell_more
    from karlemose_model.evaluation.dispersion import dispersion

    cells = [months for one in (*study.buffers, *study.comparisons) for months in (one.before, one.after)]
    return fell_more(*study.buffer, *study.comparison, dispersion(cells).used)


def balance_of(rollout: Rollout) -> Balance | Missing:
    """What the work cost and what it was worth, or why it is not worked out."""
    from karlemose_model.evaluation.balance import balance

    return balance(rollout)


def costs_of(lines: Sequence[Line]) -> Range:
    """The present value of all costs among the lines, whoever pays."""
    from karlemose_model.evaluation.break_even import costs_of

    return costs_of(lines)


def area_names(view: View) -> dict[str, str]:
    """The areas' names by their ids; none without an evaluation."""
    evaluation = view.playbook.evaluation
    return {id_: view.words(area.name) for id_, area in evaluation.areas.items()} if evaluation else {}
