"""Law as checks as pages of the docs: the catalogue, and a page for each check with what the law says and what no program decides."""

from __future__ import annotations

from karlemose_model.messages import N_
from karlemose_model.reference.findings import anchor
from karlemose_model.reference.law_samples import said, sample
from karlemose_model.reference.page import code, heading, table, written
from karlemose_model.reports.law_checks import ASK, COUNTRIES, NO_ADVICE, where_it_runs
from karlemose_model.rules import ALL
from karlemose_model.rules.law import PACKS, RULES
from karlemose_model.rules.law.catalogue import CHECKS, GROUPS, WHY_MISSING
from karlemose_model.rules.law.check import Check
from karlemose_model.rules.pages import EXAMPLE_FILE, rule_page
from karlemose_model.wording import translator

OFFICIAL = N_(
    "The links lead to where the text was read. The Danish acts as they stand today are at retsinformation.dk."
)
_FINDINGS = {"en": "findings.md", "da": "fund.md"}
_INDEX = {"en": "law.md", "da": "lov.md"}
_PRIVACY = {"en": "privacy-and-law.md", "da": "privatliv-og-jura.md"}


def file_of(id_: str, language: str) -> str:
    """The name of a check's page."""
    return f"{'lov' if language == 'da' else 'law'}-{id_.lower()}.md"


def index(language: str) -> str:
    """The page that leads to all the others."""
    _ = translator(language)
    head = (_("Check"), _("Law"), _("Read on"), _("Country"))
    groups = [
        f"{heading(_(title))}\n\n{table(head, (_row(CHECKS[id_], language) for id_ in ids))}"
        for title, ids in GROUPS.items()
    ]
    return written(
        _("Law as checks"),
        _(NO_ADVICE),
        _("Each check has a page with the law behind it, what the tool looks at, and what no program can decide. [Privacy and law as checks]({file}) tells why they are there. `karlemose explain L05` shows one in the terminal.").format(file=_PRIVACY[language]),
        *groups,
        _(OFFICIAL),
        heading(_("Which country's law is checked")),
        _("`place: country:` in the playbook decides. What is privacy itself is checked everywhere. Law is known of these countries: {countries}. For a playbook of another one `karlemose check` says in a line that no law of it was checked, and the page on agreements says so too.").format(countries=", ".join(_(COUNTRIES[country]) for country in PACKS)),
        _(WHY_MISSING),
        _(ASK),
    )  # fmt: skip


def page(id_: str, language: str) -> str:
    """The page of one check."""
    _ = translator(language)
    check = CHECKS[id_]
    back = _("[All checks]({file})").format(file=_INDEX[language])
    return written(
        f"{check.id} {_(check.title)}",
        back,
        _(NO_ADVICE),
        heading(_("What the law says")),
        table((_("Where it stands"), _("What it says, in short"), _("Read on")), _references(check, language)),
        _(OFFICIAL) if _is_danish(check) else "",
        _("Our inference: {text}").format(text=_(check.inference)) if check.inference else "",
        heading(_("What the tool looks at")),
        *(_(text) for text in check.looks_at),
        _findings(check, language),
        _proven(check, language),
        heading(_("An example that fails, and one that passes")),
        _examples(check, language),
        heading(_("Where it runs")),
        where_it_runs(check, language),
        heading(_("What it cannot decide")),
        "\n".join(f"- {_(text)}" for text in check.cannot),
        back,
        _(ASK),
    )


def _row(check: Check, language: str) -> tuple[str, str, str, str]:
    _ = translator(language)
    if check.country:
        country = _(COUNTRIES[check.country])
    elif _is_danish(check):
        country = _("every country: the rule is Danish, and good practice elsewhere")
    else:
        country = _("every country")
    return (
        f"[{check.id} {_(check.title)}]({file_of(check.id, language)})",
        _(check.references[0].stands_in),
        check.checked.isoformat(),
        country,
    )


def _is_danish(check: Check) -> bool:
    """Whether what it rests on first is Danish: the law of a pack, or a rule that binds nobody elsewhere."""
    return "DK" in (check.country, check.references[0].country)


def _references(check: Check, language: str) -> list[tuple[str, str, str]]:
    _ = translator(language)
    return [(f"[{_(one.stands_in)}]({one.url})", _(one.says), one.checked.isoformat()) for one in check.references]


def _findings(check: Check, language: str) -> str:
    """The codes that do the work, each leading to its place on the page of findings."""
    _ = translator(language)
    _ = translator(language)
    found = "\n".join(f"- {_to(code_, language)}: {sample(code_, language)}" for code_ in check.codes)
    return _("What it tells of, each in one case:") + f"\n\n{found}"


def _to(code_: str, language: str) -> str:
    return f"[{code_}]({_FINDINGS[language]}#{anchor(code_)})"


def _proven(check: Check, language: str) -> str:
    _ = translator(language)
    tests = ", ".join(code(test) for test in check.proven)
    return _("The project's own tests hold it: {tests}.").format(tests=tests) if tests else ""


def _examples(check: Check, language: str) -> str:
    """Those of the rules that were written for this check; of others they stand at the findings."""
    _ = translator(language)
    own = [rule_page(rule) for rule in RULES if set(rule.CODES) & set(check.codes)]
    if not own:
        with_one = [code_ for code_ in check.codes if any(code_ in rule.CODES for rule in ALL)]
        if not with_one:
            return _("There is none: this is found in finished pages, and no playbook shows it by itself.")
        return _("They stand at {codes}.").format(codes=", ".join(_to(code_, language) for code_ in with_one))
    parts = [_("They build on the model and leave out the first lines of the playbook.")]
    for rule in own:
        parts += [_("This fails:"), *_blocks(rule.fails, language)]
        parts += [_("This passes:"), *_blocks(rule.passes, language)]
    return "\n\n".join(parts)


def _blocks(example: str, language: str) -> list[str]:
    """An example's lines of a playbook, and each file that goes with them, as blocks of code."""
    _ = translator(language)
    why = "<!-- not run: a part of a playbook -->"
    playbook, *files = EXAMPLE_FILE.split(said(example, language).rstrip("\n") + "\n")
    blocks = [f"{why}\n```yaml\n{playbook}```"]
    for name, text in zip(files[::2], files[1::2], strict=True):
        blocks.append(_("File: {name}").format(name=code(name)) + f"\n\n{why}\n```text\n{text}```")
    return blocks
