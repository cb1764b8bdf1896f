"""A place's own pages are read whole or told of at the line: their head, their title, and what no page may hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from karlemose_model.model import Audience, OwnPage
from karlemose_model.problems import MAX_TOLD, Place, Problem, has_errors
from karlemose_model.reading import own_pages, plain_markdown
from karlemose_model.reading.own_pages import read_own_page, read_own_pages
from karlemose_model.wording import word
from tests.conftest import Ran, looked_at
from tests.recording.park import HEAD

Files = Callable[[dict[str, str | bytes]], Path]
NAME = "docs/da/side.md"


def one(text: str, file: str = "side.md") -> tuple[OwnPage | None, list[Problem]]:
    return read_own_page(text, NAME, file, "da")


def told(text: str) -> list[tuple[str, int, int, int]]:
    """Code, line, column and length of each problem."""
    return [
        (found.code, found.place.line, found.place.column, found.place.length)
        for found in sorted(one(text)[1], key=lambda problem: problem.sort_key)
    ]


def test_a_page_has_a_title_an_audience_and_its_text_on_the_lines_of_its_file() -> None:
    page, problems = one('---\n# Hvem må læse?\naudience: "public"\n---\n\n# Om *Park* &\n`os`\n\nOrd.\n')
    assert problems == []
    assert page is not None
    assert (page.name, page.language, page.audience, page.title) == ("side", "da", Audience.public, "Om Park &")
    assert page.text.split("\n")[5] == "# Om *Park* &"


@pytest.mark.parametrize(
    "text",
    ["# Titel", "\n\n# Titel\n", "---\n---\n# Titel\n", "Titel\n=====\n", "<!-- husk -->\n\n# Titel\n# En til\n"],
)
def test_without_a_word_on_its_readers_a_page_is_for_partners(text: str) -> None:
    page, problems = one(text)
    assert page is not None
    assert (page.title, page.audience, problems) == ("Titel", Audience.partners, [])


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_are_counted_as_an_editor_counts_them(end: str) -> None:
    assert told(end.join(["---", "audience: public", "---", "# T", "", "UDFYLD"])) == [("KM049", 6, 1, 6)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("---\naudience: public\n# T\n", [("KM045", 1, 1, 3)]),
        ("---\n  audience: all\n---\n# T\n", [("KM045", 2, 3, 13)]),
        ("---\ntitle: T\n---\n# T\n", [("KM045", 2, 1, 8)]),
        ("---\naudience: public\naudience: partners\n---\n# T\n", [("KM045", 3, 1, 18)]),
        ("---\na: &a [x, x]\nb: &b [*a, *a]\n---\n# T\n", [("KM045", 2, 1, 12), ("KM045", 3, 1, 14)]),
        ("", [("KM046", 1, 1, 1)]),
        ("\n\nWords first\n\n# T\n", [("KM046", 3, 1, 11)]),
        ("## T\n", [("KM046", 1, 1, 4)]),
        ("# \n", [("KM046", 1, 1, 1)]),
        ("# \u200b*!*\n", [("KM046", 1, 1, 6)]),
        ("# T\n\nx <b>y</b>\n", [("KM047", 3, 3, 3), ("KM047", 3, 7, 4)]),
        ("# T\n\n<div>\nx\n</div>\n", [("KM047", 3, 1, 5)]),
        ("# T\n\n<!-- a --><script>alert(1)</script>\n", [("KM047", 3, 1, 35)]),
        ("# T\n\nx ![a](b.png)\n", [("KM047", 3, 3, 2)]),
        ("# T\n\n    code\n", [("KM047", 3, 5, 4)]),
        ("# T\n\n- a\n\n  ```{=html}\n  <b>\n  ```\n", [("KM047", 5, 3, 1)]),
        ("# T\n\nhere [x](javascript:alert)\n", [("KM048", 3, 10, 16)]),
        ("# T\n\n[x](&#106;avascript:alert)\n", [("KM048", 3, 1, 1)]),
        ("# T\n\n[x][1]\n\n[1]: data:x\n", [("KM048", 3, 1, 1)]),
        ("# T\n\n| a |\n|---|\n| [x](/roles.md) |\n", [("KM048", 5, 7, 9)]),
        ("# T\n\n[x](//example.org) [y](https://[z) [z](https://a\u2100b/)\n", [("KM048", 3, 5, 13), ("KM048", 3, 24, 10), ("KM048", 3, 40, 12)]),
        ("# T\n\nUDFYLD\n\nUDFYLD FILL IN\n", [("KM049", 3, 1, 6)]),
        ("# T\n\nto FILL IN\n", [("KM049", 3, 4, 7)]),
        ("# T\n\nUDFYLDT, Fill in\n", []),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_place(text: str, wrong: list[tuple[str, int, int, int]]) -> None:
    assert told(text) == wrong
    page, problems = one(text)
    assert (page is None) == has_errors(problems)
    for problem in problems:
        assert word(problem, "da").what != word(problem, "en").what


@pytest.mark.parametrize(
    ("file", "kept"),
    [
        ("Fødder og Sko.md", "foedder-og-sko.md"),
        ("Åben.md", "aaben.md"),
        ("con.md", "page-con.md"),
        ("日本.md", "page.md"),
        ("a--b.md", "a-b.md"),
    ],
)
def test_a_name_that_is_no_address_is_given_one_that_is(file: str, kept: str) -> None:
    page, (problem,) = one("# T\n", file)
    assert page is None
    assert (problem.code, problem.data["kept"]) == ("KM043", kept)
    assert one("# T\n", kept)[1] == []


def test_only_the_folders_of_the_playbooks_languages_hold_pages(files: Files) -> None:
    page = "# T\n"
    there = {
        "docs/da/a.md": page,
        "docs/da/README.md": "x",
        "docs/README.md": "x",
        "docs/da/.b.md": "x",
        "docs/da/c.txt": "x",
    }
    away = {"docs/en/a.md": page, "docs/b.md": page, "docs/da/below/c.md": page}
    head = HEAD.replace("languages: [da, en]", "languages: [da]")
    reading = looked_at(files({"playbook.yml": head, **there, **away}))
    assert [own.name for own in reading.own_pages.pages] == ["a"]
    found = [(problem.code, problem.place.file, problem.data) for problem in reading.problems]
    assert found == [("KM044", name, {"known": "docs/da"}) for name in sorted(away)]
    assert not has_errors(reading.problems)


def test_no_folder_and_a_file_of_that_name_hold_no_pages(tmp_path: Path) -> None:
    assert read_own_pages(tmp_path, ("da",)).problems == []
    (tmp_path / "docs").write_text("x", "utf-8")
    assert read_own_pages(tmp_path, ("da",)).pages == []


def test_what_is_shaped_like_a_cpr_number_is_found_wherever_it_stands(files: Files) -> None:
    tree: dict[str, str | bytes] = {
        "playbook.yml": HEAD,
        "docs/da/a.md": "---\n# 311257-5000\n---\n# T\r\n<!-- 311257 5000 -->\n",
        "docs/de/b.md": "# 311257-5000\n",
    }
    reading = looked_at(files(tree))
    found = [(one.place.file, one.place.line) for one in reading.problems if one.code == "KM310"]
    assert found == [("docs/da/a.md", 2), ("docs/da/a.md", 5), ("docs/de/b.md", 1)]
    said = "".join(f"{word(one, 'da').what}{word(one, 'da').help}" for one in reading.problems)
    assert "5000" not in said


HIDDEN = [
    ("311257\\-5000", 3), ("311257-\n5000", 3), ("311257&#45;5000", 3), ("3&#49;1257-5000", 3),
    ("311257<!-- x -->-5000", 3), ("311257-**5000**", 3), ("3112*57*-5000", 3), ("x\n\n## 3112*57*-5000", 5),
    ("| a |\n|---|\n| b |\n| 3112*57*-5000 |", 6), ("- a\n- 3112*57*-5000", 4), ("> a\n>\n> 3112*57*-5000", 5),
    ("[311257](https://example.org)-5000", 3), ("[x](https://example.org/311257%2D5000)", 3),
    ("[x](https://example.org/311257&#45;5000)", 3), ("[x][1]\n\n[1]: side-311257%2D5000.md", 3),
    ("[x](javascript:311257%2D5000)", 3),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line"), HIDDEN)
def test_what_only_the_page_shows_to_be_a_cpr_number_is_found(
    files: Files, karlemose: Callable[..., Ran], text: str, line: int
) -> None:
    files({"playbook.yml": HEAD, "docs/da/a.md": f"# T\n\n{text}\n\nEnd.\n"})
    for command in (["check"], ["check", "--format", "sarif"], ["build", "--builder", "none"]):
        ran = karlemose(*command)
        assert ran.code == 1
        assert "KM310" in ran.out + ran.err
        assert not re.search("1257.*5000|3112.*57", ran.out + ran.err, re.DOTALL)
    assert not Path("build").exists()
    found = [(one.code, one.place.line) for one in looked_at(Path()).problems]
    assert found == [("KM310", line)]


def test_what_is_in_sight_and_what_is_hidden_are_both_told(files: Files) -> None:
    page = "# T\n\nSee 311257-5000.\nx\n\nSee 3112**57**-5000.\n"
    reading = looked_at(files({"playbook.yml": HEAD, "docs/da/a.md": page}))
    assert [(one.code, one.place.line, one.place.column) for one in reading.problems] == [
        ("KM310", 3, 5), ("KM310", 6, 1),
    ]  # fmt: skip
    assert reading.own_pages.pages == []


@pytest.mark.parametrize("name", ["docs/da/311257-5000.md", "docs/311257-5000/a.md", "docs/da/sag-3112575000-b.md"])
def test_a_name_shaped_like_a_cpr_number_is_no_address(files: Files, karlemose: Callable[..., Ran], name: str) -> None:
    files({"playbook.yml": HEAD, name: "# T\n"})
    for command in (["check"], ["check", "--format", "json"], ["build", "--builder", "none"]):
        ran = karlemose(*command)
        assert ran.code == 1
        assert "KM503" in ran.out + ran.err
        assert "5000" not in ran.out + ran.err
    assert looked_at(Path()).own_pages.pages == []


SECRET = "# Secret\n\nkept <b>elsewhere</b>\n"


@pytest.mark.parametrize(
    ("link", "target", "told"),
    [
        ("docs/da/pw.md", "secret.md", "docs/da/pw.md"),
        ("docs/da/below", "elsewhere", "docs/da/below"),
        ("docs/da", "elsewhere", "docs/da"),
        ("docs", "docs-of-another", "docs"),
        ("docs/da/none.md", "nothing", "docs/da/none.md"),
        ("templates/documents/roles.md.j2", "secret.md", "templates/documents/roles.md.j2"),
        ("templates/documents", "elsewhere", "templates/documents"),
        ("templates", "elsewhere", "templates"),
    ],
)
def test_a_link_is_not_followed_out_of_the_repository(
    files: Files, karlemose: Callable[..., Ran], tmp_path: Path, link: str, target: str, told: str
) -> None:
    there = {"secret.md": SECRET, "elsewhere/a.md": SECRET, "elsewhere/roles.md.j2": "Secret {% if %}",
             "elsewhere/documents/roles.md.j2": "Secret {% if %}", "docs-of-another/da/a.md": SECRET}  # fmt: skip
    files({"park/playbook.yml": HEAD, **there})
    (Path("park") / link).parent.mkdir(parents=True, exist_ok=True)
    (Path("park") / link).symlink_to(tmp_path / target)
    reading = looked_at(Path("park"))
    assert [(one.code, one.place.file) for one in reading.problems] == [("KM358", f"park/{told}")]
    assert reading.own_pages.pages == []
    assert reading.own_templates.templates == {}
    assert not [text for text in reading.texts.values() if "Secret" in text]
    ran = karlemose("check", "park")
    assert ran.code == 1
    assert "elsewhere" not in ran.out.replace("something elsewhere", "").replace("et andet sted", "")


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [(b"# T\n\n\xe6\n", "KM006", 3), (b"PK\x00\x03", "KM004", 1), (b"# T\n" * 60_000, "KM007", 1)],
)
def test_a_file_that_is_no_text_in_utf_8(files: Files, content: bytes, code: str, line: int) -> None:
    (problem,) = looked_at(files({"playbook.yml": HEAD, "docs/da/a.md": content})).problems
    assert (problem.code, problem.place.line) == (code, line)


def test_the_limit_is_told(tmp_path: Path) -> None:
    (tmp_path / "docs/da").mkdir(parents=True)
    (tmp_path / "docs/da/a.md").write_bytes(b"# T\n" * 60_000)
    (problem,) = read_own_pages(tmp_path, ("da",)).problems
    assert "0.2 MB; at most 0.2 MB" in word(problem, "en").what


PIECES = st.sampled_from(
    ["# T\n", "---\n", "audience: public\n", "\n", "- ", "1. ", "> ", "    ", "[x](", "javascript:", ")", "![", "]", "`", "```\n",
     "<", ">", "<!--", "-->", "*", "_", "| a | b |\n", "|---|---|\n", "[1]: ", "&#106;", "\\", "\x00", "\r", "\u2028", "æ", "FILL IN"]
)  # fmt: skip


@given(text=st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join)))
@example("---")
@example("[" * 5000)
def test_any_text_is_a_page_or_has_an_error_at_a_line_that_is_there(text: str) -> None:
    page, problems = one(text)
    assert (page is None) == has_errors(problems)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1
        assert word(problem, "da").help
    if page is not None:
        assert page.title == " ".join(page.title.split()) != ""
        assert len(page.text.split("\n")) == len(lines)


WIDE = "# T\n\n|" + "a|" * 300 + "\n|" + "-|" * 300 + "\n" + "|x\n" * 15_000


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (WIDE, 37),
        ("# T\n\n" + "> " + "|a" * 101 + "\n> " + "|-" * 101 + "\n" + "> |x\n" * 100, 103),
        ("# T\n\n" + ("|a" * 50 + "\n" + "|-" * 50 + "\n" + "|x\n" * 59 + "\n") * 10, 210),
    ],
)
def test_tables_that_grow_out_of_a_few_signs_are_refused_before_they_are_read(
    text: str, line: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr(plain_markdown, "tree", read.append)
    page, problems = one(text)
    assert page is None
    assert [problem.code for problem in problems] == ["KM197"]
    assert abs(problems[0].place.line - line) <= 5
    assert read == []


def test_a_large_table_of_a_person_is_read() -> None:
    page, problems = one("# T\n\n" + "|a" * 8 + "|\n" + "|-" * 8 + "|\n" + ("|x" * 8 + "|\n") * 1_000)
    assert page is not None
    assert problems == []


def test_of_very_many_wrong_links_only_the_first_are_searched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[tuple[int, int]] = []
    found = own_pages.where

    def seen(lines: list[str], span: tuple[int, int], name: str, words: str) -> Place:
        looked.append(span)
        return found(lines, span, name, words)

    monkeypatch.setattr(own_pages, "where", seen)
    problems = one("# T\n\nx\n" + "".join(f"<b{number}>\n" for number in range(MAX_TOLD + 300)))[1]
    assert len(problems) == MAX_TOLD + 300
    assert sum(end > begin for begin, end in looked[-len(problems) :]) == MAX_TOLD
