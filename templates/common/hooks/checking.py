"""What is wrong with the answers to a template's questions, all at once and in plain words, in Danish and English."""

from __future__ import annotations

import datetime
import importlib.util
import posixpath
import re
import sys
import zoneinfo
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

PARTNERS = ("social-project", "tenants", "kindergarten")
"""Those that an estate may have none of; without the others it is another model."""
KINDS = ("district", "municipality")
LANGUAGES = ("da, en", "en, da", "da", "en")
LONGEST_NAME, LONGEST_LINE, LONGEST_SLUG = 100, 300, 60
DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
"""Names that Windows gives to no folder."""
NO_TEXT = {"true", "false", "null"}
"""What YAML takes for something else than a text."""
CLOSED_DAYS = {"01-01", "06-05", "12-24", "12-25", "12-26", "12-31"}
CLOSED_WEEKS = {28, 29, 30}
"""When nobody meets in the playbook that a Danish place begins with."""


def _privacy() -> ModuleType:
    """The package's module that finds CPR numbers. cookiecutter's Python may lack the package, but the file lies nearby: beside
    the templates of an installed package, and in its folder in a checkout."""
    above = Path(__file__).resolve().parents[3]
    files = (above / "privacy.py", above / "karlemose_model" / "privacy.py")
    file = next((path for path in files if path.is_file()), None)
    if file is None:
        sys.exit(
            "Skabelonerne hører sammen med programmet; brug dem fra dets mappe eller arkiv."
            " / The templates belong with the program; use them from its folder or repository."
        )
    spec = importlib.util.spec_from_file_location("karlemose_privacy", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_PRIVACY = _privacy()
_SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_SIGNED_IN = re.compile(r"(\w+)://([^/?#]*)@")
_BRACES = ("{{", "}}", "{%", "%}", "{#", "#}")
_NOT_IN_A_PATH = set("<>\"|?*:\\'`$#")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def stop_at_wrong_answers(template: str, context: Mapping[str, object]) -> None:
    """End the program with 1 and the reasons, if an answer can't be used or the folder holds something already."""
    if isinstance(sys.stderr, object) and hasattr(sys.stderr, "reconfigure"):
        sys.stderr.reconfigure(errors="backslashreplace")
    if any(Path.cwd().iterdir()):
        wrong = [f"{_PRIVACY.masked(Path.cwd().name)}: mappen er der allerede og er ikke tom / the folder is there already and is not empty"]
    else:
        wrong = list(wrong_answers(template, context))
    if wrong:
        print("Der blev ikke lavet noget. / Nothing was made.", file=sys.stderr)
        print("\n".join(f"- {reason}" for reason in wrong), file=sys.stderr)
        raise SystemExit(1)


def wrong_answers(template: str, context: Mapping[str, object]) -> Iterator[str]:
    """Each answer that can't be used, with the reason, in the order of the questions."""
    answers = {key: str(value) for key, value in context.items()}
    names = ("name", "municipality", "police_district") if template == "estate" else ("name", "police_district")
    for key in names:
        yield from _line(key, answers[key], LONGEST_NAME)
    yield from _slug(answers)
    if template == "district" and answers["kind"] not in KINDS:
        yield _said("kind", answers["kind"], f"vælg {' eller '.join(KINDS)}", f"choose {' or '.join(KINDS)}")
    if not _COUNTRY.fullmatch(answers["country"]):
        yield _said("country", answers["country"], "skriv et land som DK eller GB-ENG", "write a country as DK or GB-ENG")
    if answers["languages"] not in LANGUAGES:
        choice = "; ".join(LANGUAGES)
        yield _said("languages", answers["languages"], f"vælg én af: {choice}", f"choose one of: {choice}")
    yield from _first_meeting(answers)
    if answers["builds_on"] != "karlemose":
        yield from _path("builds_on", answers["builds_on"])
    if template == "estate":
        for one in parts(answers["leave_out"]):
            if one not in PARTNERS:
                known = ", ".join(PARTNERS)
                yield _said("leave_out", one, f"kun disse kan undværes: {known}", f"only these can be left out: {known}")
    else:
        for one in parts(answers["estates"]):
            yield from _path("estates", one)
    yield from _hidden(answers)


def parts(answer: str) -> list[str]:
    """What stands between the commas of an answer, each once, in its order."""
    return list(dict.fromkeys(part.strip() for part in answer.split(",") if part.strip()))


def _said(key: str, answer: str, danish: str, english: str) -> str:
    # ascii(): what can't be seen, and what turns the direction of a line, must be seen here.
    answer = _PRIVACY.masked(answer)
    shown = answer if answer.isprintable() else ascii(answer)[1:-1]
    shown = shown if len(shown) <= 40 else shown[:39] + "…"
    return f"{key} ({shown}): {danish} / {english}"


def _line(key: str, answer: str, longest: int, *, may_be_empty: bool = False) -> Iterator[str]:
    """A line of text that a person can read."""
    if may_be_empty and not answer:
        return
    if not answer.strip() or len(answer) > longest:
        yield _said(key, answer, f"skriv 1-{longest} tegn", f"write 1 to {longest} characters")
    elif not answer.isprintable():
        yield _said(
            key, answer, "der er usynlige tegn i (linjeskift, retningstegn); skriv det igen med tastaturet",
            "it holds characters that can't be seen (line breaks, marks of direction); type it again",
        )  # fmt: skip
    elif any(brace in answer for brace in _BRACES):
        yield _said(key, answer, "skriv det uden krøllede parenteser", "write it without curly brackets")
    elif _has_cpr(answer):
        yield f"{key}: det ligner et CPR-nummer / it looks like a CPR number"


def _has_cpr(answer: str) -> bool:
    return next(_PRIVACY.find_cpr(answer), None) is not None


def _slug(answers: Mapping[str, str]) -> Iterator[str]:
    slug = answers["__slug"]
    if slug == "no-name":
        yield _said(
            "name", answers["name"], "der skal være bogstaver eller tal i, så mappen kan få et navn",
            "it needs letters or digits, so that the folder can have a name",
        )  # fmt: skip
    elif slug in DEVICES:
        yield _said("name", slug, "Windows tillader ingen mappe med det navn", "Windows allows no folder of that name")
    elif slug in NO_TEXT:
        yield _said(
            "name", slug, "det betyder noget andet end et navn for en computer; føj et ord til",
            "it means something else to a computer than a name; add a word to it",
        )  # fmt: skip
    elif not _SLUG.fullmatch(slug) or len(slug) > LONGEST_SLUG:
        yield _said(
            "name", slug, "mappens navn skal begynde med et bogstav og kun have a-z, tal og bindestreg",
            "the folder's name must begin with a letter and have only a-z, digits and hyphens",
        )  # fmt: skip
    elif _has_cpr(slug) and not _has_cpr(answers["name"]):
        yield "name: mappens navn ville ligne et CPR-nummer / the folder's name would look like a CPR number"


def _first_meeting(answers: Mapping[str, str]) -> Iterator[str]:
    answer = answers["first_meeting"]
    try:
        if not _DAY.fullmatch(answer):
            raise ValueError
        day = datetime.date.fromisoformat(answer)
        if not 2000 <= day.year <= 2100:
            raise ValueError
    except ValueError:
        yield _said("first_meeting", answer, "skriv en dag som 2027-01-12", "write a day as 2027-01-12")
        return
    weekday = _WEEKDAYS[day.weekday()]
    if answers["__weekday"] != weekday:
        yield _said("__weekday", answers["__weekday"], f"{answer} er {weekday}", f"{answer} is a {weekday}")
    if answers["country"] == "DK" and (answer[5:] in CLOSED_DAYS or day.isocalendar().week in CLOSED_WEEKS):
        yield _said(
            "first_meeting", answer, "der holdes ingen møder den dag (helligdag eller sommerferie); vælg en anden",
            "nobody meets on that day (holiday or summer weeks); choose another",
        )  # fmt: skip


def _path(key: str, answer: str) -> Iterator[str]:
    """A relative path to another rollout's folder."""
    wrong = list(_line(key, answer, LONGEST_LINE))
    yield from wrong
    relative = not answer.startswith(("/", "~", "-")) and ("/" in answer or answer.startswith("."))
    # normpath: the folder itself has nothing to build on, however it is written.
    if not wrong and (not relative or _NOT_IN_A_PATH & set(answer) or posixpath.normpath(answer) == "."):
        yield _said(
            key, answer, "skriv en sti fra denne mappe med /, fx ../koege" + (", eller karlemose" * (key == "builds_on")),
            "write a path from this folder with /, e.g. ../koege" + (", or karlemose" * (key == "builds_on")),
        )  # fmt: skip


def _hidden(answers: Mapping[str, str]) -> Iterator[str]:
    """What nobody is asked for and `karlemose new` may give."""
    if not _CLOCK.fullmatch(answers["__at"]):
        yield _said("__at", answers["__at"], "skriv et klokkeslæt som 10:00", "write an hour as 10:00")
    known = zoneinfo.available_timezones()  # none on a Windows without tzdata
    if known and answers["__time_zone"] not in known:
        yield _said(
            "__time_zone", answers["__time_zone"], "skriv en tidszone som Europe/Copenhagen",
            "write a time zone as Europe/Copenhagen",
        )  # fmt: skip
    if not re.fullmatch(r"[1-9]\d{0,5}", answers["__builds_on_version"]):
        yield _said("__builds_on_version", answers["__builds_on_version"], "skriv et helt tal", "write a whole number")
    package = answers["__package"]
    yield from _line("__package", package, LONGEST_LINE, may_be_empty=True)
    if package.startswith("-"):
        yield _said(
            "__package", package, "skriv stien til en wheel eller en git-adresse", "write a wheel's path or a git address"
        )
    if any((scheme.lower(), user) != ("ssh", "git") for scheme, user in _SIGNED_IN.findall(package)):
        yield (
            "__package: adressen rummer et brugernavn eller en adgangskode og gemmes i arkivet; skriv den uden det, der står foran @"
            " / the address holds a user name or a password and is kept in the repository; write it without what stands before @"
        )
    yield from _line("__notice", answers["__notice"], LONGEST_LINE, may_be_empty=True)
