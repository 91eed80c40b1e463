"""Scenarios of the register: how often somebody comes, who supervises, what is asked at registration, and who is one person."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from pytest_bdd import given, scenarios, then, when

from services.probation.cases.domain.categories import lawful_frequency, supervising_authority
from services.probation.check_ins.domain.schedule import next_due, window
from services.probation.conditions.domain.templates import choices, consequence
from services.probation.identity_match.domain.weighing import Evidence, outcome
from services.probation.identity_match.weights import weights
from tests.unit.probation.law_features.run import RUN, files
from tests.unit.probation.law_features.told import (
    AUTHORITIES,
    CATEGORIES,
    FOUND,
    FREQUENCIES,
    OFFENCES,
    SETTLEMENTS,
    SEXES,
    TODAY,
    Told,
    rows,
    step,
)

scenarios(*files(RUN["test_register_rules"]))


@given(step('местность "{name}"'))
def _settlement(told: Told, name: str) -> None:
    told.facts = replace(told.facts, settlement=SETTLEMENTS[name])


@given(step('вид деяния "{name}"'))
def _offence(told: Told, name: str) -> None:
    told.facts = replace(told.facts, offence_kind=OFFENCES[name])


@given(step('обязанность "{code}"'))
def _duty(told: Told, code: str) -> None:
    told.facts = replace(told.facts, conditions=frozenset({code}))


@given(step('пол "{sex}", родился {born:day}'))
def _who(told: Told, sex: str, born: date) -> None:
    told.facts = replace(told.facts, sex=SEXES[sex], born_on=born)


@given("представителя не было")
def _alone(told: Told) -> None:
    told.facts = replace(told.facts, representative="")


@given("ИИН нет")
def _no_number(told: Told) -> None:
    told.facts = replace(told.facts, iin="")


@given(step("решение вступило в силу {on:day}"))
def _in_force(told: Told, on: date) -> None:
    told.facts = replace(told.facts, in_force_on=on)


@given(step("человек освобождён {on:day}"))
def _released(told: Told, on: date) -> None:
    told.facts = replace(told.facts, released_on=on)


@when(step('офицер назначает явки "{often}"'))
def _set_frequency(told: Told, often: str) -> None:
    told.facts = replace(told.facts, frequency=FREQUENCIES[often])


@when(step('контроль записан за органом "{name}"'))
def _set_authority(told: Told, name: str) -> None:
    told.facts = replace(told.facts, authority=AUTHORITIES[name])


@then(step('замечено "{what}" по правилу "{code}"'))
def _found(told: Told, what: str, code: str) -> None:
    assert [(each.code, each.rule.code) for each in told.findings] == [(FOUND[what], code)]


@then("ничего не замечено")
def _nothing(told: Told) -> None:
    assert told.findings == []


@then("объяснять это не нужно")
def _no_reason(told: Told) -> None:
    assert not any(each.needs_reason for each in told.findings)


@then(step('закон требует являться "{often}"'))
def _frequency(told: Told, often: str) -> None:
    assert told.facts.category is not None
    assert told.facts.settlement is not None
    assert lawful_frequency(told.facts.category, told.facts.settlement, TODAY) == FREQUENCIES[often]


@then(step('контроль осуществляет "{name}"'))
def _authority(told: Told, name: str) -> None:
    assert told.facts.category is not None
    assert supervising_authority(told.facts.category, TODAY) == AUTHORITIES[name]


@given(step("явка назначена на {on:day}"))
@given(step("первая явка {on:day}, затем раз в месяц"))
def _due(told: Told, on: date) -> None:
    told.first = on


@then(step('отметиться можно с {opens:moment} до {closes:moment} в "{zone}"'))
def _open(told: Told, opens: datetime, closes: datetime, zone: str) -> None:
    found = window(told.first, ZoneInfo(zone))
    assert (found.opens_at, found.closes_at) == (opens, closes)


@then(step("следующая явка после {after:day} назначена на {on:day}"))
def _next(told: Told, after: date, on: date) -> None:
    assert next_due(told.first, told.frequency, after, date.max.replace(year=2030)) == on


@then("последствия названы с нормой:")
def _consequences(datatable: Sequence[Sequence[str]]) -> None:
    for row in rows(datatable):
        found = consequence(CATEGORIES[row["категория"]], TODAY)
        assert found is not None
        assert row["норма"] in found.source
        assert row["первое содержит"] in found.first["ru"]
        assert row["повторное содержит"] in found.repeated["ru"]
        assert all(text[language] for text in (found.first, found.repeated) for language in ("kk", "ru", "en"))


@given(step('признаки "{codes}"'))
def _evidence(told: Told, codes: str) -> None:
    told.evidence = tuple(Evidence(code) for code in codes.split(", "))


@then(step("вместе {points:d} баллов, и офицера {asked}"))
def _weigh(told: Told, points: int, asked: str) -> None:
    known = weights(TODAY)
    total = sum(known.of[each] for each in told.evidence)
    assert total == points
    assert (outcome(total, known) == "join") == (asked == "спрашивают")


@then(step('обязанность "{code}" {offered}'))
def _offered(told: Told, code: str, offered: str) -> None:
    assert told.facts.category is not None
    assert (code in {each.code for each in choices(told.facts.category, TODAY)}) == (offered == "предлагают")
