"""Reads of the timeline."""

import json
from uuid import UUID

from services.reintegration.rows import Row, fetch
from shared.db.keyset import KeysetPage, page_of


async def timeline_of(person: UUID, *, size: int = 100, after: UUID | None = None) -> KeysetPage[Row]:
    """What happened, newest first; `after` is an entry."""
    rows = await fetch(
        "SELECT * FROM reintegration.entry WHERE person = $1 AND ($3::uuid IS NULL OR (at, id) <"
        " (SELECT at, id FROM reintegration.entry WHERE id = $3)) ORDER BY at DESC, id DESC LIMIT $2",
        *(person, size + 1, after),
    )
    return page_of([row | {"details": json.loads(row["details"])} for row in rows], size, begins_after=after)
