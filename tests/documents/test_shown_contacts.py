"""Nothing on a finished public site reaches or finds somebody, unless it is said that everybody may: looked for in all that can be read.

Every address, number, name and plate here is invented.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.contact_points import contact_points
from karlemose_model.documents.shown_contacts import files_below, public_contacts, unsaid_contacts
from karlemose_model.documents.visible import visible
from karlemose_model.files import shipped
from karlemose_model.model import Audience
from karlemose_model.problems import Place, Problem
from karlemose_model.reading import Reading, read_playbook
from karlemose_model.rules import checked
from karlemose_model.site import Built, build_site
from tests.conftest import AS_OF, Ran

HEAD = "schema: 1\nid: park\nversion: 1\nkind: estate\nname: {da: Park, en: Park}\nlanguages: [da]\nextends: {playbook: karlemose, version: 1}\n"
PAGE = "---\naudience: public\n---\n\n# Om stedet\n\n"
SECRETS = {
    "email": "canary@park.example.org",
    "phone": "98 76 54 32",
    "address": "Opdigtetvej 12",
    "plate": "XY 98 765",
}
Files = Callable[[dict[str, str]], Path]
Run = Callable[..., Ran]


def build(reading: Reading, out: Path, audience: Audience = Audience.public) -> Built:
    rollout = reading.seen_on(AS_OF)
    assert rollout
    return build_site(rollout, audience, out, "none", texts=reading.texts)


def said(problems: tuple[Problem, ...]) -> list[str]:
    return [str(problem.data["found"]) for problem in problems if problem.code == "KM506"]


def test_what_an_own_public_page_gives_away_stops_the_site(files: Files) -> None:
    text = "".join(f"Her er {secret}.\n\n" for secret in SECRETS.values())
    folder = files({"playbook.yml": HEAD, "docs/da/om.md": PAGE + text})
    built = build(read_playbook(folder), folder / "build")
    assert {problem.code for problem in built.problems} == {"KM506"}
    places = {str(problem.data["found"]): problem.place for problem in built.problems}
    assert places == {
        way: Place("docs/da/om.md", 7 + 2 * number, 8, len(secret))
        for number, (way, secret) in enumerate(SECRETS.items())
    }
    assert not any(secret in repr(problem.data) for problem in built.problems for secret in SECRETS.values())
    assert built.folder is None
    assert built.markdown is None
    assert not (folder / "build" / "park" / "markdown").exists()
    # Nor does it stay in what the site was to be made of.
    left = [content.decode("utf-8") for _name, content in files_below(folder / "build")]
    assert not [secret for secret in SECRETS.values() for content in left if secret in content]


def test_an_earlier_source_goes_when_the_site_may_not_be_put_in_place(files: Files) -> None:
    folder = files({"playbook.yml": HEAD, "docs/da/om.md": PAGE + "Et sted.\n"})
    built = build(read_playbook(folder), folder / "build")
    assert list(files_below(built.source))
    (folder / "docs" / "da" / "om.md").write_text(PAGE + "Ring 98 76 54 32.\n", "utf-8")
    assert said(build(read_playbook(folder), folder / "build").problems) == ["phone"]
    assert not [name for name, _content in files_below(built.source) if name.endswith(".md")]


def test_the_partners_may_have_all_of_it(files: Files) -> None:
    folder = files({"playbook.yml": HEAD, "docs/da/om.md": PAGE + " ".join(SECRETS.values())})
    built = build(read_playbook(folder), folder / "build", Audience.partners)
    assert built.problems == ()
    assert built.markdown


@pytest.mark.parametrize(
    "where",
    [
        "accessibility: {status: partial, checked: 2026-11-01, responsible: SAY, feedback: {email: a@b.example.org}}\n",
        "accessibility: {status: partial, checked: 2026-11-01, exceptions: [{text: SAY}]}\n",
        "sources: {one: {title: SAY, published: '2026', audience: public}}\n",
        "notice: SAY\n",
        "partners: {police: {organisation: SAY}}\n",
    ],
)
def test_wherever_in_the_playbook_it_stands(files: Files, where: str) -> None:
    folder = files({"playbook.yml": HEAD + where.replace("SAY", f"'{'; '.join(SECRETS.values())}'")})
    reading = read_playbook(folder)
    built = build(reading, folder / "build")
    assert set(said(built.problems)) == set(SECRETS)
    assert {problem.place.file for problem in built.problems} == {"playbook.yml"}


def test_what_is_said_to_be_for_everybody_may_stand(files: Files) -> None:
    contact = "partners: {police: {contact: {email: VAGT@park.example.org, phone: '+4598765432', audience: public}}}\n"
    text = f"{PAGE}Skriv til vagt@park.example.org, ring 98 76 54 32 eller 114.\n"
    folder = files({"playbook.yml": HEAD + contact, "docs/da/om.md": text})
    assert said(build(read_playbook(folder), folder / "build").problems) == []
    folder = files({"playbook.yml": HEAD + contact.replace("public", "partners")})
    assert sorted(said(build(read_playbook(folder), folder / "build").problems)) == ["email", "phone"]


def test_what_is_let_pass_may_stand(files: Files) -> None:
    allowed = "".join(
        f"  {way}: {{finding: KM506, value: '{value}', reason: Det er opdigtet.}}\n" for way, value in SECRETS.items()
    )
    text = PAGE + "\n\n".join(SECRETS.values()).replace("98 76 54 32", "+4598765432")
    folder = files({"playbook.yml": f"{HEAD}allowed:\n{allowed}", "docs/da/om.md": text})
    reading = checked(read_playbook(folder), AS_OF)
    assert said(build(reading, folder / "build").problems) == []
    # The check, which looks at no finished page, does not call them needless.
    assert "KM502" not in {problem.code for problem in reading.problems}


def test_an_address_with_its_town_is_let_pass() -> None:
    reading = read_playbook(shipped("playbooks") / "eksempelparken")
    assert reading.playbook
    allowed = public_contacts(reading.playbook) | {"hans opdigtets vej 3b 9999 ingensted"}
    page = [("a.html", b"<p>Hos Hans Opdigtets Vej 3B</p>")]
    assert unsaid_contacts(page, allowed, Path("out"), {}) == ()
    assert len(unsaid_contacts([("a.html", b"<p>Hos Hans Opdigtets Vej 3</p>")], allowed, Path("out"), {})) == 1


PLANTED = {
    "a.html": "<p>Ring <b>98</b> 76 <a>54 32</a></p>",
    "b.html": '<a href="mailto:canary@park.example.org">skriv</a>',
    "c.html": '<a href="tel:+4598765432">ring</a>',
    "d.html": '<meta name="description" content="canary@park.example.org">',
    "e.html": '<img alt="XY 98 765">',
    "f.html": "<p>canary&#64;park.example.org</p>",
    "g.html": "<!-- canary@park.example.org -->",
    "search/search_index.json": json.dumps({"docs": [{"text": "<p>canary&amp;#64;x</p> 98 76 54 32"}]}),
    "h.svg": "<svg><desc>Opdigtetvej 12</desc></svg>",
    "i.svg": "<svg><text><tspan>98 76</tspan><tspan> 54 32</tspan></text></svg>",
    "j.ics": "BEGIN:VEVENT\r\nLOCATION:Opdigt\r\n etvej 12\r\nEND:VEVENT\r\n",
    "k.md": "Skriv til canary\\@park.example.org",
    "l.txt": "98765432",
}


@pytest.mark.parametrize("name", PLANTED)
def test_in_every_kind_of_file_that_can_be_read(name: str) -> None:
    (problem,) = unsaid_contacts([(name, PLANTED[name].encode())], frozenset(), Path("out"), {})
    assert (problem.code, problem.place.file, problem.data["page"]) == ("KM506", f"out/{name}", name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<table><tr><td>98</td><td>76</td><td>54</td><td>32</td></tr></table>"),
        ("b.html", "<script>var a = 98765432;</script><style>a{x:98765432}</style>"),
        ("c.svg", "<svg><text>98</text><text>76</text><text>54</text><text>32</text></svg>"),
        ("d.html", '<a href="https://example.org/98765432/a@b.example.org">kilde</a>'),
        ("e.css", "a@park.example.org"),
        ("f.svg", '<svg><path d="M98 76 54 32"/></svg>'),
    ],
)
def test_what_nobody_reads_so_is_none(name: str, text: str) -> None:
    assert unsaid_contacts([(name, text.encode())], frozenset(), Path("out"), {}) == ()


def test_what_the_example_shows_is_what_it_says_is_for_everybody(tmp_path: Path) -> None:
    """And so it can be built (tests/site/test_public_words.py builds every shipped one); the list of who attends holds no private contact (domain.md L14)."""
    rollout = read_playbook(shipped("playbooks") / "eksempelparken").seen_on(AS_OF)
    assert rollout
    built = build_site(rollout, Audience.public, tmp_path, "none")
    assert built.markdown
    shown = {point.same for name, text in files_below(built.markdown) for point in contact_points(visible(name, text))}
    assert shown == {
        "ejendomskontoret@bolig.example.org",
        "helhedsplanen@bolig.example.org",
        "klubben@boks.example.org",
        "00000000",
    }
    assert shown <= public_contacts(rollout.playbook)
    assert "attendance.md" not in {page.path for page in built.pages}


@pytest.mark.slow
def test_a_built_site_is_not_put_in_place_and_the_last_good_one_stays(
    files: Files, karlemose: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = files({"playbook.yml": HEAD, "docs/da/om.md": PAGE + "Et sted.\n"})
    assert karlemose("build", "--audience", "public", "--lang", "en").code == 0
    before = dict(files_below(folder / "build" / "park" / "public"))
    (folder / "docs" / "da" / "om.md").write_text(PAGE + "Ring 98 76 54 32.\n")
    ran = karlemose("build", "--audience", "public", "--lang", "en")
    assert ran.code == 1
    assert "docs/da/om.md:7:6: KM506 a telephone number is to stand on the public page" in ran.err
    assert "see: build/park/public/own/om.html" in ran.err.replace(str(folder) + "/", "")
    assert "98 76 54 32" not in ran.err + ran.out
    assert dict(files_below(folder / "build" / "park" / "public")) == before
    assert not [name for name, content in files_below(folder / "build") if b"98 76 54 32" in content]
    # What is let pass is let pass, and what is not any more stops a site that nothing else has changed in.
    allowed = "allowed:\n  one: {finding: KM506, value: 98 76 54 32, reason: Opdigtet.}\n"
    (folder / "playbook.yml").write_text(HEAD + allowed)
    assert karlemose("build", "--audience", "public", "--lang", "en").code == 0
    (folder / "playbook.yml").write_text(HEAD)
    assert karlemose("build", "--audience", "public", "--lang", "en").code == 1
