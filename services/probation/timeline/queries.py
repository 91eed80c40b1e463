"""Reads of the timeline, in keyset pages."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.database import DB
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows, from_json
from shared.values import Details


@dataclass(frozen=True, slots=True)
class TimelineEntryRow:
    """What happened: its kind, and codes, ids and numbers in `details`."""

    id: UUID
    kind: str
    at: datetime
    by_id: UUID
    by_name: str
    details: Details = from_json()


async def timeline(person: UUID, *, size: int = 100, after: UUID | None = None) -> KeysetPage[TimelineEntryRow]:
    """What happened, the latest first. Call `case` first: it checks who may read."""
    rows = await fetch_rows(
        DB,
        TimelineEntryRow,
        """SELECT * FROM probation.timeline_entry WHERE person = $1 AND ($3::uuid IS NULL OR (at, id) <
            (SELECT at, id FROM probation.timeline_entry WHERE id = $3)) ORDER BY at DESC, id DESC LIMIT $2""",
        *(person, size + 1, after),
    )
    return page_of(rows, size, begins_after=after)
