"""Every code as a page of the project's docs: the rules with their examples, then the codes of files, YAML and tables."""

from __future__ import annotations

from karlemose_model.messages import MESSAGES, N_
from karlemose_model.rules import ALL
from karlemose_model.rules.pages import RulePage, rule_page, shown
from karlemose_model.wording import translator


def reference(language: str) -> str:
    """The whole page in that language, Markdown with a head for the docs' builder."""
    _ = translator(language)
    pages = [rule_page(rule) for rule in ALL]
    title, first, second = _("What the check finds"), _(_FIRST), _(_SECOND)
    twin = {"da": "en/findings.md", "en": "da/fund.md"}[language]
    lines = [
        "---",
        f"lang: {language}",
        f"twin: {twin}",
        "type: reference",
        "---",
        "",
        f"# {title}",
        "",
        first,
        "",
        second,
        "",
    ]
    lines += [_section(page, language) for page in pages]
    lines += _others({code for page in pages for code in page.codes}, language)
    return "\n".join(lines) + "\n"


_FIRST = N_("Each finding has a code. `karlemose explain KM301` shows what one means in the terminal.")
_SECOND = N_(
    "The examples build on the model and leave out the head of the playbook. Where no languages are named, they are in English only."
)


def _section(page: RulePage, language: str) -> str:
    _ = translator(language)
    title, todo, fails, passes = _(page.title).rstrip("."), _("What to do"), _("This fails:"), _("This passes:")
    lines = [f"## {title}", ""]
    for paragraph in page.paragraphs:
        lines += [_(paragraph), ""]
    for code in page.codes:
        message = MESSAGES[code]
        lines.append(f"- **{code}**: {shown(_(message.what))}. {todo}: {shown(_(message.help))}.")
    lines += ["", fails, "", "```yaml", page.fails, "```", "", passes, "", "```yaml", page.passes, "```", ""]
    return "\n".join(lines)


def _others(of_rules: set[str], language: str) -> list[str]:
    _ = translator(language)
    title, code_, says, todo = _("Files, YAML, layers and tables"), _("Code"), _("What it says"), _("What to do")
    lines = [f"## {title}", "", f"| {code_} | {says} | {todo} |", "|---|---|---|"]
    for code in sorted(set(MESSAGES) - of_rules):
        what, help_ = (shown(_(text)).replace("|", "&#124;") for text in (MESSAGES[code].what, MESSAGES[code].help))
        lines.append(f"| {code} | {what} | {help_} |")
    return lines
