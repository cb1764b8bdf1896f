"""What a newer version of the template makes of a generated repository: planned as a whole first, then carried out."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from karlemose_model.files import left_over_of, shipped, write_bytes
from karlemose_model.problems import Place, Problem, in_order
from karlemose_model.reading.layers import shown_name
from karlemose_model.reading.text_files import read_text
from karlemose_model.scaffold.answers import ANSWERS, Answers, read_answers, read_questions
from karlemose_model.scaffold.generating import NotGenerated, generate
from karlemose_model.scaffold.git import GitStopped, NoGit, NoRepository, committed, not_committed
from karlemose_model.scaffold.git_index import LARGEST
from karlemose_model.scaffold.merging import merge, same
from karlemose_model.scaffold.standing import Standing, checksum, content_of, contents, is_in_the_way, too_large
from karlemose_model.wording import translator

BASE = ".karlemose/base"
"""Holds every file as it was generated, so that it can be told what a person has changed."""
SCHEMA = ".karlemose/schema"
PACKAGE = ".karlemose/package"
"""Says on one line where CI has the tool from; a person's own."""

_THEIRS = frozenset({"records", "docs", "templates", ".karlemose", ".git"})
"""Folders that belong to those who use the repository: an update neither changes nor adds anything there."""
# The line between the two is no sign by itself: it underlines headings in Markdown.
_LEFT_OVER = re.compile(rb"^(?:<{7}|>{7}) ", re.MULTILINE)
_TOLD = 8
"""So many files are named in a refusal."""


class Outcome(StrEnum):
    """What an update does with a file, or leaves undone and tells."""

    conflict = "conflict"
    """Both changed the same lines: both stand in the file, between markers."""
    beside = "beside"
    """Both changed what can't be merged: the new version lies beside it."""
    merged = "merged"
    taken = "taken"
    added = "added"
    removed = "removed"
    kept = "kept"
    """The new version has no such file any more, but a person changed it."""
    deleted = "deleted"
    """A person deleted it, so it does not come back."""


UNSOLVED = frozenset({Outcome.conflict, Outcome.beside})
"""What a person has to look into."""


@dataclass(frozen=True, slots=True)
class Plan:
    """An update of one repository: from and to which version, what becomes of its files, and what there is to write.

    `outcomes` are sorted by path; `writes` are in the order in which they are carried out, with None for a file that goes;
    `pending` are those of them that do not stand there yet, `programs` those that can be run. `left_over` is what an
    update that was killed had not yet renamed into place.
    """

    old: str
    new: str
    outcomes: tuple[tuple[str, Outcome], ...]
    writes: Mapping[str, bytes | None]
    pending: tuple[str, ...]
    programs: frozenset[str]
    package: str = ""
    """Where CI is to have the tool from, as it was answered."""
    left_over: tuple[str, ...] = ()

    @property
    def unsolved(self) -> bool:
        """Whether a person has to choose between two versions somewhere."""
        return any(outcome in UNSOLVED for _, outcome in self.outcomes)


class NotUpdatable(Exception):
    """Nothing was written: `problems` say why, `texts` hold the files that they point into."""

    def __init__(self, problems: tuple[Problem, ...], texts: Mapping[str, str] | None = None) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = problems
        self.texts = texts or {}


def plan_update(folder: Path, language: str, templates: Path | None = None, *, only_look: bool = False) -> Plan:
    """What an update of the repository in the folder would do; writes nothing into it.

    What is not committed keeps it from being carried out, for an update is undone by going back to the last commit; only
    what an update itself has written may be there, so that one that was interrupted can be run again. `only_look` asks
    what there is to do on top of what stands there, committed or not. `templates` stands in for those that come with the
    tool. Raises NotUpdatable with all that stands against it, and OSError as the machine gives it.
    """
    templates = templates or shipped("templates")
    answers = _answers(folder, templates)
    try:
        changed = not_committed(folder)
        if not only_look and committed(folder, ANSWERS) is None:
            raise NotUpdatable((_dirty(folder, changed | {ANSWERS}),))
        standing = Standing(folder, frozenset() if only_look else changed)
        old = _committed_answers(folder, standing, templates) if ANSWERS in standing.changed else answers
        if old is None:
            raise NotUpdatable((_dirty(folder, changed),))
        with tempfile.TemporaryDirectory(prefix="karlemose-") as made:
            generated = _generated(folder, old, Path(made, "new"), templates, language)
            plan = _Planner(standing, generated, language).plan(old, read_questions(templates / old.template).version)
    except NoGit:
        raise NotUpdatable((Problem("KM521", Place(shown_name(folder))),)) from None
    except NoRepository:
        raise NotUpdatable((Problem("KM520", Place(shown_name(folder)), {"folder": shown_name(folder)}),)) from None
    except GitStopped as stopped:
        raise NotUpdatable((Problem("KM522", Place(shown_name(folder)), {"said": str(stopped)}),)) from None
    left_over = {name for name in standing.changed if _is_left_over(folder, name, plan)}
    if foreign := {name for name in standing.changed - left_over if not _is_as_planned(folder, name, plan)}:
        raise NotUpdatable((_dirty(folder, foreign),))
    return replace(plan, left_over=tuple(sorted(left_over)))


