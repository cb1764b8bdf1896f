"""The rules on privacy: what may not stand in a playbook and its records at all, and what is let pass with a reason."""

from __future__ import annotations

from types import ModuleType

from karlemose_model.rules.privacy import meetings_kept_out, names_kept_out

BY_VALUE: tuple[ModuleType, ...] = (names_kept_out, meetings_kept_out)
"""The rules whose findings `allowed` may let pass by their words, in the order of their pages.

Each has `CODES` and `check(examined, allowed)`, which yields no Problem for words that are in `allowed: frozenset[str]`.
"""
