"""A goal: what the person wants to reach. Its steps achieve it, or somebody says what became of it; each can be taken back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, get_args
from uuid import UUID

from services.reintegration.errors import NoStep, NotAllowed, NotThere, ReasonMissing
from services.reintegration.plans.domain import steps as of_steps
from services.reintegration.plans.domain.steps import Step

GoalState = Literal["active", "later", "achieved", "removed"]
PlanState = Literal["active", "met", "archived"]
STATES: tuple[GoalState, ...] = get_args(GoalState)
TRANSITIONS: Mapping[GoalState, tuple[GoalState, ...]] = {
    "active": ("later", "achieved", "removed"),
    "later": ("active", "achieved", "removed"),
    "achieved": ("active",),
    "removed": ("active",),
}
OPEN: tuple[GoalState, ...] = ("active", "later")
REMOVAL_REASONS = ("person_declined", "not_needed", "other_goal", "entered_in_error")


@dataclass(frozen=True, slots=True)
class Goal:
    """In the person's own words. `reason`: why it was removed. Raises NoStep without a step."""

    id: UUID
    text: str = field(repr=False)
    steps: tuple[Step, ...]
    state: GoalState = "active"
    reason: str | None = None
    need_id: UUID | None = None
    version: int = 1

    def __post_init__(self) -> None:
        if not self.steps:
            raise NoStep

    def with_step(self, changed: Step) -> "Goal":
        """The same with one step replaced."""
        return replace(self, steps=tuple(changed if step.id == changed.id else step for step in self.steps))

    def step(self, step: UUID) -> Step:
        """The step with this id. Raises NotThere."""
        for found in self.steps:
            if found.id == step:
                return found
        raise NotThere


def moved(goal: Goal, to: GoalState, reason: str | None = None) -> Goal:
    """Said by a worker with the person; its open steps follow. Raises NotAllowed, ReasonMissing for a removal without its reason.

    `later` puts the steps off; `achieved` and `removed` archive those that are open, and `active` takes exactly these up again.
    """
    if to not in TRANSITIONS[goal.state]:
        raise NotAllowed(goal.state)
    if to == "removed" and reason not in REMOVAL_REASONS:
        raise ReasonMissing
    steps = tuple(_following(step, to) for step in goal.steps)
    return replace(goal, state=to, reason=reason if to == "removed" else None, steps=steps)


def settled(goal: Goal) -> Goal:
    """After one of its steps changed: an open step makes it active again, or joins a goal for later; the last one done achieves it.

    Where every step was archived, it is removed with the reason of the step that was archived last in the plan's order.
    """
    if any(step.open for step in goal.steps):
        if goal.state == "later":
            return replace(goal, steps=tuple(_following(step, "later") for step in goal.steps))
        return goal if goal.state == "active" else replace(goal, state="active", reason=None)
    if goal.state not in OPEN:
        return goal
    if any(step.state == "completed" for step in goal.steps):
        return replace(goal, state="achieved", reason=None)
    return replace(goal, state="removed", reason=next(step.reason for step in reversed(goal.steps)))


def state_of_plan(goals: Iterable[Goal]) -> PlanState:
    """Active while a goal is open; met when at least one was achieved and none is open."""
    states = {goal.state for goal in goals}
    if states & set(OPEN):
        return "active"
    return "met" if "achieved" in states else "archived"


def _following(step: Step, to: GoalState) -> Step:
    if to == "later":
        return of_steps.put_off(step) if step.state in ("active", "blocked") else step
    if to == "active":
        if step.state == "later":
            return of_steps.take_up(step)
        return of_steps.restore(step) if step.reason == "goal_ended" else step
    return of_steps.archive(step, "goal_ended") if step.open else step
