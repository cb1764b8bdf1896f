"""What a playbook says along a path, point by point: told by a source, our inference, told of the model, unknown or missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from karlemose_model.kpis.fidelity import newest
from karlemose_model.model import Basis, Claim, Evidence, Figure, Rollout
from karlemose_model.text import Text


class Standing(StrEnum):
    """What one answer rests on."""

    told = "told"
    """A source tells it of this practice, or the playbook's own authors state it."""
    inferred = "inferred"
    """Our own inference, here or in what the playbook builds on."""
    below = "below"
    """Told of the model, or of another playbook below; that is not told of this place."""
    unknown = "unknown"
    """It is written that no source tells it, and why."""
    missing = "missing"
    """Nothing is written."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that is asked of one entry. `layer` is the id of the playbook that answers it; `name` is the entry's."""

    path: str
    name: Text | None
    standing: Standing
    layer: str = ""
    sources: tuple[str, ...] = ()
    reason: Text | None = None


OWN_EVALUATION = "evidence.own-evaluation"
_BEST = (Standing.told, Standing.inferred, Standing.below, Standing.unknown, Standing.missing)
# Their entries are as many as people wrote; one that was told later than the day of the view is not there yet.
_FREE = frozenset({"problem", "costs", "fidelity", "adaptations"})
# What those who write a playbook decide. The sources of the entry tell of the practice, not of that decision.
_DECIDED = frozenset({"activities.core", "meetings.core", "meetings.mode", "fidelity.text"})


