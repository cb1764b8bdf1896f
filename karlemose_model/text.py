"""A text in several languages: what a playbook says to people, Danish and English side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

ANY_LANGUAGE = "und"
"""The language of a plain string that no playbook has claimed (BCP 47: undetermined)."""

LANGUAGES = ("da", "en")
"""The languages that pages and messages are written in."""

LANGUAGE_PATTERN = f"^({'|'.join(LANGUAGES)}|{ANY_LANGUAGE})$"


class Text:
    """What is said, by language; or, with `unknown`, the reason why no source tells it."""

    __slots__ = ("_said", "unknown")

    def __init__(self, said: Mapping[str, str], *, unknown: bool = False) -> None:
        self._said = dict(said)
        self.unknown = unknown

    def said_in(self, language: str) -> str:
        """The words in that language, else in the first one that there is."""
        if language in self._said:
            return self._said[language]
        return next(iter(self._said.values()), "")

    def spoken(self, language: str) -> str:
        """The language that `said_in` really answers in."""
        if language in self._said or not self._said:
            return language
        first = next(iter(self._said))
        return language if first == ANY_LANGUAGE else first

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it is written in, in the order of the file."""
        return tuple(self._said)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._said.items())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and (self._said, self.unknown) == (other._said, other.unknown)

    def __hash__(self) -> int:
        return hash((tuple(self._said.items()), self.unknown))

    def __repr__(self) -> str:
        return f"Text({self._said!r}{', unknown=True' if self.unknown else ''})"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        words = core_schema.dict_schema(
            core_schema.str_schema(pattern=LANGUAGE_PATTERN),
            core_schema.str_schema(strict=True, min_length=1),
            min_length=1,
        )

        def unfold(value: Any) -> Any:
            return {ANY_LANGUAGE: value} if isinstance(value, str) else value

        def read(value: Any, inner: Any) -> Text:
            if isinstance(value, Text):
                return value
            if isinstance(value, dict) and set(value) == {"unknown"}:
                return cls(inner(unfold(value["unknown"])), unknown=True)
            return cls(inner(unfold(value)))

        return core_schema.no_info_wrap_validator_function(
            read, words, serialization=core_schema.plain_serializer_function_ser_schema(lambda text: dict(text))
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        words: dict[str, Any] = {
            "type": "object",
            "patternProperties": {LANGUAGE_PATTERN: {"type": "string", "minLength": 1}},
            "additionalProperties": False,
            "minProperties": 1,
        }
        said: dict[str, Any] = {"anyOf": [{"type": "string", "minLength": 1}, words]}
        unknown = {
            "type": "object",
            "properties": {"unknown": said},
            "required": ["unknown"],
            "additionalProperties": False,
        }
        return {"anyOf": [*said["anyOf"], unknown]}
