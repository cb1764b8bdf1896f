"""What a code means, laid out for the terminal: its words, and for a rule its page with the two examples."""

from __future__ import annotations

from textwrap import fill, indent

from karlemose_model.messages import MESSAGES
from karlemose_model.rules import ALL
from karlemose_model.rules.pages import rule_page, shown
from karlemose_model.wording import translator

WIDTH = 100


def code_text(code: str, language: str) -> str:
    """The page of a code. Raises KeyError for a code that there is not."""
    _ = translator(language)
    message = MESSAGES[code]
    lines = [f"{code}: {shown(_(message.what))}"]
    if message.why:
        lines.append(_filled(f"{_('why')}: {shown(_(message.why))}"))
    lines.append(_filled(f"{_('help')}: {shown(_(message.help))}"))
    page = next((rule_page(rule) for rule in ALL if code in rule.CODES), None)
    if page is not None:
        lines += ["", _filled(_(page.title), "")]
        for paragraph in page.paragraphs:
            lines += ["", _filled(_(paragraph), "")]
        lines += ["", _("This fails:"), indent(page.fails, "    "), "", _("This passes:"), indent(page.passes, "    ")]
    return "\n".join(lines) + "\n"


def _filled(text: str, margin: str = "  ") -> str:
    return fill(text, WIDTH, initial_indent=margin, subsequent_indent=margin)
