"""What the templates make of answers: each file where it belongs, checked by the tool itself, in the chosen languages only."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from karlemose_model.documents import pages
from karlemose_model.files import shipped
from karlemose_model.model import Audience
from karlemose_model.problems import Severity, has_errors
from karlemose_model.reading import read_playbook
from karlemose_model.rules import checked
from karlemose_model.scaffold.generating import generate
from karlemose_model.scaffold.standing import checksum
from karlemose_model.schedule import meeting_occurrences
from tests.conftest import WITHOUT_TARGET, Ran
from tests.scaffold.baking import ROOT, as_words, bake, table

# What these tests look at is built once, in one worker.
pytestmark = pytest.mark.xdist_group("baked")

CASES = {case["id"]: case for case in table("good.yml")}
ESTATES = [id_ for id_, case in CASES.items() if case["template"] == "estate"]
ANSWERED_ALIKE = {"how": "agenda_sent:", "action": "  # - {text:", "next": "next_meeting:"}
"""The lines of a new record that follow the holidays, which a template does not know."""


def put_beside(folder: Path, beside: dict[str, dict[str, str]]) -> None:
    for name, said in beside.items():
        (folder / name).mkdir(parents=True)
        own = {"schema": 1, "id": name.rpartition("/")[2], "version": 1, "kind": said["kind"], "name": name}
        text = yaml.safe_dump(own | {"languages": ["da"], "extends": {"playbook": said["extends"], "version": 1}})
        (folder / name / "playbook.yml").write_text(text, "utf-8")


@pytest.fixture(scope="module")
def baked(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The repository of a case, made once for all tests that only look at it."""
    made: dict[str, Path] = {}

    def make(id_: str) -> Path:
        if id_ not in made:
            case, folder = CASES[id_], tmp_path_factory.mktemp(id_)
            put_beside(folder, case.get("beside", {}))
            ran = bake(folder, *as_words(case["answers"]), directory=f"templates/{case['template']}")
            assert ran.returncode == 0, ran.stderr
            made[id_] = folder / case["folder"]
        return made[id_]

    return make


def written(project: Path) -> dict[str, str]:
    """Every file of a repository with its text, without the schemas, which are the tool's."""
    found = {path.relative_to(project).as_posix(): path for path in project.rglob("*") if path.is_file()}
    return {
        name: path.read_text("utf-8-sig") for name, path in found.items() if not name.startswith(".karlemose/schema/")
    }


def first_meeting(id_: str) -> date:
    said: date | str = CASES[id_]["answers"].get("first_meeting", "2027-01-12")
    return said if isinstance(said, date) else date.fromisoformat(said)


def without_marks(playbook: str) -> str:
    """The playbook with its examples of partners, roles and an accessibility statement in force."""
    text, count = re.subn(r"^# (?=(?:partners|roles|accessibility):$|  )(?!  - )", "", playbook, flags=re.MULTILINE)
    assert count > 20
    return text


# --- what is there and what is not -------------------------------------------------------------------------------


@pytest.mark.parametrize("id_", CASES)
def test_each_file_and_line_is_there_where_it_belongs_and_only_there(id_: str, baked: Callable[[str], Path]) -> None:
    case, project = CASES[id_], baked(id_)
    assert project.is_dir(), sorted(path.name for path in project.parent.iterdir())
    always = {
        "README.md", "playbook.yml", "ci.sh", "requirements.txt", "records/README.md", "records/observations.csv",
        "templates/documents/README.md", ".github/workflows/check.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml",
        ".vscode/settings.json", ".vscode/extensions.json", ".editorconfig", ".gitattributes", ".gitignore",
        ".karlemose/answers.json",
    }  # fmt: skip
    assert always - {name for name in always if (project / name).is_file()} == set()
    assert [name for name in case["present"] if not (project / name).is_file()] == []
    assert [name for name in case["absent"] if (project / name).exists()] == []
    files = written(project)
    for name, words in case["says"].items():
        assert [word for word in words if word not in files[name]] == [], files[name]
    for name, words in case["says_not"].items():
        assert [word for word in words if word in files[name]] == [], files[name]


@pytest.mark.parametrize("id_", CASES)
def test_nothing_is_left_unrendered(id_: str, baked: Callable[[str], Path]) -> None:
    for name, text in written(baked(id_)).items():
        assert "cookiecutter" not in text, name
        assert not re.search(r"@(name|slug|version|agenda_sent|due)@|<!--| #(da|en)$|\{%", text, re.MULTILINE), name
        if not name.endswith("check.yml"):
            assert "{{" not in text, name


