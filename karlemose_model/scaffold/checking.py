"""Whether an answer to a question of `karlemose new` can be used, judged by the playbook's own models; else the reason."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path, PurePosixPath, PureWindowsPath

from babel.dates import format_date
from pydantic import TypeAdapter, ValidationError

from karlemose_model.files import is_device, shipped, shipped_playbooks
from karlemose_model.messages.message import N_
from karlemose_model.model import Playbook
from karlemose_model.model.section import Day, Id
from karlemose_model.privacy import find_cpr
from karlemose_model.problems import Severity
from karlemose_model.reading import read_playbook
from karlemose_model.reading.chain import FROM_ABOVE, read_chain
from karlemose_model.reading.layers import main_file, read_layer
from karlemose_model.scaffold.generating import is_taken, rendered
from karlemose_model.scaffold.places import find, municipalities, police_districts
from karlemose_model.scaffold.so_far import MAX_LINE, NotListed, SoFar, Unfit, line, readable
from karlemose_model.schedule.closed import Closed, ClosedKind, closed_on, holidays_known
from karlemose_model.text import LANGUAGES, Text
from karlemose_model.wording import word

MODEL = "karlemose"
"""The model itself, among the playbooks that come with the tool."""
LEAVABLE = ("social-project", "tenants", "kindergarten")
"""The partners that a place can do without; the others carry the model."""
FICTIONAL_WORDS = ("fictional", "opdigtet", "fiktiv")
"""What is written for the name of a place that does not exist, to say so before it is named."""

# What YAML takes for something else than a text.
_NO_TEXT = ("true", "false", "null")
_SIGNED_IN = re.compile(r"(\w+)://([^/?#]*)@")
_ADDRESS = re.compile(r"(git\+)?(https?|ssh|file)://[^\s'\"`$;&|<>(){}\\]+")
# What the template takes as holidays and closures of a Danish place.
_DANISH = {
    "holidays": {"optional": ["06-05", "12-24", "12-31"]},
    "closures": {"summer": {"name": {"da": "sommerferien", "en": "the summer holidays"}, "weeks": [28, 29, 30]}},
}


def folder(asked: Path) -> None:
    """The folder to make, named by a path. Raises Unfit where another system, a shell or a reader would stumble over it."""
    readable(str(asked))
    if not str(asked).isprintable():
        raise Unfit(N_("The name of the folder has something invisible in it."))
    there = next(above for above in (asked, *asked.parents) if above.is_dir())
    for part in asked.relative_to(there).parts if there != Path() else asked.parts:
        if is_device(part):
            raise Unfit(N_("Windows gives no folder the name {name}. Choose another."), name=part)
        if part.startswith("-"):
            raise Unfit(
                N_(
                    "A folder whose name begins with a dash is taken for an option by other programs. Choose another name."
                )
            )
        if part.startswith("~"):
            raise Unfit(N_("Write the whole path instead of ~: here it would become a folder of that name."))
        if next(find_cpr(part), None):
            raise Unfit(N_("The folder's name holds what looks like a CPR number, which must not stand in a path."))


def name(written: str, so_far: SoFar) -> str:
    """What the place is called; its folder and its id are made of it."""
    said = line(written)
    if so_far.template == "district":
        said = (municipality if so_far.answers.get("kind") == "municipality" else police_district)(said, so_far)
    slug = rendered(so_far.template, "__slug", {"name": said})
    if is_device(slug) or slug in _NO_TEXT:
        raise Unfit(N_("{slug} means something else to a computer than a name. Add a word to it."), slug=slug)
    try:
        TypeAdapter(Id).validate_python(slug)
    except ValidationError:
        raise Unfit(
            N_("The name has to begin with a letter, since the folder and the links are named after it.")
        ) from None
    if slug == "no-name":
        raise Unfit(N_("The name needs letters or digits, since the folder and the links are named after it."))
    if slug in shipped_playbooks():
        raise Unfit(
            N_("{slug} is the id of a playbook that comes with the program. Add a word to the name."), slug=slug
        )
    if so_far.answers.get("builds_on", MODEL) != MODEL:
        _not_called_the_same(slug, so_far.answers["builds_on"], so_far)
    if so_far.into is None and is_taken(Path(slug)):
        raise Unfit(
            N_("The folder {slug} is there already and is not empty. Choose another name, or --into."), slug=slug
        )
    return said


def country(written: str, so_far: SoFar) -> str:
    """A country whose public holidays are known, with a part of it where they differ: DK, GB-ENG."""
    said = line(written).upper().replace("_", "-").removesuffix("-")
    state, _dash, part = said.partition("-")
    try:
        _place(state, part)
    except ValidationError:
        raise Unfit(N_("A country is two letters, e.g. DK, or with a part of it GB-ENG.")) from None
    if not holidays_known(state):
        raise Unfit(
            N_("The public holidays of {country} are not known. Use the two letters of ISO 3166, e.g. DK or GB."),
            country=state,
        )
    if part and not holidays_known(state, part):
        import holidays

        parts = holidays.country_holidays(state).subdivisions
        raise Unfit(
            N_("No part of {country} is called {part}."),
            tuple(f"{state}-{one}" for one in parts),
            country=state,
            part=part,
        )
    return said


def municipality(written: str, so_far: SoFar) -> str:
    """A municipality: of Denmark one of the 98, elsewhere and in a fictional place any name."""
    return _listed(written, so_far, municipalities(), N_("No municipality in Denmark is called {name}."))


def police_district(written: str, so_far: SoFar) -> str:
    """A police district: of Denmark one of the 12, elsewhere and in a fictional place any name."""
    return _listed(written, so_far, police_districts(), N_("No police district in Denmark is called {name}."))


def _listed(written: str, so_far: SoFar, names: tuple[str, ...], unknown: str) -> str:
    said = line(written)
    if so_far.country != "DK":
        return said
    found = find(said, names)
    if so_far.is_danish and not found.name:
        raise NotListed(unknown, found.near, name=said)
    if said.casefold() in FICTIONAL_WORDS:
        raise Unfit(N_("What is the fictional place called? Make up a name for it."))
    return found.name or said


def choice(written: str, choices: tuple[str, ...]) -> str:
    """One of the choices, in any case and with or without the space after a comma; the kinds in Danish too."""
    said = line(written)
    said = {"politikreds": "district", "kommune": "municipality"}.get(said.lower(), said)
    for one in choices:
        if one.replace(" ", "") == said.lower().replace(" ", ""):
            return one
    raise Unfit(N_("{said} is none of the choices."), choices, said=said)


def time_zone(written: str, so_far: SoFar) -> str:
    """A time zone by its name in the IANA database."""
    said = line(written)
    try:
        _place(so_far.country, time_zone=said)
    except ValidationError:
        raise Unfit(N_("{name} is not a time zone. They are written like Europe/Copenhagen."), name=said) from None
    return said


def first_meeting(written: str, so_far: SoFar) -> str:
    """A working day on which the partners can meet: no weekend, no public holiday, and in no closure."""
    said = line(written)
    try:
        day = TypeAdapter(Day).validate_python(said)
    except ValidationError as error:
        if error.errors()[0]["type"] == "day_impossible":
            raise Unfit(N_("{day} is not in the calendar."), day=said) from None
        raise Unfit(N_("{day} is not a day written as year-month-day, e.g. 2027-01-12."), day=said) from None
    if not 2000 <= day.year <= 2100:
        raise Unfit(N_("{day} does not lie between 2000 and 2100."), day=said)
    closed = why_closed(day, so_far)
    if closed is not None and closed.kind is ClosedKind.weekend:
        raise Unfit(
            N_(
                "{day} is a {weekday}, and the meetings to come would be held on that weekday too. Choose a day from Monday to Friday."
            ),
            day=said,
            weekday=Text({language: format_date(day, "EEEE", locale=language) for language in LANGUAGES}),
        )
    if closed is not None:
        raise Unfit(N_("On {day} nobody meets: {why}. Choose another day."), day=said, why=closed.name)
    return said


def why_closed(day: date, so_far: SoFar) -> Closed | None:
    """The public holiday, the closure or the weekend that the day lies in."""
    return closed_on(_place(so_far.country, so_far.part), day)


def builds_on(written: str, so_far: SoFar) -> str:
    """The model, or the relative path of a municipality's or a district's playbook."""
    said = line(written, MAX_LINE)
    if said == MODEL:
        return said
    said = _path(said)
    if not main_file(_seen_from(so_far, said)).is_file():
        raise Unfit(
            N_(
                "There is no playbook at {path}; it is looked for from the new folder. Write karlemose, or a path such as ../koege."
            ),
            path=said,
        )
    reading = read_playbook(_seen_from(so_far, said))
    if error := next((problem for problem in reading.problems if problem.severity is Severity.error), None):
        words = Text({language: word(error, language).what for language in LANGUAGES})
        raise Unfit(
            N_("The playbook at {path} has an error: {said}. Mend it first; karlemose check shows where it is."),
            path=said,
            said=words,
        )
    assert reading.playbook is not None
    kinds = _above(so_far.answers.get("kind", so_far.template))
    if reading.playbook.kind not in kinds:
        raise Unfit(
            N_("The playbook at {path} is of the kind {kind}, which yours can't build on. It can be: {kinds}."),
            path=said,
            kind=reading.playbook.kind,
            kinds=", ".join(kinds),
        )
    if "name" in so_far.answers:
        _not_called_the_same(rendered(so_far.template, "__slug", {"name": so_far.answers["name"]}), said, so_far)
    return said


def _above(kind: str) -> tuple[str, ...]:
    """The kinds that one can build on: no estate carries another, and nothing carries what stands above it."""
    return tuple(other for other in FROM_ABOVE[: FROM_ABOVE.index(kind) + 1] if other != "estate")


def _not_called_the_same(slug: str, path: str, so_far: SoFar) -> None:
    """Raises Unfit when the playbook at the path, or one that it builds on, has that id already."""
    layers = read_chain(_seen_from(so_far, path)).layers
    if slug in [layer.tree.value.get("id") for layer in layers if layer.tree is not None]:
        raise Unfit(
            N_(
                "The playbook at {path} builds on or is one with the id {slug} as well. Two that build on each other need different names."
            ),
            path=path,
            slug=slug,
        )


def version_of(playbook: str, so_far: SoFar) -> int:
    """The version that a playbook which can be built on has today; 1 where it says none that is one."""
    layer = read_layer(shipped("playbooks") / MODEL if playbook == MODEL else _seen_from(so_far, playbook))
    version = layer.tree.value.get("version") if layer.tree is not None else None
    return version if isinstance(version, int) and version > 0 else 1


def estates(written: str, so_far: SoFar) -> str:
    """Relative paths of the rollouts below, with commas between; each has a playbook."""
    paths = [_path(part) for part in written.split(",") if part.strip()]
    for path in paths:
        if not main_file(_seen_from(so_far, path)).is_file():
            raise Unfit(
                N_(
                    "There is no playbook at {path}; it is looked for from the new folder. It can be added under estates: later."
                ),
                path=path,
            )
    return ", ".join(dict.fromkeys(paths))


def leave_out(written: str, _so_far: SoFar) -> str:
    """Ids of partners that take no part here, with commas between."""
    ids = [line(part) for part in written.split(",") if part.strip()]
    for one in ids:
        if one not in LEAVABLE:
            raise Unfit(N_("{id} is not a partner that can be left out."), LEAVABLE, id=one)
    return ", ".join(dict.fromkeys(ids))


def package(written: str, _so_far: SoFar) -> str:
    """Where the tool can be had from: an address that pip reads, or a wheel's file."""
    said = line(written, MAX_LINE) if written.strip() else ""
    # It is kept in the repository, and what signs somebody in does not belong there.
    if any((scheme.lower(), user) != ("ssh", "git") for scheme, user in _SIGNED_IN.findall(said)):
        raise Unfit(
            N_(
                "The address holds a user name or a password, and it is kept in the repository. Write it without what stands before the @."
            )
        )
    if not said or _ADDRESS.fullmatch(said):
        return said
    if not said.endswith(".whl") or re.search(r"['\"`$]", said) or not Path(said).is_file():
        raise Unfit(
            N_(
                "{package} is neither a wheel's file nor an address such as git+https://example.org/karlemose-model.git."
            ),
            package=said,
        )
    return str(Path(said).absolute())


def notice(written: str, _so_far: SoFar) -> str:
    """The sentence on every page; may be empty."""
    return line(written, MAX_LINE) if written.strip() else ""


def _path(written: str) -> str:
    said = line(written, MAX_LINE).replace("\\", "/")
    if PurePosixPath(said).is_absolute() or PureWindowsPath(said).drive or re.search(r"['\"`$:#]", said):
        raise Unfit(N_("{path} is not a relative path such as ../koege."), path=said)
    return said


def _seen_from(so_far: SoFar, path: str) -> Path:
    """Where a relative path leads from the new folder, which is not there yet."""
    folder = (so_far.folder or Path("new")).absolute()
    return Path(os.path.normpath(folder.parent.resolve() / folder.name / path))


def _place(country: str, part: str = "", time_zone: str = "UTC") -> Playbook:
    """A playbook of nothing but the place, as far as it is known. Raises ValidationError."""
    place: dict[str, object] = {"country": country, "time_zone": time_zone}
    if country == "DK":
        place |= _DANISH
    if part:
        place["holidays"] = {"subdivision": part}
    head = {"schema": 1, "id": "place", "version": 1, "kind": "estate", "name": "place"}
    return Playbook.model_validate({**head, "place": place})
