"""How agendas, minutes and lists speak: people together, roles named once, a draft that says so, sentences that end."""

from __future__ import annotations

import functools
import re

import pytest

from karlemose_model.documents import Page, pages
from karlemose_model.documents.action_words import owner
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.markdown import bold, sentences
from karlemose_model.documents.view import View
from karlemose_model.model import Audience
from tests.acceptance.test_shipped_playbooks import rollout

AGENDA = "meetings/2026-12-03-operational.md"
DRAFT, CLOSED = "minutes/2026-11-19-operational.md", "minutes/2026-11-05-operational.md"


@functools.cache
def park(language: str) -> dict[str, Page]:
    return {page.path: page for page in pages(rollout("eksempelparken"), Audience.partners, language)}


def plain(body: str) -> str:
    """The words without their links and escapes."""
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", body).replace("\\", "").replace("&#39;", "'")


@pytest.mark.parametrize(
    ("language", "people", "chair"),
    [
        (
            "da",
            "Politiet, Boligorganisationen og Den boligsociale helhedsplan (kernepartnere); Kommunen; "
            "Beboerne, Børnehaven og Idrætsforeningen (gæster)",
            "**Mødeleder:** Boligorganisationen, Områdechef · **Referent:** Den boligsociale helhedsplan",
        ),
        (
            "en",
            "The police, The housing administration and The social housing project (core partners); The municipality; "
            "The tenants, The kindergarten and The sports club (guests)",
            "**Chair:** The housing administration, Area manager",
        ),
    ],
)
def test_an_agenda_names_each_partner_and_role_once(language: str, people: str, chair: str) -> None:
    body = plain(park(language)[AGENDA].body)
    assert people in body
    assert chair in body


def test_the_open_actions_of_an_agenda_have_three_columns_and_can_be_read_aloud() -> None:
    rows = [line for line in plain(park("da")[AGENDA].body).splitlines() if "Indhent tilbud" in line]
    assert rows == [
        "| 19. nov. 2026 | Indhent tilbud på en vagtordning til bommen. **Overskredet.** Udsat én gang. "
        "Det ene af to tilbud mangler. (aftalt 5. nov. 2026, nr. 2) | Boligorganisationens kontakt |"
    ]


def test_two_tables_under_one_item_say_what_they_hold() -> None:
    body = plain(park("da")["meetings/2026-12-08-steering.md"].body)
    assert "Sendt videre:\n\n| Frist | Opgave | Hvem |" in body
    assert "Mødets egne opgaver:\n\n| Frist | Opgave | Hvem |" in body
    # What was passed up to this very meeting need not say where to.
    assert "Sendt videre til: Styregruppemøde" not in body


def test_a_draft_is_one_in_its_title_in_its_text_and_in_the_list() -> None:
    draft, closed = park("da")[DRAFT], park("da")[CLOSED]
    assert draft.title == "Udkast til referat: Driftsmøde, torsdag den 19. november 2026"
    assert "**Udkast.** Referatet er ikke afsluttet" in draft.body
    assert closed.title == "Referat: Driftsmøde, torsdag den 5. november 2026"
    assert "dkast" not in closed.body
    (row,) = [line for line in park("da")["meetings.md"].body.splitlines() if DRAFT in line]
    assert row.endswith("| **udkast, ikke afsluttet** |")


def test_an_owner_is_told_by_organisation_and_role_and_neither_twice() -> None:
    desk = Desk(View(rollout("eksempelparken"), Audience.partners, "da", ()), "actions.md")
    assert owner(desk, "police", "police-contact") == "Politiets kontakt"
    assert owner(desk, "social-project", "coordinator") == "Den boligsociale helhedsplan (Tovholder)"
    assert owner(desk, "police", None, ["housing", "municipality"]) == (
        "Politiet, sammen med Boligorganisationen og Kommunen"
    )
    # The role says nothing of another organisation than its own.
    assert owner(desk, "housing", "police-contact") == "Boligorganisationen (Politiets kontakt)"


def test_sentences_begin_with_a_capital_and_end_once() -> None:
    assert sentences(["late", "Why?", "It rained.", bold("Now."), ""]) == "Late. Why? It rained. **Now.**"


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_page_has_two_full_stops_or_a_stop_before_a_semicolon(language: str) -> None:
    for path, page in park(language).items():
        assert not re.search(r"[^.]\.\.(?!\.)|\.;", plain(page.body)), path


def test_a_task_with_a_day_and_a_proof_has_a_stop_between_them() -> None:
    body = park("da")["checklists/initial.md"].body
    assert "dag 30 fra starten. **Dokumentation:**" in body


def test_the_public_pages_name_an_organisation_once_and_only_what_is_done_here() -> None:
    public = {page.path: page for page in pages(rollout("eksempelparken"), Audience.public, "da")}
    for path in ("index.md", "residents.md"):
        lines = public[path].body.splitlines()
        assert "- Den boligsociale helhedsplan i Eksempelparken" in lines, path
        assert "- Boligorganisationen (Eksempelby Boligselskab)" in lines, path
    # The tenants voted no to cameras.
    assert "overvågning" not in public["residents.md"].body
    model = {page.path: page for page in pages(rollout("karlemose"), Audience.public, "da")}
    assert "Tv-overvågning er der for eksempel kun med tilladelse" in model["residents.md"].body


def test_several_grounds_of_a_clause_stand_one_below_the_other() -> None:
    body = plain(park("en")["papers/information-sharing.md"].body).partition("## Where the clauses come from")[2]
    assert ") (" not in body
    assert re.search(r"^- Clause 3: [^(]*\n    - our inference: .*\n    - ", body, re.MULTILINE)


def test_an_agreement_of_the_past_says_that_its_law_is_of_today() -> None:
    said = "The law is told as it was when it was last read"
    past = {page.path: page.body for page in pages(rollout("karlemoseparken"), Audience.partners, "en")}
    assert said in past["papers/information-sharing.md"]
    assert said not in park("en")["papers/information-sharing.md"].body
