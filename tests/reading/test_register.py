"""The register of releases: what stands in it counts, and what can't be a release is told at its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.reading import Reading, read_playbook
from tests.recording.park import HEAD

Files = Callable[[dict[str, str]], Path]
FIGURE = "{kpi: mentees, period: 2026-10, value: 10, profile: nhs7-round5}"


def read(files: Files, *figures: str, before: str = "") -> Reading:
    lines = "".join(f"      - {figure}\n" for figure in figures)
    text = f"schema: 1\nreleases:\n{before}  - on: 2026-11-05\n    figures:\n{lines}"
    return read_playbook(files({"playbook.yml": HEAD, "records/published.yml": text}))


def found(reading: Reading) -> list[tuple[str, int]]:
    return [(one.code, one.place.line) for one in reading.problems if one.place.file.endswith("published.yml")]


def test_a_place_without_a_register_has_released_nothing(files: Files) -> None:
    assert read_playbook(files({"playbook.yml": HEAD})).records.releases == ()


def test_a_release_is_read(files: Files) -> None:
    share = "{kpi: mentee-success, period: 2026-H1, numerator: 25, denominator: 40, profile: nhs7-round5}"
    hidden = "{kpi: convictions, period: '2025', hidden: true, profile: nhs7-round5}"
    reading = read(files, FIGURE, share, hidden)
    assert found(reading) == []
    (release,) = reading.records.releases
    assert release.on.isoformat() == "2026-11-05"
    assert [(one.kpi, one.period, one.value, one.numerator, one.hidden) for one in release.figures] == [
        ("mentees", "2026-10", 10, None, False),
        ("mentee-success", "2026-H1", None, 25, False),
        ("convictions", "2025", None, None, True),
    ]


@pytest.mark.parametrize(
    ("figure", "code"),
    [
        ("{kpi: mentes, period: 2026-09, value: 10, profile: dst3}", "KM201"),
        ("{kpi: mentees, period: 2026-13, value: 10, profile: dst3}", "KM475"),
        ("{kpi: mentees, period: 2025-W53, value: 10, profile: dst3}", "KM475"),
        ("{kpi: mentees, period: 2026-09, profile: dst3}", "KM477"),
        ("{kpi: mentees, period: 2026-09, value: 10, hidden: true, profile: dst3}", "KM477"),
        ("{kpi: mentees, period: 2026-09, hidden: true, profile: none}", "KM477"),
        ("{kpi: mentees, period: 2026-09, hidden: false, profile: dst3}", "KM477"),
        ("{kpi: mentee-success, period: 2026-H1, numerator: 10, profile: dst3}", "KM477"),
        ("{kpi: mentee-success, period: 2026-H1, value: 25, numerator: 10, denominator: 40, profile: dst3}", "KM477"),
        (FIGURE, "KM476"),
        ("{kpi: mentees, period: autumn, value: 10, profile: dst3}", "KM141"),
        ("{kpi: mentees, period: 2026-09, value: 10, profile: dst4}", "KM135"),
    ],
)
def test_what_can_be_no_figure_is_told_at_its_line(files: Files, figure: str, code: str) -> None:
    assert found(read(files, FIGURE, figure)) == [(code, 6)]


def test_releases_stand_in_order(files: Files) -> None:
    later = f"  - on: 2026-11-12\n    figures:\n      - {FIGURE}\n"
    assert found(read(files, FIGURE, before=later)) == [("KM478", 6)]
    same_day = later.replace("12", "05")
    assert found(read(files, FIGURE, before=same_day)) == []
