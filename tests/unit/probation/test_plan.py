"""Schedules: never two check-ins a day, within the term, on a working day unless a court fixed it, random ones within their bounds."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from services.probation.cases.domain.frequency import Frequency
from services.probation.check_ins.domain.absence import Absence, Effect, absence_on, moved_behind
from services.probation.check_ins.domain.plan import (
    FEWEST_WORKING_DAYS,
    Kind,
    Plan,
    all_dates,
    dates,
    drawn,
    fingerprint,
    in_force,
    random_fits,
    window,
    working_days,
)
from services.probation.check_ins.domain.schedule import next_due
from shared.law.calendar import is_working_day
from tests.builders.ids import fresh

ALMATY = ZoneInfo("Asia/Almaty")
DAYS = st.dates(date(2024, 1, 1), date(2033, 12, 31))
SEED = "5a" * 32
BY_DATES = [Kind(one) for one in Frequency]


@st.composite
def plans(draw: st.DrawFn, first: st.SearchStrategy[date] = DAYS) -> Plan:
    """Any schedule that the form accepts."""
    start, gap = draw(first), draw(st.integers(1, 10))
    times = draw(st.integers(1, 8))
    assume(random_fits(times, gap))
    kind = draw(st.sampled_from(Kind))
    days = tuple(sorted(draw(st.sets(st.integers(0, 6), min_size=1))))
    seed = draw(st.binary(min_size=32, max_size=32)).hex()
    return Plan(kind, start, start, days, times, gap, seed, fixed=draw(st.booleans()))


@given(plans(), st.integers(1, 900))
def test_never_two_a_day_within_the_term_and_no_day_off_unless_a_court_fixed_it(plan: Plan, term: int) -> None:
    until = plan.first_on + timedelta(days=term)
    found = list(dates(plan, until))
    assert found == sorted(set(found))
    assert all(plan.first_on <= day <= until for day in found)
    assert plan.fixed or all(is_working_day(day) for day in found)


@given(plans(), plans(), st.integers(1, 500))
def test_versions_follow_one_another_without_a_day_twice(one: Plan, other: Plan, term: int) -> None:
    until = max(one.first_on, other.first_on) + timedelta(days=term)
    found = list(all_dates([one, other], until))
    assert found == sorted(set(found))
    assert all(day < other.valid_from for day in found if in_force([one, other], day) == one and one != other)
    if other.valid_from <= one.valid_from:
        assert found == list(dates(other, until)), "a later version from an earlier day replaces the one before"


@given(DAYS, st.sampled_from(BY_DATES), st.integers(0, 300), st.integers(1, 600))
def test_the_registrations_own_dates_stay_as_they_were(first: date, kind: Kind, gone: int, term: int) -> None:
    after, until = first + timedelta(days=gone), first + timedelta(days=term)
    plan = Plan(kind, date.min, first, first_fixed=True)
    assert next(all_dates([plan], until, after=after), None) == next_due(first, Frequency(kind), after, until)


@given(st.binary(min_size=32, max_size=32), st.integers(1, 8), st.integers(1, 14), st.integers(0, 119))
def test_a_whole_month_has_its_random_days_apart_by_the_gap(seed: bytes, times: int, gap: int, month: int) -> None:
    assume(random_fits(times, gap))
    first = date(2024 + month // 12, month % 12 + 1, 1)
    plan = Plan(Kind.RANDOM, first, first, (), times, gap, seed.hex())
    days = list(dates(plan, first + timedelta(days=200)))
    by_month = [[day for day in days if (day.year, day.month) == key] for key in sorted({(day.year, day.month) for day in days})]
    assert all(len(found) == times for found in by_month[:-1])
    assert all((later - earlier).days >= gap for earlier, later in pairwise(days))
    assert all(is_working_day(day) for day in days)


def test_the_same_seed_finds_the_same_days_and_another_seed_others() -> None:
    plan = Plan(Kind.RANDOM, date(2026, 12, 1), date(2026, 12, 1), (), 4, 2, SEED)
    until = date(2027, 12, 1)
    assert list(dates(plan, until)) == list(dates(plan, until))
    others = [list(dates(replace(plan, seed=f"{number:064x}"), until)) for number in range(20)]
    assert len({tuple(days) for days in others}) == 20
    assert {day for days in others for day in days if (day.year, day.month) == (2027, 3)} == {
        day for day in (date(2027, 3, number) for number in range(1, 32)) if is_working_day(day)
    }, "every working day of a month can be one"
    assert SEED not in fingerprint(SEED)
    assert fingerprint(SEED) == fingerprint(SEED)


def test_a_month_that_has_begun_has_its_share_of_random_days() -> None:
    late = Plan(Kind.RANDOM, date(2026, 12, 28), date(2026, 12, 28), (), 4, 2, SEED)
    assert len(drawn(late, date(2026, 12, 1), None)) == 1
    assert drawn(replace(late, first_on=date(2027, 1, 1)), date(2026, 12, 1), None) == []


def test_no_month_has_fewer_working_days_than_random_days_are_fitted_into() -> None:
    assert min(working_days(date(2024 + month // 12, month % 12 + 1, 1)) for month in range(144)) >= FEWEST_WORKING_DAYS
    assert [gap for gap in range(1, 17) if random_fits(2, gap)] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("plan", "a_year"),
    [
        (Plan(Kind.WEEKLY, date.min, date.min), 52),
        (Plan(Kind.WEEKDAYS, date.min, date.min, (0, 3, 3)), 104),
        (Plan(Kind.RANDOM, date.min, date.min, (), 2, 2, SEED), 24),
        (Plan(Kind.ON_CALL, date.min, date.min), 0),
        (Plan(Kind.QUARTERLY, date.min, date.min), 4),
    ],
)
def test_every_schedule_is_compared_with_the_laws_minimum(plan: Plan, a_year: int) -> None:
    assert plan.a_year == a_year
    assert plan.rarer_than(Frequency.TWICE_A_MONTH) == (a_year < 24)
    assert plan.rarer_than(Frequency.QUARTERLY) == (a_year < 4)


def test_fixed_weekdays_move_from_days_off_and_two_that_meet_are_one() -> None:
    plan = Plan(Kind.WEEKDAYS, date(2026, 12, 14), date(2026, 12, 14), (2, 3))  # Wednesday 16 December is a day off
    assert list(dates(plan, date(2026, 12, 24))) == [date(2026, 12, 17), date(2026, 12, 23), date(2026, 12, 24)]
    assert next(iter(dates(replace(plan, fixed=True), date(2026, 12, 24)))) == date(2026, 12, 16)


def test_an_hour_and_grace_end_the_window() -> None:
    day = date(2026, 11, 24)
    plan = Plan(Kind.WEEKLY, day, day, at=time(15, 30), grace_minutes=15)
    found = window(plan, day, ALMATY)
    assert found.opens_at.astimezone(ALMATY) == datetime(2026, 11, 24, tzinfo=ALMATY)
    assert found.closes_at.astimezone(ALMATY) == datetime(2026, 11, 24, 15, 45, tzinfo=ALMATY)
    usual = window(replace(plan, at=None, grace_minutes=120), day, ALMATY)
    assert usual.closes_at - usual.opens_at == timedelta(hours=74)


def test_an_absence_moves_a_day_behind_it_and_one_that_excuses_ends_the_search() -> None:
    week = Absence(fresh(), date(2026, 12, 7), date(2026, 12, 11), Effect.MOVED)
    sick = Absence(fresh(), date(2026, 12, 14), date(2026, 12, 15), Effect.EXCUSED)
    assert moved_behind([week], date(2026, 12, 8)) == date(2026, 12, 14)
    assert moved_behind([week], date(2026, 12, 6)) == date(2026, 12, 6)
    assert absence_on([week, sick], date(2026, 12, 15)) == sick
    assert absence_on([week, sick], date(2026, 12, 16)) is None
    assert moved_behind([week, sick], date(2026, 12, 11)) == date(2026, 12, 14)
