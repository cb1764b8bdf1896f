"""The page of the area's status on the yearly lists of housing areas, for partners only: a forecast stigmatises."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from karlemose_model.documents.blocks import Block, Row
from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import long_date, number, short_date
from karlemose_model.documents.markdown import Markdown, bold, escape, fill, link, listed, sentences
from karlemose_model.documents.page import Page, Translate
from karlemose_model.documents.view import View
from karlemose_model.kpis.list_status import Assessment, ListStatus, Measured, Missing, Outlook, Standing, list_status
from karlemose_model.model import ListCriterion, ListFigure
from karlemose_model.model.list_criteria import Limit, Side

PATH = "list-status.md"


def pages(view: View) -> Iterator[Page]:
    """One page, if there are figures of a list and the place is in Denmark."""
    _ = view.translate
    found = list_status(view.rollout)
    if found is None:
        return
    now = found.now
    words = Words(view)
    yield view.page(
        "list_status.md.j2",
        PATH,
        _("The area's status on the lists of housing areas"),
        "list_status",
        "kpis",
        year=str(now.year),
        standing=words.standing(now),
        common=words.common(now),
        at_least=now.rules.at_least,
        vulnerable=words.limits(now.vulnerable),
        prevention=words.limits(now.prevention),
        outlook=_outlook(words, found.outlook) if found.outlook else None,
        history=_history(words, found),
        figures=_figures(view, words, found.figures),
        law=now.rules.law,
        checked=long_date(now.rules.checked, view.language),
        law_sources=listed([link(url, url) for url in now.rules.sources]),
    )


class Words:
    """Statuses, criteria and distances in a view's language."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.translate = view.translate

    def status(self, standing: Standing | None) -> str:
        """What the law calls the area."""
        _ = self.translate
        return {
            None: _("it can't be told"),
            Standing.none: _("on none of the lists"),
            Standing.prevention: _("prevention area"),
            Standing.vulnerable: _("vulnerable housing area"),
            Standing.parallel: _("vulnerable housing area and parallel society"),
            Standing.transformation: _("vulnerable housing area, parallel society and transformation area"),
        }[standing]

    def standing(self, assessment: Assessment) -> Markdown:
        """The status, and what the figures do not rule out."""
        _ = self.translate
        said = bold(self.status(assessment.standing))
        if not assessment.undecided:
            return said
        open_ = listed([self.status(one) for one in assessment.undecided], "; ")
        return fill(_("{status} (the figures do not rule out: {more})"), status=said, more=open_)

    def criterion(self, criterion: ListCriterion, years: int = 1) -> str:
        """What is counted, in the law's terms, and over how many years."""
        _ = self.translate
        said = criteria(_)[criterion]
        return _("{criterion}, mean of two years").format(criterion=said) if years > 1 else said

    def common(self, assessment: Assessment) -> Block:
        """What is asked of the area as a whole: its residents and where they come from."""
        _ = self.translate
        shares = [assessment.parallel_share]
        if assessment.prevention_share is not None:
            shares.insert(0, assessment.prevention_share)
        for_what = [_("every list"), _("prevention area"), _("parallel society")]
        if len(shares) == 1:
            del for_what[1]
        rows = [
            Row((fill("{what}: {criterion}", what=what, criterion=cells[0]), *cells[1:]))
            for what, one in zip(for_what, [assessment.residents, *shares], strict=True)
            for cells in [self._cells(one)]
        ]
        return Block(columns=(_("Asked for"), *self._columns()[1:]), rows=tuple(rows))

    def limits(self, measured: Sequence[Measured]) -> Block:
        """The criteria of one list with the value, the limit, how far apart they are, and whether it is met."""
        return Block(columns=self._columns(), rows=tuple(Row(self._cells(one)) for one in measured))

    def _columns(self) -> tuple[str, ...]:
        _ = self.translate
        return (_("Criterion"), _("Met"), _("Value and limit"), _("Distance"))

    def _cells(self, one: Measured) -> tuple[Markdown, ...]:
        _ = self.translate
        met = {True: bold(_("yes")), False: escape(_("no")), None: escape(self._missing(one.missing))}[one.met]
        value = escape("–" if one.value is None else self.amount(one.value, one.limit))
        # Four columns: more would not fit beside the navigation.
        return (
            escape(self.criterion(one.limit.criterion, one.limit.years)),
            met,
            fill(_("{value}; limit: {limit}"), value=value, limit=self._limit(one)),
            self.distance(one),
        )

    def amount(self, value: float, limit: Limit) -> str:
        """A share in per cent with two decimals, or a count."""
        if limit.criterion is ListCriterion.residents:
            return number(value, self.view.language)
        return f"{number(round(value, 2), self.view.language)} %"

    def _limit(self, one: Measured) -> Markdown:
        _ = self.translate
        words = {Side.above: _("above {limit}"), Side.at_least: _("at least {limit}"), Side.below: _("below {limit}")}
        if not one.limit.times_average:
            return escape(words[one.limit.side].format(limit=self.amount(one.limit.value, one.limit)))
        times = number(one.limit.value, self.view.language)
        if one.threshold is None:
            return escape(_("at least {times} times the country's average").format(times=times))
        limit = self.amount(one.threshold, one.limit)
        return escape(_("at least {limit} ({times} times the country's average)").format(limit=limit, times=times))

    def distance(self, one: Measured) -> Markdown:
        """How far the value is from its limit, in per cent points and in residents."""
        _ = self.translate
        if one.apart is None:
            return escape("–")
        far = number(round(abs(one.apart), 2), self.view.language)
        if one.limit.criterion is ListCriterion.residents:
            words = _("{number} below") if one.apart < 0 else _("{number} above")
            return escape(words.format(number=far))
        words = _("{number} per cent points below") if one.apart < 0 else _("{number} per cent points above")
        said = words.format(number=far)
        if one.needed is None or one.counted is None:
            return escape(said)
        if one.met:
            persons = _("residents fewer to be below the limit: {count}")
            count = math.floor(one.counted - one.needed) + 1
        else:
            persons = _("residents more to meet it: {count}")
            count = math.ceil(one.needed - one.counted)
        words = _("{distance}; {persons} (both years together)") if one.limit.years > 1 else "{distance}; {persons}"
        return escape(words.format(distance=said, persons=persons.format(count=number(count, self.view.language))))

    def _missing(self, missing: Missing | None) -> str:
        _ = self.translate
        return {
            None: "",
            Missing.figure: _("can't be told: the figure is missing"),
            Missing.earlier: _("can't be told: the count of the year before is missing"),
            Missing.counts: _("can't be told: only a share is known, not a count"),
            Missing.average: _("can't be told: the country's average is unknown"),
        }[missing]


