"""What the frameworks ask alike: each thing named once, so that both tables speak of it in the same words."""

from __future__ import annotations

from karlemose_model.messages import N_
from karlemose_model.rules.profiles.profile import Ask

NAME = Ask("name", N_("The name"))
PROBLEM = Ask("problem.*.text", N_("The crime problem"), N_("No problem is described."))
WHAT = Ask("activities.*.text", N_("What is done"), N_("No activity is described."))
MEETINGS = Ask("meetings.*.purpose", N_("Which meetings are held, and what for"), N_("No meeting is described."))
WHY = Ask("rationale", N_("Why each activity and meeting should help"), N_("No activity or meeting is described."))
MATERIALS = Ask("activities.*.materials", N_("What is needed for each activity"), N_("No activity is described."))
RESPONSIBLE = Ask("activities.*.responsible", N_("Who does each activity"), N_("No activity is described."))
PARTNERS_HERE = Ask(
    "partners.*.organisation",
    N_("Which organisations take part here"),
    N_("No partner is described."),
    of_a_place=True,
)
PARTNERS_BRING = Ask("partners.*.contributions", N_("What each partner brings"), N_("No partner is described."))
ROLES = Ask("roles.*.duties", N_("What each role does"), N_("No role is described."))
TRAINED_ROLES = Ask("roles.*.training", N_("What each role must have learnt"), N_("No role is described."))
TRAINED_STAFF = Ask(
    "activities.*.training", N_("What those who do the activities must have learnt"), N_("No activity is described.")
)
MODE = Ask("activities.*.mode", N_("How each activity is done"), N_("No activity is described."))
MEETING_MODE = Ask("meetings.*.mode", N_("How each meeting is held"), N_("No meeting is described."))
KIND_OF_PLACE = Ask(
    "activities.*.location_kind", N_("In what kind of place each activity is done"), N_("No activity is described.")
)
MUNICIPALITY = Ask("place.municipality", N_("The municipality"), of_a_place=True)
POLICE_DISTRICT = Ask("place.police_district", N_("The police district"), of_a_place=True)
BOUNDARY = Ask("place.boundary", N_("Where the boundary runs"), of_a_place=True)
DWELLINGS = Ask("place.dwellings", N_("The number of homes"), of_a_place=True)
RESIDENTS = Ask("place.residents", N_("The number of residents"), of_a_place=True)
PLACE = (MUNICIPALITY, POLICE_DISTRICT, BOUNDARY, DWELLINGS, RESIDENTS)
TIMELINE = Ask("timeline", N_("When each phase began"), N_("No phase has a day on which it began."), of_a_place=True)
DOSE = Ask("activities.*.dose", N_("How much of each activity, and how often"), N_("No activity is described."))
RHYTHM = Ask("meetings.*.cadence", N_("How often each meeting is held"), N_("No meeting is described."))
COST = Ask("costs.*.amount", N_("What it costs"), N_("No cost is described."))
EVALUATION = Ask(
    "evidence.own-evaluation",
    N_("An evaluation of the practice's own outcomes"),
    N_("No evaluation of the practice's own outcomes is recorded."),
)
EVALUATION_FIXED = Ask(
    "evaluation.fixed",
    N_("What is to be evaluated, fixed before the work began"),
    of_an_evaluation=True,
)
EVALUATION_PROOF = Ask("evaluation", N_("A result that is conclusive and for the better"), of_an_evaluation=True)
CORE_ACTIVITIES = Ask(
    "activities.*.core", N_("Which parts of each activity must not be changed"), N_("No activity is described.")
)
CORE_MEETINGS = Ask(
    "meetings.*.core", N_("Which parts of each meeting must not be changed"), N_("No meeting is described.")
)
ADAPTATIONS = Ask(
    "adaptations.*.what",
    N_("What was changed, and why"),
    N_("No adaptation is recorded: none was made, or none was written down."),
    of_a_place=True,
)
FIDELITY = Ask("fidelity.*.text", N_("How fidelity is to be judged"), N_("No question on fidelity is written."))
RATINGS = Ask("", N_("How faithfully it was run"), N_("No ratings are recorded yet."), of_a_place=True)
