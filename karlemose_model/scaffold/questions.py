"""The questions of `karlemose new`: what is asked for each template, in which order, with what proposed for an answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from babel.core import get_global

from karlemose_model.messages.message import N_
from karlemose_model.scaffold import checking
from karlemose_model.scaffold.checking import why_closed
from karlemose_model.scaffold.installed_from import installed_from
from karlemose_model.scaffold.places import district_of, municipalities, police_districts
from karlemose_model.scaffold.so_far import SoFar

AHEAD = 21
"""So many days partners are given to keep the first meeting's day free."""
EXAMPLES = {
    ("estate", "name"): "Sønder Høj",
    ("estate", "municipality"): "Eksempelby Kommune",
    ("estate", "police_district"): "Eksempelpolitiet",
    ("district", "name"): "Eksempelpolitiet",
    ("district", "police_district"): "Eksempelpolitiet",
}
"""Names that are nobody's, for a repository to look at; whoever takes them is told on every page that the place is fictional."""
FICTIONAL = N_("This place is fictional, and everything recorded here is synthetic.")
"""What stands on every page of such a place, unless another sentence is given."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `name` is the answer's name in the template, `flag` what answers it on the command line.

    `check` gives the answer as it is used, or raises Unfit; `propose` what is taken if nothing is typed, empty for a
    question that has to be answered or, with `optional`, for no answer; `listed` what `?` shows. A question that is not
    `asked` takes what is proposed. With `changeable` that is right for whoever is unsure: it can be said later.
    """

    name: str
    title: str
    help: str
    check: Callable[[str, SoFar], str]
    propose: Callable[[SoFar], str]
    optional: bool = False
    changeable: bool = False
    choices: tuple[str, ...] = ()
    listed: Callable[[SoFar], tuple[str, ...]] = lambda _so_far: ()
    asked: Callable[[SoFar], bool] = lambda _so_far: True

    @property
    def flag(self) -> str:
        """How it is written on the command line."""
        return "--" + self.name.strip("_").replace("_", "-")

    def answer(self, written: str, so_far: SoFar) -> str:
        """The answer as it is used. Raises Unfit."""
        if self.optional and not written.strip():
            return ""
        if self.choices:
            return checking.choice(written, self.choices)
        return self.check(written, so_far)


def questions(template: str) -> tuple[Question, ...]:
    """The questions of a template (`estate`, `district`), in the order in which they are asked."""
    return _QUESTIONS[template]


def _nothing(_so_far: SoFar) -> str:
    return ""


def _a_choice(written: str, _so_far: SoFar) -> str:
    return written


def _listed_municipalities(so_far: SoFar) -> tuple[str, ...]:
    return municipalities() if so_far.is_danish else ()


def _listed_districts(so_far: SoFar) -> tuple[str, ...]:
    return police_districts() if so_far.is_danish else ()


def _listed_names(so_far: SoFar) -> tuple[str, ...]:
    return _listed_municipalities(so_far) if _is_municipality(so_far) else _listed_districts(so_far)


def _is_municipality(so_far: SoFar) -> bool:
    return so_far.answers.get("kind") == "municipality"


def _district(so_far: SoFar) -> str:
    if so_far.template == "district" and not _is_municipality(so_far):
        return so_far.answers.get("name", "")
    return district_of(so_far.answers.get("name" if so_far.template == "district" else "municipality", ""))


def _zones(so_far: SoFar) -> tuple[str, ...]:
    return tuple(sorted(get_global("territory_zones").get(so_far.country, ())))


def _zone(so_far: SoFar) -> str:
    zones = _zones(so_far)
    return zones[0] if len(zones) == 1 else "" if zones else "UTC"


def _first_meeting(so_far: SoFar) -> str:
    """The first Tuesday on which partners can meet, in three weeks or later."""
    day = so_far.today + timedelta(days=AHEAD + (1 - so_far.today.weekday() - AHEAD) % 7)
    while why_closed(day, so_far) is not None:
        day += timedelta(days=7)
    return day.isoformat()


