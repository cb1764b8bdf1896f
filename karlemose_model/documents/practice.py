"""The description of the practice in two forms, TIDieR's and the 5Is', as for an ECPA entry; gaps are said aloud."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from karlemose_model.documents.desk import Desk
from karlemose_model.documents.environment import long_date
from karlemose_model.documents.evaluation_result import result_in_short
from karlemose_model.documents.fidelity_words import in_short
from karlemose_model.documents.markdown import Markdown, escape, fill, inside, listed
from karlemose_model.documents.page import Page
from karlemose_model.documents.view import View
from karlemose_model.kpis.fidelity import newest
from karlemose_model.model import Adaptation, Cadence, Claim, Cost, Duty, Evidence, Figure, Spell, Statement
from karlemose_model.rules.profiles import TIDIER, Answer, Ask, Point, Standing, asks, judge
from karlemose_model.rules.profiles.five_is import FIVE_IS

TIDIER_PATH = "papers/practice-tidier.md"
FIVE_IS_PATH = "papers/practice-5is.md"
_TOLD_IN_TIME = ("evidence.*.text", "lessons.*.text")
"""Statements that are there, or were made later; none is asked for by name."""
_OWN_NAME = ("problem", "evidence", "lessons", "adaptations", "fidelity")
"""Sections whose entries are statements: they need no name before them."""


@dataclass(frozen=True, slots=True)
class Block:
    """What is asked, the answers that there are, and what is not described."""

    words: str
    lines: tuple[Markdown, ...]
    gaps: tuple[Markdown, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the form with its blocks."""

    number: str
    title: str
    blocks: tuple[Block, ...]


def pages(view: View) -> Iterator[Page]:
    """The two forms; the practice is what is done where people live, so a district or municipality has none."""
    if TIDIER_PATH not in view.paths:
        return
    _ = view.translate
    forms = (
        (TIDIER, TIDIER_PATH, _("Description of the practice (TIDieR)")),
        (FIVE_IS, FIVE_IS_PATH, _("Description of the practice (5Is)")),
    )
    for profile, path, title in forms:
        yield view.page(
            "practice.md.j2",
            path,
            title,
            "practice",
            "papers",
            source=profile.source if profile.source in view.source_numbers else "",
            headings=[
                Heading(
                    result.criterion.number,
                    _(result.criterion.name),
                    tuple(_block(Desk(view, path), answer) for answer in result.answers),
                )
                for result in judge(view.rollout, profile)
            ],
            of_a_place=bool(view.below),
        )


def _block(desk: Desk, answer: Answer) -> Block:
    """The answers with a value in lines; those without one are gaps, the unknown with their reason."""
    view = desk.view
    _ = view.translate
    lines: list[Markdown] = []
    gaps: list[Markdown] = []
    missing: list[Point] = []
    for point in answer.points:
        if point.standing is Standing.missing:
            # What was told only after the day of the view is no gap, and must not be named.
            if answer.ask.path not in _TOLD_IN_TIME:
                missing.append(point)
        elif point.standing is Standing.unknown:
            reason = point.reason.said_in(view.language) if point.reason else ""
            gaps.append(_named(desk, point, fill(_("Unknown: {reason}"), reason=reason)))
        else:
            lines += _answers(desk, answer.ask, point)
    if answer.ask is asks.EVALUATION and (result := result_in_short(view)):
        page = desk.link(_("Evaluation: the result"), "evaluation-result.md")
        lines.append(fill(_("{result} See {page}."), result=result, page=page))
        return Block(_(answer.ask.words), tuple(lines), tuple(gaps))
    named = [escape(view.words(point.name).rstrip(" .")) for point in missing if point.name]
    if named:
        gaps.append(fill(_("Not described: {names}."), names=listed(named, "; ")))
    elif missing:
        said = [view.words(point.reason) for point in missing if point.reason]
        gaps.append(escape(said[0] if said else _(answer.ask.if_none) if answer.ask.if_none else _("Not described.")))
    return Block(_(answer.ask.words), tuple(lines), tuple(gaps))


