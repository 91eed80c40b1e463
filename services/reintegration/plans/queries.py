"""Reads of plans."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.errors import NotThere
from services.reintegration.rows import fetch_in_scope
from shared.actors import Actor
from shared.db.rows import fetch_rows, read_apart


@dataclass(frozen=True, slots=True)
class _Owner:
    person: UUID


@dataclass(frozen=True, slots=True)
class NamedStep:
    """One thing to do, and for whom."""

    person: UUID
    text: str


@dataclass(frozen=True, slots=True)
class ShownStep:
    """One thing to do until a day."""

    id: UUID
    goal: UUID
    text: str
    due_on: date
    state: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class ShownGoal:
    """What the person wants to reach."""

    id: UUID
    plan: UUID
    text: str
    steps: Sequence[ShownStep] = read_apart()


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """Goals for one need."""

    id: UUID
    need: str
    state: str
    goals: Sequence[ShownGoal] = read_apart()


async def person_of_plan(plan: UUID, by: Actor) -> UUID:
    """Whose plan it is. Raises NotThere out of scope."""
    rows = await fetch_in_scope(
        _Owner,
        "SELECT c.person FROM reintegration.plan p JOIN reintegration.case c USING (person) WHERE :in_scope AND p.id = $2",
        *(by, plan),
    )
    if not rows:
        raise NotThere
    return rows[0].person


async def step(step_id: UUID, by: Actor) -> NamedStep:
    """A step and whose it is. Raises NotThere out of scope."""
    rows = await fetch_in_scope(
        NamedStep,
        "SELECT c.person, s.text FROM reintegration.step s JOIN reintegration.goal g ON g.id = s.goal"
        " JOIN reintegration.plan p ON p.id = g.plan JOIN reintegration.case c ON c.person = p.person WHERE :in_scope AND s.id = $2",
        *(by, step_id),
    )
    if not rows:
        raise NotThere
    return rows[0]


async def plans_of(person: UUID) -> list[ShownPlan]:
    """The plans of a case with their goals and steps; active plans first."""
    plans = await fetch_rows(
        DB, ShownPlan, "SELECT * FROM reintegration.plan WHERE person = $1 ORDER BY state <> 'active', started_at DESC", person
    )
    goals = await fetch_rows(
        DB, ShownGoal, "SELECT * FROM reintegration.goal WHERE plan = ANY($1) ORDER BY position", [plan.id for plan in plans]
    )
    steps = await fetch_rows(
        DB,
        ShownStep,
        "SELECT * FROM reintegration.step WHERE goal = ANY($1) ORDER BY state <> 'active', due_on, position",
        [goal.id for goal in goals],
    )
    with_steps = [replace(goal, steps=[step for step in steps if step.goal == goal.id]) for goal in goals]
    return [replace(plan, goals=[goal for goal in with_steps if goal.plan == plan.id]) for plan in plans]
