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
        "found": "Faults",
        "no answer": "no answer",
        "alarms": "{found}, and {alarms} false alarms",
        "always": "All numbers were found that were written so: {kinds}.",
        "never": "There was no false alarm over: {kinds}.",
        "versions": "Versions",
        "all versions": "What every one of them ran with: {versions}.",
        "own versions": "Besides: {versions}.",
        "day": "Day",
        "not yet": "not yet run",
        "not yet run": "Not yet run.",
        "figure": "Figure",
        "value": "Value",
        "command": "Run it with {command}.",
        "made": "Run on {day}{source}.",
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
        "found": "Fejl",
        "no answer": "intet svar",
        "alarms": "{found} og {alarms} falske alarmer",
        "always": "Alle numre blev fundet, der var skrevet sådan: {kinds}.",
        "never": "Der var ingen falsk alarm ved: {kinds}.",
        "versions": "Versioner",
        "all versions": "Det, de alle er kørt med: {versions}.",
        "own versions": "Desuden: {versions}.",
        "day": "Dag",
        "not yet": "ikke kørt endnu",
        "not yet run": "Ikke kørt endnu.",
        "figure": "Tal",
        "value": "Værdi",
        "command": "Kør den med {command}.",
        "made": "Kørt den {day}{source}.",
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
    everywhere = _in_all(found)
    for name, trial in TRIALS.items():
        parts += [heading(trial.title[language]), trial.does[language]]
        parts += _told(language, name, trial, found[name], everywhere) if name in found else [words["not yet run"]]
        parts.append(words["command"].format(command=code(trial.command)))
    if everywhere:
        parts += [heading(words["versions"]), words["all versions"].format(versions=", ".join(everywhere))]
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
    words = WORDS[language]
    if not result.runs:
        # Where nothing could be tried, nothing was found out.
        return [words["no answer"], "–", _day(language, result.day)]
    found = _value(language, result.found)
    alarms = sum(_of(value)[0] for figure, value in result.figures.items() if figure.startswith(_NEVER))
    if alarms:
        found = words["alarms"].format(found=found, alarms=_value(language, alarms))
    return [_value(language, result.runs), found, _day(language, result.day)]


def _told(language: str, name: str, trial: Trial, result: Result, everywhere: list[str]) -> list[str]:
    words = WORDS[language]
    rows: list[tuple[str, Figure]] = [(trial.run[language], result.runs)]
    rows += [(trial.found[language], result.found)] if result.runs else []
    as_promised: dict[str, list[str]] = {"always": [], "never": []}
    known = [figure for figure in trial.figures if figure in result.figures]
    for figure in [*known, *(figure for figure in result.figures if figure not in known)]:
        value = result.figures[figure]
        said = trial.figures[figure][language] if figure in trial.figures else code(figure)
        kind = said.partition(": ")[2]
        if figure.startswith(_ALWAYS) and len(set(_of(value))) == 1:
            as_promised["always"].append(kind)
        elif figure.startswith(_NEVER) and not _of(value)[0]:
            as_promised["never"].append(kind)
        else:
            told = trial.values[str(value)][language] if value in trial.values else _value(language, value)
            rows.append((said, told))
    own = [one for one in _ran_with(result) if one not in everywhere]
    made = words["made"].format(
        day=_day(language, result.day),
        source=words["source"].format(commit=code(result.commit)) if result.commit else "",
    )
    return [
        table([words["figure"], words["value"]], [[said, _value(language, value)] for said, value in rows]),
        *(words[which].format(kinds="; ".join(kinds)) for which, kinds in as_promised.items() if kinds),
        result.notes.get(language, ""),
        f"{made} {words['own versions'].format(versions=', '.join(own))}" if own else made,
        words["file"].format(name=f"{name}.json"),
    ]


# Figures of so many so many: one of the first that misses none, and one of the second that is 0, are not worth a row.
_ALWAYS, _NEVER = "found: ", "false alarms: "


def _of(value: Figure) -> tuple[int, int]:
    """The two numbers of `43 / 2200`."""
    first, _, second = str(value).partition(" / ")
    return int(first), int(second)


def _ran_with(result: Result) -> list[str]:
    return [result.python, result.platform, *(f"{name} {version}" for name, version in result.versions.items())]


def _in_all(found: Mapping[str, Result]) -> list[str]:
    """What all trials ran with, so that it need be told only once."""
    ran = [_ran_with(result) for result in found.values()]
    return [one for one in ran[0] if all(one in other for other in ran)] if ran else []


def _value(language: str, value: Figure) -> str:
    if isinstance(value, str):
        file, of_file, name = value.partition(".py: ")
        if of_file:
            return f"{code(name)} ({code(file + '.py')})"
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
