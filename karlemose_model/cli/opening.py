"""What the commands share: their options, opening a playbook, choosing the day and the language."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

import click
from click.core import ParameterSource

from karlemose_model.cli.findings import tell
from karlemose_model.cli.help_words import machine_language
from karlemose_model.model import Audience, Rollout
from karlemose_model.network.rollouts import Network, read_network, with_network
from karlemose_model.problems import Severity, has_errors
from karlemose_model.reading import Reading, read_playbook, with_problems
from karlemose_model.rules import checked
from karlemose_model.text import LANGUAGES
from karlemose_model.wording import translator

_LANGUAGES = re.compile(rf"^languages:[ \t]*\[?[ \t]*({'|'.join(LANGUAGES)})\b", re.MULTILINE)

ERRORS_FOUND = 1
COULD_NOT_RUN = 2
OUR_BUG = 70


class _Day(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day written as 2026-12-03", parameter, context)
        # Beyond that nothing is dated, and counting on from there would leave the calendar.
        if not 1950 <= day.year <= 2150:
            self.fail(f"{value!r} does not lie between 1950 and 2150", parameter, context)
        return day


DAY = _Day()


def hand_on(context: click.Context) -> bool:
    """Whether a command below is asked for: what stands before its name is then meant for it too."""
    if context.invoked_subcommand is None:
        return False
    given = {
        name: value
        for name, value in context.params.items()
        if context.get_parameter_source(name) is not ParameterSource.DEFAULT
    }
    context.default_map = {context.invoked_subcommand: given}
    return True


playbook_option = click.option(
    "--playbook",
    "-p",
    "path",
    type=click.Path(path_type=Path),
    default=Path(),
    help="The playbook: a folder or a file.",
)
playbook_argument = click.argument("path", metavar="[PLAYBOOK]", type=click.Path(path_type=Path), default=Path())
as_of_option = click.option("--as-of", "as_of", type=DAY, help="The day everything is seen on, e.g. 2026-12-03.")
lang_option = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    help="The language of what is printed; without it the playbook's first, else the computer's.",
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A playbook that can be worked with: no errors, seen on one day, talked of in one language.

    `network` holds the rollouts that it lists, if they were asked for.
    """

    reading: Reading
    rollout: Rollout
    language: str
    network: Network = field(default_factory=Network)

    @property
    def values(self) -> dict[str, Any]:
        """The playbook's values, merged, as they were read."""
        return dict(self.reading.tree.value) if self.reading.tree else {}

    @property
    def seen_from(self) -> str:
        """Words on the day everything is seen on, for whoever wonders; empty if that is today."""
        own = self.rollout.playbook.as_of
        if own is None or own != self.rollout.as_of:
            return ""
        _ = translator(self.language)
        words = _("Everything is seen on {day}, since the playbook says as_of:. Another day: --as-of 2026-12-03")
        return " " + words.format(day=own.isoformat())

    def rollout_on(self, day: date) -> Rollout:
        """The same playbook and records, seen on another day."""
        seen = self.reading.seen_on(day)
        assert seen is not None
        return seen


def stop(words: str) -> NoReturn:
    """Say why nothing was done, and end the command with 2."""
    click.echo(words, err=True)
    raise click.exceptions.Exit(COULD_NOT_RUN)


def folder_of(path: Path) -> Path:
    """The folder that a playbook's records lie beside in, whether the folder or the file in it was named."""
    return path if path.is_dir() else path.parent


def language_of(reading: Reading, lang: str | None) -> str:
    """The language asked for, else the playbook's first, else the machine's."""
    if lang:
        return lang
    languages = reading.tree.value.get("languages") if reading.tree else None
    if isinstance(languages, list) and languages and languages[0] in LANGUAGES:
        return str(languages[0])
    # A file that can't be read as YAML still says in a line of its own what language its people speak.
    for text in reading.texts.values():
        if found := _LANGUAGES.search(text):
            return found[1]
    return machine_language()


def day_of(reading: Reading, as_of: date | None) -> date:
    """The day asked for, else the playbook's own, else today in the place's time zone: the only look at the clock."""
    return as_of or reading.own_day or datetime.now(reading.time_zone).date()


def looked_at(reading: Reading, day: date) -> Reading:
    """The reading with what the rules find on that day; where nothing is an error, also with links that lead nowhere."""
    reading = checked(reading, day)
    rollout = reading.seen_on(day) if reading.own_pages.pages and not has_errors(reading.problems) else None
    if rollout is None:
        return reading
    from karlemose_model.documents.own_pages import wrong_links

    return with_problems(reading, tuple(wrong_links(rollout)))


def told_texts(reading: Reading, *, public: bool) -> dict[str, str]:
    """The files whose lines may be shown beside what is wrong: the public sees none of the records and of the partners' pages."""
    own = reading.own_pages
    # Of a page with an error nobody can tell for whom it is.
    partners = own.texts.keys() - {page.file for page in own.pages if page.audience is Audience.public}
    return {
        name: text
        for name, text in reading.texts.items()
        if not (public and ("records/" in name.replace("\\", "/") or name in partners))
    }


def open_rollout(
    path: Path, as_of: date | None, lang: str | None, *, public: bool = False, network: bool = False
) -> Opened:
    """Read, check and open a playbook; what is wrong goes to stderr, to the `public` without lines of the records.

    With `network` the rollouts below it are read as well. Ends the command with 1 when there are errors, with 2 when the
    playbook can't be opened at all.
    """
    reading, below = read_playbook(path), Network()
    day = day_of(reading, as_of)
    if network:
        below = read_network(reading, day)
        reading = with_network(reading, below)
    reading = looked_at(reading, day)
    language = language_of(reading, lang)
    if has_errors(reading.problems) or reading.playbook is None:
        # What hinders the work, and not what can wait: karlemose check tells that too.
        hindering = [problem for problem in reading.problems if problem.severity is Severity.error]
        tell(hindering, told_texts(reading, public=public), language)
        raise click.exceptions.Exit(COULD_NOT_RUN if reading.could_not_open else ERRORS_FOUND)
    rollout = reading.seen_on(day)
    assert rollout is not None
    return Opened(reading, rollout, language, below)
