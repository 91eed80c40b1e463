"""What every change of a plan has in common: the lock, what happened for the history, milestones, and the next day that counts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.cases.domain import CaseRow
from services.reintegration.cases.locking import locked_case, set_next_due
from services.reintegration.database import DB, MESSAGING, Audit
from services.reintegration.errors import NotThere, PlanChanged
from services.reintegration.needs.sealing import PersonKey, key_for
from services.reintegration.notifications import notify_desk
from services.reintegration.plans.domain.goals import Goal, state_of_plan
from services.reintegration.plans.domain.steps import Step
from services.reintegration.plans.stored.rows import goals_of_plans, write_goal, write_step
from services.reintegration.plans.tables import Goal as GoalTable
from services.reintegration.plans.tables import Plan, PlanEvent
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.rows import fetch_row, select_row
from shared.messages.base import Need
from shared.messages.reintegration import PlanMilestone
from shared.messaging.outbox import send

OF_GOAL = "SELECT plan AS id FROM reintegration.goal WHERE id = $1"
OF_STEP = "SELECT g.plan AS id FROM reintegration.step s JOIN reintegration.goal g ON g.id = s.goal WHERE s.id = $1"
NEXT_DUE = "SELECT min(due_on) FROM reintegration.step WHERE person = $1 AND state = 'active'"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """The person, the need and the state of a plan."""

    id: UUID
    person: UUID
    need: Need
    state: str


@dataclass(frozen=True, slots=True)
class _Id:
    id: UUID


@dataclass(frozen=True, slots=True)
class Work:
    """A plan whose case is locked, who works on it, and when."""

    case: CaseRow
    key: PersonKey
    plan: PlanRow
    goals: tuple[Goal, ...]
    by: Actor
    now: datetime

    def goal(self, goal: UUID) -> Goal:
        """The goal with this id. Raises NotThere."""
        for found in self.goals:
            if found.id == goal:
                return found
        raise NotThere

    def goal_of(self, step: UUID) -> Goal:
        """The goal that a step leads to. Raises NotThere."""
        for found in self.goals:
            if any(each.id == step for each in found.steps):
                return found
        raise NotThere


@dataclass(frozen=True, slots=True)
class Act:
    """What is done, for the history: its name, to which step (None: to the goal), a reason from a list, and why in words."""

    name: str
    step: UUID | None = None
    reason: str | None = None
    why: str = ""


async def plan_of_goal(goal: UUID) -> UUID:
    """Raises NotThere."""
    return await _plan(OF_GOAL, goal)


async def plan_of_step(step: UUID) -> UUID:
    """Raises NotThere."""
    return await _plan(OF_STEP, step)


async def locked_plan(plan: UUID, *, by: Actor, now: datetime, must_be_open: bool = True) -> Work:
    """Inside a transaction: the case (locked first), then the plan with its goals. Raises NotThere, CaseClosed."""
    found = await select_row(PlanRow, Plan.select().where(Plan.id == plan).first())
    if found is None:
        raise NotThere
    case = await locked_case(found.person, by=by, must_be_open=must_be_open)
    row = await select_row(PlanRow, Plan.select().where(Plan.id == plan).first())
    assert row is not None
    key = await key_for(row.person, now)
    return Work(case, key, row, tuple((await goals_of_plans([plan], key)).get(plan, ())), by, now)


def ensure_seen(seen: int | None, version: int) -> None:
    """Raises PlanChanged where somebody changed it since the page was opened. Without `seen` nobody looked at a page."""
    if seen is not None and seen != version:
        raise PlanChanged


async def save(work: Work, before: Goal, after: Goal, act: Act) -> None:
    """Write a goal and its steps where they changed, with their history; then what follows for the plan."""
    was = {step.id: step for step in before.steps}
    for step in after.steps:
        if step != was[step.id]:
            await write_step(work.key, step)
            name = act.name if step.id == act.step else "with_goal"
            why = act.why if step.id == act.step else ""
            await note_event(work, after.id, step.id, replace(act, name=name, why=why, reason=step.reason), was[step.id])
    if replace(after, steps=before.steps) != before:
        await write_goal(work.key, after)
        name = act.name if act.step is None else f"goal_{after.state}"
        why = act.why if act.step is None else ""
        await note_event(work, after.id, None, replace(act, name=name, why=why, reason=after.reason), before)
    await follow(work, tuple(after if goal.id == after.id else goal for goal in work.goals))


async def follow(work: Work, goals: tuple[Goal, ...]) -> None:
    """The milestones, the state of the plan, the next day that counts, the open desks. Each milestone is reported once."""
    person, plan, newly_met = work.case.person, work.plan, False
    for goal in goals:
        if goal.state == "achieved":
            first = (
                await GoalTable.update({GoalTable.met_at: work.now})
                .where(GoalTable.id == goal.id, GoalTable.met_at.is_null())
                .returning(GoalTable.id)
            )
            newly_met = newly_met or bool(first)
            if first:
                await write_entry(person, "goal_met", by=work.by, now=work.now, need=plan.need)
                await _milestone(work, "goal_met")
    state = state_of_plan(goals)
    if state != plan.state:
        ended = work.now if state != "active" else None
        await Plan.update({Plan.state: state, Plan.ended_at: ended}).where(Plan.id == plan.id)
        if state == "met" and newly_met:  # achieving a goal again that was taken up again does not report it again
            await write_entry(person, "plan_completed", by=work.by, now=work.now, need=plan.need)
            await _milestone(work, "plan_completed")
    await note_next_step(person)
    await notify_desk(work.case)


async def note_next_step(person: UUID) -> None:
    """With the case's lock held: update the next due date, by which the list of cases is sorted."""
    await set_next_due(person, await DB.connection().fetchval(NEXT_DUE, person))