def carry_out(plan: Plan, folder: Path) -> None:
    """Write what the plan says, each file whole or not at all, what was generated and the answers last.

    Raises OSError as the machine gives it: the same update can then be run again.
    """
    for name in plan.left_over:
        (folder / name).unlink(missing_ok=True)
    for name, content in plan.writes.items():
        path = folder / name
        if content is None:
            path.unlink(missing_ok=True)
            _remove_empty(path.parent, folder)
            continue
        write_bytes(path, content)
        if name in plan.programs:
            path.chmod(path.stat().st_mode | 0o111)


class _Planner:
    """Gathers what becomes of each file."""

    def __init__(self, standing: Standing, generated: Path, language: str) -> None:
        self.standing = standing
        self.generated = generated
        self.language = language
        self.outcomes: dict[str, Outcome] = {}
        self.writes: dict[str, bytes | None] = {}
        self.problems: list[Problem] = []

    def plan(self, old: Answers, version: str) -> Plan:
        """The whole update. Raises NotUpdatable when something stands in its way."""
        folder = self.standing.folder
        _ = translator(self.language)
        labels = (_("yours"), _("version {version}").format(version=version))
        new = {name: content for name, content in contents(self.generated).items() if _is_owned(name)}
        names = {name for name in self.standing.below(BASE) if _is_owned(name)}
        before = {name: self.standing.content(f"{BASE}/{name}") for name in names}
        known = {name: content for name, content in before.items() if content is not None}
        if not known or old.base != checksum(known):
            # Whoever merged with something else would take a person's lines for the template's own.
            raise NotUpdatable((Problem("KM538", Place(shown_name(folder / BASE)), {"folder": BASE}),))
        for name in sorted({*new, *known}):
            self._file(name, known.get(name), new.get(name), labels)
        self._replace(SCHEMA, contents(self.generated / SCHEMA))
        self._replace(BASE, new)
        self.writes[ANSWERS] = (self.generated / ANSWERS).read_bytes()
        pending = tuple(name for name, content in self.writes.items() if content_of(folder / name) != content)
        blocked = {name for name in pending if is_in_the_way(folder, name)}
        self.problems += [Problem("KM535", Place(shown_name(folder / name)), {"file": name}) for name in blocked]
        if self.problems:
            raise NotUpdatable(in_order(self.problems), self._texts())
        programs = {name for name in new if name in self.writes and os.access(self.generated / name, os.X_OK)}
        outcomes = tuple(sorted(self.outcomes.items()))
        return Plan(
            old.version, version, outcomes, self.writes, pending, frozenset(programs), old.answers.get("__package", "")
        )

    def _file(self, name: str, before: bytes | None, new: bytes | None, labels: tuple[str, str]) -> None:
        in_the_way = is_in_the_way(self.standing.folder, name)
        # What a link leads to is not looked at.
        mine = None if in_the_way else self.standing.content(name)
        if mine is not None and too_large(mine):
            # A merge would write down what was read of it.
            path = self.standing.folder / name
            data = {"megabytes": round(path.stat().st_size / 1e6, 1), "limit": f"{LARGEST / 1e6:g}"}
            self.problems.append(Problem("KM007", Place(shown_name(path)), data))
            return
        if mine is not None and (left_over := _LEFT_OVER.search(mine)):
            # Also where this version changes nothing: who asks whether all is done must not hear that it is.
            line = mine.count(b"\n", 0, left_over.start()) + 1
            self.problems.append(Problem("KM536", Place(shown_name(self.standing.folder / name), line, 1, 7)))
            return
        if before == new:
            if not os.path.lexists(self.standing.folder / name):
                self.outcomes[name] = Outcome.deleted
            return
        if in_the_way:
            if new is None:
                self.outcomes[name] = Outcome.kept
            else:
                self.writes[name] = new
            return
        if new is None:
            self._dropped(name, mine, before)
        elif mine is None:
            self.outcomes[name] = Outcome.added if before is None else Outcome.deleted
            if before is None:
                self.writes[name] = new
        else:
            self._both(name, mine, before, new, labels)

    def _dropped(self, name: str, mine: bytes | None, before: bytes | None) -> None:
        if mine is None:
            return
        if same(mine, before):
            self.outcomes[name] = Outcome.removed
            self.writes[name] = None
        else:
            self.outcomes[name] = Outcome.kept

    def _both(self, name: str, mine: bytes, before: bytes | None, new: bytes, labels: tuple[str, str]) -> None:
        merged = merge(mine, before, new, labels)
        if merged is None:
            self.outcomes[name] = Outcome.beside
            beside = self.standing.content(f"{name}.new")
            if beside not in (None, new):
                place = Place(shown_name(self.standing.folder / f"{name}.new"))
                self.problems.append(Problem("KM535", place, {"file": f"{name}.new"}))
            self.writes[f"{name}.new"] = new
        elif merged.content != mine:
            taken = before is not None and same(mine, before)
            self.outcomes[name] = (
                Outcome.conflict if merged.conflict else Outcome.taken if taken else Outcome.merged
            )  # fmt: skip
            self.writes[name] = merged.content

    def _replace(self, folder: str, files: Mapping[str, bytes]) -> None:
        """A folder of the tool's own: it holds these files and no others."""
        for name in sorted({*self.standing.below(folder), *files}):
            self.writes[f"{folder}/{name}"] = files.get(name)

    def _texts(self) -> dict[str, str]:
        files = {problem.place.file for problem in self.problems if problem.code == "KM536"}
        return {file: (Path(file).read_bytes()).decode("utf-8", "replace") for file in files}


