"""Every point of the lists TR and IS has a field that feeds it and a heading that shows it; without the field it is gone.

The playbook is the model with what a place fills in: holders, positions that sign, dates, a permit.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from karlemose_model.documents import information_sharing, paths, terms_of_reference
from karlemose_model.documents.view import View
from karlemose_model.files import shipped
from karlemose_model.model import Audience, Playbook, Rollout, Section
from karlemose_model.reading import read_playbook
from karlemose_model.text import Text

TERMS, SHARING = terms_of_reference.POINTS, information_sharing.POINTS
EXAMPLE = Path(__file__).parents[1] / "examples" / "valid" / "papers" / "playbook.yml"
LANGUAGES = ("da", "en")


@dataclass(frozen=True)
class Shown:
    """Where a value stands in the playbook, the headings that show it, and, where it is no text, the words it gives."""

    path: str
    da: str
    en: str
    words: tuple[str, str] | None = None

    def heading(self, language: str) -> str:
        return self.da if language == "da" else self.en


TOR = "agreements.terms-of-reference"
ISA = "agreements.information-sharing"
LISTS: dict[str, tuple[Shown, ...]] = {
    "TR01": (Shown(f"{TOR}.terms.purpose", "1. Formål", "1. Purpose"),),
    "TR02": (Shown(f"{TOR}.terms.objectives", "2. Mål", "2. Objectives"),),
    "TR03": (
        Shown(f"{TOR}.terms.scope", "3. Afgrænsning", "3. Scope"),
        Shown("place.boundary", "3. Afgrænsning", "3. Scope"),
    ),
    "TR04": (Shown(f"{TOR}.terms.legal-basis", "4. Retligt grundlag", "4. Legal basis"),),
    "TR05": (
        Shown(f"{TOR}.terms.members", "5. Deltagere og stedfortrædere", "5. Members and deputies"),
        Shown(
            "roles.police-contact.holder", "5. Deltagere og stedfortrædere", "5. Members and deputies",
            ("Leder af prøvepolitiet", "Head of the sample police"),
        ),
        Shown(
            "roles.police-contact.deputy", "5. Deltagere og stedfortrædere", "5. Members and deputies",
            ("Prøvebetjent", "Sample officer"),
        ),
        Shown(
            "meetings.operational.participants.kindergarten", "5. Deltagere og stedfortrædere",
            "5. Members and deputies",
            ("når et punkt angår dem: Beboerne og Børnehaven", "when an item concerns them: The tenants and The kindergarten"),
        ),
    ),
    "TR06": (
        Shown(f"{TOR}.terms.roles", "6. Roller", "6. Roles"),
        Shown("roles.coordinator", "6. Roller", "6. Roles", ("Tovholder |", "Coordinator |")),
        Shown("roles.minute-taker", "6. Roller", "6. Roles", ("Referent |", "Minute taker |")),
    ),
    "TR07": (
        Shown(f"{TOR}.terms.rhythm", "7. Møder", "7. Meetings"),
        Shown(
            "meetings.operational.cadence.clear", "7. Møder", "7. Meetings",
            ("hver tirsdag, kl. 13.30, Prøvesalen", "every Tuesday, at 13:30, The sample hall"),
        ),
        Shown(
            "meetings.operational.minutes", "7. Møder", "7. Meetings",
            ("Driftsmøde: højst 60 minutter", "Operational meeting: at most 60 minutes"),
        ),
    ),
    "TR08": (
        Shown(f"{TOR}.terms.decisions", "8. Beslutningsdygtighed", "8. Quorum and decisions"),
        Shown(
            "meetings.operational.quorum", "8. Beslutningsdygtighed", "8. Quorum and decisions",
            ("Driftsmøde: mindst 3 partnere, heriblandt", "Operational meeting: at least 3 partners, among them"),
        ),
    ),
    "TR09": (
        Shown(f"{TOR}.terms.deadlines", "9. Frister", "9. Deadlines"),
        Shown(
            "meetings.operational.deadlines.agenda", "9. Frister", "9. Deadlines",
            ("Dagsordenen sendes til partnerne | 1 | Tovholder", "The agenda has been sent to the partners | 1 | Coordinator"),
        ),
    ),
    "TR10": (Shown(f"{TOR}.terms.inputs", "10. Grundlag", "10. Inputs"),),
    "TR11": (Shown(f"{TOR}.terms.issues", "11. Emner ind og ud", "11. Issues in and out"),),
    "TR12": (Shown(f"{TOR}.terms.follow-up", "12. Opfølgning og eskalering", "12. Follow-up and escalation"),),
    "TR13": (
        Shown(f"{TOR}.terms.confidentiality", "13. Fortrolighed", "13. Confidentiality"),
        Shown("meetings.operational.confidentiality", "13. Fortrolighed", "13. Confidentiality"),
    ),
    "TR14": (Shown(f"{TOR}.terms.records", "14. Referat, adgang og sletning", "14. Records, access and deletion"),),
    "TR15": (
        Shown(f"{TOR}.terms.other-forums", "15. Andre fora", "15. Other forums"),
        Shown(f"{TOR}.terms.danish-forums", "15. Andre fora", "15. Other forums"),
    ),
    "TR16": (Shown(f"{TOR}.terms.equality", "16. Ligebehandling og etik", "16. Equality and ethics"),),
    "TR17": (Shown(f"{TOR}.terms.residents", "17. Beboernes rolle", "17. Residents' part"),),
    "TR18": (
        Shown(f"{TOR}.terms.measures", "18. Mål for samarbejdet", "18. Performance measures"),
        Shown(
            "kpis.meetings-held", "18. Mål for samarbejdet", "18. Performance measures",
            ("Afholdte møder |", "Meetings held |"),
        ),
        Shown(
            "kpis.core-attendance.targets", "18. Mål for samarbejdet", "18. Performance measures",
            ("85 procent fra 1. marts 2026", "85 per cent from 1 March 2026"),
        ),
    ),
    "TR19": (
        Shown(f"{TOR}.terms.training", "19. Oplæring", "19. Induction and training"),
        Shown("roles.coordinator.training", "19. Oplæring", "19. Induction and training"),
    ),
    "TR20": (
        Shown(f"{TOR}.terms.review", "21. Gennemgang og underskrift", "21. Review and signatures"),
        Shown(
            f"{TOR}.review", "21. Gennemgang og underskrift", "21. Review and signatures",
            ("Revideres senest 12. januar 2027.", "To be looked at again by 12 January 2027."),
        ),
        Shown(
            f"{TOR}.signed", "21. Gennemgang og underskrift", "21. Review and signatures",
            ("Underskrevet den 12. januar 2026.", "Signed on 12 January 2026."),
        ),
        Shown(
            f"{TOR}.parties", "21. Gennemgang og underskrift", "21. Review and signatures",
            ("Kommunen |", "The municipality |"),
        ),
        Shown(
            f"{TOR}.signed_by.police", "21. Gennemgang og underskrift", "21. Review and signatures",
            ("Politidirektør", "Police commissioner"),
        ),
    ),
    "IS01": (
        Shown(f"{ISA}.terms.parties", "1. Parter", "1. Parties"),
        Shown(
            f"{ISA}.parties", "1. Parter", "1. Parties",
            ("Myndigheder: Politiet, Kommunen", "Authorities: The police, The municipality"),
        ),
    ),
    "IS02": (
        Shown(f"{ISA}.terms.purposes", "2. Formål, forum for forum", "2. Purposes, forum by forum"),
        Shown(
            "meetings.operational", "2. Formål, forum for forum", "2. Purposes, forum by forum",
            ("Driftsmøde: At samle", "Operational meeting: To put"),
        ),
    ),
    "IS03": (
        Shown(f"{ISA}.terms.legal-basis", "3. Grundlag for hver type oplysning", "3. Basis for each kind of information"),
        Shown(
            f"{ISA}.flows.ksp-police", "3. Grundlag for hver type oplysning", "3. Basis for each kind of information",
            ("Politiet til Kommunen | Oplysninger, som er nødvendige for KSP",
             "The police to The municipality | Information that the KSP cooperation"),
        ),
        Shown(
            f"{ISA}.flows.ksp-police", "3. Grundlag for hver type oplysning", "3. Basis for each kind of information",
            ("Hjemmel: retsplejeloven § 115, løsladelse", "Legal basis: the Administration of Justice Act § 115, release"),
        ),
    ),
    "IS04": (
        Shown(f"{ISA}.terms.not-shared", "4. Det deler vi ikke", "4. What we do not share"),
        Shown(f"{ISA}.flows.police-picture.not_shared", "4. Det deler vi ikke", "4. What we do not share"),
    ),
    "IS05": (Shown(f"{ISA}.terms.necessity", "5. Er det nødvendigt?", "5. Is it necessary?"),),
    "IS06": (
        Shown(f"{ISA}.terms.not-investigation", "6. Ikke til efterforskning", "6. Not for investigation"),
        Shown(f"{ISA}.terms.section-115", "6. Ikke til efterforskning", "6. Not for investigation"),
    ),
    "IS07": (Shown(f"{ISA}.terms.voluntary", "7. Frivilligt", "7. Voluntary"),),
    "IS08": (
        Shown(f"{ISA}.terms.controllers", "8. Dataansvar", "8. Controllers"),
        Shown(
            "agreements.cctv-permit.cctv.controller", "8. Dataansvar", "8. Controllers",
            ("Boligorganisationen er dataansvarlig", "The housing administration is the data controller"),
        ),
    ),
    "IS09": (
        Shown(f"{ISA}.terms.access", "9. Hvem har adgang", "9. Who has access"),
        Shown(
            "agreements.cctv-permit.cctv.access", "9. Hvem har adgang", "9. Who has access",
            ("Må se optagelser: Boligorganisationens kontakt", "May see recordings: Housing contact"),
        ),
    ),
    "IS10": (Shown(f"{ISA}.terms.security", "10. Sikkerhed", "10. Security"),),
    "IS11": (
        Shown(f"{ISA}.terms.retention", "11. Opbevaring og sletning", "11. Retention and deletion"),
        Shown(f"{ISA}.flows.minutes.retention", "11. Opbevaring og sletning", "11. Retention and deletion"),
    ),
    "IS12": (Shown(f"{ISA}.terms.rights", "12. Den registreredes rettigheder", "12. Data subjects' rights"),),
    "IS13": (Shown(f"{ISA}.terms.breach", "13. Brud på sikkerheden", "13. Breaches"),),
    "IS14": (
        Shown(f"{ISA}.terms.cctv", "14. Bilag om tv-overvågning", "14. CCTV annex"),
        Shown(
            "agreements.cctv-permit.cctv.permit", "14. Bilag om tv-overvågning", "14. CCTV annex",
            ("Nummer: PRØVE-7", "Number: PRØVE-7"),
        ),
        Shown(
            "agreements.cctv-permit.cctv.expires", "14. Bilag om tv-overvågning", "14. CCTV annex",
            ("28. februar 2030", "28 February 2030"),
        ),
    ),
    "IS15": (
        Shown(f"{ISA}.terms.section-63d", "15. Bilag om almenboligloven § 63 d", "15. Section 63 d annex"),
        Shown(
            f"{ISA}.flows.decisions-63d", "15. Bilag om almenboligloven § 63 d", "15. Section 63 d annex",
            ("Politiet til Boligorganisationen: Strafferetlige", "The police to The housing administration: Criminal"),
        ),
    ),
    "IS16": (
        Shown(f"{ISA}.terms.review", "16. Gennemgang og ophør", "16. Review and termination"),
        Shown(
            f"{ISA}.review", "16. Gennemgang og ophør", "16. Review and termination",
            ("Revideres senest 12. januar 2027.", "To be looked at again by 12 January 2027."),
        ),
    ),
    "IS17": (
        Shown(f"{ISA}.terms.signatories", "18. Underskrivere", "18. Signatories"),
        Shown(
            f"{ISA}.signed_by.municipality", "18. Underskrivere", "18. Signatories",
            ("Kommunaldirektør", "Chief executive"),
        ),
    ),
}  # fmt: skip


@functools.cache
def rollout() -> Rollout:
    reading = read_playbook(EXAMPLE.parent)
    assert reading.problems == ()
    seen = reading.seen_on(date(2026, 11, 26))
    assert seen is not None
    return seen


def value_at(playbook: Any, path: str) -> Any:
    for key in path.split("."):
        playbook = playbook[key] if isinstance(playbook, dict) else getattr(playbook, key)
    return playbook


def without(value: Any, path: str) -> Any:
    """The playbook with nothing at the path: an entry is left out, a field is as if it had never been written."""
    key, _dot, rest = path.partition(".")
    if isinstance(value, dict):
        assert key in value
        return {
            name: without(below, rest) if name == key else below for name, below in value.items() if name != key or rest
        }
    assert isinstance(value, Section)
    new = without(getattr(value, key), rest) if rest else type(value).model_fields[key].get_default()
    return value.model_copy(update={key: new})


def paper(seen: Rollout, code: str, language: str) -> str:
    """The paper that the code belongs to, without making all the other pages."""
    module = {"TR": terms_of_reference, "IS": information_sharing}[code[:2]]
    (page,) = module.pages(View(seen, Audience.partners, language, paths(seen, Audience.partners)))
    return page.body


def section(body: str, heading: str) -> str:
    """What stands under the heading, links as their words."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |^---$)", body, re.M | re.S)
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", found[1]).replace("\\", "") if found else ""


