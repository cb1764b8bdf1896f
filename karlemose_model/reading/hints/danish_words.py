"""Danish words that people write where a playbook has an English one, for the hints in messages. Data only."""

from __future__ import annotations

from typing import Final

KEYS: Final[dict[str, tuple[str, ...]]] = {
    # The sections.
    "drejebog": ("playbook",), "skema": ("schema",), "navn": ("name",), "slags": ("kind",), "type": ("kind",),
    "art": ("kind",), "sprog": ("languages",), "bygger paa": ("extends",), "udvider": ("extends",), "kilde": ("source", "sources"),
    "kilder": ("sources", "source"), "sted": ("place", "location", "spot"), "stedet": ("place", "location"),
    "boligomraade": ("place", "estates"), "omraade": ("place", "estates"), "omraader": ("estates", "areas"),
    "boligomraader": ("estates", "areas"), "problemer": ("problem",), "problemet": ("problem",), "begrundelse": ("reason", "rationale"),
    "begrundelser": ("rationale", "reason"), "part": ("partner", "partners"), "parter": ("partners", "parties"),
    "partnere": ("partners", "parties"), "samarbejdspartnere": ("partners",), "rolle": ("role", "roles"),
    "roller": ("roles", "role"), "fase": ("phase", "phases"), "faser": ("phases", "phase"), "tidslinje": ("timeline",),
    "tidsplan": ("timeline",), "moede": ("meetings",), "moeder": ("meetings",), "aktivitet": ("activity", "activities"),
    "aktiviteter": ("activities", "activity"), "tjekliste": ("checklists",), "tjeklister": ("checklists",),
    "huskeliste": ("checklists",), "huskelister": ("checklists",), "aftale": ("agreements",), "aftaler": ("agreements",),
    "noegletal": ("kpis", "kpi"), "maalinger": ("kpis",), "troskab": ("fidelity",), "risiko": ("risks",),
    "risici": ("risks",), "omkostning": ("costs",), "omkostninger": ("costs",), "udgifter": ("costs",), "oekonomi": ("costs",),
    "resultat": ("evidence",), "resultater": ("evidence",), "viden": ("evidence",), "erfaring": ("lessons",),
    "erfaringer": ("lessons",), "laering": ("lessons",), "tilpasning": ("adaptations",), "tilpasninger": ("adaptations",),
    "niveau": ("levels",), "niveauer": ("levels",), "notits": ("notice",), "bemaerkning": ("notice", "caveat", "note"),
    # Records.
    "tilstede": ("present",), "til stede": ("present",), "fremmoedte": ("present",), "afbud": ("apologies",),
    "observatoerer": ("observers",), "dagsorden sendt": ("agenda_sent",), "slut": ("end",), "erklaering laest": ("statement_read",),
    "beslutning": ("decision",), "fravaerende": ("absent",), "rettelser": ("corrections",), "beredskab": ("readiness",),
    "naeste moede": ("next_meeting",), "udfald": ("outcome", "outcomes"), "fund": ("findings", "finding"), "udbedret": ("fixed",),
    "rute": ("route",), "opfoelgning": ("follow_up",), "haendelser": ("events",),
    # The place.
    "land": ("country",), "kommune": ("municipality",), "politikreds": ("police_district",), "graense": ("boundary",),
    "afgraensning": ("boundary",), "boliger": ("dwellings",), "antal boliger": ("dwellings",), "lejemaal": ("dwellings",),
    "beboere": ("residents",), "antal beboere": ("residents",), "tidszone": ("time_zone",), "helligdage": ("holidays",),
    "ferie": ("closures",), "ferier": ("closures",), "lukket": ("closures", "closed"), "lukkeuger": ("closures",),
    "uger": ("weeks",), "uge": ("weeks",), "fra": ("from",), "til": ("to",),
    # Partners and roles.
    "kort": ("short",), "kort navn": ("short",), "myndighed": ("authority",), "organisation": ("organisation",),
    "hvorfor": ("why",), "bidrag": ("contributions",), "pligt": ("duties",), "pligter": ("duties",), "opgave": ("tasks",),
    "opgaver": ("tasks", "duties"), "kontakt": ("contact",), "formaal": ("purpose",), "uddannelse": ("training",),
    "indehaver": ("holder",), "stedfortraeder": ("deputy",), "suppleant": ("deputy",), "stilling": ("position",),
    "telefon": ("phone",), "tlf": ("phone",), "mail": ("email",), "e-mail": ("email",), "epost": ("email",), "navn paa postkasse": ("label",),
    # Meetings.
    "deltagere": ("participants",), "deltager": ("participants",), "moedeleder": ("chair",),
    "ordstyrer": ("chair",), "formand": ("chair",), "referent": ("minute_taker",), "beslutningsdygtig": ("quorum",),
    "beslutningsdygtighed": ("quorum",), "varighed": ("minutes",), "laengde": ("minutes",), "minutter": ("minutes",),
    "fortrolighed": ("confidentiality",), "frist": ("deadlines", "due"), "frister": ("deadlines",), "dagsorden": ("agenda",),
    "punkter": ("agenda",), "overskrift": ("title",), "titel": ("title",), "hyppighed": ("cadence", "frequency", "every"),
    "rytme": ("cadence",), "kadence": ("cadence",), "hvor tit": ("every", "cadence"), "hvor ofte": ("every", "cadence"),
    "hver": ("every",), "ugedag": ("weekday",), "dag": ("weekday", "on"), "hvornaar": ("when", "weekday"), "klokken": ("at",),
    "kl": ("at",), "klokkeslaet": ("at",), "tid": ("at",), "tidspunkt": ("at",), "lokale": ("location",), "lokation": ("location",),
    "moedested": ("location",), "hvor": ("location",), "nummer": ("nth", "code"), "ikke i": ("not_in",), "undtagen": ("not_in",),
    "medbring": ("bring",), "lukket punkt": ("closed",), "aendringer": ("changes",), "aendrer": ("changes",), "aendring": ("changes",),
    # The evaluation.
    "evaluering": ("evaluation",), "begyndelse": ("start",), "fastlagt": ("fixed",), "foer": ("before",), "efter start": ("after",),
    "omfatter": ("covers",), "veje": ("covers",), "primaer": ("primary",), "primaert": ("primary",), "skade": ("harm",),
    "lovovertraedelser": ("outcomes",), "margen": ("margin",), "graensevaerdi": ("margin",),
    # KPIs, costs, adaptations and the rest.
    "definition": ("definition",), "enhed": ("unit",), "retning": ("direction",), "frekvens": ("frequency",), "taeller": ("numerator",),
    "naevner": ("denominator",), "ejer": ("owner",), "udgangspunkt": ("baseline",), "basislinje": ("baseline",), "maal": ("targets",),
    "vaerdi": ("value",), "tal": ("figure", "value"), "opgjort": ("stated",), "oplyst": ("stated",), "dato": ("stated", "on", "from", "when"),
    "beloeb": ("amount",), "betaler": ("payer",), "tekst": ("text",), "tegn": ("sign",), "foranstaltning": ("measure",),
    "ansvarlig": ("responsible", "role"), "fjerner": ("removes",), "udelader": ("removes",), "hvad": ("what",), "besluttet af": ("by",),
    "af": ("by",), "grund": ("reason", "why"), "aarsag": ("reason", "why"), "grundlag": ("basis",), "efter": ("after",), "ukendt": ("unknown",),
    "adresse": ("url",), "link": ("url",), "udgiver": ("publisher",), "udgivet": ("published",), "malgruppe": ("audience",), "maalgruppe": ("audience",),
    "dele": ("parts",), "bevis": ("proof",), "dokumentation": ("proof",), "materialer": ("materials",), "udloeber": ("expires",), "underskrevet": ("signed",),
    "vilkaar": ("terms",), "adgang": ("access",), "dansk": ("da",), "engelsk": ("en",), "dk": ("da",), "dan": ("da",), "da-dk": ("da",), "gb": ("en",),
    "uk": ("en",), "us": ("en",), "eng": ("en",), "en-gb": ("en",), "en-us": ("en",),
    # Costs and benefits.
    "valuta": ("currency",), "prisaar": ("price_year",), "laveste": ("low",), "hoejeste": ("high",),
    "enhedsvaerdi": ("unit_value",), "enhedsvaerdier": ("unit_values",), "gevinst": ("benefits",),
    "gevinster": ("benefits",), "regnskab": ("economy",), "betales af": ("paid_by",), "fordeling": ("paid_by",),
    "stat": ("state",), "staten": ("state",), "politi": ("police",), "politiet": ("police",), "ofre": ("victims",),
    "ofrene": ("victims",), "forbehold": ("caveat",), "prisindeks": ("price_index",), "foerste aar": ("first_year",),
    "rente": ("rate",), "diskontering": ("discount",), "spoergsmaal": ("questions",), "antal": ("number",),
}  # fmt: skip
"""Words for keys, without capitals and with ae, oe and aa; of several the one that can stand there is meant."""