def _answers(folder: Path, templates: Path) -> Answers:
    """The answers as they stand there. Raises NotUpdatable when they can't be used."""
    shown = shown_name(folder / ANSWERS)
    if is_in_the_way(folder, ANSWERS):
        raise NotUpdatable((Problem("KM535", Place(shown), {"file": ANSWERS}),))
    if not (folder / ANSWERS).exists():
        raise NotUpdatable(
            (Problem("KM524", Place(shown_name(folder)), {"folder": shown_name(folder), "file": ANSWERS}),)
        )
    text, problem = read_text(folder / ANSWERS, shown)
    if text is None:
        assert problem is not None
        raise NotUpdatable((problem,))
    answers, problems = read_answers(text, shown, templates)
    if answers is None:
        raise NotUpdatable(problems, {shown: text})
    return answers


def _committed_answers(folder: Path, standing: Standing, templates: Path) -> Answers | None:
    content = standing.content(ANSWERS) or b""
    answers, _ = read_answers(content.decode("utf-8", "replace"), shown_name(folder / ANSWERS), templates)
    return answers


def _generated(folder: Path, answers: Answers, into: Path, templates: Path, language: str) -> Path:
    """What the new version makes of the answers. Raises NotUpdatable when it can't use them."""
    try:
        return generate(answers.template, answers.answers, into, templates)
    except NotGenerated as refused:
        said = translator(language)(refused.words).format(**refused.data)
        text, _ = read_text(folder / ANSWERS, shown_name(folder / ANSWERS))
        raise NotUpdatable(
            in_order(_refusals(folder, answers, said)), {shown_name(folder / ANSWERS): text or ""}
        ) from None


def _refusals(folder: Path, answers: Answers, said: str) -> Iterator[Problem]:
    """Why the template refuses, each reason at the answer that it begins with."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    for line in [line for line in lines if line.startswith("- ")] or lines:
        reason = line.removeprefix("- ")
        name = re.match(r"\w*", reason)
        place = answers.places.get(name[0] if name else "", Place(shown_name(folder / ANSWERS)))
        yield Problem("KM539", place, {"reason": reason})


def _is_owned(name: str) -> bool:
    """Whether an update looks after the file; on some machines Records is the same folder as records."""
    return name.split("/")[0].casefold() not in _THEIRS


def _is_as_planned(folder: Path, name: str, plan: Plan) -> bool:
    return name in plan.writes and content_of(folder / name) == plan.writes[name]


def _is_left_over(folder: Path, name: str, plan: Plan) -> bool:
    """Whether an update began to write the file beside it so; a person's file may be called like that as well."""
    content, whole = content_of(folder / name), plan.writes.get(left_over_of(name))
    return content is not None and whole is not None and whole.startswith(content) and committed(folder, name) is None


def _dirty(folder: Path, names: set[str] | frozenset[str]) -> Problem:
    files = sorted(names)
    told = ", ".join(files[:_TOLD]) + (" …" if len(files) > _TOLD else "")
    return Problem("KM523", Place(shown_name(folder)), {"files": told})


def _remove_empty(folder: Path, top: Path) -> None:
    """Take away folders that hold nothing any more, up to the repository's own."""
    while folder != top and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
