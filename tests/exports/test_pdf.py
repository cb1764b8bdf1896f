"""A PDF, looked at in its bytes: PDF/UA-1, tags, title, language, our font, and what a screen reader is told."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader

from karlemose_model.exports import SignNotShown
from tests.exports.samples import HOSTILE, SHOWN, made, page, park_pages, wide_page

AGENDA = "meetings/2026-12-03-operational"


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def tags(reader: PdfReader) -> Iterator[str]:
    """The tags of the structure, in the order in which they are read aloud."""

    def walk(node: Any) -> Iterator[str]:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for each in node:
                yield from walk(each)
        elif isinstance(node, dict):
            if "/S" in node:
                yield str(node["/S"])
            if "/K" in node:
                yield from walk(node["/K"])

    yield from walk(reader.trailer["/Root"]["/StructTreeRoot"])  # type: ignore[index]


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(each.extract_text() for each in reader.pages).split())


@pytest.mark.parametrize(("language", "tag"), [("da", "da-DK"), ("en", "en-GB")])
def test_it_says_that_it_is_pdf_ua_and_has_title_and_language(language: str, tag: str) -> None:
    source = park_pages(language)[AGENDA]
    reader = read(made(source, "pdf"))
    root: Any = reader.trailer["/Root"]
    assert reader.metadata is not None
    assert reader.metadata.title == source.title
    assert root["/Lang"] == tag
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b'pdfuaid:part="1"' in (xmp := root["/Metadata"].get_data()) or b"<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert str(reader.metadata.creation_date_raw).startswith("D:20261126000000")


def test_an_agenda_is_tagged_with_headings_a_table_and_lists() -> None:
    source = park_pages("da")[AGENDA]
    found = Counter(tags(read(made(source, "pdf"))))
    lines = source.body.splitlines()
    heads = [number for number, line in enumerate(lines) if re.fullmatch(r"\|( -+ \|)+", line)]
    assert (found["/H1"], found["/Table"], found["/THead"]) == (1, len(heads), len(heads))
    for level in (2, 3):
        assert found[f"/H{level}"] == sum(line.startswith("#" * level + " ") for line in lines) > 0
    assert found["/TR"] == sum(line.startswith("|") for line in lines) - len(heads)
    assert found["/TH"] == sum(lines[number].count("|") - 1 for number in heads)
    starts = [line for before, line in pairwise(["", *lines]) if line[:2] == "- " and before[:2] != "- "]
    assert found["/L"] == len(starts)
    assert found["/Figure"] == 0


def test_a_task_is_an_item_of_a_list_with_its_box_as_label() -> None:
    source = park_pages("da")["checklists/initial"]
    reader = read(made(source, "pdf"))
    count = source.body.count("- [ ] ")
    assert words(reader).count("☐") == count > 3
    assert Counter(tags(reader))["/Lbl"] >= count
    assert "☑ done" in words(read(made(page("- [x] done"), "pdf")))


def test_the_fonts_are_ours_and_inside() -> None:
    fonts = {
        font.get_object()["/BaseFont"]
        for each in read(made(park_pages("da")["checklists/initial"], "pdf")).pages
        for font in each["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert fonts
    assert all("SourceSans3-" in str(font) for font in fonts)


def test_a_wide_table_has_sheets_held_sideways_and_goes_on_over_the_page() -> None:
    reader = read(made(wide_page(), "pdf"))
    wide = [each.mediabox.width > each.mediabox.height for each in reader.pages]
    assert True in wide
    assert (wide[0], wide[-1]) == (False, False)
    # Its last row is there and stands inside the sheet.
    assert words(reader).count("Den sidste celle") > 60


def sheets(body: str) -> list[str]:
    return [each.extract_text() for each in read(made(page(body), "pdf")).pages]


def test_a_short_table_stands_whole_and_a_long_one_goes_on_over_the_sheet() -> None:
    rows = "".join(f"| Row{number} | 1 |\n" for number in range(6))
    for lines in range(26, 44, 2):
        found = sheets("A line.\n\n" * lines + f"| What | How many |\n| --- | --- |\n{rows}| Sumrow | 6 |")
        assert any("Row0" in text and "Sumrow" in text for text in found), lines
    many = "".join(f"| Row{number}. | 1 |\n" for number in range(120))
    found = sheets(f"A line.\n\n| What | How many |\n| --- | --- |\n{many}")
    assert "Row0." in found[0]
    assert len(found) > 1
    assert all(any(f"Row{number}." in text for text in found) for number in range(120))


def test_the_note_at_the_end_takes_the_lines_above_it_along() -> None:
    note = "Made from the playbook. " * 12
    over = 0
    for lines in range(32, 46):
        found = sheets("A line.\n\n" * lines + f"See also this.\n\n---\n\n{note}")
        over += len(found) > 1
        assert "See also this." in found[-1], lines
    assert over


def test_every_sheet_says_for_whom_it_is_and_which_it_is() -> None:
    reader = read(made(park_pages("da")["partners/police"], "pdf"))
    count = len(reader.pages)
    for number, each in enumerate(reader.pages, start=1):
        text = " ".join(each.extract_text().split())
        assert f"Side {number} af {count}" in text
        assert "Kun for partnerne. Må ikke gives videre" in text


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_page_of_the_example_passes_typsts_own_check_of_pdf_ua(language: str) -> None:
    for name, source in park_pages(language).items():
        assert made(source, "pdf").startswith(b"%PDF-1.7"), name


def test_hostile_words_are_words_everywhere() -> None:
    cells = "\n".join(f"| {each} | {each} |" for each in HOSTILE)
    items = "\n".join(f"- {each}" for each in HOSTILE)
    boxes = "\n".join(f"- [ ] {each}" for each in HOSTILE)
    body = f"| a | b |\n| --- | --- |\n{cells}\n\n{items}\n\nx\n\n{boxes}\n\n" + "\n\n".join(HOSTILE)
    reader = read(made(page(body, title='T "x" #y'), "pdf"))
    assert reader.metadata is not None
    assert reader.metadata.title == 'T "x" #y'
    found = words(reader).replace(" ", "")
    for shown in SHOWN:
        assert found.count(shown.replace(" ", "")) >= 5, shown
    # None of them became a list, a heading or a formula of Typst's.
    assert Counter(tags(reader))["/L"] == 1 + len(HOSTILE)
    assert Counter(tags(reader))["/H1"] == 1


def test_a_sign_that_no_font_has_is_named() -> None:
    with pytest.raises(SignNotShown) as stopped:
        made(page("Hej 😀", title="Dagsorden"), "pdf")
    assert (stopped.value.sign, stopped.value.title) == ("😀", "Dagsorden")


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_agenda_of_the_operational_meeting_fits_on_two_sheets_printed_on_both_sides(language: str) -> None:
    source = park_pages(language)["meetings/2026-12-03-operational"]
    assert source.body.count("no. " if language == "en" else "nr. ") >= 10
    assert len(read(made(source, "pdf")).pages) <= 4
