"""On paper: a full agenda on two sheets with no item in two pieces, and checklists with boxes to tick by pen."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from karlemose_model import read_playbook
from karlemose_model.followup import LoggedAction, action_log
from tests.browser.chromium import Visitor
from tests.browser.conftest import Sites
from tests.browser.sites import EXAMPLE, LANGUAGES, build_sites, pages_of, served
from tests.conftest import AS_OF

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

OPEN = 12
LAST_MEETING = "2026-11-19-operational.yml"
# As long as the others are.
MORE = """  - text:
      da: Undersøg, om prøvelyset ved port {number} kan tændes en time før, og sig det til ejendomskontoret.
      en: Find out whether the trial light at gate {number} can be lit an hour earlier, and tell the estate office.
    partner: housing
    role: housing-contact
    due: 2026-12-03
"""

# The items of the agenda: the rows of its tables, the tasks, the points and the paragraphs.
ITEMS = """() => [...document.querySelectorAll("article tr, article li, article p")]
    .filter((each) => each.checkVisibility() && !each.querySelector("li, p, tr"))
    .map((each) => each.innerText).filter((text) => text.trim())"""


@dataclass(frozen=True)
class Full:
    """A partner site whose next agenda has twelve open actions: its address and the agenda's."""

    address: str
    agenda: str
    actions: tuple[LoggedAction, ...]


@pytest.fixture(scope="module")
def full(sites: Sites, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Full]:
    folder = tmp_path_factory.mktemp("full")
    shutil.copytree(EXAMPLE.parent, folder / "playbooks")
    record = folder / "playbooks" / EXAMPLE.name / "records" / "meetings" / LAST_MEETING
    head, tail = record.read_text("utf-8").split("reports:\n")
    missing = OPEN - len(open_actions(folder))
    assert missing > 0
    more = "".join(MORE.format(number=number + 2) for number in range(missing))
    record.write_text(f"{head}{more}reports:\n{tail}", "utf-8")
    assert len(open_actions(folder)) == OPEN
    built = build_sites(folder / "playbooks" / EXAMPLE.name, folder / "sites", "--audience", "partners")
    agenda = next(page for page in pages_of(built, "partners", "da") if page.kind == "agenda")
    with served(built / "partners") as address:
        yield Full(address, agenda.address, open_actions(folder))


def open_actions(folder: Path) -> tuple[LoggedAction, ...]:
    """The open actions of the rollout in that folder that its next operational meeting has before it."""
    rollout = read_playbook(folder / "playbooks" / EXAMPLE.name).seen_on(AS_OF)
    assert rollout
    return tuple(action for action in action_log(rollout) if action.is_open and action.meeting == "operational")


def close(text: str) -> str:
    """The signs alone: how a line is broken on paper and how words are spaced does not matter."""
    return "".join(text.split()).replace("\u00ad", "")


def sheets(tab: Page) -> list[str]:
    """The text of each sheet of A4 that the page prints on."""
    pdf = tab.pdf(format="A4", print_background=False, prefer_css_page_size=True)
    reader = PdfReader(io.BytesIO(pdf))
    width, height = (float(each) for each in reader.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (595, 842)
    return [close(page.extract_text()) for page in reader.pages]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_agenda_with_twelve_open_actions(full: Full, visitor: Callable[..., Visitor], language: str) -> None:
    tab = visitor().open(full.address + ("" if language == "da" else "en/") + full.agenda)
    pages = sheets(tab)
    assert len(pages) <= 2
    tab.emulate_media(media="print")
    items = [close(item) for item in tab.evaluate(ITEMS)]
    # Each of the actions is one of the items, whole.
    for action in full.actions:
        assert sum(close(action.text.said_in(language)) in item for item in items) == 1
    broken = [item for item in items if not any(item in page for page in pages)]
    assert broken == []
    # At the head of each sheet stand the page's title and for whom it is, at its foot its number.
    heading, whom = (
        close(tab.locator("h1").inner_text()),
        {"da": "Kunforpartnerne", "en": "Forthepartnersonly"}[language],
    )
    for number, page in enumerate(pages, start=1):
        assert heading in page
        assert whom in page
        assert f"{number}/{len(pages)}" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_checklist_is_printed_with_boxes(sites: Sites, visitor: Callable[..., Visitor], language: str) -> None:
    below = "" if language == "da" else "en/"
    source = sites.example / "source" / "partners" / language / "docs" / "checklists" / "initial.md"
    tab = visitor().open(f"{sites.address['partners']}{below}checklists/initial.html")
    tab.emulate_media(media="print")
    drawn = tab.locator("article li :is(.km-tick, .km-box):visible").evaluate_all(
        "(boxes) => boxes.filter((box) => box.offsetWidth >= 8 && box.offsetHeight >= 8).length"
    )
    assert drawn == source.read_text("utf-8").count("- [ ] ")
    # What is for the screen stays there.
    for selector in ("header button", "nav", "dialog", ".km-ticks__clear", ".km-skip"):
        assert tab.locator(f"{selector}:visible").count() == 0, selector
    title = close(tab.locator("h1").inner_text())
    assert title in sheets(tab)[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_agreement_is_signed_by_pen_on_one_sheet(
    sites: Sites, visitor: Callable[..., Visitor], language: str
) -> None:
    below = "" if language == "da" else "en/"
    tab = visitor().open(f"{sites.address['partners']}{below}papers/information-sharing.html")
    signatures = tab.locator(".km-table:has(.km-pen)")
    parties = [close(text) for text in signatures.locator("tbody td:first-child").all_inner_texts()]
    last = close(tab.locator("article ul:has(+ hr) > li").last.inner_text())
    pages = sheets(tab)
    tab.set_viewport_size({"width": 695, "height": 1000})
    tab.emulate_media(media="print")
    millimetre = 96 / 25.4
    for cell in signatures.locator("tbody td:last-child").all():
        box = cell.bounding_box()
        assert box
        assert box["width"] > 60 * millimetre
        assert box["height"] > 11 * millimetre
    heading = close(signatures.locator("th").last.inner_text())
    signed = [
        page for page in pages if heading in page and all(party in page.partition(heading)[2] for party in parties)
    ]
    assert len(signed) == 1
    # What is said of the page itself never has a sheet of its own.
    assert last in pages[-1]
