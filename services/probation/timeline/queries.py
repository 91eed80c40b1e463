"""Reads of the timeline, in keyset pages."""

import json
from uuid import UUID

from services.probation.rows import Row, fetch_all
from shared.db.keyset import KeysetPage, page_of


async def timeline(person: UUID, *, size: int = 100, after: UUID | None = None) -> KeysetPage[Row]:
    """What happened, the latest first. Ask `case` first: it knows who may read."""
    rows = await fetch_all(
        """SELECT * FROM probation.timeline_entry WHERE person = $1 AND ($3::uuid IS NULL OR (at, id) <
            (SELECT at, id FROM probation.timeline_entry WHERE id = $3)) ORDER BY at DESC, id DESC LIMIT $2""",
        *(person, size + 1, after),
    )
    return page_of([row | {"details": json.loads(row["details"])} for row in rows], size, begins_after=after)
