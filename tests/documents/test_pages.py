"""Every page says for whom, as of when and from what it is; nothing for partners reaches the public; links lead somewhere."""

from __future__ import annotations

import copy
import html
import posixpath
import re
from datetime import date
from html.parser import HTMLParser

import markdown as python_markdown
import pytest

from karlemose_model import files
from karlemose_model.documents import GROUPS, group_title, pages, paths
from karlemose_model.documents.page import ARCHIVE
from karlemose_model.model import Audience
from karlemose_model.reading import read_playbook
from karlemose_model.wording import translator
from tests.documents.sample import CANARY, PLAYBOOK, PUBLIC_MUST_NOT_SHOW, canary, rollout

EXTENSIONS = ["tables", "sane_lists", "toc", "pymdownx.tasklist"]
BOTH = [(audience, language) for audience in Audience for language in ("da", "en")]


class _Parts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places: set[str] = set()
        self.tags: list[str] = []
        self.empty_links: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        for name, value in attrs:
            if name == "href":
                self.links.append(value)
            if name == "id":
                assert value not in self.places, "two places have the same name"
                self.places.add(value)


def parts(page) -> _Parts:
    parser = _Parts()
    parser.feed(python_markdown.markdown(page.body, extensions=EXTENSIONS))
    return parser


@pytest.mark.parametrize(("audience", "language"), BOTH)
def test_the_announced_pages_are_made_and_no_other(audience, language):
    sample = rollout()
    made = [page.path for page in pages(sample, audience, language)]
    assert len(made) == len(set(made))
    assert set(made) == paths(sample, audience)


def test_an_empty_playbook_has_pages_too():
    names = [
        "sources", "place", "problem", "rationale", "partners", "roles", "phases", "timeline", "meetings", "activities",
        "checklists", "agreements", "kpis", "fidelity", "risks", "costs", "evidence", "lessons", "adaptations", "notice",
    ]  # fmt: skip
    # A record of a meeting that the playbook does not have is an error, and nothing is made of it.
    bare = rollout(without=tuple(names), records=False)
    for audience, language in BOTH:
        assert {page.path for page in pages(bare, audience, language)} == paths(bare, audience)


@pytest.mark.parametrize(
    "section", ["sources", "partners", "roles", "phases", "activities", "agreements", "kpis", "checklists"]
)
def test_a_playbook_with_a_section_missing_can_be_written(section):
    thin = rollout(without=(section,))
    for audience, language in BOTH:
        assert pages(thin, audience, language)


@pytest.mark.parametrize(("audience", "language"), BOTH)
def test_every_page_has_one_heading_the_notice_and_the_footer(audience, language):
    found = pages(rollout(), audience, language)
    for page in found:
        assert page.body.startswith("# ")
        assert re.search(r"^> (Prøveparken er opdigtet|Sample Park is fictional)", page.body, re.M), page.path
        footer = page.body.rpartition("\n---\n")[2]
        for words in ("proeve", "3", "karlemose", "2026", "26"):
            assert words in footer, page.path
        if language == "en":
            whom = "For the partners only." if audience is Audience.partners else "For everybody."
            assert whom in footer
        assert page.body.endswith("\n")
        assert page.body == "".join(f"{line.rstrip()}\n" for line in page.body.splitlines())
        levels = [int(tag[1]) for tag in parts(page).tags if re.fullmatch("h[1-6]", tag)]
        assert levels.count(1) == 1, page.path
        assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False)), page.path
    titles = [page.title for page in found]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize(("audience", "language"), BOTH)
def test_links_lead_to_a_page_and_a_place(audience, language):
    found = {page.path: parts(page) for page in pages(rollout(), audience, language)}
    for path, page in found.items():
        for target in page.links:
            if re.match(r"https?:|mailto:|tel:", target):
                continue
            file, _hash, place = target.partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
            if there.endswith(".ics"):
                continue  # the site lays it beside the pages
            assert there in found, f"{path}: {target}"
            assert not place or place in found[there].places, f"{path}: {target}"


@pytest.mark.parametrize(("audience", "language"), BOTH)
def test_no_page_lies_where_nobody_finds_it(audience, language):
    found = {page.path: parts(page) for page in pages(rollout(), audience, language)}
    reached = {
        posixpath.normpath(posixpath.join(posixpath.dirname(path), target.partition("#")[0]))
        for path, page in found.items()
        for target in page.links
        if not re.match(r"https?:|mailto:|tel:", target) and target.partition("#")[0]
    }
    assert set(found) - reached - {"index.md"} == set()


def test_nothing_for_partners_reaches_the_public():
    for language in ("da", "en"):
        for page in pages(rollout(), Audience.public, language):
            for word in PUBLIC_MUST_NOT_SHOW:
                assert word not in page.body, page.path
                assert word not in page.title
            assert page.audience is Audience.public


def test_the_partners_see_what_is_theirs():
    shown = "".join(page.body for page in pages(rollout(), Audience.partners, "en"))
    every = {match[0] for match in re.finditer(rf"{CANARY}-[a-z0-9-]+", repr(rollout()))}
    assert {name for name in every if name not in shown} == set()
    for value in ("13:37", "4,711", "9,999"):
        assert value in shown