VALUES: Final[dict[str, tuple[str, ...]]] = {
    "mandag": ("monday",), "tirsdag": ("tuesday",), "onsdag": ("wednesday",), "torsdag": ("thursday",), "fredag": ("friday",),
    "loerdag": ("saturday",), "soendag": ("sunday",), "man": ("monday",), "tir": ("tuesday",), "tirs": ("tuesday",), "ons": ("wednesday",),
    "tor": ("thursday",), "tors": ("thursday",), "fre": ("friday",), "loer": ("saturday",), "soen": ("sunday",),
    "januar": ("january",), "februar": ("february",), "marts": ("march",), "april": ("april",), "maj": ("may",), "juni": ("june",),
    "juli": ("july",), "august": ("august",), "september": ("september",), "oktober": ("october",), "november": ("november",),
    "december": ("december",),
    "model": ("model",), "politikreds": ("district",), "kreds": ("district",), "kommune": ("municipality",), "kommunen": ("municipality",),
    "boligomraade": ("estate",), "omraade": ("estate",), "bebyggelse": ("estate",), "politikredsen": ("district",), "boligomraadet": ("estate",), "omraadet": ("estate",),
    "boligomraader": ("estate",), "kommuner": ("municipality",), "politikredse": ("district",),
    "forberedelse": ("exploration", "installation"), "opstart": ("installation",), "etablering": ("installation",), "begyndt": ("initial",),
    "fuld drift": ("full",), "drift": ("full",),
    "politi": ("police",), "politiet": ("police",), "bolig": ("housing",), "boligforening": ("housing",), "boligforeningen": ("housing",),
    "boligorganisation": ("housing",), "boligorganisationen": ("housing",), "boligselskab": ("housing",), "boligselskabet": ("housing",),
    "helhedsplan": ("social-project", "social_project"), "helhedsplanen": ("social-project", "social_project"),
    "boligsocial": ("social-project", "social_project"), "beboere": ("tenants",), "beboerne": ("tenants",), "lejere": ("tenants",),
    "beboerdemokrati": ("tenants",), "afdelingsbestyrelse": ("tenants",), "afdelingsbestyrelsen": ("tenants",), "boernehave": ("kindergarten",),
    "boernehus": ("kindergarten",), "daginstitution": ("kindergarten", "institution"), "institution": ("institution",),
    "skole": ("institution",), "forening": ("association",), "klub": ("association",), "anden": ("other",), "andet": ("other",), "andre": ("other",),
    "kerne": ("core",), "fast": ("regular",), "fast deltager": ("regular",), "almindelig": ("regular",), "gaest": ("guest",),
    "naeste dag": ("next_day",), "dagen efter": ("next_day",), "dagen foer": ("previous_day",), "naeste uge": ("next_week",),
    "aflyses": ("skip",), "aflyst": ("skip", "cancelled"), "spring over": ("skip",),
    "aaben": ("open",), "udfoert": ("done",), "faerdig": ("done",), "gjort": ("done",), "ikke mulig": ("not_possible",),
    "ikke muligt": ("not_possible",), "kunne ikke udfoeres": ("not_possible",), "ikke udfoert": ("not_done",),
    "ikke gjort": ("not_done",), "bortfaldet": ("cancelled",), "holdt": ("held",), "afholdt": ("held",), "flyttet": ("moved",),
    "ekstra": ("extra",), "ekstraordinaert": ("extra",),
    "op": ("up",), "opad": ("up",), "stigende": ("up",), "ned": ("down",), "nedad": ("down",), "faldende": ("down",),
    "uaendret": ("plan",), "som planlagt": ("plan",), "ingen": ("none",), "intet": ("none",),
    "proces": ("process",), "ydelse": ("output",), "effekt": ("outcome",), "resultat": ("outcome", "output"),
    "uge": ("week",), "ugentlig": ("week",), "ugentligt": ("week",), "maaned": ("month",), "maanedlig": ("month",), "maanedligt": ("month",),
    "kvartal": ("quarter",), "kvartalsvis": ("quarter",), "halvaar": ("half_year",), "halvaarlig": ("half_year",), "aar": ("year",),
    "aarlig": ("year",), "aarligt": ("year",), "sag": ("case",),
    "antal": ("number", "count"), "niveau": ("level",), "andel": ("share",), "procent": ("share",), "rate": ("rate",),
    "observationer": ("observations",), "moeder": ("meetings",), "foreslaaet": ("proposed",), "forslag": ("proposed",), "godkendt": ("approved",),
    "vedtaget": ("approved",), "offentlig": ("public",), "offentligt": ("public",), "alle": ("public",), "partnere": ("partners",),
    "intern": ("partners",), "kilde": ("source",), "slutning": ("inference",), "koeretoej": ("other",),
    "sammenligning": ("comparison",), "sammenligningsomraade": ("comparison",), "kontrol": ("comparison",), "nabozone": ("buffer",),
    "naboomraade": ("buffer",), "omgivelser": ("buffer",), "anmeldt": ("victim",), "offer": ("victim",), "borger": ("victim",),
    "kommissorium": ("terms_of_reference",), "samarbejdsaftale": ("cooperation",), "samtykke": ("consent",), "anonymt": ("anonymous",),
    "anonym": ("anonymous",), "videoovervaagning": ("cctv_permit", "cctv"), "konsekvensanalyse": ("dpia",),
}  # fmt: skip
"""Words for values, in the same form."""

