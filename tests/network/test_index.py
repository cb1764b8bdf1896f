"""The index says where each estate stands, in the playbook's order, and nothing that is only that estate's partners' to know."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from karlemose_model.documents import Page
from karlemose_model.model import Audience
from karlemose_model.network import index
from karlemose_model.network.rollouts import read_network
from karlemose_model.reading import read_playbook
from karlemose_model.site import build_site
from tests.conftest import AS_OF, Ran
from tests.network.sample import CANARY, PUBLISHED, estate, head, listing, tree

Files = Callable[[dict[str, str]], Path]


def page(files: Files, changed: dict[str, str] | None = None, language: str = "en", as_of: date = AS_OF) -> Page:
    reading = read_playbook(files(tree() | (changed or {})) / "kreds")
    rollout = reading.seen_on(as_of)
    assert rollout is not None
    (made,) = index.pages(rollout, read_network(reading, as_of), language)
    return made


def rows(body: str) -> list[list[str]]:
    lines = [line.strip("| ").split(" | ") for line in body.splitlines() if line.startswith("| ")]
    return [row for row in lines if row[0] not in ("Estate", "Boligområde", "---")]


def test_one_line_for_each_estate_below_its_municipality(files: Files) -> None:
    body = page(files).body
    assert re.findall(r"^## (.*)|^\| (?!Estate|---)(.*?) \|", body, re.M) == [
        ("Municipality of Åby", ""), ("", "Vestervang"), ("", "Birkely"),
        ("Directly under The district", ""), ("", "Solbakken"),
        ("How to read it", ""),
    ]  # fmt: skip


def test_a_line_tells_phase_next_meeting_and_what_was_released(files: Files) -> None:
    found = rows(page(files).body)
    assert found[0] == [
        "Vestervang", "Start, since 2 Feb 2026", "5 Jan 2027", "**missed: 1 (Meetings held)**; no released figure: 2",
    ]  # fmt: skip
    assert found[1][3] == "no released figure: 3"


def test_a_municipality_has_its_own_next_meeting(files: Files) -> None:
    body = page(files).body
    assert (
        "## Municipality of Åby\n\n- Phase: Start, since 2 Feb 2026\n- Next coordination meeting: 12 January 2027\n"
        in body
    )


@pytest.mark.parametrize("language", ["da", "en"])
def test_nothing_that_is_the_estates_own_reaches_it(files: Files, language: str) -> None:
    made = page(files, language=language)
    assert made.audience is Audience.partners
    for word in (CANARY, "kanarie", "4711", "4.711", "4,711", "8899", "8.899", "8,899", "100", "13:47", "13.47"):
        assert word not in made.body, word
    assert "](" not in made.body.replace("\\", "")


def test_what_was_not_released_changes_nothing(files: Files) -> None:
    before = page(files).body
    changed = {
        "vestervang/records/observations.csv": "kpi,period,value,n,source,stated\ncrime,2026-Q3,1,,police,2026-10-02\n"
    }
    assert page(files, changed).body == before


def test_a_released_figure_is_judged_as_the_public_sees_it(files: Files) -> None:
    more = "    - {kpi: crime, period: 2026-Q3, value: 15, profile: nhs7-round5}\n    - {kpi: calm, period: 2026-Q3, hidden: true, profile: nhs7-round5}\n"
    found = rows(page(files, {"vestervang/records/published.yml": PUBLISHED + more}).body)
    assert found[0][3] == "met: 1; **missed: 1 (Meetings held)**; no released figure: 1"


def test_the_order_is_the_playbooks_whatever_the_results(files: Files) -> None:
    turned = {
        "aaby/playbook.yml": head("municipality", "aaby", "Åby Kommune", "Åby") + listing("../birkely", "../vestervang")
    }
    assert [row[0] for row in rows(page(files, turned).body)] == ["Birkely", "Vestervang", "Solbakken"]


def test_what_cannot_be_read_says_so_and_the_others_stand(files: Files) -> None:
    changed = {
        "kreds/playbook.yml": head("district", "kreds", "Kredsen", "The district") + listing("../gone", "../aaby"),
        "birkely/playbook.yml": estate("birkely", "Birkely", "Birkely") + "risks: {x: 1}\n",
    }
    found = rows(page(files, changed).body)
    assert [(row[0], row[1]) for row in found] == [
        ("../gone", "**could not be read**"), ("Vestervang", "Start, since 2 Feb 2026"), ("Birkely", "**could not be read**"),
    ]  # fmt: skip


def test_a_name_that_wants_to_be_markup_is_text_in_its_cell(files: Files) -> None:
    nasty = estate("birkely", "Birkely", '"A | B <script> [x](y) # {{ 1 }} **"')
    row = rows(page(files, {"birkely/playbook.yml": nasty}).body)[1]
    assert row[0] == r"A &#124; B &lt;script\> \[x\](y) \# \{\{ 1 \}\} \*\*"
    assert len(row) == 4


def test_a_number_in_a_name_is_masked(files: Files) -> None:
    changed = {"birkely/playbook.yml": estate("birkely", "Birkely", "Birkely 311257-5000")}
    body = page(files, changed).body
    assert "| Birkely" in body
    assert "311257" not in body


def test_before_it_began_and_without_a_meeting(files: Files) -> None:
    thin = re.sub(r"^meetings:.*?^kpis:.*\Z", "", estate("solbakken", "Solbakken", "Solbakken"), flags=re.M | re.S)
    thin = thin.replace("holder: {partner: police", "x-was: {partner: police")
    found = rows(page(files, {"solbakken/playbook.yml": thin}, as_of=date(2026, 1, 15)).body)
    assert found[2] == ["Solbakken", "not begun", "none planned", "–"]


def test_an_estates_notice_stands_there_where_the_district_says_another(files: Files) -> None:
    other = estate("solbakken", "Solbakken", "Solbakken").replace(
        "en: All of this is fictional.", "en: A demonstration."
    )
    body = page(files, {"solbakken/playbook.yml": other}).body
    assert "- Solbakken: A demonstration.\n" in body
    assert "Vestervang:" not in body


def test_it_says_why_it_is_no_league_table_on_which_day_and_whose_figures(files: Files) -> None:
    english, danish = page(files).body, page(files, language="da").body
    for words in ("This is no league table.", "the same day, 26 November 2026", "released to the public"):
        assert words in english
    for words in ("Dette er ikke en rangliste.", "samme dag, den 26. november 2026", "frigivet til offentligheden"):
        assert words in danish


def test_without_a_listing_there_is_no_page(files: Files) -> None:
    reading = read_playbook(files(tree()) / "birkely")
    rollout = reading.seen_on(AS_OF)
    assert rollout is not None
    assert index.pages(rollout, read_network(reading, AS_OF), "en") == ()


def test_the_partners_site_has_it_linked_from_the_first_page_and_the_public_has_not(
    files: Files, tmp_path: Path
) -> None:
    reading = read_playbook(files(tree()) / "kreds")
    rollout = reading.seen_on(AS_OF)
    assert rollout is not None
    made = {language: index.pages(rollout, read_network(reading, AS_OF), language) for language in ("da", "en")}
    built = build_site(rollout, Audience.partners, tmp_path / "out", "none", made)
    for language, title in (("da", "Overblik over boligområderne"), ("en", "The estates at a glance")):
        docs = built.source / language / "docs"
        assert (docs / index.PATH).read_text("utf-8").count(f"\n# {title}\n") == 1
        assert f"- [{title}]({index.PATH})\n" in (docs / "index.md").read_text("utf-8")
    with pytest.raises(ValueError, match="is not for this site"):
        build_site(rollout, Audience.public, tmp_path / "other", "none", made)


def test_build_makes_it_for_the_partners_alone(files: Files, karlemose: Callable[..., Ran]) -> None:
    root = files(tree())
    ran = karlemose("build", "kreds", "--builder", "none", "--as-of", "2026-11-26")
    assert ran.code == 0
    source = root / "build/kreds/source"
    assert (source / "partners/da/docs/estates.md").is_file()
    assert not (source / "public/da/docs/estates.md").exists()
    public = "".join(path.read_text("utf-8") for path in (source / "public").rglob("*.md"))
    assert "Vestervang" not in public
    assert "Birkely" not in public


def test_no_file_of_either_site_holds_what_is_an_estates_own(files: Files, karlemose: Callable[..., Ran]) -> None:
    root = files(tree())
    assert karlemose("build", "kreds", "--builder", "none", "--as-of", "2026-11-26").code == 0
    own = [f"{CANARY}-{name}" for name in ("note", "tal", "person", "referat", "valgfri")]
    for path in (root / "build").rglob("*"):
        if path.is_file():
            text = path.read_bytes().decode("utf-8", "replace")
            assert [word for word in (*own, "4711", "8899", "5533") if word in text] == [], path


def test_check_tells_of_broken_paths_and_goes_on(files: Files, karlemose: Callable[..., Ran]) -> None:
    files(
        tree()
        | {"kreds/playbook.yml": head("district", "kreds", "Kredsen", "Kredsen") + listing("../solbaken", "../aaby")}
    )
    ran = karlemose("check", "kreds", "--as-of", "2026-11-26", "--lang", "en")
    assert ran.code == 0
    assert 'KM350 warning: "../solbaken" leads to no playbook' in ran.out
    assert 'did you mean "../solbakken"?' in ran.out
    assert karlemose("check", "kreds", "--strict", "--as-of", "2026-11-26").code == 1
    built = karlemose("build", "kreds", "--audience", "partners", "--builder", "none", "--as-of", "2026-11-26")
    assert built.code == 0
    assert "KM350" in built.err


def test_it_is_a_paper_too_for_the_partners_only(files: Files, karlemose: Callable[..., Ran]) -> None:
    files(tree())
    export = ("export", "estates", "-p", "kreds", "--as-of", "2026-11-26", "--output", "index.docx")
    assert karlemose(*export).code == 0
    assert Path("index.docx").is_file()
    assert karlemose(*export, "--audience", "public").code == 2


def test_an_error_in_the_listing_stops_what_shows_it_and_no_other_command(
    files: Files, karlemose: Callable[..., Ran]
) -> None:
    files(tree() | {"kreds/playbook.yml": head("district", "kreds", "Kredsen", "Kredsen") + listing("/somewhere")})
    for command in ("check kreds", "build kreds --builder none", "export -p kreds"):
        ran = karlemose(*command.split(), "--as-of", "2026-11-26")
        assert ran.code == 1
        assert "KM353" in ran.out + ran.err
    assert not Path("build").exists()
    # No other command reads what lies below.
    for name in ("agenda", "kpi", "calendar"):
        assert karlemose(name, "-p", "kreds", "--as-of", "2026-11-26").code == 0, name


def test_no_line_of_an_estates_file_is_quoted(files: Files, karlemose: Callable[..., Ran]) -> None:
    broken = f"risks: {{{CANARY.lower()}-sag: 1}}\n"
    files(tree() | {"vestervang/playbook.yml": estate("vestervang", "Vestervang", "Vestervang") + broken})
    for lang in ("da", "en"):
        ran = karlemose("check", "kreds", "--as-of", "2026-11-26", "--lang", lang)
        assert "KM356" in ran.out
        assert f"{CANARY.lower()}-sag" not in ran.out + ran.err
