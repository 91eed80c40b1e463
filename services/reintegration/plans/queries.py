"""Reads of plans."""

from uuid import UUID

from services.reintegration.errors import NotThere
from services.reintegration.rows import Row, fetch, office_of
from shared.actors import Actor


async def person_of_plan(plan: UUID, by: Actor) -> UUID:
    """Whose plan it is. Raises NotThere out of scope."""
    rows = await fetch(
        "SELECT c.person FROM reintegration.plan p JOIN reintegration.case c USING (person) WHERE :in_scope AND p.id = $2",
        *(office_of(by), plan),
    )
    if not rows:
        raise NotThere
    person: UUID = rows[0]["person"]
    return person


async def plans_of(person: UUID) -> list[Row]:
    """The plans of a case with `goals`, each with `steps`; active plans first."""
    plans = await fetch("SELECT * FROM reintegration.plan WHERE person = $1 ORDER BY state <> 'active', started_at DESC", person)
    goals = await fetch("SELECT * FROM reintegration.goal WHERE plan = ANY($1) ORDER BY position", [plan["id"] for plan in plans])
    steps = await fetch(
        "SELECT * FROM reintegration.step WHERE goal = ANY($1) ORDER BY state <> 'active', due_on, position", [goal["id"] for goal in goals]
    )
    for goal in goals:
        goal["steps"] = [step for step in steps if step["goal"] == goal["id"]]
    for plan in plans:
        plan["goals"] = [goal for goal in goals if goal["plan"] == plan["id"]]
    return plans
