"""The legal calendar: the moved days of 2026, exceptions of one year, periods of working days."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.law.calendar import (
    FRIDAY,
    ExceptionalDay,
    Holiday,
    add_working_days,
    days_off,
    end_of_week,
    is_working_day,
    next_working_day,
    working_days_after,
    year_of,
)

ALMATY = ZoneInfo("Asia/Almaty")
DAYS = st.dates(date(2024, 1, 1), date(2035, 12, 31))
MOMENTS = st.integers(0, 12 * 365 * 24 * 60).map(lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))
COUNTS = st.integers(1, 30)


def noon(day: date) -> datetime:
    """Midday in Almaty."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=ALMATY)


def exception(day: date, *, working: bool) -> ExceptionalDay:
    """A day of one year, invented."""
    return ExceptionalDay(day=day, name="Invented", working=working, source="a test", status="unverified")


def holiday(month: int, *days: int, moves: bool = True) -> Holiday:
    """Days of every year, invented."""
    return Holiday(name="Invented", month=month, days=days, moves=moves, source="a test", status="unverified")


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 1, 1), False),
        (date(2026, 3, 8), False),  # a Sunday
        (date(2026, 3, 9), False),  # given instead
        (date(2026, 3, 10), True),
        (date(2026, 3, 23), False),  # Nauryz: 21 Saturday, 22 Sunday, 23 Monday
        (date(2026, 3, 24), False),
        (date(2026, 3, 25), False),
        (date(2026, 3, 26), True),
        (date(2026, 5, 11), False),  # for Victory Day, a Saturday
        (date(2026, 5, 27), False),  # Kurban Ait
        (date(2026, 8, 31), True),
        (date(2026, 10, 26), False),  # for Republic Day, a Sunday
        (date(2025, 8, 30), False),
        (date(2027, 3, 15), False),
        (date(2026, 11, 24), True),
    ],
)
def test_the_legal_calendar(day: date, working: bool) -> None:
    assert is_working_day(day) == working


def test_the_days_off_of_2026_from_monday_to_friday() -> None:
    months = {1: (1, 2, 7), 3: (9, 23, 24, 25), 5: (1, 7, 11, 27), 7: (6,), 10: (26,), 12: (16,)}
    assert days_off(2026) == [date(2026, month, day) for month, numbers in months.items() for day in numbers]


def test_constitution_day_is_in_august_until_2025_in_no_month_of_2026_and_in_march_from_2027() -> None:
    assert date(2024, 8, 30) in days_off(2024)
    assert not {date(2026, 3, 16), date(2026, 8, 31)} & set(days_off(2026))
    assert date(2027, 3, 15) in days_off(2027)
    assert date(2027, 8, 30) not in days_off(2027)


def test_kurban_ait_is_off_in_its_own_year_alone() -> None:
    assert not is_working_day(date(2026, 5, 27))
    assert is_working_day(date(2027, 5, 27))


def test_orthodox_christmas_on_a_sunday_gives_no_other_day() -> None:
    assert date(2029, 1, 7).weekday() > FRIDAY
    assert is_working_day(date(2029, 1, 8))


@pytest.mark.parametrize(
    ("today", "days", "due"),
    [
        (date(2026, 3, 20), 1, date(2026, 3, 26)),  # Friday before Nauryz
        (date(2026, 3, 20), 3, date(2026, 3, 30)),
        (date(2026, 3, 22), 1, date(2026, 3, 26)),  # on the holiday itself
        (date(2026, 5, 26), 1, date(2026, 5, 28)),  # before Kurban Ait
        (date(2026, 4, 30), 5, date(2026, 5, 12)),  # three days off between
        (date(2025, 12, 31), 3, date(2026, 1, 8)),
        (date(2026, 11, 24), 3, date(2026, 11, 27)),  # a week without a holiday
        (date(2026, 11, 27), 1, date(2026, 11, 30)),
    ],
)
def test_a_period_passes_over_weekends_holidays_and_the_days_given_for_them(today: date, days: int, due: date) -> None:
    assert working_days_after(noon(today), days, ALMATY) == datetime(due.year, due.month, due.day, 18, tzinfo=ALMATY)


