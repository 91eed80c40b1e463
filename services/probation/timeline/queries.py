"""Reads of the timeline, in keyset pages."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.database import DB
from shared.access.scope import scope_of
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows, fetch_values, from_json
from shared.values import Details

HISTORY_FROM = """SELECT max(t.history_from) FROM probation.transfer t
    JOIN probation.registration r ON r.person = t.person AND r.current AND r.office = t.to_office
    WHERE t.person = $1 AND t.state = 'accepted'
    AND NOT EXISTS (SELECT FROM probation.transfer b WHERE b.person = t.person AND b.from_office = r.office AND b.state = 'accepted')"""


@dataclass(frozen=True, slots=True)
class TimelineEntryRow:
    """What happened: its kind, and codes, ids and numbers in `details`."""

    id: UUID
    kind: str
    at: datetime
    by_id: UUID
    by_name: str
    details: Details = from_json()


async def timeline(
    person: UUID, *, size: int = 100, after: UUID | None = None, since: datetime | None = None
) -> KeysetPage[TimelineEntryRow]:
    """What happened, the latest first; `since` is what `history_from` says. Call `case` first: it checks who may read."""
    rows = await fetch_rows(
        DB,
        TimelineEntryRow,
        """SELECT * FROM probation.timeline_entry WHERE person = $1 AND ($3::uuid IS NULL OR (at, id) <
            (SELECT at, id FROM probation.timeline_entry WHERE id = $3)) AND ($4::timestamptz IS NULL OR at >= $4)
            ORDER BY at DESC, id DESC LIMIT $2""",
        *(person, size + 1, after, since),
    )
    return page_of(rows, size, begins_after=after)


async def history_from(by: Actor, person: UUID) -> datetime | None:
    """From when this reader reads the history; None: from the beginning.

    The office that took a case over reads it from the beginning of the registrations that moved. What belongs to closed cases before
    stays with the office that kept them, and with the oversight of all offices.
    """
    if scope_of(by).everything:
        return None
    (since,) = await fetch_values(DB, HISTORY_FROM, person)
    return since if isinstance(since, datetime) else None
