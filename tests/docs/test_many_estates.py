"""The page on many estates: its playbooks are read, its commands run beside Eksempelparken, and say what is shown."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.files import shipped
from karlemose_model.messages.network import NETWORK
from karlemose_model.problems import Severity
from tests.conftest import Ran
from tests.docs.test_docs import ROOT, blocks

PAGES = {"da": ROOT / "docs/da/flere-omraader.md", "en": ROOT / "docs/en/many-estates.md"}


@pytest.mark.parametrize("language", PAGES)
def test_its_example_runs_and_says_what_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, karlemose: Callable[..., Ran], language: str
) -> None:
    page = PAGES[language]
    shutil.copytree(shipped("playbooks") / "eksempelparken", tmp_path / "eksempelparken")
    for block in blocks(page, "yaml"):
        path = tmp_path / block.splitlines()[0].removeprefix("# ")
        path.parent.mkdir()
        path.write_text(block, "utf-8")
    monkeypatch.chdir(tmp_path)
    said = ""
    for line in "".join(blocks(page, "sh")).splitlines():
        builder = ["--builder", "none"] if " build " in line else []
        ran = karlemose(*shlex.split(line)[1:], *builder, "--as-of", "2026-11-26", "--lang", language)
        assert ran.code == 0, ran.out + ran.err
        said += ran.out
    (index,) = tmp_path.glob(f"build/*/source/partners/{language}/docs/estates.md")
    said += index.read_text("utf-8")
    shown = {line for block in blocks(page, "text") for line in block.splitlines()}
    assert shown - set(said.replace("\\", "/").splitlines()) == set()
    assert re.search(r"^\| Eksempelparken \| .* 2026 \| .* \| .+ \|$", said, re.MULTILINE)


@pytest.mark.parametrize(("language", "words"), [("da", ("advarsel", "fejl")), ("en", ("warning", "error"))])
def test_it_tells_every_code_and_how_much_it_matters(language: str, words: tuple[str, str]) -> None:
    rows = re.findall(r"^\| (KM\d{3}) \| .* \| (\w+) \|$", PAGES[language].read_text("utf-8"), re.MULTILINE)
    source = (ROOT / "karlemose_model/network/rollouts.py").read_text("utf-8")
    warnings = set(re.findall(r'Problem\("(KM\d{3})",.*Severity\.warning', source))
    assert str(Severity.warning) == "warning"
    assert dict(rows) == {code: words[0] if code in warnings else words[1] for code in NETWORK}
