"""The audit calls nothing clean that nobody answered for: pip-audit itself passes over what its service does not know."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.trials import audit
from tests.trials.audit import CLEAN, COULD_NOT_RUN, FOUND, LOCKS, NOT_ANSWERED, locked, main
from tests.trials.page import page
from tests.trials.results import results

# A stand-in that answers as pip-audit does; what each service says is put in.
STAND_IN = """#!{python}
import json, re, sys
service = sys.argv[sys.argv.index("--vulnerability-service") + 1]
assert "--require-hashes" in sys.argv and "--disable-pip" in sys.argv
text = open(sys.argv[sys.argv.index("--requirement") + 1]).read()
assert ";" not in text
found = re.findall(r"^([\\w.-]+)==(\\S+) ", text, re.MULTILINE)
assert text.count("--hash=sha256:") >= len(found) > 0
says = {says!r}[service]
if says == "gone":
    sys.exit("Could not connect to the vulnerability feed")
known = {{"all": len(found), "none": 0, "half": 1 + len(found) // 2, "bad": len(found)}}[says]
flaw = {{"id": "PYSEC-0000-1", "fix_versions": ["9.9"], "aliases": [], "description": ""}}
print(json.dumps({{"fixes": [], "dependencies": [
    {{"name": name, "version": version, "vulns": [flaw] if says == "bad" and not at else []}} if at < known
    else {{"name": name, "skip_reason": "not found"}} for at, (name, version) in enumerate(found)
]}}))
# As the real one ends, also where it looked nothing up.
sys.exit(1 if says == "bad" else 0)
"""


def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pypi: str, osv: str) -> int:
    program = tmp_path / "pip-audit"
    program.write_text(STAND_IN.format(python=sys.executable, says={"pypi": pypi, "osv": osv}), "utf-8")
    program.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    return main(["--pip-audit", str(program), "--folder", str(tmp_path / "results")])


@pytest.mark.parametrize(
    ("pypi", "osv", "ends", "service"),
    [
        ("all", "gone", CLEAN, "pypi"),
        ("none", "all", CLEAN, "osv"),
        ("gone", "bad", FOUND, "osv"),
        ("half", "all", NOT_ANSWERED, "pypi"),
        ("none", "gone", NOT_ANSWERED, "not reached"),
    ],
)
def test_it_tells_what_was_answered(
    pypi: str, osv: str, ends: int, service: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    assert run(tmp_path, monkeypatch, pypi, osv) == ends
    kept = json.loads((tmp_path / "results" / "audit.json").read_text("utf-8"))
    assert kept["figures"]["service"] == service
    assert kept["runs"] + kept["figures"]["not answered"] == kept["figures"]["locked"] == len(locked())
    assert kept["found"] == (ends == FOUND)
    said = capsys.readouterr().out
    assert f"{kept['runs']} of {len(locked())} packages looked up" in said
    assert ("mended in 9.9" in said) is (ends == FOUND)
    assert ("says neither" in said) is (service == "not reached")
    assert bool(kept["notes"]) is (ends == NOT_ANSWERED)


def test_without_pip_audit_nothing_is_said_to_be_clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["--pip-audit", str(tmp_path / "gone"), "--folder", str(tmp_path)]) == COULD_NOT_RUN
    assert not (tmp_path / "audit.json").exists()


def test_a_list_that_was_not_reached_reads_as_no_clean_one_on_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tmp_path, monkeypatch, "gone", "none")
    text = page("en", results(tmp_path / "results"))
    (row,) = [line for line in text.splitlines() if line.startswith("| [Known vulnerabilities")]
    assert "| no answer | – |" in row
    assert "says neither" in text


def test_every_package_of_every_lock_is_asked_for() -> None:
    text = "".join(lock.read_text("utf-8") for lock in LOCKS.glob("*.txt"))
    names = {line.split(" ")[0] for line in text.splitlines() if line and not line[0].isspace()}
    assert set(locked()) == names
    assert audit.SERVICES == ("pypi", "osv")