class Described:
    """A rollout's playbook, asked what it says. Nothing that was stated after the day of the view counts.

    `evaluated` is what an evaluation answers, by path: nothing where it is there, else why it is not.
    """

    def __init__(self, rollout: Rollout, evaluated: Mapping[str, Text | None]) -> None:
        self.rollout = rollout
        self.evaluated = evaluated
        self.playbook = rollout.playbook

    def points(self, path: str) -> tuple[Point, ...]:
        """The answers along `section.*.field`, `section.field` or a section's name. `*` is every entry.

        Without a path it is asked for ratings of fidelity, which are no part of a playbook.
        """
        section, _dot, rest = path.partition(".")
        if path in self.evaluated:
            return (self._evaluated(path),)
        if not section:
            rated = bool(newest(self.rollout))
            return (Point("", None, Standing.told, self._own),) if rated else ()
        if section == "rationale":
            return tuple(self._mechanisms())
        if path == OWN_EVALUATION:
            return tuple(self._evaluation(self._cited_evaluation))
        entry, _dot, field = rest.partition(".")
        if entry == "*":
            return tuple(self._entries(section, field))
        held = getattr(self.playbook, section)
        value = getattr(held, rest, None) if rest else held
        return (self._point(path, None, value),)

    def _entries(self, section: str, field: str) -> Iterator[Point]:
        for id_, entry in getattr(self.playbook, section).items():
            value = getattr(entry, field)
            if section in _FREE and self._told_later(entry, value):
                continue
            claim = entry if isinstance(entry, Claim) and f"{section}.{field}" not in _DECIDED else None
            name = getattr(entry, "name", None) or getattr(entry, "text", None) or getattr(entry, "what", None)
            yield self._point(f"{section}.{id_}.{field}", name, value, claim, f"{section}.{id_}")

    def _mechanisms(self) -> Iterator[Point]:
        """For every activity and meeting, why it should help."""
        for section in ("activities", "meetings"):
            for id_, component in getattr(self.playbook, section).items():
                about = f"{section}.{id_}"
                found = [
                    self._point(f"rationale.{key}.text", component.name, mechanism.text, mechanism, f"rationale.{key}")
                    for key, mechanism in self.playbook.rationale.items()
                    if mechanism.component == about
                ]
                yield _best(found) if found else Point("rationale", component.name, Standing.missing)

    def _evaluated(self, path: str) -> Point:
        """What the practice's own evaluation answers; one that a source tells of stands where it has no result."""
        why_not = self.evaluated[path]
        if why_not is None:
            return Point(path, None, Standing.told, self._own)
        if path == OWN_EVALUATION:
            cited = [one for one in self._evaluation(self._cited_evaluation) if one.standing is Standing.told]
            if cited:
                return cited[0]
        return Point(path, None, Standing.missing, self._own, reason=why_not)

    @property
    def _cited_evaluation(self) -> Evidence | None:
        return self.playbook.evidence.get(OWN_EVALUATION.partition(".")[2])

    def _evaluation(self, evidence: Evidence | None) -> Iterator[Point]:
        """The practice's own outcome evaluation. An inference is none: it says that none was found, and is the reason."""
        if evidence is None:
            return
        point = self._point("evidence.own-evaluation.text", None, evidence.text, evidence, "evidence.own-evaluation")
        if point.standing is Standing.inferred:
            # That none was found of the model says nothing of this place.
            reason = evidence.text if point.layer == self._own else None
            yield Point(point.path, None, Standing.missing, point.layer, reason=reason)
        else:
            yield point

    def _point(self, path: str, name: Text | None, value: Any, claim: Claim | None = None, at: str = "") -> Point:
        """The answer that a value is. `claim` tells what it rests on, and stands at the path `at`."""
        layer = self._layer(path)
        if isinstance(value, Text) and value.unknown:
            return Point(path, name, Standing.unknown, layer, reason=value)
        if isinstance(value, Figure) and value.unknown:
            return Point(path, name, Standing.unknown, layer, reason=value.unknown)
        if isinstance(value, Mapping) and value:
            return _best([self._part(f"{path}.{key}", name, part, claim, at) for key, part in value.items()])
        latest = value.latest(self.rollout.as_of) if isinstance(value, Figure) else None
        if value in (None, (), {}) or (isinstance(value, Figure) and latest is None):
            return Point(path, name, Standing.missing)
        standing, sources = self._rests_on(layer, claim, at)
        return Point(path, name, standing, layer, latest.source if latest and latest.source else sources)

    def _part(self, path: str, name: Text | None, part: Any, claim: Claim | None, at: str) -> Point:
        """One of several in a map, e.g. a duty: it has a claim of its own, or rests on what the whole rests on."""
        if isinstance(part, Claim) and (part.source or part.basis is Basis.inference):
            return self._point(path, name, part, part, path)
        return self._point(path, name, part, claim, at)

    def _rests_on(self, layer: str, claim: Claim | None, at: str) -> tuple[Standing, tuple[str, ...]]:
        """What a value of that layer rests on: its claim, as far as the same playbook made the claim."""
        if layer != self._own:
            return self._rests_on_below(claim)
        if claim is None:
            return Standing.told, ()
        # A place may set one field of the model's entry: the model's own reasons say nothing about that field.
        if claim.basis is Basis.inference and self._layer(f"{at}.basis") == self._own:
            return Standing.inferred, ()
        sources = claim.source if self._layer(f"{at}.source") == self._own else ()
        known = tuple(name for name in sources if self._known(name))
        return (Standing.missing if sources and not known else Standing.told), known

    def _rests_on_below(self, claim: Claim | None) -> tuple[Standing, tuple[str, ...]]:
        """What a value of a playbook below rests on. It is told of this place only by sources that the place itself draws on."""
        if claim is None:
            return Standing.below, ()
        if claim.basis is Basis.inference:
            return Standing.inferred, ()
        here = bool(claim.source) and all(name in self._cited and self._known(name) for name in claim.source)
        return (Standing.told, claim.source) if here else (Standing.below, ())

    @cached_property
    def _own(self) -> str:
        return self.playbook.id

    @cached_property
    def _cited(self) -> frozenset[str]:
        """The sources that the playbook itself cites, each with its part."""
        own = (path for path, layer in self.rollout.written.items() if layer == self._own and path.endswith(".source"))
        return frozenset(name for path in own for name in self._value(path) or ())

    def _value(self, path: str) -> Any:
        """What stands at the path, if it is more than an element of a list."""
        value: Any = self.playbook
        for key in path.split("."):
            value = value.get(key) if isinstance(value, Mapping) else getattr(value, key, None)
        return value

    def _layer(self, path: str) -> str:
        return self.rollout.written.get(path, self._own)

    def _told_later(self, entry: Any, value: Any) -> bool:
        when = getattr(entry, "when", None)
        if isinstance(value, Figure) and value.entries and value.latest(self.rollout.as_of) is None:
            return True
        if not isinstance(entry, Claim):
            return bool(when and when > self.rollout.as_of)
        return bool(entry.source) and not any(self._known(name) for name in entry.source)

    def _known(self, name: str) -> bool:
        """Whether the source was there on the day of the view; one without a date was."""
        source = self.playbook.sources.get(name.partition("/")[0])
        if source is None:
            return True
        if source.stated:
            return source.stated <= self.rollout.as_of
        published = source.published or ""
        return published <= self.rollout.as_of.isoformat()[: len(published)]


def _best(points: list[Point]) -> Point:
    return min(points, key=lambda point: _BEST.index(point.standing))
