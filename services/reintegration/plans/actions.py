"""Plans: started with goals and steps, worked through step by step; probation is told about milestones."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.reintegration.cases.domain import CaseRow, ensure_may_begin
from services.reintegration.cases.locking import locked_case, set_next_due
from services.reintegration.database import DB, MESSAGING, Audit
from services.reintegration.errors import NoStep, NotAllowed, NotThere
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.notifications import notify_desk
from services.reintegration.plans import domain as rules
from services.reintegration.plans.tables import Goal, Plan, Step
from services.reintegration.tasks.ending import answer_task
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import select_row
from shared.messages.base import Need
from shared.messages.reintegration import PlanMilestone
from shared.messaging.outbox import send


@dataclass(frozen=True, slots=True)
class PlanRow:
    """The person, the need and the state of a plan."""

    id: UUID
    person: UUID
    need: Need
    state: str


@dataclass(frozen=True)
class NewStep:
    """A step as the worker and the person agree on it."""

    text: str
    due_on: date


async def start_plan(
    person: UUID, *, need: Need, goal: str, steps: Sequence[NewStep], token: UUID, by: Actor, now: datetime, task: UUID | None = None
) -> UUID:
    """A plan with a goal and its steps; returns its id. The task that led to it is done.

    Raises NoStep, NotThere, CaseClosed, ConsentAwaited, TaskTaken (another worker holds the task). Sent twice, it returns the first plan.
    """
    if not steps:
        raise NoStep
    plan, goal_id = uuid4(), uuid4()
    async with transaction(DB):
        case = await locked_case(person, by=by)
        if before := await sent_before(token, plan, by=by, now=now):
            return before
        ensure_may_begin(case)
        if task is not None:
            await answer_task(task, person, by=by, now=now)
        await Plan.insert(
            Plan(id=plan, person=person, task=task, need=need, state="active", started_by=by.id, started_at=now),
        )
        await Goal.insert(Goal(id=goal_id, plan=plan, position=0, text=goal))
        await Step.insert(
            *[_new_step(case, goal=goal_id, position=position, text=step.text, due_on=step.due_on) for position, step in enumerate(steps)]
        )
        await _note_next_step(person)
        await write_entry(person, "plan_started", by=by, now=now, need=need)
        await audit.record(Audit, by=by, action="plan_started", about=plan, details={"need": need, "steps": len(steps)}, at=now)
        await send(MESSAGING, PlanMilestone(person=person, plan=plan, need=need, milestone="plan_started", reached_at=now))
        await notify_desk(case)
    return plan


async def add_step(plan: UUID, *, text: str, due_on: date, token: UUID, by: Actor, now: datetime) -> UUID:
    """One more step for the plan's last goal; returns the person. Raises NotAllowed for a plan that has ended."""
    async with transaction(DB):
        case, row, _ = await _locked_plan(plan, by)
        person = row.person
        step = uuid4()
        if await sent_before(token, step, by=by, now=now):
            return person
        if row.state != "active":
            raise NotAllowed(row.state)
        goal = await Goal.select(Goal.id).where(Goal.plan == plan).order_by(Goal.position, ascending=False).first()
        assert goal is not None
        count = await Step.count().where(Step.goal == goal["id"])
        await Step.insert(_new_step(case, step, goal=goal["id"], position=count, text=text, due_on=due_on))
        await _note_next_step(person)
        await audit.record(Audit, by=by, action="step_added", about=step, details={}, at=now)
        await notify_desk(case)
    return person


async def complete_step(step: UUID, *, by: Actor, now: datetime) -> UUID:
    """Done; returns the person. A goal's last active step meets the goal, the last goal completes the plan; probation is told of both."""
    return await _change(step, "step_completed", lambda found: rules.complete(found, now), by=by, now=now)


async def archive_step(step: UUID, reason: str | None, *, by: Actor, now: datetime) -> UUID:
    """Remove a step from the plan with a reason; returns the person."""
    return await _change(step, "step_archived", lambda found: rules.archive(found, reason), by=by, now=now)


async def restore_step(step: UUID, *, by: Actor, now: datetime) -> UUID:
    """Undo archive_step; returns the person."""
    return await _change(step, "step_restored", rules.restore, by=by, now=now)


async def archive_open_plans(person: UUID, *, now: datetime) -> int:
    """With the case's lock held: the case ended, so every active step is archived with that reason; returns how many plans."""
    rows = await Plan.select(Plan.id).where(Plan.person == person, Plan.state == "active")
    for row in rows:
        plan = await _read(row["id"])
        for step in [step for goal in plan.goals for step in goal.steps if step.state == "active"]:
            plan = plan.with_step(rules.archive(step, "case_closed"))
            await Step.update({Step.state: "archived", Step.reason: "case_closed"}).where(Step.id == step.id)
        await Plan.update({Plan.state: plan.state, Plan.ended_at: now}).where(Plan.id == plan.id)
    await _note_next_step(person)
    return len(rows)


