"""EUCPN's minimum criteria for a good practice (2021): what must be told before others can select, repeat or renew it.

The fourth criterion is taken apart into what it asks for: the nature of the practice, its original context, and its
implementation. https://eucpn.org/service/evidence-based-prevention
"""

from __future__ import annotations

from karlemose_model.messages import N_
from karlemose_model.rules.profiles import asks
from karlemose_model.rules.profiles.profile import Criterion, Profile

EUCPN = Profile(
    "eucpn",
    "EUCPN",
    N_("EUCPN's minimum criteria"),
    "eucpn-criteria",
    (
        Criterion("1", N_("A clear crime problem"), (asks.PROBLEM,)),
        Criterion(
            "2", N_("How the problem is addressed, and why that should work"), (asks.WHAT, asks.MEETINGS, asks.WHY)
        ),
        Criterion(
            "3a",
            N_("A robust and positive outcome evaluation"),
            (asks.EVALUATION_FIXED, asks.EVALUATION, asks.EVALUATION_PROOF),
        ),
        Criterion("3b", N_("Or else: theoretical plausibility"), (asks.WHY,)),
        Criterion(
            "4a",
            N_("The nature of the practice"),
            (asks.WHAT, asks.MEETINGS, asks.PARTNERS_HERE, asks.PARTNERS_BRING),
        ),
        Criterion("4b", N_("The original context"), (*asks.PLACE, asks.TIMELINE)),
        Criterion("4c", N_("Implementation: roles"), (asks.RESPONSIBLE, asks.ROLES)),
        Criterion("4d", N_("Implementation: training"), (asks.TRAINED_ROLES, asks.TRAINED_STAFF)),
        Criterion("4e", N_("Implementation: rhythm and dose"), (asks.RHYTHM, asks.DOSE)),
        Criterion("4f", N_("Implementation: cost"), (asks.COST,)),
    ),
)
