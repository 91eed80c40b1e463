"""Plans: every act in every state of a step, every move of a goal, and what both mean for a plan."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reintegration.errors import NoStep, NotAllowed, NotThere, ReasonMissing
from services.reintegration.plans.domain import goals as of_goals
from services.reintegration.plans.domain import steps as of_steps
from services.reintegration.plans.domain.goals import Goal, GoalState, moved, settled, state_of_plan
from services.reintegration.plans.domain.steps import ACTS, ARCHIVE_REASONS, DESK_REASONS, STATES, Step, StepAct, StepState
from tests.builders.moments import NOW

TODAY = NOW.date()
LATER = TODAY + timedelta(days=7)
DUE = date(2026, 11, 27)
MAY: dict[StepState, set[StepAct]] = {
    "active": {"complete", "archive", "block", "put_off"},
    "blocked": {"complete", "archive", "unblock", "put_off"},
    "later": {"archive", "take_up"},
    "completed": {"reopen"},
    "archived": {"restore"},
}
DO: dict[StepAct, Callable[[Step], Step]] = {
    "complete": lambda step: of_steps.complete(step, NOW, done_on=TODAY, evidence="Seen"),
    "archive": lambda step: of_steps.archive(step, "not_needed"),
    "restore": of_steps.restore,
    "reopen": of_steps.reopen,
    "block": lambda step: of_steps.block(step, "The office is closed", LATER, TODAY),
    "unblock": of_steps.unblock,
    "put_off": of_steps.put_off,
    "take_up": of_steps.take_up,
}


def a_step(state: StepState = "active", due: date = DUE) -> Step:
    """A step as an act leaves it in this state."""
    step = Step(uuid4(), "Visit the centre", due)
    path: dict[StepState, tuple[StepAct, ...]] = {
        "active": (),
        "blocked": ("block",),
        "later": ("put_off",),
        "completed": ("complete",),
        "archived": ("archive",),
    }
    for act in path[state]:
        step = DO[act](step)
    assert step.state == state
    return step


def a_goal(*states: StepState, state: GoalState = "active") -> Goal:
    return Goal(uuid4(), "A home", tuple(a_step(each) for each in states), state)


states, acts = st.sampled_from(STATES), st.sampled_from(ACTS)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_possible_exactly_where_the_table_says(state: StepState, act: StepAct) -> None:
    assert (act in MAY[state]) == (act in of_steps.acts(state))
    if act in MAY[state]:
        assert DO[act](a_step(state)).state == of_steps.TRANSITIONS[act][1]
    else:
        with pytest.raises(NotAllowed):
            DO[act](a_step(state))


@given(st.lists(acts, max_size=12))
def test_no_history_loses_what_the_step_is_about_and_every_state_can_be_left(history: list[StepAct]) -> None:
    step = Step(uuid4(), "Visit the centre", DUE)
    for act in history:
        if act in of_steps.acts(step.state):
            step = DO[act](step)
    assert (step.text, step.due_on) == ("Visit the centre", DUE)
    assert of_steps.acts(step.state)
    assert (step.reason is not None) == (step.state == "archived")
    assert (step.completed_at is not None) == (step.state == "completed")
    assert (step.blocked_until is not None) == (step.state == "blocked") == bool(step.why)
    assert bool(step.evidence) == (step.state == "completed")


@pytest.mark.parametrize("reason", [None, "", "I felt like it"])
def test_putting_aside_needs_a_reason(reason: str | None) -> None:
    with pytest.raises(ReasonMissing):
        of_steps.archive(a_step(), reason)


def test_a_person_may_choose_every_reason_but_what_happens_by_itself() -> None:
    assert DESK_REASONS == ("not_needed", "person_declined", "replaced", "entered_in_error")


@given(st.sampled_from(ARCHIVE_REASONS))
def test_taking_up_again_undoes_putting_aside(reason: str) -> None:
    step = a_step()
    assert of_steps.restore(of_steps.archive(step, reason)) == step


@pytest.mark.parametrize(("why", "until"), [("", LATER), ("  ", LATER), ("Ill", TODAY), ("Ill", TODAY - timedelta(days=1))])
def test_what_cannot_be_done_yet_says_why_and_until_a_later_day(why: str, until: date) -> None:
    with pytest.raises(ReasonMissing):
        of_steps.block(a_step(), why, until, TODAY)


def test_a_blocked_step_comes_back_on_its_day() -> None:
    step = a_step("blocked")
    assert [of_steps.comes_back(step, day) for day in (LATER - timedelta(days=1), LATER, LATER + timedelta(days=1))] == [False, True, True]
    assert not of_steps.comes_back(a_step(), LATER)


@given(st.lists(st.integers(1, 400), min_size=1, max_size=6))
def test_the_day_that_was_agreed_first_is_kept_however_often_it_moves(days: list[int]) -> None:
    step = a_step()
    for number, away in enumerate(days):
        step = of_steps.moved_due(step, DUE + timedelta(days=away + 1000 * (number + 1)), "Asked for it")
    assert step.first_due_on == DUE
    assert step.due_on == DUE + timedelta(days=days[-1] + 1000 * len(days))


@pytest.mark.parametrize("state", STATES)
def test_only_an_open_step_is_moved_or_corrected(state: StepState) -> None:
    step = a_step(state)
    if step.open:
        assert of_steps.corrected(step, "Call the centre", "worker", "Aigul").owner_name == "Aigul"
        assert of_steps.corrected(step, "Call the centre", "person", "Aigul").owner_name == ""
        with pytest.raises(ReasonMissing):
            of_steps.moved_due(step, LATER + timedelta(days=30), " ")
        with pytest.raises(NotAllowed):
            of_steps.moved_due(step, step.due_on, "The same day")
        return
    with pytest.raises(NotAllowed):
        of_steps.corrected(step, "Call the centre", "person", "")
    with pytest.raises(NotAllowed):
        of_steps.moved_due(step, LATER + timedelta(days=30), "Asked for it")


def test_a_goal_has_at_least_one_step_and_knows_them() -> None:
    with pytest.raises(NoStep):
        Goal(UUID(int=1), "A home", ())
    with pytest.raises(NotThere):
        a_goal("active").step(uuid4())


@pytest.mark.parametrize("state", of_goals.STATES)
@pytest.mark.parametrize("to", of_goals.STATES)
def test_a_goal_moves_exactly_where_the_table_says(state: GoalState, to: GoalState) -> None:
    goal = a_goal("active", "completed")
    goal = goal if state == "active" else moved(goal, state, "not_needed")
    allowed = {
        "active": {"later", "achieved", "removed"},
        "later": {"active", "achieved", "removed"},
        "achieved": {"active"},
        "removed": {"active"},
    }[state]
    if to in allowed:
        assert moved(goal, to, "not_needed").state == to
        return
    with pytest.raises(NotAllowed):
        moved(goal, to, "not_needed")


@pytest.mark.parametrize("reason", [None, "", "goal_ended", "I felt like it"])
def test_removing_a_goal_needs_a_reason(reason: str | None) -> None:
    with pytest.raises(ReasonMissing):
        moved(a_goal("active"), "removed", reason)


@given(
    st.lists(st.sampled_from(("active", "completed", "archived")), min_size=1, max_size=4),
    st.sampled_from(("later", "achieved", "removed")),
)
def test_back_again_brings_exactly_the_steps_that_were_open(kept: list[StepState], to: GoalState) -> None:
    goal = a_goal(*kept)
    away = moved(goal, to, "not_needed")
    assert {step.state for step in away.steps} & {"active", "blocked"} == set()
    assert moved(away, "active") == goal


@given(st.lists(states, min_size=1, max_size=4), st.sampled_from(of_goals.STATES))
def test_a_goal_that_settled_fits_its_steps(kept: list[StepState], state: GoalState) -> None:
    goal = settled(a_goal(*kept, state=state))
    open_steps = [step for step in goal.steps if step.open]
    assert (goal.state in of_goals.OPEN) == bool(open_steps)
    if state == "later" and open_steps:
        assert goal.state == "later"
        assert {step.state for step in open_steps} == {"later"}
    if state in of_goals.OPEN and not open_steps:
        assert (goal.state == "achieved") == any(step.state == "completed" for step in goal.steps)
        assert (goal.state == "removed") == (goal.reason is not None)
    assert settled(goal) == goal


def test_the_last_step_done_achieves_the_goal_and_opening_it_again_takes_it_back() -> None:
    goal = a_goal("active", "archived")
    step = goal.steps[0]
    done = settled(goal.with_step(of_steps.complete(step, NOW)))
    assert done.state == "achieved"
    assert settled(done.with_step(of_steps.reopen(done.steps[0]))) == goal


@given(st.lists(st.sampled_from(of_goals.STATES), min_size=1, max_size=5))
def test_a_plan_is_active_while_a_goal_is_open_and_met_where_one_was_achieved(kept: list[GoalState]) -> None:
    goals = [a_goal("active", state=state) for state in kept]
    state = state_of_plan(goals)
    assert (state == "active") == any(each in of_goals.OPEN for each in kept)
    assert (state == "met") == ("achieved" in kept and state != "active")
    assert state_of_plan(reversed(goals)) == state
    assert state_of_plan([]) == "archived"
