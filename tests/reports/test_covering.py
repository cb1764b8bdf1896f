"""What a finding says that it does not repeat stands in no format, however often and in whatever way its file writes it.

Every name, number, address and plate here is invented.
"""

from __future__ import annotations

import pytest

from karlemose_model.problems import Place, Problem, Related, Severity
from karlemose_model.reports.findings import Findings
from karlemose_model.reports.formats import FORMATS

PAGE = "docs/da/om.md"
BEFORE = "Kontoret ligger midt i parken.\n\n"


def about(code: str, text: str, found: str, file: str = PAGE) -> Problem:
    """A finding where `found` first stands in the text."""
    start = text.index(found)
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    place = Place(file, text.count("\n", 0, start) + 1, column, len(found))
    data = {"found": "phone" if code == "KM506" else "health", "page": "own/om.html", "meeting": "Ugemødet"}
    return Problem(code, place, data, related=(Related(Place("build/om.html"), "shown_here"),))


def told(format_: str, problems: tuple[Problem, ...], text: str, file: str = PAGE) -> str:
    return FORMATS[format_].lay_out(Findings(problems, {file: text}, "da", playbooks=("playbook.yml",)))


CONTACTS = [
    ("Ring på [28 14 73 95](tel:28147395).", "28 14 73 95", ("28147395", "28 14 73 95")),
    ("Ring på [12345678](tel:12345678).", "tel:12345678", ("12345678",)),
    ("Skriv: [susanne@firma.dk](mailto:susanne@firma.dk).", "susanne@firma.dk", ("susanne", "firma")),
    ("Skriv: susanne@firma.dk, susanne\\@firma.dk og Susanne (at) Firma.dk", "susanne@firma.dk", ("firma", "Firma")),
    ("Ring 28147395 (Susanne), privat 28147395 eller 28 14 73 95.", "28147395", ("28147395", "28 14 73 95")),
    ("Ring 28147395, 2814-7395, 28.14.73.95, +45 2814 7395 og 281 47 395.", "28147395", ("2814", "7395", "47 395", "281 ")),
    ("Ring 28147395.\nHer er 28 14\n73 95 igen.", "28147395", ("28 14", "73 95")),
    ("Ring 28147395 eller 98 76 54 32, skriv a@b.example.org.", "28147395", ("98 76", "example")),
    ("Ring 98 76 54 32.\nRing 28147395.", "28147395", ("98 76",)),
    ("Ring 28147395. Ring <b>28</b> 14 <i>73</i> 95.", "28147395", ("28<", "28</b>", "<i>73")),
    ("Skriv a@b.example.org.\nSkriv a&#64;b.example.org, a%40b.example.org.", "a@b.example.org", ("example",)),
    ('Skriv a@b.example.org.\nx: "a\\x40b.example.org"', "a@b.example.org", ("example",)),
    ("Vi bor på Opdigtetvej 12. Ja, opdigtetvej  12!", "Opdigtetvej 12", ("Opdigtetvej", "opdigtetvej")),
    ("Bilen XY 98 765, også XY98765 og xy-98-765.", "XY 98 765", ("98765", "98 765", "98-765")),
]  # fmt: skip


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("line", "found", "secrets"), CONTACTS)
def test_a_contact_point_is_in_no_line_that_is_shown(
    format_: str, line: str, found: str, secrets: tuple[str, ...]
) -> None:
    text = f"{BEFORE}{line}\n"
    last = Problem("KM507", Place(PAGE, text.count("\n"), 1, 1), {"found": "date", "meeting": "x"}, Severity.warning)
    for problems in ((about("KM506", text, found),), (about("KM506", text, found), last)):
        said = told(format_, problems, text)
        assert "KM506" in said
        assert not [secret for secret in secrets if secret in said]


def test_the_rest_of_the_line_stays_and_columns_too() -> None:
    text = f"{BEFORE}Ring 28147395 (Susanne), privat 28147395 eller 28 14 73 95.\n"
    said = told("full", (about("KM506", text, "28147395"),), text)
    assert "   1 | Kontoret ligger midt i parken.\n" in said
    assert "   3 | Ring •••••••• (Susanne), privat •••••••• eller •••••••••••.\n" in said
    assert "     |      ^^^^^^^^\n" in said


def test_where_only_the_page_is_known_no_line_of_another_finding_tells_it() -> None:
    text = "Skriv a&#64;b.example.org\n\nRing 98 76 54 32.\n"
    on_page = Problem("KM506", Place("build/om.html"), {"found": "email", "page": "om.html"})
    other = Problem("KM507", Place(PAGE, 3, 1, 4), {"found": "date", "meeting": "x"}, Severity.warning)
    said = told("full", (on_page, other), text)
    assert "example" not in said
    assert "98 76" not in said
    # Without that finding nobody has promised it.
    assert "98 76" in told("full", (Problem("KM031", Place(PAGE, 3), {}),), text)


@pytest.mark.parametrize("format_", FORMATS)
def test_a_name_is_covered_at_its_other_places_in_the_file(format_: str) -> None:
    text = "a: Ali Mohammed kom.\nb: Mohammed og ALI\nc: Ali  Mohammed er syg, siger Alis bror. Alice kom.\n"
    name = about("KM505", text.replace("Ali Mohammed", "------------", 1), "Ali  Mohammed", "records/x.yml")
    said = told(format_, (name,), text, "records/x.yml")
    assert "KM505" in said
    assert not [one for one in ("Ali ", "Alis", "ALI", "Mohammed") if one in said]
    if format_ == "full":
        assert "Alice kom." in said


def test_an_hour_is_covered_in_its_file_and_nowhere_else() -> None:
    text = "Vi ses kl. 10.\nMandag kl. 10.\n"
    other = Problem("KM031", Place("playbook.yml", 1), {})
    findings = Findings((about("KM507", text, "kl. 10"), other), {PAGE: text, "playbook.yml": "a: kl. 10\n"}, "da")
    said = FORMATS["full"].lay_out(findings)
    assert "Vi ses ••••••." in said
    assert "   1 | a: kl. 10\n" in said
