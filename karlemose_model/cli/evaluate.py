"""`karlemose evaluate`: says whether the work did any good, and before it begins what an evaluation can find."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from karlemose_model.cli.findings import write_report
from karlemose_model.cli.nearest import Group
from karlemose_model.cli.opening import Opened, as_of_option, hand_on, lang_option, open_rollout, playbook_option, stop
from karlemose_model.cli.output_paths import OutputPath
from karlemose_model.model import Initiated
from karlemose_model.wording import translator

_FORMATS = ("text", "json")

outcome_option = click.option(
    "--outcome", metavar="ID", help="The outcome that is asked about; without it the primary one."
)
format_option = click.option(
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="How to write it: text as Markdown, or json for a program.",
)
output_option = click.option(
    "--output",
    type=OutputPath(dir_okay=False),
    metavar="FILE",
    help="Write it into FILE; the terminal then gets the text.",
)


@click.group(cls=Group, invoke_without_command=True)
@outcome_option
@format_option
@output_option
@playbook_option
@as_of_option
@lang_option
@click.pass_context
def evaluate(
    context: click.Context,
    outcome: str | None,
    format_: str,
    output: Path | None,
    path: Path,
    as_of: date | None,
    lang: str | None,
) -> None:
    """Say whether the work did any good beside the comparison areas, how sure that is, and what it may not be read as.

    It is for the partners. What can be found at all is told by `plan`, before the work begins. Of a district or municipality
    it says what its estates' evaluations find together. Ends with 0, whatever it finds, also when there is no result yet and
    it says why; with 1 when the playbook or its records have errors, with 2 when it can't be opened, has no evaluation: or no
    such outcome.
    """
    if hand_on(context):
        return
    opened = open_rollout(path, as_of, lang, network=True)
    if _is_of_estates(opened):
        _write_together(opened, outcome, format_, output)
        return
    _with_outcome(opened, outcome)
    from karlemose_model.documents.evaluation_result import result_markdown
    from karlemose_model.evaluation.choosing import impact
    from karlemose_model.reports.evaluation_documents import impact_json

    found = impact(opened.rollout, outcome)
    text = result_markdown(opened.rollout, found, outcome, opened.language)
    _write(impact_json(found, opened.rollout) if format_ == "json" else text, text, output, opened.language)


@evaluate.command()
@outcome_option
@format_option
@output_option
@playbook_option
@as_of_option
@lang_option
def plan(
    outcome: str | None, format_: str, output: Path | None, path: Path, as_of: date | None, lang: str | None
) -> None:
    """Say how large a fall must be for the evaluation to find it, from the estate's own counts before the start.

    Also how much would fall by itself, and what would make the evaluation stronger. It is for the partners. Ends with 0, also
    when counts are missing and it says which; with 1 when the playbook or its records have errors, with 2 when it can't be
    opened, has no evaluation: or no such outcome.
    """
    opened = open_rollout(path, as_of, lang)
    _ask_in_an_estate(opened)
    _with_outcome(opened, outcome)
    from karlemose_model.documents.evaluation_plan import plan_markdown
    from karlemose_model.evaluation.power import plan as planned
    from karlemose_model.reports.evaluation_documents import plan_json

    evaluation = opened.rollout.playbook.evaluation
    asked = outcome or (evaluation.primary if evaluation else None)
    found = planned(opened.rollout, asked)
    text = plan_markdown(opened.rollout, found, asked, opened.language)
    _write(plan_json(found, opened.rollout) if format_ == "json" else text, text, output, opened.language)


@evaluate.command()
@format_option
@output_option
@playbook_option
@as_of_option
@lang_option
def cost(format_: str, output: Path | None, path: Path, as_of: date | None, lang: str | None) -> None:
    """Say what the work cost, what its results are worth to whom, and how sure that is; every figure with its source.

    Without a measured result it says how much would have to have been prevented for the costs to be worth it. It is for the
    partners. Ends with 0, whatever it finds; with 1 when the playbook or its records have errors, with 2 when it can't be
    opened or has no economy:.
    """
    opened = open_rollout(path, as_of, lang)
    if opened.rollout.playbook.economy is None:
        _ask_in_an_estate(opened)
        _ = translator(opened.language)
        stop(
            _(
                "The playbook has no economy:, so nothing says in which years, prices and currency costs are to be counted."
            )
        )
    from karlemose_model.documents.evaluation_cost import cost_markdown
    from karlemose_model.evaluation.balance import balance
    from karlemose_model.reports.evaluation_documents import cost_json

    found = balance(opened.rollout)
    text = cost_markdown(opened.rollout, found, opened.language)
    _write(cost_json(found, opened.rollout) if format_ == "json" else text, text, output, opened.language)


def _write(document: str, text: str, output: Path | None, language: str) -> None:
    """The document into the file, and the text onto the terminal; without a file the document there."""
    if output is not None:
        write_report(document, output, language)
        document = text
    # As bytes: the same on every machine, whatever its console thinks letters are.
    click.echo(document.encode("utf-8"), nl=False)


def _is_of_estates(opened: Opened) -> bool:
    """Whether it is evaluated in the estates that it lists, and not in areas of its own."""
    playbook = opened.rollout.playbook
    return bool(playbook.estates) and not (playbook.evaluation and playbook.evaluation.areas)


def _write_together(opened: Opened, outcome: str | None, format_: str, output: Path | None) -> None:
    """What the evaluations of the estates say together; ends the command with 2 where there is none, or one estate is meant."""
    _ = translator(opened.language)
    if outcome is not None or format_ == "json":
        stop(_("--outcome and --format json are for one estate: run the command in that estate's folder."))
    from karlemose_model.network.evaluations import evaluations_markdown

    text = evaluations_markdown(opened.rollout, opened.network, opened.language)
    if not text:
        stop(_("None of the estates that the playbook lists has an evaluation:, so there is nothing to evaluate."))
    _write(text, text, output, opened.language)


def _ask_in_an_estate(opened: Opened) -> None:
    """Ends the command with 2 when it is the estates that have what is asked for."""
    if _is_of_estates(opened):
        _ = translator(opened.language)
        stop(_("This is worked out for one estate: run the command in that estate's folder."))


def _with_outcome(opened: Opened, outcome: str | None) -> None:
    """Ends the command with 2 when the playbook has no `evaluation:`, or no such outcome that may be asked about."""
    _ = translator(opened.language)
    evaluation = opened.rollout.playbook.evaluation
    if evaluation is None:
        stop(
            _(
                "The playbook has no evaluation:, so there is nothing to evaluate. Fix start, months, areas and outcomes there before the work begins."
            )
        )
    may = [id_ for id_, one in evaluation.outcomes.items() if one.initiated is Initiated.victim]
    if outcome is not None and outcome not in may:
        words = _("There is no outcome {outcome} that victims report. There are: {outcomes}.")
        stop(words.format(outcome=outcome, outcomes=", ".join(may) or _("none")))