UNITS: Final[dict[str, str]] = {
    "dag": "day", "dage": "day", "dagligt": "day", "daglig": "day", "day": "day", "days": "day", "daily": "day",
    "uge": "week", "uger": "week", "ugen": "week", "ugentlig": "week", "ugentligt": "week", "week": "week", "weeks": "week", "weekly": "week",
    "maaned": "month", "maaneder": "month", "maaneden": "month", "maanedlig": "month", "maanedligt": "month", "md": "month", "mdr": "month",
    "month": "month", "months": "month", "monthly": "month",
    "kvartal": "quarter", "kvartaler": "quarter", "kvartalet": "quarter", "kvartalsvis": "quarter", "quarter": "quarter",
    "quarters": "quarter", "quarterly": "quarter",
    "aar": "year", "aaret": "year", "aarlig": "year", "aarligt": "year", "year": "year", "years": "year", "yearly": "year",
}  # fmt: skip
"""Words for the unit of a rhythm."""

MONTHS: Final[dict[str, int]] = {
    "januar": 1, "jan": 1, "january": 1, "februar": 2, "feb": 2, "february": 2, "marts": 3, "mar": 3, "march": 3, "april": 4, "apr": 4,
    "maj": 5, "may": 5, "juni": 6, "jun": 6, "june": 6, "juli": 7, "jul": 7, "july": 7, "august": 8, "aug": 8, "september": 9,
    "sep": 9, "sept": 9, "oktober": 10, "okt": 10, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip

TRUTHS: Final[dict[str, str]] = {
    "ja": "true", "yes": "true", "sand": "true", "sandt": "true", "j": "true", "y": "true", "x": "true", "on": "true",
    "nej": "false", "no": "false", "falsk": "false", "falskt": "false", "n": "false", "off": "false", "ikke": "false",
    "true": "true", "false": "false",
}  # fmt: skip

ORDINALS: Final[dict[str, int]] = {
    "anden": 2, "andet": 2, "tredje": 3, "fjerde": 4, "sjette": 6, "to": 2, "tre": 3, "fire": 4, "other": 2, "second": 2, "third": 3,
    "two": 2, "three": 3, "four": 4, "14": 14,
}  # fmt: skip
"""Numbers in words, as they stand in a rhythm: every other week."""
