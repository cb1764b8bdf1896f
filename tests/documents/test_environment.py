"""Templates are strict: an unknown name is an error, a value is text, and nothing reaches the machine."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import Any

import jinja2
import pytest
from jinja2 import Environment

from karlemose_model import files
from karlemose_model.documents.environment import _Shipped, clock, environment, full_date, long_date, number
from karlemose_model.documents.markdown import Markdown
from karlemose_model.documents.template_amounts import NotForTemplates
from karlemose_model.text import Text


def rendered(source, language="en", **values):
    return environment(language).from_string(source).render(**values)


def test_an_unknown_name_is_an_error():
    with pytest.raises(jinja2.UndefinedError, match="nobody"):
        rendered("{{ nobody }}")
    with pytest.raises(jinja2.UndefinedError):
        rendered("{{ text.nobody }}", text="x")


def test_every_value_is_escaped_once():
    assert rendered("{{ x }} {{ y }}", x="*a*", y=Markdown("*b*")) == r"\*a\* *b*"
    assert rendered("{{ x | fill(a=y) }}", x="{a}|", y="<") == "&lt;&#124;"
    assert rendered("{{ _('{name} went').format(name=x) }}", x="[a](b)") == r"\[a\](b) went"


def test_an_optional_value_that_is_not_given_is_empty():
    assert rendered("({{ x }})", x=None) == "()"


@pytest.mark.parametrize("value", [date(2026, 1, 1), True, {"a": 1}, ["a"]])
def test_what_nobody_meant_to_print_is_an_error(value):
    with pytest.raises(TypeError, match="a template prints"):
        rendered("{{ x }}", x=value)


def test_a_text_says_what_it_says_in_the_pages_language():
    text = Text({"da": "én", "en": "one"})
    assert rendered("{{ x }}", x=text) == "one"
    assert rendered("{{ x }}", "da", x=text) == "én"
    assert rendered("{{ x }}", x=Text({"en": "lost"}, unknown=True)) == "Unknown: lost"


@pytest.mark.parametrize("source", ["{{ x.__class__.__mro__ }}", "{{ ''.__class__ }}", "{{ _.__globals__ }}"])
def test_nothing_reaches_the_machine(source):
    with pytest.raises(NotForTemplates):
        rendered(source, x="x")


def test_days_hours_and_numbers_are_in_the_pages_language():
    day = date(2026, 12, 3)
    assert full_date(day, "da") == "torsdag den 3. december 2026"
    assert full_date(day, "en") == "Thursday 3 December 2026"
    assert long_date(day, "da") == "3. december 2026"
    assert (clock(time(9, 5), "da"), clock(time(9, 5), "en")) == ("09.05", "09:05")
    assert (number(1550, "da"), number(1550.5, "en"), number(0.1 + 0.2, "en")) == ("1.550", "1,550.5", "0.3")


def test_every_template_can_be_read():
    names = environment("en").list_templates()
    assert names
    for name in names:
        environment("en").get_template(name)
    assert {path.name for path in (files.shipped("templates") / "documents").iterdir()} == set(names)


def test_a_shipped_template_is_compiled_once_for_both_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled: list[object] = []
    compile_ = Environment.compile

    def seen(self: Environment, source: Any, name: Any = None, filename: Any = None) -> Any:
        compiled.append(name)
        return compile_(self, source, name, filename)

    monkeypatch.setattr(Environment, "compile", seen)
    (tmp_path / "sum.md.j2").write_text("{{ 1000 }} {{ _('Meetings') }}", "utf-8")
    loader = _Shipped(tmp_path)
    kept = (("mine.md.j2", ""),)
    ways = [environment(language, own) for own in ((), kept) for language in ("da", "en")]
    written = [loader.load(way, "sum.md.j2", way.make_globals(None)).render() for way in ways]
    assert written == ["1.000 Møder", "1,000 Meetings"] * 2
    # Once more where its steps are counted.
    assert compiled == ["sum.md.j2"] * 2
