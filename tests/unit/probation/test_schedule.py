"""Due dates, windows, and the data about the law."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.cases.domain.categories import Category, lawful_frequency, supervising_authority
from services.probation.cases.domain.frequency import Frequency
from services.probation.check_ins.domain.schedule import next_due, planned, window
from services.probation.law import rules as law
from shared.law.calendar import is_working_day

DAYS = st.dates(date(2024, 1, 1), date(2035, 12, 31))
FREQUENCIES = st.sampled_from(Frequency)
ALMATY = ZoneInfo("Asia/Almaty")


@given(DAYS, FREQUENCIES, st.integers(0, 60))
def test_planned_dates_go_forward(first: date, frequency: Frequency, number: int) -> None:
    assert planned(first, frequency, 0) == first
    assert planned(first, frequency, number) < planned(first, frequency, number + 1)


@given(DAYS, st.integers(0, 20))
def test_twice_a_month_is_twice_in_every_month_after_the_first(first: date, months: int) -> None:
    days = [planned(first, Frequency.TWICE_A_MONTH, number) for number in range(60)]
    later = [day for day in days if (day.year, day.month) > (first.year, first.month)]
    year, month = later[0].year, later[0].month
    year, month = year + (month - 1 + months) // 12, (month - 1 + months) % 12 + 1
    assert sum((day.year, day.month) == (year, month) for day in days) == 2


@pytest.mark.parametrize(("first", "second"), [(13, 28), (14, 28), (15, 28), (16, 1), (31, 16)])
def test_the_second_day_of_a_month_is_one_that_every_month_has(first: int, second: int) -> None:
    assert planned(date(2026, 1, first), Frequency.TWICE_A_MONTH, 1).day == second


@given(DAYS, FREQUENCIES, st.integers(0, 400), st.integers(1, 800))
def test_the_next_due_day_is_after_the_last_within_the_term_and_a_working_day(
    first: date, frequency: Frequency, gone: int, term: int
) -> None:
    after, until = first + timedelta(days=gone), first + timedelta(days=term)
    found = next_due(first, frequency, after, until)
    assert found is None or (after < found <= until and is_working_day(found))


@given(DAYS, FREQUENCIES)
def test_the_first_check_in_is_the_day_the_officer_chose(first: date, frequency: Frequency) -> None:
    assert next_due(first, frequency, date.min, first) == first


def test_a_window_is_72_hours_and_includes_the_due_day_where_the_person_lives() -> None:
    found = window(date(2026, 11, 24), ALMATY)
    assert found.opens_at.isoformat() == "2026-11-23T19:00:00+00:00"
    assert found.closes_at - found.opens_at == timedelta(hours=72)


def test_a_clock_that_is_put_back_does_not_shorten_the_last_day() -> None:
    found = window(date(2026, 10, 24), ZoneInfo("Europe/Berlin"))
    assert found.closes_at.astimezone(ZoneInfo("Europe/Berlin")).isoformat() == "2026-10-27T00:00:00+01:00"


def test_every_category_has_a_rule_with_a_source() -> None:
    for category in Category:
        assert [rule for rule in law.rules() if rule.code.startswith(f"check_in.{category}")], category
    assert all(rule.source for rule in law.rules())


def test_the_law_says_how_often_by_category_and_settlement() -> None:
    on = date(2026, 11, 24)
    assert lawful_frequency(Category.SUSPENDED_SENTENCE, "urban", on) is Frequency.TWICE_A_MONTH
    assert lawful_frequency(Category.SUSPENDED_SENTENCE, "rural", on) is Frequency.MONTHLY
    assert lawful_frequency(Category.RESTRICTION_OF_LIBERTY, "urban", on) is None
    assert lawful_frequency(Category.CORRECTIVE_WORK, "rural", on) is Frequency.QUARTERLY


def test_parole_and_administrative_supervision_are_the_polices() -> None:
    assert {category for category in Category if supervising_authority(category, date(2026, 11, 24)) == "police"} == {
        Category.PAROLE,
        Category.ADMINISTRATIVE_SUPERVISION,
    }


def test_a_rule_that_is_not_in_force_is_not_found() -> None:
    with pytest.raises(law.NoSuchRule):
        law.rule("check_in.window", date(2000, 1, 1))


@pytest.mark.parametrize(
    ("frequency", "days"),
    [
        (Frequency.WEEKLY, ["2026-01-31", "2026-02-07", "2026-02-14", "2026-02-21"]),
        (Frequency.EVERY_2_WEEKS, ["2026-01-31", "2026-02-14", "2026-02-28", "2026-03-14"]),
        (Frequency.TWICE_A_MONTH, ["2026-01-31", "2026-02-16", "2026-02-28", "2026-03-16"]),
        (Frequency.MONTHLY, ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]),
        (Frequency.QUARTERLY, ["2026-01-31", "2026-04-30", "2026-07-31", "2026-10-31"]),
    ],
)
def test_each_frequency_has_its_days(frequency: Frequency, days: list[str]) -> None:
    assert [planned(date(2026, 1, 31), frequency, number).isoformat() for number in range(4)] == days
    december = planned(date(2026, 11, 10), frequency, 40)
    assert (december.year, december.month) == {"weekly": (2027, 8), "every_2_weeks": (2028, 5), "twice_a_month": (2028, 7)}.get(
        frequency, (2030, 3) if frequency is Frequency.MONTHLY else (2036, 11)
    )


def test_twice_a_month_goes_on_in_the_same_month_from_its_first_half() -> None:
    assert [planned(date(2026, 1, 10), Frequency.TWICE_A_MONTH, number).isoformat() for number in range(4)] == [
        "2026-01-10", "2026-01-25", "2026-02-10", "2026-02-25",
    ]  # fmt: skip


def test_a_due_day_is_looked_for_until_the_last_day_of_the_term() -> None:
    first = date(2026, 11, 24)
    assert next_due(first, Frequency.WEEKLY, first - timedelta(days=1), first) == first
    assert next_due(first, Frequency.WEEKLY, first, date(2026, 12, 1)) == date(2026, 12, 1)
    assert next_due(first, Frequency.WEEKLY, first, date(2026, 11, 30)) is None
    saturday = date(2026, 11, 28)
    assert next_due(saturday, Frequency.WEEKLY, saturday - timedelta(days=1), saturday) == saturday, "as the officer chose it"
    assert next_due(saturday, Frequency.WEEKLY, saturday, date(2027, 1, 1)) == date(2026, 12, 7)


def test_a_window_is_three_days_from_midnight_of_the_persons_zone() -> None:
    found = window(date(2026, 11, 24), ALMATY)
    assert (found.due_on, found.opens_at.isoformat(), found.closes_at.isoformat()) == (
        date(2026, 11, 24), "2026-11-23T19:00:00+00:00", "2026-11-26T19:00:00+00:00",
    )  # fmt: skip
