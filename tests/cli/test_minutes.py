"""`karlemose minutes` and `actions done`: the form, what closing asks for, and what is written where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.files import WrittenMeanwhile
from karlemose_model.recording import events
from karlemose_model.recording.in_place import NotChangeable
from tests.conftest import Ran
from tests.recording.park import FIRST, HEAD, SECOND, TREE

Run = Callable[..., Ran]
FORM = "records/meetings/2026-01-20-operational.yml"
BLANKS = ("agenda_sent:", "end:", "statement_read:", "  referred:", "  checklist:")


@pytest.fixture
def park(files: Callable[[dict[str, str]], Path]) -> Path:
    return files(TREE)


def fill(path: Path, **said: str) -> str:
    """Writes behind the keys of a form as a person would: the first blank one of each name."""
    text = path.read_text("utf-8")
    for key, value in said.items():
        lines = text.split("\n")
        place = next(n for n, line in enumerate(lines) if line.partition("#")[0].strip() == f"{key}:")
        head, _, help_ = lines[place].partition(":")
        lines[place] = f"{head}: {value} {help_.lstrip()}"
        text = "\n".join(lines)
    path.write_text(text, "utf-8")
    return text


def filled(path: Path) -> str:
    said = {"agenda_sent": "2026-01-19", "end": "10:50", "statement_read": "true", "referred": "true"}
    return fill(path, **said, checklist="false")


def test_the_form_holds_what_is_known(park: Path, karlemose: Run) -> None:
    ran = karlemose("minutes", "new", "--as-of", "2026-01-15", "--lang", "en")
    assert (ran.code, ran.out, ran.err) == (0, f"Written: {FORM}\n", "")
    text = (park / FORM).read_text("utf-8")
    for line in (
        "date: 2026-01-20",
        "start: 10:00",
        'place: "Beboerhuset: mødelokale 1"',
        "chair: chair ",
        "  police: police-contact ",
        "  # tenants: tenants-contact",
        "  police-status:               # 5. Status from the police",
        "    # The housing administration: Bed om lys: den nordlige parkeringsplads (due 12 January 2026, overdue, carried over once)",
        "approves: 2026-01-13-operational",
        "next_meeting: 2026-01-27",
    ):
        assert f"\n{line}" in text, line
    # What is still to be written is no fault of the form.
    assert karlemose("check", "--as-of", "2026-01-15").out.count("KM43") == 0
    assert karlemose("check", "--as-of", "2026-01-15").code == 0


def test_the_form_points_the_editor_at_its_schema(park: Path, karlemose: Run) -> None:
    (park / ".karlemose" / "schema").mkdir(parents=True)
    (park / ".karlemose" / "schema" / "meeting-record.json").write_text("{}")
    karlemose("minutes", "new", "--as-of", "2026-01-15")
    first = (park / FORM).read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../.karlemose/schema/meeting-record.json"


def test_nothing_is_written_over(park: Path, karlemose: Run) -> None:
    (park / FORM).write_text("schema: 1\nmeeting: operational\ndate: 2026-01-20\n# mine\n")
    ran = karlemose("minutes", "new", "--as-of", "2026-01-15", "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert "is there already" in ran.err
    assert "# mine" in (park / FORM).read_text()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--date", "2026-01-21"), "Nearest before: Tuesday 20 January 2026, 2026-01-20 (operational)"),
        (("--meeting", "drift"), "There is no meeting drift. The meetings are: operational, steering."),
        (("--extra", "2026-01-21"), "--extra and --reason go together"),
        (("--extra", "2026-01-21", "--reason", "Om 311257-5000"), "looks like a CPR number"),
        (("--extra", "2026-01-21", "--reason", " "), "--reason says why in a few words"),
        (("--extra", "2026-01-21", "--reason", "x" * 2001), "at most 2000 characters"),
        (("--extra", "2146-01-21", "--reason", "x"), "more than ten years away"),
        (("--extra", "2026-01-20", "--reason", "x"), "There is a meeting on 2026-01-20 already"),
        (("--extra", "9999-12-31", "--reason", "x"), "does not lie between 1950 and 2150"),
        (("--extra", "2026-01-21", "--reason", "x", "--date", "2026-01-20"), "exclude each other"),
    ],
)
def test_a_meeting_that_there_is_not(park: Path, karlemose: Run, arguments: tuple[str, ...], said: str) -> None:
    ran = karlemose("minutes", "new", *arguments, "--as-of", "2026-01-15", "--lang", "en")
    assert ran.code == 2
    assert said in ran.err
    assert not (park / FORM).exists()


def test_an_extra_meeting_says_why(park: Path, karlemose: Run) -> None:
    ran = karlemose("minutes", "new", "--extra", "2026-01-16", "--reason", "Skud: i nat", "--as-of", "2026-01-15")
    assert ran.code == 0
    text = (park / "records/meetings/2026-01-16-operational.yml").read_text("utf-8")
    assert "\nstatus: extra" in text
    assert '\nwhy: "Skud: i nat"' in text
    assert karlemose("check", "--as-of", "2026-01-16").code == 0


def test_a_steering_group_is_asked_for_a_change_of_phase(park: Path, karlemose: Run) -> None:
    karlemose("minutes", "new", "--meeting", "steering", "--as-of", "2026-01-15", "--lang", "en")
    text = (park / "records/meetings/2026-04-09-steering.yml").read_text("utf-8")
    assert "\nphase:" in text
    assert "readiness:" not in text


def test_closing_says_all_that_is_missing_each_at_its_line(park: Path, karlemose: Run) -> None:
    karlemose("minutes", "new", "--as-of", "2026-01-15", "--lang", "en")
    lines = (park / FORM).read_text("utf-8").splitlines()
    ran = karlemose("minutes", "close", "2026-01-20-operational", "--as-of", "2026-01-20", "--lang", "en")
    assert ran.code == 1
    for blank in BLANKS:
        line = next(n for n, text in enumerate(lines, start=1) if text.startswith(blank))
        assert f"{FORM}:{line}:" in ran.err, blank
    assert "the action 2026-01-06-operational/1 was due on 2026-01-12, and nothing is told of it" in ran.err
    assert ran.err.count("KM434") == 5
    assert "closing:" not in (park / FORM).read_text("utf-8")


def test_everybody_came_or_did_not(park: Path, karlemose: Run) -> None:
    karlemose("minutes", "new", "--as-of", "2026-01-15")
    text = filled(park / FORM).replace("  municipality: municipality-contact", "  # municipality:")
    text = text.replace("\napologies:", "\napologies: {police: {why: Kursus}} #", 1)
    (park / FORM).write_text(text, "utf-8")
    ran = karlemose("minutes", "close", "2026-01-20-operational", "--as-of", "2026-01-20", "--lang", "en")
    assert "KM435 nothing says whether The municipality was there" in ran.err
    assert "KM436 The police stands under both present: and apologies:" in ran.err


def test_a_half_written_record_names_the_place(park: Path, karlemose: Run) -> None:
    karlemose("minutes", "new", "--as-of", "2026-01-15")
    text = (park / FORM).read_text("utf-8")
    (park / FORM).write_text(text.replace("  welcome:", "  welcome: {note: 'Alle kom", 1), "utf-8")
    line = next(n for n, one in enumerate(text.splitlines(), start=1) if one.startswith("  welcome:"))
    ran = karlemose("minutes", "close", "2026-01-20-operational", "--as-of", "2026-01-20", "--lang", "en")
    assert ran.code == 1
    assert f"{FORM}:{line}:" in ran.err


def test_closed_minutes(park: Path, karlemose: Run) -> None:
    karlemose("minutes", "new", "--as-of", "2026-01-15")
    text = filled(park / FORM).replace("    status:\n", "    status: open\n", 1)
    (park / FORM).write_text(text, "utf-8")
    ran = karlemose("minutes", "close", "2026-01-20-operational", "--as-of", "2026-01-21", "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "Closed: 2026-01-20-operational. The minutes are to be deleted after 2028-01-20.\n"
    after = (park / FORM).read_text("utf-8")
    assert after.startswith(text)
    assert after[len(text) :].startswith("closing:\n  on: 2026-01-21\n  classification: partners\n")
    assert karlemose("check", "--as-of", "2026-01-21").code == 0
    again = karlemose("minutes", "close", "2026-01-20-operational", "--as-of", "2026-01-22", "--lang", "en")
    assert (again.code, again.err) == (2, "The minutes 2026-01-20-operational were closed on 2026-01-21.\n")
    (park / FORM).write_text(after.replace("10:50", "10:55"), "utf-8")
    assert "KM428" in karlemose("check", "--as-of", "2026-01-21").out


def test_without_a_quorum_it_is_said(park: Path, karlemose: Run) -> None:
    name = "2026-01-13-operational"
    text = SECOND.replace("police: police-contact, ", "").replace("apologies:", "apologies:\n  police: {why: Ferie}")
    more = (
        "agenda_sent: 2026-01-12\nstart: 10:00\nend: 10:50\nchair: chair\nminute_taker: minute-taker\n"
        "statement_read: true\nnext_meeting: 2026-01-20\nreports: {2026-01-06-operational/1: {status: open}}\n"
    )
    (park / f"records/meetings/{name}.yml").write_text(text + more, "utf-8")
    ran = karlemose("minutes", "close", name, "--as-of", "2026-01-13", "--lang", "en", "--delete-after", "2026-12-31")
    assert (ran.code, ran.err) == (
        0,
        "There was no quorum: the decisions need to be confirmed at the next meeting.\n",
    )
    assert "after 2026-12-31" in ran.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2026-01-20-operationel",), "There are no minutes 2026-01-20-operationel."),
        (("2026-01-13-operationel",), 'Did you mean "2026-01-13-operational"?'),
        (("2026-01-13-operational", "--on", "2026-01-12"), "is not held before 2026-01-13"),
    ],
)
def test_minutes_that_can_not_be_closed(park: Path, karlemose: Run, arguments: tuple[str, ...], said: str) -> None:
    ran = karlemose("minutes", "close", *arguments, "--as-of", "2026-01-15", "--lang", "en")
    assert ran.code == 2
    assert said in ran.err


def test_a_cancelled_meeting_is_closed_with_its_reason_alone(
    files: Callable[[dict[str, str]], Path], karlemose: Run
) -> None:
    record = (
        "schema: 1\nmeeting: operational\ndate: 2026-01-06\nstatus: cancelled\nwhy: Sne\nnext_meeting: 2026-01-13\n"
    )
    files({"playbook.yml": HEAD, "records/meetings/2026-01-06-operational.yml": record})
    ran = karlemose("minutes", "close", "--as-of", "2026-01-07", "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    assert (
        karlemose("minutes", "close", "--as-of", "2026-01-07", "--lang", "en").err == "No minutes wait to be closed.\n"
    )


def test_an_action_is_done(park: Path, karlemose: Run) -> None:
    ran = karlemose(
        "actions", "done", "2026-01-06-operational/1", "--on", "2026-01-14", "--outcome", "Lampen: lyser", "--as-of",
        "2026-01-15", "--lang", "en",
    )  # fmt: skip
    assert (ran.code, ran.err) == (0, "")
    # The playbook's first language is Danish: what was written in English says so.
    assert (park / "records/actions.yml").read_text("utf-8") == (
        "# What became of actions between meetings. Written by: karlemose actions done\nschema: 1\nevents:\n"
        "  - action: 2026-01-06-operational/1\n    on: 2026-01-14\n    status: done\n    outcome:\n      en: 'Lampen: lyser'\n"
    )
    assert "2026-01-06-operational/1" not in karlemose("actions", "--as-of", "2026-01-15").out
    assert "Lampen: lyser" in karlemose("actions", "--all", "--as-of", "2026-01-15").out
    second = karlemose("actions", "done", "2026-01-06-operational/1", "--as-of", "2026-01-16", "--lang", "en")
    assert (second.code, second.err) == (2, "The action 2026-01-06-operational/1 was closed on 2026-01-14.\n")
    assert karlemose("check", "--as-of", "2026-01-16").code == 0


def test_the_playbook_may_be_named_before_the_word_done(park: Path, karlemose: Run, tmp_path: Path) -> None:
    ran = karlemose("actions", "-p", park, "--as-of", "2026-01-15", "done", "2026-01-06-operational/2")
    assert ran.code == 0
    assert "on: 2026-01-15" in (park / "records/actions.yml").read_text("utf-8")


def test_an_action_that_is_put_off(park: Path, karlemose: Run) -> None:
    ran = karlemose(
        "actions", "done", "2026-01-06-operational/1", "--status", "open", "--due", "2026-01-26", "--why", "Venter",
        "--as-of", "2026-01-15",
    )  # fmt: skip
    assert ran.code == 0
    assert "26. januar 2026" in karlemose("actions", "--as-of", "2026-01-15", "--lang", "da").out


def test_an_action_that_is_put_off_twice_alike_is_written_once(park: Path, karlemose: Run) -> None:
    def put_off(day: str, *more: str) -> Ran:
        command = ("actions", "done", "2026-01-06-operational/1", "--status", "open", "--lang", "en", "--as-of", day)
        return karlemose(*command, *more)

    events = park / "records/actions.yml"
    assert put_off("2026-01-15", "--due", "2026-01-26", "--why", "Venter").code == 0
    written = events.read_bytes()
    for day, more in (("2026-01-15", ("--due", "2026-01-26")), ("2026-01-15", ()), ("2026-01-16", ())):
        second = put_off(day, *more, "--why", "Venter")
        told = "It is written already that the action 2026-01-06-operational/1 is open, until 2026-01-26: nothing was changed.\n"
        assert (second.code, second.err) == (2, told)
        assert events.read_bytes() == written
    # Another day, another reason or something that came of it is news.
    for news in (("--due", "2026-01-27"), ("--why", "Montøren er syg"), ("--outcome", "Lampen er bestilt")):
        assert put_off("2026-01-16", "--why", "Venter", *news).code == 0
    assert events.read_text("utf-8").count("status: open") == 4


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2026-01-06-operational/9",), "There is no action 2026-01-06-operational/9."),
        (("1",), "There is no action 1."),
        (("2026-01-06-operational/1", "--on", "2026-01-05"), "was not raised before 2026-01-06"),
        (("2026-01-06-operational/1", "--on", "2026-01-16"), "2026-01-16 has not come yet."),
        (("2026-01-06-operational/1", "--due", "2026-02-01"), "--due goes with --status open"),
        (("2026-01-06-operational/1", "--status", "not_possible"), "Say why, with --why"),
        (("2026-01-06-operational/1", "--status", "open", "--due", "2026-02-01"), "Say why, with --why"),
        (("2026-01-06-operational/1", "--outcome", "Ring 311257-5000"), "looks like a CPR number"),
        (("2026-01-06-operational/1", "--outcome", "x" * 2001), "at most 2000 characters"),
    ],
)
def test_what_became_of_no_action(park: Path, karlemose: Run, arguments: tuple[str, ...], said: str) -> None:
    ran = karlemose("actions", "done", *arguments, "--as-of", "2026-01-15", "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "311257" not in ran.err
    assert not (park / "records/actions.yml").exists()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (WrittenMeanwhile, "was changed by somebody else just now; nothing was written"),
        (NotChangeable, "can't be changed here without losing something of it; nothing was written"),
    ],
)
def test_what_could_not_be_changed(
    park: Path, karlemose: Run, monkeypatch: pytest.MonkeyPatch, error: type[Exception], said: str
) -> None:
    def refused(*_: object) -> None:
        raise error

    monkeypatch.setattr(events, "add_to_list", refused)
    ran = karlemose("actions", "done", "2026-01-06-operational/1", "--as-of", "2026-01-15", "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_file_that_is_open_in_an_office_program(park: Path, karlemose: Run) -> None:
    (park / "records" / ".~lock.actions.yml#").write_text("")
    ran = karlemose("actions", "done", "2026-01-06-operational/1", "--as-of", "2026-01-15", "--lang", "da")
    assert ran.code == 2
    assert "er åben i et andet program" in ran.err


def test_what_is_due_for_deletion(files: Callable[[dict[str, str]], Path], karlemose: Run) -> None:
    files({"playbook.yml": HEAD, "records/meetings/2026-01-06-operational.yml": FIRST})
    assert "No minutes are due" in karlemose("records", "close-year", "2027", "--lang", "en").out
    record = FIRST + "status: cancelled\nwhy: Sne\nnext_meeting: 2026-01-13\n"
    files({"records/meetings/2026-01-06-operational.yml": record})
    assert karlemose("minutes", "close", "--as-of", "2026-01-07").code == 0
    out = karlemose("records", "close-year", "2028", "--lang", "en").out
    assert "  records/meetings/2026-01-06-operational.yml  (after 2028-01-06)\n" in out
    assert "see the page on keeping and deleting" in out
    danish = karlemose("records", "close-year", "2028", "--lang", "da").out
    assert "\n  records/meetings/2026-01-06-operational.yml  (efter 2028-01-06)\n" in danish
    assert (
        "No minutes are due for deletion by the end of 2027."
        in karlemose("records", "close-year", "2027", "--lang", "en").out
    )
    late = karlemose("check", "--as-of", "2028-01-07").out
    assert "KM337" in late
    assert "KM337" not in karlemose("check", "--as-of", "2028-01-06").out
    assert Path("records/meetings/2026-01-06-operational.yml").exists()


def test_what_was_not_done_is_closed_with_its_reason_only(park: Path, karlemose: Run) -> None:
    karlemose("minutes", "new", "--as-of", "2026-01-15")
    text = filled(park / FORM).replace("    status:\n", "    status: not_possible\n", 1)
    (park / FORM).write_text(text, "utf-8")
    ran = karlemose("minutes", "close", "--as-of", "2026-01-21", "2026-01-20-operational", "--lang", "en")
    line = next(n for n, one in enumerate(text.splitlines(), start=1) if one.startswith("    why:"))
    assert ran.code == 1
    assert f"{FORM}:{line}:5: KM438 the action 2026-01-06-operational/1 is reported as not_possible" in ran.err
    assert ran.err.endswith("Nothing was written; still missing: 1\n")


def test_minutes_of_a_meeting_ahead_wait(park: Path, karlemose: Run) -> None:
    for name in ("2026-01-06-operational", "2026-01-13-operational"):
        (park / f"records/meetings/{name}.yml").unlink()
    karlemose("minutes", "new", "--as-of", "2026-01-15")
    ran = karlemose("minutes", "close", "--as-of", "2026-01-15", "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert "The next draft is 2026-01-20-operational; that meeting is not held yet." in ran.err


def test_who_sees_everything_on_another_day_is_told_so(park: Path, karlemose: Run) -> None:
    playbook = park / "playbook.yml"
    playbook.write_text(playbook.read_text("utf-8") + "as_of: 2026-01-15\n", "utf-8")
    ran = karlemose("actions", "done", "2026-01-06-operational/1", "--on", "2026-01-16", "--lang", "en")
    assert "Everything is seen on 2026-01-15" in ran.err
    asked = karlemose("actions", "done", "2026-01-06-operational/1", "--on", "2026-01-18", "--as-of", "2026-01-17")
    assert "2026-01-15" not in asked.err


def test_minutes_are_kept_no_longer_than_the_playbook_says(park: Path, karlemose: Run) -> None:
    karlemose("minutes", "new", "--as-of", "2026-01-15")
    text = filled(park / FORM).replace("    status:\n", "    status: done\n", 1)
    (park / FORM).write_text(text, "utf-8")
    close = ("minutes", "close", "2026-01-20-operational", "--as-of", "2026-01-21", "--lang", "en", "--delete-after")
    ran = karlemose(*close, "2030-01-01")
    assert (ran.code, ran.out) == (2, "")
    assert "until 2028-01-20 at the latest" in ran.err
    assert karlemose(*close, "2027-01-01").code == 0


def test_a_day_before_what_was_told_last_is_refused(park: Path, karlemose: Run) -> None:
    record = park / "records/meetings/2026-01-13-operational.yml"
    record.write_text(SECOND + "reports: {2026-01-06-operational/1: {status: open}}\n", "utf-8")
    ran = karlemose(
        "actions", "done", "2026-01-06-operational/1", "--on", "2026-01-12", "--as-of", "2026-01-15", "--lang", "en"
    )
    assert (ran.code, ran.out) == (2, "")
    assert "on 2026-01-13, after that" in ran.err
    assert not (park / "records/actions.yml").exists()


def test_what_others_share_is_written_through_a_link(park: Path, karlemose: Run) -> None:
    shared = park / "shared.yml"
    shared.write_text("schema: 1\nevents: []\n", "utf-8")
    (park / "records" / "actions.yml").symlink_to(shared)
    assert karlemose("actions", "done", "2026-01-06-operational/1", "--as-of", "2026-01-15").code == 0
    assert (park / "records" / "actions.yml").is_symlink()
    assert "on: 2026-01-15\n" in shared.read_text("utf-8")


def test_a_years_computed_values_are_kept_once(karlemose: Run, files: Callable[[dict[str, str]], Path]) -> None:
    folder = files(
        {
            "playbook.yml": HEAD,
            "records/meetings/2026-01-06-operational.yml": (
                "schema: 1\nmeeting: operational\ndate: 2026-01-06\nagenda_sent: 2026-01-05\n"
                "present: {police: police-contact, housing: housing-contact}\n"
                "apologies: {social-project: {deputy: {partner: social-project, position: Job adviser}}}\n"
            ),
        }
    )
    kept = folder / "records" / "observations" / "computed-2026.csv"
    first = karlemose("records", "close-year", "2026", "--as-of", "2026-02-10", "--lang", "en")
    assert "computed values of 2026 are kept in" in first.out
    rows = kept.read_text("utf-8").splitlines()
    assert rows[0] == "kpi,period,value,numerator,n,source,stated,note,computed"
    assert "meetings-held,2026-01,25,1,4,records,2026-02-10,,yes" in rows
    assert "core-attendance,2026-01,100,1,1,records,2026-02-10,,yes" in rows
    again = karlemose("records", "close-year", "2026", "--as-of", "2026-02-11", "--lang", "en")
    assert "No further computed values of 2026 to keep." in again.out
    assert kept.read_text("utf-8").splitlines() == rows
    # A row that was corrected by hand stays, and is told of.
    kept.write_text(kept.read_text("utf-8").replace("2026-01,25,1,4", "2026-01,50,2,4"), "utf-8")
    differing = karlemose("records", "close-year", "2026", "--as-of", "2026-02-11", "--lang", "en")
    assert "meetings-held, 2026-01: 50 is kept, the records give 25." in differing.out
    assert "2026-01,50,2,4" in kept.read_text("utf-8")


def test_a_years_file_that_is_not_in_utf_8_is_left_alone(karlemose: Run, files: Callable[..., Path]) -> None:
    header = "kpi,period,value,numerator,n,source,stated,note,computed\n"
    saved = f"{header}meetings-held,2020-01,90,9,10,records,2020-12-31,Blåbær,yes\n".encode("cp1252")
    folder = files(
        {
            "playbook.yml": HEAD,
            "records/meetings/2026-01-06-operational.yml": (
                "schema: 1\nmeeting: operational\ndate: 2026-01-06\nagenda_sent: 2026-01-05\n"
                "present: {police: police-contact, housing: housing-contact}\n"
            ),
            "records/observations/computed-2026.csv": saved,
        }
    )
    ran = karlemose("records", "close-year", "2026", "--as-of", "2026-02-10", "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    kept = folder / "records/observations"
    assert (kept / "computed-2026.csv").read_bytes() == saved
    assert "meetings-held,2026-01,25,1,4,records,2026-02-10,,yes" in (kept / "computed-2026-2.csv").read_text("utf-8")
