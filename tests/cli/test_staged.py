"""`karlemose check --staged` with a real git: what will be committed counts, and nothing that a repository says is run.

The CPR-shaped sample is nobody's: its birth date lies ahead.
"""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import json
import lzma
import os
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.conftest import Ran
from tests.reading.test_archives import ods, xlsx

# A model: of a place much more is asked before it is clean.
HEAD = "schema: 1\nid: park\nversion: 1\nkind: model\nname: {da: Park, en: Park}\nextends: {playbook: karlemose, version: 1}\n"
ESTATE = HEAD.replace("kind: model", "kind: estate")
TYPO = HEAD + "meetings:\n  operational:\n    participants:\n      polise: core\n"
SAMPLE = "311257-5000"
Run = Callable[..., Ran]
Commit = Callable[..., str]

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")


@pytest.fixture(autouse=True)
def own_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of whoever runs the tests, nor of a hook that runs them."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    config = tmp_path / "gitconfig"
    config.write_text("[user]\n\tname = The tests\n\temail = tests@example.org\n[init]\n\tdefaultBranch = main\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def git(*arguments: str, cwd: Path | None = None) -> str:
    ran = subprocess.run(["git", *arguments], cwd=cwd, check=True, capture_output=True, text=True)
    return ran.stdout


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository, which the tests stand in."""
    folder = tmp_path / "repo"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git("init", "--quiet")
    return folder


def write(tree: dict[str, str | bytes]) -> None:
    for name, content in tree.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def stage(tree: dict[str, str | bytes]) -> None:
    write(tree)
    git("add", "--all")


def commit() -> None:
    git("commit", "--quiet", "--message", "As it was")


def codes(ran: Ran) -> list[tuple[str, str, int]]:
    return [(one["file"], one["code"], one["line"]) for one in json.loads(ran.out)["findings"]]


@pytest.fixture
def check(karlemose: Run) -> Callable[..., Ran]:
    return lambda *more: karlemose("check", "--staged", "--format", "json", "--lang", "en", *more)


Check = Callable[..., Ran]


def test_what_is_staged_counts_and_not_what_lies_there(repository: Path, check: Check) -> None:
    stage({"playbook.yml": TYPO})
    write({"playbook.yml": HEAD})
    ran = check()
    assert ran.code == 1
    assert codes(ran) == [("playbook.yml", "KM201", 10)]
    git("add", "playbook.yml")
    write({"playbook.yml": TYPO, "README.md": SAMPLE, "kpis.yml": "nonsense: [\n"})
    ran = check()
    assert (ran.code, codes(ran)) == (0, [])


def test_nothing_staged_and_nothing_to_say(repository: Path, karlemose: Run) -> None:
    assert karlemose("check", "--staged", "--lang", "en").out == "no playbook checked: no errors, no warnings\n"
    stage({"playbook.yml": TYPO})
    commit()
    ran = karlemose("check", "--staged", "--lang", "en")
    assert (ran.code, ran.out) == (0, "no playbook checked: no errors, no warnings\n")


def test_only_playbooks_with_something_staged_are_checked(repository: Path, check: Check) -> None:
    stage({"a/playbook.yml": TYPO, "b/playbook.yml": HEAD, "c/d/playbook.yml": HEAD})
    commit()
    stage({"b/records/actions.yml": "schema: 1\nevents: [{action: nonsense}]\n"})
    ran = check()
    assert {file for file, _code, _line in codes(ran)} == {"b/records/actions.yml"}


def test_the_tools_own_copy_is_no_playbook_and_is_searched(repository: Path, check: Check) -> None:
    stage({"p/playbook.yml": TYPO, "p/.karlemose/base/playbook.yml": TYPO, "p/.karlemose/base/a.yml": f"# {SAMPLE}\n"})
    ran = check()
    assert codes(ran) == [("p/.karlemose/base/a.yml", "KM310", 1), ("p/playbook.yml", "KM201", 10)]
    git("reset", "--quiet")
    git("add", "p/playbook.yml")
    commit()
    stage({"p/.karlemose/base/playbook.yml": f"{TYPO}# {SAMPLE}\n"})
    assert codes(check()) == [("p/.karlemose/base/a.yml", "KM310", 1), ("p/.karlemose/base/playbook.yml", "KM310", 11)]


def test_names_are_those_in_the_repository_from_wherever_it_is_asked(repository: Path, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    stage({"æ ø/park nord/playbook.yml": TYPO, "æ ø/park nord/docs/da/x.md": "# X\n", "andet/note.txt": f"\n{SAMPLE}"})
    expected = [("andet/note.txt", "KM310", 2), ("æ ø/park nord/playbook.yml", "KM201", 10)]
    assert codes(check()) == expected
    monkeypatch.chdir("æ ø/park nord/docs")
    assert codes(check()) == expected


def test_deleted_and_renamed_files(repository: Path, check: Check) -> None:
    kpis = "mentees: {warn: 1}\n"
    stage({"p/playbook.yml": HEAD, "p/kpis.yml": kpis, "gammel.txt": "intet\n" * 9, f"{SAMPLE}.txt": "x"})
    commit()
    git("rm", "--quiet", f"{SAMPLE}.txt")
    git("mv", "gammel.txt", "ny.txt")
    git("rm", "--quiet", "p/playbook.yml")
    ran = check()
    # Without its head it is no playbook any more, and what is gone holds nothing.
    assert (ran.code, codes(ran)) == (0, [])
    git("reset", "--quiet", "--hard")
    stage({"p/kpis.yml": f"{kpis}# {SAMPLE}\n"})
    Path("p/kpis.yml").rename("p/risks.yml")
    git("add", "--all")
    assert ("p/risks.yml", "KM310", 2) in codes(check())


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("README.md", f"# Om\n\nSe {SAMPLE}.\n", 3),
        ("x.py", f"'{SAMPLE}'", 1),
        ("data.json", f'{{"a": {SAMPLE.replace("-", "")}}}', 1),
        ("windows.csv", f"navn;nr\nåse;{SAMPLE}\n".encode("cp1252"), 2),
        ("unicode.txt", f"a\n{SAMPLE}\n".encode("utf-16"), 2),
        ("old.doc", b"\xd0\xcf\x11\xe0\x00\x00" + SAMPLE.encode("utf-16-le") + b"\x00\x00", 1),
        ("picture.png", b"\x89PNG\x00\x01" + SAMPLE.encode() + b"\x00", 1),
    ],
)
def test_every_staged_file_is_searched(
    repository: Path, check: Check, name: str, content: str | bytes, line: int
) -> None:
    stage({name: content})
    ran = check()
    assert ran.code == 1
    assert codes(ran) == [(name, "KM310", line)]
    assert SAMPLE not in ran.out + ran.err
    assert SAMPLE.replace("-", "") not in ran.out + ran.err


def test_what_a_playbook_lets_pass_in_any_file(repository: Path, check: Check) -> None:
    allowed = "allowed:\n  case: {finding: KM310, file: ../README.md, line: 3, reason: {da: Et sagsnummer., en: A case number.}}\n"
    stage({"park/playbook.yml": HEAD + allowed, "README.md": f"# A\n\n{SAMPLE}\n"})
    ran = check()
    assert (ran.code, codes(ran)) == (0, [])
    assert [one["allowed"] for one in json.loads(ran.out)["ignored"]] == ["case"]
    commit()
    stage({"README.md": f"# B\n\n{SAMPLE}\n"})
    assert codes(check()) == []
    stage({"README.md": f"# A\n\n\n{SAMPLE}\n"})
    assert codes(check()) == [("README.md", "KM310", 4)]


def test_a_name_is_searched_too_and_told_once(repository: Path, check: Check) -> None:
    stage({f"sager/{SAMPLE}/note.txt": "intet", f"sager/{SAMPLE}/b.txt": "intet", f"{SAMPLE}.txt": "intet"})
    ran = check()
    assert ran.code == 1
    assert [code for _file, code, _line in codes(ran)] == ["KM503", "KM503"]
    assert SAMPLE not in ran.out


def test_a_name_in_a_playbook_is_told_once_and_what_stands_in_the_file_beside_it(
    repository: Path, check: Check
) -> None:
    minutes = f"schema: 1\nmeeting: operational\ndate: 2026-01-06\n# {SAMPLE}\n"
    stage({"p/playbook.yml": HEAD, f"p/records/meetings/{SAMPLE}.yml": minutes})
    told = [(code, line) for _file, code, line in codes(check()) if code in ("KM310", "KM503")]
    assert told == [("KM310", 4), ("KM503", 1)] or told == [("KM503", 1), ("KM310", 4)]


def zipped(parts: dict[str, str | bytes], comment: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment.encode()
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def ods_counts(*cells: object) -> str:
    cell = '<table:table-cell office:value-type="float" office:value="{}"/>'
    return f"<table:table-row>{''.join(map(cell.format, cells))}</table:table-row>"


SPLIT = "<w:document><w:p><w:r><w:t>311257</w:t></w:r><w:r><w:t>-5000</w:t></w:r></w:p></w:document>"
CELLS = "<w:tr><w:tc><w:p><w:t>311257</w:t></w:p></w:tc><w:tc><w:tcPr/><w:p><w:t>5000</w:t></w:p></w:tc></w:tr>"
OFFICE = {
    "a.docx": zipped({"word/document.xml": SPLIT}),
    "b.docx": zipped({"word/comments.xml": f"<w:comment><w:p><w:t>{SAMPLE}</w:t></w:p></w:comment>"}),
    "c.docx": zipped({"word/_rels/document.xml.rels": f'<Relationship Target="file:///{SAMPLE}.pdf"/>'}),
    "d.docx": zipped(
        {"docProps/core.xml": f"<cp:coreProperties><dc:title>Sag {SAMPLE}</dc:title></cp:coreProperties>"}
    ),
    "e.docx": zipped(
        {"word/embeddings/x.xlsx": zipped({"xl/sharedStrings.xml": f"<sst><si><t>{SAMPLE}</t></si></sst>"})}
    ),
    "f.xlsx": zipped({"xl/sharedStrings.xml": "<sst><si><r><t>311257</t></r><r><t>-5000</t></r></si></sst>"}),
    "g.xlsx": zipped({"xl/worksheets/sheet1.xml": '<row><c r="A1"><v>3112575000</v></c></row>'}),
    "h.ods": zipped({"content.xml": '<table:table-cell office:value="3112575000"/>'}),
    "i.odt": zipped({"content.xml": f"<text:p>Se <text:span>{SAMPLE}</text:span></text:p>"}),
    "j.zip": zipped({f"{SAMPLE}.txt": "intet"}),
    "k.zip": zipped({"note.txt": SAMPLE}),
    "l.docx": zipped({"word/document.xml": "<w:p><w:r><w:t>311257</w:t><w:tab/><w:t>5000</w:t></w:r></w:p>"}),
    "m.docx": zipped({"word/document.xml": '<w:p><w:t>311257</w:t><w:ptab w:alignment="left"/><w:t>5000</w:t></w:p>'}),
    "n.docx": zipped({"word/document.xml": f'<w:p><w:ins w:author="{SAMPLE}"><w:t>x</w:t></w:ins></w:p>'}),
    "o.docx": zipped({"word/document.xml": CELLS}),
    "o2.docx": zipped({"word/document.xml": "<w:p><w:t>CPR 311257</w:t><w:br/><w:t>5000</w:t></w:p>"}),
    "o3.docx": zipped({"word/document.xml": "<w:p><w:t>CPR 311257</w:t></w:p><w:p><w:t>5000</w:t></w:p>"}),
    "o4.docx": zipped(
        {"word/document.xml": "".join(f"<w:tc><w:p><w:t>{digit}</w:t></w:p></w:tc>" for digit in "3112575000")}
    ),
    "o5.xlsx": xlsx('<row r="1"><c r="A1"><v>311257</v></c><c r="B1"><v>5000</v></c></row>'),
    "o6.xlsx": xlsx('<row r="1"><c r="B1"><v>3.112575E9</v></c></row>'),
    "o7.xlsx": xlsx(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>',
        "<si><t>311257</t></si><si><t>5000</t></si>",
    ),
    "o8.ods": ods(ods_counts(311257, 5000)),
    "o9.zip": zipped({"a.xlsx": xlsx('<row r="1"><c r="A1"><v>311257</v></c><c r="B1"><v>5000</v></c></row>')}),
    "p.docx": zipped({"word/document.xml": f"<w:p><w:t><![CDATA[{SAMPLE}]]></w:t></w:p>"}),
    "q.zip": zipped({"note.txt": "intet"}, comment=SAMPLE),
    "r.eml": b"Subject: x\nContent-Transfer-Encoding: quoted-printable\n\nCPR =33=31=31257-50=\n00\n",
    "s.eml": b"Subject: =?utf-8?q?=33=31=31257-5000?=\n\nx\n",
    "t.eml": b"Subject: x\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
    + base64.encodebytes(b"<p>311257<b>-5000</b></p>"),
    "u.eml": b"Subject: x\nContent-Type: application/zip\nContent-Transfer-Encoding: base64\n\n"
    + base64.encodebytes(zipped({"note.txt": SAMPLE})),
    "v.html": b"<table><tr><td>311257</td>\n<td class='x'><b>5000</b></td></tr></table>",
    "w.txt": b"CPR 311257\n5000\n",
    "x.txt": b"?cpr=%33%31%31257-5000\n",
    "y.eml": b"Subject: x\n\nCPR 311257\r\n5000\r\n",
}
CLEAN = {
    "a.docx": zipped({"word/document.xml": '<w:p w:rsidR="00311257"><w:t>311257</w:t></w:p><w:p><w:t>og 5000</w:t></w:p><wp:docPr id="1511092345"/>'}),
    "d.html": b"<tr><td>311257</td></tr><tr><td>5000</td></tr>",
    "e.txt": b"12\n10\n57\n5000\n",
    "g.eml": b"Subject: =?x?q?=33?= =?utf-8?b?!?=\nContent-Transfer-Encoding: base64\n\n!!!\n",
    "f.eml": b"Subject: x\n\nCPR 311257\r\n50001\r\n",
    "b.xlsx": xlsx('<row r="1"><c r="A1"><v>311257</v></c></row><row r="2"><c r="A2"><v>5000</v></c></row>'),
    "d.ods": ods(ods_counts(*"3112575000")),
}  # fmt: skip


@pytest.mark.parametrize("name", OFFICE)
def test_documents_are_looked_into(repository: Path, check: Check, name: str) -> None:
    stage({name: OFFICE[name]})
    found = codes(check())
    assert [(file, code) for file, code, _line in found] == [(name, "KM310")]
    assert found[0][2] in (1, 3)


def test_what_a_document_keeps_apart_is_no_number(repository: Path, check: Check) -> None:
    stage(dict(CLEAN))
    assert codes(check()) == []


def test_what_nobody_can_look_into_is_told(repository: Path, check: Check) -> None:
    locked = bytearray(zipped({"word/document.xml": SPLIT}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + flags] |= 1
    bomb = zipped({"word/document.xml": b"0" * 70_000_000})
    stage({"a.pdf": b"%PDF-1.7\n", "b.docx": bytes(locked), "c.docx": bomb})
    ran = check()
    assert ran.code == 0
    assert codes(ran) == [("a.pdf", "KM508", 1), ("b.docx", "KM508", 1), ("c.docx", "KM508", 1)]
    assert check("--strict").code == 1


def test_what_is_compressed_otherwise_is_told_and_what_can_be_read_in_it_searched(
    repository: Path, check: Check
) -> None:
    def tar(text: str) -> bytes:
        stream = io.BytesIO()
        with tarfile.open(fileobj=stream, mode="w") as archive:
            entry = tarfile.TarInfo("note.txt")
            entry.size = len(text)
            archive.addfile(entry, io.BytesIO(text.encode()))
        return stream.getvalue()

    told = {
        "a.gz": gzip.compress(SAMPLE.encode()),
        "b.bz2": bz2.compress(SAMPLE.encode()),
        "c.xz": lzma.compress(b"\n".join([SAMPLE.encode()] * 50)[3:]),
        "d.7z": b"7z\xbc\xaf\x27\x1c\x00\x04",
        "e.rar": b"Rar!\x1a\x07\x01\x00",
        "f.tar": tar("intet"),
        "g.zip": zipped({"a.gz": b"\x1f\x8b\x08\x00", "note.txt": "intet"}),
    }
    stage({**told, "h.tar": tar(SAMPLE), "i.zip": zipped({"a.gz": b"\x1f\x8b\x08\x00", "note.txt": SAMPLE})})
    found = codes(check())
    assert found == [*((name, "KM508", 1) for name in told), ("h.tar", "KM310", 1), ("i.zip", "KM310", 1)]


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.yml", 'x: "3\\x31 1257"\ny: "3\\x31\\x31257-5000"\n', 2),
        ("a.json", '{"x": 1,\n "y": "311257\\u002d5000"}\n', 2),
        ("A.CSV", "x;y\n311257;5000\n", 2),
        ("a.html", "<p><b>311257</b>-<i>5000</i></p>\n", 1),
        ("a.md", "3112*57*-5000\n", 1),
    ],
)
def test_a_file_of_no_playbook_is_searched_as_it_is_read(
    repository: Path, check: Check, karlemose: Run, name: str, text: str, line: int
) -> None:
    stage({name: text})
    ran = check()
    assert codes(ran) == [(name, "KM310", line)]
    assert "  one" not in ran.out
    assert "5000" not in ran.out + karlemose("check", "--staged", "--lang", "en").out


def test_a_broken_zip_is_searched_as_it_is(repository: Path, check: Check) -> None:
    stage({"a.docx": b"PK\x03\x04 \x00 " + SAMPLE.encode(), "b.md": "PK'eren tog til Køge"})
    assert codes(check()) == [("a.docx", "KM310", 1)]


def test_in_a_hook_the_index_of_the_commit_counts(
    repository: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`git commit FILE` commits that file alone, from an index that it makes for it."""
    stage({"playbook.yml": HEAD, "a.txt": "a", "b.txt": "b"})
    commit()
    stage({"a.txt": SAMPLE, "b.txt": SAMPLE})
    other = repository / ".git" / "next-index-1.lock"
    shutil.copy(repository / ".git" / "index", other)
    monkeypatch.setenv("GIT_INDEX_FILE", str(other))
    git("reset", "--quiet", "b.txt")
    assert codes(check()) == [("a.txt", "KM310", 1)]
    # One of another repository does not count.
    monkeypatch.setenv("GIT_INDEX_FILE", str(repository.parent / "elsewhere"))
    assert len(codes(check())) == 2


def test_as_a_hook_it_stops_a_commit(repository: Path, karlemose: Run) -> None:
    assert karlemose("check", "--install-hook", "--lang", "en").code == 0
    planted = "import pathlib; pathlib.Path('ran').touch()\n"
    write({"playbook.yml": HEAD, "note.txt": SAMPLE, "karlemose_model/__init__.py": planted, "click.py": planted})
    git("add", "--all")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "LANG": "C"}
    ran = subprocess.run(
        ["git", "commit", "--message", "x"], capture_output=True, text=True, check=False, env=environment
    )
    assert ran.returncode == 1
    assert "note.txt:1:1: KM310" in ran.stdout + ran.stderr
    assert SAMPLE not in ran.stdout + ran.stderr
    assert not Path("ran").exists()
    write({"note.txt": "intet"})
    ran = subprocess.run(
        ["git", "commit", "--all", "--message", "x"], capture_output=True, text=True, check=False, env=environment
    )
    assert ran.returncode == 0, ran.stderr


