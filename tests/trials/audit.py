"""Whether a locked package has a known vulnerability, asked of a public list; `make audit` runs it and says when nothing answered."""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.trials.results import FOLDER, write

LOCKS = Path(__file__).parents[2] / "requirements"
# pip-audit's own: the package index's list, then OSV's.
SERVICES = ("pypi", "osv")

CLEAN, FOUND, COULD_NOT_RUN, NOT_ANSWERED = 0, 1, 2, 3
"""How it ends. The last is neither good nor bad: some package, or all of them, could not be looked up."""

_PIN = re.compile(r"^([\w.-]+)==(\S+)((?: ;[^\\\n]*)?) \\\n(?:    --hash=.*\n)+", re.MULTILINE)
_NOT_REACHED = {
    "da": "Ingen liste over sårbarheder svarede her, så intet er slået op. Det siger hverken, at der er sårbarheder, eller at der ingen er.",
    "en": "No list of vulnerabilities answered here, so nothing was looked up. That says neither that there are vulnerabilities nor that there are none.",
}
_IN_PART = {
    "da": "Nogle pakker fik intet svar. Om dem siger afprøvningen intet.",
    "en": "Some packages got no answer. Of those this trial says nothing.",
}


@dataclass
class Answers:
    """What a service said of the packages: those it knew, the vulnerabilities of them, and those it did not know."""

    service: str = ""
    known: set[str] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)
    vulnerabilities: dict[str, str] = field(default_factory=dict)


class NoAnswer(Exception):
    """The service could not be reached, or what it said was no answer."""


def locked(folder: Path = LOCKS) -> dict[str, str]:
    """The lines of each package in all locks, with its hashes, by `name==version`."""
    return {
        f"{found[1]}=={found[2]}": found[0]
        for lock in sorted(folder.glob("*.txt"))
        for found in _PIN.finditer(lock.read_text("utf-8"))
    }


def asked(pip_audit: Sequence[str], service: str, lines: Iterable[str], folder: Path) -> Answers:
    """What the service knows of these packages. Raises NoAnswer when it did not say; OSError when there is no pip-audit."""
    # No pip, no resolving: what is asked for is what is locked, and nothing is fetched or run.
    requirements = folder / "asked.txt"
    # Markers are for installing: a vulnerability on another system is one as well.
    requirements.write_text("".join(re.sub(r" ;[^\\\n]*", " ", each) for each in lines), "utf-8")
    ran = subprocess.run(
        [*pip_audit, "--requirement", str(requirements), "--require-hashes", "--disable-pip", "--format", "json",
         "--vulnerability-service", service, "--progress-spinner", "off", "--timeout", "20"],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    try:
        dependencies = json.loads(ran.stdout)["dependencies"]
    except (ValueError, KeyError) as error:
        raise NoAnswer((ran.stderr.strip().splitlines() or ["it said nothing"])[-1]) from error
    answers = Answers(service)
    for one in dependencies:
        # pip-audit passes over what the service does not know, and then calls the whole clean.
        if "skip_reason" in one:
            answers.unknown.add(one["name"])
            continue
        answers.known.add(f"{one['name']}=={one['version']}")
        for each in one["vulns"]:
            mended = ", ".join(each["fix_versions"]) or "no version yet"
            answers.vulnerabilities[f"{one['name']} {one['version']} {each['id']}"] = f"mended in {mended}"
    return answers


def answered(pip_audit: Sequence[str], packages: dict[str, str], folder: Path) -> Answers:
    """What the first service says that knows any of them; empty when none does."""
    for service in SERVICES:
        try:
            # One package first: a service that is not there, or answers nothing, is not asked for all the others.
            if asked(pip_audit, service, [next(iter(packages.values()))], folder).known:
                return asked(pip_audit, service, packages.values(), folder)
            print(f"{service}: it does not know the packages")
        except NoAnswer as error:
            print(f"{service}: {error}")
    return Answers()


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask, say what was found, and keep it as the trial's result; the exit code is one of the four above."""
    parser = argparse.ArgumentParser(prog="python -m tests.trials.audit", description=__doc__)
    parser.add_argument("--pip-audit", default="pip-audit", help="the program, where it is not on the path")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the result is kept")
    said = parser.parse_args(arguments)
    packages = locked()
    work = Path("build", "audit")
    work.mkdir(parents=True, exist_ok=True)
    try:
        answers = answered([said.pip_audit], packages, work)
    except OSError as error:
        print(f"pip-audit could not be run: {error}", file=sys.stderr)
        return COULD_NOT_RUN
    missing = len(packages) - len(answers.known)
    notes = {} if not missing else _IN_PART if answers.known else _NOT_REACHED
    write(
        "audit",
        runs=len(answers.known),
        found=len(answers.vulnerabilities),
        figures={"locked": len(packages), "not answered": missing, "service": answers.service or "not reached"},
        notes=notes,
        folder=said.folder,
    )
    for what, mended in sorted(answers.vulnerabilities.items()):
        print(f"{what}: {mended}")
    print(
        f"{len(answers.known)} of {len(packages)} packages looked up, {len(answers.vulnerabilities)} vulnerabilities known"
    )
    if notes:
        print(notes["en"])
    return FOUND if answers.vulnerabilities else NOT_ANSWERED if missing else CLEAN


if __name__ == "__main__":
    sys.exit(main())
