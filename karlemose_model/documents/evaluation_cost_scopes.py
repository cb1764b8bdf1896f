"""Of which offences a balance counts that there were fewer: the estate's own, or those around it too, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from karlemose_model.documents.evaluation_cost_numbers import count_words
from karlemose_model.documents.markdown import Markdown, fill
from karlemose_model.documents.view import View
from karlemose_model.evaluation.balance_results import Balance


def scopes(view: View, balance: Balance) -> Iterator[Markdown]:
    """Of each outcome that is counted, whether its number is the estate's own, or with the surroundings."""
    _, evaluation = view.translate, view.playbook.evaluation
    for outcome, scope in balance.scopes.items():
        assert evaluation is not None
        around = scope.surroundings
        if around is None:
            form = _("{outcome}: counted are the estate's own only, as nothing is counted in the surroundings.")
        elif scope.own <= 0 and scope.clear:
            form = _("{outcome}: counted are the estate's own, {own} more than expected, with the surroundings, where there were clearly fewer than expected ({around}).")  # fmt: skip
        elif scope.own <= 0:
            form = _("{outcome}: counted are the estate's own only, and there were {own} more than expected. So none can have moved from there, and nothing is taken off for the surroundings; a draw with fewer in the estate and more around it takes those off, and fewer around it are never counted in.")  # fmt: skip
        elif around < 0:
            form = _("{outcome}: counted are the estate's own ({own}) less those in the surroundings, where there were {around} more than expected, which may have moved there. A draw with more there takes them off, and one with fewer counts nothing in: so the range may end lower than on the page of the result.")  # fmt: skip
        elif scope.clear:
            form = _("{outcome}: counted are the estate's own ({own}) with the surroundings, where there were clearly fewer than expected ({around}).")  # fmt: skip
        else:
            form = _("{outcome}: counted are the estate's own only ({own}). In the surroundings there were {around} fewer than expected, but not clearly fewer, so they count for nothing; where a draw has more there than expected, it takes them off, so the range reaches lower.")  # fmt: skip
        yield fill(
            form,
            outcome=view.words(evaluation.outcomes[outcome].name),
            own=count_words(abs(scope.own), view.language),
            around=count_words(abs(around or 0), view.language),
        )
