"""A paper, a calendar or a sheet is searched before it is written: nothing shaped like a CPR number leaves the tool in one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from karlemose_model.exports import FORMATS, Format, calendar, papers
from karlemose_model.exports.reference import ours
from karlemose_model.finished import held_back
from karlemose_model.problems import Refused
from tests.conftest import Ran
from tests.documents.sample import rollout
from tests.exports.samples import DAY, page, repacked

SAMPLE = "311257-5000"
HEAD = "schema: 1\nid: park\nversion: 1\nkind: estate\nname: {da: Park, en: Park}\nlanguages: [en]\nextends: {playbook: karlemose, version: 1}\n"


@pytest.mark.parametrize("to", FORMATS)
def test_no_paper_shows_one(to: Format) -> None:
    """The marks are those of a page: what they join is seen, what they keep apart is not."""
    apart = page("# T\n\n| A | B |\n| --- | --- |\n| 311257 | 5000 |\n\n- 311257-\n- 5000\n")
    joined = page("# T\n\nAsk about 311257**-**5000.\n", path="a/joined.md")
    made = papers([apart, joined], DAY, to)
    assert next(made)[0] == f"a/paper.{to}"
    with pytest.raises(Refused) as stopped:
        next(made)
    assert (stopped.value.problem.code, stopped.value.problem.place.file) == ("KM504", f"a/joined.{to}")
    assert SAMPLE not in str(stopped.value)
    may = dict(papers([joined], DAY, to, let_pass=frozenset({"3112575000"})))
    assert may[f"a/joined.{to}"]


@pytest.mark.parametrize("body", ["# 311257-5000\n", "# T\n\n- [ ] 311257-5000\n", "# T\n\n[x](https://example.org/3112575000)\n", "# T\n\n> 311257 5000\n", "# T\n\n| 3112575000 |\n| --- |\n| x |\n"])  # fmt: skip
def test_wherever_it_stands_on_the_page(body: str) -> None:
    with pytest.raises(Refused):
        list(papers([page(body)], DAY, "pdf"))


def test_in_the_title() -> None:
    with pytest.raises(Refused):
        list(papers([page("# T\n", title=f"Case {SAMPLE}")], DAY, "odt"))


def test_what_a_reference_document_brings_along_is_seen(tmp_path: Path) -> None:
    whole = ours("docx", {"title": "", "whom": "", "page": "", "of": ""})
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        (footer,) = [name for name in archive.namelist() if name.startswith("word/footer")][:1]
        text = archive.read(footer).decode("utf-8").replace("</w:p>", f"<w:r><w:t>{SAMPLE}</w:t></w:r></w:p>", 1)
    reference = tmp_path / "ours.docx"
    reference.write_bytes(repacked(whole, {footer: text.encode("utf-8")}))
    with pytest.raises(Refused):
        list(papers([page("# T\n")], DAY, "docx", reference))


def test_a_calendar_is_held_back() -> None:
    planted = rollout({"name": {"da": f"Park {SAMPLE}", "en": "Park"}})
    content = calendar(planted, date(2026, 11, 26), date(2027, 11, 26), "da")
    assert held_back([("a.ics", content)])


def test_a_sheet_for_observations_is_held_back_and_not_written(
    files: Callable[[dict[str, str]], Path], karlemose: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    files({"playbook.yml": HEAD + "timeline:\n  - {phase: clear, from: 2026-01-05}\n"})
    monkeypatch.setattr("karlemose_model.recording.observation_sheet.as_csv", lambda *_: f"kpi\n{SAMPLE}\n".encode())
    ran = karlemose("kpi", "template", "--as-of", "2026-06-01", "--lang", "en")
    assert ran.code == 1
    assert "KM504" in ran.err
    assert "5000" not in ran.out + ran.err
    assert not Path("records").exists()
