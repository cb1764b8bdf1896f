"""The playbook's JSON Schema: the committed copies are the models', it is draft-07, and says the same as the check."""

from __future__ import annotations

import functools
import json
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from check_jsonschema import main as check_jsonschema  # type: ignore[import-untyped]
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from karlemose_model.files import shipped
from karlemose_model.problems import has_errors
from karlemose_model.reading import playbook_shape, read_playbook
from karlemose_model.reading.json_schema import playbook_schema, record_schema, schema_files, section_schema
from karlemose_model.reading.meanings import MEANINGS, PLAIN
from karlemose_model.reading.merging import OWN
from karlemose_model.reading.shapes import SECTIONS, Form, Shape
from tests.scaffold.baking import bake

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "playbooks" / "schema"
EXAMPLES = ROOT / "tests" / "examples" / "schema"
HEAD = "schema: 1\nid: park\nversion: 1\nkind: estate\nname: Park\nextends: {playbook: karlemose, version: 1}\n"
SCHEMA = playbook_schema()
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
# https://json-schema.org/draft-07/schema, and the one of VS Code's that explains choices.
KEYWORDS = set(Draft7Validator.META_SCHEMA["properties"]) | {"enumDescriptions"}


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("a schema is to be checked without the network")

    monkeypatch.setattr(socket.socket, "connect", refused)


def refusals(schema: Path, *files: Path) -> list[dict[str, Any]]:
    """What check-jsonschema says is wrong in the files."""
    options = ["--no-cache", "--output-format", "json", "--schemafile", str(schema)]
    ran = CliRunner().invoke(check_jsonschema, [*options, *map(str, files)])
    said: dict[str, Any] = json.loads(ran.stdout)
    assert not said.get("parse_errors"), said
    assert ran.exit_code == (0 if said["status"] == "ok" else 1)
    errors: list[dict[str, Any]] = said.get("errors", [])
    return errors


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema in a schema."""
    if isinstance(schema, bool):
        return
    yield schema
    for keyword in ("properties", "patternProperties", "definitions"):
        for below in schema.get(keyword, {}).values():
            yield from parts(below)
    for keyword in ("items", "additionalProperties", "propertyNames", "if", "then", "else"):
        if keyword in schema:
            yield from parts(schema[keyword])
    for keyword in ("allOf", "anyOf"):
        for below in schema.get(keyword, []):
            yield from parts(below)


# --- the copies ---------------------------------------------------------------------------------------------------


def test_the_committed_copy_is_what_the_models_say() -> None:
    """When it fails: `karlemose schema --folder playbooks/schema`. New places get a copy of it."""
    committed = {path.name: path.read_bytes() for path in FOLDER.iterdir()}
    assert committed == {name: text.encode() for name, text in schema_files().items()}


def test_the_schemas_are_no_playbook() -> None:
    assert not (FOLDER / "playbook.yml").exists()
    assert read_playbook(FOLDER).could_not_open


# --- draft-07 -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(schema_files()))
def test_each_file_is_a_draft_07_schema(name: str) -> None:
    schema = json.loads(schema_files()[name])
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(schema)
    for part in parts(schema):
        assert set(part) <= KEYWORDS
        assert "$ref" not in part or set(part) == {"$ref"}, part
        assert "null" not in (part.get("type") or ())


@pytest.mark.parametrize("section", SECTIONS)
def test_a_sections_own_schema_needs_no_other_and_has_nothing_to_spare(section: str) -> None:
    schema = section_schema(section)
    Draft7Validator.check_schema(schema)
    referred = {part["$ref"] for part in parts(schema) if "$ref" in part}
    assert referred == {f"#/definitions/{name}" for name in schema["definitions"]}


def test_every_key_is_explained_in_both_languages() -> None:
    told = [
        (name, below.get("description", ""))
        for part in parts(SCHEMA)
        for name, below in part.get("properties", {}).items()
        if name not in {"da", "en", "0", "1", "2", "3", "4"}
    ]
    assert len(told) > 200
    assert [name for name, words in told if len(words.split("\n\n")) != 2] == []


def test_every_word_of_a_closed_list_has_a_meaning() -> None:
    lists = {
        name: one["enum"]
        for name, one in (
            SCHEMA["definitions"]
            | record_schema("meeting-record")["definitions"]
            | record_schema("fidelity-record")["definitions"]
        ).items()
        if "enum" in one and name not in {words.__name__ for words in PLAIN}
    }
    assert len(lists) > 10
    assert {words.__name__: list(meanings) for words, meanings in MEANINGS.items()} == lists


# --- what is asked of one file ------------------------------------------------------------------------------------


def shapes(shape: Shape, schema: Any, whole: bool, path: str) -> Iterator[tuple[str, Shape, dict[str, Any], bool]]:
    """Every record of a playbook's shape with its schema, and whether no other layer can complete it."""
    while "allOf" in schema or "$ref" in schema:
        schema = schema["allOf"][0] if "allOf" in schema else SCHEMA["definitions"][schema["$ref"].rpartition("/")[2]]
    if shape.form is Form.record:
        yield path, shape, schema, whole
        for name, child in shape.fields.items():
            yield from shapes(child, schema["properties"][name], whole or (not path and name in OWN), f"{path}.{name}")
    elif shape.form in (Form.list, Form.figure) and shape.item:
        yield from shapes(shape.item, schema["items"], True, f"{path}[]")
    elif shape.form is Form.map and shape.item:
        below = schema["additionalProperties"] or next(iter(schema["properties"].values()))
        yield from shapes(shape.item, below, whole, f"{path}.*")