def test_the_public_sees_the_model_its_sources_and_whom_to_call():
    found = {page.path: page.body for page in pages(rollout(), Audience.public, "en")}
    assert set(found) == {
        "index.md",
        "contents.md",
        "residents.md",
        "model.md",
        "kpis.md",
        "sources.md",
        "accessibility.md",
    }
    model = found["model.md"]
    for words in ("Drugs were sold.", "Officers walk", "Persons were convicted.", "20 persons"):
        assert words in model
    for words in ("Sample Park", "The police", "Patrols", "office@example.org"):
        assert words in found["residents.md"]
    assert "13 persons" not in model
    assert "A public report" in found["sources.md"]
    assert "- Meetings held" in found["kpis.md"]


def test_a_figure_is_the_latest_of_its_day_with_its_history():
    body = next(page.body for page in pages(rollout(), Audience.partners, "en") if page.path == "contents.md")
    assert re.search(r"Homes: 629 \(24 June 2022, \[source 1\].*stated before: 640 \(6 December 2018", body)
    assert "625" not in body


def test_unknown_and_inference_are_said():
    found = {page.path: page.body for page in pages(rollout(), Audience.partners, "en")}
    assert "Unknown: no source" in found["partners/housing.md"]
    assert f"our inference: {canary('reason')}" in found["background.md"]


def test_another_countrys_law_was_not_written():
    for country, said in (("DK", False), ("SE", True)):
        sample = rollout({"place": {"country": country}})
        page = next(page for page in pages(sample, Audience.partners, "en") if page.path == "agreements.md")
        assert ("no law of this country was written or checked" in page.body) is said


def test_a_self_owned_institution_and_closed_rooms_are_said():
    partners, agreements = copy.deepcopy(PLAYBOOK["partners"]), copy.deepcopy(PLAYBOOK["agreements"])
    partners["housing"]["self_owned_institution"] = True
    agreements["terms"]["cctv"]["closed_rooms"] = True
    for changed, said in (({}, False), ({"partners": partners, "agreements": agreements}, True)):
        body = "".join(page.body for page in pages(rollout(changed), Audience.partners, "en"))
        assert ("this partner may be included in such a forum" in body) is said
        assert ("Only closed rooms are watched" in body) is said


def test_the_same_rollout_gives_the_same_pages():
    for audience, language in BOTH:
        assert pages(rollout(), audience, language) == pages(rollout(), audience, language)


def test_pages_of_a_group_stand_together():
    for audience in Audience:
        groups = [page.group for page in pages(rollout(), audience, "en")]
        assert [group for group in (*GROUPS, ARCHIVE) if group in groups] == list(dict.fromkeys(groups))
        assert all(
            before == after or after not in groups[:at]
            for at, (before, after) in enumerate(zip(groups, groups[1:], strict=False), 1)
        )
    assert all(group_title(group, translator("en")) for group in GROUPS[1:])


NASTY = 'O\'Neill "x" {{ 7 * 7 }} {% if %} {: .x } <script>alert(1)</script> | **b** # [y](z) ~~ `c` &amp; \\'


def test_nasty_names_are_text_on_every_page():
    data = {
        "name": NASTY,
        "notice": NASTY,
        "partners": {
            "police": {
                "name": NASTY,
                "kind": "police",
                "organisation": NASTY,
                "why": NASTY,
                "duties": {"d": {"text": NASTY}},
            }
        },
        "roles": {"coordinator": {"name": NASTY, "purpose": NASTY}},
        "phases": {"clear": {"name": NASTY, "purpose": NASTY}, "hold": {"name": NASTY, "purpose": NASTY}},
        "checklists": {
            "one": {"name": NASTY, "tasks": {"t": {"text": NASTY}}},
            "two": {"name": NASTY, "role": "coordinator"},
        },
    }
    sample = rollout(data, without=("agreements", "adaptations"))
    plain = " ".join(NASTY.split())
    for audience, language in BOTH:
        made = pages(sample, audience, language)
        assert len({page.title for page in made}) == len(made)
        for page in made:
            source = python_markdown.markdown(page.body, extensions=EXTENSIONS)
            assert "<script" not in source
            assert not re.search(r'class="x"', source)
            shown = " ".join(re.sub(r"<[^>]+>", "", source).split())
            assert plain in html.unescape(shown), page.path


@pytest.mark.parametrize("name", files.shipped_playbooks())
def test_the_shipped_playbooks_have_pages_with_links_that_lead_somewhere(name):
    reading = read_playbook(files.shipped("playbooks") / name)
    assert reading.playbook is not None
    shipped = reading.seen_on(reading.playbook.as_of or date(2026, 11, 26))
    assert shipped is not None
    for audience, language in BOTH:
        found = {page.path: parts(page) for page in pages(shipped, audience, language)}
        for path, page in found.items():
            for target in page.links:
                if not re.match(r"https?:|mailto:|tel:", target):
                    file, _hash, place = target.partition("#")
                    there = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
                    assert not place or place in found[there].places, f"{path}: {target}"


def test_a_partner_finds_its_open_actions_on_its_page():
    bodies = {page.path: page.body for page in pages(rollout(), Audience.partners, "en")}
    assert canary("action") in bodies["partners/housing.md"]
    assert "Our open actions\n\nNo action is open." in bodies["partners/police.md"]
    assert "minutes/2026-11-19-operational.md" in bodies["index.md"]


def test_a_part_that_is_a_checklist_is_called_by_its_name():
    why = {"why": {"component": "checklists.list", "text": "It works."}}
    sample = rollout({"rationale": why, "checklists": {"list": {"name": "The list", "purpose": "p", "tasks": {}}}})
    body = next(page.body for page in pages(sample, Audience.partners, "en") if page.path == "background.md")
    assert "**[The list](checklists/list.md)**: It works." in body