def said(value: Any, language: str) -> str:
    """The words of a text, or of an entry that has one."""
    text = value if isinstance(value, Text) else value.text
    assert isinstance(text, Text)
    return text.said_in(language)


def shows(playbook: Playbook, code: str, shown: Shown, language: str) -> bool:
    """Whether the paper shows under the heading what the field of the full playbook says."""
    full = rollout()
    words = (
        shown.words[LANGUAGES.index(language)] if shown.words else said(value_at(full.playbook, shown.path), language)
    )
    seen = Rollout(playbook, full.as_of, full.records, full.layers, full.departures)
    body = paper(seen, code, language)
    return words in section(body, shown.heading(language))


CASES = [
    pytest.param(code, shown, language, id=f"{code}-{shown.path}-{language}")
    for code, all_ in LISTS.items()
    for shown in all_
    for language in LANGUAGES
]


def test_the_lists_are_whole() -> None:
    assert list(LISTS) == [
        *(f"TR{number:02}" for number in range(1, 21)),
        *(f"IS{number:02}" for number in range(1, 18)),
    ]
    assert list(LISTS) == [point.code for point in (*TERMS, *SHARING)]


@pytest.mark.parametrize(("code", "shown", "language"), CASES)
def test_the_heading_shows_the_field(code: str, shown: Shown, language: str) -> None:
    assert shows(rollout().playbook, code, shown, language)


