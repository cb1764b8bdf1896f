"""The estates' evaluations together: each by itself, the common figure, whether they agree, and not a count of an estate."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from karlemose_model.documents import Page
from karlemose_model.model import Audience
from karlemose_model.network import evaluations, pages
from karlemose_model.network.rollouts import read_network
from karlemose_model.reading import read_playbook
from tests.conftest import AS_OF, Ran
from tests.network.evaluated import counts, evaluated
from tests.network.sample import estate, head, listing, tree

Files = Callable[[dict[str, str]], Path]

DAMAGE = {"outcome": "damage", "da": "Hærværk", "en": "Damage"}
AGREEING = {
    "vestervang/playbook.yml": evaluated("vestervang"),
    "vestervang/records/evaluation/counts.csv": counts((6, 3), (7, 7)),
    "birkely/playbook.yml": evaluated("birkely", **DAMAGE),
    "birkely/records/evaluation/counts.csv": counts((5, 3), (9, 9), outcome="damage"),
    "solbakken/playbook.yml": evaluated("solbakken"),
    "solbakken/records/evaluation/counts.csv": counts((4, 2), (8, 8)),
}
"""Three estates that went the same way; invented, as all of the sample."""
LANGUAGES = ("da", "en")


def made(
    files: Files, changed: dict[str, str] | None = None, language: str = "en", as_of: date = AS_OF
) -> tuple[Page, ...]:
    reading = read_playbook(files(tree() | AGREEING | (changed or {})) / "kreds")
    rollout = reading.seen_on(as_of)
    assert rollout is not None
    return evaluations.pages(rollout, read_network(reading, as_of), language)


def body(files: Files, changed: dict[str, str] | None = None, language: str = "en", as_of: date = AS_OF) -> str:
    (page,) = made(files, changed, language, as_of)
    return page.body


def rows(text: str) -> list[list[str]]:
    found = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    return [row for row in found if row[0] not in ("Estate", "Boligområde", "---")]


def test_each_estate_stands_by_itself_in_the_playbooks_order(files: Files) -> None:
    found = rows(body(files))
    assert [row[:2] for row in found] == [
        ["Vestervang, Municipality of Åby", "Burglary"], ["Birkely, Municipality of Åby", "Damage"], ["Solbakken", "Burglary"],
    ]  # fmt: skip
    assert all(re.fullmatch(r"0\.\d\d", row[2]) for row in found)
    assert all(re.fullmatch(r"from \d\.\d\d to \d\.\d\d", row[3]) for row in found)
    assert all(
        row[4].endswith("per cent") and row[5].partition(":")[0] in ("conclusive", "points to", "cannot say")
        for row in found
    )


@pytest.mark.parametrize(
    ("language", "figure", "chance", "agree"),
    [
        ("en", "3 estates together (Mantel–Haenszel): ratio of rates 0.58, 95 per cent interval from",
         "The chance that the estates fell more than their comparison areas is more than 99 per cent.", "The estates agree as far as"),
        ("da", "3 boligområder under ét (Mantel–Haenszel): rateforhold 0,58, 95 procents usikkerhedsinterval fra",
         "Sandsynligheden for, at antallet faldt mere i boligområderne end i deres sammenligningsområder, er over 99 procent.", "Boligområderne peger samme vej"),
    ],
)  # fmt: skip
def test_estates_that_agree_have_one_figure_with_the_chance_beside_it(
    files: Files, language: str, figure: str, chance: str, agree: str
) -> None:
    text = body(files, language=language)
    (line,) = (line for line in text.splitlines() if line.startswith(figure))
    assert line.endswith(chance)
    assert agree in text
    said = {"en": "The figures point to the number", "da": "Tallene peger på, at antallet"}[language]
    assert text.count(said) == 1


@pytest.mark.parametrize(
    ("language", "words", "point"),
    [
        ("en", "The estates do not agree (p &lt; 0.001)", "The figures point to"),
        ("da", "Boligområderne peger ikke samme vej (p &lt; 0,001)", "Tallene peger på"),
    ],
)
def test_of_estates_that_do_not_agree_the_common_figure_says_little(
    files: Files, language: str, words: str, point: str
) -> None:
    text = body(files, {"solbakken/records/evaluation/counts.csv": counts((3, 9), (8, 8))}, language)
    assert words in text
    little = {"en": "the common figure says little of any of them", "da": "siger ikke ret meget om nogen af dem"}[
        language
    ]
    assert little in text
    assert point not in text


def test_it_says_when_they_do_not_count_the_same(files: Files) -> None:
    said = "What is counted is not the same in all estates"
    assert said in body(files)
    same = {
        "birkely/playbook.yml": evaluated("birkely"),
        "birkely/records/evaluation/counts.csv": counts((5, 3), (9, 9)),
    }
    assert said not in body(files, same)


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_has_no_result_says_why(files: Files, language: str) -> None:
    changed = {
        "vestervang/playbook.yml": estate("vestervang", "Vestervang", "Vestervang"),
        "birkely/playbook.yml": estate("birkely", "Birkely", "Birkely") + "risks: {x: 1}\n",
        "solbakken/records/evaluation/counts.csv": "area,outcome,month,count\nhere,burglary,2024-01,4\n",
    }
    text = body(files, changed, language)
    assert rows(text) == []
    for words in {
        "en": ("Vestervang, Municipality of Åby**: It has no evaluation in its playbook.", "Birkely, Municipality of Åby**: It could not be read.",
               "Solbakken**: Counts are missing. Months without one: 47; areas: Here, There.", "it takes two estates"),
        "da": ("Vestervang, Åby Kommune**: Dets drejebog siger ikke", "Birkely, Åby Kommune**: Det kunne ikke læses.",
               "Solbakken**: Der mangler tal.", "det kræver to boligområder"),
    }[language]:  # fmt: skip
        assert words in text


def test_months_that_are_not_over_say_when_and_show_nothing(files: Files) -> None:
    text = body(files, as_of=date(2025, 12, 31))
    assert text.count("It can be worked out from 1 January 2026 on.") == 3
    assert rows(text) == []


def test_an_estate_whose_counts_say_nothing_is_left_out_by_name(files: Files) -> None:
    none_here = re.sub(
        r"^(here,.*-\d\d),\d+,", r"\1,0,", AGREEING["solbakken/records/evaluation/counts.csv"], flags=re.M
    )
    text = body(files, {"solbakken/records/evaluation/counts.csv": none_here})
    assert "2 estates together" in text
    assert "Left out of the common figure, as their counts say nothing: Solbakken." in text
    assert rows(text)[2][2:4] == ["1.00", "from 0.00 and without an upper end"]


def test_streets_that_two_of_them_count_in_are_told_by_the_estates_names(files: Files) -> None:
    said = "They count in streets of the same name: "
    assert said not in body(files)
    text = body(files, {"solbakken/playbook.yml": evaluated("solbakken", there="VESTERVANG-NABOVEJ")})
    assert f"{said}Vestervang, Municipality of Åby and Solbakken. If" in text
    assert "nabovej" not in text.casefold()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_count_and_nothing_else_of_an_estate_reaches_it(files: Files, language: str) -> None:
    (page,) = made(files, language=language)
    assert page.audience is Audience.partners
    # The sums of the windows: 6.5 and 3.5 a month, and so on.
    for word in ("KANARIE", "78", "42", "90", "66", "114", "54", "30", "102", "13:47", "Vestervangvej", "]("):
        assert not re.search(rf"(?<![\d.,]){re.escape(word)}(?![\d])", page.body), word


def test_without_an_evaluation_below_there_is_no_page_and_no_numbers_are_loaded(files: Files) -> None:
    root = files(tree())
    code = (
        "import sys; from datetime import date; from pathlib import Path; from karlemose_model.reading import read_playbook;"
        "from karlemose_model.network.pages import pages; from karlemose_model.network.rollouts import read_network;"
        "reading = read_playbook(Path('kreds')); day = date(2026, 11, 26);"
        "made = pages(reading.seen_on(day), read_network(reading, day), 'da');"
        "assert [page.path for page in made] == ['estates.md'];"
        "assert not {'numpy', 'statsmodels', 'karlemose_model.evaluation.choosing'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120, cwd=root)


def test_a_municipality_has_it_of_its_own_estates(files: Files) -> None:
    reading = read_playbook(files(tree() | AGREEING) / "aaby")
    rollout = reading.seen_on(AS_OF)
    assert rollout is not None
    index, page = pages.pages(rollout, read_network(reading, AS_OF), "en")
    assert (index.path, page.path) == ("estates.md", "estates-evaluation.md")
    assert [row[0] for row in rows(page.body)] == ["Vestervang", "Birkely"]


def test_build_makes_it_for_the_partners_alone(files: Files, karlemose: Callable[..., Ran]) -> None:
    root = files(tree() | AGREEING)
    assert karlemose("build", "kreds", "--builder", "none", "--as-of", "2026-11-26").code == 0
    source = root / "build/kreds/source"
    for language, title in (
        ("da", "Effektmåling: boligområderne under ét"),
        ("en", "Evaluation of the estates together"),
    ):
        docs = source / "partners" / language / "docs"
        assert f"\n# {title}\n" in (docs / evaluations.PATH).read_text("utf-8")
        assert f"[{title}]({evaluations.PATH})" in (docs / "contents.md").read_text("utf-8")
    assert not list((source / "public").rglob(evaluations.PATH))
    public = "".join(path.read_text("utf-8") for path in (source / "public").rglob("*.md"))
    assert "Mantel" not in public


def test_a_name_that_wants_to_be_markup_is_text(files: Files) -> None:
    nasty = evaluated("solbakken").replace("en: Solbakken}", 'en: "A | B <script> [x](y)"}', 1)
    assert rows(body(files, {"solbakken/playbook.yml": nasty}))[2][0] == r"A &#124; B &lt;script\> \[x\](y)"


def test_a_notice_of_an_estate_stands_there(files: Files) -> None:
    other = evaluated("solbakken").replace("en: All of this is fictional.", "en: A demonstration.")
    assert "- Solbakken: A demonstration.\n" in body(files, {"solbakken/playbook.yml": other})


def test_nothing_is_told_of_a_district_without_estates(files: Files) -> None:
    assert made(files, {"kreds/playbook.yml": head("district", "kreds", "Kredsen", "The district")}) == ()
    assert made(files, {"kreds/playbook.yml": head("district", "kreds", "K", "K") + listing("../gone")}) == ()
