"""Adds the files that estates and districts have in common, the schemas, and the note of what was generated."""

from __future__ import annotations

import datetime
import json
import re
import shutil
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

NOTES = Path(".karlemose")
OWN = ("records", "docs", "templates", NOTES.name)
"""What belongs to the people from the first day; `karlemose update` merges all the rest."""
DERIVED = ("__weekday",)
"""Follows from an answer; kept, it would stand against that answer once somebody changes it."""
SENT, DUE = {"estate": 1, "district": 5}, {"estate": 7, "district": 28}
"""In the examples of the first minutes: so many working days before it the agenda was sent, so many days later something is due."""
LANGUAGES = ("da", "en")


def complete(template: str, context: Mapping[str, str], common: Path, project: Path | None = None) -> None:
    """Write into the project (the current folder) what the template itself does not render."""
    project = project or Path.cwd()
    schemas = common.parent.parent / "playbooks" / "schema"
    if not schemas.is_dir():
        sys.exit(f"Her mangler / Missing here: {schemas}")
    languages = context["languages"].split(", ")
    words = {"name": context["name"], "slug": context["__slug"], "version": context["_template_version"]}
    for path in _files(common / "repository"):
        text = path.read_text("utf-8")
        _write(project / path.relative_to(common / "repository"), _in(text, languages, words))
    _pages(template, context, common / "pages", project, words)
    for path in _files(schemas):
        _write(project / NOTES / "schema" / path.name, path.read_text("utf-8"))
    _examples(template, context["first_meeting"], project)
    _note(template, context, project)


def _examples(template: str, first_meeting: str, project: Path) -> None:
    """The days in the comments of the first minutes: a template itself cannot count days."""
    sent = day = datetime.date.fromisoformat(first_meeting)
    for _ in range(SENT[template]):
        sent -= datetime.timedelta(days={0: 3, 6: 2}.get(sent.weekday(), 1))  # over the weekend
    due = day + datetime.timedelta(days=DUE[template])
    for path in _files(project / "records" / "meetings"):
        _write(path, _filled(path.read_text("utf-8"), {"agenda_sent": sent.isoformat(), "due": due.isoformat()}))


def _pages(template: str, context: Mapping[str, str], pages: Path, project: Path, words: Mapping[str, str]) -> None:
    """The pages that are written once for each language, and stand below each other where there are two."""
    languages = context["languages"].split(", ")
    readme = (project / "README.md").read_text("utf-8")
    for language in languages:
        own = pages / language
        # The last one: what an answer holds of the same form stands in the lines above it.
        before, _mark, after = readme.rpartition(f"\n<!-- using: {language} -->\n")
        readme = f"{before}\n{_filled((own / 'using.md').read_text('utf-8'), words)}{after}"
    _write(project / "README.md", readme)
    for name, source in (("records/README.md", "records.md"), ("templates/documents/README.md", "documents.md")):
        said = [_filled((pages / language / source).read_text("utf-8"), words) for language in languages]
        _write(project / name, "\n".join(said))


def _note(template: str, context: Mapping[str, str], project: Path) -> None:
    """What was answered, with which version, and what came of it, for `karlemose update`."""
    given = {key: context[key] for key in context if not key.startswith("_") or key.startswith("__")}
    answers = {key: value for key, value in given.items() if key not in ("__prompts__", *DERIVED)}
    if context["__package"]:
        _write(project / NOTES / "package", context["__package"] + "\n")
    sums: dict[str, str] = {}
    for path in _files(project):
        name = path.relative_to(project)
        if name.parts[0] not in OWN:
            copy = project / NOTES / "base" / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            # Whatever line ends Git writes on a machine, it is the same.
            sums[name.as_posix()] = sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
    # An update asks whether anybody has edited the copies since: then they tell it nothing any more.
    base = sha256("".join(f"{sums[name]}  {name}\n" for name in sorted(sums)).encode()).hexdigest()
    note = {"template": template, "version": context["_template_version"], "answers": answers, "base": base}
    text = json.dumps(note, ensure_ascii=False, indent=2, sort_keys=True)
    _write(project / NOTES / "answers.json", text + "\n")


def _in(text: str, languages: list[str], words: Mapping[str, str]) -> str:
    """The text without the lines that end in the mark of a language that was not chosen, and without the marks."""
    kept = []
    for line in text.splitlines():
        marked = next((each for each in LANGUAGES if line.endswith(f" #{each}")), None)
        if marked is None:
            kept.append(line)
        elif marked in languages:
            kept.append(line.removesuffix(f" #{marked}"))
    return _filled("\n".join(kept) + "\n", words)


def _filled(text: str, words: Mapping[str, str]) -> str:
    """In one pass, so that what stands in a word is not taken for another one."""
    return re.sub(f"@({'|'.join(words)})@", lambda found: words[found[1]], text)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != ".DS_Store")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
