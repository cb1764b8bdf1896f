"""`karlemose check --install-hook`: has git ask `check --staged` before each commit, by a file that no change can bring along."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from pathlib import Path

import click

from karlemose_model.cli.changing import changing
from karlemose_model.cli.every_file import open_index
from karlemose_model.cli.opening import language_of, stop
from karlemose_model.files import change_text
from karlemose_model.messages import N_
from karlemose_model.reading import read_playbook
from karlemose_model.scaffold.git import GitStopped, git
from karlemose_model.wording import said, translator

_COMMAND = "karlemose check --staged --format concise"
_MARK = "# karlemose check --install-hook"
_MISSING = N_(
    "karlemose is not on this computer any more, so nothing was looked at and nothing was committed. Install it, or delete the file .git/hooks/pre-commit"
)
# -P: git runs a hook in the repository, and nothing that lies there may pass for the tool.
_HOOK = """#!/bin/sh
{mark}
if [ -x {python} ]; then exec {python} -P -m karlemose_model check --staged --format concise; fi
if command -v karlemose >/dev/null; then exec {command}; fi
printf '%s\\n' {missing} >&2
exit 1
"""


def install_hook(lang: str | None) -> None:
    """Have git ask `check --staged` before each commit in this copy of the repository. A hook that is there is left alone."""
    # The playbook at hand, if there is one, says what its people speak.
    language = language_of(read_playbook(Path()), lang)
    _ = translator(language)
    index = open_index(language, Path(), settled=False)
    with contextlib.suppress(GitStopped):  # nothing is set
        # The last one is what we told git ourselves, so that it runs none.
        *_others, elsewhere, _ours = [
            "",
            *os.fsdecode(git(index.root, "config", "--get-all", "core.hooksPath")).split("\n")[:-1],
        ]
        if elsewhere:
            words = _("Git takes its hooks from {folder} here. Write into the file pre-commit there: {line}")
            stop(words.format(folder=said(elsewhere), line=_COMMAND))
    home = Path(os.fsdecode(git(index.root, "rev-parse", "--git-common-dir").removesuffix(b"\n")))
    hook = (index.root / home).absolute() / "hooks" / "pre-commit"
    text = _HOOK.format(
        mark=_MARK, python=_quoted(Path(sys.executable).as_posix()), command=_COMMAND, missing=_quoted(_(_MISSING))
    )
    before = hook.read_bytes() if os.path.lexists(hook) and not hook.is_symlink() else None
    if os.path.lexists(hook) and (before is None or not _is_ours(before)):
        stop(
            _("There is a hook already, and it was left alone. Write into {file}: {line}").format(
                file=hook, line=_COMMAND
            )
        )
    with changing(hook, language):
        change_text(hook, before, text)
    hook.chmod(0o755)
    click.echo(
        _("From now on git has karlemose look before each commit that is made in this copy: {file}").format(file=hook)
    )


def _is_ours(content: bytes) -> bool:
    """Whether the tool wrote the hook, on whatever computer and in whatever language, and nobody added to it since."""
    known = _HOOK.format(mark=_MARK, python="PYTHON", command=_COMMAND, missing="MISSING")
    pattern = re.escape(known).replace("PYTHON", "'[^\n]*'").replace("MISSING", "'[^\n]*'")
    return re.fullmatch(pattern.encode(), content) is not None


def _quoted(text: str) -> str:
    """As a shell takes it for one word."""
    return "'" + text.replace("'", "'\\''") + "'"
