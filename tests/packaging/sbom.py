"""The list of what a release is made of and runs with (SBOM, CycloneDX JSON), from the locks and what packages tell of themselves."""

from __future__ import annotations

import hashlib
import re
import tomllib
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import metadata, requires
from pathlib import Path

import pypandoc
from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import License, LicenseAcknowledgement
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.spdx import is_supported_id
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
# The extras that add packages to what runs; `test` is for those who change the code.
EXTRAS = ("office", "evaluation", "zensical")

# Packages that tell their licence only by a file; a test looks whether that file still says so.
LICENCE_IN_A_FILE = {"cookiecutter": "BSD-3-Clause"}
# What the words of a classifier are in SPDX's list; those that could be several of its licences stay words.
_CLASSIFIERS = {
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
}
# Who runs it on Windows needs more: the list has both systems' packages, wherever it is made, for the lowest Python.
_SYSTEMS = (
    {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux"},
    {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows"},
)


@dataclass(frozen=True)
class Pin:
    """A package as it is locked: its version, and the SHA-256 of each file that it may be installed from."""

    name: str
    version: str
    hashes: tuple[str, ...]

    @property
    def purl(self) -> PackageURL:
        return PackageURL("pypi", name=self.name, version=self.version)


def pins(lock: Path) -> dict[str, Pin]:
    """The packages of a lock by name."""
    found: dict[str, Pin] = {}
    for block in re.split(r"\n(?=\S)", lock.read_text("utf-8").strip()):
        head = re.match(r"([\w.-]+)==(\S+)", block)
        assert head, block
        name = canonicalize_name(head[1])
        found[name] = Pin(name, head[2], tuple(re.findall(r"sha256:([0-9a-f]{64})", block)))
    return found


def needed(wanted: Iterable[str], locked: Mapping[str, Pin]) -> dict[str, set[str]]:
    """Each package that is needed, directly or not, with the names of those that it needs itself.

    Raises PackageNotFoundError for one that is not installed here, KeyError for one that is not locked.
    """
    found: dict[str, set[str]] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = [Requirement(text) for text in wanted]
    while waiting:
        asked = waiting.pop()
        name = locked[canonicalize_name(asked.name)].name
        if (name, frozenset(asked.extras)) in seen:
            continue
        seen.add((name, frozenset(asked.extras)))
        inner = [one for one in map(Requirement, requires(name) or ()) if _holds(one, asked.extras)]
        found.setdefault(name, set()).update(canonicalize_name(one.name) for one in inner)
        waiting += inner
    return found


def licences(name: str) -> Iterator[License]:
    """What the package tells of its licence: an SPDX expression, else the names of licences, else its own words."""
    said = metadata(name)
    classes = [one.split(" :: ")[-1] for one in said.get_all("Classifier", []) if one.startswith("License ::")]
    if said["License-Expression"]:
        words = [said["License-Expression"]]
    elif name in LICENCE_IN_A_FILE:
        words = [LICENCE_IN_A_FILE[name]]
    elif is_supported_id(said["License"] or ""):
        words = [said["License"]]
    else:
        words = sorted({_CLASSIFIERS.get(one, one) for one in classes}) or [said["License"]]
    return (licence(each) for each in words)


def licence(words: str) -> License:
    return LicenseFactory().make_from_string(words, license_acknowledgement=LicenseAcknowledgement.DECLARED)


def package(pin: Pin, scope: ComponentScope) -> Component:
    """A package that the tool is installed with, and each file that the lock lets it come from."""
    hashes = [HashType(alg=HashAlgorithm.SHA_256, content=each) for each in pin.hashes]
    return Component(
        type=ComponentType.LIBRARY,
        name=pin.name,
        version=pin.version,
        bom_ref=str(pin.purl),
        purl=pin.purl,
        scope=scope,
        licenses=licences(pin.name),
        # No index is named: every mirror has the same files, and the hashes tell them.
        external_references=[
            ExternalReference(
                type=ExternalReferenceType.DISTRIBUTION,
                url=XsUri(str(pin.purl)),
                comment="one of the files with these hashes",
                hashes=hashes,
            )
        ],
        components=[pandoc()] if pin.name == "pypandoc-binary" else [],
    )


def pandoc() -> Component:
    """The program that comes inside pypandoc-binary, and has a licence and flaws of its own."""
    version = pypandoc.get_pandoc_version()
    return Component(
        type=ComponentType.APPLICATION,
        name="pandoc",
        version=version,
        bom_ref=f"pkg:generic/pandoc@{version}",
        purl=PackageURL("generic", name="pandoc", version=version),
        licenses=[licence("GPL-2.0-or-later")],
    )


def font(file: Path) -> Component:
    """A font that lies inside the wheel, with the version that it tells of itself."""
    content = file.read_bytes()
    told = re.search("Version ".encode("utf-16-be") + rb"((?:\0[\d.])+)", content)
    assert told, file
    return Component(
        type=ComponentType.FILE,
        name=file.relative_to(ROOT).as_posix(),
        version=told[1].decode("utf-16-be"),
        bom_ref=f"file:{file.relative_to(ROOT).as_posix()}",
        description="Source Sans 3, the letters of PDF papers",
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=hashlib.sha256(content).hexdigest())],
        licenses=[licence("OFL-1.1")],
    )


