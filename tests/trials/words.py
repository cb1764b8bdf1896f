"""What the page of trials says of each one: its name, what it does, and what its figures mean, in Danish and in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Said = Mapping[str, str]
"""The same words by language: `da` and `en`."""


@dataclass(frozen=True)
class Trial:
    """The words of one trial. `run` says what is counted as one run, `found` what is counted as one finding."""

    title: Said
    command: str
    does: Said
    run: Said
    found: Said
    # A figure that has no words here is shown by its own name, as code. The page has them in this order.
    figures: Mapping[str, Said] = field(default_factory=dict)
    # What a value that is no number is called.
    values: Mapping[str, Said] = field(default_factory=dict)


# In the order of the page. Each trial's own module calls `tests.trials.results.write` with the key.
TRIALS: dict[str, Trial] = {
    # ----------------------------------------------------------------------------------------------------------
    "cpr": Trial(
        title={"da": "CPR-numre bliver opdaget", "en": "CPR numbers are found"},
        command=".venv/bin/python -m tests.trials.cpr",
        does={
            "da": "Genkendelsen af CPR-numre får tekster, der er lavet til formålet: nogle med et opdigtet nummer, skrevet på alle de måder, som programmet lover at finde, og nogle med telefonnumre, CVR-numre, datoer og andet, der ligner.",
            "en": "The detector of CPR numbers is given texts made for it: some with an invented number, written in all the ways that the tool promises to find, and some with telephone numbers, company numbers, dates and others that look alike.",
        },
        run={"da": "tekster prøvet", "en": "texts tried"},
        found={"da": "numre, der ikke blev fundet", "en": "numbers that were missed"},
        figures={
            "recall": {"da": "fundet af alle numre, i procent", "en": "found of all numbers, in per cent"},
            "precision": {"da": "rigtige af alle fund, i procent", "en": "right of all that was found, in per cent"},
            "precision without ten digits by chance": {
                "da": "rigtige af alle fund, når ticifrede tal, som ingen kan skelne fra CPR-numre, ikke tælles med, i procent",
                "en": "right of all that was found, ten-digit numbers that nobody can tell from CPR numbers left out, in per cent",
            },
            "found: hyphen": {"da": "fundet: bindestreg", "en": "found: a hyphen"},
            "found: nothing between": {"da": "fundet: ti cifre i træk", "en": "found: ten digits in a row"},
            "found: space": {"da": "fundet: mellemrum", "en": "found: a space"},
            "found: hyphen and spaces": {
                "da": "fundet: bindestreg med mellemrum om",
                "en": "found: a hyphen with spaces around it",
            },
            "found: other dashes": {"da": "fundet: andre streger", "en": "found: other dashes"},
            "found: other blanks": {
                "da": "fundet: andre mellemrum, fx hårde",
                "en": "found: other blanks, e.g. non-breaking ones",
            },
            "found: slash, dot or underscore": {
                "da": "fundet: skråstreg, punktum eller understreg",
                "en": "found: a slash, a dot or an underscore",
            },
            "found: tab": {"da": "fundet: tabulator", "en": "found: a tab"},
            "found: pairs with spaces": {
                "da": "fundet: cifrene to og to med mellemrum",
                "en": "found: digits in pairs with spaces",
            },
            "found: pairs with marks": {
                "da": "fundet: cifrene to og to med tegn imellem",
                "en": "found: digits in pairs with marks between",
            },
            "found: all five pairs with spaces": {
                "da": "fundet: alle ti cifre to og to med mellemrum",
                "en": "found: all ten digits in pairs with spaces",
            },
            "found: all five pairs with marks": {
                "da": "fundet: alle ti cifre to og to med tegn imellem",
                "en": "found: all ten digits in pairs with marks between",
            },
            "found: pairs with different marks": {
                "da": "fundet: cifrene to og to med forskellige tegn imellem",
                "en": "found: digits in pairs with different marks between",
            },
            "found: pairs with hyphens and a space": {
                "da": "fundet: dato med bindestreger, så et mellemrum",
                "en": "found: a date with hyphens, then a space",
            },
            "found: day and month together": {
                "da": "fundet: dag og måned samlet, årstallet for sig",
                "en": "found: the day and month together, the year apart",
            },
            "found: in parentheses": {
                "da": "fundet: en del af nummeret i parentes",
                "en": "found: a part of the number in parentheses",
            },
            "found: two hyphens": {"da": "fundet: to bindestreger", "en": "found: two hyphens"},
            "found: colon, comma or semicolon": {
                "da": "fundet: kolon, komma eller semikolon",
                "en": "found: a colon, a comma or a semicolon",
            },
            "found: many blanks": {"da": "fundet: mange mellemrum", "en": "found: many blanks"},
            "found: last four in pairs": {
                "da": "fundet: de sidste fire cifre to og to",
                "en": "found: the last four digits in pairs",
            },
            "found: cells of a page's table": {
                "da": "fundet: to celler i en tabel på en side",
                "en": "found: two cells of a page's table",
            },
            "found: whole year": {"da": "fundet: årstal med fire cifre", "en": "found: the year in four digits"},
            "found: whole year in pairs": {
                "da": "fundet: dato med tegn og årstal med fire cifre",
                "en": "found: a date with marks and the year in four digits",
            },
            "found: a box for each digit": {
                "da": "fundet: et felt til hvert ciffer",
                "en": "found: a box for each digit",
            },
            "found: full-width and other digits": {
                "da": "fundet: brede cifre og andre skrifters cifre",
                "en": "found: full-width digits and those of other writings",
            },
            "found: superscripts and subscripts": {
                "da": "fundet: hævede og sænkede cifre og streger",
                "en": "found: superscript and subscript digits and hyphens",
            },
            "found: invisible signs": {
                "da": "fundet: usynlige tegn mellem cifrene",
                "en": "found: invisible signs between the digits",
            },
            "found: marks of direction": {
                "da": "fundet: tegn for skriveretning mellem cifrene",
                "en": "found: marks of direction between the digits",
            },
            "found: marks over digits": {"da": "fundet: tegn oven på cifrene", "en": "found: marks over the digits"},
            "found: Markdown": {
                "da": "fundet: Markdowns tegn om en del af nummeret",
                "en": "found: Markdown's marks around a part of the number",
            },
            "found: over two lines": {"da": "fundet: delt over to linjer", "en": "found: over two lines"},
            "found: all at once": {
                "da": "fundet: flere af skrivemåderne på én gang",
                "en": "found: several of these ways at once",
            },
            "false alarms: telephone": {"da": "falsk alarm: telefonnumre", "en": "false alarms: telephone numbers"},
            "false alarms: telephone numbers in pairs": {
                "da": "falsk alarm: telefonnumre to og to cifre, to i træk eller med landekode",
                "en": "false alarms: telephone numbers in pairs of digits, two in a row or with a country code",
            },
            "false alarms: foreign telephone in five pairs": {
                "da": "falsk alarm: udenlandske telefonnumre i fem par (ti cifre, som de franske)",
                "en": "false alarms: foreign telephone numbers in five pairs (ten digits, as the French ones)",
            },
            "false alarms: foreign telephone": {
                "da": "falsk alarm: udenlandske telefonnumre",
                "en": "false alarms: foreign telephone numbers",
            },
            "false alarms: CVR": {"da": "falsk alarm: CVR-numre", "en": "false alarms: company numbers (CVR)"},
            "false alarms: P number": {
                "da": "falsk alarm: P-numre (ti cifre)",
                "en": "false alarms: production unit numbers (ten digits)",
            },
            "false alarms: case number": {"da": "falsk alarm: sagsnumre", "en": "false alarms: case numbers"},
            "false alarms: ISO day and hour": {
                "da": "falsk alarm: datoer og tidspunkter, ISO",
                "en": "false alarms: ISO dates and times",
            },
            "false alarms: Danish day and hour": {
                "da": "falsk alarm: danske datoer med klokkeslæt eller beløb",
                "en": "false alarms: Danish dates with an hour or an amount",
            },
            "false alarms: amount": {"da": "falsk alarm: beløb", "en": "false alarms: amounts"},
            "false alarms: account in pairs": {
                "da": "falsk alarm: bankkonti to og to cifre (ti cifre)",
                "en": "false alarms: bank accounts in pairs (ten digits)",
            },
            "false alarms: scores": {
                "da": "falsk alarm: korte rækker af små tal, fx 12 10 8",
                "en": "false alarms: short rows of small numbers, e.g. 12 10 8",
            },
            "false alarms: counting": {
                "da": "falsk alarm: tal, der tæller op, fx 01 02 03 04 05",
                "en": "false alarms: numbers that count, e.g. 01 02 03 04 05",
            },
            "false alarms: long row of two-digit numbers": {
                "da": "falsk alarm: seks eller flere tocifrede tal",
                "en": "false alarms: six or more two-digit numbers",
            },
            "false alarms: five two-digit numbers": {
                "da": "falsk alarm: fem tocifrede tal (ti cifre)",
                "en": "false alarms: five two-digit numbers (ten digits)",
            },
            "false alarms: day and hour in pairs": {
                "da": "falsk alarm: dato og klokkeslæt to og to cifre med streger imellem (ti cifre)",
                "en": "false alarms: a day and an hour in pairs of digits with hyphens between (ten digits)",
            },
            "false alarms: account": {
                "da": "falsk alarm: bankkonti (ti cifre)",
                "en": "false alarms: bank accounts (ten digits)",
            },
            "false alarms: IBAN": {"da": "falsk alarm: IBAN-numre", "en": "false alarms: IBANs"},
            "false alarms: EAN": {"da": "falsk alarm: EAN-numre", "en": "false alarms: EAN numbers"},
            "false alarms: ISBN": {"da": "falsk alarm: ISBN-numre", "en": "false alarms: ISBNs"},
            "false alarms: long row of digits": {
                "da": "falsk alarm: lange rækker af cifre",
                "en": "false alarms: long rows of digits",
            },
            "false alarms: fraction": {"da": "falsk alarm: decimaltal", "en": "false alarms: decimal numbers"},
            "false alarms: hash": {"da": "falsk alarm: kontrolsummer", "en": "false alarms: checksums"},
            "false alarms: UUID": {"da": "falsk alarm: UUID'er", "en": "false alarms: UUIDs"},
            "false alarms: address of a page": {"da": "falsk alarm: netadresser", "en": "false alarms: web addresses"},
            "false alarms: moment in seconds": {
                "da": "falsk alarm: tidspunkter i sekunder (ti cifre)",
                "en": "false alarms: moments in seconds (ten digits)",
            },
            "false alarms: counts in a table": {
                "da": "falsk alarm: tal i en tabel",
                "en": "false alarms: counts in a table",
            },
            "false alarms: years and counts": {
                "da": "falsk alarm: årstal og tal",
                "en": "false alarms: years and counts",
            },
            "false alarms: version": {"da": "falsk alarm: versionsnumre", "en": "false alarms: version numbers"},
            "false alarms: IP address": {"da": "falsk alarm: IP-adresser", "en": "false alarms: IP addresses"},
            "false alarms: plate": {"da": "falsk alarm: nummerplader", "en": "false alarms: licence plates"},
            "false alarms: picture": {"da": "falsk alarm: tegninger (SVG)", "en": "false alarms: drawings (SVG)"},
            "false alarms: ten digits": {
                "da": "falsk alarm: ti tilfældige cifre",
                "en": "false alarms: ten digits by chance",
            },
            "false alarms: six and four digits": {
                "da": "falsk alarm: seks og fire tilfældige cifre",
                "en": "false alarms: six and four digits by chance",
            },
        },
    ),
    # ----------------------------------------------------------------------------------------------------------
    "hostile": Trial(
        title={"da": "Fjendtligt indhold gør ingen skade", "en": "Hostile content does no harm"},
        command="make hostile",
        does={
            "da": "Tekster, der er skrevet for at bryde ind, sættes i felterne i en drejebog og dens registreringer. Siderne bygges og åbnes i en browser, som melder, hvis noget kører eller hentes udefra.",
            "en": "Texts written to break in are put into the fields of a playbook and its records. The pages are built and opened in a browser, which tells if anything runs or is fetched from outside.",
        },
        run={"da": "forsøg", "en": "attempts"},
        found={"da": "forsøg, der lykkedes", "en": "attempts that succeeded"},
        figures={
            "texts": {"da": "fjendtlige tekster", "en": "hostile texts"},
            "addresses": {"da": "adresser", "en": "addresses"},
            "fields": {"da": "felter", "en": "fields"},
            "texts planted": {"da": "tekster sat i felter", "en": "texts put into fields"},
            "pairs of text and field": {
                "da": "forskellige par af tekst og felt",
                "en": "different pairs of text and field",
            },
            "pages read": {"da": "sider læst som HTML", "en": "pages read as HTML"},
            "pages opened": {"da": "sider åbnet i Chromium", "en": "pages opened in Chromium"},
            "pictures opened": {"da": "billeder åbnet", "en": "pictures opened"},
            "searches": {"da": "søgninger", "en": "searches"},
            "sites built": {"da": "websteder bygget", "en": "sites built"},
        },
    ),
    # ----------------------------------------------------------------------------------------------------------
    "faults": Trial(
        title={"da": "Intet går tabt, når maskinen svigter", "en": "Nothing is lost when the machine fails"},
        command="make faults",
        does={
            "da": "Programmet standses midt i sit arbejde, eller disken melder fuld eller skrivebeskyttet, når det er ved at skrive noget. Det prøves ved hvert eneste kald, der skriver: at programmet standses, at disken er fuld, og at det bliver nægtet; dertil på skift at det halve bliver skrevet, at disken bliver skrivebeskyttet, at nogen trykker Ctrl-C, og at maskinen lukkes ned. Byggerens egen proces rammes én gang ved hvert kald. Ud for hver kommando står, hvor mange svigt der er prøvet. Bagefter skal hver fil være enten den gamle eller den nye, aldrig noget midt imellem.",
            "en": "The tool is killed in the middle of its work, or the disk says that it is full or read-only, when something is about to be written. At every single call that writes it is tried that the tool is killed, that the disk is full and that it is refused; besides, in turn, that half is written, that the disk becomes read-only, that somebody presses Ctrl-C, and that the machine is shut down. The builder's own process is struck once at each call. The figure of each command is how many failures were tried. Afterwards every file must be the old one or the new one, never something between.",
        },
        run={"da": "svigt prøvet", "en": "failures tried"},
        found={
            "da": "fundne fejl: filer tabt eller ødelagt, beskeder, der mangler, rester, der bliver liggende",
            "en": "faults found: files lost or broken, messages missing, leftovers that stay",
        },
        figures={
            "calls": {"da": "kald, der skriver", "en": "calls that write"},
            "build": {"da": "build, med HTML", "en": "build, with HTML"},
            "build --builder none": {"da": "build, som Markdown", "en": "build, as Markdown"},
            "build, in the builder's process": {
                "da": "build, i byggerens egen proces",
                "en": "build, in the builder's own process",
            },
        },
    ),
    # ----------------------------------------------------------------------------------------------------------
    "fuzz": Trial(
        title={
            "da": "Tilfældige data får ikke programmet til at gå ned",
            "en": "Random data does not bring the tool down",
        },
        command="make fuzz",
        does={
            "da": "De dele, der læser filer udefra, får millioner af tilfældigt ændrede data. Hver gang skal der komme et svar eller et fund, som et menneske kan læse.",
            "en": "The parts that read files from outside are given millions of randomly changed data. Each time there must be an answer, or a finding that a person can read.",
        },
        run={"da": "data prøvet", "en": "data tried"},
        found={"da": "nedbrud eller brudte løfter", "en": "crashes or broken promises"},
        figures={
            "yaml": {"da": "til læseren af YAML", "en": "given to the reader of YAML"},
            "csv": {"da": "til læseren af tabeller (CSV)", "en": "given to the reader of tables (CSV)"},
            "period": {"da": "til læseren af perioder", "en": "given to the reader of periods"},
            "markdown": {"da": "til det, der sætter tekst på en side", "en": "given to what puts text on a page"},
            "cpr": {"da": "til genkendelsen af CPR-numre", "en": "given to the detector of CPR numbers"},
            "corpus": {"da": "data gemt til næste gang", "en": "data kept for the next time"},
            "seconds_each": {"da": "tid til hver del, i sekunder", "en": "time for each part, in seconds"},
        },
    ),
    # ----------------------------------------------------------------------------------------------------------
    "patterns": Trial(
        title={"da": "Ingen tekst får programmet til at gå i stå", "en": "No text makes the tool hang"},
        command=".venv/bin/python -m tests.trials.patterns",
        does={
            "da": "Hvert søgemønster (regulært udtryk) i programmet får tekster på en million tegn, der er lavet for at gøre det langsomt. Tiden må kun vokse i takt med tekstens længde.",
            "en": "Each search pattern (regular expression) of the tool is given texts of a million characters, made to slow it down. The time may only grow as the text does.",
        },
        run={"da": "tekster prøvet", "en": "texts tried"},
        found={"da": "mønstre, der gik i stå", "en": "patterns that hung"},
        figures={
            "patterns": {"da": "mønstre", "en": "patterns"},
            "characters": {"da": "tegn i hver tekst", "en": "characters in each text"},
            "longest_ms": {
                "da": "tid til den langsomste tekst, i millisekunder",
                "en": "time for the slowest text, in milliseconds",
            },
            "slowest": {"da": "det langsomste mønster", "en": "the slowest pattern"},
        },
    ),
    # ----------------------------------------------------------------------------------------------------------
    "soak": Trial(
        title={"da": "Siderne bygges tusindvis af gange i træk", "en": "Thousands of builds in a row"},
        command="make soak",
        does={
            "da": "Siderne bygges igen og igen i den samme proces. Forbruget af hukommelse, åbne filer, tråde og midlertidige filer må ikke vokse.",
            "en": "The pages are built again and again in one process. The use of memory, open files, threads and temporary files must not grow.",
        },
        run={"da": "gange bygget", "en": "builds"},
        found={"da": "ting, der voksede, og forkerte slutkoder", "en": "things that grew, and wrong exit codes"},
        figures={
            "broken": {"da": "af drejebøger med fejl, alle afvist", "en": "of playbooks with errors, all refused"},
            "park": {"da": "af Eksempelparken, begge websteder", "en": "of Eksempelparken, both sites"},
            "public": {"da": "af Eksempelparkens offentlige websted", "en": "of Eksempelparken's public site"},
            "reconstruction": {"da": "af Karlemoseparken, begge websteder", "en": "of Karlemoseparken, both sites"},
            "place": {"da": "af et område med nye tekster hver gang", "en": "of a place with new texts each time"},
            "memory first": {"da": "hukommelse efter opvarmningen, MB", "en": "memory after the warm-up, MB"},
            "memory last": {"da": "hukommelse til sidst, MB", "en": "memory at the end, MB"},
            "memory most": {"da": "mest hukommelse ved en aflæsning, MB", "en": "most memory at a reading, MB"},
            "blocks first": {
                "da": "stykker hukommelse i Python efter opvarmningen",
                "en": "pieces of memory in Python after the warm-up",
            },
            "blocks last": {
                "da": "stykker hukommelse i Python til sidst",
                "en": "pieces of memory in Python at the end",
            },
            "handles first": {"da": "åbne filer efter opvarmningen", "en": "open files after the warm-up"},
            "handles last": {"da": "åbne filer til sidst", "en": "open files at the end"},
            "threads last": {"da": "tråde til sidst", "en": "threads at the end"},
            "children last": {"da": "underprocesser til sidst", "en": "child processes at the end"},
            "files first": {"da": "midlertidige filer efter opvarmningen", "en": "temporary files after the warm-up"},
            "files last": {"da": "midlertidige filer til sidst", "en": "temporary files at the end"},
            "cached first": {
                "da": "ting gemt uden grænse efter opvarmningen",
                "en": "things kept without a limit after the warm-up",
            },
            "cached last": {"da": "ting gemt uden grænse til sidst", "en": "things kept without a limit at the end"},
        },
    ),
    # ----------------------------------------------------------------------------------------------------------
    "edits": Trial(
        title={"da": "Rettelser, der fortrydes, efterlader intet", "en": "Edits that are undone leave nothing behind"},
        command="make soak",
        does={
            "da": "Et lille opdigtet område rettes, ødelægges, kontrolleres, bygges og rettes tilbage, i tilfældig rækkefølge. Ens filer skal altid give ens sider, uanset hvad der er bygget før; en fejl må aldrig røre de sidste gode sider; og når alt er fortrudt, skal siderne være som fra begyndelsen, til mindste byte.",
            "en": "A small invented place is edited, broken, checked, built and put back, in any order. The same files must always give the same pages, whatever was built before; an error may never touch the last good pages; and when all is undone, the pages must be those of the beginning, to the byte.",
        },
        run={"da": "forløb", "en": "ways through"},
        found={"da": "forløb, der endte forkert", "en": "ways that ended wrongly"},
        figures={
            "edits": {"da": "rettelser, rigtige og forkerte", "en": "edits, right and wrong"},
            "checks": {"da": "gange kontrolleret", "en": "checks"},
            "builds": {"da": "gange bygget", "en": "builds"},
            "refused": {"da": "af dem afvist på grund af fejl", "en": "of these refused because of errors"},
        },
    ),
    # ----------------------------------------------------------------------------------------------------------
    "audit": Trial(
        title={"da": "Kendte sårbarheder i pakkerne", "en": "Known vulnerabilities in the packages"},
        command="make audit",
        does={
            "da": "Hver pakke, som programmet bygger på, slås op i en offentlig liste over kendte sårbarheder i præcis den version, der er låst.",
            "en": "Each package that the tool is built on is looked up in a public list of known vulnerabilities, in the very version that is locked.",
        },
        run={"da": "pakker slået op", "en": "packages looked up"},
        found={"da": "kendte sårbarheder", "en": "known vulnerabilities"},
        figures={
            "locked": {"da": "låste pakker", "en": "locked packages"},
            "not answered": {"da": "pakker, som intet er svaret om", "en": "packages that nothing was answered of"},
            "service": {
                "da": "liste, der svarede",
                "en": "list that answered",
            },
        },
        values={"not reached": {"da": "ingen", "en": "none"}},
    ),
}
