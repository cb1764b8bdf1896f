"""Where this tool itself was installed from, so that a new repository's CI can have it from the same place."""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any
from urllib.parse import SplitResult, urlsplit
from urllib.request import url2pathname

from karlemose_model.wording import translator

# A commit, a tag or a version: nothing that a shell would take for something else.
_COMMIT = re.compile(r"[0-9a-zA-Z._/-]+")


def install_with(extra: str, language: str) -> str:
    """The command that installs this tool with an extra, from where it was installed; that place is left open if unknown.

    The bare name is never told: who owns it in an index is not known here.
    """
    if clone := cloned_to():
        # As it was installed before, and with the Python that runs now: `python` may be another one.
        python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
        return f'{python} -m pip install --editable "{clone}[{extra}]"'
    _ = translator(language)
    source = installed_from() or _("PATH-OR-ADDRESS")
    # An address takes an extra only in front of it, a path only behind it.
    wanted = f"karlemose-model[{extra}] @ {source}" if "://" in source else f"{source}[{extra}]"
    return f'python -m pip install "{wanted}"'


def cloned_to(installed: Distribution | None = None) -> str:
    """The folder of the checkout that runs here, installed to be edited, as pip noted it; empty if it is none."""
    source, url = _noted(installed)
    folder = source.get("dir_info")
    return url2pathname(url.path) if isinstance(folder, dict) and folder.get("editable") is True else ""


def installed_from(installed: Distribution | None = None) -> str:
    """A git address with its commit or a wheel's file, as pip noted it (PEP 610); empty if from an index or a checkout."""
    source, url = _noted(installed)
    # What signs somebody in does not belong in a repository.
    if url.username and (url.scheme, url.username) != ("ssh", "git"):
        return ""
    git = source.get("vcs_info")
    if isinstance(git, dict) and git.get("vcs") == "git" and _COMMIT.fullmatch(str(git.get("commit_id"))):
        return f"git+{source['url']}@{git['commit_id']}"
    if "archive_info" in source and url.path.endswith(".whl"):
        return url2pathname(url.path) if url.scheme == "file" else str(source["url"])
    return ""


def _noted(installed: Distribution | None) -> tuple[dict[str, Any], SplitResult]:
    """What pip noted, and its address; nothing where there is no note, or none that can be read."""
    try:
        source = json.loads((installed or distribution("karlemose-model")).read_text("direct_url.json") or "{}")
        return source, urlsplit(source["url"])
    except (PackageNotFoundError, LookupError, TypeError, ValueError):
        return {}, urlsplit("")
