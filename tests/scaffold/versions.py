"""A small template in three versions, and a repository made from one of them, for the tests of `update`."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from karlemose_model.scaffold.generating import generate
from karlemose_model.scaffold.standing import checksum

ANSWERS = {"name": "Prøveparken", "languages": "da, en"}

# It notes what was answered and what came of it, as the hook of the shipped templates does.
_HOOK = """
import json, shutil
from hashlib import sha256
from pathlib import Path
answers = {"name": r'''{{ cookiecutter.name }}''', "languages": "{{ cookiecutter.languages }}"}
if answers["name"] == "Forbudt":
    raise SystemExit("name: it may not be called that")
own = ("records", "docs", "templates", ".karlemose")
made = sorted(path for path in Path().rglob("*") if path.is_file() and path.parts[0] not in own)
for path in made:
    copy = Path(".karlemose/base") / path
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, copy)
sums = {path.as_posix(): sha256(path.read_bytes().replace(b"\\r\\n", b"\\n")).hexdigest() for path in made}
base = sha256("".join(f"{sums[name]}  {name}\\n" for name in sorted(sums)).encode()).hexdigest()
note = {"template": "estate", "version": "{{ cookiecutter._template_version }}", "answers": answers, "base": base}
Path(".karlemose/answers.json").write_text(json.dumps(note, ensure_ascii=False, indent=2, sort_keys=True) + "\\n", "utf-8")
"""

_PLAYBOOK = "".join(f"# line {number}\n" for number in range(1, 13))

OLDEST: Mapping[str, bytes] = {
    "playbook.yml": ("name: '{{ cookiecutter.name }}'\n" + _PLAYBOOK).encode(),
    "README.md": b"# {{ cookiecutter.name }}\n\nOne.\n",
    "ci.sh": b"#!/bin/sh\necho 1\n",
    "old.txt": b"old\n",
    "older.txt": b"older\n",
    ".github/old/workflow.yml": b"on: push\n",
    "logo.png": b"\x89PNG\0one",
    "-options.txt": b"one\n",
    "records/README.md": b"records 1\n",
    "docs/da/page.md": b"# Side 1\n",
    "templates/documents/README.md": b"documents 1\n",
    ".karlemose/schema/playbook.json": b"{}\n",
    ".karlemose/schema/old.json": b"{}\n",
}
"""The files of version 0.1.0, by path."""

NEWER: Mapping[str, bytes] = {
    **{name: content for name, content in OLDEST.items() if name not in ("old.txt", "older.txt", ".karlemose/schema/old.json")},
    "playbook.yml": OLDEST["playbook.yml"].replace(b"# line 2\n", b"# line two\n"),
    "README.md": b"# {{ cookiecutter.name }}\n\nTwo.\n",
    "ci.sh": b"#!/bin/sh\necho 2\n",
    "logo.png": b"\x89PNG\0two",
    "-options.txt": b"two\n",
    "new.txt": b"new in two\n",
    "records/README.md": b"records 2\n",
    "records/new.csv": b"new\n",
    "docs/da/page.md": b"# Side 2\n",
    "templates/documents/README.md": b"documents 2\n",
    ".karlemose/schema/playbook.json": b'{"type": "object"}\n',
}  # fmt: skip
"""Those of version 0.2.0."""

NEWEST: Mapping[str, bytes] = {
    **{name: content for name, content in NEWER.items() if name != ".github/old/workflow.yml"},
    "playbook.yml": NEWER["playbook.yml"].replace(b"# line 12\n", b"# line twelve\n"),
    "README.md": b"# {{ cookiecutter.name }}\n\nThree.\n",
    "ci.sh": b"#!/bin/sh\necho 3\n",
}
"""Those of version 0.3.0."""

VERSIONS = {"0.1.0": OLDEST, "0.2.0": NEWER, "0.3.0": NEWEST}


def templates(folder: Path, version: str, files: Mapping[str, bytes] | None = None, **settings: object) -> Path:
    """A folder of templates with the estate's in that version; `settings` go into cookiecutter.json."""
    top = folder / f"templates-{version}"
    estate = top / "estate"
    context = {
        "name": "Sønder Høj", "languages": ["da, en", "en, da", "da", "en"], "__slug": "repository",
        "_template_version": version, **settings,
    }  # fmt: skip
    written = {
        "cookiecutter.json": json.dumps(context).encode(),
        "hooks/post_gen_project.py": _HOOK.encode(),
        **{f"{{{{cookiecutter.__slug}}}}/{name}": content for name, content in (files or VERSIONS[version]).items()},
    }
    for name, content in written.items():
        (estate / name).parent.mkdir(parents=True, exist_ok=True)
        (estate / name).write_bytes(content)
    return top


def repository(folder: Path, version: str = "0.1.0") -> Path:
    """A repository made from that version, committed."""
    made = generate("estate", ANSWERS, folder / "made", templates(folder, version))
    git(made, "init", "--quiet")
    commit(made)
    return made


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", "A change")


def git(folder: Path, *arguments: str) -> str:
    """Runs git as somebody who has set nothing."""
    names = {
        f"GIT_{who}_{what}": "someone@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    environment = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    ran = subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return ran.stdout


def tree(folder: Path) -> dict[str, bytes]:
    """Every file but git's own."""
    paths = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.relative_to(folder).parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def base_checksum(folder: Path) -> str:
    return checksum(
        {
            name.removeprefix(".karlemose/base/"): content
            for name, content in tree(folder).items()
            if name.startswith(".karlemose/base/")
        }
    )
