"""The public API: every name is there, in one place, and nothing is imported before it is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

import karlemose_model


@pytest.mark.parametrize("name", karlemose_model.__all__)
def test_every_public_name_can_be_fetched(name: str) -> None:
    assert getattr(karlemose_model, name).__doc__
    assert name in dir(karlemose_model)


def test_a_name_that_is_not_there_says_so() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = karlemose_model.nonsense


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = (
        "import sys, karlemose_model; print([name for name in ('pydantic', 'yaml', 'jinja2') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
