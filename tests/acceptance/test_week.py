"""The whole cycle of a meeting, from the command line, on a copy of the example: prepare, hold, follow up, prepare again.

The two agendas stand as Markdown in tests/examples/valid/week/, where a review reads what a meeting changed in the next
one's agenda. `python -m tests.acceptance.test_week` writes them anew.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from karlemose_model.files import shipped
from tests.conftest import Ran

EXPECTED = Path(__file__).parents[1] / "examples" / "valid" / "week"
FORM = "2026-12-03-operational"
Run = Callable[..., Ran]

# What the minute taker writes behind the keys of the form, by the line that the key stands on.
WRITTEN = {
    "agenda_sent:": "2026-12-02",
    "end:": "14:24",
    "statement_read:": "true",
    "  referred:": "true",
    "  checklist:": "true",
}
NOTES = {
    "residents-voice": ("note", "Flere beboere siger, at de igen går hjem over pladsen om aftenen."),
    "concerns": ("decision", "Pladsen følges til nytår. Ingen nye steder tages op."),
}
REPORTS = {
    "2026-10-22-operational/4": ("open", "Klubben er lukket til den 14. december."),
    "2026-11-05-operational/2": ("done", None),
    "2026-11-05-operational/4": ("not_possible", "Huset har ikke vagter til en aften mere."),
    "2026-11-05-operational/5": ("done", None),
    "2026-11-19-operational/1": ("open", "To lamper mangler."),
    "2026-11-19-operational/3": ("done", None),
    "2026-11-19-operational/4": ("done", None),
    "2026-11-19-operational/5": ("done", None),
}
ACTIONS = """\
  - text: Skift de to lamper bag skuret.
    partner: housing
    role: housing-contact
    due: 2026-12-16
  - {text: 'Fortæl beboerne, at lyset er på plads.', partner: tenants, due: 2026-12-17}
