"""Reads of the timeline, in keyset pages."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.database import DB
from services.probation.record_links.queries import records_of
from shared.access.scope import scope_of
from shared.actors import Actor
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows, fetch_values, from_json
from shared.values import Details

HISTORY_FROM = """SELECT max(t.history_from) FROM probation.transfer t
    JOIN probation.registration r ON r.person = $1 AND r.current AND r.office = t.to_office
    WHERE t.person = ANY ($2) AND t.state = 'accepted'
    AND NOT EXISTS (SELECT FROM probation.transfer b WHERE b.person = ANY ($2) AND b.from_office = r.office AND b.state = 'accepted')"""

SAID_OF_BOTH = ["merge_proposed", "merged_into"]
"""What stands in the history of both records that were merged is shown once."""


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
    """What happened, also in records that were merged into this one, the latest first; `since` is what `history_from` says.

    Call `case` first: it checks who may read.
    """
    rows = await fetch_rows(
        DB,
        TimelineEntryRow,
        """SELECT * FROM probation.timeline_entry WHERE person = ANY ($1) AND ($3::uuid IS NULL OR (at, id) <
            (SELECT at, id FROM probation.timeline_entry WHERE id = $3)) AND ($4::timestamptz IS NULL OR at >= $4)
            AND (person = $5 OR kind <> ALL ($6::text[])) ORDER BY at DESC, id DESC LIMIT $2""",
        *(await records_of(person), size + 1, after, since, person, SAID_OF_BOTH),
    )
    return page_of(rows, size, begins_after=after)


async def history_from(by: Actor, person: UUID) -> datetime | None:
    """From when this reader reads the history; None: from the beginning.

    The office that took a case over reads it from the beginning of the registrations that moved. What belongs to closed cases before
    stays with the office that kept them, and with the oversight of all offices.
    """
    if scope_of(by).everything:
        return None
    (since,) = await fetch_values(DB, HISTORY_FROM, person, await records_of(person))
    return since if isinstance(since, datetime) else None
