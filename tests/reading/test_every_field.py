"""Whatever stands in whatever field, it is said in our words, at a place, in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from karlemose_model.reading.origins import Loc
from karlemose_model.reading.shapes import Form, Shape, playbook_shape
from karlemose_model.reading.validation import validate
from karlemose_model.reading.yaml_text import read_yaml
from karlemose_model.wording import word

DEEPEST = 6
VALUES: list[Any] = [
    None, [], {}, "x", 7, 1.5, True, -1, "9" * 5000, [1], {"a": 1}, [[]], "12,5", {"unknown": [1]}, {"da": 7}, {"x y": 1},
]  # fmt: skip


def fields(shape: Shape, loc: Loc = ()) -> Iterator[Loc]:
    if loc:
        yield loc
    if len(loc) >= DEEPEST:
        return
    for key, below in shape.fields.items():
        yield from fields(below, (*loc, key))
    if shape.item:
        yield from fields(shape.item, (*loc, "one" if shape.form is Form.map else 0))


def written(loc: Loc, value: Any) -> str:
    for key in reversed(loc):
        value = [value] if key == 0 else {key: value}
    return json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: json.dumps(value)[:20])
def test_a_value_anywhere_is_said_in_our_words(value: Any) -> None:
    for loc in fields(playbook_shape()):
        tree, _ = read_yaml(written(loc, value), "a.yml")
        assert tree is not None
        _, problems = validate(tree)
        assert "KM199" not in {problem.code for problem in problems}, (loc, problems)
        for problem in problems:
            assert (problem.place.file, problem.place.line) == ("a.yml", 1)
            assert word(problem, "da").what != word(problem, "en").what
