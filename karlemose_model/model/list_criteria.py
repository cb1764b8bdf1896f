"""The statutory criteria of Denmark's yearly lists of housing areas, as dated data with its sources, for reading and KPIs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ListCriterion(StrEnum):
    """A figure that the lists are made of, or that a criterion is held against."""

    labour_market = "labour-market"
    """Residents aged 18–64 without link to labour market or education, of all residents of that age."""
    convicted = "convicted"
    """Residents convicted of breaking the penal code, the weapons act or the act on narcotics, of the residents."""
    education = "education"
    """Residents aged 30–59 with only primary school, of all residents of that age."""
    income = "income"
    """The mean gross income of taxpayers aged 15–64 who are not in education, of the same group's in the region."""
    non_western = "non-western"
    """Immigrants and descendants from non-western countries, of all residents."""
    residents = "residents"
    """How many live in the area: a count."""
    national_convicted = "national-convicted"
    """The country's share of convicted persons, in per cent, as the list uses it: a mean of two years."""


class Side(StrEnum):
    """On which side of its limit a value meets a criterion."""

    above = "above"
    at_least = "at least"
    below = "below"


@dataclass(frozen=True, slots=True)
class Limit:
    """One criterion: a share in per cent (of convicted: so many times the country's average), as a mean of `years`."""

    criterion: ListCriterion
    side: Side
    value: float
    years: int = 1

    @property
    def times_average(self) -> bool:
        """Whether the limit is a multiple of the country's average."""
        return self.criterion is ListCriterion.convicted


@dataclass(frozen=True, slots=True)
class ListRules:
    """What the law asks of the lists of 1 December from the year `first` on.

    An area is on the list of vulnerable housing areas if at least `at_least` of the limits in `vulnerable` are met, a
    parallel society if more than `parallel` per cent of its residents have a non-western background besides, and a
    transformation area if it was one on each of the last `transformation_years` lists. A prevention area meets as many of
    the limits in `prevention` and has more than `prevention_share` per cent; without such limits there was no such list.
    A None is something that no source we read gives.
    """

    first: int
    residents: Limit
    at_least: int
    vulnerable: tuple[Limit, ...]
    parallel: Limit
    transformation_years: int | None
    prevention: tuple[Limit, ...]
    prevention_share: Limit | None
    law: str
    checked: date
    sources: tuple[str, ...]


# § 61 a (1): "Andelen af beboere dømt for ..." names no age. The rule of 2014–17 counted residents aged 18 and over (L 45 of
# 2013), and so does a description of the list of 2022 (the source under AVERAGES). The ministry's own note on the method
# (25 March 2021, docplayer.dk/219276470) was found, but only its first page could be read. So the denominator is the
# user's figure, and the page says what is in doubt.
# § 61 a (3) asks for 1,000 residents on cadastral numbers owned by social housing in 2010; the housing association's answer
# (bl.dk below) reads the count as that of 1 January of the list's year, and two areas left the list of 2021 because they had
# fewer by then (https://www.dknyt.dk/artikel/regeringens-lister-over-udsatte-boligomraader-skrumper-og-har-nye-navne).
_RESIDENTS = Limit(ListCriterion.residents, Side.at_least, 1_000)
_PARALLEL = Limit(ListCriterion.non_western, Side.above, 50)
_VULNERABLE = (
    Limit(ListCriterion.labour_market, Side.above, 40, years=2),
    Limit(ListCriterion.convicted, Side.at_least, 3, years=2),
    Limit(ListCriterion.education, Side.above, 60),
    Limit(ListCriterion.income, Side.below, 55),
)
_PREVENTION = (
    Limit(ListCriterion.labour_market, Side.above, 30, years=2),
    Limit(ListCriterion.convicted, Side.at_least, 2, years=2),
    Limit(ListCriterion.education, Side.above, 60),
    Limit(ListCriterion.income, Side.below, 65),
)
_PARAGRAPH_A = "https://danskelove.dk/almenboligloven/61a"
_COUNTED = (
    "https://bl.dk/spoergsmaal-og-svar-om-ghetto-planen/"
    "kriterier-for-udsatte-omraader-parallelsamfund-og-omdannelsesomraader/"
)
_CHECKED = date(2026, 11, 26)

RULES = (
    ListRules(
        first=2018,
        residents=_RESIDENTS,
        at_least=2,
        vulnerable=_VULNERABLE,
        parallel=_PARALLEL,
        # Reports of 2019 differ (four years, five years), and no text of the law of that time could be read.
        transformation_years=None,
        prevention=(),
        prevention_share=None,
        law="almenboligloven § 61 a",
        checked=_CHECKED,
        sources=("https://sn.dk/Danmark/FAKTA-Der-er-forskel-paa-ghetto-og-udsat-boligomraade/artikel/892712?rss",),
    ),
    ListRules(
        first=2021,
        residents=_RESIDENTS,
        at_least=2,
        vulnerable=_VULNERABLE,
        parallel=_PARALLEL,
        transformation_years=5,
        prevention=_PREVENTION,
        prevention_share=Limit(ListCriterion.non_western, Side.above, 30),
        law="almenboligloven §§ 61 a–61 b, LBK nr. 1171 af 11/11/2024",
        checked=_CHECKED,
        sources=(_PARAGRAPH_A, "https://www.lovguiden.dk/loven/almenboligloven/61b", _COUNTED),
    ),
)
"""By the first list that they hold for. The rules of 2014–17 (three of five, 2.7 per cent, 50 per cent:
http://www.ft.dk/samling/20131/lovforslag/l45/20131_l45_som_fremsat.htm) are left out: no list to come is made by them, and
they count in another way."""

FIRST_LIST = RULES[0].first


@dataclass(frozen=True, slots=True)
class Average:
    """The country's share of convicted persons that a list used, in per cent, and where it is known from."""

    value: float
    source: str


AVERAGES = {
    # "1,45 % svarer til 2 gange landsgennemsnittet", of residents aged 18 and over.
    2022: Average(
        0.725,
        "https://www.dklf.dk/artikler/omdannelsesomraader-parallelsamfund-forebyggelsesomraader-og-udsatte-boligomraader/",
    )
}
"""By the year of the list. Other years are the user's figures: no source we read gives them."""


def rules_of(year: int) -> ListRules | None:
    """The rules that the list of 1 December of a year is made by; None before there were any that we hold."""
    return next((rules for rules in reversed(RULES) if rules.first <= year), None)
