"""A listing leads to rollouts, in its order and on one day; what is wrong in it stands at its line, and stops nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from karlemose_model.network.rollouts import Listed, Network, read_network, with_network
from karlemose_model.problems import Place, Problem, Severity, has_errors
from karlemose_model.reading import read_playbook
from karlemose_model.rules import checked
from tests.conftest import AS_OF
from tests.network.sample import CANARY, estate, head, listing, tree

Files = Callable[[dict[str, str]], Path]


def network(files: Files, changed: dict[str, str] | None = None, folder: str = "kreds") -> Network:
    root = files(tree() | (changed or {}))
    return read_network(read_playbook(root / folder), AS_OF)


def district(*paths: str) -> dict[str, str]:
    return {"kreds/playbook.yml": head("district", "kreds", "Kredsen", "The district") + listing(*paths)}


def found(problems: tuple[Problem, ...]) -> list[tuple[str, str, int]]:
    return [(one.code, one.place.file, one.place.line) for one in problems]


LINE = head("district", "k", "K", "K").count("\n") + 2
"""The line of a listing's first path."""


def test_they_stand_in_the_order_of_the_listing_below_what_lists_them(files: Files) -> None:
    def outline(rollouts: tuple[Listed, ...]) -> list[object]:
        return [(one.written, outline(one.below)) for one in rollouts]

    read = network(files)
    assert read.problems == ()
    assert outline(read.rollouts) == [
        ("../aaby", [("../vestervang", []), ("../birkely", [])]),
        ("../solbakken", []),
    ]


def test_all_are_seen_on_the_same_day_whatever_a_playbook_says_of_itself(files: Files) -> None:
    own_day = "as_of: 2026-03-01\n" + estate("solbakken", "Solbakken", "Solbakken")
    read = network(files, {"solbakken/playbook.yml": own_day})
    municipality, solbakken = read.rollouts
    assert municipality.rollout is not None
    assert solbakken.rollout is not None
    days = [one.rollout and one.rollout.as_of for one in (municipality, *municipality.below, solbakken)]
    assert days == [AS_OF] * 4


def test_without_a_listing_nothing_is_read(files: Files) -> None:
    assert network(files, folder="vestervang") == Network()


@pytest.mark.parametrize(
    ("path", "suggestion"),
    [("../nowhere", ""), ("../solbaken", "../solbakken"), ("../aaby/records", ""), (".git", ""), ("a" * 300, "")],
)
def test_a_path_that_leads_to_nothing(files: Files, path: str, suggestion: str) -> None:
    read = network(files, district("../solbakken", path))
    assert found(read.problems) == [("KM350", "kreds/playbook.yml", LINE + 1)]
    (problem,) = read.problems
    assert (problem.severity, problem.data["suggestion"]) == (Severity.warning, suggestion)
    assert [(one.written, one.rollout is None) for one in read.rollouts] == [("../solbakken", False), (path, True)]


@pytest.mark.parametrize(
    "path", ["/etc", "C:/kreds", "'C:kreds'", r"..\solbakken", "~/solbakken", "https://example.org/x", "''", "' '"]
)
def test_a_path_that_leads_elsewhere_on_every_machine(files: Files, path: str) -> None:
    read = network(files, district(path))
    assert found(read.problems) == [("KM353", "kreds/playbook.yml", LINE)]
    assert has_errors(read.problems)


def test_a_playbook_does_not_list_itself(files: Files) -> None:
    read = network(files, district("../solbakken", "../kreds/playbook.yml"))
    assert found(read.problems) == [("KM351", "kreds/playbook.yml", LINE + 1)]
    assert read.problems[0].data["circle"] == "kreds/playbook.yml → kreds/playbook.yml"


def test_a_circle_is_told_where_it_closes_and_leaves_the_others_standing(files: Files) -> None:
    changed = {
        "aaby/playbook.yml": head("municipality", "aaby", "Åby Kommune", "Åby") + listing("../vestervang", "../kreds")
    }
    read = network(files, changed, folder="aaby")
    assert found(read.problems) == [("KM354", "aaby/playbook.yml", LINE + 1)]
    read = network(files, changed)
    assert found(read.problems) == [("KM356", "kreds/playbook.yml", LINE)]
    assert [one.rollout is None for one in read.rollouts] == [True, False]


@pytest.mark.parametrize("again", ["../solbakken", "../solbakken/", "../aaby/../solbakken/playbook.yml", "../link"])
def test_the_same_one_twice(files: Files, again: str) -> None:
    root = files({})
    (root / "link").symlink_to(root / "solbakken", target_is_directory=True)
    read = network(files, district("../solbakken", again))
    assert found(read.problems) == [("KM352", "kreds/playbook.yml", LINE + 1)]
    assert [one.place.line for one in read.problems[0].related] == [LINE]


