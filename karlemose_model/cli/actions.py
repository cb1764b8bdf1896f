"""`karlemose actions`: what partners have promised each other, by owner, what is overdue first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from karlemose_model.cli.opening import COULD_NOT_RUN, as_of_option, lang_option, open_rollout, playbook_option
from karlemose_model.followup import action_log
from karlemose_model.reports.actions import actions_text
from karlemose_model.wording import translator


@click.command()
@click.option("--partner", help="Only what this partner has promised, e.g. housing.")
@click.option("--all", "every", is_flag=True, help="Also what is closed.")
@playbook_option
@as_of_option
@lang_option
def actions(partner: str | None, every: bool, path: Path, as_of: date | None, lang: str | None) -> None:
    """List the open actions by the partner that owns them, overdue ones first.

    Ends with 0, with 1 when the playbook or its records have errors, with 2 when it can't be opened or has no such
    partner.
    """
    opened = open_rollout(path, as_of, lang)
    _ = translator(opened.language)
    partners = opened.rollout.playbook.partners
    if partner is not None and partner not in partners:
        words = _("There is no partner {partner}. The partners are: {partners}.")
        click.echo(words.format(partner=partner, partners=", ".join(partners)), err=True)
        raise click.exceptions.Exit(COULD_NOT_RUN)
    found = [
        action
        for action in action_log(opened.rollout)
        if (every or action.is_open) and partner in (None, action.partner)
    ]
    click.echo(actions_text(found, opened.rollout, opened.language), nl=False)
