"""Findings as a JUnit report (Jenkins' junit-10.xsd), for the test pages of Jenkins, GitLab and others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from xml.etree import ElementTree as Xml

from karlemose_model.reports.findings import Finding, Findings
from karlemose_model.reports.spots import printable
from karlemose_model.reports.summary import of_law
from karlemose_model.wording import translator

_CLASS = "karlemose.check"
# What XML 1.0 allows (https://www.w3.org/TR/xml/#charsets), turned round.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(findings: Findings) -> str:
    """A suite for each file, in it a case for each finding, for the platforms read one failure of a case.

    An error fails; a warning passes and is told as output, unless `strict` lets it fail; what is ignored is skipped. A
    file in which nothing is wrong is one case that passes. Law of a country that was not checked is a suite with one case
    that is skipped.
    """
    cases: dict[str, list[tuple[Finding, bool]]] = {printable(name): [] for name in findings.files}
    by_file = defaultdict(list, cases)
    for found, counts in ((findings.found, True), (findings.left_out, False)):
        for finding in found:
            by_file[finding.spot.file].append((finding, counts))
    root = Xml.Element("testsuites", name="karlemose check")
    for file in sorted(by_file):
        _suite(root, file, by_file[file], findings)
    if law := of_law(findings):
        suite = Xml.SubElement(root, "testsuite", name=law, tests="1", failures="0", errors="0", skipped="1")
        Xml.SubElement(_case(suite, law), "skipped", message=xml_text(law))
    for total in ("tests", "failures", "errors"):
        root.set(total, str(sum(int(suite.get(total, "0")) for suite in root)))
    Xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _suite(root: Xml.Element, file: str, found: list[tuple[Finding, bool]], findings: Findings) -> None:
    suite = Xml.SubElement(root, "testsuite", name=xml_text(file))
    if not found:
        _case(suite, file)
    seen: Counter[str] = Counter()
    failures = skipped = 0
    for finding, counts in found:
        # Without the line: a finding stays the same case when lines are put in above it.
        name = f"{file}: {finding.code} {finding.words.what}"
        seen[name] += 1
        case = _case(suite, name if seen[name] == 1 else f"{name} ({seen[name]})")
        body = _body(finding, findings.language)
        if not counts:
            skipped += 1
            Xml.SubElement(case, "skipped", message=xml_text(finding.reason))
        elif findings.fails(finding):
            failures += 1
            failure = Xml.SubElement(case, "failure", type=finding.code, message=xml_text(finding.words.what))
            failure.text = body
        else:
            Xml.SubElement(case, "system-out").text = body
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(failures))
    suite.set("errors", "0")
    suite.set("skipped", str(skipped))


def _case(suite: Xml.Element, name: str) -> Xml.Element:
    return Xml.SubElement(suite, "testcase", classname=_CLASS, name=xml_text(name))


def _body(finding: Finding, language: str) -> str:
    _ = translator(language)
    see, why, help_ = _("see"), _("why"), _("help")
    words = finding.words
    lines = [f"{finding.spot}: {finding.code} {words.what}"]
    lines += [words.suggestion] if words.suggestion else []
    lines += [f"{see}: {spot}: {note}" for spot, note in finding.related]
    lines += [f"{why}: {words.why}"] if words.why else []
    return xml_text("\n".join([*lines, f"{help_}: {words.help}"]))


def xml_text(text: str) -> str:
    """The text with `?` for every character that no XML document may hold."""
    return _FORBIDDEN.sub("?", text)
