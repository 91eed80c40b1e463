"""The alerts of one person."""

from uuid import UUID

from services.probation.rows import Row, fetch_all
from shared.db.keyset import KeysetPage, page_of


async def alerts_of(person: UUID, *, size: int = 50, after: UUID | None = None) -> KeysetPage[Row]:
    """The person's alerts, newest first; `after` is an alert."""
    rows = await fetch_all(
        """SELECT * FROM probation.alert WHERE person = $1 AND ($3::uuid IS NULL OR (opened_at, id) <
            (SELECT opened_at, id FROM probation.alert WHERE id = $3)) ORDER BY opened_at DESC, id DESC LIMIT $2""",
        *(person, size + 1, after),
    )
    return page_of(rows, size, begins_after=after)
