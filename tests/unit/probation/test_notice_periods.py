"""Periods of notices in local time, what is wrong with them, and what the law asks of each kind."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.cases.domain.categories import Category
from services.probation.notices.domain.kinds import CHANGES, Kind, norm, return_grace, usual_effect
from services.probation.notices.domain.periods import Period, local_period, problem

ZONE = ZoneInfo("Asia/Almaty")
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = date(2026, 11, 23)
moments = st.integers(0, 1_500_000).map(lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))
lengths = st.timedeltas(timedelta(minutes=1), timedelta(days=400))


def said(period: Period, *, last_day: date | None = date(2027, 6, 1)) -> str | None:
    return problem(period, registered_on=date(2026, 11, 1), last_day=last_day, zone=ZONE, now=NOW)


@given(moments, lengths)
def test_a_period_overlaps_itself_and_none_that_begins_after_it(begin: datetime, length: timedelta) -> None:
    period = Period(begin, begin + length)
    later = Period(begin + length + timedelta(minutes=1), begin + 2 * length + timedelta(minutes=1))
    assert period.overlaps(period)
    assert not period.overlaps(later)
    assert not later.overlaps(period)


@given(moments, lengths, moments, lengths)
def test_overlapping_is_mutual_and_means_a_moment_in_common(a: datetime, la: timedelta, b: datetime, lb: timedelta) -> None:
    one, other = Period(a, a + la), Period(b, b + lb)
    assert one.overlaps(other) is other.overlaps(one) is (max(a, b) <= min(a + la, b + lb))


@given(moments, lengths)
def test_the_local_days_hold_the_moments(begin: datetime, length: timedelta) -> None:
    first, last = Period(begin, begin + length).days(ZONE)
    assert first <= last
    assert datetime.combine(first, time.min, ZONE) <= begin
    assert begin + length < datetime.combine(last + timedelta(days=1), time.min, ZONE)


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 60))
def test_without_hours_whole_days_are_meant(day: date, days: int) -> None:
    period = local_period(day, None, day + timedelta(days=days), None, ZONE)
    assert period.ends_at is not None
    assert period.ends_at > period.starts_at
    assert period.days(ZONE) == (day, day + timedelta(days=days))


def test_what_is_wrong_with_a_period() -> None:
    def days(first: int, last: int) -> Period:
        return local_period(TODAY + timedelta(days=first), None, TODAY + timedelta(days=last), None, ZONE)

    assert said(days(2, 6)) is None
    assert said(days(0, 0)) is None, "today is not over"
    assert said(days(6, 2)) == "ends_before"
    assert said(days(-6, -2)) == "past"
    assert said(days(-40, 2)) == "before_registration"
    assert said(days(2, 300)) == "after_term"
    assert said(days(2, 300), last_day=None) is None, "a suspended term has no last day yet"
    assert said(Period(NOW + timedelta(days=300), None)) == "after_term"
    assert said(Period(NOW - timedelta(days=3), None)) is None, "a change that happened is still told"


@pytest.mark.parametrize("category", Category)
@pytest.mark.parametrize("kind", Kind)
def test_the_law_says_something_of_every_kind_and_category(kind: Kind, category: Category) -> None:
    found = norm(kind, category, TODAY)
    asked = (kind, category) == (Kind.TRAVEL, Category.PAROLE)
    assert found.form == ("permission" if asked else "notice")
    verified = category == Category.RESTRICTION_OF_LIBERTY and kind in CHANGES | {Kind.TRAVEL}
    assert (found.rule.status == "verified") is verified
    assert usual_effect(kind) in ("excused", "moved", "none")


def test_nobody_is_late_within_a_day() -> None:
    assert return_grace(TODAY) == timedelta(hours=24)
