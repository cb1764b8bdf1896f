"""Each rule's page is true: its failing example is found, with every code of the rule, and its passing one is not."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from karlemose_model import rules
from karlemose_model.messages import MESSAGES
from karlemose_model.messages.economy import ECONOMY
from karlemose_model.messages.evaluation import EVALUATION
from karlemose_model.messages.files import FILES
from karlemose_model.messages.network import NETWORK
from karlemose_model.messages.privacy import PRIVACY
from karlemose_model.problems import Problem
from karlemose_model.reading import read_playbook
from karlemose_model.rules import ALL, checked, privacy
from karlemose_model.rules.pages import rule_page, whole_example
from tests.conftest import AS_OF

Files = Callable[[dict[str, str]], Path]
NO_RULES = {"examined", "pages"}
OF_FORM = {"KM500", "KM501"}
"""An entry of `allowed` that is none; no rule finds it."""
OF_LAYERS = {"KM509"}
"""What is found while layers are laid over each other; no rule looks at them."""
OF_COUNTS = {"KM550", "KM551", "KM552", "KM553", "KM554", "KM555", "KM591"}
"""What is found while the evaluation and its tables of counts are read; no rule looks at them."""
OF_AMOUNTS = {"KM589"}
"""What is found while amounts are read; no rule looks at them."""
OF_FILES = {"KM504", "KM506", "KM508"}
"""What is found in finished pages and in files that are to be committed; no rule looks at them."""


def found(files: Files, example: str) -> tuple[Problem, ...]:
    return checked(read_playbook(files(whole_example(example))), AS_OF).problems


def name(rule: ModuleType) -> str:
    return rule.__name__.rpartition(".")[2]


@pytest.mark.parametrize("rule", ALL, ids=name)
def test_the_failing_example_is_found(files: Files, rule: ModuleType) -> None:
    assert set(rule.CODES) <= {problem.code for problem in found(files, rule_page(rule).fails)}


@pytest.mark.parametrize("rule", ALL, ids=name)
def test_the_passing_example_is_not(files: Files, rule: ModuleType) -> None:
    problems = found(files, rule_page(rule).passes)
    assert [problem for problem in problems if problem.code in rule.CODES] == []
    # Nor is it wrong in any other way: people copy it.
    assert [problem for problem in problems if problem.code < "KM200"] == []


@pytest.mark.parametrize("rule", ALL, ids=name)
def test_it_finds_its_own_codes_only(rule: ModuleType) -> None:
    source = Path(rule.__file__ or "").read_text("utf-8")
    assert set(re.findall(r'Problem\("(KM\d{3})"|finding\("(KM\d{3})"', source)) or name(rule) == "facts_fresh"
    raised = {
        code for pair in re.findall(r'Problem\("(KM\d{3})"|finding\("(KM\d{3})"', source) for code in pair if code
    }
    assert raised <= set(rule.CODES)


def test_every_module_is_a_rule_and_has_a_page() -> None:
    modules = {
        each.name
        for package in (rules, privacy)
        for each in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
        if not each.ispkg and each.name.rpartition(".")[2] not in NO_RULES
    }
    assert modules == {rule.__name__ for rule in ALL if rule not in rules.law.RULES}
    for module in modules:
        page = rule_page(importlib.import_module(module))
        assert page.fails
        assert page.passes


def test_every_rule_on_law_is_in_the_pack_of_a_country_or_runs_everywhere() -> None:
    no_rules = {"check", "catalogue", "flows", "on_files", "on_papers", "on_sharing"}
    modules = {each.name for each in pkgutil.iter_modules(rules.law.__path__)} - no_rules
    assert modules == {name(rule) for rule in rules.law.RULES}
    assert len(rules.law.RULES) == len(modules)
    assert set(rules.law.RULES) < set(ALL)


def test_every_code_of_the_rules_belongs_to_one_rule() -> None:
    codes = [code for rule in ALL for code in rule.CODES]
    assert len(codes) == len(set(codes))
    of_rules = {code for code in MESSAGES if code[2] in "23"} | set(PRIVACY) - OF_FORM - OF_LAYERS - OF_FILES
    of_rules |= set(EVALUATION) - OF_COUNTS | set(ECONOMY) - OF_AMOUNTS
    assert set(codes) == of_rules - set(NETWORK) - set(FILES)
