"""The words in any file: never more than is bounded, never an error of ours, whatever bytes it has."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.reading.packed_texts import MOST_PARTS, Unreadable, packed_texts, text_of


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("å\n".encode(), "å\n"), ("å".encode("utf-8-sig"), "å"), ("å".encode("cp1252"), "å"), ("å".encode("utf-16"), "\ufeffå"),
        (b"", ""), (b"a\x00b", None),
    ],
)  # fmt: skip
def test_plain_text_in_every_way_that_offices_save_it(content: bytes, text: str | None) -> None:
    said = text_of(content)
    assert (said and said.lstrip("\ufeff")) == (text and text.lstrip("\ufeff"))


def test_words_that_a_document_parts_come_together_and_cells_do_not() -> None:
    parts = {
        "word/document.xml": b"<w:p><w:t>ab</w:t><w:t>cd</w:t></w:p><w:p><w:t>ef</w:t></w:p>",
        "xl/sheet1.xml": b'<c r="A1"><v>1</v></c><c><v>2</v></c>',
    }
    said = "\n".join(packed_texts(zipped(parts)))
    assert "abcd\nef" in said
    assert "1\n2" in said
    assert "word/document.xml" in said


@pytest.mark.parametrize(
    "content",
    [
        zipped({f"{number}.txt": b"" for number in range(MOST_PARTS + 1)}),
        zipped({"a.zip": zipped({"b.zip": zipped({"c.zip": zipped({"d.zip": zipped({"e": b""})})})})}),
    ],
    ids=["too many parts", "too deep"],
)
def test_what_never_ends_is_told(content: bytes) -> None:
    with pytest.raises(Unreadable) as told:
        list(packed_texts(content))
    assert told.value.why == "large"


@pytest.mark.parametrize("how", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_that_unfolds_without_bounds_is_told_and_what_lies_beside_it_is_read(how: int) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "hidden", how)
        archive.writestr("b.txt", "seen")
    found = packed_texts(stream.getvalue())
    said: list[str] = []
    with pytest.raises(Unreadable) as told:
        said.extend(found)
    assert told.value.why == "packed"
    assert said == ["a.txt", "b.txt", "seen"]


def looked_into(content: bytes) -> str:
    """How it ended: with text, or with the reason why there is none."""
    try:
        return "text" if all(isinstance(words, str) for words in packed_texts(content)) else ""
    except Unreadable as told:
        return told.why


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"%PDF-"]))
def test_any_bytes_are_text_or_told(content: bytes, begin: bytes) -> None:
    text_of(begin + content)
    assert looked_into(begin + content) in ("text", "large", "locked", "packed", "pdf")


@given(st.binary(min_size=1, max_size=40), st.integers(0, 400))
def test_a_damaged_document_is_text_or_told(damage: bytes, at: int) -> None:
    whole = zipped({"word/document.xml": b"<w:p>" + b"abc" * 40 + b"</w:p>", "b/c.bin": bytes(range(200))})
    assert looked_into(whole[:at] + damage + whole[at + len(damage) :]) in ("text", "large", "locked", "packed", "pdf")
