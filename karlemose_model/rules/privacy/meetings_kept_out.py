"""No page of one's own that is for everybody tells when or where partners meet, or police will be.

In a gang's headquarters that is a matter of staff's and residents' safety, so no page that the tool makes for everybody
tells it, and calendars are the partners'. What a place writes itself is held against its own schedule: the day of a meeting
or visit that is still to come, its weekday with its hour, and its place where the paragraph names the meeting or the
partners. Other days, hours and places may stand there. The message never repeats what stands there; what is about something
else is let pass by its words under `allowed:`.

Fails:

    allowed:
      feast: {finding: KM507, value: 12. januar 2027, reason: A feast for everybody falls on that day.}
    timeline:
      - {phase: clear, from: 2026-12-01}
    meetings:
      operational:
        cadence:
          clear: {weekday: tuesday, at: 10:00, location: Residents' house}
    # docs/en/us.md
    ---
    audience: public
    ---

    # About us

    We meet on Tuesdays at 10.

Passes:

    timeline:
      - {phase: clear, from: 2026-12-01}
    meetings:
      operational:
        cadence:
          clear: {weekday: tuesday, at: 10:00, location: Residents' house}
    # docs/en/us.md
    ---
    audience: public
    ---

    # About us

    The residents' house is open on Tuesdays from 14 to 18.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from karlemose_model.model import Audience, Playbook
from karlemose_model.problems import Place, Problem, Severity
from karlemose_model.rules.examined import Examined
from karlemose_model.schedule import Occurrence, occurrences
from karlemose_model.text import Text

CODES = ("KM507",)

AHEAD = timedelta(days=366)
"""So far ahead a day without a year is looked for."""

_MONTHS = {
    name: number
    for names in (
        "januar februar marts april maj juni juli august september oktober november december",
        "january february march april may june july august september october november december",
    )
    for number, name in enumerate(names.split(), start=1)
}
_WEEKDAYS = {
    name: number
    for names in ("mandag tirsdag onsdag torsdag fredag lørdag søndag", "monday tuesday wednesday thursday friday saturday sunday")
    for number, name in enumerate(names.split())
}  # fmt: skip
_MONTH = "|".join(_MONTHS)
_DAYS = (
    re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?\s(?:of\s)?(?P<month>{_MONTH})\b(?:,?\s(?P<year>20\d\d))?", re.I),
    re.compile(rf"\b(?P<month>{_MONTH})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s(?P<year>20\d\d))?", re.I),
    re.compile(r"(?<![\d-])(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])"),
    re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>20\d\d)(?!\d)"),
    re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d/])"),
)  # fmt: skip
_WEEKDAY = re.compile(rf"\b(?P<name>{'|'.join(_WEEKDAYS)})(?:e|en|ene|s)?\b", re.I)
_HOUR = re.compile(
    r"(?<![\w.,:/-])(?:(?P<word>kl\.?|at|klokken)\s?)?(?P<hour>\d{1,2})(?:[.:](?P<minute>[0-5]\d))?(?:\s?(?P<half>[ap])\.?m\b\.?)?(?![\d/]|[.:]\d)",
    re.I,
)
_PARTNERS = re.compile(r"\b(?:partner|samarbejdspartner)", re.I)
_PASSAGE = re.compile(r"[^\n]+(?:\n[^\n]+)*")


@dataclass(frozen=True, slots=True)
class _Said:
    """What a page tells of a meeting: where it stands, in what it consists, and whose it is."""

    start: int
    end: int
    what: str
    meeting: Text


def check(examined: Examined, allowed: frozenset[str]) -> Iterator[Problem]:
    """A warning at each place, except for words that are allowed."""
    playbook = examined.playbook
    pages = [page for page in examined.reading.own_pages.pages if page.audience is Audience.public]
    if playbook is None or not pages or not examined.is_rollout:
        return
    coming = occurrences(playbook, examined.as_of, examined.as_of + AHEAD)
    passed = {_plain(words) for words in allowed}
    for page in pages:
        # The head is no longer in it, and its lines are those of the file.
        for said in _told(page.text, coming, playbook, examined.as_of):
            if _plain(page.text[said.start : said.end]) not in passed:
                place = Place.in_text(page.file, page.text, said.start, said.end)
                yield Problem("KM507", place, {"found": said.what, "meeting": said.meeting}, Severity.warning)


def _told(text: str, coming: Sequence[Occurrence], playbook: Playbook, as_of: date) -> Iterator[_Said]:
    days = {one.date: _name(one, playbook) for one in reversed(coming)}
    hours = {(one.date.weekday(), one.at): _name(one, playbook) for one in reversed(coming) if one.at}
    places = {
        _plain(words): _name(one, playbook)
        for one in reversed(coming)
        for _language, words in (one.location or ())
        if words.strip()
    }
    for passage in _PASSAGE.finditer(text):
        at, said = passage.start(), passage[0]
        weekdays = list(_WEEKDAY.finditer(said))
        times = [(found, hour) for found in _HOUR.finditer(said) if (hour := _hour(found)) is not None]
        for start, end, day in _days(said, as_of):
            if day in days:
                yield _Said(at + start, at + end, "date", days[day])
        for found, hour in times:
            for weekday in weekdays:
                meeting = hours.get((_WEEKDAYS[weekday["name"].casefold()], hour))
                if meeting is not None:
                    yield _Said(at + found.start(), at + found.end(), "time", meeting)
                    break
        for start, end, name in _places(said, places):
            if _PARTNERS.search(said) or any(_plain(words) in _plain(said) for _language, words in name):
                yield _Said(at + start, at + end, "place", name)


def _days(said: str, as_of: date) -> Iterator[tuple[int, int, date]]:
    for pattern in _DAYS:
        for found in pattern.finditer(said):
            parts = found.groupdict()
            month = _MONTHS.get(parts["month"].casefold()) or int(parts["month"]) if parts["month"] else 0
            years = [int(parts["year"])] if parts.get("year") else [as_of.year, as_of.year + 1]
            for year in years:
                try:
                    day = date(year, month, int(parts["day"]))
                except ValueError:
                    continue
                if day >= as_of:
                    yield found.start(), found.end(), day
                    break


def _hour(found: re.Match[str]) -> time | None:
    """The hour of the day; a number alone is none."""
    if not (found["word"] or found["minute"] or found["half"]):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] in "pP" else 0)
    return time(hour, minute) if hour < 24 else None


def _places(said: str, places: Mapping[str, Text]) -> Iterator[tuple[int, int, Text]]:
    for words, name in places.items():
        pattern = r"\s+".join(map(re.escape, words.split()))
        for found in re.finditer(rf"(?<!\w){pattern}(?!\w)", said, re.I):
            yield found.start(), found.end(), name


def _name(one: Occurrence, playbook: Playbook) -> Text:
    return (playbook.meetings if one.kind == "meeting" else playbook.activities)[one.id].name


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
