"""The fields of a model as the reference tells them: their types in words, their meaning, what they may hold, an example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints, WithJsonSchema
from pydantic.fields import FieldInfo

from karlemose_model.documents.page import Translate
from karlemose_model.messages import N_
from karlemose_model.model import Figure, Ref
from karlemose_model.model.section import ID_PATTERN, Claim, Entry
from karlemose_model.reading.meanings import MEANINGS
from karlemose_model.reference.page import code, codes, to
from karlemose_model.text import Text
from karlemose_model.wording import translator

ENTRY, CLAIM, FIGURE, TEXT = (
    N_("Fields of every entry"), N_("Fields of every claim"), N_("A figure"), N_("A text")
)  # fmt: skip
"""The headings of what is told once for all."""
COMMON: dict[type[BaseModel], str] = {Entry: ENTRY, Claim: CLAIM, Figure: FIGURE}
_EVERYWHERE = "*"
"""What a Ref names that may point at any part of a playbook."""


@dataclass(frozen=True, slots=True)
class Part:
    """A model and where it stands: `meetings.‹id›.agenda.‹id›`. `own` are its fields without those told once for all.

    `about` is what the field means that holds it.
    """

    path: str
    model: type[BaseModel]
    own: dict[str, FieldInfo]
    about: str = ""


def fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The model's fields by the names that stand in files."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def parts(path: str, model: type[BaseModel], seen: set[type[BaseModel]], about: str = "") -> Iterator[Part]:
    """The model and all models in it, each where it comes first; those in `seen` are told elsewhere, and are added to."""
    if model in seen:
        return
    seen.add(model)
    common = {name for one in COMMON if issubclass(model, one) and model is not one for name in fields_of(one)}
    own = {name: info for name, info in fields_of(model).items() if name not in common}
    yield Part(path, model, own, about)
    for name, info in own.items():
        for at, below in _models(info.annotation, f"{path}.{name}" if path else name):
            yield from parts(at, below, seen, info.description or "")


def _models(annotation: Any, path: str) -> Iterator[tuple[str, type[BaseModel]]]:
    origin, given = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _models(given[0], path)
    elif origin in (Union, UnionType):
        for one in given:
            yield from _models(one, path)
    elif origin is dict:
        yield from _models(given[1], f"{path}.‹{_key(given[0])}›")
    elif origin is tuple:
        yield from _models(given[0], path)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield path, annotation


def _key(annotation: Any) -> str:
    """What stands for an id in a path."""
    ref = next((one for one in get_args(annotation) if isinstance(one, Ref)), None)
    return {"partners": "partner", "phases": "phase", "kpis": "kpi"}.get(ref.section, "id") if ref else "id"


class Words:
    """Says what fields are, in one language. `headings` are the headings of the tables of models, by model."""

    def __init__(self, language: str, headings: dict[type[BaseModel], str]) -> None:
        self.language = language
        self.headings = headings
        self._ = translator(language)

    def kind(self, info: FieldInfo) -> str:
        """The type, whether it must be there, and what holds without it."""
        _ = self._
        said = self.of(info.annotation, tuple(info.metadata))
        if info.is_required():
            return _("{type}; required").format(type=said)
        default = info.default
        if isinstance(default, tuple):
            default = ", ".join(map(str, default))
        if not default or isinstance(default, BaseModel):
            return said
        return _("{type}; without it {default}").format(type=said, default=code(_plain(default)))

    def of(self, annotation: Any, metadata: tuple[Any, ...] = ()) -> str:
        """A type in words that a coordinator understands."""
        _ = self._
        origin, given = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self.of(given[0], (*given[1:], *metadata))
        if ref := next((one for one in metadata if isinstance(one, Ref)), None):
            if ref.section == _EVERYWHERE:
                return _("path to a part of the playbook")
            return _("id under {section}").format(section=self.section(ref.section))
        if origin in (Union, UnionType):
            several = [self.of(one) for one in given if one is not NoneType and get_origin(one) is not Literal]
            return " / ".join(dict.fromkeys(several))
        if origin is dict:
            return _("for each {key}: {value}").format(key=self._key(given[0]), value=self.of(given[1]))
        if origin is tuple:
            return _("list: {item}").format(item=self.of(given[0]))
        if origin is Literal:
            return codes(given)
        if annotation is Text:
            return to(_("text"), _(TEXT))
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return to(_("figure") if annotation is Figure else _("fields of its own"), self.headings[annotation])
        if isinstance(annotation, type) and issubclass(annotation, StrEnum):
            return _("one of the words below")
        return self._value(annotation, metadata)

    def _key(self, annotation: Any) -> str:
        _ = self._
        if get_origin(annotation) is Literal:
            return codes(get_args(annotation))
        if any(isinstance(one, Ref) for one in get_args(annotation)):
            return self.of(annotation)
        return _("id") if get_origin(annotation) is Annotated else _("name")

    def _value(self, annotation: Any, metadata: tuple[Any, ...]) -> str:
        _ = self._
        if annotation is bool:
            return _("true or false")
        if annotation is date:
            return _("date")
        if annotation is time:
            return _("hour of the day")
        if annotation in (int, float):
            said = _("whole number") if annotation is int else _("number")
            limits = [_limit(one, _) for one in metadata]
            limits += [_limit(one, _) for more in metadata if isinstance(more, FieldInfo) for one in more.metadata]
            return " ".join([said, *filter(None, limits)])
        listed = next((one.json_schema for one in metadata if isinstance(one, WithJsonSchema)), None)
        if listed and "enum" in listed:
            return codes(listed["enum"])
        pattern = next((one.pattern for one in metadata if isinstance(one, StringConstraints) and one.pattern), None)
        if pattern == ID_PATTERN:
            return _("id")
        return _("word in a set form") if pattern else _("word or sentence")

    def section(self, name: str) -> str:
        """A section's name, leading to its table."""
        return to(code(name), f"{name}.‹id›")

    def meaning(self, info: FieldInfo) -> str:
        """What the field means, without the words that it may hold: they are told below."""
        return self._(info.description) if info.description else ""

    def choices(self, name: str, info: FieldInfo) -> str:
        """A line with all words that the field may hold, each with its meaning where it has one; empty for other fields."""
        words = next(_enums(info.annotation), None)
        if words is None:
            return ""
        meanings = MEANINGS.get(words, {})
        said = [
            f"{code(word.value)} ({self._(meanings[word.value])})" if word.value in meanings else code(word.value)
            for word in words
        ]
        return f"- {code(name)}: {', '.join(said)}."


