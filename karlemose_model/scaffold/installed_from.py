"""Where this tool itself was installed from, so that a new repository's CI can have it from the same place."""

from __future__ import annotations

import json
import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from urllib.parse import urlsplit
from urllib.request import url2pathname

# A commit, a tag or a version: nothing that a shell would take for something else.
_COMMIT = re.compile(r"[0-9a-zA-Z._/-]+")


def install_with(extra: str) -> str:
    """The command that installs this tool with an extra, from where it was installed; that place is left open if unknown.

    The bare name is never told: who owns it in an index is not known here.
    """
    source = installed_from() or "PATH-OR-ADDRESS"
    # An address takes an extra only in front of it, a path only behind it.
    wanted = f"karlemose-model[{extra}] @ {source}" if "://" in source else f"{source}[{extra}]"
    return f'python -m pip install "{wanted}"'


def installed_from(installed: Distribution | None = None) -> str:
    """A git address with its commit or a wheel's file, as pip noted it (PEP 610); empty if from an index or a checkout."""
    try:
        source = json.loads((installed or distribution("karlemose-model")).read_text("direct_url.json") or "{}")
        url = source["url"]
        parts = urlsplit(url)
    except (PackageNotFoundError, LookupError, TypeError, ValueError):
        return ""
    # What signs somebody in does not belong in a repository.
    if parts.username and (parts.scheme, parts.username) != ("ssh", "git"):
        return ""
    git = source.get("vcs_info")
    if isinstance(git, dict) and git.get("vcs") == "git" and _COMMIT.fullmatch(str(git.get("commit_id"))):
        return f"git+{url}@{git['commit_id']}"
    if "archive_info" in source and parts.path.endswith(".whl"):
        return url2pathname(parts.path) if parts.scheme == "file" else url
    return ""
