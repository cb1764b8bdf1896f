"""Searching for CPR numbers: texts of 1 MB and of 2 MB, plain ones and those that are hardest to search; and a built site."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring import repeat
from benchmarks.tables import Row, Table

MEGABYTE = 1_000_000
TEXTS = {
    "Danish sentences": "Æblegrød på tirsdag den 3. december kl. 13.30 – ja. ",
    "digits": "1",
    "pairs of digits": "12 ",
    "six digits and a hyphen": "311257-",
    "digits one by one": "3 1 ",
    "days that there are not": "311357 - 5000 ",
    "numbers": "311257-5000 ",
    "invisible signs": "3\u200b",
    "a digit and a thousand invisible signs": "3" + "\u200b" * 1000,
    "hashes": "a3112575000",
    "hyphens at the ends of lines": "311257- \n",
    "a hyphen and blanks": "311257-" + " " * 5000,
}
"""What a text is made of, again and again."""


def measure() -> Table:
    """Each text once at 1 MB and once at 2 MB: the second should take twice as long."""
    rows = []
    for what, piece in TEXTS.items():
        short, long = (piece * (size // len(piece.encode())) for size in (MEGABYTE, 2 * MEGABYTE))
        once, twice = (repeat(partial(_searched, text)) for text in (short, long))
        rows += [Row(f"{what}, 1 MB", once), Row(f"{what}, 2 MB", twice, once)]
    notes = ["floor: the same text of half the length."]
    with TemporaryDirectory() as name:
        rows.append(Row("the finished files of a site for partners", repeat(_site(Path(name)))))
    return Table("privacy", "texts to CPR numbers", tuple(rows), tuple(notes))


def _searched(text: str) -> int:
    from karlemose_model.privacy import cpr_like

    return sum(1 for _found in cpr_like(text))


def _site(out: Path) -> Callable[[], object]:
    """What searches eksempelparken's site as it was built there."""
    from karlemose_model import read_playbook
    from karlemose_model.files import shipped
    from karlemose_model.finished import held_back
    from karlemose_model.model import Audience
    from karlemose_model.site import build_site

    rollout = read_playbook(shipped("playbooks") / "eksempelparken").seen_on(date(2026, 11, 26))
    assert rollout is not None
    folder = build_site(rollout, Audience.partners, out).folder
    assert folder is not None
    files = [(path.name, path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file()]
    return lambda: held_back(files)
