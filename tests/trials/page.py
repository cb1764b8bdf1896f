"""The docs' pages of what was tried and found, made from the trials' results; `python -m tests.trials.page` writes them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from babel.dates import format_date
from babel.numbers import format_decimal

from karlemose_model.files import write_text
from karlemose_model.reference.page import code, heading, table, to, written
from tests.trials.results import Figure, Result, results
from tests.trials.words import TRIALS, Trial

DOCS = Path(__file__).parents[2] / "docs"
FILES = {"en": "en/trials.md", "da": "da/afproevninger.md"}

WORDS = {
    "en": {
        "title": "What was tried",
        "for whom": (
            "This page is for whoever must judge whether the tool can be trusted. A trial is a long run that tries to break one of the tool's "
            "promises, many times over. The trials write their own results; nobody types the numbers in. They are "
            "too long to run at every change. A short sample of each is part of the project's tests, which do run at every change; the "
            "sample of the look-up of vulnerabilities asks an invented service, so it tries the look-up and not the packages."
        ),
        "limits": (
            "A trial that found nothing shows that these faults, in these places, were looked for and were not there on that day, with "
            "those versions. It does not show that there are none."
        ),
        "all": "All trials",
        "trial": "Trial",
        "runs": "Runs",
        "found": "Found",
        "day": "Day",
        "not yet": "not yet run",
        "not yet run": "Not yet run.",
        "figure": "Figure",
        "value": "Value",
        "command": "Run it with {command}.",
        "made": "Run on {day} with {python} on {platform}{source}. The versions: {versions}.",
        "source": ", the source as of commit {commit}",
        "file": "The same as a file: [{name}](../assets/trials/{name}).",
    },
    "da": {
        "title": "Hvad der er afprøvet",
        "for whom": (
            "Siden er til den, der skal vurdere, om programmet er til at stole på. En afprøvning er en lang kørsel, der mange gange forsøger at bryde "
            "noget af det, programmet lover. Afprøvningerne skriver selv deres resultater; ingen taster tallene ind. De tager for lang tid til at "
            "køre ved hver ændring. En kort stikprøve af hver er med i projektets test, som kører ved hver ændring; stikprøven af opslaget "
            "i listen over sårbarheder spørger en opdigtet tjeneste, så den prøver opslaget og ikke pakkerne."
        ),
        "limits": (
            "En afprøvning uden fund viser, at der er ledt efter netop de fejl, de steder, og at de ikke var der den dag med de versioner. "
            "Den viser ikke, at der ingen fejl er."
        ),
        "all": "Alle afprøvninger",
        "trial": "Afprøvning",
        "runs": "Forsøg",
        "found": "Fundet",
        "day": "Dag",
        "not yet": "ikke kørt endnu",
        "not yet run": "Ikke kørt endnu.",
        "figure": "Tal",
        "value": "Værdi",
        "command": "Kør den med {command}.",
        "made": "Kørt den {day} med {python} på {platform}{source}. Versionerne: {versions}.",
        "source": ", kildeteksten fra commit {commit}",
        "file": "Det samme som fil: [{name}](../assets/trials/{name}).",
    },
}  # fmt: skip


def page(language: str, found: Mapping[str, Result]) -> str:
    """The page in that language, without its head: a table of all trials, then a part for each of them."""
    words = WORDS[language]
    parts = [words["for whom"], words["limits"], heading(words["all"])]
    parts.append(table([words[name] for name in ("trial", "runs", "found", "day")], [
        [to(trial.title[language], trial.title[language]), *_in_short(language, found.get(name))]
        for name, trial in TRIALS.items()
    ]))  # fmt: skip
    for name, trial in TRIALS.items():
        parts += [heading(trial.title[language]), trial.does[language]]
        parts += _told(language, name, trial, found[name]) if name in found else [words["not yet run"]]
        parts.append(words["command"].format(command=code(trial.command)))
    return written(words["title"], *parts)


def pages() -> dict[str, str]:
    """The text of both pages by their file below `docs/`, from the results that are kept there."""
    found = results()
    twins = {"en": FILES["da"], "da": FILES["en"]}
    return {
        file: f"---\nlang: {language}\ntwin: {twins[language]}\ntype: reference\n---\n\n{page(language, found)}"
        for language, file in FILES.items()
    }


def _in_short(language: str, result: Result | None) -> list[str]:
    if result is None:
        return ["–", "–", WORDS[language]["not yet"]]
    # Where nothing could be tried, nothing was found out.
    found = _value(language, result.found) if result.runs else "–"
    return [_value(language, result.runs), found, _day(language, result.day)]


def _told(language: str, name: str, trial: Trial, result: Result) -> list[str]:
    words = WORDS[language]
    rows: list[tuple[str, Figure]] = [(trial.run[language], result.runs)]
    rows += [(trial.found[language], result.found)] if result.runs else []
    rows += [
        (trial.figures[figure][language] if figure in trial.figures else code(figure), value)
        for figure, value in result.figures.items()
    ]
    return [
        table([words["figure"], words["value"]], [[said, _value(language, value)] for said, value in rows]),
        result.notes.get(language, ""),
        words["made"].format(
            day=_day(language, result.day),
            python=result.python,
            platform=result.platform,
            source=words["source"].format(commit=code(result.commit)) if result.commit else "",
            versions=", ".join(f"{library} {version}" for library, version in result.versions.items()),
        ),
        words["file"].format(name=f"{name}.json"),
    ]


def _value(language: str, value: Figure) -> str:
    if isinstance(value, str):
        # Of so many so many: `43 / 2200`.
        parts = value.split(" / ")
        if not all(part.isdecimal() for part in parts):
            return value
        return " / ".join(format_decimal(int(part), locale=language) for part in parts)
    return format_decimal(value, locale=language)


def _day(language: str, day: str) -> str:
    return format_date(date.fromisoformat(day), "d MMMM y" if language == "en" else "d. MMMM y", locale=language)


if __name__ == "__main__":
    for file, text in pages().items():
        write_text(DOCS / file, text)
