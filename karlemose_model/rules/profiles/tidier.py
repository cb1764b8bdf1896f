"""TIDieR's twelve items for describing an intervention so that others can repeat it (doi:10.1136/bmj.g1687).

Items 10 and 12 tell what happened where it was done, so a model is not asked: of a protocol they are not asked either.
"""

from __future__ import annotations

from karlemose_model.messages import N_
from karlemose_model.rules.profiles import asks
from karlemose_model.rules.profiles.profile import Criterion, Profile

TIDIER = Profile(
    "tidier",
    "TIDieR",
    N_("TIDieR's twelve items"),
    "tidier",
    (
        Criterion("1", N_("Brief name"), (asks.NAME,)),
        Criterion("2", N_("Why: rationale"), (asks.WHY,)),
        Criterion("3", N_("What: materials"), (asks.MATERIALS,)),
        Criterion("4", N_("What: procedures"), (asks.WHAT, asks.MEETINGS)),
        Criterion("5", N_("Who: roles and training"), (asks.ROLES, asks.TRAINED_ROLES, asks.TRAINED_STAFF)),
        Criterion("6", N_("How: mode"), (asks.MODE, asks.MEETING_MODE)),
        Criterion("7", N_("Where: place"), (*asks.PLACE, asks.KIND_OF_PLACE)),
        Criterion("8", N_("When and how much: dose"), (asks.DOSE, asks.RHYTHM, asks.TIMELINE)),
        Criterion("9", N_("Tailoring: what may be adapted"), (asks.CORE_ACTIVITIES, asks.CORE_MEETINGS)),
        Criterion("10", N_("Modifications: what was changed"), (asks.ADAPTATIONS,)),
        Criterion("11", N_("How well: fidelity as planned"), (asks.FIDELITY,)),
        Criterion("12", N_("How well: fidelity in fact"), (asks.RATINGS,)),
    ),
)
