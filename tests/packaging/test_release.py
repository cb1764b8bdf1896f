"""A release is the same bytes wherever it is built, and the list of its parts is whole, right and as its schema has it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import files
from pathlib import Path
from typing import Any

import pytest
from packaging.utils import canonicalize_name

from tests.packaging.building import built
from tests.packaging.conftest import SECONDS
from tests.packaging.environments import ROOT
from tests.packaging.sbom import EXTRAS, LICENCE_IN_A_FILE, listed, needed, pins
from tests.packaging.test_project import PROJECT

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("packaging")]


def shown() -> Iterator[Path]:
    """What is or would be committed."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True
    )
    if listing.returncode:
        pytest.skip("not a git checkout")
    for name in sorted(listing.stdout.decode("utf-8").split("\0"), reverse=True):
        if name and (ROOT / name).is_file():
            yield Path(name)


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Built again from a copy that is not what a checkout is: other rights, times, order and owner, and another user's wishes."""
    folder = tmp_path_factory.mktemp("somewhere else")
    before = os.umask(0o077)
    try:
        for name in shown():
            copy = folder / "copy" / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, copy)
            copy.chmod(0o700 if os.access(ROOT / name, os.X_OK) else 0o600)
            os.utime(copy, (1_000_000_000, 1_000_000_000))
            if hasattr(os, "chown") and os.geteuid() == 0:
                os.chown(copy, 12_345, 12_345)
        (folder / "out").mkdir()
        return built(
            folder / "copy", folder / "out", SOURCE_DATE_EPOCH=SECONDS, TZ="Pacific/Kiritimati", LANG="tr_TR.UTF-8",
            LC_ALL="C", HOME=str(folder), USER="somebody", LOGNAME="somebody", PYTHONHASHSEED="7",
        )  # fmt: skip
    finally:
        os.umask(before)


@pytest.mark.parametrize("which", [0, 1], ids=["sdist", "wheel"])
def test_it_is_the_same_bytes_wherever_it_is_built(
    which: int, release: tuple[Path, Path], elsewhere: tuple[Path, Path]
) -> None:
    assert release[which].name == elsewhere[which].name
    assert release[which].read_bytes() == elsewhere[which].read_bytes()


# --- the list of its parts ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def text(release: tuple[Path, Path]) -> str:
    # It holds it against the schema, and raises.
    return listed(release, int(SECONDS))


@pytest.fixture(scope="module")
def parts(text: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def test_the_list_is_the_same_bytes_again_and_tells_the_release(release: tuple[Path, Path], text: str) -> None:
    assert listed(reversed(release), int(SECONDS)) == text
    whole = json.loads(text)
    assert whole["metadata"]["timestamp"] == "2026-01-01T00:00:00+00:00"
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f-]+", whole["serialNumber"])
    tool = whole["metadata"]["component"]
    assert (tool["name"], tool["version"]) == (PROJECT["project"]["name"], PROJECT["project"]["version"])
    assert {one["url"] for one in tool["externalReferences"]} == {file.name for file in release}
    # Whoever runs a mirror knows its address; ours to name is none.
    assert not re.search(r"https?://(?!cyclonedx\.org/schema/)", text)


def test_a_list_that_the_schema_does_not_hold_is_not_given(
    release: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = {name: replace(pin, hashes=("no hash",)) for name, pin in pins(ROOT / "requirements" / "test.txt").items()}
    monkeypatch.setattr("tests.packaging.sbom.pins", lambda lock: wrong)
    with pytest.raises(ValueError, match="not as CycloneDX has it"):
        listed(release, int(SECONDS))


def test_it_lists_all_that_is_locked_for_running_and_nothing_else(parts: dict[str, Any]) -> None:
    site, test = (pins(ROOT / "requirements" / f"{lock}.txt") for lock in ("site", "test"))
    listed_parts = {one["name"]: one for one in parts["components"]}
    required = {name for name, one in listed_parts.items() if one["scope"] == "required"}
    # The site's lock also has what builds the package, and what the example's evaluation is worked out with.
    more = [*PROJECT["dependency-groups"]["build"], *PROJECT["project"]["optional-dependencies"]["evaluation"]]
    building = set(needed(more, test))
    assert required <= set(site) <= required | building
    asked = [text for extra in EXTRAS for text in PROJECT["project"]["optional-dependencies"][extra]]
    assert set(listed_parts) - required == set(needed(asked, test)) - required
    for name, one in listed_parts.items():
        assert one["version"] == test[name].version
        (reference,) = one["externalReferences"]
        assert {each["content"] for each in reference["hashes"]} == set(test[name].hashes)


def test_every_part_has_a_licence(parts: dict[str, Any]) -> None:
    inner = [each for one in parts["components"] for each in one.get("components", [])]
    own = parts["metadata"]["component"]
    for one in (*parts["components"], *inner, own, *own["components"]):
        said = [
            each.get("expression") or each["license"].get("id") or each["license"]["name"] for each in one["licenses"]
        ]
        assert all(said), one["name"]
        assert "UNKNOWN" not in said, one["name"]
    assert own["licenses"][0]["expression"] == PROJECT["project"]["license"]
    for name, words in LICENCE_IN_A_FILE.items():
        whole = next(file for file in files(name) or () if file.name == "LICENSE").read_text("utf-8")
        assert ("Redistribution and use" in whole, words) == (True, "BSD-3-Clause")


def test_what_others_made_and_lies_in_the_wheel_is_listed_too(parts: dict[str, Any]) -> None:
    own = {one["name"]: one for one in parts["metadata"]["component"]["components"]}
    theirs = {
        name.as_posix()
        for name in shown()
        if name.parts[0] in ("templates", "karlemose_model", "playbooks")
        and (name.suffix in {".ttf", ".otf", ".woff", ".woff2", ".wasm"} or ".min." in name.name)
    }
    assert set(own) == theirs != set()
    assert {one["version"] for one in own.values()} == {"3.052"}
    # Scripts and style sheets are ours, so none carries another's notice.
    for name in shown():
        if name.parts[0] == "templates" and name.suffix in {".js", ".css", ".html", ".svg"}:
            assert not re.search(r"copyright|@license|licensed under", (ROOT / name).read_text("utf-8"), re.IGNORECASE)
    (pypandoc,) = [one for one in parts["components"] if one["name"] == "pypandoc-binary"]
    assert [(one["name"], one["licenses"][0]["license"]["id"]) for one in pypandoc["components"]] == [
        ("pandoc", "GPL-2.0-or-later")
    ]


def test_it_tells_what_needs_what(parts: dict[str, Any]) -> None:
    needs = {one["ref"]: set(one.get("dependsOn", ())) for one in parts["dependencies"]}
    refs = {one["bom-ref"]: one["name"] for one in parts["components"]}
    own = parts["metadata"]["component"]["bom-ref"]
    direct = {refs[ref] for ref in needs[own]}
    asked = [*PROJECT["project"]["dependencies"]]
    asked += [text for extra in EXTRAS for text in PROJECT["project"]["optional-dependencies"][extra]]
    assert direct == {canonicalize_name(re.split(r"[\s;<>=!~\[]", text)[0]) for text in asked}
    jinja = next(ref for ref, name in refs.items() if name == "jinja2")
    assert {refs[ref] for ref in needs[jinja]} == {"markupsafe"}
    reached: set[str] = set()
    waiting = [own]
    while waiting:
        for ref in needs[waiting.pop()] - reached:
            reached.add(ref)
            waiting.append(ref)
    assert reached == set(refs)
