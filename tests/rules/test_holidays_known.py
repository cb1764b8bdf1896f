"""A place whose public holidays nobody knows is a warning, since meetings could fall on them unnoticed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.problems import Severity
from tests.conftest import looked_at

HEAD = "schema: 1\nid: park\nversion: 1\nkind: estate\nname: {da: Park, en: Park}\nextends: {playbook: karlemose, version: 1}\n"


@pytest.mark.parametrize(
    ("place", "named"),
    [
        ("{country: DK}", None),
        ("{country: GB, holidays: {subdivision: ENG}}", None),
        ("{country: XX}", "XX"),
        ("{country: GB, holidays: {subdivision: XYZ}}", "GB-XYZ"),
    ],
)
def test_a_place_without_known_holidays(files: Callable[[dict[str, str]], Path], place: str, named: str | None) -> None:
    problems = looked_at(files({"playbook.yml": HEAD + f"place: {place}\n"})).problems
    expected = [("KM311", named, Severity.warning)] if named else []
    assert [(one.code, one.data.get("place"), one.severity) for one in problems] == expected