@pytest.mark.parametrize(
    ("id_", "foreign"),
    [
        ("danish-only-on-a-municipality-without-two-partners", r"\b(the|that|of)\b"),
        ("english-borough-without-a-social-project", r"[æøåÆØÅ]|\b(og|ikke|til|hver)\b"),
    ],
)
def test_only_the_chosen_languages_are_spoken(id_: str, foreign: str, baked: Callable[[str], Path]) -> None:
    files = written(baked(id_))
    told = {name: re.findall(f".*(?:{foreign}).*", text) for name, text in files.items() if "answers.json" not in name}
    said = {name: [match for match in found if match] for name, found in told.items()}
    assert {name: found for name, found in said.items() if found} == {}


@pytest.mark.parametrize("id_", CASES)
def test_every_line_of_the_playbook_is_explained(id_: str, baked: Callable[[str], Path]) -> None:
    lines = (baked(id_) / "playbook.yml").read_text("utf-8").splitlines()
    for before, line in zip(lines, lines[1:], strict=False):
        # The lines of one table, and what stands in an entry that was explained above it, go together.
        if re.match(r"[a-z]", line) and line.split(":")[0] not in ("activities", "kpis"):
            assert before.startswith("#"), line
    place = "\n".join(lines).partition("\nplace:\n")[2].partition("\n\n")[0].splitlines()
    assert all(
        before.lstrip().startswith("#")
        for before, line in zip(place, place[1:], strict=False)
        if ":" in line.partition("#")[0]
    )


# --- what the tool says to it -------------------------------------------------------------------------------------


@pytest.mark.parametrize("id_", CASES)
def test_it_passes_its_own_check(id_: str, baked: Callable[[str], Path]) -> None:
    reading = checked(read_playbook(baked(id_)), first_meeting(id_) - timedelta(days=5))
    assert [one for one in reading.problems if one.severity is Severity.error] == []
    assert reading.playbook is not None
    assert [meeting.id for meeting in reading.records.meetings] == [
        next(baked(id_).glob("records/meetings/*.yml")).stem
    ]


def test_it_names_what_is_still_to_be_agreed(baked: Callable[[str], Path]) -> None:
    reading = checked(read_playbook(baked("as-the-defaults-have-it")), date(2027, 1, 4))
    assert reading.playbook is not None
    roles = ", ".join(reading.playbook.roles)
    found = reading.problems
    assert {(one.code, one.severity, one.data.get("path", one.data.get("roles"))) for one in found} == {
        ("KM360", Severity.warning, None),
        ("KM313", Severity.warning, roles),
        *(("KM318", Severity.warning, f"kpis.{kpi}") for kpi in WITHOUT_TARGET),
    }


@pytest.mark.parametrize("id_", CASES)
def test_the_first_agenda_is_that_of_the_prepared_meeting(
    id_: str, baked: Callable[[str], Path], karlemose: Callable[..., Ran]
) -> None:
    day = first_meeting(id_)
    seen = ("-p", baked(id_), "--as-of", day - timedelta(days=5))
    following, on_the_day = karlemose("agenda", "--next", *seen), karlemose("agenda", "--date", day, *seen)
    assert (following.code, on_the_day.code) == (0, 0), following.err + on_the_day.err
    assert following.out == on_the_day.out
    assert str(day.year) in following.out.splitlines()[0]


@pytest.mark.parametrize("id_", CASES)
def test_the_prepared_minutes_are_those_that_the_tool_writes(
    id_: str, baked: Callable[[str], Path], tmp_path: Path, karlemose: Callable[..., Ran]
) -> None:
    """When it fails, the model's agenda has changed: templates/*/templates/minutes.*.j2 follow it."""
    shutil.copytree(baked(id_).parent, tmp_path / "copy")
    project = tmp_path / "copy" / baked(id_).name
    record = next(project.glob("records/meetings/*.yml"))
    prepared = record.read_text("utf-8").splitlines()
    record.unlink()
    ran = karlemose("minutes", "new", "-p", project, "--as-of", first_meeting(id_) - timedelta(days=5))
    assert ran.code == 0, ran.err
    follow_holidays = tuple(ANSWERED_ALIKE.values())
    assert [line for line in prepared if not line.startswith(follow_holidays)] == [
        line for line in record.read_text("utf-8").splitlines() if not line.startswith(follow_holidays)
    ]
    assert {start for start in follow_holidays for line in prepared if line.startswith(start)} == set(follow_holidays)