"""


def fill_in(form: str) -> str:
    """The form as the minute taker leaves it."""
    lines = form.splitlines()

    def write(key: str, value: str, after: str = "") -> None:
        start = next(n for n, line in enumerate(lines) if line.startswith(after)) if after else 0
        place = next(n for n in range(start, len(lines)) if lines[n].partition("#")[0].rstrip() == key)
        lines[place] = f"{key} {value}"

    for key, value in WRITTEN.items():
        write(key, value)
    for item, (key, value) in NOTES.items():
        write(f"    {key}:", value, f"  {item}:")
    for action, (status, why) in REPORTS.items():
        write("    status:", status, f"  {action}:")
        if why:
            write("    why:", why, f"  {action}:")
    text = "\n".join(lines) + "\n"
    # The kindergarten came as a guest, and the police sent a deputy.
    text = text.replace("  # kindergarten:", "  kindergarten:")
    text = "".join(line for line in text.splitlines(True) if not line.startswith("  police: police-contact"))
    text = text.replace(
        "\napologies:", "\napologies:\n  police: {why: Vagt, deputy: {partner: police, position: Vagtleder}}\n#", 1
    )
    actions = next(line for line in text.splitlines() if line.startswith("actions:"))
    return text.replace(actions, f"actions:\n{ACTIONS.rstrip()}", 1)


def copied(to: Path) -> Path:
    park = to / "eksempelparken"
    shutil.copytree(shipped("playbooks") / "eksempelparken", park)
    return park


def agenda(karlemose: Run, park: Path, as_of: str, language: str) -> str:
    ran = karlemose("agenda", "-p", park, "--as-of", as_of, "--lang", language)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def hold(karlemose: Run, park: Path) -> None:
    """Closes the last minutes, then writes, fills in and closes those of the meeting."""
    assert karlemose("minutes", "close", "-p", park, "--as-of", "2026-11-26").code == 0
    assert karlemose("minutes", "new", "-p", park, "--as-of", "2026-12-02").code == 0
    path = park / "records" / "meetings" / f"{FORM}.yml"
    path.write_text(fill_in(path.read_text("utf-8")), "utf-8")
    ran = karlemose("minutes", "close", FORM, "-p", park, "--as-of", "2026-12-03")
    assert (ran.code, ran.err) == (0, "")


def words_of(docx: bytes) -> str:
    """The text of a Word document as a person reads it, a line for each paragraph."""
    root = ET.fromstring(zipfile.ZipFile(BytesIO(docx)).read("word/document.xml"))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return "\n".join("".join(run.text or "" for run in each.iter(f"{w}t")) for each in root.iter(f"{w}p"))


def printed(karlemose: Run, park: Path, day: str, as_of: str, to: Path) -> str:
    file = to / f"{day}.docx"
    ran = karlemose(
        "export", f"meetings/{day}-operational", "-p", park, "--as-of", as_of, "--lang", "da", "--output", file
    )
    assert ran.code == 0
    return words_of(file.read_bytes())


def test_a_meeting_is_prepared_held_followed_up_and_the_next_one_knows(karlemose: Run, tmp_path: Path) -> None:
    park = copied(tmp_path)
    before = printed(karlemose, park, "2026-12-03", "2026-12-02", tmp_path)
    for words in (
        "Udkast til referat: Driftsmøde, torsdag den 19. november 2026",
        "Indhent tilbud på en vagtordning til bommen. Overskredet.",
        "Sæt en bom op ved indkørslen til den nordlige parkeringsplads. Udsat 3 gange.",
        "Giv en begrundelse.",
        "Tjeklisten for beredskab udfyldt: ja",
    ):
        assert words in before

    hold(karlemose, park)
    listed = karlemose("actions", "-p", park, "--as-of", "2026-12-08", "--lang", "da").out
    assert "2026-12-03-operational/1  Skift de to lamper bag skuret." in listed
    told = ("--on", "2026-12-09", "--outcome", "Lamperne lyser.", "--as-of", "2026-12-10")
    assert karlemose("actions", "done", f"{FORM}/1", "-p", park, *told).code == 0
    assert karlemose("check", park, "--as-of", "2026-12-10").code == 0

    after = printed(karlemose, park, "2026-12-17", "2026-12-16", tmp_path)
    for words in (
        "Referat: Driftsmøde, torsdag den 3. december 2026",
        "Fortæl beboerne, at lyset er på plads.",
        "Klubben er lukket til den 14. december.",
        "Udsat 3 gange.",
        "Går videre til styregruppen.",
    ):
        assert words in after
    for gone in (
        "Udkast til referat",
        "Skift de to lamper bag skuret.",  # done between the meetings
        "Indhent tilbud på en vagtordning",  # done at the meeting
        "Undersøg, om beboerhuset kan holde åbent",  # it could not be
    ):
        assert gone not in after

    # What was carried over for the third time is before the steering group.
    up = karlemose("agenda", "-p", park, "--meeting", "steering", "--as-of", "2026-12-16", "--lang", "da").out
    assert "Gennemgå med medarbejderne i børnehaven og klubben" in up


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_agendas_are_those_that_were_read(karlemose: Run, tmp_path: Path, language: str) -> None:
    for name, text in both_agendas(karlemose, tmp_path, language).items():
        assert text == (EXPECTED / f"{name}.{language}.md").read_text("utf-8")


def both_agendas(karlemose: Run, folder: Path, language: str) -> dict[str, str]:
    park = copied(folder)
    first = agenda(karlemose, park, "2026-12-02", language)
    hold(karlemose, park)
    return {"before": first, "after": agenda(karlemose, park, "2026-12-16", language)}


def test_closed_minutes_can_not_be_changed_behind_the_partners_backs(karlemose: Run, tmp_path: Path) -> None:
    park = copied(tmp_path)
    hold(karlemose, park)
    path = park / "records" / "meetings" / f"{FORM}.yml"
    path.write_text(path.read_text("utf-8").replace("Ingen nye steder", "To nye steder"), "utf-8")
    ran = karlemose("check", park, "--as-of", "2026-12-10", "--lang", "en")
    assert ran.code == 1
    assert "KM428 the minutes 2026-12-03-operational were closed on 2026-12-03 and have been changed since" in ran.out


if __name__ == "__main__":

    def command(*arguments: object) -> Ran:
        ran = subprocess.run(
            [sys.executable, "-m", "karlemose_model", *map(str, arguments)], capture_output=True, text=True, check=False
        )
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    EXPECTED.mkdir(parents=True, exist_ok=True)
    for each in ("da", "en"):
        with tempfile.TemporaryDirectory() as made:
            for stem, agenda_text in both_agendas(command, Path(made), each).items():
                (EXPECTED / f"{stem}.{each}.md").write_text(agenda_text, "utf-8")
