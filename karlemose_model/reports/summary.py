"""One line that counts what was checked and found, for a person."""

from __future__ import annotations

from karlemose_model.messages import N_
from karlemose_model.problems import Severity
from karlemose_model.reports.findings import Findings
from karlemose_model.wording import translator

PLAYBOOKS = (N_("no playbook checked"), N_("1 playbook checked"), N_("{count} playbooks checked"))
"""None, one, more: enough for Danish and English. The line that counts begins so."""
_ERRORS = (N_("no errors"), N_("1 error"), N_("{count} errors"))
_WARNINGS = (N_("no warnings"), N_("1 warning"), N_("{count} warnings"))
_IGNORED = (N_("no finding ignored"), N_("1 finding ignored"), N_("{count} findings ignored"))


def summary(findings: Findings) -> str:
    """How many playbooks were checked, and what `counts` says."""
    language = findings.language
    return f"{_counted(PLAYBOOKS, len(findings.playbooks), language)}: {counts(findings)}"


def of_law(findings: Findings) -> str:
    """That no law of a country was checked, in one line; nothing where all was."""
    _ = translator(findings.language)
    countries = ", ".join(findings.unchecked)
    return _("No law of {countries} was checked.").format(countries=countries) if countries else ""


def counts(findings: Findings) -> str:
    """How many errors and warnings were found, and how many findings are ignored when there are any."""
    language = findings.language
    _ = translator(language)
    parts = [
        _counted(_ERRORS, findings.count(Severity.error), language),
        _counted(_WARNINGS, findings.count(Severity.warning), language),
    ]
    if findings.strict and findings.count(Severity.warning):
        parts[-1] = _("{warnings}, which count as errors").format(warnings=parts[-1])
    if findings.left_out:
        parts.append(_counted(_IGNORED, len(findings.left_out), language))
    return ", ".join(parts)


def _counted(forms: tuple[str, str, str], count: int, language: str) -> str:
    return translator(language)(forms[min(count, 2)]).format(count=count)
