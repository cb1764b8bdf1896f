"""A release is added at the end of the register; what a person wrote there stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from karlemose_model.files import WrittenMeanwhile
from karlemose_model.model import Register, Release
from karlemose_model.reading.register import read_register
from karlemose_model.recording import in_place
from karlemose_model.recording.releases import add_release

PROFILE = {"kpi": "mentees", "profile": "nhs7-round5"}
KPIS: dict[str, object] = {"kpis": {"mentees": {}}}


def release(day: str, *figures: dict[str, object]) -> Release:
    return Release.model_validate({"on": day, "figures": [{**PROFILE, **figure} for figure in figures]})


FIRST = release("2026-11-05", {"period": "2026-10", "value": 10}, {"period": "2025", "hidden": True})
SECOND = release("2026-12-05", {"period": "2026-11", "numerator": 12.5, "denominator": 40})
EDITED = """\
# Vores register
schema: 1
releases:
  # Den første
  - on: 2026-11-05   # godkendt af styregruppen
    figures:
      - {kpi: mentees,   period: 2026-10, value: 10, profile: nhs7-round5}
"""


def read(path: Path) -> Register:
    found = read_register(path, KPIS, "da")
    assert found.problems == []
    assert found.record is not None
    return found.record


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    for number, one in enumerate((FIRST, SECOND, release("2027-01-05", {"period": "2026", "value": 20})), start=1):
        path = add_release(tmp_path, one, "da")
        assert read(path).releases[-1] == one
        assert len(read(path).releases) == number
    assert path == tmp_path / "records/published.yml"
    assert path.read_text("utf-8").startswith("# ")
    # Each figure stands on its own line, so that a change shows what was added.
    assert path.read_text("utf-8").count("\n    - {kpi: mentees, ") == 4


@pytest.mark.parametrize("margin", ["", "  "])
def test_a_person_s_layout_and_comments_stay(tmp_path: Path, margin: str) -> None:
    before = EDITED if margin else EDITED.replace("\n  ", "\n")
    path = tmp_path / "records/published.yml"
    path.parent.mkdir()
    path.write_text(before, "utf-8")
    add_release(tmp_path, SECOND, "da")
    assert path.read_text("utf-8").startswith(before)
    assert read(path).releases[-1] == SECOND


def test_never_over_somebody_s_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = add_release(tmp_path, FIRST, "da")
    plain = in_place.with_entry

    def slow(text: str, key: str, value: object) -> str:
        path.write_text(EDITED, "utf-8")
        return plain(text, key, value)

    monkeypatch.setattr(in_place, "with_entry", slow)
    with pytest.raises(WrittenMeanwhile):
        add_release(tmp_path, SECOND, "da")
    assert path.read_text("utf-8") == EDITED
