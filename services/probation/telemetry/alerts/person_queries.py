"""The alerts of one person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.database import DB
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows
from shared.registry import Fact

CONFIRMED = """SELECT v.id, min(a.opened_at) AS at, (array_agg(a.reason ORDER BY a.opened_at, a.id))[1] AS reason, count(*) AS alerts
    FROM probation.violation v JOIN probation.alert a ON a.id = ANY (v.alerts)
    WHERE v.person = $1 AND v.state IN ('drafted', 'passed_on') GROUP BY v.id HAVING min(a.opened_at) >= $2 ORDER BY 2, 1"""


@dataclass(frozen=True, slots=True)
class PersonAlert:
    """A line of the list of a person's alerts."""

    id: UUID
    rule: str
    reason: str
    status: str
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class _Confirmed:
    id: UUID
    at: datetime
    reason: str
    alerts: int


async def confirmed_incidents(person: UUID, since: datetime) -> list[Fact]:
    """What officers confirmed after they had tried to reach the person, and did not set aside."""
    found = await fetch_rows(DB, _Confirmed, CONFIRMED, person, since)
    return [
        Fact("bracelet_incident", one.id, one.at, f"/violations/{one.id}", {"reason": one.reason, "alerts": one.alerts}) for one in found
    ]


async def alerts_of(person: UUID, *, size: int = 50, after: UUID | None = None) -> KeysetPage[PersonAlert]:
    """The person's alerts, newest first; `after` is an alert."""
    rows = await fetch_rows(
        DB,
        PersonAlert,
        """SELECT id, rule, reason, status, opened_at FROM probation.alert WHERE person = $1 AND ($3::uuid IS NULL OR (opened_at, id) <
            (SELECT opened_at, id FROM probation.alert WHERE id = $3)) ORDER BY opened_at DESC, id DESC LIMIT $2""",
        *(person, size + 1, after),
    )
    return page_of(rows, size, begins_after=after)
