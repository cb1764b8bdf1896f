"""The project around the package: what is committed, locked and promised agrees with itself."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from karlemose_model.files import shipped, shipped_playbooks

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = ("site", "test", "bench", "lock", "audit", "fuzz")


def committed() -> Iterator[tuple[Path, str]]:
    """Every text file that is or would be committed, with its text."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    for name in listed.stdout.decode("utf-8").split("\0"):
        path = ROOT / name
        # The samples of what people save in other ways are meant to be so.
        if name.startswith("tests/examples/invalid/") and not name.endswith(".txt"):
            continue
        if name and path.is_file():
            content = path.read_bytes()
            if b"\0" not in content:
                # What was found by fuzzing is no text, and may look like one.
                strict = "replace" if name.startswith("tests/trials/corpus/") else "strict"
                yield path, content.decode("utf-8", strict)


def pins(lock: str) -> dict[str, Version]:
    """Name → version of every package in a lock."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
    found: dict[str, Version] = {}
    for line in text.splitlines():
        if line and not line[0].isspace() and not line.startswith("#"):
            requirement = Requirement(line.removesuffix("\\").strip())
            (pin,) = requirement.specifier
            assert pin.operator == "==", line
            found[canonicalize_name(requirement.name)] = Version(pin.version)
    return found


def wanted(lock: str) -> list[Requirement]:
    """What pyproject.toml asks of a lock."""
    extras = PROJECT["project"]["optional-dependencies"]
    groups = PROJECT["dependency-groups"]
    run = PROJECT["project"]["dependencies"]
    texts = {
        "site": run + extras["evaluation"] + groups["build"] + PROJECT["build-system"]["requires"],
        "test": run
        + groups["build"]
        + groups["lint"]
        + groups["release"]
        + [t for extra in extras.values() for t in extra],
        "bench": run + extras["evaluation"] + groups["build"] + groups["bench"],
        "lock": groups["lock"],
        "audit": groups["audit"],
        "fuzz": run + groups["build"] + groups["fuzz"] + extras["test"],
    }
    return [Requirement(text) for text in texts[lock]]


# --- locks --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_all_that_is_asked_for(lock: str) -> None:
    locked = pins(lock)
    for requirement in wanted(lock):
        name = canonicalize_name(requirement.name)
        assert name in locked, f"{name} is not in requirements/{lock}.txt: make lock"
        assert locked[name] in requirement.specifier, f"{name} {locked[name]} is not {requirement.specifier}: make lock"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert len(blocks) == len(pins(lock)), "a package stands twice, with versions that differ between machines"
    for block in blocks:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), block.splitlines()[0]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
    assert not re.search(r"://|--(extra-)?index-url|--find-links|^#", text, re.MULTILINE)


def test_there_is_no_lock_that_is_not_looked_at() -> None:
    assert {path.name for path in (ROOT / "requirements").iterdir()} == {f"{lock}.txt" for lock in LOCKS}


def test_whatever_is_installed_is_locked_or_the_package_itself() -> None:
    # Each recipe of the Makefile as make gives it to the shell, with the names in it made out.
    text = (ROOT / "Makefile").read_text("utf-8").replace("\\\n", " ")
    named = dict(re.findall(r"^(\w+) :?\??= ?(.*)$", text, re.MULTILINE))
    installing = []
    for line in re.findall(r"^\t(.*)$", text, re.MULTILINE):
        while used := re.search(r"\$\((\w+)\)", line):
            line = line.replace(used[0], named.get(used[1], ""))
        if re.search(r"\bpip\b.*\binstall\b", line):
            installing.append(line)
    assert len(installing) >= len(LOCKS)
    for line in installing:
        own = re.search(r"--no-build-isolation --no-deps --no-index --editable \.$", line)
        assert own or re.search(r"--require-hashes --only-binary :all: -r requirements/\w+\.txt$", line), line
    # What CI runs, and whatever a forge would, installs Python packages through the Makefile alone.
    scripts = [ROOT / ".ci" / "run", *(ROOT / ".github").rglob("*.yml"), *ROOT.glob(".gitlab-ci.yml")]
    assert not [path for path in scripts if re.search(r"\b(pip|pipx|uv)\b", path.read_text("utf-8"))]


def test_the_test_lock_holds_the_versions_of_the_site_lock() -> None:
    test = pins("test")
    assert {name: test.get(name) for name in pins("site")} == pins("site")


def test_what_the_package_imports_is_declared() -> None:
    asked = [
        *PROJECT["project"]["dependencies"],
        *(t for e in PROJECT["project"]["optional-dependencies"].values() for t in e),
    ]
    declared = {canonicalize_name(Requirement(text).name) for text in asked}
    owners = packages_distributions()
    # pydantic's core and Markdown's renderer come with what is declared, by their own promise.
    promised = {"pydantic-core", "markdown", "mkdocs", "markupsafe"}
    for path in sorted((ROOT / "karlemose_model").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for name in (name.partition(".")[0] for name in names):
                if name in sys.stdlib_module_names or name == "karlemose_model":
                    continue
                distributions = {canonicalize_name(owner) for owner in owners.get(name, [name])}
                assert distributions & (declared | promised), f"{path.name} imports {name}: not in pyproject.toml"


@pytest.mark.xdist_group("kept-together")
def test_tests_of_one_group_are_kept_in_one_worker(request: pytest.FixtureRequest) -> None:
    # They build what they share once; where the mark is silently passed over, each worker builds it anew.
    if not getattr(request.config.option, "loadgroup", False):
        pytest.skip("only with --dist loadgroup")
    assert request.node.nodeid.endswith("@kept-together")


# --- what is committed --------------------------------------------------------------------------------------------

REGISTRIES = [
    ".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))
]
MACHINE_PATH = re.compile(r"(?<![\w.}/$~-])/(?:root|home|work|Users|opt)/\w|\b[A-Z]:\\Users\\")


def test_no_committed_file_names_a_registry_or_a_place_on_a_machine() -> None:
    found = []
    for path, text in committed():
        for number, line in enumerate(text.splitlines(), 1):
            if any(host in line.lower() for host in REGISTRIES) or MACHINE_PATH.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    assert not found, "\n".join(found)


def test_committed_lines_end_as_on_unix() -> None:
    assert not [
        str(path) for path, text in committed() if "\r\n" in text and not text.isascii() and path.suffix != ".csv"
    ]


@pytest.mark.skipif(os.name == "nt", reason="modes and bash are not Windows'")
def test_the_ci_script_can_be_run() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    subprocess.run(["bash", "-n", str(script)], check=True)
    assert re.search(r"^exec make test\b", script.read_text("utf-8"), re.MULTILINE)


# --- promises of the README and the pages -------------------------------------------------------------------------

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def commands(pages: list[Path], program: str) -> list[list[str]]:
    """The words after a program's name, wherever the pages show it as a command."""
    found = []
    for page in pages:
        text = page.read_text("utf-8")
        shown = re.findall(r"`([^`\n]+)`", text) + [
            line
            for block in re.findall(r"```(?:sh|powershell)\n(.*?)```", text, re.DOTALL)
            for line in block.splitlines()
        ]
        for line in shown:
            words = line.partition(" #")[0].split()
            if words and re.split(r"[/\\]", words[0])[-1] == program:
                found.append(words[1:])
    return found


