"""What is wrong with costs, unit values and benefits is told at its line and column, with what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from karlemose_model.problems import Problem, Severity
from karlemose_model.wording import word
from tests.conftest import looked_at

HEAD = """schema: 1
id: park
version: 1
kind: estate
name: Park
languages: [en]
extends: {playbook: karlemose, version: 1}
sources:
  offers: {title: Offers, published: "2026"}
"""
BALANCE = "economy: {currency: DKK, price_year: 2026, first_year: 2026, horizon: 2}\n"
AMOUNT = {
    "amount": "100", "low": "90", "high": "120", "every": "year", "from": "2026", "to": "2027", "price_year": "2026",
    "currency": "DKK", "paid_by": "{municipality: 0.5, police: 0.5}", "cashable": "true", "source": "offers",
}  # fmt: skip
VALUE = {
    "name": "One", "value": "100", "low": "90", "high": "120", "per": "one", "price_year": "2026", "currency": "DKK",
    "paid_by": "{state: 1}", "cashable": "false", "not_covered": "The rest.", "source": "offers",
}  # fmt: skip
WINDOWS = """evaluation:
  start: 2025-01-01
  fixed: 2024-11-20
  before: {from: 2024-01, to: 2024-12}
  after: {from: 2025-01, to: 2025-12}
  outcomes:
    burglary: {name: Burglaries, initiated: victim, primary: true, source: offers}
    drugs: {name: Drugs, initiated: police, source: offers}
