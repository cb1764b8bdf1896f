"""The cost page for partners: what it cost, what it was worth to whom, how sure that is, and where every figure is from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from karlemose_model.documents import evaluation_found, evaluation_result
from karlemose_model.documents.blocks import Block
from karlemose_model.documents.evaluation_cost_behind import Behind
from karlemose_model.documents.evaluation_cost_input_table import InputTable
from karlemose_model.documents.evaluation_cost_inputs import Inputs
from karlemose_model.documents.evaluation_cost_method import CostMethod
from karlemose_model.documents.evaluation_cost_results import known_results
from karlemose_model.documents.evaluation_cost_spread_picture import spread_description, spread_svg
from karlemose_model.documents.evaluation_cost_tables import CostTables, has_benefits, shown_frames
from karlemose_model.documents.evaluation_cost_tornado_picture import tornado_description, tornado_svg
from karlemose_model.documents.evaluation_cost_words import CostWords
from karlemose_model.documents.evaluation_numbers import whole
from karlemose_model.documents.evaluation_reasons import lack_words
from karlemose_model.documents.markdown import Markdown
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.evaluation.balance_results import Balance, Frame
from karlemose_model.evaluation.results import Missing
from karlemose_model.messages import N_
from karlemose_model.model import Audience, Rollout

PATH = "evaluation-cost.md"
TITLE = N_("Evaluation: what it cost, and what it was worth")


@dataclass(frozen=True, slots=True)
class Result:
    """How society's result moves and how sure it is; pictures are path and content."""

    tornado: str
    tornado_picture: tuple[str, str]
    moves: Block
    spread: str
    spread_picture: tuple[str, str]
    percentiles: Block
    shares: Block
    draws: str
    seed: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The balance with the sentences, or without; `name` says which, if there are both."""

    name: str
    public: Block
    society: Block
    cashable: Block
    result: Result | None


@dataclass(frozen=True, slots=True)
class Told:
    """All that the page tells."""

    in_short: tuple[Markdown, ...]
    questions: tuple[Markdown, ...]
    frames: tuple[Ledger, ...]
    condition: str
    both: Block | None
    enough: Block
    two_numbers: Markdown
    elsewhere: Block
    results: tuple[Markdown, ...]
    not_counted: tuple[Markdown, ...]
    of_the_model: tuple[Markdown, ...]
    inputs: Block
    sources: tuple[Markdown, ...]
    not_covered: tuple[Markdown, ...]
    checks: tuple[Markdown, ...]
    method: tuple[Markdown, ...]


def pages(view: View) -> Iterator[Page]:
    """One page, if the playbook says how costs and benefits are counted; without a balance it says why there is none."""
    if view.playbook.economy is None:
        return
    yield _page(view, evaluation_found.balance_of(view.rollout), drawn=True)


def cost_markdown(rollout: Rollout, found: Balance | Missing, language: str) -> str:
    """The page on a balance as Markdown for the partners, without its pictures: the tables beside them say all they show."""
    return _page(View(rollout, Audience.partners, language, ()), found, drawn=False).body


def _page(view: View, found: Balance | Missing, *, drawn: bool) -> Page:
    _ = view.translate
    told = None if isinstance(found, Missing) else _told(view, found)
    return view.page(
        "evaluation_cost.md.j2",
        PATH,
        _(TITLE),
        "evaluation-cost",
        "kpis",
        pictures=_pictures(told) if told and drawn else (),
        lack=lack_words(found, view.language) if isinstance(found, Missing) else "",
        told=told,
        drawn=drawn,
        result_page=evaluation_result.PATH if view.playbook.evaluation else "",
    )


def _pictures(told: Told) -> tuple[tuple[str, str], ...]:
    results = [frame.result for frame in told.frames if frame.result is not None]
    return tuple(one for result in results for one in (result.tornado_picture, result.spread_picture))


def _told(view: View, balance: Balance) -> Told:
    inputs = Inputs(view, balance, PATH)
    tables = CostTables(inputs)
    words, table = CostWords(inputs, tables), InputTable(inputs)
    behind = Behind(inputs, table)
    shown = shown_frames(balance)
    several = len(shown) > 1
    return Told(
        in_short=tuple(words.in_short()),
        questions=tuple(words.questions()),
        frames=tuple(_ledger(frame, inputs, tables, several=several) for frame in shown),
        condition=words.condition(),
        both=tables.both() if several else None,
        enough=tables.enough(sensitivity=False),
        two_numbers=words.two_numbers(),
        elsewhere=tables.enough(sensitivity=True),
        results=() if has_benefits(balance) else tuple(known_results(view, inputs.desk)),
        not_counted=tuple(words.not_counted()),
        of_the_model=tuple(words.known_of_the_model()),
        inputs=table.table(),
        sources=tuple(behind.sources()),
        not_covered=tuple(behind.not_covered()),
        checks=tuple(behind.checks()),
        method=tuple(CostMethod(inputs, tables).sentences()),
    )


def _ledger(frame: Frame, inputs: Inputs, tables: CostTables, *, several: bool) -> Ledger:
    return Ledger(
        tables.frame_name(frame) if several else "",
        tables.public(frame),
        tables.society(frame),
        tables.cashable(frame),
        _result(frame, inputs, tables),
    )


def _result(frame: Frame, inputs: Inputs, tables: CostTables) -> Result | None:
    simulation = frame.simulation
    if simulation is None:
        return None
    which = "" if frame.with_sentences else "-without-sentences"
    society, language = simulation.society, inputs.view.language
    return Result(
        tornado=tornado_description(frame, inputs, tables),
        tornado_picture=(f"evaluation-cost-figures{which}.svg", tornado_svg(frame, inputs, tables)),
        moves=tables.moves(frame),
        spread=spread_description(society, inputs, tables),
        spread_picture=(f"evaluation-cost-spread{which}.svg", spread_svg(society, inputs, tables)),
        percentiles=tables.spread(simulation, frame),
        shares=tables.shares(simulation),
        draws=whole(simulation.draws, language),
        seed=str(simulation.seed),
    )
