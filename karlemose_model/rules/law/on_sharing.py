"""The checks of law on what partners tell each other, and on cameras."""

from __future__ import annotations

from karlemose_model.messages.message import N_
from karlemose_model.rules.law.check import READ, Check, Reference
from karlemose_model.rules.law.on_files import PRINCIPLES

SECTION_115 = "https://ssptrivsel.aalborg.dk/for-professionelle/retsplejeloven-115"
"""The wording of the section, subsections 1 to 4, as the Municipality of Aalborg gives it."""

CHECKS = (
    Check(
        "L04",
        N_("Every flow says what lets it be told"),
        (
            Reference(
                N_("GDPR, article 5"),
                PRINCIPLES,
                N_("a lawful ground, a stated purpose, and no longer than needed"),
                READ,
            ),
            Reference(
                N_("GDPR, article 30"),
                "https://gdprinfo.eu/da/da-article-30",
                N_("the controller's record tells purposes, receivers, and where possible when data is deleted"),
                READ,
            ),
        ),
        (
            N_(
                "A flow of information names its legal basis, one of: section 115 for SSP, PSP or KSP, section 63 d, section 8 of the Data Protection Act, consent, or anonymous. Without one the playbook is not read."
            ),
            N_("A flow with personal data is never public, and says how long it is kept."),
        ),
        (
            N_("Whether the basis holds for this receiver and this purpose."),
            N_(
                "A legal basis in another country's law: `legal_basis` knows the Danish ones, consent and anonymous only."
            ),
            N_("Whether what is called anonymous is so, in a place where few live."),
        ),
        codes=("KM131", "KM135", "KM364", "KM365"),
    ),
    Check(
        "L05",
        N_("Section 115 is for authorities, section 63 d for those who let social housing"),
        (
            Reference(
                N_("Administration of Justice Act, section 115 (1) to (4)"),
                SECTION_115,
                N_(
                    "police and other authorities may tell each other about persons in SSP, PSP and KSP; self-owned institutions with public tasks may be included; nobody is obliged to"
                ),
                READ,
            ),
            Reference(
                N_("Act on Social Housing, section 63 d"),
                "https://bl.dk/politik-og-analyser/temaer/oversigt-lovgivningsmaessige-forskelle-paa-boligomraader/videregivelse-af-oplysning/",
                N_(
                    "the police may tell a housing organisation of certain criminal decisions, and likewise self-owned institutions, municipalities and regions that let social housing; since 1 July 2022 the police must pass on certain judgments on request"
                ),
                READ,
            ),
        ),
        (
            N_(
                "Both ends of a flow on section 115 are authorities, or self-owned institutions that solve public tasks in social services, education, employment or psychiatry."
            ),
            N_("A flow on section 63 d goes from the police to somebody who lets social housing."),
        ),
        (
            N_("Whether an institution is covered, or a municipality lets homes; you say so in the playbook."),
            N_("Whether it is necessary, which the law asks each time."),
            N_("What is said in a corridor."),
        ),
        codes=("KM366", "KM367"),
        country="DK",
    ),
    Check(
        "L06",
        N_("Section 115 is not for investigation"),
        (
            Reference(
                N_("Administration of Justice Act, section 115 (2)"),
                SECTION_115,
                N_("in these forums nothing is passed on for the investigation of criminal cases"),
                READ,
            ),
        ),
        (
            N_(
                "The purpose of a flow on section 115 is read for words of investigation and prosecution, in Danish and English. A sentence that says no to it is left alone."
            ),
        ),
        (
            N_("A purpose in other words, or one that is not written down."),
            N_("What the receiver does with it afterwards."),
        ),
        codes=("KM368",),
        country="DK",
    ),
    Check(
        "L08",
        N_("Cameras have a permit, signs and a day on which recordings go"),
        (
            Reference(
                N_("Video Surveillance Act, section 2 (2)"),
                "https://www.lovguiden.dk/loven/lov-om-%C3%A6ndring-af-lov-om-politiets-virksomhed-straffeloven-lov-om-bek%C3%A6mpelse-af-ungdomskriminalitet-og-forskellige-andre-love-styrket-indsats-mod-utryghedsskabende-adf%C3%A6rd/4",
                N_(
                    "the police may permit a housing organisation to watch the housing area where that can promote safety, worded so since 1 July 2025; recordings are passed on and kept by section 4 c"
                ),
                READ,
            ),
            Reference(
                N_("Video Surveillance Act, section 2 (2), as of 2010"),
                "https://www.eu.dk/samling/20091/lovforslag/l185/20091_l185_som_fremsat.htm",
                N_(
                    "a permit is given for at most five years at a time; the amendments of 2025 leave that sentence alone, and we have not read the whole act as it stands now"
                ),
                READ,
            ),
            Reference(
                N_("Video Surveillance Act, section 3"),
                "https://danskelove.dk/tv-overv%C3%A5gningsloven/3",
                N_("whoever is private and watches a place that anybody can enter tells of it by signs or as clearly"),
                READ,
            ),
            Reference(
                N_("Video Surveillance Act, section 4 c (1)"),
                "https://www.elov.dk/tv-overvagningsloven/paragraf/4c/",
                N_("recordings are passed on only by consent, by law, or to the police for solving crime"),
                READ,
            ),
            Reference(
                N_("Video Surveillance Act, section 4 c (4) and (5)"),
                "https://ft.dk/samling/20231/almdel/reu/spm/380/svar/2010493/2803161/index.htm",
                N_("recordings are deleted after 30 days at the latest, but for what is told in subsection 5"),
                READ,
            ),
            Reference(
                N_("The duty to register with the police (POLCAM)"),
                "https://teknikogsikkerhed.dk/registrering-af-overvaagningskameraer/",
                N_(
                    "non-private operators of cameras on areas with ordinary traffic register them within 14 days of putting them up, and report material changes"
                ),
                READ,
            ),
            Reference(
                N_("The Danish Crime Prevention Council on cameras"),
                "https://www.dkr.dk/trygge-byer/orden-og-sikkerhed/krav-til-tv-overvaagning/",
                N_(
                    "places without general access, such as cellars and laundries, may be watched without the permission of the police"
                ),
                READ,
            ),
        ),
        (
            N_(
                "Once the work has begun in a place that has cameras among its activities, the agreement tells the permit's number and end, signs, days until deletion, installation and registration, controller, who may see recordings, and the law it rests on. For closed rooms no permit is asked."
            ),
            N_(
                "Recordings kept longer than 30 days are an error. Late registration, and a permit of more than five years, are warnings. When the permit has run out, or the law was last read more than a year ago, that is told as well."
            ),
        ),
        (
            N_("Where the cameras point, and whether a front door is among it."),
            N_("Whether anybody looks at recordings without a reason, or shows them to others."),
            N_("Whether a permit may still run for five years: ask the police."),
        ),
        codes=("KM369", "KM370", "KM371", "KM372", "KM316", "KM317"),
        country="DK",
    ),
)
