"""Reads of plans: all of a person's, one goal, one step, with their history. Call `case` or a `whose_…` first: it checks who may read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.errors import NotThere
from services.reintegration.plans.domain.goals import OPEN, Goal
from services.reintegration.plans.domain.steps import Step
from services.reintegration.plans.stored.rows import goals_of_plans
from services.reintegration.plans.stored.texts import SENSITIVE_NEEDS, open_words
from services.reintegration.rows import fetch_in_scope
from services.reintegration.sealing.keys import key_of
from shared.actors import Actor
from shared.db.rows import fetch_rows

OWNER = 'SELECT c.person, p.id AS plan, p.need, {goal} AS goal FROM reintegration.plan p JOIN reintegration."case" c USING (person)'
PLANS = "SELECT * FROM reintegration.plan WHERE person = $1 ORDER BY state <> 'active', started_at DESC, id"
EVENTS = "SELECT * FROM reintegration.plan_event WHERE {what} = $1 {only} ORDER BY at DESC, number DESC"


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose plan it is, and which goal of it."""

    person: UUID
    plan: UUID
    need: str
    goal: UUID | None


@dataclass(frozen=True, slots=True)
class _PlanRow:
    id: UUID
    need: str
    state: str
    started_at: datetime


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """Goals for one need. `hidden`: this reader sees that there is a plan and how far it is, and no words."""

    id: UUID
    need: str
    state: str
    started_at: datetime
    hidden: bool
    goals: Sequence[Goal]

    @property
    def open_goals(self) -> list[Goal]:
        """Those that are worked on, or are for later."""
        return [goal for goal in self.goals if goal.state in OPEN]


@dataclass(frozen=True, slots=True)
class _EventRow:
    id: UUID
    act: str
    reason: str | None
    due_on: date | None
    sealed: bytes = field(repr=False)
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """What happened to a goal or a step. `before`: what stood there until then, and `why` in words."""

    act: str
    reason: str | None
    due_on: date | None
    before: Mapping[str, str] = field(repr=False)
    by_name: str
    at: datetime


async def whose_plan(plan: UUID, by: Actor) -> Whose:
    """Raises NotThere out of scope."""
    return await _whose(f"{OWNER.format(goal='NULL::uuid')} WHERE :in_scope AND p.id = $2", plan, by)


async def whose_goal(goal: UUID, by: Actor) -> Whose:
    """Raises NotThere out of scope."""
    return await _whose(f"{OWNER.format(goal='g.id')} JOIN reintegration.goal g ON g.plan = p.id WHERE :in_scope AND g.id = $2", goal, by)


async def whose_step(step: UUID, by: Actor) -> Whose:
    """Raises NotThere out of scope."""
    joined = "JOIN reintegration.goal g ON g.plan = p.id JOIN reintegration.step s ON s.goal = g.id"
    return await _whose(f"{OWNER.format(goal='g.id')} {joined} WHERE :in_scope AND s.id = $2", step, by)


async def plans_of(person: UUID, *, sensitive: bool) -> list[ShownPlan]:
    """The plans of a case with their goals and steps; active plans first. Without `sensitive` some have no words."""
    rows = await fetch_rows(DB, _PlanRow, PLANS, person)
    goals = await goals_of_plans([row.id for row in rows], await key_of(person)) if rows else {}
    shown = []
    for row in rows:
        hidden = row.need in SENSITIVE_NEEDS and not sensitive
        found = [_without_words(goal) if hidden else goal for goal in goals.get(row.id, ())]
        shown.append(ShownPlan(row.id, row.need, row.state, row.started_at, hidden, found))
    return shown


async def goal_of(whose: Whose) -> Goal:
    """The goal with its steps."""
    goals = (await goals_of_plans([whose.plan], await key_of(whose.person))).get(whose.plan, ())
    return next(goal for goal in goals if goal.id == whose.goal)


async def events_of_goal(person: UUID, goal: UUID) -> list[ShownEvent]:
    """What happened to a goal itself, the latest first."""
    return await _events(person, EVENTS.format(what="goal", only="AND step IS NULL"), goal)


async def events_of_step(person: UUID, step: UUID) -> list[ShownEvent]:
    """What happened to a step, the latest first."""
    return await _events(person, EVENTS.format(what="step", only=""), step)


async def _events(person: UUID, statement: str, number: UUID) -> list[ShownEvent]:
    rows = await fetch_rows(DB, _EventRow, statement, number)
    key = await key_of(person) if rows else None
    return [
        ShownEvent(row.act, row.reason, row.due_on, open_words(key, f"plan_event/{row.id}", row.sealed), row.by_name, row.at)
        for row in rows
    ]


async def _whose(statement: str, number: UUID, by: Actor) -> Whose:
    rows = await fetch_in_scope(Whose, statement, by, number)
    if not rows:
        raise NotThere
    return rows[0]


def _without_words(goal: Goal) -> Goal:
    return replace(goal, text="", steps=tuple(_silent(step) for step in goal.steps))


def _silent(step: Step) -> Step:
    return replace(step, text="", owner_name="", why="", evidence="", document="")
