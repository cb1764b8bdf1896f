"""A check of law laid out for the terminal: what the law says and when that was read, what is looked at, what nobody can decide for you."""

from __future__ import annotations

from textwrap import fill

from karlemose_model.messages import MESSAGES, N_
from karlemose_model.reports.codes import WIDTH
from karlemose_model.rules.law.check import Check
from karlemose_model.rules.pages import shown
from karlemose_model.wording import translator

NO_ADVICE = N_("This tells of a program. It is no legal advice, and no lawyer has approved it.")
ASK = N_("Ask your data-protection officer.")
"""The last line, here and on each page of the docs."""
COUNTRIES = {"DK": N_("Denmark")}
"""What the countries are called whose law is known."""


def law_text(check: Check, language: str) -> str:
    """The check in words, with the addresses of its sources; examples stand at its findings."""
    _ = translator(language)
    lines = [f"{check.id}: {_(check.title)}", "", _filled(_(NO_ADVICE)), "", _("What the law says") + ":"]
    for one in check.references:
        read = _("read on {day}").format(day=one.checked.isoformat())
        lines += [_filled(f"{_(one.stands_in)}: {_(one.says)} ({read})", "- "), f"  {one.url}"]
    if check.inference:
        lines += ["", _filled(_("Our inference: {text}").format(text=_(check.inference)))]
    lines += ["", _("What the tool looks at") + ":", *(_filled(_(text), "- ") for text in check.looks_at)]
    lines += [_filled(f"{code}: {shown(_(MESSAGES[code].what))}", "- ") for code in check.codes]
    lines += ["", _filled(where_it_runs(check, language))]
    lines += ["", _("What it cannot decide") + ":", *(_filled(_(text), "- ") for text in check.cannot)]
    return "\n".join([*lines, "", _(ASK)]) + "\n"


def where_it_runs(check: Check, language: str) -> str:
    """In one sentence: everywhere, or in playbooks of one country."""
    _ = translator(language)
    if not check.country:
        return _("It runs in playbooks of every country: it is privacy itself, or the partners' own order.")
    words = _("It runs in playbooks of this country only: {country} (place: country: {code}).")
    return words.format(country=_(COUNTRIES[check.country]), code=check.country)


def _filled(text: str, mark: str = "") -> str:
    return fill(text, WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark))
