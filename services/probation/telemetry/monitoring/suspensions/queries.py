"""Reads about suspensions: what time leaves to do, and alerts from before one was recorded."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.database import DB
from services.probation.telemetry.evaluation.domain.order_periods import ORDER_INDEPENDENT_RULES
from shared.db.rows import fetch_rows, fetch_values

SUSPENDED = """SELECT t.id FROM probation.monitoring_decision t JOIN probation.person p ON p.id = t.person
    WHERE (t.state = 'suspended' AND (t.lift IS NULL AND EXISTS (SELECT FROM probation.monitoring_order o WHERE o.person = t.person)
            OR (least(coalesce(t.suspended_until, t.ends_on), t.ends_on) + 1)::timestamp AT TIME ZONE p.time_zone <= $1)
        OR t.state <> 'suspended' AND t.lift IS NOT NULL)
    AND EXISTS (SELECT FROM probation.registration r WHERE r.person = t.person AND r.supervising_authority = t.authority
        AND r.state = 'open') ORDER BY t.id LIMIT $2"""
"""Decisions whose suspension is over, lifts nothing yet, or was ended otherwise while the order still lifts."""


async def suspensions_to_follow(now: datetime, size: int) -> list[UUID]:
    """Decisions for which time, or another action, left something to do about their suspension."""
    return await fetch_values(DB, SUSPENDED, now, size)


@dataclass(frozen=True, slots=True)
class BeganSuspended:
    """An alert that began while monitoring was suspended and nobody had recorded that yet."""

    id: UUID
    rule: str
    reason: str
    status: str
    opened_at: datetime


async def began_suspended(person: UUID, since: datetime, recorded: datetime) -> list[BeganSuspended]:
    """Alerts of zones and hours from the beginning of a suspension until it was recorded. Call `decision` first."""
    statement = """SELECT id, rule, reason, status, opened_at FROM probation.alert WHERE person = $1 AND opened_at < $3
        AND (opened_at >= $2 OR closed_at IS NULL OR closed_at > $2) AND NOT rule = ANY ($4) ORDER BY opened_at, id LIMIT 50"""
    return await fetch_rows(DB, BeganSuspended, statement, person, since, recorded, sorted(ORDER_INDEPENDENT_RULES))
