"""What somebody probably meant who named something that is not there, for the commands that say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import click


class Group(click.Group):
    """Commands of which an unknown one is answered with the nearest, in the machine's language."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command. Ends with 2, naming the nearest, when there is none of that name."""
        name, known = args[0], self.list_commands(ctx)
        if name not in known and not name.startswith("-"):
            from karlemose_model.cli.help_words import machine_language
            from karlemose_model.wording import translator

            language = machine_language()
            _ = translator(language)
            words = _("There is no command {name}. The commands: {help}").format(
                name=f"{ctx.command_path} {name}", help=f"{ctx.command_path} --help"
            )
            near = did_you_mean(name, known, language, cutoff=0.5)
            click.echo(words + (f".{near}" if near else ""), err=True)
            raise click.exceptions.Exit(2)
        return super().resolve_command(ctx, args)


def did_you_mean(said: str, known: Iterable[str] | Mapping[str, str], language: str, cutoff: float = 0.6) -> str:
    """The question ` Did you mean "check"?` with a space before it; empty when nothing known is near.

    `known` are the names to choose from; a mapping gives for each the name that is asked about. `cutoff` says how near, from
    0 to 1.
    """
    import difflib

    from karlemose_model.wording import translator

    names = known if isinstance(known, Mapping) else {name: name for name in known}
    near = difflib.get_close_matches(said, names, n=1, cutoff=cutoff)
    _ = translator(language)
    return " " + _('Did you mean "{suggestion}"?').format(suggestion=names[near[0]]) if near else ""
