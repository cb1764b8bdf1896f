"""What readers of a finished file read is searched as they read it: marks join, cells and items do not."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from karlemose_model.finished import held_back, refuse
from karlemose_model.problems import Refused


def held(path: str, text: str) -> bool:
    return bool(held_back([(path, text.encode("utf-8"))]))


JOINED = [
    ("a.html", "<p>311257<b>-</b>5000</p>"),
    ("a.html", "<p>3<span class='x'>1</span>1257<!-- x -->-5000</p>"),
    ("a.html", "<p>311257&#45;5000</p>"),
    ("a.html", "<p>&#51;11257-5000</p>"),
    ("a.html", "<p>311257\n5000</p>"),
    ("a.html", "<!-- 311257-5000 -->"),
    ("a.html", '<img alt="311257-5000">'),
    ("a.html", "<a title='x' href='tel:3112575000'>x</a>"),
    ("a.html", '<a href="side-311257%2D5000.html">x</a>'),
    ("a.html", '<meta name="description" content="311257-5000">'),
    ("a.svg", "<svg><text>311257<tspan>-5000</tspan></text></svg>"),
    ("a.svg", "<svg><title>311257-5000</title></svg>"),
    ("a.md", "311257**-**5000"),
    ("a.md", "311257\\-5000"),
    ("a.md", "3112*57*-5000"),
    ("a.md", "see 311257\n5000 there"),
    ("a.md", "311257&#45;5000"),
    ("a.md", "| 311257 | 5000 |\n| --- | --- |\n"),
    ("a.md", "|[311257](https://example.org)|`5000`|\n|---|---|\n"),
    ("a.md", "[311257](https://example.org)-5000"),
    ("a.md", "[x](side-311257%2D5000.md)"),
    ("a.md", "---\ntitle: 311257-5000\n---\n"),
    ("a.ics", "SUMMARY:Meeting 311257-\r\n 5000\r\n"),
    ("a.ics", "SUMMARY:Meeting 311\r\n 257-5000\r\n"),
    ("a.json", json.dumps({"docs": [{"text": "<b>311257</b>-5000"}]})),
    ("a.json", json.dumps({"311257-5000": 1})),
    ("a.json", json.dumps([3112575000])),
    ("a.txt", "311257-5000"),
    ("sag-311257-5000.md", "x"),
    ("311257/5000.png", "x"),
]
APART = [
    ("a.html", "<table><tr><td>311257</td><td>5000</td></tr></table>"),
    ("a.html", "<ul><li>311257-</li><li>5000</li></ul>"),
    ("a.html", "<p>311257</p>\n<p>5000</p>"),
    ("a.html", "<p>311257</p><p>-5000</p>"),
    ("a.html", '<img alt="311257" title="5000">'),
    ("a.html", '<script>var x = "311257-5000"</script>'),
    ("a.html", '<path d="M31 12 57-5000"/>'),
    ("a.md", "- 311257\n- 5000\n"),
    ("a.md", "311257\n\n5000\n"),
    ("a.md", "kl. 13.30 den 31.12.2057"),
    ("a.json", json.dumps(["311257", "5000"])),
    ("a.css", "x { width: 3112575000px }"),
    ("a.ics", "DTSTART:20571231T133000Z\r\nUID:da39a3ee5e6b3112575000afd80709@x\r\n"),
]


@pytest.mark.parametrize(("path", "text"), JOINED)
def test_what_a_page_joins_is_held_back(path: str, text: str) -> None:
    (problem,) = held_back([(path, text.encode("utf-8"))])
    assert (problem.code, problem.place.file) == ("KM504", path)


@pytest.mark.parametrize(("path", "text"), APART)
def test_what_nobody_reads_as_one_is_not(path: str, text: str) -> None:
    assert not held(path, text)


def packed(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("_", "/") + ".xml", text)
    return made.getvalue()


@pytest.mark.parametrize(
    ("path", "part", "text", "there"),
    [
        ("a.docx", "word_document", "<w:p><w:r><w:t>311257</w:t></w:r><w:r><w:t>-5000</w:t></w:r></w:p>", True),
        ("a.docx", "word_document", "<w:p><w:r><w:t>311257</w:t></w:r></w:p><w:p><w:r><w:t>5000</w:t></w:r></w:p>", False),
        ("a.docx", "word_document", "<w:tc><w:p><w:t>311257</w:t></w:p></w:tc><w:tc><w:p><w:t>5000</w:t></w:p></w:tc>", False),
        ("a.docx", "word_header1", "<w:p><w:t>311257-5000</w:t></w:p>", True),
        ("a.docx", "docProps_core", "<dc:title>311257-5000</dc:title>", True),
        ("a.docx", "word_document", '<wp:docPr id="1" descr="311257-5000"/>', True),
        ("a.odt", "content", '<text:p>311257<text:s text:c="2"/>5000</text:p>', True),
        ("a.odt", "content", "<text:p>311257<text:span>-</text:span>5000</text:p>", True),
        ("a.odt", "styles", "<text:p>311257-5000</text:p>", True),
        ("a.odt", "content", "<text:p>311257</text:p><text:p>5000</text:p>", False),
        ("a.odt", "content", "<text:p>3112<![CDATA[57-]]>5000</text:p>", True),
        ("a.odt", "content", "<text:p><![CDATA[<311257-5000>]]></text:p>", True),
        ("a.odt", "content", "<text:p><![CDATA[311257</text:p><text:p>5000</text:p>", False),
        ("a.xlsx", "xl_sharedStrings", "<si><r><t>311257</t></r><r><t>-5000</t></r></si>", True),
        ("a.xlsx", "xl_sharedStrings", "<si><t>311257</t></si><si><t>5000</t></si>", False),
        ("a.xlsx", "xl_worksheets_sheet1", "<c r='A1'><v>3112575000</v></c>", True),
        ("a.xlsx", "xl_worksheets_sheet1", "<c r='A1'><v>311257</v></c><c r='B1'><v>5000</v></c>", False),
    ],
)  # fmt: skip
def test_office_documents_are_looked_into(path: str, part: str, text: str, there: bool) -> None:
    assert bool(held_back([(path, packed(**{part: text}))])) is there


def test_words_that_are_given_are_searched_whatever_file_they_become() -> None:
    assert held_back([("a.pdf", "311257-5000")])
    assert not held_back([("a.pdf", b"311257-5000")])


def test_only_what_may_pass_does() -> None:
    file = ("a.md", b"case 311257-5000")
    assert held_back([file], frozenset({"3112575000"})) == ()
    assert held_back([file], frozenset({"2902566000"}))
    both = ("a.md", b"case 311257-5000 and 290256-6000")
    assert held_back([both], frozenset({"3112575000"}))


def test_whoever_writes_one_file_is_stopped() -> None:
    refuse("a.md", "nothing", "en")
    with pytest.raises(Refused) as stopped:
        refuse("a.md", "311257-5000", "da")
    assert (stopped.value.problem.code, stopped.value.language) == ("KM504", "da")
