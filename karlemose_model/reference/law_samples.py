"""What the findings of law say in one case each, and the words of their rules' examples, for the pages on law as checks."""

from __future__ import annotations

import re

from karlemose_model.messages import N_
from karlemose_model.problems import Data, Place, Problem
from karlemose_model.text import Text
from karlemose_model.wording import translator, word

_FLOW = "agreements.information-sharing.flows.concerns"
_MINUTES = "2026-03-04-operational"

SAMPLES: dict[str, Data] = {
    "KM131": {"key": "legal_basis", "path": _FLOW},
    "KM135": {"value": "ssp_116", "path": f"{_FLOW}.legal_basis"},
    "KM145": {"path": "agenda.decisions.note", "limit": 2000},
    "KM201": {"section": "role", "id": "coordinatr", "path": "owner"},
    "KM310": {"found": "likely"},
    "KM316": {"path": "agreements.cctv-permit.laws.section-3", "date": "2025-06-30"},
    "KM317": {"path": "agreements.terms-of-reference.review", "date": "2026-06-30"},
    "KM336": {"name": _MINUTES},
    "KM337": {"name": _MINUTES, "day": "2028-03-04"},
    "KM342": {"path": "kpis.reports-of-crime"},
    "KM344": {"kpi": "reports-of-crime", "period": "2026-Q1"},
    "KM345": {"kpi": "reports-of-crime", "period": "2026-Q1"},
    "KM346": {"kpi": "reports-of-crime", "period": "2026-Q1"},
    "KM360": {},
    "KM361": {"date": "2025-06-30"},
    "KM362": {},
    "KM363": {"path": "accessibility.shortcomings.maps", "lacking": "why"},
    "KM364": {"path": _FLOW},
    "KM365": {"path": _FLOW},
    "KM366": {"path": _FLOW, "basis": "ssp_115", "partner": "housing"},
    "KM367": {"path": "agreements.information-sharing.flows.judgments", "partner": "social-project"},
    "KM368": {"path": _FLOW, "basis": "ssp_115", "word": Text({"en": "investigate", "da": "efterforske"})},
    "KM369": {"path": "cctv-permit", "lacking": "permit, signs"},
    "KM370": {"days": 60},
    "KM371": {"installed": "2026-02-02"},
    "KM372": {"expires": "2032-01-12", "granted": "2026-01-12"},
    "KM373": {"agreements": "dpia (review)"},
    "KM374": {"path": "kpis.ethnic-share.name", "word": Text({"en": "non-western", "da": "ikke-vestlig"})},
    "KM375": {"word": Text({"en": "immigrants", "da": "indvandrere"})},
    "KM376": {"path": "meetings.operational.name", "word": Text({"en": "gang", "da": "banden"})},
    "KM377": {},
    "KM416": {"column": "kind", "limit": 60},
    "KM424": {"path": "agenda.police"},
    "KM428": {"name": _MINUTES, "on": "2026-03-06"},
    "KM502": {"path": "allowed.case-number", "code": "KM310"},
    "KM503": {},
    "KM504": {"file": "papers/spend.md"},
    "KM505": {"found": "health"},
    "KM506": {"found": "phone", "page": "contact.html"},
    "KM507": {"found": "place", "meeting": "operational"},
    "KM508": {"found": "pdf"},
}
"""What each code of the catalogue may name, as a finding names it."""

WORDS = (
    N_("What a school has noticed about a pupil."),
    N_("Judgments about acts on the estate."),
    N_("To prevent crime."),
    N_("To prevent crime. Never for investigation."),
    N_("To help the police investigate burglaries."),
    N_("To keep the estate safe."),
    N_("By the authorities' own rules."),
    N_("Until the case is closed."),
    N_("The youth school"),
    N_("Share of young people with a non-western background"),
    N_("Of those stopped on the estate, so many."),
    N_("per cent"),
    N_("Young people reached"),
    N_("Young people whom the mobile station talked with."),
    N_("persons"),
    N_("fight between immigrants"),
    N_("fight"),
    N_("playground"),
    N_("Meeting on the gang and its arrests"),
    N_("Operational meeting"),
    N_("This place is fictional, and all numbers are synthetic."),
)
"""The values in the examples that are text; all else in them is names of fields, ids, days and numbers."""


def sample(code: str, language: str) -> str:
    """What a finding with that code says, in one case."""
    return word(Problem(code, Place(""), SAMPLES[code]), language).what


def said(example: str, language: str) -> str:
    """A rule's example with its texts in that language."""
    _ = translator(language)
    # A value fills its line or its cell.
    return _VALUE.sub(lambda found: found[1] + _(found[2]), example)


_VALUE = re.compile(
    rf"(: |,)({'|'.join(re.escape(text) for text in sorted(WORDS, key=len, reverse=True))})(?=,|$)", re.M
)
