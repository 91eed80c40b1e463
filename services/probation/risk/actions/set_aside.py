"""Calculations that end in an error are set aside: tried again ever more rarely, seen by an operator, and nobody waits behind them."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from services.probation.database import DB, Audit
from services.probation.risk.actions.calculating import Unchecked
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_values
from shared.logs import describe, log

FIRST_RETRY, LONGEST_RETRY = timedelta(minutes=5), timedelta(hours=12)
LONGEST_ERROR = 400
NOTE = """INSERT INTO probation.risk_set_aside AS s (id, person, authority, error, first_at, last_at, times, next_try_at)
    VALUES ($1, $2, $3, $4, $5, $5, 1, $5::timestamptz + $6)
    ON CONFLICT (person, authority) DO UPDATE SET error = $4, last_at = $5, times = s.times + 1,
        next_try_at = $5::timestamptz + least($6 * power(4, least(s.times, 8)), $7) RETURNING times"""
FORGET = "DELETE FROM probation.risk_set_aside WHERE person = $1 AND authority = $2 RETURNING id"
TRY_NOW = "UPDATE probation.risk_set_aside SET next_try_at = $2 WHERE id = $1 RETURNING person"


async def set_aside(each: Unchecked, error: Exception, *, now: datetime) -> None:
    """Note the failure; the next try comes after 5 minutes, then 20, and so on up to 12 hours. What a log says names nobody."""
    said = describe(error)
    place = f"{said['error']}: {said['places'][-1] if said['places'] else ''}"[:LONGEST_ERROR]
    key = (uuid4(), each.person, each.supervising_authority)
    (times,) = await fetch_values(DB, NOTE, *key, place, now, FIRST_RETRY, LONGEST_RETRY)
    log.error("tier_set_aside", times=times, **said)


async def forget(each: Unchecked) -> None:
    """It was computed."""
    await fetch_values(DB, FORGET, each.person, each.supervising_authority)


async def try_now(number: UUID, *, by: Actor, now: datetime) -> bool:
    """Let the worker try it in its next round; False where it was computed meanwhile."""
    async with transaction(DB):
        found = await fetch_values(DB, TRY_NOW, number, now)
        for person in found:
            await audit.record(Audit, by=by, action="tier_tried_again", about=person, details={"set_aside": str(number)}, at=now)
    return bool(found)
