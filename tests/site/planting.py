"""Marked words in every text of a rollout, so that a test can tell which fields an audience's site shows.

A field is named by its pattern: `meetings.*.agenda.*.title`, `records.meetings.*.items.*.note`; `*` is an id or a place in a
list. What is known only from some sources, or is meant for one audience, has that in brackets:
`partners.*.contact(partners).email`.
"""

from __future__ import annotations

import dataclasses
import itertools
import types
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, StringConstraints

from karlemose_model.model import Audience, Basis, Claim, Figure, Playbook, Ref, Rollout, Source
from karlemose_model.text import Text

NO_TEXTS = {
    "after", "subdivision", "covers", "estates", "kpi", "cost", "zone", "kind", "source", "written", "file", "name", "playbook",
    "area", "outcome", "currency",
}  # fmt: skip
"""Plain strings that name something else: an entry, a code, a path. Texts (`Text`) of these names are planted all the same."""
_KNOWLEDGE = ("problem", "evidence", "lessons")
"""Sections that everybody may read where public sources say it."""


@dataclass
class Planted:
    """The rollout with its marked words, and for each word the pattern of its field."""

    rollout: Rollout
    words: dict[str, str] = field(default_factory=dict)

    @property
    def patterns(self) -> set[str]:
        return set(self.words.values())

    def shown(self, said: str) -> set[str]:
        """The patterns of which at least one word stands in what a site says."""
        there = said.lower()
        return {pattern for word, pattern in self.words.items() if word in there}


def plant(
    rollout: Rollout, around: Callable[[str, int], str] = lambda word, _number: word, addresses: Sequence[str] = ()
) -> Planted:
    """The rollout with a word of its own in every text of its playbook and its records, also in those left empty.

    `around` makes the text that holds a word, given its number; `addresses` take the place of those of the sources.
    """
    return _Gardener(rollout, around, addresses).planted()


def text_fields() -> set[str]:
    """The pattern of every text that a playbook or a record can hold, without what stands in brackets."""
    hints = typing.get_type_hints(type(Rollout.__dataclass_fields__["records"].default), include_extras=True)
    found = set(_fields(Playbook, "", ()))
    for name, annotation in hints.items():
        found |= set(_fields(annotation, f"records.{name}", ()))
    return found


def bare(pattern: str) -> str:
    """The pattern without what stands in brackets."""
    out, depth = [], 0
    for sign in pattern:
        depth += sign == "("
        if not depth:
            out.append(sign)
        depth -= sign == ")"
    return "".join(out)


class _Gardener:
    def __init__(self, rollout: Rollout, around: Callable[[str, int], str], addresses: Sequence[str]) -> None:
        self.rollout = rollout
        self.around = around
        self.addresses = itertools.cycle(addresses) if addresses else None
        self.words: dict[str, str] = {}

    def planted(self) -> Planted:
        playbook = self._value(Playbook, self.rollout.playbook, "", ())
        records = self.rollout.records
        hints = typing.get_type_hints(type(records), include_extras=True)
        changed = {name: self._value(hints[name], getattr(records, name), f"records.{name}", ()) for name in hints}
        made = dataclasses.replace(self.rollout, playbook=playbook, records=dataclasses.replace(records, **changed))
        return Planted(made, self.words)

    def _word(self, pattern: str) -> str:
        word = f"kanarie{len(self.words):05}x"
        self.words[word] = pattern
        return self.around(word, len(self.words))

    def _text(self, value: Text | None, pattern: str) -> Text:
        word = self._word(pattern)
        if value is None:
            return Text(dict.fromkeys(self.rollout.playbook.languages, word))
        return Text({language: word for language, _said in value}, unknown=value.unknown)

    def _value(self, annotation: Any, value: Any, pattern: str, metadata: tuple[Any, ...]) -> Any:
        annotation, metadata = _plain(annotation, metadata)
        if annotation is Text:
            return self._text(value, pattern)
        if annotation is str and _is_text(pattern, metadata):
            return self._word(pattern)
        if value is None:
            return None
        if self.addresses and pattern.endswith(".url"):
            return next(self.addresses)
        if get_origin(annotation) is dict or isinstance(value, Mapping):
            inner = get_args(annotation)[1]
            return {key: self._value(inner, below, f"{pattern}.{_any(key)}", ()) for key, below in value.items()}
        if isinstance(value, tuple):
            inner = get_args(annotation)[0]
            return tuple(self._value(inner, below, f"{pattern}.*", ()) for below in value)
        if isinstance(value, BaseModel):
            pattern += self._bracket(value, pattern)
            fields = {
                name: self._value(
                    info.annotation, getattr(value, name), _below(pattern, info.alias or name), tuple(info.metadata)
                )
                for name, info in type(value).model_fields.items()
                if not _is_out_of_place(value, name)
            }
            return value.model_copy(update=fields)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            hints = typing.get_type_hints(type(value), include_extras=True)
            changed = {
                each.name: self._value(hints[each.name], getattr(value, each.name), _below(pattern, each.name), ())
                for each in dataclasses.fields(value)
                if each.name != "place"
            }
            return dataclasses.replace(value, **changed)
        return value

    def _bracket(self, value: BaseModel, pattern: str) -> str:
        audience = getattr(value, "audience", None)
        if isinstance(value, Source):
            audience = Audience.public if value.is_public else Audience.partners
        if audience is not None:
            return f"({audience})"
        if isinstance(value, Claim) and pattern.partition(".")[0] in _KNOWLEDGE:
            return "(public sources)" if self._publicly_known(value) else "(other sources)"
        return ""

    def _publicly_known(self, claim: Claim) -> bool:
        sources = self.rollout.playbook.sources
        names = [name.partition("/")[0] for name in claim.source]
        public = all(sources[name].is_public for name in names)
        return claim.basis is Basis.source and bool(names) and public


