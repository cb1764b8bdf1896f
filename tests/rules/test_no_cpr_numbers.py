"""A CPR-shaped string anywhere is an error whose message never repeats it. The sample's birth date lies ahead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran

HEAD = "schema: 1\nid: park\nversion: 1\nkind: estate\nname: {da: Park, en: Park}\nextends: {playbook: karlemose, version: 1}\n"
CSV = "kpi,period,value,n,source,stated,note\n"
SAMPLE = "311257-5000"


@pytest.mark.parametrize(
    "tree",
    [
        {"playbook.yml": HEAD + f"risks: {{one: {{text: {{da: A {SAMPLE}, en: B}}}}}}\n"},
        {"playbook.yml": HEAD + f"# {SAMPLE}\n"},
        {"playbook.yml": HEAD + f"'{SAMPLE}': x\n"},
        {"playbook.yml": HEAD + f"timeline: {SAMPLE}\n"},
        {"playbook.yml": HEAD + f"place:\n\tcountry: {SAMPLE}\n"},
        {"playbook.yml": HEAD, "risks.yml": f"one: {{text: {{da: '{SAMPLE}', en: B}}}}\n"},
        {"playbook.yml": HEAD, "records/observations.csv": CSV + f"mentees,2026-10,1,1,x,,{SAMPLE}\n"},
        {"playbook.yml": HEAD, "records/observations.csv": CSV + f"{SAMPLE},2026-10,1,1,x,,\n"},
    ],
)
def test_it_is_an_error_and_never_repeated(
    files: Callable[[dict[str, str]], Path], karlemose: Callable[..., Ran], tree: dict[str, str]
) -> None:
    files(tree)
    for command in (["check"], ["build", "--builder", "none"], ["kpi"]):
        ran = karlemose(*command)
        assert ran.code == 1
        said = ran.out + ran.err
        assert "KM310" in said
        assert SAMPLE not in said
        assert "5000" not in said
    assert not Path("build").exists()