def _enums(annotation: Any) -> Iterator[type[StrEnum]]:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        yield annotation
    elif get_origin(annotation) is not Literal:
        for one in get_args(annotation):
            yield from _enums(one)


def _limit(one: object, _: Translate) -> str:
    """A bound of a number in words; pydantic's marks of them are told apart by their only attribute."""
    for mark, words in (("ge", N_("from {bound}")), ("gt", N_("above {bound}")), ("le", N_("to {bound}"))):
        if (bound := getattr(one, mark, None)) is not None:
            return _(words).format(bound=bound)
    return ""


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def example_values(model: type[BaseModel], value: Any, found: dict[tuple[type[BaseModel], str], list[Any]]) -> None:
    """Adds what stands under each field, wherever the model and those in it are written, to `found`."""
    if not isinstance(value, dict):
        return
    for name, info in fields_of(model).items():
        if name in value:
            owner = next((one for one in COMMON if issubclass(model, one) and name in fields_of(one)), model)
            found.setdefault((owner, name), []).append(value[name])
            _go_on(info.annotation, value[name], found)


def _go_on(annotation: Any, value: Any, found: dict[tuple[type[BaseModel], str], list[Any]]) -> None:
    origin, given = get_origin(annotation), get_args(annotation)
    if annotation is Figure:
        for one in value if isinstance(value, list) else [value]:
            _go_on(Figure.model_fields["entries"].annotation, [one], found)
    elif origin in (Annotated, Union, UnionType):
        for one in given[:1] if origin is Annotated else given:
            _go_on(one, value, found)
    elif origin is dict and isinstance(value, dict):
        for below in value.values():
            _go_on(given[1], below, found)
    elif origin is tuple and isinstance(value, list):
        for below in value:
            _go_on(given[0], below, found)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        example_values(annotation, value, found)


def has_parts(info: FieldInfo) -> bool:
    """Whether models stand in the field, so that their own tables show examples."""
    return any(model is not Figure for _path, model in _models(info.annotation, ""))


def made_up(info: FieldInfo) -> object:
    """What could stand in the field, for one that no shipped playbook fills in; `…` where only a person knows."""
    return _made_up(info.annotation)


def _made_up(annotation: Any) -> object:
    origin, given = get_origin(annotation), get_args(annotation)
    plain: dict[Any, object] = {bool: True, date: "2026-12-03", time: "13:30", int: 1, float: 1}
    if origin in (Annotated, Union, UnionType):
        return _made_up(given[0])
    if origin is tuple:
        return [_made_up(given[0])]
    if origin is dict:
        return {"…": _made_up(given[1])}
    if origin is Literal:
        return given[0]
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return next(iter(annotation)).value
    return plain.get(annotation, "…")
