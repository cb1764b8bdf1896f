"""A rating from the command line, on a copy of the example: the form, filled in, the report; and what goes wrong."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.files import shipped
from tests.conftest import Ran

Run = Callable[..., Ran]
FORM = Path("records") / "fidelity" / "2026-11-26.yml"


@pytest.fixture
def park(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(shipped("playbooks"), tmp_path / "playbooks")
    monkeypatch.chdir(tmp_path / "playbooks" / "eksempelparken")
    return tmp_path / "playbooks" / "eksempelparken"


def fill_in(file: Path, marks: dict[str, int], otherwise: int = 4) -> None:
    """The form as a rater leaves it: every mark with what it rests on."""
    item, lines = "", []
    for line in file.read_text("utf-8").splitlines():
        if found := re.match(r"  ([a-z-]+):$", line):
            item = found[1]
        line = re.sub(r"^    mark:(?=\s)", f"    mark: {marks.get(item, otherwise)}", line)
        lines.append(re.sub(r"^    evidence:(?=\s)", "    evidence: Set i referaterne.", line))
    file.write_text("\n".join(lines) + "\n", "utf-8")


def test_from_the_form_to_the_report(park: Path, karlemose: Run) -> None:
    made = karlemose("fidelity", "new")
    assert (made.code, made.out) == (0, f"Filen er oprettet: {FORM}\n")
    # Nobody has begun: it is a warning, and no rating yet.
    checked = karlemose("check", "--format", "concise")
    assert checked.code == 0
    assert "KM466" in checked.out
    assert "3. sep. 2026" in karlemose("fidelity").out
    fill_in(FORM, {"mentors": 1})
    assert "KM4" not in karlemose("check").out
    said = karlemose("fidelity")
    assert said.code == 0
    assert (
        "| Modeltroskab | **middel** (niveauet er sat ét ned, fordi et kernepunkt ligger under 2) | **middel** |"
        in said.out
    )
    assert "| Siden sidste vurdering | 14 højere end den 3. september 2026 |" in said.out
    assert "| Er der mentorer til de unge, og fører forløbene videre? | 1 | De første unge har mentor" in said.out
    agenda = karlemose("agenda", "--meeting", "steering")
    assert "**Egen vurdering, 26. november 2026:** Middel, 93 af 100." in agenda.out


def test_the_form_is_never_written_over(park: Path, karlemose: Run) -> None:
    assert karlemose("fidelity", "new").code == 0
    fill_in(FORM, {})
    before = FORM.read_bytes()
    again = karlemose("fidelity", "new", "--lang", "en")
    assert again.code == 2
    assert "is there already; nothing was written" in again.err
    assert FORM.read_bytes() == before


def test_another_day_and_another_side(park: Path, karlemose: Run) -> None:
    assert karlemose("fidelity", "new", "--date", "2026-11-20", "--outside", "--lang", "en").code == 0
    text = (park / "records" / "fidelity" / "2026-11-20-outside.yml").read_text("utf-8")
    assert "seen_from: outside" in text
    assert "date: 2026-11-20" in text
    assert "Is the operational meeting held in the rhythm" in text


def test_what_stands_before_new_is_meant_for_it_too(park: Path, karlemose: Run, tmp_path: Path) -> None:
    made = karlemose("fidelity", "-p", park, "--lang", "en", "--as-of", "2026-10-01", "new")
    assert made.code == 0
    assert made.out.startswith("Written: ")
    assert (park / "records" / "fidelity" / "2026-10-01.yml").is_file()


def test_seen_on_an_earlier_day(park: Path, karlemose: Run) -> None:
    assert "5. marts 2026" in karlemose("fidelity", "--as-of", "2026-06-01").out
    none = karlemose("fidelity", "--as-of", "2026-03-04", "--lang", "en")
    assert (none.code, none.out) == (
        0, "There is no rating by 2026-03-04 yet. Write the form with: karlemose fidelity new\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("    mark: 4", "    mark: 5", "KM137"),
        ("    mark: 4", "    mark: 3,5", "KM136"),
        ("    evidence: Set i referaterne.", "    evidence:", "KM462"),
        ("rater: coordinator", "rater:", "KM464"),
        ("  mentors:", "  mentorer:", "KM201"),
        ("    adaptation:", "    adaptation: no-cctvs #", "KM201"),
        ("date: 2026-11-26", "date: 2026-11-25", "KM461"),
        ("Set i referaterne.", "Se 311257-5000.", "KM310"),
    ],
)
def test_bad_input_ends_with_1_at_its_line(park: Path, karlemose: Run, old: str, new: str, code: str) -> None:
    karlemose("fidelity", "new")
    fill_in(FORM, {})
    text = FORM.read_text("utf-8")
    assert old in text
    FORM.write_text(text.replace(old, new, 1), "utf-8")
    said = karlemose("fidelity", "--lang", "en")
    assert said.code == 1
    assert said.out == ""
    assert re.search(rf"^{re.escape(FORM.as_posix())}:\d+:\d+: {code} ", said.err, re.M), said.err
    assert "311257" not in said.err


def test_a_playbook_that_asks_nothing(tmp_path: Path, karlemose: Run) -> None:
    (tmp_path / "playbook.yml").write_text(
        "schema: 1\nid: park\nversion: 1\nkind: estate\nname: Park\nlanguages: [en]\n", "utf-8"
    )
    for arguments in (("fidelity",), ("fidelity", "new")):
        said = karlemose(*arguments, "-p", tmp_path)
        assert said.code == 2, said.err
        assert "no items under fidelity:" in said.err
    assert not (tmp_path / "records").exists()


def test_no_playbook_there(tmp_path: Path, karlemose: Run) -> None:
    assert karlemose("fidelity", "-p", tmp_path / "nowhere").code == 2
    assert karlemose("fidelity", "new", "-p", tmp_path / "nowhere").code == 2
    assert karlemose("fidelity", "new", "--date", "26/11").code == 2
