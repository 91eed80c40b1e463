"""Tasks, their order on the desk, and until when things are due."""

from datetime import UTC, date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reintegration.domain.case import CaseStatus, ensure_open
from services.reintegration.domain.deadlines import (
    FRIDAY,
    answer_due,
    end_of_week,
    is_urgent,
    rules,
    stale_after,
    task_due,
    working_days_after,
)
from services.reintegration.domain.errors import CaseClosed, NotAllowed
from services.reintegration.domain.needs import NEEDS, need_of
from services.reintegration.domain.task import TRANSITIONS, TaskStatus, Waiting, move, order

ALMATY = ZoneInfo("Asia/Almaty")
TUESDAY = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
moments = st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))


@pytest.mark.parametrize(("before", "to"), list(product(TaskStatus, TaskStatus)))
def test_a_task_moves_only_as_its_table_says(before: TaskStatus, to: TaskStatus) -> None:
    if (before, to) in TRANSITIONS:
        assert move(before, to) is to
    else:
        with pytest.raises(NotAllowed):
            move(before, to)


def test_overdue_comes_before_urgent_and_urgent_before_the_rest() -> None:
    def at(days: int, *, urgent: bool = False, asked: int = -5) -> Waiting:
        return Waiting(TUESDAY + timedelta(days=days), TUESDAY + timedelta(days=asked), urgent)

    late, urgent, soon, older = at(-1), at(2, urgent=True), at(1), at(1, asked=-9)
    assert sorted([soon, urgent, older, late], key=lambda task: order(task, TUESDAY)) == [late, urgent, older, soon]


@given(moments, st.integers(1, 30))
def test_a_deadline_is_a_working_day_and_far_enough_away(now: datetime, days: int) -> None:
    due = working_days_after(now, days, ALMATY)
    away = due.date() - now.astimezone(ALMATY).date()
    assert due.weekday() <= FRIDAY
    assert timedelta(days=days) <= away <= timedelta(days=days + 2 * (days // 5 + 1))


@given(moments, st.integers(1, 29))
def test_a_longer_period_ends_later(now: datetime, days: int) -> None:
    assert working_days_after(now, days, ALMATY) < working_days_after(now, days + 1, ALMATY)


@given(moments)
def test_the_week_ends_on_a_friday_that_has_not_passed(now: datetime) -> None:
    friday, today = end_of_week(now, ALMATY), now.astimezone(ALMATY).date()
    assert friday.weekday() == FRIDAY
    assert 0 <= (friday - today).days <= 6


def test_the_day_is_the_offices_day_not_the_servers() -> None:
    late_on_thursday_in_london = datetime(2026, 11, 26, 20, 0, tzinfo=UTC)  # Friday 01:00 in Almaty
    assert end_of_week(late_on_thursday_in_london, ALMATY) == date(2026, 11, 27)
    assert working_days_after(late_on_thursday_in_london, 1, ALMATY).date() == date(2026, 11, 30)


def test_urgent_needs_and_breaches_have_one_working_day_the_rest_three() -> None:
    assert task_due("support", "health", TUESDAY, ALMATY).date() == date(2026, 11, 25)
    assert task_due("contact", "other", TUESDAY, ALMATY).date() == date(2026, 11, 25)
    assert task_due("support", "work", TUESDAY, ALMATY).date() == date(2026, 11, 27)
    assert answer_due(TUESDAY, ALMATY).date() == date(2026, 11, 27)
    assert {need for need in NEEDS if is_urgent("support", need)} == {"housing", "health", "mental_health"}


def test_every_rule_says_since_when_and_by_what_it_holds() -> None:
    for rule in rules().values():
        assert set(rule) == {"value", "unit", "valid_from", "source", "status"}
        assert rule["status"] in {"verified", "unverified"}
    assert stale_after() == timedelta(days=7)


def test_nothing_starts_in_a_closed_case() -> None:
    ensure_open(CaseStatus.OPEN)
    with pytest.raises(CaseClosed):
        ensure_open(CaseStatus.CLOSED)


def test_a_need_is_one_of_the_list() -> None:
    assert [need_of(need) for need in NEEDS] == list(NEEDS)
    with pytest.raises(ValueError, match="castle"):
        need_of("castle")
