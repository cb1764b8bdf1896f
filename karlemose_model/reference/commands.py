"""Every command with its usage, options, defaults and exit codes as a page of the docs, from click itself."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import click

from karlemose_model.cli import COMMANDS, karlemose
from karlemose_model.cli.help_words import one_line, paragraphs, told
from karlemose_model.reference.page import code, codes, heading, table, to, written
from karlemose_model.wording import translator


def every_command() -> Iterator[tuple[str, click.Command]]:
    """All commands, those below others after them, by what is typed: `kpi`, `kpi template`."""
    context = click.Context(karlemose)
    for name in karlemose.list_commands(context):
        command = karlemose.get_command(context, name)
        assert command is not None
        yield name, command
        for below, one in command.commands.items() if isinstance(command, click.Group) else ():
            yield f"{name} {below}", one


def page(language: str) -> str:
    """The page in that language."""
    _ = translator(language)
    file = {"en": "exit-codes.md", "da": "slutkoder.md"}[language]
    return written(
        _("Commands"),
        _("All that `karlemose` can do, from the program's own help. In the terminal, `karlemose check --help` shows the same of one command."),
        _("What the exit codes mean is told [on a page of their own]({file}); there are not more than these, whatever the format.").format(file=file),
        table(
            (_("Command"), _("What it does")),
            ((to(code(f"karlemose {name}"), f"karlemose {name}"), _(what)) for name, what in COMMANDS.items()),
        ),
        _("Without a command, `--version` shows the version. Words in square brackets can be left out; three dots mean that several can be given."),
        *(_section(name, command, language) for name, command in every_command()),
    )  # fmt: skip


def _section(name: str, command: click.Command, language: str) -> str:
    _ = translator(language)
    context = click.Context(command, info_name=f"karlemose {name}")
    usage = " ".join([f"karlemose {name}", *command.collect_usage_pieces(context)])
    parts = [heading(f"karlemose {name}", 3 if " " in name else 2), code(usage)]
    parts += [_as_text(_(one_line(paragraph))) for paragraph in paragraphs(command)]
    if isinstance(command, click.Group):
        below = ", ".join(to(code(f"karlemose {name} {one}"), f"karlemose {name} {one}") for one in command.commands)
        parts.append(_("Below it: {commands}.").format(commands=below))
    options = [one for one in command.params if isinstance(one, click.Option)]
    rows = [(_flags(one, context), _meaning(one, language), _default(one, language)) for one in options]
    parts.append(table((_("Option"), _("Meaning"), _("Without it")), rows))
    return "\n\n".join(part for part in parts if part)


def _flags(option: click.Option, context: click.Context) -> str:
    """How it is written, with what follows it; choices are told beside their meaning."""
    what = "" if option.is_flag else f" {_metavar(option, context)}"
    return ", ".join(code(flag + what) for flag in (*option.opts, *option.secondary_opts))


def _metavar(option: click.Option, context: click.Context) -> str:
    return (
        option.name.rstrip("_").upper()
        if isinstance(option.type, click.Choice) and option.name
        else option.make_metavar(context)
    )


def _meaning(option: click.Option, language: str) -> str:
    _ = translator(language)
    parts = [_as_text(told(option.help or "", language))]
    if isinstance(option.type, click.Choice):
        parts.append(_("One of {words}.").format(words=codes(option.type.choices)))
    if isinstance(option.envvar, str):
        parts.append(_("Also read from the environment variable {name}.").format(name=code(option.envvar)))
    return " ".join(parts)


def _as_text(help_: str) -> str:
    """Help as Markdown shows it: `<id>` is no HTML. What is marked as code is left alone."""
    pieces = help_.split("`")
    return "`".join(piece if at % 2 else piece.replace("<", "&lt;") for at, piece in enumerate(pieces))


def _default(option: click.Option, language: str) -> str:
    """What holds without the option, where click knows it; other defaults are told by the help itself."""
    _ = translator(language)
    default = option.default
    if isinstance(default, Enum) or default in (None, False, ()) or option.is_flag:
        # click marks with an Enum of its own what has no default.
        return ""
    return _("the current folder") if default == Path() else code(default)
