"""A plan: goals with steps. A goal has at least one step; an archived step keeps its reason and can be restored; only an active step can be
completed; steps meet a goal and complete a plan, nobody does this by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from services.reintegration.errors import NoStep, NotAllowed, NotThere, ReasonMissing

StepState = Literal["active", "completed", "archived"]
State = Literal["active", "met", "archived"]
ARCHIVE_REASONS = ("not_needed", "person_declined", "replaced", "entered_in_error", "case_closed")
DESK_REASONS = tuple(reason for reason in ARCHIVE_REASONS if reason != "case_closed")
"""Those that a person can choose."""
SOON_DAYS = 7


@dataclass(frozen=True)
class Step:
    """One thing to do by a day; who does it is not stored."""

    id: UUID
    text: str
    due_on: date
    state: StepState = "active"
    completed_at: datetime | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Goal:
    """What the person wants to reach, in the person's words."""

    id: UUID
    text: str
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        if not self.steps:
            raise NoStep

    @property
    def state(self) -> State:
        """archived when all its steps are; met when at least one is completed and none is active."""
        states = {step.state for step in self.steps}
        if "active" in states:
            return "active"
        return "met" if "completed" in states else "archived"


@dataclass(frozen=True)
class Plan:
    """Goals for one need of one person."""

    id: UUID
    goals: tuple[Goal, ...]

    @property
    def state(self) -> State:
        """As for a goal: active while any goal is, met when at least one is met and none is active."""
        states = {goal.state for goal in self.goals}
        if "active" in states:
            return "active"
        return "met" if "met" in states else "archived"

    def next_step(self) -> Step | None:
        """The active step that is due first."""
        return min((step for goal in self.goals for step in goal.steps if step.state == "active"), key=lambda s: s.due_on, default=None)

    def with_step(self, changed: Step) -> "Plan":
        """The plan with one step replaced."""
        return replace(self, goals=tuple(replace(g, steps=_replaced(g.steps, changed)) for g in self.goals))

    def step(self, step: UUID) -> Step:
        """The step with this id. Raises NotThere."""
        for goal in self.goals:
            for found in goal.steps:
                if found.id == step:
                    return found
        raise NotThere


def complete(step: Step, now: datetime) -> Step:
    """Only an active step can be completed. Raises NotAllowed."""
    if step.state != "active":
        raise NotAllowed(step.state)
    return replace(step, state="completed", completed_at=now)


def archive(step: Step, reason: str | None) -> Step:
    """Archive a step, with a reason from ARCHIVE_REASONS. Raises NotAllowed, ReasonMissing."""
    if step.state != "active":
        raise NotAllowed(step.state)
    if reason not in ARCHIVE_REASONS:
        raise ReasonMissing
    return replace(step, state="archived", reason=reason)


def restore(step: Step) -> Step:
    """Undo `archive`: the step is active again. Raises NotAllowed."""
    if step.state != "archived":
        raise NotAllowed(step.state)
    return replace(step, state="active", reason=None)


def _replaced(steps: Sequence[Step], changed: Step) -> tuple[Step, ...]:
    return tuple(changed if step.id == changed.id else step for step in steps)
