"""The playbook's JSON Schema (draft-07), for editors: what may be written in a playbook's files, explained in two languages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, TypeAdapter
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from karlemose_model.messages import N_
from karlemose_model.model import ActionEvents, FidelityRecord, Figure, MeetingRecord, Playbook, Register, Stated, Walk
from karlemose_model.reading.meanings import MEANINGS
from karlemose_model.reading.merging import OWN
from karlemose_model.reading.shapes import SECTIONS
from karlemose_model.text import LANGUAGES, Text
from karlemose_model.wording import translator

Json = dict[str, Any]

DIALECT = "http://json-schema.org/draft-07/schema#"
_LETTERS = str.maketrans("0123456789", "ghijklmnop")
MAIN = "playbook"
RECORDS: dict[str, type[BaseModel]] = {
    "meeting-record": MeetingRecord,
    "action-events": ActionEvents,
    "walk": Walk,
    "fidelity-record": FidelityRecord,
    "published": Register,
}
"""The files of the records that are written in YAML, by the names of their schemas."""
_AT = "#/definitions/"
_FREE: Json = {"^x-": {}}
"""Keys that belong to whoever wrote them."""

_ALONE: Json = {"if": {"required": ["unknown"]}, "then": {"propertyNames": {"pattern": "^(unknown$|x-)"}}}
"""What is unknown has a reason, and nothing beside it."""

_WHOLE = frozenset({*OWN, "adaptations"})
"""What is never put together from several layers, or is said in full by the layer that says it."""


def schema_files() -> dict[str, str]:
    """Every schema file by its name: the playbook's, one for each section that may have its own file, and the records'."""
    playbook = playbook_schema()
    files = {MAIN: playbook}
    for section in SECTIONS:
        # Not a bare $ref: draft-07 ignores whatever stands beside one, also $schema.
        files[section] = {"$schema": DIALECT, "allOf": [{"$ref": f"{MAIN}.json#/properties/{section}"}]}
    files |= {name: record_schema(name) for name in RECORDS}
    return {f"{name}.json": as_text(schema) for name, schema in files.items()}


def as_text(schema: Json) -> str:
    """A schema as its file holds it, with a comment by which `is_made_here` knows it again."""
    body = {key: value for key, value in schema.items() if key not in ("$schema", "$comment")}
    # As letters: digits can happen to be shaped like a CPR number.
    checksum = hashlib.sha256(json.dumps(body).encode()).hexdigest().translate(_LETTERS)
    signed = {"$schema": DIALECT, "$comment": f"made by karlemose schema: {checksum}", **body}
    return json.dumps(signed, ensure_ascii=False, indent=2) + "\n"


def is_made_here(text: str) -> bool:
    """Whether the text of a schema's file is as we once wrote it, in any version: nobody's own, and not edited."""
    try:
        schema = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(schema, dict) and as_text(schema) == text


def playbook_schema() -> Json:
    """What may stand in `playbook.yml`. Layers complete each other, so little is required of one file."""
    writer = _Writer()
    body = writer.record(Playbook, whole=False)
    return {"$schema": DIALECT, **body, "definitions": dict(sorted(writer.definitions.items()))}


def record_schema(name: str) -> Json:
    """What may stand in a file of the records, e.g. `meeting-record`; a record is whole, nothing lies over it.

    Raises KeyError for what is no such file.
    """
    writer = _Writer()
    body = writer.record(RECORDS[name], whole=True)
    return {"$schema": DIALECT, **body, "definitions": dict(sorted(writer.definitions.items()))}


def section_schema(section: str) -> Json:
    """What may stand in the file of one section, e.g. `kpis.yml`, in a schema that needs no other.

    Raises KeyError for what is no section.
    """
    playbook = playbook_schema()
    body = playbook["properties"][section]
    needed: Json = {}
    waiting = [body]
    while waiting:
        for name in _referred(waiting.pop()):
            if name not in needed:
                needed[name] = playbook["definitions"][name]
                waiting.append(needed[name])
    return {"$schema": DIALECT, **body, "definitions": dict(sorted(needed.items()))}


def _referred(schema: Any) -> list[str]:
    """The definitions that a schema points at."""
    if isinstance(schema, dict):
        at = schema.get("$ref")
        own = [at.removeprefix(_AT)] if isinstance(at, str) else []
        return own + [name for below in schema.values() for name in _referred(below)]
    return [name for below in schema for name in _referred(below)] if isinstance(schema, list) else []


class _Writer:
    """Goes through the models as `shapes.py` does, and gathers the definitions that the schemas point at.

    `whole` is said of what no other layer can complete: what stands in a list or is one value, and what a playbook says
    of itself. Only there can a key be asked for.
    """

    def __init__(self) -> None:
        self.definitions: dict[str, Json] = {}

    def record(self, model: type[BaseModel], *, whole: bool) -> Json:
        """The schema of a model's keys."""
        fields = {info.alias or name: info for name, info in model.model_fields.items()}
        is_playbook = model is Playbook
        required = [
            name for name, info in fields.items() if info.is_required() and (whole or (is_playbook and name in OWN))
        ]
        properties = {
            name: self._field(info, whole=whole or (is_playbook and name in _WHOLE)) for name, info in fields.items()
        }
        return {"type": "object", **_closed(properties), **({"required": required} if required else {})}

    def _field(self, info: FieldInfo, *, whole: bool) -> Json:
        schema = self._of(info.annotation, tuple(info.metadata), whole=whole)
        if not info.description:
            return schema
        # What stands beside a $ref is ignored in draft-07.
        return {"description": _in_both(info.description), **({"allOf": [schema]} if "$ref" in schema else schema)}

    def _of(self, annotation: Any, metadata: tuple[Any, ...], *, whole: bool) -> Json:
        if get_origin(annotation) is Annotated:
            inner, *more = get_args(annotation)
            return self._of(inner, (*metadata, *more), whole=whole)
        for one in metadata:
            if isinstance(one, BeforeValidator) and one.json_schema_input_type is not PydanticUndefined:
                return self._of(one.json_schema_input_type, (), whole=whole)
        if get_origin(annotation) in (Union, UnionType):
            return _any_of([self._of(one, (), whole=whole) for one in get_args(annotation) if one is not NoneType])
        if annotation is Text:
            return self._defined("Text", _text)
        if annotation is Figure:
            return self._defined("Figure", self._figure)
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            name = f"{'Whole' if whole else ''}{annotation.__name__}"
            return self._defined(name, lambda: self.record(annotation, whole=whole))
        if isinstance(annotation, type) and issubclass(annotation, StrEnum):
            return self._defined(annotation.__name__, lambda: _choice(annotation))
        if get_origin(annotation) is dict:
            return self._map(*get_args(annotation), whole=whole)
        if get_origin(annotation) is tuple:
            item = self._of(get_args(annotation)[0], (), whole=True)
            return {**_value(tuple[Any, ...], metadata), "items": item}
        return _value(annotation, metadata)

    def _map(self, key: Any, value: Any, *, whole: bool) -> Json:
        entry = self._of(value, (), whole=whole)
        if get_origin(key) is Literal:
            return {"type": "object", **_closed(dict.fromkeys(get_args(key), entry))}
        schema: Json = {"type": "object", "patternProperties": _FREE}
        ids = _value(key, ())
        if "pattern" in ids:
            short = f"(?!.{{{ids['maxLength'] + 1}}})" if "maxLength" in ids else ""
            schema["propertyNames"] = {"pattern": f"^x-|^{short}{ids['pattern'].removeprefix('^')}"}
        return {**schema, "additionalProperties": entry}

    def _figure(self) -> Json:
        stated = self._of(Stated, (), whole=True)
        entry = self.record(Stated, whole=True)
        reason = self._field(Figure.model_fields["unknown"], whole=True)
        return {
            "type": ["number", "array", "object"],
            "items": stated,
            **_closed({**entry["properties"], "unknown": reason}),
            **_ALONE,
            "else": {"required": entry["required"]},
        }

    def _defined(self, name: str, make: Callable[[], Json]) -> Json:
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = make()
        return {"$ref": f"{_AT}{name}"}


