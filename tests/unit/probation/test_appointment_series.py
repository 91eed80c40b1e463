"""A series never has a day twice, keeps to working days, and ends in time."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.probation.appointments.domain.series import EVERY, MOST, Every, series_days
from shared.law.calendar import is_working_day, next_working_day

DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
NEVER = date(2200, 1, 1)


@given(first=DAYS, every=st.sampled_from(EVERY), most=st.integers(1, 100), length=st.integers(-5, 800))
def test_the_laws_of_a_series(first: date, every: Every, most: int, length: int) -> None:
    until = first + timedelta(days=length)
    found = series_days(first, every, most=most, until=until, next_working_day=next_working_day)
    days = [each.day for each in found]
    assert len(set(days)) == len(days) <= min(most, MOST)
    assert days == sorted(days)
    assert all(map(is_working_day, days))
    assert all(first <= each.day <= until and each.wanted <= each.day for each in found)
    assert all(each.moved == (not is_working_day(each.wanted)) for each in found)


@given(first=DAYS, every=st.sampled_from(EVERY), length=st.integers(0, 400))
def test_a_longer_series_begins_as_the_shorter_one(first: date, every: Every, length: int) -> None:
    short = series_days(first, every, most=MOST, until=first + timedelta(days=length), next_working_day=next_working_day)
    long = series_days(first, every, most=MOST, until=first + timedelta(days=length + 30), next_working_day=next_working_day)
    assert long[: len(short)] == short


def days(first: date, every: Every, most: int) -> list[date]:
    return [each.day for each in series_days(first, every, most=most, until=NEVER, next_working_day=next_working_day)]


def test_a_holiday_moves_one_day_and_not_the_rhythm() -> None:
    """16 December 2026, a Wednesday, is a holiday."""
    assert days(date(2026, 12, 9), "week", 3) == [date(2026, 12, 9), date(2026, 12, 17), date(2026, 12, 23)]


def test_a_month_keeps_its_day_or_takes_its_last() -> None:
    assert days(date(2027, 5, 31), "month", 3) == [date(2027, 5, 31), date(2027, 6, 30), date(2027, 8, 2)]
    assert days(date(2026, 12, 14), "month", 2) == [date(2026, 12, 14), date(2027, 1, 14)]


def test_two_weeks_are_fourteen_days() -> None:
    assert days(date(2026, 11, 24), "fortnight", 2) == [date(2026, 11, 24), date(2026, 12, 8)]


def test_where_days_off_take_two_of_a_rhythm_one_is_left_out() -> None:
    """With a calendar whose first working day is far away, all days before it become that one day."""
    far = date(2027, 1, 4)
    found = series_days(date(2026, 12, 1), "week", most=9, until=far, next_working_day=lambda day: max(day, far))
    assert [each.day for each in found] == [far]


def test_the_end_of_the_calendar_ends_a_series() -> None:
    assert series_days(date(9999, 12, 25), "week", most=5, until=date.max, next_working_day=lambda day: day)[-1].day <= date.max
    assert len(series_days(date(9999, 11, 30), "month", most=5, until=date.max, next_working_day=lambda day: day)) == 2
