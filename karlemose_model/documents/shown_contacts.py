"""Ways to reach or find somebody, on a finished public site or paper, that nobody has said are meant for everybody; as Problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from karlemose_model.contact_points import ContactPoint, Way, contact_points, same_contact
from karlemose_model.documents.visible import visible
from karlemose_model.model import Audience, Contact, Partner, Playbook, Role, allowed_values
from karlemose_model.problems import Place, Problem, Related

CODE = "KM506"


def public_contacts(playbook: Playbook) -> frozenset[str]:
    """What everybody may see, in the form in which it is compared.

    Contacts of partners, roles and for telling of faults whose audience is public, and what `allowed:` lets pass.
    """
    owners: list[Partner | Role] = [*playbook.partners.values(), *playbook.roles.values()]
    contacts = [owner.contact for owner in owners]
    contacts.append(playbook.accessibility.feedback if playbook.accessibility else None)
    said = [
        words for contact in contacts if contact and contact.audience is Audience.public for words in _words(contact)
    ]
    said += allowed_values(playbook.allowed, CODE)
    return frozenset(same for words in said for same in _all_forms(words))


def unsaid_contacts(
    files: Iterable[tuple[str, bytes | str]], allowed: frozenset[str], target: Path, texts: Mapping[str, str]
) -> tuple[Problem, ...]:
    """An error for each contact point in a site's files or in papers that is not allowed, once for all of them.

    The files are given by name and content; of one that nobody can look into its words are given instead of its bytes.
    It points at the first of the people's `texts` (by name) that holds it, else at the page, which is to lie in `target`.
    """
    pages: dict[ContactPoint, str] = {}
    for name, content in files:
        for point in contact_points(visible(name, content)):
            if not _is_allowed(point, allowed):
                pages.setdefault(_wherever(point), name)
    return tuple(_problems(pages, target, texts)) if pages else ()


def files_below(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a folder, the pages before what is made from them; links are not followed."""
    paths = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    for path in sorted(paths, key=lambda path: (path.suffix != ".html", path)):
        yield path.relative_to(folder).as_posix(), path.read_bytes()


def _problems(pages: Mapping[ContactPoint, str], target: Path, texts: Mapping[str, str]) -> Iterator[Problem]:
    written = _written(texts, frozenset(pages))
    for point, name in pages.items():
        page = Place((target / name).as_posix())
        place = written.get(point)
        related = (Related(page, "shown_here"),) if place else ()
        yield Problem(CODE, place or page, {"found": str(point.way), "page": name}, related=related)


def _written(texts: Mapping[str, str], wanted: frozenset[ContactPoint]) -> dict[ContactPoint, Place]:
    """Where each of them first stands in the people's files; of what happened a public page tells the least."""
    found: dict[ContactPoint, Place] = {}
    for name, text in sorted(texts.items(), key=lambda one: ("/records/" in f"/{one[0]}", one[0])):
        for point in contact_points(text):
            if _wherever(point) in wanted:
                found.setdefault(_wherever(point), Place.in_text(name, text, point.start, point.end))
    return found


def _wherever(point: ContactPoint) -> ContactPoint:
    return ContactPoint(0, 0, point.way, point.same)


def _is_allowed(point: ContactPoint, allowed: frozenset[str]) -> bool:
    if point.way is not Way.address:
        return point.same in allowed
    # An address is let pass as it is written, with town and all. What is found is its street, with a word before it perhaps.
    words = point.same.split()
    streets = [" ".join(words[first:]) for first in range(max(1, len(words) - 2))]
    return any(f" {street} " in f" {whole} " for street in streets for whole in allowed)


def _words(contact: Contact) -> Iterator[str]:
    yield from (words for words in (contact.email, contact.phone) if words)
    if contact.label:
        yield from (words for _language, words in contact.label)


def _all_forms(words: str) -> Iterator[str]:
    """Whatever kind it is of: what stands in it, and all of it."""
    yield from (point.same for point in contact_points(words))
    yield from (same_contact(way, words) for way in Way)
