"""What every rule is given: the playbook as it was read, the day, and how to point at a line that its writer can mend."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from karlemose_model.files import shipped_playbooks
from karlemose_model.model import Evaluation, Kind, Level, Playbook, Stage
from karlemose_model.problems import Place, Problem, Related, Severity
from karlemose_model.reading import Origin, Reading, Tree, playbook_shape, references
from karlemose_model.reading.origins import Loc
from karlemose_model.reading.shapes import Reference
from karlemose_model.reading.validation import validate


@dataclass(frozen=True)
class Examined:
    """A playbook under the rules, seen on one day.

    `tree` holds the merged values, valid or not, as they hold at the playbook's level; `playbook` is None while values are
    not valid.
    """

    reading: Reading
    tree: Tree
    as_of: date

    @property
    def playbook(self) -> Playbook | None:
        """The valid playbook, if it is one."""
        return self.reading.playbook

    @property
    def evaluation(self) -> Evaluation | None:
        """How the valid playbook says that it is evaluated."""
        return self.playbook.evaluation if self.playbook else None

    @cached_property
    def at_levels_below(self) -> Examined:
        """The same with what is written for the levels below too, for rules that ask how a thing is written."""
        return self if self.reading.reaching is None else replace(self, tree=self.reading.reaching)

    @cached_property
    def as_used(self) -> tuple[Playbook, ...]:
        """The playbook as those see it who work by it: itself, or, of a model, what each level has of it."""
        if self.playbook is None or self.is_rollout:
            return () if self.playbook is None else (self.playbook,)
        seen = (validate(self.reading.levels.held(self.tree, frozenset({level.value}), {}))[0] for level in Level)
        return tuple(playbook for playbook in seen if playbook is not None)

    @cached_property
    def own(self) -> str:
        """The layer of the playbook that was asked for; the layers below it are other people's."""
        return self.reading.layers[-1].id if self.reading.layers else ""

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every id in the playbook that means something in another section."""
        return tuple(references(self.tree.value, playbook_shape()))

    @cached_property
    def own_parts(self) -> Tree:
        """The playbook without the parts that only lower layers speak of; the places in lists stay the same."""
        return self.own_parts_of(self.tree)

    def own_parts_of(self, tree: Tree) -> Tree:
        """The same of another tree with the same layers."""
        return Tree(_spoken_by(self.own, tree.value, tree.origin), tree.origin)

    @property
    def is_rollout(self) -> bool:
        """Whether it describes a place where the work is done, not the model."""
        return self.tree.value.get("kind") in [Kind.estate.value, Kind.municipality.value, Kind.district.value]

    @property
    def has_begun(self) -> bool:
        """Whether the stage Installation has ended: as the head says, else when the timeline's first spell has begun."""
        if self.playbook is None:
            return False
        if self.playbook.stage is not None:
            return self.playbook.stage in (Stage.initial, Stage.full)
        return any(spell.from_ <= self.as_of for spell in self.playbook.timeline)

    def is_own(self, loc: Loc) -> bool:
        """Whether the playbook that was asked for says something there itself."""
        origin, found = self.tree.origin.walk(loc)
        return found == loc and origin.layer == self.own

    def finding(
        self,
        code: str,
        loc: Loc,
        data: dict[str, object],
        severity: Severity = Severity.error,
        *,
        value: bool = False,
        related: tuple[Related, ...] = (),
    ) -> Problem:
        """A Problem at the key that `loc` leads to, or with `value` at what stands behind it.

        What only a lower layer says is told at the nearest line of the playbook that was asked for, with the lower
        layer's line beside it: nobody can mend a file that comes with the tool.
        """
        origin, found = self.tree.origin.walk(loc)
        place = origin.place if value else origin.name_place
        if origin.layer != self.own:
            related = (Related(place, "comes_from"), *related)
        if origin.layer != self.own or not found:
            place = self._nearest_own(loc)
        return Problem(code, place, data, severity, related)

    @property
    def doubtful_parts(self) -> Tree:
        """What can be wrong in itself: all of it, or the own parts where what lies below comes with the tool, checked."""
        below = {layer.id for layer in self.reading.layers[:-1]}
        return self.own_parts if below <= set(shipped_playbooks()) else self.tree

    def _nearest_own(self, loc: Loc) -> Place:
        root = self.tree.origin
        own: Origin | None = None
        origin: Origin | None = root
        for key in loc:
            origin = origin.children.get(key) if origin else None
            if origin is not None and origin.layer == self.own:
                own = origin
        if own is None:
            # The playbook does not speak of it at all: the line that says which playbook it is.
            own = root.children.get("id", root)
        return own.name_place


def _spoken_by(layer: str, value: Any, origin: Origin) -> Any:
    """The maps on the way to what that layer says, with all that it says; what lies beside the way is left out.

    A map that the layer speaks of carries its name, however little of it the layer says.
    """
    if not isinstance(value, dict) or not origin.children:
        # A plain text has become a map of languages, whose keys nobody wrote.
        return value
    return {
        key: _spoken_by(layer, below, child)
        for key, below in value.items()
        if (child := origin.children.get(key)) is not None and child.layer == layer
    }
