"""YAML to values and positions: the core schema, bounds, and one clear problem for each fault."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from karlemose_model.problems import Place
from karlemose_model.reading.hints.at_fault import quoted
from karlemose_model.reading.yaml_text import read_yaml


def value(text: str) -> object:
    tree, problems = read_yaml(text, "a.yml")
    assert not problems
    assert tree is not None
    return tree.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12:30", "12:30"),
        ("no", "no"),
        ("on", "on"),
        ("2026-12-03", "2026-12-03"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("012", 12),
        ("0o17", 15),
        ("0x1F", 31),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        ("'7'", "7"),
        ('"true"', "true"),
        ("00 00 00 00", "00 00 00 00"),
        ("12345678901234567890", "12345678901234567890"),
    ],
)
def test_scalars_mean_what_yaml_1_2_says(text: str, expected: object) -> None:
    assert value(f"key: {text}") == {"key": expected}


def test_keys_stay_as_they_were_written() -> None:
    assert value("12: a\nno: b\n") == {"12": "a", "no": "b"}


def test_places_count_from_one_in_characters() -> None:
    tree, _ = read_yaml("a: 1\nblå:\n  - æøå: hej\n", "a.yml")
    assert tree is not None
    origin = tree.origin.at("blå", 0, "æøå")
    assert origin is not None
    assert origin.key == Place("a.yml", 3, 5, 3)
    assert origin.place == Place("a.yml", 3, 10, 3)


def test_windows_line_ends_give_the_same_places() -> None:
    tree, _ = read_yaml("a: 1\r\nb:\r\n  c: x\r\n", "a.yml")
    assert tree is not None
    origin = tree.origin.at("b", "c")
    assert origin is not None
    assert (origin.place.line, origin.place.column) == (3, 6)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\na: 2\n", "KM103", 2),
        ("a:\n\tb: 1\n", "KM102", 2),
        ("a: b: c\n", "KM176", 1),
        ('a: "open\nb: 1\n', "KM106", 1),
        ("a: @home\n", "KM107", 1),
        ("a: [1, 2\nb: 3\n", "KM106", 1),
        ("a: *nobody\n", "KM108", 1),
        ("a: !!python/object:os.system x\n", "KM110", 1),
        ("a: 1\n---\nb: 2\n", "KM111", 2),
        ("? [a, b]\n: 1\n", "KM113", 1),
        ("a: 1\n   b: 2\n", "KM116", 2),
        ("a: x\x07y\n", "KM115", 1),
        ("a: |x\nb: 1\n", "KM107", 1),
        ("a: {b: @c}\n", "KM107", 1),
        ("a: - b\n", "KM171", 1),
        ("a: {b: 1 c: 2}\n", "KM172", 1),
        ("a: {b: x #4, c: 2}\nd: 1\n", "KM129", 1),
        ("a: 'Ole's'\n", "KM170", 1),
        ('a: "C:\\mappe"\n', "KM175", 1),
        ("a: “b”\n", "KM160", 1),
        ('a: "b”\nc: 1\n', "KM173", 1),
        ("a: 1.550\n", "KM161", 1),
        ("a: {b: 1,5}\n", "KM162", 1),
        ("a: {b: x, y z, c: 1}\n", "KM163", 1),
        ("a:\n  • b\n  • c\n", "KM164", 2),
        ("a:\n  * b\n  * c\n", "KM164", 2),
        ("a:\n  \uf0b7 b: 1\n", "KM164", 2),
        ("a:\n\u00a0\u00a0b: 1\n", "KM167", 2),
        ("a:\u00a0b\nc: 1\n", "KM167", 1),
        ("```yaml\na: 1\n```\n", "KM168", 1),
        ("a: 1\n```\n", "KM168", 2),
        ("a： b\nc: 1\n", "KM169", 1),
        ("a: Room #4\n", "KM128", 1),
        ("a:\n  b 1\n  c: 2\n", "KM105", 2),
        ("a:\n  b: 1\n  at 10:00\n", "KM105", 3),
        ("a:b\nc: 1\n", "KM127", 1),
        ("t:\n  - {a: 1}\n   - {b: 2}\n", "KM116", 3),
    ],
)
def test_a_fault_is_said_at_its_place(text: str, code: str, line: int) -> None:
    _, problems = read_yaml(text, "a.yml")
    assert [(problem.code, problem.place.line) for problem in problems] == [(code, line)]


@pytest.mark.parametrize(
    "text",
    [
        "a: “b” and “c”\n",
        "a: '“b”'\n",
        'a: "• b"\n',
        "a: b – c\n",
        "a: b\u00a0c\n",
        "a: b, c\n",
        "a: {b: 1, c: }\n",
        "a: 1.55\nb: 0.125\nc: '1.550'\nd: 12.3456\n",
        "a: Room 4 # the small one\n",
        "a: b  #c\n",
        "#a\na: 1\n",
        "a: http://b#c\n",
        "a: b #karlemose: ignore[KM313] c\n",
    ],
)
def test_what_only_looks_like_a_fault_is_none(text: str) -> None:
    assert read_yaml(text, "a.yml")[1] == ()


def test_a_text_over_several_lines_is_not_blamed_for_a_fault_below_it() -> None:
    _, problems = read_yaml('a: "one\n  two"\nb: c: d\n', "a.yml")
    assert [(problem.code, problem.place.line) for problem in problems] == [("KM176", 3)]


FAULTS = ["b: @x", "b: x: y", 'b: "x', "b: {c: 1", "b: kl. 9: x", "b: “x”", "b: 1.550"]
"""Each at the same place of its line, whatever stands before it."""


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(
    "before",
    ["", "a: 🏠 æøå\n", "a: x\r\n", "a: 'x\ty'\n", "a: '👩\u200d👧'\r\n", "'🏠\t': {}\n"],
)
def test_what_stands_above_it_does_not_move_a_fault(fault: str, before: str) -> None:
    _, problems = read_yaml(f"{before}{fault}\n", "a.yml")
    line = before.count("\n") + 1
    assert [(problem.place.line, problem.place.column) for problem in problems] == [(line, 4)]


@pytest.mark.parametrize("start", ["🏠", "👩\u200d👧", "x\ty", "æ", "e\u0301"])
def test_columns_count_characters_also_after_an_emoji_or_a_tab(start: str) -> None:
    text = f'a: {{b: "{start}", c: kl. 9}}\r\n'
    tree, _ = read_yaml(text, "a.yml")
    assert tree is not None
    origin = tree.origin.at("a", "c")
    assert origin is not None
    assert text[origin.place.column - 1 :][: origin.place.length] == "kl. 9"


def test_the_two_ways_to_read_a_number_are_each_read_in_one_way_only() -> None:
    for text in ("1.550", "2.125", "1.000", "-3.500"):
        (problem,) = read_yaml(f"a: {text}\n", "a.yml")[1]
        for name in ("thousand", "decimal"):
            assert read_yaml(f"a: {problem.data[name]}\n", "a.yml")[1] == ()
        assert float(str(problem.data["decimal"])) == float(text)
        assert int(str(problem.data["thousand"])) == round(float(text) * 1000)


@pytest.mark.parametrize(
    "text", ['x "y" z', "it's", "a: b", "C:\\x", "'a' \"b\"", "@x", "x" * 300, "# x", "- x", "Lokale #4"]
)
def test_a_text_in_quotation_marks_is_read_as_that_text(text: str) -> None:
    said = value(f"key: {quoted(text)}")
    assert said == {"key": text} if len(text) < 100 else len(quoted(text)) < 120


def test_ten_thousand_levels_are_one_problem() -> None:
    tree, problems = read_yaml("a: " + "[" * 10_000 + "]" * 10_000, "a.yml")
    assert tree is None
    assert [problem.code for problem in problems] == ["KM109"]


def test_a_billion_laughs_are_one_problem() -> None:
    lines = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    tree, problems = read_yaml("\n".join(lines), "a.yml")
    assert tree is None
    assert [problem.code for problem in problems] == ["KM112"]


def test_a_few_aliases_are_welcome() -> None:
    assert value("a: &x [1, 2]\nb: *x\n") == {"a": [1, 2], "b": [1, 2]}


@given(st.text(max_size=60))
def test_any_text_gives_a_tree_or_a_problem(text: str) -> None:
    tree, problems = read_yaml(text, "a.yml")
    assert tree is None or not any(problem.code in ("KM109", "KM112") for problem in problems)
    for problem in problems:
        assert problem.place.line >= 1
        assert problem.place.column >= 1


trees = st.recursive(
    st.integers(-1000, 1000) | st.booleans() | st.text("abcæøå :#-'\"", max_size=8),
    lambda below: (
        st.lists(below, max_size=3) | st.dictionaries(st.text("abcæ", min_size=1, max_size=4), below, max_size=3)
    ),
    max_leaves=12,
)


@given(trees)
def test_what_was_written_is_read_again(tree: object) -> None:
    assert value(yaml.safe_dump({"key": tree}, allow_unicode=True)) == {"key": tree}
