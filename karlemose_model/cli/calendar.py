"""`karlemose calendar`: the dates ahead as a file for Outlook and other calendars."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from karlemose_model.cli.findings import tell
from karlemose_model.cli.nearest import did_you_mean
from karlemose_model.cli.opening import DAY, as_of_option, lang_option, open_rollout, playbook_option, stop
from karlemose_model.cli.output_paths import OutputPath
from karlemose_model.exports import calendar as made
from karlemose_model.exports.calendar import PRODUCT, is_untouched, signed
from karlemose_model.files import write_bytes
from karlemose_model.finished import refuse
from karlemose_model.followup import CALENDAR_AHEAD
from karlemose_model.manifest import keep_copy
from karlemose_model.model import Rollout
from karlemose_model.wording import translator


@click.command()
@click.option("--role", help="Only what concerns this role, e.g. police-contact.")
@click.option("--from", "first", type=DAY, help="The first day; without it, the day everything is seen on.")
@click.option("--to", "last", type=DAY, help="The last day, included; without it, a year after the first.")
@click.option("--output", type=OutputPath(dir_okay=False), metavar="FILE", help="Write it into FILE.")
@playbook_option
@as_of_option
@lang_option
def calendar(
    role: str | None,
    first: date | None,
    last: date | None,
    output: Path | None,
    path: Path,
    as_of: date | None,
    lang: str | None,
) -> None:
    """Write meetings, visits and deadlines as a calendar file (.ics), for the partners.

    Titles are neutral and no place is named; the file still tells when partners meet. Ends with 0, with 1 when the
    playbook has errors, with 2 when it can't be opened, has no such role, or gives no date in that time.
    """
    opened = open_rollout(path, as_of, lang)
    _ = translator(opened.language)
    if role is not None and role not in opened.rollout.playbook.roles:
        stop(_no_such_role(opened.rollout, role, opened.language))
    start = first or opened.rollout.as_of
    end = last or start + CALENDAR_AHEAD
    content = made(opened.rollout, start, end, opened.language, role)
    if not content:
        stop(_("There is no date from {first} to {last}.").format(first=start.isoformat(), last=end.isoformat()))
    # It is a calendar, whatever its name ends with.
    refuse((output or Path("calendar")).with_suffix(".ics"), content, opened.language, opened.rollout.let_pass)
    if output is None:
        sys.stdout.buffer.write(content)
        return
    content = signed(content)
    before = output.read_bytes() if output.exists() else None
    if output.is_symlink() or (before is not None and PRODUCT.encode() not in before[:250]):
        stop(_("{file} is there already and was not made here; nothing was written.").format(file=output))
    if before is not None and before != content and not is_untouched(before):
        tell([keep_copy(output)], {}, opened.language)
    write_bytes(output, content)
    told = _("Written to {file}; it tells when partners meet and is for them only.").format(file=output)
    click.echo(told, err=True)


def _no_such_role(rollout: Rollout, role: str, language: str) -> str:
    _ = translator(language)
    roles = rollout.playbook.roles
    # Who writes a role's name instead of its id means that role.
    named = {one.name.said_in(language).lower(): id_ for id_, one in roles.items()} | {id_: id_ for id_ in roles}
    known = ", ".join(f"{id_} ({one.name.said_in(language)})" for id_, one in roles.items())
    words = _("There is no role {role}. The roles are: {roles}.").format(role=role, roles=known)
    return words + did_you_mean(role.lower(), named, language, cutoff=0.5)