def _any_of(schemas: list[Json]) -> Json:
    """One schema for several forms; merged if it can be, since an editor then names the key that is wrong."""
    kinds = [schema.get("type") for schema in schemas]
    if set(kinds) == {"integer", "number"}:
        return {"type": "number"}
    keywords = [keyword for schema in schemas for keyword in schema if keyword != "type"]
    if len(schemas) > 1 and (None in kinds or len(set(keywords)) < len(keywords)):
        return {"anyOf": schemas}
    merged = {keyword: value for schema in schemas for keyword, value in schema.items()}
    return {**merged, "type": kinds} if len(schemas) > 1 else merged


def _closed(properties: Json) -> Json:
    """An object with these keys, with keys of one's own, and no others."""
    return {"properties": properties, "patternProperties": _FREE, "additionalProperties": False}


def _value(annotation: Any, metadata: tuple[Any, ...]) -> Json:
    """The schema of one value, as pydantic knows it; an empty text is nothing, and nothing is an error."""
    schema: Json = TypeAdapter(Annotated[annotation, *metadata] if metadata else annotation).json_schema()
    kind = schema.pop("type", None)
    if kind == "string" and not {"pattern", "enum", "const"} & set(schema):
        schema["minLength"] = 1
    return {"type": kind, **schema} if kind else schema


def _text() -> Json:
    words: Json = {"type": "string", "minLength": 1}
    languages = dict.fromkeys(LANGUAGES, words)
    text: Json = {"type": ["string", "object"], "minLength": 1, "minProperties": 1}
    reason = {"description": _in_both(N_("Why no source tells it.")), **text, **_closed(languages)}
    return {**text, **_closed({**languages, "unknown": reason}), **_ALONE}


def _choice(words: type[StrEnum]) -> Json:
    schema: Json = {"type": "string", "enum": [word.value for word in words]}
    if meanings := MEANINGS.get(words):
        # No keyword of draft-07, which allows others: editors with VS Code's YAML extension show it.
        schema["enumDescriptions"] = [_in_both(meanings[word.value], " / ") for word in words]
    return schema


def _in_both(message: str, between: str = "\n\n") -> str:
    """A sentence in English, and in Danish where the catalogue has it."""
    danish = translator("da")(message)
    return message if danish == message else f"{message}{between}{danish}"