def test_working_days_are_counted_from_the_next_day() -> None:
    assert add_working_days(date(2026, 3, 20), 1) == date(2026, 3, 26)
    assert add_working_days(date(2026, 3, 21), 0) == date(2026, 3, 21)


def test_the_day_is_the_offices_day_not_the_servers() -> None:
    late_on_thursday_in_london = datetime(2026, 11, 26, 20, 0, tzinfo=UTC)  # Friday 01:00 in Almaty
    assert end_of_week(late_on_thursday_in_london, ALMATY) == date(2026, 11, 27)
    assert working_days_after(late_on_thursday_in_london, 1, ALMATY).date() == date(2026, 11, 30)


def test_a_week_ends_on_friday_even_where_that_is_a_holiday() -> None:
    assert end_of_week(noon(date(2026, 4, 28)), ALMATY) == date(2026, 5, 1)


def test_a_saturday_that_is_worked_counts() -> None:
    year = year_of(2026, [], [exception(date(2026, 5, 16), working=True)])
    assert year.is_working_day(date(2026, 5, 16))
    assert not year.is_working_day(date(2026, 5, 17))


def test_a_day_that_is_off_once_is_not_given_for_a_holiday_too() -> None:
    saturday, monday, tuesday = date(2026, 5, 9), date(2026, 5, 11), date(2026, 5, 12)
    year = year_of(2026, [holiday(saturday.month, saturday.day)], [exception(monday, working=False)])
    assert not year.is_working_day(monday)
    assert not year.is_working_day(tuesday)
    assert year.is_working_day(date(2026, 5, 13))


def test_a_holiday_on_the_last_weekend_of_december_gives_a_day_in_january() -> None:
    sunday = date(2028, 12, 31)
    assert not year_of(2029, [holiday(sunday.month, sunday.day)], []).is_working_day(date(2029, 1, 1))


def test_what_is_said_of_one_day_goes_before_the_holidays() -> None:
    year = year_of(2026, [holiday(5, 7)], [exception(date(2026, 5, 7), working=True)])
    assert year.is_working_day(date(2026, 5, 7))
    assert not year.off


def test_a_weekend_day_that_is_worked_is_not_the_day_given_for_a_holiday() -> None:
    saturday, sunday, monday = date(2026, 5, 9), date(2026, 5, 10), date(2026, 5, 11)
    year = year_of(2026, [holiday(saturday.month, saturday.day)], [exception(sunday, working=True)])
    assert [year.is_working_day(day) for day in (saturday, sunday, monday)] == [False, True, False]


@given(DAYS)
def test_a_holiday_never_takes_more_than_ten_days(day: date) -> None:
    assert timedelta(0) <= next_working_day(day) - day < timedelta(days=10)


@given(MOMENTS, COUNTS)
def test_a_period_ends_on_a_working_day_not_before_as_many_days(now: datetime, days: int) -> None:
    due = working_days_after(now, days, ALMATY)
    assert is_working_day(due.date())
    assert due.date() - now.astimezone(ALMATY).date() >= timedelta(days=days)


@given(MOMENTS, COUNTS)
def test_a_longer_period_ends_later(now: datetime, days: int) -> None:
    assert working_days_after(now, days, ALMATY) < working_days_after(now, days + 1, ALMATY)


@given(MOMENTS, COUNTS, st.timedeltas(timedelta(0), timedelta(days=40)))
def test_who_begins_later_does_not_end_earlier(now: datetime, days: int, later: timedelta) -> None:
    assert working_days_after(now, days, ALMATY) <= working_days_after(now + later, days, ALMATY)


@given(MOMENTS, COUNTS)
def test_between_today_and_the_end_are_exactly_so_many_working_days(now: datetime, days: int) -> None:
    today, due = now.astimezone(ALMATY).date(), working_days_after(now, days, ALMATY).date()
    assert sum(is_working_day(today + timedelta(days=number)) for number in range(1, (due - today).days + 1)) == days


@given(MOMENTS)
def test_the_week_ends_on_a_friday_that_has_not_passed(now: datetime) -> None:
    friday, today = end_of_week(now, ALMATY), now.astimezone(ALMATY).date()
    assert friday.weekday() == FRIDAY
    assert 0 <= (friday - today).days <= 6
