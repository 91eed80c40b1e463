"""Plans: what may be completed, archived and restored, and the effect on goals and plans."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reintegration.errors import NoStep, NotAllowed, NotThere, ReasonMissing
from services.reintegration.plans.domain import ARCHIVE_REASONS, DESK_REASONS, Goal, Plan, Step, StepState, archive, complete, restore
from tests.builders.moments import NOW

STATES: tuple[StepState, ...] = ("active", "completed", "archived")
step_states = st.sampled_from(STATES)


def a_step(state: StepState = "active", due: date = date(2026, 11, 27)) -> Step:
    reason = "not_needed" if state == "archived" else None
    return Step(uuid4(), "Visit the centre", due, state, NOW if state == "completed" else None, reason)


def a_plan(*goals: list[StepState]) -> Plan:
    return Plan(uuid4(), tuple(Goal(uuid4(), "A home", tuple(a_step(state) for state in states)) for states in goals))


def test_a_goal_has_at_least_one_step() -> None:
    with pytest.raises(NoStep):
        Goal(UUID(int=1), "A home", ())


@pytest.mark.parametrize("state", STATES)
def test_only_what_is_active_can_be_completed_or_put_aside(state: StepState) -> None:
    if state == "active":
        assert complete(a_step(), NOW).completed_at == NOW
        assert archive(a_step(), "not_needed").reason == "not_needed"
        return
    with pytest.raises(NotAllowed):
        complete(a_step(state), NOW)
    with pytest.raises(NotAllowed):
        archive(a_step(state), "not_needed")


@pytest.mark.parametrize("reason", [None, "", "I felt like it"])
def test_putting_aside_needs_a_reason(reason: str | None) -> None:
    with pytest.raises(ReasonMissing):
        archive(a_step(), reason)


def test_a_person_may_choose_every_reason_but_the_end_of_the_case() -> None:
    assert DESK_REASONS == ("not_needed", "person_declined", "replaced", "entered_in_error")


@given(st.sampled_from(ARCHIVE_REASONS))
def test_taking_up_again_undoes_putting_aside(reason: str) -> None:
    step = a_step()
    assert restore(archive(step, reason)) == step


@pytest.mark.parametrize("state", ["active", "completed"])
def test_only_what_was_put_aside_can_be_taken_up_again(state: StepState) -> None:
    with pytest.raises(NotAllowed):
        restore(a_step(state))


@given(st.lists(st.lists(step_states, min_size=1, max_size=4), min_size=1, max_size=4))
def test_a_plan_is_active_exactly_while_a_step_is(goals: list[list[StepState]]) -> None:
    plan, states = a_plan(*goals), {state for goal in goals for state in goal}
    assert (plan.state == "active") == ("active" in states)
    assert (plan.state == "met") == ("active" not in states and "completed" in states)
    assert (plan.next_step() is not None) == (plan.state == "active")


@given(st.lists(step_states, min_size=1, max_size=5))
def test_the_order_of_its_steps_changes_nothing_for_a_goal(states: list[StepState]) -> None:
    steps = [a_step(state) for state in states]
    assert Goal(UUID(int=1), "A home", tuple(steps)).state == Goal(UUID(int=1), "A home", tuple(reversed(steps))).state


def test_the_next_step_is_the_one_due_first() -> None:
    early, late = a_step(due=date(2026, 11, 25)), a_step(due=date(2026, 12, 1))
    done = a_step("completed", due=date(2026, 11, 1))
    assert Plan(uuid4(), (Goal(uuid4(), "A home", (late, done, early)),)).next_step() == early


def test_completing_the_last_step_meets_goal_and_plan() -> None:
    plan = a_plan(["active", "archived"], ["completed"])
    step = plan.goals[0].steps[0]
    after = plan.with_step(complete(plan.step(step.id), NOW))
    assert (plan.state, after.goals[0].state, after.state) == ("active", "met", "met")
    assert plan.with_step(replace(step)) == plan


def test_a_step_of_another_plan_is_not_there() -> None:
    with pytest.raises(NotThere):
        a_plan(["active"]).step(uuid4())