async def _change(step: UUID, action: str, rule: Callable[[rules.Step], rules.Step], *, by: Actor, now: datetime) -> UUID:
    async with transaction(DB):
        goal = await Step.select(Step.goal).where(Step.id == step).first()
        owner = await Goal.select(Goal.plan).where(Goal.id == goal["goal"]).first() if goal else None
        if owner is None:
            raise NotThere
        case, row, before = await _locked_plan(owner["plan"], by)
        old = before.step(step)
        person = row.person
        if action == "step_completed" and old.state == "completed":
            return person  # sent twice
        new = rule(old)
        await Step.update({Step.state: new.state, Step.reason: new.reason, Step.completed_at: new.completed_at}).where(Step.id == step)
        await _note_next_step(person)
        await write_entry(person, action, by=by, now=now, words=old.text, reason=new.reason)
        await audit.record(Audit, by=by, action=action, about=step, details={"reason": new.reason}, at=now)
        await _update_goal_and_plan(row, before, before.with_step(new), by=by, now=now)
        await notify_desk(case)
    return person


def _new_step(case: CaseRow, number: UUID | None = None, *, goal: UUID, position: int, text: str, due_on: date) -> Step:
    """A row of an active step, with the desk that its case is on."""
    return Step(
        id=number or uuid4(), goal=goal, position=position, text=text, due_on=due_on, state="active", person=case.person,
        office=case.office, region=case.region,
    )  # fmt: skip


async def _note_next_step(person: UUID) -> None:
    """With the case's lock held: update the next due date, by which the list of cases is sorted."""
    due_on = await DB.connection().fetchval("SELECT min(due_on) FROM reintegration.step WHERE person = $1 AND state = 'active'", person)
    await set_next_due(person, due_on)


async def _update_goal_and_plan(row: PlanRow, before: rules.Plan, after: rules.Plan, *, by: Actor, now: datetime) -> None:
    """Update the goal and the plan after a step changed; each milestone is reported once."""
    person, need, newly_met = row.person, row.need, False
    for goal in after.goals:
        if goal.state != "met":
            continue
        first = await Goal.update({Goal.met_at: now}).where(Goal.id == goal.id, Goal.met_at.is_null()).returning(Goal.id)
        newly_met = newly_met or bool(first)
        if first:
            await write_entry(person, "goal_met", by=by, now=now, words=goal.text)
            await send(MESSAGING, PlanMilestone(person=person, plan=after.id, need=need, milestone="goal_met", reached_at=now))
    if after.state == before.state:
        return
    ended = now if after.state != "active" else None
    await Plan.update({Plan.state: after.state, Plan.ended_at: ended}).where(Plan.id == after.id)
    if after.state == "met" and newly_met:  # completing a restored step again does not report the goal again
        await write_entry(person, "plan_completed", by=by, now=now, need=need)
        await send(MESSAGING, PlanMilestone(person=person, plan=after.id, need=need, milestone="plan_completed", reached_at=now))


async def _locked_plan(plan: UUID, by: Actor) -> tuple[CaseRow, PlanRow, rules.Plan]:
    """The case (locked first), the plan's row and the plan as the rules see it."""
    found = await select_row(PlanRow, Plan.select().where(Plan.id == plan).first())
    if found is None:
        raise NotThere
    case = await locked_case(found.person, by=by)
    row = await select_row(PlanRow, Plan.select().where(Plan.id == plan).first())
    assert row is not None
    return case, row, await _read(plan)


async def _read(plan: UUID) -> rules.Plan:
    goals = await Goal.select().where(Goal.plan == plan).order_by(Goal.position)
    found = []
    for goal in goals:
        steps = await Step.select().where(Step.goal == goal["id"]).order_by(Step.position)
        found.append(
            rules.Goal(
                goal["id"],
                goal["text"],
                tuple(rules.Step(s["id"], s["text"], s["due_on"], s["state"], s["completed_at"], s["reason"]) for s in steps),
            )
        )
    return rules.Plan(plan, tuple(found))


async def move_to_desk(person: UUID, *, office: str, region: str) -> None:
    """Inside the caller's transaction: active steps move with the case to another desk."""
    await DB.connection().execute(
        "UPDATE reintegration.step SET office = $2, region = $3 WHERE person = $1 AND state = 'active'", person, office, region
    )
