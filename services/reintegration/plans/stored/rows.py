"""Goals and steps as the rules see them, read from their rows and written back. The case is locked before."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import cast
from uuid import UUID

from services.reintegration.cases.domain import CaseRow
from services.reintegration.plans.domain.goals import Goal, GoalState, settled
from services.reintegration.plans.domain.steps import Owner, Step, StepState
from services.reintegration.plans.stored.texts import open_goal, open_step, seal_goal, seal_step
from services.reintegration.plans.tables import Goal as GoalTable
from services.reintegration.plans.tables import Step as StepTable
from services.reintegration.sealing.keys import PersonKey
from shared.db.rows import ColumnValues, select_rows


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal as it is stored."""

    id: UUID
    plan: UUID
    position: int
    state: GoalState | None
    reason: str | None
    need_id: UUID | None
    version: int
    text: str | None = field(repr=False)
    sealed: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step as it is stored."""

    id: UUID
    goal: UUID
    position: int
    due_on: date
    state: StepState
    reason: str | None
    completed_at: datetime | None
    owner: Owner
    owner_id: UUID | None
    first_due_on: date | None
    blocked_until: date | None
    done_on: date | None
    version: int
    text: str | None = field(repr=False)
    sealed: bytes | None = field(repr=False)


def step_of(row: StepRow, key: PersonKey | None) -> Step:
    """A step with its words."""
    return Step(
        row.id, due_on=row.due_on, state=row.state, completed_at=row.completed_at, reason=row.reason, owner=row.owner,
        owner_id=row.owner_id,
        first_due_on=row.first_due_on, blocked_until=row.blocked_until, done_on=row.done_on, version=row.version,
        **open_step(key, row.id, row.sealed, row.text),
    )  # fmt: skip


def goal_of(row: GoalRow, steps: Iterable[StepRow], key: PersonKey | None) -> Goal:
    """A goal with its words and its steps in their order. The state of an older one follows from its steps."""
    found = tuple(step_of(step, key) for step in steps if step.goal == row.id)
    words = open_goal(key, row.id, row.sealed, row.text)
    goal = Goal(row.id, words, found, row.state or "active", row.reason, row.need_id, row.version)
    return goal if row.state else settled(goal)


async def goals_of_plans(plans: Iterable[UUID], key: PersonKey | None) -> dict[UUID, list[Goal]]:
    """The goals of these plans in their order, by the plan."""
    rows = await select_rows(
        GoalRow, GoalTable.select().where(GoalTable.plan.is_in(list(plans) or [UUID(int=0)])).order_by(GoalTable.position)
    )
    goals = [row.id for row in rows] or [UUID(int=0)]
    steps = await select_rows(StepRow, StepTable.select().where(StepTable.goal.is_in(goals)).order_by(StepTable.position, StepTable.id))
    found: dict[UUID, list[Goal]] = {}
    for row in rows:
        found.setdefault(row.plan, []).append(goal_of(row, steps, key))
    return found


async def write_goal(key: PersonKey, goal: Goal) -> None:
    """Write what changed, as the next version."""
    values: ColumnValues = {
        GoalTable.state: goal.state, GoalTable.reason: goal.reason, GoalTable.need_id: goal.need_id, GoalTable.version: goal.version + 1,
        GoalTable.sealed: seal_goal(key, goal.id, goal.text), GoalTable.text: None,
    }  # fmt: skip
    await GoalTable.update(values).where(GoalTable.id == goal.id)


async def write_step(key: PersonKey, step: Step) -> None:
    """Write what changed, as the next version."""
    values = {**_columns(key, step), StepTable.version: step.version + 1}
    await StepTable.update(values).where(StepTable.id == step.id)


async def insert_goal(key: PersonKey, case: CaseRow, plan: UUID, goal: Goal, position: int) -> None:
    """A new goal with its steps."""
    await GoalTable.insert(
        GoalTable(
            id=goal.id, plan=plan, position=position, text=None, sealed=seal_goal(key, goal.id, goal.text), state=goal.state,
            need_id=goal.need_id, version=1,
        )
    )  # fmt: skip
    for at, step in enumerate(goal.steps):
        await insert_step(key, case, goal.id, step, at)


async def insert_step(key: PersonKey, case: CaseRow, goal: UUID, step: Step, position: int) -> None:
    """A new step, on the desk that has the case."""
    await StepTable.insert(
        StepTable(
            id=step.id, goal=goal, position=position, text=None, due_on=step.due_on, state=step.state, person=case.person,
            office=case.office, region=case.region, sealed=seal_step(key, step), owner=step.owner,
            owner_id=step.owner_id, version=1,
        )
    )  # fmt: skip


def _columns(key: PersonKey, step: Step) -> ColumnValues:
    return cast(
        "ColumnValues",
        {
            StepTable.due_on: step.due_on, StepTable.state: step.state, StepTable.reason: step.reason,
            StepTable.completed_at: step.completed_at, StepTable.owner: step.owner,
            StepTable.owner_id: step.owner_id, StepTable.first_due_on: step.first_due_on,
            StepTable.blocked_until: step.blocked_until, StepTable.done_on: step.done_on, StepTable.sealed: seal_step(key, step),
            StepTable.text: None,
        },
    )  # fmt: skip