def test_the_hook_speaks_the_playbooks_language(
    repository: Path, karlemose: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert karlemose("check", "--install-hook").out.startswith("From now on git")
    write({"playbook.yml": HEAD + "languages: [da, en]\n"})
    assert karlemose("check", "--install-hook").out.startswith("Fra nu af")
    assert "er ikke længere på" in (repository / ".git" / "hooks" / "pre-commit").read_text("utf-8")
    assert karlemose("check", "--install-hook", "--lang", "en").out.startswith("From now on git")
    git("config", "core.hooksPath", "elsewhere")
    assert "Skriv" in karlemose("check", "--install-hook").err


def test_a_stopped_commit_shows_what_stops_it_and_how_to_go_on(repository: Path, karlemose: Run) -> None:
    stage({"playbook.yml": HEAD, "a.pdf": b"%PDF-1.7\n", "b.txt": SAMPLE, "c.pdf": b"%PDF-1.7\n"})
    asked = ("check", "--staged", "--format", "concise", "--lang", "en")
    ran = karlemose(*asked)
    error, counted, next_ = ran.out.splitlines()
    assert error.startswith("b.txt:1:1: KM310 ")
    assert counted == "1 playbook checked: 1 error, 2 warnings"
    assert next_ == "Nothing was committed. See what to do about it: karlemose check --staged"
    assert (ran.code, len(karlemose(*asked, "--strict").out.splitlines())) == (1, 5)
    git("rm", "--quiet", "--cached", "b.txt")
    ran = karlemose(*asked)
    assert (ran.code, "committed" in ran.out) == (0, False)
    assert [line[:5] for line in ran.out.splitlines()] == ["a.pdf", "c.pdf", "1 pla"]


def test_the_hook_leaves_another_one_alone(repository: Path, karlemose: Run) -> None:
    assert karlemose("check", "--install-hook").code == 0
    assert karlemose("check", "--install-hook").code == 0
    hook = repository / ".git" / "hooks" / "pre-commit"
    assert os.access(hook, os.X_OK)
    # What somebody added to ours is theirs; ours of another language, for Python elsewhere, is made anew.
    ours = hook.read_text("utf-8")
    for added in (ours.replace("\nif [", "\nmy-own-linter || exit 1\nif [", 1), f"{ours}# mine\n"):
        hook.write_text(added, "utf-8")
        assert karlemose("check", "--install-hook").code == 2
        assert hook.read_text("utf-8") == added
    hook.write_text(ours.replace("/python", "/elsewhere/python"), "utf-8")
    assert karlemose("check", "--install-hook").code == 0
    assert hook.read_text("utf-8") == ours
    hook.write_text("#!/bin/sh\necho mine\n")
    ran = karlemose("check", "--install-hook", "--lang", "en")
    assert ran.code == 2
    assert "karlemose check --staged" in ran.err
    assert hook.read_text() == "#!/bin/sh\necho mine\n"
    hook.unlink()
    git("config", "core.hooksPath", "elsewhere")
    ran = karlemose("check", "--install-hook", "--lang", "en")
    assert (ran.code, hook.exists()) == (2, False)
    assert "elsewhere" in ran.err


def test_a_folder_that_the_repository_ignores_is_no_part_of_it(
    repository: Path, karlemose: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write({".gitignore": "build/\n", "build/park/playbook.yml": HEAD, "park/playbook.yml": HEAD})
    hook = repository / ".git" / "hooks" / "pre-commit"
    monkeypatch.chdir("build/park")
    for how in ("--install-hook", "--staged", "--every-file"):
        ran = karlemose("check", how, "--lang", "en")
        assert (ran.code, ran.out, hook.exists()) == (2, "", False)
        assert f"{repository}, ignores it: run git init here first" in ran.err
    git("add", "--force", "playbook.yml")
    assert karlemose("check", "--install-hook").code == 0
    hook.unlink()
    monkeypatch.chdir(repository / "park")
    assert karlemose("check", "--install-hook").code == 0
    assert hook.exists()


def test_a_merge_that_is_not_settled(repository: Path, karlemose: Run) -> None:
    stage({"playbook.yml": HEAD})
    commit()
    git("switch", "--quiet", "--create", "other")
    stage({"playbook.yml": HEAD + "# b\n"})
    commit()
    git("switch", "--quiet", "main")
    stage({"playbook.yml": HEAD + "# a\n"})
    commit()
    subprocess.run(["git", "merge", "other"], capture_output=True, check=False)
    ran = karlemose("check", "--staged", "--lang", "en")
    assert ran.code == 2
    assert "playbook.yml" in ran.err
    stage({"playbook.yml": TYPO})
    assert karlemose("check", "--staged").code == 1


def test_a_linked_worktree_and_what_is_only_announced(
    repository: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage({"playbook.yml": HEAD, "empty.txt": ""})
    commit()
    git("worktree", "add", "--quiet", "../linked", "--detach")
    monkeypatch.chdir(repository.parent / "linked")
    stage({"playbook.yml": TYPO})
    write({"kpis.yml": "nonsense"})
    git("add", "--intent-to-add", "kpis.yml")
    assert codes(check()) == [("playbook.yml", "KM201", 10)]
    monkeypatch.chdir(repository)
    assert codes(check()) == []


def test_what_it_builds_on_is_taken_from_the_index_or_from_beside_the_repository(
    repository: Path, check: Check
) -> None:
    upper = HEAD.replace("id: park", "id: kommune").replace("kind: model", "kind: municipality")
    estate = "schema: 1\nid: park\nversion: 1\nkind: estate\nname: {da: Park, en: Park}\nextends: {playbook: ../kommune, version: 1}\n"
    stage({"kommune/playbook.yml": upper, "park/playbook.yml": estate})
    commit()
    stage({"park/playbook.yml": estate + "# ny\n"})
    assert not {code for _file, code, _line in codes(check())} & {"KM020", "KM187"}
    write({"../nabo/playbook.yml": upper})
    stage({"park/playbook.yml": estate.replace("../kommune", "../../nabo")})
    assert not {code for _file, code, _line in codes(check())} & {"KM020", "KM187"}
    stage({"park/playbook.yml": estate.replace("../kommune", "../../ingen")})
    assert "KM020" in {code for _file, code, _line in codes(check())}


def test_links_lead_nowhere_out(repository: Path, check: Check) -> None:
    (repository.parent / "secret.yml").write_text("nonsense: [\n")
    stage({"playbook.yml": HEAD, "rigtig.yml": "mentees: {warn: 1}\n"})
    Path("kpis.yml").symlink_to("../secret.yml")
    Path("risks.yml").symlink_to("/etc/passwd")
    Path("costs.yml").symlink_to("rigtig.yml")
    Path("roles.yml").symlink_to("costs.yml/../../..")
    Path("tegn").symlink_to(SAMPLE)
    git("add", "--all")
    found = codes(check())
    assert ("tegn", "KM310", 1) in found
    assert not {file for file, _code, _line in found} & {"kpis.yml", "risks.yml"}


def test_no_program_of_the_repository_is_run(repository: Path, check: Check) -> None:
    spoor = repository.parent / "ran"
    program = f"touch {spoor}"
    stage({"playbook.yml": HEAD, ".gitattributes": "* filter=evil diff=evil text=auto eol=crlf\n", "a.md": "x\n"})
    blob = git("rev-parse", ":a.md").strip()
    for name, value in {
        "filter.evil.smudge": program, "filter.evil.clean": program, "filter.evil.process": program,
        "diff.evil.textconv": program, "diff.external": program, "core.fsmonitor": program, "core.pager": program,
        "diff.evil.command": program, "core.sshCommand": program, "remote.origin.url": f"ext::{program}",
        "remote.origin.promisor": "true", "extensions.partialClone": "origin", "core.editor": program,
        "diff.relative": "true",
    }.items():  # fmt: skip
        git("config", name, value)
    hooks = repository / ".git" / "hooks"
    for name in ("pre-commit", "post-index-change", "post-checkout", "fsmonitor-watchman"):
        (hooks / name).write_text(f"#!/bin/sh\n{program}\n")
        (hooks / name).chmod(0o755)
    (repository / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    ran = check()
    assert not spoor.exists()
    # What is not there can't be looked at, and that is said.
    assert [code for file, code, _line in codes(ran) if file == "a.md"] == ["KM508"]


def test_the_pre_commit_framework_is_told_the_same(repository: Path, karlemose: Run) -> None:
    (hook,) = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, *arguments = hook["entry"].split()
    assert (program, hook["id"], hook["language"]) == ("karlemose", "karlemose", "python")
    assert hook["pass_filenames"] is False
    assert hook["always_run"] is True
    stage({"playbook.yml": TYPO})
    assert karlemose(*arguments).code == 1


def test_without_a_repository_or_git(tmp_path: Path, karlemose: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = karlemose("check", "--staged", "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert "no git repository" in ran.err
    git("init", "--quiet", "--bare", "bare")
    monkeypatch.chdir("bare")
    assert karlemose("check", "--staged", "--lang", "en").code == 2
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = karlemose("check", "--staged", "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert "not on this computer" in ran.err


def test_it_takes_no_playbook(repository: Path, karlemose: Run) -> None:
    assert karlemose("check", "--staged", ".").code == 2
    assert karlemose("check", "--install-hook", "--profile", "eucpn").code == 2


def test_names_of_an_estate_are_warned_of_and_do_not_stop_a_commit(repository: Path, check: Check) -> None:
    minutes = "schema: 1\nmeeting: operational\ndate: 2026-11-03\nitems:\n  x: {note: Mikkel er dømt.}\n"
    stage({"playbook.yml": ESTATE, "records/meetings/2026-11-03-operational.yml": minutes})
    ran = check("--as-of", "2026-11-26")
    assert ("records/meetings/2026-11-03-operational.yml", "KM505", 5) in codes(ran)
