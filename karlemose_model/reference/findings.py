"""Every code as a page of the project's docs: the rules with their examples, then the codes of files, YAML and tables."""

from __future__ import annotations

from karlemose_model.messages import MESSAGES, N_
from karlemose_model.reference.page import heading, table, written
from karlemose_model.rules import ALL
from karlemose_model.rules.pages import RulePage, rule_page, shown
from karlemose_model.wording import translator

_FIRST = N_("Each finding has a code. `karlemose explain KM301` shows what one means in the terminal.")
_SECOND = N_(
    "The examples build on the model and leave out the first lines of the playbook. Where no languages are named, they are in English only."
)

_OTHERS = N_("Files, YAML, layers and tables")


def page(language: str) -> str:
    """The page in that language."""
    _ = translator(language)
    rules = [rule_page(rule) for rule in ALL]
    others = _others({code for rule in rules for code in rule.codes}, language)
    return written(
        _("What the check finds"), _(_FIRST), _(_SECOND), *(_section(rule, language) for rule in rules), others
    )


def anchor(code: str) -> str:
    """What the address of a code's place on the page ends in."""
    return code.lower()


def _section(rule: RulePage, language: str) -> str:
    _ = translator(language)
    title, todo, fails, passes = _(rule.title).rstrip("."), _("What to do"), _("This fails:"), _("This passes:")
    lines = [heading(title), ""]
    for paragraph in rule.paragraphs:
        lines += [_(paragraph), ""]
    for code in rule.codes:
        message = MESSAGES[code]
        lines.append(f"- {_marked(code)}**{code}**: {shown(_(message.what))}. {todo}: {shown(_(message.help))}.")
    lines += ["", fails, "", "```yaml", rule.fails, "```", "", passes, "", "```yaml", rule.passes, "```"]
    return "\n".join(lines)


def _others(of_rules: set[str], language: str) -> str:
    _ = translator(language)
    title, head = _(_OTHERS), (_("Code"), _("What it says"), _("What to do"))
    rows = (
        (_marked(code) + code, *(shown(_(text)) for text in (MESSAGES[code].what, MESSAGES[code].help)))
        for code in sorted(set(MESSAGES) - of_rules)
    )
    return f"{heading(title)}\n\n{table(head, rows)}"


def _marked(code: str) -> str:
    """What a link to a code leads to: many stand under one heading."""
    return f'<a id="{anchor(code)}"></a>'
