"""Until when what waits may be put off: never past its clock, never past the limit, never what may endanger somebody."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.queue.putting_off.domain import Limits, Problem, Standing, days, limits, returns_at
from services.probation.queue.putting_off.forms import PutOffForm, read
from shared.law.calendar import add_working_days, is_working_day

ZONE = ZoneInfo("Asia/Almaty")
RULE = Limits(longest=5, times=3, from_priority=3)
THURSDAY = datetime(2026, 11, 26, 9, tzinfo=UTC)
YEAR = st.integers(0, 365 * 24)
MOMENTS = YEAR.map(lambda hours: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours))
ITEMS = st.builds(
    Standing,
    priority=st.integers(1, 9),
    escalation=st.integers(0, 2),
    due_at=MOMENTS,
    times=st.integers(0, 4),
)


def item(**changed: object) -> Standing:
    given_values: dict[str, object] = {"priority": 4, "escalation": 0, "due_at": THURSDAY + timedelta(days=30), "times": 0}
    return Standing(**{**given_values, **changed})  # type: ignore[arg-type]  # the values are named one by one in the tests


@given(ITEMS, MOMENTS)
def test_it_never_stays_away_past_its_clock_or_the_limit(standing: Standing, now: datetime) -> None:
    found = days(standing, RULE, now, ZONE)
    if isinstance(found, Problem):
        return
    today = now.astimezone(ZONE).date()
    assert (standing.priority >= RULE.from_priority, standing.escalation, standing.times < RULE.times) == (True, 0, True)
    assert found == sorted(set(found))
    assert all(is_working_day(day) and day > today for day in found)
    late = standing.due_at <= now
    assert found[-1] <= add_working_days(today, 1 if late else RULE.longest)
    assert late or all(returns_at(day, ZONE) <= standing.due_at for day in found)


def test_a_working_week_is_offered() -> None:
    assert days(item(), RULE, THURSDAY, ZONE) == [date(2026, 11, day) for day in (27, 30)] + [date(2026, 12, day) for day in (1, 2, 3)]


def test_what_is_late_comes_back_on_the_next_working_day() -> None:
    assert days(item(due_at=THURSDAY - timedelta(hours=1)), RULE, THURSDAY, ZONE) == [date(2026, 11, 27)]


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"priority": 2}, Problem.URGENT),
        ({"escalation": 1}, Problem.ESCALATED),
        ({"times": 3}, Problem.TOO_OFTEN),
        ({"due_at": THURSDAY + timedelta(hours=3)}, Problem.NO_DAY),
    ],
)
def test_what_stays_in_the_queue(changed: dict[str, object], problem: Problem) -> None:
    assert days(item(**changed), RULE, THURSDAY, ZONE) is problem


def test_the_limits_are_values_of_the_law() -> None:
    assert limits(date(2026, 11, 26)) == RULE


def test_neither_a_day_nor_a_reason_is_taken_for_granted() -> None:
    possible = [date(2026, 11, 27)]
    for given_fields in ({}, {"until": "2026-11-28", "why": "paper"}, {"until": "2026-11-27", "why": "because"}, {"until": "9999-01-01"}):
        assert not isinstance(read(given_fields, possible), PutOffForm)
    assert isinstance(read({"until": "2026-11-27", "why": "paper"}, possible), PutOffForm)
