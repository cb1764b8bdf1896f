"""How faithfully the model was run: the marks of a rating to a score and a band, for pages, agendas and the KPI."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from karlemose_model.model import (
    AdaptationStatus,
    FidelityItem,
    FidelityRecord,
    Mark,
    Playbook,
    Rollout,
    SeenFrom,
)
from karlemose_model.text import Text

HIGHEST = 4
"""The highest mark."""
CORE_WEIGHT = 2
"""What a core item weighs; any other weighs 1.

That core items count for more follows from what they are, the parts that carry the effect; that it is twice as much is our
own choice, and no source gives it.
"""
ENOUGH = Fraction(4, 5)
"""The share of the model that the counted marks must stand for before a band is given: our own choice too."""
WEAK_BELOW = 2
"""A core item with a lower mark takes the band down by one: our own choice."""
BANDS_SOURCE = "https://implementationscience.biomedcentral.com/articles/10.1186/s13012-024-01406-3/tables/3"
"""Where the bands are from: Implementation Science 2024, table 3 (low 0-50, moderate 51-79, high 80-100 per cent)."""


class Band(StrEnum):
    """How faithfully, in one word."""

    low = "low"
    moderate = "moderate"
    high = "high"


_ORDER = tuple(Band)
_FROM = {Band.low: 0, Band.moderate: 51, Band.high: 80}


class Standing(StrEnum):
    """What becomes of an item's mark."""

    followed = "followed"
    """The highest mark."""
    drift = "drift"
    """A lower mark, without an adaptation that was approved by then: it counts as it is."""
    adapted = "adapted"
    """An approved adaptation explains why the model is not followed: kept apart, not counted."""
    unrated = "unrated"
    """No mark."""


@dataclass(frozen=True, slots=True)
class RatedItem:
    """An item of the playbook with what a rating says of it."""

    id: str
    item: FidelityItem
    given: Mark
    standing: Standing

    @property
    def mark(self) -> int | None:
        """The mark, if there is one."""
        return self.given.mark

    @property
    def counts(self) -> bool:
        """Whether its mark is part of the score."""
        return self.standing in (Standing.followed, Standing.drift)

    @property
    def weight(self) -> int:
        """What it weighs in the score."""
        return CORE_WEIGHT if self.item.core else 1

    @property
    def reached(self) -> Text | None:
        """What the mark means, in the anchor's words."""
        return self._anchor(self.mark)

    @property
    def next_anchor(self) -> Text | None:
        """What would have to be so for the mark to be one higher; None for the highest, and without a mark."""
        return None if self.mark is None else self._anchor(self.mark + 1)

    def _anchor(self, mark: int | None) -> Text | None:
        return next((text for key, text in self.item.anchors.items() if key == str(mark)), None)


@dataclass(frozen=True, slots=True)
class Rating:
    """One rating with its score: `score` from 0 to 100, None if no mark counts.

    `coverage` is the share of the model, by weight, that the counted marks stand for. `band` is None below `ENOUGH`.
    `lowered`: it is one band down because of a core item.
    """

    record: FidelityRecord
    items: tuple[RatedItem, ...]
    score: Fraction | None
    coverage: Fraction
    band: Band | None
    lowered: bool

    @property
    def points(self) -> int | None:
        """The score as a whole number, as it is shown and as the bands are given; halves are rounded up."""
        return None if self.score is None else math.floor(self.score + Fraction(1, 2))

    @property
    def covered(self) -> int:
        """The coverage in whole per cent, rounded down: 79.9 are not yet 80."""
        return math.floor(100 * self.coverage)

    def which(self, standing: Standing) -> tuple[RatedItem, ...]:
        """The items that stand so."""
        return tuple(item for item in self.items if item.standing is standing)

    @property
    def weak(self) -> tuple[RatedItem, ...]:
        """Core items that count with a mark below `WEAK_BELOW`."""
        return tuple(item for item in self.items if _is_weak(item))

    @property
    def unrated_core(self) -> tuple[RatedItem, ...]:
        """Core items without a mark."""
        return tuple(item for item in self.which(Standing.unrated) if item.item.core)


