"""The need that a goal is about, set by hand."""

from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.plans.tables import Goal, Plan
from shared.db.rows import fetch_values

OF_PLAN = "SELECT DISTINCT need_id FROM reintegration.goal WHERE plan = $1 AND need_id IS NOT NULL"


async def need_of_plan(plan: UUID) -> UUID | None:
    """The need that all goals of the plan are about; None where they are about several, or none is named."""
    found = await fetch_values(DB, OF_PLAN, plan)
    return found[0] if len(found) == 1 else None


async def set_need(goal: UUID, person: UUID, before: UUID | None, after: UUID | None) -> bool:
    """With the case's lock held; False where somebody else changed it meanwhile, or the goal is another person's."""
    mine = Goal.plan.is_in(Plan.select(Plan.id).where(Plan.person == person))
    unchanged = Goal.need_id.is_null() if before is None else Goal.need_id == before
    rows = await Goal.update({Goal.need_id: after}).where(Goal.id == goal, mine, unchanged).returning(Goal.id)
    return bool(rows)
