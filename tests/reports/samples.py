"""What the tests put through every format: nothing, warnings only, a few plain findings, a thousand nasty ones."""

from __future__ import annotations

import json
import random
import string
from functools import cache
from pathlib import Path
from typing import Any

from karlemose_model.messages import MESSAGES, NOTES
from karlemose_model.problems import Ignored, Place, Problem, Related, Severity
from karlemose_model.reports.findings import Findings
from karlemose_model.reports.spots import Repository
from karlemose_model.text import Text

SCHEMAS = Path(__file__).parent / "schemas"
SHIPPED_FILE = "karlemose/partners.yml"
CPR = "311257-5000"
"""Shaped like a CPR number; its birth date lies ahead."""

TEXT = "schema: 1\nid: park\nmeetings:\n  operational:\n    participants:\n      polise: core\n"


def plain(**more: Any) -> Findings:
    """An error with a related place, a warning, an error in a file that is not there, and one that is ignored."""
    partner = Problem(
        "KM201",
        Place("estates/playbook.yml", 6, 7, 6),
        {"section": "partner", "id": "polise", "path": "meetings.operational.participants", "suggestion": "police"}
        | {"listed": "partners", "known": Text({"da": "police (Politiet)", "en": "police (The police)"})},
        related=(Related(Place(SHIPPED_FILE, 5, 1, 8), "listed_here"),),
    )
    unknown = Problem(
        "KM010", Place("estates/kpi.yml"), {"file": "kpi.yml", "suggestion": "kpis.yml"}, Severity.warning
    )
    missing = Problem("KM001", Place("nowhere"), {"path": "nowhere"})
    ignored = Ignored(Problem("KM120", Place("estates/playbook.yml", 2, 1, 2), {"path": "id"}), "It is on the sign.")
    given: dict[str, Any] = {
        "problems": (missing, unknown, partner),
        "texts": {"estates/playbook.yml": TEXT, "estates/risks.yml": "{}\n", SHIPPED_FILE: "a\n" * 9},
        "ignored": (ignored,),
        "playbooks": ("estates/playbook.yml", "nowhere"),
        "repository": Repository(shipped=frozenset({SHIPPED_FILE})),
    }
    return Findings(**(given | more))


def warnings_only() -> Findings:
    """A warning in each of two files, and a clean file."""
    problems = tuple(
        Problem("KM303", Place(name, 1, 1, 3), {"path": "name", "languages": "en"}, Severity.warning)
        for name in ("a.yml", "b.yml")
    )
    return Findings(problems, {"a.yml": "name: A\n", "b.yml": "name: B\n", "c.yml": ""}, "da", playbooks=("a.yml",))


def nothing() -> Findings:
    """A clean playbook of two files."""
    return Findings((), {"playbook.yml": TEXT, "kpis.yml": "{}\n"}, playbooks=("playbook.yml",))


NASTY = [
    "100 % %0A %25", "a:b", "a,b", "two\nlines\r\n::error::forged", '"quoted"', "'", "]]>", "<!-- & -->", "\x00\x07\x1b[31m",
    "\ufffe\uffff", "\u202e right to left", "😀", "æøå ÆØÅ", "x" * 5000, CPR, "{0} {id} {{", "[text](https://example.org)",
    "\ud800 alone", "", "##[error]", "\t", "\u2028",
]  # fmt: skip
FILES = [
    "a,b:c%.yml", "æøå 😀.yml", f"{CPR}.yml", "/elsewhere/kommune/playbook.yml", "/repo/kommune/playbook.yml", SHIPPED_FILE,
    "not there.yml", "two\nlines.yml", "]]>.yml", "caf\udce9.yml", "d/e #?.yml", "clean.yml",
]  # fmt: skip
LINES = ["navn: 'Ærø\t😀' # ]]>", f"cpr: {CPR}\r", "x" * 5000, "", "\x1b[31mred", "a: b"]


@cache
def thousand(language: str = "en") -> Findings:
    """A thousand findings made of what breaks a format; 300 of them warnings, and 20 ignored besides."""
    chance = random.Random(2017)
    codes = sorted(MESSAGES)
    problems: dict[object, Problem] = {}
    while len(problems) < 1020:
        problem = _nasty(chance, chance.choice(codes), Severity.warning if len(problems) < 300 else Severity.error)
        problems[problem.sort_key] = problem
    found = list(problems.values())
    texts = {name: "\n".join(chance.choices(LINES, k=40)) for name in FILES if name != "not there.yml"}
    return Findings(
        tuple(found[:1000]),
        texts,
        language,
        tuple(Ignored(problem, chance.choice(NASTY)) for problem in found[1000:]),
        tuple(FILES[:3]),
        Repository("/repo", "estates", frozenset({SHIPPED_FILE})),
    )


def _nasty(chance: random.Random, code: str, severity: Severity) -> Problem:
    message = MESSAGES[code]
    templates = f"{message.what}{message.why}{message.help}"
    names = [name for _text, name, _spec, _conversion in string.Formatter().parse(templates) if name]
    data: dict[str, object] = {name: " ".join(chance.choices(NASTY, k=2)) for name in [*names, "suggestion"]}

    def place() -> Place:
        # Forty lines have a text; fifty are pointed at.
        return Place(chance.choice(FILES[:-1]), chance.randint(1, 50), chance.randint(1, 6000), chance.randint(0, 90))

    related = tuple(Related(place(), chance.choice(sorted(NOTES))) for _each in range(chance.randint(0, 2)))
    return Problem(code, place(), data, severity, related)


def schema(name: str) -> Any:
    """One of the schemas beside this file."""
    return json.loads((SCHEMAS / name).read_text("utf-8"))
