"""Every regular expression of ours comes to the end of a long text; one that takes a thousand times longer does not."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.trials.patterns import ROOT, Ours, ours, texts

LONGEST = 240
"""Seconds for all of them: a few on an idle machine, and one that is not linear needs hours."""


def test_all_of_them_come_to_an_end() -> None:
    command = [sys.executable, "-m", "tests.trials.patterns", "--quick"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=LONGEST, check=False)
    assert ran.returncode == 0, ran.stderr[-2_000:]
    assert [json.loads(line)[0] for line in ran.stdout.splitlines()] == [one.where for one in ours()]


def test_none_is_overlooked() -> None:
    """As many as the package's text compiles by name are among them, those of the models' schema and of the templates too."""
    where = [one.where for one in ours()]
    for path in (ROOT / "karlemose_model").rglob("*.py"):
        for name in re.findall(r"^(_?[A-Z_]+) = re\.compile\(", path.read_text("utf-8"), re.MULTILINE):
            pattern = f"{path.relative_to(ROOT)}: {name}"
            assert pattern in where or any(name in one for one in where), pattern
    assert any(one.startswith("playbooks/schema/") for one in where)
    assert any(one.startswith("templates/common/hooks/") for one in where)
    assert len(where) > 150


@pytest.mark.parametrize("slow", [r"\s+x"])
def test_one_that_is_not_linear_does_not_come_to_an_end(slow: str, tmp_path: Path) -> None:
    """Not in two seconds, and not in the hours that would follow: so the test above can fail."""
    code = f"import re\nfrom tests.trials.patterns import Ours, texts\none = Ours('x', re.compile({slow!r}))\nfor text in texts(one, quick=True): one(text + text)"
    with pytest.raises(subprocess.TimeoutExpired):
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=2, check=False)


def test_a_text_is_as_long_as_the_pattern_may_be_given() -> None:
    assert min(map(len, texts(Ours("x", re.compile("abc"))))) > 990_000
    assert max(map(len, texts(Ours("meant.py: _CLOCK", re.compile("abc"))))) < 250
