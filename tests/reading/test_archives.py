"""Archives that unfold to more than a machine has: each is refused, in a process that may use no more than a gigabyte and a half."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from karlemose_model.reading.archives import Locked, TooLarge, pack, root_of, unpack

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
ODS = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
ROW = '<table:table-row table:number-rows-repeated="{}"><table:table-cell table:number-columns-repeated="{}" office:value-type="string"><text:p>{}</text:p></table:table-cell></table:table-row>'


def packed(parts: Mapping[str, str | bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", how) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return into.getvalue()


def xlsx(
    rows: str | bytes, strings: str = "", sheets: str = '<sheet name="A" sheetId="1" r:id="r1"/>', **more: str
) -> bytes:
    sheet = rows if isinstance(rows, bytes) else f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"
    return packed(
        {
            "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
            "_rels/.rels": f'<Relationships {RELATIONS}><Relationship Id="r" Type="{OFFICE}/officeDocument" Target="{more.get("book", "xl/workbook.xml")}"/></Relationships>',
            "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships {RELATIONS}><Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
            "xl/styles.xml": f"<styleSheet {MAIN}/>",
            "xl/worksheets/sheet1.xml": sheet,
            "xl/sharedStrings.xml": f"<sst {MAIN}>{strings}</sst>",
        }
    )


def ods(rows: str) -> bytes:
    body = f'<office:document-content {ODS}><office:body><office:spreadsheet><table:table table:name="A">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": body,
            "META-INF/manifest.xml": "<m/>",
        }
    )


def shared(count: int) -> str:
    return "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, count))


def lying(size: int) -> bytes:
    """An archive whose part says that it holds ten bytes, and unfolds to so many megabytes."""
    press = zlib.compressobj(9, zlib.DEFLATED, -15)
    megabyte = press.compress(b"\0" * 1_000_000) + press.flush(zlib.Z_FULL_FLUSH)
    content = bytearray(packed({"xl/workbook.xml": megabyte * size + press.flush()}, zipfile.ZIP_STORED))
    for start, how, says in ((content.index(b"PK\x03\x04"), 8, 22), (content.rindex(b"PK\x01\x02"), 10, 24)):
        content[start + how] = zipfile.ZIP_DEFLATED
        content[start + says : start + says + 4] = (10).to_bytes(4, "little")
    return bytes(content)


FAR = '<row r="1048576"><c r{}"{}"><v>1</v></c></row>'
LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{number} "{f"&a{number - 1 if number > 1 else str()};" * 10}">' for number in range(1, 10))
    + "]>"
)
BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "far.xlsx": ("KM456", lambda: xlsx(FAR.format("=", "XFD1048576"))),
    "far with a blank.xlsx": ("KM456", lambda: xlsx(FAR.format(" = ", "XFD1048576"))),
    "far in small letters.xlsx": ("KM456", lambda: xlsx(FAR.format("=", "xfd1048576"))),
    "far by number.xlsx": ("KM456", lambda: xlsx(FAR.format("=", "&#88;FD1048576"))),
    "far in utf-16.xlsx": ("KM456", lambda: xlsx(f'<?xml version="1.0" encoding="UTF-16"?><worksheet {MAIN}><sheetData>{FAR.format("=", "XFD1048576")}</sheetData></worksheet>'.encode("utf-16"))),
    "far with a prefix.xlsx": ("KM456", lambda: xlsx(f'<x-y:worksheet xmlns:x-y="{MAIN[7:-1]}"><x-y:c r="XFD1048576"><x-y:v>1</x-y:v></x-y:c></x-y:worksheet>'.encode())),
    "a text in every cell.xlsx": ("KM456", lambda: xlsx(shared(5_000), f"<si><t>{'x' * 1_000_000}</t></si>")),
    "a sheet many times.xlsx": ("KM456", lambda: xlsx(FAR.format("=", "A1000000"), sheets="".join(f'<sheet name="S{number}" sheetId="{number}" r:id="r1"/>' for number in range(1, 900)))),
    "too many sheets.xlsx": ("KM451", lambda: xlsx("", sheets="".join(f'<sheet name="S{number}" sheetId="{number}" r:id="r1"/>' for number in range(1, 3_000)))),
    "another book.xlsx": ("KM451", lambda: xlsx("", book="xl/other.xml")),
    "laughs.xlsx": ("KM451", lambda: xlsx(f"{LAUGHS}<worksheet {MAIN}>&a9;</worksheet>".encode())),
    "from outside.xlsx": ("KM451", lambda: xlsx(f'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet {MAIN}>&a;</worksheet>'.encode())),
    "large.xlsx": ("KM456", lambda: packed({"xl/workbook.xml": b" " * 300_000_000})),
    "says that it is small.xlsx": ("KM451", lambda: lying(2_500)),
    "many parts.xlsx": ("KM456", lambda: packed({f"{number}": b"" for number in range(12_000)})),
    "bzip2.xlsx": ("KM451", lambda: packed({"xl/workbook.xml": b"<a>" + b" " * 50_000_000 + b"</a>"}, zipfile.ZIP_BZIP2)),
    "lzma.xlsx": ("KM451", lambda: packed({"xl/workbook.xml": b"<a>" + b" " * 50_000_000 + b"</a>"}, zipfile.ZIP_LZMA)),
    "repeated.ods": ("KM456", lambda: ods(ROW.format(2_000, 1_000, "x" * 100_000))),
    "far.ods": ("KM456", lambda: ods(ROW.format(1_000_000_000, 1, "x"))),
    "far by number.ods": ("KM456", lambda: ods(ROW.format("1&#48;00000000", 1, "x"))),
    "wide.ods": ("KM456", lambda: ods(ROW.format(1, 2_000_000_000, "x"))),
    "blanks.ods": ("KM456", lambda: ods(ROW.format(1, 1, '<text:s text:c="2000000000"/>'))),
    "as an attribute.ods": ("KM456", lambda: ods('<table:table-row table:number-rows-repeated="2000"><table:table-cell table:number-columns-repeated="1000" office:value-type="string" office:string-value="' + "x" * 100_000 + '"/></table:table-row>')),
}  # fmt: skip
READ = """
import json, resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000,) * 2)
from karlemose_model.reading.spreadsheets import read_spreadsheet
for path in sorted(Path(sys.argv[1]).iterdir()):
    print(json.dumps([path.name, [one.code for one in read_spreadsheet(path, path.name, 20_000_000).problems]]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limits for a process")
def test_no_spreadsheet_needs_more_than_a_machine_has(tmp_path: Path) -> None:
    for name, (_, make) in BOMBS.items():
        (tmp_path / name).write_bytes(make())
    ran = subprocess.run(
        [sys.executable, "-c", READ, str(tmp_path)], capture_output=True, text=True, timeout=300, check=False
    )
    assert ran.returncode == 0, ran.stderr[-2_000:]
    found = dict(json.loads(line) for line in ran.stdout.splitlines())
    assert found == {name: [code] for name, (code, _) in BOMBS.items()}


def test_what_can_be_read_is_read(tmp_path: Path) -> None:
    """The makers above make real files: what is refused in them is what was put in."""
    from karlemose_model.reading.spreadsheets import read_spreadsheet

    for name, content in (("a.xlsx", xlsx(shared(4), "<si><t>x</t></si>")), ("a.ods", ods(ROW.format(3, 1, "x")))):
        path = tmp_path / name
        path.write_bytes(content)
        found = read_spreadsheet(path, name, 20_000_000)
        assert found.problems == []
        assert found.text
        assert found.text.startswith("x\nx\nx")


def test_what_an_archive_says_of_a_size_is_the_most_that_is_read() -> None:
    """The part holds ten megabytes and says two; with the right check sum nothing else tells."""
    whole = b"x" * 10_000_000
    content = bytearray(packed({"a.xml": whole}))
    size, crc = len(whole).to_bytes(4, "little"), zlib.crc32(whole).to_bytes(4, "little")
    lie = bytes(content).replace(size, (2).to_bytes(4, "little")).replace(crc, zlib.crc32(b"xx").to_bytes(4, "little"))
    assert unpack(lie) == {"a.xml": b"xx"}
    assert unpack(pack(unpack(lie))) == {"a.xml": b"xx"}


@pytest.mark.parametrize("name", ["../a", "a/../../b", "/etc/passwd", "C:/a", "a\\b", "..", "\\\\host\\a"])
def test_a_part_that_leads_out_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="leads out"):
        unpack(packed({name: "x"}))


def test_two_parts_of_one_name_are_refused() -> None:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("a.xml", "x")
        archive.writestr("A.XML", "y")
    with pytest.raises(ValueError, match="one name"):
        unpack(into.getvalue())


def test_parts_that_lie_over_each_other_are_read_no_further_than_the_limit() -> None:
    """A thousand entries that name the same bytes: what they hold together counts, not what the file holds."""
    one = packed({"a": b"\0" * 1_000_000})
    start, end = one.index(b"PK\x01\x02"), one.index(b"PK\x05\x06")
    entry = one[start:end]
    entries = b"".join(entry[:46] + bytes(f"{chr(97 + number // 26)}", "ascii") + entry[47:] for number in range(600))
    closing = (
        one[end : end + 8] + (600).to_bytes(2, "little") * 2 + len(entries).to_bytes(4, "little") + one[end + 16 :]
    )
    with pytest.raises(ValueError):  # noqa: PT011 - names come again, or it is too large: each refuses it
        unpack(one[:start] + entries + closing)


def test_a_password_and_what_is_too_large_are_told_apart() -> None:
    content = bytearray(packed({"a": b"x"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Locked):
        unpack(bytes(content))
    with pytest.raises(TooLarge):
        unpack(packed({"a": b"\0" * 101_000_000}))
    for broken in (b"", b"PK", b"PK\x03\x04" * 100, packed({"a": b"x"})[:-10]):
        with pytest.raises(ValueError, match="archive"):
            unpack(broken)


@pytest.mark.parametrize("text", [b"", b"<a>", b"<a/><b/>", b"\xff\xfe<", f"{LAUGHS}<a>&a9;</a>".encode(), b"<!DOCTYPE a><a/>", b"<?xml version='1.0' encoding='x'?><a/>", b"\0"])  # fmt: skip
def test_what_is_no_plain_xml(text: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the words differ
        root_of(text)
    assert root_of(b"<x:a xmlns:x='y'><b/></x:a>") == "a"
