"""The command `karlemose`: parses, calls, prints. Each command has a file of its own and is imported when it is used."""

from __future__ import annotations

import importlib
import os
import signal
import sys
from pathlib import Path
from typing import Any

import click

from karlemose_model.cli.nearest import Group
from karlemose_model.cli.screen import on_screen, without_digits
from karlemose_model.problems import NotInstalled, Refused

COMMANDS = {
    "new": "Make the repository of a new estate, municipality or police district.",
    "check": "Say what is wrong in playbooks and their records.",
    "build": "Build the site for everybody and the site for the partners.",
    "serve": "Show a site on this machine while you write; it is built anew whenever a file is saved.",
    "agenda": "Print a meeting's agenda.",
    "minutes": "Write the form for a meeting's minutes, and close them.",
    "actions": "List what partners have promised each other, overdue first.",
    "records": "List what is due for deletion.",
    "calendar": "Write the dates ahead for Outlook and other calendars.",
    "export": "Write pages as papers: Word, ODT or PDF.",
    "kpi": "Judge the KPIs; a missed one fails.",
    "fidelity": "Say how faithfully the model is run, and write the form for a rating.",
    "evaluate": "Say whether the work did any good, how sure that is, and what could be found at all.",
    "explain": "Say where a value comes from, or what a code means.",
    "schema": "Write the JSON Schema that editors read.",
    "update": "Bring a generated repository to what this version generates.",
}
"""What each command does, kept here so that the list of them imports none."""


class _Commands(Group):
    """Finds a command by its file's name, so that `--help` imports nothing heavy."""

    language = "en"
    """The language that help is told in."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(f"karlemose_model.cli.{name}"), name)
        if self.language == "en":
            return command
        from karlemose_model.cli.help_words import in_language

        return in_language(command, self.language)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        if self.language == "en":
            title, words = "Commands", list(COMMANDS.items())
        else:
            from karlemose_model.wording import translator

            _ = translator(self.language)
            title, words = _("Commands"), [(name, _(what)) for name, what in COMMANDS.items()]
        with formatter.section(title):
            formatter.write_dl(words)


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="karlemose-model", prog_name="karlemose")
def karlemose() -> None:
    """Run the Karlemose model: check playbooks, make agendas, build sites, judge KPIs."""


def main(arguments: list[str] | None = None) -> Any:
    """Run the command and end the process with one of design.md's exit codes. Nothing that it prints is shaped like a CPR number."""
    _open_missing_streams()
    # Ended so, what was begun is tidied away as well, as it is after Ctrl-C.
    before = signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    try:
        with on_screen():
            code = _run(arguments)
    finally:
        signal.signal(signal.SIGTERM, before)
    sys.exit(code)


def _run(arguments: list[str] | None) -> int:
    """The exit code. What stopped the command has been told."""
    try:
        # Outside its standalone mode click gives back the code of a command that stopped itself.
        command = _for_help() if {"-h", "--help"} & set(sys.argv if arguments is None else arguments) else karlemose
        stopped = command.main(args=arguments, prog_name="karlemose", standalone_mode=False)
        return stopped if isinstance(stopped, int) else 0
    # What help is made of is imported outside of click.
    except (click.Abort, KeyboardInterrupt):
        click.echo("", err=True)
        return 130
    except click.ClickException as error:
        error.show()
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Refused as refused:
        from karlemose_model.cli.findings import tell

        tell([refused.problem], {}, refused.language)
        return 1
    except NotInstalled as error:
        _tell_what_to_install(error)
        return 2
    except OSError as error:
        _tell_refusal(error)
        return 2
    except Exception as error:
        if os.environ.get("KARLEMOSE_TRACEBACK"):
            sys.excepthook = without_digits
            raise
        click.echo(
            f"karlemose: an error of the tool itself ({type(error).__name__}). Your files are unchanged. "
            "Run it again with KARLEMOSE_TRACEBACK=1 and send us what it prints, without what it quotes of your playbook.",
            err=True,
        )
        return 70


def _tell_what_to_install(error: NotInstalled) -> None:
    from karlemose_model.cli.help_words import machine_language
    from karlemose_model.scaffold.installed_from import install_with
    from karlemose_model.wording import translator

    language = machine_language()
    _ = translator(language)
    words = _(
        "The evaluation needs more packages ({package} is missing). Install the tool once more from where you got it, with [{extra}]: {command}"
    )
    said = words.format(package=error.package, extra=error.extra, command=install_with(error.extra, language))
    click.echo(said, err=True)


def _tell_refusal(error: OSError) -> None:
    from karlemose_model.cli.failing import refusal
    from karlemose_model.cli.findings import tell
    from karlemose_model.cli.help_words import machine_language

    problem = refusal(error)
    if problem is None:
        click.echo(f"karlemose: {error.strerror or error}", err=True)
    else:
        tell([problem], {}, machine_language())


def _for_help() -> click.Command:
    """The command as whoever asks for help reads it: in the language of the machine."""
    from karlemose_model.cli.help_words import frame_in, in_language, machine_language

    language = machine_language()
    if language == "en":
        return karlemose
    frame_in(language)
    shown = in_language(karlemose, language)
    assert isinstance(shown, _Commands)
    shown.language = language
    return shown


def _open_missing_streams() -> None:
    """A process can be started without them; then nobody is there to answer, and what is said is said to nobody."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # The lowest number that is free, which is its own: nothing else is taken for it.
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
