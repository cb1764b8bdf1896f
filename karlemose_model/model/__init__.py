"""What may be said in playbooks and records: pydantic models, no files, no clock."""

from karlemose_model.model.agreements import Agreement, AgreementKind, Cctv, Flow, Law, LegalBasis, Term
from karlemose_model.model.head import Extends, Kind, Source
from karlemose_model.model.knowledge import (
    Adaptation,
    AdaptationStatus,
    Cost,
    Evidence,
    Mechanism,
    Risk,
    Statement,
)
from karlemose_model.model.kpis import (
    Direction,
    Disclosure,
    Feed,
    FidelityItem,
    Frequency,
    Kpi,
    KpiKind,
    Measure,
    Target,
)
from karlemose_model.model.meetings import (
    AgendaItem,
    Attendance,
    Cadence,
    CadenceChange,
    Deadline,
    Meeting,
    Month,
    Quorum,
    Weekday,
    WhenClosed,
)
from karlemose_model.model.people import Partner, PartnerKind, Role
from karlemose_model.model.phases import Criterion, Phase, Spell
from karlemose_model.model.place import Closure, Estate, Holidays
from karlemose_model.model.playbook import Playbook
from karlemose_model.model.rollout import Departure, Difference, LayerName, Observation, Period, Records, Rollout, Way
from karlemose_model.model.section import (
    Audience,
    Basis,
    Claim,
    Contact,
    Duty,
    Entry,
    Figure,
    Holder,
    Ref,
    Section,
    Stated,
)
from karlemose_model.model.work import Activity, Checklist, Due, Stage, Task

__all__ = [
    "Activity", "Adaptation", "AdaptationStatus", "AgendaItem", "Agreement", "AgreementKind", "Attendance", "Audience",
    "Basis", "Cadence", "CadenceChange", "Cctv", "Checklist", "Claim", "Closure", "Contact", "Cost", "Criterion",
    "Deadline", "Departure", "Difference", "Direction", "Disclosure", "Due", "Duty", "Entry", "Estate", "Evidence", "Extends",
    "Feed", "FidelityItem", "Figure", "Flow", "Frequency", "Holder", "Holidays", "Kind", "Kpi", "KpiKind", "Law", "LayerName",
    "LegalBasis", "Measure", "Mechanism", "Meeting", "Month", "Observation", "Partner", "PartnerKind", "Period", "Phase",
    "Playbook", "Quorum", "Records", "Ref", "Risk", "Role", "Rollout", "Section", "Source", "Spell", "Stage", "Stated",
    "Statement", "Target", "Task", "Term", "Way", "Weekday", "WhenClosed",
]  # fmt: skip
