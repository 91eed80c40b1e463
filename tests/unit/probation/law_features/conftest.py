"""The steps that several of the law's features share, in Russian as they stand in the files."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from pytest_bdd import given, then, when

from services.probation.law import rules as law
from services.probation.terms.domain.parts import Length
from shared.law.rules import Cited
from tests.unit.probation.law_features.told import CATEGORIES, STATES, TODAY, UNITS, Told, rows, step


@pytest.fixture
def told() -> Told:
    return Told()


@given(step('категория "{name}"'))
def _category(told: Told, name: str) -> None:
    told.facts = replace(told.facts, category=CATEGORIES[name])


@given(step("человек родился {born:day}"))
def _born(told: Told, born: date) -> None:
    told.facts = replace(told.facts, born_on=born)


@when(step("человека ставят на учёт {on:day}"))
def _registered(told: Told, on: date) -> None:
    told.facts = replace(told.facts, registered_on=on)


@given(step("суд назначил {amount:d} {unit:w}"))
@when(step("суд назначил {amount:d} {unit:w}"))
def _sentenced(told: Told, amount: int, unit: str) -> None:
    told.length = Length(amount, UNITS[unit])
    told.facts = replace(told.facts, work_hours=amount if unit == "часов" else None)


@then("правила говорят:")
def _values(datatable: Sequence[Sequence[str]]) -> None:
    for row in rows(datatable):
        rule = law.rule(row["правило"], TODAY)
        assert (str(rule.value), rule.unit) == (row["значение"], row["единица"]), rule.code
        _cited(rule, row)


@then("списки говорят:")
def _lists(datatable: Sequence[Sequence[str]]) -> None:
    for row in rows(datatable):
        found = law.rule_list(row["список"], TODAY)
        assert ", ".join(found.values) == row["коды"], found.code
        _cited(found, row)


@then("обязанности названы с нормой:")
def _duties(datatable: Sequence[Sequence[str]]) -> None:
    said, known = {row["обязанность"]: row for row in rows(datatable)}, {each.code: each for each in law.conditions()}
    assert said.keys() == known.keys()
    for code, row in said.items():
        _cited(known[code], row)


def _cited(value: Cited, row: dict[str, str]) -> None:
    assert row["норма"] in value.source, value
    assert value.status == STATES[row["состояние"]], value
