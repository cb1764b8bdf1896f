"""What holds in Denmark where a playbook says nothing else: discount rates, net tax factor and distortion factor, with source and date."""

from __future__ import annotations

from datetime import date

from karlemose_model.model.economy import Discount, Factor, RateStep

SOURCE = "fm-economic-guidance-2023"
"""The id of the source in the model's `sources`."""
_STATED = date(2023, 6, 22)

DISCOUNT = Discount(
    steps=(
        RateStep(from_year=0, rate=0.035),
        RateStep(from_year=36, rate=0.025),
        RateStep(from_year=71, rate=0.015),
    ),
    stated=_STATED,
    source=(SOURCE,),
)
"""3.5 per cent in years 0 to 35, 2.5 per cent in years 36 to 70, 1.5 per cent after."""
NET_TAX_FACTOR = Factor(value=1.28, stated=_STATED, source=(SOURCE,))
DISTORTION = Factor(value=1, stated=_STATED, source=(SOURCE,))
"""1.1 until June 2023."""

COUNTRY = "DK"
