"""What is wrong when a place's own templates are used: where one stopped, and what it wrote that no page may hold."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator

from jinja2 import TemplateError, UndefinedError

from karlemose_model.documents.template_amounts import NotForTemplates
from karlemose_model.documents.template_cost import MOST, TooMuch
from karlemose_model.model import Audience, Rollout
from karlemose_model.problems import Place, Problem, Refused

_PLACE = re.compile(r'<span id="[\w.-]*"></span>')
_QUOTED = re.compile(r"'([^']*)'")


def stopped(rollout: Rollout) -> Iterator[Problem]:
    """What stops the place's own templates: its pages are made, in each language for each audience, and thrown away."""
    if not rollout.templates:
        return
    # It imports every kind of page, and they import the view, which asks here.
    from karlemose_model.documents import pages

    for language in rollout.playbook.languages:
        for audience in Audience:
            try:
                pages(rollout, audience, language)
            except Refused as refused:
                # The next page has most often the same, and a page without end takes its time.
                yield refused.problem
                return


def problem_of(error: Exception, template: str, rollout: Rollout) -> Problem | None:
    """Why a page's template stopped, at the line of the place's own; None where it was none of them, but a fault of ours."""
    own = rollout.templates
    frames = traceback.extract_tb(error.__traceback__)
    lines = [(frame.filename, frame.lineno or 1) for frame in frames if frame.filename in own]
    if not lines and template not in own:
        return None
    name, line = lines[-1] if lines else (template, 1)
    place = Place(own[name].file, line)
    if isinstance(error, TooMuch):
        return Problem("KM054", place, {"limit": MOST})
    if isinstance(error, NotForTemplates):
        return Problem("KM055", place, {"part": error.part})
    return Problem("KM042", place, {"said": _without_values(error, own[name].text)})


def _without_values(error: Exception, text: str) -> str:
    """What the error says, if all that it quotes is a word of the template or a kind of thing; else what kind of error it is.

    Values are for the readers of the page, and the message may have others, in a log.
    """
    said = str(error)
    if not isinstance(error, TemplateError | TypeError) or not said:
        return type(error).__name__
    quoted = _QUOTED.findall(said)
    if isinstance(error, UndefinedError | TemplateError):
        quoted = [word for word in quoted if not word.endswith(" object")]
        return said if all(word in text for word in quoted) else type(error).__name__
    return said


def wrong_output(body: str, template: str, rollout: Rollout) -> Problem | None:
    """What a page made with the place's own templates holds and may not: HTML, a picture or a link from elsewhere."""
    from karlemose_model.reading.plain_markdown import (
        MAX_CELLS,
        leads_out,
        names_a_page,
        target,
        too_many_cells,
        tree,
    )

    plain = _PLACE.sub("", body)
    if too_many_cells(plain):
        own = rollout.templates
        return Problem(
            "KM197", Place(own[min(own, key=lambda name: (name != template, name))].file), {"limit": MAX_CELLS}
        )
    if "<" in plain:
        return _at(plain[plain.index("<") :][:20].partition("\n")[0], template, rollout, "html")
    for node in tree(plain).walk():
        if node.type == "link" and not (leads_out(target(node)) or names_a_page(target(node))):
            return _at(target(node), template, rollout, "link")
        if node.type == "image" and not names_a_page(str(node.attrs.get("src", ""))):
            return _at(str(node.attrs.get("src", "")), template, rollout, "picture")
    return None


def _at(words: str, template: str, rollout: Rollout, found: str) -> Problem:
    """Where a template of the place's own says that, else where the one that makes the page begins."""
    own = rollout.templates
    # First the page's own, then those that it may take in.
    for name in sorted(own, key=lambda name: (name != template, name)):
        for number, line in enumerate(own[name].text.split("\n"), 1):
            if words and words in line:
                return Problem("KM057", Place(own[name].file, number, line.index(words) + 1), {"found": found})
    return Problem("KM057", Place(own[min(own, key=lambda name: (name != template, name))].file), {"found": found})