def _any(key: str) -> str:
    """What stands for an id in a pattern. Only these laws are told to everybody, on the page on accessibility."""
    return "*(on accessibility)" if key.startswith("web-accessibility") else "*"


def _is_out_of_place(value: BaseModel, name: str) -> bool:
    """Whether the field must stay empty here: a known figure is not unknown, and what a source says needs no reason."""
    if isinstance(value, Figure):
        return name == "unknown" and bool(value.entries)
    return isinstance(value, Claim) and name == "reason" and value.basis is not Basis.inference


def _below(pattern: str, name: str) -> str:
    return f"{pattern}.{name}" if pattern else name


def _plain(annotation: Any, metadata: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...]]:
    """The annotation without `None` beside it and without its metadata, and those."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            metadata = (*metadata, *more)
        elif get_origin(annotation) in (Union, types.UnionType):
            annotation = next(each for each in get_args(annotation) if each is not type(None))
        else:
            return annotation, metadata


def _is_text(pattern: str, metadata: tuple[Any, ...]) -> bool:
    """Whether a plain string says something to people: it names nothing, and has no form of its own."""
    bound = any(isinstance(each, Ref | StringConstraints | AfterValidator) for each in metadata)
    return not bound and pattern.rpartition(".")[2] not in NO_TEXTS and not pattern.endswith(".*")


def _fields(annotation: Any, pattern: str, around: tuple[type, ...]) -> Iterator[str]:
    annotation, metadata = _plain(annotation, ())
    if annotation is Text:
        yield pattern
    elif get_origin(annotation) is dict:
        yield from _fields(get_args(annotation)[1], f"{pattern}.*", around)
    elif get_origin(annotation) is tuple:
        yield from _fields(get_args(annotation)[0], f"{pattern}.*", around)
    elif isinstance(annotation, type) and annotation not in around and not issubclass(annotation, Enum):
        for name, hint, more in _of_class(annotation):
            below = _below(pattern, name)
            inner, metadata = _plain(hint, more)
            if inner is str:
                if _is_text(below, metadata):
                    yield below
            else:
                yield from _fields(hint, below, (*around, annotation))


def _of_class(annotation: type) -> Iterator[tuple[str, Any, tuple[Any, ...]]]:
    if issubclass(annotation, BaseModel):
        for name, info in annotation.model_fields.items():
            yield info.alias or name, info.annotation, tuple(info.metadata)
    elif dataclasses.is_dataclass(annotation):
        hints = typing.get_type_hints(annotation, include_extras=True)
        yield from (
            (each.name, hints[each.name], ()) for each in dataclasses.fields(annotation) if each.name != "place"
        )