_COUNTRY = Question(
    "country",
    N_("Country"),
    N_("Two letters, e.g. DK; with a part whose holidays differ, e.g. GB-ENG. It decides the public holidays and the law."),
    checking.country,
    lambda _so_far: "DK",
)  # fmt: skip
_POLICE_DISTRICT = Question(
    "police_district",
    N_("Police district"),
    N_("The police district that the place belongs to."),
    checking.police_district,
    _district,
    listed=_listed_districts,
    asked=lambda so_far: so_far.template != "district" or _is_municipality(so_far),
)
_TIME_ZONE = Question(
    "__time_zone",
    N_("Time zone"),
    N_("Written like Europe/Copenhagen; needed where a country has several."),
    checking.time_zone,
    _zone,
    listed=_zones,
    asked=lambda so_far: len(_zones(so_far)) > 1,
)
_LANGUAGES = Question(
    "languages",
    N_("Languages of the pages"),
    N_("The main one first: da, en; en, da; or one alone."),
    _a_choice,
    lambda so_far: "da, en" if so_far.country == "DK" else "en",
    choices=("da, en", "en, da", "da", "en"),
)
_BUILDS_ON = Question(
    "builds_on",
    N_("Which playbook yours builds on"),
    N_(
        "What you do not write yourselves is taken from there. karlemose is the model itself; if your municipality or police district has a playbook of its own, write the path of its folder, e.g. ../koege."
    ),
    checking.builds_on,
    lambda _so_far: "karlemose",
    changeable=True,
)
_PACKAGE = Question(
    "__package",
    N_("Where the automatic check (CI) gets this program from"),
    N_(
        "GitHub or GitLab can check the playbook and build the sites at every change, and has to fetch the program for it: from a git address, or from a wheel's file (.whl), which then goes along. Empty: the released version that requirements.txt names."
    ),
    checking.package,
    lambda _so_far: installed_from(),
    optional=True,
    changeable=True,
)

_QUESTIONS: dict[str, tuple[Question, ...]] = {
    "estate": (
        Question(
            "name",
            N_("The estate's name"),
            N_("As residents know it. The folder is named after it."),
            checking.name,
            _nothing,
        ),
        _COUNTRY,
        Question(
            "municipality",
            N_("Municipality"),
            N_("The municipality that the estate lies in."),
            checking.municipality,
            _nothing,
            listed=_listed_municipalities,
        ),
        _POLICE_DISTRICT,
        _TIME_ZONE,
        _LANGUAGES,
        Question(
            "first_meeting",
            N_("First operational meeting"),
            N_("Year-month-day. The work begins that day, and its weekday becomes that of the meetings."),
            checking.first_meeting,
            _first_meeting,
        ),
        _BUILDS_ON,
        Question(
            "leave_out",
            N_("Partners that take no part"),
            N_(
                "The social housing project (social-project), the tenants (tenants) or the kindergarten (kindergarten). Write the words in brackets, with commas between; empty if all take part."
            ),
            checking.leave_out,
            _nothing,
            optional=True,
        ),
        _PACKAGE,
    ),
    "district": (
        Question(
            "kind",
            N_("Police district or municipality"),
            N_("district for a police district, municipality for a municipality."),
            _a_choice,
            lambda _so_far: "district",
            choices=("district", "municipality"),
        ),
        _COUNTRY,
        Question(
            "name",
            N_("Its name"),
            N_("What the police district or the municipality is called."),
            checking.name,
            _nothing,
            listed=_listed_names,
        ),
        _POLICE_DISTRICT,
        _TIME_ZONE,
        _LANGUAGES,
        Question(
            "first_meeting",
            N_("First coordination meeting"),
            N_("Year-month-day. The preparation begins that day, and its weekday becomes that of the meetings."),
            checking.first_meeting,
            _first_meeting,
        ),
        _BUILDS_ON,
        Question(
            "estates",
            N_("Estates below it"),
            N_("The paths of their folders, with commas between, e.g. ../soender-hoej; empty if there are none yet."),
            checking.estates,
            _nothing,
            optional=True,
        ),
        _PACKAGE,
    ),
}