def test_only_what_no_layer_can_complete_is_required() -> None:
    seen = list(shapes(playbook_shape(), SCHEMA, False, ""))
    assert len(seen) > 50
    for path, shape, schema, whole in seen:
        required = set(schema.get("required", ()))
        if not path:
            assert required == shape.required & set(OWN)
        elif whole or path == ".adaptations.*":
            assert required == shape.required, path
        else:
            assert required == set(), path


def test_keys_of_ones_own_are_free_everywhere_and_others_nowhere() -> None:
    for part in parts(SCHEMA):
        if "object" in part.get("type", ()):
            assert part["patternProperties"] == {"^x-": {}}
            assert part["additionalProperties"] is False or "properties" not in part


# --- files --------------------------------------------------------------------------------------------------------

SHIPPED = sorted(path for path in FOLDER.parent.glob("*/*.yml") if path.stem in {"playbook", *SECTIONS})


def schema_named_in(path: Path) -> Path:
    named = MODELINE.match(path.read_text("utf-8"))
    assert named, f"{path} does not begin with the line that names its schema"
    return (path.parent / named[1]).resolve()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_shipped_file_names_its_schema(path: Path) -> None:
    assert schema_named_in(path) == FOLDER / f"{path.stem}.json"


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("name", ["playbook", *SECTIONS])
def test_the_shipped_files_are_accepted(name: str) -> None:
    files = [path for path in SHIPPED if path.stem == name]
    if files:
        assert refusals(FOLDER / f"{name}.json", *files) == []


@pytest.mark.usefixtures("no_network")
def test_a_new_estates_playbook_is_accepted_by_the_schema_it_brings(tmp_path: Path) -> None:
    assert bake(tmp_path).returncode == 0
    playbook = tmp_path / "soender-hoej" / "playbook.yml"
    assert refusals(schema_named_in(playbook), playbook) == []


def examples(kind: str) -> list[Any]:
    found = sorted((EXAMPLES / kind).glob("*/*.yml"))
    return [pytest.param(path, id=f"{path.parent.name}-{path.stem}") for path in found]


