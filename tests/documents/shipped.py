"""The shipped playbooks seen on a day, and their pages, made once for all tests that look at them.

Tests that ask for them are marked with GROUP, so that one worker makes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

import pytest

from karlemose_model.documents import Page, pages
from karlemose_model.files import shipped
from karlemose_model.model import Audience, Rollout
from karlemose_model.reading import read_playbook
from tests.documents.sample import AS_OF

GROUP = pytest.mark.xdist_group("shipped-pages")


@cache
def seen(name: str, as_of: date | None = None) -> Rollout:
    """A shipped playbook on that day, else on its own, else on the samples'."""
    reading = read_playbook(shipped("playbooks") / name)
    assert reading.playbook is not None
    found = reading.seen_on(as_of or reading.playbook.as_of or AS_OF)
    assert found is not None
    return found


@cache
def shown(
    name: str, as_of: date | None = None, *, audience: Audience = Audience.partners, language: str = "en"
) -> Mapping[str, Page]:
    """Its pages by their paths."""
    return MappingProxyType({page.path: page for page in pages(seen(name, as_of), audience, language)})
