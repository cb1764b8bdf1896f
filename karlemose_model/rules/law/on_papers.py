"""The checks of law on papers, minutes, calendars and what the public sees."""

from __future__ import annotations

from datetime import date

from karlemose_model.messages.message import N_
from karlemose_model.rules.law.check import READ, Check, Reference
from karlemose_model.rules.law.on_files import PRINCIPLES

_EARLIER = date(2026, 11, 23)
"""The day on which the model's own sources were read through."""

CHECKS = (
    Check(
        "L10",
        N_("Minutes say who may read them and when they go"),
        (
            Reference(
                N_("GDPR, article 5 (1) (e) and (f)"),
                PRINCIPLES,
                N_("no longer than needed, and not known to those whom it does not concern"),
                READ,
            ),
        ),
        (
            N_(
                "Minutes that are closed carry a classification and a day of deletion. Drafts that are too old, and minutes whose day has passed, are told of; so are closed minutes that somebody changed."
            ),
            N_("A closed item says nothing but an authority and its reference, and no public page shows any minutes."),
        ),
        (N_("Whether somebody kept a copy, or Git's history."), N_("Whether the reference itself says too much.")),
        codes=("KM336", "KM337", "KM424", "KM428"),
        proven=("tests/site/test_every_field.py", "tests/site/test_canaries.py"),
    ),
    Check(
        "L13",
        N_("Agreements are signed, and looked at again"),
        (
            Reference(
                N_("GDPR, article 35"),
                "https://gdprinfo.eu/da/da-article-35",
                N_(
                    "where the risk is likely to be high, the controller assesses the consequences before beginning, and asks the data-protection officer"
                ),
                READ,
            ),
            Reference(
                N_("GDPR, article 26"),
                "https://gdprinfo.eu/da/da-article-26",
                N_("joint controllers settle between them who answers for what"),
                READ,
            ),
        ),
        (
            N_(
                "When the work has begun, the terms of reference, the agreement on sharing information and the impact assessment have a day of signature and one of review; and that day has not passed."
            ),
        ),
        (
            N_("Whether an impact assessment has to be made, and whether the risk was assessed in it."),
            N_("Whether those who signed may bind their organisation."),
        ),
        codes=("KM373", "KM317"),
        inference=N_(
            "Law does not ask for signed terms of reference. Partners who work together need to know what they agreed."
        ),
    ),
    Check(
        "L15",
        N_("References to law are read again each year"),
        (
            Reference(
                N_("Act no. 734 of 20 June 2025, section 4"),
                "https://www.lovguiden.dk/loven/lov-om-%C3%A6ndring-af-lov-om-politiets-virksomhed-straffeloven-lov-om-bek%C3%A6mpelse-af-ungdomskriminalitet-og-forskellige-andre-love-styrket-indsats-mod-utryghedsskabende-adf%C3%A6rd/4",
                N_("an example: it changed when the police may permit cameras"),
                READ,
                "DK",
            ),
        ),
        (
            N_(
                "A reference to law in a playbook says on which day somebody last read it. After a year that is a warning; the references of these checks are among them, and what comes with the tool is told once."
            ),
        ),
        (N_("Whether the law was understood, or has been changed since."),),
        codes=("KM316",),
        inference=N_("No law asks for it. Law on housing estates is amended almost every year."),
    ),
    Check(
        "L17",
        N_("Calendars tell nothing"),
        (
            Reference(
                N_("GDPR, article 5 (1) (f)"),
                PRINCIPLES,
                N_("information does not come to the knowledge of those whom it does not concern"),
                READ,
            ),
        ),
        (
            N_(
                "A calendar file has the names of meetings and their deadlines, and no place, agenda or reason; a visit has no name at all. A name of a meeting or a deadline that speaks of gangs, violence, arrests or the like is a warning."
            ),
            N_(
                "A page of one's own that is for everybody is held against the schedule: where it tells the day, the hour or the place of a meeting or visit that is still to come, that is a warning."
            ),
        ),
        (N_("What somebody adds to the entry in his own calendar."),),
        codes=("KM376", "KM507"),
        proven=("tests/exports/test_calendar.py",),
        inference=N_(
            "A calendar is seen on shared screens and sent by mail, so it should be neutral. That public pages tell of no coming meeting is a matter of safety."
        ),
    ),
    Check(
        "L11",
        N_("Public figures point at nobody"),
        (
            Reference(
                N_("Statistics Denmark on confidentiality"),
                "https://www.dst.dk/da/Statistik/dokumentation/statistikdokumentation/befolkningen/tilgaengelighed",
                N_("tables are made so that nobody gains new knowledge of individuals from them"),
                READ,
                "DK",
            ),
        ),
        (
            N_(
                "A figure passes its KPI's disclosure profile before the public sees it. What was released is held against the profile again, also for what follows by subtracting one period or part from another."
            ),
        ),
        (
            N_("What somebody knows beforehand, and puts beside the figure."),
            N_("Whether a profile is strict enough for a place of that size."),
        ),
        codes=("KM342", "KM344", "KM345", "KM346"),
        proven=("tests/kpis/test_audit.py", "tests/kpis/test_non_interference.py"),
        inference=N_(
            "These are rules of statistics, and bind no partner by law. A number so small that it points at somebody is information about a person."
        ),
    ),
    Check(
        "L12",
        N_("The site has an accessibility statement of this year"),
        (
            Reference(
                N_("Act no. 692 of 2018 on the accessibility of public bodies' websites, section 4"),
                "https://digst.dk/digital-inklusion/webtilgaengelighed/om-tilgaengelighedserklaeringen/",
                N_("public bodies publish a statement for each website and bring it up to date at least once a year"),
                READ,
                "DK",
            ),
            Reference(
                N_("BL on social housing organisations and web accessibility"),
                "https://bl.dk/raadgivning-og-regler/administration-og-beboerdemokrati/drift/raadgivning/webtilgaengelighed/",
                N_("social housing organisations are covered"),
                _EARLIER,
                "DK",
            ),
        ),
        (
            N_(
                "There is a statement, it is less than a year old, it says what is lacking and why, and where to tell of a fault."
            ),
        ),
        (N_("Whether the site can be used by everybody: only people can tell."),),
        codes=("KM360", "KM361", "KM362", "KM363"),
    ),
    Check(
        "L14",
        N_("No private contacts in public"),
        (
            Reference(
                N_("GDPR, article 5 (1) (c) and (f)"),
                PRINCIPLES,
                N_("no more than needed, and not known to those whom it does not concern"),
                READ,
            ),
        ),
        (
            N_(
                "A list of attendance shows roles and partners, and is for partners only. A contact is a shared mailbox or a duty number, and stands on a public page only where somebody marked it public."
            ),
            N_(
                "Each public page is searched for e-mail addresses, telephone numbers, street addresses and licence plates before it stands on a site or in a paper. One that nothing says is meant for everybody is an error, and nothing is put in place."
            ),
        ),
        (N_("Whether a mailbox that is called shared is one person's."),),
        codes=("KM506",),
        proven=("tests/site/test_every_field.py",),
        inference=N_(
            "No law names lists of attendance. To ask for no more than needed is to keep names and private numbers out of them."
        ),
    ),
)
