"""`karlemose serve`: shows a playbook's site on this machine, and builds it anew whenever a file is saved."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import click

from karlemose_model.cli.build import Warm, build_one, warm_builder
from karlemose_model.cli.failing import refusal
from karlemose_model.cli.findings import tell
from karlemose_model.cli.opening import (
    COULD_NOT_RUN,
    as_of_option,
    folder_of,
    lang_option,
    language_of,
    open_rollout,
    playbook_argument,
    stop,
    told_texts,
)
from karlemose_model.cli.output_paths import OutputPath
from karlemose_model.model import Audience
from karlemose_model.network.rollouts import Listed
from karlemose_model.problems import Refused
from karlemose_model.reading import Reading, read_playbook
from karlemose_model.site.serving import SiteServer
from karlemose_model.site.watching import Seen, seen, wait_for_change
from karlemose_model.wording import translator

BUILD = Path("build")
"""What all commands make lies here, and is nobody's text."""

LOOK_AGAIN = 0.4
"""Seconds between two looks at the files; what is saved in several steps is built once it has stood still so long."""


@click.command()
@playbook_argument
@click.option(
    "--audience",
    type=click.Choice([str(each) for each in Audience]),
    default=str(Audience.partners),
    show_default=True,
    help="Whose site to show.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: one that is free.")
@click.option(
    "--out",
    type=OutputPath(file_okay=False),
    default=BUILD / "serve",
    show_default=True,
    help="The folder to build in. Choose none that is published: what is tried out here goes over what lies there.",
)
@as_of_option
@lang_option
def serve(path: Path, audience: str, port: int, out: Path, as_of: date | None, lang: str | None) -> None:
    """Show a playbook's site in this machine's browser while you write; Ctrl-C ends it.

    When the playbook, its records, own pages or templates are saved, the site is built anew and an open page loads by
    itself. What is wrong is told in the terminal, and the last good site stays. Nobody else on the network can see it.
    Ends with 0, or with 2 when there is no such playbook or the port is taken.
    """
    reading = read_playbook(path)
    language = language_of(reading, lang)
    if reading.could_not_open:
        tell(reading.problems, reading.texts, language)
        raise click.exceptions.Exit(COULD_NOT_RUN)
    _ = translator(language)
    waiting = _("There is no site yet. This page loads by itself when it is built; the terminal tells of errors.")
    try:
        server = SiteServer(port, f'<!doctype html><html lang="{language}"><title>karlemose</title><p>{waiting}</p>')
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        words = _("Another program uses port {port}, or it may not be used. Choose another, e.g. --port {other}.")
        stop(words.format(port=port, other=port + 1 if 1024 <= port < 65535 else 8001))
    server.start()
    click.echo(_("Look at {address} in a browser of this machine. Ctrl-C ends it.").format(address=server.address))
    try:
        with warm_builder("mkdocs", lang) as warm:
            folder, here = folder_of(path).absolute(), Path.cwd()
            _Watch(path, folder, here, Audience(audience), out.absolute(), as_of, lang, language, warm, server).go_on()
    except KeyboardInterrupt:
        click.echo()
    finally:
        server.close()


@dataclass(slots=True)
class _Watch:
    """Builds, waits until a file has changed, and builds again.

    `folder` is the playbook's, `here` the one that the command was started in: both are whole paths, for what is relative
    leads nowhere while the folder that we stand in is gone. `language` is that of what is said, and `beside` is what lies
    outside the playbook's folder.
    """

    path: Path
    folder: Path
    here: Path
    audience: Audience
    out: Path
    as_of: date | None
    lang: str | None
    language: str
    warm: Warm
    server: SiteServer
    beside: tuple[Path, ...] = ()

    def go_on(self) -> None:
        """Go on until somebody ends the command."""
        while True:
            before = self._look()
            self._build()
            # What is saved while the site is built counts as a change; what lies beside is known only now.
            wait_for_change(self._look, {**seen(self.beside), **before}, LOOK_AGAIN)

    def _look(self) -> Seen:
        # At midnight a page that tells of this week is another one.
        today = {} if self.as_of else {datetime.now().astimezone().date().isoformat(): (0, 0)}
        return {**seen((self.folder, *self.beside), (self.here / BUILD, self.out)), **today}

    def _build(self) -> None:
        """Build and show the site; where that can't be done, say why and leave the last good one."""
        try:
            # Deleted and put back, as Git does with another branch, it is another folder than the one that we stand in.
            os.chdir(self.here)
            reading = read_playbook(self.path)
            if not reading.could_not_open:
                self.language = language_of(reading, self.lang)
            _ = translator(self.language)
            click.echo(_("The site is being built …"))
            self.beside = _files(reading)
            opened = open_rollout(
                self.path, self.as_of, self.language, public=self.audience is Audience.public, network=True
            )
            self.beside = (*_files(opened.reading), *_estates(self.folder, opened.network.rollouts))
            built = build_one(opened, self.audience, self.out, self.warm)
        except click.exceptions.Exit:
            pass  # why has been said
        except Refused as refused:
            tell([refused.problem], {}, refused.language)
        except OSError as error:
            problem = refusal(error)
            if problem is None:
                click.echo(error.strerror or str(error), err=True)
            else:
                tell([problem], {}, self.language)
        else:
            assert built.folder is not None
            if opened.reading.problems:
                tell(
                    opened.reading.problems,
                    told_texts(opened.reading, public=self.audience is Audience.public),
                    opened.language,
                )
            if not built.unchanged or self.server.folder is None:
                self.server.show(built.folder)
            self.server.tell(failed=False)
            click.echo(_("The site is up to date: {count} pages.").format(count=len(built.pages)))
            return
        self.server.tell(failed=True)
        _ = translator(self.language)
        left = _("The last good site stays.") if self.server.folder else _("There is no site yet.")
        click.echo(left + " " + _("Mend it and save: it is built again by itself."), err=True)


def _files(reading: Reading) -> tuple[Path, ...]:
    """The files that the playbook was read from; those that come with the tool are named otherwise, and are not there."""
    return tuple(Path(name).absolute() for name in reading.texts)


def _estates(folder: Path, listed: Iterable[Listed]) -> Iterator[Path]:
    """The folders of the rollouts that a district or municipality lists, and of those that they list."""
    for one in listed:
        there = folder_of(folder / one.written)
        yield there
        yield from _estates(there, one.below)
