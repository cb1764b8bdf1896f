"""The generated reference in the docs is what the code gives, whole in both languages, and its links and headings hold."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import click
import jsonschema
import pytest
from markdown import Markdown
from pydantic import BaseModel

from karlemose_model.files import shipped
from karlemose_model.kpis import Status
from karlemose_model.model import MeetingRecord, Playbook, Walk
from karlemose_model.reading.json_schema import RECORDS
from karlemose_model.reference import PAGES, pages
from karlemose_model.reference.commands import every_command
from karlemose_model.reference.document_kinds import SEEN_ON, made_kinds
from karlemose_model.reference.fields import fields_of
from karlemose_model.reference.glossary import in_order, terms
from karlemose_model.reference.json_documents import (
    DIFFERENCES,
    EVALUATION,
    EXPLANATION,
    FORMATS,
    PATH,
    TOLD_OF,
    WRONG,
    schema,
)
from karlemose_model.reference.model_kpis import the_model
from karlemose_model.reference.playbook_fields import TABLES, all_parts
from karlemose_model.reference.template_variables import TOOLS, answers, filters, templates, tools, variables
from karlemose_model.reports.formats import FORMATS as OF_FINDINGS
from karlemose_model.reports.verdict_formats import VERDICT_FORMATS
from tests.conftest import Ran

# What these tests look at is built once, in one worker.
pytestmark = pytest.mark.xdist_group("reference")

DOCS = Path(__file__).parents[2] / "docs"
LANGUAGES = ("en", "da")
both = pytest.mark.parametrize("language", LANGUAGES)
Run = Callable[..., Ran]


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return pages()


def written(name: str, language: str) -> str:
    """A page of the docs, by the English name."""
    file = next(files[LANGUAGES.index(language)] for files in PAGES if files[0] == f"en/{name}.md")
    return (DOCS / file).read_text("utf-8")


def sections(text: str) -> dict[str, str]:
    """What stands under each heading of the second and third level."""
    found = re.split(r"^#{2,3} (.+)$", text, flags=re.MULTILINE)
    return dict(zip(found[1::2], found[2::2], strict=True))


def first_cells(text: str) -> list[str]:
    """What stands as code at the beginning of each row of the tables."""
    return re.findall(r"^\| `([^`]+)`", text, re.MULTILINE)


# --- the pages as they are committed ------------------------------------------------------------------------------


def test_the_committed_pages_are_up_to_date(made: dict[str, str]) -> None:
    assert [file for file, text in made.items() if (DOCS / file).read_text("utf-8") != text] == [], (
        "run `make reference`"
    )


def test_each_page_names_its_twin(made: dict[str, str]) -> None:
    for english, danish in PAGES:
        assert made[english].startswith(f"---\nlang: en\ntwin: {danish}\ntype: reference\n---\n\n# ")
        assert made[danish].startswith(f"---\nlang: da\ntwin: {english}\ntype: reference\n---\n\n# ")


def test_headings_are_unique_and_links_on_the_page_lead_to_one(made: dict[str, str]) -> None:
    for file, text in made.items():
        html = Markdown(extensions=["tables", "toc", "fenced_code"]).convert(text.split("---\n", 2)[2])
        anchors = re.findall(r'<h\d id="([^"]+)"', html)
        assert not [anchor for anchor in anchors if re.search(r"\w\w_\d+$", anchor)], f"{file}: two headings look alike"
        assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(anchors), file


def test_links_to_other_pages_lead_to_one_that_is_there(made: dict[str, str]) -> None:
    for file, text in made.items():
        for target in re.findall(r"\]\(([\w-]+\.md)", text):
            path = f"{file[:3]}{target}"
            assert (DOCS / path).is_file(), f"{file}: {target}"


def test_tables_have_at_most_four_columns_and_every_row_as_many(made: dict[str, str]) -> None:
    for file, text in made.items():
        for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
            counts = {len(re.sub(r"`[^`]*`", "", line).split("|")) - 2 for line in block.splitlines()}
            assert len(counts) == 1, (file, block[:200])
            assert max(counts) <= 4, (file, block[:200])


def test_no_words_are_taken_for_html(made: dict[str, str]) -> None:
    for file, text in made.items():
        # But for the places that links to a code lead to.
        prose = re.sub(r'```.*?```|`[^`\n]*`|<!--.*?-->|<a id="km\d+"></a>', "", text, flags=re.DOTALL)
        assert not re.search(r"<\w", prose), file


def test_every_block_of_code_runs_or_says_why_not(made: dict[str, str]) -> None:
    for file, text in made.items():
        if not file.endswith(("findings.md", "fund.md")):
            for before in re.findall(r"^(.*)\n```\w+\n", text, re.MULTILINE):
                assert re.fullmatch(r"<!-- (not run|køres ikke): .+ -->", before), (file, before)


@pytest.mark.parametrize("english", [english for english, _danish in PAGES])
def test_the_danish_page_says_in_danish_what_the_english_one_says(made: dict[str, str], english: str) -> None:
    danish = next(twin for one, twin in PAGES if one == english)
    assert len(re.findall("^## ", made[english], re.MULTILINE)) >= 5
    if english != "en/glossary.md":
        counts = [
            [len(re.findall(sign, made[file], re.MULTILINE)) for sign in ("^#", "^\\|")] for file in (english, danish)
        ]
        assert counts[0] == counts[1]
    # Sentences; what is only code, names or addresses may be the same.
    kept = set(re.findall(r"(?:(?<=\| )|^)[A-Z][a-z]+ [a-z ,]{12,}[^|\n]*", made[english], re.MULTILINE))
    same = [sentence for sentence in kept if sentence.strip() in made[danish]]
    assert same == []


# --- what must stand on each --------------------------------------------------------------------------------------


@both
def test_every_command_and_option_is_told(language: str) -> None:
    told = sections(written("commands", language))
    for name, command in every_command():
        section = told[f"karlemose {name}"]
        assert f"`karlemose {name} " in section
        for option in (one for one in command.params if isinstance(one, click.Option)):
            for flag in option.opts:
                assert re.search(rf"`{re.escape(flag)}[ `]", section), (name, flag)
            if isinstance(option.type, click.Choice):
                assert all(f"`{choice}`" in section for choice in option.type.choices), (name, option.name)
        if isinstance(command, click.Group):
            assert all(f"(#karlemose-{name}-{below})" in section for below in command.commands)


@both
def test_defaults_are_those_of_the_command(karlemose: Run, language: str) -> None:
    section = sections(written("commands", language))["karlemose build"]
    rows = {
        name.split()[0]: row for name, row in re.findall(r"^\| `([^`]+)` \|.*\| ([^|]*) \|$", section, re.MULTILINE)
    }
    assert {flag: row for flag, row in rows.items() if row.strip()} == {"--out": "`build`", "--builder": "`mkdocs`"}
    assert "[default: build]" in karlemose("build", "--help").out


@both
def test_every_field_is_told_where_its_path_stands(language: str) -> None:
    told = sections(written("playbook-fields", language))
    found: set[type[BaseModel]] = set()
    for part in all_parts():
        found.add(part.model)
        title = f"`{part.path}`" if part.path else next(iter(told))
        assert first_cells(told[title]) == list(part.own), title
    # Each field of any model in a playbook or a record, whatever it is in.
    whole: list[type[BaseModel]] = [Playbook, *RECORDS.values()]
    for model in whole:
        for path, inner in everything_in(model).items():
            assert inner in found or inner.__name__ in ("Figure", "Stated"), path
    common = [cells for title, text in told.items() if (cells := first_cells(text)) and "`" not in title]
    assert ["after", "country", "levels"] in common
    assert ["source", "basis", "reason"] in common
    assert ["entries", "unknown"] in common


def everything_in(model: type[BaseModel], path: str = "") -> dict[str, type[BaseModel]]:
    """All models in a model, by path, found through the types alone."""
    found: dict[str, type[BaseModel]] = {}
    for name, info in fields_of(model).items():
        waiting = [info.annotation]
        while waiting:
            one = waiting.pop()
            if isinstance(one, type) and issubclass(one, BaseModel):
                found[f"{path}{name}"] = one
                found |= everything_in(one, f"{path}{name}.")
            waiting += getattr(one, "__args__", ())
    return found


@both
def test_required_fields_allowed_words_and_columns_are_told(language: str) -> None:
    told = sections(written("playbook-fields", language))
    asked = {"en": "; required", "da": "; skal være der"}[language]
    for model, title in ((MeetingRecord, "`records/meetings/*.yml`"), (Walk, "`records/walks/*.yml`")):
        rows = dict(re.findall(r"^\| `([^`]+)` \| ([^|]+) \|", told[title], re.MULTILINE))
        assert {name for name, row in rows.items() if asked in row} == {
            name for name, info in fields_of(model).items() if info.is_required()
        }
    kinds = re.search(r"^- `kind`: (.+)$", told["`kpis.‹id›`"], re.MULTILINE)
    assert kinds
    assert re.findall(r"`(\w+)`", kinds[1]) == ["process", "output", "outcome"]
    for file, (columns, _said) in TABLES.items():
        assert first_cells(told[f"`{file}`"]) == list(columns.names)


def test_the_words_for_columns_are_for_those_that_are_read() -> None:
    for file, (columns, said) in TABLES.items():
        assert tuple(said) == columns.names, file


@both
def test_every_kpi_of_the_model_is_told(language: str) -> None:
    told = sections(written("model-kpis", language))
    kpis = the_model().kpis
    assert {f"K{number:02}" for number in range(1, 27)} <= {kpi.code for kpi in kpis.values()}
    for id_, kpi in kpis.items():
        title = f"{kpi.code} {kpi.name.said_in(language)}"
        section = told[title]
        assert f"`kpis.{id_}`" in section
        assert kpi.definition.said_in(language) in section
        assert kpi.unit.said_in(language) in section
        assert f"`{kpi.disclosure}`" in section
        for text in (kpi.numerator, kpi.denominator, kpi.caveat):
            assert text is None or text.said_in(language).replace("|", "&#124;") in section


@both
def test_every_template_tool_filter_and_variable_is_told(language: str) -> None:
    text = written("template-variables", language)
    told = sections(text)
    assert len(templates()) > 30
    for name in templates():
        assert set(variables(name)) <= set(re.findall(r"`(\w+)`", told[name])), name
    named = {cell.removesuffix("(…)") for cell in first_cells(text)}
    assert set(tools()) <= named
    assert set(filters()) <= named
    for rollout in ("estate", "district"):
        assert set(answers(rollout)) <= named


def test_a_template_is_given_what_the_page_says_and_no_more_is_asked_for() -> None:
    assert {"owners", "closed", "counts"} <= set(variables("action_log.md.j2"))
    assert variables("block.md.j2") == ["block"]
    assert variables("partners.md.j2") == []
    assert not set(TOOLS) & {name for template in templates() for name in variables(template)}


@both
def test_every_kind_of_page_is_told(language: str) -> None:
    text = written("document-kinds", language)
    assert re.findall(r"^\| \w+ \| `([\w-]+)` \|$", text, re.MULTILINE) == made_kinds()
    assert {"home", "agenda", "minutes", "kpi", "network", "own"} <= set(made_kinds())


@both
def test_the_words_of_the_field_stand_in_the_order_of_the_alphabet(language: str) -> None:
    # A section of law stays on the line of its number.
    text = written("glossary", language).replace("\N{NO-BREAK SPACE}", " ")
    told = [title for title, text in sections(text).items() if text.strip()]
    assert told == [one.term[language] for one in in_order(language)]
    assert len(terms()) >= 60
    for one in terms():
        assert one.term.keys() == one.means.keys() == {"da", "en"}
        assert all(
            means.endswith(".") and not re.search(r"(?<!e\.g)\. [A-ZÆØÅ]", means) for means in one.means.values()
        ), one.term
        assert not one.law or one.law["url"].startswith("https://")
    assert len({one.term[language].lower() for one in terms()}) == len(terms())


def test_the_danish_alphabet_ends_with_ae_oe_aa() -> None:
    words = [one.term["da"] for one in in_order("da")]
    assert words.index("tv-overvågning") < words.index("årshjul")
    assert words[-1] == "årshjul"


# --- what programs read -------------------------------------------------------------------------------------------


@both
def test_every_key_and_format_is_told(language: str) -> None:
    text = written("json", language)
    cells = set(first_cells(text))
    assert set(OF_FINDINGS) == set(VERDICT_FORMATS) == set(FORMATS) <= cells
    for command in ("check", "kpi"):
        whole = schema(command)
        keys = [
            *whole["properties"],
            *(key for one in whole["definitions"].values() for key in one.get("properties", ())),
        ]
        assert set(keys) <= cells, command


def examples(language: str) -> list[dict[str, object]]:
    return [json.loads(block) for block in re.findall(r"```json\n(.*?)```", written("json", language), re.DOTALL)]


@both
def test_the_findings_shown_are_those_of_the_command(
    files: Callable[[dict[str, str]], Path], karlemose: Run, language: str
) -> None:
    files({"playbook.yml": WRONG})
    ran = json.loads(karlemose("check", "--format", "json", "--lang", language, "--as-of", SEEN_ON).out)
    shown = examples(language)[0]
    jsonschema.Draft7Validator(schema("check")).validate(shown)
    assert shown["findings"] == [one for one in ran["findings"] if one["code"] == "KM201"] != []
    assert {key: shown[key] for key in ("format", "tool", "checked", "files")} == {
        key: ran[key] for key in ("format", "tool", "checked", "files")
    }


@both
def test_the_verdicts_shown_are_those_of_the_command(karlemose: Run, language: str) -> None:
    park = shipped("playbooks") / "eksempelparken"
    arguments = ("-p", park, "--format", "json", "--lang", language, "--as-of", SEEN_ON, "--audience", "partners")
    ran = json.loads(karlemose("kpi", *arguments).out)
    shown = examples(language)[1]
    jsonschema.Draft7Validator(schema("kpi")).validate(shown)
    assert shown["kpis"] == [one for one in ran["kpis"] if one["id"] in TOLD_OF]
    assert {one.name for one in Status} == set(schema("kpi")["properties"]["summary"]["properties"])


def test_the_explanation_shown_is_that_of_the_command_and_all_keys_are_told(karlemose: Run) -> None:
    park = shipped("playbooks") / "eksempelparken"
    ran = json.loads(karlemose("explain", PATH, "-p", park, "--json").out)
    assert examples("en")[2] == examples("da")[2] == ran
    assert list(EXPLANATION) == list(ran)
    differences = json.loads(karlemose("explain", "--diff", "-p", park, "--json").out)
    assert list(DIFFERENCES) == list(differences)
    assert all(key in DIFFERENCES["differences"] for key in differences["differences"][0])


def test_all_keys_of_an_evaluation_are_told(karlemose: Run) -> None:
    park = shipped("playbooks") / "eksempelparken"
    said = {"evaluate": "impact", "plan": "plan", "cost": "balance"}
    for command, name in said.items():
        words = ("evaluate",) if command == "evaluate" else ("evaluate", command)
        ran = json.loads(karlemose(*words, "-p", park, "--format", "json", "--as-of", SEEN_ON.isoformat()).out)
        assert set(ran) == {"format", "version", "playbook", "as_of", "missing", name}
        assert ran["format"] in EVALUATION["format"]
        assert name in EVALUATION
        if name == "impact":
            assert {f"impact.{key}" for key in ran[name]} == {key for key in EVALUATION if "." in key}
