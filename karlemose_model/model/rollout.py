"""The Rollout: a playbook and its records, seen on one day; all that the later stages are given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from karlemose_model.model.actions import ActionEvent
from karlemose_model.model.fidelity import FidelityRecord
from karlemose_model.model.list_criteria import ListCriterion
from karlemose_model.model.minutes import MeetingRecord
from karlemose_model.model.playbook import Playbook
from karlemose_model.model.releases import Release
from karlemose_model.model.section import Audience
from karlemose_model.model.walks import Walk
from karlemose_model.problems import Place
from karlemose_model.text import Text


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days as it was written, e.g. 2026-11 or 2026-Q4; the last day is included."""

    written: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Observation:
    """A KPI's value for a period, as a partner reported it.

    `value` is in the KPI's unit (a share in per cent, a rate for each `per`), `n` counts what lies behind it: for shares
    and rates it is the denominator. `numerator` is given or not. `computed`: the tool worked it out from records that may
    be deleted by now.
    """

    kpi: str
    period: Period
    value: float
    n: int | None
    source: str
    stated: date | None
    note: str
    place: Place
    numerator: float | None = None
    computed: bool = False


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that happened on the estate, without persons: a kind, a zone, and whether it was reported to the police.

    `quiet` says that somebody looked, and nothing had happened until that day; it has no zone. `serious` is None where
    nobody said whether it was.
    """

    day: date
    kind: str
    zone: str
    reported: bool
    place: Place
    quiet: bool = False
    serious: bool | None = None


@dataclass(frozen=True, slots=True)
class Spending:
    """Money that was spent on one of the playbook's costs, in the unit that the cost's amount has."""

    day: date
    cost: str
    amount: float
    note: str
    place: Place


@dataclass(frozen=True, slots=True)
class ListFigure:
    """One figure of the yearly lists of housing areas.

    `year` is the year whose 1 December the list is of, and the figure is the newest one that the list builds on. Shares are
    so many of so many; with no `denominator`, `numerator` is the share in per cent as the list was published with it, or
    the count of residents. `expected` counts residents among those convicted in cases that courts have decided and no
    list has counted yet.
    """

    year: int
    criterion: ListCriterion
    numerator: float
    denominator: float | None
    expected: bool
    source: str
    stated: date | None
    note: str
    place: Place


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many offences of one evaluated outcome were recorded in an area in a month, whose first day is given."""

    area: str
    outcome: str
    month: date
    count: int
    source: str
    stated: date | None
    note: str
    place: Place


# Without slots, so that an index can be kept.
@dataclass(frozen=True)
class Records:
    """What happened: figures that partners reported, records of meetings and walks (oldest first), what became of
    actions between meetings, incidents, money spent, ratings of fidelity (oldest first), what was released to the public,
    figures of the yearly list, and counts of offences by area and month.
    """

    observations: tuple[Observation, ...] = ()
    meetings: tuple[MeetingRecord, ...] = ()
    events: tuple[ActionEvent, ...] = ()
    walks: tuple[Walk, ...] = ()
    incidents: tuple[Incident, ...] = ()
    spending: tuple[Spending, ...] = ()
    fidelity: tuple[FidelityRecord, ...] = ()
    releases: tuple[Release, ...] = ()
    list_figures: tuple[ListFigure, ...] = ()
    counts: tuple[MonthCount, ...] = ()

    def observed(self, kpi_id: str) -> Sequence[Observation]:
        """The observations of one KPI, in their order; empty for a KPI that has none."""
        return self._by_kpi.get(kpi_id, ())

    @cached_property
    def _by_kpi(self) -> Mapping[str, Sequence[Observation]]:
        """Every KPI is asked for, and there are as many observations as KPIs times periods: they are sorted out once."""
        found: dict[str, list[Observation]] = {}
        for observation in self.observations:
            found.setdefault(observation.kpi, []).append(observation)
        return found


@dataclass(frozen=True, slots=True)
class LayerName:
    """A playbook in the chain that this one builds on."""

    id: str
    version: int
    name: Text


@dataclass(frozen=True, slots=True)
class Departure:
    """Something of a lower layer that is not part of this playbook any more.

    `path` is what is gone; `because` is the path that an adaptation removed, or the country the part belongs to;
    `adaptation` is that adaptation's id, empty when the part belongs to another country's law; `words` is what the part
    called itself.
    """

    path: str
    because: str
    adaptation: str
    words: Text | None = None


class Way(StrEnum):
    """How one playbook differs from another at a path."""

    added = "added"
    changed = "changed"
    removed = "removed"


@dataclass(frozen=True, slots=True)
class Difference:
    """A path at which a playbook says something else than what it is laid over, or than its older version.

    `was` and `now` are values as they are read from YAML, None where there is none; so are their places.
    """

    path: str
    way: Way
    was: object = None
    now: object = None
    was_place: Place | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A template of a page that the place wrote itself, and the name of its file for messages."""

    text: str
    file: str


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A page that the place wrote itself, in one language and for that audience.

    `text` is Markdown as it was written, with its `# title`; its lines are those of the `file` that messages name.
    `unfinished`: something in it is still to be filled in, so that only partners see it.
    """

    name: str
    language: str
    audience: Audience
    title: str
    text: str
    file: str
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Rollout:
    """A playbook and its records, seen on one day.

    `written` tells for each path which playbook of the chain wrote what stands there; a path it does not know is the
    playbook's own. `templates` are the place's own, by the name of the shipped one that each takes the place of,
    `own_pages` what it wrote beside them. `let_pass` are the digits of what is shaped like a CPR number and is let pass: only
    partners' pages may hold them.
    """

    playbook: Playbook
    as_of: date
    records: Records = Records()
    layers: tuple[LayerName, ...] = ()
    departures: tuple[Departure, ...] = ()
    differences: tuple[Difference, ...] = ()
    written: Mapping[str, str] = field(default_factory=dict)
    templates: Mapping[str, OwnTemplate] = field(default_factory=dict)
    own_pages: tuple[OwnPage, ...] = ()
    let_pass: frozenset[str] = frozenset()
