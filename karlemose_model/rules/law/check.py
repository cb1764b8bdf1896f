"""What a check of law says of itself: what the law asks, where that was read and when, what is looked at, and what no program can decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

EVERY_COUNTRY = ""
"""The country of a check that is privacy itself: it runs everywhere."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A rule of law, or of the authority that supervises it: where it stands, what it says in short, and when that was read.

    `country` is the one whose law it is, of a check that runs in others too.
    """

    stands_in: str
    url: str
    says: str
    checked: date
    country: str = EVERY_COUNTRY


@dataclass(frozen=True, slots=True)
class Check:
    """One check of the catalogue; texts are English msgids.

    `codes` do the work, those of other rules among them. `proven` are tests of this project that hold what no finding
    can. `inference` is said where no law asks for it in so many words.
    """

    id: str
    title: str
    references: tuple[Reference, ...]
    looks_at: tuple[str, ...]
    cannot: tuple[str, ...]
    codes: tuple[str, ...] = ()
    proven: tuple[str, ...] = ()
    inference: str = ""
    country: str = EVERY_COUNTRY

    @property
    def checked(self) -> date:
        """The oldest day on which one of its references was read."""
        return min(one.checked for one in self.references)


READ = date(2026, 11, 26)
"""The day on which the sources of these checks were read through, but for those that say another one."""