@pytest.mark.parametrize("id_", CASES)
def test_the_example_of_partners_and_roles_holds_without_its_marks(
    id_: str, baked: Callable[[str], Path], tmp_path: Path
) -> None:
    shutil.copytree(baked(id_).parent, tmp_path / "copy")
    project = tmp_path / "copy" / baked(id_).name
    file, day = project / "playbook.yml", first_meeting(id_) - timedelta(days=5)
    before = checked(read_playbook(project), day).problems
    file.write_text(without_marks(file.read_text("utf-8")), "utf-8")
    reading = checked(read_playbook(project), day)
    # KM313: roles that nobody has. Nothing else comes or goes: the statement's day is still to come (KM360).
    assert [one.code for one in reading.problems] == [one.code for one in before if one.code != "KM313"]
    assert reading.playbook is not None
    assert {one for one, role in reading.playbook.roles.items() if role.holder is None or role.deputy is None} == set()
    for partner in reading.playbook.partners.values():
        assert partner.organisation is not None
        assert partner.contact is not None
        assert partner.contact.label is not None
        assert str(partner.contact.email).endswith("@example.org")


@pytest.mark.parametrize("paper", ["papers/terms-of-reference.md", "papers/information-sharing.md"])
def test_the_papers_to_sign_name_the_parties_of_the_example(
    paper: str, baked: Callable[[str], Path], tmp_path: Path
) -> None:
    project = tmp_path / "copy"
    shutil.copytree(baked("as-the-defaults-have-it"), project)

    def said() -> str:
        rollout = read_playbook(project).seen_on(date(2027, 1, 4))
        assert rollout is not None
        return next(page.body for page in pages(rollout, Audience.partners, "da") if page.path == paper)

    untold = said().count("ikke oplyst")
    assert "Eksempel Boligforening" not in said()
    file = project / "playbook.yml"
    file.write_text(without_marks(file.read_text("utf-8")), "utf-8")
    assert "Eksempel Boligforening" in said()
    # Six parties, one by one.
    assert said().count("ikke oplyst") <= untold - 6


@pytest.mark.parametrize("day", ["2027-01-12", "2027-01-16", "2027-01-29", "2027-02-15", "2027-02-28", "2027-05-31"])
def test_the_steering_group_meets_three_to_seven_weeks_later(day: str, tmp_path: Path) -> None:
    made = generate("estate", {"first_meeting": day, "country": "SE"}, tmp_path / "made")
    playbook = read_playbook(made).playbook
    assert playbook is not None
    began = date.fromisoformat(day)
    first, second, *_ = meeting_occurrences(playbook, "steering", began, began + timedelta(days=250))
    assert 21 <= (first.date - began).days <= 49
    assert 80 <= (second.date - first.date).days <= 100


@pytest.mark.parametrize("id_", ["as-the-defaults-have-it", "a-district-with-nothing-below-it"])
def test_the_line_that_shows_a_change_holds_where_it_says(
    id_: str, baked: Callable[[str], Path], tmp_path: Path
) -> None:
    project = tmp_path / "copy"
    shutil.copytree(baked(id_), project)
    text = (project / "playbook.yml").read_text("utf-8")
    shown = re.search(r"e\.g\. (clear|prepare): (\{.* changes: .*\})$", text, re.MULTILINE)
    assert shown is not None
    phase, line = shown.groups()
    changed, count = re.subn(rf"^      {phase}: .*$", f"      {phase}: {line}", text, count=1, flags=re.MULTILINE)
    assert count == 1
    (project / "playbook.yml").write_text(changed, "utf-8")
    reading = checked(read_playbook(project), date(2027, 1, 4))
    assert not has_errors(reading.problems)
    assert reading.playbook is not None
    meeting = "operational" if phase == "clear" else "coordination"
    days = [one.date for one in meeting_occurrences(reading.playbook, meeting, date(2027, 1, 1), date(2027, 7, 1))]
    assert days[0] == date(2027, 1, 12)
    assert {each.weekday() for each in days if each >= date(2027, 2, 1)} == {2}


@pytest.mark.parametrize(
    ("template", "day", "sent", "due"),
    [
        ("estate", "2027-01-12", "2027-01-11", "2027-01-19"),
        ("estate", "2027-01-18", "2027-01-15", "2027-01-25"),
        ("district", "2027-01-12", "2027-01-05", "2027-02-09"),
    ],
)
def test_the_examples_in_the_first_minutes_have_days_that_can_be(
    template: str, day: str, sent: str, due: str, tmp_path: Path
) -> None:
    made = generate(template, {"first_meeting": day}, tmp_path / "made")
    record = next(made.glob("records/meetings/*.yml")).read_text("utf-8")
    assert re.search(rf"^agenda_sent: .* {sent}$", record, re.MULTILINE)
    assert re.search(rf"^  # - {{text: .*, partner: housing.*, due: {due}}}$", record, re.MULTILINE)