async def note_event(work: Work, goal: UUID, step: UUID | None, act: Act, before: Goal | Step | None) -> None:
    """A line in the history: what stood there before, encrypted."""
    number = uuid4()
    said: dict[str, str] = {"why": act.why} if act.why else {}
    if before is not None:
        said |= _said(before)
    due_on = before.due_on if isinstance(before, Step) else None
    await PlanEvent.insert(
        PlanEvent(
            id=number, person=work.case.person, goal=goal, step=step, number=before.version + 1 if before else 1, act=act.name,
            reason=act.reason, due_on=due_on, sealed=work.key.seal(said, f"plan_event/{number}"), by_id=work.by.id, by_name=work.by.name,
            at=work.now,
        )
    )  # fmt: skip


async def record(work: Work, action: str, about: UUID, reason: str | None = None) -> None:
    """The entry in the case's history and in the audit: codes alone, no words about the person."""
    await write_entry(work.case.person, action, by=work.by, now=work.now, need=work.plan.need, reason=reason)
    await audit.record(Audit, by=work.by, action=action, about=about, details={"reason": reason}, at=work.now)


def _said(before: Goal | Step) -> Mapping[str, str]:
    if isinstance(before, Goal):
        return {"text": before.text, "state": before.state}
    said = {
        "text": before.text, "owner": before.owner, "owner_name": before.owner_name, "hindered": before.why, "state": before.state,
        "evidence": before.evidence, "document": before.document, "done_on": before.done_on.isoformat() if before.done_on else "",
    }  # fmt: skip
    return {name: text for name, text in said.items() if text}


async def _plan(statement: str, number: UUID) -> UUID:
    found = await fetch_row(DB, _Id, statement, number)
    if found is None:
        raise NotThere
    return found.id


async def _milestone(work: Work, milestone: str) -> None:
    if not work.case.known_to_probation:
        return
    message = {"person": work.case.person, "plan": work.plan.id, "need": work.plan.need, "milestone": milestone, "reached_at": work.now}
    await send(MESSAGING, PlanMilestone.model_validate(message))
