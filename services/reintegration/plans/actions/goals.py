"""What becomes of a goal: for later, achieved, removed, back again; its words are corrected, its place in the list changes."""

from dataclasses import replace
from datetime import datetime
from typing import Literal
from uuid import UUID, uuid4

from services.reintegration.database import DB, Audit
from services.reintegration.errors import NotAllowed, NotThere
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.notifications import notify_desk
from services.reintegration.plans.actions.common import Act, ensure_seen, locked_plan, plan_of_goal, record, save
from services.reintegration.plans.actions.steps import NO_FORM, Sent
from services.reintegration.plans.domain import goals as rules
from services.reintegration.plans.domain.goals import GoalState
from services.reintegration.plans.tables import Goal as GoalTable
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_values


async def set_goal_state(goal: UUID, to: GoalState, reason: str | None = None, *, sent: Sent = NO_FORM, by: Actor, now: datetime) -> UUID:
    """Set what becomes of it; its open steps follow. Returns the person. Raises NotAllowed, ReasonMissing, PlanChanged."""
    plan = await plan_of_goal(goal)
    async with transaction(DB):
        work = await locked_plan(plan, by=by, now=now)
        if sent.token and await sent_before(sent.token, uuid4(), by=by, now=now):
            return work.case.person
        before = work.goal(goal)
        ensure_seen(sent.seen, before.version)
        after = rules.moved(before, to, reason)
        await record(work, f"goal_{'back' if to == 'active' else to}", goal, reason=after.reason)
        await save(work, before, after, Act(f"goal_{to}"))
    return work.case.person


async def correct_goal(
    goal: UUID, text: str, need_id: UUID | None, *, sent: Sent = NO_FORM, by: Actor, now: datetime
) -> UUID:  # fmt: skip
    """Other words or another need; what stood there before stays in the history. Returns the person. Raises NotThere, PlanChanged."""
    plan = await plan_of_goal(goal)
    async with transaction(DB):
        work = await locked_plan(plan, by=by, now=now)
        if sent.token and await sent_before(sent.token, uuid4(), by=by, now=now):
            return work.case.person
        before = work.goal(goal)
        ensure_seen(sent.seen, before.version)
        if before.state not in rules.OPEN:
            raise NotAllowed(before.state)
        known = "SELECT 1 FROM reintegration.case_need WHERE id = $1 AND person = $2"
        if need_id and not await fetch_values(DB, known, need_id, work.case.person):
            raise NotThere
        after = replace(before, text=text, need_id=need_id)
        if after != before:
            await record(work, "goal_corrected", goal)
            await save(work, before, after, Act("correct"))
    return work.case.person


async def reorder_goal(goal: UUID, direction: Literal["up", "down"], *, by: Actor, now: datetime) -> UUID:
    """One place up or down in its plan; at the end nothing happens. Returns the person."""
    plan = await plan_of_goal(goal)
    async with transaction(DB):
        work = await locked_plan(plan, by=by, now=now)
        order = [each.id for each in work.goals]
        at = order.index(goal)
        to = at + (1 if direction == "down" else -1)
        if 0 <= to < len(order):
            order[at], order[to] = order[to], order[at]
            for position, each in enumerate(order):
                await GoalTable.update({GoalTable.position: position}).where(GoalTable.id == each)
            await audit.record(Audit, by=by, action="goal_moved", about=goal, details={"direction": direction}, at=now)
            await notify_desk(work.case)
    return work.case.person
