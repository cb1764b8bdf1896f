"""The catalogue of checks of law, by number and by what they are about, for the pages, `explain` and the rule on old references."""

from __future__ import annotations

from datetime import date

from karlemose_model.messages.message import N_
from karlemose_model.rules.law import on_files, on_papers, on_sharing
from karlemose_model.rules.law.check import EVERY_COUNTRY, Check

CHECKS: dict[str, Check] = {
    one.id: one for one in sorted((*on_files.CHECKS, *on_sharing.CHECKS, *on_papers.CHECKS), key=lambda check: check.id)
}
"""Every check by its number."""

MISSING = ("L07", "L09")
WHY_MISSING = N_(
    "L07 and L09 are missing: they would look at judgments and stay bans, and there is no field for either."
)
"""Numbers that are none, and why."""

GROUPS: dict[str, tuple[str, ...]] = {
    N_("What is written in files"): ("L01", "L02", "L03", "L16", "L18"),
    N_("What partners tell each other"): ("L04", "L05", "L06"),
    N_("Video surveillance"): ("L08",),
    N_("Agreements, minutes and calendars"): ("L10", "L13", "L15", "L17"),
    N_("What the public sees"): ("L11", "L12", "L14"),
}
"""The checks by what they are about."""


def checks_in(country: str) -> tuple[Check, ...]:
    """The checks that run in a country: those of privacy itself, and those of its own law."""
    return tuple(one for one in CHECKS.values() if one.country in (EVERY_COUNTRY, country))


def oldest_in(country: str) -> tuple[date, str]:
    """The oldest day on which a reference that holds in a country was read, and the first check that has it."""
    holding = (
        (one.checked, check.id)
        for check in checks_in(country)
        for one in check.references
        if one.country in (EVERY_COUNTRY, country)
    )
    return min(holding)