@pytest.mark.parametrize(("code", "shown", "language"), CASES)
def test_without_the_field_it_is_gone(code: str, shown: Shown, language: str) -> None:
    assert not shows(without(rollout().playbook, shown.path), code, shown, language)


@pytest.mark.parametrize("point", [*TERMS, *SHARING], ids=lambda point: point.code)
def test_a_point_on_which_nothing_is_written_says_so(point: Any) -> None:
    bare = Playbook.model_validate(
        {
            "schema": 1, "id": "bare", "version": 1, "kind": "estate", "name": "Bare",
            "agreements": {
                "terms-of-reference": {"name": "Terms", "kind": "terms_of_reference", "purpose": "To meet."},
                "information-sharing": {"name": "Sharing", "kind": "information_sharing", "purpose": "To tell."},
            },
        }
    )  # fmt: skip
    body = paper(Rollout(bare, date(2026, 11, 26)), point.code, "en")
    number = int(point.code[2:])
    said = section(body, f"{number}. {point.heading}")
    assert said
    if point.annex:
        assert "Not part of this agreement." in said
    elif point.code not in ("TR13", "TR20", "IS09"):
        assert "Nothing is written on this." in said


def test_what_an_adaptation_took_out_of_an_agreement_is_told_with_its_reason() -> None:
    reading = read_playbook(shipped("playbooks") / "eksempelparken")
    park = reading.seen_on(date(2026, 11, 26))
    assert park is not None
    body = paper(park, "IS14", "en")
    assert "Not part of this agreement." in section(body, "14. CCTV annex")
    assert "CCTV annex: There is no video surveillance" in section(body, "What was left out here")


def test_the_example_is_invented_and_says_so() -> None:
    written = yaml.safe_load(EXAMPLE.read_text("utf-8"))
    assert "opdigtet" in written["notice"]["da"]
