"""All pages on the rollouts that a district or municipality lists, for its partners; for `karlemose build` and `export`."""

from __future__ import annotations

from karlemose_model.documents.page import Page
from karlemose_model.model import Rollout
from karlemose_model.network import evaluations, index
from karlemose_model.network.rollouts import Network


def pages(rollout: Rollout, network: Network, language: str) -> tuple[Page, ...]:
    """The index, and the evaluations together as soon as an estate has one; none if the playbook lists no others."""
    return (*index.pages(rollout, network, language), *evaluations.pages(rollout, network, language))