def listed(files: Iterable[Path], seconds: int) -> str:
    """The list as CycloneDX 1.6 JSON for the release that consists of these files, made at that time (seconds of the epoch).

    The same release gives the same bytes. Raises ValueError when the schema does not hold.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    locked = pins(ROOT / "requirements" / "test.txt")
    extras = project["optional-dependencies"]
    required = needed(project["dependencies"], locked)
    whole = needed([*project["dependencies"], *(text for extra in EXTRAS for text in extras[extra])], locked)
    own = PackageURL("pypi", name=project["name"], version=project["version"])
    tool = Component(
        type=ComponentType.APPLICATION,
        name=project["name"],
        version=project["version"],
        bom_ref=str(own),
        purl=own,
        description=project["description"],
        licenses=[licence(project["license"])],
        external_references=[
            ExternalReference(
                type=ExternalReferenceType.DISTRIBUTION,
                url=XsUri(file.name),
                hashes=[HashType(alg=HashAlgorithm.SHA_256, content=hashlib.sha256(file.read_bytes()).hexdigest())],
            )
            for file in files
        ],
        components=[font(file) for file in sorted((ROOT / "templates").rglob("*.ttf"))],
    )
    parts = {
        name: package(locked[name], ComponentScope.REQUIRED if name in required else ComponentScope.OPTIONAL)
        for name in whole
    }
    bom = Bom(
        components=parts.values(),
        metadata=BomMetaData(component=tool, timestamp=datetime.fromtimestamp(seconds, UTC)),
    )
    direct = {canonicalize_name(Requirement(text).name) for text in project["dependencies"]}
    direct |= {canonicalize_name(Requirement(text).name) for extra in EXTRAS for text in extras[extra]}
    bom.register_dependency(tool, [parts[name] for name in sorted(direct)])
    for name, inner in sorted(whole.items()):
        bom.register_dependency(parts[name], [parts[each] for each in sorted(inner)])
    # Made from the content, where the library would draw lots.
    bom.serial_number = uuid.UUID(int=0)
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_URL, JsonV1Dot6(bom).output_as_string())
    text = JsonV1Dot6(bom).output_as_string(indent=2) + "\n"
    if error := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise ValueError(f"the list of parts is not as CycloneDX has it: {error}")
    return text


def _holds(one: Requirement, extras: set[str]) -> bool:
    return one.marker is None or any(
        one.marker.evaluate({**system, "python_version": "3.11", "python_full_version": "3.11.0", "extra": extra})
        for system in _SYSTEMS
        for extra in {"", *extras}
    )