def test_a_new_estates_pages_say_nothing_of_a_gang(baked: Callable[[str], Path]) -> None:
    rollout = read_playbook(baked("as-the-defaults-have-it")).seen_on(date(2027, 1, 4))
    assert rollout is not None
    assert rollout.playbook.problem == {}
    public = "\n".join(page.body for page in pages(rollout, Audience.public, "da"))
    assert "Hvad der var galt" not in public
    assert "hovedkvarter" not in public


def test_what_looks_like_a_mark_of_the_templates_is_a_name_like_any_other(tmp_path: Path) -> None:
    plain = {"name": "Elm", "__slug": "elm", "__notice": "Invented."}
    usual = generate("estate", plain, tmp_path / "usual")
    for number, said in enumerate(("<!-- using: da -->", "@slug@ @name@")):
        odd = generate("estate", {**plain, "name": said, "__notice": said}, tmp_path / f"odd-{number}")
        for path in (*usual.glob("*.md"), *usual.glob("records/*.md"), *usual.glob("docs/*/*.md")):
            expected = path.read_text("utf-8").replace("Invented.", said)
            assert (odd / path.relative_to(usual)).read_text("utf-8") == re.sub(r"\bElm\b", said, expected), path


def test_names_keep_their_marks(baked: Callable[[str], Path]) -> None:
    for id_ in ("all-that-can-be-left-out-on-a-district", "what-a-shell-and-an-eye-stumble-over", "right-to-left"):
        reading = read_playbook(baked(id_))
        assert not has_errors(reading.problems)
        assert reading.playbook is not None
        assert str(reading.playbook.name.said_in(reading.playbook.languages[0])) == CASES[id_]["answers"]["name"]


# --- what `karlemose update` is given -----------------------------------------------------------------------------