def test_every_make_target_that_is_told_of_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    told = {words[0] for words in commands(PAGES, "make") if words}
    assert {"site", "test"} <= told <= targets


def test_every_command_and_option_that_is_told_of_exists() -> None:
    import click

    from karlemose_model.cli import karlemose

    assert isinstance(karlemose, click.Group)
    context = click.Context(karlemose)
    told = [words for words in commands(PAGES, "karlemose") if words]
    assert told
    for words in told:
        command = karlemose.get_command(context, words[0])
        assert command is not None, f"there is no command {words[0]}"
        if isinstance(command, click.Group) and words[1:] and not words[1].startswith(("-", "[")):
            command = command.get_command(context, words[1])
            assert command is not None, f"there is no command {words[0]} {words[1]}"
        options = {"--help"} | {
            option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)
        }
        for word in words[1:]:
            if word.startswith("-"):
                assert word.partition("=")[0] in options, f"karlemose {words[0]} has no option {word}"


KINDS = {"home", "tutorial", "howto", "reference", "explanation"}
"""What a page of the docs is for (Diátaxis), and the two that lead to all others."""


def test_each_danish_page_has_one_english_twin_of_the_same_kind() -> None:
    heads = {}
    for page in sorted((ROOT / "docs").glob("[de][an]/*.md")):
        head = yaml.safe_load(page.read_text("utf-8").split("---\n", 2)[1])
        heads[f"{page.parent.name}/{page.name}"] = head
    assert len(heads) >= 40
    for name, head in heads.items():
        assert head["lang"] == name[:2]
        assert head["type"] in KINDS, name
        assert head["twin"][:2] != name[:2]
        twin = heads[head["twin"]]
        assert (twin["twin"], twin["type"]) == (name, head["type"])


@pytest.mark.parametrize("page", ["da/playbook.md", "en/playbook.md"])
def test_the_playbook_that_the_pages_show_is_a_right_one(page: str, tmp_path: Path) -> None:
    from click.testing import CliRunner

    from karlemose_model.cli import karlemose

    shown = next(
        b
        for b in re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / page).read_text("utf-8"), re.DOTALL)
        if "schema:" in b
    )
    (tmp_path / "playbook.yml").write_text(shown, encoding="utf-8")
    result = CliRunner().invoke(karlemose, ["check", str(tmp_path)])
    assert result.exit_code == 0, result.output


# --- what comes with the tool -------------------------------------------------------------------------------------


def test_a_checkout_finds_what_is_shipped_at_its_root() -> None:
    assert shipped("templates") == ROOT / "templates"
    assert shipped("playbooks") == ROOT / "playbooks"
    assert {"karlemose", "karlemoseparken", "eksempelparken"} <= set(shipped_playbooks())


def test_the_command_says_its_version() -> None:
    from click.testing import CliRunner

    from karlemose_model.cli import karlemose

    result = CliRunner().invoke(karlemose, ["--version"])
    assert result.exit_code == 0
    assert PROJECT["project"]["version"] in result.output


def test_every_template_that_cookiecutter_is_offered_exists() -> None:
    offered = json.loads((ROOT / "cookiecutter.json").read_text("utf-8"))["templates"]
    assert "estate" in offered
    for template in offered.values():
        assert (ROOT / template["path"] / "cookiecutter.json").is_file()
        assert template["title"]
        assert template["description"]


def test_the_compiled_catalogue_is_the_written_one() -> None:
    from io import BytesIO

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for written in sorted((ROOT / "karlemose_model" / "locale").rglob("*.po")):
        compiled = BytesIO()
        with written.open("rb") as stream:
            write_mo(compiled, read_po(stream))
        assert written.with_suffix(".mo").read_bytes() == compiled.getvalue(), "make messages"


def test_cleaning_leaves_what_somebody_made_beside_the_sites(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("build/eksempelparken/index.html", "build/mit-omraade/.git/HEAD", "karlemose_model/x", "tests/x"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("", "utf-8")
    subprocess.run(["make", "clean"], cwd=tmp_path, check=True, capture_output=True)
    assert not (tmp_path / "build/eksempelparken").exists()
    assert (tmp_path / "build/mit-omraade/.git/HEAD").exists()
