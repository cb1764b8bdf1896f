"""`--help` in the machine's language, for people who do not read English; only made when somebody asks for help."""

from __future__ import annotations

import copy
import gettext
import inspect
import os

import click

from karlemose_model.messages import N_
from karlemose_model.text import LANGUAGES
from karlemose_model.wording import LOCALE, translator

FRAME = (
    N_("Usage:"), N_("Options"), N_("Commands"), N_("Show this message and exit."), N_("Show the version and exit."),
    N_("default: {default}"), N_("env var: {var}"),
)  # fmt: skip
"""click's own words in a help text, which it looks up in the process's catalogue."""


def machine_language() -> str:
    """The language that the machine is set to, if it is one of ours, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value[:2] if value[:2] in LANGUAGES else "en"
    return "en"


def frame_in(language: str) -> None:
    """Let click find its own words in our catalogue, for the rest of the process."""
    gettext.bindtextdomain("karlemose", str(LOCALE))
    gettext.textdomain("karlemose")
    # What gettext reads before any other setting of the machine.
    os.environ["LANGUAGE"] = language


def in_language(command: click.Command, language: str) -> click.Command:
    """A copy of the command whose help, and that of its options and of what stands below it, is in that language."""
    _ = translator(language)
    shown = copy.copy(command)
    shown.help = "\n\n".join(_(one_line(paragraph)) for paragraph in paragraphs(command))
    shown.params = [_option(one, language) if isinstance(one, click.Option) else one for one in command.params]
    if isinstance(shown, click.Group):
        shown.commands = {name: in_language(below, language) for name, below in shown.commands.items()}
    return shown


def paragraphs(command: click.Command) -> list[str]:
    """The paragraphs of a command's help, as its docstring has them."""
    return inspect.cleandoc(command.help or "").split("\n\n")


def one_line(paragraph: str) -> str:
    """A paragraph on one line: so its msgid stands in the catalogue."""
    return " ".join(paragraph.split())


def told(help_: str, language: str) -> str:
    """An option's help in that language; what was put together from a question's title and its help is told in two parts."""
    _ = translator(language)
    title, dot, rest = help_.partition(". ")
    return _(help_) if not dot or _(help_) != help_ else f"{_(title)}. {_(rest)}"


def _option(option: click.Option, language: str) -> click.Option:
    shown = copy.copy(option)
    shown.help = told(option.help, language) if option.help else option.help
    return shown
