"""Writes `playbooks/eksempelparken/records/` from the story: `make example`. The same story gives the same bytes.

Only `random()` is asked for chance: of all that Python's generator gives, its numbers alone are promised never to change.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from karlemose_model.files import shipped
from karlemose_model.kpis import plan
from karlemose_model.problems import has_errors
from karlemose_model.reading import read_playbook
from karlemose_model.reading.records import PUBLISHED
from karlemose_model.recording.releases import add_release
from tests.example.layout import yaml_text
from tests.example.minutes import HEAD, Minutes
from tests.example.offences import counts
from tests.example.plan import Year
from tests.example.story import STORY, Walked, ratings, walks
from tests.example.tables import incidents, spending

SEED = 20251102
README = """\
# Syntetiske data / Synthetic data

Alt i denne mappe er opdigtet og lavet af `make example`: møder, opgaver, tryghedsvandringer, vurderinger af modeltroskab,
hændelser, beløb, partnernes tal til nøgletallene og tal til listerne over udsatte boligområder, også landsgennemsnittet.
Intet af det er sket noget sted. Ret ikke filerne her; ret fortællingen i `tests/example/story/`, og kør `make example` igen.

`observations/` har filerne fra fire partnere med tal fra november 2024 til oktober 2026. `housing.csv` er gemt, som et
dansk Excel gør det. `evaluation/` har antal lovovertrædelser i fire områder måned for måned til effektmålingen; hvad der er
sandt om dem, står i `tests/example/offences.py`. `published.yml` er det, offentligheden er vist af tallene: små tal er skjult, resten er afrundet.

Everything in this folder is invented and made by `make example`: meetings, actions, safety walks, ratings of fidelity,
incidents, amounts, what partners report for the KPIs and figures of the lists of housing areas, the country's average
too. None of it happened anywhere. Do not change the files here; change the story in `tests/example/story/` and run `make
example` again.

`observations/` holds the files of four partners, with figures from November 2024 to October 2026. `housing.csv` is saved
as a Danish Excel does it. `evaluation/` holds offences in four areas by month for the evaluation; what is true of them is stated in
`tests/example/offences.py`. `published.yml` is what the public was shown of the figures: small ones are hidden, the others rounded.
"""
RELEASED_ON = (date(2026, 2, 2), date(2026, 5, 4), date(2026, 8, 3), date(2026, 11, 23))
RELEASED = ("recorded-crime", "perceived-safety", "mentees", "police-presence", "meetings-held", "move-outs")
"""What the steering group lets the public see."""


def make(playbook: Path) -> None:
    """Writes the records of the playbook in that folder anew; what lay in its records/ before is removed."""
    read = read_playbook(playbook).playbook
    assert read is not None, "the playbook has errors"
    year, random = Year(read), Random(SEED)
    files = dict([*Minutes(year, random).files(), *_walks(year), *_ratings()])
    files |= {"incidents.csv": incidents(year, random), "spend.csv": spending(year, random), "README.md": README}
    files["list-status.csv"] = (STORY / "list-status.csv").read_text("utf-8")
    # What each partner reports, as it was sent; one of them saves from a Danish Excel, line ends and all.
    for path in sorted((STORY / "observations").glob("*.csv")):
        files[f"observations/{path.name}"] = path.read_bytes().decode("utf-8")
    # A chance of its own: what is counted for the evaluation changes nothing of the story.
    files["evaluation/counts.csv"] = counts(Random(SEED))
    records = playbook / "records"
    shutil.rmtree(records, ignore_errors=True)
    for name, text in files.items():
        _write(records / name, text)
    for day in RELEASED_ON:
        _release(playbook, day)
    register = playbook / PUBLISHED
    _write(register, HEAD.format(schema="../../schema/published.json") + register.read_text("utf-8"))


def _release(playbook: Path, day: date) -> None:
    """Releases what the records give on a day, as `karlemose kpi publish` does."""
    reading = read_playbook(playbook)
    assert not has_errors(reading.problems), reading.problems
    rollout = reading.seen_on(day)
    assert rollout is not None
    planned = plan(rollout, RELEASED)
    assert not planned.problems, planned.problems
    add_release(playbook, planned.release(day), "da")


def _walks(year: Year) -> Iterator[tuple[str, str]]:
    for walk in walks():
        text = HEAD.format(schema="../../../schema/walk.json") + yaml_text(_walk(year, walk))
        yield f"walks/{walk.date.isoformat()}.yml", text


def _walk(year: Year, walk: Walked) -> dict[str, Any]:
    def day(after: int | None) -> date | None:
        return None if after is None else year.working_day(walk.date + timedelta(days=after))

    findings = []
    for found in walk.findings:
        partner, _, role = found.owner.partition("/")
        findings.append(
            {
                "spot": found.spot,
                "finding": found.finding,
                "partner": partner,
                "role": role,
                "due": day(found.due),
                "fixed": day(found.fixed),
                "note": found.note,
            }
        )
    return {
        "schema": 1,
        "date": walk.date,
        "route": walk.route,
        "taking_part": walk.taking_part,
        "residents": walk.residents,
        "follow_up": walk.follow_up,
        "findings": findings,
    }


def _ratings() -> Iterator[tuple[str, str]]:
    for rated in ratings():
        values = {
            "schema": 1,
            "date": rated.date,
            "seen_from": rated.seen_from,
            "rater": rated.rater,
            "body": rated.body,
            "marks": {id_: marked.model_dump(exclude_none=True) for id_, marked in rated.marks.items()},
        }
        added = "-outside" if rated.seen_from == "outside" else ""
        text = HEAD.format(schema="../../../schema/fidelity-record.json") + yaml_text(values)
        yield f"fidelity/{rated.date.isoformat()}{added}.yml", text


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else shipped("playbooks") / "eksempelparken")
