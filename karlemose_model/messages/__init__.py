"""The words of every code, for `wording.py`: what is wrong, why it matters, what to do next, as English msgids."""

from __future__ import annotations

from karlemose_model.messages.economy import ECONOMY
from karlemose_model.messages.evaluation import EVALUATION
from karlemose_model.messages.files import FILES
from karlemose_model.messages.law import LAW
from karlemose_model.messages.message import N_, Message
from karlemose_model.messages.network import NETWORK
from karlemose_model.messages.observations import OBSERVATIONS
from karlemose_model.messages.playbooks import PLAYBOOKS
from karlemose_model.messages.privacy import PRIVACY, UNSAID
from karlemose_model.messages.records import RECORDS
from karlemose_model.messages.rules import RULES
from karlemose_model.messages.updates import UPDATES

__all__ = ["FORMS", "MESSAGES", "NOTES", "N_", "UNSAID", "Message"]

FORMS = {
    "map": N_("keys with values under them"),
    "list": N_("a list"),
    "text": N_("a text"),
    "number": N_("a number"),
    "truth": N_("true or false"),
    "nothing": N_("nothing"),
    "partner": N_("partner"),
    "role": N_("role"),
    "phase": N_("phase"),
    "KPI": N_("KPI id"),
    "activity": N_("activity"),
    "agreement": N_("agreement"),
    "source": N_("source"),
    "cost": N_("cost"),
    "unit value": N_("unit value"),
    "area": N_("area"),
    "outcome": N_("outcome"),
    "day": N_("day"),
    "week": N_("week"),
    "month": N_("month"),
    "quarter": N_("quarter"),
    "half_year": N_("half-year"),
    "year": N_("year"),
    "meeting": N_("meeting"),
    "html": N_("HTML"),
    "picture": N_("a picture"),
    "code": N_("a block of code"),
    "email": N_("an e-mail address"),
    "phone": N_("a telephone number"),
    "address": N_("a street address"),
    "plate": N_("a licence plate"),
    "date": N_("the day"),
    "time": N_("the weekday and the hour"),
    "place": N_("the place"),
    "large": N_("it is too large"),
    "locked": N_("it is protected by a password"),
    "pdf": N_("it is a PDF"),
    "packed": N_("it is compressed, or is an archive"),
    "offence": N_("offences"),
    "health": N_("health"),
    "origin": N_("ethnic origin or religion"),
    "link": N_("a link that leads neither to a page nor to the web"),
    "outside": N_("something that is fetched from elsewhere"),
    "program": N_("a program or an object of another program"),
    "field": N_("a field that fetches, runs or puts together something"),
    "neither": N_("neither"),
    "both": N_("both"),
    "greater_than": N_("more than"),
    "greater_than_equal": N_("at least"),
    "less_than": N_("less than"),
    "less_than_equal": N_("at most"),
    "likely": N_("likely is"),
    "possible": N_("could be"),
}
"""Forms of values and kinds of entries, as sentences name them."""

NOTES = {
    "value_here": N_("the value that it lies over stands here"),
    "also_here": N_("the other one stands here"),
    "model_says": N_("the model says it here"),
    "closed_here": N_("it was closed here"),
    "meeting_day": N_("the meeting was held on this day"),
    "walk_day": N_("the walk was on this day"),
    "comes_from": N_("it comes from here"),
    "removed_here": N_("it is left out here"),
    "listed_here": N_("they are listed here"),
    "earlier_here": N_("the spell before it stands here"),
    "shown_here": N_("it is to stand on this page"),
    "built_on_here": N_("the playbook builds on it here"),
}

MESSAGES: dict[str, Message] = {
    **FILES,
    **PLAYBOOKS,
    **RULES,
    **RECORDS,
    **OBSERVATIONS,
    **NETWORK,
    **UPDATES,
    **PRIVACY,
    **LAW,
    **ECONOMY,
    **EVALUATION,
}
