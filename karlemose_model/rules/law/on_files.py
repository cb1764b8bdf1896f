"""The checks of law on what is written in files: CPR numbers, names beside offences, origin, data made for show."""

from __future__ import annotations

from karlemose_model.messages.message import N_
from karlemose_model.rules.law.check import READ, Check, Reference

PRINCIPLES = "https://www.datatilsynet.dk/hvad-siger-reglerne/grundlaeggende-begreber-/hvad-er-dine-forpligtelser/de-grundlaeggende-principper-"
"""The Danish Data Protection Agency on article 5 of the GDPR."""
ARTICLE_9 = Reference(
    N_("GDPR, article 9"),
    "https://gdprinfo.eu/da/da-article-9",
    N_("information on ethnic origin and health may only be processed on the conditions listed"),
    READ,
)
ARTICLE_10 = Reference(
    N_("GDPR, article 10"),
    "https://gdprinfo.eu/da/da-article-10",
    N_(
        "information on criminal convictions and offences may only be processed under the control of an authority, or where law permits it with safeguards"
    ),
    READ,
)

CHECKS = (
    Check(
        "L01",
        N_("No CPR numbers"),
        (
            Reference(
                N_("Data Protection Act, section 11"),
                "https://www.elov.dk/lov-om-supplerende-bestemmelser-til-forordning-om-beskyttelse-af-fysiske-personer-i-forbindelse-med-behandling-af-personoplysninger-og-om-fri-udveksling-af-sadanne-oplysninger-databeskyttelsesloven/paragraf/11/",
                N_(
                    "public authorities may use CPR numbers to identify somebody; private bodies only on the grounds listed; without consent they are not published"
                ),
                READ,
                "DK",
            ),
        ),
        (
            N_(
                "Every file that the tool reads is searched for what is shaped like a CPR number: six digits that are a date, and four more. It is an error that no comment lets pass, and the number is never repeated."
            ),
            N_(
                "The names of files and folders are searched too, and so is all that the tool is about to write: if such a number would come together there, nothing is written. Before a commit, a file that nobody could look into is told of."
            ),
            N_(
                "A number that is no person's may stand at one place that is named under `allowed:` with the reason. An entry that nothing needs any more is told of."
            ),
        ),
        (
            N_("Whether the number belongs to anybody."),
            N_("A name or a nickname."),
            N_(
                "Not found is a number whose parts may as well be a day with an hour, an amount or other numbers: behind a year in full with a blank after it (31.12.2057 5000), also with the month's name, with the year first (2057-12-31 5000, 2057-12-31-5000, 571231-5000), behind a day with dots or slashes and a blank, a comma or a parenthesis (31.12.57 5000), with the day or the month in one digit (1.2.57-5000), with the last four alone in pairs (311257 50 00, 31-12-57 50 00), in pairs with commas or colons between, among further pairs, or as two hours or two years (12 1000-1430). Nor is one with a vertical bar or a colon behind the pairs of its day, one in words, or one in a picture. Nor is one with a digit in each cell of a table or a sheet, except in a Word file."
            ),
        ),
        codes=("KM310", "KM502", "KM503", "KM504", "KM508"),
    ),
    Check(
        "L02",
        N_("No names together with offences, health or origin"),
        (
            ARTICLE_9,
            ARTICLE_10,
            Reference(
                N_("Data Protection Act, section 8"),
                "https://elov.dk/lov-om-supplerende-bestemmelser-til-forordning-om-beskyttelse-af-fysiske-personer-i-forbindelse-med-behandling-af-personoplysninger-og-om-fri-udveksling-af-sadanne-oplysninger-databeskyttelsesloven/paragraf/8",
                N_(
                    "public bodies process information on criminal offences only where their tasks need it, and as a rule do not pass it on; for private bodies the conditions are stricter"
                ),
                READ,
                "DK",
            ),
        ),
        (
            N_(
                "There is no field for a person: roles and positions stand in the records, and a closed item holds an authority and a reference and nothing else."
            ),
            N_(
                "Records and pages of one's own are searched for what looks like a person's name with a word on offences, health, origin or religion in the same sentence or the one beside it. That is a warning, and the name is never repeated; what is no person's name is let pass under `allowed:` with the reason."
            ),
        ),
        (
            N_("Whether a word is a person's name; the tool can only guess."),
            N_("Who is meant where nobody is named: a small estate knows."),
        ),
        codes=("KM505", "KM424"),
    ),
    Check(
        "L03",
        N_("Short texts in the logs, and roles as owners"),
        (
            Reference(
                N_("GDPR, article 5 (1) (c)"),
                PRINCIPLES,
                N_("what is processed is limited to what the purpose needs"),
                READ,
            ),
        ),
        (
            N_(
                "Text in minutes, logs and tables is limited in length, so that no account of a case fits in. Whoever owes an action is a partner or a role that the playbook knows."
            ),
        ),
        (N_("What a short text says."), N_("Whether a position points at one person.")),
        codes=("KM145", "KM416", "KM201"),
        inference=N_("No law sets these lengths. They are our way to leave out what is not needed."),
    ),
    Check(
        "L16",
        N_("Ethnic origin only as the figure of the official list"),
        (
            ARTICLE_9,
            Reference(
                N_("Act on Social Housing, section 61 a"),
                "https://danskelove.dk/almenboligloven/61a",
                N_(
                    "the share of residents from non-western countries decides whether a vulnerable housing area is a parallel society"
                ),
                READ,
                "DK",
            ),
        ),
        (
            N_(
                "The list's share has its own table, records/list-status.csv, with figures of the whole area. A KPI that counts by origin, and an incident or a note beside a figure that tells of it, is a warning."
            ),
        ),
        (
            N_("Origin that is told in other words, by a name, a language or a street."),
            N_("Whether a place has a lawful reason to count."),
        ),
        codes=("KM374", "KM375"),
    ),
    Check(
        "L18",
        N_("Tests and demonstrations use made-up data"),
        (
            Reference(
                N_("The Danish Data Protection Agency on test data"),
                "https://admin.datatilsynet.dk/hvad-siger-reglerne/vejledning/sikkerhed/testdata-brug-af-personoplysninger-ved-udvikling-og-test-af-it-systemer",
                N_(
                    "personal data may be used in tests to a limited extent, after a weighing of the risk and with the same security as in use"
                ),
                READ,
                "DK",
            ),
        ),
        (
            N_(
                "A playbook that is seen on a fixed day and has records says on every page what it is. Eksempelparken is fictional and says so; the project's own tests use no person's data."
            ),
        ),
        (N_("Whether figures that call themselves synthetic are so."),),
        codes=("KM377",),
        proven=("tests/acceptance/test_eksempelparken.py",),
        inference=N_("We go further than the guidance: no demonstration needs anything that is true of a person."),
    ),
)
