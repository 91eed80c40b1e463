"""When two records become one, a day has one check-in; when they part again, each has its own."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from services.probation.check_ins.scheduling import plan_ahead, tell_again, tell_withdrawn
from services.probation.database import DB
from shared.actors import Actor
from shared.db.rows import fetch_values

SAME_DAY = """EXISTS (SELECT FROM probation.check_in o WHERE o.person = $1 AND o.supervising_authority = t.supervising_authority
    AND o.due_on = t.due_on AND o.state <> 'cancelled')"""
"""That the surviving record, `$1`, has a check-in on the day of the check-in `t`."""
VISITED_TWICE = """t.undone_at IS NULL AND EXISTS (SELECT FROM probation.visit o WHERE o.person = $1 AND o.authority = t.authority
    AND o.came_on = t.came_on AND o.undone_at IS NULL)"""
"""That the surviving record, `$1`, has a logged visit on the day of the visit `t`."""
WITHDRAW_DOUBLES = f"""UPDATE probation.check_in t SET state = 'cancelled', version = version + 1
    WHERE t.person = $2 AND t.state = 'created' AND {SAME_DAY} RETURNING id"""  # noqa: S608 - constants of this module
GIVE_BACK = """UPDATE probation.check_in c SET state = 'created', version = version + 1 WHERE c.id = ANY ($1) AND c.state = 'cancelled'
    AND c.closes_at > $2 AND NOT EXISTS (SELECT FROM probation.check_in o WHERE o.person = c.person
        AND o.supervising_authority = c.supervising_authority AND o.due_on = c.due_on AND o.state <> 'cancelled') RETURNING id"""
OPEN = "SELECT id FROM probation.check_in WHERE person = $1 AND state = 'created' ORDER BY due_on, id"
AUTHORITIES = """SELECT DISTINCT supervising_authority FROM probation.registration
    WHERE person = $1 AND state = 'open' ORDER BY 1"""


async def withdraw_doubles(survivor: UUID, retired: UUID) -> list[UUID]:
    """Inside the caller's transaction: of two check-ins on a day that nobody handed in yet, the surviving record's counts."""
    gone: list[UUID] = await fetch_values(DB, WITHDRAW_DOUBLES, survivor, retired)
    for check_in in gone:
        await tell_withdrawn(retired, check_in)
    return gone


async def give_back(check_ins: Collection[UUID], *, now: datetime) -> None:
    """Inside the caller's transaction: those that can still be handed in are due again. One that has passed meanwhile is nobody's fault."""
    for check_in in await fetch_values(DB, GIVE_BACK, list(check_ins), now):
        await tell_again(check_in)


async def tell_open(person: UUID) -> None:
    """Inside the caller's transaction: the kiosk learns whose check-ins are due, since it may have learnt them under another record."""
    for check_in in await fetch_values(DB, OPEN, person):
        await tell_again(check_in)


async def plan_anew(person: UUID, *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: each open registration has its next check-in."""
    for authority in await fetch_values(DB, AUTHORITIES, person):
        await plan_ahead(person, authority, by=by, now=now)
