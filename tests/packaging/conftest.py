"""The wheel that the tests of the package install."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packaging.building import built
from tests.packaging.environments import ROOT

SECONDS = "1767225600"
"""The first second of 2026: a release has that of its commit."""


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The sdist, and the wheel that was built from it."""
    return built(ROOT, tmp_path_factory.mktemp("built"), SOURCE_DATE_EPOCH=SECONDS)


@pytest.fixture(scope="session")
def wheel(release: tuple[Path, Path]) -> Path:
    return release[1]
