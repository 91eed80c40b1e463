"""The alerts of one person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.database import DB
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows


@dataclass(frozen=True, slots=True)
class PersonAlert:
    """A line of the list of a person's alerts."""

    id: UUID
    rule: str
    reason: str
    status: str
    opened_at: datetime


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
