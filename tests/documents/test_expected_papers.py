"""Papers without a yardstick list are as they were read and approved: tests/examples/valid/<paper>/da.md and en.md.

A change in a paper is a change in these files, to be read like any other text. To write them anew:
`python -m tests.documents.test_expected_papers`, then read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from karlemose_model.model import Audience
from tests.documents.shipped import GROUP, shown

pytestmark = GROUP

EXAMPLES = Path(__file__).parents[1] / "examples" / "valid"
# The folder → whose paper, for whom, and its page. What an ECPA entry tells is told of the place that had one.
PAPERS = {
    "raci": ("eksempelparken", Audience.partners, "papers/raci.md"),
    "annual-wheel": ("eksempelparken", Audience.partners, "papers/annual-wheel.md"),
    "annual-wheel-without-dates": ("karlemoseparken", Audience.partners, "papers/annual-wheel.md"),
    "onboarding": ("eksempelparken", Audience.partners, "onboarding/coordinator.md"),
    "residents": ("eksempelparken", Audience.public, "residents.md"),
    "safety-walk": ("eksempelparken", Audience.partners, "papers/safety-walk.md"),
    "hand-over": ("eksempelparken", Audience.partners, "papers/hand-over.md"),
    "meetings": ("eksempelparken", Audience.partners, "meetings.md"),
    "this-week": ("eksempelparken", Audience.partners, "index.md"),
    "not-said": ("eksempelparken", Audience.partners, "not-said.md"),
    "front-page": ("eksempelparken", Audience.public, "index.md"),
    "steering-report": ("eksempelparken", Audience.partners, "steering-report.md"),
    "walks": ("eksempelparken", Audience.partners, "walks.md"),
    "fidelity": ("eksempelparken", Audience.partners, "fidelity.md"),
    "incidents": ("eksempelparken", Audience.partners, "incidents.md"),
    "list-status": ("eksempelparken", Audience.partners, "list-status.md"),
    "practice-tidier": ("eksempelparken", Audience.partners, "papers/practice-tidier.md"),
    "practice-5is": ("karlemoseparken", Audience.partners, "papers/practice-5is.md"),
}


def made(paper: str, language: str) -> str:
    name, audience, path = PAPERS[paper]
    return shown(name, audience=audience, language=language)[path].body


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("paper", PAPERS)
def test_the_paper_is_as_it_was_read(paper: str, language: str) -> None:
    expected = (EXAMPLES / paper / f"{language}.md").read_bytes()
    assert made(paper, language).encode("utf-8") == expected


if __name__ == "__main__":
    for paper in PAPERS:
        (EXAMPLES / paper).mkdir(parents=True, exist_ok=True)
        for language in ("da", "en"):
            (EXAMPLES / paper / f"{language}.md").write_bytes(made(paper, language).encode("utf-8"))
