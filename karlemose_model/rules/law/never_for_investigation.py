"""What retsplejeloven § 115 lets be told is never told for the investigation of a criminal case.

The law says so in stk. 2. The rule reads the purpose of every flow on that basis for words of investigation and prosecution,
in Danish and English. A sentence that says no to it ("never for investigation", "investigation is for the
police") is left alone; "not only" is no such no.

Fails:

    agreements:
      information-sharing:
        flows:
          concerns:
            what: What a school has noticed about a pupil.
            from: municipality
            to: [police]
            purpose: To help the police investigate burglaries.
            legal_basis: ssp_115
            retention: By the authorities' own rules.

Passes:

    agreements:
      information-sharing:
        flows:
          concerns:
            what: What a school has noticed about a pupil.
            from: municipality
            to: [police]
            purpose: To prevent crime. Never for investigation.
            legal_basis: ssp_115
            retention: By the authorities' own rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from karlemose_model.problems import Problem
from karlemose_model.reading import dotted
from karlemose_model.rules.examined import Examined
from karlemose_model.rules.law.flows import SECTION_115, resting_on
from karlemose_model.text import Text

CODES = ("KM368",)

# Without a repetition that could be tried in two ways: linear, whatever somebody writes.
_SENTENCE = re.compile(r"[.!?;\n]")
_INVESTIGATION = re.compile(
    r"\b(?:efterforsk|opklar|straffesag|retsforfølg|investigat|prosecut|criminal case|(?:solve|solving) (?:a )?crime)",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\b(?:aldrig|ikke(?!\s+(?:kun|blot|bare|alene)\b)|ingen|intet|uden|never|not(?!\s+(?:only|just|merely)\b)|no|nor|without)\b",
    re.IGNORECASE,
)
_THEIRS = re.compile(r"\b(?:(?:is|are) for the police|hører (?:til |hjemme )?hos politiet)\b", re.IGNORECASE)
"""Said behind a word of investigation it leaves that to the police; before it, it may be what they are told for."""


def check(examined: Examined) -> Iterator[Problem]:
    """An error for each such flow whose purpose speaks of investigation."""
    for loc, flow in resting_on(examined, SECTION_115):
        if word := _for_investigation(flow.purpose):
            data: dict[str, object] = {"path": dotted(loc), "word": word, "basis": flow.legal_basis.value}
            yield examined.finding("KM368", (*loc, "purpose"), data)


def _for_investigation(purpose: Text) -> str:
    """The first word of investigation in a sentence that does not say no to it, or nothing."""
    for _language, words in purpose:
        for sentence in _SENTENCE.split(words):
            found = _INVESTIGATION.search(sentence)
            if found and not _NO.search(sentence) and not _THEIRS.search(sentence, found.end()):
                return found[0]
    return ""
