"""The playbooks that come with the tool: clean, complete in both languages, sourced, and as the issue of the day needs them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import markdown as python_markdown
import pytest

from karlemose_model.documents import pages
from karlemose_model.files import shipped, shipped_playbooks
from karlemose_model.model import (
    Audience,
    Basis,
    Claim,
    Direction,
    Disclosure,
    Measure,
    Playbook,
    Rollout,
    Section,
)
from karlemose_model.problems import has_errors
from karlemose_model.reading import Reading, read_playbook
from karlemose_model.rules import checked
from karlemose_model.schedule import meeting_occurrences
from tests.conftest import AS_OF, WITHOUT_TARGET


@functools.cache
def reading(playbook: str) -> Reading:
    read = read_playbook(shipped("playbooks") / playbook)
    return checked(read, (read.playbook.as_of if read.playbook else None) or AS_OF)


def playbook(name: str) -> Playbook:
    found = reading(name).playbook
    assert found is not None
    return found


def rollout(name: str, as_of: str | None = None) -> Rollout:
    day = date.fromisoformat(as_of) if as_of else playbook(name).as_of
    found = reading(name).seen_on(day or date(2026, 11, 23))
    assert found is not None
    return found


@pytest.mark.parametrize("name", shipped_playbooks())
def test_it_has_no_finding(name: str) -> None:
    assert [(problem.code, problem.place) for problem in reading(name).problems] == []


def test_what_they_ask_to_ignore_is_known_by_name() -> None:
    asked = {
        (name, one.problem.code, one.problem.data.get("path", ""))
        for name in shipped_playbooks()
        for one in reading(name).ignored
    }
    assert asked == {
        ("karlemose", "KM314", "costs.local-share.amount.1"),
        ("karlemose", "KM314", "evidence.local-council.figure.1"),
        ("karlemoseparken", "KM321", ""),
        ("karlemoseparken", "KM313", ""),
        ("karlemoseparken", "KM362", ""),
        *(("karlemoseparken", "KM318", f"kpis.{kpi}") for kpi in WITHOUT_TARGET),
    }


@pytest.mark.parametrize("years", [1, 5])
def test_time_alone_gives_warnings_and_no_errors(years: int) -> None:
    for name in shipped_playbooks():
        later = checked(read_playbook(shipped("playbooks") / name), AS_OF.replace(year=AS_OF.year + years))
        assert not has_errors(later.problems)


def claims(value: Any, path: str = "") -> Iterator[tuple[str, Claim]]:
    if isinstance(value, Claim):
        yield path, value
    if isinstance(value, Section):
        for field in type(value).model_fields:
            yield from claims(getattr(value, field), f"{path}.{field}")
    elif isinstance(value, dict):
        for key, below in value.items():
            yield from claims(below, f"{path}.{key}")


# What the parts of these say is said by the part itself or by the whole that they belong to.
_CARRIED = re.compile(r"\.(partners|roles|phases|checklists|agreements|meetings|activities|kpis|fidelity)\.")


def test_every_statement_of_the_model_has_a_source_or_a_reasoned_inference() -> None:
    bare = []
    sourced: set[str] = set()
    for path, claim in claims(playbook("karlemose")):
        if claim.source or claim.basis is Basis.inference:
            sourced.add(path)
        elif not any(path.startswith(whole + ".") for whole in sourced):
            bare.append(path)
    assert bare == []


def test_the_weekly_agenda_covers_the_whole_yardstick_list() -> None:
    items = playbook("karlemose").meetings["operational"].agenda.values()
    covered = [point for item in items for point in item.covers if point.startswith("AG")]
    assert sorted(set(covered)) == [f"AG{number:02}" for number in range(1, 17)]


def test_terms_of_reference_and_the_agreement_cover_their_lists() -> None:
    agreements = playbook("karlemose").agreements
    for id_, prefix, last in (("terms-of-reference", "TR", 20), ("information-sharing", "IS", 17)):
        covered = {
            point for term in agreements[id_].terms.values() for point in term.covers if point.startswith(prefix)
        }
        assert sorted(covered) == [f"{prefix}{number:02}" for number in range(1, last + 1)]


def test_the_model_has_its_26_kpis_of_an_estate_and_7_of_the_levels_above_in_their_order() -> None:
    codes = [kpi.code for kpi in playbook("karlemose").kpis.values()]
    assert codes == [f"K{number:02}" for number in range(1, 27)] + [f"U{number:02}" for number in range(1, 8)]


@pytest.mark.parametrize("id_", playbook("karlemose").kpis)
def test_a_kpi_of_the_model_has_all_that_makes_it_one(id_: str) -> None:
    model = playbook("karlemose")
    kpi = model.kpis[id_]
    texts = (kpi.name, kpi.definition, kpi.unit, kpi.why_direction, kpi.lag, kpi.caveat)
    assert all(text is not None and text.languages == ("da", "en") for text in texts)
    assert kpi.owner in model.partners
    assert kpi.fed_by
    assert kpi.source
    divided = kpi.measure in (Measure.share, Measure.rate)
    assert (kpi.numerator is not None, kpi.denominator is not None) == (divided, divided)
    # A target is justified, or it is said why there is none.
    assert bool(kpi.targets) == (kpi.near is not None)
    if not kpi.targets and kpi.direction is not Direction.none:
        assert kpi.caveat is not None
        assert "intet mål" in kpi.caveat.said_in("da").lower()
        assert "no target" in kpi.caveat.said_in("en").lower()


def test_enforcement_counts_have_no_direction_and_no_target() -> None:
    kpis = {kpi.code: kpi for kpi in playbook("karlemose").kpis.values()}
    assert {code for code, kpi in kpis.items() if kpi.direction is Direction.none} == {"K07", "K08", "K22"}
    assert all(not kpis[code].targets for code in ("K07", "K08", "K22"))


def test_what_counts_persons_is_protected() -> None:
    kpis = playbook("karlemose").kpis.values()
    unprotected = {kpi.code for kpi in kpis if kpi.disclosure is Disclosure.none}
    counts_none = {"K14", "K15", "K16", "K17", "K18", "K19", "K21", "K23", "K25", "K26"}
    assert unprotected == counts_none | {f"U{number:02}" for number in range(1, 8)}
    assert all((kpi.disclosure_reason is not None) == (kpi.code in unprotected) for kpi in kpis)


@pytest.mark.parametrize("code", ["K01", "K02"])
def test_recorded_crime_is_read_beside_perceived_safety_and_without_drug_offences(code: str) -> None:
    kpi = next(one for one in playbook("karlemose").kpis.values() if one.code == code)
    assert kpi.caveat is not None
    for language, words in (("da", ("K03", "tør anmelde", "politiets")), ("en", ("K03", "dare", "police work"))):
        assert [word for word in words if word not in kpi.caveat.said_in(language)] == []
    assert {"reporting-warning", "crime-harm-index-2018"} <= set(kpi.source)


@pytest.mark.parametrize("phase", ["clear", "hold"])
def test_two_conditions_for_leaving_a_phase_can_be_followed_by_number(phase: str) -> None:
    model = playbook("karlemose")
    followed = [
        one
        for one in model.phases[phase].exit.values()
        if one.kpi in model.kpis and one.periods and (one.at_least is not None or one.at_most is not None)
    ]
    assert len(followed) >= 2
    assert all(one.basis is Basis.inference for one in followed)


def test_eksempelparken_meets_as_its_timeline_says() -> None:
    park = playbook("eksempelparken")
    found = meeting_occurrences(park, "operational", date(2025, 11, 3), date(2026, 12, 10))
    days = [occurrence.date.isoformat() for occurrence in found]
    assert days[:5] == ["2025-11-06", "2025-11-20", "2025-12-04", "2025-12-18", "2026-01-02"]
    assert next(one.planned for one in found if one.date == date(2026, 1, 2)) == date(2026, 1, 1)
    assert [day for day in days if "2026-06" <= day < "2026-10"] == ["2026-06-17", "2026-08-19", "2026-09-16"]
    assert days[-1] == "2026-12-03"


def test_eksempelparken_leaves_cctv_out_with_everything_that_needs_it() -> None:
    park = rollout("eksempelparken")
    assert "cctv" not in park.playbook.activities
    assert "activities.cctv" in [departure.path for departure in park.departures]
    assert "sports-club" in park.playbook.partners


def test_karlemoseparken_has_no_dated_meeting() -> None:
    park = playbook("karlemoseparken")
    assert [meeting_occurrences(park, id_, date(2017, 1, 1), date(2022, 1, 1)) for id_ in park.meetings] == [()] * len(
        park.meetings
    )


def test_karlemoseparken_shows_only_what_had_been_stated_by_then() -> None:
    def convictions(as_of: str) -> list[float]:
        seen = rollout("karlemoseparken", as_of)
        figure = seen.playbook.evidence["convictions"].figure
        assert figure is not None
        return [entry.value for entry in figure.history(seen.as_of)]

    assert convictions("2018-12-06") == [20]
    assert convictions("2021-03-01") == [20, 13, 9]


@pytest.mark.parametrize("name", shipped_playbooks())
@pytest.mark.parametrize("audience", list(Audience))
def test_the_same_input_gives_the_same_pages(name: str, audience: Audience) -> None:
    again = checked(read_playbook(shipped("playbooks") / name), AS_OF).seen_on(rollout(name).as_of)
    assert again is not None
    for language in ("da", "en"):
        assert pages(rollout(name), audience, language) == pages(again, audience, language)


@pytest.mark.parametrize(("name", "words"), [("karlemoseparken", "rekonstruktion"), ("eksempelparken", "opdigtet")])
def test_every_page_says_that_it_is_not_the_partners_own(name: str, words: str) -> None:
    for audience in Audience:
        for page in pages(rollout(name), audience, "da"):
            assert words in page.body.lower(), page.path


def test_public_pages_name_no_meeting_time_place_contact_or_value() -> None:
    park = rollout("eksempelparken")
    public = "\n".join(page.body for language in ("da", "en") for page in pages(park, Audience.public, language))
    secrets = {"13:30"}
    contacts = [partner.contact for partner in park.playbook.partners.values()]
    contacts += [role.contact for role in park.playbook.roles.values()]
    secrets |= {
        contact.email for contact in contacts if contact and contact.audience is Audience.partners and contact.email
    }
    assert len(secrets) > 5
    for meeting in park.playbook.meetings.values():
        for cadence in meeting.cadence.values():
            if cadence.location is not None:
                secrets |= {words for _, words in cadence.location}
    for occurrence in meeting_occurrences(park.playbook, "operational", park.as_of, date(2027, 3, 1)):
        secrets |= {occurrence.date.isoformat(), f"{occurrence.date.day}. december 2026"}
    assert [secret for secret in sorted(secrets) if secret in public] == []


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", shipped_playbooks())
def test_no_reader_sees_the_marks_of_bold_letters(name: str, language: str, audience: Audience) -> None:
    shown = {
        page.path: python_markdown.markdown(page.body, extensions=["tables"])
        for page in pages(rollout(name), audience, language)
    }
    assert [path for path, made in shown.items() if "**" in made or r"\*" in made] == []


@pytest.mark.parametrize(
    ("language", "not_ours"),
    [
        ("en", ["we ", "you can", "tell the housing office", "call the police", "work together so"]),
        ("da", ["vi ", "du kan", "fortæl ejendomskontoret", "ring til politiet", "samarbejder om, at"]),
    ],
)
def test_the_reconstruction_speaks_for_none_of_those_it_names(language: str, not_ours: list[str]) -> None:
    found = {page.path: page for page in pages(rollout("karlemoseparken"), Audience.public, language)}
    assert "residents.md" not in found
    front = found["index.md"].body
    shown = re.sub(r"\s+", " ", front).lower()
    assert [words for words in not_ours if re.search(rf"\b{words}", shown)] == []
    assert {"en": "not the partners' pages", "da": "ikke parternes egne"}[language] in front
    assert "114" in front
    since = found["model.md"].body.partition(
        {"en": "## What happened since", "da": "## Hvad der skete siden"}[language]
    )[2]
    lessons = [line for line in since.partition("\n## ")[0].splitlines() if line.startswith("- ")]
    assert len(lessons) == len(
        [
            one
            for one in rollout("karlemoseparken").written
            if re.fullmatch(r"lessons\.[^.]+", one) and rollout("karlemoseparken").written[one] == "karlemoseparken"
        ]
    )
    assert all(line.startswith("- **") and re.search(r"20\d\d", line.partition(":**")[0]) for line in lessons)
    assert "frifandt" not in since


def test_whoever_signs_the_agreement_on_information_is_told_what_was_agreed() -> None:
    agreement = playbook("eksempelparken").agreements["information-sharing"]
    told = {name for flow in agreement.flows.values() for name in (*flow.to, flow.from_)}
    assert set(agreement.parties) - told == set()
    assert "sports-club" in agreement.flows["minutes"].to