def checked(path: Path, folder: Path) -> bool:
    """Whether reading accepts an example, as the playbook itself or as a section's own file beside a head."""
    main = path.parent.name == "playbook"
    (folder / "playbook.yml").write_text(path.read_text("utf-8") if main else HEAD, "utf-8")
    if not main:
        (folder / f"{path.parent.name}.yml").write_text(path.read_text("utf-8"), "utf-8")
    return not has_errors(read_playbook(folder).problems)


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("path", examples("good"))
def test_a_good_example_is_accepted(path: Path, tmp_path: Path) -> None:
    assert refusals(FOLDER / f"{path.parent.name}.json", path) == []
    assert checked(path, tmp_path)


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("path", examples("bad"))
def test_a_bad_example_is_refused_at_the_place_its_first_line_names(path: Path, tmp_path: Path) -> None:
    place, _, word = path.read_text("utf-8").split("\n")[0].removeprefix("# ").partition(": ")
    found = refusals(FOLDER / f"{path.parent.name}.json", path)
    assert {error["path"] for error in found} == {place}
    assert any(word in error["message"] for error in found), found
    assert not checked(path, tmp_path)


# --- the schema and the check say the same ------------------------------------------------------------------------


def places(value: Any, shape: Shape, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every place where layers merge, with what stands there."""
    for key, below in value.items():
        child = shape.child(key)
        assert child is not None
        yield (*path, key), below
        if child.form in (Form.record, Form.map) and isinstance(below, dict):
            yield from places(below, child, (*path, key))


def alone(path: tuple[str, ...], value: Any) -> dict[str, Any]:
    """A playbook that says this one thing, of a kind at which it holds: what holds elsewhere is not looked into."""
    kind = kind_for(path)
    for key in reversed(path):
        value = {key: value}
    head = {"schema": 1, "id": "park", "version": 1, "kind": kind, "name": "Park"}
    return {**head, "extends": {"playbook": "karlemose", "version": 1}, **value}


@functools.cache
def model() -> Any:
    tree = read_playbook(shipped("playbooks") / "karlemose").tree
    assert tree is not None
    return tree.value


def kind_for(path: tuple[str, ...]) -> str:
    entry = model().get(path[0], {})
    entry = entry.get(path[1], {}) if isinstance(entry, dict) and len(path) > 1 else {}
    levels = entry.get("levels", ["estate"]) if isinstance(entry, dict) else ["estate"]
    return "estate" if "estate" in levels else str(levels[0])


def said_by(name: str) -> list[tuple[tuple[str, ...], Any]]:
    tree = read_playbook(shipped("playbooks") / name).tree
    assert tree is not None
    return [
        (path, value)
        for path, value in places(tree.value, playbook_shape())
        # Of itself a playbook says everything or nothing, and an adaptation is said in full.
        if path[0] not in OWN and (path[0] != "adaptations" or len(path) < 3)
    ]


@pytest.mark.parametrize("name", ["karlemose", "karlemoseparken", "eksempelparken"])
def test_each_thing_that_a_shipped_playbook_says_may_be_said_alone(name: str) -> None:
    validator = Draft7Validator(SCHEMA)
    said = said_by(name)
    assert len(said) > 1000
    assert [path for path, value in said if not validator.is_valid(alone(path, value))] == []


# Not true and false: the check still takes them for numbers.
VALUES: list[Any] = [
    "text", 7, 3.5, "2026-12-03", "13:30", "week", "", None, [], {}, [1], ["a"], [{}], {"da": "x"}, {"unknown": "x"},
    {"value": 3}, {"x-a": 1}, {"a": {"text": "x"}}, {"a": "b"}, [{"value": 3, "from": "2026-01-05"}],
]  # fmt: skip


@given(st.sampled_from(said_by("karlemose")), st.sampled_from(VALUES))
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_what_the_check_accepts_the_schema_accepts(
    tmp_path_factory: pytest.TempPathFactory, said: tuple[tuple[str, ...], Any], value: Any
) -> None:
    playbook = alone(said[0], value)
    path = tmp_path_factory.mktemp("p") / "park.yml"
    path.write_text(json.dumps(playbook), "utf-8")
    if not has_errors(read_playbook(path).problems):
        assert list(Draft7Validator(SCHEMA).iter_errors(playbook)) == []