def test_a_municipalitys_estate_is_not_the_districts_too(files: Files) -> None:
    read = network(files, district("../aaby", "../birkely"))
    assert found(read.problems) == [("KM352", "kreds/playbook.yml", LINE + 1)]
    assert read.problems[0].related[0].place.file == "aaby/playbook.yml"


@pytest.mark.parametrize(
    ("lister", "listed", "may"),
    [
        ("district", "district", "municipality, estate"),
        ("district", "model", "municipality, estate"),
        ("municipality", "municipality", "estate"),
        ("municipality", "district", "estate"),
    ],
)
def test_each_kind_lists_what_stands_below_it(files: Files, lister: str, listed: str, may: str) -> None:
    changed = {
        "kreds/playbook.yml": head(lister, "kreds", "Kredsen", "The district") + listing("../other"),
        "other/playbook.yml": head(listed, "other", "Andet", "Other"),
    }
    read = network(files, changed)
    assert found(read.problems) == [("KM354", "kreds/playbook.yml", LINE)]
    assert (read.problems[0].data["kind"], read.problems[0].data["may"]) == (listed, may)


def test_an_estate_lists_nothing(files: Files) -> None:
    read = network(
        files, {"birkely/playbook.yml": head("estate", "birkely", "B", "B") + listing("../solbakken")}, "birkely"
    )
    assert found(read.problems) == [("KM355", "birkely/playbook.yml", LINE - 1)]
    assert read.rollouts == ()


def test_a_rollout_with_errors_is_told_at_its_line_and_not_a_word_of_it(files: Files) -> None:
    broken = estate("vestervang", "Vestervang", "Vestervang") + f"risks: {{{CANARY.lower()}: [{CANARY}]}}\n"
    read = network(files, {"vestervang/playbook.yml": broken})
    assert found(read.problems) == [("KM356", "aaby/playbook.yml", LINE)]
    assert read.problems[0].severity is Severity.warning
    assert CANARY not in repr(read.problems)
    municipality, solbakken = read.rollouts
    assert [(one.written, one.rollout is None) for one in municipality.below] == [
        ("../vestervang", True),
        ("../birkely", False),
    ]
    assert solbakken.rollout is not None
    # The line of the municipality's listing can be shown beside it, and no other file's.
    assert set(read.texts) == {"aaby/playbook.yml"}


@pytest.mark.parametrize(
    "content", ["", "[", "- a\n", "kind: estate\n", "schema: 2\nkind: [estate]\n", "\0\1", "kind: {a: 1}\n"]
)
def test_a_file_that_is_no_playbook_stops_nothing(files: Files, content: str) -> None:
    read = network(files, {"solbakken/playbook.yml": content})
    assert found(read.problems) == [("KM356", "kreds/playbook.yml", LINE + 1)]
    assert [one.rollout is None for one in read.rollouts] == [False, True]


def test_a_kind_that_is_wrong_is_told_once(files: Files) -> None:
    changed = district("../aaby")["kreds/playbook.yml"].replace("kind: district", "kind: kommune")
    assert network(files, {"kreds/playbook.yml": changed}).problems == ()


def test_what_a_comment_asks_to_leave_out_is_left_out_seen_from_above_too(files: Files) -> None:
    comment = "  # karlemose: ignore[KM350] It lies on another machine."
    changed = {
        "aaby/playbook.yml": head("municipality", "aaby", "Åby", "Åby") + listing("../birkely", f"../gone{comment}")
    }
    root = files(tree() | changed)
    for folder in ("aaby", "kreds"):
        reading = read_playbook(root / folder)
        below = read_network(reading, AS_OF)
        problems = checked(with_network(reading, below), AS_OF).problems
        assert [one.code for one in problems if one.code.startswith("KM35") or one.code == "KM326"] == [], folder


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.text(max_size=40))
def test_no_path_stops_the_reading(tmp_path: Path, path: str) -> None:
    quoted = "'" + path.replace("'", "''").replace("\n", " ").replace("\r", " ") + "'"
    (tmp_path / "playbook.yml").write_text(district(quoted)["kreds/playbook.yml"], encoding="utf-8", errors="replace")
    read = read_network(read_playbook(tmp_path), AS_OF)
    assert all(isinstance(one.place, Place) for one in read.problems)
    assert all(one.rollout is None for one in read.rollouts)
