"""A plan is started with a goal and its steps; goals and steps are added."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from services.reintegration.cases.domain import ensure_may_begin
from services.reintegration.cases.locking import locked_case
from services.reintegration.database import DB, MESSAGING, Audit
from services.reintegration.errors import NoStep, NotAllowed, NotThere
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.needs.sealing import key_for
from services.reintegration.notifications import notify_desk
from services.reintegration.plans.actions.common import Act, Work, follow, locked_plan, note_event, note_next_step, record
from services.reintegration.plans.actions.reviewing import ensure_review
from services.reintegration.plans.domain.goals import OPEN, Goal, settled
from services.reintegration.plans.domain.steps import Owner, Step
from services.reintegration.plans.stored.rows import insert_goal, insert_step
from services.reintegration.plans.tables import Plan
from services.reintegration.tasks.ending import answer_task
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_values
from shared.messages.base import Need
from shared.messages.reintegration import PlanMilestone
from shared.messaging.outbox import send


@dataclass(frozen=True)
class NewStep:
    """A step as the worker and the person agree on it. `owner_name`: of the worker or the organisation."""

    text: str = field(repr=False)
    due_on: date
    owner: Owner = "person"
    owner_name: str = field(default="", repr=False)

    def step(self) -> Step:
        """With an id of its own."""
        return Step(uuid4(), self.text, self.due_on, owner=self.owner, owner_name=self.owner_name if self.owner != "person" else "")


async def start_plan(
    person: UUID, *, need: Need, goal: str, steps: Sequence[NewStep], token: UUID, by: Actor, now: datetime, task: UUID | None = None,
    need_id: UUID | None = None,
) -> UUID:  # fmt: skip
    """A plan with a goal and its steps; returns its id. The task that led to it is done, and the first review gets its day.

    Raises NoStep, NotThere, CaseClosed, ConsentAwaited, TaskTaken (another worker holds the task). Sent twice, it returns the first plan.
    """
    if not steps:
        raise NoStep
    plan, first = uuid4(), Goal(uuid4(), goal, tuple(each.step() for each in steps), need_id=need_id)
    async with transaction(DB):
        case = await locked_case(person, by=by)
        if before := await sent_before(token, plan, by=by, now=now):
            return before
        ensure_may_begin(case)
        await _ensure_need(person, need_id)
        if task is not None:
            await answer_task(task, person, by=by, now=now)
        await Plan.insert(Plan(id=plan, person=person, task=task, need=need, state="active", started_by=by.id, started_at=now))
        await insert_goal(await key_for(person, now), case, plan, first, 0)
        await note_next_step(person)
        await write_entry(person, "plan_started", by=by, now=now, need=need)
        await audit.record(Audit, by=by, action="plan_started", about=plan, details={"need": need, "steps": len(steps)}, at=now)
        if case.known_to_probation:
            await send(MESSAGING, PlanMilestone(person=person, plan=plan, need=need, milestone="plan_started", reached_at=now))
        await ensure_review(case, by=by, now=now)
        await notify_desk(case)
    return plan


async def add_goal(
    plan: UUID, *, text: str, steps: Sequence[NewStep], token: UUID, by: Actor, now: datetime, need_id: UUID | None = None
) -> UUID:
    """One more goal with its steps; returns the person. Raises NoStep, NotThere, CaseClosed, ConsentAwaited."""
    goal = Goal(uuid4(), text, tuple(each.step() for each in steps), need_id=need_id)
    async with transaction(DB):
        work = await locked_plan(plan, by=by, now=now)
        if await sent_before(token, goal.id, by=by, now=now):
            return work.case.person
        ensure_may_begin(work.case)
        await _ensure_need(work.case.person, need_id)
        await insert_goal(work.key, work.case, plan, goal, len(work.goals))
        await note_event(work, goal.id, None, Act("added"), None)
        await record(work, "goal_added", goal.id)
        await follow(work, (*work.goals, goal))
    return work.case.person


async def add_step(plan: UUID, new: NewStep, *, goal: UUID | None = None, token: UUID, by: Actor, now: datetime) -> UUID:
    """One more step for a goal of the plan, the last open one where none is named; returns the person.

    Raises NotAllowed for a plan or a goal that has ended, NotThere for another plan's goal.
    """
    async with transaction(DB):
        work, step = await locked_plan(plan, by=by, now=now), new.step()
        if not await sent_before(token, step.id, by=by, now=now):
            if work.plan.state != "active":
                raise NotAllowed(work.plan.state)
            found = work.goal(goal) if goal else [each for each in work.goals if each.state in OPEN][-1]
            if found.state not in OPEN:
                raise NotAllowed(found.state)
            await _add(work, found, step)
    return work.case.person


async def _add(work: Work, goal: Goal, step: Step) -> None:
    """A step of a goal for later is for later, too."""
    after = settled(Goal(goal.id, goal.text, (*goal.steps, step), goal.state, goal.reason, goal.need_id, goal.version))
    await insert_step(work.key, work.case, goal.id, after.steps[-1], len(goal.steps))
    await note_event(work, goal.id, step.id, Act("added"), None)
    await audit.record(Audit, by=work.by, action="step_added", about=step.id, details={}, at=work.now)
    await follow(work, tuple(after if each.id == goal.id else each for each in work.goals))


async def _ensure_need(person: UUID, need_id: UUID | None) -> None:
    """Raises NotThere where the need is another person's."""
    if need_id and not await fetch_values(DB, "SELECT 1 FROM reintegration.case_need WHERE id = $1 AND person = $2", need_id, person):
        raise NotThere