@pytest.mark.parametrize("id_", CASES)
def test_what_was_answered_and_generated_is_noted(id_: str, baked: Callable[[str], Path]) -> None:
    case, project = CASES[id_], baked(id_)
    text = (project / ".karlemose" / "answers.json").read_text("utf-8")
    note = json.loads(text)
    assert text == json.dumps(note, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    assert set(note) == {"template", "version", "answers", "base"}
    assert note["template"] == case["template"]
    asked = json.loads((ROOT / "templates" / case["template"] / "cookiecutter.json").read_text("utf-8"))
    assert set(note["answers"]) == {key for key in asked if not key.startswith("_")} | {
        key for key in asked if key.startswith("__") and key not in ("__prompts__", "__weekday")
    }
    assert {key: note["answers"][key] for key in case["answers"]} == {k: str(v) for k, v in case["answers"].items()}

    base = project / ".karlemose" / "base"
    kept = {path.relative_to(base).as_posix(): path.read_bytes() for path in base.rglob("*") if path.is_file()}
    own = ("records/", "docs/", "templates/", ".karlemose/")
    made = {path.relative_to(project).as_posix(): path for path in project.rglob("*") if path.is_file()}
    assert kept == {name: path.read_bytes() for name, path in made.items() if not name.startswith(own)}
    assert note["base"] == checksum(kept)

    schemas = {path.name: path.read_bytes() for path in (shipped("playbooks") / "schema").iterdir()}
    assert {path.name: path.read_bytes() for path in (project / ".karlemose" / "schema").iterdir()} == schemas


@pytest.mark.parametrize("id_", ["as-the-defaults-have-it", "english-borough-without-a-social-project"])
def test_the_same_answers_give_the_same_bytes(id_: str, baked: Callable[[str], Path], tmp_path: Path) -> None:
    note = json.loads((baked(id_) / ".karlemose" / "answers.json").read_text("utf-8"))
    assert bake(tmp_path / "again", *as_words(note["answers"])).returncode == 0
    again = tmp_path / "again" / CASES[id_]["folder"]
    made = {path.relative_to(baked(id_)): path.read_bytes() for path in baked(id_).rglob("*") if path.is_file()}
    assert {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()} == made


def test_the_templates_belong_to_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    for template in ("estate", "district"):
        asked = json.loads((ROOT / "templates" / template / "cookiecutter.json").read_text("utf-8"))
        assert asked["_template_version"] == version


def test_what_both_templates_say_is_said_once() -> None:
    """cookiecutter reads a template's own folder only, so the two copies of these words are held together here."""
    for name in ("templates/words.j2", "hooks/pre_gen_project.py", "hooks/post_gen_project.py"):
        estate, district = (
            (ROOT / "templates" / template / name).read_text("utf-8") for template in ("estate", "district")
        )
        assert estate.replace('"estate"', '"district"') == district


# --- files for people and their tools -----------------------------------------------------------------------------


def test_the_readme_tells_to_keep_it_private_before_all_else(baked: Callable[[str], Path]) -> None:
    first: Any = {
        "as-the-defaults-have-it": "**Hold dette arkiv privat, og læg det kun et sted, som jeres databeskyttelsesrådgiver har sagt ja til.**",
        "english-first-in-another-country": "**Keep this repository private, hosted where your data protection officer agrees.**",
    }
    for id_, line in first.items():
        assert (baked(id_) / "README.md").read_text("utf-8").splitlines()[0] == line


@pytest.mark.parametrize("id_", ["danish-only-on-a-municipality-without-two-partners", "right-to-left"])
def test_the_readme_tells_where_the_guard_and_the_public_site_end(id_: str, baked: Callable[[str], Path]) -> None:
    readme = " ".join((baked(id_) / "README.md").read_text("utf-8").split())
    told, known = readme.partition("KARLEMOSE_VISIBILITY")[0], (baked(id_) / "ci.sh").read_text("utf-8")
    for forge, variable in (("Azure", "TF_BUILD"), ("Jenkins", "JENKINS_URL"), ("Bitbucket", "BITBUCKET_BUILD_NUMBER")):
        assert forge in told
        assert variable in known
    # Neither forge shows a private repository's Pages to everybody by itself.
    assert re.search(r"Pages (from a private repository|fra et privat arkiv)", readme)
    assert "*Visibility, project features, permissions*, *Pages*, *Everyone*" in readme


def test_the_readme_tells_of_commands_that_exist(baked: Callable[[str], Path]) -> None:
    import click

    from karlemose_model.cli import karlemose

    assert isinstance(karlemose, click.Group)
    # Made by `karlemose new` and kept up to date by `karlemose update`, which are tested in files of their own.
    elsewhere = {"new", "update", "--help"}
    for id_ in ("as-the-defaults-have-it", "english-first-in-another-country"):
        told = re.findall(r"`karlemose ([^`]+)`", (baked(id_) / "README.md").read_text("utf-8"))
        assert len(told) > 15
        for words in (line.split() for line in told):
            if words[0] in elsewhere:
                continue
            command = karlemose.get_command(click.Context(karlemose), words[0])
            assert command is not None, words
            if isinstance(command, click.Group) and words[1:] and not words[1].startswith("-"):
                assert command.get_command(click.Context(command), words[1]) is not None, words


def test_the_editor_finds_the_schemas(baked: Callable[[str], Path]) -> None:
    project = baked("as-the-defaults-have-it")
    settings = json.loads((project / ".vscode" / "settings.json").read_text("utf-8"))
    assert settings["yaml.schemas"]
    assert all((project / schema).is_file() for schema in settings["yaml.schemas"])
    assert json.loads((project / ".vscode" / "extensions.json").read_text("utf-8"))["recommendations"]
    record = next(project.glob("records/meetings/*.yml"))
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", record.read_text("utf-8"))
    assert named is not None
    assert (record.parent / named[1]).resolve().is_file()


def test_line_ends_stay_what_update_compares(baked: Callable[[str], Path]) -> None:
    attributes = (baked("as-the-defaults-have-it") / ".gitattributes").read_text("utf-8").splitlines()
    assert "* text=auto eol=lf" in attributes
    assert ".karlemose/base/** -text" in attributes


def test_the_first_line_of_the_sheet_is_read(
    baked: Callable[[str], Path], tmp_path: Path, karlemose: Callable[..., Ran]
) -> None:
    for id_, line in (("as-the-defaults-have-it", "meetings-held;2027-02;40,5;;;syntetisk;;"),
                      ("english-first-in-another-country", "meetings-held,2027-02,40.5,,,synthetic,,")):  # fmt: skip
        project = tmp_path / id_
        shutil.copytree(baked(id_), project)
        with (project / "records" / "observations.csv").open("a", encoding="utf-8") as sheet:
            sheet.write(line + "\n")
        ran = karlemose("kpi", "-p", project, "--audience", "partners", "--as-of", "2027-03-20", "--format", "json")
        assert ran.code == 1, ran.err
        assert '"meetings-held"' in ran.out
        assert "40.5" in ran.out
