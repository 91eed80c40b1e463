"""What happens to plans when a case ends or moves to another desk."""

from datetime import datetime
from uuid import UUID

from services.reintegration.database import BY, DB
from services.reintegration.plans.actions.common import Act, locked_plan, note_event, note_next_step
from services.reintegration.plans.actions.reviewing import end_review
from services.reintegration.plans.domain.goals import settled, state_of_plan
from services.reintegration.plans.domain.steps import archive
from services.reintegration.plans.stored.rows import write_goal, write_step
from services.reintegration.plans.tables import Plan
from shared.db.rows import fetch_values

ACTIVE = "SELECT id FROM reintegration.plan WHERE person = $1 AND state = 'active' ORDER BY started_at, id"
MOVED = "UPDATE reintegration.step SET office = $2, region = $3 WHERE person = $1 AND state IN ('active', 'blocked', 'later')"


async def archive_open_plans(person: UUID, *, now: datetime) -> int:
    """With the case's lock held: the case ended, so every open step is archived with that reason; returns how many plans."""
    plans = await fetch_values(DB, ACTIVE, person)
    for plan in plans:
        work = await locked_plan(plan, by=BY, now=now, must_be_open=False)
        goals = []
        for before in work.goals:
            after = before
            for step in [each for each in before.steps if each.open]:
                new = archive(step, "case_closed")
                await write_step(work.key, new)
                await note_event(work, before.id, step.id, Act("archive", step.id, "case_closed"), step)
                after = after.with_step(new)
            goals.append(settled(after))
            if goals[-1].state != before.state:
                await write_goal(work.key, goals[-1])
        await Plan.update({Plan.state: state_of_plan(goals), Plan.ended_at: now}).where(Plan.id == plan)
    await end_review(person, now=now)
    await note_next_step(person)
    return len(plans)


async def move_to_desk(person: UUID, *, office: str, region: str) -> None:
    """Inside the caller's transaction: open steps move with the case to another desk."""
    await DB.connection().execute(MOVED, person, office, region)
