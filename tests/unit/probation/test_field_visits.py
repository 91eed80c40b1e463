"""The states of an акт, and when a minor's housing is to be checked."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.field_visits.domain.acts import Event, NotAllowed, State, number, transition
from services.probation.field_visits.domain.housing import adult_on, latest_birth_of_an_adult, months_later, next_check

ALLOWED = {("draft", "save"): "draft", ("draft", "finish"): "final", ("final", "correct"): "final"}
FAR = date(2040, 1, 1)


@pytest.mark.parametrize(("state", "event"), list(product(State, Event)))
def test_every_state_meets_every_event(state: State, event: Event) -> None:
    if (state, event) in ALLOWED:
        assert transition(state, event) == ALLOWED[state, event]
    else:
        with pytest.raises(NotAllowed):
            transition(state, event)


def test_a_number_says_the_office_and_the_year() -> None:
    assert number("75-02", 2026, 17) == "75-02/2026/17"


def test_a_check_is_due_three_months_after_the_registration_and_then_after_the_last_one() -> None:
    born, registered = date(2010, 5, 5), date(2026, 11, 30)
    assert next_check(birth_date=born, registered_on=registered, last=None, term_ends_on=FAR) == date(2027, 2, 28)
    assert next_check(birth_date=born, registered_on=registered, last=date(2027, 2, 10), term_ends_on=FAR) == date(2027, 5, 10)


def test_none_is_due_once_the_person_is_of_age_or_the_term_is_over() -> None:
    registered = date(2026, 11, 10)
    assert next_check(birth_date=date(2009, 2, 10), registered_on=registered, last=None, term_ends_on=FAR) is None
    assert next_check(birth_date=date(2009, 2, 11), registered_on=registered, last=None, term_ends_on=FAR) == date(2027, 2, 10)
    assert next_check(birth_date=date(2010, 1, 1), registered_on=registered, last=None, term_ends_on=date(2027, 2, 9)) is None
    assert next_check(birth_date=date(2010, 1, 1), registered_on=registered, last=None, term_ends_on=date(2027, 2, 10))


def test_who_was_born_on_a_leap_day_is_of_age_on_1_march() -> None:
    assert adult_on(date(2008, 2, 29)) == date(2026, 3, 1)


@given(born=st.dates(date(2000, 1, 1), date(2020, 12, 31)), today=st.dates(date(2018, 1, 2), date(2040, 12, 31)))
def test_the_list_of_minors_leaves_nobody_out(born: date, today: date) -> None:
    """Who is under 18 was born after the day by which the list is read."""
    if today < adult_on(born):
        assert born > latest_birth_of_an_adult(today)
    elif today > adult_on(born):
        assert born <= latest_birth_of_an_adult(today)


@given(day=st.dates(date(2000, 1, 1), date(2100, 1, 1)), months=st.integers(1, 36))
def test_months_never_skip_one(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1