def rate(playbook: Playbook, record: FidelityRecord) -> Rating:
    """The score of one rating, over the playbook's items.

    x = mark / 4. Each component has the weighted mean of its items that count, and weighs what all its items weigh that are
    not adapted; the score is 100 times the weighted mean of the components of which something counts.
    """
    items = tuple(_items(playbook, record))
    counted = sum(item.weight for item in items if item.counts)
    every = sum(item.weight for item in items)
    coverage = Fraction(counted, every) if every else Fraction(0)
    score = _score(items)
    band, lowered = None, False
    if score is not None and coverage >= ENOUGH:
        band = band_of(math.floor(score + Fraction(1, 2)))
        if band is not Band.low and any(_is_weak(item) for item in items):
            band, lowered = _ORDER[_ORDER.index(band) - 1], True
    return Rating(record, items, score, coverage, band, lowered)


def band_of(points: int) -> Band:
    """The band of a score in whole points from 0 to 100. Source: `BANDS_SOURCE`."""
    return max((band for band in Band if points >= _FROM[band]), key=_ORDER.index)


def ratings(rollout: Rollout, seen_from: SeenFrom, until: date | None = None) -> tuple[Rating, ...]:
    """The ratings by those who stand there, oldest first, up to `as_of`, and to the day `until` if that is earlier.

    What stands inside and outside is never mixed. A form without any mark is no rating yet.
    """
    last = min(rollout.as_of, until or rollout.as_of)
    known = (
        record
        for record in rollout.records.fidelity
        if record.seen_from is seen_from
        and record.date <= last
        and any(mark.mark is not None for id_, mark in record.marks.items() if id_ in rollout.playbook.fidelity)
    )
    return tuple(rate(rollout.playbook, record) for record in sorted(known, key=lambda record: record.date))


def newest(rollout: Rollout, until: date | None = None) -> tuple[Rating, ...]:
    """The newest rating from inside and the newest from outside, as far as there are any, in this order."""
    return tuple(found[-1] for seen_from in SeenFrom if (found := ratings(rollout, seen_from, until)))


def core_share(playbook: Playbook, record: FidelityRecord) -> tuple[int, int]:
    """How many core items have the highest mark, and how many core items the share is of: those whose mark counts.

    An item that an approved adaptation explains is in neither, as in the score.
    """
    core = [item for item in _items(playbook, record) if item.item.core and item.counts]
    return sum(item.mark == HIGHEST for item in core), len(core)


def _items(playbook: Playbook, record: FidelityRecord) -> Iterator[RatedItem]:
    for id_, item in playbook.fidelity.items():
        given = record.marks.get(id_, Mark())
        yield RatedItem(id_, item, given, _standing(playbook, given, record.date))


def _standing(playbook: Playbook, given: Mark, day: date) -> Standing:
    if given.mark == HIGHEST:
        return Standing.followed
    adaptation = playbook.adaptations.get(given.adaptation) if given.adaptation else None
    # What was approved only later was drift on the day of the rating.
    if (
        adaptation is not None
        and adaptation.status is AdaptationStatus.approved
        and (adaptation.when is None or adaptation.when <= day)
    ):
        return Standing.adapted
    return Standing.unrated if given.mark is None else Standing.drift


def _is_weak(item: RatedItem) -> bool:
    return item.item.core and item.counts and item.mark is not None and item.mark < WEAK_BELOW


def _score(items: tuple[RatedItem, ...]) -> Fraction | None:
    """0 to 100; None if no item counts."""
    components: dict[str, list[RatedItem]] = {}
    for item in items:
        if item.standing is not Standing.adapted:
            components.setdefault(item.item.component, []).append(item)
    above, below = Fraction(0), 0
    for parts in components.values():
        marks = [(part.weight, part.mark) for part in parts if part.mark is not None]
        if marks:
            mean = Fraction(sum(weight * mark for weight, mark in marks), HIGHEST * sum(weight for weight, _ in marks))
            whole = sum(part.weight for part in parts)
            above, below = above + whole * mean, below + whole
    return 100 * above / below if below else None
