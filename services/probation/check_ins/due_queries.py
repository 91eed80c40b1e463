"""Check-ins that may be handed in now, in keyset pages, scoped by who asks."""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.cases.queries import NAME
from services.probation.cases.scoping import scope
from services.probation.database import DB
from services.probation.rows import count_rows, keys_behind
from shared.actors import Actor
from shared.db.keyset import MOST_COUNTED, KeysetPage, page_of
from shared.db.rows import fetch_rows

# Few of the future check-ins are open now: they are found by the time they open, and sorted by the time they close.
DUE = """WITH open AS MATERIALIZED (SELECT c.id, c.closes_at FROM probation.check_in c WHERE {opened})
    SELECT c.id, c.person, c.closes_at, {name} AS name, r.name_key, r.case_number, p.phone
    FROM (SELECT * FROM open c WHERE c.closes_at > $1 {more} ORDER BY c.closes_at, c.id LIMIT {limit}) found
    JOIN probation.check_in c ON c.id = found.id
    JOIN probation.registration r ON r.id = c.registration JOIN probation.person p ON p.id = c.person ORDER BY c.closes_at, c.id"""

OPENED = "{scope} AND c.state = 'created' AND c.opens_at <= $1"


@dataclass(frozen=True, slots=True)
class DueCheckIn:
    """A check-in that may be handed in now, with whose it is."""

    id: UUID
    person: UUID
    closes_at: datetime
    name: str
    name_key: str
    case_number: str
    phone: str | None


async def due(by: Actor, now: datetime, *, size: int, after: UUID | None = None) -> KeysetPage[DueCheckIn]:
    """Check-ins that are open for handing in now, the one that closes first at the top; `after` is a check-in."""
    condition, values = scope(by, 2, "c")
    behind = "SELECT closes_at, id FROM probation.check_in WHERE id = $1"
    more, keys = await keys_behind(behind, after, "(c.closes_at, c.id)", 2 + len(values))
    statement = DUE.format(name=NAME, opened=OPENED.format(scope=condition), more=more, limit=size + 1)
    rows = await fetch_rows(DB, DueCheckIn, statement, *(now, *values, *keys))
    return page_of(rows, size, begins_after=after).ordered(lambda row: (row.closes_at, row.name_key))


async def count_due(by: Actor, now: datetime) -> int:
    """How many of them there are, up to MOST_COUNTED + 1."""
    condition, values = scope(by, 2, "c")
    opened = f"WITH open AS MATERIALIZED (SELECT c.closes_at FROM probation.check_in c WHERE {OPENED.format(scope=condition)})"
    found = f"{opened} SELECT 1 FROM open WHERE closes_at > $1 LIMIT {MOST_COUNTED + 1}"
    return await count_rows(found, now, *values)