def criteria(_: Translate) -> dict[ListCriterion, str]:
    """What each figure counts, in the law's terms."""
    return {
        ListCriterion.labour_market: _("aged 18–64 without link to labour market or education"),
        ListCriterion.convicted: _("convicted of breaking the penal code, the weapons act or the act on narcotics"),
        ListCriterion.education: _("aged 30–59 with primary school only"),
        ListCriterion.income: _(
            "mean gross income of taxpayers aged 15–64 who are not in education, against the same group in the region"
        ),
        ListCriterion.non_western: _("immigrants and descendants from non-western countries"),
        ListCriterion.residents: _("residents"),
        ListCriterion.national_convicted: _("convicted in the whole country, mean of two years"),
    }


def _short(_: Translate) -> dict[ListCriterion, str]:
    return {
        ListCriterion.labour_market: _("link to labour market"),
        ListCriterion.convicted: _("residents convicted"),
        ListCriterion.education: _("education"),
        ListCriterion.income: _("income"),
        ListCriterion.non_western: _("non-western background"),
        ListCriterion.residents: _("residents"),
        ListCriterion.national_convicted: _("the country's average"),
    }


def _outlook(words: Words, outlook: Outlook) -> tuple[Markdown, Block]:
    _ = words.translate
    said = [
        fill(
            _("Residents convicted in cases that are decided and not yet on a list: {count}."),
            count=str(outlook.expected),
        ),
        fill(
            _("If all else stays as it is, the status on the list of 1 December {year} is: {before} without them, {after} with them."),
            year=str(outlook.year), before=words.standing(outlook.before), after=words.standing(outlook.after),
        ),
    ]  # fmt: skip
    if outlook.carried:
        short = _short(_)
        again = listed([short[one] for one in outlook.carried])
        said.append(fill(_("Figures used again, because nothing newer is known: {criteria}."), criteria=again))
    rows = []
    for when, part in ((_("without them"), outlook.before), (_("with them"), outlook.after)):
        for what, measured in (
            (_("vulnerable housing area"), part.vulnerable),
            (_("prevention area"), part.prevention),
        ):
            convicted = [one for one in measured if one.limit.criterion is ListCriterion.convicted]
            rows += [Row((fill("{what}, {when}", what=what, when=when), *words._cells(one)[1:])) for one in convicted]
    columns = (_("Limit of"), *words._columns()[1:])
    return sentences(said), Block(columns=columns, rows=tuple(sorted(rows, key=lambda row: row.cells[0], reverse=True)))


def _history(words: Words, found: ListStatus) -> Block:
    _ = words.translate
    rows = [
        Row((escape(str(one.year)), words.standing(one)))
        for one in sorted((*found.history, found.now), key=lambda one: one.year, reverse=True)
    ]
    return Block(columns=(_("List of 1 December"), _("Status by the figures")), rows=tuple(rows))


def _figures(view: View, words: Words, figures: Sequence[ListFigure]) -> Block:
    _ = view.translate
    desk = Desk(view, PATH)
    columns = (_("List"), _("Figure"), _("Number"), _("Of"), _("Source"), _("Stated"), _("Note"))
    rows = []
    for one in figures:
        what = words.criterion(one.criterion)
        if one.expected:
            what = _("residents convicted in a case that is decided, expected on this list")
        share = one.denominator is None and not one.expected and one.criterion is not ListCriterion.residents
        amount = f"{number(one.numerator, view.language)}{' %' if share else ''}"
        source = link(one.source, one.source) if one.source.startswith("https://") else desk.reported(one.source)
        rows.append(
            Row((
                escape(str(one.year)),
                escape(what),
                escape(amount),
                escape("–" if one.denominator is None else number(one.denominator, view.language)),
                source,
                escape("–" if one.stated is None else short_date(one.stated, view.language)),
                escape(one.note),
            ))
        )  # fmt: skip
    return Block(columns=columns, rows=tuple(rows))
