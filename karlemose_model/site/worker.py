"""The process that `builder.py` keeps warm: builds one site after the other, asked on stdin, answering on stdout.

A question is a line of JSON: `builder`, `source`, `target`, `epoch`. The answer is a line of JSON as well: `failed`, and
where the machine is why, such as a full disk, its `errno` and `file`. Words go to stderr. Run by its path and importing
nothing of ours, so that it is ready at once.
"""

from __future__ import annotations

import errno
import faulthandler
import json
import logging
import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

_LOGGER = "mkdocs"
# What says that the machine can't, whatever the pages hold.
_OF_THE_MACHINE = frozenset(
    getattr(errno, name)
    for name in ("ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EACCES", "EPERM", "EIO", "EMFILE", "ENFILE", "ENOMEM")
    if hasattr(errno, name)
)


class _Counting(logging.StreamHandler):  # type: ignore[type-arg]
    """Writes warnings and errors to stderr and counts them."""

    def __init__(self) -> None:
        super().__init__(sys.stderr)
        self.setLevel(logging.WARNING)
        self.setFormatter(logging.Formatter("%(levelname)-7s -  %(message)s"))
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += 1
        super().emit(record)


def build_with_mkdocs(source: Path, target: Path) -> bool:
    """One run of MkDocs; whether it went without a warning."""
    from mkdocs import config
    from mkdocs.commands import build
    from mkdocs.exceptions import MkDocsException

    logger, counting = logging.getLogger(_LOGGER), _Counting()
    logger.propagate = False
    logger.addHandler(counting)
    try:
        settings = config.load_config(config_file=str(source / "mkdocs.yml"), site_dir=str(target), strict=True)
        settings.plugins.on_startup(command="build", dirty=False)
        try:
            build.build(settings)
        finally:
            settings.plugins.on_shutdown()
    except MkDocsException as error:
        sys.stderr.write(f"{error}\n")
        return False
    finally:
        logger.removeHandler(counting)
    return not counting.count


def build_with_zensical(source: Path, target: Path) -> bool:
    """One run of Zensical; whether it went without a warning.

    It writes only inside the folder of its settings, and keeps a cache there: so it gets a copy of the source.
    """
    import yaml
    import zensical

    project = target.with_name(f"{target.name}.project")
    try:
        shutil.copytree(source, project)
        settings = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
        settings["site_dir"] = "site"
        # Its older templates: what our own pages take from the theme is there in both.
        settings["theme"]["variant"] = "classic"
        text = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
        (project / "mkdocs.yml").write_text(text, encoding="utf-8")
        zensical.build(str(project / "mkdocs.yml"), {"strict": True, "clean": True})
        (project / "site").rename(target)
    except RuntimeError as error:
        # On a warning, too; it has been told by then.
        sys.stderr.write(f"{error}\n")
        return False
    finally:
        shutil.rmtree(project, ignore_errors=True)
    return True


_BUILDERS: Mapping[str, Callable[[Path, Path], bool]] = {
    "mkdocs": build_with_mkdocs,
    "zensical": build_with_zensical,
}


def _questions() -> Iterator[dict[str, str]]:
    """What is asked on stdin. When that ends, as it does when the parent ends, however that is, so does this process.

    It does so at once, in the midst of a build too: the parent's next run may already write into the same folder.
    """
    lines: SimpleQueue[str] = SimpleQueue()

    def listen() -> None:
        for line in sys.stdin:
            lines.put(line)
        os._exit(0)

    Thread(target=listen, daemon=True).start()
    while True:
        yield json.loads(lines.get())


def main() -> None:
    """Answer what is asked, until the parent ends."""
    faulthandler.enable()
    # The parent is told of Ctrl-C as well, and ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    # Whatever prints, it must not pass for an answer.
    os.dup2(2, 1)
    for asked in _questions():
        os.environ["SOURCE_DATE_EPOCH"] = asked["epoch"]
        answer: dict[str, object] = {"failed": True}
        try:
            answer["failed"] = not _BUILDERS[asked["builder"]](Path(asked["source"]), Path(asked["target"]))
        except Exception as error:
            traceback.print_exc()
            if isinstance(error, OSError) and error.errno in _OF_THE_MACHINE:
                answer |= {"errno": error.errno, "file": str(error.filename or asked["target"])}
        sys.stderr.flush()
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