def _answers(desk: Desk, ask: Ask, point: Point) -> list[Markdown]:
    """The lines that one answer gives: one, but for a list of dated spells and the two sides of ratings."""
    if not point.path:
        return [in_short(rating, None, desk.view) for rating in newest(desk.view.rollout)]
    section, _dot, rest = point.path.partition(".")
    id_, field = rest.partition(".")[0], ask.path.partition("*.")[2]
    held = getattr(desk.view.playbook, section)
    if isinstance(held, Mapping):
        entry = held[id_]
        value = getattr(entry, field or rest.partition(".")[2])
    else:
        entry, value = None, getattr(held, rest) if rest else held
    if isinstance(entry, Evidence) and not desk.view.stated_by_now(entry.figure):
        return []
    if isinstance(value, tuple) and value and isinstance(value[0], Spell):
        return [_spell(desk, spell) for spell in value if spell.from_ <= desk.view.rollout.as_of]
    said = _in_words(desk, f"{section}.{id_}", entry, value)
    if isinstance(entry, Statement) and entry.when is not None:
        said = Markdown(f"{said} ({inside(desk.view.words(entry.when))})")
    # A figure gives its own sources.
    rests_on = _rests_on(desk, point, entry)
    if isinstance(value, Figure) or rests_on.strip(" ()") in said:
        rests_on = Markdown("")
    return [Markdown(f"{_named(desk, point, said)}{rests_on}")]


def _in_words(desk: Desk, at: str, entry: Any, value: Any) -> Markdown:
    """A value of a playbook as a reader of the form needs it."""
    view = desk.view
    _ = view.translate
    if isinstance(value, Figure):
        return desk.figure(value, entry.unit if isinstance(entry, Cost) else None)
    if isinstance(value, Mapping):
        if all(isinstance(one, Cadence) for one in value.values()):
            parts = [
                fill("{phase}: {often}", phase=desk.phase(key), often=desk.cadence(one)) for key, one in value.items()
            ]
            return listed(parts, "; ")
        return listed((view.words(one.text) for one in value.values() if isinstance(one, Duty)), " ")
    if isinstance(value, tuple):
        if at.startswith("activities") and all(name in view.playbook.partners for name in value):
            return desk.partners(value)
        return listed((_part(desk, at, path) for path in value), "; ")
    if isinstance(entry, Evidence) and entry.figure is not None:
        label = escape(_("Figure:"))
        return Markdown(f"{escape(view.words(value))} **{label}** {desk.figure(entry.figure, entry.unit)}")
    if isinstance(entry, Adaptation):
        return escape(f"{view.words(value)} {view.words(entry.why)}")
    return escape(view.words(value))


def _part(desk: Desk, at: str, path: str) -> Markdown:
    """What a path inside an activity or a meeting points at, e.g. who takes part, an item of the agenda, how often."""
    _ = desk.view.translate
    key, _dot, name = path.partition(".")
    meeting = desk.view.playbook.meetings.get(at.partition(".")[2])
    if meeting is not None and key == "participants":
        return fill(_("{partner} takes part"), partner=desk.partner(name))
    if meeting is not None and key == "agenda" and name in meeting.agenda:
        return fill(_('the item "{title}"'), title=desk.view.words(meeting.agenda[name].title))
    return escape(desk.field(f"{at}.{path}"))


def _named(desk: Desk, point: Point, said: Markdown) -> Markdown:
    """The answer behind the name of what it is about; a statement is its own name."""
    name = desk.view.words(point.name).rstrip(" .") if point.name else ""
    if not name or point.path.partition(".")[0] in _OWN_NAME:
        return said
    return Markdown(f"**{escape(name)}:** {said}")


def _rests_on(desk: Desk, point: Point, entry: Any) -> Markdown:
    """What the answer rests on, in brackets: its sources, our inference, or the model alone."""
    _ = desk.view.translate
    if point.standing is Standing.below:
        return Markdown(f" ({inside(_('told of the model'))})")
    if point.standing is Standing.inferred and isinstance(entry, Claim):
        return desk.cite(entry, brief=True) or Markdown(f" ({inside(_('our inference'))})")
    return desk.cite(Claim(source=point.sources))


def _spell(desk: Desk, spell: Spell) -> Markdown:
    _ = desk.view.translate
    day = long_date(spell.from_, desk.view.language)
    begun = fill(_("{phase} from {day}"), phase=desk.phase(spell.phase), day=day)
    return fill("{begun}: {reason}", begun=begun, reason=desk.view.words(spell.reason)) if spell.reason else begun
