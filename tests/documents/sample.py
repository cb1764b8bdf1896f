"""A small playbook with marked values in every field that only partners may see."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

from karlemose_model.model import (
    Departure,
    FidelityRecord,
    Incident,
    LayerName,
    ListCriterion,
    ListFigure,
    MeetingRecord,
    Playbook,
    Records,
    Rollout,
    Spending,
    Walk,
)
from karlemose_model.problems import Place
from karlemose_model.text import Text

CANARY = "KANARIE"
"""Stands in every value that must not reach a public page."""

AS_OF = date(2026, 11, 26)


def canary(name: str) -> str:
    return f"{CANARY}-{name}"


PLAYBOOK: dict[str, Any] = {
    "schema": 1,
    "id": "proeve",
    "version": 3,
    "kind": "estate",
    "name": {"da": "Prøveparken", "en": "Sample Park"},
    "notice": {"da": "Prøveparken er opdigtet.", "en": "Sample Park is fictional."},
    "sources": {
        "report": {
            "title": "A public report",
            "url": "https://example.org/a_b?c=1&d=2",
            "stated": "2018-12-06",
            "parts": {"results": "Results", "place": "The place"},
        },
        "internal": {"title": canary("source"), "audience": "partners"},
    },
    "place": {
        "municipality": "Sample Town",
        "police_district": canary("district"),
        "boundary": canary("boundary"),
        "dwellings": [
            {"value": 640, "stated": "2018-12-06", "source": "report/place"},
            {"value": 629, "stated": "2022-06-24", "source": "report"},
            {"value": 625, "stated": "2030-01-01", "source": "report"},
        ],
        "residents": {"value": 1550, "source": "report"},
        "holidays": {"optional": ["12-24", "12-31"]},
    },
    "problem": {
        "known": {"text": "Drugs were sold.", "when": "early 2017", "source": "report"},
        "secret": {"text": canary("problem"), "source": "internal"},
        "unsourced": {"text": canary("problem-unsourced")},
    },
    "rationale": {"why": {"component": "activities.patrol", "text": canary("rationale")}},
    "partners": {
        "police": {
            "name": {"da": "Politiet", "en": "The police"},
            "kind": "police",
            "authority": True,
            "why": "Sees what goes on.",
            "source": "report",
            "duties": {
                "walk": {"text": canary("duty"), "when": canary("duty-when"), "phases": ["clear"], "activity": "patrol"}
            },
            "contributions": {"staff": {"text": canary("contribution")}},
            "contact": {"label": "Duty officer", "email": f"{CANARY}@example.org", "phone": canary("phone")},
        },
        "housing": {
            "name": {"da": "Boligorganisationen", "en": "The housing organisation"},
            "kind": "housing",
            "organisation": {"unknown": {"da": "ingen kilde", "en": "no source"}},
            "contact": {"label": "Housing office", "email": "office@example.org", "audience": "public"},
        },
    },
    "roles": {
        "coordinator": {
            "name": {"da": "Tovholder", "en": "Coordinator"},
            "purpose": canary("role-purpose"),
            "partner": "housing",
            "duties": {"call": {"text": canary("role-duty")}},
            "training": canary("role-training"),
            "holder": {"partner": "housing", "position": canary("holder")},
            "deputy": {"partner": "police", "position": canary("deputy")},
            "contact": {"phone": canary("role-phone")},
        }
    },
    "phases": {
        "clear": {
            "name": {"da": "Akut", "en": "Clear"},
            "purpose": "Crime is brought down.",
            "entry": {"signs": {"text": canary("entry"), "kpi": "meetings-held", "at_least": 1.5, "periods": 2}},
            "exit": {"calm": {"text": canary("exit"), "kpi": "meetings-held", "at_most": 80}},
        },
        "hold": {"name": {"da": "Fastholde", "en": "Hold"}, "purpose": "Nobody fills the void."},
    },
    "timeline": [
        {"phase": "clear", "from": "2025-11-03", "reason": canary("spell")},
        {"phase": "hold", "from": "2026-06-01"},
        {"phase": "clear", "from": "2026-10-05"},
    ],
    "meetings": {
        "operational": {
            "name": {"da": "Driftsmøde", "en": "Operational meeting"},
            "purpose": "Everybody knows what the others do.",
            "participants": {"police": "core", "housing": "core"},
            "chair": "coordinator",
            "minute_taker": "coordinator",
            "quorum": {"partners": 2, "including": ["police"]},
            "minutes": 60,
            "mode": canary("mode"),
            "confidentiality": canary("confidentiality"),
            "deadlines": {"out": {"name": canary("deadline"), "working_days_before": 1, "role": "coordinator"}},
            "agenda": {
                "welcome": {
                    "title": "Welcome",
                    "minutes": 5,
                    "role": "coordinator",
                    "bring": canary("bring"),
                    "shows": ["absences", "last_minutes", "open_actions", "readiness", "signals", "criteria"],
                },
                "status": {
                    "title": "Status | from the *police*",
                    "minutes": 10,
                    "partner": "police",
                    "not_said": canary("not-said"),
                    "closed": True,
                },
                "hold-only": {"title": "Only in hold", "minutes": 7, "phases": ["hold"]},
            },
            "cadence": {
                "clear": {
                    "every": "2 weeks",
                    "weekday": "thursday",
                    "at": "13:37",
                    "location": canary("location"),
                    "anchor": "2025-11-06",
                },
                "hold": {"every": "month", "weekday": "wednesday", "nth": 3, "at": "09:41", "not_in": ["july"]},
            },
            "agreements": ["terms"],
        },
        "steering": {
            "name": {"da": "Styregruppe", "en": "Steering group"},
            "purpose": "Decides.",
            "participants": {"police": "core", "housing": "guest"},
            "agenda": {
                "all": {
                    "title": "Everything",
                    "minutes": 30,
                    "shows": ["fidelity", "budget", "risks", "escalations", "adaptations", "phase_gate", "legal"],
                }
            },
            "cadence": {
                "clear": {"every": "quarter", "weekday": "tuesday", "nth": 2, "at": "08:53"},
                "hold": {"every": "quarter"},
            },
        },
    },
    "activities": {
        "patrol": {
            "name": "Patrols",
            "text": "Officers walk where people are.",
            "responsible": ["police"],
            "together_with": ["housing"],
            "phases": ["clear"],
            "dose": canary("dose"),
            "cadence": {
                "clear": {"every": "week", "weekday": "friday", "at": "22:13", "location": canary("patrol-place")}
            },
            "materials": canary("materials"),
            "training": canary("training"),
            "mode": canary("activity-mode"),
            "location_kind": canary("location-kind"),
            "legal": ["terms"],
            "source": "report/results",
        }
    },
    "checklists": {
        "start": {
            "name": canary("checklist"),
            "stage": "installation",
            "tasks": {
                "sign": {
                    "text": canary("task"),
                    "role": "coordinator",
                    "due": {"days_after_start": 14},
                    "proof": canary("proof"),
                },
                "put-up": {"text": canary("task-partner"), "partner": "housing", "due": {"on": "2026-12-01"}},
            },
        },
        "role-coordinator": {
            "name": "For the coordinator",
            "role": "coordinator",
            "tasks": {"call": {"text": canary("call")}},
        },
    },
    "agreements": {
        "terms": {
            "name": canary("agreement"),
            "kind": "terms_of_reference",
            "purpose": canary("agreement-purpose"),
            "parties": ["police", "housing"],
            "signed": "2026-01-05",
            "terms": {"aim": {"title": canary("term-title"), "text": canary("term")}},
            "flows": {
                "picture": {
                    "what": canary("flow"),
                    "from": "police",
                    "to": ["housing"],
                    "purpose": canary("flow-purpose"),
                    "legal_basis": "anonymous",
                    "not_shared": canary("not-shared"),
                    "retention": canary("retention"),
                }
            },
            "laws": {
                "rule": {
                    "text": canary("law"),
                    "reference": canary("reference"),
                    "checked": "2026-01-01",
                    "source": "report",
                }
            },
            "cctv": {"permit": canary("permit"), "controller": "housing", "access": ["coordinator"], "signs": True},
        }
    },
    "kpis": {
        "meetings-held": {
            "code": "K15",
            "name": "Meetings held",
            "definition": "Held of planned.",
            "unit": "per cent",
            "kind": "process",
            "direction": "up",
            "why_direction": "Meetings carry the work.",
            "frequency": "month",
            "owner": "housing",
            "baseline": {"value": 4711},
            "targets": [{"value": 9999, "phase": "clear"}],
            "caveat": "Small numbers jump.",
        }
    },
    "fidelity": {
        "weekly": {
            "text": canary("fidelity"),
            "component": "meetings.operational",
            "anchors": {mark: canary(f"anchor-{mark}") for mark in "01234"},
        },
        "seen": {
            "text": canary("fidelity-seen"),
            "component": "activities.patrol",
            "core": True,
            "anchors": {mark: canary(f"seen-{mark}") for mark in "01234"},
        },
    },
    "risks": {
        "fear": {"text": canary("risk"), "sign": canary("sign"), "measure": canary("measure"), "role": "coordinator"}
    },
    "costs": {"lamps": {"text": canary("cost"), "amount": {"unknown": canary("amount")}, "payer": canary("payer")}},
    "evidence": {
        "convictions": {
            "text": "Persons were convicted.",
            "figure": [
                {"value": 20, "stated": "2018-12-06", "source": "report/results"},
                {"value": 13, "stated": "2019-04-01", "source": "internal", "said_by": canary("said-by")},
            ],
            "unit": "persons",
            "source": "report",
        }
    },
    "lessons": {
        "families": {"text": "The offices know the families.", "source": "report"},
        "inferred": {"text": canary("lesson"), "basis": "inference", "reason": canary("reason")},
    },
    "adaptations": {
        "no-cctv": {
            "removes": "activities.cctv",
            "what": canary("what"),
            "why": canary("why"),
            "status": "approved",
            "by": canary("by"),
            "when": "2025-10-20",
        }
    },
}

MEETINGS: list[dict[str, Any]] = [
    {
        "schema": 1,
        "meeting": "operational",
        "date": "2026-11-05",
        "status": "extra",
        "why": canary("called"),
        "place": canary("record-place"),
        "present": {"police": {"position": canary("came")}},
        "apologies": {
            "housing": {"why": canary("apology"), "deputy": {"partner": "housing", "position": canary("sub")}}
        },
        "observers": [{"organisation": canary("observer"), "signed": True}],
        "items": {
            "welcome": {"note": canary("note"), "decision": canary("decision"), "economy": canary("economy")},
            "status": {"closed": {"authority": "police", "reference": canary("case")}},
        },
        "actions": [{"text": canary("action"), "partner": "housing", "due": "2026-11-12"}],
        "readiness": {"referred": True},
    },
    {
        "schema": 1,
        "meeting": "operational",
        "date": "2026-11-19",
        "reports": {"2026-11-05-operational/1": {"status": "open", "why": canary("why"), "escalated_to": "steering"}},
        "corrections": [{"minutes": "2026-11-05-operational", "text": canary("correction")}],
    },
]
WALK: dict[str, Any] = {
    "schema": 1,
    "date": "2026-11-11",
    "route": canary("route"),
    "findings": [
        {
            "spot": canary("spot"),
            "finding": canary("finding"),
            "partner": "housing",
            "due": "2026-12-01",
            "note": canary("mend"),
        }
    ],
}
RATINGS: list[dict[str, Any]] = [
    {
        "schema": 1,
        "date": "2026-11-10",
        "seen_from": "inside",
        "rater": "coordinator",
        "marks": {
            "weekly": {"mark": 2, "evidence": canary("evidence"), "adaptation": "no-cctv"},
            "seen": {"mark": 1, "evidence": canary("evidence-seen")},
        },
    },
    {
        "schema": 1,
        "date": "2026-11-10",
        "seen_from": "outside",
        "body": canary("body"),
        "marks": {"weekly": {"mark": 3, "evidence": canary("outside")}, "seen": {"cannot": canary("cannot")}},
    },
]
HERE = Place("records/incidents.csv")

RECORDS = Records(
    meetings=tuple(MeetingRecord.model_validate(one) for one in MEETINGS),
    walks=(Walk.model_validate(WALK),),
    incidents=(Incident(date(2026, 11, 2), canary("kind"), canary("zone"), True, HERE),),
    spending=(Spending(date(2026, 11, 3), "lamps", 4712.0, "from the lamps", HERE),),
    list_figures=(
        ListFigure(
            2025, ListCriterion.education, 4713.0, 9999.0, False, canary("list"), None, canary("list-note"), HERE
        ),
        ListFigure(2026, ListCriterion.convicted, 4711.0, None, True, canary("case"), None, "", HERE),
    ),
    fidelity=tuple(FidelityRecord.model_validate(one) for one in RATINGS),
)

PUBLIC_MUST_NOT_SHOW = (CANARY, "13:37", "13.37", "08:53", "08.53", "4.712", "4,712", "09:41", "09.41", "22:13", "22.13", "4713", "4.713", "4,713", "4711", "4.711", "4,711", "9999",
                        "9.999", "9,999", "Thursday", "torsdag", "Friday", "fredag")  # fmt: skip


def rollout(changes: dict[str, Any] | None = None, without: tuple[str, ...] = (), *, records: bool = True) -> Rollout:
    """The sample, with sections replaced or left out, and with what was recorded."""
    data = copy.deepcopy(PLAYBOOK) | (changes or {})
    for name in without:
        data.pop(name, None)
    return Rollout(
        Playbook.model_validate(data),
        AS_OF,
        RECORDS if records else Records(),
        (LayerName("karlemose", 1, Text({"da": "Modellen", "en": "The model"})),),
        (Departure("agreements.cctv-permit", "activities.cctv", "no-cctv"), Departure("agreements.dpia", "DK", "")),
    )
