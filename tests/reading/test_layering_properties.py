"""Layers as properties: no key is lost, the uppermost says what holds, origins point at the text, grouping is indifferent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.reading.merging import claim_texts, merge
from karlemose_model.reading.origins import Loc, Origin, Tree
from karlemose_model.reading.shapes import Form, Shape, playbook_shape
from karlemose_model.reading.yaml_text import read_yaml

WORDS = st.text("abcdefghijklmnopqrstuvwxyzæøå ", min_size=1, max_size=12).map(str.strip).filter(bool).map("x{}".format)
IDS = st.sampled_from(["police", "housing", "club", "school"])
PHASES = st.sampled_from(["clear", "hold"])
TEXT = WORDS | st.fixed_dictionaries({}, optional={"da": WORDS, "en": WORDS}).filter(bool)


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields).filter(bool)


def entries(fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(IDS, fields, min_size=1, max_size=3)


FIGURE = (
    st.integers(1, 999)
    | st.lists(some(value=st.integers(1, 9), said_by=TEXT), min_size=1, max_size=2)
    | st.fixed_dictionaries({"unknown": TEXT})
)
CADENCE = some(every=st.sampled_from(["week", "2 weeks"]), weekday=st.sampled_from(["monday", "friday"]), location=TEXT)
LAYER = some(
    place=some(municipality=TEXT, country=st.sampled_from(["DK", "SE"])),
    partners=entries(some(name=TEXT, kind=st.sampled_from(["police", "housing"]), why=TEXT)),
    meetings=entries(
        some(
            name=TEXT,
            minutes=st.integers(5, 90),
            participants=st.dictionaries(IDS, st.sampled_from(["core", "guest"]), min_size=1, max_size=3),
            cadence=st.dictionaries(PHASES, CADENCE, min_size=1),
            core=st.lists(st.sampled_from(["minutes", "participants.police"]), min_size=1, max_size=2),
        )
    ),
    costs=entries(st.fixed_dictionaries({"amount": FIGURE})),
    risks=entries(some(text=TEXT, source=st.lists(IDS, min_size=1, max_size=2))),
)


def tree(values: dict[str, Any], name: str) -> Tree:
    text = yaml.safe_dump(values, allow_unicode=True, sort_keys=False)
    read, problems = read_yaml(text, name)
    assert problems == ()
    assert read is not None
    origin = read.origin.stamped(name)
    return Tree(claim_texts(read.value, origin, playbook_shape(), "da"), origin)


def written(values: dict[str, Any]) -> list[str]:
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False).split("\n")


def leaves(value: Any, shape: Shape, loc: Loc = ()) -> Iterator[tuple[Loc, Any]]:
    """What layers replace whole: texts, figures, lists, scalars."""
    if shape.form in (Form.record, Form.map) and isinstance(value, dict):
        for key, below in value.items():
            child = shape.child(key)
            assert child is not None
            yield from leaves(below, child, (*loc, key))
    else:
        yield loc, value


def of(layer: Tree) -> dict[Loc, Any]:
    return dict(leaves(layer.value, playbook_shape()))


def shown(origin: Origin) -> Any:
    place = origin.place
    children = {key: shown(child) for key, child in origin.children.items()}
    return place, origin.layer, children


@given(LAYER, LAYER)
def test_no_key_is_lost_and_the_upper_layer_holds(lower: dict[str, Any], upper: dict[str, Any]) -> None:
    one, other = tree(lower, "a"), tree(upper, "b")
    merged, result = merge(one, other)
    assert result.problems == []
    assert of(merged) == {**of(one), **of(other)}
    changed = {change.loc for change in result.changes}
    assert changed == {loc for loc, value in of(other).items() if loc in of(one) and of(one)[loc] != value}


@given(LAYER, LAYER, LAYER)
def test_origins_point_at_the_text_that_holds_the_value(
    a: dict[str, Any], b: dict[str, Any], c: dict[str, Any]
) -> None:
    texts = {"a": written(a), "b": written(b), "c": written(c)}
    layers = {name: tree(values, name) for name, values in (("a", a), ("b", b), ("c", c))}
    merged, _ = merge(merge(layers["a"], layers["b"])[0], layers["c"])
    for loc, value in of(merged).items():
        origin = merged.origin.at(*loc)
        assert origin is not None
        newest = next(name for name in "cba" if loc in of(layers[name]))
        assert (origin.layer, origin.place.file) == (newest, newest)
        assert origin.key is not None
        key_line = texts[newest][origin.key.line - 1]
        assert key_line[origin.key.column - 1 :].startswith(f"{loc[-1]}:")
        if isinstance(value, str | int):
            line = texts[newest][origin.place.line - 1]
            assert line[origin.place.column - 1 :].lstrip("'").startswith(str(value)[:40])
        below = [name for name in "cba" if loc in of(layers[name])][1:]
        chain = []
        while origin.overrode is not None:
            origin = origin.overrode
            chain.append(origin.layer)
        assert chain == below


@given(LAYER, LAYER, LAYER)
def test_grouping_is_indifferent(a: dict[str, Any], b: dict[str, Any], c: dict[str, Any]) -> None:
    one, two, three = tree(a, "a"), tree(b, "b"), tree(c, "c")
    left, _ = merge(merge(one, two)[0], three)
    right, _ = merge(one, merge(two, three)[0])
    assert left.value == right.value
    assert list(of(left)) == list(of(right))
    for loc in of(left):
        there, here = left.origin.at(*loc), right.origin.at(*loc)
        assert there is not None
        assert here is not None
        assert (there.place, there.layer) == (here.place, here.layer)


@given(LAYER, LAYER)
def test_merging_changes_neither_layer(a: dict[str, Any], b: dict[str, Any]) -> None:
    one, other = tree(a, "a"), tree(b, "b")
    before = (repr(one.value), shown(one.origin), repr(other.value), shown(other.origin))
    merge(one, other)
    assert before == (repr(one.value), shown(one.origin), repr(other.value), shown(other.origin))
