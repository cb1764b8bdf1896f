"""Signed agreements, origin, names in calendars, and data made for show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from karlemose_model.problems import Problem, Severity
from karlemose_model.reading import read_playbook
from karlemose_model.rules import checked
from tests.conftest import AS_OF
from tests.rules.law.test_sharing import HEAD

Files = Callable[[dict[str, str]], Path]
BEGUN = "timeline: [{phase: clear, from: 2026-01-05}]\n"
PAPERS = ("terms-of-reference", "information-sharing", "dpia")


def found(files: Files, code: str, playbook: str, day: date = AS_OF, **records: str) -> list[Problem]:
    tree = {f"records/{name}.csv": text for name, text in records.items()}
    problems = checked(read_playbook(files({"playbook.yml": HEAD + playbook, **tree})), day).problems
    assert not [one for one in problems if one.code < "KM200"], problems
    hits = [one for one in problems if one.code == code]
    assert {one.severity for one in hits} <= {Severity.warning}
    return hits


def signed(**days: str) -> str:
    lines = [
        f"  {id_}: {{{days.get(id_.replace('-', '_'), 'signed: 2025-12-15, review: 2027-12-15')}}}" for id_ in PAPERS
    ]
    return "agreements:\n" + "\n".join(lines) + "\n"


def test_signed_papers_are_no_finding(files: Files) -> None:
    assert found(files, "KM373", BEGUN + signed()) == []


def test_what_a_place_does_not_speak_of_is_told_in_one(files: Files) -> None:
    (one,) = found(files, "KM373", BEGUN)
    assert one.data["agreements"] == "; ".join(f"{id_} (signed, review)" for id_ in PAPERS)


@pytest.mark.parametrize(
    ("said", "lacking"),
    [
        ("signed: 2025-12-15", "dpia (review)"),
        ("review: 2027-12-15", "dpia (signed)"),
        # Signed on a day that is still to come is not signed.
        ("signed: 2027-01-15, review: 2027-12-15", "dpia (signed)"),
    ],
)
def test_what_is_lacking_is_named(files: Files, said: str, lacking: str) -> None:
    (one,) = found(files, "KM373", BEGUN + signed(dpia=said))
    assert one.data["agreements"] == lacking
    assert one.place.line == 12


def test_before_the_work_begins_nobody_asks(files: Files) -> None:
    assert found(files, "KM373", "") == []
    assert found(files, "KM373", BEGUN, date(2026, 1, 4)) == []
    assert len(found(files, "KM373", BEGUN, date(2026, 1, 5))) == 1
    assert found(files, "KM373", "stage: installation\n" + BEGUN) == []
    assert len(found(files, "KM373", "stage: full\n")) == 1


KPI = "kpis: {{own: {{name: '{0}', definition: '{1}', unit: persons, kind: output, direction: none, frequency: month}}}}\n"


@pytest.mark.parametrize(
    ("name", "definition", "word"),
    [
        ("Youngsters", "Met on the estate", ""),
        ("Andel ikke-vestlige", "Af alle", "ikke-vestlige"),
        ("Youngsters", "Of them those of ethnic minorities", "ethnic"),
        ("Unge", "Heraf indvandrere", "indvandrere"),
        ("Somalisk-danske unge", "Af alle", "Somalisk-danske"),
        ("Unge", "Heraf af anden nationalitet", "nationalitet"),
        ("Youngsters", "Of them those with foreign citizenship", "foreign citizenship"),
        ("Youngsters", "Of them those of another skin colour", "skin colour"),
        # Words that only look alike.
        ("Active citizenship", "Young people who take part in active citizenship", ""),
        ("Unge", "Har udvist ansvar; ikke radikaliserede", ""),
        ("Kinetisk kunst", "Moved in from the east", ""),
        ("Follow-up", "Efterkommer nogen aftalen?", ""),
    ],
)
def test_a_kpi_that_counts_by_origin(files: Files, name: str, definition: str, word: str) -> None:
    hits = found(files, "KM374", KPI.format(name, definition))
    assert [one.data["word"] for one in hits] == ([word] if word else [])


def test_what_a_kpi_warns_of_may_name_it(files: Files) -> None:
    kpi = KPI.format("Youngsters", "Met on the estate").replace("unit:", "caveat: Never by ethnic origin, unit:")
    assert found(files, "KM374", kpi) == []


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("slagsmål mellem somaliere", "somaliere"),
        ("arabere på torvet", "arabere"),
        ("somalisk dreng", "somalisk"),
        ("slagsmål på torvet", ""),
    ],
)
def test_origin_is_told_by_the_words_that_stand_beside_names_too(files: Files, kind: str, word: str) -> None:
    incidents = f"date,kind,zone,reported,serious\n2026-11-02,{kind},playground,yes,no\n"
    assert [one.data["word"] for one in found(files, "KM375", "", incidents=incidents)] == ([word] if word else [])


def test_records_that_tell_of_origin_are_found_at_their_row_and_not_repeated(files: Files) -> None:
    incidents = "date,kind,zone,reported,serious\n2026-11-02,fight,playground,yes,no\n2026-11-03,fight of two immigrants from nowhere,square,yes,no\n"
    observations = (
        "kpi,period,value,n,source,stated,note\nrecorded-crime,2026-09,8,,synthetic,2026-10-05,mostly ethnic\n"
    )
    source = 'sources: {synthetic: {title: Made up, published: "2026"}}\n'
    hits = found(files, "KM375", source, incidents=incidents, observations=observations)
    assert [(one.place.file, one.place.line) for one in hits] == [
        ("records/incidents.csv", 3), ("records/observations.csv", 2),
    ]  # fmt: skip
    assert not any("nowhere" in str(one.data) or "mostly" in str(one.data) for one in hits)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("{en: Operational meeting, da: Driftsmøde}", ""),
        ("{en: Gang meeting, da: Driftsmøde}", "Gang"),
        ("{en: Operational meeting, da: Bandemøde}", "Bande"),
        ("{en: Release from prison, da: Driftsmøde}", "Release from"),
        ("{en: Released from Vridsløse, da: Driftsmøde}", "Released from"),
        ("{en: Operational meeting, da: Møde om vold}", "vold"),
        ("{en: Operational meeting, da: Hash og uro}", "Hash"),
        # Names of places, and what else only looks alike.
        ("{en: Meeting, da: Møde i Voldparken}", ""),
        ("{en: Meeting, da: Frist for Hashøj}", ""),
        ("{en: Press release, da: Pressemeddelelse}", ""),
        # Danish "gang" is no gang.
        ("{en: Operational meeting, da: Første gang om måneden}", ""),
    ],
)
def test_each_language_of_a_meetings_name_is_read_with_its_own_words(files: Files, name: str, word: str) -> None:
    said = f"meetings: {{operational: {{name: {name}}}}}\n"
    tree = {"playbook.yml": HEAD.replace("[en]", "[en, da]").replace("name: Sample", "name: {en: S, da: S}") + said}
    hits = [one for one in checked(read_playbook(files(tree)), AS_OF).problems if one.code == "KM376"]
    assert [one.data["word"] for one in hits] == ([word] if word else [])


@pytest.mark.parametrize(("name", "word"), [("Meeting in Gangsted", ""), ("Gang meeting in Gangsted", "Gang")])
def test_the_name_of_the_place_may_stand_in_a_meetings_name(files: Files, name: str, word: str) -> None:
    said = HEAD.replace("name: Sample", "name: Gangsted") + f"meetings: {{operational: {{name: {name}}}}}\n"
    hits = [one for one in checked(read_playbook(files({"playbook.yml": said})), AS_OF).problems if one.code == "KM376"]
    assert [one.data["word"] for one in hits] == ([word] if word else [])


def test_a_deadlines_name_goes_into_calendars_too(files: Files) -> None:
    said = "meetings: {operational: {deadlines: {own: {name: List of arrests, working_days_before: 2}}}}\n"
    (one,) = found(files, "KM376", said)
    assert one.data["path"] == "meetings.operational.deadlines.own.name"


INCIDENTS = "date,kind,zone,reported,serious\n2026-11-02,fight,playground,yes,no\n"


def test_records_seen_on_a_fixed_day_say_what_they_are(files: Files) -> None:
    shown = "as_of: 2026-11-26\n"
    assert found(files, "KM377", shown) == []
    assert len(found(files, "KM377", shown, incidents=INCIDENTS)) == 1
    assert found(files, "KM377", shown + "notice: This place is fictional.\n", incidents=INCIDENTS) == []
    assert found(files, "KM377", "", incidents=INCIDENTS) == []
