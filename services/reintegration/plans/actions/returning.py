"""What happens by itself: steps that come back, reviews that come sooner, older texts that are encrypted."""

from datetime import datetime, timedelta
from uuid import UUID

from services.reintegration.cases.locking import locked_case
from services.reintegration.database import BY, DB
from services.reintegration.errors import Refused
from services.reintegration.plans.actions.reviewing import bring_forward
from services.reintegration.plans.actions.steps import unblock_step
from services.reintegration.plans.deadlines import intervals
from services.reintegration.plans.stored.rows import StepRow, goals_of_plans, step_of
from services.reintegration.plans.stored.texts import seal_goal, seal_step
from services.reintegration.plans.tables import Goal, Step
from services.reintegration.sealing.keys import key_for
from services.reintegration.words import today
from shared.db.engine import transaction
from shared.db.rows import ColumnValues, fetch_values, select_rows

AT_ONCE = 200
BACK = "SELECT id FROM reintegration.step WHERE state = 'blocked' AND blocked_until <= $1 ORDER BY blocked_until, id LIMIT $2"
URGENT = """SELECT r.person FROM reintegration.plan_review r WHERE r.state = 'active' AND r.exempt_since IS NULL AND r.due_on > $2
    AND EXISTS (SELECT FROM reintegration.case_need n WHERE n.person = r.person AND n.urgent_now) ORDER BY r.due_on, r.id LIMIT $1"""
PLAIN = """SELECT DISTINCT person FROM ((SELECT person FROM reintegration.step WHERE text IS NOT NULL LIMIT $1)
    UNION ALL (SELECT p.person FROM reintegration.goal g JOIN reintegration.plan p ON p.id = g.plan WHERE g.text IS NOT NULL LIMIT $1)) f"""
PLANS = "SELECT id FROM reintegration.plan WHERE person = $1"
GOALS = "SELECT g.id FROM reintegration.goal g JOIN reintegration.plan p ON p.id = g.plan WHERE p.person = $1 AND g.text IS NOT NULL"


async def bring_back_steps(*, now: datetime) -> int:
    """Steps whose day has come can be done again; returns how many."""
    found = await fetch_values(DB, BACK, today(now), AT_ONCE)
    return sum([await _tried(step, now) for step in found])


async def bring_reviews_forward(*, now: datetime) -> int:
    """Where a need became urgent; returns how many reviews come sooner."""
    day = today(now)
    latest = day + timedelta(days=intervals(day).urgent)
    return sum([await bring_forward(person, now=now) for person in await fetch_values(DB, URGENT, AT_ONCE, latest)])


async def seal_older_texts(*, now: datetime) -> int:
    """Encrypt what was written before texts were encrypted, person by person; returns how many people.

    Goals get the state that follows from their steps. Nothing is lost if it is interrupted.
    """
    people = await fetch_values(DB, PLAIN, AT_ONCE)
    for person in people:
        async with transaction(DB):
            await locked_case(person, by=BY, must_be_open=False)
            key, plain = await key_for(person, now), set(await fetch_values(DB, GOALS, person))
            plans = await goals_of_plans(await fetch_values(DB, PLANS, person), key)
            for goal in [each for goals in plans.values() for each in goals if each.id in plain]:
                values: ColumnValues = {Goal.sealed: seal_goal(key, goal.id, goal.text), Goal.text: None}
                await Goal.update({**values, Goal.state: goal.state, Goal.reason: goal.reason}).where(Goal.id == goal.id)
            for row in await select_rows(StepRow, Step.select().where(Step.person == person, Step.text.is_not_null())):
                await Step.update({Step.sealed: seal_step(key, step_of(row, key)), Step.text: None}).where(Step.id == row.id)
    return len(people)


async def _tried(step: UUID, now: datetime) -> bool:
    """Nothing is tried again for a step that somebody changed in between."""
    try:
        await unblock_step(step, by=BY, now=now)
    except Refused:
        return False
    return True
