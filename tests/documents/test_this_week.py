"""The first pages: what is needed before a meeting is two taps away, and no page is further than three."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from karlemose_model import files
from karlemose_model.documents import Page, pages
from karlemose_model.documents.agenda import agenda_path, coming
from karlemose_model.documents.partners import OPEN_ACTIONS
from karlemose_model.followup import action_log
from karlemose_model.model import Allowed, Audience, MeetingStatus, Rollout
from karlemose_model.text import Text
from tests.documents.sample import CANARY, canary, rollout
from tests.documents.shipped import GROUP, seen, shown
from tests.documents.way import links, steps

pytestmark = GROUP

MOST = 3
LANGUAGES = ("da", "en")


def made(of: Rollout, audience: Audience = Audience.partners, language: str = "en") -> dict[str, Page]:
    return {page.path: page for page in pages(of, audience, language)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("name", files.shipped_playbooks())
def test_every_page_is_at_most_three_steps_from_the_first(name: str, audience: Audience, language: str) -> None:
    found = shown(name, audience=audience, language=language)
    reached = steps(found.values())
    assert {path: reached.get(path) for path in found if reached.get(path, MOST + 1) > MOST} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_needed_before_a_meeting_is_one_tap_away(language: str) -> None:
    park = seen("eksempelparken")
    found = shown("eksempelparken", language=language)
    home = found["index.md"].body
    first = coming(park)[0]
    lines = home.splitlines()
    assert any(f"]({agenda_path(first)})" in line for line in lines[:12])
    assert any("](not-said.md)" in line for line in lines[:12])
    for partner in park.playbook.partners:
        assert f"](partners/{partner}.md#{OPEN_ACTIONS})" in home
        assert f'<span id="{OPEN_ACTIONS}"></span>' in found[f"partners/{partner}.md"].body
    assert {"contents.md", "meetings.md"} <= links(found["index.md"])
    for path, page in found.items():
        if page.kind in ("agenda", "meeting"):
            assert "not-said.md" in links(page), path


def test_each_office_sees_how_many_actions_are_open_and_overdue() -> None:
    park = seen("eksempelparken")
    home = shown("eksempelparken")["index.md"].body
    for name, partner in park.playbook.partners.items():
        own = [action for action in action_log(park) if action.is_open and action.partner == name]
        late = sum(action.overdue_on(park.as_of) for action in own)
        said = {0: "none open"}.get(len(own), f"{len(own)} open") + (f", {late} overdue" if late else "")
        assert re.search(rf"^- \[{partner.name.said_in('en')}\]\([^)]*\): {said}$", home, re.MULTILINE), name


def test_what_is_due_comes_in_order_and_what_changed_stands_there() -> None:
    home = shown("eksempelparken")["index.md"].body
    due = home.partition("Overdue, and due in the next 14 days")[2].partition("\n## ")[0]
    days = re.findall(r"^- (\d+)\\?\.? (November|December):", due, re.MULTILINE)
    assert days == sorted(days, key=lambda day: (day[1] == "December", int(day[0])))
    assert ("27", "November") in days
    assert "[Agenda: Steering group meeting](meetings/2026-12-08-steering.md)" in due
    changed = home.partition("What changed in the last 7 days")[2].partition("\n## ")[0]
    for words in (
        "Draft minutes of Operational meeting, Thursday 19 November 2026",
        "Decided: ",
        "Done: ",
        "[New actions: 5](actions.md)",
        "**no longer judged** (was: missed;",
    ):
        assert words in changed, words


def test_late_actions_stand_first_and_are_counted_with_what_is_due() -> None:
    park = seen("eksempelparken")
    late = [action for action in action_log(park) if action.overdue_on(park.as_of)]
    assert late
    home = shown("eksempelparken")["index.md"].body
    lines = re.findall(
        r"^- (.*)$", home.partition("Overdue, and due in the next 14 days")[2].partition("\n## ")[0], re.M
    )
    for action in late:
        assert sum("**overdue**" in line and action.text.said_in("en").rstrip(".") in line for line in lines) == 1
    overdue = ["**overdue**" in line for line in lines]
    assert overdue == sorted(overdue, reverse=True)
    assert f"[Due: {len(lines)}](#due)" in home


def test_the_next_meeting_is_told_with_day_hour_place_and_agenda() -> None:
    home = shown("eksempelparken")["index.md"].body
    line = next(one for one in home.splitlines() if one.startswith("- **Next meeting:**"))
    assert re.sub(r"\]\([^)]*\)|\[", "", line) == (
        "- **Next meeting:** Operational meeting, Thursday 3 December, at 13:30, Residents' house, meeting room 1"
        " · Agenda · Calendar"
    )


def test_what_a_walk_found_is_late_until_it_is_mended_and_its_follow_up_until_a_walk_sees_it_again() -> None:
    def late(as_of: date) -> list[str]:
        home = shown("eksempelparken", as_of)["index.md"].body
        return [line for line in home.splitlines() if "Safety walk on" in line and "**overdue**" in line]

    lamps = "The path towards Ringvejen: The lamps are old and weak"
    assert [lamps in line for line in late(date(2026, 11, 26))] == [True, False]
    assert "the follow-up" in late(date(2026, 11, 26))[1]
    # On the day itself nothing is late yet, and what was mended later is left by then.
    assert not [line for line in late(date(2026, 10, 19)) if lamps in line]
    assert "The northern car park" in late(date(2026, 10, 19))[0]
    # The walk of May was the follow-up of the one in November.
    assert not late(date(2026, 5, 21))


def test_a_week_later_the_changes_are_others() -> None:
    home = shown("eksempelparken", date(2026, 11, 28))["index.md"].body
    assert "Draft minutes of Operational meeting, Thursday 19 November 2026" not in home
    assert "Nothing was recorded in these days." in shown("eksempelparken", date(2027, 3, 20))["index.md"].body


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("karlemose", "This is the model itself."),
        ("karlemoseparken", "No meeting has a date"),
    ],
)
def test_a_playbook_without_dated_meetings_says_why(name: str, words: str) -> None:
    home = shown(name)["index.md"].body
    assert words in home
    assert "Next step" not in home
    assert "Open actions" not in home


def test_a_rollout_without_a_record_says_what_will_stand_there() -> None:
    home = made(rollout(records=False))["index.md"].body
    assert "Nothing yet. After the first meeting its minutes and actions stand here." in home
    assert "## Partners\n" in home
    without = made(rollout(without=("timeline",), records=False))["index.md"].body
    assert "Next step: write in the playbook on which day the first phase begins." in without


def test_the_rule_is_told_in_the_playbooks_own_words() -> None:
    body = made(rollout())["not-said.md"].body
    for words in ("confidentiality", "not-said", "flow", "not-shared"):
        assert canary(words) in body
    assert "**Status &#124; from the \\*police\\*:**" in body
    assert "nothing is written but a reference to the authority's own case." in body
    assert CANARY not in "".join(page.body for page in made(rollout(), Audience.public).values())


def test_what_is_let_pass_is_named_and_a_reason_says_its_language() -> None:
    park = seen("eksempelparken")
    reason = Text({"da": "Det er et sagsnummer."})
    allowed = {
        "case": Allowed(finding="KM310", file="records/actions.yml", line=11, reason=reason),
        "mailbox": Allowed(finding="KM506", value="vagt@example.org", reason=reason),
    }
    park = replace(park, playbook=park.playbook.model_copy(update={"allowed": allowed}))
    said = made(park)["not-said.md"].body
    told = '<span lang="da">Det er et sagsnummer.</span>'
    assert f"| a number that is shaped like a CPR number | records/actions.yml:11 | {told} |" in said
    assert f"| a contact point on a public page | wherever it stands | {told} |" in said
    assert "…" not in said.partition("## What was let pass")[2]
    assert "| Det er et sagsnummer. |" in made(park, language="da")["not-said.md"].body


def test_a_role_has_its_page() -> None:
    body = made(rollout())["roles/coordinator.md"].body
    for words in ("role-purpose", "role-duty", "role-training", "holder", "deputy", "role-phone", "deadline", "bring"):
        assert canary(words) in body, words
    assert "](../onboarding/coordinator.md)" in body
    assert "](../checklists/role-coordinator.md)" in body


def test_the_footer_names_the_sources_that_a_page_cites() -> None:
    found = made(rollout())

    def footer(path: str) -> str:
        return found[path].body.rpartition("\n---\n")[2]

    assert "Sources, by their number on the page [Sources](../sources.md): [1](../sources.md#source.report)." in footer(
        "partners/police.md"
    )
    assert "Sources: see the page [Sources](sources.md)." in footer("index.md")
    assert "Sources" not in footer("sources.md")


def test_the_public_begins_with_who_takes_part_and_what_residents_can_do() -> None:
    for language, heads in (
        ("en", ["Who takes part", "What residents can do and see"]),
        ("da", ["Hvem der deltager", "Hvad beboere kan gøre og se"]),
    ):
        body = shown("eksempelparken", audience=Audience.public, language=language)["index.md"].body
        assert re.findall(r"^## (.*)$", body, re.MULTILINE)[:2] == heads
        assert "114" in body


def test_the_public_has_a_page_of_a_kpi_only_where_a_figure_was_released() -> None:
    found = shown("eksempelparken", audience=Audience.public)
    assert "kpis/move-outs.md" in found
    assert "kpis/convictions.md" not in found
    assert "Final convictions" in found["kpis.md"].body or "onvictions" in found["kpis.md"].body
    bare = shown("eksempelparken", date(2025, 11, 10), audience=Audience.public)
    assert not [path for path in bare if path.startswith("kpis/")]


def test_a_place_that_builds_on_the_model_tells_where_it_comes_from_and_no_reasons() -> None:
    body = shown("eksempelparken", audience=Audience.public)["model.md"].body
    assert "## Where the model comes from" in body
    assert "our inference" not in body
    assert body.count("Køge") == 1
    assert "What is our own inference" in shown("eksempelparken")["background.md"].body


def test_what_is_closed_stands_on_a_page_of_its_own_the_newest_first() -> None:
    park = seen("eksempelparken")
    found = shown("eksempelparken")
    log = action_log(park)
    open_ones = [action for action in log if action.is_open]
    rows = [line for line in found["actions.md"].body.splitlines() if line.startswith("| ") and "agreed" in line]
    assert len(rows) == len(open_ones) > 0
    assert "](actions-closed.md)" in found["actions.md"].body
    closed = [
        line for line in found["actions-closed.md"].body.splitlines() if line.startswith("| ") and "agreed" in line
    ]
    assert len(closed) == len(log) - len(open_ones) > 0
    newest = max((one for one in log if not one.is_open), key=lambda one: one.status_date or one.raised)
    days = {one.text.said_in("en"): one.status_date for one in log if not one.is_open}
    assert days[next(text for text in days if text.rstrip(".") in closed[0])] == newest.status_date


def test_what_is_due_and_what_changed_are_one_tap_away_on_the_first_screen() -> None:
    found = shown("eksempelparken")["index.md"].body
    head = found.partition("## ")[0]
    due = found.partition("due in the next")[2].partition("\n## ")[0].count("\n- ")
    assert f"[Due: {due}](#due)" in head
    assert "](#changed)" in head
    assert '<span id="due"></span>' in found
    assert '<span id="changed"></span>' in found


def test_a_meeting_that_was_called_off_is_told_with_the_reason() -> None:
    park = seen("eksempelparken")
    called_off = [record for record in park.records.meetings if record.status is MeetingStatus.cancelled]
    assert called_off
    body = shown("eksempelparken", called_off[0].date)["index.md"].body
    assert "**Cancelled:**" in body
    assert called_off[0].why is not None
    assert called_off[0].why.said_in("en").rstrip(".") in body
    assert "**Cancelled:**" not in shown("eksempelparken")["index.md"].body


def test_before_the_first_phase_it_says_when_that_begins() -> None:
    body = shown("eksempelparken", date(2000, 1, 1))["index.md"].body
    assert "the first phase begins on 3 November 2025" in body