"""
Files = Callable[[dict[str, str]], Path]


def lines(fields: dict[str, str], indent: int) -> str:
    return "".join(f"{' ' * indent}{key}: {value}\n" for key, value in fields.items())


def cost(without: str = "", **changes: str) -> str:
    fields = {key: value for key, value in (AMOUNT | changes).items() if key != without}
    return "costs:\n  wardens:\n    text: Wardens.\n    counted:\n" + lines(fields, 6)


def unit(without: str = "", **changes: str) -> str:
    return "unit_values:\n  one:\n" + lines({k: v for k, v in (VALUE | changes).items() if k != without}, 4)


def benefits(*entries: str) -> str:
    return "benefits:\n" + "".join(
        f"  b{number}: {{text: x, {one}, source: offers}}\n" for number, one in enumerate(entries)
    )


def found(files: Files, *parts: str) -> list[Problem]:
    reading = looked_at(files({"playbook.yml": HEAD + "".join(parts)}))
    return [one for one in reading.problems if one.code != "KM323"]


def at(text: str, where: str) -> tuple[int, int]:
    """Line and column of a word in the file."""
    before = (HEAD + text).split(where)[0]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


@pytest.mark.parametrize(
    ("code", "text", "where"),
    [
        ("KM570", cost(paid_by="{municipality: 0.5, police: 0.6}") + BALANCE, "paid_by"),
        ("KM570", cost(paid_by="{municipality: 0.5}") + BALANCE, "paid_by"),
        ("KM570", unit(paid_by="{state: 0.2}"), "paid_by"),
        ("KM571", cost(low="110") + BALANCE, "110"),
        ("KM571", unit(value="130"), "130"),
        ("KM572", cost(amount="-5", low="-5") + BALANCE, "-5"),
        ("KM573", cost(currency="EUR") + BALANCE, "EUR"),
        ("KM574", cost(price_year="2024") + BALANCE, "2024"),
        ("KM577", cost(), "counted"),
        ("KM581", unit(totals="[{total: 5400000, parts: [{name: x, number: 150, value: 105000}]}]"), "5400000"),
        ("KM583", cost(**{"from": "2027", "to": "2026"}) + BALANCE, "2026\n      price"),
        ("KM584", cost(to="2030") + BALANCE, "counted"),
        ("KM587", "costs:\n  old: {text: x}\n" + BALANCE.replace("2}", "2, sentences: [old]}"), "old]"),
        ("KM575", BALANCE.replace("horizon: 2}", "horizon: 40, discount: {steps: [{from_year: 0, rate: 0.03}], until: 30, stated: 2026-01-01, source: offers}}"), "40"),
        ("KM576", BALANCE.replace("2}", "2, discount: {steps: [{from_year: 1, rate: 0.03}], stated: 2026-01-01, source: offers}}"), "steps"),
        ("KM579", unit() + benefits("outcome: burglary, unit_value: one, deadweight: 0.1") + WINDOWS + BALANCE, "deadweight"),
        ("KM580", unit(only_sensitivity="true") + benefits("outcome: burglary, unit_value: one") + WINDOWS + BALANCE, "one, source"),
        ("KM582", unit() + benefits("unit_value: one") + WINDOWS + BALANCE, "b0"),
        ("KM582", unit() + benefits("outcome: burglary, number: {low: 1, value: 1, high: 1}, unit_value: one") + WINDOWS + BALANCE, "b0"),
        ("KM585", unit() + benefits("outcome: burglery, unit_value: one") + WINDOWS + BALANCE, "burglery"),
        ("KM586", unit() + benefits("outcome: drugs, unit_value: one") + WINDOWS + BALANCE, "drugs, unit"),
        ("KM571", unit() + benefits("number: {low: 3, value: 2, high: 4}, unit_value: one") + BALANCE, "3, value"),
    ],
)  # fmt: skip
def test_it_is_told_at_its_place(files: Files, code: str, text: str, where: str) -> None:
    problem = next(one for one in found(files, text) if one.code == code)
    assert (problem.place.file, problem.place.line, problem.place.column) == ("playbook.yml", *at(text, where))
    said = word(problem, "en")
    assert said.help
    assert "{" not in said.what


def test_claims_on_one_outcome_are_at_most_one(files: Files) -> None:
    half = "outcome: burglary, unit_value: one, attribution: 0.5"
    together = unit() + benefits(half, half) + WINDOWS + BALANCE
    assert [one.code for one in found(files, together) if one.code == "KM578"] == []
    text = unit() + benefits(half, half.replace("0.5", "0.51")) + WINDOWS + BALANCE
    problem = next(one for one in found(files, text) if one.code == "KM578")
    assert problem.place.line == at(text, "b1")[0]
    assert word(problem, "en").what.endswith("together are 1.01, above 1")
    assert word(problem, "da").what.endswith("giver tilsammen 1,01 og dermed mere end 1")


@pytest.mark.parametrize(
    ("text", "english", "danish"),
    [
        (cost(paid_by="{municipality: 0.5, police: 0.7}") + BALANCE, "add up to 1.2, and not to 1", "giver tilsammen 1,2 og ikke 1"),
        (cost(low="1234567.5", amount="1000000", high="2000000") + BALANCE, "low: 1,234,567.5, amount: 1,000,000, high: 2,000,000", "low: 1.234.567,5, amount: 1.000.000, high: 2.000.000"),
        (cost(low="-1250.5") + BALANCE, "below 0: low: -1,250.5", "under 0: low: -1.250,5"),
        (unit(totals="[{total: 5400000.5, parts: [{name: x, number: 150, value: 105000}]}]"), "the parts give 15,750,000, the total is 5,400,000.5", "delene giver 15.750.000, og summen er angivet til 5.400.000,5"),
        (unit(paid_by="{state: 1.5}"), "at most 1", "højst 1"),
        (BALANCE.replace("2}", "2, discount: {steps: [{from_year: 0, rate: 3.5}], stated: 2026-01-01, source: offers}}"), "at most 0.5", "højst 0,5"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_people_write_them(files: Files, text: str, english: str, danish: str) -> None:
    problem = found(files, text)[0]
    assert word(problem, "en").what.endswith(english)
    assert word(problem, "da").what.endswith(danish)


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        (unit(paid_by="{state: 50, police: 0.5}"), "0.5"),
        (unit(paid_by="{state: 1.4}"), ""),
        (unit(paid_by="{state: 400}"), ""),
        (BALANCE.replace("2}", "2, discount: {steps: [{from_year: 0, rate: 3.5}], stated: 2026-01-01, source: offers}}"), "0.035"),
        (BALANCE.replace("2}", "2, net_tax_factor: {value: 128, stated: 2026-01-01, source: offers}}"), "1.28"),
        (BALANCE.replace("2}", "2, net_tax_factor: {value: 28, stated: 2026-01-01, source: offers}}"), "1.28"),
        (BALANCE.replace("horizon: 2", "horizon: 500"), ""),
        (cost(high="1e300") + BALANCE, ""),
    ],
)  # fmt: skip
def test_what_is_written_in_per_cent_is_offered_as_the_share_or_factor(
    files: Files, text: str, suggestion: str
) -> None:
    (problem,) = found(files, text)
    assert (problem.code, problem.data.get("suggestion", "")) == ("KM137", suggestion)


@pytest.mark.parametrize(("key", "written", "code"), [("currency", "EUR", "KM573"), ("price_year", "2015", "KM574")])
def test_a_value_of_ones_own_is_told_where_it_is_written(files: Files, key: str, written: str, code: str) -> None:
    text = unit(**{key: written}) + benefits("number: {low: 1, value: 1, high: 1}, unit_value: one") + cost() + BALANCE
    (problem,) = found(files, text)
    assert (problem.code, problem.place.line, problem.place.column) == (code, *at(text, written))


@pytest.mark.parametrize(("key", "written", "code"), [("currency", "EUR", "KM573"), ("price_year", "2015", "KM574")])
def test_a_value_of_a_layer_below_is_told_where_the_balance_names_it(
    files: Files, key: str, written: str, code: str
) -> None:
    text = benefits("number: {low: 1, value: 1, high: 1}, unit_value: one") + cost() + BALANCE
    own = HEAD.replace("{playbook: karlemose,", "{playbook: ../town,") + text
    town = HEAD.replace("id: park", "id: town").replace("kind: estate", "kind: municipality")
    folder = files({"town/playbook.yml": town + unit(**{key: written}), "park/playbook.yml": own})
    problem = next(one for one in looked_at(folder / "park").problems if one.code == code)
    assert (problem.place.file, problem.place.line) == ("park/playbook.yml", at(text, "unit_value: one")[0])


@pytest.mark.parametrize(
    ("changes", "code", "where"),
    [
        ({"amount": "-100"}, "KM572", "-100"),
        ({"high": "-120"}, "KM572", "-120"),
        # A whole cost as an accounting system writes it.
        ({"amount": "-100", "low": "-90", "high": "-120"}, "KM572", "-100"),
        # The lowest and the highest have changed places.
        ({"low": "120", "high": "90"}, "KM571", "120"),
        # Read as 90, and told of already.
        ({"amount": "100.000", "low": "90000", "high": "120000"}, "KM161", "100.000"),
    ],
)
def test_one_mistake_in_an_amount_is_one_problem(files: Files, changes: dict[str, str], code: str, where: str) -> None:
    text = cost(**changes) + BALANCE
    (problem,) = found(files, text)
    assert (problem.code, problem.place.line, problem.place.column) == (code, *at(text, where))


def test_a_balance_in_a_currency_of_its_own_is_told_once(files: Files) -> None:
    two = cost() + unit() + benefits("number: {low: 1, value: 1, high: 1}, unit_value: one")
    text = two + BALANCE.replace("DKK", "EUR")
    (problem,) = found(files, text)
    assert (problem.code, problem.place.line, problem.place.column) == ("KM588", *at(text, "EUR"))
    assert word(problem, "da").what == "regnskabet er i EUR, og alle beløb i det er i DKK"
    # One amount alone may be what is mistaken, and so may be one among several.
    assert [one.code for one in found(files, cost() + BALANCE.replace("DKK", "EUR"))] == ["KM573"]
    assert [one.code for one in found(files, two.replace("DKK", "EUR", 1) + BALANCE)] == ["KM573"]


@pytest.mark.parametrize(
    ("written", "meant"), [("kr.", "DKK"), ("kroner", "DKK"), ("dkk", "DKK"), ("euro", "EUR"), ("pesos", "")]
)
def test_a_currency_is_asked_for_by_its_letters(files: Files, written: str, meant: str) -> None:
    text = cost(currency=written) + BALANCE
    (problem,) = found(files, text)
    assert (problem.code, problem.data["suggestion"]) == ("KM589", meant)
    assert (problem.place.line, problem.place.column) == at(text, f"{written}\n")


def test_where_there_are_no_outcomes_none_are_listed(files: Files) -> None:
    problem = next(
        one
        for one in found(files, unit() + benefits("outcome: burglary, unit_value: one") + BALANCE)
        if one.code == "KM585"
    )
    assert "(there are none yet)" in word(problem, "en").help
    assert "(der er ingen endnu)" in word(problem, "da").help


def test_another_countrys_value_is_asked_of_with_its_rate(files: Files) -> None:
    value = unit(currency="GBP", only_sensitivity="true")
    asked = BALANCE.replace("2}", "2, questions: [one]}")
    assert [one.code for one in found(files, value + asked)] == ["KM573"]
    rate = asked.replace("[one]", "[one], exchange: [{currency: GBP, rate: 9, source: offers}]")
    assert found(files, value + rate) == []


def test_prices_of_another_year_need_an_index_or_the_reason_for_none(files: Files) -> None:
    text = cost(price_year="2024")
    index = BALANCE.replace("2}", "2, price_index: {values: [{year: 2024, index: 100}], source: offers}}")
    (problem,) = found(files, text + index)
    assert (problem.code, problem.data["missing"]) == ("KM574", "2026")
    # A year that the index lacks is one mistake, however many amounts need it.
    more = unit(price_year="2024") + benefits("number: {low: 1, value: 1, high: 1}, unit_value: one")
    (problem,) = found(files, text + more + index)
    assert (problem.code, problem.data["count"], problem.place.line) == ("KM574", 2, at(text, "2024")[0])
    assert found(files, text + BALANCE.replace("2}", "2, price_index: {unknown: None at hand.}}")) == []


@pytest.mark.parametrize("key", ["price_year", "source", "currency", "paid_by", "cashable", "low", "high"])
def test_what_an_amount_must_say_is_asked_for_by_name(files: Files, key: str) -> None:
    problems = found(files, cost(without=key) + BALANCE)
    assert [(one.code, one.data["key"], one.place.line) for one in problems] == [("KM131", key, 13)]
    assert word(problems[0], "en").what == f'"{key}" is missing in costs.wardens.counted'
    assert word(problems[0], "en").help == f"write a line {key}: …"


@pytest.mark.parametrize("key", ["price_year", "source", "currency", "paid_by", "cashable", "not_covered"])
def test_what_a_unit_value_must_say_is_asked_for_by_name(files: Files, key: str) -> None:
    problems = found(files, unit(without=key) + BALANCE)
    assert [(one.code, one.data["key"], one.place.line) for one in problems] == [("KM131", key, 11)]


@pytest.mark.parametrize("amount", [".inf", "-.inf", '"9e400"'])
def test_an_amount_without_end_is_no_amount(files: Files, amount: str) -> None:
    assert found(files, cost(high=amount) + BALANCE)[0].code == "KM136"


def test_an_unknown_payer_is_told_with_those_that_there_are(files: Files) -> None:
    problem = next(one for one in found(files, cost(paid_by="{kommune: 1}") + BALANCE) if one.code == "KM130")
    assert "municipality" in str(problem.data["allowed"])
    assert problem.data["suggestion"] == "municipality"


def test_outside_denmark_rates_and_factors_are_asked_for(files: Files) -> None:
    problem = next(one for one in found(files, "place: {country: SE}\n", BALANCE) if one.code == "KM577")
    assert problem.data["lacking"] == "discount, net_tax_factor, distortion"
    assert problem.severity is Severity.warning


def test_a_unit_value_that_is_not_listed_is_told(files: Files) -> None:
    text = benefits("number: {low: 1, value: 1, high: 1}, unit_value: prison-dya") + BALANCE
    problem = next(one for one in found(files, text) if one.code == "KM201")
    assert problem.data["suggestion"] == "prison-day"


def test_more_money_than_there_is_is_no_amount(files: Files) -> None:
    assert found(files, cost(high="1e300") + BALANCE)[0].code == "KM137"


@pytest.mark.parametrize(("danish", "english"), [("prisår", "price_year"), ("valuta", "currency"), ("højeste", "high")])
def test_danish_names_of_fields_are_understood(files: Files, danish: str, english: str) -> None:
    text = cost(without=english, **{danish: AMOUNT[english]}) + BALANCE
    assert [(one.code, one.data["suggestion"]) for one in found(files, text)] == [("KM130", english)]
