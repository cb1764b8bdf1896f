"""How complete the description of a practice is, held against what EUCPN and TIDieR ask for."""

from karlemose_model.rules.profiles.eucpn import EUCPN
from karlemose_model.rules.profiles.points import Point, Standing
from karlemose_model.rules.profiles.profile import Answer, Ask, Criterion, Profile, Result, Status, judge
from karlemose_model.rules.profiles.tidier import TIDIER

PROFILES = {profile.id: profile for profile in (EUCPN, TIDIER)}
"""The profiles by the name that people give on the command line."""

__all__ = [
    "EUCPN", "PROFILES", "TIDIER", "Answer", "Ask", "Criterion", "Point", "Profile", "Result", "Standing", "Status",
    "judge",
]  # fmt: skip
