"""What commands say when a person's file could not be changed: it changed meanwhile, is open elsewhere, or would lose something."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from karlemose_model.cli.opening import stop
from karlemose_model.files import OpenElsewhere, WrittenMeanwhile
from karlemose_model.recording.in_place import NotChangeable
from karlemose_model.wording import translator


@contextmanager
def changing(file: object, language: str) -> Iterator[None]:
    """Ends the command with 2 and a sentence when the file inside could not be changed; nothing was written then."""
    _ = translator(language)
    try:
        yield
    except WrittenMeanwhile:
        stop(
            _("{file} was changed by somebody else just now; nothing was written. Run the command again.").format(
                file=file
            )
        )
    except OpenElsewhere:
        stop(
            _(
                "{file} is open in another program, e.g. Word or Excel; nothing was written. Close it there, then run the command again."
            ).format(file=file)
        )
    except NotChangeable:
        stop(
            _(
                "{file} can't be changed here without losing something of it; nothing was written. Change it by hand."
            ).format(file=file)
        )
