"""The page on accessibility: what is stated, or plainly that nothing is, and whom to tell; no law where none is known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from karlemose_model.documents import pages
from karlemose_model.model import Audience
from karlemose_model.reading import read_playbook

HEAD = "schema: 1\nid: park\nversion: 1\nkind: {kind}\nname: Park\nlanguages: [en, da]\nextends: {{playbook: karlemose, version: 1}}\n"
DAY = date(2026, 11, 26)
Files = Callable[[dict[str, str]], Path]


def page(
    files: Files, text: str, audience: Audience = Audience.public, language: str = "en", kind: str = "estate"
) -> str:
    rollout = read_playbook(files({"playbook.yml": HEAD.format(kind=kind) + text})).seen_on(DAY)
    assert rollout
    (found,) = (one for one in pages(rollout, audience, language) if one.path == "accessibility.md")
    assert found.kind == "accessibility"
    return found.body


@pytest.mark.parametrize("kind", ["estate", "municipality", "district", "model"])
@pytest.mark.parametrize("audience", list(Audience))
def test_every_site_has_it_and_it_claims_nothing_by_itself(files: Files, kind: str, audience: Audience) -> None:
    said = page(files, "place: {country: DK}\n", audience, kind=kind)
    assert "No accessibility statement has been made for this site yet." in said
    assert "The site meets" not in said
    assert "axe-core against WCAG 2.1, levels A and AA" in said
    assert "No mailbox or number is given for it yet." in said


def test_the_front_page_leads_to_it(files: Files) -> None:
    rollout = read_playbook(files({"playbook.yml": HEAD.format(kind="estate")})).seen_on(DAY)
    assert rollout
    for audience in Audience:
        assert any(
            "(accessibility.md)" in one.body for one in pages(rollout, audience, "en") if one.path != "accessibility.md"
        )


STATED = """\
accessibility:
  status: {status}
  checked: 2026-11-02
  responsible: The housing *organisation*
  method: Tried with a keyboard.
  url: https://was.example.org/statement
  exceptions: [{{text: A plan can't be read aloud., reason: It is on paper., alternative: Call us.}}]
  feedback: {{label: The office, email: site@example.org, audience: {audience}}}
  supervision: Somebody supervises.
"""


@pytest.mark.parametrize(
    ("status", "words", "danish"),
    [
        ("full", "The site meets WCAG 2.1, level AA.", "overholder WCAG 2.1, niveau AA."),
        ("partial", "The site meets WCAG 2.1, level AA, in part.", "overholder delvist WCAG 2.1, niveau AA."),
        ("none", "The site does not meet WCAG 2.1, level AA.", "overholder ikke WCAG 2.1"),
    ],
)
def test_what_is_stated_stands_there(files: Files, status: str, words: str, danish: str) -> None:
    text = STATED.format(status=status, audience="public")
    said = page(files, text)
    assert f"\n{words}\n" in said
    assert danish in page(files, text, language="da")
    for part in (
        "Answers for the site: The housing \\*organisation\\*", "Tried with a keyboard.", "up to date on 2 November 2026",
        "- A plan can't be read aloud. Why: It is on paper. Instead: Call us.", "The office, e-mail [site\\@example.org](mailto:",
        "(https://was.example.org/statement)", "Somebody supervises.",
    ):  # fmt: skip
        assert part.replace("\\@", "@") in said.replace("&#64;", "@"), part
    assert "No accessibility statement" not in said


def test_an_address_for_partners_is_not_public(files: Files) -> None:
    text = STATED.format(status="full", audience="partners")
    assert "site@example.org" not in page(files, text).replace("&#64;", "@")
    assert "No mailbox or number is given" in page(files, text)
    assert "site@example.org" in page(files, text, Audience.partners).replace("&#64;", "@")


def test_without_an_address_of_its_own_the_residents_contacts_stand_there(files: Files) -> None:
    text = "partners: {housing: {contact: {email: office@example.org, audience: public}}}\n"
    assert "office@example.org" in page(files, text).replace("&#64;", "@")


def test_the_danish_law_stands_with_its_source_and_day_and_in_denmark_only(files: Files) -> None:
    danish = page(files, "place: {country: DK}\n")
    assert "update it at least yearly" in danish
    assert "Social housing organisations are covered" in danish
    assert danish.count("checked on 23 November 2026; [source") == 2
    assert "digst.dk" in danish
    other = page(files, "place: {country: SE}\n")
    assert [word for word in ("Danish", "digst", "lov nr", "What the law asks") if word in other] == []
