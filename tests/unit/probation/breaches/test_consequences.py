"""What the software proposes, with the facts that meet each row, and what it does not know."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.breaches.domain.consequences import STATED, Earlier, Known, KnownFact, Step, propose, rules_of
from services.probation.cases.domain.categories import Category

DAY = date(2026, 11, 24)


def a_fact(kind: str = "bracelet_incident", on: date = DAY) -> KnownFact:
    return KnownFact(uuid4(), kind, on)


def an_earlier(days: int, *steps: str) -> Earlier:
    return Earlier(uuid4(), DAY - timedelta(days=days), steps or ("warning",))


def met(known: Known) -> dict[str, tuple[UUID, ...]]:
    return {one.rule.condition.value: one.earlier for one in propose(known, rules_of(known.category, DAY)).met}


def known(category: str, *earlier: Earlier, fact: KnownFact | None = None, **given: object) -> Known:
    return Known(category, given.pop("matter", "duty"), DAY, facts=(fact or a_fact(),), earlier=earlier, **given)  # type: ignore[arg-type]


def test_a_first_breach_and_a_repeated_one_name_what_they_rest_on() -> None:
    assert met(known("suspended_sentence", minor=False)) == {"first": ()}
    before = an_earlier(500)
    assert met(known("suspended_sentence", before, minor=False)) == {"repeat": (before.proceeding,)}
    absent = known("suspended_sentence", minor=False, fact=a_fact("missed_check_in"))
    assert set(met(absent)) == {"first", "absence"}


@pytest.mark.parametrize(("days", "condition"), [(365, "repeat"), (366, "first"), (0, "repeat")])
def test_in_restriction_a_repeat_counts_within_a_year(days: int, condition: str) -> None:
    assert set(met(known("restriction_of_liberty", an_earlier(days)))) == {condition}


def test_a_minor_and_an_adult_have_rows_of_their_own_and_without_a_birth_date_neither_is_said() -> None:
    rules = rules_of("suspended_sentence", DAY)
    young, adult = (propose(known("suspended_sentence", minor=minor), rules).met for minor in (True, False))
    assert [one.rule.most_months for one in (*young, *adult)] == [6, 12]
    nobody_knows = propose(known("suspended_sentence"), rules)
    assert not nobody_knows.met
    assert {one.rule.age for one in nobody_knows.unknown} == {"adult", "minor"}


def test_after_two_warnings_the_deferral_and_after_more_than_two_evasions_parole() -> None:
    assert set(met(known("deferred_sentence"))) == {"first"}
    assert set(met(known("deferred_sentence", an_earlier(10)))) == {"repeat"}
    assert set(met(known("deferred_sentence", an_earlier(10), an_earlier(20)))) == {"repeat", "warnings"}
    assert set(met(known("parole", an_earlier(10)))) == set()
    assert set(met(known("parole", an_earlier(10), an_earlier(20)))) == {"evasions"}


def test_hiding_and_damage_are_matters_of_their_own() -> None:
    assert set(met(known("suspended_sentence", matter="hiding", minor=False))) == set()
    assert set(met(known("suspended_sentence", matter="hiding", search_may_ask=True, minor=False))) == {"hiding"}
    assert set(met(known("suspended_sentence", matter="damage", minor=False))) == {"damage"}


@given(st.sampled_from(Category), st.integers(0, 4), st.booleans())
def test_what_only_the_officer_knows_is_never_met_and_without_facts_nothing_is(category: Category, before: int, minor: bool) -> None:
    rules = rules_of(category, DAY)
    found = propose(known(category, *(an_earlier(10 + each) for each in range(before)), minor=minor), rules)
    assert all(one.met is None for one in found.findings if one.rule.condition in STATED)
    empty = propose(Known(category, "duty", DAY, minor), rules)
    assert not empty.met
    assert found.possible == frozenset(step for one in found.findings if one.met is not False for step in one.rule.steps)
    assert all(one.rule.steps for one in found.rests_on(Step))
