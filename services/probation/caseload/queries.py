"""Terms that end soon, in keyset pages, scoped by who asks: read by an index that begins with the reader's scope."""

# ruff: noqa: S608 - statements are put together from constants of this module; what a reader typed travels as arguments

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.probation.cases.queries import CASE
from services.probation.cases.scoping import scope
from services.probation.database import DB
from services.probation.rows import count_rows, keys_behind
from shared.actors import Actor
from shared.db.keyset import MOST_COUNTED, KeysetPage, page_of
from shared.db.rows import fetch_rows

ENDING = "{scope} AND r.state = 'open' AND r.term_ends_on <= $1 AND r.term_suspended_since IS NULL"


@dataclass(frozen=True, slots=True)
class EndingCase:
    """A case whose term ends soon."""

    person: UUID
    registration: UUID
    name: str
    case_number: str
    category: str
    term_ends_on: date


async def term_ends_soon(by: Actor, until: date, *, size: int, after: UUID | None = None) -> KeysetPage[EndingCase]:
    """Open cases whose term ends by `until`, the soonest first; `after` is a registration."""
    condition, values = scope(by, 3)
    behind = "SELECT term_ends_on, id FROM probation.registration WHERE id = $1"
    more, keys = await keys_behind(behind, after, "(r.term_ends_on, r.id)", 3 + len(values))
    statement = f"{CASE} WHERE {ENDING.format(scope=condition)} {more} ORDER BY r.term_ends_on, r.id LIMIT $2"
    rows = await fetch_rows(DB, EndingCase, statement, *(until, size + 1, *values, *keys))
    return page_of(rows, size, begins_after=after, key="registration")


async def count_term_ends_soon(by: Actor, until: date) -> int:
    """How many of them there are, up to MOST_COUNTED + 1."""
    condition, values = scope(by, 2)
    statement = f"SELECT 1 FROM probation.registration r WHERE {ENDING.format(scope=condition)} LIMIT {MOST_COUNTED + 1}"
    return await count_rows(statement, until, *values)
