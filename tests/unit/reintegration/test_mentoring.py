"""A mentor for a person: both agree, nobody else's answer counts, an end has its reason."""

from datetime import date, timedelta
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reintegration.errors import NotAllowed, ReasonMissing, TooEarly
from services.reintegration.mentoring.domain import (
    BY_MENTOR,
    CHOSEN_REASONS,
    END_REASONS,
    MOST_MINUTES,
    RUNNING,
    TRANSITIONS,
    Act,
    Entry,
    State,
    acts,
    after,
    ensure_sensible,
)
from services.reintegration.mentoring.pages.hours import month_of, next_month

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(("state", "act"), list(product(State, Act)))
def test_it_goes_only_as_its_table_says(state: State, act: Act) -> None:
    to = TRANSITIONS.get((state, act))
    if to is None:
        with pytest.raises(NotAllowed):
            after(state, act, reason="moved_away")
        return
    assert after(state, act, reason="moved_away") is to
    if act is Act.END:
        with pytest.raises(ReasonMissing):
            after(state, act, reason="because")


@pytest.mark.parametrize("order", list(permutations([Act.PERSON_AGREES, Act.MENTOR_AGREES])))
def test_it_is_in_force_when_both_agreed_in_either_order_and_not_before(order: tuple[Act, Act]) -> None:
    half = after(State.PROPOSED, order[0])
    assert half is not State.ACTIVE
    assert after(half, order[1]) is State.ACTIVE
    with pytest.raises(NotAllowed):
        after(half, order[0])


@pytest.mark.parametrize("state", State)
def test_what_runs_can_end_and_what_is_over_can_be_asked_anew(state: State) -> None:
    assert (Act.END in acts(state)) == (state in RUNNING)
    assert (Act.PROPOSE in acts(state)) == (state not in RUNNING)
    assert not set(acts(state)) & BY_MENTOR, "the desk does not answer for the mentor"


def test_reasons_of_the_software_are_not_chosen() -> None:
    assert set(END_REASONS) - set(CHOSEN_REASONS) == {"time_over", "account_disabled", "case_closed", "consent_withdrawn"}


@given(st.integers(-40, 40), st.integers(-10, 2 * MOST_MINUTES), st.sampled_from(["", "  ", "Talked"]))
def test_an_entry_lies_in_the_time_of_mentoring_and_says_something(away: int, minutes: int, done: str) -> None:
    day, from_on = TODAY + timedelta(days=away), TODAY - timedelta(days=20)
    entry = Entry(day, "call", minutes, done)
    right = from_on <= day <= TODAY and 0 < minutes <= MOST_MINUTES and bool(done.strip())
    if right:
        ensure_sensible(entry, from_on, TODAY)
    else:
        with pytest.raises(TooEarly if day > TODAY else ReasonMissing):
            ensure_sensible(entry, from_on, TODAY)


@given(st.dates(date(2020, 1, 1), date(2099, 12, 31)))
def test_months_follow_each_other_without_a_gap(day: date) -> None:
    first = month_of("", day)
    assert first <= day < next_month(first)
    assert next_month(first).day == 1
    assert month_of(f"{first:%Y-%m}", TODAY) == first


def test_what_is_no_month_is_this_one() -> None:
    assert {month_of(text, TODAY) for text in ("", "2026-13", "9999-01", "x")} == {date(2026, 11, 1)}
