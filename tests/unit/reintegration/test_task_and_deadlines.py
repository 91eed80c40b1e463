"""Tasks, their order on the desk, and due dates."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reintegration.capacity.deadlines import stale_after
from services.reintegration.cases.domain import CaseRow, CaseStatus, Ground, ensure_may_begin, ensure_open, ground_after
from services.reintegration.errors import CaseClosed, ConsentAwaited, NotAllowed
from services.reintegration.law.rules import rules
from services.reintegration.referrals.deadlines import answer_due
from services.reintegration.tasks.deadlines import is_urgent, task_due
from services.reintegration.tasks.domain import TRANSITIONS, TaskRow, TaskStatus, Waiting, move, sort_key
from shared.law.calendar import is_working_day
from shared.law.rules import NoSuchRule
from shared.messages.base import NEEDS, Need

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
    assert sorted([soon, urgent, older, late], key=lambda task: sort_key(task, TUESDAY)) == [late, urgent, older, soon]


def test_urgent_needs_and_breaches_have_one_working_day_the_rest_three() -> None:
    assert task_due("support", "health", TUESDAY, ALMATY).date() == date(2026, 11, 25)
    assert task_due("contact", "other", TUESDAY, ALMATY).date() == date(2026, 11, 25)
    assert task_due("support", "work", TUESDAY, ALMATY).date() == date(2026, 11, 27)
    assert answer_due(TUESDAY, ALMATY).date() == date(2026, 11, 27)
    assert {need for need in NEEDS if is_urgent("support", need, TUESDAY.date())} == {"housing", "health", "mental_health"}


def test_what_is_asked_before_nauryz_is_due_after_it() -> None:
    friday = datetime(2026, 3, 20, 6, 0, tzinfo=UTC)  # 21 to 23 March are Nauryz, 24 and 25 are off for its Saturday and Sunday
    assert task_due("support", "housing", friday, ALMATY) == datetime(2026, 3, 26, 18, 0, tzinfo=ALMATY)
    assert task_due("contact", "other", friday, ALMATY).date() == date(2026, 3, 26)
    assert task_due("support", "work", friday, ALMATY).date() == date(2026, 3, 30)
    assert answer_due(friday, ALMATY).date() == date(2026, 3, 30)


def test_a_task_falls_due_after_kurban_ait() -> None:
    tuesday = datetime(2026, 5, 26, 6, 0, tzinfo=UTC)
    assert task_due("support", "housing", tuesday, ALMATY).date() == date(2026, 5, 28)


@given(moments, st.sampled_from(NEEDS))
def test_tasks_and_answers_are_due_on_a_working_day(now: datetime, need: Need) -> None:
    assert is_working_day(task_due("support", need, now, ALMATY).date())
    assert is_working_day(answer_due(now, ALMATY).date())


@given(moments)
def test_an_urgent_need_is_never_due_after_another(now: datetime) -> None:
    assert task_due("support", "housing", now, ALMATY) < task_due("support", "work", now, ALMATY)


def test_the_rules_are_those_of_the_day_in_the_offices_zone() -> None:
    new_year_in_almaty = datetime(2025, 12, 31, 20, 0, tzinfo=UTC)
    assert answer_due(new_year_in_almaty, ALMATY).date() == date(2026, 1, 8)
    with pytest.raises(NoSuchRule, match="referral_answer on 2025-12-31"):
        answer_due(new_year_in_almaty, ZoneInfo("Europe/London"))
    assert task_due("contact", "other", new_year_in_almaty, ALMATY).date() == date(2026, 1, 5)


def test_every_rule_says_by_what_it_holds() -> None:
    assert {rule.code for rule in rules().rules if not rule.code.startswith("stage")} == {
        "assessment",
        "assessment_urgent",
        "contact_after_breach",
        "referral_answer",
        "referral_link",
        "appointment_reminder",
        "removed_file",
        "capacity_stale",
        "consent_after_register",
        "directory_confirm_after",
        "directory_ask_again",
        "directory_ask_most",
        "directory_ask_link",
        "consent_withdrawal",
        "consent_longest",
        "consent_renewal",
        "help_request_answer",
        "help_request_kept",
        "needs_reassessment",
        "need_unmoved",
        "plan_review_urgent",
        "plan_review_first_time",
        "plan_review_later",
        "plan_review_first_time_lasts",
        "vacancy_confirm_after",
        "work_proof_first",
        "work_proof_second",
        "work_proof_third",
        "worker_cases",
    }
    assert all(one.source and one.valid_from > date.min for one in (*rules().rules, *rules().lists))
    assert set(rules().values("urgent_needs", TUESDAY.date())) <= set(NEEDS)
    assert stale_after(TUESDAY.date()) == timedelta(days=7)


def test_a_task_is_held_by_whoever_took_it() -> None:
    task = TaskRow(UUID(int=1), UUID(int=2), "support", "work", "", "open", TUESDAY, TUESDAY, TUESDAY, None, None, urgent=False,
        ended_at=None, outcome=None, need_id=None)  # fmt: skip
    assert task.holder == ""
    assert replace(task, taken_by_name="Social One").holder == "Social One"


CASE = CaseRow(
    UUID(int=2), UUID(int=3), "75-2026-00001", "A B", None, "kk", "75", "75", "open", TUESDAY, None, "probation", restricted=False,
    birth_year=None, origin="registration", ground="register", consent_due_on=None, supervision_ended_at=None, release_on=None,
    closing_reason=None,
    rests=None,
)  # fmt: skip


def test_in_a_case_that_was_closed_nothing_begins() -> None:
    ensure_open(CaseStatus.OPEN)
    with pytest.raises(CaseClosed):
        ensure_open(CaseStatus.CLOSED)
    with pytest.raises(CaseClosed):
        ensure_may_begin(replace(CASE, status="closed"))


def test_while_consent_is_awaited_nothing_begins() -> None:
    ensure_may_begin(CASE)
    ensure_may_begin(replace(CASE, ground="consent"))
    with pytest.raises(ConsentAwaited):
        ensure_may_begin(replace(CASE, ground="consent_awaited"))


@pytest.mark.parametrize(
    ("ground", "agreed", "after"),
    [
        (Ground.REGISTER, True, Ground.CONSENT),
        (Ground.REGISTER, False, Ground.CONSENT_AWAITED),
        *((ground, agreed, ground) for ground in (Ground.CONSENT, Ground.CONSENT_AWAITED) for agreed in (True, False)),
    ],
)
def test_the_ground_of_help_after_the_register(ground: Ground, agreed: bool, after: Ground) -> None:
    assert ground_after(ground, agreed_before=agreed) is after


def test_a_case_is_supervised_while_it_is_open_on_the_register() -> None:
    assert CASE.supervised
    assert not replace(CASE, status="closed").supervised
    assert not replace(CASE, ground="consent").supervised


def test_what_is_due_at_this_moment_is_overdue() -> None:
    task = Waiting(TUESDAY, TUESDAY, urgent=False)
    assert sort_key(task, TUESDAY)[0] is False
    assert sort_key(task, TUESDAY - timedelta(seconds=1))[0] is True
